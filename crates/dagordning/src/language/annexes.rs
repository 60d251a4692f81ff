//! Lists bound behind the minutes: attendance and ballots.

use std::collections::BTreeMap;

use super::data::{Data, lines};
use super::matches::{AnnexKind, ListColumn, ListColumns};
use super::phrases::Phrases;
use crate::model::BallotVote;

#[derive(Debug, Default)]
pub(super) struct Annexes {
    headings: Phrases<AnnexKind>,
    sums: Phrases<()>,
    away: Phrases<()>,
    words: Phrases<BallotVote>,
    titles: &'static str,
    leads: Vec<(&'static str, BallotVote)>,
    tails: Vec<(&'static str, BallotVote)>,
    /// The first three bytes of all leads and tails.
    openings: Openings,
    /// Which column each word can head; a word can head several.
    columns: Vec<(ListColumn, Phrases<()>)>,
}

/// The first three bytes of phrases, as bits: a pass over a text tells that none of them stands in it.
#[derive(Debug, Clone, Default)]
struct Openings(Vec<u64>);

impl Openings {
    fn key(bytes: &[u8]) -> usize {
        bytes.iter().take(3).fold(0, |key, byte| (key << 5 ^ usize::from(*byte)) & 0xfff)
    }

    fn add(&mut self, phrase: &str) {
        self.0.resize(64, 0);
        let key = Openings::key(phrase.as_bytes());
        self.0[key / 64] |= 1 << (key % 64);
    }

    fn may_stand_in(&self, text: &str) -> bool {
        let known = |three: &[u8]| {
            let key = Openings::key(three);
            self.0.get(key / 64).is_some_and(|bits| bits & 1 << (key % 64) != 0)
        };
        text.as_bytes().windows(3).any(known)
    }
}

impl Annexes {
    pub(super) fn new(data: &Data) -> Self {
        let mut annexes = Annexes {
            sums: Phrases::of_lines(data.annex.sums),
            away: Phrases::of_lines(data.annex.away),
            titles: data.annex.titles,
            leads: told(&data.ballot_leads),
            tails: told(&data.ballot_tails),
            ..Annexes::default()
        };
        for (words, _) in annexes.leads.iter().chain(&annexes.tails) {
            annexes.openings.add(words);
        }
        for (vote, list) in &data.ballot_words {
            annexes.words.insert_lines(list, *vote);
        }
        annexes.headings.insert_lines(data.annex.attendance, AnnexKind::Attendance);
        annexes.headings.insert_lines(data.annex.ballots, AnnexKind::Ballots);
        annexes.columns = data.list_columns.iter().map(|(column, list)| (*column, Phrases::of_lines(list))).collect();
        annexes
    }

    pub(super) fn heading(&self, line: &str) -> Option<AnnexKind> {
        if line.len() > 60 || !line.starts_with(char::is_uppercase) {
            return None;
        }
        let (kind, end) = self.headings.longest(line)?;
        // "Omröstningslista nr. 3   § 12", "Voteringslista, bilaga 2" head a list; a sentence does not.
        let rest = line[end..].trim();
        let numbered = rest.chars().filter(|c| c.is_alphabetic()).count() <= 16;
        (rest.is_empty() || kind == AnnexKind::Ballots && numbered && !rest.ends_with('.')).then_some(kind)
    }

    /// Whether words that tell a ballot may stand in a text in small letters; most texts hold none.
    pub(super) fn may_tell(&self, text: &str) -> bool {
        self.openings.may_stand_in(text)
    }

    pub(super) fn sum(&self, line: &str) -> bool {
        self.sums.longest(line).is_some()
    }

    pub(super) fn away(&self, cell: &str) -> bool {
        self.away.exact(cell).is_some()
    }

    pub(super) fn ballot(&self, cell: &str) -> Option<BallotVote> {
        self.words.exact(cell)
    }

    /// The text after the label of an item's title: "Taxa" in "Ärendemening: Taxa".
    pub(super) fn title<'t>(&self, line: &'t str) -> Option<&'t str> {
        lines(self.titles).find_map(|label| {
            let (head, rest) = line.split_at_checked(label.len())?;
            (head.to_lowercase() == label && !rest.starts_with(char::is_alphabetic)).then_some(rest)
        })
    }

    /// Words that lead a list of names in running text, with how those named voted.
    pub(super) fn leads(&self) -> &[(&'static str, BallotVote)] {
        &self.leads
    }

    /// Words behind a list of names.
    pub(super) fn tails(&self) -> &[(&'static str, BallotVote)] {
        &self.tails
    }

    pub(super) fn columns(&self, cell: &str) -> ListColumns {
        let cell = cell.trim_end_matches([':', '.']);
        let mut found = ListColumns::default();
        for (column, words) in &self.columns {
            if words.exact(cell).is_some() {
                found.add(*column);
            }
        }
        found
    }
}

fn told(lists: &BTreeMap<BallotVote, &'static str>) -> Vec<(&'static str, BallotVote)> {
    lists.iter().flat_map(|(vote, list)| lines(list).map(|words| (words, *vote))).collect()
}
