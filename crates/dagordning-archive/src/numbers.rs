//! Numbers in the place of ids. An id is long, since it is made of the content and the path inside the document, and stands in
//! many columns; in an archive a number of few bytes stands there, and `ids` tells the id of each.

use std::borrow::Cow;
use std::collections::HashMap;

use dagordning::tables::{Column, Table, Type, Value};
use rusqlite::OptionalExtension;

use crate::database::Archive;
use crate::error::Result;

/// Whose rows are named by paths, which stay as they are.
const BY_PATH: &str = "files";

/// Whether a number stands in a column of a table.
pub(crate) fn is_number(table: &Table, column: &Column) -> bool {
    match column.holds {
        Type::Id => table.name != BY_PATH,
        Type::Of(other) => other != BY_PATH,
        _ => false,
    }
}

/// The numbers of a document's rows, in the order of the rows: all that stands in an item has numbers between the item's and
/// the next item's, and all of a document between the document's and the next document's.
pub(crate) struct Numbers {
    next: i64,
    given: HashMap<String, i64>,
}

/// A row that has got its number, by the place where it stands.
pub(crate) struct Given<'r> {
    pub number: i64,
    /// The number of that in which it stands, the key of the list that it is in, and its index there; none for a document.
    pub place: Option<(i64, &'r str, i64)>,
}

impl Numbers {
    pub fn from(next: i64) -> Numbers {
        Numbers { next, given: HashMap::new() }
    }

    /// A row with numbers for its ids, and the number that is new.
    pub fn row<'r>(&mut self, table: &Table, row: &'r [Value<'_>]) -> (Vec<Value<'r>>, Option<Given<'r>>) {
        let mut given = None;
        let cells = table.columns.iter().zip(row).map(|(column, value)| match value {
            Value::Text(id) if is_number(table, column) => {
                if column.holds == Type::Id {
                    given = Some(self.give(id));
                }
                self.given.get(id.as_ref()).map_or(Value::Absent, |number| Value::Integer(*number))
            }
            Value::Text(text) => Value::Text(Cow::Borrowed(text)),
            value => value.clone(),
        });
        (cells.collect(), given)
    }

    fn give<'r>(&mut self, id: &'r str) -> Given<'r> {
        let number = self.next;
        self.next += 1;
        self.given.insert(id.to_owned(), number);
        // `…/items/3`: the list and the index in it are what is behind the id of that in which it stands.
        let place = id.rsplit_once('/').and_then(|(list, index)| {
            let (parent, key) = list.rsplit_once('/')?;
            Some((*self.given.get(parent)?, key, index.parse().ok()?))
        });
        Given { number, place }
    }
}

/// In SQL: the id that a number stands for, by the number or a column of it.
pub(crate) fn id_of(number: &str) -> String {
    format!(
        "(WITH RECURSIVE up (at, path) AS (
            SELECT {number}, ''
            UNION ALL
            SELECT at - above, '/' || name || '/' || place || path
            FROM up CROSS JOIN archive_ids ON archive_ids.id = at CROSS JOIN archive_keys USING (key))
          SELECT stable_id || path FROM up CROSS JOIN archive_documents ON document = at)"
    )
}

/// In SQL: what makes the view of all ids.
pub(crate) fn view() -> String {
    format!(
        "CREATE VIEW ids (id, stable_id) AS SELECT number, {}
         FROM (SELECT document AS number FROM archive_documents UNION ALL SELECT id FROM archive_ids)",
        id_of("number")
    )
}

/// In SQL: whether a row is of an item, subitems left out. Both are columns or marks of numbers.
pub(crate) fn inside(row: &str, item: &str) -> String {
    format!(
        "{row} > {item} AND {row} < (SELECT coalesce(min(item_id), 9223372036854775807) FROM items WHERE item_id > {item})"
    )
}

impl Archive {
    /// The id of a row by its number.
    pub(crate) fn id_of(&self, number: i64) -> Result<String> {
        let mut statement = self.connection.prepare_cached(&format!("SELECT {}", id_of("?1")))?;
        Ok(statement.query_row([number], |row| row.get(0))?)
    }

    /// The number of a document by its id, if it is there.
    pub(crate) fn number_of(&self, document_id: &str) -> Result<Option<i64>> {
        let mut statement =
            self.connection.prepare_cached("SELECT document FROM archive_documents WHERE stable_id = ?")?;
        Ok(statement.query_row([document_id], |row| row.get(0)).optional()?)
    }

    /// The first number that no row has and no row behind it.
    pub(crate) fn free_number(&self) -> Result<i64> {
        let mut statement = self.connection.prepare_cached(
            "SELECT max(coalesce((SELECT max(id) FROM archive_ids), 0), coalesce((SELECT max(document) FROM archive_documents), 0)) + 1",
        )?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Notes which id a number stands for.
    pub(crate) fn note_id(&mut self, given: &Given<'_>, id: &str) -> Result<()> {
        let Some((parent, key, index)) = given.place else {
            let mut statement = self.connection.prepare_cached("INSERT INTO archive_documents VALUES (?, ?)")?;
            statement.execute((given.number, id))?;
            return Ok(());
        };
        let key = match self.writing.keys.get(key) {
            Some(known) => *known,
            None => {
                let (insert, select) = (
                    "INSERT OR IGNORE INTO archive_keys (name) VALUES (?)",
                    "SELECT key FROM archive_keys WHERE name = ?",
                );
                self.connection.prepare_cached(insert)?.execute([key])?;
                let number = self.connection.prepare_cached(select)?.query_row([key], |row| row.get(0))?;
                self.writing.keys.insert(key.to_owned(), number);
                number
            }
        };
        let mut statement = self.connection.prepare_cached("INSERT INTO archive_ids VALUES (?, ?, ?, ?)")?;
        statement.execute((given.number, given.number - parent, key, index))?;
        Ok(())
    }
}
