//! Omröstningslistor bound behind the minutes: how each voted, joined to the item that was voted on. (Catalogue 8.3, 12.10 c.)

use std::ops::Range;

use super::sides::{self, Sides};
use super::worded;
use crate::facts::grid::Grid;
use crate::grammar::number::{Style, item_mark};
use crate::grammar::person::person;
use crate::grammar::tally::{Tally, tally};
use crate::language::Language;
use crate::language::{AnnexKind, ListColumn};
use crate::model::{Ballot, BallotVote, Document, Item, SectionKind, Vote};
use crate::page::ledger::Owner;
use crate::page::passage::{Passage, Slice};
use crate::page::scene::Scene;

/// One list: whom it is about, and how each voted.
#[derive(Default)]
struct List {
    /// The annex's number: 2 in "Bilaga 2".
    annex: Option<String>,
    /// The § or the title that it names.
    section: Option<u32>,
    title: String,
    tally: Tally,
    names: Vec<Named>,
    /// What only leads to the values.
    labels: Vec<Slice>,
}

pub(super) struct Named {
    pub(super) name: Passage,
    pub(super) party: Option<Passage>,
    pub(super) vote: BallotVote,
    /// Where the vote stands, unless it is told by the head above.
    pub(super) at: Option<Slice>,
    /// The rest of the row.
    pub(super) rest: Vec<Slice>,
}

/// Fewer lines make no list.
const FEWEST_ROWS: usize = 3;

/// Reads the lists among `lines` and gives each to its item; which items got one.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Range<usize>) -> Vec<usize> {
    lists(scene, lines).into_iter().filter_map(|list| join(scene, document, list)).collect()
}

/// The tables of names and votes among the lines of a section: which of the lines each takes up.
pub(crate) fn tables(scene: &Scene, lines: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut grid: Option<Grid> = None;
    for (at, index) in lines.iter().copied().enumerate() {
        if let Some(head) = Grid::head(scene, index).filter(Grid::votes) {
            // The head is repeated where the table goes on on a new page.
            match found.last_mut().filter(|table| grid.is_some() && table.end == at) {
                Some(table) => table.end = at + 1,
                None => found.push(at..at + 1),
            }
            grid = Some(head);
            continue;
        }
        if grid.is_none() && worded::row(scene, index).is_some() {
            match found.last_mut().filter(|table| table.end == at) {
                Some(table) => table.end = at + 1,
                None => found.push(at..at + 1),
            }
            continue;
        }
        let Some(columns) = &grid else { continue };
        let again = || lines[at - 1] + 2 >= index && Grid::names_again(scene, index);
        if row(scene, columns, index).is_some() || scene.language.annex_sum(scene.text(index)) || again() {
            if let Some(table) = found.last_mut() {
                table.end = at + 1;
            }
        } else {
            grid = None;
        }
    }
    found.retain(|table| table.len() >= FEWEST_ROWS);
    found
}

/// Gives the names of a table inside an item's section to its vote. The section owns the characters.
pub(crate) fn view(scene: &Scene, item: &mut Item, lines: &[usize]) {
    let Some(list) = lists(scene, lines.iter().copied()).into_iter().next() else { return };
    let vote = vote_of(item, &list.tally);
    let Some(vote) = item.votes.get_mut(vote) else { return };
    give(scene, vote, list.names, list.tally);
}

fn give(scene: &Scene, vote: &mut Vote, names: Vec<Named>, tally: Tally) {
    for named in names {
        let mut ballot = Ballot { vote: Some(named.vote), ..Ballot::default() };
        scene.view(&mut ballot.places, "name", &named.name);
        ballot.name = Some(named.name.into_text());
        if let Some(party) = named.party {
            scene.view(&mut ballot.places, "party", &party);
            ballot.party = Some(party.into_text());
        }
        if let Some(at) = named.at {
            scene.view(&mut ballot.places, "vote", &scene.passage(at));
        }
        vote.ballots.push(ballot);
    }
    tally.complete(vote);
}

/// Gives the names under the words for how they voted to their vote.
pub(crate) fn view_sides(scene: &Scene, item: &mut Item, lines: &[usize]) {
    let Sides { mut names, tally, single } = sides::read(scene, lines);
    let has = |vote: &Vote, named: &Named| vote.ballots.iter().any(|ballot| ballot.vote == Some(named.vote));
    let full = |vote: &Vote| names.iter().chain(&single).any(|named| has(vote, named)) || !fits(vote, &tally);
    if item.votes.last().is_none_or(full) {
        item.votes.push(Vote::default());
    }
    let Some(at) = item.votes.len().checked_sub(1) else { return };
    // The column that is longer by the names alone on their lines is theirs.
    let counts = (item.votes[at].yes.or(tally.yes), item.votes[at].no.or(tally.no));
    let count = |wanted| u32::try_from(names.iter().filter(|named| named.vote == wanted).count()).unwrap_or(0);
    let (yes, no) = (count(BallotVote::Yes), count(BallotVote::No));
    let more = u32::try_from(single.len()).unwrap_or(0);
    let whose = match counts {
        (Some(all), Some(others)) if all == yes + more && others == no => Some(BallotVote::Yes),
        (Some(others), Some(all)) if all == no + more && others == yes => Some(BallotVote::No),
        _ => None,
    };
    if let Some(vote) = whose {
        names.extend(single.into_iter().map(|named| Named { vote, ..named }));
    }
    if let Some(vote) = item.votes.get_mut(at) {
        give(scene, vote, names, tally);
    }
}

/// The sums under the columns of a table; sums carried over a page break are none.
fn sums(scene: &Scene, grid: &Grid, index: usize) -> Tally {
    let row = grid.row(scene, std::iter::once(index));
    let number = |column| row.get(column).and_then(|cell| cell.text().parse().ok());
    Tally {
        yes: number(ListColumn::Yes),
        no: number(ListColumn::No),
        abstain: number(ListColumn::Abstain),
        absent: number(ListColumn::Absent),
        paired: None,
    }
}

fn lists(scene: &Scene, lines: impl Iterator<Item = usize>) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut list = List::default();
    let mut grid: Option<Grid> = None;
    let mut flow = Flow::default();
    for index in lines.filter(|index| scene.lines[*index].is_text()) {
        let text = scene.text(index);
        if let Some(found) = Grid::head(scene, index).filter(Grid::votes) {
            list.labels.push(scene.lines[index].range());
            grid = Some(found);
            continue;
        }
        if let Some(named) = grid.as_ref().and_then(|grid| row(scene, grid, index)) {
            list.names.push(named);
            continue;
        }
        if let Some(named) = (!flow.open).then(|| worded::row(scene, index)).flatten() {
            list.names.extend(named);
            continue;
        }
        if scene.language.annex_sum(text)
            && text.chars().any(|c| c.is_ascii_digit())
            && tally(scene.language, text).is_empty()
        {
            if let Some(grid) = grid
                .as_ref()
                .filter(|_| list.tally.is_empty() && !scene.language.carried_over().opens(&text.to_lowercase()))
            {
                list.tally = sums(scene, grid, index);
            }
            list.labels.push(scene.lines[index].range());
            continue;
        }
        if flow.line(scene, index, &mut list) {
            continue;
        }
        let counted = tally(scene.language, text);
        let opens = scene.language.annex_heading(text) == Some(AnnexKind::Ballots) || annex_number(text).is_some();
        if opens && !list.names.is_empty() {
            lists.push(std::mem::take(&mut list));
            grid = None;
            flow = Flow::default();
        }
        if !counted.is_empty() && text.len() < 90 {
            list.tally = list.tally.or(counted);
        } else if let Some(number) = annex_number(text) {
            list.annex = Some(number);
        } else if !opens && !list.names.is_empty() {
            // Text after a list is none of it.
            continue;
        }
        about(scene, text, &mut list);
        list.labels.push(scene.lines[index].range());
    }
    lists.push(list);
    lists.retain(|list| list.names.len() >= 2);
    lists
}

/// What a line over a list says of the item: "§ 64 Motion om …", "Ärende: 11 Taxa", "Ärendemening: Taxa".
fn about(scene: &Scene, text: &str, list: &mut List) {
    if let Some(sign) = text.find('§') {
        let number = text[sign + '§'.len_utf8()..].trim_start();
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        list.section = list.section.or(number[..digits].parse().ok());
        if let Some(mark) = item_mark(scene.language, &text[sign..]).filter(|mark| mark.value.style == Style::Section) {
            list.title = text[sign + mark.value.title_start..].to_owned();
        }
    }
    if let Some(rest) = scene.language.annex_title(text) {
        let title = rest.trim_start_matches([':', ' ']).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        if title.trim().chars().count() >= 6 {
            list.title = title.trim().to_owned();
        }
    }
}

/// "Bilaga 2", "Bilaga 2 till § 12".
fn annex_number(text: &str) -> Option<String> {
    let rest = Language::swedish().annex_number_labels().cut_from(text)?;
    let word = rest.split([' ', ',', ':']).next()?;
    (word.len() <= 3 && text.len() < 40 && word.chars().all(char::is_alphanumeric)).then(|| word.to_owned())
}

/// A row of a table of names and votes.
fn row(scene: &Scene, grid: &Grid, index: usize) -> Option<Named> {
    let row = grid.row(scene, std::iter::once(index));
    let cell = row.get(ListColumn::Name)?;
    let sides = [
        (ListColumn::Yes, BallotVote::Yes),
        (ListColumn::No, BallotVote::No),
        (ListColumn::Abstain, BallotVote::Abstain),
        (ListColumn::Absent, BallotVote::Absent),
    ];
    let (vote, at) = match row.get(ListColumn::Result) {
        Some(word) => (scene.language.ballot(word.text())?, word),
        None => sides.into_iter().find_map(|(column, vote)| {
            let mark = row
                .get(column)
                .filter(|mark| !mark.text().chars().all(|c| c.is_ascii_digit()) || mark.text() == "1")?;
            Some((vote, mark))
        })?,
    };
    if scene.language.annex_sum(cell.text()) {
        return None;
    }
    let found = person(scene.language, cell.text())?;
    let name = found.name_of(cell);
    let party = match row.get(ListColumn::Party) {
        Some(party) => Some(party.clone()),
        None => found.party.clone().map(|party| cell.part(party)),
    };
    let rest = row.all().flat_map(|(_, passage)| passage.slices().collect::<Vec<_>>()).collect();
    Some(Named { name, party, vote, at: at.slices().next(), rest })
}

/// A table that was read cell by cell, each on a line of its own: name, party, seat, function, vote.
#[derive(Default)]
struct Flow {
    /// Column words seen one after the other.
    head: usize,
    open: bool,
    name: Passage,
    party: Option<Passage>,
    rest: Vec<Slice>,
}

impl Flow {
    /// Takes a line; tells whether it belongs to such a table.
    fn line(&mut self, scene: &Scene, index: usize, list: &mut List) -> bool {
        let text = scene.text(index);
        let range = scene.lines[index].range();
        let words = scene.language.list_columns(text);
        if !words.is_empty() && scene.language.ballot(text).is_none() && self.name.is_empty() {
            self.head += 1;
            self.open |= self.head >= 3 && words.contains(ListColumn::Result);
            list.labels.push(range);
            return true;
        }
        if !self.open {
            self.head = 0;
            return false;
        }
        if let Some(vote) = scene.language.ballot(text).filter(|_| !self.name.is_empty()) {
            let name = std::mem::take(&mut self.name);
            let mut rest = std::mem::take(&mut self.rest);
            rest.push(range.clone());
            list.names.push(Named { name, party: self.party.take(), vote, at: Some(range), rest });
            return true;
        }
        let over = annex_number(text).is_some() || !tally(scene.language, text).is_empty() || text.contains(": ");
        if over || text.len() > 60 {
            self.open = false;
            self.head = 0;
            self.name = Passage::default();
            return false;
        }
        let party = text.chars().count() <= 5 && scene.language.party(text).is_some() && !self.name.is_empty();
        if self.party.is_none() && party {
            self.party = Some(scene.passage(range.clone()));
        } else if self.party.is_none()
            && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
        {
            self.name.push(scene.source, range.clone(), crate::page::passage::Join::Space);
        }
        self.rest.push(range);
        true
    }
}

/// Gives a list to the vote that it tells of; without one its text stays unassigned.
fn join(scene: &mut Scene, document: &mut Document, list: List) -> Option<usize> {
    let at = item_of(document, &list)?;
    let item = document.items.get_mut(at)?;
    let vote = vote_of(item, &list.tally);
    for label in list.labels {
        scene.claim(label, Owner::Label);
    }
    let mut ballots = Vec::with_capacity(list.names.len());
    for named in list.names {
        let mut ballot = Ballot { vote: Some(named.vote), ..Ballot::default() };
        ballot.name = Some(scene.put(&mut ballot.places, "name", &named.name));
        ballot.party = named.party.map(|party| scene.put(&mut ballot.places, "party", &party));
        if let Some(at) = named.at {
            scene.put_typed(&mut ballot.places, "vote", at);
        }
        for rest in named.rest {
            scene.claim(rest, Owner::Label);
        }
        ballots.push(ballot);
    }
    let vote = item.votes.get_mut(vote)?;
    vote.ballots = ballots;
    list.tally.complete(vote);
    Some(at)
}

/// The item that a list tells of: by its §, by the annex that the item names, by its title, by the tally.
fn item_of(document: &Document, list: &List) -> Option<usize> {
    let numbered = |item: &Item| {
        let digits =
            item.number.as_deref().map(|number| number.split(|c: char| !c.is_ascii_digit()).next().unwrap_or(""));
        digits.and_then(|digits| digits.parse::<u32>().ok())
    };
    let find = |test: &dyn Fn(&Item) -> bool| document.items.iter().position(test);
    let by_section = || list.section.and_then(|section| find(&|item| numbered(item) == Some(section)));
    let by_annex = || {
        let number = list.annex.as_deref()?.to_lowercase();
        find(&|item| {
            item.sections.iter().any(|section| {
                let told = matches!(
                    section.kind,
                    Some(SectionKind::Vote | SectionKind::Procedure | SectionKind::Decision | SectionKind::Description)
                );
                told && section.text.as_deref().is_some_and(|text| names_annex(&text.to_lowercase(), &number))
            }) && !item.votes.is_empty()
        })
    };
    let by_title = || {
        let title = plain(&list.title);
        if title.chars().count() < 6 {
            return None;
        }
        find(&|item| {
            item.title.as_deref().is_some_and(|own| {
                let own = plain(own);
                own.starts_with(&title) || title.starts_with(&own) && !own.is_empty()
            })
        })
    };
    let open = |item: &Item| item.votes.iter().any(|vote| vote.ballots.is_empty() && fits(vote, &list.tally));
    let by_tally = || {
        let mut open = document.items.iter().enumerate().filter(|(_, item)| open(item));
        let first = open.next()?;
        (list.tally.yes.is_some() && open.next().is_none()).then_some(first.0)
    };
    by_section().or_else(by_annex).or_else(by_title).or_else(by_tally)
}

/// Letters and digits in small letters.
fn plain(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names_annex(text: &str, number: &str) -> bool {
    let annexes = Language::swedish().annex_mentions().all().iter();
    annexes.flat_map(|annex| text.match_indices(annex)).any(|(at, word)| {
        let rest = &text[at + word.len()..];
        rest.starts_with(number) && !rest[number.len()..].starts_with(char::is_alphanumeric)
    })
}

fn fits(vote: &Vote, tally: &Tally) -> bool {
    let same = |printed: Option<u32>, told: Option<u32>| printed.is_none() || told.is_none() || printed == told;
    same(vote.yes, tally.yes) && same(vote.no, tally.no)
}

/// The vote of an item that has no names yet and fits the tally; a new one where none does.
fn vote_of(item: &mut Item, tally: &Tally) -> usize {
    let open = |vote: &Vote| vote.ballots.is_empty();
    if let Some(at) = item.votes.iter().position(|vote| open(vote) && fits(vote, tally)) {
        return at;
    }
    item.votes.push(Vote::default());
    item.votes.len() - 1
}
