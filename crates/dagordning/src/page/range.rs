//! Stretches of lines and of bytes, which are never taken for each other.

use std::ops::Range;

/// Lines of the document, by index.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Lines {
    pub(crate) start: usize,
    /// The line after the last.
    pub(crate) end: usize,
}

impl Lines {
    /// From line `start` to before line `end`.
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Lines { start, end }
    }

    /// Up to before line `end`.
    pub(crate) const fn until(self, end: usize) -> Self {
        Lines { start: self.start, end }
    }

    /// Whether there are none.
    pub(crate) const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `line` is among them.
    pub(crate) fn contains(self, line: usize) -> bool {
        (self.start..self.end).contains(&line)
    }

    /// Their indices, in order.
    pub(crate) fn iter(self) -> Range<usize> {
        self.start..self.end
    }
}

impl IntoIterator for Lines {
    type Item = usize;
    type IntoIter = Range<usize>;

    fn into_iter(self) -> Range<usize> {
        self.iter()
    }
}

/// Bytes of the document text, within one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Slice {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Slice {
    /// From byte `start` to before byte `end`.
    pub(crate) const fn new(start: usize, end: usize) -> Self {
        Slice { start, end }
    }

    pub(crate) const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// As an index of the document text.
    pub(crate) fn bytes(self) -> Range<usize> {
        self.start..self.end
    }
}

impl From<Range<usize>> for Slice {
    fn from(bytes: Range<usize>) -> Self {
        Slice { start: bytes.start, end: bytes.end }
    }
}
