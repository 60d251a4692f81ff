//! What looks like a person's name.

use std::borrow::Cow;

use super::super::scan::{self, is_blank, is_dash};
use crate::language::{Language, small_letters};

/// How much a text looks like a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameLikeness {
    /// It cannot be one.
    No,
    /// Two to four capitalised words.
    Possible,
    /// With a known given name or an ending of surnames.
    Likely,
}

/// Whether all of `s` is a person's name: two to four capitalised words, with particles, initials and hyphens.
#[must_use]
pub fn is_person_name(lex: &Language, s: &str) -> NameLikeness {
    let text = s.trim();
    let text = text
        .strip_suffix('.')
        .filter(|name| !name.ends_with(char::is_uppercase) || lex.company_endings().closes(name))
        .unwrap_or(text);
    if text.len() > 60 || !text.starts_with(char::is_uppercase) {
        return NameLikeness::No;
    }
    let mut misread = false;
    let mut names = 0;
    let (mut first, mut last) = ("", "");
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        // "von Essen" without a given name is none; behind one the particle is small.
        if names > 0 && lex.name_particles().has_in_any_case(word) {
            continue;
        }
        if !is_name_word(lex, word) || lex.name_stopword(word) || lex.title_word(word) {
            return NameLikeness::No;
        }
        if names == 0 {
            first = word;
        }
        last = word;
        names += 1;
        misread |= is_misread(word);
    }
    if !(2..=4).contains(&names) || ends_in_particle(lex, text) || first.ends_with('.') && names == 1 {
        return NameLikeness::No;
    }
    // A company: "Norrsunda Bostads AB".
    if is_capitals(last) && (2..=3).contains(&last.chars().count()) && !is_capitals(text) {
        return NameLikeness::No;
    }
    let (first, last) = (plain(first), plain(last));
    let (first, last) = (first.as_ref(), last.as_ref());
    let given = |word: &str| {
        lex.given_name(word) || word.chars().all(|c| !c.is_lowercase()) && lex.given_name(&capitalised(word))
    };
    // "Sten Tengva11": only a given name proves that digits are letters.
    if misread {
        return if given(first) { NameLikeness::Likely } else { NameLikeness::No };
    }
    if given(first) || given(last) && lex.surname_like(first) || lex.surname_like(last) && !is_capitals(last) {
        return NameLikeness::Likely;
    }
    // Words in capitals are headings unless a name is known.
    if is_capitals(text) { NameLikeness::No } else { NameLikeness::Possible }
}

/// Whether two capitalised words stand side by side, perhaps with a particle between: no name is shorter. Most lines of
/// running text leave here.
pub(super) fn has_name(lex: &Language, s: &str) -> bool {
    let mut before = false;
    for (_, word) in scan::words(s) {
        let capital = word.starts_with(char::is_uppercase);
        if before && capital {
            return true;
        }
        before = capital || before && is_particle(lex, word);
    }
    false
}

/// The length of the name at the start of `s`: capitalised words and the particles between them, as far as they go.
pub(super) fn name_length(lex: &Language, s: &str) -> usize {
    let (mut end, mut at, mut words) = (0, 0, 0);
    loop {
        let word_end = s[at..].char_indices().find(|(offset, c)| {
            is_blank(*c)
                || matches!(c, ',' | '(' | ')' | ';' | '/' | '{' | '[')
                || *c == ':' && !is_son(&s[at..at + offset], &s[at + offset + 1..])
        });
        let word_end = at + word_end.map_or(s.len() - at, |(length, _)| length);
        let word = &s[at..word_end];
        if !(is_name_word(lex, word) || words > 0 && is_particle(lex, word)) || words == 6 {
            return end;
        }
        words += 1;
        if !is_particle(lex, word) || word.starts_with(char::is_uppercase) {
            end = word_end;
        }
        // One blank joins names; a wide gap parts columns.
        let rest = &s[word_end..];
        let next = rest.trim_start_matches(is_blank);
        if rest.len() - next.len() > 2 || rest.len() == next.len() || next.is_empty() {
            return end;
        }
        at = s.len() - next.len();
    }
}

/// "von", "af", "de": small words inside a name.
pub(super) fn is_particle(lex: &Language, word: &str) -> bool {
    lex.name_particles().has(word)
}

fn ends_in_particle(lex: &Language, text: &str) -> bool {
    scan::last_word(text, 8).is_some_and(|(_, word)| is_particle(lex, word))
}

/// A capital, then letters; hyphens and apostrophes inside; "A." is an initial.
pub(super) fn is_name_word(lex: &Language, word: &str) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return false;
    };
    let misread = is_misread(word);
    if !first.is_uppercase() && !misread {
        // al-Hassan, d'Arc; text recognition reads the capital J of a surname as a small one.
        let damaged = word.len() > 4 && lex.small_initials().opens(word) && lex.sons_endings().closes(word);
        return damaged || lex.name_prefixes().opens(word) && word[1..].chars().any(char::is_uppercase);
    }
    let mut before = first;
    for c in chars {
        let son = c == ':' && before == first && word.chars().nth(1) == Some(':');
        let inside =
            c.is_alphabetic() || misread && c.is_ascii_digit() || is_dash(c) || matches!(c, '’' | '\'' | '´') || son;
        if !(inside || c == '.') || before == '.' && !is_dash(c) && !c.is_uppercase() {
            return false;
        }
        before = c;
    }
    // A full stop ends an initial or "Chr.", not a word.
    !is_dash(before) && before != ':' && (before != '.' || word.chars().count() <= 4)
}

/// Whether a word is letters but for a digit or two that text recognition takes for letters: "Tengva11", "5undin".
fn is_misread(word: &str) -> bool {
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = word.chars().filter(char::is_ascii_digit);
    let like_letters = digits.clone().all(|digit| matches!(digit, '0' | '1' | '5'));
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    let begins = word.starts_with(char::is_uppercase) || word.starts_with(['0', '5']);
    like_letters && begins && digits.count() <= MOST_MISREAD && small >= FEWEST_LETTERS
}

/// Digits in a word of a name, and letters beside them.
const MOST_MISREAD: usize = 2;
const FEWEST_LETTERS: usize = 3;

/// Whether a colon between two texts stands inside a name: "N:son", "G:dotter".
fn is_son(before: &str, after: &str) -> bool {
    before.chars().count() == 1 && before.starts_with(char::is_uppercase) && after.starts_with(char::is_lowercase)
}

/// The word with plain hyphens, whatever dash is printed in it: "Per–Olof".
fn plain(word: &str) -> Cow<'_, str> {
    let odd = |c: char| c != '-' && is_dash(c);
    if word.contains(odd) { Cow::Owned(word.replace(odd, "-")) } else { Cow::Borrowed(word) }
}

fn is_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().chain(chars.flat_map(char::to_lowercase)).collect()
}

/// A name's words in a fixed order: a roster may print the surname first ("Höök Torbjörn") and the signature last.
#[must_use]
pub fn name_key(name: &str) -> String {
    let name = small_letters(name);
    let mut words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_what_is_none() {
        let lex = Language::swedish();
        for (text, expected) in [
            ("Anna Ek", NameLikeness::Likely),
            ("Yrsa Blomma", NameLikeness::Possible),
            ("Yrsa Håkansson", NameLikeness::Likely),
            ("Anna-Karin af Ek", NameLikeness::Likely),
            ("Bo G. Lind", NameLikeness::Likely),
            ("Yrsa O'Hara", NameLikeness::Possible),
            ("Yrsa von der Heide", NameLikeness::Possible),
            ("ANNA EK", NameLikeness::Likely),
            ("NYTT BADHUS", NameLikeness::No),
            ("Region Älvdal", NameLikeness::No),
            ("Anna", NameLikeness::No),
            ("Anna ek", NameLikeness::No),
            ("Anna Ek 12", NameLikeness::No),
            ("Förslag till beslut", NameLikeness::No),
            ("Kajstadens Bostäder AB", NameLikeness::No),
            ("", NameLikeness::No),
        ] {
            assert_eq!(is_person_name(lex, text), expected, "{text}");
        }
        for (text, name) in [
            ("Anna Ek (S)", "Anna Ek"),
            ("Anna af Ek ersätter", "Anna af Ek"),
            ("Anna Ek    Bo Lind", "Anna Ek"),
            ("Anna Ek, ordförande", "Anna Ek"),
            ("anna", ""),
        ] {
            assert_eq!(&text[..name_length(lex, text)], name);
        }
    }
}
