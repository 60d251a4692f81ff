//! Units of money, months and weekdays.

use super::data::{self, Data};
use super::matches::CurrencyMatch;
use super::phrases::Phrases;

#[derive(Debug, Default)]
pub(super) struct Units {
    money: Phrases<Unit>,
    /// Units without letters: `:-`, `€`.
    signs: Vec<(String, Unit)>,
    months: Phrases<u8>,
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

    pub(super) fn weekday(&self, word: &str) -> Option<u8> {
        if word.len() > 12 { None } else { self.weekdays.exact(word) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lexicon;

    #[test]
    fn units_of_money() {
        let lexicon = Lexicon::swedish();
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
            let found = lexicon.currency_unit(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.scale, found.currency, &text[..found.end]), (scale, currency, printed), "{text}");
        }
        for text in ["kring", "krona1", "procent", "", " kr", "miljonprogram", "personer"] {
            assert_eq!(lexicon.currency_unit(text), None, "{text}");
        }
    }

    #[test]
    fn months_and_weekdays() {
        let lexicon = Lexicon::swedish();
        for (word, month) in [
            ("december", Some(12)),
            ("dec.", Some(12)),
            ("Maj", Some(5)),
            ("sept", Some(9)),
            ("måndag", None),
            ("juninatt", None),
        ] {
            assert_eq!(lexicon.month(word), month, "{word}");
        }
        for (word, day) in [
            ("måndag", Some(1)),
            ("Måndagen", Some(1)),
            ("sön", Some(7)),
            ("son", None),
            ("man", None),
            ("Torsdagen", Some(4)),
            ("", None),
        ] {
            assert_eq!(lexicon.weekday(word), day, "{word}");
        }
    }
}
