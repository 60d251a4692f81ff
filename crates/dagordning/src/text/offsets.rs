//! Where each byte of a text came from.
//!
//! A map holds a piece only where the two sides stop running in step, so the map of a clean text is empty but for one
//! piece whatever its length.

use std::ops::Range;

/// A stretch of text made of equal units: `text_unit` bytes here stand for `source_unit` bytes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    text: u32,
    source: u32,
    text_unit: u32,
    source_unit: u32,
}

/// The way back from a text to what it was made from. Grows at its end while the text is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OffsetMap {
    /// Nobody asks for the whole way: only the last pieces are kept.
    passing: bool,
    pieces: Vec<Piece>,
    text_len: u32,
    source_len: u32,
}

/// So many of the last pieces tell where the last character came from.
const LAST: usize = 32;

impl OffsetMap {
    /// A map that is asked for the whole way, or only for its end while the text is written.
    pub(super) fn new(whole: bool) -> Self {
        OffsetMap { passing: !whole, ..OffsetMap::default() }
    }

    /// Itself, if it knows the whole way.
    pub(super) fn whole(self) -> Option<Self> {
        (!self.passing).then_some(self)
    }

    /// The same for a text that begins `skipped` bytes into its source.
    pub(super) fn behind(skipped: usize, whole: bool) -> Self {
        let mut map = OffsetMap::new(whole);
        map.replace(0, skipped);
        map
    }

    /// A text that begins `skipped` bytes into its source and runs in step with it for `len` bytes.
    pub(super) fn in_step(skipped: usize, len: usize) -> Self {
        let mut map = OffsetMap::default();
        map.replace(0, skipped);
        map.copy(len);
        map
    }

    /// The next `len` bytes are the same on both sides.
    pub(super) fn copy(&mut self, len: usize) {
        self.push(len, len, 1, 1);
    }

    /// The next `text` bytes stand for the next `source` bytes as one indivisible unit.
    pub(super) fn replace(&mut self, text: usize, source: usize) {
        if text == source {
            self.copy(text);
        } else {
            self.push(text, source, text, source);
        }
    }

    /// The next `count` units: each `text` bytes here and `source` bytes there.
    pub(super) fn units(&mut self, count: usize, text: usize, source: usize) {
        self.push(count * text, count * source, text, source);
    }

    /// Forgets everything from `text` on and gives the place in the source where it began.
    pub(super) fn rewind(&mut self, text: usize) -> usize {
        let source = self.source_start(text);
        let text = narrow(text);
        while self.pieces.last().is_some_and(|piece| piece.text >= text) {
            self.pieces.pop();
        }
        self.text_len = text.min(self.text_len);
        self.source_len = narrow(source);
        source
    }

    /// The source range of a range of the text: of all units that it touches.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_start(range.start);
        let end = if range.end > range.start { self.source_end(range.end) } else { start };
        start..end.max(start)
    }

    /// The place in the text that a place in the source came to.
    pub(super) fn text_of(&self, source: usize) -> usize {
        let source = narrow(source).min(self.source_len);
        let next = self.pieces.partition_point(|piece| piece.source <= source);
        let Some(piece) = next.checked_sub(1).and_then(|last| self.pieces.get(last)) else {
            return 0;
        };
        let limit = self.pieces.get(next).map_or(self.text_len, |piece| piece.text);
        let units = (source - piece.source) / piece.source_unit.max(1);
        (piece.text as usize + units as usize * piece.text_unit as usize).min(limit as usize)
    }

    fn source_start(&self, text: usize) -> usize {
        match self.piece_at(text) {
            Some(piece) => piece.unit_start(narrow(text).min(self.text_len)).min(self.source_len as usize),
            None => self.source_len as usize,
        }
    }

    fn source_end(&self, text: usize) -> usize {
        let last = narrow(text).min(self.text_len).saturating_sub(1);
        match self.piece_at(last as usize) {
            Some(piece) => (piece.unit_start(last) + piece.source_unit as usize).min(self.source_len as usize),
            None => self.source_len as usize,
        }
    }

    fn piece_at(&self, text: usize) -> Option<&Piece> {
        let text = narrow(text);
        let next = self.pieces.partition_point(|piece| piece.text <= text);
        next.checked_sub(1).and_then(|last| self.pieces.get(last))
    }

    fn push(&mut self, text: usize, source: usize, text_unit: usize, source_unit: usize) {
        if text > 0 {
            let piece = Piece {
                text: self.text_len,
                source: self.source_len,
                text_unit: narrow(text_unit),
                source_unit: narrow(source_unit),
            };
            if !self.pieces.last().is_some_and(|last| last.runs_on_into(&piece)) {
                if self.passing && self.pieces.len() >= 2 * LAST {
                    self.pieces.drain(..LAST);
                }
                self.pieces.push(piece);
            }
        }
        self.text_len = self.text_len.saturating_add(narrow(text));
        self.source_len = self.source_len.saturating_add(narrow(source));
    }
}

impl Piece {
    fn unit_start(&self, text: u32) -> usize {
        let units = text.saturating_sub(self.text) / self.text_unit.max(1);
        self.source as usize + units as usize * self.source_unit as usize
    }

    fn runs_on_into(&self, next: &Piece) -> bool {
        self.text_unit == next.text_unit
            && self.source_unit == next.source_unit
            && (next.text - self.text).is_multiple_of(self.text_unit.max(1))
            && self.unit_start(next.text) == next.source as usize
    }
}

/// Sizes are checked where the input comes in, so nothing is cut here.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_text_is_one_piece() {
        let mut map = OffsetMap::default();
        map.copy(100);
        map.copy(50);
        assert_eq!(map.pieces.len(), 1);
        assert_eq!(map.source_range(10..140), 10..140);
    }

    #[test]
    fn a_replaced_unit_is_taken_whole() {
        // "a" + two source bytes that became three + "b"
        let mut map = OffsetMap::default();
        map.copy(1);
        map.replace(3, 2);
        map.copy(1);
        assert_eq!(map.source_range(0..1), 0..1);
        assert_eq!(map.source_range(1..2), 1..3);
        assert_eq!(map.source_range(2..4), 1..3);
        assert_eq!(map.source_range(4..5), 3..4);
        assert_eq!(map.source_range(5..5), 4..4);
    }

    #[test]
    fn what_was_dropped_lies_between() {
        let mut map = OffsetMap::in_step(3, 4);
        map.replace(0, 2);
        map.copy(2);
        assert_eq!(map.source_range(0..4), 3..7);
        assert_eq!(map.source_range(4..6), 9..11);
        assert_eq!((map.text_of(7), map.text_of(8), map.text_of(9), map.text_of(10)), (4, 4, 4, 5));
    }

    #[test]
    fn equal_units_share_a_piece() {
        let mut map = OffsetMap::default();
        map.units(40, 1, 2);
        map.units(2, 1, 2);
        assert_eq!(map.pieces.len(), 1);
        assert_eq!(map.source_range(3..5), 6..10);
    }

    #[test]
    fn rewinding_gives_the_place_before_the_drop() {
        let mut map = OffsetMap::default();
        map.copy(5);
        map.replace(0, 3);
        assert_eq!(map.rewind(4), 4);
        map.replace(2, 6);
        assert_eq!(map.source_range(4..6), 4..10);
    }
}
