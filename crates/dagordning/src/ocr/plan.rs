//! Which pages of a PDF need optical reading.

use serde::{Deserialize, Serialize};

use super::ImageFile;
use crate::language::Language;
use crate::text::{PageNote, Plausibility, SourceText};

/// Which pages are read from their images.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Mode {
    /// None.
    Never,
    /// Those without text that makes words.
    #[default]
    Auto,
    /// All.
    Always,
}

/// What has to be read before a document can be told in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// SHA-256 of the document's bytes, in hexadecimal.
    pub sha256: String,
    /// The pages in order.
    pub pages: Vec<Planned>,
}

/// A page that has to be read.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// Its number, from 1.
    pub number: u32,
    /// The resolution to draw it in, in dots per inch.
    pub dpi: f32,
    /// What is wrong with its text.
    pub why: Why,
}

/// Why a page is read from its image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It has none: it is an image, or its letters are drawn as outlines.
    NoText,
    /// Its font does not tell the letters, or tells wrong ones.
    Unreadable,
    /// It is a hidden layer, made by another optical reading, that hardly makes words.
    PoorLayer,
    /// All pages are to be read.
    Asked,
}

/// The resolution of a page without an image.
const USUAL: f32 = 300.0;
/// The engine reads letters of fewer dots badly …
const COARSEST: f32 = 150.0;
/// … and gains nothing by more.
const FINEST: f32 = 400.0;
/// A hidden layer less plausible than this is worth a reading of our own.
const GOOD_LAYER: f32 = 0.8;
/// Signs that a hidden layer must have to be judged.
const FEW_SIGNS: usize = 40;

/// The pages of a laid-out PDF that need optical reading; none where all is well. To look costs nothing where there is
/// text that the page shows.
#[must_use]
pub fn plan(text: &SourceText, mode: Mode) -> Vec<Planned> {
    if mode == Mode::Never {
        return Vec::new();
    }
    let planned = text.pages.iter().filter_map(|(number, note)| {
        let why = reason(text, note, number).or((mode == Mode::Always).then_some(Why::Asked))?;
        Some(Planned { number, dpi: resolution(note), why })
    });
    planned.collect()
}

/// All pages of an image file.
#[must_use]
pub fn plan_images(file: &ImageFile) -> Vec<Planned> {
    let pages = 1..=u32::try_from(file.pages).unwrap_or(u32::MAX);
    pages.map(|number| Planned { number, dpi: file.dpi.clamp(COARSEST, FINEST), why: Why::NoText }).collect()
}

fn reason(text: &SourceText, note: &PageNote, number: u32) -> Option<Why> {
    if note.recognized || note.blank {
        None
    } else if note.is_image() {
        Some(Why::NoText)
    } else if note.nonsense || note.is_unmapped() {
        Some(Why::Unreadable)
    } else if note.invisible && note.image_share > 0.4 {
        let layer = Plausibility::of(Language::swedish(), &text.page_text(number));
        (layer.signs >= FEW_SIGNS && layer.share() < GOOD_LAYER).then_some(Why::PoorLayer)
    } else {
        None
    }
}

/// The page's own resolution: more dots would be invented, fewer lost.
fn resolution(note: &PageNote) -> f32 {
    if note.image_share > 0.2 && note.image_dpi > 0.0 { note.image_dpi.clamp(COARSEST, FINEST) } else { USUAL }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Geometry, Rules, from_pages};

    fn planned(text: &str, note: PageNote, mode: Mode) -> Vec<(u32, Why)> {
        let source =
            from_pages(text.to_owned(), Geometry::default(), vec![note], Language::swedish(), Rules::ALL).finish();
        plan(&source, mode).into_iter().map(|page| (page.dpi as u32, page.why)).collect()
    }

    #[test]
    fn pages_without_text_are_planned_at_their_own_resolution() {
        let scan = PageNote { image_share: 1.0, image_dpi: 203.9, ..PageNote::default() };
        assert_eq!(planned("", scan, Mode::Auto), [(203, Why::NoText)]);
        assert_eq!(planned("", PageNote { image_dpi: 600.0, ..scan }, Mode::Auto), [(400, Why::NoText)]);
        assert_eq!(planned("", PageNote { image_dpi: 72.0, ..scan }, Mode::Auto), [(150, Why::NoText)]);
        assert_eq!(planned("", scan, Mode::Never), []);
        assert_eq!(planned("", PageNote { blank: true, ..scan }, Mode::Auto), []);
        // A letterhead in text over a scanned page is no text of the page; a page with text and a picture is.
        let letterhead = PageNote { readable: 30, ..scan };
        assert_eq!(planned("Ekbacka kommun  Sida 1", letterhead, Mode::Auto), [(203, Why::NoText)]);
        assert_eq!(planned("Text", PageNote { readable: 400, ..scan }, Mode::Auto), []);
        let outlines = PageNote { shapes: 2000, ..PageNote::default() };
        assert_eq!(planned("", outlines, Mode::Auto), [(300, Why::NoText)]);
    }

    #[test]
    fn text_that_makes_no_words_is_planned() {
        let text = PageNote { readable: 300, ..PageNote::default() };
        let words = "Kommunstyrelsen beslutar att anta förslaget. Ärendet har beretts av förvaltningen på nytt";
        assert_eq!(planned(words, text, Mode::Auto), []);
        assert_eq!(planned(words, text, Mode::Always), [(300, Why::Asked)]);
        assert_eq!(planned(words, PageNote { unreadable: 200, ..text }, Mode::Auto), [(300, Why::Unreadable)]);
        let nonsense =
            "fw TirdT3dTi dTd nxk rTw3 wqdrt Tdiw xkkr dTw 3nTd wTi drTn kxqwr Trdw nTTw idTw rnTd xqT wdTrn";
        assert_eq!(planned(nonsense, text, Mode::Auto), [(300, Why::Unreadable)]);
        let layer = PageNote { invisible: true, image_share: 1.0, image_dpi: 300.0, ..text };
        assert_eq!(planned(words, layer, Mode::Auto), []);
        let poor = "K0mmun$tyre1sen b3s|utar a++ an?a f6r5l@get ~~ || __ ;; .,-. Kxmmvn xkr3d rTdw brtkw";
        assert_eq!(planned(poor, layer, Mode::Auto), [(300, Why::PoorLayer)]);
    }
}
