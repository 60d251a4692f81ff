//! The command's way of reading files, for a program that has the command inside: with its limits, its processes, its results.

use std::ffi::OsString;
use std::path::{PathBuf, absolute};

use clap::Parser;

use super::args::{Args, Command, ParseArgs};
use super::convert::hash_of;
use super::failure::Failure;
use super::input::Input;
use super::{Reading, What};

/// What is wanted, as the options of `dagordning parse` say it.
#[derive(Debug)]
pub struct Options(ParseArgs);

impl Options {
    /// From options of the command line; the error is the reason in plain words.
    pub fn of(given: &[OsString]) -> Result<Options, String> {
        let around = |word: &str| OsString::from(word);
        let mut line = vec![around("dagordning"), around("parse")];
        line.extend_from_slice(given);
        line.push(around("-"));
        match Args::try_parse_from(line).map(|args| args.command) {
            Ok(Command::Parse(args)) => Ok(Options(args)),
            Ok(_) => Err("these are no options of `parse`".to_owned()),
            Err(error) => {
                let said = error.to_string();
                let said = said.split("\n\n").next().unwrap_or_default();
                let lines: Vec<&str> = said.trim_start_matches("error: ").lines().map(str::trim).collect();
                Err(lines.join(" "))
            }
        }
    }
}

/// A file, or what it holds.
#[derive(Debug, Clone)]
pub enum Given {
    /// A file.
    Path(PathBuf),
    /// Its bytes.
    Bytes(Vec<u8>),
}

/// Why something could not be read, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// One of the closed list that `errors.ndjson` has.
    pub code: String,
    /// For people.
    pub reason: String,
    /// What may help.
    pub advice: String,
    /// Of the bytes, where there are any.
    pub sha256: Option<String>,
}

impl Refusal {
    fn new(failure: Failure, sha256: Option<String>) -> Refusal {
        let advice = failure.advice().to_owned();
        Refusal { code: failure.code.to_string(), reason: failure.reason, advice, sha256 }
    }
}

/// Reads one file after the other; its process for PDFs lives as long as it does.
pub struct Reader(Reading);

impl Reader {
    /// One that reads so many images of pages at once.
    pub fn new(options: &Options, threads: usize) -> Result<Reader, String> {
        let Options(args) = options;
        let what = What::Json {
            spans: args.spans,
            furniture: args.furniture,
            full: args.full,
            pretty: false,
            attachments: args.attachments,
        };
        Ok(Reader(Reading::new(what, &args.pdf, &args.ocr)?.beside_others(threads).correcting(args.corrections)))
    }

    /// The documents that an input holds as JSON, one on a line. The `name` stands in the documents in the place of the file's.
    pub fn read(&mut self, given: Given, name: Option<String>) -> Result<Vec<u8>, Refusal> {
        let (input, shown) = self.open(given, name).map_err(|failure| Refusal::new(failure, None))?;
        let mut json = Vec::new();
        let read = self.0.read(&shown, &input, &mut json).and_then(|written| Ok(written?));
        read.map(|_| json).map_err(|failure| Refusal::new(failure, hash_of(&input).ok()))
    }

    fn open(&self, given: Given, name: Option<String>) -> Result<(Input, String), Failure> {
        let bounds = self.0.bounds;
        let (mut input, shown) = match given {
            Given::Bytes(bytes) => (Input::within(bytes, bounds)?, name.clone().unwrap_or_default()),
            Given::Path(path) => {
                // The process that reads may have been started in another folder; a file `-` is none that is piped.
                (Input::open(absolute(&path)?.as_os_str(), bounds)?, path.display().to_string())
            }
        };
        input.file_name = name.or(input.file_name);
        Ok((input, shown))
    }
}
