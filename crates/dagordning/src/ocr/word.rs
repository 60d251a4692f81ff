//! What an engine gives: a word and its box.

use serde::{Deserialize, Serialize};

/// A word in its place, in dots of the image from its top left corner. It is kept as a row of its eight values.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Row", into = "Row")]
#[non_exhaustive]
pub struct Word {
    /// Its letters; only white space for a line that is drawn.
    pub text: String,
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// The first dot to its right.
    pub right: u32,
    /// The first dot below it.
    pub bottom: u32,
    /// How sure the engine is, in percent.
    pub confidence: u8,
    /// Words of one line have the same number; it grows from line to line.
    pub line: u32,
    /// How thick its strokes are, in hundredths of a dot; 0 if that is not known. It is measured in the image.
    pub stroke: u32,
}

/// The values of a word in the order of its fields.
type Row = (String, u32, u32, u32, u32, u8, u32, u32);

impl From<Row> for Word {
    fn from((text, left, top, right, bottom, confidence, line, stroke): Row) -> Word {
        Word { text, left, top, right, bottom, confidence, line, stroke }
    }
}

impl From<Word> for Row {
    fn from(word: Word) -> Row {
        let Word { text, left, top, right, bottom, confidence, line, stroke } = word;
        (text, left, top, right, bottom, confidence, line, stroke)
    }
}

impl Word {
    /// A word whose box has these edges (left, upper, right, lower; the last two are the first dots outside it), read with
    /// so much confidence in percent, on the line with this number.
    #[must_use]
    pub fn new(text: impl Into<String>, [left, top, right, bottom]: [u32; 4], confidence: u8, line: u32) -> Word {
        Word { text: text.into(), left, top, right, bottom, confidence, line, stroke: 0 }
    }

    /// Whether it is a drawn line that the engine gives as a word of white space.
    #[must_use]
    pub fn is_rule(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether it is a word beyond doubt: three letters or digits, read with confidence.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.confidence >= 70 && self.text.chars().filter(|c| c.is_alphanumeric()).take(3).count() == 3
    }

    /// Its height.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.bottom.saturating_sub(self.top)
    }

    /// Its width.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.right.saturating_sub(self.left)
    }
}
