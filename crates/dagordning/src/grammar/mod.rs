//! What stands on a line or in a clause: dates, times, numbers, people, case ids, amounts, page numbers.
//!
//! Each parser is a small function from text to a value with the bytes it was read from. Those that end in `_at` read
//! at the start of the text; those that begin with `find_`, and [`case_id::case_ids`] and [`amount::amounts`], read
//! running text: they look for digits first, so that text without values costs one pass over its bytes. The words come
//! from [`crate::language::Language`]; nothing here knows of pages, items or documents.

pub mod amount;
pub mod body;
pub mod case_id;
mod clause;
pub mod date;
#[cfg(any(test, feature = "fuzzing"))]
pub(crate) mod entries;
pub(crate) mod extent;
pub mod number;
pub mod page;
pub mod paper;
pub mod person;
pub(crate) mod plan_class;
mod scan;
pub mod tally;
pub mod time;

/// A value with the bytes of the given text that it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Byte offset of its first character.
    pub start: usize,
    /// Byte offset after its last character.
    pub end: usize,
}

impl<T> Spanned<T> {
    pub(crate) fn new(value: T, start: usize, end: usize) -> Self {
        Spanned { value, start, end }
    }

    /// The bytes as a range.
    #[cfg(any(test, feature = "fuzzing"))]
    pub(crate) fn range(&self) -> std::ops::Range<usize> {
        self.start..self.end
    }

    /// The same value in a text that has `offset` bytes more in front.
    pub(crate) fn shifted(self, offset: usize) -> Self {
        Spanned { value: self.value, start: self.start + offset, end: self.end + offset }
    }
}

#[cfg(test)]
mod properties;
