//! Documents in which nobody is named: other words in the place of those that can be names, other digits in the place of
//! those that can tell a person or a matter. Each is as long as what it stands for, in the same letter case, and the same wherever
//! that stands.

use std::collections::{BTreeSet, HashMap, HashSet};

use dagordning::{given_names, hash, listed_words};
use serde_json::Value;

/// Fields whose values are terms of closed lists, days and times.
const TERMS: [&str; 16] = [
    "kind",
    "status",
    "role",
    "office",
    "outcome",
    "initiative",
    "kinds",
    "vote",
    "language",
    "reconciled",
    "currency",
    "date",
    "end_date",
    "start_time",
    "end_time",
    "per",
];
/// The end of a word that is a word of the trade of so many letters stays: the board of any matter is a board.
const END: usize = 6;
const CONSONANTS: &[u8] = b"bdfgklmnprstv";
const VOWELS: &[u8] = b"aeiou";

/// What stands for what.
pub struct Anonymous {
    /// Made of the whole text, so that nobody without it can try out what a short number was.
    salt: String,
    /// Words that can be names, in small letters.
    personal: HashSet<String>,
    known: HashMap<String, String>,
    taken: HashSet<String>,
    given: BTreeSet<String>,
}

impl Anonymous {
    /// Knows all that can be a name in a text and in the values that were read from it.
    pub fn of(text: &str, documents: &[Value]) -> Anonymous {
        let mut anonymous = Anonymous {
            salt: hash(text.as_bytes()),
            personal: HashSet::new(),
            known: HashMap::new(),
            taken: HashSet::new(),
            given: given_names().map(str::to_lowercase).collect(),
        };
        anonymous.learn(text);
        documents.iter().for_each(|document| anonymous.learn_values(document));
        anonymous
    }

    fn learn_values(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.learn(text),
            Value::Array(values) => values.iter().for_each(|value| self.learn_values(value)),
            Value::Object(object) => {
                let named = object.iter().filter(|(key, _)| !TERMS.contains(&key.as_str()));
                named.for_each(|(_, value)| self.learn_values(value));
            }
            _ => {}
        }
    }

    fn learn(&mut self, text: &str) {
        for token in text.split_whitespace() {
            let address = is_address(token);
            for word in token.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()) {
                let small = word.to_lowercase();
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                if address || capital && !listed_words().contains(&small) {
                    self.personal.insert(small);
                }
            }
        }
    }

    /// The text with other words and digits.
    pub fn text(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            let length = if sign.is_alphabetic() {
                let length = rest.find(|sign: char| !sign.is_alphabetic()).unwrap_or(rest.len());
                out.push_str(&self.word(&rest[..length]));
                length
            } else if sign.is_ascii_digit() {
                let length = number(rest);
                out.push_str(&self.digits(&rest[..length]));
                length
            } else {
                out.push(sign);
                sign.len_utf8()
            };
            rest = &rest[length..];
        }
        out
    }

    /// The values of a document with other words and digits.
    pub fn values(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.values(value)),
            Value::Object(object) => {
                // A number that the text does not tell digit by digit is not told.
                object.retain(|_, value| value.as_f64().is_none_or(|number| number.fract() == 0.0));
                let named = object.iter_mut().filter(|(key, _)| !TERMS.contains(&key.as_str()));
                named.for_each(|(_, value)| self.values(value));
            }
            Value::Number(number) => {
                if let Some(whole) = number.as_f64().filter(|whole| *whole >= 0.0) {
                    let digits = self.digits(&format!("{whole:.0}"));
                    *value = digits.parse::<u64>().map_or(Value::Null, Value::from);
                }
            }
            _ => {}
        }
    }

    /// What stands for a word, in its letter case.
    fn word(&mut self, word: &str) -> String {
        let small = word.to_lowercase();
        // Few words have more letters in one case than in the other; of these each letter stands for itself.
        if !self.personal.contains(&small) || small.chars().count() != word.chars().count() {
            return if self.personal.contains(&small) { "x".repeat(word.chars().count()) } else { word.to_owned() };
        }
        let other = self.other(&small);
        let cased = word.chars().zip(other.chars());
        cased.map(|(own, other)| if own.is_uppercase() { upper(other) } else { other }).collect()
    }

    fn other(&mut self, small: &str) -> String {
        if let Some(known) = self.known.get(small) {
            return known.clone();
        }
        let stem = small.strip_suffix('s').filter(|stem| stem.chars().count() > 1 && self.personal.contains(*stem));
        let other = match (stem.map(str::to_owned), of_trade(small)) {
            (Some(stem), _) => self.other(&stem) + "s",
            (None, Some(at)) => self.other(&small[..at]) + &small[at..],
            (None, None) => self.invented(small),
        };
        self.taken.insert(other.clone());
        self.known.insert(small.to_owned(), other.clone());
        other
    }

    /// A word that is none, or another given name in the place of one.
    fn invented(&self, small: &str) -> String {
        let length = small.chars().count();
        let others: Vec<&String> = self.given.iter().filter(|name| name.chars().count() == length).collect();
        let fits = |other: &str| {
            other != small
                && !self.taken.contains(other)
                && !self.personal.contains(other)
                && !listed_words().contains(other)
        };
        if self.given.contains(small) && !others.is_empty() {
            let from = self.draw(small, 0) as usize;
            let found = (0..others.len()).map(|step| others[(from + step) % others.len()]).find(|name| fits(name));
            if let Some(name) = found {
                return name.clone();
            }
        }
        // Of the shortest words all may be taken.
        (0..500)
            .map(|round| self.spelt(small, length, round))
            .find(|other| fits(other))
            .unwrap_or_else(|| "x".repeat(length))
    }

    fn spelt(&self, small: &str, length: usize, round: u32) -> String {
        let letter = |at: usize| {
            let letters = if at.is_multiple_of(2) { CONSONANTS } else { VOWELS };
            char::from(letters[self.draw(small, round * 100 + at as u32) as usize % letters.len()])
        };
        (0..length).map(letter).collect()
    }

    /// A number that is the same each time for the same.
    fn draw(&self, of: &str, round: u32) -> u32 {
        let drawn = hash(format!("{} {of} {round}", self.salt).as_bytes());
        u32::from_str_radix(&drawn[..7], 16).unwrap_or(0)
    }

    /// What stands for a number with its signs.
    fn digits(&self, printed: &str) -> String {
        if stays(printed) {
            return printed.to_owned();
        }
        let bare: String = printed.chars().filter(char::is_ascii_digit).collect();
        let mut out = String::new();
        let mut at = 0;
        for (index, group) in printed.split_inclusive(|sign: char| !sign.is_ascii_digit()).enumerate() {
            let digits = group.trim_end_matches(|sign: char| !sign.is_ascii_digit());
            // The year of a case stays.
            let year = index == 0 && is_year(digits) && group.ends_with(['/', ':']);
            for digit in group.chars() {
                if !digit.is_ascii_digit() || year {
                    out.push(digit);
                } else if digit == '0' && at == 0 {
                    out.push('0');
                } else {
                    let drawn = self.draw(&bare, at as u32);
                    out.push_str(&if at == 0 { 1 + drawn % 9 } else { drawn % 10 }.to_string());
                }
                at += usize::from(digit.is_ascii_digit());
            }
        }
        out
    }
}

fn upper(sign: char) -> char {
    let mut upper = sign.to_uppercase();
    upper.next().filter(|_| upper.next().is_none()).unwrap_or(sign)
}

/// Whether a piece of text is an address, in which small letters name people, too.
fn is_address(token: &str) -> bool {
    token.contains('@') || token.contains("www.") || token.contains("://")
}

/// Where the end begins that is a word of the trade.
fn of_trade(small: &str) -> Option<usize> {
    let starts = small.char_indices().skip(2).map(|(at, _)| at);
    starts.take_while(|at| small[*at..].chars().count() >= END).find(|at| listed_words().contains(&small[*at..]))
}

/// How long a number is with the signs and blanks inside it.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    loop {
        while digit(end) {
            end += 1;
        }
        // Groups of three follow a blank; those of telephones may be shorter.
        let blank = text[end..].chars().next().filter(|sign| matches!(sign, ' ' | '\u{a0}'));
        let telephone = text.starts_with('0') && text[..end].contains('-');
        match (bytes.get(end), blank) {
            (Some(b'-' | b'/' | b':' | b'.' | b','), _) if digit(end + 1) => end += 1,
            (_, Some(blank)) => {
                let next = end + blank.len_utf8();
                let length = bytes[next..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                if length != 3 && !(telephone && length == 2) {
                    return end;
                }
                end = next;
            }
            _ => return end,
        }
    }
}

/// Whether a number tells no person and no matter: a day, a time, a year, a section.
fn stays(printed: &str) -> bool {
    let groups: Vec<&str> = printed.split(|sign: char| !sign.is_ascii_digit()).collect();
    let signs: String = printed.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    let value = |group: &str| group.parse::<u32>().unwrap_or(u32::MAX);
    let day = |month: &str, day: &str| (1..=12).contains(&value(month)) && (1..=31).contains(&value(day));
    match (groups.as_slice(), signs.as_str()) {
        ([one], _) => one.len() <= 3 || is_year(one),
        ([year, month, date], "--") => is_year(year) && day(month, date),
        ([hour, minute], "." | ":") => value(hour) < 25 && minute.len() == 2 && value(minute) < 60,
        ([hour, minute, end, last], ".-." | ":-:") => {
            [hour, end].iter().all(|hour| value(hour) < 25) && minute.len() + last.len() == 4
        }
        // Amounts are told by their blanks alone: what is a year without them stays with them.
        (groups, signs) if signs.chars().all(|sign| matches!(sign, ' ' | '\u{a0}')) => is_year(&groups.concat()),
        _ => false,
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Protokoll\nKulturnämnden 2026-03-02 kl. 13.00\nNärvarande Anna Ek (S), anna.ek@vik.se, 070-123 45 67\nANNA EK och \
                        Annas bror, 19800101-1234\n§ 12 Bidrag (KN 2026/123)\nBeslut\nKulturnämnden beviljar 12 500 kr. 12500.\n";

    #[test]
    fn names_and_numbers_are_others_as_long_in_the_same_case_each_time() {
        let mut anonymous = Anonymous::of(TEXT, &[]);
        let out = anonymous.text(TEXT);
        for personal in [
            "Anna",
            "anna",
            "ANNA",
            "Ek",
            "EK",
            "vik.se",
            "123 45 67",
            "19800101",
            "2026/123",
            "12 500",
            "12500",
            "Kultur",
        ] {
            assert!(!out.contains(personal), "{personal}: {out}");
        }
        for kept in [
            "Protokoll\n",
            "nämnden 2026-03-02 kl. 13.00\n",
            "Närvarande ",
            " (S), ",
            "§ 12 ",
            " 2026/",
            "Beslut\n",
            " kr. ",
        ] {
            assert!(out.contains(kept), "{kept}: {out}");
        }
        let shape = |text: &str| -> Vec<usize> { text.lines().map(|line| line.chars().count()).collect() };
        assert_eq!(shape(&out), shape(TEXT));
        let word = |line: usize, at: usize| {
            out.lines().nth(line).and_then(|line| line.split_whitespace().nth(at)).expect("a word").to_owned()
        };
        let name = word(2, 1);
        assert_eq!(word(3, 0), name.to_uppercase());
        assert_eq!(word(3, 3), format!("{name}s"));
        assert!(word(2, 4).starts_with(&name.to_lowercase()), "{out}");
        assert_eq!(out, Anonymous::of(TEXT, &[]).text(TEXT));
        let amount = out.split("beviljar ").nth(1).and_then(|rest| rest.split(" kr").next()).expect("an amount");
        assert!(out.ends_with(&format!(" {}.\n", amount.replace(' ', ""))), "{out}");
    }

    #[test]
    fn values_are_replaced_as_the_text_is() {
        let mut document = serde_json::json!({"kind": "minutes", "body": "Kulturnämnden", "participants": [{"name": "Anna Ek", "role": "member"}],
            "items": [{"amounts": [{"text": "12 500 kr", "value": 12500}]}]});
        let mut anonymous = Anonymous::of(TEXT, std::slice::from_ref(&document));
        let out = anonymous.text(TEXT);
        anonymous.values(&mut document);
        let text = |pointer: &str| document.pointer(pointer).and_then(Value::as_str).expect("text").to_owned();
        assert_eq!((text("/kind").as_str(), text("/participants/0/role").as_str()), ("minutes", "member"));
        assert!(
            [text("/body"), text("/participants/0/name"), text("/items/0/amounts/0/text")]
                .iter()
                .all(|value| out.contains(value))
        );
        let value = document.pointer("/items/0/amounts/0/value").and_then(Value::as_u64).expect("a number");
        assert!(out.contains(&format!(" {value}.")), "{value}: {out}");
    }
}
