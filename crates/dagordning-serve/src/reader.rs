//! What reads documents, which whoever starts the service gives it.

use std::sync::Arc;

use dagordning::corrections::Corrections;
use dagordning::output::Sheet;
use dagordning_view::Tongue;
use serde_json::Value;

pub use dagordning_view::Served;

/// A file that somebody sent.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// Its name without folders; for people, never for the disk.
    pub name: Option<String>,
    /// What it holds.
    pub bytes: Arc<Vec<u8>>,
    /// What people mended in it.
    pub corrections: Option<Corrections>,
}

/// What of a document is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct How {
    /// With the place of every value.
    pub spans: bool,
    /// With headers and footers.
    pub furniture: bool,
    /// With every key.
    pub full: bool,
}

/// What was read of a file, for people.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// Its documents, with places and furniture.
    pub documents: Vec<Value>,
    /// The review page.
    pub page: Vec<u8>,
}

/// The image of a page in shades of grey, rows from top to bottom.
#[derive(Debug, Clone, Default)]
pub struct Raster {
    /// Dots in a row.
    pub width: usize,
    /// 255 is white.
    pub dots: Vec<u8>,
}

/// Why a file could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unread {
    /// A word for programs: `encrypted`.
    pub code: String,
    /// In plain words; it names nothing that the document says.
    pub reason: String,
    /// What may help.
    pub advice: String,
}

/// How much time there is for a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// None for reading pages from their images: a file that has such is given back ([`Halt::Slow`]).
    Quick,
    /// As much as it takes.
    Whole,
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Halt {
    /// Pages have to be read from their images, for which there was no time.
    Slow,
    /// It cannot be read.
    Unread(Unread),
}

/// Reads documents, one at a time. Whatever a file is, it comes back within limits of time and memory.
pub trait Reader: Send {
    /// The documents of a file, each as JSON on a line.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or not at this pace.
    fn json(&mut self, upload: &Upload, how: How, pace: Pace) -> Result<Vec<u8>, Halt>;

    /// The documents of a file and their review page.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or not at this pace.
    fn review(&mut self, upload: &Upload, served: Served<'_>, tongue: Tongue, pace: Pace) -> Result<Read, Halt>;

    /// The text of a file and where its lines stand.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or not at this pace.
    fn sheet(&mut self, upload: &Upload, pace: Pace) -> Result<Sheet, Halt>;

    /// The image of a page of a PDF, in so many dots per inch; none if it cannot be drawn.
    fn draw(&mut self, bytes: &Arc<Vec<u8>>, page: u32, dpi: f32) -> Option<Raster>;
}
