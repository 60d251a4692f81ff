//! Lists bound behind the minutes: attendance and ballots.

use std::collections::BTreeMap;

use super::data::{Data, List, lines};
use super::fold::key;
use super::matches::{AnnexKind, ListColumn, ListColumns};
use super::phrases::Phrases;
use super::search::find;
use crate::model::BallotVote;

#[derive(Debug, Default)]
pub(super) struct Annexes {
    headings: Phrases<AnnexKind>,
    sums: Phrases<()>,
    away: Phrases<()>,
    words: Phrases<BallotVote>,
    titles: List,
    leads: Vec<(&'static str, BallotVote)>,
    tails: Vec<(&'static str, BallotVote)>,
    /// The leads by the keys of their first bytes, sorted.
    leads_by_key: Vec<(usize, usize)>,
    /// The first bytes of all leads and tails.
    openings: Openings,
    /// Which column each word can head; a word can head several.
    columns: Phrases<ListColumns>,
}

/// The first bytes of phrases, as bits: a pass over the words of a text tells that none of them begins there.
#[derive(Debug, Clone, Default)]
struct Openings {
    bits: Vec<u64>,
    /// How many bytes are looked at: as many as the shortest phrase has, and no more than [`Openings::MOST`].
    length: usize,
}

impl Openings {
    const MOST: usize = 8;

    fn of<'p>(phrases: impl Iterator<Item = &'p str> + Clone) -> Openings {
        let length = phrases.clone().map(str::len).min().unwrap_or(0).min(Openings::MOST);
        let mut openings = Openings { bits: vec![0; 64], length };
        for phrase in phrases {
            let key = Openings::key(&phrase.as_bytes()[..length]);
            openings.bits[key / 64] |= 1 << (key % 64);
        }
        openings
    }

    fn key(bytes: &[u8]) -> usize {
        bytes.iter().fold(0, |key: usize, byte| key.wrapping_mul(31).wrapping_add(usize::from(*byte))) & 0xfff
    }

    /// The places at the beginning of a text and behind its spaces at which one of the phrases may stand.
    fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let bytes = text.as_bytes();
        let starts = std::iter::once(0).chain(memchr::memchr_iter(b' ', bytes).map(|at| at + 1));
        starts.filter(|at| {
            bytes.get(*at..*at + self.length).is_some_and(|head| {
                let key = Openings::key(head);
                self.bits.get(key / 64).is_some_and(|bits| bits & 1 << (key % 64) != 0)
            })
        })
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
        let told = annexes.leads.iter().chain(&annexes.tails).map(|(words, _)| *words);
        annexes.openings = Openings::of(told.collect::<Vec<_>>().into_iter());
        let key = |words: &str| words.as_bytes().get(..annexes.openings.length).map(Openings::key);
        let keys = annexes.leads.iter().enumerate();
        annexes.leads_by_key = keys.filter_map(|(lead, (words, _))| Some((key(words)?, lead))).collect();
        annexes.leads_by_key.sort_unstable();
        for (vote, list) in &data.ballot_words {
            annexes.words.insert_lines(*list, *vote);
        }
        annexes.headings.insert_lines(data.annex.attendance, AnnexKind::Attendance);
        annexes.headings.insert_lines(data.annex.ballots, AnnexKind::Ballots);
        annexes.columns = columns(&data.list_columns);
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
        self.openings.places(text).next().is_some()
    }

    /// Whether a line begins with the heading of a list of attendance: "Närvarolista vid sammanträde med …".
    pub(super) fn opens_attendance(&self, line: &str) -> bool {
        line.starts_with(char::is_uppercase)
            && self.headings.longest(line).is_some_and(|(kind, _)| kind == AnnexKind::Attendance)
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

    /// The first words of a text in small letters that lead a list of names, the longest of those that begin there: where,
    /// with how those named vote. A single word only leads at the very beginning, and words that also stand in the middle of
    /// a word before lead nothing.
    pub(super) fn lead_in(&self, lower: &str) -> Option<(usize, &'static str, BallotVote)> {
        self.openings.places(lower).find_map(|at| {
            let rest = lower.get(at..)?;
            let key = Openings::key(rest.as_bytes().get(..self.openings.length)?);
            let from = self.leads_by_key.partition_point(|(known, _)| *known < key);
            let near = self.leads_by_key.get(from..)?.iter().take_while(|(known, _)| *known == key);
            let begins = |words: &str| rest.starts_with(words) && (at == 0 || words.contains(' '));
            let near = near.filter_map(|(_, lead)| self.leads.get(*lead));
            let found = near.filter(|(words, _)| begins(words) && find(lower, words) == Some(at));
            found.min_by_key(|(words, _)| usize::MAX - words.len()).map(|(words, vote)| (at, *words, *vote))
        })
    }

    /// Where a list of names in small letters ends because the next one is led in: "… bo lind (m) nej-röster: li wu (v)". A
    /// single word leads with a colon.
    pub(super) fn next_lead(&self, lower: &str) -> Option<usize> {
        self.openings.places(lower).find(|at| {
            let Some((before, rest)) = lower.split_at_checked(*at) else { return false };
            let leads = |words: &str| rest.starts_with(words) && (words.contains(' ') || words.ends_with(':'));
            before.ends_with([' ', '\n']) && self.leads.iter().any(|(words, _)| leads(words))
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
        self.columns.exact(cell.trim_end_matches([':', '.'])).unwrap_or_default()
    }
}

/// The words of all columns, each with every column that it can head.
fn columns(lists: &BTreeMap<ListColumn, List>) -> Phrases<ListColumns> {
    let mut heads: BTreeMap<Vec<u8>, (&'static str, ListColumns)> = BTreeMap::new();
    for (column, list) in lists {
        for word in lines(*list) {
            heads.entry(key(word)).or_insert((word, ListColumns::default())).1.add(*column);
        }
    }
    let mut phrases = Phrases::default();
    heads.into_values().for_each(|(word, columns)| phrases.insert(word, columns));
    phrases
}

fn told(lists: &BTreeMap<BallotVote, List>) -> Vec<(&'static str, BallotVote)> {
    lists.iter().flat_map(|(vote, list)| lines(*list).map(|words| (words, *vote))).collect()
}
