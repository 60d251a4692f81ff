//! Documents as tables: rows with typed columns, for spreadsheets and databases.
//!
//! Every table has all of its columns always, in one order. A row's id is made of its document's id, which is made of the
//! input's content, and the row's path inside the document as JSON: the same input gives the same ids everywhere and always.
//!
//! ```
//! use dagordning::{Options, Parser, tables};
//!
//! let document = Parser::new(Options::new()).parse("Protokoll\nKulturnämnden\n2026-03-02\n\n§ 1\nVal av justerare\n")?;
//! let mut titles = Vec::new();
//! tables::rows("protokoll.txt", 1, &document, &mut |table, row| {
//!     if let Some(at) = table.column("title").filter(|_| table.name == "items") {
//!         titles.push(row[at].to_string());
//!     }
//! });
//! assert_eq!(titles, ["Val av justerare"]);
//! # Ok::<(), dagordning::Error>(())
//! ```

mod described;
mod layout;
mod value;
mod walk;

pub use described::describe;
pub use layout::all;
pub use value::{LIST_SEPARATOR, Value, day};
pub use walk::{FileRow, document_id, rows};

/// What a column holds. Absent values are possible everywhere but in an [`Type::Id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Type {
    /// What names the row, once in its table.
    Id,
    /// The id of a row of this table.
    Of(&'static str),
    /// Text as printed, after repair.
    Text,
    /// Several texts, joined by [`LIST_SEPARATOR`].
    List,
    /// One of a closed set of words, which the JSON Schema lists.
    Term,
    /// A whole number.
    Integer,
    /// A number with at most two decimals.
    Decimal,
    /// A number from 0 to 1.
    Share,
    /// True or false.
    Boolean,
    /// A day by ISO 8601: 2026-03-02.
    Date,
    /// HH:MM, 24 hours.
    Time,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Type,
    /// For people.
    pub about: &'static str,
}

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// For people: what one row is.
    pub about: &'static str,
    /// All of them, in their order.
    pub columns: &'static [Column],
}

impl Table {
    /// Where a column stands.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}
