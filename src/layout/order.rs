//! The order in which the rows of a page are read.
//!
//! Nearly everything that stands side by side in a meeting document belongs together row by row: tables, labels and their
//! values, rosters (whose columns the reader of the header tells apart). Running text in columns is the exception: it is
//! read column by column.

use super::{Cell, Row};

/// A column of running text has at least this many rows.
const FEWEST_ROWS: usize = 4;
/// A gutter is at least this wide, in points.
const GUTTER: f32 = 8.0;
/// Lines of running text have at least this many words on average.
const PROSE_WORDS: usize = 3;

/// The rows in blocks, each read from top to bottom.
pub(super) fn blocks(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut blocks = Vec::new();
    let mut plain = Vec::new();
    let mut rest = rows.into_iter().peekable();
    while let Some(row) = rest.next() {
        if row.cells.len() < 2 {
            plain.push(row);
            continue;
        }
        // As many rows as one gutter runs through.
        let mut region = vec![row];
        let mut gutter = gutter(&region[0]);
        while let (Some(open), Some(next)) = (gutter, rest.peek()) {
            let Some(narrower) = narrowed(open, next) else { break };
            gutter = Some(narrower);
            region.extend(rest.next());
        }
        match gutter.filter(|gutter| is_prose(&region, *gutter)) {
            Some(gutter) => {
                if !plain.is_empty() {
                    blocks.push(std::mem::take(&mut plain));
                }
                let (left, right) = split(region, gutter);
                blocks.push(left);
                blocks.extend(self::blocks(right));
            }
            None => plain.extend(region),
        }
    }
    if !plain.is_empty() {
        blocks.push(plain);
    }
    blocks
}

/// The space between the first two cells.
fn gutter(row: &Row) -> Option<(f32, f32)> {
    let (left, right) = (row.cells.first()?, row.cells.get(1)?);
    Some((left.x1(), right.x0()))
}

/// What is left of a gutter when it runs on through a row; none if the row stands in it.
fn narrowed((left, right): (f32, f32), row: &Row) -> Option<(f32, f32)> {
    let middle = (left + right) / 2.0;
    let before = row.cells.iter().filter(|cell| cell.x0() < middle).map(Cell::x1).fold(left, f32::max);
    let after = row.cells.iter().filter(|cell| cell.x0() >= middle).map(Cell::x0).fold(right, f32::min);
    (after - before >= GUTTER).then_some((before, after))
}

/// Whether both sides of a gutter are running text: many rows, many words to a row, most of them filling their column.
fn is_prose(rows: &[Row], gutter: (f32, f32)) -> bool {
    let middle = (gutter.0 + gutter.1) / 2.0;
    let side = |left: bool| {
        let cells = rows.iter().flat_map(|row| &row.cells).filter(move |cell| (cell.x0() < middle) == left);
        let cells: Vec<&Cell> = cells.collect();
        let start = cells.iter().map(|cell| cell.x0()).fold(f32::MAX, f32::min);
        let end = cells.iter().map(|cell| cell.x1()).fold(f32::MIN, f32::max);
        let full = cells.iter().filter(|cell| cell.x1() > start + 0.7 * (end - start)).count();
        let words: usize = cells.iter().map(|cell| cell.words.len()).sum();
        let lines = rows.iter().filter(|row| row.cells.iter().any(|cell| (cell.x0() < middle) == left)).count();
        let single = cells.len() == lines;
        single && lines >= FEWEST_ROWS && words > PROSE_WORDS * lines && full * 10 >= lines * 6
    };
    side(true) && side(false)
}

fn split(rows: Vec<Row>, gutter: (f32, f32)) -> (Vec<Row>, Vec<Row>) {
    let middle = (gutter.0 + gutter.1) / 2.0;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        let (before, after): (Vec<Cell>, Vec<Cell>) = row.cells.into_iter().partition(|cell| cell.x0() < middle);
        for (cells, side) in [(before, &mut left), (after, &mut right)] {
            if !cells.is_empty() {
                side.push(Row { cells, ..row });
            }
        }
    }
    (left, right)
}
