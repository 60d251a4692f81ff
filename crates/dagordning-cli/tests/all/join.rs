//! Several files that make one document: `--join`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::worker::pdf;
use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dagordning")).args(arguments).output().expect("the program starts")
}

fn parsed(arguments: &[&str]) -> Value {
    let output = run(&[&["parse", "--join"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one object in JSON")
}

fn file(name: &str, content: &[u8]) -> String {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("join");
    fs::create_dir_all(&folder).expect("a writable folder");
    let path = folder.join(name);
    fs::write(&path, content).expect("a writable folder");
    path.to_string_lossy().into_owned()
}

/// A PDF with a page of these lines.
fn page(lines: &[&str]) -> Vec<u8> {
    let escaped = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\{:03o}", u32::from(c)) };
    let shown: String =
        lines.iter().map(|line| format!("({}) Tj T* ", line.chars().map(escaped).collect::<String>())).collect();
    pdf(&format!("BT /F1 12 Tf 16 TL 72 770 Td {shown}ET"), &[])
}

const FIRST: [&str; 7] =
    ["Kallelse", "Kulturnämnden", "Tid: 2026-03-02 kl. 13.00", "", "1. Val av justerare", "", "2. Budget"];
const SECOND: [&str; 3] = ["3. Bidrag till föreningar", "", "4. Övriga frågor"];

fn numbers(document: &Value) -> Vec<&str> {
    document["items"].as_array().into_iter().flatten().filter_map(|item| item["number"].as_str()).collect()
}

#[test]
fn pages_of_several_pdfs_follow_each_other() {
    let (first, second) = (file("sida1.pdf", &page(&FIRST)), file("sida2.pdf", &page(&SECOND)));
    let document = parsed(&["--spans", &first, &second]);
    assert_eq!(numbers(&document), ["1", "2", "3", "4"]);
    assert_eq!(document["source"]["page_count"], 2);
    assert_eq!(document["source"]["file_name"], "sida1.pdf, sida2.pdf");
    assert_eq!(document["source"]["media_type"], "application/pdf");
    let bytes = [page(&FIRST), page(&SECOND)].concat();
    assert_eq!(document["source"]["bytes"], bytes.len());
    assert_eq!(document["source"]["sha256"], dagordning::hash(&bytes));
    let place = |item: usize| document["items"][item]["places"]["title"][0][0].clone();
    assert_eq!((place(1), place(2)), (Value::from(1), Value::from(2)));
    // The order is the given one, and the places are those of the text.
    let text = String::from_utf8(run(&["text", "--join", &first, &second]).stdout).expect("UTF-8");
    let span = document["items"][3]["places"]["title"][0].as_array().expect("a segment").clone();
    let (start, end) = (span[1].as_u64().expect("start") as usize, span[2].as_u64().expect("end") as usize);
    assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), "Övriga frågor");
    let turned = parsed(&[&second, &first]);
    assert_eq!(turned["source"]["file_name"], "sida2.pdf, sida1.pdf");
    for command in [&["parse"][..], &["text"], &["text", "--layout"], &["lines"]] {
        let join = [command, &["--join"][..]].concat();
        let with = run(&[&join[..], &[&first, &second]].concat());
        let without = run(&[&join[..], &["--no-worker", &first, &second]].concat());
        assert_eq!(with.stdout, without.stdout, "{command:?}");
        assert_eq!(with.status.code(), Some(0), "{command:?}");
    }
    assert_eq!(numbers(&parsed(&[&first])), ["1", "2"], "one file is one document");
}

#[test]
fn pages_of_text_follow_each_other() {
    let (first, second) = (file("1.txt", FIRST.join("\n").as_bytes()), file("2.txt", SECOND.join("\n").as_bytes()));
    let document = parsed(&[&first, &second]);
    assert_eq!(numbers(&document), ["1", "2", "3", "4"]);
    assert_eq!(document["source"]["page_count"], 2);
    assert_eq!(document["source"]["file_name"], "1.txt, 2.txt");
}

#[test]
fn a_file_that_cannot_be_joined_is_named() {
    let (first, text) = (file("a.pdf", &page(&FIRST)), file("b.txt", b"3. Bidrag\n"));
    let zip = file("c.txt", b"PK\x03\x04 word/document.xml");
    let broken = file("d.pdf", b"%PDF-1.7\nnothing");
    for (files, named, reason) in [
        ([first.as_str(), text.as_str()], text.as_str(), "pages of text are joined with pages of text alone"),
        ([text.as_str(), zip.as_str()], zip.as_str(), "(.docx)"),
        ([first.as_str(), broken.as_str()], broken.as_str(), "damaged"),
        ([first.as_str(), "no-such-file.png"], "no-such-file.png", "no such file"),
    ] {
        let output = run(&[&["parse", "--join"][..], &files].concat());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert!(told.contains(&format!("dagordning: {named}: ")) && told.contains(reason), "{told}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(run(&["text", &first, &text]).status.code(), Some(2));
    assert_eq!(run(&["lines", &first, &text]).status.code(), Some(2));
}

#[test]
fn texts_that_are_joined_are_one_document() {
    let minutes = "Protokoll\nKulturnämnden\n2026-03-02\nPlats: Rådhuset\n\n§ 1 Val av justerare\n\nBeslut\nAnna Ek utses.\n\n\
                   § 2 Rapport\n\nBeslut\nRapporten läggs till handlingarna.\n";
    let first = file("första.txt", minutes.as_bytes());
    let second = file("andra.txt", minutes.replace("03-02", "04-13").as_bytes());
    let document = parsed(&[&first, &second]);
    // By the user's word, however much it looks like two meetings.
    assert!(document["source"]["part"].is_null() && document["attachments"].is_null(), "{document}");
    assert_eq!(document["source"]["page_count"], 2);
}
