//! Dates: ISO and long forms, with or without weekday, one day or two.

use std::ops::Range;

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, peek, verify};

use super::Spanned;
use super::scan::{self, Parsed, blanks, dash, digits, one_of_words, range_dash, word_end};
use crate::language::Language;

/// A day of the calendar, its year perhaps unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year printed, or the default year that the caller gave.
    pub year: Option<i32>,
    /// 1–12.
    pub month: u8,
    /// 1–31, valid in its month.
    pub day: u8,
}

impl Date {
    /// ISO 8601, with `default_year` where the date has none; nothing without a year.
    #[must_use]
    pub fn iso(&self, default_year: Option<i32>) -> Option<String> {
        let year = self.year.or(default_year)?;
        is_day(Some(year), self.month, self.day).then(|| format!("{year:04}-{:02}-{:02}", self.month, self.day))
    }
}

/// One day or a run of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub start: Date,
    /// The last day of a meeting over several days.
    pub end: Option<Date>,
    /// The weekday printed before it, 1 = Monday.
    pub weekday: Option<u8>,
    /// Whether the year stands on the page.
    pub year_printed: bool,
    /// The bytes of the date without weekday and "den".
    pub core: Range<usize>,
}

/// A date at the start of `s`; the span covers weekday, "den" and date. A year that is not printed is `default_year`.
#[must_use]
pub fn date_at(lex: &Language, s: &str, default_year: Option<i32>) -> Option<Spanned<DateRange>> {
    let (core, weekday) = lead(lex, s);
    let rest = s.get(core..)?;
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let found = core_at(lex, rest, true)?;
    Some(found.spanned(0, core, weekday, default_year))
}

/// All dates in running text, in order. `5/12` counts only after a weekday or "den" or with a year: it may be a share.
#[must_use]
pub fn find_dates(lex: &Language, s: &str) -> Vec<Spanned<DateRange>> {
    let mut found = Vec::new();
    let bytes = s.as_bytes();
    let (mut at, mut floor) = (0, 0);
    while let Some(digit) = scan::next_digit(s, at) {
        at = scan::digits_end(s, digit);
        // Only a blank, a dash, a full stop or a slash goes on from day or year to month; a byte above 127 may be a
        // no-break space or an en dash.
        let goes_on =
            bytes.get(at).is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'-' | b'.' | b'/' | b':') || *b > 127);
        if !matches!(at - digit, 1 | 2 | 4) || !goes_on || !starts_freely(s, digit) {
            continue;
        }
        let Some(core) = s.get(digit..).and_then(|rest| core_at(lex, rest, false)) else {
            continue;
        };
        let (start, weekday) = lead_before(lex, s, floor, digit);
        if core.slashed && start == digit && core.year.is_none() {
            continue;
        }
        let date = core.spanned(start, digit, weekday, None);
        (at, floor) = (date.end, date.end);
        found.push(date);
    }
    found
}

/// The dates of a label's value: as in running text, and where there is none six digits as `250409`.
#[must_use]
pub fn labelled_dates(lex: &Language, s: &str) -> Vec<Spanned<DateRange>> {
    let found = find_dates(lex, s);
    if !found.is_empty() {
        return found;
    }
    let mut at = 0;
    while let Some(digit) = scan::next_digit(s, at) {
        at = scan::digits_end(s, digit);
        let free = starts_freely(s, digit)
            && !scan::after(s, at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | ':' | '/'));
        let two = |from: usize| s.get(from..from + 2).and_then(|number| number.parse::<u8>().ok());
        if let (6, true, Some(year), Some(month), Some(day)) =
            (at - digit, free, two(digit), two(digit + 2), two(digit + 4))
        {
            let core = Core { length: 6, ..plain((month, day), None, Some(century(year))) };
            if core.is_valid() {
                let (start, weekday) = lead_before(lex, s, 0, digit);
                return vec![core.spanned(start, digit, weekday, None)];
            }
        }
    }
    Vec::new()
}

/// Whether what stands before a number leaves it free to be a date of its own.
fn starts_freely(s: &str, digit: usize) -> bool {
    !scan::before(s, digit).is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | ':' | '-' | ','))
}

/// A date without weekday.
struct Core {
    start: (u8, u8),
    end: Option<(u8, u8)>,
    /// The first day's own year, where it differs from the last day's.
    first_year: Option<i32>,
    year: Option<i32>,
    length: usize,
    slashed: bool,
}

impl Core {
    fn spanned(self, start: usize, core: usize, weekday: Option<u8>, default: Option<i32>) -> Spanned<DateRange> {
        let year = self.year.or(default);
        let date = |year, (month, day)| Date { year, month, day };
        let range = DateRange {
            start: date(self.first_year.or(year), self.start),
            end: self.end.map(|end| date(year, end)),
            weekday,
            year_printed: self.year.is_some(),
            core: core..core + self.length,
        };
        Spanned::new(range, start, core + self.length)
    }

    fn is_valid(&self) -> bool {
        let day = |year, (month, day)| is_day(year, month, day);
        day(self.first_year.or(self.year), self.start)
            && self.end.is_none_or(|end| {
                day(self.year, end) && (self.first_year.unwrap_or(0), self.start) < (self.year.unwrap_or(0), end)
            })
    }
}

fn core_at(lex: &Language, s: &str, alone: bool) -> Option<Core> {
    let forms = alt((iso, |input| long(lex, input), dotted, slashed, |input| hyphened(lex, input)));
    let (rest, mut core) =
        verify(forms, Core::is_valid).parse(s).or_else(|error| if alone { short_iso(s) } else { Err(error) }).ok()?;
    let joined = match rest.chars().next() {
        Some(c) if c.is_alphanumeric() => true,
        // "2025-12-01-3" and "1/12/3" are no dates.
        Some('-' | '/' | ':') => rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    };
    core.length = s.len() - rest.len();
    (!joined && core.is_valid()).then_some(core)
}

fn plain(start: (u8, u8), end: Option<(u8, u8)>, year: Option<i32>) -> Core {
    Core { start, end, first_year: None, year, length: 0, slashed: false }
}

fn year4(input: &str) -> Parsed<'_, i32> {
    verify(digits(4, 4), |(year, _)| (1850..2200).contains(year)).map(|(year, _)| year as i32).parse(input)
}

fn two(input: &str) -> Parsed<'_, u8> {
    digits(2, 2).map(|(number, _)| number as u8).parse(input)
}

fn short(input: &str) -> Parsed<'_, u8> {
    digits(1, 2).map(|(number, _)| number as u8).parse(input)
}

/// "2025-12-01", "2005-11-22--23", "2025-12-01 – 2025-12-02".
fn iso(input: &str) -> Parsed<'_, Core> {
    let day = |input| (year4, dash, short, dash, short).map(|(year, _, month, _, day)| (year, month, day)).parse(input);
    let (rest, (year, month, first)) = day(input)?;
    let other = alt((day, two.map(|last| (year, month, last))));
    match (range_dash, other, peek(word_end)).parse(rest) {
        Ok((tail, (_, (last_year, last_month, last), ()))) if two_days(rest) => {
            let end = Some((last_month, last));
            let core = Core { first_year: Some(year), ..plain((month, first), end, Some(last_year)) };
            Ok((tail, core))
        }
        _ => Ok((rest, plain((month, first), None, Some(year)))),
    }
}

/// Whether the dash after an ISO date opens a second day: doubled, between spaces, or no hyphen. "2025-12-01-23" is a
/// number of some other kind.
fn two_days(rest: &str) -> bool {
    !rest.starts_with('-') || rest.starts_with("--") || rest.starts_with("- ")
}

/// "25-12-01", only where a date is expected.
fn short_iso(input: &str) -> Parsed<'_, Core> {
    (two, char('-'), two, char('-'), two)
        .map(|(year, _, month, _, day)| plain((month, day), None, Some(century(year))))
        .parse(input)
}

fn century(year: u8) -> i32 {
    if year < 70 { 2000 + i32::from(year) } else { 1900 + i32::from(year) }
}

/// "1 december 2025", "11 december år 2014", "20-21 juni 2016", "30 december 2025 – 2 januari 2026".
fn long<'a>(lex: &Language, input: &'a str) -> Parsed<'a, Core> {
    let (rest, first) = short(input)?;
    // "den 9:e april"
    let rest = lex.day_endings().cut_from(rest).unwrap_or(rest);
    if let Ok((rest, _)) = blanks_then_letter(rest)
        && let Ok((rest, month)) = month(lex, rest)
    {
        let (rest, year) = opt(|input| year(lex, input)).parse(rest)?;
        if let Ok((tail, (last_month, last, last_year))) = later_day(lex, rest) {
            let core = Core { first_year: year, ..plain((month, first), Some((last_month, last)), last_year) };
            if core.is_valid() {
                return Ok((tail, core));
            }
        }
        return Ok((rest, plain((month, first), None, year)));
    }
    let and = (blanks, one_of_words(lex.joint_of_days()), blanks).map(|_| ());
    let (rest, ()) = alt((range_dash, and)).parse(rest)?;
    let (rest, last) = short(&rest[lead(lex, rest).0..])?;
    let (rest, _) = blanks_then_letter(rest)?;
    let (rest, month) = month(lex, rest)?;
    let (rest, year) = opt(|input| year(lex, input)).parse(rest)?;
    Ok((rest, plain((month, first), Some((month, last)), year)))
}

/// " – 2 januari 2026" after a full first day: month, day and year.
fn later_day<'a>(lex: &Language, input: &'a str) -> Parsed<'a, (u8, u8, Option<i32>)> {
    let (input, ()) = range_dash(input)?;
    let (input, day) = short(&input[lead(lex, input).0..])?;
    let (input, ()) = blanks_then_letter(input)?;
    let (input, month) = month(lex, input)?;
    let (input, year) = opt(|input| year(lex, input)).parse(input)?;
    Ok((input, (month, day, year)))
}

/// Blanks (also none: "1december") before a letter that a month can begin with.
fn blanks_then_letter(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = blanks(input)?;
    match rest.bytes().next().map(|b| b.to_ascii_lowercase()) {
        Some(b'a' | b'd' | b'f' | b'j' | b'm' | b'n' | b'o' | b's' | b'r' | b'0') => Ok((rest, ())),
        _ => Err(nom::Err::Error(())),
    }
}

fn month<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u8> {
    let name = scan::letters(input);
    let Some(month) = lex.month(name) else { return damaged_month(lex, input) };
    let rest = &input[name.len()..];
    // The full stop belongs to an abbreviation only if the date goes on after it.
    let dotted = rest.strip_prefix('.').filter(|tail| tail.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    Ok((dotted.filter(|_| name.len() <= 4).unwrap_or(rest), month))
}

/// "apri1 2014", "0ktober 2014": a month read wrongly, between a day and a year.
fn damaged_month<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u8> {
    let length = input.find(' ').unwrap_or(0);
    let (name, rest) = input.split_at(length);
    let year = rest.get(1..5).is_some_and(|year| {
        year.bytes().all(|b| b.is_ascii_digit()) && (year.starts_with("19") || year.starts_with("20"))
    });
    let month = if year { lex.damaged_month(name) } else { None };
    month.map(|month| (rest, month)).ok_or(nom::Err::Error(()))
}

/// " 2025", ", 2025", " år 2025".
fn year<'a>(lex: &Language, input: &'a str) -> Parsed<'a, i32> {
    let named = |input: &'a str| {
        let found = scan::letters(input);
        if lex.year_labels().has(found) { Ok((&input[found.len()..], ())) } else { Err(nom::Err::Error(())) }
    };
    (opt(char(',')), blanks, opt((named, blanks)), year4, peek(word_end)).map(|(.., year, ())| year).parse(input)
}

/// "1.12.2025".
fn dotted(input: &str) -> Parsed<'_, Core> {
    (short, char('.'), opt(char(' ')), short, char('.'), opt(char(' ')), year4)
        .map(|(day, _, _, month, _, _, year)| plain((month, day), None, Some(year)))
        .parse(input)
}

/// "5/12", "1/12-25", "1/12 2025", "1/12/2025".
fn slashed(input: &str) -> Parsed<'_, Core> {
    let full = (one_of("-/ "), year4).map(|(_, year)| year);
    let short_year = (char('-'), two).map(|(_, year)| century(year));
    (short, char('/'), short, opt(alt((full, short_year))))
        .map(|(day, _, month, year)| Core { slashed: true, ..plain((month, day), None, year) })
        .parse(input)
}

/// "15-maj-2002".
fn hyphened<'a>(lex: &Language, input: &'a str) -> Parsed<'a, Core> {
    (short, char('-'), |input| month(lex, input), char('-'), year4)
        .map(|(day, _, month, _, year)| plain((month, day), None, Some(year)))
        .parse(input)
}

/// What may stand before a date, at the start of `s`: its length and the weekday.
fn lead(lex: &Language, s: &str) -> (usize, Option<u8>) {
    let name = scan::letters(s);
    let (mut at, mut day) = (0, None);
    if let Some(weekday) = (3..=9).contains(&name.len()).then(|| lex.weekday(name)).flatten() {
        let mut rest = &s[name.len()..];
        rest = rest.strip_prefix([',', '.']).unwrap_or(rest);
        at = s.len() - rest.trim_start().len();
        day = Some(weekday);
        // "måndag-tisdag 20-21 juni": the first day counts.
        if let Ok((tail, ())) =
            alt((range_dash, (one_of_words(lex.joint_of_days()), blanks).map(|_| ()))).parse(&s[at..])
            && lex.weekday(scan::letters(tail)).is_some()
        {
            at = s.len() - tail[scan::letters(tail).len()..].trim_start().len();
        }
    }
    let article = scan::letters(&s[at..]);
    if lex.day_articles().has_in_any_case(article) {
        at = s.len() - s[at + article.len()..].trim_start().len();
    }
    (at, day)
}

/// Where a date begins with weekday and "den", looking back from its first digit to `floor` at most.
fn lead_before(lex: &Language, s: &str, floor: usize, digit: usize) -> (usize, Option<u8>) {
    let mut start = digit;
    let mut weekday = None;
    for _ in 0..3 {
        let Some((at, word)) = scan::last_word(&s[floor..start], 14) else {
            break;
        };
        let bare = word.trim_end_matches(['.', ',']).trim_start_matches('(');
        let known = lex.weekday(bare);
        let den = lex.day_articles().has_in_any_case(bare) && start == digit && bare == word;
        if !den && (known.is_none() || weekday.is_some()) {
            break;
        }
        weekday = weekday.or(known);
        start = floor + at + (word.len() - word.trim_start_matches('(').len());
    }
    (start, weekday)
}

fn is_day(year: Option<i32>, month: u8, day: u8) -> bool {
    let leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return false,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: &DateRange) -> String {
        let day = |d: &Date| d.iso(None).unwrap_or_else(|| format!("????-{:02}-{:02}", d.month, d.day));
        let end = date.end.as_ref().map_or(String::new(), |end| format!("/{}", day(end)));
        let weekday = date.weekday.map_or(String::new(), |day| format!(" {day}"));
        format!("{}{end}{weekday}", day(&date.start))
    }

    #[test]
    fn every_form_of_date() {
        let lex = Language::swedish();
        for (text, expected) in [
            ("2025-12-01", "2025-12-01"),
            ("1 december 2025", "2025-12-01"),
            ("den 1 december 2025", "2025-12-01"),
            ("den 11 december år 2014", "2014-12-11"),
            ("måndag den 1 december 2025", "2025-12-01 1"),
            ("Måndagen den 1 december 2025", "2025-12-01 1"),
            ("Onsdag 29 augusti 2012", "2012-08-29 3"),
            ("Tisdagen den 11 december", "????-12-11 2"),
            ("måndag 7 mars", "????-03-07 1"),
            ("Måndag 2014-03-03", "2014-03-03 1"),
            ("tisdag, 2000-12-05", "2000-12-05 2"),
            ("20-21 juni 2016", "2016-06-20/2016-06-21"),
            ("14 och 15 november", "????-11-14/????-11-15"),
            ("onsdag-torsdag 24-25 oktober 2007", "2007-10-24/2007-10-25 3"),
            ("2005-11-22--23", "2005-11-22/2005-11-23"),
            ("2025-12-30 – 2026-01-02", "2025-12-30/2026-01-02"),
            ("30 december 2025–2 januari 2026", "2025-12-30/2026-01-02"),
            ("19/11", "????-11-19"),
            ("1/12-25", "2025-12-01"),
            ("01.12.2025", "2025-12-01"),
            ("1.12.2025", "2025-12-01"),
            ("15-maj-2002", "2002-05-15"),
            ("25-12-01", "2025-12-01"),
            ("5 dec. 2025", "2025-12-05"),
        ] {
            let found = date_at(lex, text, None).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((shown(&found.value).as_str(), found.end), (expected, text.len()), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        let lex = Language::swedish();
        for text in [
            "31 februari",
            "2025-13-01",
            "2025-02-29",
            "29 februari 2025",
            "0/12",
            "1.13.2025",
            "2025",
            "5 procent",
            "den",
        ] {
            assert_eq!(date_at(lex, text, None), None, "{text}");
        }
        assert!(date_at(lex, "29 februari", None).is_some());
        let found = date_at(lex, "5 maj", Some(2025)).expect("a date");
        assert_eq!((found.value.start.iso(None).as_deref(), found.value.year_printed), (Some("2025-05-05"), false));
    }

    #[test]
    fn dates_in_running_text() {
        let lex = Language::swedish();
        for (text, expected) in [
            ("kallas till möte måndagen den 5 maj 2025 kl 13", vec!["måndagen den 5 maj 2025"]),
            ("Tjänsteskrivelse, 2025-03-01", vec!["2025-03-01"]),
            ("från den 1 mars till den 2 april 2025", vec!["den 1 mars", "den 2 april 2025"]),
            ("per den 31 juli 2017.", vec!["den 31 juli 2017"]),
            ("öppet 24/7 och 2/3 av tiden", vec![]),
            ("senast den 5/12", vec!["den 5/12"]),
            ("KS 2025-0012-01, 1.5.3-219-2012, 2024-2027, 500 000 kr", vec![]),
            ("(tisdagen den 3 mars)", vec!["tisdagen den 3 mars"]),
        ] {
            let found: Vec<&str> = find_dates(lex, text).iter().map(|d| &text[d.range()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
