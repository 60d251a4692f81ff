//! Opening and making archives.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dagordning::tables::all;
use rusqlite::{Connection, OpenFlags};

use crate::ddl::{Naming, create};
use crate::error::{Error, Result};
use crate::numbers::view;
use crate::person::functions;
use crate::write::Writing;

/// The format that this program writes, and the newest that it knows.
pub const FORMAT: i64 = 2;

/// Tells an archive from other files of SQLite: "dago".
const APPLICATION: i64 = 0x6461_676f;
/// How long another's change is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// An archive.
pub struct Archive {
    pub(crate) connection: Connection,
    pub(crate) writing: Writing,
    path: PathBuf,
    /// Let go of behind the connection.
    _lock: Option<Lock>,
}

impl Archive {
    /// Opens an archive to ask it.
    ///
    /// # Errors
    ///
    /// There is no archive, or it cannot be read.
    pub fn open(path: &Path) -> Result<Archive> {
        if !path.is_file() {
            return Err(if path.exists() { Error::NotAnArchive } else { Error::Missing });
        }
        let connection = match asking(path) {
            // Where nothing can be written nobody writes.
            Err(Error::ReadOnly(_)) => asking(&unchanging(path))?,
            opened => opened?,
        };
        Ok(Archive::of(connection, path, None))
    }

    /// Opens an archive to write into it, and makes it where none is. One at a time may; others may ask it meanwhile.
    ///
    /// # Errors
    ///
    /// Something else is there, or it cannot be written.
    pub fn open_or_create(path: &Path) -> Result<Archive> {
        if path.exists() && !path.is_file() {
            return Err(Error::NotAnArchive);
        }
        let lock = Lock::take(path)?;
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        // What is no archive stays as it is.
        if is_new(&connection)? {
            connection.execute_batch("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL")?;
            make(&connection)?;
        }
        checked(&connection)?;
        // A power cut may take the last changes, and never what was there before.
        connection
            .execute_batch("PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA foreign_keys = OFF")?;
        Ok(Archive::of(connection, path, Some(lock)))
    }

    fn of(connection: Connection, path: &Path, lock: Option<Lock>) -> Archive {
        connection.set_prepared_statement_cache_capacity(128);
        Archive { connection, writing: Writing::default(), path: path.to_owned(), _lock: lock }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// A connection that only asks.
fn asking(path: &Path) -> Result<Connection> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824")?;
    if is_new(&connection)? {
        return Err(Error::NotAnArchive);
    }
    checked(&connection)?;
    Ok(connection)
}

/// Says to SQLite that a file does not change.
fn unchanging(path: &Path) -> PathBuf {
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            byte => address.push_str(&format!("%{byte:02x}")),
        }
    }
    PathBuf::from(address + "?immutable=1")
}

/// Held by whoever writes; the system lets go of it however the program ends.
struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    fn take(archive: &Path) -> Result<Lock> {
        let mut name = archive.as_os_str().to_owned();
        name.push("-lock");
        let path = PathBuf::from(name);
        let cannot = |error: io::Error| Error::ReadOnly(error.to_string());
        // Who lets go takes the file away; one that was opened before that is none any more.
        for _ in 0..100 {
            let file = File::options().create(true).append(true).open(&path).map_err(cannot)?;
            match file.try_lock() {
                Ok(()) if path.exists() => return Ok(Lock { path, _file: file }),
                Ok(()) => {}
                // Some network's file systems have no locks: the database's own must do there.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Lock { path, _file: file });
                }
                Err(TryLockError::WouldBlock) => return Err(Error::Locked),
                Err(TryLockError::Error(error)) => return Err(cannot(error)),
            }
        }
        Err(Error::Locked)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let flags = if path.as_os_str().as_encoded_bytes().starts_with(b"file:") {
        flags | OpenFlags::SQLITE_OPEN_URI
    } else {
        flags
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    functions(&connection)?;
    Ok(connection)
}

/// Whether nothing is in it, as after a run that was ended before it made the tables.
fn is_new(connection: &Connection) -> Result<bool> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(application == 0 && tables == 0)
}

fn checked(connection: &Connection) -> Result<()> {
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match found {
        _ if application != APPLICATION => Err(Error::NotAnArchive),
        found if found > FORMAT => Err(Error::Newer { found, known: FORMAT }),
        found if found < FORMAT => Err(Error::Older { found, known: FORMAT }),
        _ => Ok(()),
    }
}

fn make(connection: &Connection) -> Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    // Another may have made it in the meantime.
    if is_new(connection)? {
        for table in all() {
            connection.execute_batch(&create(table, Naming::Numbers))?;
        }
        connection.execute_batch(include_str!("schema.sql"))?;
        connection.execute_batch(&view())?;
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT}"))?;
    }
    connection.execute_batch("COMMIT")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_change_is_asked_without_writing() {
        let path = std::env::temp_dir().join(format!("arkiv å #1?-{}.db", std::process::id()));
        let _ = fs::remove_file(&path);
        drop(Archive::open_or_create(&path).expect("an archive"));
        assert!(asking(&unchanging(&path)).is_ok());
        let first = Archive::open_or_create(&path).expect("an archive");
        assert!(matches!(Archive::open_or_create(&path), Err(Error::Locked)));
        assert!(Archive::open(&path).is_ok());
        drop(first);
        let mut beside = path.clone().into_os_string();
        beside.push("-lock");
        assert!(!Path::new(&beside).exists());
        fs::remove_file(&path).expect("it is there");
    }
}
