//! Whether a time in the header is that of a break: "kl 13.15–16.05 Ajournering kl 14.40–14.55, 15.30–15.45".

use crate::language::Language;

/// Letters that stand between the word for a break and its time at the most.
const MOST_LETTERS: usize = 60;

/// No word for a break is longer: where text that was looked at ends one may begin.
const LONGEST_STEM: usize = 64;

/// A sentence ends with a longer word.
const SHORT: usize = 5;

/// Asked of the times of a text in their order, it looks at the text once.
pub(super) struct Breaks<'t> {
    text: &'t str,
    /// In small letters, if these stand where the others do.
    lower: Option<String>,
    /// So much was searched for the words.
    searched: usize,
    /// The last of them.
    last: Option<Between>,
}

/// What stands between a word for a break and the end of what was looked at.
struct Between {
    at: usize,
    end: usize,
    letters: usize,
    /// A bracket or the end of a sentence stands there.
    closed: bool,
    word: usize,
    digit: bool,
}

impl<'t> Breaks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let lower = Some(text.to_lowercase()).filter(|lower| lower.len() == text.len());
        Breaks { text, lower, searched: 0, last: None }
    }

    /// Where the words begin that say that the time at `end` is a break: "Ajournering för kaffe kl".
    pub(super) fn before(&mut self, end: usize) -> Option<usize> {
        let lower = self.lower.as_deref()?;
        let from = lower.floor_char_boundary(self.searched.saturating_sub(LONGEST_STEM));
        if let Some((at, _)) = Language::swedish().break_stems().latest_in(lower.get(from..end)?) {
            let at = from + at;
            if self.last.as_ref().is_none_or(|last| last.at < at) {
                self.last = Some(Between { at, end: at, letters: 0, closed: false, word: at, digit: false });
            }
        }
        self.searched = end;
        let text = self.text;
        let last = self.last.as_mut()?;
        last.look_on(text, end);
        last.is_open(text).then_some(last.at)
    }
}

impl Between {
    fn look_on(&mut self, text: &str, end: usize) {
        let from = self.end;
        for (offset, c) in text.get(from..end).unwrap_or_default().char_indices() {
            self.end = from + offset;
            if c.is_whitespace() {
                self.closed |= self.ends_sentence(text);
                (self.word, self.digit) = (self.end + c.len_utf8(), false);
            }
            self.letters += usize::from(c.is_alphabetic());
            self.digit |= c.is_ascii_digit();
            self.closed |= matches!(c, '(' | ')');
        }
        self.end = end.max(from);
    }

    /// "Ajourneringar framgår av resp. paragraf." tells no time.
    fn ends_sentence(&self, text: &str) -> bool {
        self.end - self.word > SHORT && !self.digit && text[..self.end].ends_with('.')
    }

    /// Between the word and the time stand other breaks and what they are for, and no new sentence.
    fn is_open(&self, text: &str) -> bool {
        !self.closed && self.letters < MOST_LETTERS && !self.ends_sentence(text)
    }
}
