//! Words of a line, and sets of word endings.

use super::data::List;

/// A word and what follows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// Without punctuation after it.
    pub(super) text: &'a str,
    /// After the text.
    pub(super) end: usize,
    pub(super) capital: bool,
    /// Punctuation follows.
    pub(super) closed: bool,
    /// The punctuation is a comma.
    pub(super) comma: bool,
}

/// The words of a text, cut at white space.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n');
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes().get(at..)?;
        let start = at + rest.iter().position(|byte| !space(byte))?;
        let rest = text.as_bytes().get(start..)?;
        let length = rest.iter().position(space).unwrap_or(rest.len());
        let printed = text.get(start..start + length)?;
        at = start + length;
        let word = match printed.as_bytes().last() {
            Some(last) if last.is_ascii_alphanumeric() => printed,
            _ => printed.trim_end_matches([',', '.', ';', ':', ')', '!', '?', '"', '”']),
        };
        let comma = printed.len() == word.len() + 1 && printed.ends_with(',');
        let capital = match word.as_bytes().first() {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => word.starts_with(char::is_uppercase),
        };
        Some(Word { text: word, end: start + word.len(), capital, closed: word.len() < printed.len(), comma })
    })
}

/// Endings of words, by their last letter.
#[derive(Debug)]
pub(super) struct Endings {
    by_last: [Vec<&'static [u8]>; 32],
    /// By the last letter, which letters may stand before it.
    before_last: [u32; 32],
}

impl Default for Endings {
    fn default() -> Self {
        Endings { by_last: std::array::from_fn(|_| Vec::new()), before_last: [0; 32] }
    }
}

impl Endings {
    pub(super) fn new(list: List) -> Self {
        let mut endings = Endings::default();
        for (ending, _) in super::fold::phrases(list.words) {
            if let [.., before, last] = *ending {
                endings.before_last[usize::from(last & 31)] |= 1 << (before & 31);
                endings.by_last[usize::from(last & 31)].push(ending);
            }
        }
        endings
    }

    /// Whether the folded word is or ends with one of the endings.
    pub(super) fn end(&self, word: &[u8]) -> bool {
        self.end_after(word, 0)
    }

    /// Whether the folded word has `stem` letters or more before one of the endings.
    pub(super) fn end_after(&self, word: &[u8], stem: usize) -> bool {
        let [.., before, last] = *word else { return false };
        self.before_last[usize::from(last & 31)] & 1 << (before & 31) != 0
            && self.by_last[usize::from(last & 31)]
                .iter()
                .any(|ending| word.len() >= ending.len() + stem && word.ends_with(ending))
    }
}
