//! Measures what the program reads over many composed documents.

mod breaks;
mod gate;
mod print;
mod report;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::panic::{self, AssertUnwindSafe};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use composer::{Composed, compose_with};
use rayon::prelude::*;
use serde_json::Value;

use crate::channel::{Channel, Manner, pdf};
use crate::score::{Judged, Score, Strictness, Tally, score};

pub use gate::{compared, passes};
pub use print::print;
pub use report::{ENOUGH_FACTS, Report};

/// What follows from the outcomes of the clauses, and would count twice.
const FOLLOWS: &str = "items.decisions.outcome";

/// What marks in columns tell.
const MARKED: &str = "items.votes.ballots";

/// What is measured.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The seeds of the documents.
    pub seeds: Range<u64>,
    /// The channels, without PDFs.
    pub channels: Vec<Channel>,
    /// How many of the documents are also read as PDFs.
    pub pdf_sample: u64,
    /// Only fields that begin so; all when empty.
    pub fields: Vec<String>,
    /// Values in place of drawn ones.
    pub set: Vec<(String, String)>,
}

impl Plan {
    fn compose(&self, seed: u64) -> Composed {
        let set: Vec<_> = self.set.iter().map(|(axis, value)| (axis.as_str(), value.as_str())).collect();
        compose_with(seed, &set)
    }
}

/// One document through one channel.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What the program was given.
    pub bytes: Vec<u8>,
    /// What it gave; nothing when it failed.
    pub got: Value,
    /// Why it failed.
    pub failure: Option<String>,
    /// The facts.
    pub score: Score,
}

/// The bytes of a composed document in a channel.
///
/// # Errors
///
/// When a PDF cannot be typeset.
pub fn render(composed: &Composed, channel: Channel) -> io::Result<Vec<u8>> {
    if channel == Channel::Pdf {
        let mut files = pdf::typeset(&[(composed.seed, &composed.page)])?;
        return files.pop().ok_or_else(|| io::Error::other("nothing was typeset"));
    }
    Ok(channel.text(&composed.page, composed.seed).into_bytes())
}

/// Reads and scores a composed document.
#[must_use]
pub fn read(composed: &Composed, channel: Channel, bytes: Vec<u8>) -> Reading {
    let parse = || dagordning::parse(&bytes, Some(channel.file_name()), dagordning::Options::default());
    let (got, failure) = match panic::catch_unwind(AssertUnwindSafe(parse)) {
        Ok(Ok(document)) => (serde_json::to_value(document).unwrap_or_default(), None),
        Ok(Err(error)) => (Value::Null, Some(error.to_string())),
        Err(_) => (Value::Null, Some("it panicked".to_owned())),
    };
    let strictness = if channel.damages_letters() { Strictness::Alike } else { Strictness::Exact };
    let mut lost = vec![FOLLOWS];
    if channel.loses_marks(&composed.page) {
        lost.push(MARKED);
    }
    let mark = composed.page.watermark.is_some() && !channel.prints_watermarks(composed.seed);
    if mark && composed.expected["status"] == "draft" {
        lost.push("status");
    }
    let opened = (channel == Channel::LostBreaks).then(|| breaks::open(&composed.expected));
    let score = score(opened.as_ref().unwrap_or(&composed.expected), &got, judged(), &lost, strictness);
    Reading { bytes, got, failure, score }
}

/// The fields that a composed document tells fully.
#[must_use]
pub fn judged() -> &'static Judged {
    static JUDGED: LazyLock<Judged> = LazyLock::new(|| Judged::new(composer::JUDGED.iter().copied()));
    &JUDGED
}

/// Measures.
///
/// # Errors
///
/// When PDFs cannot be typeset.
pub fn run(plan: &Plan) -> io::Result<Report> {
    let done = AtomicU64::new(0);
    let whole = plan.seeds.end.saturating_sub(plan.seeds.start);
    let show = io::stderr().is_terminal();
    let of_seed = |mut report: Report, seed: u64| {
        measure(&mut report, plan, seed);
        let done = done.fetch_add(1, Ordering::Relaxed) + 1;
        if show && (done.is_multiple_of(20) || done == whole) {
            // A terminal that is gone is no reason to stop.
            let _ = write!(io::stderr(), "\r{done} of {whole} documents{}", if done == whole { "\n" } else { "" });
        }
        report
    };
    let empty = || Report::new(plan);
    let mut report = plan.seeds.clone().into_par_iter().fold(empty, of_seed).reduce(empty, |a, b| a.with(b));
    measure_pdfs(&mut report, plan)?;
    Ok(report)
}

/// The facts of fields that are looked at.
fn looked_at(plan: &Plan, score: Score) -> BTreeMap<String, Tally> {
    let wanted =
        |field: &str| plan.fields.is_empty() || plan.fields.iter().any(|begin| field.starts_with(begin.as_str()));
    score.fields.into_iter().filter(|(field, _)| wanted(field)).collect()
}

fn measure(report: &mut Report, plan: &Plan, seed: u64) {
    let composed = plan.compose(seed);
    let mut pooled = Tally::default();
    for &channel in &plan.channels {
        let bytes = channel.text(&composed.page, seed).into_bytes();
        let reading = read(&composed, channel, bytes);
        let failed = reading.failure.is_some();
        let fields = looked_at(plan, reading.score);
        let total = report.add(channel.name(), fields, failed);
        report.add_values(&Manner::of(channel, seed).values(channel), total);
        pooled += total;
    }
    let values: Vec<_> =
        composed.style.values().into_iter().map(|(axis, value)| (axis.to_string(), value.to_string())).collect();
    report.add_values(&values, pooled);
    report.add_pairs(&values, pooled);
}

/// PDFs take no part in the figures of the axes: only a sample is read.
fn measure_pdfs(report: &mut Report, plan: &Plan) -> io::Result<()> {
    let whole = plan.seeds.end.saturating_sub(plan.seeds.start);
    if plan.pdf_sample == 0 || whole == 0 {
        return Ok(());
    }
    let step = (whole / plan.pdf_sample).max(1);
    let seeds: Vec<u64> = (0..plan.pdf_sample.min(whole)).map(|at| plan.seeds.start + at * step).collect();
    for seeds in seeds.chunks(50) {
        let composed: Vec<_> = seeds.iter().map(|&seed| plan.compose(seed)).collect();
        let pages: Vec<_> = composed.iter().map(|composed| (composed.seed, &composed.page)).collect();
        let files = pdf::typeset(&pages)?;
        let readings: Vec<_> =
            composed.par_iter().zip(files).map(|(composed, file)| read(composed, Channel::Pdf, file)).collect();
        for reading in readings {
            let failed = reading.failure.is_some();
            report.add(Channel::Pdf.name(), looked_at(plan, reading.score), failed);
        }
    }
    Ok(())
}
