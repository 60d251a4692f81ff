//! Signs of sections inside lines, and what a true sign makes sure of.

use std::ops::RangeInclusive;

use memchr::memmem;

use super::{MARGIN, MOST_DIGITS, edit};
use crate::text::{Edit, RepairKind};

/// The letters of the organ before the first § that begins a line with them: "Bun § 41".
pub(super) fn organ(text: &str) -> Option<&str> {
    memmem::find_iter(text.as_bytes(), " §").find_map(|at| {
        let before = text.get(..at)?;
        let letters = before.bytes().rev().take(6).take_while(u8::is_ascii_alphabetic).count();
        let (before, word) = before.split_at(at - letters);
        let begins =
            before.bytes().rev().take(MARGIN).find(|b| *b != b' ').is_none_or(|b| matches!(b, b'\n' | b'\x0c'));
        ((2..=5).contains(&letters) && begins).then_some(word)
    })
}

/// What a true sign makes sure of: its number on the next line belongs to it, and letters before it that differ from the
/// organ's by a digit are the organ's (`K5 § 12`).
pub(super) fn known(organ: Option<&str>, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let sign = "§";
    for at in memmem::find_iter(text.as_bytes(), sign) {
        let (before, rest) = (text.get(..at).unwrap_or_default(), text.get(at + sign.len()..).unwrap_or_default());
        let blanks = before.bytes().rev().take(MARGIN).take_while(|byte| *byte == b' ').count();
        let bare = &before[..before.len() - blanks];
        let length = bare.bytes().rev().take(6).take_while(u8::is_ascii_alphanumeric).count();
        let (left, word) = bare.split_at(bare.len() - length);
        let begins = left
            .bytes()
            .rev()
            .take(MARGIN)
            .find(|byte| *byte != b' ')
            .is_none_or(|byte| matches!(byte, b'\n' | b'\x0c'));
        if !begins {
            continue;
        }
        if organ.is_some_and(|organ| organ.len() == word.len() && organ != word) && blanks == 1 {
            edits.extend(letters(left.len(), word, organ.unwrap_or_default()));
        }
        let end = rest.trim_start_matches(' ');
        if let Some(next) = end.strip_prefix('\n').filter(|_| word.is_empty() || organ == Some(word)) {
            let number = next.trim_start_matches(' ');
            let digits = number.bytes().take_while(u8::is_ascii_digit).count();
            let tail = number.get(digits..).unwrap_or_default();
            if (1..=MOST_DIGITS).contains(&digits)
                && tail.trim_start_matches('.').chars().next().is_none_or(char::is_whitespace)
            {
                let from = at + sign.len();
                edits.push(Edit::new(RepairKind::SectionSign, from, text.len() - number.len(), " "));
            }
        }
    }
    edits
}

/// A sign alone on its line above a number of the sequence: "&" and "132 Upprop" below it.
pub(super) fn above(text: &str, sign: char, within: &RangeInclusive<u32>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, read) in text.match_indices(sign) {
        let (before, rest) = (text.get(..at).unwrap_or_default(), text.get(at + read.len()..).unwrap_or_default());
        let mut margin = before.bytes().rev().take(MARGIN).skip_while(|byte| *byte == b' ');
        if !margin.next().is_none_or(|byte| matches!(byte, b'\n' | b'\x0c')) {
            continue;
        }
        let Some(next) = rest.trim_start_matches(' ').strip_prefix('\n') else { continue };
        let number = next.trim_start_matches(' ');
        let digits = number.bytes().take(MOST_DIGITS + 1).take_while(u8::is_ascii_digit).count();
        let (digits, tail) = number.split_at(digits);
        let numbered = digits.parse().is_ok_and(|number| within.contains(&number));
        if numbered && tail.trim_start_matches('.').chars().next().is_none_or(char::is_whitespace) {
            edits.push(Edit::new(RepairKind::SectionSign, at, text.len() - number.len(), "§ "));
        }
    }
    edits
}

/// The edits that make the organ's letters of a word that differs from them by digits alone.
fn letters(start: usize, word: &str, organ: &str) -> Vec<Edit> {
    let pairs = || word.bytes().zip(organ.bytes()).enumerate().filter(|(_, (read, letter))| read != letter);
    let alike =
        |read: u8, letter: u8| matches!((read, letter), (b'5', b'S') | (b'0', b'O') | (b'1', b'I') | (b'8', b'B'));
    if !pairs().all(|(_, (read, letter))| alike(read, letter)) {
        return Vec::new();
    }
    let put = |(at, _): (usize, (u8, u8))| {
        Edit::new(
            RepairKind::SectionSign,
            start + at,
            start + at + 1,
            organ.get(at..=at).unwrap_or_default().to_owned(),
        )
    };
    pairs().map(put).collect()
}

/// Signs before numbers inside lines, which lie within the sequence: `SS 62-66`, `§8 185-190`, `Paragrafer 5 58 - § 64`. A
/// digit is one only before a range.
pub(super) fn scopes(text: &str, sign: char, within: RangeInclusive<u32>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, read) in text.match_indices(sign) {
        let before = text.get(..at).unwrap_or_default();
        let (outer, lead) = match before.strip_suffix('§') {
            Some(outer) => (outer, 1),
            None => (before, 0),
        };
        if !outer.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(') {
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or_default();
        let twice = if lead > 0 {
            None
        } else {
            rest.strip_prefix(sign).map(|rest| (rest, 1)).or(rest.strip_prefix('§').map(|rest| (rest, 0)))
        };
        let (rest, more) = twice.unwrap_or((rest, 0));
        let double = lead > 0 || twice.is_some();
        let number = rest.strip_prefix(' ').unwrap_or(rest);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let inside =
            |number: &str| number.len() <= MOST_DIGITS && number.parse().is_ok_and(|number| within.contains(&number));
        if !inside(number.get(..digits).unwrap_or_default()) {
            continue;
        }
        let tail = number.get(digits..).unwrap_or_default().trim_start_matches(' ');
        let to = tail.strip_prefix(['-', '–', '—']).map(|to| to.trim_start_matches(' '));
        let to_number = to.map(|to| to.trim_start_matches([sign, '§']).trim_start_matches(' '));
        let ranges = to_number.is_some_and(|to| to.starts_with(|c: char| c.is_ascii_digit()));
        let letter = !sign.is_ascii_digit() && !tail.starts_with(char::is_alphabetic);
        if !(ranges || letter && (double || rest.starts_with(' '))) {
            continue;
        }
        edits.push(edit(at, at + read.len()));
        if more > 0 {
            edits.push(edit(at + 1, at + 2));
        }
        // "8 4 - 8 6": the sign of the second number too.
        if let Some(to) = to.filter(|to| ranges && to.strip_prefix(sign).is_some_and(|to| to.starts_with(' '))) {
            edits.push(edit(text.len() - to.len(), text.len() - to.len() + 1));
        }
    }
    edits
}

/// Where a sign stands before a number inside the text.
pub(super) fn inside(text: &str, sign: char) -> impl Iterator<Item = usize> {
    text.match_indices(sign).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let rest = text.get(at + 1..).unwrap_or_default().trim_start_matches(sign);
        let number = rest.strip_prefix(' ').unwrap_or(rest);
        let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        before.is_none_or(|c| c.is_whitespace() || c == '(' || c == sign) && (1..=MOST_DIGITS).contains(&digits)
    })
}
