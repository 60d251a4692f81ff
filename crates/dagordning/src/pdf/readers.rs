//! The readers in turn, and what is made of their failures.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use memchr::memmem;

use super::{Page, PdfError, PdfReader, ReaderChoice, Reading, Told};

/// Reads the pages with the chosen reader. What can be read of a damaged file is handed over.
///
/// # Errors
///
/// Those of the first reader, if no other reader does better.
pub fn read(bytes: &[u8], choice: ReaderChoice, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    read_shared(&Arc::new(bytes.to_vec()), choice, each)
}

/// As [`read`], without a copy of the bytes.
///
/// # Errors
///
/// As [`read`].
pub fn read_shared(
    bytes: &Arc<Vec<u8>>,
    choice: ReaderChoice,
    each: &mut dyn FnMut(Page),
) -> Result<Reading, PdfError> {
    let mut reading = match choice {
        ReaderChoice::Hayro => by_hayro(bytes, each),
        ReaderChoice::Extract => by_extract(bytes, each),
        ReaderChoice::Auto if cfg!(all(feature = "pdf", feature = "pdf-fallback")) => by_either(bytes, each),
        ReaderChoice::Auto if cfg!(feature = "pdf") => by_hayro(bytes, each),
        ReaderChoice::Auto => by_extract(bytes, each),
    }?;
    if breaks_off(bytes) {
        reading.damage.insert(0, "the file breaks off, its end is missing".to_owned());
    }
    Ok(reading)
}

#[cfg(feature = "pdf")]
fn by_hayro(bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    guarded(&super::Hayro, bytes, each)
}

#[cfg(not(feature = "pdf"))]
fn by_hayro(_: &Arc<Vec<u8>>, _: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    Err(PdfError::NotBuilt("pdf"))
}

#[cfg(feature = "pdf-fallback")]
fn by_extract(bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    guarded(&super::Extract, bytes, each)
}

#[cfg(not(feature = "pdf-fallback"))]
fn by_extract(_: &Arc<Vec<u8>>, _: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    Err(PdfError::NotBuilt("pdf-fallback"))
}

fn by_either(bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    let (mut found, mut pages) = (false, Vec::new());
    let first = by_hayro(bytes, &mut |page: Page| {
        // Pages wait until one of them has text: the other reader may find some where this one finds none.
        if found {
            each(page);
        } else if page.glyphs.is_empty() {
            pages.push(page);
        } else {
            found = true;
            pages.drain(..).for_each(&mut *each);
            each(page);
        }
    });
    let settled = matches!(first, Err(PdfError::Encrypted | PdfError::NoPages | PdfError::TooMuch));
    if found || settled || is_scan(&pages) {
        pages.into_iter().for_each(each);
        return first;
    }
    let mut second_pages = Vec::new();
    let second = by_extract(bytes, &mut |page| second_pages.push(page));
    let has_text = second_pages.iter().any(|page| !page.glyphs.is_empty());
    if second.is_ok() && (has_text || first.is_err() && !second_pages.is_empty()) {
        second_pages.into_iter().for_each(each);
        return second;
    }
    pages.into_iter().for_each(each);
    first
}

/// Whether images cover every page: there is no text that another reader would find.
fn is_scan(pages: &[Page]) -> bool {
    !pages.is_empty() && pages.iter().all(|page| page.image_share > 0.5 && !page.broken)
}

/// A reader's panic is an error, its message is for its authors; a failure after the first page is damage.
fn guarded(reader: &dyn PdfReader, bytes: &Arc<Vec<u8>>, each: &mut dyn FnMut(Page)) -> Result<Reading, PdfError> {
    let mut count = 0;
    let read = catch_unwind(AssertUnwindSafe(|| {
        reader.read(bytes, &mut |page| {
            count += 1;
            each(page);
        })
    }))
    .unwrap_or_else(|_| Err(PdfError::Damaged(format!("the reader {} failed on it", reader.name()))));
    match read {
        Ok(_) if count == 0 => Err(PdfError::NoPages),
        Ok(told) => {
            let Told { lost, elsewhere, beside } = told;
            Ok(Reading { reader: reader.name(), damage: lost, elsewhere, beside })
        }
        Err(error @ PdfError::TooMuch) => Err(error),
        Err(error) if count == 0 => Err(error),
        Err(error) => {
            let damage = vec![format!("nothing is read after page {count}: {error}")];
            Ok(Reading { reader: reader.name(), damage, ..Reading::default() })
        }
    }
}

/// Whether the bytes stop before the file does: behind the last end mark stands an object, or there is no end mark.
fn breaks_off(bytes: &[u8]) -> bool {
    let Some(end) = memmem::rfind(bytes, b"startxref") else { return true };
    bytes.get(end..).is_some_and(|rest| memmem::find(rest, b" obj").is_some())
}
