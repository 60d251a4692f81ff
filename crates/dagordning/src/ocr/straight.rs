//! Places of recognised words: from dots of an image askew to points of a page with straight lines.

use std::borrow::Cow;

use super::Word;
use super::letters;
use crate::pdf::Rule;

/// From the dots of the image to points of the page with straight lines.
pub(super) struct Straight {
    pub(super) scale: f32,
    pub(super) sin: f32,
    pub(super) cos: f32,
    pub(super) middle: (f32, f32),
}

impl Straight {
    pub(super) fn word<'w>(&self, word: &'w Word) -> Placed<'w> {
        let [left, top, right, bottom] =
            [word.left, word.top, word.right, word.bottom].map(|dots| dots as f32 * self.scale);
        let (x, y) = self.point((left + right) / 2.0, (top + bottom) / 2.0);
        // The box of a word that rises is higher than the word.
        let half = (right - left) / 2.0;
        let tall = ((bottom - top) - 2.0 * half * self.sin.abs()).max(0.5 * (bottom - top)) / 2.0;
        Placed {
            word,
            text: Cow::Borrowed(word.text.trim()),
            left: x - half,
            right: x + half,
            top: y - tall,
            bottom: y + tall,
        }
    }

    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = (x - self.middle.0, y - self.middle.1);
        (x * self.cos + y * self.sin + self.middle.0, y * self.cos - x * self.sin + self.middle.1)
    }

    /// A drawn line as the one through its middle; none if it is a block.
    pub(super) fn rule(&self, word: &Word, turned: Turned) -> Option<Rule> {
        let (wide, tall) = (word.width(), word.height());
        if wide.max(tall) < 12 * wide.min(tall) {
            return None;
        }
        let placed = self.word(word);
        let (x, y) = ((placed.left + placed.right) / 2.0, (placed.top + placed.bottom) / 2.0);
        let half = wide.max(tall) as f32 * self.scale / 2.0;
        let (from, to) = if wide > tall { ((x - half, y), (x + half, y)) } else { ((x, y - half), (x, y + half)) };
        let ((xa, ya), (xb, yb)) = (turned.on_page(from.0, from.1), turned.on_page(to.0, to.1));
        Some(Rule { x0: xa.min(xb), y0: ya.min(yb), x1: xa.max(xb), y1: ya.max(yb) })
    }
}

/// How the upright page lies on the page as shown.
#[derive(Clone, Copy)]
pub(super) struct Turned {
    pub(super) turn: u8,
    pub(super) page: (f32, f32),
}

impl Turned {
    pub(super) fn on_page(self, x: f32, y: f32) -> (f32, f32) {
        let (width, height) = self.page;
        match self.turn % 4 {
            1 => (width - y, x),
            2 => (width - x, height - y),
            3 => (y, height - x),
            _ => (x, y),
        }
    }
}

/// A word in points of the straightened page.
#[derive(Clone)]
pub(super) struct Placed<'w> {
    pub(super) word: &'w Word,
    pub(super) text: Cow<'w, str>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Placed<'_> {
    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// How wide its letters are together, as a share of the size of the font.
    pub(super) fn width(&self) -> f32 {
        self.text.chars().map(letters::width).sum()
    }

    /// The size of font that its letters' heights speak for.
    pub(super) fn size(&self) -> f32 {
        let (rise, hang) = letters::extent(&self.text);
        self.height() / (rise + hang).max(0.1)
    }

    pub(super) fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphanumeric()).count()
    }
}
