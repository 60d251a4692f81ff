//! Putting files and folders into an archive.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{self, Metadata};
use std::io;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use dagordning::hash;
use dagordning::model::Document;
use dagordning_archive::{Archive, Error, File, Known};

use super::args::AddArgs;
use super::{misused, told};
use crate::cli::args::{AttachmentMode, OcrMode};
use crate::cli::convert::{OF_LEFT_OUT, Output, Task, encode, hash_of, outputs, plan_of, with_corrections};
use crate::cli::failure::{Code, Failure};
use crate::cli::input::Input;
use crate::cli::log::{self, About, Level};
use crate::cli::progress::Progress;
use crate::cli::summary::{Ending, Seen, Summary};
use crate::cli::terminal::shown;
use crate::cli::{Reading, UNREADABLE, What};

/// So many files may be read ahead of the one that is put in next.
const AHEAD: usize = 64;
/// A file that was changed so lately may change again within the same tick of its clock.
const FRESH: Duration = Duration::from_secs(3);

/// How files are read for an archive: with places, which tell pages.
const READ: What =
    What::Json { spans: true, furniture: false, pretty: false, full: false, attachments: AttachmentMode::List };

/// Does all of it.
pub fn add(args: &AddArgs) -> io::Result<ExitCode> {
    let plan = match plan_of(&args.paths, args.files_from.as_deref(), Some(Path::new("/")), false) {
        Ok(plan) => plan,
        Err(reason) => return Ok(misused(&reason)),
    };
    let mut archive = match Archive::open_or_create(&args.archive) {
        Ok(archive) => archive,
        Err(error) => return Ok(told(&args.archive, &error)),
    };
    let home = match Home::of(&args.archive) {
        Ok(home) => home,
        Err(error) => return Ok(told(&args.archive, &error)),
    };
    let readings = match readings(args, &home) {
        Ok(readings) => readings,
        Err(reason) => return Ok(misused(&reason)),
    };
    let added = Adding::new(args, &home, plan.tasks, &archive).map(|adding| adding.all(&mut archive, readings));
    // Where no image was read none is kept.
    let _ = fs::remove_dir(&home.images);
    match added {
        Err(error) => Ok(told(&args.archive, &error)),
        Ok(Err(error)) => {
            let status = told(&args.archive, &error);
            log::error("what is done is kept; the same command goes on from there");
            Ok(status)
        }
        Ok(Ok(summary)) => {
            summary.say(&Ending {
                left_out: plan.left_out,
                of_left_out: OF_LEFT_OUT,
                of_gone: "",
                scans_wanted: args.ocr.ocr != OcrMode::Never,
                errors: format!("table files of {}", shown(args.archive.as_os_str())),
            });
            Ok(if summary.failed > 0 { ExitCode::from(UNREADABLE) } else { ExitCode::SUCCESS })
        }
    }
}

fn readings(args: &AddArgs, home: &Home) -> Result<Vec<Reading>, String> {
    let mut ocr = args.ocr.clone();
    // What is read from images is kept, as convert keeps it.
    if ocr.cache.is_none() && ocr.ocr != OcrMode::Never {
        ocr.cache = Some(home.images.clone());
    }
    Reading::several(args.jobs, usize::MAX, || Ok(Reading::new(READ, &args.pdf, &ocr)?.correcting(args.corrections)))
}

/// The folder of the archive, from which files are named.
struct Home {
    folder: PathBuf,
    own: Vec<PathBuf>,
    /// Where results of reading images are kept.
    images: PathBuf,
}

impl Home {
    fn of(archive: &Path) -> Result<Home, Error> {
        let failed = |error| Error::File { path: archive.to_owned(), error };
        let path = plain_path(&std::path::absolute(archive).map_err(failed)?);
        let beside = |ending: &str| {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            PathBuf::from(name)
        };
        let own = ["", "-wal", "-shm", "-lock", "-journal"].map(beside);
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        Ok(Home { folder, own: own.into(), images: beside("-ocr") })
    }

    /// What names a file in the archive: its path from there, as text.
    fn key(&self, path: &Path) -> Option<String> {
        let path = plain_path(&std::path::absolute(path).ok()?);
        if self.own.contains(&path) || path.starts_with(&self.images) {
            return None;
        }
        let mut below = self.folder.as_path();
        let mut up = String::new();
        loop {
            if let Ok(rest) = path.strip_prefix(below) {
                return Some(up + &encode(rest));
            }
            match below.parent() {
                Some(parent) => below = parent,
                // Another drive.
                None => return Some(encode(&path)),
            }
            up.push_str("../");
        }
    }
}

/// A path without `.` and `..`.
fn plain_path(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// When and how large a file is, so that it is opened only when that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    size: u64,
    /// None where it may change again unseen.
    modified: Option<String>,
}

impl Stamp {
    fn of(about: &Metadata) -> Stamp {
        let modified =
            about.modified().ok().filter(|time| SystemTime::now().duration_since(*time).is_ok_and(|age| age > FRESH));
        let since = modified.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Stamp {
            size: about.len(),
            modified: since.map(|since| format!("{}.{:09}", since.as_secs(), since.subsec_nanos())),
        }
    }
}

/// What became of a file.
enum Told {
    /// It is as before.
    Kept,
    /// Its content is as before.
    Touched(Stamp),
    /// It has the content of another that is there.
    Same(Stamp, String),
    /// It was read.
    Read(Stamp, String, Read),
    /// It could not be read.
    Failed(Option<Stamp>, Option<String>, Failure),
}

/// What was read of a file.
struct Read {
    documents: Vec<Document>,
    /// What is counted of them.
    outputs: Vec<Output>,
    took: Duration,
}

/// What was done, and how it is told.
struct Done {
    summary: Summary,
    progress: Progress,
}

impl Done {
    fn add(&mut self, seen: &Seen<'_>) {
        self.summary.add(seen);
        self.progress.step(seen.path, self.summary.failed);
        if log::wants(Level::Debug) && seen.failure.is_none() {
            let pages: u64 = seen.documents.iter().map(|output| output.pages).sum();
            let (documents, took) = (seen.documents.len(), seen.took.as_secs_f64());
            let said = format!("{documents} documents, {pages} pages, {took:.2} s");
            let said = if seen.kept { "as before, or as another" } else { &said };
            log::say(Level::Debug, said, About { file: Some(seen.path), ..About::default() });
        }
    }
}

/// A run.
struct Adding<'a> {
    args: &'a AddArgs,
    setup: String,
    /// With what names each.
    tasks: Vec<(String, Task)>,
    known: BTreeMap<String, Known>,
    /// Contents that are there as they would be read now.
    contents: HashSet<String>,
    gone: Vec<String>,
}

impl<'a> Adding<'a> {
    fn new(args: &'a AddArgs, home: &Home, tasks: Vec<Task>, archive: &Archive) -> Result<Adding<'a>, Error> {
        let setup = setup(args);
        let mut known: BTreeMap<String, Known> =
            archive.files()?.into_iter().map(|known| (known.path.clone(), known)).collect();
        if args.retry_failed {
            // What they were read with is forgotten, so that they are read again.
            for path in archive.files_with_unread_pages()? {
                known.entry(path).and_modify(|known| known.setup.clear());
            }
        }
        let current = known.values().filter(|known| known.setup == setup && !known.failed && !args.force);
        let contents = current.filter_map(|known| known.sha256.clone()).collect();
        let tasks: BTreeMap<String, Task> =
            tasks.into_iter().filter_map(|task| Some((home.key(&task.file)?, task))).collect();
        let gone = gone(args, home, &tasks, &known);
        Ok(Adding { args, setup, tasks: tasks.into_iter().collect(), known, contents, gone })
    }

    fn all(&self, archive: &mut Archive, readings: Vec<Reading>) -> Result<Summary, Error> {
        let mut done = Done { summary: Summary::default(), progress: Progress::new(self.tasks.len()) };
        let mut readings = readings;
        let all: Vec<usize> = (0..self.tasks.len()).collect();
        let mut again = self.pass(&all, true, archive, &mut readings, &mut done)?;
        // What had the content of another that has changed itself.
        again = self.pass(&again, false, archive, &mut readings, &mut done)?;
        debug_assert!(again.is_empty());
        for path in &self.gone {
            archive.remove(path)?;
            done.summary.gone += 1;
        }
        archive.commit()?;
        if done.summary.read * 4 > self.known.len() {
            done.progress.say("making it quick to search");
            archive.settle()?;
        }
        done.progress.end();
        Ok(done.summary)
    }

    /// Reads files by all workers and puts them in, in their order. Gives those that have to be read once more.
    fn pass(
        &self,
        which: &[usize],
        short: bool,
        archive: &mut Archive,
        readings: &mut [Reading],
        done: &mut Done,
    ) -> Result<Vec<usize>, Error> {
        let (next, stop, gate) = (AtomicUsize::new(0), AtomicBool::new(false), Gate::default());
        let (sender, told) = sync_channel::<(usize, Told)>(AHEAD);
        std::thread::scope(|scope| {
            for reading in readings {
                let (sender, next, stop, gate) = (sender.clone(), &next, &stop, &gate);
                scope.spawn(move || {
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(index) = which.get(at) else { return };
                        gate.wait(at, stop);
                        if stop.load(Ordering::Relaxed) || sender.send((at, self.look(*index, short, reading))).is_err()
                        {
                            return;
                        }
                    }
                });
            }
            drop(sender);
            let put = self.put_all(which, &told, &gate, archive, done);
            stop.store(true, Ordering::Relaxed);
            gate.open();
            drop(told);
            put
        })
    }

    fn put_all(
        &self,
        which: &[usize],
        told: &Receiver<(usize, Told)>,
        gate: &Gate,
        archive: &mut Archive,
        done: &mut Done,
    ) -> Result<Vec<usize>, Error> {
        let mut waiting = BTreeMap::new();
        let mut again = Vec::new();
        let mut next = 0;
        for (at, told) in told {
            waiting.insert(at, told);
            while let Some(told) = waiting.remove(&next) {
                let index = which[next];
                if !self.put(index, told, archive, done)? {
                    again.push(index);
                }
                next += 1;
                gate.step(next);
            }
        }
        Ok(again)
    }

    /// What decides how a file is read: what decides it for all, and what people mended in it.
    fn setup_of(&self, task: &Task) -> String {
        with_corrections(&self.setup, &self.args.corrections.word(&task.file))
    }

    /// Looks at a file, and reads it if need be.
    fn look(&self, index: usize, short: bool, reading: &mut Reading) -> Told {
        let (key, task) = &self.tasks[index];
        if let Some(problem) = &task.problem {
            return Told::Failed(None, None, problem.clone());
        }
        let about = match task.file.metadata() {
            Ok(about) => about,
            Err(error) => return Told::Failed(None, None, Failure::from(&error)),
        };
        let stamp = Stamp::of(&about);
        let setup = self.setup_of(task);
        let known = self
            .known
            .get(key)
            .filter(|known| !self.args.force && known.setup == setup && !(known.failed && self.args.retry_failed));
        if known.is_some_and(|known| {
            known.size == Some(stamp.size) && stamp.modified.is_some() && known.modified == stamp.modified
        }) {
            return Told::Kept;
        }
        let opened = Input::open(task.file.as_os_str(), reading.bounds).and_then(|input| Ok((hash_of(&input)?, input)));
        let (sha256, input) = match opened {
            Ok(opened) => opened,
            Err(reason) => return Told::Failed(Some(stamp), None, reason),
        };
        if known.is_some_and(|known| known.sha256.as_ref() == Some(&sha256)) {
            return Told::Touched(stamp);
        }
        if short && setup == self.setup && self.contents.contains(&sha256) {
            return Told::Same(stamp, sha256);
        }
        let (mut json, began) = (Vec::new(), Instant::now());
        let read = reading.read(&shown(task.file.as_os_str()), &input, &mut json);
        let read = read.and_then(|written| written.map_err(|error| Failure::from(&error)));
        let read = read.and_then(|_| {
            let (documents, outputs) = (documents(&json)?, outputs(&json)?);
            Ok(Read { documents, outputs, took: began.elapsed() })
        });
        match read {
            Err(reason) => Told::Failed(Some(stamp), Some(sha256), reason),
            Ok(read) if read.documents.iter().any(|one| one.source.sha256 != sha256) => {
                let reason = "it changed while it was read; the same command reads it again";
                Told::Failed(None, None, Failure::new(Code::Changed, reason))
            }
            Ok(read) => Told::Read(stamp, sha256, read),
        }
    }

    /// Puts a file in; false if it has to be read first.
    fn put(&self, index: usize, told: Told, archive: &mut Archive, done: &mut Done) -> Result<bool, Error> {
        let key = &self.tasks[index].0;
        let known = self.known.get(key);
        let before = known.and_then(|known| known.sha256.as_deref());
        let setup = self.setup_of(&self.tasks[index].1);
        let file = File { path: key, setup: &setup, ..File::default() };
        let kept = Seen { path: key, sha256: None, failure: None, kept: true, took: Duration::ZERO, documents: &[] };
        match told {
            Told::Kept => done.add(&Seen { sha256: before, failure: failure(known).as_ref(), ..kept }),
            Told::Touched(stamp) => {
                archive.touch(key, stamp.size, stamp.modified.as_deref())?;
                done.add(&Seen { sha256: before, failure: failure(known).as_ref(), ..kept });
            }
            Told::Same(stamp, sha256) => {
                let (size, modified) = (Some(stamp.size), stamp.modified.as_deref());
                if !archive.put_same(&File { sha256: Some(&sha256), size, modified, ..file })? {
                    return Ok(false);
                }
                done.add(&Seen { sha256: Some(&sha256), ..kept });
            }
            Told::Read(stamp, sha256, Read { documents, outputs, took }) => {
                let (size, modified) = (Some(stamp.size), stamp.modified.as_deref());
                archive.put(&File { sha256: Some(&sha256), size, modified, ..file }, &documents)?;
                done.add(&Seen { sha256: Some(&sha256), kept: false, took, documents: &outputs, ..kept });
            }
            Told::Failed(stamp, sha256, failure) => {
                log::say(
                    Level::Error,
                    &failure.reason,
                    About { file: Some(key), code: Some(failure.code), ..About::default() },
                );
                let modified = stamp.as_ref().and_then(|stamp| stamp.modified.as_deref());
                let size = stamp.as_ref().map(|stamp| stamp.size);
                let code = failure.code.to_string();
                let (reason, advice) = (Some(failure.reason.as_str()), Some(failure.advice()));
                let code = Some(code.as_str());
                archive.put(&File { sha256: sha256.as_deref(), size, modified, code, reason, advice, ..file }, &[])?;
                done.add(&Seen { sha256: sha256.as_deref(), failure: Some(&failure), kept: false, ..kept });
            }
        }
        Ok(true)
    }
}

/// Why a file could not be read before.
fn failure(known: Option<&Known>) -> Option<Failure> {
    let known = known.filter(|known| known.failed)?;
    let code = known.code.clone().and_then(|code| serde_json::from_value(code.into()).ok());
    Some(Failure::new(code.unwrap_or(Code::Unreadable), known.reason.clone().unwrap_or_default()))
}

fn documents(json: &[u8]) -> Result<Vec<Document>, Failure> {
    let all = serde_json::Deserializer::from_slice(json).into_iter::<Document>();
    all.collect::<Result<_, _>>().map_err(|error| Failure::fault(&format!("its JSON is none: {error}")))
}

/// What the archive has of the named folders that is not there any more. Where a folder cannot be read nothing is gone.
fn gone(args: &AddArgs, home: &Home, tasks: &BTreeMap<String, Task>, known: &BTreeMap<String, Known>) -> Vec<String> {
    let folders = args.paths.iter().map(Path::new).filter(|path| path.is_dir());
    let mut below: BTreeSet<String> = folders.filter_map(|path| home.key(path)).collect();
    below = below.into_iter().map(|key| if key.is_empty() { key } else { format!("{key}/") }).collect();
    let unread: Vec<String> = tasks
        .iter()
        .filter(|(_, task)| task.problem.is_some())
        .map(|(key, _)| if key.is_empty() { String::new() } else { format!("{key}/") })
        .collect();
    let missing = known.keys().filter(|key| !tasks.contains_key(*key));
    let ours = missing.filter(|key| below.iter().any(|folder| key.starts_with(folder.as_str())));
    ours.filter(|key| !unread.iter().any(|folder| key.starts_with(folder.as_str()))).cloned().collect()
}

/// All that decides what is read of a file beside its bytes, as one word.
fn setup(args: &AddArgs) -> String {
    let said = format!("{} {READ:?} {:?} {}", env!("CARGO_PKG_VERSION"), args.pdf.reader, args.ocr.of_result());
    hash(said.as_bytes())[..16].to_owned()
}

/// Holds workers back that are too far ahead.
#[derive(Default)]
struct Gate {
    done: Mutex<usize>,
    moved: Condvar,
}

impl Gate {
    fn wait(&self, at: usize, stop: &AtomicBool) {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        while at > *done + AHEAD && !stop.load(Ordering::Relaxed) {
            done = self.moved.wait(done).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn step(&self, done: usize) {
        *self.done.lock().unwrap_or_else(PoisonError::into_inner) = done;
        self.moved.notify_all();
    }

    fn open(&self) {
        self.step(usize::MAX - AHEAD - 1);
    }
}
