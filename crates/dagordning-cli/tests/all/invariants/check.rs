//! What holds of every output: one owner for each character, places that give the values back, a document that can be
//! rebuilt. The composer's tests and the fuzzer's targets include this file, too.

use std::collections::{BTreeMap, BTreeSet};

use dagordning::model::Document;
use dagordning::pdf::ReaderChoice;
use dagordning::{Input, Options, Parser, parse, read_text};
use serde_json::Value;

/// A claim on characters of the document text: where, whose, and the characters themselves by offset.
struct Claim {
    path: String,
    chars: Vec<(u32, char)>,
}

/// Checks everything that must hold of one input, and gives the output with everything on; none of what cannot be read.
pub fn check(bytes: &[u8], file_name: &str) -> Option<Value> {
    let text = read_text(bytes, ReaderChoice::Auto, Default::default()).ok()?;
    let full = Options::new().spans(true).furniture(true);
    let parsed = |options| Parser::new(options).parse_all(Input::from(bytes).named(file_name)).expect("read before");
    let documents = parsed(full);
    assert_eq!(documents, parsed(full), "the same bytes gave two outputs");
    assert_eq!(
        documents.first(),
        parse(bytes, Some(file_name), full).ok().as_ref(),
        "one document is the first of all"
    );
    for (document, plain) in documents.iter().zip(&parsed(Options::default())) {
        assert_eq!(plain.coverage, document.coverage, "options do not change the reading");
        assert!(plain.places.is_empty() && plain.furniture.is_empty() && plain.labels.is_empty());
    }
    check_documents(&documents, &text.text);
    documents.first().map(|document| serde_json::to_value(document).expect("a document serialises"))
}

/// Checks what must hold of the documents that were read of a text with everything on.
pub fn check_documents(documents: &[Document], text: &str) {
    let page: Vec<char> = text.chars().collect();
    let expected: Vec<(u32, char)> =
        page.iter().enumerate().filter(|(_, c)| !c.is_whitespace()).map(|(at, c)| (at as u32, *c)).collect();

    let mut claims = Vec::new();
    let mut characters = 0;
    for document in documents {
        let coverage = document.coverage;
        characters += coverage.characters;
        assert_eq!(
            coverage.characters,
            coverage.claimed + coverage.furniture + coverage.unassigned + coverage.other,
            "each character has one kind of owner"
        );
        for list in [&document.unassigned, &document.furniture, &document.labels] {
            assert!(list.iter().all(|line| !line.text.trim().is_empty()));
        }
        let unassigned: usize =
            document.unassigned.iter().map(|line| line.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
        assert_eq!(unassigned as u64, coverage.unassigned, "unassigned lists what coverage counts");
        let json = serde_json::to_value(document).expect("a document serialises");
        collect(&json, "", &page, &mut claims);
    }
    assert_eq!(characters as usize, expected.len(), "coverage counts every non-space character");
    let mut owned: BTreeMap<u32, (char, String)> = BTreeMap::new();
    let texts = claims.iter().filter(|claim| claim.path.contains(".sections[") && claim.path.ends_with(".text"));
    let texts: BTreeSet<u32> = texts.flat_map(|claim| claim.chars.iter().map(|(at, _)| *at)).collect();
    // "§ 1 Närvarande" tells in its text who was there: the text is the item's, and the names are views into it.
    let told =
        |claim: &Claim| claim.path.starts_with("participants[") && claim.chars.iter().all(|(at, _)| texts.contains(at));
    for claim in claims.iter().filter(|claim| !is_view(&claim.path) && !told(claim)) {
        for (at, c) in &claim.chars {
            if let Some((_, other)) = owned.insert(*at, (*c, claim.path.clone())) {
                panic!("character {at} ({c:?}) belongs to {other} and to {}", claim.path);
            }
        }
    }
    // What only a view or a typed value holds counts as theirs.
    for claim in claims.iter().filter(|claim| is_view(&claim.path)) {
        for (at, c) in &claim.chars {
            owned.entry(*at).or_insert((*c, claim.path.clone()));
        }
    }
    let rebuilt: Vec<(u32, char)> = owned.iter().map(|(at, (c, _))| (*at, *c)).collect();
    if rebuilt != expected {
        let lost = expected.iter().find(|pair| !rebuilt.contains(pair));
        let strange = rebuilt.iter().find(|pair| !expected.contains(pair));
        panic!("the document cannot be rebuilt: lost {lost:?}, strange {strange:?}\n{text}");
    }
}

/// Whether another value owns the characters: views into the sections' text, typed values, and repeated values.
fn is_view(path: &str) -> bool {
    let views = [
        ".proposals[",
        ".decisions[",
        ".motions[",
        ".votes[",
        ".reservations[",
        ".statements[",
        ".recusals[",
        ".documents[",
        ".distribution[",
        ".amounts[",
        ".refers_to[",
        ".initiators[",
    ];
    let typed = [
        "date",
        "end_date",
        "start_time",
        "end_time",
        "duration_minutes",
        "office",
        "vote",
        "role",
        "issued",
        "posted",
        "removed",
        "appeal_until",
        "time",
        "from",
        "until",
        "extent[0]",
    ];
    let last = path.rsplit('.').next().unwrap_or(path);
    views.iter().any(|view| path.contains(view))
        || typed.contains(&last)
        || last == "group"
        || last == "label"
        || path == "body"
        || path == "body+"
        || path == "organization"
        || path.starts_with("adjustment.")
        || path.contains(".substitutions[") && matches!(last, "name" | "party")
        || path == "meeting.location"
        || path == "meeting.number"
        || path.starts_with("attachments[")
        || path.starts_with("documents[")
        || path.starts_with("adjusters[")
}

/// Collects the claims of all values, and checks that each value's places give the value back.
fn collect(value: &Value, path: &str, page: &[char], claims: &mut Vec<Claim>) {
    match value {
        Value::Object(object) => {
            if let Some(places) = object.get("places").and_then(Value::as_object) {
                for (key, segments) in places {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    let segments: Vec<(usize, usize)> =
                        segments.as_array().expect("a list").iter().map(segment).collect();
                    let chars = match verbatim(object, key) {
                        Some(text) => from_value(&path, text, &segments, page),
                        None => from_page(&segments, page),
                    };
                    claims.push(Claim { path, chars });
                }
            }
            if let (Some(_), Some(text), Some(span)) = (object.get("line"), object.get("text"), object.get("span")) {
                let at = |key: &str| span[key].as_u64().expect("an offset") as usize;
                let printed: String = page[at("start")..at("end")].iter().collect();
                assert_eq!(text.as_str(), Some(printed.as_str()), "{path}: the span gives the text");
                claims.push(Claim { path: path.to_owned(), chars: from_page(&[(at("start"), at("end"))], page) });
            }
            for (key, child) in object {
                if !matches!(key.as_str(), "places" | "span" | "diagnostics") {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    collect(child, &path, page, claims);
                }
            }
        }
        Value::Array(list) => {
            for (index, child) in list.iter().enumerate() {
                collect(child, &format!("{path}[{index}]"), page, claims);
            }
        }
        _ => {}
    }
}

/// The printed text of a verbatim value; none for typed values, which only point at what they were read from.
fn verbatim<'v>(object: &'v serde_json::Map<String, Value>, key: &str) -> Option<&'v str> {
    let typed = [
        "date",
        "end_date",
        "start_time",
        "end_time",
        "duration_minutes",
        "office",
        "vote",
        "role",
        "issued",
        "posted",
        "removed",
        "appeal_until",
        "time",
        "from",
        "until",
        "extent[0]",
        "organization",
        "proposer",
        "decider",
        "number",
    ];
    if typed.contains(&key) {
        return None;
    }
    match key.split_once('[') {
        Some((list, index)) => object.get(list)?.get(index.trim_end_matches(']').parse::<usize>().ok()?)?.as_str(),
        None => object.get(key)?.as_str(),
    }
}

/// `[page, start, end]`, and for a PDF a box behind it.
fn segment(value: &Value) -> (usize, usize) {
    let list = value.as_array().expect("[page, start, end]");
    (list[1].as_u64().expect("an offset") as usize, list[2].as_u64().expect("an offset") as usize)
}

fn from_page(segments: &[(usize, usize)], page: &[char]) -> Vec<(u32, char)> {
    let all = segments.iter().flat_map(|(start, end)| *start..*end);
    all.filter(|at| !page[*at].is_whitespace()).map(|at| (at as u32, page[at])).collect()
}

/// Walks a value along its segments: each segment's characters, then a space, a line break with or without "- ", or,
/// after a hyphen, nothing. Uses the value and its places alone.
fn from_value(path: &str, value: &str, segments: &[(usize, usize)], page: &[char]) -> Vec<(u32, char)> {
    let shown: Vec<char> = value.chars().collect();
    let mut at = 0;
    let mut chars = Vec::new();
    for (index, (start, end)) in segments.iter().enumerate() {
        if at == 0
            && bullet_written(&shown, 0, &page[*start..])
            && (segments.len() > 1 || shown.len() == end - start + 2)
        {
            at = 2;
        }
        for (offset, printed) in page.iter().enumerate().take(*end).skip(*start) {
            let c =
                *shown.get(at).unwrap_or_else(|| panic!("{path}: {value:?} is shorter than its places {segments:?}"));
            assert_eq!(c, *printed, "{path}: {value:?} differs from the page at {offset} (places {segments:?})");
            if !c.is_whitespace() {
                chars.push((offset as u32, c));
            }
            at += 1;
        }
        while shown.get(at).is_some_and(|c| c.is_whitespace()) {
            at += 1;
        }
        if let Some((next, _)) = segments.get(index + 1)
            && at >= 1
            && shown[at - 1] == '\n'
            && bullet_written(&shown, at, &page[*next..])
        {
            at += 2;
        }
    }
    assert_eq!(at, shown.len(), "{path}: {value:?} is longer than its places");
    chars
}

/// Whether "- " at `at` stands for a bullet that the page prints otherwise: the printed text begins behind it. Of "- -konomisk"
/// the page may have both dashes.
fn bullet_written(shown: &[char], at: usize, page: &[char]) -> bool {
    shown[at..].starts_with(&['-', ' '])
        && shown.get(at + 2) == page.first()
        && !(page.starts_with(&['-', ' ']) && shown.get(at + 2) == page.get(2))
}
