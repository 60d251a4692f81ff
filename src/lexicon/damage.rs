//! Phrases that text recognition has damaged: a wrong, lost or added letter or two.
//!
//! A phrase of which at most two letters are wrong has its first or its last letters whole (unless both are hit), so the
//! phrases with the same beginning or end are the only ones to compare with. Inflection lives at the end of Swedish
//! words, so a difference in the last letters is another word and no damage, and so is any pair of words that
//! are both in the vocabulary.

use super::fold::folded;

/// Letters at either end that must be whole.
const GRAM: usize = 4;
/// A key of so many letters may have one letter confused …
const ONE_CONFUSED: usize = 9;
/// … so many, one letter wrong, lost or added …
const ONE_WRONG: usize = 12;
/// … and so many, two.
const TWO_WRONG: usize = 16;
/// Shortest key that is recognised when only look-alikes differ (`Bes1ut`).
const ALIKE: usize = 6;
/// Longest line that can be a damaged phrase.
const LONGEST: usize = 72;

/// Pairs of letters that text recognition takes for each other.
#[derive(Debug, Clone, Default)]
pub(super) struct Confusions([u32; 32]);

impl Confusions {
    /// Reads pairs such as `"tl fl ce"`.
    pub(super) fn new(pairs: &str) -> Self {
        let mut table = Confusions::default();
        for pair in pairs.split_whitespace() {
            if let [a, b] = *pair.as_bytes() {
                table.0[usize::from(a & 31)] |= 1 << (b & 31);
                table.0[usize::from(b & 31)] |= 1 << (a & 31);
            }
        }
        table
    }

    fn confused(&self, a: u8, b: u8) -> bool {
        self.0[usize::from(a & 31)] & 1 << (b & 31) != 0
    }
}

/// Where phrases with a given beginning or end are.
#[derive(Debug, Default)]
pub(super) struct DamageIndex {
    /// `(first letters, phrase)`, sorted.
    starts: Vec<(u32, u32)>,
    /// `(last letters, phrase)`, sorted.
    ends: Vec<(u32, u32)>,
    confusions: Confusions,
    longest: usize,
}

/// A key in which letters that look alike are the same.
struct Alike {
    letters: [u8; LONGEST],
    length: usize,
}

impl Alike {
    fn of(letters: impl Iterator<Item = u8>) -> Option<Self> {
        let mut key = Alike { letters: [0; LONGEST], length: 0 };
        for letter in letters {
            let letter = match letter {
                b'i' | b'j' | b'1' => b'l',
                b'0' | b'6' => b'o',
                b'5' => b's',
                b'8' | b'h' => b'b',
                b'9' | b'q' => b'g',
                b'2' => b'z',
                b'w' => b'v',
                letter => letter,
            };
            if letter == b'n' && key.length > 0 && key.letters.get(key.length - 1) == Some(&b'r') {
                key.letters[key.length - 1] = b'm';
                continue;
            }
            *key.letters.get_mut(key.length)? = letter;
            key.length += 1;
        }
        Some(key)
    }

    fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or(&[])
    }
}

fn gram(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |gram, letter| gram << 8 | u32::from(*letter))
}

impl DamageIndex {
    pub(super) fn new<'k>(keys: impl Iterator<Item = &'k [u8]>, confusions: Confusions) -> Self {
        let mut index = DamageIndex { confusions, ..DamageIndex::default() };
        for (at, key) in keys.enumerate() {
            let Some(alike) = Alike::of(key.iter().copied()) else { continue };
            let letters = alike.letters();
            if letters.len() < ALIKE {
                continue;
            }
            index.longest = index.longest.max(letters.len());
            index.starts.push((gram(&letters[..GRAM]), at as u32));
            index.ends.push((gram(&letters[letters.len() - GRAM..]), at as u32));
        }
        index.starts.sort_unstable();
        index.ends.sort_unstable();
        index
    }

    /// The phrase that `text` is a damaged form of; none if two fit equally well.
    pub(super) fn find<'k>(&self, text: &str, key_of: impl Fn(usize) -> &'k [u8]) -> Option<usize> {
        if text.len() < ALIKE || text.len() > LONGEST {
            return None;
        }
        let alike = Alike::of(folded(text).map(|(letter, _)| letter))?;
        let letters = alike.letters();
        if letters.len() < ALIKE || letters.len() > self.longest + 2 {
            return None;
        }
        let start = gram(letters.get(..GRAM)?);
        let end = gram(letters.get(letters.len() - GRAM..)?);
        let mut best: Option<(u32, usize)> = None;
        let mut tie = false;
        for at in bucket(&self.starts, start).chain(bucket(&self.ends, end)) {
            let Some(other) = Alike::of(key_of(at).iter().copied()) else { continue };
            if other.length.abs_diff(letters.len()) > 2 {
                continue;
            }
            let Some(cost) = self.cost(letters, other.letters()) else { continue };
            match best {
                Some((least, known)) if known == at || least < cost => {}
                Some((least, _)) if least == cost => tie = true,
                _ => {
                    best = Some((cost, at));
                    tie = false;
                }
            }
        }
        best.filter(|_| !tie).map(|(_, at)| at)
    }

    /// How badly `printed` is damaged if it is `phrase`; none if it is another word.
    fn cost(&self, printed: &[u8], phrase: &[u8]) -> Option<u32> {
        if printed == phrase {
            return Some(0);
        }
        if phrase.len() < ONE_CONFUSED {
            return None;
        }
        let may_differ = phrase.len() >= ONE_WRONG;
        let edits = if phrase.len() >= TWO_WRONG { 2 } else { 1 };
        self.edits(printed, phrase, edits, may_differ)
    }

    /// The least number of edits, up to `left`; the last two letters only differ by confusion.
    fn edits(&self, printed: &[u8], phrase: &[u8], left: u32, may_differ: bool) -> Option<u32> {
        let same = printed.iter().zip(phrase).take_while(|(a, b)| a == b).count();
        let (printed, phrase) = (printed.get(same..)?, phrase.get(same..)?);
        let ([a, after_printed @ ..], [b, after_phrase @ ..]) = (printed, phrase) else {
            return (printed.is_empty() && phrase.is_empty()).then_some(0);
        };
        let left = left.checked_sub(1)?;
        let inside = printed.len() > 2 && phrase.len() > 2;
        let mut best = None;
        let mut consider = |cost: Option<u32>| {
            if let Some(cost) = cost {
                best = Some(best.map_or(cost + 1, |known: u32| known.min(cost + 1)));
            }
        };
        if self.confusions.confused(*a, *b) || may_differ && inside {
            consider(self.edits(after_printed, after_phrase, left, may_differ));
        }
        if may_differ && inside {
            consider(self.edits(after_printed, phrase, left, may_differ));
            consider(self.edits(printed, after_phrase, left, may_differ));
        }
        best
    }
}

fn bucket(grams: &[(u32, u32)], gram: u32) -> impl Iterator<Item = usize> {
    let from = grams.partition_point(|(known, _)| *known < gram);
    grams.get(from..).unwrap_or(&[]).iter().take_while(move |(known, _)| *known == gram).map(|(_, at)| *at as usize)
}
