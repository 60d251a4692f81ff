//! From a page to the bytes that the program is given: text as different tools extract it, or a PDF.

mod dice;
mod lines;
mod manner;
mod markdown;
mod ocr;
mod paged;
pub mod pdf;
#[cfg(test)]
mod tests;
mod unpaged;

use std::fmt;
use std::str::FromStr;

use composer::page::{Block, Page};

pub use dice::Dice;
pub use manner::Manner;

/// How a page becomes bytes. Each channel also varies in manners of its own, drawn from the seed: [`Manner`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Text of a PDF in reading order: wrapped lines without indentation, the cells of a row on one line or one after the
    /// other, head and foot of the page between the pages.
    Flowing,
    /// Text of a PDF as it stands on the page: indentation, columns kept by runs of blanks, a form feed between pages, head
    /// and foot on each.
    Columns,
    /// As copied from a word processor: a paragraph is a line, the cells of a row are joined by one blank.
    Joined,
    /// As a table copied from the web: each cell a line.
    Cells,
    /// The whole document, or each page, is one line.
    LostBreaks,
    /// Headings, lists and tables of Markdown.
    Markdown,
    /// Optical reading of a clean page.
    OcrLight,
    /// Optical reading of a copied page.
    OcrMedium,
    /// Optical reading of a bad page.
    OcrHeavy,
    /// A typeset PDF.
    Pdf,
}

impl Channel {
    /// The channels that make text.
    pub const TEXT: [Self; 9] = [
        Self::Flowing,
        Self::Columns,
        Self::Joined,
        Self::Cells,
        Self::LostBreaks,
        Self::Markdown,
        Self::OcrLight,
        Self::OcrMedium,
        Self::OcrHeavy,
    ];

    /// As written on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Flowing => "flowing",
            Self::Columns => "columns",
            Self::Joined => "joined",
            Self::Cells => "cells",
            Self::LostBreaks => "lost-breaks",
            Self::Markdown => "markdown",
            Self::OcrLight => "ocr-light",
            Self::OcrMedium => "ocr-medium",
            Self::OcrHeavy => "ocr-heavy",
            Self::Pdf => "pdf",
        }
    }

    /// The name that the program is told.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Pdf => "document.pdf",
            Self::Markdown => "document.md",
            _ => "document.txt",
        }
    }

    /// Whether letters are damaged, so that values need only be alike.
    #[must_use]
    pub const fn damages_letters(self) -> bool {
        matches!(self, Self::OcrLight | Self::OcrMedium | Self::OcrHeavy)
    }

    /// Whether it keeps in which column of a table a mark stands.
    #[must_use]
    pub const fn keeps_columns(self) -> bool {
        matches!(self, Self::Columns | Self::Cells | Self::Markdown | Self::Pdf)
    }

    /// The text of a page.
    ///
    /// # Panics
    ///
    /// For [`Channel::Pdf`], which [`pdf::typeset`] makes.
    #[must_use]
    pub fn text(self, page: &Page, seed: u64) -> String {
        let manner = Manner::of(self, seed);
        match self {
            Self::Flowing => paged::flowing(page, &manner),
            Self::Columns => paged::columns(page, &manner),
            Self::Joined => unpaged::joined(page),
            Self::Cells => unpaged::cells(page),
            Self::LostBreaks => paged::lost_breaks(page, &manner),
            Self::Markdown => markdown::write(page, &manner),
            Self::OcrLight => ocr::read(page, &manner, ocr::LIGHT, seed),
            Self::OcrMedium => ocr::read(page, &manner, ocr::MEDIUM, seed),
            Self::OcrHeavy => ocr::read(page, &manner, ocr::HEAVY, seed),
            Self::Pdf => panic!("a PDF is no text"),
        }
    }

    /// Whether words across the page are printed in the text of a seed.
    #[must_use]
    pub fn prints_watermarks(self, seed: u64) -> bool {
        match self {
            Self::Joined | Self::Cells | Self::Markdown => false,
            // The whole document on one line has no pages.
            Self::LostBreaks => Manner::of(self, seed).by_page,
            _ => true,
        }
    }

    /// Whether the page tells by columns what the channel loses: rows whose marks mean something by where they stand.
    #[must_use]
    pub fn loses_marks(self, page: &Page) -> bool {
        !self.keeps_columns() && page.blocks.iter().any(has_placed_mark)
    }
}

/// A row with a cell that is only a mark, and an empty one.
fn has_placed_mark(block: &Block) -> bool {
    let Block::Row { cells, .. } = block else { return false };
    let mark = |cell: &String| matches!(cell.trim(), "X" | "x" | "×" | "1" | "•" | "✓" | "*");
    cells.len() > 2 && cells.iter().skip(1).any(mark) && cells.iter().any(|cell| cell.trim().is_empty())
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Channel {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || Self::TEXT.iter().copied().chain([Self::Pdf]);
        known().find(|channel| channel.name() == name).ok_or_else(|| {
            let names: Vec<_> = known().map(Self::name).collect();
            format!("no such channel; there are {}", names.join(", "))
        })
    }
}
