//! Phrases that text recognition has damaged: a wrong, lost or added letter or two.
//!
//! A phrase of which at most two letters are wrong has its first or its last letters whole (unless both are hit), so the
//! phrases with the same beginning or end are the only ones to compare with. Inflection lives at the end of Swedish
//! words, so a difference in the last letters is another word and no damage, and so is any pair of words that
//! are both in the vocabulary.

use super::fold::{HashedMap, hash, key, letter_of_ascii, letters};
use super::phrases::{Bits, Phrases};

/// Letters at either end that must be whole.
const GRAM: usize = 4;
/// A key of so many letters may have one letter confused …
const ONE_CONFUSED: usize = 6;
/// … below this, neither the first nor the last …
const SHORT: usize = 9;
/// … so many, one letter wrong, lost or added …
const ONE_WRONG: usize = 12;
/// … and so many, two.
const TWO_WRONG: usize = 16;
/// Shortest key that is recognised when only look-alikes differ (`Bes1ut`).
const ALIKE: usize = 6;
/// Longest line that can be one damaged short word, in bytes.
const SHORT_LINE: usize = 12;
/// Longest line that can be a damaged phrase, in bytes.
pub(super) const LONGEST: usize = 64;

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

/// Words that are what they are, and no damaged form of another.
#[derive(Debug, Default)]
pub(super) struct Known {
    words: HashedMap<()>,
    /// Only whole phrases are recognised.
    exact: bool,
    /// What text recognition reads, and what was printed then: "ri" for "n".
    misread: Vec<(&'static str, &'static str)>,
}

impl Known {
    /// Recognises whole phrases alone, or damaged ones too: with signs taken for others as `"n=ri"` tells.
    pub(super) fn new(exact: bool, misread: &'static str) -> Self {
        let misread = misread.split_whitespace().filter_map(|pair| pair.split_once('='));
        Known { exact, misread: misread.map(|(printed, read)| (read, printed)).collect(), ..Known::default() }
    }

    /// The texts of which `text` can be a reading in which one sign was taken for another; none of a long text.
    pub(super) fn undone(&self, text: &str) -> impl Iterator<Item = String> {
        let pairs = if self.exact || text.len() > LONGEST { &[] } else { self.misread.as_slice() };
        pairs.iter().flat_map(move |(read, printed)| {
            let places = text.match_indices(read);
            places.map(|(at, _)| [&text[..at], printed, &text[at + read.len()..]].concat())
        })
    }

    /// Whether damaged phrases are recognised.
    pub(super) fn mends(&self) -> bool {
        !self.exact
    }

    pub(super) fn add<T: Copy>(&mut self, phrases: &Phrases<T>) {
        self.words.extend(phrases.hashes().map(|hash| (hash, ())));
    }

    pub(super) fn knows(&self, text: &str) -> bool {
        self.words.contains_key(&hash(&key(text)))
    }

    /// What `text` is a damaged form of, if it is shaped like a heading and no word of its own.
    pub(super) fn damaged<T: Copy>(&self, phrases: &Phrases<T>, text: &str) -> Option<T> {
        // "0mröstning", "5ammanfattning": a capital that was read as a digit.
        let digit = |text: &str| matches!(text.as_bytes(), [b'0' | b'5' | b'8', next, ..] if next.is_ascii_lowercase());
        let begins = text.starts_with(char::is_uppercase) || digit(text);
        let shaped = text.len() <= LONGEST && begins && !text.ends_with(['.', ',', ')']);
        if !shaped || self.exact {
            return None;
        }
        let found = phrases.damaged(text)?;
        (!self.knows(text)).then_some(found)
    }
}

/// Where phrases with a given beginning or end are.
#[derive(Debug, Default)]
pub(super) struct DamageIndex {
    /// By their first letters, sorted.
    starts: Vec<Candidate>,
    /// By their last letters, sorted.
    ends: Vec<Candidate>,
    /// Short ones by their first two and their last two, sorted: one wrong letter may touch both their beginning and their end.
    frames: Vec<Candidate>,
    /// The beginnings and ends that there are: turns away most lines.
    start_grams: Bits,
    end_grams: Bits,
    frame_grams: Bits,
    /// The phrases' letters.
    keys: Vec<u8>,
    confusions: Confusions,
    longest: usize,
}

/// A phrase as candidate for damaged text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    gram: u32,
    /// Which letters it holds: most candidates are turned away by this.
    held: u32,
    phrase: u32,
    from: u32,
    length: u32,
    /// Its last two letters.
    tail: u16,
}

/// A key in which letters that look alike are the same.
struct Alike<const MOST: usize = LONGEST> {
    letters: [u8; MOST],
    length: usize,
}

impl<const MOST: usize> Alike<MOST> {
    fn of(letters: impl Iterator<Item = u8>) -> Option<Self> {
        let mut key = Alike { letters: [0; MOST], length: 0 };
        let mut before = 0;
        for letter in letters {
            let letter = ALIKE_LETTERS[usize::from(letter)];
            // "rn" is read for m, "ri" for n.
            let whole = match letter {
                b'n' if before == b'r' => b'm',
                b'l' if before == b'r' => b'n',
                _ => 0,
            };
            if whole != 0 {
                key.letters[key.length - 1] = whole;
                before = whole;
                continue;
            }
            *key.letters.get_mut(key.length)? = letter;
            key.length += 1;
            before = letter;
        }
        Some(key)
    }

    fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or(&[])
    }
}

/// The letters with those that look alike as one; at most as many as a damaged phrase has.
pub(super) fn alike(letters: impl Iterator<Item = u8>) -> Vec<u8> {
    Alike::<LONGEST>::of(letters).map_or_else(Vec::new, |alike| alike.letters().to_vec())
}

/// The same for a line of any length.
pub(super) fn likeness(letters: impl Iterator<Item = u8>) -> Vec<u8> {
    letters.map(|letter| ALIKE_LETTERS[usize::from(letter)]).collect()
}

/// Each letter's representative among those that look like it.
const ALIKE_LETTERS: [u8; 256] = {
    let mut table = [0; 256];
    let mut letter = 0;
    while letter < 256 {
        table[letter] = match letter as u8 {
            b'i' | b'j' | b'1' => b'l',
            b'0' | b'6' => b'o',
            b'5' => b's',
            b'8' | b'h' => b'b',
            b'9' | b'q' => b'g',
            b'2' => b'z',
            b'w' => b'v',
            other => other,
        };
        letter += 1;
    }
    table
};

fn gram(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |gram, letter| gram << 8 | u32::from(*letter))
}

/// The first two letters of a beginning and the last two of an end.
fn frame(start: u32, end: u32) -> u32 {
    start & 0xFFFF_0000 | end & 0xFFFF
}

/// Where a gram stands among [`Bits`].
fn slot(gram: u32) -> usize {
    (gram.wrapping_mul(0x9E37_79B1) >> 20) as usize
}

fn held(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |held, letter| held | 1 << (letter & 31))
}

impl DamageIndex {
    pub(super) fn new<'k>(keys: impl Iterator<Item = &'k [u8]>, confusions: Confusions) -> Self {
        let mut index = DamageIndex { confusions, ..DamageIndex::default() };
        for (phrase, key) in keys.enumerate() {
            let Some(alike) = Alike::<LONGEST>::of(key.iter().copied()) else { continue };
            let letters = alike.letters();
            if letters.len() < ALIKE {
                continue;
            }
            index.longest = index.longest.max(letters.len());
            let candidate = Candidate {
                gram: gram(&letters[..GRAM]),
                held: held(letters),
                phrase: phrase as u32,
                from: index.keys.len() as u32,
                length: letters.len() as u32,
                tail: gram(&letters[letters.len() - 2..]) as u16,
            };
            let end = Candidate { gram: gram(&letters[letters.len() - GRAM..]), ..candidate };
            index.start_grams.set(slot(candidate.gram));
            index.end_grams.set(slot(end.gram));
            if letters.len() < SHORT {
                let framed = Candidate { gram: frame(candidate.gram, end.gram), ..candidate };
                index.frame_grams.set(slot(framed.gram));
                index.frames.push(framed);
            }
            index.starts.push(candidate);
            index.ends.push(end);
            index.keys.extend(letters);
        }
        index.starts.sort_unstable();
        index.ends.sort_unstable();
        index.frames.sort_unstable();
        index
    }

    /// The phrase that `text` is a damaged form of; none if two fit equally well.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        // Diacritics and spaces make a phrase at most half as long again in bytes.
        if text.len() < ALIKE || text.len() > (self.longest + self.longest / 2 + 4).min(LONGEST) {
            return None;
        }
        let (start, end) = (start_gram(text)?, end_gram(text)?);
        let framed = frame(start, end);
        let short = text.len() <= SHORT_LINE && self.frame_grams.has(slot(framed));
        if !short && !self.start_grams.has(slot(start)) && !self.end_grams.has(slot(end)) {
            return None;
        }
        let (starts, ends) = (bucket(&self.starts, start), bucket(&self.ends, end));
        let frames = if short { bucket(&self.frames, framed) } else { &[] };
        // Most texts that begin as some phrase end otherwise.
        let tail = end as u16;
        if ends.is_empty() && !starts.iter().chain(frames).any(|candidate| self.is_tail(candidate.tail, tail)) {
            return None;
        }
        let alike = Alike::<LONGEST>::of(letters(text))?;
        let letters = alike.letters();
        let printed = held(letters);
        let mut best: Option<(u32, u32)> = None;
        let mut tie = false;
        for candidate in starts.iter().chain(ends).chain(frames) {
            // An edit changes at most two of the letters that are held.
            let near =
                candidate.length.abs_diff(letters.len() as u32) <= 2 && (candidate.held ^ printed).count_ones() <= 4;
            if !near || !self.is_tail(candidate.tail, tail) {
                continue;
            }
            let from = candidate.from as usize;
            let Some(phrase) = self.keys.get(from..from + candidate.length as usize) else { continue };
            let Some(cost) = self.cost(letters, phrase) else { continue };
            match best {
                Some((least, known)) if known == candidate.phrase || least < cost => {}
                Some((least, _)) if least == cost => tie = true,
                _ => {
                    best = Some((cost, candidate.phrase));
                    tie = false;
                }
            }
        }
        best.filter(|_| !tie).map(|(_, phrase)| phrase as usize)
    }

    /// Whether a phrase with these last two letters can be what was printed, as [`DamageIndex::edits`] compares the last two.
    fn is_tail(&self, phrase: u16, printed: u16) -> bool {
        let same = |(one, other): (u8, u8)| one == other || self.confusions.confused(one, other);
        phrase == printed || phrase.to_le_bytes().into_iter().zip(printed.to_le_bytes()).all(same)
    }

    /// How badly `printed` is damaged if it is `phrase`; none if it is another word.
    fn cost(&self, printed: &[u8], phrase: &[u8]) -> Option<u32> {
        if printed == phrase {
            return Some(0);
        }
        if phrase.len() < ONE_CONFUSED {
            return None;
        }
        // "Ärende 1" is not "Ärendet".
        if phrase.len() < SHORT && (printed.first() != phrase.first() || printed.last() != phrase.last()) {
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

/// The first letters of a text.
fn start_gram(text: &str) -> Option<u32> {
    if let [a, b, c, d, behind, ..] = *text.as_bytes()
        && (d | 0x20 != b'r' || letter_of_ascii(behind) != 0 && !may_join(behind))
        && let Some(gram) = plain_gram([a, b, c, d])
    {
        return Some(gram);
    }
    let head = Alike::<{ GRAM + 2 }>::of(letters(text).take(GRAM + 2))?;
    Some(gram(head.letters().get(..GRAM)?))
}

/// The last letters of a text, read from its last bytes alone.
fn end_gram(text: &str) -> Option<u32> {
    if let [.., before, a, b, c, d] = *text.as_bytes()
        && (!may_join(a) || letter_of_ascii(before) != 0 && before | 0x20 != b'r')
        && let Some(gram) = plain_gram([a, b, c, d])
    {
        return Some(gram);
    }
    let mut from = text.len().saturating_sub(4 * GRAM);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = Alike::<{ 4 * GRAM }>::of(letters(text.get(from..)?))?;
    Some(gram(tail.letters().get(tail.length.checked_sub(GRAM)?..)?))
}

/// The gram of four letters of ASCII of which no two are read as one: most texts begin and end with such.
fn plain_gram(bytes: [u8; GRAM]) -> Option<u32> {
    let mut gram = 0;
    for byte in bytes {
        let letter = ALIKE_LETTERS[usize::from(letter_of_ascii(byte))];
        if letter == 0 || gram as u8 == b'r' && may_join(byte) {
            return None;
        }
        gram = gram << 8 | u32::from(letter);
    }
    Some(gram)
}

/// Whether a letter of ASCII and an "r" before it are read as one: see [`Alike`].
fn may_join(byte: u8) -> bool {
    matches!(ALIKE_LETTERS[usize::from(letter_of_ascii(byte))], b'n' | b'l')
}

fn bucket(candidates: &[Candidate], gram: u32) -> &[Candidate] {
    let from = candidates.partition_point(|known| known.gram < gram);
    let rest = candidates.get(from..).unwrap_or(&[]);
    rest.get(..rest.partition_point(|known| known.gram == gram)).unwrap_or(&[])
}
