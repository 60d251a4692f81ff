//! In which language a text is, by its own small words: one pass over it, each word looked up once.
//!
//! A word speaks for each language that has it, the less the more there are. The language with the most is told if it is well
//! ahead of the others and if enough of the text speaks for it; a text that says too little, or as much for one as for
//! another, tells none.

use super::data::{self, File, List, Table};
use super::fold::{HashedMap, step};
use super::phrases::Bits;
use crate::model::LanguageTag;
use crate::text::Spoken;

/// What a word counts that only one language has; one that several have is divided among them.
const WORD: u32 = 12;
/// What a word counts for a letter that some languages have and others have not.
const LETTER: u32 = 2;
/// So much must speak for a language, by so many different words.
const LEAST: u32 = 24;
const FEWEST: u32 = 3;
/// Per hundred words of the text so much must speak for a language: for ours, which lists of names and tables thin out, and
/// for another, of which the text must be written throughout.
const SHARE_OF_OURS: u32 = 10;
const SHARE_OF_ANOTHER: u32 = 60;
/// So much of a long text tells its language, in bytes: some twenty pages.
const SAMPLE: usize = 64 * 1024;
/// Words are no longer than this, in bytes.
const LONGEST: usize = 32;

/// The words and letters of all languages.
#[derive(Debug)]
pub(super) struct Recogniser {
    languages: Vec<LanguageTag>,
    words: HashedMap<Word>,
    /// Turns away most words that none has.
    known: Bits,
    /// The languages that have a letter, by the last byte of the two that store it.
    letters: [u8; 64],
}

/// A word of the lists.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// The languages that have it, a bit for each.
    of: u8,
    /// Its place among the words.
    place: usize,
}

/// What speaks for a language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Evidence {
    /// Points for words.
    points: u32,
    /// Points for letters.
    letters: u32,
    /// Points for words that no other language has.
    own: u32,
    /// Lines with such a word, and the last of them.
    lines: u32,
    last: u32,
    /// How many different words speak for it …
    different: u32,
    /// … and how many of them no other language has.
    own_different: u32,
}

impl Default for Recogniser {
    fn default() -> Self {
        // A test holds the built-in file to its shape; a broken one would tell no language.
        Recogniser::new(data::RECOGNISE).unwrap_or(Recogniser {
            languages: Vec::new(),
            words: HashedMap::default(),
            known: Bits::default(),
            letters: [0; 64],
        })
    }
}

impl Recogniser {
    fn new(file: File) -> Result<Self, String> {
        let mut recogniser =
            Recogniser { languages: Vec::new(), words: HashedMap::default(), known: Bits::default(), letters: [0; 64] };
        for (at, (name, value)) in file.iter().enumerate() {
            let data::Value::Table(lists) = value else { return Err(format!("{name}: no table")) };
            let bit = 1u8.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).ok_or("too many languages")?;
            let mut lists = Table::of(lists);
            recogniser.languages.push(data::term(name)?);
            recogniser.add(bit, data::take_words(&mut lists, "words")?, data::take_words(&mut lists, "letters")?);
            data::nothing_left(&lists)?;
        }
        Ok(recogniser)
    }

    fn add(&mut self, bit: u8, words: List, letters: List) {
        for word in data::words(words) {
            let place = self.words.len();
            let hash = hashed(word.as_bytes());
            self.known.set(slot(word.as_bytes()));
            self.words.entry(hash).or_insert(Word { of: 0, place }).of |= bit;
        }
        for letter in letters.text.bytes().filter(|byte| byte & 0xc0 == 0x80) {
            self.letters[usize::from(letter & 0x3f)] |= bit;
        }
    }

    /// What the words of a text tell, seen from the language that is read.
    pub(super) fn recognise(&self, ours: LanguageTag, text: &str) -> Spoken {
        let (evidence, words) = self.gather(&text[..text.floor_char_boundary(SAMPLE)]);
        let Some(ours) = self.languages.iter().position(|tag| *tag == ours) else { return Spoken::Untold };
        let known = |at: usize| self.languages.get(at).map_or(Spoken::Untold, |tag| Spoken::In(*tag));
        let told = |at: usize, share: u32| {
            let found = evidence.get(at).copied().unwrap_or_default();
            u64::from(found.points) * 100 >= u64::from(words) * u64::from(share)
                && found.points >= LEAST
                && found.different >= FEWEST
        };
        let mut order: Vec<usize> = (0..evidence.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(evidence[*at].points));
        let [first, second, ..] = order[..] else { return Spoken::Untold };
        let (best, mine) = (evidence[first], evidence[ours]);
        // Whoever quotes another language, at whatever length, still writes in ours.
        let beside = |mine: u32, best: u32| mine.saturating_mul(4) >= best;
        let quoting = mine.own_different >= FEWEST && (beside(mine.own, best.own) || beside(mine.lines, best.lines));
        if first == ours || quoting {
            let ahead = first != ours || mine.points * 4 >= evidence[second].points * 5;
            return if ahead && told(ours, SHARE_OF_OURS) { known(ours) } else { Spoken::Untold };
        }
        // Our own words speak against another language as far as they are our own.
        if !told(first, SHARE_OF_ANOTHER) || mine.points * 3 > best.points * 2 {
            return Spoken::Untold;
        }
        let ahead = best.points * 6 >= evidence[second].points * 7;
        if ahead { known(first) } else { Spoken::Another }
    }

    /// The word that a text begins with.
    #[inline]
    fn word(&self, text: &[u8]) -> Option<Printed> {
        let mut word = Printed { length: 0, letters: 0, spoilt: false };
        loop {
            word.length += text[word.length..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
            let Some(byte) = text.get(word.length) else { break };
            let second = || text.get(word.length + 1).copied().unwrap_or(0) | 0x20;
            word.length += match byte {
                // "×" and "÷" are no letters.
                0xc3 if second() != 0xb7 => {
                    word.letters |= self.letters[usize::from(second() & 0x3f)];
                    2
                }
                // Letters of other alphabets and accents.
                0xc4..=0xdf => 2,
                b'0'..=b'9' if word.length > 0 => {
                    word.spoilt = true;
                    1
                }
                _ => break,
            };
            word.length = word.length.min(text.len());
        }
        (word.length > 0).then_some(word)
    }

    /// What is known of a word.
    fn find(&self, word: &[u8]) -> Option<&Word> {
        let known = word.len() <= LONGEST && self.known.has(slot(word));
        if known { self.words.get(&hashed(word)) } else { None }
    }

    /// What speaks for each language, and how many words there are.
    fn gather(&self, text: &str) -> (Vec<Evidence>, u32) {
        let mut evidence = vec![Evidence::default(); self.languages.len()];
        let mut seen = vec![false; self.words.len()];
        let (mut words, mut line) = (0u32, 1u32);
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            if *first <= b' ' {
                line = line.saturating_add(u32::from(*first == b'\n'));
                at += 1;
                continue;
            }
            let Some(word) = self.word(&bytes[at..]) else {
                at += 1;
                continue;
            };
            at += word.length;
            if word.length > 1 {
                words = words.saturating_add(1);
                let found = if word.spoilt { None } else { self.find(&bytes[at - word.length..at]) };
                let new = found.is_some_and(|word| !std::mem::replace(&mut seen[word.place], true));
                count(&mut evidence, found.map_or(0, |word| word.of), word.letters, new, line);
            }
        }
        for found in &mut evidence {
            // Letters alone tell nothing: names have them, too.
            found.points = found.points.saturating_add(found.letters.min(found.points));
        }
        (evidence, words)
    }
}

/// Where words with the same beginning and length stand among [`Bits`].
fn slot(word: &[u8]) -> usize {
    let byte = |at: usize| usize::from(word.get(at).copied().unwrap_or(0) & 31);
    (byte(0) | byte(1) << 5) ^ word.len() << 8
}

/// The hash of a word in small letters, however it is printed.
fn hashed(word: &[u8]) -> u64 {
    let mut other = 0;
    word.iter().fold(0, |hash, byte| {
        // Letters outside ASCII take two bytes; of those from À to ÿ the second tells the case.
        let small = match (other, *byte) {
            (0, 0xc3) => (0xc3, 0xc3),
            (0, 0xc4..) => (1, *byte),
            (0, byte) => (0, byte | 0x20),
            (0xc3, byte) => (0, byte | 0x20),
            (_, byte) => (0, byte),
        };
        other = small.0;
        step(hash, small.1)
    })
}

/// A word of a text.
struct Printed {
    /// In bytes.
    length: usize,
    /// The languages that have one of its letters.
    letters: u8,
    /// Has a digit: a letter that was read wrong.
    spoilt: bool,
}

/// Adds what a word says that the languages of `word` have and whose letters those of `letters` have.
fn count(evidence: &mut [Evidence], word: u8, letters: u8, new: bool, line: u32) {
    if word | letters == 0 {
        return;
    }
    let points = WORD.checked_div(word.count_ones()).unwrap_or(0);
    let own = word.count_ones() == 1;
    for (at, found) in evidence.iter_mut().enumerate() {
        let has = |languages: u8| languages >> at & 1 == 1;
        if has(letters) {
            found.letters = found.letters.saturating_add(LETTER);
        }
        if has(word) {
            found.points = found.points.saturating_add(points);
            found.different += u32::from(new);
            if own {
                found.own = found.own.saturating_add(points);
                found.own_different += u32::from(new);
                found.lines += u32::from(found.last != line);
                found.last = line;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Spoken {
        Recogniser::new(data::RECOGNISE).unwrap().recognise(LanguageTag::Sv, text)
    }

    #[test]
    fn the_built_in_file_is_well_formed() {
        let recogniser = Recogniser::new(data::RECOGNISE).unwrap();
        assert_eq!(recogniser.languages.len(), 6);
        assert!(recogniser.words.len() > 400);
        assert!(data::RECOGNISE.iter().all(|(_, value)| {
            let data::Value::Table(lists) = value else { return false };
            lists.iter().all(|(_, list)| matches!(list, data::Value::List(_)))
        }));
    }

    #[test]
    fn a_text_that_says_little_tells_nothing() {
        for text in ["", "Protokoll\n§ 1", "12 345\n§§ 1–4", "Anna Ek (S), Bo Lind (M)", "Agenda\n1. Budget", "æøå ÆØÅ"]
        {
            assert_eq!(told(text), Spoken::Untold, "{text}");
        }
    }

    #[test]
    fn words_are_compared_in_any_case_and_with_their_letters() {
        let swedish = "STYRELSEN BESLUTADE ATT INTE GODKÄNNA FÖRSLAGET FRÅN ÅRSMÖTET OCH ATT ÄRENDET UTREDS";
        assert_eq!(told(swedish), Spoken::In(LanguageTag::Sv));
        assert_eq!(told("æøå".repeat(100).as_str()), Spoken::Untold);
        assert_eq!(told(&"a\u{308}\u{301} å\u{30a} ß × ÷ ".repeat(50)), Spoken::Untold);
    }

    #[test]
    fn letters_that_are_read_wrong_tell_nothing() {
        assert_eq!(told("0ch att6 f0r i1nte fr4n 3nligt v1d gen0m"), Spoken::Untold);
    }
}
