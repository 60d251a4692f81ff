//! Närvarolistor set as a table with marks: which lines are its rows.

use crate::facts::grid::{Grid, Row, rows};
use crate::grammar::person::{person, vacancy};
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
    let mut last = lines.start;
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
            return (last, false);
        }
        last = row.last().map_or(last, |line| line + 1);
    }
    (last, true)
}

/// The seat that a row leaves vacant.
pub(crate) fn seat<'r>(row: &'r Row, scene: &Scene) -> Option<&'r Passage> {
    row.get(ListColumn::Name).filter(|name| vacancy(scene.language, name.text()).is_some())
}

/// The columns of a row that tell of a person, if its name is one.
pub(crate) fn of_row(row: &Row, scene: &Scene) -> Passage {
    let Some(name) = row.get(ListColumn::Name) else { return Passage::default() };
    let mut whole = name.clone();
    for column in [ListColumn::Party, ListColumn::Remark, ListColumn::Substitute] {
        // Notes stand to the right of all columns: under the last of them.
        let noted =
            |cell: &&Passage| column != ListColumn::Substitute || !crate::facts::people::is_people(scene, cell.text());
        if let Some(cell) = row.get(column).filter(|cell| !scene.language.away(cell.text())).filter(noted) {
            whole.append(cell, Join::Space);
        }
    }
    if person(scene.language, whole.text()).is_some() { whole } else { Passage::default() }
}
