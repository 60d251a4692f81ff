//! The command line of the composer.

mod archive;
mod books;
mod channel;
mod grow;
#[cfg(test)]
mod invariants;
mod measure;
mod score;
mod show;
mod written;

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use channel::Channel;
use clap::{Args, Parser, Subcommand};
use composer::{Composed, compose_with};
use measure::{Plan, Report};
use rayon::prelude::*;

/// Composes meetings from seeds and measures what the program reads of them.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    command: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Read many documents through channels and count the facts that are right.
    Measure {
        /// The seeds, the second not among them.
        #[arg(long, default_value = "0..2000", value_parser = seeds)]
        seeds: Range<u64>,
        /// The channels; all that make text unless said.
        #[arg(long, value_delimiter = ',')]
        channels: Vec<Channel>,
        /// Only fields that begin so.
        #[arg(long, value_delimiter = ',')]
        fields: Vec<String>,
        /// Write the figures as JSON.
        #[arg(long)]
        json: Option<PathBuf>,
        /// Compare with older figures, and fail when something has become worse.
        #[arg(long)]
        against: Option<PathBuf>,
        /// How many of the documents are also typeset and read as PDFs.
        #[arg(long, default_value_t = 0)]
        pdf_sample: u64,
        /// Values in place of drawn ones, as `axis=value`; `wide=No` gives the documents of the first round,
        /// `seen=No` those of the first two; a value that is set brings nothing of the third round but what is set.
        #[arg(long, value_parser = setting)]
        set: Vec<(String, String)>,
    },
    /// Print one document: page, expected, got, differences.
    Show {
        #[command(flatten)]
        one: One,
        /// Also how the program sees each line.
        #[arg(long)]
        why: bool,
    },
    /// Write the bytes of one document to the standard output.
    Write {
        #[command(flatten)]
        one: One,
    },
    /// Score documents that have hand-written JSON beside them: NAME.txt, NAME.md or NAME.pdf and NAME.expected.json, a
    /// document of the model. Its key `open` lists places whose values count nothing, as `meeting.location`,
    /// `items[§ 12].title` or `items[*].kind`. All fields of the model are judged but source, producer, schema_version, coverage,
    /// unassigned, furniture, diagnostics and places; outcomes of whole resolutions and of proposals only where they are
    /// expected.
    Score {
        /// Folders, or single documents.
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Read with the built command `dagordning` at this path, which also reads scans, in place of the library.
        #[arg(long)]
        program: Option<PathBuf>,
        /// Print every wrong fact.
        #[arg(long)]
        differences: bool,
        /// Words need only be alike, for documents that were read optically.
        #[arg(long)]
        alike: bool,
        /// Write the figures as JSON.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// Bind documents and papers into books, and measure where they are cut, what papers are taken for, to which items they
    /// are joined, and whether the meetings are read as they are alone.
    Books {
        /// The seeds, the second not among them.
        #[arg(long, default_value = "0..300", value_parser = seeds)]
        seeds: Range<u64>,
        /// The channel.
        #[arg(long, default_value = "columns")]
        channel: Channel,
        /// Print every wrong fact.
        #[arg(long)]
        differences: bool,
        /// Write the text of the first book to the standard output.
        #[arg(long)]
        text: bool,
    },
    /// Make an archive of composed documents, if it is not there, and measure how long it takes to ask it.
    Archive {
        /// Where it is, or is made.
        path: PathBuf,
        /// How many items it has at least.
        #[arg(long, default_value_t = 200_000)]
        items: usize,
        /// How many documents are composed for it; they come again until there are items enough.
        #[arg(long, default_value_t = 2000)]
        documents: u64,
        /// How many queries of each sort.
        #[arg(long, default_value_t = 500)]
        queries: usize,
        /// The first seed.
        #[arg(long, default_value_t = 0)]
        seed: u64,
    },
    /// List the axes and their values.
    Axes,
    /// Search for inputs that take more time than their length: drawn patterns are read at n and 4n units. Fails when four
    /// times the input takes more than five times the time.
    Grow {
        /// The seeds, the second not among them.
        #[arg(long, default_value = "0..1000", value_parser = seeds)]
        seeds: Range<u64>,
        /// Measure the patterns of a file, a line each: `["before", "repeated", "after"]`.
        #[arg(long, conflicts_with = "seeds")]
        patterns: Option<PathBuf>,
        /// How many of the worst are printed.
        #[arg(long, default_value_t = 20)]
        worst: usize,
        /// Write the worst to a file of patterns.
        #[arg(long)]
        keep: Option<PathBuf>,
        /// Write all figures as JSON.
        #[arg(long)]
        json: Option<PathBuf>,
        /// Kilobytes of the smaller input.
        #[arg(long, default_value_t = 16)]
        least: usize,
        /// Kilobytes that suspects grow to at the most.
        #[arg(long, default_value_t = 16384)]
        most: usize,
        /// Seconds after which an input grows no more.
        #[arg(long, default_value_t = 10.0)]
        patience: f64,
    },
    /// List the documents with the most false facts.
    Worst {
        /// The channel.
        #[arg(long, default_value = "flowing")]
        channel: Channel,
        /// The field, or how it begins.
        #[arg(long, default_value = "")]
        field: String,
        /// How many documents.
        #[arg(short, default_value_t = 10)]
        n: usize,
        /// The seeds, the second not among them.
        #[arg(long, default_value = "0..500", value_parser = seeds)]
        seeds: Range<u64>,
        /// Values in place of drawn ones, as `axis=value`.
        #[arg(long, value_parser = setting)]
        set: Vec<(String, String)>,
    },
}

/// One document in one channel.
#[derive(Debug, Args)]
struct One {
    /// The seed.
    seed: u64,
    /// The channel.
    channel: Channel,
    /// Values in place of drawn ones, as `axis=value`.
    #[arg(long, value_parser = setting)]
    set: Vec<(String, String)>,
}

impl One {
    fn compose(&self) -> Composed {
        compose_with(self.seed, &borrowed(&self.set))
    }
}

fn borrowed(set: &[(String, String)]) -> Vec<(&str, &str)> {
    set.iter().map(|(axis, value)| (axis.as_str(), value.as_str())).collect()
}

fn seeds(text: &str) -> Result<Range<u64>, String> {
    let range = text.split_once("..").and_then(|(first, end)| Some(first.parse().ok()?..end.parse().ok()?));
    range.ok_or_else(|| "seeds are written as 0..2000".to_owned())
}

fn setting(text: &str) -> Result<(String, String), String> {
    let set = text.split_once('=').map(|(axis, value)| (axis.to_owned(), value.to_owned()));
    set.ok_or_else(|| "write axis=value".to_owned())
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    match Cli::parse().command {
        Task::Measure { seeds, mut channels, fields, json, against, pdf_sample, set } => {
            if channels.is_empty() {
                channels = Channel::TEXT.to_vec();
            }
            channels.retain(|channel| *channel != Channel::Pdf);
            let report = measure::run(&Plan { seeds, channels, pdf_sample, fields, set })?;
            measure::print(&report, &mut out)?;
            if let Some(path) = json {
                fs::write(path, serde_json::to_vec_pretty(&report)?)?;
            }
            if let Some(path) = against {
                let old: Report = serde_json::from_slice(&fs::read(path)?)?;
                if !measure::compared(&old, &report) {
                    return Err("the older figures are of other documents, channels or fields".into());
                }
                if !measure::passes(&old, &report, &mut out)? {
                    code = ExitCode::FAILURE;
                }
            }
        }
        Task::Show { one, why } => show::show(&one.compose(), one.channel, why, &mut out)?,
        Task::Write { one } => out.write_all(&measure::render(&one.compose(), one.channel)?)?,
        Task::Score { paths, program, differences, alike, json } => {
            written::run(&written::Plan { paths, program, differences, alike }, json.as_deref(), &mut out)?;
        }
        Task::Books { seeds, channel, text: true, .. } => {
            out.write_all(books::book(seeds.start).text(channel).0.as_bytes())?;
        }
        Task::Books { seeds, channel, differences, .. } => books::run(seeds, channel, differences, &mut out)?,
        Task::Archive { path, items, documents, queries, seed } => {
            archive::run(&archive::Plan { path: &path, items, documents, queries: queries.max(1), seed }, &mut out)?;
        }
        Task::Axes => {
            for (axis, values) in composer::axes() {
                writeln!(out, "{axis}: {}", values.join(", "))?;
            }
        }
        Task::Grow { seeds, patterns, worst, keep, json, least, most, patience } => {
            let patience = Duration::try_from_secs_f64(patience)?;
            let scale = grow::Scale { least: least * 1024, most: most * 1024, patience };
            let found = grow::run(&grow::Plan { seeds, patterns, scale, worst, keep })?;
            grow::print(&found, worst, &mut out)?;
            if let Some(path) = json {
                fs::write(path, serde_json::to_vec_pretty(&found)?)?;
            }
            if found.iter().any(|growth| growth.ratio > grow::LIMIT) {
                code = ExitCode::FAILURE;
            }
        }
        Task::Worst { channel, field, n, seeds, set } => {
            let set = borrowed(&set);
            let scored = |seed: u64| -> io::Result<_> {
                let composed = compose_with(seed, &set);
                let bytes = measure::render(&composed, channel)?;
                Ok((seed, measure::read(&composed, channel, bytes).score.differences))
            };
            let scored = seeds.into_par_iter().map(scored).collect::<io::Result<Vec<_>>>()?;
            show::worst(scored, &field, n, &mut out)?;
        }
    }
    out.flush()?;
    Ok(code)
}
