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

    /// Writes a file below the folder whole or not at all.
    pub fn write(&self, name: &Path, bytes: &[u8]) -> io::Result<()> {
        self.begin(name, "0", bytes)?.finish()
    }

    /// Writes a file beside its place below the folder, `own` being a name that no other has which waits there. It is not
    /// certain yet that it outlasts a power cut: that is waited for when it is put in its place.
    pub fn begin(&self, name: &Path, own: &str, bytes: &[u8]) -> io::Result<Waiting> {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        let mut begun = Begun::new(&path, own)?;
        begun.file.write_all(bytes)?;
        // Whether it can have its name is known before it is put there.
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::InvalidFilename => Err(error),
            _ => Ok(begun.rest),
        }
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

/// So many files are waited for at the same time.
const SYNCING: usize = 16;

const BEGUN: &str = ".dagordning-";
const PART: &str = ".part";

/// A file that is being written beside its place. It is moved there when it is whole, and removed if it is given up.
pub struct Begun {
    pub file: File,
    rest: Waiting,
}

impl Begun {
    /// Begins it; the name of no two that are written at the same time in a folder may be the same.
    pub fn new(path: &Path, name: &str) -> io::Result<Begun> {
        let beside = path.with_file_name(format!("{BEGUN}{name}{PART}"));
        let file = File::create(&beside)?;
        Ok(Begun { file, rest: Waiting { beside, path: path.to_owned(), whole: false } })
    }

    /// Where it is being written.
    pub fn beside(&self) -> &Path {
        &self.rest.beside
    }

    /// Puts it in its place.
    pub fn finish(self) -> io::Result<()> {
        self.file.sync_all()?;
        self.rest.place()
    }
}

/// A file that was written beside its place and closed.
pub struct Waiting {
    beside: PathBuf,
    path: PathBuf,
    whole: bool,
}

impl Waiting {
    /// Waits until it would outlast a power cut.
    fn sync(&self) -> io::Result<()> {
        File::open(&self.beside)?.sync_all()
    }

    /// Waits until it would outlast a power cut, and puts it in its place.
    fn finish(self) -> io::Result<()> {
        self.sync()?;
        self.place()
    }

    /// Puts it in its place.
    pub fn place(mut self) -> io::Result<()> {
        fs::rename(&self.beside, &self.path)?;
        self.whole = true;
        Ok(())
    }
}

/// Waits until all of them would outlast a power cut. File systems write what is waited for at the same time together: one after
/// the other takes twenty times as long.
pub fn sync(waiting: &[&Waiting]) -> io::Result<()> {
    let share = waiting.len().div_ceil(SYNCING).max(1);
    std::thread::scope(|scope| {
        let shares = waiting.chunks(share).map(|share| scope.spawn(|| share.iter().try_for_each(|one| one.sync())));
        let shares: Vec<_> = shares.collect();
        shares
            .into_iter()
            .try_for_each(|share| share.join().unwrap_or_else(|_| Err(io::Error::other("a thread ended"))))
    })
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if !self.whole {
            let _ = fs::remove_file(&self.beside);
        }
    }
}
