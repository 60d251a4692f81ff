//! Rows of a table whose columns are kept and whose numbers stand behind the times: `Tid | Nr | Ärende | Föredragande |
//! Handlingar`. What column a cell is of is told by its place.

use super::cell;
use super::{Row, RowCell, Rows, is_title};
use crate::classify::head::parted_at;
use crate::classify::table::Table;
use crate::classify::weights::row as points;
use crate::facts::title::is_open;
use crate::grammar::case_id;
use crate::language::Column;
use crate::page::scene::{Cell, Scene};

/// Fewer rows are no table.
const FEWEST: usize = 3;
/// Lines that a row goes on for below its first.
const MOST_BELOW: usize = 12;

/// Reads the rows from line `from` on.
pub(super) fn read(scene: &Scene, from: usize, table: &Table) -> Option<Rows> {
    let mut found = Rows::default();
    // Whether the row above may go on.
    let mut open = false;
    for index in from..scene.lines.len() {
        if !scene.lines[index].is_text() {
            open = false;
            continue;
        }
        let cells = placed(scene, index, table);
        if let Some(row) = begins(scene, index, &cells) {
            found.rows.push(row);
            open = true;
            continue;
        }
        let goes_on = open
            && found
                .rows
                .last_mut()
                .is_some_and(|row| row.lines.len() <= MOST_BELOW && take(scene, row, index, &cells, table));
        open = goes_on;
        if !goes_on && is_between(scene, index, &cells) {
            found.groups.push(index);
        }
    }
    for row in &mut found.rows {
        // Column by column: what goes on in a column stands below what it goes on with.
        let order = |cell: &RowCell| table.order(cell.column);
        row.cells.sort_by_key(order);
    }
    let end = found.rows.last().map_or(0, |row| row.lines.end);
    found.groups.retain(|line| *line < end);
    found.score = found.rows.len() as i32 * points::ROW_AT_LEAST.1;
    (found.rows.len() >= FEWEST).then_some(found)
}

/// The cells of a line with the column that each stands in.
fn placed(scene: &Scene, index: usize, table: &Table) -> Vec<(Column, Cell)> {
    let mut cells = scene.cells(index, scene.lines[index].start);
    // "… blivit stadgeenligt  Per Moberg": a title that fills its column up to the next.
    if let Some(column) = table.behind_title() {
        cells = parted_at(scene, cells, column, GAP - 1);
    }
    cells.into_iter().filter_map(|cell| Some((table.column_at(cell.column)?, cell))).collect()
}

/// The row that begins on a line: a number stands in its column.
fn begins(scene: &Scene, index: usize, cells: &[(Column, Cell)]) -> Option<Row> {
    let numbered = |(column, cell): &(Column, Cell)| {
        *column == Column::Number && cell::mark(scene.language, scene.slice_text(cell.range)).is_some()
    };
    let titled = |(column, _): &(Column, Cell)| is_title(*column);
    if !cells.iter().any(numbered) || !cells.iter().any(titled) {
        return None;
    }
    let cells = cells.iter().map(|(column, cell)| RowCell { column: *column, range: cell.range }).collect();
    Some(Row { lines: index..index + 1, cells, told: 0..0 })
}

/// Whether a line goes on with the row above it, which takes its cells then.
fn take(scene: &Scene, row: &mut Row, index: usize, cells: &[(Column, Cell)], table: &Table) -> bool {
    if row.lines.end != index || scene.heading(index).is_some() {
        return false;
    }
    let mut more = Vec::with_capacity(cells.len());
    for (column, cell) in cells {
        let text = scene.slice_text(cell.range);
        let column = match column {
            Column::Number | Column::Time => return false,
            column if is_title(*column) && case_id::is_case_id(scene.language, text) => Column::CaseId,
            column if is_title(*column) => {
                if !title_goes_on(scene, row, text, table) {
                    return false;
                }
                *column
            }
            column => *column,
        };
        more.push(RowCell { column, range: cell.range });
    }
    row.cells.extend(more);
    row.lines.end = index + 1;
    true
}

/// Whether a cell in the column of the titles goes on with the title above it: the text of an item stands there, too.
fn title_goes_on(scene: &Scene, row: &Row, text: &str, table: &Table) -> bool {
    let last = row.cells.iter().rfind(|cell| is_title(cell.column)).map_or("", |cell| scene.slice_text(cell.range));
    if row.cells.iter().any(|cell| cell.column == Column::CaseId) {
        return false;
    }
    let width = table.behind_title().zip(table.title_column()).map_or(usize::MAX, |(behind, title)| behind - title);
    let first = text.split(' ').next().unwrap_or("");
    // The next word did not fit.
    let full = last.chars().count() + first.chars().count() + GAP >= width;
    full || text.starts_with(char::is_lowercase) || is_open(scene.language, last)
}

/// White space between a title and the column behind it, and the blank before the next word.
const GAP: usize = 3;

/// Whether a line parts the rows: the heading of a group, a break, or what has a time and no number.
fn is_between(scene: &Scene, index: usize, cells: &[(Column, Cell)]) -> bool {
    let timed = cells.first().is_some_and(|(column, cell)| {
        *column == Column::Time && cell::is_time(scene.language, scene.slice_text(cell.range))
    });
    let alone = scene.opens_paragraph(index) && scene.lines.get(index + 1).is_none_or(|below| !below.is_text());
    let text = scene.text(index);
    let heading = || {
        alone
            && cells.first().is_some_and(|(column, _)| matches!(column, Column::Time | Column::Number))
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ':', ','])
    };
    timed || scene.language.group_heading(text).is_some() || heading()
}
