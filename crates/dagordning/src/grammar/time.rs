//! Clock times, ranges of them, and durations.

use std::fmt;

use nom::Parser;
use nom::branch::alt;
use nom::character::complete::one_of;
use nom::combinator::{all_consuming, opt, verify};

use super::Spanned;
use super::scan::{self, Parsed, blanks, digits, one_of_words, range_dash, word_end};
use crate::language::Language;

/// A clock time; prints as HH:MM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// 0–24; 24 only as 24:00.
    pub hour: u8,
    /// 0–59.
    pub minute: u8,
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

/// A time or a range of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeRange {
    /// From what time.
    pub start: Option<Time>,
    /// Until what time; absent for a single time and for an open end ("kl.19 -").
    pub end: Option<Time>,
    /// "cirka", "ca" stands before one of them.
    pub approximate: bool,
}

/// A time or a range of times at the start of `s`, with its prefix: "kl. 13:00-16:00", "13.00-14", "kl.19 -", "kl 13".
/// A bare hour counts only after kl or klockan, or as the end of a range.
#[must_use]
pub fn time_range_at(lex: &Language, s: &str) -> Option<Spanned<TimeRange>> {
    let found = range_at(lex, s)?;
    Some(Spanned::new(found.value, 0, found.end))
}

/// A whole line or cell that is only a time: "13.05", "kl. 13.05-13.20", "(kl 9.30)", "ca 14.30".
#[must_use]
pub fn bare_time(lex: &Language, s: &str) -> Option<Spanned<TimeRange>> {
    let mut range = scan::trimmed(s);
    if s.get(range.clone())?.starts_with('(') && s.get(range.clone())?.ends_with(')') && range.len() > 1 {
        range = scan::shift(scan::trimmed(s.get(range.start + 1..range.end - 1)?), range.start + 1);
    }
    let text = s.get(range.clone())?;
    let found = range_at(lex, text)?;
    text[found.end..]
        .trim_matches(['.', ' '])
        .is_empty()
        .then(|| Spanned::new(found.value, range.start, range.start + found.end))
}

/// All times in running text, in order. Without kl a time counts as a range ("09.00–15.30") or with a colon and two
/// digits for the hour, unless a name stands before it: "Kvarnbacken 12:15" is a property.
#[must_use]
pub fn find_times(lex: &Language, s: &str) -> Vec<Spanned<TimeRange>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(digit) = scan::next_digit(s, at) {
        at = scan::digits_end(s, digit);
        if at - digit > 2 || scan::before(s, digit).is_some_and(|c| c.is_alphabetic() && !glued_prefix(lex, s, digit)) {
            continue;
        }
        if scan::before(s, digit).is_some_and(|c| matches!(c, '/' | '-' | '.' | ':' | ','))
            && !glued_prefix(lex, s, digit)
        {
            continue;
        }
        let start = prefix_start(lex, s, digit);
        let Some(time) = s.get(start..).and_then(|rest| range_at(lex, rest)) else {
            continue;
        };
        if start == digit && !counts_unprefixed(lex, s, digit, &time) {
            continue;
        }
        at = at.max(start + time.end);
        found.push(Spanned::new(time.value, start, start + time.end));
    }
    found
}

/// How long something takes, in minutes, at the start of `s`: "(15 min)", "ca 10 min", "1 tim 30 min", "20 minuter".
/// The span covers parentheses and hedge.
#[must_use]
pub fn duration(lex: &Language, s: &str) -> Option<Spanned<u32>> {
    let start = s.len() - s.trim_start().len();
    let text = &s[start..];
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | 'c' | 'C')) {
        return None;
    }
    let inside = |input| {
        (blanks, one_of("("), blanks, |input| length(lex, input), blanks, one_of(")"))
            .map(|(.., m, _, _)| m)
            .parse(input)
    };
    let (rest, minutes) = alt((inside, |input| length(lex, input))).parse(text).ok()?;
    Some(Spanned::new(minutes, start, s.len() - rest.len()))
}

/// "1 tim 30 min", "1,5 timmar", "20 min".
fn length<'a>(lex: &Language, input: &'a str) -> Parsed<'a, u32> {
    let half = (one_of(",."), one_of("5")).map(|_| 30);
    let hours = (digits(1, 2), opt(half), blanks, one_of_words(lex.hour_units()), word_end)
        .map(|(hours, half, ..)| hours.0 * 60 + half.unwrap_or(0));
    let minutes = |input| {
        (digits(1, 3), blanks, one_of_words(lex.minute_units()), word_end).map(|(minutes, ..)| minutes.0).parse(input)
    };
    let both = (hours, opt((blanks, opt((one_of_words(lex.joint_of_durations()), blanks)), minutes).map(|(.., m)| m)));
    (|input| hedge(lex, input), alt((both.map(|(hours, minutes)| hours + minutes.unwrap_or(0)), minutes)))
        .map(|(_, all)| all)
        .parse(input)
}

struct Clock {
    time: Time,
    prefixed: bool,
    /// The minutes are printed.
    exact: bool,
    /// The half of the day is printed: the second.
    later: Option<bool>,
    approximate: bool,
}

struct Found {
    value: TimeRange,
    end: usize,
    /// Both ends are printed.
    closed: bool,
}

fn range_at(lex: &Language, s: &str) -> Option<Found> {
    let (rest, mut first) = end_of_range(lex, s, false).ok()?;
    if !first.prefixed && !first.exact && !rest.trim_start().starts_with(scan::is_dash) {
        return None;
    }
    let mut value = TimeRange { start: Some(first.time), end: None, approximate: first.approximate };
    let second =
        (|input| to(lex, input), |input| end_of_range(lex, input, first.prefixed)).map(|(_, last)| last).parse(rest);
    if let Ok((tail, last)) = second
        && (last.exact || first.prefixed || first.exact)
    {
        // "13-14" alone may count anything; one end must look like a time.
        if first.prefixed || first.exact || last.prefixed {
            // "kl. 2–4 e. m.": the half of the day is that of both.
            if last.later == Some(true) && first.later.is_none() && first.time.hour + NOON <= last.time.hour {
                first.time.hour += NOON;
                value.start = Some(first.time);
            }
            value.end = Some(last.time);
            value.approximate |= last.approximate;
            return Some(Found { value, end: s.len() - tail.len(), closed: true });
        }
    }
    if !first.prefixed && !first.exact {
        return None;
    }
    let open: Parsed<'_, ()> = range_dash(rest);
    let end = match open {
        Ok(("", ())) => s.trim_end().len(),
        _ => s.len() - rest.len(),
    };
    Some(Found { value, end, closed: false })
}

fn to<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
    alt((range_dash, (blanks, one_of_words(lex.until()), blanks).map(|_| ()))).parse(input)
}

/// "ca kl. 17.00", "12:00", "kl 13": a time with what may stand before it.
fn end_of_range<'a>(lex: &Language, input: &'a str, begun: bool) -> Parsed<'a, Clock> {
    let (rest, (early, label, late)) =
        (|input| hedge(lex, input), opt(|input| prefix(lex, input)), |input| hedge(lex, input)).parse(input)?;
    let (rest, (mut time, exact)) = clock(rest)?;
    let prefixed = label.is_some();
    let mut afternoon = None;
    // "kl. 1 e. m."
    let half = opt((blanks, one_of_words(lex.before_noon()))).parse(rest);
    let later = opt((blanks, one_of_words(lex.after_noon()))).parse(rest);
    let rest = match (half, later) {
        (_, Ok((tail, Some(_)))) if (prefixed || begun) && ends_word(tail) => {
            time.hour += if time.hour < NOON { NOON } else { 0 };
            afternoon = Some(true);
            tail
        }
        (Ok((tail, Some(_))), _) if (prefixed || begun) && ends_word(tail) => {
            afternoon = Some(false);
            tail
        }
        _ => rest,
    };
    let clock = Clock { time, prefixed, exact, later: afternoon, approximate: early || late };
    Ok((rest, clock))
}

/// The hour at which the second half of the day begins.
const NOON: u8 = 12;

fn ends_word(tail: &str) -> bool {
    !tail.starts_with(char::is_alphanumeric)
}

/// "cirka", "ca": whether there is one.
fn hedge<'a>(lex: &Language, input: &'a str) -> Parsed<'a, bool> {
    opt((one_of_words(lex.hedges()), word_end, blanks)).map(|found| found.is_some()).parse(input)
}

/// "kl.", "klockan:", "kl./klo".
fn prefix<'a>(lex: &Language, input: &'a str) -> Parsed<'a, ()> {
    let label = one_of_words(lex.clock_labels());
    (label, opt(one_of(".:")), blanks).map(|_| ()).parse(input)
}

/// "13.00", "8:15", "13"; whether the minutes are printed.
fn clock(input: &str) -> Parsed<'_, (Time, bool)> {
    let exact = (digits(1, 2), one_of(".:"), verify(digits(2, 2), |(_, width)| *width == 2))
        .map(|(hour, _, minute)| (hour.0, minute.0, true));
    let hour = digits(1, 2).map(|hour| (hour.0, 0, false));
    let (rest, (hour, minute, printed)) = alt((exact, hour)).parse(input)?;
    // "13.05.2025" is a date, "1.12.5" a number, "2.5" no time either.
    let mut next = rest.chars();
    let joined = match next.next() {
        Some('.' | ':' | ',' | '/') => next.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => c.is_alphanumeric() || c == '%' || c == '§',
        None => false,
    };
    let valid = hour < 24 && minute < 60 || hour == 24 && minute == 0;
    if joined || !valid {
        return Err(nom::Err::Error(()));
    }
    Ok((rest, (Time { hour: hour as u8, minute: minute as u8 }, printed)))
}

/// Whether "kl" or "kl." is glued to the digits at `digit`: "kl.18.00".
fn glued_prefix(lex: &Language, s: &str, digit: usize) -> bool {
    prefix_start(lex, s, digit) < digit
}

/// Where the time at `digit` begins with its prefix and hedge.
fn prefix_start(lex: &Language, s: &str, digit: usize) -> usize {
    let floor = (digit.saturating_sub(24)..=digit).find(|at| s.is_char_boundary(*at)).unwrap_or(digit);
    let head = &s[floor..digit];
    // The letters of a label must be near; most numbers in running text leave here.
    let letters = lex.clock_letters().as_bytes();
    let Some(at) = head.as_bytes().windows(letters.len().max(1)).rposition(|pair| pair.eq_ignore_ascii_case(letters))
    else {
        return digit;
    };
    let mut label = floor + at;
    if let Some(first) = lex.clock_doubled().closing(&head[..at].to_ascii_lowercase()) {
        label -= first.len();
    }
    if all_consuming((|input| prefix(lex, input), |input| hedge(lex, input))).parse(&s[label..digit]).is_err()
        || scan::before(s, label).is_some_and(char::is_alphanumeric)
    {
        return digit;
    }
    match scan::last_word(&s[floor..label], 8) {
        Some((start, hedge)) if lex.hedges_before_clock().has_in_any_case(hedge) => floor + start,
        _ => label,
    }
}

fn counts_unprefixed(lex: &Language, s: &str, digit: usize, found: &Found) -> bool {
    let two_digits = |at: usize| scan::digits_end(s, at) - at == 2;
    let named = scan::last_word(&s[..digit], 24)
        .is_some_and(|(_, word)| word.starts_with(char::is_uppercase) && !lex.time_labels().has(word));
    if found.closed {
        return two_digits(digit) && found.value.start < found.value.end;
    }
    two_digits(digit) && s.as_bytes().get(digit + 2) == Some(&b':') && (!named || s[..digit].trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(range: &TimeRange) -> String {
        let time = |t: Option<Time>| t.map_or(String::new(), |t| t.to_string());
        format!("{}-{}{}", time(range.start), time(range.end), if range.approximate { " ca" } else { "" })
    }

    #[test]
    fn times_at_the_start() {
        for (text, expected, length) in [
            ("13:00", "13:00-", 5),
            ("8.15 Upprop", "08:15-", 4),
            ("kl 13", "13:00-", 5),
            ("kl. 13", "13:00-", 6),
            ("kl.18.00-20:20", "18:00-20:20", 14),
            ("kl 09:00-15:17", "09:00-15:17", 14),
            ("kl 13:15–16:45", "13:15-16:45", 16),
            ("klockan 15:00-15:45", "15:00-15:45", 19),
            ("Klockan: 09:00-12:10", "09:00-12:10", 20),
            ("09.00 – 15.30", "09:00-15:30", 15),
            ("kl 08:30 – ca 12:00", "08:30-12:00 ca", 21),
            ("ca kl. 17:00", "17:00- ca", 12),
            ("cirka klockan 16:00", "16:00- ca", 19),
            ("kl./klo 15:00-18:15", "15:00-18:15", 19),
            ("kl.19 -", "19:00-", 7),
            ("13.00-14", "13:00-14:00", 8),
            ("kl 13.00 till 14.30", "13:00-14:30", 19),
            ("kl 24.00", "24:00-", 8),
        ] {
            let found = time_range_at(Language::swedish(), text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((shown(&found.value).as_str(), found.end), (expected, length), "{text}");
        }
        for text in ["13", "25:00", "13:60", "13.05.2025", "12.5", "kl", "klart 13", "1:2", "13-14 augusti"] {
            assert_eq!(time_range_at(Language::swedish(), text), None, "{text}");
        }
    }

    #[test]
    fn times_in_running_text() {
        for (text, expected) in [
            ("Granen, plan 2, kl. 13.00-16.00", vec!["kl. 13.00-16.00"]),
            ("kl 08.30-12.30; 13.30-16.40", vec!["kl 08.30-12.30", "13.30-16.40"]),
            ("2025-12-01 kl 13.00", vec!["kl 13.00"]),
            ("Ajournering ca kl 10.00-10.15 och kl 12-13", vec!["ca kl 10.00-10.15", "kl 12-13"]),
            ("möte 13:00 i salen", vec!["13:00"]),
            ("Kvarnbacken 12:15 och Älgen 7:3", vec![]),
            ("ökade med 13.05 procent", vec![]),
            ("den 13.12.2025, 12-13 procent, § 12", vec![]),
            ("tfn 0999-160 00", vec![]),
        ] {
            let found: Vec<&str> = find_times(Language::swedish(), text).iter().map(|t| &text[t.range()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_cell_can_be_a_bare_time() {
        for (cell, expected) in [
            ("13.05", "13:05-"),
            (" kl. 13.05-13.20 ", "13:05-13:20"),
            ("(kl 15:38)", "15:38-"),
            ("09.00–09.10", "09:00-09:10"),
            ("ca 14.30", "14:30- ca"),
        ] {
            assert_eq!(
                bare_time(Language::swedish(), cell).map(|t| shown(&t.value)).as_deref(),
                Some(expected),
                "{cell}"
            );
        }
        for cell in ["13", "13.05 Lunch", "1.5", ""] {
            assert_eq!(bare_time(Language::swedish(), cell), None, "{cell}");
        }
    }

    #[test]
    fn durations_are_minutes() {
        for (text, minutes) in [
            ("(15 min)", 15),
            ("ca 10 min", 10),
            ("1 tim 30 min", 90),
            ("1,5 timmar", 90),
            ("20 minuter", 20),
            ("2 h", 120),
        ] {
            let found = duration(Language::swedish(), text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.value, found.start, found.end), (minutes, 0, text.len()), "{text}");
        }
        for text in ["15", "15 minst", "min 15", "(15 min", "10 mil"] {
            assert_eq!(duration(Language::swedish(), text), None, "{text}");
        }
    }
}
