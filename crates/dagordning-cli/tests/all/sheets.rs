//! What a PDF says of its pages beside what is on them: outline, labels, fonts, attached files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A PDF of pages with these lines. Object 1 is the catalogue, the pages are 3, 5, 7 …; `fonts` has the number of each page's font,
/// 0 or 1; what is told in `root` may refer to `more`, whose numbers begin with `first_of_more`.
fn book(pages: &[&[&str]], fonts: &[usize], root: &str, more: &[String]) -> Vec<u8> {
    let font = 3 + 2 * pages.len();
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", 3 + 2 * at)).collect();
    let mut objects = vec![
        format!("<< /Type /Catalog /Pages 2 0 R {root} >>"),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", pages.len()),
    ];
    for (at, lines) in pages.iter().enumerate() {
        let own = font + fonts.get(at).copied().unwrap_or(0);
        let escaped = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\{:03o}", u32::from(c)) };
        let shown = |line: &&str| format!("({}) Tj T* ", line.chars().map(escaped).collect::<String>());
        let content = format!("BT /F1 12 Tf 16 TL 72 770 Td {}ET", lines.iter().map(shown).collect::<String>());
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 {own} 0 R >> >> >>",
            objects.len() + 2
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    objects.extend([helvetica.to_owned(), helvetica.to_owned()]);
    objects.extend_from_slice(more);
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let (start, size) = (file.len(), objects.len() + 1);
    format!("{file}{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes()
}

/// The number of the first of `more`.
fn first_of_more(pages: usize) -> usize {
    5 + 2 * pages
}

fn run(command: &[&str], name: &str, bytes: &[u8]) -> Output {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheets");
    fs::create_dir_all(&folder).expect("a writable folder");
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a writable folder");
    Command::new(env!("CARGO_BIN_EXE_dagordning")).args(command).arg(path).output().expect("the program starts")
}

fn parsed(name: &str, bytes: &[u8]) -> Value {
    let output = run(&["parse"], name, bytes);
    serde_json::from_slice(&output.stdout).expect("one object in JSON")
}

const AGENDA: [&str; 9] = [
    "Kallelse",
    "Hamnnämnden",
    "Tid: 2026-03-02 kl. 13.00",
    "Plats: Sal Bojen, kommunhuset",
    "",
    "1. Val av justerare",
    "",
    "2. Ny brygga vid Norra kajen",
    "",
];
const DRAWING: [&str; 3] = ["Norra hamnen", "Norra kajen, brygga B", "Vattendjup 3,4 m"];
const PRICES: [&str; 3] = ["Virke 120 000 kr", "Arbete 240 000 kr", "Summa 360 000 kr"];

fn pages_of(document: &Value) -> Vec<Value> {
    document["attachments"].as_array().into_iter().flatten().map(|paper| paper["pages"].clone()).collect()
}

/// An outline of entries, each with its title and what leads to its page.
fn outline(entries: &[(&str, String)], first: usize) -> Vec<String> {
    let last = first + entries.len();
    let mut objects =
        vec![format!("<< /Type /Outlines /First {} 0 R /Last {last} 0 R /Count {} >>", first + 1, entries.len())];
    for (at, (title, place)) in entries.iter().enumerate() {
        let next = if at + 1 < entries.len() { format!("/Next {} 0 R", first + 2 + at) } else { String::new() };
        objects.push(format!("<< /Title ({title}) /Parent {first} 0 R {next} {place} >>"));
    }
    objects
}

#[test]
fn an_outline_tells_where_papers_begin_and_how_they_are_called() {
    let first = first_of_more(3);
    let named = format!("/Outlines {first} 0 R /Dests << /kostnader [7 0 R /Fit] >>");
    let entries = [
        ("Kallelse", "/Dest [3 0 R /Fit]".to_owned()),
        ("Bilaga 1 Ritning.pdf", "/A << /S /GoTo /D [5 0 R /XYZ 0 800 0] >>".to_owned()),
        ("Bilaga 2 Kostnader", "/Dest /kostnader".to_owned()),
    ];
    let bytes = book(&[&AGENDA, &DRAWING, &PRICES], &[0, 0, 0], &named, &outline(&entries, first));
    let document = parsed("outline.pdf", &bytes);
    assert_eq!(pages_of(&document), [Value::from(vec![2, 2]), Value::from(vec![3, 3])], "{document}");
    assert_eq!(document["items"].as_array().map(Vec::len), Some(2));
    let why = String::from_utf8_lossy(&run(&["lines", "--why"], "outline.pdf", &bytes).stdout).into_owned();
    assert!(why.contains("bookmark +") && why.contains("outline paper +"), "{why}");
    for (paper, called) in
        document["attachments"].as_array().expect("papers").iter().zip(["Bilaga 1 Ritning.pdf", "Bilaga 2 Kostnader"])
    {
        // The page's own words come first.
        assert!(paper["title"].is_string() || paper["outline_title"] == called, "{paper}");
    }
    // Without the outline nothing says so.
    let plain = parsed("plain.pdf", &book(&[&AGENDA, &DRAWING, &PRICES], &[0, 0, 0], "", &[]));
    assert!(plain["attachments"].is_null(), "{plain}");
}

#[test]
fn an_outline_that_leads_round_ends() {
    let first = first_of_more(1);
    let round = format!("<< /Title (A) /Dest [3 0 R /Fit] /Next {} 0 R /First {} 0 R >>", first + 1, first + 1);
    let objects = [format!("<< /First {} 0 R >>", first + 1), round];
    let document = parsed("round.pdf", &book(&[&AGENDA], &[0], &format!("/Outlines {first} 0 R"), &objects));
    assert_eq!(document["items"].as_array().map(Vec::len), Some(2));
}

#[test]
fn labels_that_begin_again_and_other_fonts_are_told() {
    let labels = "/PageLabels << /Nums [0 << /S /D >> 1 << /S /D >>] >>";
    let bytes = book(&[&AGENDA, &DRAWING, &PRICES], &[0, 1, 1], labels, &[]);
    let why = String::from_utf8_lossy(&run(&["lines", "--why"], "labels.pdf", &bytes).stdout).into_owned();
    assert!(why.contains("labels restart +") && why.contains("other kin +"), "{why}");
    let document = parsed("labels.pdf", &bytes);
    assert_eq!(pages_of(&document), [Value::from(vec![2, 3])], "{document}");
    // Roman numbers of a preface are none of another document.
    let preface = "/PageLabels << /Nums [0 << /S /r >> 1 << /S /D >>] >>";
    let document = parsed("preface.pdf", &book(&[&AGENDA, &DRAWING, &PRICES], &[0, 0, 0], preface, &[]));
    assert!(document["attachments"].is_null(), "{document}");
}

#[test]
fn files_that_are_attached_are_named() {
    let first = first_of_more(1);
    let root = format!("/Names << /EmbeddedFiles << /Names [(a) {first} 0 R] >> >>");
    let file = "<< /Type /Filespec /F (Budget 2026.xlsx) /UF (Budget 2026.xlsx) >>".to_owned();
    let document = parsed("attached.pdf", &book(&[&AGENDA], &[0], &root, &[file]));
    let found = document["diagnostics"].as_array().into_iter().flatten().find(|known| known["code"] == "attached-file");
    let message = found.and_then(|known| known["message"].as_str()).unwrap_or_default();
    assert!(message.contains("Budget 2026.xlsx"), "{document}");
    assert_eq!(found.map(|known| &known["severity"]), Some(&Value::from("info")));
}
