//! What was done, a line for each file, written when its output is in its place. A line that was cut off is as if it were not
//! there: its file is done again, to the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::name::decode;
use super::out::{Begun, Out};
use crate::cli::failure::Failure;

/// Its name.
const NAME: &str = "journal.ndjson";
/// How long what is written may stay in the system's memory: what a power cut takes is done again.
const SYNCED: Duration = Duration::from_secs(2);

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its key.
    pub path: String,
    /// Of its bytes; none where it is not known which were read.
    pub sha256: Option<String>,
    /// What it was read with.
    pub setup: String,
    /// The documents that it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Output>,
    /// Why it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<Failure>,
    /// Whether it is gone, and what was written of it is to be removed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
}

/// A document that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Below the output folder, as text.
    pub file: String,
    /// Of what was written.
    pub sha256: String,
    /// How many pages it has.
    pub pages: u64,
    /// How often it has each code.
    pub diagnostics: BTreeMap<String, u64>,
    /// Whether one of them is an error.
    pub lost: bool,
    /// The pages that want a human's eye.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub eye: BTreeSet<u64>,
}

/// The file that the lines are written to, and what they say.
pub struct Journal {
    file: File,
    synced: Instant,
    pub entries: BTreeMap<String, Entry>,
}

impl Journal {
    /// What an output folder has; none where it has none.
    pub fn read(own: &Path) -> io::Result<BTreeMap<String, Entry>> {
        match fs::read(own.join(NAME)) {
            Ok(bytes) => Ok(entries(&bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
            Err(error) => Err(error),
        }
    }

    /// Opens it to go on with.
    pub fn open(out: &Out) -> io::Result<Journal> {
        let mut file = File::options().create(true).read(true).append(true).open(out.own(NAME))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        if bytes.last().is_some_and(|last| *last != b'\n') {
            file.write_all(b"\n")?;
        }
        let mut journal = Journal { file, synced: Instant::now(), entries: entries(&bytes) };
        journal.clear(out)?;
        Ok(journal)
    }

    /// Tells of a file, in one piece. What could not be written whole is taken back.
    pub fn add(&mut self, entry: Entry) -> io::Result<()> {
        let mut line = serde_json::to_vec(&entry)?;
        line.push(b'\n');
        let before = self.file.seek(SeekFrom::End(0))?;
        if let Err(error) = self.file.write_all(&line) {
            let _ = self.file.set_len(before);
            return Err(error);
        }
        self.entries.insert(entry.path.clone(), entry);
        if self.synced.elapsed() > SYNCED {
            self.file.sync_data()?;
            self.synced = Instant::now();
        }
        Ok(())
    }

    /// Forgets files that are gone, and removes what was written of them. It is noted first: a run that is ended in the midst
    /// of it is gone on with by the next.
    pub fn forget(&mut self, out: &Out, keys: &[String]) -> io::Result<()> {
        for key in keys {
            if let Some(entry) = self.entries.get(key) {
                let gone = Entry { gone: true, ..entry.clone() };
                self.add(gone)?;
            }
        }
        self.file.sync_data()?;
        self.clear(out)
    }

    fn clear(&mut self, out: &Out) -> io::Result<()> {
        let gone: Vec<Entry> = self.entries.extract_if(.., |_, entry| entry.gone).map(|(_, entry)| entry).collect();
        for output in gone.iter().flat_map(|entry| &entry.documents) {
            out.remove(&decode(&output.file))?;
        }
        Ok(())
    }

    /// Writes it anew in the order of the files, each once.
    pub fn settle(&self, out: &Out) -> io::Result<()> {
        let mut begun = Begun::new(&out.own(NAME), NAME)?;
        let mut lines = io::BufWriter::new(&mut begun.file);
        for entry in self.entries.values() {
            serde_json::to_writer(&mut lines, entry)?;
            lines.write_all(b"\n")?;
        }
        lines.flush()?;
        drop(lines);
        begun.finish()
    }
}

fn entries(bytes: &[u8]) -> BTreeMap<String, Entry> {
    let lines = bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Entry>(line).ok());
    lines.map(|entry| (entry.path.clone(), entry)).collect()
}
