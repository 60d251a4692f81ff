//! What was read from images of pages in the place of what a file says of them, or has not.

use std::sync::Arc;

use super::letters::Letters;
use super::{pages, plain};
use crate::language::Language;
use crate::layout::Layout;
use crate::mend;
use crate::ocr::{ImageFile, ImageKind, Raster, Recognized, Recognizer, as_pdf, page_of, plan, plan_images, recognize};
use crate::pdf::{self, Page, ReaderChoice, render};
use crate::text::{OcrNote, Plausibility, Rules, SourceText};
use crate::{Error, Input, Options};

/// Reads an input with an engine for its images.
pub(crate) fn with_engine(input: &Input<'_>, engine: &dyn Recognizer, options: Options) -> Result<SourceText, Error> {
    let Options { reader, rules, .. } = options;
    if ImageKind::of(input.bytes()).is_some() {
        return read_images(&recognize_image(input, engine)?, rules);
    }
    if !pdf::is_pdf(input.bytes()) {
        return plain(input.bytes(), rules);
    }
    let bytes = input.shared();
    let text = read_recognized(&bytes, reader, rules, None)?;
    match recognize_pages(&bytes, &text, engine, options) {
        Some(recognized) => read_recognized(&bytes, reader, rules, Some(&recognized)),
        None => Ok(text),
    }
}

/// The pages of an input as they look, with an engine for its images.
pub(crate) fn picture_with_engine(
    input: &Input<'_>,
    engine: &dyn Recognizer,
    options: Options,
) -> Result<String, Error> {
    let Options { reader, rules, .. } = options;
    if ImageKind::of(input.bytes()).is_some() {
        return images_picture(&recognize_image(input, engine)?, rules);
    }
    if !pdf::is_pdf(input.bytes()) {
        return Ok(plain(input.bytes(), rules)?.text);
    }
    let bytes = input.shared();
    let text = read_recognized(&bytes, reader, rules, None)?;
    read_picture(&bytes, reader, rules, recognize_pages(&bytes, &text, engine, options).as_ref())
}

/// What is on the pages of an image file.
fn recognize_image(input: &Input<'_>, engine: &dyn Recognizer) -> Result<Recognized, Error> {
    let file = ImageFile::of(input.bytes()).map_err(Error::image)?;
    let held = as_pdf(input.bytes(), &file).map(Arc::new);
    let held = held.ok_or_else(|| Error::image("its way of storing dots is none that is drawn"))?;
    Ok(recognize(engine, &plan_images(&file), &mut |page, dpi| draw(&held, page, dpi)))
}

/// What is on the images of those pages of a PDF that need it; none if there are no such.
fn recognize_pages(
    bytes: &Arc<Vec<u8>>,
    text: &SourceText,
    engine: &dyn Recognizer,
    options: Options,
) -> Option<Recognized> {
    let planned = plan(text, options.ocr);
    (!planned.is_empty()).then(|| recognize(engine, &planned, &mut |page, dpi| draw(bytes, page, dpi)))
}

fn draw(bytes: &Arc<Vec<u8>>, page: u32, dpi: f32) -> Result<Raster, String> {
    render(bytes, page, dpi).map_err(|error| error.to_string())
}

/// Reads a PDF with what was read from the images of its pages. Where the file has a hidden layer of text, or text that makes
/// no words, the more plausible of both is taken.
///
/// # Errors
///
/// As [`crate::Parser::parse`].
pub fn read_recognized(
    bytes: &Arc<Vec<u8>>,
    reader: ReaderChoice,
    rules: Rules,
    recognized: Option<&Recognized>,
) -> Result<SourceText, Error> {
    if !pdf::is_pdf(bytes) {
        return plain(bytes, rules);
    }
    let mut joining = Joining::new(recognized);
    let mut text = pages::lay_out(bytes, reader, rules, &mut |page, layout| joining.next(page, layout))?;
    text.ocr = joining.note();
    Ok(text)
}

/// The pages as they look, columns kept, a form feed between two pages; of plain text the repaired text. What was read
/// from the images of a PDF's pages is used as by [`read_recognized`].
///
/// # Errors
///
/// As [`crate::Parser::parse`].
pub fn read_picture(
    bytes: &Arc<Vec<u8>>,
    reader: ReaderChoice,
    rules: Rules,
    recognized: Option<&Recognized>,
) -> Result<String, Error> {
    if !pdf::is_pdf(bytes) {
        return Ok(plain(bytes, rules)?.text);
    }
    let mut joining = Joining::new(recognized);
    pages::picture(bytes, reader, &mut |page, layout| joining.next(page, layout))
}

/// The text of an image file, all pages of which were read.
///
/// # Errors
///
/// When no page of it was read: the reason in plain words.
pub fn read_images(recognized: &Recognized, rules: Rules) -> Result<SourceText, Error> {
    let last = recognized.pages.keys().chain(recognized.unread.keys()).max().copied().unwrap_or(0);
    if recognized.pages.is_empty() {
        let reason = recognized.unread.values().next().cloned().unwrap_or_default();
        return Err(Error::image(reason));
    }
    let mut layout = Layout::new(Language::swedish());
    for number in 1..=last {
        layout.add(&recognized.pages.get(&number).map_or_else(unread_page, |page| page_of(page, None)));
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

/// A page that was not read is an image still.
pub(super) fn unread_page() -> Page {
    Page { width: 595.0, height: 842.0, image_share: 1.0, ..Page::default() }
}

/// As [`read_picture`], for an image file.
///
/// # Errors
///
/// As [`read_images`].
pub fn images_picture(recognized: &Recognized, rules: Rules) -> Result<String, Error> {
    let layout = Layout::new(Language::swedish());
    let pages: Vec<String> = recognized.pages.values().map(|page| layout.picture(&page_of(page, None))).collect();
    if pages.is_empty() { read_images(recognized, rules).map(|text| text.text) } else { Ok(pages.join("\x0c")) }
}

/// Puts recognised pages in the place of those of the file.
pub(super) struct Joining<'r> {
    recognized: Option<&'r Recognized>,
    number: u32,
    pub(super) taken: Vec<u32>,
    pub(super) compared: Vec<(u32, bool)>,
    letters: Letters,
}

impl<'r> Joining<'r> {
    pub(super) fn new(recognized: Option<&'r Recognized>) -> Self {
        Joining { recognized, number: 0, taken: Vec::new(), compared: Vec::new(), letters: Letters::default() }
    }

    pub(super) fn next(&mut self, page: Page, layout: &Layout<'_>) -> Page {
        let Some(recognized) = self.recognized else { return page };
        self.number += 1;
        let Some(read) = recognized.pages.get(&self.number) else { return page };
        let made = Page { broken: page.broken, ..page_of(read, Some((page.width, page.height))) };
        if made.blank {
            return Page { blank: page.glyphs.is_empty(), ..page };
        }
        if let Some(filled) = self.letters.fill(&page, &made) {
            self.compared.push((self.number, true));
            return filled;
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
