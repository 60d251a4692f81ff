//! The tables alone, as one file for other programs.

use std::path::Path;

use dagordning::tables::{Table, Value, all};
use rusqlite::Connection;

use crate::ddl::{Naming, create, insert};
use crate::error::Result;

/// A new file of SQLite with all tables. The same rows in the same order give the same bytes.
pub struct TableFile {
    connection: Connection,
    /// The first failure, told at the end.
    failed: Option<rusqlite::Error>,
}

impl TableFile {
    /// Begins it; the file must be new or empty. Nothing guards what is written before [`TableFile::finish`]: whoever writes
    /// it puts it in its place when it is whole.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn new(path: &Path) -> Result<TableFile> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN",
        )?;
        connection.set_prepared_statement_cache_capacity(64);
        for table in all() {
            connection.execute_batch(&create(table, Naming::Ids))?;
        }
        Ok(TableFile { connection, failed: None })
    }

    /// Adds a row.
    pub fn add(&mut self, table: &Table, row: &[Value<'_>]) {
        if self.failed.is_none() {
            self.failed = insert(&self.connection, table, row).err();
        }
    }

    /// Closes it.
    ///
    /// # Errors
    ///
    /// A row could not be written.
    pub fn finish(self) -> Result<()> {
        if let Some(error) = self.failed {
            return Err(error.into());
        }
        self.connection.execute_batch("COMMIT")?;
        self.connection.flush_prepared_statement_cache();
        self.connection.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}
