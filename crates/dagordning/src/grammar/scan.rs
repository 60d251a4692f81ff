//! The smallest parsers, shared by the grammar's files.

use nom::IResult;
use nom::Parser;
use nom::bytes::complete::take_while;
use nom::character::complete::satisfy;
use nom::combinator::{opt, verify};

use crate::language::Wording;

/// What the grammar's nom parsers return: no error value, a line that does not match is no error.
pub(super) type Parsed<'a, T> = IResult<&'a str, T, ()>;

/// White space inside a line, with the no-break and narrow spaces that PDFs print.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Any white space, also none.
pub(super) fn blanks(input: &str) -> Parsed<'_, &str> {
    take_while(is_blank).parse(input)
}

/// A number of `min` to `max` digits that no digit follows, with how many digits it has.
pub(super) fn digits<'a>(min: usize, max: usize) -> impl Parser<&'a str, Output = (u32, usize), Error = ()> {
    verify(take_while(|c: char| c.is_ascii_digit()), move |run: &str| (min..=max.min(9)).contains(&run.len()))
        .map(|run: &str| (run.bytes().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')), run.len()))
}

/// The first of the words that fits, whatever its case. ASCII only: no character changes its length, so the cut is always
/// at a boundary.
pub(super) fn one_of_words<'a>(words: Wording) -> impl Fn(&'a str) -> Parsed<'a, &'a str> {
    move |input| {
        if !words.may_open(input) {
            return Err(nom::Err::Error(()));
        }
        let fits =
            |expected: &&&str| input.get(..expected.len()).is_some_and(|head| head.eq_ignore_ascii_case(expected));
        let found = words.all().iter().find(fits).ok_or(nom::Err::Error(()))?;
        Ok((&input[found.len()..], &input[..found.len()]))
    }
}

/// One dash of any kind.
pub(super) fn dash(input: &str) -> Parsed<'_, char> {
    satisfy(is_dash).parse(input)
}

/// A dash between two ends of a range: any kind, also doubled, with or without spaces.
pub(super) fn range_dash(input: &str) -> Parsed<'_, ()> {
    (blanks, dash, opt(dash), blanks).map(|_| ()).parse(input)
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// Succeeds where no word goes on.
pub(super) fn word_end(input: &str) -> Parsed<'_, ()> {
    match input.chars().next() {
        Some(c) if c.is_alphanumeric() => Err(nom::Err::Error(())),
        _ => Ok((input, ())),
    }
}

/// The letters at the start of `s`.
pub(super) fn letters(s: &str) -> &str {
    let end = s.char_indices().find(|(_, c)| !c.is_alphabetic()).map_or(s.len(), |(at, _)| at);
    &s[..end]
}

/// The byte offset of the next ASCII digit at or after `from`.
pub(super) fn next_digit(s: &str, from: usize) -> Option<usize> {
    let rest = s.as_bytes().get(from..)?;
    let mut skipped = 0;
    // Text between numbers is passed in blocks, without a branch for each byte.
    while let Some(block) = rest[skipped..].first_chunk::<32>() {
        if block.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
            break;
        }
        skipped += block.len();
    }
    rest[skipped..].iter().position(u8::is_ascii_digit).map(|at| from + skipped + at)
}

/// The end of the run of ASCII digits that begins at `from`.
pub(super) fn digits_end(s: &str, from: usize) -> usize {
    s.as_bytes()
        .get(from..)
        .map_or(s.len(), |rest| from + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len()))
}

/// The character before byte `at`.
pub(super) fn before(s: &str, at: usize) -> Option<char> {
    s.get(..at)?.chars().next_back()
}

/// The character at byte `at`.
pub(super) fn after(s: &str, at: usize) -> Option<char> {
    s.get(at..)?.chars().next()
}

/// Where the last word of `s` begins, white space at its end left out; the word is at most `longest` bytes.
pub(super) fn last_word(s: &str, longest: usize) -> Option<(usize, &str)> {
    let end = s.trim_end().len();
    let mut start = end;
    for (at, c) in s[..end].char_indices().rev() {
        if is_blank(c) || end - at > longest {
            break;
        }
        start = at;
    }
    (start < end).then(|| (start, &s[start..end]))
}

/// The range of `s` without the white space at its edges.
pub(super) fn trimmed(s: &str) -> std::ops::Range<usize> {
    let start = s.len() - s.trim_start().len();
    start..start + s.trim().len()
}

/// `range` moved by `offset`.
pub(super) fn shift(range: std::ops::Range<usize>, offset: usize) -> std::ops::Range<usize> {
    range.start + offset..range.end + offset
}

/// The words of `s` with where each begins.
pub(super) fn words(s: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    s.split(is_blank).filter_map(move |word| {
        let start = at;
        let sign = s[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        at += word.len() + sign;
        (!word.is_empty()).then_some((start, word))
    })
}
