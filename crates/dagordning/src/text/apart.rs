//! Stretches of a text that were made apart: letters are damaged in each in its own way.

use std::ops::Range;

use super::{Draft, PageNote};

impl Draft<'_> {
    /// The stretches of the text that were made apart, in order: scanned pages beside others, and pages of one file beside
    /// those of another. A text that was laid out from no pages is one.
    pub(crate) fn made_apart(&self) -> Vec<Range<usize>> {
        let pages = self.pages.as_ref().map_or(&[][..], |(_, pages)| pages);
        let pairs = pages.windows(2).map(is_apart);
        let ends = memchr::memchr_iter(b'\x0c', self.layers.text.as_bytes());
        let ends = ends.zip(pairs).filter_map(|(end, apart)| apart.then_some(end));
        let mut begin = 0;
        ends.chain([self.layers.text.len()]).map(|end| std::mem::replace(&mut begin, end)..end).collect()
    }
}

/// Whether two pages that follow each other were made apart.
fn is_apart(pair: &[PageNote]) -> bool {
    let [above, own] = pair else { return false };
    let scanned = |note: &PageNote| note.invisible || note.recognized;
    scanned(above) != scanned(own) || above.kin > 0 && own.kin > 0 && above.kin != own.kin
}
