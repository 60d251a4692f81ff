//! The second reader, tried where the first finds nothing: pdf-extract.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use pdf_extract::{ColorSpace, Document, MediaBox, OutputDev, OutputError, Path, Transform, output_doc};

use super::page::direction;
use super::{Glyph, MOST_GLYPHS, MOST_PAGES, Page, PdfError, PdfReader, Told};

/// The reader on pdf-extract.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extract;

impl PdfReader for Extract {
    fn name(&self) -> &'static str {
        "pdf-extract"
    }

    fn read(&self, bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Told, PdfError> {
        let mut document = Document::load_mem(bytes).map_err(plain)?;
        if document.is_encrypted() {
            document.decrypt("").map_err(|_| PdfError::Encrypted)?;
        }
        let mut listener = Listener { each, page: None, top: 0.0, left: 0.0, pages: 0 };
        // A failure loses no page that was read; what stood on the page that it happened on is kept.
        let read = catch_unwind(AssertUnwindSafe(|| output_doc(&document, &mut listener)));
        if let Some(mut page) = listener.page.take() {
            page.broken = true;
            (listener.each)(page);
        }
        match read {
            Ok(Ok(())) => Ok(Told::default()),
            _ => Err(PdfError::Damaged("the reader pdf-extract failed on it".to_owned())),
        }
    }
}

/// The library's messages name its own parts; these name the file's.
fn plain(error: pdf_extract::Error) -> PdfError {
    match error {
        pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword => PdfError::Encrypted,
        _ => PdfError::Damaged("no page is left".to_owned()),
    }
}

struct Listener<'e> {
    each: &'e mut dyn FnMut(Page),
    page: Option<Page>,
    left: f64,
    top: f64,
    pages: usize,
}

impl OutputDev for Listener<'_> {
    fn begin_page(&mut self, _: u32, media: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        (self.left, self.top) = (media.llx, media.ury);
        let (width, height) = ((media.urx - media.llx) as f32, (media.ury - media.lly) as f32);
        self.page = Some(Page { width, height, ..Page::default() });
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.pages += 1;
        if let Some(page) = self.page.take().filter(|_| self.pages <= MOST_PAGES) {
            (self.each)(page);
        }
        Ok(())
    }

    fn output_character(
        &mut self,
        transform: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        letters: &str,
    ) -> Result<(), OutputError> {
        let Some(page) = self.page.as_mut().filter(|page| page.glyphs.len() < MOST_GLYPHS) else { return Ok(()) };
        let along = transform.m11.hypot(transform.m12);
        let up = transform.m21.hypot(transform.m22);
        if !(along.is_finite() && up.is_finite()) || along <= 0.0 {
            return Ok(());
        }
        let (turn, slant) = direction(transform.m11, -transform.m12);
        let start = page.text.len();
        page.text.extend(letters.chars().take(8));
        page.glyphs.push(Glyph {
            start: start as u32,
            len: (page.text.len() - start) as u8,
            turn,
            slant,
            x: (transform.m31 - self.left) as f32,
            y: (self.top - transform.m32) as f32,
            advance: (width * font_size * along) as f32,
            size: (font_size * up) as f32,
            ..Glyph::PLAIN
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
    fn stroke(&mut self, _: &Transform, _: &ColorSpace, _: &[f64], _: &Path) -> Result<(), OutputError> {
        Ok(())
    }
    fn fill(&mut self, _: &Transform, _: &ColorSpace, _: &[f64], _: &Path) -> Result<(), OutputError> {
        Ok(())
    }
}
