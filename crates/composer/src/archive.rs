//! Composed archives: as many items as are asked for, whose cases go from meeting to meeting, and how long it takes to ask
//! them.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use composer::{Rng, compose};
use dagordning::model::{Document, Reference};
use dagordning::{Options, Parser};
use dagordning_archive::{Archive, File, Order, Search};
use rayon::prelude::*;

use crate::channel::Channel;

/// A case comes up about so often.
const STEPS: usize = 6;
/// So many of a hundred items are of a case that comes up again.
const OF_CASES: usize = 40;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Plan<'p> {
    pub path: &'p Path,
    pub items: usize,
    pub documents: u64,
    pub queries: usize,
    pub seed: u64,
}

/// Makes the archive where it is not there, and asks it.
pub fn run(plan: &Plan<'_>, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    if !plan.path.exists() {
        fill(plan, out)?;
    }
    let archive = Archive::open(plan.path)?;
    let stats = archive.stats()?;
    writeln!(
        out,
        "{} documents, {} items, {} cases, {} MB",
        stats.documents,
        stats.items,
        stats.cases,
        stats.bytes >> 20
    )?;
    let mut rng = Rng::new(plan.seed, "queries");
    let titles = titles(&archive)?;
    for (sort, order) in [("search", Order::Relevance), ("search by date", Order::Date)] {
        let mut slowest: Vec<(Duration, String)> = Vec::new();
        let mut found = 0;
        for _ in 0..plan.queries {
            let search = Search { order, ..draw(&mut rng, &titles) };
            let begin = Instant::now();
            found += usize::from(archive.search(&search)?.count > 0);
            slowest.push((begin.elapsed(), shown(&search)));
        }
        writeln!(out, "{sort}: {} (of {} queries {found} found something)", told(&mut slowest), plan.queries)?;
    }
    let mut times = Vec::new();
    let mut steps = 0;
    for _ in 0..plan.queries {
        let case = case_id(rng.below((plan.items * OF_CASES / 100 / STEPS).max(1)));
        let begin = Instant::now();
        steps += archive.case(&case)?.steps.len();
        times.push((begin.elapsed(), case));
    }
    writeln!(out, "case: {} ({:.1} steps each)", told(&mut times), steps as f64 / plan.queries as f64)?;
    let begin = Instant::now();
    let findings = archive.check()?;
    writeln!(out, "check: {:.1} s, {} findings", begin.elapsed().as_secs_f64(), findings.len())?;
    Ok(())
}

fn fill(plan: &Plan<'_>, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let begin = Instant::now();
    let cases = (plan.items * OF_CASES / 100 / STEPS).max(1);
    let read = |seed: u64| -> Result<Document, dagordning::Error> {
        let text = Channel::Columns.text(&compose(seed).page, seed);
        Parser::new(Options::new().spans(true)).parse(text.as_str())
    };
    let composed = (plan.seed..plan.seed + plan.documents).into_par_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    writeln!(out, "composed in {:.0} s", begin.elapsed().as_secs_f64())?;
    let begin = Instant::now();
    let mut archive = Archive::open_or_create(plan.path)?;
    let (mut items, mut json) = (0, 0);
    // Where they are not enough they come again, with other days and cases.
    for (number, document) in composed.iter().cycle().enumerate() {
        if items >= plan.items {
            break;
        }
        let mut document = document.clone();
        vary(&mut document, number, &mut Rng::new(number as u64, "cases"), cases);
        items += document.items.iter().map(|item| 1 + item.subitems.len()).sum::<usize>();
        json += bare(&document)?;
        let path = format!("{}/{number}.txt", number % 100);
        let sha256 = document.source.sha256.clone();
        let file = File { path: &path, sha256: Some(&sha256), setup: "composed", ..File::default() };
        archive.put(&file, &[document])?;
    }
    archive.settle()?;
    drop(archive);
    let bytes = plan.path.metadata()?.len();
    let share = bytes as f64 / json as f64;
    writeln!(
        out,
        "made in {:.0} s: {} MB, the JSON without places {} MB: {share:.2}",
        begin.elapsed().as_secs_f64(),
        bytes >> 20,
        json >> 20
    )?;
    Ok(())
}

/// The length of a document's JSON without places.
fn bare(document: &Document) -> Result<usize, serde_json::Error> {
    fn without(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(keys) => {
                keys.remove("span");
                keys.remove("places");
                keys.remove("labels");
                keys.values_mut().for_each(without);
            }
            serde_json::Value::Array(entries) => entries.iter_mut().for_each(without),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(document)?;
    without(&mut value);
    Ok(serde_json::to_vec(&value)?.len())
}

fn case_id(number: usize) -> String {
    format!("KS/{}/{}", number % 1000 + 1, 2000 + number / 1000)
}

/// Gives a document another day and content, and its items cases that come up again; some point to others.
fn vary(document: &mut Document, number: usize, rng: &mut Rng, cases: usize) {
    document.source.sha256 = dagordning::hash(format!("{number} {}", document.source.sha256).as_bytes());
    if let Some(meeting) = document.meeting.as_mut().filter(|meeting| meeting.date.is_some()) {
        meeting.date = Some(format!("{}-{:02}-{:02}", rng.between(2005, 2026), rng.between(1, 12), rng.between(1, 28)));
    }
    for item in &mut document.items {
        if rng.chance(OF_CASES) {
            item.case_ids = vec![case_id(rng.below(cases))];
        }
        if rng.chance(10) {
            let mut reference = Reference::default();
            reference.date =
                Some(format!("{}-{:02}-{:02}", rng.between(2005, 2026), rng.between(1, 12), rng.between(1, 28)));
            reference.number = Some(rng.between(1, 40).to_string());
            item.refers_to.push(reference);
        }
    }
}

/// Titles that queries are drawn from.
fn titles(archive: &Archive) -> Result<Vec<String>, dagordning_archive::Error> {
    let all = archive.search(&Search { limit: 4000, ..Search::default() })?;
    Ok(all.hits.into_iter().filter_map(|hit| hit.at.title).filter(|title| title.len() > 3).collect())
}

fn draw(rng: &mut Rng, titles: &[String]) -> Search {
    let title: Vec<&str> = rng.pick(titles).split_whitespace().filter(|word| word.len() > 2).collect();
    let at = rng.below(title.len().max(1));
    let word = title.get(at).copied().unwrap_or("beslut").trim_matches(|c: char| !c.is_alphanumeric());
    let two = title.get(at..at + 2).map_or(word.to_owned(), |two| two.join(" ").replace(['"', '(', ')'], ""));
    let query = match rng.weighted(&[40, 25, 15, 10, 10]) {
        0 => word.to_owned(),
        1 => two,
        2 => format!("{}*", word.chars().take(4).collect::<String>()),
        3 => format!("\"{two}\""),
        _ => format!("{word} beslut*"),
    };
    let mut search = Search { query, ..Search::default() };
    match rng.weighted(&[50, 10, 10, 10, 10, 10]) {
        1 => search.body = Some("nämnden".to_owned()),
        2 => search.from = Some("2024-01-01".to_owned()),
        3 => search.decided = true,
        4 => search.party = Some("S".to_owned()),
        5 => search.kind = Some("minutes".to_owned()),
        _ => {}
    }
    search
}

fn shown(search: &Search) -> String {
    let Search { query, body, from, party, kind, decided, .. } = search;
    format!("{query:?} {body:?} {from:?} {party:?} {kind:?} {decided}")
}

fn told(times: &mut [(Duration, String)]) -> String {
    times.sort();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)].0.as_secs_f64() * 1000.0;
    let slowest = times.last().map_or("", |(_, what)| what.as_str());
    format!("p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, slowest {:.1} ms: {slowest}", at(50), at(95), at(99), at(100))
}
