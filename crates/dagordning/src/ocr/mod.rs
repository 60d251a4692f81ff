//! Optical reading: images of pages to words with their boxes, by an engine that the caller brings, and from there to the
//! glyphs that the layout takes from any PDF.
//!
//! A [`Recognizer`] is the engine; [`Parser::with_recognizer`](crate::Parser::with_recognizer) takes one. The command
//! `dagordning` brings tesseract, as a process of its own.

// What needs reading is planned by `plan`, drawn by `pdf::render`, read by `read_page` and kept as `Recognized`: words in dots
// of the image, as the engine gave them. All that is made of them, straight lines and sizes of fonts, is made anew each time,
// so that a cache holds facts only.

mod glyphs;
mod image;
mod ink;
mod letters;
mod lines;
mod plan;
mod recognizer;
mod signs;
mod specks;
mod straight;
mod stroke;
#[doc(hidden)] // The table that tesseract prints, for the command that runs it.
pub mod tsv;
#[doc(hidden)] // How a page lies, for the command: files that only tesseract unpacks are turned by it.
pub mod upright;
mod word;
mod wrap;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use glyphs::page_of;
#[doc(hidden)]
pub use image::{ImageFile, ImageKind};
pub use plan::Mode;
#[doc(hidden)]
pub use plan::{Plan, Planned, Why, plan, plan_images};
pub use recognizer::Recognizer;
#[doc(hidden)]
pub use recognizer::read_page;
pub(crate) use recognizer::recognize;
pub use word::Word;
#[doc(hidden)]
pub use wrap::as_pdf;

use crate::model::Ocr;
pub use crate::pdf::Raster;

/// What was read from the images of a document.
#[doc(hidden)]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Recognized {
    /// The engine's name: "tesseract".
    pub engine: String,
    /// Its version: "5.3.0".
    pub version: String,
    /// The languages that it was told to read, by the names of its data: "swe".
    pub languages: Vec<String>,
    /// What was read, by page from 1.
    pub pages: BTreeMap<u32, RecognizedPage>,
    /// Pages that should have been read and were not, with the reason in plain words.
    pub unread: BTreeMap<u32, String>,
}

/// What was read from the image of a page.
#[doc(hidden)]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RecognizedPage {
    /// Dots per inch of the image.
    pub dpi: f32,
    /// By how many quarter turns clockwise its text is turned on the page as shown.
    pub turn: u8,
    /// Dots in a row of the image, turned so that its text is upright.
    pub width: u32,
    /// Its rows.
    pub height: u32,
    /// The words in the order of the engine; none on a blank page.
    pub words: Vec<Word>,
}

impl RecognizedPage {
    /// The pages of a table that tesseract printed (`tsv`) for an upright image in so many dots per inch.
    #[must_use]
    pub fn from_tsv(table: &str, dpi: f32) -> Vec<RecognizedPage> {
        let page = |page: tsv::Page| {
            let tsv::Page { width, height, words } = page;
            RecognizedPage { dpi, turn: 0, width, height, words }
        };
        tsv::parse(table).into_iter().map(page).collect()
    }

    /// Whether there is no word on it that can be one: an empty back with specks and shadows is no text.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.words.iter().any(Word::is_sound)
    }
}

impl Recognized {
    /// A sum of how sure the engine was of the words of the pages that were taken; none without such a page.
    pub(crate) fn summary(&self, taken: &[u32]) -> Option<Ocr> {
        let pages = taken.iter().filter_map(|number| self.pages.get(number));
        let words: Vec<&Word> = pages.flat_map(|page| &page.words).filter(|word| !word.is_rule()).collect();
        let share = |sum: f64, digits: f64| (sum / words.len().max(1) as f64 * digits).round() / digits;
        let sum: u32 = words.iter().map(|word| u32::from(word.confidence)).sum();
        let doubtful = words.iter().filter(|word| word.confidence < 60).count();
        (!taken.is_empty()).then(|| Ocr {
            engine: self.engine.clone(),
            version: self.version.clone(),
            languages: self.languages.clone(),
            confidence: share(f64::from(sum) / 100.0, 1000.0),
            pages: u32::try_from(taken.len()).unwrap_or(u32::MAX),
            words: u32::try_from(words.len()).unwrap_or(u32::MAX),
            doubtful: share(doubtful as f64, 1000.0),
        })
    }
}
