//! Amounts of money in running text.

use super::Spanned;
use super::scan::{self, is_blank, is_dash};
use crate::language::Language;
use crate::model::Number;

/// An amount of money. Its span covers sign, number and unit, not the hedge before ("ca") nor the rate after ("per år").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount<'s> {
    /// In whole units of the currency, at most two decimals: "1,2 mnkr" → 1 200 000.
    pub value: Number,
    /// The upper end of a range: "100 000-150 000 kr".
    pub value_max: Option<Number>,
    /// ISO 4217; none for "miljoner" without a currency word.
    pub currency: Option<&'static str>,
    /// The unit of a rate as printed: "månad" in "kronor per månad", "m2" in "kr/m2".
    pub per: Option<&'s str>,
}

/// All amounts in `s`, in order. A number is an amount only with a unit of money beside it.
#[must_use]
pub fn amounts<'s>(lex: &Language, s: &'s str) -> Vec<Spanned<Amount<'s>>> {
    let mut found: Vec<Spanned<Amount<'s>>> = Vec::new();
    let mut at = 0;
    while let Some(digit) = scan::next_digit(s, at) {
        let Some(number) = figure(s, digit) else {
            at = scan::digits_end(s, digit);
            continue;
        };
        at = number.end;
        let floor = found.last().map_or(0, |amount| amount.end);
        if !starts_freely(s, digit) {
            continue;
        }
        if let Some(amount) = after_number(lex, s, floor, &number).or_else(|| before_number(lex, s, floor, &number)) {
            at = at.max(amount.end);
            found.push(amount);
        }
    }
    found
}

/// A printed number: its digits without grouping.
#[derive(Debug, Clone, Copy)]
struct Figure {
    start: usize,
    end: usize,
    /// All digits, also the decimals.
    mantissa: i128,
    decimals: u32,
    /// Ungrouped, whole and in the range of years.
    year_like: bool,
}

/// More digits than any budget has are no amount.
const LONGEST: usize = 15;

fn figure(s: &str, start: usize) -> Option<Figure> {
    let first = scan::digits_end(s, start);
    let (mut mantissa, mut count) = (0i128, 0usize);
    let mut take = |range: &str| {
        count += range.len();
        // Six more at most are decimals, so the sum stays in range.
        if count <= LONGEST + 6 {
            for digit in range.bytes() {
                mantissa = mantissa * 10 + i128::from(digit.wrapping_sub(b'0'));
            }
        }
        count <= LONGEST
    };
    // A group that lost its head: "000 kr" at the start of a wrapped line.
    if s[start..first].starts_with("00") {
        return None;
    }
    if !take(s.get(start..first)?) {
        return None;
    }
    let mut end = first;
    let mut grouped = None;
    // "500 000", "2.350.000", and a group that was broken over a line.
    // "2015-06-04 192 836,44 kr": no group begins with a nought.
    while first - start <= 3
        && !(s[start..first].starts_with('0') && first - start > 1)
        && let Some(sign) = scan::after(s, end).filter(|c| *c == '.' || is_blank(*c))
        && grouped.is_none_or(|before| before == sign || is_blank(before) && is_blank(sign))
    {
        let group = end + sign.len_utf8();
        let group_end = scan::digits_end(s, group);
        if group_end - group != 3 || sign == '.' && scan::after(s, group_end) == Some(',') && grouped.is_none() {
            break;
        }
        if !take(s.get(group..group_end)?) {
            return None;
        }
        grouped = Some(sign);
        end = group_end;
    }
    let mut decimals = 0;
    if let Some(sign) = scan::after(s, end).filter(|c| *c == ',' || *c == '.' && grouped.is_none()) {
        let part_end = scan::digits_end(s, end + 1);
        let part = s.get(end + 1..part_end)?;
        // With a full stop only one or two decimals: three are a group.
        if matches!(part.len(), 1 | 2) || sign == ',' && (1..=6).contains(&part.len()) {
            take(part);
            decimals = part.len() as u32;
            end = part_end;
        }
    }
    // "22:40 kronor": crowns and öre.
    if decimals == 0 && scan::after(s, end) == Some(':') && is_ore(s, end + 1) {
        take(s.get(end + 1..end + 3)?);
        (decimals, end) = (2, end + 3);
    }
    let year_like = grouped.is_none() && decimals == 0 && (1900..2100).contains(&mantissa);
    Some(Figure { start, end, mantissa, decimals, year_like })
}

/// Whether two digits stand at a byte, and nothing of a word or number behind them.
fn is_ore(s: &str, at: usize) -> bool {
    scan::digits_end(s, at) == at + 2
        && scan::after(s, at + 2).is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ':' | '-' | '/'))
}

impl Figure {
    /// The number in hundredths of the currency's unit.
    fn scaled(&self, scale: f64, negative: bool) -> Option<Number> {
        let cents = (scale * 100.0).round() as i128;
        let divisor = 10i128.checked_pow(self.decimals)?;
        let scaled = self.mantissa.checked_mul(cents)?;
        let rounded = (scaled + divisor / 2) / divisor;
        let hundredths = i64::try_from(if negative { -rounded } else { rounded }).ok()?;
        Some(Number { hundredths })
    }
}

/// Whether a number begins here: not inside a word, a date, a case id or another number; no § before it.
fn starts_freely(s: &str, digit: usize) -> bool {
    let Some(c) = scan::before(s, digit) else {
        return true;
    };
    if c.is_alphanumeric() || matches!(c, '/' | ':' | '§' | '_') {
        return false;
    }
    let earlier = s[..digit - c.len_utf8()].chars().next_back();
    if matches!(c, '.' | ',') {
        return !earlier.is_some_and(|e| e.is_ascii_digit());
    }
    !(is_blank(c) && earlier == Some('§'))
}

/// The number with the unit after it, as the first or only end of a range.
fn after_number<'s>(lex: &Language, s: &'s str, floor: usize, number: &Figure) -> Option<Spanned<Amount<'s>>> {
    if let Some(unit) = unit_at(lex, s, number.end) {
        if let Some((whole, end)) = with_ore(lex, s, number, &unit) {
            return build(lex, s, floor, &whole, unit.scale, None, &Unit { end, ..unit });
        }
        if number.year_like
            && scan::last_word(&s[..number.start], 4).is_some_and(|(_, word)| lex.before_years().has(word))
        {
            return None;
        }
        // "100 kr–150 kr": each end has its unit.
        let second = range_end(lex, s, unit.end, false).and_then(|last| {
            let other = unit_at(lex, s, last.end)?;
            (other.currency == unit.currency).then_some((last, other))
        });
        return match second {
            Some((last, other)) if last.scaled(other.scale, false) > number.scaled(unit.scale, false) => {
                build(lex, s, floor, number, unit.scale, Some(&last), &other)
            }
            _ => build(lex, s, floor, number, unit.scale, None, &unit),
        };
    }
    let spelled = || {
        let before = scan::last_word(&s[..number.start], 12);
        before.is_some_and(|(_, word)| lex.range_openers().has_in_lower_case(word))
    };
    let last = range_end(lex, s, number.end, false)
        .or_else(|| spelled().then(|| range_end(lex, s, number.end, true)).flatten())?;
    let unit = unit_at(lex, s, last.end)?;
    let rises =
        last.scaled(unit.scale, false) > number.scaled(unit.scale, false) && (last.year_like || !number.year_like);
    rises.then(|| build(lex, s, floor, number, unit.scale, Some(&last), &unit)).flatten()
}

/// "2 kronor 50 öre": crowns and öre, each with its unit; and where they end.
fn with_ore(lex: &Language, s: &str, number: &Figure, unit: &Unit) -> Option<(Figure, usize)> {
    let digits = s[unit.end..].trim_start();
    if s[..unit.end].ends_with('.')
        || number.decimals > 0
        || unit.scale != 1.0
        || !digits.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let second = figure(s, s.len() - digits.len()).filter(|second| second.decimals == 0 && second.mantissa < 100)?;
    let ore = unit_at(lex, s, second.end).filter(|ore| ore.scale < unit.scale && ore.currency == unit.currency)?;
    let mantissa = number.mantissa * 100 + second.mantissa;
    Some((Figure { mantissa, decimals: 2, year_like: false, ..*number }, ore.end))
}

/// The second number of a range: after a dash, or after "till" or "och" where the caller saw "från" or "mellan".
fn range_end(lex: &Language, s: &str, from: usize, spelled: bool) -> Option<Figure> {
    let rest = s.get(from..)?.trim_start();
    let tail = if spelled { lex.range_joints().cut_from(rest)? } else { rest.strip_prefix(is_dash)? };
    let tail = tail.trim_start();
    tail.starts_with(|c: char| c.is_ascii_digit()).then(|| figure(s, s.len() - tail.len())).flatten()
}

/// "SEK 500 000", "€ 500": the unit first, in capitals or a sign, and no unit after the number.
fn before_number<'s>(lex: &Language, s: &'s str, floor: usize, number: &Figure) -> Option<Spanned<Amount<'s>>> {
    if number.year_like || number.start == 0 {
        return None;
    }
    // "Alla priser anges i kr 12": with its öre or a group it is an amount.
    let written = s[number.start..number.end].contains(['.', ':', ',']);
    if let Some((start, unit)) = spelled_before(lex, s, floor, number.start).filter(|_| written) {
        let value = number.scaled(unit.scale, false)?;
        // "kr. 96:--": no öre.
        let dashes = s[number.end..].strip_prefix(':').filter(|rest| rest.starts_with(is_dash));
        let end = dashes.map_or(number.end, |rest| s.len() - rest.trim_start_matches(is_dash).len());
        let amount = Amount { value, value_max: None, currency: unit.currency, per: per(lex, s, end) };
        return Some(Spanned::new(amount, start, end));
    }
    let (start, word) = scan::last_word(s.get(floor..number.start)?, 6)?;
    if word.bytes().any(|b| b.is_ascii_lowercase()) || !lex.leading_units().opens(word) {
        return None;
    }
    let unit = lex.currency_unit(word).filter(|unit| unit.end == word.len())?;
    unit.currency?;
    let value = number.scaled(unit.scale, false)?;
    let amount = Amount { value, value_max: None, currency: unit.currency, per: None };
    Some(Spanned::new(amount, floor + start, number.end))
}

/// "kr 2:25", "kr. 21.436:18": the unit as a word before the number, as it was written until the eighties, and where it begins.
fn spelled_before(lex: &Language, s: &str, floor: usize, number: usize) -> Option<(usize, Unit)> {
    let (start, word) = scan::last_word(s.get(floor..number)?, 6)?;
    let (from, end) = (floor + start, floor + start + word.len());
    let one_blank = matches!(&s[end..number], " " | "\u{a0}");
    let unit = lex.currency_unit(word).filter(|unit| word[unit.end..].trim_end_matches('.').is_empty())?;
    let spelled = one_blank && lex.spelled_units().has_in_any_case(word.trim_end_matches('.'));
    spelled.then_some((from, Unit { scale: unit.scale, currency: unit.currency, end }))
}

/// A unit of money in the text: the end is a byte of the whole text.
struct Unit {
    scale: f64,
    currency: Option<&'static str>,
    end: usize,
}

fn unit_at(lex: &Language, s: &str, from: usize) -> Option<Unit> {
    let rest = s.get(from..)?;
    let text = rest.trim_start();
    // A unit begins with a letter or with ":-", ",-", "€"; a blank line ends the amount.
    let gap = rest.len() - text.len();
    let first = text.chars().next()?;
    if gap > 4 || !(first.is_alphabetic() || matches!(first, ':' | ',' | '€' | '$' | '£')) {
        return None;
    }
    let unit = lex.currency_unit(text)?;
    Some(Unit { scale: unit.scale, currency: unit.currency, end: from + gap + unit.end })
}

fn build<'s>(
    lex: &Language,
    s: &'s str,
    floor: usize,
    first: &Figure,
    first_scale: f64,
    last: Option<&Figure>,
    unit: &Unit,
) -> Option<Spanned<Amount<'s>>> {
    let (start, negative) = sign(lex, s, floor, first.start);
    // "kr 18.400:-": the unit is written on both sides.
    let both = spelled_before(lex, s, floor, start).filter(|before| before.1.currency == unit.currency);
    let start = both.map_or(start, |(before, _)| before);
    let mut end = shown_end(s, unit.end);
    // "kr. 96:--"
    if s[..end].ends_with('-') {
        end += s[end..].len() - s[end..].trim_start_matches('-').len();
    }
    if unit.currency.is_none() && !counts_money(lex, s, first.start, unit.end) {
        return None;
    }
    let amount = Amount {
        value: first.scaled(first_scale, negative)?,
        value_max: last.and_then(|last| last.scaled(unit.scale, false)),
        currency: unit.currency,
        per: per(lex, s, unit.end),
    };
    Some(Spanned::new(amount, start, end))
}

/// The end of the amount as shown: the full stop of "kr." at the end of a sentence is the sentence's.
fn shown_end(s: &str, end: usize) -> usize {
    match s.get(..end).and_then(|text| text.strip_suffix('.')) {
        Some(text) if !s[end..].trim_start().starts_with(char::is_lowercase) => text.len(),
        _ => end,
    }
}

/// Where the amount begins with its sign, and whether it is below zero. A dash after a letter or digit joins, and one
/// before a blank is a bullet or a pause.
fn sign(lex: &Language, s: &str, floor: usize, start: usize) -> (usize, bool) {
    let head = &s[floor..start];
    if let Some(c) = head.chars().next_back().filter(|c| is_dash(*c) || *c == '+') {
        let at = start - c.len_utf8();
        let free = scan::before(s, at).is_none_or(|before| is_blank(before) || matches!(before, '(' | '"' | '”'));
        return if free { (at, c != '+') } else { (start, false) };
    }
    match scan::last_word(head, 8) {
        Some((at, word)) if lex.negative_signs().has_in_any_case(word) => (floor + at, true),
        _ => (start, false),
    }
}

/// The unit of the rate after the amount: "/månad", " per kvadratmeter"; "per den 31 juli" is a date.
fn per<'s>(lex: &Language, s: &'s str, end: usize) -> Option<&'s str> {
    let rest = s.get(end..)?;
    let tail = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    let unit = match tail.strip_prefix('/') {
        Some(unit) => unit.trim_start(),
        None => lex.rate_openers().cut_from(tail)?.trim_start(),
    };
    let word = word_with_digits(unit);
    let fits = word.starts_with(char::is_lowercase) && !lex.not_rates().has(word);
    if !fits {
        return None;
    }
    // "per barn och år": both make the rate.
    let tail = &unit[word.len()..];
    let both = lex.joint_of_rates().cut_from(tail).and_then(|after| {
        let time = word_with_digits(after);
        lex.rate_times().has(time).then(|| unit.len() - after.len() + time.len())
    });
    both.map_or(Some(word), |end| unit.get(..end))
}

fn word_with_digits(s: &str) -> &str {
    let end =
        s.char_indices().find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '²' | '³'))).map_or(s.len(), |(at, _)| at);
    &s[..end]
}

/// How far a sentence is searched for a word of money, in bytes to each side.
const SENTENCE: usize = 200;

/// Whether "12 miljoner" counts money: no noun follows that it could count, and its sentence speaks of money.
fn counts_money(lex: &Language, s: &str, start: usize, end: usize) -> bool {
    let next = scan::letters(s[end..].trim_start());
    let glued = s[end..].starts_with(char::is_alphanumeric);
    if glued || !(next.is_empty() || lex.not_counted().has(next)) {
        return false;
    }
    let floor = (start.saturating_sub(SENTENCE)..start).find(|at| s.is_char_boundary(*at)).unwrap_or(start);
    let ceiling = (end..=(end + SENTENCE).min(s.len())).rev().find(|at| s.is_char_boundary(*at)).unwrap_or(end);
    let (head, tail) = (&s[floor..start], &s[end..ceiling]);
    let opens = head.rfind([';', '\n', '?', '!']).max(head.rfind(". ")).map_or(0, |at| at + 1);
    let closes = tail.find(". ").or_else(|| tail.find("\n\n")).unwrap_or(tail.len());
    speaks_of_money(lex, &head[opens..]) || speaks_of_money(lex, &tail[..closes])
}

fn speaks_of_money(lex: &Language, text: &str) -> bool {
    let text = text.to_lowercase();
    let unit =
        |word: &str| lex.currency_unit(word).is_some_and(|unit| unit.currency.is_some() && unit.end == word.len());
    lex.money_stems().is_in(&text)
        || text
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word.len() >= 2 && (lex.money_words().has(word) || unit(word)))
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
