//! Närvarolistor set as a table with marks: which lines are its rows.

use crate::facts::grid::{Grid, Row, is_mark, rows};
use crate::facts::people::is_people;
use crate::grammar::number::item_mark;
use crate::grammar::person::{scopes_at, vacancy};
use crate::language::ListColumn;
use crate::page::passage::{Join, Passage};
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Where the table ends that begins with a head on line `index`: before what is no row of it.
pub(crate) fn table_end(scene: &Scene, index: usize, end: usize) -> usize {
    let Some(grid) = Grid::head(scene, index) else { return index };
    // A stretch of lines, and a longer one where all of it are rows.
    let mut length = FIRST_LOOK;
    loop {
        let until = end.min(index + 1 + length);
        let (last, whole) = end_among(scene, &grid, Lines::new(index + 1, until));
        if !whole || until == end {
            return last;
        }
        length *= 2;
    }
}

/// So many lines below its head are taken for the table's at first.
const FIRST_LOOK: usize = 64;

/// Where a table ends, and whether its last row is the last of these lines.
fn end_among(scene: &Scene, grid: &Grid, lines: Lines) -> (usize, bool) {
    let (mut last, mut unread) = (lines.start, 0);
    let rows = rows(scene, grid, lines);
    for (at, row) in rows.iter().enumerate() {
        let [first, ..] = row.as_slice() else { continue };
        let heads = scene.roster_heading(scene.text(*first)).is_some_and(|found| found.exact);
        let known = match heads {
            // A heading with people directly below it is none of the table's.
            true => {
                let below = rows.get(at + 1).map(|below| grid.row(scene, below.iter().copied()));
                row.len() == 1 && below.is_some_and(|below| grid.tells(&below))
            }
            false if Grid::head(scene, *first).is_some() => true,
            false => {
                let row = grid.row(scene, row.iter().copied());
                grid.tells(&row) && (seat(&row, scene).is_some() || !of_row(&row, scene).is_empty())
            }
        };
        // The last row may go on below these lines.
        if at + 1 == rows.len() {
            let end = if known { row.last().map_or(last, |line| line + 1) } else { last };
            return (end, true);
        }
        if !known {
            // A row that was read badly stands among others.
            unread += 1;
            if last == lines.start || unread > MOST_UNREAD || begins_other(scene, *first) {
                return (last, false);
            }
            continue;
        }
        unread = 0;
        last = row.last().map_or(last, |line| line + 1);
    }
    (last, true)
}

/// So many rows in a row may be read badly: the table goes on below them.
const MOST_UNREAD: usize = 2;

/// Whether a line begins something else than a row.
fn begins_other(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    scene.opens_paragraph(index)
        || scene.language.header_label(text).is_some()
        || scene.language.roster_heading(text).is_some()
        || item_mark(scene.language, text).is_some()
}

/// Fewer rows make no list.
const FEWEST_ROWS: usize = 2;
/// Longer lines head no column, in bytes.
const LONGEST_HEAD: usize = 40;

/// Where the rows end of a list of attendance whose cells stand on lines of their own: "Namn" ⏎ "Närvarande" ⏎ "Anna Ek (S)" ⏎
/// "Ja" ⏎ …; `index` itself if none begins there.
pub(crate) fn stacked_end(scene: &Scene, index: usize, end: usize) -> usize {
    let first = index + 2;
    let marks = |at: usize| at < end && scene.lines[at].is_text() && is_mark(scene, scene.text(at));
    // Most lines have no mark three lines below.
    if !marks(first + 1) || !heads(scene, index, ListColumn::Name) || !heads(scene, index + 1, ListColumn::Present) {
        return index;
    }
    let names = |at: usize| scene.lines[at].is_text() && is_people(scene, scene.text(at));
    let rows = (first..end).step_by(2).take_while(|at| marks(at + 1) && names(*at)).count();
    if rows >= FEWEST_ROWS { first + 2 * rows } else { index }
}

fn heads(scene: &Scene, index: usize, column: ListColumn) -> bool {
    let text = scene.text(index);
    text.len() <= LONGEST_HEAD
        && text.starts_with(char::is_uppercase)
        && scene.language.list_columns(text.trim_end_matches(':')).contains(column)
}

/// The seat that a row leaves vacant.
pub(crate) fn seat<'r>(row: &'r Row, scene: &Scene) -> Option<&'r Passage> {
    row.get(ListColumn::Name).filter(|name| vacancy(scene.language, name.text()).is_some())
}

/// Bytes of a party's name.
const LONGEST_PARTY: usize = 40;

/// What the column of parties says, where no vocabulary knows the party.
pub(crate) fn other_party<'r>(row: &'r Row, scene: &Scene) -> Option<&'r Passage> {
    let cell = row.get(ListColumn::Party)?;
    let text = cell.text();
    let named = text.starts_with(char::is_uppercase)
        && text.len() <= LONGEST_PARTY
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '/' | '.'));
    (named && scene.language.party(text).is_none() && !is_mark(scene, text) && !scene.language.away(text))
        .then_some(cell)
}

/// Whether a cell in the column of the organizations names one.
pub(crate) fn names_organization(cell: &Passage) -> bool {
    cell.text().starts_with(char::is_uppercase)
}

/// The columns of a row that tell of a person, if its name is one.
pub(crate) fn of_row(row: &Row, scene: &Scene) -> Passage {
    let Some(name) = row.get(ListColumn::Name) else { return Passage::default() };
    let mut whole = name.clone();
    // Between a name and whom somebody replaces a bare party is no party: it is told by its column.
    let replaces = row.get(ListColumn::Replaces).is_some();
    for column in [ListColumn::Party, ListColumn::Replaces, ListColumn::Remark, ListColumn::Substitute] {
        // Notes stand to the right of all columns: under the last of them.
        let noted =
            |cell: &&Passage| column != ListColumn::Substitute || !crate::facts::people::is_people(scene, cell.text());
        // No vocabulary has the parties of a parish or a union: their column tells them.
        let told =
            |cell: &&Passage| column != ListColumn::Party || !replaces && scene.language.party(cell.text()).is_some();
        let cell = row.get(column).filter(|cell| !scene.language.away(cell.text())).filter(noted).filter(told);
        if let Some(cell) = cell {
            whole.append(cell, Join::Space);
        }
    }
    // "hälso- och sjukvårdsstrateg" below the organizations is what somebody is.
    if let Some(cell) = row.get(ListColumn::Organization).filter(|cell| !names_organization(cell)) {
        whole.append(cell, Join::Space);
    }
    // "Närvarande" over "§§ 81–90" tells when, and not only that somebody was there.
    let scope =
        |cell: &&Passage| scopes_at(scene.language, cell.text()).is_some_and(|found| found.end == cell.text().len());
    if let Some(cell) = row.get(ListColumn::Present).filter(scope) {
        whole.append(cell, Join::Space);
    }
    if scene.person(whole.text()).is_some() { whole } else { Passage::default() }
}
