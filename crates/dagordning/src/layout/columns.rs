//! What single lines cannot tell of columns: a narrow gap that stands where other rows have a column, and a cell that is
//! set at the middle of its row.

use super::{Cell, Row};
use crate::pdf::Page;
use crate::text::Vocabulary;

/// Rows that begin a cell at the same place make a column.
const FEWEST: usize = 2;
/// Rows that a column of one row speaks for.
const NEXT_ROWS: usize = 2;
/// In points.
const SAME_PLACE: f32 = 1.2;
/// In a column's place a gap of this share of the em parts two cells.
const NARROW_GAP: f32 = 0.42;
/// Rows this close, in heights of their font, are lines of one cell.
const ONE_CELL: f32 = 1.45;

/// Parts words that stand in a column although the gap before them is hardly wider than a space.
pub(super) fn align(rows: &mut [Row]) {
    let mut starts: Vec<(f32, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        starts.extend(row.cells.iter().skip(1).map(|cell| (cell.x0(), at)));
    }
    starts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let columns: Vec<Column> = starts
        .chunk_by(|a, b| b.0 - a.0 < SAME_PLACE)
        .map(|group| Column { x: group[group.len() / 2].0, only: (group.len() < FEWEST).then_some(group[0].1) })
        .collect();
    if columns.is_empty() {
        return;
    }
    for (index, row) in rows.iter_mut().enumerate() {
        let usual = usual_gap(row);
        let cells = std::mem::take(&mut row.cells);
        for cell in cells {
            let begins: Vec<usize> =
                (1..cell.words.len()).filter(|at| is_misplaced(&cell, *at, &columns, index, usual, row.size)).collect();
            let mut words = cell.words.into_iter().enumerate().peekable();
            for end in begins.into_iter().chain([usize::MAX]) {
                let words = std::iter::from_fn(|| words.next_if(|(at, _)| *at < end)).map(|(_, word)| word).collect();
                row.cells.push(Cell { words });
            }
        }
    }
}

/// A place where cells begin.
struct Column {
    x: f32,
    /// The one row that has it; it says something of the rows next to it alone.
    only: Option<usize>,
}

/// Whether a word behind a gap stands in a column.
fn is_misplaced(cell: &Cell, at: usize, columns: &[Column], row: usize, usual: f32, size: f32) -> bool {
    let (Some(last), Some(first)) = (cell.words[at - 1].letters.last(), cell.words[at].letters.first()) else {
        return false;
    };
    let gap = first.x0 - last.x1;
    let near = columns.partition_point(|column| column.x < first.x0 - SAME_PLACE);
    gap > NARROW_GAP * size
        && gap > 1.4 * usual
        && columns.get(near).is_some_and(|column| {
            (column.x - first.x0).abs() <= SAME_PLACE && column.only.is_none_or(|only| only.abs_diff(row) <= NEXT_ROWS)
        })
}

/// The median gap between the words of a row.
fn usual_gap(row: &Row) -> f32 {
    let mut gaps: Vec<f32> = Vec::new();
    for cell in &row.cells {
        for (word, next) in cell.words.iter().zip(cell.words.iter().skip(1)) {
            if let (Some(last), Some(first)) = (word.letters.last(), next.letters.first()) {
                gaps.push(first.x0 - last.x1);
            }
        }
    }
    gaps.sort_by(f32::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or(0.0)
}

/// Joins a label that is broken over two lines of a narrow column (`Ej tjänstgörande` above `ersättare`), so that it does
/// not stand among the values beside it. The vocabulary must know the whole.
pub(super) fn join_labels(rows: &mut Vec<Row>, page: &Page, vocabulary: &dyn Vocabulary) {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for mut below in rows.drain(..) {
        let Some(above) = joined.last_mut() else {
            joined.push(below);
            continue;
        };
        if below.y - above.y < ONE_LABEL * below.size.max(above.size) && above.cells.len().max(below.cells.len()) > 1 {
            join_row(above, &mut below, page, vocabulary);
        }
        if !below.cells.is_empty() {
            joined.push(below);
        }
    }
    *rows = joined;
}

fn join_row(above: &mut Row, below: &mut Row, page: &Page, vocabulary: &dyn Vocabulary) {
    for at in (0..below.cells.len()).rev() {
        let Some(home) = above.cells.iter_mut().find(|cell| (cell.x0() - below.cells[at].x0()).abs() < SAME_PLACE)
        else {
            continue;
        };
        if home.words.len() + below.cells[at].words.len() > LONGEST_LABEL {
            continue;
        }
        let text = |cell: &Cell| cell.letters().map(|letter| letter.text(page)).collect::<String>();
        let (head, tail) = (text(home), text(&below.cells[at]));
        let known = |label: &str| vocabulary.word_lengths(&label.trim_end_matches(':').to_lowercase()).is_some();
        let small = tail.starts_with(char::is_lowercase);
        if small && known(&format!("{head}{tail}")) {
            home.words.append(&mut below.cells.remove(at).words);
        }
    }
}

/// Lines of one label stand no further apart than this, in heights of their font.
const ONE_LABEL: f32 = 1.8;
/// Words that a label has at most.
const LONGEST_LABEL: usize = 6;

/// Moves a label that is set at the middle of its row of several lines (`§ 116` beside a title of two lines) to the
/// first of them.
pub(super) fn raise_centred(rows: &mut Vec<Row>) {
    raise_between(rows);
    let mut raised = Vec::with_capacity(rows.len());
    let mut rest = rows.drain(..).peekable();
    while let Some(first) = rest.next() {
        let mut group = vec![first];
        let near = |last: &Row, next: &Row| next.y - last.y < ONE_CELL * next.size.max(last.size);
        while let Some(next) = group.last().and_then(|last| rest.next_if(|next| near(last, next))) {
            group.push(next);
        }
        if centred(&group).is_some() {
            // A table whose cells are centred in their rows: the other cells of the row are so too.
            let columns = columns_of(&group);
            group = super::grid::top_aligned(group, &columns);
        }
        raised.append(&mut group);
    }
    drop(rest);
    *rows = raised;
}

/// A label half a line below the first of the two lines that it stands beside, in a table without space between its rows.
fn raise_between(rows: &mut Vec<Row>) {
    let mut raised: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rest = rows.drain(..).peekable();
    while let Some(mut label) = rest.next() {
        let between = match (raised.last(), rest.peek()) {
            (Some(above), Some(below)) => is_between(above, &label, below, &raised),
            _ => false,
        };
        match raised.last_mut().filter(|_| between) {
            Some(above) => {
                label.cells.append(&mut above.cells);
                above.cells = label.cells;
            }
            None => raised.push(label),
        }
    }
    drop(rest);
    *rows = raised;
}

/// Whether a label stands between the two lines beside it; `earlier` ends with the first of these.
fn is_between(above: &Row, label: &Row, below: &Row, earlier: &[Row]) -> bool {
    let near = HALF_STEP * label.size;
    let beside = |other: &Row| {
        let end = label.cells.first().map_or(0.0, Cell::x1);
        left(other) > end + 0.5 * label.size
    };
    let between = label.y - above.y < near && below.y - label.y < near;
    // Running text in two columns whose lines stand at other heights: the line goes on one a step higher.
    let goes_on = || {
        earlier.iter().rev().take(3).any(|other| {
            label.y - other.y < 2.0 * label.size
                && other.cells.iter().any(|cell| (cell.x0() - left(label)).abs() < SAME_PLACE)
        })
    };
    between && label.cells.len() == 1 && beside(above) && beside(below) && !goes_on()
}

/// Lines nearer than this, in heights of their font, are no lines of one column.
const HALF_STEP: f32 = 0.85;

/// Where the columns of a group of rows begin: between them no cell stands.
fn columns_of(group: &[Row]) -> Vec<f32> {
    let mut spans: Vec<(f32, f32)> =
        group.iter().flat_map(|row| &row.cells).map(|cell| (cell.x0(), cell.x1())).collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns = Vec::new();
    let mut right = f32::MIN;
    for (start, end) in spans {
        if start > right {
            columns.push(start - SAME_PLACE);
        }
        right = right.max(end);
    }
    columns
}

/// The row of a group that holds the one label to the left of all other cells, at the middle of them.
fn centred(group: &[Row]) -> Option<usize> {
    let (first, last) = (group.first()?, group.last()?);
    if group.len() < 2 {
        return None;
    }
    let label = group.iter().enumerate().skip(1).min_by(|(_, a), (_, b)| left(a).total_cmp(&left(b)))?.0;
    let cell = group[label].cells.first()?;
    let others = group.iter().enumerate().flat_map(|(at, row)| row.cells.iter().skip(usize::from(at == label)));
    let mut rest = others.map(Cell::x0);
    let lone = group[label].cells.len() == 1;
    let lines = group.len() - usize::from(lone);
    let middle = (first.y + last.y) / 2.0;
    let beside = rest.all(|x0| x0 > cell.x1() + 0.5 * group[label].size);
    (lines >= 2 && beside && (group[label].y - middle).abs() < 0.3 * group[label].size).then_some(label)
}

fn left(row: &Row) -> f32 {
    row.cells.first().map_or(f32::MAX, Cell::x0)
}
