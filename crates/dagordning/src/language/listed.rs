//! The words of the data file as a plain set: what is no word of the language's vocabulary can be somebody's name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::data::{FILE, File, Value};

/// The table of people's names.
const NAMES: &str = "names";
/// The list of given names in it.
const GIVEN: &str = "given";

/// All words of the vocabulary in small letters, without the names of people.
pub fn listed_words() -> &'static BTreeSet<String> {
    static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let mut words = BTreeSet::new();
        collect(FILE, &mut words);
        words
    });
    &WORDS
}

/// The given names of the vocabulary.
pub fn given_names() -> impl Iterator<Item = &'static str> {
    let tables = FILE.iter().filter_map(|(name, value)| match value {
        Value::Table(table) if *name == NAMES => Some(*table),
        _ => None,
    });
    tables.flatten().filter(|(name, _)| *name == GIVEN).flat_map(|(_, value)| match value {
        Value::List(words) => words.text.split_whitespace(),
        _ => "".split_whitespace(),
    })
}

fn collect(file: File, words: &mut BTreeSet<String>) {
    for (name, value) in file.iter().filter(|(name, _)| *name != NAMES) {
        add(name, words);
        match value {
            Value::List(list) => add(list.text, words),
            Value::Wording(list, _) => list.iter().for_each(|phrase| add(phrase, words)),
            Value::Table(table) => collect(table, words),
        }
    }
}

fn add(text: &str, words: &mut BTreeSet<String>) {
    let all = text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty());
    words.extend(all.map(str::to_lowercase));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_listed_and_names_are_not() {
        let words = listed_words();
        assert!(["beslut", "protokoll", "närvarande", "moderaterna"].iter().all(|word| words.contains(*word)));
        assert!(!words.contains("anna") && !words.contains("bengt"));
        assert!(given_names().any(|name| name == "Anna") && given_names().count() > 300);
    }
}
