//! The output folder: one run at a time, files whole or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::terminal::shown;

/// What convert needs for itself, in the output folder.
pub const OWN: &str = ".dagordning";
/// What could not be read, in the output folder.
pub const ERRORS: &str = "errors.ndjson";
/// A mount that is new has this in it.
const OF_THE_SYSTEM: &str = "lost+found";

/// An output folder that this run has for itself.
pub struct Out {
    pub folder: PathBuf,
    /// Held as long as it is open; the system lets go of it however the program ends.
    _lock: File,
}

impl Out {
    /// Opens it, and makes it if it is not there. The error is the reason in plain words.
    pub fn open(folder: &Path) -> Result<Out, String> {
        let own = folder.join(OWN);
        if !own.is_dir() && folder.exists() {
            let entries = fs::read_dir(folder).map_err(|error| format!("it is no folder to write into ({error})"))?;
            let mut others = entries.filter_map(|entry| Some(entry.ok()?.file_name()));
            if let Some(other) = others.find(|name| name != OF_THE_SYSTEM) {
                return Err(format!(
                    "there are files in it that convert has not written ({} …); name a new or empty folder",
                    shown(&other)
                ));
            }
        }
        fs::create_dir_all(&own).map_err(|error| format!("the folder cannot be made ({error})"))?;
        let lock = File::options().create(true).append(true).open(own.join("lock"));
        let lock = lock.map_err(|error| format!("it cannot be written in ({error})"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Out { folder: folder.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                Err("another run is writing into it; wait until that has ended, or name another folder".to_owned())
            }
            // Some network's file systems have no locks: nobody is told of another run there.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                Ok(Out { folder: folder.to_owned(), _lock: lock })
            }
            Err(TryLockError::Error(error)) => Err(format!("it cannot be locked ({error})")),
        }
    }

    /// Where a file of convert's own stands.
    pub fn own(&self, name: &str) -> PathBuf {
        self.folder.join(OWN).join(name)
    }

    /// The folder of what was read from images of pages.
    pub fn cache(&self) -> PathBuf {
        self.own("cache")
    }

    /// Writes a file below the folder whole or not at all; `writer` tells those apart that write at the same time.
    pub fn write(&self, name: &Path, writer: usize, bytes: &[u8]) -> io::Result<()> {
        let path = self.folder.join(name);
        let parent = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(parent)?;
        let mut begun = Begun::new(&path, &writer.to_string())?;
        begun.file.write_all(bytes)?;
        begun.finish()
    }

    /// Removes a file below the folder, and the folders that are empty without it.
    pub fn remove(&self, name: &Path) -> io::Result<()> {
        match fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let folders = name.ancestors().skip(1).take_while(|folder| !folder.as_os_str().is_empty());
        for folder in folders {
            if fs::remove_dir(self.folder.join(folder)).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Removes what a run that was ended has begun in these folders.
    pub fn sweep(&self, folders: &BTreeSet<PathBuf>) {
        for folder in folders {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let name = entry.file_name();
                let name = name.as_encoded_bytes();
                if name.starts_with(BEGUN.as_bytes()) && name.ends_with(PART.as_bytes()) {
                    let _ = fs::remove_file(entry.path());
                }
            }
        }
    }
}

const BEGUN: &str = ".dagordning-";
const PART: &str = ".part";

/// A file that is being written beside its place. It is moved there when it is whole, and removed if it is given up.
pub struct Begun {
    pub file: File,
    beside: PathBuf,
    path: PathBuf,
    whole: bool,
}

impl Begun {
    /// Begins it; the name of no two that are written at the same time in a folder may be the same.
    pub fn new(path: &Path, name: &str) -> io::Result<Begun> {
        let beside = path.with_file_name(format!("{BEGUN}{name}{PART}"));
        Ok(Begun { file: File::create(&beside)?, beside, path: path.to_owned(), whole: false })
    }

    /// Where it is being written.
    pub fn beside(&self) -> &Path {
        &self.beside
    }

    /// Puts it in its place.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.beside, &self.path)?;
        self.whole = true;
        Ok(())
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        if !self.whole {
            let _ = fs::remove_file(&self.beside);
        }
    }
}
