//! Turns Swedish meeting documents (kallelse, föredragningslista, ärendelista, protokoll) into typed, checked JSON:
//! deterministic, offline, every value with its place in the source, nothing invented and nothing lost.
//!
//! ```
//! let text = "Kallelse\nKulturnämnden\nTid: 2026-03-02 kl. 13.00\n\n1. Val av justerare\n\n2. Bidrag (KN/12/2026)\n";
//! let document = dagordning::parse(text.as_bytes(), Some("kallelse.txt"), dagordning::Options::default())?;
//! assert_eq!(document.body.as_deref(), Some("Kulturnämnden"));
//! assert_eq!(document.items[1].case_ids, ["KN/12/2026"]);
//! # Ok::<(), dagordning::text::ReadError>(())
//! ```
//!
//! The layers, each knowing only the ones above it in this list:
//!
//! 1. [`model`]: the types of the output.
//! 2. [`text`]: bytes to repaired lines that know their place.
//! 3. [`lexicon`]: the vocabulary, as data.
//! 4. [`grammar`]: what stands on a line or in a clause.
//! 5. `assemble`: lines to the model.
//! 6. [`output`]: the model as JSON, and the view of the lines.

mod assemble;
pub mod grammar;
pub mod lexicon;
pub mod model;
pub mod output;
pub mod text;

pub use assemble::Options;

use lexicon::Lexicon;
use model::{Document, Source, TextOrigin};
use sha2::{Digest, Sha256};
use text::{ReadError, SourceText};

/// Reads one document.
///
/// Always gives a document for a readable text: doubt about the content is a coded diagnostic in it.
///
/// # Errors
///
/// When the bytes are no text: empty, binary, an HTML page, or larger than [`text::LARGEST`].
pub fn parse(bytes: &[u8], file_name: Option<&str>, options: Options) -> Result<Document, ReadError> {
    let text = read_text(bytes)?;
    Ok(parse_text(&text, source(bytes, file_name, &text), options))
}

/// Reads bytes as document text with the vocabulary of the program's language.
///
/// # Errors
///
/// As [`parse`].
pub fn read_text(bytes: &[u8]) -> Result<SourceText, ReadError> {
    text::read(bytes, Lexicon::swedish())
}

/// Assembles a document from text that was already read.
#[must_use]
pub fn parse_text(text: &SourceText, source: Source, options: Options) -> Document {
    assemble::assemble(text, source, Lexicon::swedish(), options)
}

/// What is known of the input itself.
#[must_use]
pub fn source(bytes: &[u8], file_name: Option<&str>, text: &SourceText) -> Source {
    let digest = Sha256::digest(bytes);
    let sha256 = digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        for nibble in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        hex
    });
    Source {
        file_name: file_name.map(str::to_owned),
        sha256,
        bytes: bytes.len() as u64,
        media_type: "text/plain".to_owned(),
        page_count: text.page_count,
        text_origin: TextOrigin::PlainText,
        ocr: None,
    }
}
