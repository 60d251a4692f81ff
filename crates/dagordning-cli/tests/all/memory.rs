//! Texts made to take memory take no more than a small file may, lose nothing, and say what was not read.

use std::fs;
use std::path::Path;
use std::process::Command;

use dagordning::model::{DiagnosticCode, Document};

/// Bytes of each text: before there were bounds, the worst of them took 250 MB of this much.
const SIZE: usize = 400_000;

/// In megabytes, of addresses: what the program itself takes of them, and forty.
const MOST: &str = "72";

const HEAD: &str = "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\n";

fn read(name: &str, text: &str) -> Document {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("memory");
    fs::create_dir_all(&folder).expect("a writable folder");
    let path = folder.join(format!("{name}.txt"));
    fs::write(&path, text).expect("writable");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dagordning"));
    command.arg("parse");
    if cfg!(target_os = "linux") {
        command.args(["--max-memory", MOST]);
    }
    let output = command.arg(&path).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("a document")
}

#[test]
fn no_small_text_takes_much_memory_and_nothing_is_lost() {
    for (name, head, unit) in [
        ("numbers", "", "1.\n"),
        ("letters", "", "a\n"),
        ("pages", "", "a\u{c}"),
        ("amounts", "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\n§ 1 Val\nBeslut\n", "1 kr\n"),
        ("people", "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\nBeslutande\n", "A Ek\n"),
    ] {
        let text = format!("{head}{}", unit.repeat(SIZE / unit.len()));
        let document = read(name, &text);
        let codes: Vec<DiagnosticCode> = document.diagnostics.iter().map(|found| found.code).collect();
        assert!(codes.contains(&DiagnosticCode::BeyondBounds), "{name}: {codes:?}");
        let coverage = &document.coverage;
        let characters = text.chars().filter(|c| !c.is_whitespace()).count() as u64;
        assert_eq!(coverage.characters, characters, "{name}");
        let unassigned: usize =
            document.unassigned.iter().map(|line| line.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
        assert_eq!(coverage.unassigned, unassigned as u64, "{name}");
    }
}

#[test]
fn what_stands_around_a_crowd_of_lines_is_read() {
    let item = |number: usize| format!("§ {number} Plan för skolan\n\nBeslut\nNämnden beslutar att anta planen.\n\n");
    let crowd = "a\n".repeat(60_000);
    let document = read("around", &format!("{HEAD}\n{}{}{crowd}\n{}", item(1), item(2), item(3)));
    let numbers: Vec<&str> = document.items.iter().filter_map(|item| item.number.as_deref()).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
    let told = document.diagnostics.iter().find(|found| found.code == DiagnosticCode::BeyondBounds).expect("told");
    assert!(told.message.contains("unassigned"), "{}", told.message);
}

#[test]
fn a_long_document_has_no_bounds() {
    let item = |number: usize| {
        format!(
            "§ {number} Plan för skolan\n\nBeslut\nNämnden beslutar att anta planen för {} 000 kr.\n\n",
            number % 900 + 1
        )
    };
    let text = format!("{HEAD}\n{}", (1..=1500).map(item).collect::<String>());
    let document = read("long", &text);
    assert_eq!(document.items.len(), 1500);
    for item in &document.items {
        assert_eq!((item.decisions.len(), item.amounts.len()), (1, 1), "{item:?}");
    }
    assert!(document.diagnostics.iter().all(|found| found.code != DiagnosticCode::BeyondBounds));
}
