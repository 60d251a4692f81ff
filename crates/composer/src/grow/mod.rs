//! Searches for inputs that take more time than their length: patterns are drawn from seeds, and read at n and at 4n units.

mod clock;
mod draw;
mod pattern;
#[cfg(test)]
mod tests;
mod wider;
mod words;

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use draw::Drawer;
pub use pattern::Pattern;
use rayon::prelude::*;
use serde::Serialize;

/// Four times the input may take so many times the time.
pub const LIMIT: f64 = 5.0;

/// Beyond it an input is looked at again, four times as long: what grows with a square shows more and more.
const SUSPECT: f64 = 4.4;

/// So many of the others, the worst first, are looked at once more from [`FARTHER`] bytes on: some squares show only there.
const AGAIN: usize = 100;

/// In bytes: some sixteen times what a search begins with.
const FARTHER: usize = 256 << 10;

/// How inputs are measured.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// Bytes of the first input, a quarter of the second.
    pub least: usize,
    /// Suspects grow up to so many bytes …
    pub most: usize,
    /// … or until reading would take longer than this.
    pub patience: Duration,
}

/// How an input grows.
#[derive(Debug, Clone, Serialize)]
pub struct Growth {
    /// The seed that it was drawn from, or its line in a file.
    pub seed: u64,
    /// The time at 4n over the time at n.
    pub ratio: f64,
    /// The units at n.
    pub units: usize,
    /// Bytes of text at n.
    pub bytes: usize,
    /// Seconds at n.
    pub short: f64,
    /// Seconds at 4n.
    pub long: f64,
    /// The input.
    pub pattern: Pattern,
}

/// Reads an input at n and 4n; a suspect at 4n and 16n, and so on while it stays one.
#[must_use]
pub fn measure(seed: u64, pattern: Pattern, scale: Scale) -> Growth {
    let mut units = pattern.units(scale.least);
    let mut text = pattern.text(units);
    let mut short = clock::time(&text, 3);
    loop {
        let longer = pattern.text(4 * units);
        let mut long = clock::time(&longer, 1);
        if ratio(short, long) > SUSPECT {
            short = short.min(clock::time(&text, 2));
            long = long.min(clock::time(&longer, 1));
        }
        let ratio = ratio(short, long);
        if ratio <= SUSPECT || 4 * longer.len() > scale.most || 6 * long > scale.patience {
            let (bytes, short, long) = (text.len(), short.as_secs_f64(), long.as_secs_f64());
            return Growth { seed, ratio, units, bytes, short, long, pattern };
        }
        (units, text, short) = (4 * units, longer, long);
    }
}

fn ratio(short: Duration, long: Duration) -> f64 {
    long.as_secs_f64() / short.as_secs_f64().max(1e-9)
}

/// What is searched.
#[derive(Debug)]
pub struct Plan {
    /// The seeds, the end not among them; a file's lines when there is a file.
    pub seeds: Range<u64>,
    /// A file with a pattern on each line, in place of drawn ones.
    pub patterns: Option<PathBuf>,
    /// How they are measured.
    pub scale: Scale,
    /// How many of the worst are told.
    pub worst: usize,
    /// Where the worst are written, a pattern a line.
    pub keep: Option<PathBuf>,
}

/// What was found: all that was measured, the worst first.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn run(plan: &Plan) -> io::Result<Vec<Growth>> {
    let grown = |(seed, pattern)| measure(seed, pattern, plan.scale);
    let mut found: Vec<Growth> = match &plan.patterns {
        Some(path) => read(path)?.into_par_iter().map(grown).collect(),
        None => {
            let drawer = Drawer::new();
            plan.seeds.clone().into_par_iter().map(|seed| grown((seed, drawer.draw(seed)))).collect()
        }
    };
    found.sort_by(|a, b| b.ratio.total_cmp(&a.ratio));
    if plan.scale.least < FARTHER && plan.scale.most >= 4 * FARTHER {
        look_again(&mut found, plan.scale);
    }
    if let Some(path) = &plan.keep {
        let lines: Result<Vec<_>, _> =
            found.iter().take(plan.worst).map(|growth| serde_json::to_string(&growth.pattern)).collect();
        fs::write(path, lines?.join("\n") + "\n")?;
    }
    Ok(found)
}

/// Measures those again that seemed to be linear, but only just, with longer inputs.
fn look_again(found: &mut [Growth], scale: Scale) {
    let scale = Scale { least: FARTHER, ..scale };
    let first = found.partition_point(|growth| growth.ratio > SUSPECT);
    let end = found.len().min(first + AGAIN);
    found[first..end].par_iter_mut().for_each(|growth| {
        let again = measure(growth.seed, growth.pattern.clone(), scale);
        if again.ratio > growth.ratio {
            *growth = again;
        }
    });
    found.sort_by(|a, b| b.ratio.total_cmp(&a.ratio));
}

/// The patterns of a file, numbered from 1 by their lines.
fn read(path: &Path) -> io::Result<Vec<(u64, Pattern)>> {
    let text = fs::read_to_string(path)?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| Ok((number, serde_json::from_str(line)?))).collect()
}

/// Prints the worst, and how many there are of each size.
///
/// # Errors
///
/// When it cannot be written.
pub fn print(found: &[Growth], worst: usize, out: &mut dyn Write) -> io::Result<()> {
    for growth in found.iter().take(worst) {
        let Growth { seed, ratio, bytes, short, long, pattern, .. } = growth;
        let begin: String = pattern.before.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
        let unit: String = pattern.unit.chars().take(160).collect();
        writeln!(out, "{ratio:5.2}  seed {seed:<6} {bytes:>8} bytes {short:7.3} s {long:7.3} s  {begin:?} {unit:?}")?;
    }
    let beyond = found.iter().filter(|growth| growth.ratio > LIMIT).count();
    writeln!(out, "{} patterns, {beyond} beyond {LIMIT}", found.len())
}
