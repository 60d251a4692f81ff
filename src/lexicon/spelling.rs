//! How the phrases of the vocabulary divide into words, for the repair of letter-spaced headings.

use super::data::{self, Data};
use super::fold::{HashedMap, folded, hash, key};

/// Longest line whose words are looked for, in bytes.
const LONGEST: usize = 120;

/// Lengths of words in letters, by phrase.
#[derive(Debug, Default)]
pub(super) struct Spelling {
    by_hash: HashedMap<u32>,
    entries: Vec<Entry>,
    keys: Vec<u8>,
    lengths: Vec<u8>,
}

/// Where a phrase's letters and the lengths of its words are.
#[derive(Debug)]
struct Entry {
    key: (u32, u32),
    lengths: (u32, u32),
}

impl Spelling {
    pub(super) fn new(data: &Data) -> Self {
        let mut spelling = Spelling::default();
        let titles = &data.titles;
        for list in [
            &titles.agenda,
            &titles.agenda_draft,
            &titles.agenda_final,
            &titles.minutes,
            &titles.minutes_draft,
            &titles.minutes_extract,
            &titles.announcement,
            &titles.other,
            &titles.alone,
            &data.stamps.cancelled,
            &data.stamps.draft,
            &data.contents.headings,
            &data.furniture.phrases,
            &data.groups.plain,
            &data.groups.decision,
            &data.groups.information,
            &data.groups.question,
            &data.groups.election,
            &data.procedural.prefixes,
            &data.procedural.whole,
        ] {
            spelling.add(list);
        }
        let lists =
            data.labels.values().chain(data.rosters.values()).chain(data.columns.values()).chain(data.marks.values());
        lists.for_each(|list| spelling.add(list));
        for words in data.sections.values() {
            [&words.phrases, &words.alone, &words.with_rest, &words.genitive]
                .into_iter()
                .for_each(|list| spelling.add(list));
        }
        spelling
    }

    fn add(&mut self, list: &str) {
        self.by_hash.reserve(list.len() / 16);
        for phrase in data::lines(list) {
            let (from, first) = (self.keys.len(), self.lengths.len() as u32);
            self.keys.extend(folded(phrase).map(|(letter, _)| letter));
            let hashed = hash(self.keys.get(from..).unwrap_or(&[]));
            if self.by_hash.contains_key(&hashed) {
                self.keys.truncate(from);
                continue;
            }
            self.by_hash.insert(hashed, self.entries.len() as u32);
            self.lengths.extend(phrase.split_whitespace().map(|word| word.chars().count().min(255) as u8));
            self.entries.push(Entry {
                key: (from as u32, self.keys.len() as u32),
                lengths: (first, self.lengths.len() as u32),
            });
        }
    }

    /// The lengths in characters of the words of `joined`, a line without its spaces.
    pub(super) fn word_lengths(&self, joined: &str) -> Option<Vec<usize>> {
        if joined.len() > LONGEST || joined.is_empty() {
            return None;
        }
        let letters = key(joined);
        let entry = self.entries.get(*self.by_hash.get(&hash(&letters))? as usize)?;
        if self.keys.get(entry.key.0 as usize..entry.key.1 as usize) != Some(letters.as_slice()) {
            return None;
        }
        let known = self.lengths.get(entry.lengths.0 as usize..entry.lengths.1 as usize)?;
        let mut lengths: Vec<usize> = known.iter().map(|length| usize::from(*length)).collect();
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

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use crate::text::Vocabulary;

    #[test]
    fn words_of_joined_phrases() {
        let lexicon = Lexicon::swedish();
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
            assert_eq!(lexicon.word_lengths(joined), lengths, "{joined}");
        }
    }
}
