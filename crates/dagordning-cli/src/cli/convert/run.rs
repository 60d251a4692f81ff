//! All files, by as many workers as there are cores.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use super::args::ConvertArgs;
use super::finish;
use super::journal::Journal;
use super::out::{ERRORS, OWN, Out, sync};
use super::plan::{OF_LEFT_OUT, Plan};
use super::work::{Bench, Looked, Told};
use crate::cli::args::OcrMode;
use crate::cli::input::Bounds;
use crate::cli::log::{self, About, Level};
use crate::cli::progress::Progress;
use crate::cli::summary::{Ending, Summary};
use crate::cli::terminal::{shown, tame};
use crate::cli::{Reading, UNREADABLE};

/// So many results are put in their places together.
const WAITING: usize = 64;
/// So long one waits for others.
const LONGEST: Duration = Duration::from_millis(300);

/// A run over all files.
pub struct Run<'a> {
    pub args: &'a ConvertArgs,
    pub plan: &'a Plan,
    pub out: &'a Out,
    pub setup: String,
}

/// How a run ended.
#[derive(Default)]
pub struct Ended {
    /// Whether a file could not be read.
    pub failed: bool,
    /// Whether content of a document is lost.
    pub lost: bool,
    /// Why it was given up.
    pub stopped: Option<String>,
}

impl Run<'_> {
    /// Reads all and writes what is made of all together.
    pub fn all(&self, readings: Vec<Reading>) -> Ended {
        let mut ended = Ended::default();
        ended.stopped = self.try_all(readings, &mut ended).err();
        ended
    }

    fn try_all(&self, readings: Vec<Reading>, ended: &mut Ended) -> Result<(), String> {
        let bench = Bench { args: self.args, out: &self.out.folder, setup: &self.setup };
        let mut folders: BTreeSet<_> = self.plan.tasks.iter().map(|task| bench.folder_of(task)).collect();
        folders.extend([self.out.folder.clone(), self.out.folder.join(OWN)]);
        self.out.sweep(&folders);
        let unwritten = |error: io::Error| format!("cannot write in {}: {error}", shown(self.out.folder.as_os_str()));
        let mut journal = Journal::open(self.out).map_err(unwritten)?;
        let mut summary = Summary::default();
        if self.args.prune {
            let gone: Vec<String> = journal.entries.keys().filter(|key| self.plan.misses(key)).cloned().collect();
            journal.forget(self.out, &gone).map_err(unwritten)?;
            summary.gone = gone.len();
        }
        self.read(readings, &bench, &mut journal, &mut summary)?;
        finish::write(self.args, self.out, &journal.entries).map_err(unwritten)?;
        journal.settle(self.out).map_err(unwritten)?;
        (ended.failed, ended.lost) = (summary.failed > 0, summary.lost > 0);
        summary.say(&Ending {
            left_out: self.plan.left_out,
            of_left_out: OF_LEFT_OUT,
            of_gone: ", whose outputs were removed",
            scans_wanted: self.args.ocr.ocr != OcrMode::Never,
            errors: shown(self.out.folder.join(ERRORS).as_os_str()),
        });
        Ok(())
    }

    fn read(
        &self,
        readings: Vec<Reading>,
        bench: &Bench<'_>,
        journal: &mut Journal,
        summary: &mut Summary,
    ) -> Result<(), String> {
        let before = journal.entries.clone();
        let (next, stop) = (AtomicUsize::new(0), AtomicBool::new(false));
        let (sender, told) = sync_channel::<Result<Told, String>>(4 * WAITING);
        std::thread::scope(|scope| {
            for mut reading in readings {
                let (sender, before, next, stop) = (sender.clone(), &before, &next, &stop);
                scope.spawn(move || {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        let Some(task) = self.plan.tasks.get(number) else { return };
                        if stop.load(Ordering::Relaxed) {
                            return;
                        }
                        let done = bench.convert(&mut reading, self.out, number, (task, before.get(&task.key)));
                        if done.is_err() {
                            stop.store(true, Ordering::Relaxed);
                        }
                        if sender.send(done).is_err() {
                            return;
                        }
                    }
                });
            }
            drop(sender);
            self.note(&told, &stop, journal, summary)
        })
    }

    /// Notes what is done when it is done: what was written waits for the disk here, several files at a time, while others
    /// are read.
    fn note(
        &self,
        told: &Receiver<Result<Told, String>>,
        stop: &AtomicBool,
        journal: &mut Journal,
        summary: &mut Summary,
    ) -> Result<(), String> {
        let mut progress = Progress::new(self.plan.tasks.len());
        let (mut waiting, mut since, mut broken) = (Vec::new(), Instant::now(), None);
        loop {
            let next = told.recv_timeout(LONGEST);
            let ended = matches!(next, Err(RecvTimeoutError::Disconnected));
            match next {
                Ok(Ok(told)) => {
                    summary.add(&told.seen());
                    tell_of(&told);
                    progress.step(&told.entry.path, summary.failed);
                    if !told.kept {
                        waiting.push(told);
                    }
                }
                Ok(Err(reason)) => broken = broken.or(Some(reason)),
                Err(_) => {}
            }
            if ended || waiting.len() >= WAITING || since.elapsed() > LONGEST {
                if let Err(reason) = self.place(&mut waiting, journal) {
                    stop.store(true, Ordering::Relaxed);
                    broken = broken.or(Some(reason));
                }
                waiting.clear();
                since = Instant::now();
            }
            if ended {
                break;
            }
        }
        progress.end();
        broken.map_or(Ok(()), Err)
    }

    /// Puts outputs in their places, and notes that they are there.
    fn place(&self, waiting: &mut Vec<Told>, journal: &mut Journal) -> Result<(), String> {
        let folder = || shown(self.out.folder.as_os_str());
        let written: Vec<_> = waiting.iter().flat_map(Told::written).collect();
        sync(&written).map_err(|error| format!("cannot write in {}: {error}", folder()))?;
        for mut told in waiting.drain(..) {
            told.place(self.out).map_err(|error| format!("cannot write in {}: {error}", folder()))?;
            let noted = journal.add(told.entry);
            noted.map_err(|error| format!("cannot note in {} what is done: {error}", folder()))?;
        }
        Ok(())
    }
}

/// Says what became of a file.
fn tell_of(told: &Told) {
    let entry = &told.entry;
    let about = About { file: Some(&entry.path), ..About::default() };
    match &entry.failure {
        Some(failure) if !told.kept => {
            log::say(Level::Error, &failure.reason, About { code: Some(failure.code), ..about });
        }
        _ if !log::wants(Level::Debug) => {}
        _ if told.kept => log::say(Level::Debug, "done before", about),
        _ => {
            let pages: u64 = entry.documents.iter().map(|output| output.pages).sum();
            let (documents, took) = (entry.documents.len(), told.took.as_secs_f64());
            log::say(Level::Debug, &format!("{documents} documents, {pages} pages, {took:.2} s"), about);
        }
    }
}

/// Tells of each file what would be done.
pub fn dry(args: &ConvertArgs, plan: &Plan) -> io::Result<ExitCode> {
    let before = Journal::read(&args.output.join(OWN))?;
    let setup = super::setup(args);
    let bench = Bench { args, out: &args.output, setup: &setup };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut failed = false;
    for task in &plan.tasks {
        let entry = before.get(&task.key);
        let word = match bench.look(task, entry, Bounds::default()) {
            Looked::Kept if entry.is_some_and(|entry| entry.failure.is_some()) => "failed",
            Looked::Kept => "done",
            Looked::New(..) => "read",
            Looked::Failed(failure) => {
                failed = true;
                let about = About { file: Some(&task.key), code: Some(failure.code), more: None };
                log::say(Level::Error, &failure.reason, about);
                "failed"
            }
        };
        writeln!(out, "{word}\t{}", tame(&task.key))?;
    }
    for key in before.keys().filter(|key| args.prune && plan.misses(key)) {
        writeln!(out, "remove\t{}", tame(key))?;
    }
    out.flush()?;
    Ok(if failed { ExitCode::from(UNREADABLE) } else { ExitCode::SUCCESS })
}
