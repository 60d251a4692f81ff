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
/// A line of running text has at least this many words …
const PROSE_WORDS: usize = 4;
/// … and fills this share of its column.
const FILLED: f32 = 0.7;
/// Gaps of one row that are tried as gutters.
const MOST_GAPS: usize = 8;

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
        let candidates: Vec<Gutter> = gaps(&row).take(MOST_GAPS).collect();
        let mut region = vec![row];
        // As many rows as a gutter runs through.
        let mut running = candidates;
        while let Some(next) = rest.peek() {
            let narrower: Vec<Gutter> = running.iter().filter_map(|gutter| narrowed(*gutter, next)).collect();
            if narrower.is_empty() {
                break;
            }
            running = narrower;
            region.extend(rest.next());
        }
        match running.into_iter().find(|gutter| is_prose(&region, *gutter)) {
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

/// The space between two columns: from left to right.
type Gutter = (f32, f32);

/// The spaces between the cells of a row.
fn gaps(row: &Row) -> impl Iterator<Item = Gutter> {
    row.cells.iter().zip(row.cells.iter().skip(1)).map(|(left, right)| (left.x1(), right.x0()))
}

/// What is left of a gutter when it runs on through a row; none if the row stands in it.
fn narrowed((left, right): Gutter, row: &Row) -> Option<Gutter> {
    let middle = (left + right) / 2.0;
    let before = row.cells.iter().filter(|cell| cell.x0() < middle).map(Cell::x1).fold(left, f32::max);
    let after = row.cells.iter().filter(|cell| cell.x0() >= middle).map(Cell::x0).fold(right, f32::min);
    (after - before >= GUTTER).then_some((before, after))
}

/// Whether both sides of a gutter are running text: many lines of several words that fill their column, and paragraphs
/// that begin where they like. In a table they begin side by side.
fn is_prose(rows: &[Row], gutter: Gutter) -> bool {
    let middle = (gutter.0 + gutter.1) / 2.0;
    let on = |left: bool| move |cell: &&Cell| (cell.x0() < middle) == left;
    let fills = |left: bool| {
        let cells = || rows.iter().filter_map(|row| row.cells.iter().rfind(on(left)));
        let start =
            rows.iter().filter_map(|row| row.cells.iter().find(on(left))).map(Cell::x0).fold(f32::MAX, f32::min);
        let end = cells().map(Cell::x1).fold(f32::MIN, f32::max);
        let full = cells().filter(|cell| cell.words.len() >= PROSE_WORDS && cell.x1() > start + FILLED * (end - start));
        (full.count(), cells().count())
    };
    let both =
        rows.iter().filter(|row| row.cells.iter().any(|c| on(true)(&c)) && row.cells.iter().any(|c| on(false)(&c)));
    let prose = [fills(true), fills(false)].iter().all(|(full, all)| *full >= FEWEST_ROWS && full * 100 >= all * 35);
    prose && both.count() >= FEWEST_ROWS && !begin_side_by_side(rows, &on(true), &on(false))
}

/// Whether most paragraphs of the two sides begin in the same rows.
fn begin_side_by_side(rows: &[Row], left: &dyn Fn(&&Cell) -> bool, right: &dyn Fn(&&Cell) -> bool) -> bool {
    let has = |row: &Row, side: &dyn Fn(&&Cell) -> bool| row.cells.iter().any(|cell| side(&cell));
    let (mut together, mut alone) = (0, 0);
    // The last line of each side, and whether the side begins anew in this row.
    let mut last = [rows.first().map_or(0.0, |row| row.y); 2];
    for row in rows {
        let mut begins = [false; 2];
        for (at, side) in [left, right].into_iter().enumerate() {
            if has(row, side) {
                begins[at] = row.y - last[at] > 1.45 * row.size;
                last[at] = row.y;
            }
        }
        match begins {
            [true, true] => together += 1,
            [false, false] => {}
            _ => alone += 1,
        }
    }
    together > alone
}

fn split(rows: Vec<Row>, gutter: Gutter) -> (Vec<Row>, Vec<Row>) {
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
