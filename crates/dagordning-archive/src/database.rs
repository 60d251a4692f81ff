//! Opening and making archives.

use std::path::{Path, PathBuf};
use std::time::Duration;

use dagordning::tables::all;
use rusqlite::{Connection, OpenFlags};

use crate::ddl::{Keeping, create};
use crate::error::{Error, Result};
use crate::write::Writing;

/// The format that this program writes, and the newest that it knows.
pub const FORMAT: i64 = 1;

/// Tells an archive from other files of SQLite: "dago".
const APPLICATION: i64 = 0x6461_676f;
/// How long another's change is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// An archive.
pub struct Archive {
    pub(crate) connection: Connection,
    pub(crate) writing: Writing,
    path: PathBuf,
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
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.execute_batch("PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824")?;
        if is_new(&connection)? {
            return Err(Error::NotAnArchive);
        }
        checked(&connection)?;
        Ok(Archive::of(connection, path))
    }

    /// Opens an archive to write into it, and makes it where none is.
    ///
    /// # Errors
    ///
    /// Something else is there, or it cannot be written.
    pub fn open_or_create(path: &Path) -> Result<Archive> {
        if path.exists() && !path.is_file() {
            return Err(Error::NotAnArchive);
        }
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
        Ok(Archive::of(connection, path))
    }

    fn of(connection: Connection, path: &Path) -> Archive {
        connection.set_prepared_statement_cache_capacity(128);
        Archive { connection, writing: Writing::default(), path: path.to_owned() }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    // No name is an address here.
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
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
        _ => Ok(()),
    }
}

fn make(connection: &Connection) -> Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    // Another may have made it in the meantime.
    if is_new(connection)? {
        for table in all() {
            connection.execute_batch(&create(table, Keeping::Ids))?;
        }
        connection.execute_batch(include_str!("schema.sql"))?;
        connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT}"))?;
    }
    connection.execute_batch("COMMIT")?;
    Ok(())
}
