//! The model as JSON, and the view that shows which field claimed which line.

#[cfg(feature = "schema")]
mod full;
mod json;
mod lines;
mod sheet;

use std::io::{self, Write};

#[cfg(feature = "schema")]
pub use full::write_full_json;
pub use lines::LineView;
pub(crate) use lines::view;
pub use sheet::{Leftovers, Sheet};

pub use crate::page::reasons::Reason;

use crate::model::Document;

/// How JSON is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Indented, for people.
    Pretty,
    /// One object on one line.
    Compact,
}

/// Writes the document and a line end.
///
/// # Errors
///
/// Those of the writer.
pub fn write_json(document: &Document, layout: Layout, to: impl Write) -> io::Result<()> {
    json::write(document, layout, to)
}
