//! One file: looked at, read, written.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::args::{ConvertArgs, Format};
use super::journal::{Entry, Output};
use super::name::{decode, encode};
use super::out::{OWN, Out};
use super::plan::Task;
use crate::cli::Reading;
use crate::cli::input::{Bounds, Content, Input, plain};
use crate::cli::terminal::shown;

/// The diagnostic of scanned pages that nobody has read.
const UNREAD_PAGES: &str = "ocr-missing";

/// What became of a file.
pub struct Told {
    pub entry: Entry,
    /// Whether it was done before.
    pub kept: bool,
    pub took: Duration,
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
    /// To be read: the input with the hash of its bytes.
    New(Input, String),
    /// Not to be read.
    Failed(String),
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

    /// Whether a file has to be read.
    pub fn look(&self, task: &Task, before: Option<&Entry>, bounds: Bounds) -> Looked {
        if let Some(problem) = &task.problem {
            return Looked::Failed(problem.clone());
        }
        let opened = Input::open(task.file.as_os_str(), bounds).and_then(|input| Ok((hash_of(&input)?, input)));
        match opened {
            Err(reason) => Looked::Failed(reason),
            Ok((sha256, _)) if before.is_some_and(|before| self.stands(before, &sha256)) => Looked::Kept,
            Ok((sha256, input)) => Looked::New(input, sha256),
        }
    }

    /// Whether what was done before is what would be done now, and is still there.
    fn stands(&self, before: &Entry, sha256: &str) -> bool {
        if self.args.force || before.setup != self.setup || before.sha256.as_deref() != Some(sha256) {
            return false;
        }
        let wanting = |output: &Output| output.diagnostics.contains_key(UNREAD_PAGES);
        if self.args.retry_failed && (before.failure.is_some() || before.documents.iter().any(wanting)) {
            return false;
        }
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
        writer: usize,
        (task, before): (&Task, Option<&Entry>),
    ) -> Result<Told, String> {
        let began = Instant::now();
        let (entry, kept) = match self.look(task, before, reading.bounds) {
            Looked::Kept => (before.cloned().unwrap_or_else(|| self.failed(task, None, String::new())), true),
            Looked::Failed(reason) => (self.failed(task, None, reason), false),
            Looked::New(input, sha256) => {
                let mut json = Vec::new();
                let read = reading.read(&shown(task.file.as_os_str()), &input, &mut json);
                let told = read.and_then(|written| written.map_err(|error| error.to_string()));
                let entry = match told.and_then(|_| documents(&json)) {
                    Err(reason) => self.failed(task, Some(sha256), reason),
                    Ok(documents) if documents.iter().any(|one| one.about.source.sha256 != sha256) => {
                        self.failed(task, None, CHANGED.to_owned())
                    }
                    Ok(documents) => self.write(out, writer, (task, sha256), &documents)?,
                };
                (entry, false)
            }
        };
        if !kept {
            self.clear(before, &entry);
        }
        Ok(Told { entry, kept, took: began.elapsed() })
    }

    fn failed(&self, task: &Task, sha256: Option<String>, reason: String) -> Entry {
        let setup = self.setup.to_owned();
        Entry { path: task.key.clone(), sha256, setup, documents: Vec::new(), failure: Some(reason) }
    }

    fn write(
        &self,
        out: &Out,
        writer: usize,
        (task, sha256): (&Task, String),
        documents: &[OneOf<'_>],
    ) -> Result<Entry, String> {
        let mut outputs = Vec::with_capacity(documents.len());
        for (index, one) in documents.iter().enumerate() {
            let file = task.output(&self.documents(), index + 1);
            match out.write(&file, writer, one.json) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::InvalidFilename => {
                    return Ok(self.failed(task, Some(sha256), "the name of its output would be too long".to_owned()));
                }
                Err(error) => return Err(format!("cannot write {}: {error}", shown(self.out.join(file).as_os_str()))),
            }
            outputs.push(one.output(encode(&file)));
        }
        let setup = self.setup.to_owned();
        Ok(Entry { path: task.key.clone(), sha256: Some(sha256), setup, documents: outputs, failure: None })
    }

    /// Removes what an earlier run wrote and this one did not.
    fn clear(&self, before: Option<&Entry>, now: &Entry) {
        for old in before.iter().flat_map(|before| &before.documents) {
            if now.documents.iter().all(|new| new.file != old.file) {
                let _ = fs::remove_file(self.out.join(decode(&old.file)));
            }
        }
    }
}

const CHANGED: &str = "it changed while it was read; the same command reads it again";

/// What is looked at in a document.
#[derive(Deserialize)]
struct About {
    source: Source,
    #[serde(default)]
    diagnostics: Vec<Diagnostic>,
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
        }
    }
}

/// The documents that were read of an input, one behind the other.
fn documents(json: &[u8]) -> Result<Vec<OneOf<'_>>, String> {
    let mut stream = serde_json::Deserializer::from_slice(json).into_iter::<About>();
    let mut all = Vec::new();
    let mut begins = 0;
    while let Some(about) = stream.next() {
        let about = about.map_err(|error| format!("its JSON is none (a fault in the program: {error})"))?;
        let ends = stream.byte_offset();
        // The end of its line belongs to it.
        let ends = ends + usize::from(json.get(ends) == Some(&b'\n'));
        all.push(OneOf { about, json: &json[begins..ends] });
        begins = ends;
    }
    Ok(all)
}

/// The hash of what an input holds.
pub fn hash_of(input: &Input) -> Result<String, String> {
    match &input.content {
        Content::Bytes(bytes) => Ok(dagordning::hash(bytes)),
        Content::Path(path) => hash_file(path).map_err(|error| plain(&error)),
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
