//! The number of an agenda item at the start of a line; the marks of clauses and bullets beside it.
//!
//! Whether "1." opens an item or a clause no line can tell; these parsers say only what the mark is and what it cannot
//! be (a year, an amount, a time, a law's paragraph).

use std::ops::Range;

use super::clause::ends_mark;
pub use super::clause::{ClauseKind, clause_mark};
use super::scan::{self, is_blank, is_dash};
use super::{Spanned, case_id, extent};
use crate::language::Language;

/// How an item's number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// "1. Upprop"
    Dot,
    /// "1 Upprop"
    Bare,
    /// "1) Upprop"
    Paren,
    /// "§ 12", "KS § 12", "254 §", "KS 107/16"
    Section,
    /// "Ärende 1", "Punkt 1"
    Word,
    /// "3.1", "2.1.1."
    Dotted,
}

/// The number at the start of an item's line. All ranges are bytes of the given line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemMark {
    /// The number; of a dotted one the first part.
    pub value: u32,
    /// The letter of a late addition: "12 a".
    pub letter: Option<char>,
    /// The parts of a dotted number, `depth` of them: 3.1 → `[3, 1, 0, 0, 0]`.
    pub path: [u16; 5],
    /// How many parts the number has; 1 unless it is dotted.
    pub depth: u8,
    /// As printed with its sign: "4.", "§ 12", "KS § 12".
    pub label: Range<usize>,
    /// As printed without sign or full stop: "4", "12 a", "3.1".
    pub number: Range<usize>,
    /// How it is printed.
    pub style: Style,
    /// The body before it: "KS" in "KS § 12".
    pub body: Option<Range<usize>>,
    /// The year after it: 20 in "§ 63/20".
    pub year: Option<u16>,
    /// The last number of those that a line says to be secret: 45 in "§§ 44–45 omfattas av sekretess".
    pub last: Option<u32>,
    /// Where the title begins; the line's end if the mark stands alone.
    pub title_start: usize,
}

impl ItemMark {
    /// The number that the next item's follows.
    #[must_use]
    pub fn last_value(&self) -> u32 {
        self.last.unwrap_or(self.value)
    }
}

/// Reads the number of an item at the start of a line.
#[must_use]
pub fn item_mark(lex: &Language, s: &str) -> Option<Spanned<ItemMark>> {
    let start = s.len() - s.trim_start().len();
    let first = *s.as_bytes().get(start)?;
    let mark = match first {
        b'0'..=b'9' => numbered(lex, s, start),
        // The first byte of § is that of many signs; `section` looks closer.
        0xC2 => section(lex, s, start, None),
        b'A'..=b'Z' | b'a'..=b'z' | 0xC3 => {
            // Most lines that begin with a word have no number.
            scan::next_digit(s, start)?;
            worded(lex, s, start).or_else(|| with_body(lex, s, start))
        }
        _ => None,
    }?;
    Some(Spanned::new(mark.clone(), mark.label.start, mark.label.end))
}

fn new_mark(value: u32, style: Style, label: Range<usize>, number: Range<usize>, s: &str) -> ItemMark {
    let title_start = s.len() - s[label.end..].trim_start().len();
    let path = [value.min(u32::from(u16::MAX)) as u16, 0, 0, 0, 0];
    ItemMark {
        value,
        letter: None,
        path,
        depth: 1,
        label,
        number,
        style,
        body: None,
        year: None,
        last: None,
        title_start,
    }
}

/// A number that is all of its line: "12".
pub(crate) fn lone_mark(s: &str) -> Option<ItemMark> {
    let end = scan::digits_end(s, 0);
    let fits = end == s.len() && (1..=3).contains(&end) && !s.starts_with('0');
    fits.then(|| s.parse().ok()).flatten().map(|value| new_mark(value, Style::Bare, 0..end, 0..end, s))
}

/// The letter with a bracket that a line begins with, if it is the one that counts `value`: "c) val av revisor" for 3.
pub(crate) fn lettered_mark(lex: &Language, s: &str, value: u32) -> Option<ItemMark> {
    let letter = lex.counting_letters().all().get(value.checked_sub(1)? as usize)?;
    let end = letter.len();
    let title = s.strip_prefix(letter)?.strip_prefix(')')?;
    title.starts_with(' ').then(|| new_mark(value, Style::Paren, 0..end + 1, 0..end, s))
}

/// A number first: "1.", "1)", "1 Upprop", "12 a", "3.1", "254 §".
fn numbered(lex: &Language, s: &str, start: usize) -> Option<ItemMark> {
    let end = scan::digits_end(s, start);
    if end - start > 4 || s.as_bytes().get(start) == Some(&b'0') {
        return None;
    }
    let value: u32 = s.get(start..end)?.parse().ok()?;
    if let Some(mark) = paragraph_sign_after(lex, s, start, end, value) {
        return Some(mark);
    }
    if end - start > 3 {
        return None;
    }
    if s.as_bytes().get(end) == Some(&b'.') && s.as_bytes().get(end + 1).is_some_and(u8::is_ascii_digit) {
        return dotted(lex, s, start);
    }
    let (letter, number_end) = letter_after(lex, s, end);
    let number = start..number_end;
    let rest = &s[number_end..];
    let sign = rest.trim_start().chars().next();
    let spaced = rest.len() - rest.trim_start().len();
    let sign_end = number_end + spaced + 1;
    let mut mark = match sign {
        Some('.') if spaced <= 1 && ends_mark(&s[sign_end..]) => {
            let mut mark = new_mark(value, Style::Dot, start..sign_end, number, s);
            skip_doubled(s, &mut mark);
            mark
        }
        Some(')') if spaced == 0 && ends_mark(&s[sign_end..]) => {
            new_mark(value, Style::Paren, start..sign_end, number, s)
        }
        _ if spaced > 0 => new_mark(value, Style::Bare, start..number_end, number, s),
        _ => return None,
    };
    mark.letter = letter;
    let title = &s[mark.title_start..];
    let fits = match mark.style {
        Style::Bare => opens_title(lex, title),
        _ => !is_month(lex, title),
    };
    fits.then_some(mark)
}

/// The letter of "12 a", "17 A", "8b": a to h alone, before the mark's end or a title.
fn letter_after(lex: &Language, s: &str, end: usize) -> (Option<char>, usize) {
    let rest = &s[end..];
    let at = end + usize::from(rest.starts_with(' '));
    let Some(letter) = scan::after(s, at).filter(|c| matches!(c, 'a'..='h' | 'A'..='H')) else {
        return (None, end);
    };
    let next = &s[at + 1..];
    let ends = next.starts_with(['.', ')']) || next.starts_with(is_blank) && opens_title(lex, next.trim_start());
    // "12 a.m." and the like: a full stop must end the mark.
    let ends = ends && next.strip_prefix('.').is_none_or(ends_mark);
    if ends { (Some(letter), at + 1) } else { (None, end) }
}

/// "1. 1. Title": some web lists print the number twice.
fn skip_doubled(s: &str, mark: &mut ItemMark) {
    let again = mark.title_start;
    let end = scan::digits_end(s, again);
    if end > again && s.get(again..end) == s.get(mark.number.clone()) && s[end..].starts_with(". ") {
        mark.label.end = end + 1;
        mark.title_start = s.len() - s[end + 1..].trim_start().len();
    }
}

/// "3.1", "2.1.1.", "3.1)"; never a time, date or amount.
fn dotted(lex: &Language, s: &str, start: usize) -> Option<ItemMark> {
    let mut path = [0u16; 5];
    let (mut depth, mut at) = (0usize, start);
    let number_end = loop {
        let end = scan::digits_end(s, at);
        let part = s.get(at..end)?;
        if part.is_empty() || part.len() > 3 || part.starts_with('0') {
            return None;
        }
        *path.get_mut(depth)? = part.parse().ok()?;
        depth += 1;
        let more = s.as_bytes().get(end) == Some(&b'.') && s.as_bytes().get(end + 1).is_some_and(u8::is_ascii_digit);
        if !more {
            break end;
        }
        at = end + 1;
    };
    let sign = s[number_end..].starts_with(['.', ')']);
    let label_end = number_end + usize::from(sign);
    let value = u32::from(path[0]);
    let mut mark = new_mark(value, Style::Dotted, start..label_end, start..number_end, s);
    let title = &s[mark.title_start..];
    let gap = mark.title_start > label_end || title.is_empty();
    // "8.15 Upprop" begins with a time; "2.5 miljoner" with an amount.
    let time_like = depth == 2 && !sign && (7..=24).contains(&path[0]) && (10..60).contains(&path[1]);
    if !gap || time_like || !(sign || title.is_empty() || opens_title(lex, title)) || is_month(lex, title) {
        return None;
    }
    mark.path = path;
    mark.depth = depth as u8;
    Some(mark)
}

/// "254 §", with the title in capitals or nothing after it; "12 § skollagen" is a law.
fn paragraph_sign_after(lex: &Language, s: &str, start: usize, end: usize, value: u32) -> Option<ItemMark> {
    let rest = &s[end..];
    let sign = rest.trim_start();
    let title = sign.strip_prefix('§')?.trim_start();
    if rest.len() - sign.len() > 2 || !(title.is_empty() || opens_title(lex, title)) {
        return None;
    }
    let label_end = s.len() - sign.len() + '§'.len_utf8();
    Some(new_mark(value, Style::Section, start..label_end, start..end, s))
}

/// "§ 12", "§12", "§ 12 a", "§ 63/20"; `body` stands before the sign. A range of §§ is no item.
fn section(lex: &Language, s: &str, sign: usize, body: Option<Range<usize>>) -> Option<ItemMark> {
    let after = s.get(sign..)?.strip_prefix('§')?;
    let start = s.len() - after.trim_start().len();
    let end = scan::digits_end(s, start);
    if !(1..=4).contains(&(end - start)) {
        return None;
    }
    let value = s.get(start..end)?.parse().ok()?;
    let (letter, mut number_end) = letter_after(lex, s, end);
    // "§ 2.1" is a part of § 2.
    let part = s[end..].strip_prefix('.').map(|rest| &rest[..scan::digits_end(rest, 0)]);
    let part =
        part.filter(|part| (1..=2).contains(&part.len())).and_then(|part| Some((part.len(), part.parse().ok()?)));
    if let Some((length, _)) = part {
        number_end = end + 1 + length;
    }
    let mut year = None;
    if let Some(printed) = s[end..].strip_prefix('/').map(|rest| &rest[..scan::digits_end(rest, 0)])
        && matches!(printed.len(), 2 | 4)
    {
        year = printed.parse().ok();
        number_end = end + 1 + printed.len();
    }
    let rest = &s[number_end..];
    if rest.trim_start().starts_with(|c: char| is_dash(c) || c == ',')
        && rest
            .trim_start()
            .trim_start_matches(|c: char| is_dash(c) || c == ',' || is_blank(c) || c == '§')
            .starts_with(|c: char| c.is_ascii_digit())
        || rest.starts_with(char::is_alphanumeric)
    {
        return None;
    }
    let label_end = number_end + usize::from(rest.starts_with(['.', ':']));
    let label_start = body.as_ref().map_or(sign, |body| body.start);
    // A § in running text goes on with small letters: "§ 12 i reglementet"; "§ 12   ks/2020:447" does not.
    let title = behind_dash(s[label_end..].trim_start());
    if title.starts_with(char::is_lowercase) && !opens_with_id(lex, title) && !is_known_title(lex, title) {
        return None;
    }
    let mut mark = new_mark(value, Style::Section, label_start..label_end, start..number_end, s);
    mark.title_start = s.len() - title.len();
    (mark.letter, mark.year, mark.body) = (letter, year, body);
    if let Some((_, part)) = part {
        mark.path[1] = part;
        mark.depth = 2;
    }
    Some(mark)
}

/// "§ 83 svar på motion": a title whose capital was read as the small letter that looks like it.
fn is_known_title(lex: &Language, title: &str) -> bool {
    let mut letters = title.chars();
    let alike = letters.next().filter(|first| LIKE_THEIR_CAPITALS.contains(*first));
    alike.is_some_and(|first| {
        let capital: String = first.to_uppercase().chain(letters.take(LONGEST_KNOWN)).collect();
        lex.initiative_of_title(&capital).is_some()
            || lex.item_kind_of_title(&capital).is_some()
            || lex.procedural_title(&capital)
    })
}

/// Small letters that look like their capitals.
const LIKE_THEIR_CAPITALS: &str = "cosuvwxz";
/// Letters of a title that are looked at.
const LONGEST_KNOWN: usize = 80;

/// "§§ 44–45 omfattas av sekretess", "§ 46 är sekretessbelagd", "Paragraferna 44 och 45: ej offentliga": §§ of which a line
/// says that they are secret, and nothing else.
#[must_use]
pub fn secret_sections(lex: &Language, s: &str) -> Option<ItemMark> {
    let near = s.bytes().take(NUMBER_OF_NOTE).any(|byte| byte.is_ascii_digit());
    if s.len() > LONGEST_NOTE || !near || !s.starts_with(['§', 'P', 'p']) {
        return None;
    }
    let (printed, end) = extent::printed(s);
    let [(first, last)] = extent::joined(&printed)[..] else { return None };
    let start = s.find(|c: char| c.is_ascii_digit())?;
    let title = s.get(end..)?.trim_start_matches(|c: char| matches!(c, '.' | ':' | ',' | ';' | ' ') || is_dash(c));
    let mut mark = new_mark(first, Style::Section, 0..end, start..end, s);
    mark.last = Some(last);
    mark.title_start = s.len() - title.len();
    let lower = title.trim_start_matches('(').to_lowercase();
    (lex.secrecy_leads().opens(&lower) && lex.secrecy_words().is_in(&lower)).then_some(mark)
}

/// A line that says that §§ are secret is no longer, in bytes.
const LONGEST_NOTE: usize = 120;
/// Nor stands its number further from its beginning.
const NUMBER_OF_NOTE: usize = 20;

/// Whether the first word of a title is a case id: "ks/2020:447".
pub(crate) fn opens_with_id(lex: &Language, title: &str) -> bool {
    let first = title.split([' ', '\t']).next().unwrap_or("");
    first.contains(['/', ':', '-']) && first.ends_with(|c: char| c.is_ascii_digit()) && case_id::is_case_id(lex, first)
}

/// "KS § 12", "Ks Au § 3", "KS 107/16 Title".
fn with_body(lex: &Language, s: &str, start: usize) -> Option<ItemMark> {
    let mut end = start;
    for word in s[start..].split(' ').take(3) {
        if word.starts_with('§') {
            return (end > start).then(|| section(lex, s, end + 1, Some(start..end))).flatten();
        }
        if end > start && word.starts_with(|c: char| c.is_ascii_digit()) {
            return numbered_by_year(lex, s, end + 1, start..end);
        }
        if !is_body_code(lex, word) {
            return None;
        }
        end = if end > start { end + 1 } else { start } + word.len();
    }
    let sign = s.len() - s[end..].trim_start().len();
    s[sign..].starts_with('§').then(|| section(lex, s, sign, Some(start..end))).flatten()
}

/// "107/16" after a body's code, with a title behind it; four digits before the slash would be a year, a case id's.
fn numbered_by_year(lex: &Language, s: &str, start: usize, body: Range<usize>) -> Option<ItemMark> {
    let end = scan::digits_end(s, start);
    let year = s.get(end..)?.strip_prefix('/')?;
    let year = &year[..scan::digits_end(year, 0)];
    let label_end = end + 1 + year.len();
    if end - start > 3 || year.len() != 2 || !s[label_end..].starts_with(is_blank) {
        return None;
    }
    let mut mark =
        new_mark(s.get(start..end)?.parse().ok()?, Style::Section, body.start..label_end, start..label_end, s);
    mark.year = year.parse().ok();
    mark.body = Some(body);
    opens_title(lex, &s[mark.title_start..]).then_some(mark)
}

/// Whether a word can be a body's abbreviation: KS, KSAU, Kf, KsAu, BUNAu.
fn is_body_code(lex: &Language, word: &str) -> bool {
    // Most words are longer: no more letters are looked at than must be.
    let length = word.chars().take(8).count();
    if !(2..=7).contains(&length) {
        return false;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    word.chars().all(char::is_alphabetic)
        && word.starts_with(char::is_uppercase)
        && (capitals == length || length <= 3 || capitals >= 2)
        && !lex.not_body_codes().has(word)
}

/// "Ärende 1", "Ärende nr 1", "Punkt 1:", "Sak 1/2009".
fn worded(lex: &Language, s: &str, start: usize) -> Option<ItemMark> {
    let nouns = lex.item_nouns();
    let word = scan::letters(&s[start..]);
    let mut at = s.len() - s[start + word.len()..].trim_start().len();
    // "Purikt 7 –": optical reading takes one sign for another.
    let misread =
        || s[at..].starts_with(|c: char| c.is_ascii_digit()) && lex.undone(word).any(|undone| nouns.has(&undone));
    if !(nouns.has(word) || misread()) {
        return None;
    }
    if let Some(rest) = lex.number_signs().cut_from(&s[at..]) {
        at = s.len() - rest.trim_start().len();
    }
    let end = scan::digits_end(s, at);
    if !(1..=3).contains(&(end - at)) {
        return None;
    }
    let year = s[end..].strip_prefix('/').map(|rest| &rest[..scan::digits_end(rest, 0)]).filter(|y| y.len() == 4);
    let (letter, number_end) = letter_after(lex, s, end);
    let label_end = year.map_or(number_end, |year| end + 1 + year.len());
    let signed = s[label_end..].starts_with(['.', ':', ')']);
    let mut mark =
        new_mark(s.get(at..end)?.parse().ok()?, Style::Word, start..label_end + usize::from(signed), at..number_end, s);
    mark.letter = letter;
    mark.year = year.and_then(|year| year.parse().ok());
    // "Punkt 1 – Ekonomi": the dash only parts the number from the title.
    let title = behind_dash(&s[mark.title_start..]);
    mark.title_start = s.len() - title.len();
    (title.is_empty() || opens_title(lex, title)).then_some(mark)
}

/// "§ 12 – Val av justerare", "Punkt 1 – Ekonomi": the title behind a dash that only parts it from the number.
fn behind_dash(title: &str) -> &str {
    let parts = |rest: &&str| rest.is_empty() || rest.starts_with(|c: char| is_blank(c) || c.is_uppercase());
    title.strip_prefix(is_dash).filter(parts).map_or(title, str::trim_start)
}

/// Whether text can begin a title after a bare number: a capital, perhaps behind a quotation mark; not a month, not
/// the unit of what the number counts.
fn opens_title(lex: &Language, title: &str) -> bool {
    let text = title.trim_start_matches(['"', '”', '“', '»', '\'', '’', '(']);
    let word = scan::letters(text);
    word.starts_with(char::is_uppercase)
        && !is_month(lex, text)
        && !lex
            .counted_units()
            .all()
            .iter()
            .any(|unit| word.eq_ignore_ascii_case(unit) && !(word.len() > 2 && text.len() > word.len() + 20))
}

/// Whether text begins with a month: "3. juni 2025" is a date.
pub(super) fn is_month(lex: &Language, text: &str) -> bool {
    lex.month_in_full(scan::letters(text))
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
