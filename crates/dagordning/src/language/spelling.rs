//! How the phrases of the vocabulary divide into words, for the repair of letter-spaced headings.

use super::data::{self, Data, List};
use super::fold::letters;

/// Longest line whose words are looked for, in bytes.
const LONGEST: usize = 120;
/// Letters by which phrases are found.
const GRAM: usize = 4;

/// The phrases by their first letters, those with the same ones in the order of the data file.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    phrases: Vec<(u32, &'static str)>,
}

impl Spelling {
    pub(super) fn new(data: &Data) -> Self {
        let mut spelling = Spelling::default();
        let titles = &data.titles;
        for list in [
            titles.agenda,
            titles.agenda_draft,
            titles.agenda_final,
            titles.minutes,
            titles.minutes_draft,
            titles.minutes_extract,
            titles.announcement,
            titles.other,
            titles.alone,
            data.stamps.cancelled,
            data.stamps.draft,
            data.contents.headings,
            data.furniture.phrases,
            data.groups.plain,
            data.groups.decision,
            data.groups.information,
            data.groups.question,
            data.groups.election,
            data.procedural.prefixes,
            data.procedural.whole,
        ] {
            spelling.add(list);
        }
        let lists =
            data.labels.values().chain(data.rosters.values()).chain(data.columns.values()).chain(data.marks.values());
        lists.for_each(|list| spelling.add(*list));
        for words in data.sections.values() {
            [words.phrases, words.alone, words.with_rest, words.genitive]
                .into_iter()
                .for_each(|list| spelling.add(list));
        }
        spelling.phrases.sort_by_key(|(gram, _)| *gram);
        spelling
    }

    fn add(&mut self, list: List) {
        self.phrases.extend(data::lines(list).map(|phrase| (gram(phrase), phrase)));
    }

    /// The lengths in characters of the words of `joined`, a line without its spaces.
    pub(super) fn word_lengths(&self, joined: &str) -> Option<Vec<usize>> {
        if joined.len() > LONGEST || joined.is_empty() {
            return None;
        }
        let gram = gram(joined);
        let from = self.phrases.partition_point(|(known, _)| *known < gram);
        let alike = self.phrases.get(from..)?.iter().take_while(|(known, _)| *known == gram);
        let (_, phrase) = alike.into_iter().find(|(_, phrase)| letters(phrase).eq(letters(joined)))?;
        let mut lengths: Vec<usize> = phrase.split_whitespace().map(|word| word.chars().count()).collect();
        // A colon after the heading belongs to its last word.
        let closing = joined.chars().rev().take_while(|c| matches!(c, ':' | '.')).count();
        let total: usize = lengths.iter().sum();
        let printed = joined.chars().count();
        if total + closing == printed {
            *lengths.last_mut()? += closing;
        } else if total != printed {
            return None;
        }
        Some(lengths)
    }
}

/// The first letters of a text as a number.
fn gram(text: &str) -> u32 {
    letters(text).take(GRAM).fold(0, |gram, letter| gram << 8 | u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use crate::text::Vocabulary;

    #[test]
    fn words_of_joined_phrases() {
        let language = Language::swedish();
        for (joined, lengths) in [
            ("förslagtillbeslut", Some(vec![7, 4, 6])),
            ("förslagtillbeslut:", Some(vec![7, 4, 7])),
            ("kallelse/föredragningslista", Some(vec![27])),
            ("protokoll", Some(vec![9])),
            ("paragrafer", Some(vec![10])),
            ("utdragsbestyrkande", Some(vec![18])),
            ("kommunstyrelsen", None),
            ("närvarolista", Some(vec![12])),
            ("annaek", None),
            ("", None),
        ] {
            assert_eq!(language.word_lengths(joined), lengths, "{joined}");
        }
    }
}
