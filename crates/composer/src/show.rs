//! One composed document: what is printed, what is expected, what is read.

use std::collections::HashMap;
use std::io::{self, Write};

use composer::Composed;
use dagordning::{Options, Parser};
use serde_json::Value;

use crate::channel::Channel;
use crate::measure::{self, judged};
use crate::score::{Difference, Judged};

/// Letters of a value that are shown in a list of differences.
const SHOWN: usize = 300;

/// Prints a document, and the program's view of its lines if asked why.
///
/// # Errors
///
/// When it cannot be written, or a PDF cannot be typeset.
pub fn show(composed: &Composed, channel: Channel, why: bool, out: &mut dyn Write) -> io::Result<()> {
    let bytes = measure::render(composed, channel)?;
    let reading = measure::read(composed, channel, bytes);
    writeln!(out, "==== style of {}", composed.seed)?;
    for (axis, value) in composed.style.values() {
        writeln!(out, "{axis}={value}")?;
    }
    writeln!(out, "==== page, {channel}")?;
    if channel == Channel::Pdf {
        writeln!(out, "{} bytes; as columns:", reading.bytes.len())?;
        out.write_all(Channel::Columns.text(&composed.page, composed.seed).as_bytes())?;
    } else {
        out.write_all(&reading.bytes)?;
        if !reading.bytes.ends_with(b"\n") {
            writeln!(out)?;
        }
    }
    writeln!(out, "==== expected")?;
    pretty(&composed.expected, out)?;
    writeln!(out, "==== got")?;
    if let Some(failure) = &reading.failure {
        writeln!(out, "nothing: {failure}")?;
    }
    pretty(&pruned("", &reading.got, judged()), out)?;
    if why {
        lines(&reading.bytes, out)?;
    }
    let total = reading.score.total();
    writeln!(
        out,
        "==== differences: {} right, {} missing, {} extra, F1 {:.1}",
        total.right,
        total.missing,
        total.extra,
        total.f1() * 100.0
    )?;
    reading.score.differences.iter().try_for_each(|difference| one(difference, out))
}

fn pretty(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", serde_json::to_string_pretty(value)?)
}

/// Only what is judged.
fn pruned(field: &str, value: &Value, judged: &Judged) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .filter_map(|(key, value)| {
                let inner = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                judged.touches(&inner).then(|| (key.clone(), pruned(&inner, value, judged)))
            })
            .collect(),
        Value::Array(list) => list.iter().map(|value| pruned(field, value, judged)).collect(),
        _ => value.clone(),
    }
}

fn one(difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    let short = |text: &str| {
        let line = text.replace('\n', "⏎");
        if line.chars().count() <= SHOWN { line } else { line.chars().take(SHOWN).collect::<String>() + "…" }
    };
    let place = &difference.place;
    match (&difference.expected, &difference.got) {
        (Some(expected), Some(got)) => {
            writeln!(
                out,
                "wrong    {place}\n           expected: {}\n           got:      {}",
                short(expected),
                short(got)
            )
        }
        (Some(expected), None) => writeln!(out, "missing  {place}: {}", short(expected)),
        (None, Some(got)) => writeln!(out, "extra    {place}: {}", short(got)),
        (None, None) => Ok(()),
    }
}

/// The program's view of the lines, and what spoke for the role of each.
fn lines(bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let Ok(reading) = Parser::new(Options::new()).read(bytes) else { return Ok(()) };
    writeln!(out, "==== lines")?;
    for line in reading.lines() {
        let (page, number, class) = (line.page, line.number, &line.class);
        writeln!(out, "{page:>3}:{number:<4}{class:<24}{}", line.text)?;
        if !line.fields.is_empty() {
            writeln!(out, "{:<32}← {}", "", line.fields.join(", "))?;
        }
        for reason in &line.reasons {
            let cues: Vec<String> = reason.cues.iter().map(|(cue, points)| format!("{cue} {points:+}")).collect();
            let second = reason.runner_up.as_ref().map(|(role, points)| format!("; else {role} {points}"));
            let (role, score) = (&reason.role, reason.score);
            writeln!(out, "{:<32}↳ {role} {score}: {}{}", "", cues.join(", "), second.unwrap_or_default())?;
        }
    }
    Ok(())
}

/// Prints the documents with the most false facts in a field, worst first.
///
/// # Errors
///
/// When they cannot be written.
pub fn worst(scored: Vec<(u64, Vec<Difference>)>, field: &str, count: usize, out: &mut dyn Write) -> io::Result<()> {
    let mut scored: Vec<_> = scored
        .into_iter()
        .map(|(seed, mut differences)| {
            differences.retain(|difference| difference.field.starts_with(field));
            (seed, differences)
        })
        .filter(|(_, differences)| !differences.is_empty())
        .collect();
    scored.sort_by_key(|(seed, differences)| (std::cmp::Reverse(differences.len()), *seed));
    let mut fields: HashMap<&str, usize> = HashMap::new();
    for difference in scored.iter().flat_map(|(_, differences)| differences) {
        *fields.entry(difference.field.as_str()).or_default() += 1;
    }
    let mut fields: Vec<_> = fields.into_iter().collect();
    fields.sort_by_key(|(field, differences)| (std::cmp::Reverse(*differences), *field));
    writeln!(out, "{} documents", scored.len())?;
    for (field, differences) in fields {
        writeln!(out, "  {field}: {differences}")?;
    }
    for (seed, differences) in scored.iter().take(count) {
        writeln!(out, "seed {seed}: {} differences", differences.len())?;
        differences.iter().take(5).try_for_each(|difference| one(difference, out))?;
    }
    Ok(())
}
