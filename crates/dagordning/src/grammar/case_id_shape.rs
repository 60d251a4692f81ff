//! The shapes of case ids: how one token and the words beside it are classified.

use std::ops::Range;

use smallvec::SmallVec;

use super::super::scan::{self, is_blank};
use crate::language::Language;

/// A run of letters, digits and the signs between them, around a digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What sort of case id it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) organ: bool,
    pub(super) class: bool,
    pub(super) pair: bool,
    /// It counts wherever it stands.
    pub(super) strong: bool,
}

/// Longer tokens are addresses of web pages and the like.
const LONGEST: usize = 44;

fn in_token(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '-' | ':' | '.' | '\u{2010}' | '\u{2011}')
}

/// The token around the digit at `digit`, which begins at `floor` at the earliest.
pub(super) fn token(s: &str, floor: usize, digit: usize) -> Token {
    let mut start = digit;
    for (at, c) in s.get(floor..digit).unwrap_or("").char_indices().rev() {
        if !in_token(c) {
            break;
        }
        start = floor + at;
    }
    let rest = &s[digit..];
    let end = digit + rest.char_indices().find(|(_, c)| !in_token(*c)).map_or(rest.len(), |(at, _)| at);
    // Only the end of a sentence or clause hangs on to an id.
    let text = s[start..end].trim_end_matches(['.', ':', '-', '/']);
    Token { start, end: start + text.len().max(digit + 1 - start) }
}

/// As many as an id can have, without an allocation.
type Few<T> = SmallVec<[T; 10]>;

/// One run of letters or digits in a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'s> {
    Number(&'s str),
    Letters(&'s str),
}

/// The parts of a token with the sign before each; more parts than any id has are none.
fn parts(text: &str) -> Option<(Few<Part<'_>>, Few<char>)> {
    let (mut parts, mut signs) = (Few::new(), Few::new());
    let mut rest = text;
    let mut sign = ' ';
    while let Some(c) = rest.chars().next() {
        let is = |c: char| {
            if c.is_ascii_digit() {
                0
            } else if c.is_alphabetic() {
                1
            } else {
                2
            }
        };
        let end = rest.char_indices().find(|(_, d)| is(*d) != is(c)).map_or(rest.len(), |(at, _)| at);
        let run = &rest[..end];
        match is(c) {
            0 => parts.push(Part::Number(run)),
            1 => parts.push(Part::Letters(run)),
            _ if end == c.len_utf8() && sign == ' ' && !parts.is_empty() => {
                sign = if c == '/' || c == ':' || c == '.' { c } else { '-' }
            }
            _ => return None,
        }
        if is(c) != 2 {
            signs.push(std::mem::replace(&mut sign, ' '));
        }
        if parts.len() > 9 {
            return None;
        }
        rest = &rest[end..];
    }
    (sign == ' ').then_some((parts, signs))
}

/// An organ's code as a word of its own directly before the token: "KS " in "KS 2015/31".
pub(super) fn organ_before(lex: &Language, s: &str, at: usize) -> Option<Range<usize>> {
    let head = s.get(..at)?;
    if !head.ends_with([' ', '\u{a0}']) || head.ends_with("  ") {
        return None;
    }
    let (start, word) = scan::last_word(head, 14)?;
    let code = word.trim_start_matches(['(', '[', '"']);
    let start = start + word.len() - code.len();
    let whole = code.split('-').all(|part| is_organ(lex, part, 1));
    whole.then(|| start..start + code.len())
}

/// Whether a word can be an organ's code: 1 to 6 letters, written as codes are.
fn is_organ(lex: &Language, word: &str, shortest: usize) -> bool {
    let length = word.chars().count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if !(shortest..=6).contains(&length)
        || !word.chars().all(char::is_alphabetic)
        || !word.starts_with(char::is_uppercase)
    {
        return false;
    }
    let cased = capitals == length || length <= 3 || capitals >= 2;
    let upper = word.to_uppercase();
    // "TSFS 2024:57", "SKOLFS": the collections in which statutes are printed (författningssamling).
    let statutes = upper.len() > 2 && lex.statute_endings().closes(&upper);
    cased && !statutes && !lex.not_organ_codes().has(&upper)
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") && number >= "1950" || number.starts_with("20"))
}

fn value(number: &str) -> u32 {
    number.bytes().take(9).fold(0, |sum, digit| sum * 10 + u32::from(digit.wrapping_sub(b'0')))
}

/// Reads the token with the organ before it as a case id: what sort, and its range.
pub(super) fn classify(
    lex: &Language,
    s: &str,
    token: &Token,
    organ: Option<Range<usize>>,
    labelled: bool,
) -> Option<(Class, Range<usize>)> {
    let text = s.get(token.start..token.end)?;
    if text.len() > LONGEST {
        return None;
    }
    let (parts, signs) = parts(text)?;
    let whole = token.start..token.end;
    let strong = |organ, class| Some(Class { organ, class, pair: false, strong: true });
    if let [Part::Number(number)] = parts.as_slice() {
        if let Some(end) = spaced_pair(s, token.end).filter(|_| labelled && number.len() == 3) {
            return Some((Class { class: true, strong: true, ..Class::default() }, token.start..end));
        }
        // A number alone needs its label.
        return (labelled && organ.is_none() && (2..=12).contains(&number.len()))
            .then(|| (Class { strong: true, ..Class::default() }, whole));
    }
    if let Some(Part::Letters(first)) = parts.first().copied() {
        return lettered(lex, s, token, first, &parts, &signs, labelled);
    }
    if parts.iter().any(|part| matches!(part, Part::Letters(_))) {
        return letters_inside(lex, s, token, &parts, &signs);
    }
    let numbers: Few<&str> = parts
        .iter()
        .map(|part| match part {
            Part::Number(n) | Part::Letters(n) => *n,
        })
        .collect();
    let alone = organ.is_none();
    if let Some(organ) = organ.filter(|organ| after_organ(&s[organ.clone()], &numbers, &signs, labelled)) {
        let mut id = organ.start..token.end;
        // "KS 02-820 107": the class stands after a blank.
        if let [year, _] = numbers.as_slice()
            && year.len() == 2
        {
            id.end = class_after(s, token.end, 3..=3);
        }
        return Some((strong(true, id.end > token.end)?, id));
    }
    // "KS 2026/27 KS 2026/28": the organ of such ids stands before them.
    if let Some(end) = organ_after(lex, s, token.end, &numbers, &signs).filter(|_| alone) {
        return Some((strong(true, false)?, token.start..end));
    }
    if is_class_id(&numbers, &signs) {
        return Some((strong(false, true)?, whole));
    }
    if let Some(mut range) = pair(s, token, &numbers, &signs, labelled) {
        // "Dnr 2003/071 042": the class stands after a blank.
        if labelled && range.end == token.end {
            range.end = class_after(s, token.end, 3..=3);
        }
        let class = range.start < token.start || range.end > token.end;
        return Some((Class { organ: false, class, pair: !class, strong: labelled }, range));
    }
    // Behind its label an id has its numbers in groups of any size.
    let grouped = labelled && (3..=4).contains(&numbers.len()) && !is_date(&numbers);
    (grouped && numbers.iter().all(|number| number.len() <= 6))
        .then(|| (Class { class: true, strong: true, ..Class::default() }, whole))
}

/// "RUN/387/2023", "SLK-2023-01047", "KU.2017.91", "LD13/03336", "RV180949".
fn lettered(
    lex: &Language,
    s: &str,
    token: &Token,
    first: &str,
    parts: &[Part<'_>],
    signs: &[char],
    labelled: bool,
) -> Option<(Class, Range<usize>)> {
    if !is_organ(lex, first, if labelled { 1 } else { 2 }) && !is_small_organ(first, &parts[1..], signs) {
        return None;
    }
    let numbers: Few<&str> = parts[1..]
        .iter()
        .map_while(|part| match part {
            Part::Number(n) => Some(*n),
            Part::Letters(_) => None,
        })
        .collect();
    if numbers.len() + 1 != parts.len() {
        return None;
    }
    let years = numbers.iter().filter(|n| is_year(n)).count();
    let fits = match (numbers.as_slice(), &signs[1..]) {
        ([a, b], ['/' | '-', '/' | '-' | ':'] | ['.', '.']) => {
            years == 1 || years == 2 && value(b).abs_diff(value(a)) > 10 || (labelled && a.len() + b.len() >= 4)
        }
        ([a, _, _], ['-' | '/', '-' | '/', ':' | '-']) => is_year(a),
        // Glued: two digits of the year after the code.
        ([year, number], [' ', '/' | '-' | ':']) => (year.len() == 2 && number.len() >= 3) || is_year(year),
        ([number], [' ']) => {
            number.len() == 6
                && first.chars().count() >= 2
                && first.chars().all(char::is_uppercase)
                && year_month(number)
        }
        (numbers, [.., '/']) => numbers.len() >= 4 && numbers.last().is_some_and(|n| is_year(n)) && years == 1,
        _ => false,
    };
    let class = Class { organ: true, class: false, pair: false, strong: true };
    (fits && s.is_char_boundary(token.end)).then_some((class, token.start..token.end))
}

/// "sbf/2023:77": a code in small letters, where a year and a colon leave no doubt.
fn is_small_organ(first: &str, rest: &[Part<'_>], signs: &[char]) -> bool {
    let small = (2..=5).contains(&first.chars().count()) && first.chars().all(char::is_lowercase);
    let numbered = matches!(rest, [Part::Number(year), Part::Number(_)] if is_year(year));
    small && numbered && matches!(signs, [.., '/', ':'])
}

/// "RV180949": the first two digits are a year of this century so far or of the last one's end.
fn year_month(number: &str) -> bool {
    let year = value(&number[..2.min(number.len())]);
    !(50..90).contains(&year)
}

/// "2023/BUN 0214 40", "09/TN 0044", "2012-KS012", "5G/4G" not.
fn letters_inside(
    lex: &Language,
    s: &str,
    token: &Token,
    parts: &[Part<'_>],
    signs: &[char],
) -> Option<(Class, Range<usize>)> {
    let class = Class { organ: true, class: false, pair: false, strong: true };
    match (parts, signs) {
        ([Part::Number(year), Part::Letters(organ)], [_, '/'])
            if (is_year(year) || year.len() == 2) && is_organ(lex, organ, 2) =>
        {
            let rest = s.get(token.end..)?.strip_prefix([' ', '\u{a0}'])?;
            let start = s.len() - rest.len();
            let end = scan::digits_end(s, start);
            if !(2..=6).contains(&(end - start)) || s[end..].starts_with(char::is_alphanumeric) {
                return None;
            }
            let with_class = class_after(s, end, 2..=3);
            Some((Class { class: with_class > end, ..class }, token.start..with_class))
        }
        ([Part::Number(year), Part::Letters(organ), Part::Number(number)], [_, '-' | '/', ' ' | '-' | '/'])
            if is_year(year) && is_organ(lex, organ, 2) && !number.is_empty() =>
        {
            Some((class, token.start..token.end))
        }
        _ => None,
    }
}

/// The end of a class code after a blank, or `end` itself if none stands there.
fn class_after(s: &str, end: usize, width: std::ops::RangeInclusive<usize>) -> usize {
    let Some(rest) = s.get(end..).and_then(|rest| rest.strip_prefix(' ')) else {
        return end;
    };
    let class_end = scan::digits_end(s, s.len() - rest.len());
    let tail = s[class_end..].trim_start_matches(['.', ',', ';']);
    let closed = tail.is_empty()
        || tail.starts_with([')', '\n'])
        || class_end + 1 < s.len() && s[class_end..].starts_with([',', ';']);
    if width.contains(&(class_end - (s.len() - rest.len()))) && closed { class_end } else { end }
}

/// Whether numbers after a separate organ code make an id: "KS 2015/0259", "LS 0806-0619", "BUN 14/63", "T 2010-313-01743".
fn after_organ(organ: &str, numbers: &[&str], signs: &[char], labelled: bool) -> bool {
    let code = organ.chars().count();
    match (numbers, &signs[1..]) {
        ([a, b], ['/' | '-' | ':']) => {
            let years = (is_year(a), is_year(b));
            match years {
                (true, true) => labelled && value(a).abs_diff(value(b)) <= 1 || value(a).abs_diff(value(b)) > 10,
                (true, false) => {
                    // "KS 2016/17" may be a year from autumn to spring, unless a label says otherwise.
                    labelled || code >= 2 && !(b.len() == 2 && signs[1] == '/' && value(b) == (value(a) + 1) % 100)
                }
                (false, true) => code >= 2 && signs[1] == '/' || labelled,
                (false, false) => {
                    let short_year = a.len() == 2 || b.len() == 2;
                    code >= 2
                        && signs[1] != ':'
                        && (short_year && a.len() + b.len() >= 4 && !is_day(a, b)
                            || a.len() == 4 && b.len() == 4 && signs[1] == '-')
                }
            }
        }
        ([a, _, _], ['/' | '-', '-']) => is_year(a) && !is_date(numbers),
        _ => false,
    }
}

/// "2015/100 AKK", "2026.204 KS", "2025-0341 KS", "2019/12 KS-34": the unit after the numbers.
fn organ_after(lex: &Language, s: &str, end: usize, numbers: &[&str], signs: &[char]) -> Option<usize> {
    let [year, number] = numbers else { return None };
    // "2025-03" is a month.
    let sign = matches!(signs[1], '/' | '.') || signs[1] == '-' && number.len() >= 3;
    if !is_year(year) || is_year(number) && value(number).abs_diff(value(year)) <= 10 || !sign {
        return None;
    }
    let rest = s.get(end..)?.strip_prefix([' ', '\u{a0}'])?;
    let word = scan::letters(rest);
    let tail = &rest[word.len()..];
    let capitals = word.chars().all(char::is_uppercase);
    let closed = tail.chars().next().is_none_or(|c| is_blank(c) || matches!(c, ')' | ',' | '.' | ';'));
    (capitals && closed && is_organ(lex, word, 2)).then(|| s.len() - tail.len())
}

/// "1.5.3-219-2012", "7-742-2011", "316-259/2012", "102-274-04", "441-2011-1.5.1", "2006-152-307".
fn is_class_id(numbers: &[&str], signs: &[char]) -> bool {
    let Some((groups, joints)) = groups(numbers, signs) else {
        return false;
    };
    let [a, b, c] = groups.as_slice() else {
        return false;
    };
    let single = |group: &[&str]| group.len() == 1;
    let class =
        |group: &[&str]| group.len() > 1 && group.iter().all(|n| n.len() <= 2) || single(group) && group[0].len() == 3;
    let year = |group: &[&str]| single(group) && is_year(group[0]);
    let count = |group: &[&str]| single(group) && (1..=6).contains(&group[0].len());
    if single(a) && single(b) && single(c) && is_date(&[a[0], b[0], c[0]]) {
        return false;
    }
    match joints.as_slice() {
        // "2024/55-003", "92/041-042": the class behind year and number.
        ['/', '-'] => {
            let short = single(a) && a[0].len() == 2 && single(b) && b[0].len() >= 3;
            (year(a) && count(b) || short) && single(c) && c[0].len() == 3
        }
        ['-', '-'] => {
            // Class, number, year; also with a class of one or two digits, and with a year of two.
            (year(c) && count(b) && (class(a) || single(a) && a[0].len() <= 3))
                || (class(a)
                    && count(b)
                    && single(c)
                    && c[0].len() == 2
                    && !a[0].starts_with('0')
                    && !phone_like(a, b, c))
                || (year(b) && count(a) && class(c))
                || (year(a) && count(b) && class(c))
        }
        ['-', '/'] => class(a) && count(b) && single(c) && (year(c) || c[0].len() == 2),
        _ => false,
    }
}

/// Numbers parted by full stops are one group: the class "1.5.3".
fn groups<'n>(numbers: &'n [&'n str], signs: &[char]) -> Option<(Few<&'n [&'n str]>, Few<char>)> {
    let (mut groups, mut joints, mut start) = (Few::new(), Few::new(), 0);
    for (at, sign) in signs.iter().enumerate().skip(1) {
        if *sign == '.' {
            continue;
        }
        groups.push(numbers.get(start..at)?);
        joints.push(*sign);
        start = at;
    }
    groups.push(numbers.get(start..)?);
    Some((groups, joints))
}

/// "010-123 45" is dialled; with three and two digits after the first dash it cannot be told but by its zero.
fn phone_like(a: &[&str], b: &[&str], c: &[&str]) -> bool {
    a[0].starts_with('0') && b[0].len() <= 3 && c[0].len() == 2
}

/// A valid day: "2025-12-01", "10-12-2025".
fn is_date(numbers: &[&str]) -> bool {
    let (year, month, day) = match numbers {
        [y, m, d] if is_year(y) && m.len() <= 2 && d.len() <= 2 => (y, m, d),
        [d, m, y] if is_year(y) && m.len() <= 2 && d.len() <= 2 => (y, m, d),
        _ => return false,
    };
    is_year(year) && (1..=12).contains(&value(month)) && (1..=31).contains(&value(day))
}

fn is_day(day: &str, month: &str) -> bool {
    (1..=31).contains(&value(day)) && (1..=12).contains(&value(month)) && day.len() <= 2 && month.len() <= 2
}

/// Two numbers, one of them a year: "00322/2026", "2005/284", "31/16"; with "099 – " before it the class is part of it.
fn pair(s: &str, token: &Token, numbers: &[&str], signs: &[char], labelled: bool) -> Option<Range<usize>> {
    let whole = token.start..token.end;
    if let ([_, year, ..], [_, '/', ..], true) = (numbers, signs, labelled)
        && year.len() == 5
        && is_year(&year[..4])
    {
        // "00123/20212.6": the class is glued to the year.
        return Some(token.start..token.start + numbers[0].len() + 1 + 4);
    }
    let [a, b] = numbers else { return None };
    let years = usize::from(is_year(a)) + usize::from(is_year(b));
    let season = is_year(a) && (value(b) == value(a) + 1 || b.len() == 2 && value(b) == (value(a) + 1) % 100);
    let short = years == 0 && signs[1] == '/' && (a.len() == 2 || b.len() == 2);
    if labelled {
        let fits = years > 0 || short || a.len() + b.len() >= 4;
        return (fits && signs[1] != '.' || years == 1).then(|| class_before(s, &whole, short));
    }
    if season || years == 2 && value(a).abs_diff(value(b)) <= 20 {
        return None;
    }
    let fits = match signs[1] {
        '/' => years > 0 || short && a.len() + b.len() >= 4 && !is_day(a, b),
        _ => false,
    };
    let range = class_before(s, &whole, short);
    fits.then_some(range)
}

/// The end of " – 376/06" after a class code.
fn spaced_pair(s: &str, from: usize) -> Option<usize> {
    let rest = s.get(from..)?;
    let pair = rest.strip_prefix(" – ").or_else(|| rest.strip_prefix(" - "))?;
    let slash = scan::digits_end(pair, 0);
    let year = pair.get(slash..)?.strip_prefix('/')?;
    let end = scan::digits_end(year, 0);
    (slash > 0 && matches!(end, 2 | 4)).then(|| s.len() - year.len() + end)
}

/// "099 – 376/06": three digits and a dash before the pair.
fn class_before(s: &str, whole: &Range<usize>, short: bool) -> Range<usize> {
    let head = &s[..whole.start];
    let Some(class) = head.strip_suffix(" – ").or_else(|| head.strip_suffix(" - ")).filter(|_| short) else {
        return whole.clone();
    };
    let start = class.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let free = scan::before(s, start).is_none_or(|c| is_blank(c) || c == '(');
    if class.len() - start == 3 && free { start..whole.end } else { whole.clone() }
}
