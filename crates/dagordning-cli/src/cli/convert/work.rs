//! One file: looked at, read, written.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::args::{ConvertArgs, Format};
use super::journal::{Entry, Output};
use super::name::{decode, encode};
use super::out::{OWN, Out, Waiting};
use super::plan::Task;
use crate::cli::Reading;
use crate::cli::failure::{Code, Failure};
use crate::cli::input::{Bounds, Content, Input};
use crate::cli::summary::Seen;
use crate::cli::terminal::shown;

/// The diagnostic of scanned pages that nobody has read.
pub const UNREAD_PAGES: &str = "ocr-missing";

/// The diagnostic of words that may be read wrongly.
const DOUBTFUL: &str = "low-confidence";
/// So many characters of a page in no field are many.
const MUCH: usize = 200;

/// What became of a file.
pub struct Told {
    pub entry: Entry,
    /// Whether it was done before.
    pub kept: bool,
    pub took: Duration,
    /// What was written of it and is not in its place yet.
    written: Vec<Waiting>,
    /// What an earlier run wrote and this one did not.
    stale: Vec<String>,
}

impl Told {
    /// What a summary counts.
    pub fn seen(&self) -> Seen<'_> {
        let Entry { path, sha256, documents, failure, .. } = &self.entry;
        let (sha256, failure) = (sha256.as_deref(), failure.as_ref());
        Seen { path, sha256, failure, kept: self.kept, took: self.took, documents }
    }

    /// What was written of it and has to outlast a power cut before it is put in its place.
    pub fn written(&self) -> &[Waiting] {
        &self.written
    }

    /// Puts its outputs in their places.
    pub fn place(&mut self, out: &Out) -> io::Result<()> {
        self.written.drain(..).try_for_each(Waiting::place)?;
        for file in self.stale.drain(..) {
            let _ = fs::remove_file(out.folder.join(decode(&file)));
        }
        Ok(())
    }
}

/// What all files have in common.
pub struct Bench<'a> {
    pub args: &'a ConvertArgs,
    pub out: &'a Path,
    pub setup: &'a str,
}

/// A file that is to be read, or was.
pub enum Looked {
    /// Done before, as this entry says.
    Kept,
    /// To be read: the input, with the hash of its bytes where that was asked for.
    New(Input, Option<String>),
    /// Not to be read.
    Failed(Failure),
}

impl Bench<'_> {
    /// The folder below the output folder in which documents are.
    fn documents(&self) -> PathBuf {
        if self.args.format == Format::Json { PathBuf::new() } else { Path::new(OWN).join("documents") }
    }

    /// Where the outputs of a file stand.
    pub fn folder_of(&self, task: &Task) -> PathBuf {
        let path = self.out.join(task.output(&self.documents(), 1));
        path.parent().map(Path::to_owned).unwrap_or_default()
    }

    /// What decides how a file is read: what decides it for all, and what people mended in it.
    fn setup_of(&self, task: &Task) -> String {
        with_corrections(self.setup, &self.args.corrections.word(&task.file))
    }

    /// Whether a file has to be read.
    pub fn look(&self, task: &Task, before: Option<&Entry>, bounds: Bounds) -> Looked {
        if let Some(problem) = &task.problem {
            return Looked::Failed(problem.clone());
        }
        let input = match Input::open(task.file.as_os_str(), bounds) {
            Ok(input) => input,
            Err(failure) => return Looked::Failed(failure),
        };
        // The reader tells the hash of what it read: only what may be done already is hashed here.
        let Some(before) = before.filter(|before| self.may_stand(task, before)) else {
            return Looked::New(input, None);
        };
        match hash_of(&input) {
            Ok(sha256) if before.sha256.as_ref() == Some(&sha256) && self.stands(before) => Looked::Kept,
            Ok(sha256) => Looked::New(input, Some(sha256)),
            Err(failure) => Looked::Failed(failure),
        }
    }

    /// Whether what was done before is what would be done now, if the file is still the same.
    fn may_stand(&self, task: &Task, before: &Entry) -> bool {
        let wanting = |output: &Output| output.diagnostics.contains_key(UNREAD_PAGES);
        let again = self.args.retry_failed && (before.failure.is_some() || before.documents.iter().any(wanting));
        !self.args.force && !again && before.setup == self.setup_of(task) && before.sha256.is_some()
    }

    /// Whether what was written is still there.
    fn stands(&self, before: &Entry) -> bool {
        before
            .documents
            .iter()
            .all(|output| hash_file(&self.out.join(decode(&output.file))).is_ok_and(|sha256| sha256 == output.sha256))
    }

    /// Does it. The error is one that concerns all files: an output cannot be written.
    pub fn convert(
        &self,
        reading: &mut Reading,
        out: &Out,
        number: usize,
        (task, before): (&Task, Option<&Entry>),
    ) -> Result<Told, String> {
        let (began, stamp) = (Instant::now(), Stamp::of(&task.file));
        let mut written = Vec::new();
        let (entry, kept) = match self.look(task, before, reading.bounds) {
            Looked::Kept => match before {
                Some(before) => (before.clone(), true),
                None => (self.failed(task, None, Failure::fault("what was done is not known")), false),
            },
            Looked::Failed(failure) => (self.failed(task, None, failure), false),
            Looked::New(input, sha256) => {
                let mut json = Vec::new();
                let read = reading.read(&shown(task.file.as_os_str()), &input, &mut json);
                let told = read.and_then(|written| Ok(written?));
                let told = told.and_then(|_| documents(&json));
                let changed = stamp != Stamp::of(&task.file);
                let entry = match told {
                    _ if changed => self.failed(task, None, Failure::new(Code::Changed, CHANGED)),
                    Err(failure) => self.failed(task, sha256.or_else(|| hash_of(&input).ok()), failure),
                    Ok(documents) => match same(sha256, &documents) {
                        Some(sha256) => self.write(out, number, (task, sha256), &documents, &mut written)?,
                        None => self.failed(task, None, Failure::new(Code::Changed, CHANGED)),
                    },
                };
                (entry, false)
            }
        };
        let stale = if kept { Vec::new() } else { stale(before, &entry) };
        Ok(Told { entry, kept, took: began.elapsed(), written, stale })
    }

    fn failed(&self, task: &Task, sha256: Option<String>, failure: Failure) -> Entry {
        let setup = self.setup_of(task);
        Entry { path: task.key.clone(), sha256, setup, documents: Vec::new(), failure: Some(failure), gone: false }
    }

    fn write(
        &self,
        out: &Out,
        number: usize,
        (task, sha256): (&Task, String),
        documents: &[OneOf<'_>],
        written: &mut Vec<Waiting>,
    ) -> Result<Entry, String> {
        let mut outputs = Vec::with_capacity(documents.len());
        for (index, one) in documents.iter().enumerate() {
            let file = task.output(&self.documents(), index + 1);
            match out.begin(&file, &format!("{number}-{index}"), one.json) {
                Ok(waiting) => written.push(waiting),
                Err(error) if error.kind() == io::ErrorKind::InvalidFilename => {
                    written.clear();
                    let failure = Failure::new(
                        Code::OutputName,
                        "the name of its output would be too long; give the file a shorter one",
                    );
                    return Ok(self.failed(task, Some(sha256), failure));
                }
                Err(error) => return Err(format!("cannot write {}: {error}", shown(self.out.join(file).as_os_str()))),
            }
            outputs.push(one.output(encode(&file)));
        }
        let setup = self.setup_of(task);
        let sha256 = Some(sha256);
        Ok(Entry { path: task.key.clone(), sha256, setup, documents: outputs, failure: None, gone: false })
    }
}

/// What is counted of the documents that were read of an input.
pub fn outputs(json: &[u8]) -> Result<Vec<Output>, Failure> {
    Ok(documents(json)?.iter().map(|one| one.output(String::new())).collect())
}

/// What decides how a file is read that people mended; that of all files for the others.
pub fn with_corrections(setup: &str, corrections: &str) -> String {
    if corrections.is_empty() {
        return setup.to_owned();
    }
    dagordning::hash(format!("{setup} {corrections}").as_bytes())[..16].to_owned()
}

/// What an earlier run wrote and this one did not.
fn stale(before: Option<&Entry>, now: &Entry) -> Vec<String> {
    let old = before.iter().flat_map(|before| before.documents.iter().map(|output| &output.file));
    old.filter(|old| now.documents.iter().all(|new| new.file != **old)).cloned().collect()
}

/// What tells that a file has not changed: a change in the midst of a read may give neither of its two contents.
#[derive(PartialEq, Eq)]
struct Stamp(Option<(u64, Option<std::time::SystemTime>)>);

impl Stamp {
    fn of(path: &Path) -> Stamp {
        let about = fs::metadata(path).ok().filter(Metadata::is_file);
        Stamp(about.map(|about| (about.len(), about.modified().ok())))
    }
}

/// The hash of the bytes that were read, if it is one, and that which was told before.
fn same(told: Option<String>, documents: &[OneOf<'_>]) -> Option<String> {
    let first = told.or_else(|| Some(documents.first()?.about.source.sha256.clone()))?;
    documents.iter().all(|one| one.about.source.sha256 == first).then_some(first)
}

const CHANGED: &str = "it changed while it was read; the same command reads it again";

/// What is looked at in a document.
#[derive(Deserialize)]
struct About {
    source: Source,
    #[serde(default)]
    diagnostics: Vec<Diagnostic>,
    #[serde(default)]
    unassigned: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    page: u64,
    text: String,
}

#[derive(Deserialize)]
struct Source {
    sha256: String,
    page_count: u64,
}

#[derive(Deserialize)]
struct Diagnostic {
    code: String,
    severity: String,
    span: Option<Pages>,
}

#[derive(Deserialize)]
struct Pages {
    start_page: u64,
    end_page: u64,
}

/// A document of those that an input holds.
struct OneOf<'j> {
    about: About,
    /// With the end of its line.
    json: &'j [u8],
}

impl OneOf<'_> {
    fn output(&self, file: String) -> Output {
        let mut diagnostics = BTreeMap::new();
        for one in &self.about.diagnostics {
            *diagnostics.entry(one.code.clone()).or_default() += 1;
        }
        Output {
            file,
            sha256: dagordning::hash(self.json),
            pages: self.about.source.page_count,
            diagnostics,
            lost: self.about.diagnostics.iter().any(|one| one.severity == "error"),
            eye: self.eye(),
        }
    }

    /// The pages that want a human's eye: where content is lost or doubtful, and where much of the text is in no field.
    fn eye(&self) -> BTreeSet<u64> {
        let mut pages = BTreeSet::new();
        let doubts = self.about.diagnostics.iter().filter(|one| one.severity == "error" || one.code == DOUBTFUL);
        for place in doubts.filter_map(|one| one.span.as_ref()) {
            pages.extend(place.start_page..=place.end_page);
        }
        let mut unclaimed: BTreeMap<u64, usize> = BTreeMap::new();
        for line in &self.about.unassigned {
            *unclaimed.entry(line.page).or_default() += line.text.chars().filter(|c| !c.is_whitespace()).count();
        }
        pages.extend(unclaimed.into_iter().filter(|(_, count)| *count >= MUCH).map(|(page, _)| page));
        pages
    }
}

/// The documents that were read of an input, one behind the other.
fn documents(json: &[u8]) -> Result<Vec<OneOf<'_>>, Failure> {
    let mut stream = serde_json::Deserializer::from_slice(json).into_iter::<About>();
    let mut all = Vec::new();
    let mut begins = 0;
    while let Some(about) = stream.next() {
        let about = about.map_err(|error| Failure::fault(&format!("its JSON is none: {error}")))?;
        let ends = stream.byte_offset();
        // The end of its line belongs to it.
        let ends = ends + usize::from(json.get(ends) == Some(&b'\n'));
        all.push(OneOf { about, json: &json[begins..ends] });
        begins = ends;
    }
    Ok(all)
}

/// The hash of what an input holds.
pub fn hash_of(input: &Input) -> Result<String, Failure> {
    match &input.content {
        Content::Bytes(bytes) => Ok(dagordning::hash(bytes)),
        Content::Path(path) => hash_file(path).map_err(Failure::from),
    }
}

fn hash_file(path: &Path) -> io::Result<String> {
    let mut digest = Sha256::new();
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match io::Read::read(&mut file, &mut buffer) {
            Ok(0) => break,
            Ok(count) => digest.update(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
