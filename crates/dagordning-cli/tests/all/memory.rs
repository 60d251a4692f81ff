//! Texts made to take memory take no more than a small file may, lose nothing, and say what was not read.

use std::fs;
use std::path::Path;
use std::process::Command;

use dagordning::model::{DiagnosticCode, Document};

/// Bytes of each text: before there were bounds, the worst of them took 250 MB of this much.
const SIZE: usize = 400_000;

/// In megabytes, of addresses: what the program itself takes of them, and forty.
const MOST: &str = "72";

/// Bytes of a dense text, small enough for a build without optimisation …
const DENSE_SIZE: usize = 600_000;
/// … and its megabytes of addresses: what the program itself takes, and fifty bytes for each, steps of growth included. Some
/// took 80 before they were bounded. Of 3.5 MB all take at most twelve.
const DENSE_MOST: &str = "70";

const HEAD: &str = "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\n";

fn read(name: &str, text: &str) -> Document {
    read_within(name, text, MOST)
}

fn read_within(name: &str, text: &str, most: &str) -> Document {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("memory");
    fs::create_dir_all(&folder).expect("a writable folder");
    let path = folder.join(format!("{name}.txt"));
    fs::write(&path, text).expect("writable");
    let mut command = Command::new(env!("CARGO_BIN_EXE_dagordning"));
    // A busy machine takes its time.
    command.args(["parse", "--timeout", "600"]);
    if cfg!(target_os = "linux") {
        command.args(["--max-memory", most]);
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

/// Texts of nothing but one kind of value: each unit takes the most that its bytes can.
const DENSE: [(&str, &str, &str); 22] = [
    ("names", "Beslutande: ", "Anna Ek, Bo Lind, "),
    ("names-apart", "Närvarande: ", "{w} Ek "),
    ("rows", "Beslutande\n", "{w} Ek (S)\n"),
    ("replaced", "Beslutande\n", "A Ek (S) ersätter B Al (S)\n"),
    ("adjusters", "Justerare: ", "A Ek, "),
    ("letters-for-digits", "", "§1l,"),
    ("ids", "§ 1 Val\n", "Dnr KS {i}/2026\n"),
    ("extents", "Paragrafer: ", "1-1999,"),
    ("ballots", "§ 1 Val\nVotering\n", "{w} Ek (S)  Ja\n"),
    ("table", "", "| {i} | Val | KS |\n"),
    ("gaps", "", "a   "),
    ("words", "", "ord\n"),
    ("signs", "", "x "),
    ("stops", "", "a. "),
    ("white-space", "", "a\u{a0}"),
    ("ligatures", "", "\u{fb01} "),
    ("spread", "", "K a l l e l s e  "),
    ("items", "", "§ {i} Val\n"),
    ("other-bodies", "§ 1 Val\n", "KF § 1\n"),
    ("motions", "§ 1 Val\n", "Bo Ek (S) yrkar bifall.\n"),
    ("amounts", "§ 1 Val\nBeslut\n", "{i} kr, "),
    ("dates", "§ 1 Val\nBeslut\n", "den 3 mars 2026 och "),
];

#[test]
fn dense_texts_take_no_more_than_others() {
    for (name, head, unit) in DENSE {
        let mut text = format!("{HEAD}{head}");
        for number in 1.. {
            if text.len() >= DENSE_SIZE {
                break;
            }
            let letter = char::from(b'a' + (number % 26) as u8);
            text += &unit.replace("{i}", &number.to_string()).replace("{w}", &format!("Eva{letter}{letter}"));
        }
        read_within(&format!("dense-{name}"), &text, DENSE_MOST);
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
