//! All tables in one file of SQLite.

use std::io;
use std::path::Path;

use dagordning::tables::{Table, Value};
use dagordning_archive::TableFile;

use super::finish::Sheets;
use super::out::Begun;

/// Its name.
pub const NAME: &str = "tables.db";

/// The file, put in its place when it is whole.
pub struct Database {
    begun: Begun,
    tables: TableFile,
}

impl Database {
    /// Begins it.
    pub fn new(folder: &Path) -> io::Result<Database> {
        let begun = Begun::new(&folder.join(NAME), NAME)?;
        let tables = TableFile::new(begun.beside()).map_err(io::Error::other)?;
        Ok(Database { begun, tables })
    }
}

impl Sheets for Database {
    fn add(&mut self, table: &Table, row: &[Value<'_>]) {
        self.tables.add(table, row);
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.tables.finish().map_err(io::Error::other)?;
        self.begun.finish()
    }
}
