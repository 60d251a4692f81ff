//! Minutes with one thing changed: the diagnostic that tells of it, and none on the page as it was.

use crate::common::FULL;
use dagordning::model::{DiagnosticCode, Document};

fn read(name: &str) -> String {
    let path = crate::common::root().join("fixtures/minutes").join(name);
    std::fs::read_to_string(path).expect("a fixture")
}

fn parse(text: &str, file_name: &str) -> Document {
    dagordning::parse(text.as_bytes(), Some(file_name), FULL).expect("readable")
}

fn codes(document: &Document) -> Vec<DiagnosticCode> {
    document.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// Replaces `from`, which must stand in the fixture, and expects the code afterwards and not before.
fn changed(name: &str, from: &str, to: &str, code: DiagnosticCode) -> Document {
    let text = read(name);
    assert!(text.contains(from), "{name} has no {from:?}");
    assert!(!codes(&parse(&text, "test.txt")).contains(&code), "{name} as it is");
    let document = parse(&text.replacen(from, to, 1), "test.txt");
    assert!(codes(&document).contains(&code), "{name}: {from:?} → {to:?}: {:?}", document.diagnostics);
    document
}

#[test]
fn the_cover_promises_more_sections_than_there_are() {
    changed("ks-att-beslut-sist.txt", "Paragrafer 41-46", "Paragrafer 41-48", DiagnosticCode::ExtentMismatch);
}

#[test]
fn a_section_falls_back() {
    changed("namnd-beslut-forst.txt", "§ 74 Dnr", "§ 71 Dnr", DiagnosticCode::NumberSlip);
}

#[test]
fn a_tally_has_more_votes_than_names() {
    let document = changed("kf-voteringslista.txt", "Ja: 6 Nej: 4", "Ja: 7 Nej: 4", DiagnosticCode::TallyMismatch);
    let votes: Vec<_> = document.items.iter().flat_map(|item| &item.votes).collect();
    assert!(votes.iter().any(|vote| vote.reconciled == Some(false)));
}

#[test]
fn somebody_votes_who_does_not_serve() {
    changed("kf-voteringslista.txt", "Gustaf Lindehag (L)\nConny", "Conny", DiagnosticCode::AttendanceMismatch);
}

#[test]
fn a_break_lies_outside_the_meeting() {
    changed("kf-voteringslista.txt", "19.30–19.50", "22.30–22.50", DiagnosticCode::TimeConflict);
}

#[test]
fn the_contents_list_announces_what_does_not_follow() {
    // The only one that does not follow is secret.
    let text = read("paragraf-med-innehall.txt");
    let document = parse(&text, "test.txt");
    assert!(codes(&document).contains(&DiagnosticCode::ConfidentialGap));
    assert!(!codes(&document).contains(&DiagnosticCode::ContentsMismatch));
    let open = parse(&text.replace("Sekretess", "Taxor").replace("sekretess", "taxor"), "test.txt");
    assert!(codes(&open).contains(&DiagnosticCode::ContentsMismatch), "{:?}", open.diagnostics);
}

#[test]
fn the_file_is_named_after_another_day() {
    let text = read("kf-voteringslista.txt");
    let told = |name: &str| codes(&parse(&text, name)).contains(&DiagnosticCode::DateConflict);
    assert!(told("protokoll-2016-11-25.txt"));
    assert!(!told("protokoll-2016-11-24.txt"));
    assert!(!told("protokoll.txt"));
}

#[test]
fn nobody_to_send_the_decision_to_breaks_nothing_off() {
    let page = "Sammanträdesprotokoll\nKulturnämnden\n2025-03-12\n\n§ 1 Val av justerare\n\nBeslut\n\nAnna Ek utses.\n\n§ 2 Taxa\n\nBeslut\n\n\
                Taxan fastställs.\n\n";
    let sent = parse(&format!("{page}Beslutet expedieras till:\n"), "test.txt");
    assert!(!codes(&sent).contains(&DiagnosticCode::Truncated), "{:?}", sent.diagnostics);
    let open = parse(&format!("{page}Bakgrund\n"), "test.txt");
    assert!(codes(&open).contains(&DiagnosticCode::Truncated), "{:?}", open.diagnostics);
}
