//! Inputs of any length: what stands before, a unit that is repeated, what stands after.

use std::fmt::Write;

use serde::{Deserialize, Serialize};

/// An input that grows by repeating a unit.
///
/// In the unit, `{i}` is its number, `{d}` counts down, `{m}` runs from 1 to 7, `{w}` is a made word that no other unit has, and
/// `{s}` is a run of blanks, now short, now long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "(String, String, String)")]
pub struct Pattern {
    /// Stands once before the units.
    pub before: String,
    /// Is repeated.
    pub unit: String,
    /// Stands once after the units.
    pub after: String,
}

/// A pattern as a line of a file: its three parts, or these and how often the unit was repeated when it was found.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Parts(String, String, String),
    Counted((String, String, String), #[allow(dead_code)] u64),
}

impl From<Written> for Pattern {
    fn from(written: Written) -> Self {
        let (Written::Parts(before, unit, after) | Written::Counted((before, unit, after), _)) = written;
        Pattern { before, unit, after }
    }
}

impl From<Pattern> for (String, String, String) {
    fn from(pattern: Pattern) -> Self {
        (pattern.before, pattern.unit, pattern.after)
    }
}

/// The longest run of blanks that `{s}` stands for.
const BLANKS: usize = 41;

/// The syllables of made words.
const SYLLABLES: [&str; 16] =
    ["ba", "de", "fi", "go", "hu", "ky", "lå", "mä", "nö", "pra", "ros", "stig", "tel", "vin", "jon", "sve"];

impl Pattern {
    /// The text with so many units.
    #[must_use]
    pub fn text(&self, units: usize) -> String {
        let mut text = String::with_capacity(self.before.len() + self.after.len() + units * (self.unit.len() + 8));
        text.push_str(&self.before);
        for number in 0..units {
            self.write_unit(number, units, &mut text);
        }
        text.push_str(&self.after);
        text
    }

    /// How many units make about so many bytes, at least one.
    #[must_use]
    pub fn units(&self, bytes: usize) -> usize {
        let sample = 64;
        let length = self.text(sample).len() - self.before.len() - self.after.len();
        (bytes * sample / length.max(1)).max(1)
    }

    fn write_unit(&self, number: usize, units: usize, text: &mut String) {
        let mut rest = self.unit.as_str();
        while let Some((plain, behind)) = rest.split_once('{') {
            text.push_str(plain);
            let mut letters = behind.chars();
            let known = letters.next().filter(|_| letters.next() == Some('}'));
            let written = match known {
                Some('i') => write!(text, "{}", number + 1),
                Some('d') => write!(text, "{}", units - number),
                Some('m') => write!(text, "{}", number % 7 + 1),
                Some('w') => write!(text, "{}", made_word(number)),
                Some('s') => write!(text, "{:1$}", "", number * 7 % BLANKS),
                _ => {
                    text.push('{');
                    rest = behind;
                    continue;
                }
            };
            written.expect("a string takes all");
            rest = &behind[2..];
        }
        text.push_str(rest);
    }
}

/// A word of its own for each number.
fn made_word(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
        if number == 0 {
            break;
        }
    }
    let first = word.remove(0);
    format!("{}{word}k", first.to_uppercase())
}
