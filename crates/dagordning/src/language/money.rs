//! Units of money, months and weekdays.

use super::damage::alike;
use super::data::{self, Data};
use super::matches::CurrencyMatch;
use super::phrases::Phrases;

#[derive(Debug, Default)]
pub(super) struct Units {
    money: Phrases<Unit>,
    /// Units without letters: `:-`, `€`.
    signs: Vec<(String, Unit)>,
    months: Phrases<u8>,
    /// Their full names.
    month_names: Vec<(&'static str, u8)>,
    weekdays: Phrases<u8>,
}

#[derive(Debug, Clone, Copy)]
struct Unit {
    scale: f64,
    currency: Option<&'static str>,
}

/// The currencies that the data may name.
const CURRENCIES: [&str; 5] = ["SEK", "EUR", "USD", "NOK", "DKK"];

impl Units {
    pub(super) fn new(data: &Data) -> Self {
        let mut units = Units::default();
        for line in data::lines(data.money.units) {
            let Some((name, meaning)) = line.rsplit_once(" = ") else { continue };
            let mut meaning = meaning.split_whitespace();
            let Some(scale) = meaning.next().and_then(|scale| scale.parse().ok()) else { continue };
            let currency = meaning.next().and_then(|code| CURRENCIES.into_iter().find(|known| *known == code));
            let unit = Unit { scale, currency };
            if name.contains(char::is_alphabetic) {
                units.money.insert(name, unit);
            } else {
                units.signs.push((name.to_owned(), unit));
            }
        }
        for (table, list) in [(&mut units.months, data.calendar.months), (&mut units.weekdays, data.calendar.weekdays)]
        {
            for (line, number) in data::lines(list).zip(1..) {
                line.split_whitespace().for_each(|form| table.insert(form, number));
            }
        }
        let months = data::lines(data.calendar.months).zip(1..);
        units.month_names =
            months.filter_map(|(line, number)| Some((line.split_whitespace().next()?, number))).collect();
        units
    }

    pub(super) fn currency(&self, text: &str) -> Option<CurrencyMatch> {
        let matched = |unit: Unit, end: usize| CurrencyMatch { scale: unit.scale, currency: unit.currency, end };
        if text.starts_with(char::is_alphabetic) {
            let (unit, end) = self.money.longest(text)?;
            return Some(matched(unit, end));
        }
        let (sign, unit) = self.signs.iter().find(|(sign, _)| text.starts_with(sign.as_str()))?;
        Some(matched(*unit, sign.len()))
    }

    pub(super) fn month(&self, word: &str) -> Option<u8> {
        if word.len() > 12 { None } else { self.months.exact(word) }
    }

    pub(super) fn month_in_full(&self, word: &str) -> bool {
        self.month_names.iter().any(|(name, _)| word.eq_ignore_ascii_case(name))
    }

    /// The month that a word is a damaged form of: the one that it differs from least, if only one does.
    pub(super) fn damaged_month(&self, word: &str) -> Option<u8> {
        if !(4..=12).contains(&word.len()) || !word.is_ascii() {
            return None;
        }
        let small = |word: &str| alike(word.to_ascii_lowercase().bytes());
        let read = small(word);
        let mut best: Option<(usize, u8)> = None;
        let mut tie = false;
        for (name, month) in &self.month_names {
            let cost = distance(&read, &small(name));
            let allowed = match name.len() {
                0..=4 => 0,
                5 | 6 => 1,
                _ => 2,
            };
            match best {
                _ if cost > allowed => {}
                Some((least, _)) if least < cost => {}
                Some((least, known)) if least == cost => tie |= known != *month,
                _ => (best, tie) = (Some((cost, *month)), false),
            }
        }
        best.filter(|_| !tie).map(|(_, month)| month)
    }

    pub(super) fn weekday(&self, word: &str) -> Option<u8> {
        if word.len() > 12 { None } else { self.weekdays.exact(word) }
    }
}

/// How many letters must be changed, added or left out.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut corner = at;
        row[0] = at + 1;
        for (index, known) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != known);
            corner = row[index + 1];
            row[index + 1] = changed.min(row[index] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::Language;

    #[test]
    fn units_of_money() {
        let language = Language::swedish();
        for (text, scale, currency, printed) in [
            ("kr för 2026", 1.0, Some("SEK"), "kr"),
            ("kr.", 1.0, Some("SEK"), "kr"),
            ("kronor/månad", 1.0, Some("SEK"), "kronor"),
            ("tkr", 1e3, Some("SEK"), "tkr"),
            ("mnkr", 1e6, Some("SEK"), "mnkr"),
            ("Mkr", 1e6, Some("SEK"), "Mkr"),
            ("miljoner kronor", 1e6, Some("SEK"), "miljoner kronor"),
            ("milj. kr", 1e6, Some("SEK"), "milj. kr"),
            ("miljoner i stöd", 1e6, None, "miljoner"),
            ("miljarder kronor", 1e9, Some("SEK"), "miljarder kronor"),
            ("SEK", 1.0, Some("SEK"), "SEK"),
            (":- per år", 1.0, Some("SEK"), ":-"),
            ("€", 1.0, Some("EUR"), "€"),
            ("euro", 1.0, Some("EUR"), "euro"),
            ("öre", 0.01, Some("SEK"), "öre"),
        ] {
            let found = language.currency_unit(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.scale, found.currency, &text[..found.end]), (scale, currency, printed), "{text}");
        }
        for text in ["kring", "krona1", "procent", "", " kr", "miljonprogram", "personer"] {
            assert_eq!(language.currency_unit(text), None, "{text}");
        }
    }

    #[test]
    fn months_and_weekdays() {
        let language = Language::swedish();
        for (word, month) in [
            ("december", Some(12)),
            ("dec.", Some(12)),
            ("Maj", Some(5)),
            ("sept", Some(9)),
            ("måndag", None),
            ("juninatt", None),
        ] {
            assert_eq!(language.month(word), month, "{word}");
        }
        for (word, month) in [
            ("apri1", Some(4)),
            ("0ktober", Some(10)),
            ("januan", Some(1)),
            ("rnars", Some(3)),
            ("junl", Some(6)),
            ("jul1", Some(7)),
            ("seplember", Some(9)),
            ("personer", None),
            ("kronor", None),
            ("maj", None),
        ] {
            assert_eq!(language.damaged_month(word), month, "{word}");
        }
        assert_eq!(Language::exact().damaged_month("apri1"), None);
        for (word, day) in [
            ("måndag", Some(1)),
            ("Måndagen", Some(1)),
            ("sön", Some(7)),
            ("son", None),
            ("man", None),
            ("Torsdagen", Some(4)),
            ("", None),
        ] {
            assert_eq!(language.weekday(word), day, "{word}");
        }
    }
}
