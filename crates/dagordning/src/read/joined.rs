//! A document of several files: a page each, or more.

use std::sync::Arc;

use super::recognized::Joining;
use crate::Error;
use crate::language::Language;
use crate::layout::Layout;
use crate::mend;
use crate::ocr::{Recognized, page_of};
use crate::pdf::{self, Page, ReaderChoice};
use crate::text::{FileNote, OcrNote, Rules, SourceText};

/// A file of a document of several.
#[derive(Debug, Clone, Copy)]
pub struct JoinedPart<'p> {
    /// The PDF; none where it is an image, all pages of which were recognized.
    pub pdf: Option<&'p Arc<Vec<u8>>>,
    /// What was read from the images of its pages.
    pub recognized: Option<&'p Recognized>,
}

/// The text of a document of several files, whose pages follow each other.
///
/// # Errors
///
/// As [`crate::Parser::parse`], with the place of the file among the parts.
pub fn read_joined(parts: &[JoinedPart<'_>], reader: ReaderChoice, rules: Rules) -> Result<SourceText, (usize, Error)> {
    let mut layout = Layout::new(Language::swedish());
    let walked = walk(parts, reader, &mut |page, instead| {
        let page = instead(page, &layout);
        layout.add(&page);
    })?;
    let mut text = mend::mended(layout.finish(rules), Language::swedish(), rules);
    text.damage = walked.damage;
    text.elsewhere = walked.elsewhere;
    text.file = Arc::new(FileNote { attached: walked.attached, ..FileNote::default() });
    text.ocr = walked.all.map(|all| {
        Box::new(OcrNote {
            summary: all.summary(&walked.taken),
            unread: all.unread.into_iter().collect(),
            compared: walked.compared,
        })
    });
    Ok(text)
}

/// The pages of a document of several files as they look, columns kept, a form feed between two pages.
///
/// # Errors
///
/// As [`read_joined`].
pub fn joined_picture(parts: &[JoinedPart<'_>], reader: ReaderChoice) -> Result<String, (usize, Error)> {
    let layout = Layout::new(Language::swedish());
    let mut pages = Vec::new();
    walk(parts, reader, &mut |page, instead| pages.push(layout.picture(&instead(page, &layout))))?;
    Ok(pages.join("\x0c"))
}

/// What is known once all pages were seen.
#[derive(Default)]
struct Walked {
    damage: Vec<String>,
    /// Why the pages of a part do not show it.
    elsewhere: Option<String>,
    /// The files that are attached to them.
    attached: Vec<String>,
    /// What was read of all parts, by the pages of the whole.
    all: Option<Recognized>,
    taken: Vec<u32>,
    compared: Vec<(u32, bool)>,
}

/// Takes a page as its file has it, and gives the one to be read.
type Instead<'i, 'v> = &'i mut dyn FnMut(Page, &Layout<'v>) -> Page;

/// Hands over the pages of all parts in order.
fn walk<'v>(
    parts: &[JoinedPart<'_>],
    reader: ReaderChoice,
    each: &mut dyn FnMut(Page, Instead<'_, 'v>),
) -> Result<Walked, (usize, Error)> {
    let mut walked = Walked::default();
    let mut before = 0;
    for (at, part) in parts.iter().enumerate() {
        let mut count = 0;
        if let Some(bytes) = part.pdf {
            let mut joining = Joining::new(part.recognized);
            let mut one = |page| {
                count += 1;
                each(page, &mut |page, layout| joining.next(page, layout));
            };
            let reading = pdf::read_shared(bytes, reader, &mut one).map_err(|error| (at, error.into()))?;
            walked.damage.extend(reading.damage);
            walked.elsewhere = walked.elsewhere.or(reading.elsewhere);
            walked.attached.extend(reading.beside.attached);
            walked.taken.extend(joining.taken.iter().map(|number| before + number));
            walked.compared.extend(joining.compared.iter().map(|(number, better)| (before + number, *better)));
        } else if let Some(recognized) = part.recognized {
            count = recognized.pages.keys().chain(recognized.unread.keys()).max().copied().unwrap_or(0);
            if recognized.pages.is_empty() {
                let reason = recognized.unread.values().next().cloned().unwrap_or_default();
                return Err((at, Error::image(reason)));
            }
            for number in 1..=count {
                let read = recognized.pages.get(&number).map(|page| page_of(page, None));
                walked.taken.extend(read.is_some().then_some(before + number));
                let page = read.unwrap_or_else(super::recognized::unread_page);
                each(page, &mut |page, _| page);
            }
        }
        if let Some(recognized) = part.recognized {
            let all = walked.all.get_or_insert_with(|| Recognized {
                engine: recognized.engine.clone(),
                version: recognized.version.clone(),
                languages: recognized.languages.clone(),
                ..Recognized::default()
            });
            all.pages.extend(recognized.pages.iter().map(|(number, page)| (before + number, page.clone())));
            all.unread.extend(recognized.unread.iter().map(|(number, reason)| (before + number, reason.clone())));
        }
        before += count;
    }
    Ok(walked)
}
