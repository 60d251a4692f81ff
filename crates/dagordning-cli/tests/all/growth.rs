//! A meeting book of twice the pages takes twice the time and no more memory than that, as PDF.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagordning::model::Document;

/// Pages of the smaller book; the larger has twice as many.
const PAGES: usize = 100;
/// Twice the pages take no more than this much of the time, in tenths.
const MOST_TIME: u64 = 26;
/// Megabytes of addresses in which the larger book is read.
const MOST_MEMORY: &str = "160";
/// A busy machine is asked again.
const TRIES: usize = 4;

const PROSE: &str = "Under hösten har frågan beretts tillsammans med berörda verksamheter och bolag.";

/// A notice with its items and, for each, a memo of three pages and an extract of one.
fn book(pages: usize) -> Vec<u8> {
    let items = pages / 4;
    let mut sheets: Vec<Vec<String>> = vec![Vec::new()];
    let head = ["Kallelse", "Kommunstyrelsen", "Tid: 2026-03-02 kl. 13.00", "Plats: Stadshuset", ""];
    sheets[0].extend(head.map(str::to_owned));
    for item in 1..=items {
        if item % 40 == 0 {
            sheets.push(Vec::new());
        }
        let line = format!("{item}. Plan nummer {item} (KS {item}/2026)");
        sheets.last_mut().expect("a sheet").push(line);
    }
    for item in 1..=items {
        for page in 1..=3 {
            let mut lines = vec![format!("Ekeby kommun      TJÄNSTESKRIVELSE      {page} (3)")];
            if page == 1 {
                lines.extend([
                    "2026-02-10".to_owned(),
                    format!("KS {item}/2026"),
                    "Handläggare".to_owned(),
                    String::new(),
                ]);
                lines.extend([format!("Plan nummer {item}"), String::new(), "Sammanfattning".to_owned()]);
            }
            lines.extend(std::iter::repeat_n(PROSE.to_owned(), 36));
            sheets.push(lines);
        }
        let mut lines =
            vec!["PROTOKOLLSUTDRAG      1 (1)".to_owned(), "Arbetsutskottet".to_owned(), "2026-02-17".to_owned()];
        lines.extend([String::new(), format!("§ {item} Plan nummer {item}"), String::new(), "Beslut".to_owned()]);
        lines.extend(std::iter::repeat_n(PROSE.to_owned(), 12));
        sheets.push(lines);
    }
    pdf(&sheets)
}

/// The sheets as text in a standard font.
fn pdf(sheets: &[Vec<String>]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
    let kids: String = (0..sheets.len()).map(|at| format!("{} 0 R ", 4 + at * 2)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", sheets.len()).into_bytes(),
        font.as_bytes().to_vec(),
    ];
    for (at, lines) in sheets.iter().enumerate() {
        let mut shown = String::from("BT /F1 10 Tf 15 TL 60 790 Td\n");
        for line in lines {
            let line = line.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            writeln!(shown, "({line}) Tj T*").expect("a string");
        }
        shown.push_str("ET");
        // All letters of Swedish are their own byte in Latin-1.
        let data: Vec<u8> = shown.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            5 + at * 2
        );
        objects.push(page.into_bytes());
        let stream =
            [format!("<< /Length {} >>\nstream\n", data.len()).into_bytes(), data, b"\nendstream".to_vec()].concat();
        objects.push(stream);
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).expect("a string");
        out.extend(format!("{} 0 obj\n", at + 1).bytes().chain(object.iter().copied()).chain(*b"\nendobj\n"));
    }
    let size = objects.len() + 1;
    let end = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", out.len());
    out.extend(table.bytes().chain(end.bytes()));
    out
}

fn written(pages: usize) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("growth");
    fs::create_dir_all(&folder).expect("a writable folder");
    let path = folder.join(format!("book-{pages}.pdf"));
    fs::write(&path, book(pages)).expect("writable");
    path
}

/// Reads a book; gives how long the program took, in microseconds.
fn read(path: &Path, pages: usize) -> u64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dagordning"));
    command.args(["parse", "--ocr", "never"]);
    if cfg!(target_os = "linux") {
        command.args(["--max-memory", MOST_MEMORY]);
    }
    let began = std::time::Instant::now();
    let output = command.arg(path).output().expect("the program starts");
    let taken = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let document: Document = serde_json::from_slice(&output.stdout).expect("a document");
    assert_eq!(document.items.len(), pages / 4);
    assert_eq!(document.attachments.len(), pages / 4 * 2);
    assert!(document.attachments.iter().all(|paper| paper.item.is_some()), "a paper without an item");
    taken
}

#[test]
fn twice_the_pages_take_twice_the_time() {
    let (small, large) = (written(PAGES), written(2 * PAGES));
    let (mut short, mut long) = (u64::MAX, u64::MAX);
    for _ in 0..TRIES {
        (short, long) = (short.min(read(&small, PAGES)), long.min(read(&large, 2 * PAGES)));
        if long * 10 <= short * MOST_TIME {
            return;
        }
    }
    panic!("{PAGES} pages take {short} µs, {} pages {long} µs", 2 * PAGES);
}
