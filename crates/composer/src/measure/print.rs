//! A report for people.

use std::io::{self, Write};

use super::report::{ENOUGH_FACTS, Report, Supported};
use crate::channel::Channel;

/// Documents that a pair of values needs to be named.
const ENOUGH_DOCUMENTS: u64 = 10;

/// Values and pairs that are named as the worst.
const WORST: usize = 20;

/// Prints the figures.
///
/// # Errors
///
/// When they cannot be written.
pub fn print(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    fields(report, out)?;
    most_lost(report, out)?;
    values(report, out)?;
    worst_values(report, out)?;
    worst_pairs(report, out)
}

fn percent(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}

fn fields(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let order = Channel::TEXT.into_iter().chain([Channel::Pdf]);
    let channels: Vec<_> =
        order.filter_map(|channel| report.channels.get(channel.name()).map(|known| (channel.name(), known))).collect();
    writeln!(out, "F1 in per cent, documents {}..{}\n", report.first, report.end)?;
    let row = |out: &mut dyn Write, name: &str, support: &str, cells: Vec<String>| {
        write!(out, "{name:<42}{support:>9}")?;
        cells.iter().try_for_each(|cell| write!(out, "{cell:>12}"))?;
        writeln!(out)
    };
    row(out, "field", "facts", channels.iter().map(|(name, _)| (*name).to_owned()).collect())?;
    row(out, "documents", "", channels.iter().map(|(_, known)| known.documents.to_string()).collect())?;
    if channels.iter().any(|(_, known)| known.failures > 0) {
        row(out, "not read at all", "", channels.iter().map(|(_, known)| known.failures.to_string()).collect())?;
    }
    let total = |of: fn(crate::score::Tally) -> f64| {
        channels.iter().map(|(_, known)| percent(of(known.total()))).collect::<Vec<_>>()
    };
    row(out, "TOTAL", &report.total().support().to_string(), total(crate::score::Tally::f1))?;
    row(out, "  precision", "", total(crate::score::Tally::precision))?;
    row(out, "  recall", "", total(crate::score::Tally::recall))?;
    row(out, "MEAN OF FIELDS", "", channels.iter().map(|(_, known)| percent(known.macro_f1())).collect())?;
    for field in report.fields() {
        let cell = |known: &super::report::InChannel| {
            let tally = known.fields.get(field).copied().unwrap_or_default();
            let few = tally.support() < ENOUGH_FACTS;
            match (tally.support() + tally.extra, few) {
                (0, _) => "-".to_owned(),
                (_, true) => format!("({})", percent(tally.f1())),
                (_, false) => percent(tally.f1()),
            }
        };
        let cells = channels.iter().map(|(_, known)| cell(known)).collect();
        row(out, field, &report.field(field).support().to_string(), cells)?;
    }
    writeln!(out)
}

fn most_lost(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut fields: Vec<_> = report.fields().into_iter().map(|field| (field, report.field(field))).collect();
    fields.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.false_facts()));
    writeln!(out, "Fields with the most false facts: missing + extra, precision / recall")?;
    for (field, tally) in fields.iter().filter(|(_, tally)| tally.false_facts() > 0).take(WORST) {
        let (p, r) = (percent(tally.precision()), percent(tally.recall()));
        writeln!(out, "  {field:<42}{:>8} + {:<8}{p:>6} / {r}", tally.missing, tally.extra)?;
    }
    writeln!(out)
}

/// Values with the facts of their documents, and how they are below the other values of their axis.
fn all_values(report: &Report) -> Vec<(String, Supported, f64)> {
    let mut all = Vec::new();
    for (axis, values) in &report.axes {
        for (value, supported) in values {
            let mut others = crate::score::Tally::default();
            values.iter().filter(|(other, _)| *other != value).for_each(|(_, supported)| others += supported.tally);
            let below = if values.len() > 1 { others.f1() - supported.tally.f1() } else { 0.0 };
            all.push((format!("{axis}={value}"), *supported, below));
        }
    }
    all
}

fn value_row(out: &mut dyn Write, (name, supported, below): &(String, Supported, f64)) -> io::Result<()> {
    let tally = supported.tally;
    let (f1, p, r) = (percent(tally.f1()), percent(tally.precision()), percent(tally.recall()));
    let documents = supported.documents;
    writeln!(out, "  {name:<52}{documents:>8}{f1:>8}{p:>8}{r:>8}{:>8}", percent(-below))
}

fn values(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut all = all_values(report);
    all.sort_by(|a, b| a.1.tally.f1().total_cmp(&b.1.tally.f1()));
    writeln!(out, "Values of axes, worst first: documents, F1, precision, recall, against the rest of the axis")?;
    all.iter().try_for_each(|value| value_row(out, value))?;
    writeln!(out)
}

fn worst_values(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut all = all_values(report);
    all.retain(|(_, supported, _)| supported.documents >= ENOUGH_DOCUMENTS);
    all.sort_by(|a, b| b.2.total_cmp(&a.2));
    writeln!(out, "The {WORST} values farthest below the rest of their axis")?;
    all.iter().take(WORST).try_for_each(|value| value_row(out, value))?;
    writeln!(out)
}

/// Pairs that are worse than either of their values alone.
fn worst_pairs(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let single: std::collections::HashMap<_, _> =
        all_values(report).into_iter().map(|(name, supported, _)| (name, supported.tally.f1())).collect();
    let mut pairs: Vec<_> = (report.pairs.iter())
        .filter(|(_, supported)| supported.documents >= ENOUGH_DOCUMENTS)
        .map(|((one, other), supported)| {
            let alone = single.get(one).copied().unwrap_or(1.0).min(single.get(other).copied().unwrap_or(1.0));
            (format!("{one} & {other}"), *supported, alone - supported.tally.f1())
        })
        .collect();
    pairs.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    writeln!(out, "The {WORST} pairs farthest below the worse of their values: documents, F1, below")?;
    for (name, supported, below) in pairs.iter().take(WORST) {
        let (documents, f1) = (supported.documents, percent(supported.tally.f1()));
        writeln!(out, "  {name:<88}{documents:>6}{f1:>8}{:>8}", percent(-below))?;
    }
    Ok(())
}
