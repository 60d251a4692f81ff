//! PDF files to pages of positioned glyphs and ruling lines, and to images of pages.
//!
//! The layer knows nothing about lines, words or meetings. Two readers stand behind one trait: `Hayro` (feature `pdf`) reads
//! nearly everything, and `Extract` (feature `pdf-fallback`) is tried where the first fails or finds no text. Neither is trusted: a panic of theirs is
//! an error here, and whoever reads files of unknown origin runs this layer in a process of its own.

#[cfg(feature = "pdf")]
mod beside;
#[cfg(feature = "pdf")]
mod damage;
#[cfg(feature = "pdf")]
mod enclosed;
#[cfg(feature = "pdf-fallback")]
mod extract;
#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod forms;
#[cfg(feature = "pdf")]
mod hayro;
#[cfg(feature = "pdf")]
mod locked;
mod page;
#[cfg(feature = "pdf")]
mod program;
#[cfg(feature = "ocr")]
mod raster;
#[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
mod readers;
#[cfg(feature = "ocr")]
mod render;
#[cfg(feature = "pdf")]
mod sight;
#[cfg(feature = "pdf")]
mod stroke;

use std::sync::Arc;

pub use crate::text::Bookmark;

#[cfg(feature = "pdf-fallback")]
pub use extract::Extract;
#[cfg(feature = "pdf")]
pub use hayro::Hayro;
pub use page::{Glyph, Page, Rule};
#[cfg(feature = "ocr")]
pub use raster::Raster;
#[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
pub use readers::{read, read_shared};
#[cfg(feature = "ocr")]
pub use render::render;

/// Why a PDF cannot be read.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PdfError {
    /// It needs a password that we do not have; an empty user password was tried.
    #[error("the PDF is encrypted and needs a password")]
    Encrypted,
    /// Encrypted in a way that no reader knows.
    #[error("the PDF is encrypted in a way that is not supported")]
    UnknownEncryption,
    /// No reader finds a document in it.
    #[error("the PDF is damaged beyond reading ({0})")]
    Damaged(String),
    /// A document without a page.
    #[error("the PDF has no pages")]
    NoPages,
    /// More glyphs than any meeting document has.
    #[error("the PDF has too much on a page (more than {MOST_GLYPHS} glyphs or a drawing without end)")]
    TooMuch,
    /// The reader that would do it is a feature that is off.
    #[error("it is a PDF, and this build of dagordning does not read it: its feature {0} is off")]
    NotBuilt(&'static str),
}

/// More glyphs on one page are no text that anyone reads.
pub const MOST_GLYPHS: usize = 400_000;

/// More pages are no meeting book.
pub const MOST_PAGES: usize = 20_000;

/// Reads a PDF page by page.
pub trait PdfReader {
    /// The name that `--reader` knows.
    fn name(&self) -> &'static str;

    /// Hands over the pages in order; none is kept. A page that cannot be read is handed over empty and marked.
    ///
    /// # Errors
    ///
    /// When there is no document in the bytes, or none that may be read.
    fn read(&self, bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Told, PdfError>;
}

/// What a reader tells of a file beside its pages, in plain words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What is known to be lost beside pages that are marked.
    pub lost: Vec<String>,
    /// Why the pages do not show the document, and what to do about it.
    pub elsewhere: Option<String>,
    /// What it says of its pages beside what is on them.
    pub beside: Beside,
}

/// What a file says of its pages beside what is on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// The entries of its outline that lead to a page, in its order.
    pub bookmarks: Vec<Bookmark>,
    /// From which pages on their labels are counted anew, in order.
    pub labels: Vec<Label>,
    /// The names of files that are attached to it.
    pub attached: Vec<String>,
}

/// From a page on viewers call pages by numbers that are counted anew.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// That page, from 1.
    pub page: u32,
    /// Its number.
    pub first: u32,
    /// The sort of numbers, as the file has it: `D` decimal, `r` and `R` Roman; 0 without numbers.
    pub style: u8,
    /// What stands before the number.
    pub prefix: String,
}

/// How a reading went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Which reader did it.
    pub reader: &'static str,
    /// What of a damaged file is lost beside the pages that are marked, in plain words.
    pub damage: Vec<String>,
    /// Why the pages do not show the document, and what to do about it: a portfolio, a form that a program must fill in.
    pub elsewhere: Option<String>,
    /// What the file says of its pages beside what is on them.
    pub beside: Beside,
}

/// Which reader is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReaderChoice {
    /// The first, and the second where the first fails or finds no text.
    #[default]
    Auto,
    /// hayro alone, the first (feature `pdf`).
    Hayro,
    /// pdf-extract alone, the second (feature `pdf-fallback`).
    Extract,
}

/// Whether the bytes are a PDF by their beginning. Readers accept the mark within the first kilobyte, since mail
/// programs and scanners put lines before it.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    memchr::memmem::find(head, b"%PDF-").is_some_and(|at| at == 0 || !head[..at].starts_with(b"<"))
}
