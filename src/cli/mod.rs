//! The command line: results on stdout, everything else on stderr.

mod args;
mod input;
mod show;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use dagordning::model::{Severity, schema};
use dagordning::output::{Layout, write_json};
use dagordning::pdf::ReaderChoice;
use dagordning::{Options, parse, read_text};
use indicatif::{ProgressBar, ProgressStyle};

use args::{Args, Command, ParseArgs};
use input::Input;

/// Some input could not be read.
const UNREADABLE: u8 = 1;
/// `--strict`, and a document has a diagnostic of severity error.
const CONTENT_LOST: u8 = 3;

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let done = match args.command {
        Command::Parse(args) => parse_files(&args),
        Command::Text { file } => one(&file, |bytes, out| {
            let text = read_text(bytes, ReaderChoice::Auto).map_err(|error| error.to_string())?;
            written(out.write_all(text.text.as_bytes()))
        }),
        Command::Lines { file } => one(&file, show::lines),
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

/// Failure to write goes up as it is; anything else is told per input.
type Told = Result<io::Result<()>, String>;

fn written(result: io::Result<()>) -> Told {
    Ok(result)
}

fn parse_files(args: &ParseArgs) -> io::Result<ExitCode> {
    let options = Options { spans: args.spans, furniture: args.furniture, reader: ReaderChoice::Auto };
    let several = args.files.len() > 1;
    let layout = if args.compact || several { Layout::Compact } else { Layout::Pretty };
    let progress = progress(args.files.len());
    let mut out = BufWriter::with_capacity(1 << 18, io::stdout().lock());
    let (mut unreadable, mut lost) = (false, false);
    for name in &args.files {
        let read = Input::read(name).and_then(|input| {
            parse(&input.bytes, input.file_name.as_deref(), options).map_err(|error| error.to_string())
        });
        match read {
            Ok(document) => {
                lost |= document.diagnostics.iter().any(|d| d.severity == Severity::Error);
                write_json(&document, layout, &mut out)?;
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

fn one(name: &str, show: impl FnOnce(&[u8], &mut dyn Write) -> Told) -> io::Result<ExitCode> {
    let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()));
    match Input::read(name).and_then(|input| show(&input.bytes, &mut out)) {
        Ok(result) => {
            result?;
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
