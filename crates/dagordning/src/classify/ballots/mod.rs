//! Lists of who voted how: which lines are a table's, and what each row says. (Catalogue 8.3, 12.10 c.)

pub(crate) mod sides;
mod stacked;
mod worded;

use std::ops::Range;

use crate::facts::grid::Grid;
use crate::grammar::number::{Style, item_mark};
use crate::grammar::tally::{Tally, tally};
use crate::language::{AnnexKind, Language, ListColumn};
use crate::model::BallotVote;
use crate::page::passage::Passage;
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// One list: whom it is about, and how each voted.
#[derive(Default)]
pub(crate) struct List {
    /// The annex's number: 2 in "Bilaga 2".
    pub(crate) annex: Option<String>,
    /// The § or the title that it names.
    pub(crate) section: Option<u32>,
    pub(crate) title: String,
    pub(crate) tally: Tally,
    pub(crate) names: Vec<Named>,
    /// What only leads to the values.
    pub(crate) labels: Vec<Slice>,
}

/// Somebody who voted, and how.
pub(crate) struct Named {
    pub(crate) name: Passage,
    pub(crate) party: Option<Passage>,
    pub(crate) vote: BallotVote,
    /// Where the vote stands, unless it is told by the head above.
    pub(crate) at: Option<Slice>,
    /// The rest of the row.
    pub(crate) rest: Vec<Slice>,
}

/// Fewer lines make no list.
const FEWEST_ROWS: usize = 3;

/// The tables of names among the lines, in order; whether the heads of each tell how those below voted.
pub(crate) fn all_tables(scene: &Scene, lines: &[usize]) -> Vec<(Range<usize>, bool)> {
    let gridded = tables(scene, lines);
    let apart = |table: &Range<usize>| gridded.iter().all(|grid| grid.end <= table.start || table.end <= grid.start);
    let sided: Vec<Range<usize>> = sides::tables(scene, lines).into_iter().filter(apart).collect();
    let mut all: Vec<(Range<usize>, bool)> = gridded.iter().map(|table| (table.clone(), false)).collect();
    all.extend(sided.into_iter().map(|table| (table, true)));
    all.sort_by_key(|(table, _)| table.start);
    all
}

/// The tables of names and votes among the lines of a section: which of the lines each takes up.
fn tables(scene: &Scene, lines: &[usize]) -> Vec<Range<usize>> {
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
        } else if !unread_row(scene, columns, index) {
            grid = None;
        }
    }
    found.retain(|table| table.len() >= FEWEST_ROWS);
    found
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

/// The lists of names and votes among `lines`.
pub(crate) fn lists(scene: &Scene, lines: impl Iterator<Item = usize>) -> Vec<List> {
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

/// A name and a sign that is no mark, where marks stand: the row says nothing, those below it do.
fn unread_row(scene: &Scene, grid: &Grid, index: usize) -> bool {
    let row = grid.row(scene, std::iter::once(index));
    let sides = [ListColumn::Yes, ListColumn::No, ListColumn::Abstain, ListColumn::Absent];
    let sign = sides.into_iter().filter_map(|column| row.get(column)).any(|mark| mark.text().chars().count() <= 2);
    sign && row.get(ListColumn::Name).is_some_and(|name| scene.person(name.text()).is_some())
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
    let found = scene.person(cell.text())?;
    let name = crate::facts::people::name_of(&found, cell);
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
            rest.push(range);
            list.names.push(Named { name, party: self.party.take(), vote, at: Some(range), rest });
            return true;
        }
        let over = text.len() > 60
            || text.contains(": ")
            || annex_number(text).is_some()
            || !tally(scene.language, text).is_empty();
        if over {
            self.open = false;
            self.head = 0;
            self.name = Passage::default();
            return false;
        }
        let party = text.chars().count() <= 5 && scene.language.party(text).is_some() && !self.name.is_empty();
        if self.party.is_none() && party {
            self.party = Some(scene.passage(range));
        } else if self.party.is_none()
            && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
        {
            self.name.push(scene.source, range, crate::page::passage::Join::Space);
        }
        self.rest.push(range);
        true
    }
}
