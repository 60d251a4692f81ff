//! How printed words are made comparable: case, white space, punctuation and diacritics do not count.

use std::hash::{BuildHasherDefault, Hasher};

/// A letter outside the alphabet of the vocabulary; equal to none.
const FOREIGN: u8 = 0xFF;

/// The letters and digits of a text, folded, each with the byte offset after it (accents that follow included).
#[derive(Debug, Clone)]
pub(super) struct Folded<'a> {
    text: &'a str,
    at: usize,
}

/// Folds `text`: `Ärende-beskrivning` gives the letters of `arendebeskrivning`; `§` counts as a letter (`#`).
pub(super) fn folded(text: &str) -> Folded<'_> {
    Folded { text, at: 0 }
}

impl Iterator for Folded<'_> {
    type Item = (u8, usize);

    #[inline(always)]
    fn next(&mut self) -> Option<(u8, usize)> {
        let bytes = self.text.as_bytes();
        loop {
            let first = *bytes.get(self.at)?;
            if first < 0x80 {
                self.at += 1;
                let letter = ASCII[usize::from(first)];
                if letter == 0 {
                    continue;
                }
                if bytes.get(self.at).is_some_and(|next| *next & 0xFE == 0xCC) {
                    self.skip_accents();
                }
                return Some((letter, self.at));
            }
            if let (0xC3, Some(second)) = (first, bytes.get(self.at + 1)) {
                self.at += 2;
                match LATIN[usize::from(second & 0x3F)] {
                    0 => continue,
                    letter => return Some((letter, self.at)),
                }
            }
            let letter = self.text.get(self.at..)?.chars().next()?;
            self.at += letter.len_utf8();
            if let Some(letter) = fold_letter(letter) {
                self.skip_accents();
                return Some((letter, self.at));
            }
        }
    }
}

impl Folded<'_> {
    /// Passes combining accents (U+0300–U+036F), which belong to the letter before them.
    fn skip_accents(&mut self) {
        let bytes = self.text.as_bytes();
        while let [0xCC, 0x80..=0xBF, ..] | [0xCD, 0x80..=0xAF, ..] = bytes.get(self.at..).unwrap_or(&[]) {
            self.at += 2;
        }
    }
}

/// The letters and digits of a text as [`folded`] gives them, without their places: accents are signs like any other then.
#[derive(Debug, Clone)]
pub(super) struct Letters<'a>(&'a [u8]);

/// Folds `text` to its letters and digits alone.
pub(super) fn letters(text: &str) -> Letters<'_> {
    Letters(text.as_bytes())
}

impl Iterator for Letters<'_> {
    type Item = u8;

    #[inline(always)]
    fn next(&mut self) -> Option<u8> {
        loop {
            let (first, rest) = self.0.split_first()?;
            if *first < 0x80 {
                self.0 = rest;
                match ASCII[usize::from(*first)] {
                    0 => continue,
                    letter => return Some(letter),
                }
            }
            if let (0xC3, Some((second, rest))) = (first, rest.split_first()) {
                self.0 = rest;
                match LATIN[usize::from(second & 0x3F)] {
                    0 => continue,
                    letter => return Some(letter),
                }
            }
            if let Some(letter) = self.other() {
                return Some(letter);
            }
        }
    }
}

impl Letters<'_> {
    /// Passes a sign of any other kind; its letter if it has one.
    #[cold]
    fn other(&mut self) -> Option<u8> {
        let length = self.0.iter().skip(1).take_while(|byte| **byte & 0xC0 == 0x80).count() + 1;
        let (sign, rest) = self.0.split_at(length);
        self.0 = rest;
        fold_letter(std::str::from_utf8(sign).ok()?.chars().next()?)
    }
}

/// Letters and digits of ASCII in lower case, zero for all other signs; only the first half is used.
const ASCII: [u8; 256] = {
    let mut table = [0; 256];
    let mut sign = 0;
    while sign < 128 {
        if (sign as u8).is_ascii_alphanumeric() {
            table[sign] = (sign as u8).to_ascii_lowercase();
        }
        sign += 1;
    }
    table
};

/// A letter or digit of ASCII in lower case, zero for any other byte.
pub(super) fn letter_of_ascii(byte: u8) -> u8 {
    ASCII[usize::from(byte)]
}

/// No phrase takes more of a text, letter-spaced or not.
pub(super) const MOST_BYTES: usize = 400;

/// The first three letters of a text; zeros where it has fewer, and nothing where signs without end stand before the first.
#[inline]
pub(super) fn first_three(text: &str) -> Option<[u8; 3]> {
    // Most texts begin with three letters of ASCII.
    if let [first, second, third, ..] = *text.as_bytes() {
        let (first, second, third) = (ASCII[usize::from(first)], ASCII[usize::from(second)], ASCII[usize::from(third)]);
        if first != 0 && second != 0 && third != 0 {
            return Some([first, second, third]);
        }
    }
    first_three_of_all(text)
}

/// The same for a text that does not begin with three letters of ASCII.
#[inline(never)]
fn first_three_of_all(text: &str) -> Option<[u8; 3]> {
    let mut letters = letters(&text[..text.floor_char_boundary(MOST_BYTES)]);
    Some([letters.next()?, letters.next().unwrap_or(0), letters.next().unwrap_or(0)])
}

/// The letters U+00C0–U+00FF, which nearly all letters outside ASCII in Swedish text are, by their second byte.
const LATIN: [u8; 64] = {
    let mut table = *b"aaaaaaaceeeeiiiidnooooo\0ouuuuytsaaaaaaaceeeeiiiidnooooo\0ouuuuyty";
    // "×" and "÷" are no letters.
    table[0x17] = 0;
    table[0x37] = 0;
    table
};

/// Any other letter outside ASCII without its diacritics; nothing for signs and accents.
fn fold_letter(letter: char) -> Option<u8> {
    Some(match letter {
        'ć' | 'č' | 'Ć' | 'Č' => b'c',
        'š' | 'ś' | 'Š' | 'Ś' => b's',
        'ž' | 'ź' | 'ż' | 'Ž' => b'z',
        'ł' | 'Ł' => b'l',
        'ń' => b'n',
        '§' => b'#',
        '\u{300}'..='\u{36F}' => return None,
        other if other.is_alphanumeric() => FOREIGN,
        _ => return None,
    })
}

/// The folded text as a key.
pub(super) fn key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len());
    key.extend(letters(text));
    key
}

/// A short word that only its diacritics tell from another ("mån", "man"): they must be printed. A name with its accents lost is
/// still the name.
pub(super) fn is_marked(phrase: &str, letters: usize) -> bool {
    letters <= 4
        && !phrase.starts_with(char::is_uppercase)
        && phrase.chars().any(|c| !c.is_ascii() && c.is_alphabetic())
}

/// Beside the length of a folded phrase: it is marked.
pub(super) const MARKED: u8 = 0x80;

/// The letters of the phrases of a list that the build has folded, and whether each is marked.
pub(super) fn phrases(list: &'static [u8]) -> impl Iterator<Item = (&'static [u8], bool)> {
    let mut rest = list;
    std::iter::from_fn(move || {
        let (head, behind) = rest.split_first()?;
        let (letters, behind) = behind.split_at_checked(usize::from(head & !MARKED))?;
        rest = behind;
        Some((letters, head & MARKED != 0))
    })
}

/// The entries of a list with one phrase per line, comments left out.
pub(super) fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a list of single words.
pub(super) fn words(list: &str) -> impl Iterator<Item = &str> {
    lines(list).flat_map(str::split_whitespace)
}

/// A short folded word without allocation; longer words are cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordKey {
    letters: [u8; Self::MAX],
    length: usize,
}

impl WordKey {
    const MAX: usize = 48;

    pub(super) fn of(word: &str) -> Self {
        let mut key = WordKey { letters: [0; Self::MAX], length: 0 };
        for (letter, slot) in letters(word).zip(&mut key.letters) {
            *slot = letter;
            key.length += 1;
        }
        key
    }

    pub(super) fn letters(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or(&[])
    }
}

/// A text in small letters, as [`str::to_lowercase`] gives it: sooner for a text that has no letters but those of Latin-1, and
/// soonest where none of these but letters of ASCII is a capital.
pub(crate) fn small_letters(text: &str) -> String {
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or(&[]);
    let (beyond, capital) = bytes.iter().zip(behind).fold((false, false), |(beyond, capital), (byte, next)| {
        // Dashes, quotation marks and bullets are no letters.
        let sign = (*byte == 0xE2) & (*next == 0x80);
        (beyond | (*byte > 0xC3) & !sign, capital | (*byte == 0xC3) & (*next <= 0x9E))
    });
    if beyond {
        return text.to_lowercase();
    }
    if !capital {
        return text.to_ascii_lowercase();
    }
    let mut before = 0;
    let small = |byte: u8| match (std::mem::replace(&mut before, byte), byte) {
        // From À to Þ, without "×".
        (0xC3, 0x80..=0x96 | 0x98..=0x9E) => byte | 0x20,
        _ => byte.to_ascii_lowercase(),
    };
    String::from_utf8(text.bytes().map(small).collect()).unwrap_or_default()
}

/// Whether a word ends at byte `at`: no letter, digit or combining accent follows.
pub(super) fn is_word_end(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => true,
        Some(next) if *next < 0x80 => !next.is_ascii_alphanumeric(),
        Some(0xC3) => false,
        Some(_) => !text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(|next| next.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&next)),
    }
}

/// The next step of the hash of a key, letter by letter (the multiply-and-rotate hash of the Firefox browser).
pub(super) fn step(hash: u64, letter: u8) -> u64 {
    (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// The hash of a whole key.
pub(super) fn hash(key: &[u8]) -> u64 {
    key.iter().fold(0, |hash, letter| step(hash, *letter))
}

/// A hasher for keys that are hashes already.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Ready(u64);

impl Hasher for Ready {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| step(hash, *byte));
    }
    fn write_u64(&mut self, value: u64) {
        // The table reads its control bits from the top and the bucket from the bottom.
        self.0 = value ^ (value >> 32);
    }
}

/// A map from hashes of keys.
pub(super) type HashedMap<T> = std::collections::HashMap<u64, T, BuildHasherDefault<Ready>>;

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        String::from_utf8(key(text)).unwrap()
    }

    #[test]
    fn folds_case_space_punctuation_and_diacritics() {
        for (text, expected) in [
            ("Ärende-beskrivning:", "arendebeskrivning"),
            ("A\u{308}RENDE", "arende"),
            ("Org.nr", "orgnr"),
            ("Anslag / Bevis", "anslagbevis"),
            ("1:e vice ordf.", "1eviceordf"),
            ("§§", "##"),
            ("Éva × Åsa", "evaasa"),
            ("ÀÖØÞßàöøþÿ", "aootsaooty"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn letters_are_the_same_with_places_and_without() {
        for text in [
            "A\u{308}RENDE",
            "1:e vice ordf.",
            "§§ 3–5 Éva × Åsa",
            "a\u{301}\u{35f}b",
            "\u{301}",
            "日本 ß",
            "½",
            "e\u{300}",
        ] {
            let placed: Vec<u8> = folded(text).map(|(letter, _)| letter).collect();
            assert_eq!(letters(text).collect::<Vec<u8>>(), placed, "{text}");
        }
    }

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for first in (0..0x250).chain(0x2000..0x2180).filter_map(char::from_u32) {
            let text = format!("A{first}{first}Z");
            assert_eq!(small_letters(&text), text.to_lowercase(), "{text}");
        }
    }

    #[test]
    fn words_end_before_anything_but_letters() {
        assert!(is_word_end("Tid: 13", 3));
        assert!(!is_word_end("Tiden", 3));
        assert!(!is_word_end("Tidå", 3));
        assert!(is_word_end("Tid", 3));
        assert!(is_word_end("Tid – 3", 3));
    }
}
