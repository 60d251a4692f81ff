//! What the program makes of books: where it cuts, what it takes papers for, to which items it joins them, and whether the
//! meetings are read as they are alone.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;
use serde_json::Value;

use super::draw::{Book, Document, book};
use crate::channel::Channel;
use crate::score::Tally;

/// The figures of some books.
#[derive(Debug, Clone, Default)]
struct Report {
    cuts: Tally,
    /// First and last page of each paper.
    extents: Tally,
    kinds: BTreeMap<&'static str, Tally>,
    joins: Tally,
    titles: Tally,
    /// Meetings that are read as they are alone, and those that are not.
    meetings: Tally,
    items: Tally,
    wrong: Vec<(u64, String)>,
}

impl Report {
    fn with(mut self, other: Report) -> Report {
        self.cuts += other.cuts;
        self.extents += other.extents;
        self.joins += other.joins;
        self.titles += other.titles;
        self.meetings += other.meetings;
        self.items += other.items;
        for (kind, tally) in other.kinds {
            *self.kinds.entry(kind).or_default() += tally;
        }
        self.wrong.extend(other.wrong);
        self
    }
}

/// Measures, and prints the figures; with `differences` each wrong fact, too.
///
/// # Errors
///
/// When nothing can be written.
pub fn run(seeds: Range<u64>, channel: Channel, differences: bool, out: &mut dyn Write) -> io::Result<()> {
    let reports: Vec<(&str, Report)> = seeds
        .into_par_iter()
        .map(|seed| {
            let book = book(seed);
            (book.sort, one(&book, channel))
        })
        .collect();
    let mut sorts: BTreeMap<&str, (usize, Report)> = BTreeMap::new();
    let mut whole = Report::default();
    for (sort, report) in reports {
        let known = sorts.entry(sort).or_default();
        (known.0, known.1) = (known.0 + 1, std::mem::take(&mut known.1).with(report.clone()));
        whole = whole.with(report);
    }
    writeln!(
        out,
        "{:<10} {:>5}  cuts p/r       extents p/r    joins p/r      titles  meetings alike  items alike",
        "books", ""
    )?;
    for (sort, (count, report)) in &sorts {
        line(sort, *count, report, out)?;
    }
    line("all", sorts.values().map(|(count, _)| count).sum(), &whole, out)?;
    for (kind, tally) in &whole.kinds {
        writeln!(out, "  {kind:<16} {:.3} of {}", tally.recall(), tally.support())?;
    }
    if differences {
        for (seed, what) in &whole.wrong {
            writeln!(out, "{seed}: {what}")?;
        }
    }
    Ok(())
}

fn line(name: &str, count: usize, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let both = |tally: Tally| format!("{:.3}/{:.3}", tally.precision(), tally.recall());
    writeln!(
        out,
        "{name:<10} {count:>5}  {:<14} {:<14} {:<14} {:.3}   {}/{}  {:.4} of {}",
        both(report.cuts),
        both(report.extents),
        both(report.joins),
        report.titles.recall(),
        report.meetings.right,
        report.meetings.support(),
        report.items.recall(),
        report.items.support(),
    )
}

fn one(book: &Book, channel: Channel) -> Report {
    let mut report = Report::default();
    let (text, pages) = book.text(channel);
    let got = parse(&text);
    let mut starts = Vec::new();
    let mut page = 1;
    for count in &pages {
        starts.push((page, page + count - 1));
        page += count;
    }
    cuts(book, &starts, &got, &mut report);
    papers(book, &starts, &got, &mut report);
    meetings(book, &got, channel, &mut report);
    report
}

fn parse(text: &str) -> Vec<Value> {
    let parser = dagordning::Parser::new(dagordning::Options::new());
    let parsed = catch_unwind(AssertUnwindSafe(|| parser.parse_all(text)));
    let documents = parsed.ok().and_then(Result::ok).unwrap_or_default();
    documents.into_iter().map(|document| serde_json::to_value(document).unwrap_or_default()).collect()
}

fn first_page(pages: &Value) -> Option<u64> {
    pages[0].as_u64()
}

fn attachments(documents: &[Value]) -> impl Iterator<Item = &Value> {
    documents.iter().flat_map(|document| document["attachments"].as_array().into_iter().flatten())
}

/// Where documents begin, the first page left out.
fn cuts(book: &Book, starts: &[(u32, u32)], got: &[Value], report: &mut Report) {
    let documents = book.documents.iter().zip(starts).filter(|(document, _)| !matches!(document, Document::Divider(_)));
    let expected: BTreeSet<u64> = documents.map(|(_, (first, _))| u64::from(*first)).filter(|page| *page > 1).collect();
    let meetings = got.iter().filter_map(|document| first_page(&document["source"]["part"]["pages"]));
    let papers = attachments(got).filter_map(|paper| first_page(&paper["pages"]));
    let found: BTreeSet<u64> = meetings.chain(papers).filter(|page| *page > 1).collect();
    report.cuts += Tally {
        right: expected.intersection(&found).count() as u64,
        extra: found.difference(&expected).count() as u64,
        missing: expected.difference(&found).count() as u64,
    };
    let missing: Vec<_> = expected.difference(&found).collect();
    let extra: Vec<_> = found.difference(&expected).collect();
    if !missing.is_empty() || !extra.is_empty() {
        report.wrong.push((book.seed, format!("cuts: missing {missing:?}, false {extra:?}")));
    }
}

fn count(right: bool, given: bool, tally: &mut Tally) {
    *tally += Tally { right: u64::from(right), extra: u64::from(given && !right), missing: u64::from(!right) };
}

/// The papers that are found at their pages.
fn papers(book: &Book, starts: &[(u32, u32)], got: &[Value], report: &mut Report) {
    let mut known = BTreeSet::new();
    for (document, (first, last)) in book.documents.iter().zip(starts) {
        let Document::Paper(paper) = document else { continue };
        let found = attachments(got).find(|found| first_page(&found["pages"]) == Some(u64::from(*first)));
        let extent = found.is_some_and(|found| found["pages"][1].as_u64() == Some(u64::from(*last)));
        count(extent, found.is_some(), &mut report.extents);
        let Some(found) = found else { continue };
        known.insert(*first);
        let kind = found["kind"].as_str() == Some(paper.kind.name());
        count(kind, true, report.kinds.entry(paper.kind.name()).or_default());
        if !kind {
            report.wrong.push((book.seed, format!("page {first}: kind {} for {}", found["kind"], paper.kind.name())));
        }
        let title = found["title"].as_str().is_some_and(|title| title == paper.title);
        count(title, true, &mut report.titles);
        if !title {
            report.wrong.push((book.seed, format!("page {first}: title {} for {:?}", found["title"], paper.title)));
        }
        let item = found["item"].as_str();
        // What nothing tells may be told by the order.
        let Some(number) = &paper.item else { continue };
        let right = item == Some(number);
        count(right, item.is_some(), &mut report.joins);
        if !right {
            let what = format!("page {first}: {} {:?} joined to {item:?} for {number}", paper.kind.name(), paper.title);
            report.wrong.push((book.seed, what));
        }
    }
    let extra = attachments(got)
        .filter_map(|found| first_page(&found["pages"]))
        .filter(|page| !known.contains(&(*page as u32)));
    report.extents.extra += extra.count() as u64;
}

/// Whether each meeting is read as it is alone.
fn meetings(book: &Book, got: &[Value], channel: Channel, report: &mut Report) {
    let meetings: Vec<(usize, &Document)> =
        book.documents.iter().enumerate().filter(|(_, document)| matches!(document, Document::Meeting(_))).collect();
    for (at, (place, document)) in meetings.iter().enumerate() {
        let alone = parse(&book.part(*place, document, channel)).into_iter().next().unwrap_or_default();
        let found = got.get(at).filter(|_| got.len() == meetings.len()).cloned().unwrap_or_default();
        let differs = differing(&alone, &found);
        count(differs.is_empty(), !found.is_null(), &mut report.meetings);
        let items = alone["items"].as_array().map_or(&[][..], Vec::as_slice);
        for (at, item) in items.iter().enumerate() {
            let same = plain(item) == plain(&found["items"][at]);
            count(same, !found["items"][at].is_null(), &mut report.items);
        }
        if !differs.is_empty() {
            let mut values = Vec::new();
            other_values(&plain(&alone), &plain(&found), &mut String::new(), &mut values);
            let shown = values.iter().take(MOST_SHOWN).map(|value| format!("\n    {value}")).collect::<String>();
            report.wrong.push((book.seed, format!("meeting {}: other {}{shown}", at + 1, differs.join(", "))));
        }
    }
}

/// So many values of a meeting that differ are printed.
const MOST_SHOWN: usize = 6;

/// The values of two documents that differ, each with where it stands.
fn other_values(one: &Value, other: &Value, path: &mut String, found: &mut Vec<String>) {
    let length = path.len();
    match (one, other) {
        (Value::Object(own), Value::Object(others)) => {
            let keys: BTreeSet<&String> = own.keys().chain(others.keys()).collect();
            for key in keys.into_iter().filter(|key| told(key)) {
                path.push('.');
                path.push_str(key);
                other_values(&one[key], &other[key], path, found);
                path.truncate(length);
            }
        }
        (Value::Array(own), Value::Array(others)) if own.len() == others.len() => {
            for (at, (own, other)) in own.iter().zip(others).enumerate() {
                path.push_str(&format!("[{at}]"));
                other_values(own, other, path, found);
                path.truncate(length);
            }
        }
        _ if one != other => found.push(format!("{path}: {} for {}", shortened(other), shortened(one))),
        _ => {}
    }
}

/// The beginning of a value.
fn shortened(value: &Value) -> String {
    let shown = value.to_string();
    shown.chars().take(300).collect()
}

/// Whether a book tells nothing of a key.
fn told(key: &str) -> bool {
    !matches!(key, "source" | "coverage" | "attachments" | "diagnostics")
}

/// The keys of two documents that differ.
fn differing(one: &Value, other: &Value) -> Vec<String> {
    let empty = serde_json::Map::new();
    let (one, other) = (one.as_object().unwrap_or(&empty), other.as_object().unwrap_or(&empty));
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differs = |key: &&&String| one.get(**key).map(plain) != other.get(**key).map(plain);
    keys.iter().filter(|key| told(key)).filter(differs).map(|key| (**key).clone()).collect()
}

/// A value without what only a book tells.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let paper = object.contains_key("attachment");
            let kept = object.iter().filter(|(key, _)| {
                !(matches!(key.as_str(), "page" | "line" | "attachment") || paper && key.as_str() == "pages")
            });
            Value::Object(kept.map(|(key, value)| (key.clone(), plain(value))).collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(plain).collect()),
        value => value.clone(),
    }
}
