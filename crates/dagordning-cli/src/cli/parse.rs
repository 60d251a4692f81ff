//! `parse`: documents to JSON on standard output, in the order of their files, as many read at once as there are cores.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::ParseArgs;
use super::failure::Failure;
use super::job::{Lost, What};
use super::terminal::{shown, tame};
use super::{Asked, CONTENT_LOST, Reading, UNREADABLE, complain, log, misused, stdout, tell_of};

/// For each reader so many documents may be read before an earlier one is written.
const AHEAD: usize = 4;

/// Reads the files and writes what is in them.
pub fn run(args: &ParseArgs) -> io::Result<ExitCode> {
    let several = args.files.len() > 1 && !args.join;
    let pretty = !args.compact && !several;
    let what = What::Json {
        spans: args.spans,
        furniture: args.furniture,
        full: args.full,
        pretty,
        attachments: args.attachments,
    };
    let asked = Asked { files: &args.files, name: args.name.as_deref(), join: args.join };
    if let Some(problem) = asked.problem() {
        return Ok(misused(problem));
    }
    let inputs: Vec<&[OsString]> = if args.join { vec![&args.files] } else { args.files.chunks(1).collect() };
    let one = || Ok(Reading::new(what, &args.pdf, &args.ocr)?.named(asked.name).correcting(args.corrections));
    let readings = match Reading::several(args.jobs, inputs.len(), one) {
        Ok(readings) => readings,
        Err(reason) => return Ok(misused(&reason)),
    };
    let progress = progress(args.files.len());
    log::above(&progress);
    let out = BufWriter::with_capacity(1 << 18, stdout(what));
    let mut output = Output { out, progress, several, unreadable: false, lost: false };
    match <[Reading; 1]>::try_from(readings) {
        Ok([mut reading]) => {
            for names in inputs {
                let began = output.begin(names);
                let read = reading.all(names, &mut output.out);
                output.end(names, began, read)?;
            }
        }
        Err(readings) => at_once(readings, &inputs, &mut output)?,
    }
    output.out.flush()?;
    output.progress.finish_and_clear();
    Ok(match (output.unreadable, output.lost && args.strict) {
        (true, _) => ExitCode::from(UNREADABLE),
        (false, true) => ExitCode::from(CONTENT_LOST),
        (false, false) => ExitCode::SUCCESS,
    })
}

/// Standard output, and what became of the inputs.
struct Output {
    out: BufWriter<Box<dyn Write>>,
    progress: ProgressBar,
    several: bool,
    unreadable: bool,
    /// Content of a document is lost.
    lost: bool,
}

impl Output {
    fn begin(&self, names: &[OsString]) -> Instant {
        self.progress.set_message(names.first().map_or_else(String::new, |name| tame(&shown(name)).into_owned()));
        Instant::now()
    }

    /// Says what became of an input whose document was written.
    fn end(&mut self, names: &[OsString], began: Instant, read: Result<io::Result<Lost>, Failure>) -> io::Result<()> {
        match read {
            Ok(written) => {
                self.lost |= written?;
                tell_of(names, began);
                if self.several {
                    // Whoever reads along gets each document when it is done.
                    self.out.flush()?;
                }
            }
            Err(failure) => {
                self.unreadable = true;
                complain(names, &failure);
            }
        }
        self.progress.inc(1);
        Ok(())
    }
}

/// How many inputs were told of; who reads waits for it.
#[derive(Default)]
struct Told {
    count: Mutex<usize>,
    more: Condvar,
}

impl Told {
    /// Nobody waits any longer for an input before this one.
    fn set(&self, count: usize) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) = count;
        self.more.notify_all();
    }

    /// Waits until so many were told of.
    fn wait(&self, least: usize) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        while *count < least {
            count = self.more.wait(count).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// All inputs by all readings. Each is told of in the order of the inputs; of those behind one that takes long only a few are
/// read and kept meanwhile.
fn at_once(readings: Vec<Reading>, inputs: &[&[OsString]], output: &mut Output) -> io::Result<()> {
    let ahead = readings.len() * AHEAD;
    let (next, told) = (AtomicUsize::new(0), Told::default());
    let (sender, done) = sync_channel(ahead);
    std::thread::scope(|scope| {
        for mut reading in readings {
            let (sender, next, told) = (sender.clone(), &next, &told);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(names) = inputs.get(number) else { return };
                    told.wait(number.saturating_sub(ahead));
                    let (began, mut written) = (Instant::now(), Vec::new());
                    let read = reading.all(names, &mut written).map(|lost| lost.map(|lost| (written, lost)));
                    // Nobody listens where nothing can be written any more.
                    if sender.send((number, began, read)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let ended = in_order(done.iter(), inputs, &told, output);
        // Whoever waits finds that nobody listens.
        drop(done);
        next.store(inputs.len(), Ordering::Relaxed);
        told.set(inputs.len());
        ended
    })
}

/// What was read of an input.
type Read = (usize, Instant, Result<io::Result<(Vec<u8>, Lost)>, Failure>);

/// Tells of each input when all before it were told of.
fn in_order(
    done: impl Iterator<Item = Read>,
    inputs: &[&[OsString]],
    told: &Told,
    output: &mut Output,
) -> io::Result<()> {
    let (mut waiting, mut at) = (BTreeMap::new(), 0);
    for (number, began, read) in done {
        waiting.insert(number, (began, read));
        while let Some((began, read)) = waiting.remove(&at) {
            let names = inputs.get(at).copied().unwrap_or(&[]);
            output.begin(names);
            let read = match read {
                Ok(read) => {
                    let (written, lost) = read?;
                    Ok(output.out.write_all(&written).map(|()| lost))
                }
                Err(failure) => Err(failure),
            };
            output.end(names, began, read)?;
            at += 1;
            told.set(at);
        }
    }
    Ok(())
}

/// A bar on stderr for work on many files; none where nobody looks.
fn progress(files: usize) -> ProgressBar {
    if files < 20 || !log::shows_bars() || io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {eta} left, {wide_msg}");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
