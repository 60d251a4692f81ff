//! A closed set of phrases, found by hashing: whole, at the start of a text, or damaged.

use std::collections::hash_map::Entry;

use super::damage::{Confusions, DamageIndex};
use super::data::List;
use super::fold::{self, HashedMap, MOST_BYTES, first_three, folded, hash, is_word_end, letters as letters_of, step};

/// Letters after which a text is given up that no phrase begins like.
const STEM: usize = 6;

/// Phrases with what they mean. The first meaning given to a phrase stays.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_hash: HashedMap<u32>,
    entries: Vec<Phrase<T>>,
    keys: Vec<u8>,
    heads: Heads,
    stems: Bits,
    longest: usize,
    damage: Option<DamageIndex>,
}

#[derive(Debug)]
struct Phrase<T> {
    start: u32,
    end: u32,
    value: T,
    /// Its diacritics must be printed: [`fold::is_marked`].
    marked: bool,
}

/// Phrases found at the start of a text, the shortest first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Starts<T> {
    found: [Option<(T, usize)>; Starts::<()>::MAX],
    count: usize,
}

impl Starts<()> {
    const MAX: usize = 8;
}

impl<T: Copy> Starts<T> {
    /// Values with the byte offset after the phrase, the longest first.
    pub(super) fn longest_first(self) -> impl Iterator<Item = (T, usize)> {
        let count = self.count;
        (0..count).rev().filter_map(move |at| self.found.get(at).copied().flatten())
    }
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            by_hash: HashedMap::default(),
            entries: Vec::new(),
            keys: Vec::new(),
            heads: Heads::default(),
            stems: Bits::default(),
            longest: 0,
            damage: None,
        }
    }
}

impl<T: Copy> Phrases<T> {
    pub(super) fn insert(&mut self, phrase: &str, value: T) {
        let letters = fold::key(phrase);
        self.add(&letters, fold::is_marked(phrase, letters.len()), value);
    }

    fn add(&mut self, letters: &[u8], marked: bool, value: T) {
        let (stem, rest) = letters.split_at(letters.len().min(STEM));
        let stem_hash = hash(stem);
        let Entry::Vacant(vacant) = self.by_hash.entry(rest.iter().fold(stem_hash, |hash, letter| step(hash, *letter)))
        else {
            return;
        };
        if letters.is_empty() {
            return;
        }
        vacant.insert(self.entries.len() as u32);
        self.heads.add(letters);
        if stem.len() == STEM {
            self.stems.set(stem_hash as usize);
        }
        self.longest = self.longest.max(letters.len());
        let start = self.keys.len() as u32;
        self.keys.extend_from_slice(letters);
        self.entries.push(Phrase { start, end: self.keys.len() as u32, value, marked });
    }

    /// Adds one phrase per line.
    pub(super) fn insert_lines(&mut self, list: List, value: T) {
        self.add_all(list.phrases, value);
    }

    /// Adds single words.
    pub(super) fn insert_words(&mut self, list: List, value: T) {
        self.add_all(list.words, value);
    }

    fn add_all(&mut self, list: &'static [u8], value: T) {
        let count = fold::phrases(list).count();
        self.by_hash.reserve(count);
        self.entries.reserve(count);
        self.keys.reserve(list.len() - count);
        fold::phrases(list).for_each(|(letters, marked)| self.add(letters, marked, value));
    }

    /// The hashes of all phrases.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.by_hash.keys().copied()
    }

    /// Makes damaged phrases findable.
    pub(super) fn index_damage(&mut self, confusions: Confusions) {
        let keys = (0..self.entries.len()).map(|at| self.key_of(at));
        self.damage = Some(DamageIndex::new(keys, confusions));
    }

    fn key_of(&self, at: usize) -> &[u8] {
        let Some(entry) = self.entries.get(at) else { return &[] };
        self.keys.get(entry.start as usize..entry.end as usize).unwrap_or(&[])
    }

    fn position(&self, letters: &[u8]) -> Option<usize> {
        let at = *self.by_hash.get(&hash(letters))? as usize;
        (self.key_of(at) == letters).then_some(at)
    }

    fn value(&self, at: usize, text: &str) -> Option<T> {
        let entry = self.entries.get(at)?;
        (!entry.marked || !text.is_ascii()).then_some(entry.value)
    }

    /// The value of the phrase that `text` is.
    pub(super) fn exact(&self, text: &str) -> Option<T> {
        if text.len() > 4 * self.longest + 16 || !self.heads.may_start(text) {
            return None;
        }
        let mut letters = [0u8; 96];
        let mut length = 0;
        for letter in letters_of(text) {
            *letters.get_mut(length)? = letter;
            length += 1;
        }
        self.value(self.position(letters.get(..length)?)?, text)
    }

    /// Like [`Phrases::exact`], for a word that is folded already.
    pub(super) fn exact_key(&self, letters: &[u8]) -> Option<T> {
        Some(self.entries.get(self.position(letters)?)?.value)
    }

    /// Whether some phrase may start here; false is certain.
    #[inline]
    pub(super) fn may_start(&self, text: &str) -> bool {
        self.heads.may_start(text)
    }

    /// The phrases that `text` starts with and that end with a word.
    pub(super) fn starts(&self, text: &str) -> Starts<T> {
        let mut starts = Starts { found: [None; Starts::MAX], count: 0 };
        self.each_start(text, |value, end| {
            if let Some(slot) = starts.found.get_mut(starts.count) {
                *slot = Some((value, end));
                starts.count += 1;
            }
        });
        starts
    }

    /// Gives each phrase that `text` starts with and that ends with a word, the shortest first.
    fn each_start(&self, text: &str, mut found: impl FnMut(T, usize)) {
        if !self.heads.may_start(text) {
            return;
        }
        // Signs without letters between them end nowhere.
        let near = &text[..text.floor_char_boundary(MOST_BYTES)];
        let mut so_far = 0;
        let mut letters = [0u8; 96];
        let mut length = 0;
        let longest = self.longest.min(letters.len());
        let mut folded = folded(near);
        while length < longest
            && let Some((letter, end)) = folded.next()
        {
            so_far = step(so_far, letter);
            letters[length] = letter;
            length += 1;
            if length == STEM && !self.stems.has(so_far as usize) {
                break;
            }
            if !is_word_end(text, end) {
                continue;
            }
            let Some(at) = self.by_hash.get(&so_far).map(|at| *at as usize) else { continue };
            if letters.get(..length) != Some(self.key_of(at)) {
                continue;
            }
            if let Some(value) = self.value(at, text.get(..end).unwrap_or("")) {
                found(value, end);
            }
        }
    }

    /// The longest phrase that `text` starts with, and the byte offset after it.
    pub(super) fn longest(&self, text: &str) -> Option<(T, usize)> {
        let mut longest = None;
        self.each_start(text, |value, end| longest = Some((value, end)));
        longest
    }

    /// The value of the phrase that `text` is a damaged form of.
    pub(super) fn damaged(&self, text: &str) -> Option<T> {
        let at = self.damage.as_ref()?.find(text)?;
        Some(self.entries.get(at)?.value)
    }
}

impl Phrases<()> {
    /// The single words of some lists.
    pub(super) fn of_words(lists: impl IntoIterator<Item = List>) -> Self {
        let mut phrases = Phrases::default();
        lists.into_iter().for_each(|list| phrases.insert_words(list, ()));
        phrases
    }

    /// The phrases of a list with one per line.
    pub(super) fn of_lines(list: List) -> Self {
        let mut phrases = Phrases::default();
        phrases.insert_lines(list, ());
        phrases
    }
}

/// A set of hashes; it may hold more than was put in. Boxed: a vocabulary of hundreds of these is built and moved.
#[derive(Debug, Clone)]
pub(super) struct Bits(Box<[u64; 64]>);

impl Default for Bits {
    fn default() -> Self {
        Bits(Box::new([0; 64]))
    }
}

impl Bits {
    pub(super) fn set(&mut self, hash: usize) {
        self.0[hash >> 6 & 63] |= 1 << (hash & 63);
    }

    pub(super) fn has(&self, hash: usize) -> bool {
        self.0[hash >> 6 & 63] & 1 << (hash & 63) != 0
    }
}

/// Which three letters a phrase can begin with: turns away nearly every line at its first bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Heads(Bits);

/// After a word of one letter anything may follow: all that begin with each.
const AFTER_ONE: [[u64; 64]; 32] = {
    let mut after = [[0; 64]; 32];
    let (mut first, mut rest) = (0u8, 0u16);
    while first < 32 {
        let slot = Heads::slot(first, (rest / 32) as u8, (rest % 32) as u8);
        after[first as usize][slot >> 6 & 63] |= 1 << (slot & 63);
        rest += 1;
        if rest == 1024 {
            (first, rest) = (first + 1, 0);
        }
    }
    after
};

impl Heads {
    const fn slot(first: u8, second: u8, third: u8) -> usize {
        let (a, b, c) = ((first & 31) as usize, (second & 31) as usize, (third & 31) as usize);
        ((a * 32 + b) * 32 + c).wrapping_mul(0x9E5) >> 3
    }

    fn add(&mut self, letters: &[u8]) {
        match *letters {
            [first, second, third, ..] => self.0.set(Self::slot(first, second, third)),
            // After a shorter word anything may follow.
            [first, second] => (0..32).for_each(|third| self.0.set(Self::slot(first, second, third))),
            [first] => self.join(&AFTER_ONE[usize::from(first & 31)]),
            [] => {}
        }
    }

    /// Adds those of some phrases, so that a text is asked once for several sets.
    pub(super) fn with<T>(mut self, phrases: &Phrases<T>) -> Self {
        self.join(&phrases.heads.0.0);
        self
    }

    fn join(&mut self, others: &[u64; 64]) {
        self.0.0.iter_mut().zip(others).for_each(|(own, other)| *own |= other);
    }

    #[inline]
    pub(super) fn may_start(&self, text: &str) -> bool {
        first_three(text).is_some_and(|[first, second, third]| self.0.has(Self::slot(first, second, third)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases() -> Phrases<u8> {
        let mut phrases = Phrases::default();
        ["förslag", "förslag till beslut", "mån", "§§"].into_iter().for_each(|phrase| phrases.insert(phrase, 1));
        phrases.insert("Nr", 2);
        phrases
    }

    #[test]
    fn finds_phrases_whole_and_at_the_start() {
        let phrases = phrases();
        assert_eq!(phrases.exact("Förslag till  beslut:"), Some(1));
        assert_eq!(phrases.exact("FORSLAG TILLBESLUT"), Some(1));
        assert_eq!(phrases.exact("Förslag till beslutet"), None);
        assert_eq!(phrases.longest("Förslag till beslut om taxa"), Some((1, "Förslag till beslut".len())));
        assert_eq!(phrases.longest("Förslagen"), None);
        assert_eq!(phrases.longest("Nr 11/17"), Some((2, 2)));
        assert_eq!(phrases.longest("§§ 3-5"), Some((1, 4)));
        assert_eq!(phrases.longest(""), None);
    }

    #[test]
    fn short_words_keep_their_diacritics() {
        assert_eq!(phrases().exact("man"), None);
        assert_eq!(phrases().exact("mån."), Some(1));
    }
}
