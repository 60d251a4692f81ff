//! `l`, `I` and `|` for 1 and `O` for 0: between digits, and where a date, a time, a year or a § number begins or ends.

use std::collections::VecDeque;

use super::Lined;
use crate::language::Language;
use crate::text::{Edit, RepairKind};

pub(super) fn find(language: &Language, lined: &Lined) -> Vec<Edit> {
    let text = lined.text;
    let mut edits = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    let most = MOST + text.len() / BYTES;
    while let Some(letter) = next_beside_digit(bytes, at).filter(|_| edits.len() <= most) {
        let start = letter - bytes[..letter].iter().rev().take_while(|byte| in_number(**byte)).count();
        let end = letter + bytes[letter..].iter().take_while(|byte| in_number(**byte)).count();
        at = end.max(letter + 1);
        if let Some(token) = text.get(start..end)
            && token.bytes().any(|byte| byte.is_ascii_digit())
            && free(text, start, end)
        {
            let known = || {
                is_number(
                    language,
                    &read(token),
                    text.get(..start).unwrap_or_default(),
                    text.get(end..).unwrap_or_default(),
                )
            };
            let whole = !(0..token.len()).all(|at| digit_of(token.as_bytes()[at]).is_none() || within(token, at));
            let whole = whole && known();
            for (offset, byte) in token.bytes().enumerate() {
                if let Some(digit) = digit_of(byte)
                    && (whole || within(token, offset))
                {
                    edits.push(Edit::new(RepairKind::Digit, start + offset, start + offset + 1, digit));
                }
            }
        }
    }
    edits.extend(thousands(language, text).take(most));
    edits.extend(hundreds(language, text).take(most));
    edits.extend(counted(lined).take(most));
    edits.sort_by_key(|edit| edit.start);
    edits.dedup_by_key(|edit| edit.start);
    edits
}

/// So many signs any text may have for others …
const MOST: usize = 20_000;
/// … and one more for so many bytes. What follows more of them stays as it is: no page is read so badly, and each takes memory.
const BYTES: usize = 64;

/// The first digit of an amount with its thousands apart: "till I 200 kr". At the beginning of a sentence it is a word.
fn thousands<'t>(language: &'t Language, text: &'t str) -> impl Iterator<Item = Edit> + 't {
    memchr::memchr3_iter(b'I', b'l', b'|', text.as_bytes()).filter_map(move |at| {
        let before = text.get(..at)?.strip_suffix(' ')?.chars().next_back()?;
        let mut rest = text.get(at + 1..)?;
        let mut groups = 0;
        while let Some(group) = rest.strip_prefix(' ').and_then(|rest| rest.get(..3)) {
            if !group.bytes().all(|byte| byte.is_ascii_digit()) {
                break;
            }
            (rest, groups) = (&rest[4..], groups + 1);
        }
        let unit = rest.strip_prefix(' ').is_some_and(|unit| language.currency_unit(unit).is_some());
        let inside = before.is_lowercase() || matches!(before, ',' | '(' | '-' | '–');
        (groups > 0 && unit && inside).then(|| Edit::new(RepairKind::Digit, at, at + 1, "1"))
    })
}

/// The first digit of a group of three in an amount: "120 O00 kronor".
fn hundreds<'t>(language: &'t Language, text: &'t str) -> impl Iterator<Item = Edit> + 't {
    memchr::memchr3_iter(b'O', b'o', b'l', text.as_bytes()).filter_map(move |at| {
        let amount = text.get(..at)?.strip_suffix(' ')?.ends_with(|c: char| c.is_ascii_digit());
        let (group, mut rest) = text.get(at..)?.split_at_checked(3)?;
        if !amount || !group.bytes().skip(1).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        while let Some(group) = rest.strip_prefix(' ').and_then(|rest| rest.get(..3))
            && group.bytes().all(|byte| byte.is_ascii_digit())
        {
            rest = &rest[4..];
        }
        let unit = rest.strip_prefix(' ').is_some_and(|unit| language.currency_unit(unit).is_some());
        unit.then(|| Edit::new(RepairKind::Digit, at, at + 1, digit_of(text.as_bytes()[at]).unwrap_or("0")))
    })
}

/// Letters in the number at the beginning of a line, where the lines before and behind count on: "10l" between "100" and "102".
fn counted<'t>(lined: &Lined<'t>) -> impl Iterator<Item = Edit> {
    let beyond = || std::iter::repeat_n(None, COUNTED);
    let mut window: VecDeque<Option<Head>> = beyond().collect();
    lined.lines().filter_map(|(begin, line)| Head::of(begin, line)).map(Some).chain(beyond()).flat_map(move |head| {
        window.push_back(head);
        if window.len() > 2 * COUNTED + 1 {
            window.pop_front();
        }
        let middle = window.get(COUNTED).copied().flatten().filter(|_| window.len() > 2 * COUNTED);
        let read = middle.filter(|head| !head.is_sure());
        let beside =
            |value: Option<u32>| window.iter().flatten().any(|other| other.is_sure() && Some(other.value) == value);
        let counts = |head: &Head| beside(head.value.checked_sub(1)) && beside(head.value.checked_add(1));
        read.filter(counts).map(Head::edits).into_iter().flatten()
    })
}

/// A number at the beginning of a line, perhaps with letters for digits.
#[derive(Debug, Clone, Copy)]
struct Head<'t> {
    begin: usize,
    token: &'t str,
    value: u32,
}

impl<'t> Head<'t> {
    fn of(begin: usize, line: &'t str) -> Option<Self> {
        let trimmed = line.trim_ascii_start();
        let bytes = trimmed.as_bytes();
        let length =
            bytes.iter().take(5).take_while(|byte| byte.is_ascii_digit() || digit_of(**byte).is_some()).count();
        let (token, rest) = trimmed.split_at(length);
        let apart = rest.is_empty() || rest.starts_with([' ', '.', ')']);
        let digits = token.bytes().filter(u8::is_ascii_digit).count();
        let sure = digits >= 2 || digits == 1 && token.starts_with(|c: char| c.is_ascii_digit());
        if !(2..=4).contains(&length) || !apart || !sure {
            return None;
        }
        Some(Head { begin: begin + line.len() - trimmed.len(), token, value: read(token).parse().ok()? })
    }

    /// Whether no letter stands in it.
    fn is_sure(&self) -> bool {
        self.token.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn edits(self) -> impl Iterator<Item = Edit> {
        let letters = self.token.bytes().enumerate().filter_map(|(at, byte)| Some((at, digit_of(byte)?)));
        letters.map(move |(at, digit)| Edit::new(RepairKind::Digit, self.begin + at, self.begin + at + 1, digit))
    }
}

/// So many numbered lines before and behind one are asked whether they count on.
const COUNTED: usize = 24;

/// The next letter that may be a digit beside one that is: whole stretches of text without any are passed over at once.
fn next_beside_digit(bytes: &[u8], from: usize) -> Option<usize> {
    const STEP: usize = 64;
    let suspect = |byte: u8| (byte == b'l') | (byte == b'I') | (byte == b'|') | (byte == b'O') | (byte == b'o');
    let pair = |one: u8, other: u8| (suspect(one) & other.is_ascii_digit()) | (one.is_ascii_digit() & suspect(other));
    let mut at = from;
    while at + 1 < bytes.len() {
        let end = (at + STEP).min(bytes.len() - 1);
        let (ones, others) = (bytes.get(at..end)?, bytes.get(at + 1..end + 1)?);
        if ones.iter().zip(others).fold(false, |any, (one, other)| any | pair(*one, *other)) {
            let found = ones.iter().zip(others).position(|(one, other)| pair(*one, *other))?;
            let first = at + found;
            return Some(if suspect(bytes[first]) { first } else { first + 1 });
        }
        at = end;
    }
    None
}

/// The digit that a letter was.
pub(in crate::mend) fn digit_of(byte: u8) -> Option<&'static str> {
    match byte {
        b'l' | b'I' | b'|' => Some("1"),
        b'O' | b'o' => Some("0"),
        _ => None,
    }
}

/// Whether digits stand on both sides of a letter, one of them perhaps behind a separator: "2O15", "1l.30", "5l2".
fn within(token: &str, at: usize) -> bool {
    let bytes = token.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_digit() || digit_of(*byte).is_some());
    let parts = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b'-' | b'.' | b':' | b'/'));
    let right = digit(at + 1) || parts(at + 1) && digit(at + 2);
    let left = at > 0 && (digit(at - 1) || at > 1 && parts(at - 1) && digit(at - 2));
    let sure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    left && right && (sure(at + 1) || at > 0 && sure(at - 1))
}

fn in_number(byte: u8) -> bool {
    byte.is_ascii_digit() || digit_of(byte).is_some() || matches!(byte, b'-' | b'.' | b':' | b'/')
}

/// Whether no letter touches the token.
fn free(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    !letter(text[..start].chars().next_back()) && !letter(text[end..].chars().next())
}

fn read(token: &str) -> String {
    token.bytes().map(|byte| digit_of(byte).map_or(byte as char, |digit| digit.chars().next().unwrap_or('0'))).collect()
}

/// So many bytes before a number are looked at for the word that says what it is.
const LONGEST_WORD: usize = 64;

/// Whether digits where the letters are make a date, a time, a case id's year or a § number.
fn is_number(language: &Language, token: &str, before: &str, after: &str) -> bool {
    let token = token.trim_end_matches(['.', ':', '-', '/']);
    let near = before.get(before.floor_char_boundary(before.len().saturating_sub(LONGEST_WORD))..).unwrap_or("");
    let word = near.trim_end().rsplit([' ', '\n', '\x0c', '(']).next().unwrap_or("");
    let parts: Vec<&str> = token.split(['-', '.', ':', '/']).collect();
    let value = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let year = parts.first().is_some_and(|part| part.len() == 4 && (1900..2100).contains(&value(part)));
    match lengths[..] {
        [4, 2, 2] if year => (1..=12).contains(&value(parts[1])) && (1..=31).contains(&value(parts[2])),
        // "2015/l23", "2O15:4"
        [4, 1..=5] if year && token.contains(['/', ':']) => true,
        [1 | 2, 2] if language.labels_of_damaged_times().has(word) || word.ends_with(['-', '–']) => {
            value(parts[0]) < 24 && value(parts[1]) < 60
        }
        // "kl. 18.30-2l.00"
        [1 | 2, 2, 1 | 2, 2] if token.contains('-') && language.clock_abbreviations().opens(&word.to_lowercase()) => {
            parts.iter().enumerate().all(|(at, part)| value(part) < if at % 2 == 0 { 24 } else { 60 })
        }
        [1..=4] if word.ends_with('§') => value(parts[0]) > 0,
        [1 | 2] if language.day_articles().has_in_any_case(word) => {
            (1..=31).contains(&value(parts[0])) && after.trim_start().starts_with(|c: char| c.is_lowercase())
        }
        // "202l": a year, whatever stands before it.
        [4] if year && token.starts_with(['1', '2']) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::*;

    #[test]
    fn letters_in_numbers_are_digits() {
        for (text, expected) in [
            ("2O15-O4-28", "2015-04-28"),
            ("kl l8.3O", "kl 18.30"),
            ("kl. 18.30-2l.00", "kl. 18.30-21.00"),
            ("KS 2O15/l23", "KS 2015/123"),
            ("§ l2", "§ 12"),
            ("den l5 april 2O15", "den 15 april 2015"),
            ("§§ 4l-44, 5l2–517", "§§ 41-44, 512–517"),
            ("4 3O0 kr", "4 300 kr"),
            ("1l.15–1O.00", "11.15–10.00"),
            ("våren 202l", "våren 2021"),
            ("till I 200 kr", "till 1 200 kr"),
            ("om | 250 000 kronor", "om 1 250 000 kronor"),
            ("om 120 O00 kronor, l 000 kr", "om 120 000 kronor, 1 000 kr"),
            ("100. Upprop\nText\n10l. Taxor\n102. Val", "100. Upprop\nText\n101. Taxor\n102. Val"),
            ("161\nVal\nl62 Taxor\n163 Bad", "161\nVal\n162 Taxor\n163 Bad"),
        ] {
            assert_eq!(made(find, text), expected, "{text}");
        }
        for text in [
            "I 200 fall",
            "till. I 200 kr",
            "i I 200 hus",
            "5l mjölk",
            "O2",
            "12 l",
            "till 10",
            "Il 4",
            "A1O",
            "1l kr",
            "100 oI",
            "25 o 30",
            "10l",
            "3-l",
        ] {
            assert_eq!(made(find, text), text);
        }
    }
}
