//! Turns Swedish meeting documents (kallelse, föredragningslista, ärendelista, protokoll) into typed, checked JSON:
//! deterministic, offline, every value with its place in the source, nothing invented and nothing lost.
//!
//! ```
//! let text = "Kallelse\nKulturnämnden\nTid: 2026-03-02 kl. 13.00\n\n1. Val av justerare\n\n2. Bidrag (KN/12/2026)\n";
//! let document = dagordning::parse(text.as_bytes(), Some("kallelse.txt"), dagordning::Options::default())?;
//! assert_eq!(document.body.as_deref(), Some("Kulturnämnden"));
//! assert_eq!(document.items[1].case_ids, ["KN/12/2026"]);
//! # Ok::<(), dagordning::ReadError>(())
//! ```
//!
//! The layers, each knowing only the ones above it in this list:
//!
//! 1. [`model`]: the types of the output.
//! 2. [`text`]: bytes to repaired lines that know their place.
//! 3. [`language`]: the vocabulary, as data.
//! 4. [`pdf`]: PDF files to positioned glyphs; [`layout`]: glyphs to lines.
//! 5. [`ocr`]: images of pages to the same glyphs.
//! 6. [`grammar`]: what stands on a line or in a clause.
//! 7. `mend`: signs of meeting documents that were read for others.
//! 8. `assemble`: lines to the model.
//! 9. [`output`]: the model as JSON, and the view of the lines.

mod assemble;
mod check;
mod classify;
mod facts;
pub mod grammar;
pub mod language;
pub mod layout;
mod mend;
pub mod model;
pub mod ocr;
pub mod output;
mod page;
pub mod pdf;
mod read;
pub mod text;

pub use assemble::Options;
pub use read::{
    ReadError, hash, images_picture, read_images, read_picture, read_recognized, read_shared, read_text, source,
};

use language::Language;
use model::{Document, Source};
use text::SourceText;

/// Reads one document.
///
/// Always gives a document for a readable input: doubt about the content is a coded diagnostic in it.
///
/// A PDF is read in this process. For files of unknown origin use the command line, which reads each in a process with
/// limits: a file can be made to take any time and memory that it is given.
///
/// # Errors
///
/// When the bytes are neither text nor a PDF that can be read: empty, binary, an HTML page, encrypted, or larger than
/// [`text::LARGEST`].
pub fn parse(bytes: &[u8], file_name: Option<&str>, options: Options) -> Result<Document, ReadError> {
    let text = read_text(bytes, options.reader, options.rules)?;
    Ok(parse_text(&text, source(bytes, file_name, &text), options))
}

/// Assembles a document from text that was already read.
#[must_use]
pub fn parse_text(text: &SourceText, source: Source, options: Options) -> Document {
    assemble::assemble(text, source, language(options), options)
}

/// The vocabulary, with damaged words or without.
fn language(options: Options) -> &'static Language {
    if options.rules.has(text::RepairKind::DamagedWord) { Language::swedish() } else { Language::exact() }
}
