//! What stands in a cell.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use crate::model::Number;

/// What stands between the entries of a list in one cell.
pub const LIST_SEPARATOR: &str = "; ";

/// What stands in a cell; as text by its `Display`, which is empty for what is absent.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value<'v> {
    /// The page does not say.
    Absent,
    /// Text, a list, a term, a day, a time or an id.
    Text(Cow<'v, str>),
    /// A whole number.
    Integer(i64),
    /// A number with at most two decimals.
    Decimal(Number),
    /// A number from 0 to 1.
    Share(f64),
    /// True or false.
    Boolean(bool),
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Absent => Ok(()),
            Value::Text(text) => f.write_str(text),
            Value::Integer(number) => write!(f, "{number}"),
            Value::Decimal(Number { hundredths }) => {
                let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
                let sign = if *hundredths < 0 { "-" } else { "" };
                if rest == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest:02}") }
            }
            Value::Share(share) => write!(f, "{share}"),
            Value::Boolean(true) => f.write_str("true"),
            Value::Boolean(false) => f.write_str("false"),
        }
    }
}

impl<'v> From<&'v str> for Value<'v> {
    fn from(text: &'v str) -> Value<'v> {
        Value::Text(Cow::Borrowed(text))
    }
}

impl<'v> From<&'v String> for Value<'v> {
    fn from(text: &'v String) -> Value<'v> {
        Value::from(text.as_str())
    }
}

impl<'v> From<&'v Option<String>> for Value<'v> {
    fn from(text: &'v Option<String>) -> Value<'v> {
        Value::from(text.as_deref())
    }
}

impl<'v, T: Into<Value<'v>>> From<Option<T>> for Value<'v> {
    fn from(value: Option<T>) -> Value<'v> {
        value.map_or(Value::Absent, Into::into)
    }
}

impl<'v> From<&'v Vec<String>> for Value<'v> {
    fn from(entries: &'v Vec<String>) -> Value<'v> {
        list(entries.iter().map(String::as_str))
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Value::Boolean(value)
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Value::Integer(number.into())
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::from(number as u64)
    }
}

impl From<f64> for Value<'_> {
    fn from(share: f64) -> Self {
        Value::Share(share)
    }
}

impl From<Number> for Value<'_> {
    fn from(number: Number) -> Self {
        Value::Decimal(number)
    }
}

/// Entries in one cell; none are absent.
pub(super) fn list<'v>(entries: impl Iterator<Item = &'v str>) -> Value<'v> {
    let mut entries = entries;
    let Some(first) = entries.next() else { return Value::Absent };
    let Some(second) = entries.next() else { return Value::from(first) };
    let mut all = [first, LIST_SEPARATOR, second].concat();
    for entry in entries {
        all.push_str(LIST_SEPARATOR);
        all.push_str(entry);
    }
    Value::Text(Cow::Owned(all))
}

/// A word of a closed set, as the JSON has it.
pub(super) fn term<'v>(term: &impl Serialize) -> Value<'v> {
    match serde_json::to_value(term) {
        Ok(serde_json::Value::String(word)) => Value::Text(Cow::Owned(word)),
        Ok(serde_json::Value::Array(words)) => {
            let words: Vec<&str> = words.iter().filter_map(serde_json::Value::as_str).collect();
            match list(words.into_iter()) {
                Value::Text(words) => Value::Text(Cow::Owned(words.into_owned())),
                _ => Value::Absent,
            }
        }
        _ => Value::Absent,
    }
}

/// Days from 1970-01-01 to a day by ISO 8601.
#[must_use]
pub fn day(text: &str) -> Option<i32> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years that begin in March have the leap day last; eras have 400 of them.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day - 1 - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_by_the_calendar() {
        let days = ["1970-01-01", "1969-12-31", "2000-02-29", "2026-03-02", "1862-01-01"].map(day);
        assert_eq!(days, [Some(0), Some(-1), Some(11_016), Some(20_514), Some(-39_446)]);
        assert_eq!(["2026-13-01", "2026", "", "2026-03-xx"].map(day), [None; 4]);
    }
}
