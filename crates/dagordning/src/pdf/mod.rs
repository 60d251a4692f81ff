//! PDF files to pages of positioned glyphs and ruling lines, and to images of pages.
//!
//! The layer knows nothing about lines, words or meetings. Two readers stand behind one trait: [`Hayro`] reads nearly
//! everything, and [`Extract`] is tried where the first fails or finds no text. Neither is trusted: a panic of theirs is
//! an error here, and whoever reads files of unknown origin runs this layer in a process of its own.

mod damage;
mod extract;
mod hayro;
mod page;
mod raster;
mod render;
mod stroke;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

pub use extract::Extract;
pub use hayro::Hayro;
pub use page::{Glyph, Page, Rule};
pub use raster::Raster;
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
}

/// More glyphs on one page are no text that anyone reads.
pub const MOST_GLYPHS: usize = 400_000;

/// More pages are no meeting book.
pub const MOST_PAGES: usize = 20_000;

/// Reads a PDF page by page.
pub trait PdfReader {
    /// The name that `--reader` knows.
    fn name(&self) -> &'static str;

    /// Hands over the pages in order; none is kept. A page that cannot be read is handed over empty and marked. Gives
    /// what is known to be lost beside that, in plain words.
    ///
    /// # Errors
    ///
    /// When there is no document in the bytes, or none that may be read.
    fn read(&self, bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Vec<String>, PdfError>;
}

/// How a reading went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Which reader did it.
    pub reader: &'static str,
    /// What of a damaged file is lost beside the pages that are marked, in plain words.
    pub damage: Vec<String>,
}

/// Which reader is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReaderChoice {
    /// The first, and the second where the first fails or finds no text.
    #[default]
    Auto,
    /// [`Hayro`] alone.
    Hayro,
    /// [`Extract`] alone.
    Extract,
}

/// Whether the bytes are a PDF by their beginning. Readers accept the mark within the first kilobyte, since mail
/// programs and scanners put lines before it.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    memchr::memmem::find(head, b"%PDF-").is_some_and(|at| at == 0 || !head[..at].starts_with(b"<"))
}

/// Reads the pages with the chosen reader. What can be read of a damaged file is handed over.
///
/// # Errors
///
/// Those of the first reader, if no other reader does better.
pub fn read(bytes: &[u8], choice: ReaderChoice, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    read_shared(&Arc::new(bytes.to_vec()), choice, each)
}

/// As [`read`], without a copy of the bytes.
///
/// # Errors
///
/// As [`read`].
pub fn read_shared(
    bytes: &Arc<Vec<u8>>,
    choice: ReaderChoice,
    each: &mut dyn FnMut(Page),
) -> Result<Reading, PdfError> {
    let mut reading = match choice {
        ReaderChoice::Hayro => guarded(&Hayro, bytes, each),
        ReaderChoice::Extract => guarded(&Extract, bytes, each),
        ReaderChoice::Auto => read_by_either(bytes, each),
    }?;
    if damage::breaks_off(bytes) {
        reading.damage.insert(0, "the file breaks off, its end is missing".to_owned());
    }
    Ok(reading)
}

fn read_by_either(bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    let (mut found, mut pages) = (false, Vec::new());
    let first = guarded(&Hayro, bytes, &mut |page: Page| {
        // Pages wait until one of them has text: the other reader may find some where this one finds none.
        if found {
            each(page);
        } else if page.glyphs.is_empty() {
            pages.push(page);
        } else {
            found = true;
            pages.drain(..).for_each(&mut *each);
            each(page);
        }
    });
    let settled = matches!(first, Err(PdfError::Encrypted | PdfError::NoPages | PdfError::TooMuch));
    if found || settled || is_scan(&pages) {
        pages.into_iter().for_each(each);
        return first;
    }
    let mut second_pages = Vec::new();
    let second = guarded(&Extract, bytes, &mut |page| second_pages.push(page));
    let has_text = second_pages.iter().any(|page| !page.glyphs.is_empty());
    if second.is_ok() && (has_text || first.is_err() && !second_pages.is_empty()) {
        second_pages.into_iter().for_each(each);
        return second;
    }
    pages.into_iter().for_each(each);
    first
}

/// Whether images cover every page: there is no text that another reader would find.
fn is_scan(pages: &[Page]) -> bool {
    !pages.is_empty() && pages.iter().all(|page| page.image_share > 0.5 && !page.broken)
}

/// A reader's panic is an error, its message is for its authors; a failure after the first page is damage.
fn guarded(reader: &dyn PdfReader, bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    let mut count = 0;
    let read = catch_unwind(AssertUnwindSafe(|| {
        reader.read(bytes, &mut |page| {
            count += 1;
            each(page);
        })
    }))
    .unwrap_or_else(|_| Err(PdfError::Damaged(format!("the reader {} failed on it", reader.name()))));
    match read {
        Ok(_) if count == 0 => Err(PdfError::NoPages),
        Ok(damage) => Ok(Reading { reader: reader.name(), damage }),
        Err(error @ PdfError::TooMuch) => Err(error),
        Err(error) if count == 0 => Err(error),
        Err(error) => {
            let damage = vec![format!("nothing is read after page {count}: {error}")];
            Ok(Reading { reader: reader.name(), damage })
        }
    }
}
