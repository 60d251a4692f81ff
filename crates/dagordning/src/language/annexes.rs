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
    /// Which column each word can head; a word can head several.
    columns: Vec<(ListColumn, Phrases<()>)>,
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
