//! Bytes of any kind to document text: plain text as it is, a PDF through its glyphs and the layout of its pages.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::layout::Layout;
use crate::lexicon::Lexicon;
use crate::model::{Source, TextOrigin};
use crate::pdf::{self, PdfError, ReaderChoice};
use crate::text::{self, Rules, SourceText};

/// Why an input cannot be read at all.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// It is no text that the program reads.
    #[error(transparent)]
    Text(#[from] text::ReadError),
    /// It is a PDF, and no reader can read it.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

/// Reads bytes as document text with the vocabulary of the program's language. What they are is told by their first
/// bytes, never by a name.
///
/// # Errors
///
/// As [`crate::parse`].
pub fn read_text(bytes: &[u8], reader: ReaderChoice, rules: Rules) -> Result<SourceText, ReadError> {
    if !pdf::is_pdf(bytes) {
        return Ok(text::read(bytes, Lexicon::swedish(), rules)?);
    }
    read_shared(&Arc::new(bytes.to_vec()), reader, rules)
}

/// As [`read_text`], without a copy of the bytes.
///
/// # Errors
///
/// As [`crate::parse`].
pub fn read_shared(bytes: &Arc<Vec<u8>>, reader: ReaderChoice, rules: Rules) -> Result<SourceText, ReadError> {
    if !pdf::is_pdf(bytes) {
        return read_text(bytes, reader, rules);
    }
    let mut layout = Layout::new(Lexicon::swedish());
    let reading = pdf::read_shared(bytes, reader, &mut |page| layout.add(&page))?;
    let mut text = layout.finish(rules);
    text.damage = reading.damage;
    Ok(text)
}

/// The pages as they look, columns kept, a form feed between two pages; of plain text the repaired text.
///
/// # Errors
///
/// As [`crate::parse`].
pub fn read_picture(bytes: &[u8], reader: ReaderChoice, rules: Rules) -> Result<String, ReadError> {
    if !pdf::is_pdf(bytes) {
        return Ok(read_text(bytes, reader, rules)?.text);
    }
    let layout = Layout::new(Lexicon::swedish());
    let mut pages = Vec::new();
    pdf::read(bytes, reader, &mut |page| pages.push(layout.picture(&page)))?;
    Ok(pages.join("\x0c"))
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
    let pdf = text.has_geometry();
    Source {
        file_name: file_name.map(str::to_owned),
        sha256,
        bytes: bytes.len() as u64,
        media_type: if pdf { "application/pdf" } else { "text/plain" }.to_owned(),
        page_count: text.page_count,
        text_origin: if pdf { origin(text) } else { TextOrigin::PlainText },
        ocr: None,
    }
}

/// A scanned page carries the text of some program's optical reading under its image.
fn origin(text: &SourceText) -> TextOrigin {
    let with_text = text.pages.iter().filter(|page| page.readable > 0);
    let (mut scanned, mut set) = (0, 0);
    with_text.for_each(|page| if page.invisible { scanned += 1 } else { set += 1 });
    match (scanned, set) {
        (0, _) => TextOrigin::Embedded,
        (_, 0) => TextOrigin::Ocr,
        _ => TextOrigin::Mixed,
    }
}
