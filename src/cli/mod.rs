//! The command line: results on stdout, everything else on stderr.

mod args;
mod input;
mod job;
mod show;
mod worker;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use dagordning::model::schema;
use indicatif::{ProgressBar, ProgressStyle};

use args::{Args, Command, ParseArgs, PdfArgs};
use input::Input;
use job::{Job, Told, What};
use worker::{Limits, Worker};

/// Some input could not be read.
const UNREADABLE: u8 = 1;
/// `--strict`, and a document has a diagnostic of severity error.
const CONTENT_LOST: u8 = 3;

/// Megabytes for the process that reads PDFs.
const MEMORY: u64 = 512;

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    // A reader's panic on a broken file is told as the file's fault; its own message is for its authors.
    std::panic::set_hook(Box::new(|_| {}));
    let mut given = std::env::args_os().skip(1);
    if given.next().is_some_and(|first| first == worker::COMMAND) {
        return worker::serve(given.next().and_then(|megabytes| megabytes.into_string().ok()).as_deref());
    }
    let args = Args::parse();
    let done = match args.command {
        Command::Parse(args) => parse_files(&args),
        Command::Text(args) => one(&args.file, if args.layout { What::Picture } else { What::Text }, &args.pdf),
        Command::Lines(args) => one(&args.file, What::Lines, &args.pdf),
        Command::Schema => print_schema(),
    };
    done.unwrap_or_else(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe {
            // Who reads our output has read enough.
            return ExitCode::SUCCESS;
        }
        eprintln!("dagordning: cannot write the result: {error}");
        ExitCode::from(UNREADABLE)
    })
}

/// Does one job on file after file.
struct Reading {
    job: Job,
    /// For PDFs; text is read in this process.
    worker: Option<Worker>,
}

impl Reading {
    fn new(what: What, args: &PdfArgs) -> Reading {
        if args.max_memory.is_some() && !args.no_worker && !worker::LIMITS_MEMORY {
            eprintln!("dagordning: memory is not limited on this system; --max-memory has no effect");
        }
        let limits = Limits { time: args.timeout, memory: args.max_memory.unwrap_or(MEMORY), output: args.max_output };
        let worker = (!args.no_worker).then(|| Worker::new(limits));
        Reading { job: Job { what, reader: args.reader }, worker }
    }

    fn run(&mut self, name: &str, out: &mut dyn Write) -> Told {
        let input = Input::open(name)?;
        match &mut self.worker {
            Some(worker) if input.is_pdf => {
                let (output, lost) = worker.ask(self.job, input)?;
                Ok(out.write_all(&output).map(|()| lost))
            }
            _ => self.job.run(input.content.into_bytes()?, input.file_name.as_deref(), out),
        }
    }
}

fn parse_files(args: &ParseArgs) -> io::Result<ExitCode> {
    let several = args.files.len() > 1;
    let pretty = !args.compact && !several;
    let what = What::Json { spans: args.spans, furniture: args.furniture, pretty };
    let mut reading = Reading::new(what, &args.pdf);
    let progress = progress(args.files.len());
    let mut out = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    let (mut unreadable, mut lost) = (false, false);
    for name in &args.files {
        match reading.run(name, &mut out) {
            Ok(written) => {
                lost |= written?;
                if several {
                    // Whoever reads along gets each document when it is done.
                    out.flush()?;
                }
            }
            Err(reason) => {
                unreadable = true;
                progress.suspend(|| complain(name, &reason));
            }
        }
        progress.inc(1);
    }
    out.flush()?;
    progress.finish_and_clear();
    Ok(match (unreadable, lost && args.strict) {
        (true, _) => ExitCode::from(UNREADABLE),
        (false, true) => ExitCode::from(CONTENT_LOST),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// A bar on stderr for work on many files; none where nobody looks.
fn progress(files: usize) -> ProgressBar {
    if files < 20 || !io::stderr().is_terminal() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {eta} left");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn one(name: &str, what: What, args: &PdfArgs) -> io::Result<ExitCode> {
    let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()));
    match Reading::new(what, args).run(name, &mut out) {
        Ok(written) => {
            written?;
            out.flush()?;
            Ok(ExitCode::SUCCESS)
        }
        Err(reason) => {
            complain(name, &reason);
            Ok(ExitCode::from(UNREADABLE))
        }
    }
}

fn print_schema() -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &schema()).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(ExitCode::SUCCESS)
}

fn complain(name: &str, reason: &str) {
    let shown = if name == "-" { "standard input" } else { name };
    eprintln!("dagordning: {shown}: {reason}");
}
