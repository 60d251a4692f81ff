//! Bytes of any kind to document text: plain text as it is, a PDF through its glyphs and the layout of its pages.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::language::Language;
use crate::layout::Layout;
use crate::mend;
use crate::model::{Source, TextOrigin};
use crate::ocr::{ImageKind, Recognized, page_of};
use crate::pdf::{self, Page, PdfError, ReaderChoice};
use crate::text::{self, OcrNote, Plausibility, Rules, SourceText};

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
    /// It is an image, and there is nothing that reads it.
    #[error("it is an image and was not read: {0}")]
    Image(String),
}

/// Reads bytes as document text with the vocabulary of the program's language. What they are is told by their first
/// bytes, never by a name.
///
/// # Errors
///
/// As [`crate::parse`].
pub fn read_text(bytes: &[u8], reader: ReaderChoice, rules: Rules) -> Result<SourceText, ReadError> {
    if !pdf::is_pdf(bytes) {
        return Ok(mend::mended(text::read(bytes, Language::swedish(), rules)?, Language::swedish(), rules));
    }
    read_shared(&Arc::new(bytes.to_vec()), reader, rules)
}

/// As [`read_text`], without a copy of the bytes.
///
/// # Errors
///
/// As [`crate::parse`].
pub fn read_shared(bytes: &Arc<Vec<u8>>, reader: ReaderChoice, rules: Rules) -> Result<SourceText, ReadError> {
    read_recognized(bytes, reader, rules, None)
}

/// As [`read_shared`], with what was read from the images of a PDF's pages in place of what the file says of them. Where the
/// file has a hidden layer of text, or text that makes no words, the more plausible of both is taken.
///
/// # Errors
///
/// As [`crate::parse`].
pub fn read_recognized(
    bytes: &Arc<Vec<u8>>,
    reader: ReaderChoice,
    rules: Rules,
    recognized: Option<&Recognized>,
) -> Result<SourceText, ReadError> {
    if !pdf::is_pdf(bytes) {
        return Ok(mend::mended(text::read(bytes, Language::swedish(), rules)?, Language::swedish(), rules));
    }
    let mut layout = Layout::new(Language::swedish());
    let mut joining = Joining::new(recognized);
    let reading = pdf::read_shared(bytes, reader, &mut |page| {
        let page = joining.next(page, &layout);
        layout.add(&page);
    })?;
    let mut text = mend::mended(layout.finish(rules), Language::swedish(), rules);
    text.damage = reading.damage;
    text.ocr = joining.note();
    Ok(text)
}

/// The text of an image file, all pages of which were read.
///
/// # Errors
///
/// When no page of it was read: the reason in plain words.
pub fn read_images(recognized: &Recognized, rules: Rules) -> Result<SourceText, ReadError> {
    let last = recognized.pages.keys().chain(recognized.unread.keys()).max().copied().unwrap_or(0);
    if recognized.pages.is_empty() {
        let reason = recognized.unread.values().next().cloned().unwrap_or_default();
        return Err(ReadError::Image(reason));
    }
    let mut layout = Layout::new(Language::swedish());
    for number in 1..=last {
        // A page that was not read is an image still.
        let unread = || Page { width: 595.0, height: 842.0, image_share: 1.0, ..Page::default() };
        layout.add(&recognized.pages.get(&number).map_or_else(unread, |page| page_of(page, None)));
    }
    let mut text = mend::mended(layout.finish(rules), Language::swedish(), rules);
    let taken: Vec<u32> = recognized.pages.keys().copied().collect();
    text.ocr = Some(Box::new(OcrNote {
        summary: recognized.summary(&taken),
        unread: recognized.unread.clone().into_iter().collect(),
        compared: Vec::new(),
    }));
    Ok(text)
}

/// As [`read_picture`], for an image file.
///
/// # Errors
///
/// As [`read_images`].
pub fn images_picture(recognized: &Recognized, rules: Rules) -> Result<String, ReadError> {
    let layout = Layout::new(Language::swedish());
    let pages: Vec<String> = recognized.pages.values().map(|page| layout.picture(&page_of(page, None))).collect();
    if pages.is_empty() { read_images(recognized, rules).map(|text| text.text) } else { Ok(pages.join("\x0c")) }
}

/// Puts recognised pages in the place of those of the file.
struct Joining<'r> {
    recognized: Option<&'r Recognized>,
    number: u32,
    taken: Vec<u32>,
    compared: Vec<(u32, bool)>,
}

impl<'r> Joining<'r> {
    fn new(recognized: Option<&'r Recognized>) -> Self {
        Joining { recognized, number: 0, taken: Vec::new(), compared: Vec::new() }
    }

    fn next(&mut self, page: Page, layout: &Layout<'_>) -> Page {
        let Some(recognized) = self.recognized else { return page };
        self.number += 1;
        let Some(read) = recognized.pages.get(&self.number) else { return page };
        let made = Page { broken: page.broken, ..page_of(read, Some((page.width, page.height))) };
        if made.blank {
            return Page { blank: page.glyphs.is_empty(), ..page };
        }
        if is_doubtful(&page) {
            let amount = |page| Plausibility::of(Language::swedish(), &layout.picture(page)).amount();
            // Of two that are as good, ours knows bold letters and how sure it is.
            let better = amount(&made) > 0.98 * amount(&page);
            self.compared.push((self.number, better));
            if !better {
                return page;
            }
        }
        self.taken.push(self.number);
        made
    }

    fn note(self) -> Option<Box<OcrNote>> {
        let recognized = self.recognized?;
        Some(Box::new(OcrNote {
            summary: recognized.summary(&self.taken),
            unread: recognized.unread.clone().into_iter().collect(),
            compared: self.compared,
        }))
    }
}

/// Whether much text stands on a page, and is of the kind that may be wrong: a hidden layer, or a font without meaning.
fn is_doubtful(page: &Page) -> bool {
    let letters = page.glyphs.iter().filter(|glyph| glyph.len > 0).count();
    let doubtful = page.glyphs.iter().filter(|glyph| glyph.invisible || !glyph.mapped).count();
    letters >= FEW_LETTERS && doubtful * 4 > letters
}

/// With fewer letters there is nothing to compare.
const FEW_LETTERS: usize = 60;

/// The pages as they look, columns kept, a form feed between two pages; of plain text the repaired text. What was read
/// from the images of a PDF's pages is used as by [`read_recognized`].
///
/// # Errors
///
/// As [`crate::parse`].
pub fn read_picture(
    bytes: &Arc<Vec<u8>>,
    reader: ReaderChoice,
    rules: Rules,
    recognized: Option<&Recognized>,
) -> Result<String, ReadError> {
    if !pdf::is_pdf(bytes) {
        return Ok(read_text(bytes, reader, rules)?.text);
    }
    let layout = Layout::new(Language::swedish());
    let mut joining = Joining::new(recognized);
    let mut pages = Vec::new();
    pdf::read_shared(bytes, reader, &mut |page| pages.push(layout.picture(&joining.next(page, &layout))))?;
    Ok(pages.join("\x0c"))
}

/// SHA-256 of an input, in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
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
    let pdf = text.has_geometry();
    Source {
        file_name: file_name.map(str::to_owned),
        sha256: hash(bytes),
        bytes: bytes.len() as u64,
        media_type: ImageKind::of(bytes)
            .map_or(if pdf { "application/pdf" } else { "text/plain" }, ImageKind::media_type)
            .to_owned(),
        page_count: text.page_count,
        text_origin: if pdf { origin(text) } else { TextOrigin::PlainText },
        ocr: text.ocr.as_ref().and_then(|ocr| ocr.summary.clone()),
    }
}

/// A scanned page carries the text of some program's optical reading under its image.
fn origin(text: &SourceText) -> TextOrigin {
    let with_text = text.pages.iter().filter(|page| page.readable > 0);
    let (mut scanned, mut set) = (0, 0);
    with_text.for_each(|page| if page.invisible || page.recognized { scanned += 1 } else { set += 1 });
    match (scanned, set) {
        (0, _) => TextOrigin::Embedded,
        (_, 0) => TextOrigin::Ocr,
        _ => TextOrigin::Mixed,
    }
}
