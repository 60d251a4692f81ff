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
/// Documents that are read at once.
const BATCH: u64 = 256;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Plan<'p> {
    pub path: &'p Path,
    pub items: usize,
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
    let mut archive = Archive::open_or_create(plan.path)?;
    let (mut items, mut json, mut seed) = (0, 0, plan.seed);
    let cases = (plan.items * OF_CASES / 100 / STEPS).max(1);
    while items < plan.items {
        let read = |seed: u64| -> Result<(u64, Document, usize), dagordning::Error> {
            let composed = compose(seed);
            let text = Channel::Columns.text(&composed.page, seed);
            let mut document = Parser::new(Options::new().spans(true)).parse(text.as_str())?;
            let mut rng = Rng::new(seed, "cases");
            link(&mut document, &mut rng, cases);
            let plain = dagordning::parse(text.as_bytes(), None, Options::new())?;
            let json = serde_json::to_vec(&plain).map_or(0, |json| json.len());
            Ok((seed, document, json))
        };
        let documents = (seed..seed + BATCH).into_par_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        seed += BATCH;
        for (seed, document, bytes) in documents {
            items += document.items.iter().map(|item| 1 + item.subitems.len()).sum::<usize>();
            json += bytes;
            let path = format!("{}/{seed}.txt", seed % 100);
            let sha256 = document.source.sha256.clone();
            let file = File { path: &path, sha256: Some(&sha256), setup: "composed", ..File::default() };
            archive.put(&file, &[document])?;
        }
    }
    archive.settle()?;
    drop(archive);
    let bytes = plan.path.metadata()?.len();
    let share = bytes as f64 / json as f64;
    writeln!(
        out,
        "made in {:.0} s: {share:.2} bytes for each of the JSON without places",
        begin.elapsed().as_secs_f64()
    )?;
    Ok(())
}

fn case_id(number: usize) -> String {
    format!("KS/{}/{}", number % 1000 + 1, 2000 + number / 1000)
}

/// Gives items cases that come up again, and points from some to others.
fn link(document: &mut Document, rng: &mut Rng, cases: usize) {
    for item in &mut document.items {
        if rng.chance(OF_CASES) {
            item.case_ids = vec![case_id(rng.below(cases))];
        }
        if rng.chance(10) {
            let mut reference = Reference::default();
            reference.date = document.meeting.as_ref().and_then(|meeting| meeting.date.clone());
            reference.number = Some(rng.between(1, 40).to_string());
            item.refers_to.push(reference);
        }
    }
}

/// Titles that queries are drawn from.
fn titles(archive: &Archive) -> Result<Vec<String>, dagordning_archive::Error> {
    let all = archive.search(&Search { limit: 4000, ..Search::default() })?;
    Ok(all.hits.into_iter().filter_map(|hit| hit.title).filter(|title| title.len() > 3).collect())
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
