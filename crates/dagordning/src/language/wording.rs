//! Short lists of words that stand in fixed places of a sentence, matched as they are printed.
//!
//! The lists are slices of the program: nothing is built when it starts, and nothing is allocated to ask.

use super::search::{find_all, find_by};

/// Words and phrases in the order in which they are tried: longer ones stand before their beginnings.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wording {
    words: &'static [&'static str],
    /// Where the rarest byte of each stands.
    rarest: &'static [u8],
    /// The bytes that they begin with, letters of ASCII in either case: see [`bit`].
    heads: u64,
    /// The bytes that they end with.
    tails: u64,
}

impl Wording {
    pub(super) fn new(words: &'static [&'static str], rarest: &'static [u8]) -> Self {
        let heads = words.iter().fold(0, |heads, word| heads | bit(word));
        let tails = words.iter().fold(0, |tails, word| tails | tail(word));
        Wording { words, rarest, heads, tails }
    }

    /// Each of them with where it stands first in `text`, if it does.
    fn places(self, text: &[u8]) -> impl Iterator<Item = (&'static str, Option<usize>)> {
        self.words.iter().zip(self.rarest).map(|(known, rarest)| (*known, find_by(text, known.as_bytes(), *rarest)))
    }

    /// All of them, in order.
    pub(crate) fn all(self) -> &'static [&'static str] {
        self.words
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(self, word: &str) -> bool {
        self.heads & bit(word) != 0 && self.words.contains(&word)
    }

    /// Which of them `word` is.
    pub(crate) fn place(self, word: &str) -> Option<usize> {
        if self.heads & bit(word) == 0 {
            return None;
        }
        self.words.iter().position(|known| *known == word)
    }

    /// Whether `word` is one of them, letters of ASCII in any case.
    pub(crate) fn has_in_any_case(self, word: &str) -> bool {
        self.heads & bit(word) != 0 && self.words.iter().any(|known| word.eq_ignore_ascii_case(known))
    }

    /// Whether one of them may stand at the beginning of `text`, letters of ASCII in any case: false is certain.
    pub(crate) fn may_open(self, text: &str) -> bool {
        self.heads & bit(text) != 0
    }

    /// Whether `word` is one of them, any letters in any case.
    pub(crate) fn has_in_lower_case(self, word: &str) -> bool {
        self.words.iter().any(|known| known.len() == word.len() && lower(word).eq(known.chars()))
    }

    /// The first of them that `text` begins with.
    pub(crate) fn opening(self, text: &str) -> Option<&'static str> {
        if self.heads & bit(text) == 0 {
            return None;
        }
        self.words.iter().copied().find(|known| text.starts_with(known))
    }

    /// Whether `text` begins with one of them.
    pub(crate) fn opens(self, text: &str) -> bool {
        self.opening(text).is_some()
    }

    /// What follows the first of them that `text` begins with.
    pub(crate) fn cut_from(self, text: &str) -> Option<&str> {
        Some(&text[self.opening(text)?.len()..])
    }

    /// The first of them that `text` ends with.
    pub(crate) fn closing(self, text: &str) -> Option<&'static str> {
        if self.tails & tail(text) == 0 {
            return None;
        }
        self.words.iter().copied().find(|known| text.ends_with(known))
    }

    /// Whether `text` ends with one of them.
    pub(crate) fn closes(self, text: &str) -> bool {
        self.closing(text).is_some()
    }

    /// What stands before the first of them that `text` ends with.
    pub(crate) fn cut_off(self, text: &str) -> Option<&str> {
        Some(&text[..text.len() - self.closing(text)?.len()])
    }

    /// Whether one of them stands anywhere in `text`.
    pub(crate) fn is_in(self, text: &str) -> bool {
        self.places(text.as_bytes()).any(|(_, at)| at.is_some())
    }

    /// Where in `text` the first of them stands that stands in it at all, with its text.
    pub(crate) fn found_in(self, text: &str) -> Option<(usize, &'static str)> {
        self.places(text.as_bytes()).find_map(|(known, at)| Some((at?, known)))
    }

    /// Where in `text` one of them stands first, with its text; of several at one place the one tried first.
    pub(crate) fn earliest_in(self, text: &str) -> Option<(usize, &'static str)> {
        let mut earliest: Option<(usize, &'static str)> = None;
        for (known, rarest) in self.words.iter().zip(self.rarest) {
            // Only what begins before the one that is known can be earlier.
            let end = earliest.map_or(text.len(), |(at, _)| (at + known.len()).saturating_sub(1).min(text.len()));
            if let Some(at) = find_by(&text.as_bytes()[..end], known.as_bytes(), *rarest) {
                earliest = Some((at, known));
            }
        }
        earliest
    }

    /// Where in `text` one of them stands last, with its text; of two that begin there the longer one.
    pub(crate) fn latest_in(self, text: &str) -> Option<(usize, &'static str)> {
        self.words
            .iter()
            .filter_map(|known| Some((memchr::memmem::rfind(text.as_bytes(), known.as_bytes())?, *known)))
            .max_by_key(|(at, known)| (*at, known.len()))
    }

    /// The first of them that `text` begins with, whatever its case.
    pub(crate) fn opening_in_any_case(self, text: &str) -> Option<&'static str> {
        if self.heads & bit(text) == 0 {
            return None;
        }
        self.words.iter().copied().find(|known| begins(text, known))
    }

    /// What is left of `text` without any of them at its beginning, each taken off as often as it stands there.
    pub(crate) fn trim_start(self, text: &str) -> &str {
        self.words.iter().fold(text, |text, known| text.trim_start_matches(known))
    }

    /// What is left of `text` without any of them at its end, each taken off as often as it stands there.
    pub(crate) fn trim_end(self, text: &str) -> &str {
        self.words.iter().fold(text, |text, known| text.trim_end_matches(known))
    }

    /// What follows the first of them that `text` begins with, both in any case.
    pub(crate) fn cut_from_in_any_case(self, text: &str) -> Option<&str> {
        if self.heads & bit(text) == 0 {
            return None;
        }
        self.words.iter().find_map(|known| {
            let head = text.get(..known.len()).filter(|_| bit(known) & bit(text) != 0)?;
            lower(head).eq(lower(known)).then(|| &text[known.len()..])
        })
    }

    /// How often they stand in `text`.
    pub(crate) fn count_in(self, text: &str) -> usize {
        self.words.iter().map(|known| find_all(text, known).count()).sum()
    }

    /// Whether one of them stands in the first bytes of a text.
    pub(crate) fn is_in_first(self, text: &[u8], bytes: usize) -> bool {
        let head = &text[..text.len().min(bytes)];
        self.places(head).any(|(_, at)| at.is_some())
    }

    /// The stretches of `text` between them.
    pub(crate) fn part(self, text: &str) -> impl Iterator<Item = &str> {
        let mut rest = Some(text);
        std::iter::from_fn(move || {
            let text = rest?;
            let Some((at, known)) = self.earliest_in(text) else { return rest.take() };
            rest = text.get(at + known.len()..);
            text.get(..at)
        })
    }

    /// How many bytes of `text` the first of them takes that it begins with, whatever the case of `text`, as words of
    /// their own; with its place in the list.
    pub(crate) fn words_at(self, text: &str) -> Option<(usize, usize)> {
        if self.heads & bit(text) == 0 {
            return None;
        }
        let first = text.chars().next()?;
        let small = first.to_lowercase().next().unwrap_or(first);
        // Nearly all phrases begin with another letter.
        let likely = |(_, phrase): &(usize, &&str)| match (first.is_ascii(), phrase.as_bytes().first()) {
            (true, Some(byte)) => *byte == first as u8 || *byte == small as u8,
            _ => phrase.starts_with(first) || phrase.starts_with(small),
        };
        self.words.iter().enumerate().filter(likely).find_map(|(index, phrase)| {
            let mut given = text.char_indices();
            for expected in phrase.chars() {
                let (_, c) = given.next()?;
                if c != expected && !c.to_lowercase().eq(std::iter::once(expected)) {
                    return None;
                }
            }
            let end = given.next().map_or(text.len(), |(at, _)| at);
            let ended = phrase.ends_with([':', '.']) || !text[end..].starts_with(char::is_alphanumeric);
            ended.then_some((index, end))
        })
    }
}

/// Whether a text begins with words in small letters, whatever its own case.
fn begins(text: &str, words: &str) -> bool {
    for (given, known) in text.bytes().zip(words.bytes()) {
        if !given.is_ascii() {
            return text.get(..words.len()).is_some_and(|head| lower(head).eq(words.chars()));
        }
        if given.to_ascii_lowercase() != known {
            return false;
        }
    }
    text.len() >= words.len()
}

/// The letters of a text in lower case.
fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

/// A bit for the byte that a text begins with, the same for a letter of ASCII in either case; for most texts it tells that no
/// phrase of a list begins so. An empty phrase begins every text.
fn bit(text: &str) -> u64 {
    text.as_bytes().first().map_or(u64::MAX, |byte| 1 << (byte.to_ascii_lowercase() & 63))
}

/// A bit for the byte that a text ends with. An empty phrase ends every text.
fn tail(text: &str) -> u64 {
    text.as_bytes().last().map_or(u64::MAX, |byte| 1 << (byte & 63))
}

/// Declares tables of such lists in the data, and for each list the method of [`super::Language`] that gives it.
macro_rules! wordings {
    ($( $(#[$meta:meta])* $table:ident: $type:ident { $( $(#[$doc:meta])* $name:ident, )* } )*) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Default)]
            pub(super) struct $type { $( pub(super) $name: Wording, )* }

            impl super::data::Section for $type {
                fn read(mut table: super::data::Table) -> Result<Self, String> {
                    let read = $type { $( $name: super::data::take_wording(&mut table, stringify!($name))?, )* };
                    super::data::nothing_left(&table)?;
                    Ok(read)
                }
            }

            impl Language {
                $( $(#[$doc])* pub(crate) fn $name(&self) -> Wording { self.data.$table.$name } )*
            }
        )*
    };
}

pub(super) use wordings;
