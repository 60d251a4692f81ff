//! What a file says of its pages beside what is on them, as cues for a document that begins: outline, labels, size, fonts,
//! margins, which pages were made together. A text that was laid out from no pages says nothing of it.

use std::collections::HashMap;

use crate::classify::role::Cue;
use crate::classify::weights::part as points;
use crate::text::{Bookmark, Counted, PageNote, SourceText};

use super::units::Unit;

/// Sheets differ in size by more points: printers and scanners cut as they like.
const SAME_SIZE: u16 = 12;
/// Margins differ by more points.
const SAME_MARGIN: u16 = 12;

/// What is known of the page that a unit begins.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sheet {
    size: (u16, u16),
    margin: u16,
    family: u32,
    kin: u32,
    label: Counted,
    /// How many entries of the outline the first stands below that leads to it.
    bookmark: Option<u8>,
    scanned: bool,
    /// It has the shape of a screen.
    slide: bool,
    page: u32,
}

impl Sheet {
    /// The sheet of a unit that opens a page.
    pub(super) fn of(text: &SourceText, unit: &Unit, scanned: bool) -> Sheet {
        let page = text.lines.get(unit.lines.start).filter(|_| unit.opens_page).map_or(0, |line| line.page);
        let note = text.pages.get(page);
        let Some(PageNote { sheet, margin, family, kin, label, .. }) = note.copied() else { return Sheet::default() };
        let slide = note.is_some_and(PageNote::is_slide);
        let bookmark = text.file.bookmarks_of(page).iter().map(|known| known.depth).min();
        Sheet { size: sheet, margin, family, kin, label, bookmark, scanned, slide, page }
    }

    /// The entries of the outline that lead to it.
    pub(super) fn bookmarks<'t>(&self, text: &'t SourceText) -> &'t [Bookmark] {
        if self.bookmark.is_some() { text.file.bookmarks_of(self.page) } else { &[] }
    }

    fn is_told(&self) -> bool {
        self.size != (0, 0)
    }
}

/// What is known of all sheets.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheets {
    /// How many pages each kin has.
    kins: HashMap<u32, usize>,
    /// Entries of the outline at this depth or above lead to the beginnings of documents, if they lead to any.
    depth: Option<u8>,
    /// The labels of pages begin again somewhere.
    labelled: bool,
}

impl Sheets {
    pub(super) fn of<'s>(text: &SourceText, sheets: impl Iterator<Item = &'s Sheet>) -> Sheets {
        let mut all = Sheets { depth: depth(&text.file.bookmarks), ..Sheets::default() };
        for sheet in sheets {
            all.labelled |= sheet.label == Counted::Anew;
            if sheet.kin > 0 {
                *all.kins.entry(sheet.kin).or_default() += 1;
            }
        }
        all
    }

    /// What two pages that follow each other say.
    pub(super) fn edge(&self, before: &Sheet, own: &Sheet) -> impl Iterator<Item = Cue> + use<> {
        let told = before.is_told() && own.is_told();
        let cues = [self.kin(before, own), self.outline(own), self.label(own), size(before, own), face(before, own)];
        cues.into_iter().flatten().filter(move |_| told)
    }

    fn kin(&self, before: &Sheet, own: &Sheet) -> Option<Cue> {
        let several = |sheet: &Sheet| self.kins.get(&sheet.kin).is_some_and(|count| *count > 1);
        match (before.kin, own.kin) {
            (0, _) | (_, 0) => None,
            (above, here) if above == here => (self.kins.len() > 1).then_some(points::SAME_KIN),
            // Some programs give each page fonts of its own.
            _ if several(before) || several(own) => Some(points::OTHER_KIN),
            _ => Some(points::ALONE_OF_KIN),
        }
    }

    /// Whether two pages were made by different programs.
    pub(super) fn are_other_kin(&self, before: &Sheet, own: &Sheet) -> bool {
        before.kin > 0 && own.kin > 0 && before.kin != own.kin
    }

    fn outline(&self, own: &Sheet) -> Option<Cue> {
        let depth = self.depth?;
        Some(match own.bookmark {
            Some(known) if known <= depth => points::BOOKMARK,
            Some(_) => points::INNER_BOOKMARK,
            None => points::NO_BOOKMARK,
        })
    }

    fn label(&self, own: &Sheet) -> Option<Cue> {
        match own.label {
            Counted::Anew => Some(points::LABELS_RESTART),
            Counted::On if self.labelled => Some(points::LABELS_RUN_ON),
            _ => None,
        }
    }
}

/// The least depth at which entries of an outline lead to several pages.
fn depth(bookmarks: &[Bookmark]) -> Option<u8> {
    let mut first: HashMap<u8, u32> = HashMap::new();
    let several = bookmarks.iter().filter(|known| *first.entry(known.depth).or_insert(known.page) != known.page);
    several.map(|known| known.depth).min()
}

/// Another size of paper, or the same turned.
fn size(before: &Sheet, own: &Sheet) -> Option<Cue> {
    if before.scanned && own.scanned {
        return None;
    }
    let alike = |one: (u16, u16), other: (u16, u16)| {
        one.0.abs_diff(other.0) <= SAME_SIZE && one.1.abs_diff(other.1) <= SAME_SIZE
    };
    if before.slide && own.slide {
        return Some(points::SLIDES_RUN_ON);
    }
    if alike(before.size, own.size) {
        return None;
    }
    if before.slide || own.slide {
        return Some(points::SLIDES);
    }
    let turned = alike((before.size.1, before.size.0), own.size);
    Some(if turned { points::PAGE_TURNED } else { points::OTHER_PAGE_SIZE })
}

/// Another font and margin; one alone changes inside documents.
fn face(before: &Sheet, own: &Sheet) -> Option<Cue> {
    let font = before.family > 0 && own.family > 0 && before.family != own.family;
    let margin = before.margin > 0 && own.margin > 0 && before.margin.abs_diff(own.margin) > SAME_MARGIN;
    match (font, margin) {
        (true, true) => Some(points::OTHER_FACE),
        (true, false) => Some(points::OTHER_FONT),
        (false, true) => Some(points::OTHER_MARGIN),
        (false, false) => None,
    }
}
