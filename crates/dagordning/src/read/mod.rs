//! Bytes of any kind to document text: plain text as it is, a PDF through its glyphs and the layout of its pages. What they
//! are is told by their first bytes, never by a name.

#[cfg(feature = "ocr")]
mod joined;
#[cfg(feature = "ocr")]
mod letters;
#[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
mod pages;
#[cfg(feature = "ocr")]
mod recognized;

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::language::Language;
use crate::mend;
use crate::model::{Source, TextOrigin};
use crate::pdf::{self, ReaderChoice};
use crate::text::{self, Rules, SourceText};
use crate::{Error, Input};

#[cfg(feature = "ocr")]
pub use joined::{JoinedPart, joined_picture, read_joined};
#[cfg(feature = "ocr")]
pub use recognized::{images_picture, read_images, read_picture, read_recognized};
#[cfg(feature = "ocr")]
pub(crate) use recognized::{picture_with_engine, with_engine};

/// Reads an input as document text with the vocabulary of the program's language.
pub(crate) fn of(input: &Input<'_>, reader: ReaderChoice, rules: Rules) -> Result<SourceText, Error> {
    if pdf::is_pdf(input.bytes()) { laid_out(&input.shared(), reader, rules) } else { plain(input.bytes(), rules) }
}

/// The pages of an input as they look, columns kept, a form feed between two pages; of plain text the repaired text.
pub(crate) fn picture(input: &Input<'_>, reader: ReaderChoice, rules: Rules) -> Result<String, Error> {
    #[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
    if pdf::is_pdf(input.bytes()) {
        return pages::picture(&input.shared(), reader, &mut |page, _| page);
    }
    of(input, reader, rules).map(|text| text.text)
}

/// Reads bytes as document text with the vocabulary of the program's language.
///
/// # Errors
///
/// As [`crate::Parser::parse`].
pub fn read_text(bytes: &[u8], reader: ReaderChoice, rules: Rules) -> Result<SourceText, Error> {
    of(&Input::from(bytes), reader, rules)
}

/// As [`read_text`], without a copy of the bytes.
///
/// # Errors
///
/// As [`crate::Parser::parse`].
pub fn read_shared(bytes: &Arc<Vec<u8>>, reader: ReaderChoice, rules: Rules) -> Result<SourceText, Error> {
    of(&Input::from(Arc::clone(bytes)), reader, rules)
}

fn plain(bytes: &[u8], rules: Rules) -> Result<SourceText, Error> {
    Ok(mend::mended(text::read(bytes, Language::swedish(), rules)?, Language::swedish(), rules))
}

#[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
fn laid_out(bytes: &Arc<Vec<u8>>, reader: ReaderChoice, rules: Rules) -> Result<SourceText, Error> {
    pages::lay_out(bytes, reader, rules, &mut |page, _| page)
}

#[cfg(not(any(feature = "pdf", feature = "pdf-fallback")))]
fn laid_out(_: &Arc<Vec<u8>>, _: ReaderChoice, _: Rules) -> Result<SourceText, Error> {
    Err(pdf::PdfError::NotBuilt("pdf").into())
}

/// SHA-256 of an input, in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        for nibble in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
        hex
    })
}

/// What is known of the input itself.
#[must_use]
pub fn source(bytes: &[u8], file_name: Option<&str>, text: &SourceText) -> Source {
    let known = Source {
        file_name: file_name.map(str::to_owned),
        sha256: hash(bytes),
        bytes: bytes.len() as u64,
        media_type: media_type(bytes, text.has_geometry()).to_owned(),
        ..Source::default()
    };
    source_of_text(known, text)
}

/// What is known of several inputs that make one document, before they are read.
#[must_use]
pub fn joined_source(parts: &[&[u8]], file_name: Option<String>) -> Source {
    let mut all = Sha256::new();
    parts.iter().for_each(|part| all.update(part));
    Source {
        file_name,
        sha256: hex(&all.finalize()),
        bytes: parts.iter().map(|part| part.len() as u64).sum(),
        media_type: parts.first().map_or("", |first| media_type(first, pdf::is_pdf(first))).to_owned(),
        ..Source::default()
    }
}

/// What is known of an input, with what its text tells.
#[must_use]
pub fn source_of_text(known: Source, text: &SourceText) -> Source {
    Source {
        page_count: text.page_count,
        text_origin: if text.has_geometry() { origin(text) } else { TextOrigin::PlainText },
        ocr: text.ocr.as_ref().and_then(|ocr| ocr.summary.clone()),
        ..known
    }
}

fn media_type(bytes: &[u8], pdf: bool) -> &'static str {
    #[cfg(feature = "ocr")]
    if let Some(kind) = crate::ocr::ImageKind::of(bytes) {
        return kind.media_type();
    }
    let _ = bytes;
    if pdf { "application/pdf" } else { "text/plain" }
}

/// A scanned page carries the text of some program's optical reading under its image.
fn origin(text: &SourceText) -> TextOrigin {
    let with_text = text.pages.iter().map(|(_, page)| page).filter(|page| page.readable > 0);
    let (mut scanned, mut set) = (0, 0);
    with_text.for_each(|page| if page.invisible || page.recognized { scanned += 1 } else { set += 1 });
    match (scanned, set) {
        (0, _) => TextOrigin::Embedded,
        (_, 0) => TextOrigin::Ocr,
        _ => TextOrigin::Mixed,
    }
}
