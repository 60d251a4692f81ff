//! The pages of a PDF to text, and to pictures of themselves.

use std::sync::Arc;

use crate::Error;
use crate::language::Language;
use crate::layout::Layout;
use crate::mend;
use crate::pdf::{self, Beside, Label, Page, ReaderChoice};
use crate::text::{Counted, FileNote, PageNotes, Rules, SourceText};

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
    let Beside { mut bookmarks, attached, .. } = beside;
    bookmarks.sort_by_key(|known| known.page);
    FileNote { bookmarks, attached }
}

/// Tells each page how the labels go on with it.
fn count_labels(pages: &mut PageNotes, labels: &[Label]) {
    let Some(first) = labels.first() else { return };
    let mut pairs = labels.windows(2).peekable();
    for (page, note) in pages.iter_mut().filter(|(page, _)| *page > first.page) {
        note.label = Counted::On;
        while let Some([above, own]) = pairs.next_if(|pair| pair.last().is_some_and(|own| own.page <= page)) {
            if own.page == page {
                note.label = counted(above, own);
            }
        }
    }
}

/// How labels that begin behind others go on with them.
fn counted(above: &Label, own: &Label) -> Counted {
    let same = above.style == own.style && above.prefix == own.prefix;
    match own.page.checked_sub(above.page).and_then(|count| above.first.checked_add(count)) {
        Some(next) if same && own.first == next => Counted::On,
        _ if own.first == 1 && (same || above.prefix != own.prefix) => Counted::Anew,
        _ => Counted::Otherwise,
    }
}

/// The pages of a PDF as they look, columns kept, a form feed between two pages.
pub(super) fn picture(bytes: &Arc<Vec<u8>>, reader: ReaderChoice, instead: Instead<'_>) -> Result<String, Error> {
    let layout = Layout::new(Language::swedish());
    let mut pages = Vec::new();
    pdf::read_shared(bytes, reader, &mut |page| pages.push(layout.picture(&instead(page, &layout))))?;
    Ok(pages.join("\x0c"))
}
