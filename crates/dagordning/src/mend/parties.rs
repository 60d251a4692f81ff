//! `(5)` for `(S)` behind a name, where other names have their party in brackets, and `(V}` for `(V)`.

use super::Lined;
use crate::language::Language;
use crate::text::{Edit, RepairKind};

pub(super) fn find(language: &Language, Lined { text, .. }: &Lined) -> Vec<Edit> {
    let mut edits = Vec::new();
    // Each begins with its bracket; hardly any bracket is one.
    for at in memchr::memchr_iter(b'(', text.as_bytes()) {
        let inside = &text[at..];
        let known = language.misread_parties().find(|(read, _)| inside.starts_with(read));
        if let Some((read, party)) = known.filter(|_| behind_name(&text[..at])) {
            edits.push(Edit::new(RepairKind::PartyDigit, at, at + read.len(), party));
        } else if let Some(end) = misread_bracket(language, inside).filter(|_| behind_name(&text[..at])) {
            edits.push(Edit::new(RepairKind::PartyDigit, at + end, at + end + 1, ")"));
        }
    }
    if edits.is_empty() || !has_parties(text) {
        return Vec::new();
    }
    edits
}

/// Where the sign stands that was a bracket behind a party's letters: "(V}".
fn misread_bracket(language: &Language, inside: &str) -> Option<usize> {
    let letters = inside.bytes().skip(1).take(4).take_while(u8::is_ascii_uppercase).count();
    let end = letters + 1;
    let misread = matches!(inside.as_bytes().get(end), Some(b'}' | b']'));
    (misread && language.party(inside.get(1..end)?).is_some()).then_some(end)
}

/// Whether some name has its party's letters in brackets.
fn has_parties(text: &str) -> bool {
    text.match_indices('(').any(|(at, _)| {
        let inside = text.as_bytes().get(at + 1..).unwrap_or_default();
        let length = inside.iter().take(3).position(|byte| *byte == b')').unwrap_or(0);
        (1..=2).contains(&length) && inside[..length].iter().all(u8::is_ascii_uppercase) && behind_name(&text[..at])
    })
}

/// The last two words of a name are no longer, in bytes.
const LONGEST_NAME: usize = 200;

/// Whether a text ends with two words as names are: "Anna Ek ", on one line.
fn behind_name(before: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_NAME))..];
    let line = near.rsplit(['\n', '\x0c']).next().unwrap_or(near);
    if !line.ends_with(' ') {
        return false;
    }
    let mut words = line.split([' ', ',', '\t']).rev().filter(|word| !word.is_empty());
    let name = |word: Option<&str>| {
        word.is_some_and(|word| {
            word.starts_with(char::is_uppercase)
                && word.chars().any(char::is_lowercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        })
    };
    name(words.next()) && name(words.next())
}

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::*;

    #[test]
    fn a_digit_behind_a_name_is_a_party() {
        for (text, expected) in [
            ("Anna Ek (5)\nBo Lind (M)", "Anna Ek (S)\nBo Lind (M)"),
            ("Anna Ek   (5), Bo Lind (5D), Cia By-Sten (V)", "Anna Ek   (S), Bo Lind (SD), Cia By-Sten (V)"),
            ("Bo Lind (M)\nAnna Ek (V} yrkar avslag.", "Bo Lind (M)\nAnna Ek (V) yrkar avslag."),
        ] {
            assert_eq!(made(find, text), expected);
        }
        for text in
            ["Anna Ek (5)", "sida 1 (5)\nBo Lind (M)", "Bilaga (5)\nBo Lind (M)", "Plan för Torp (5)\nBo Lind (M)"]
        {
            assert_eq!(made(find, text), text);
        }
    }
}
