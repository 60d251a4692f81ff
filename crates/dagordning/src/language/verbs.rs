//! Whether a word is the verb of a sentence: titles have none.

use super::Language;

/// A word with no more bytes than this has no ending.
const SHORTEST: usize = 3;

impl Language {
    /// Whether a word tells what is or was done, and is nothing else: "har", "lästes", "utsågs".
    pub(crate) fn is_finite(&self, word: &str) -> bool {
        self.finite_verbs().has(word) || self.past_endings().closes(word)
    }

    /// Whether a word can be a verb by its ending: "ligger", though "revisorer" ends so too.
    pub(crate) fn may_be_finite(&self, word: &str) -> bool {
        self.finite_verbs().has(word) || word.len() > SHORTEST && self.finite_endings().closes(word)
    }
}
