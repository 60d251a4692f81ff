//! The pages of a PDF to text, and to pictures of themselves.

use std::sync::Arc;

use crate::Error;
use crate::language::Language;
use crate::layout::Layout;
use crate::mend;
use crate::pdf::{self, Page, ReaderChoice};
use crate::text::{Rules, SourceText};

/// What takes the place of a page as the file has it.
pub(super) type Instead<'i> = &'i mut dyn FnMut(Page, &Layout<'_>) -> Page;

/// The text of a PDF.
pub(super) fn lay_out(
    bytes: &Arc<Vec<u8>>,
    reader: ReaderChoice,
    rules: Rules,
    instead: Instead<'_>,
) -> Result<SourceText, Error> {
    let mut layout = Layout::new(Language::swedish());
    let reading = pdf::read_shared(bytes, reader, &mut |page| {
        let page = instead(page, &layout);
        layout.add(&page);
    })?;
    let mut text = mend::mended(layout.finish(rules), Language::swedish(), rules);
    text.damage = reading.damage;
    text.elsewhere = reading.elsewhere;
    Ok(text)
}

/// The pages of a PDF as they look, columns kept, a form feed between two pages.
pub(super) fn picture(bytes: &Arc<Vec<u8>>, reader: ReaderChoice, instead: Instead<'_>) -> Result<String, Error> {
    let layout = Layout::new(Language::swedish());
    let mut pages = Vec::new();
    pdf::read_shared(bytes, reader, &mut |page| pages.push(layout.picture(&instead(page, &layout))))?;
    Ok(pages.join("\x0c"))
}
