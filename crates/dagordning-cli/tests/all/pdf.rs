//! PDF fixtures against what their pages say: layout cases of their own, and the same meetings as text and as PDF.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::common::{FULL, TEXTS, json, judge, overlay, pdfs};
use serde_json::Value;

fn folder() -> PathBuf {
    match std::env::var_os("FIXTURES_PDF") {
        Some(folder) => PathBuf::from(folder),
        None => crate::common::root().join("fixtures/pdf"),
    }
}

fn read(path: &Path) -> Option<Value> {
    std::fs::read(path)
        .ok()
        .map(|bytes| serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{path:?}: {error}")))
}

/// A PDF with what two careful people read from it; what its text fixture says holds for it too, but for the keys in
/// `NAME.differs.json`.
fn expectation(pdf: &Path) -> Value {
    let name = pdf.file_stem().expect("a name").to_string_lossy().into_owned();
    if let Some(own) = read(&pdf.with_extension("expected.json")) {
        return own;
    }
    let root = crate::common::root();
    let texts = TEXTS.iter().map(|folder| root.join(folder).join(format!("{name}.expected.json")));
    let mut expected =
        texts.filter_map(|text| read(&text)).next().unwrap_or_else(|| panic!("{name} has no expectation"));
    if let Some(differs) = read(&pdf.with_extension("differs.json")) {
        overlay(&mut expected, &differs);
    }
    expected
}

#[test]
fn every_pdf_gives_what_its_pages_say() {
    let only = std::env::var("FIXTURE").ok();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder()).expect("fixtures").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths.sort();
    assert!(paths.len() >= 40 || std::env::var_os("FIXTURES_PDF").is_some(), "{} PDFs", paths.len());
    let mut failures = String::new();
    let mut scores: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        let bytes = std::fs::read(&path).expect("readable");
        let document = dagordning::parse(&bytes, Some("test.pdf"), FULL).expect("a readable PDF");
        let judgement = judge(&expectation(&path), &json(&document));
        for (field, right) in &judgement.judged {
            let score = scores.entry(field.clone()).or_default();
            score.0 += usize::from(*right);
            score.1 += 1;
        }
        let all = judgement.judged.len();
        println!("{name:<36} {:>4} of {all:>4}", all - judgement.differences.len());
        for difference in &judgement.differences {
            failures.push_str(&format!("{name}: {difference}\n"));
        }
    }
    println!("\n{:<44} right   of", "field");
    for (field, (right, all)) in &scores {
        println!("{field:<44} {right:>5} {all:>4}");
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// What a text and a PDF of one meeting may differ in: where things stand, and what only one of them prints.
const OF_THE_FORM: [&str; 8] =
    ["source", "places", "span", "furniture", "unassigned", "labels", "diagnostics", "coverage"];

/// The values of a document without those of its form, line breaks squeezed.
fn values(value: &Value) -> Value {
    match value {
        Value::Object(keys) => {
            let kept = keys.iter().filter(|(key, _)| !OF_THE_FORM.contains(&key.as_str()));
            Value::Object(kept.map(|(key, value)| (key.clone(), values(value))).collect())
        }
        Value::Array(entries) => Value::Array(entries.iter().map(values).collect()),
        Value::String(text) => Value::String(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        other => other.clone(),
    }
}

#[test]
fn text_and_pdf_of_one_meeting_give_the_same_values() {
    let root = crate::common::root();
    let (mut twins, mut differences) = (0, Vec::new());
    for (name, bytes) in pdfs() {
        let mut texts =
            TEXTS.iter().filter_map(|folder| std::fs::read(root.join(folder).join(format!("{name}.txt"))).ok());
        let Some(text) = texts.next() else { continue };
        twins += 1;
        let read = |bytes: &[u8]| values(&json(&dagordning::parse(bytes, None, FULL).expect("readable")));
        let (text, pdf) = (read(&text), read(&bytes));
        for (way, judgement) in [("text, PDF", judge(&text, &pdf)), ("PDF, text", judge(&pdf, &text))] {
            differences.extend(judgement.differences.into_iter().map(|told| format!("{name}: ({way}) {told}")));
        }
    }
    assert!(twins >= 12, "{twins} meetings as text and as PDF");
    let unexpected: Vec<&String> = differences
        .iter()
        .filter(|told| !ONLY_IN_ONE_FORM.iter().any(|(name, field)| told.starts_with(name) && told.contains(field)))
        .collect();
    println!("{twins} meetings; known differences:");
    differences.iter().for_each(|difference| println!("  {difference}"));
    assert!(unexpected.is_empty(), "{unexpected:#?}");
}

/// The known differences between the two forms of a meeting: the fixture and the field.
const ONLY_IN_ONE_FORM: [(&str, &str); 3] = [
    // In the flowing text the page's header stands in the middle of a sentence, and nothing marks the page.
    ("direktion-initialer", "items[4].sections[0].text"),
    // The text has a space inside a word of the tracked title.
    ("forslagsprotokoll-narvaro", "title"),
    // The flowing text has all bullets first and then all entries.
    ("mellanbygden-hsn-jav", "items[4].sections[1].text"),
];
