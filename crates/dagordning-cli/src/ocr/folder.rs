//! A folder that nobody else can change: files are made new in it, written whole or not at all, and read only if they are
//! what was written.

use std::io;
use std::path::Path;

/// A larger file was not written by this program.
pub(super) const LARGEST: u64 = 16 << 20;

/// Why a folder is not used, in plain words.
pub(super) type Refused = String;

pub(super) use system::Folder;

/// What the two kinds of systems have in common.
impl Folder {
    /// Writes a file beside its place and moves it there, so that nobody ever reads half of it.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let beside = format!("{}.{}.part", std::process::id(), name);
        let written = match self.create(&beside, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // Left behind by a process of the same number that was ended while it wrote.
                self.remove(&beside).and_then(|()| self.create(&beside, bytes))
            }
            written => written,
        };
        if written.is_err() {
            let _ = self.remove(&beside);
            return written;
        }
        self.rename(&beside, name).inspect_err(|_| {
            let _ = self.remove(&beside);
        })
    }
}

fn cannot(what: &str, error: &io::Error) -> Refused {
    format!("the folder cannot be {what} ({error})")
}

#[cfg(unix)]
mod system {
    use std::fs::{DirBuilder, File};
    use std::io::{Read, Write};
    use std::os::fd::OwnedFd;
    use std::os::unix::fs::DirBuilderExt;

    use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, Stat};
    use rustix::fs::{fstat, mkdirat, openat, renameat, statat, unlinkat};
    use rustix::process::geteuid;

    use super::{LARGEST, Path, Refused, cannot, io};

    /// An open folder: what its path leads to later does not matter.
    #[derive(Debug)]
    pub struct Folder(OwnedFd);

    impl Folder {
        /// Opens a folder of one's own, and makes it for oneself alone if it is not there.
        pub fn open(path: &Path) -> Result<Folder, Refused> {
            // Ends of paths such as "/." would lead through a link.
            let path: std::path::PathBuf = path.components().collect();
            match statat(CWD, &path, AtFlags::SYMLINK_NOFOLLOW) {
                Ok(about) if FileType::from_raw_mode(about.st_mode).is_symlink() => {
                    return Err("it is a link; name the folder that it leads to".to_owned());
                }
                Ok(_) => {}
                Err(_) => DirBuilder::new()
                    .recursive(true)
                    .mode(0o700)
                    .create(&path)
                    .map_err(|error| cannot("made", &error))?,
            }
            let opened = openat(CWD, &path, FOLDER, Mode::empty()).map_err(|error| cannot("opened", &error.into()))?;
            let about = fstat(&opened).map_err(|error| cannot("looked at", &error.into()))?;
            owned(&about)?;
            Ok(Folder(opened))
        }

        /// A folder in it.
        pub fn below(&self, name: &str, make: bool) -> io::Result<Folder> {
            if make {
                match mkdirat(&self.0, name, Mode::RWXU) {
                    Ok(()) | Err(rustix::io::Errno::EXIST) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            let opened = openat(&self.0, name, FOLDER, Mode::empty())?;
            owned(&fstat(&opened)?).map_err(io::Error::other)?;
            Ok(Folder(opened))
        }

        /// The names in it.
        pub fn names(&self) -> Vec<String> {
            let Ok(entries) = Dir::read_from(&self.0) else { return Vec::new() };
            entries.filter_map(|entry| Some(entry.ok()?.file_name().to_str().ok()?.to_owned())).collect()
        }

        /// A file of bounded size, if it is one and no link.
        pub fn get(&self, name: &str) -> Option<Vec<u8>> {
            let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
            let opened = openat(&self.0, name, flags, Mode::empty()).ok()?;
            let about = fstat(&opened).ok()?;
            let size = u64::try_from(about.st_size).ok()?;
            let sound = FileType::from_raw_mode(about.st_mode).is_file() && size <= LARGEST;
            if !sound || owned(&about).is_err() {
                return None;
            }
            let mut bytes = Vec::new();
            File::from(opened).take(LARGEST).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        }

        pub(super) fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
            let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            File::from(openat(&self.0, name, flags, Mode::RUSR | Mode::WUSR)?).write_all(bytes)
        }

        pub(super) fn rename(&self, from: &str, to: &str) -> io::Result<()> {
            Ok(renameat(&self.0, from, &self.0, to)?)
        }

        pub(super) fn remove(&self, name: &str) -> io::Result<()> {
            Ok(unlinkat(&self.0, name, AtFlags::empty())?)
        }
    }

    const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

    /// Refuses what another can change.
    fn owned(about: &Stat) -> Result<(), Refused> {
        if about.st_uid != geteuid().as_raw() {
            return Err("it belongs to another user, who could put results into it".to_owned());
        }
        if Mode::from_raw_mode(about.st_mode).intersects(Mode::WGRP | Mode::WOTH) {
            return Err("others can write in it; take that from them (chmod go-w) or name another".to_owned());
        }
        Ok(())
    }
}

#[cfg(not(unix))]
mod system {
    use std::fs;
    use std::io::{Read, Write};
    use std::path::PathBuf;

    use super::{LARGEST, Path, Refused, cannot, io};

    /// A folder; who may write in it is not known on this system.
    #[derive(Debug)]
    pub struct Folder(PathBuf);

    impl Folder {
        /// Opens a folder, and makes it if it is not there.
        pub fn open(path: &Path) -> Result<Folder, Refused> {
            fs::create_dir_all(path).map_err(|error| cannot("made", &error))?;
            if fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink()) {
                return Err("it is a link; name the folder that it leads to".to_owned());
            }
            Ok(Folder(path.to_owned()))
        }

        /// A folder in it.
        pub fn below(&self, name: &str, make: bool) -> io::Result<Folder> {
            let path = self.0.join(name);
            if make {
                fs::create_dir_all(&path)?;
            }
            if !fs::symlink_metadata(&path)?.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
            Ok(Folder(path))
        }

        /// The names in it.
        pub fn names(&self) -> Vec<String> {
            let Ok(entries) = fs::read_dir(&self.0) else { return Vec::new() };
            entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
        }

        /// A file of bounded size, if it is one and no link.
        pub fn get(&self, name: &str) -> Option<Vec<u8>> {
            let path = self.0.join(name);
            let about = fs::symlink_metadata(&path).ok()?;
            if !about.is_file() || about.len() > LARGEST {
                return None;
            }
            let mut bytes = Vec::new();
            fs::File::open(path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        }

        pub(super) fn create(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
            fs::OpenOptions::new().write(true).create_new(true).open(self.0.join(name))?.write_all(bytes)
        }

        pub(super) fn rename(&self, from: &str, to: &str) -> io::Result<()> {
            fs::rename(self.0.join(from), self.0.join(to))
        }

        pub(super) fn remove(&self, name: &str) -> io::Result<()> {
            fs::remove_file(self.0.join(name))
        }
    }
}
