//! The pages of a PDF to text, and to pictures of themselves.

use std::sync::Arc;

use crate::Error;
use crate::language::Language;
use crate::layout::Layout;
use crate::mend;
use crate::pdf::{self, Beside, Label, Page, ReaderChoice};
use crate::text::{Bookmark, Counted, FileNote, PageNote, Rules, SourceText};

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
        let kin = page.kin;
        let page = Page { kin, ..instead(page, &layout) };
        layout.add(&page);
    })?;
    let mut text = mend::mended(layout.finish(rules), Language::swedish(), rules);
    text.damage = reading.damage;
    text.elsewhere = reading.elsewhere;
    count_labels(&mut text.pages, &reading.beside.labels);
    text.file = Arc::new(noted(reading.beside));
    Ok(text)
}

/// What the file says beside its pages, as the text keeps it.
pub(super) fn noted(beside: Beside) -> FileNote {
    let Beside { bookmarks, attached, .. } = beside;
    let keep = |pdf::Bookmark { title, page, depth }| Bookmark { title, page, depth };
    let mut bookmarks: Vec<Bookmark> = bookmarks.into_iter().map(keep).collect();
    bookmarks.sort_by_key(|known| known.page);
    FileNote { bookmarks, attached }
}

/// Tells each page how the labels go on with it.
fn count_labels(pages: &mut [PageNote], labels: &[Label]) {
    let Some(first) = labels.first() else { return };
    pages.iter_mut().skip(first.page as usize).for_each(|note| note.label = Counted::On);
    for pair in labels.windows(2) {
        let [above, own] = pair else { continue };
        let Some(note) = (own.page as usize).checked_sub(1).and_then(|page| pages.get_mut(page)) else { continue };
        let same = above.style == own.style && above.prefix == own.prefix;
        note.label = match own.page.checked_sub(above.page).and_then(|count| above.first.checked_add(count)) {
            Some(next) if same && own.first == next => Counted::On,
            _ if own.first == 1 && (same || above.prefix != own.prefix) => Counted::Anew,
            _ => Counted::Otherwise,
        };
    }
}

/// The pages of a PDF as they look, columns kept, a form feed between two pages.
pub(super) fn picture(bytes: &Arc<Vec<u8>>, reader: ReaderChoice, instead: Instead<'_>) -> Result<String, Error> {
    let layout = Layout::new(Language::swedish());
    let mut pages = Vec::new();
    pdf::read_shared(bytes, reader, &mut |page| pages.push(layout.picture(&instead(page, &layout))))?;
    Ok(pages.join("\x0c"))
}
