//! Tables with ruling lines: what stands in one row of the table comes out as rows that begin together.
//!
//! Cells are often centred in their row, so that a case number stands half a line below the first line of its title. In a
//! band between two ruling lines the n-th line of every cell belongs to one row.

use super::{Cell, Row};
use crate::pdf::Rule;

/// A ruling line shorter than this, in points, borders no table row.
const SHORTEST: f32 = 120.0;

/// Moves the cells of ruled tables to the top of their row.
pub(super) fn settle(rows: &mut Vec<Row>, rules: &[Rule]) {
    let borders = borders(rules);
    if borders.len() < 2 {
        return;
    }
    let mut out = Vec::with_capacity(rows.len());
    let mut rest = std::mem::take(rows).into_iter().peekable();
    while let Some(row) = rest.next() {
        let Some(band) = band(&borders, &row) else {
            out.push(row);
            continue;
        };
        let mut inside = vec![row];
        while let Some(next) = rest.next_if(|next| next.y < band.1) {
            inside.push(next);
        }
        let columns = columns(rules, band);
        if inside.len() < 2 || columns.len() < 3 {
            out.extend(inside);
        } else {
            out.extend(top_aligned(inside, &columns));
        }
    }
    *rows = out;
}

/// The heights of the horizontal lines that border tables.
fn borders(rules: &[Rule]) -> Vec<f32> {
    let mut lines: Vec<&Rule> = rules.iter().filter(|rule| rule.is_horizontal()).collect();
    lines.sort_by(|a, b| a.y0.total_cmp(&b.y0));
    let mut heights = Vec::new();
    // A border may be drawn cell by cell.
    for group in lines.chunk_by(|a, b| (a.y0 - b.y0).abs() < 1.5) {
        let width: f32 = group.iter().map(|rule| rule.x1 - rule.x0).sum();
        if width >= SHORTEST {
            heights.push(group[0].y0);
        }
    }
    heights
}

/// The two borders that a row stands between.
fn band(borders: &[f32], row: &Row) -> Option<(f32, f32)> {
    let middle = row.y - 0.3 * row.size;
    let below = borders.partition_point(|border| *border <= middle);
    Some((*borders.get(below.checked_sub(1)?)?, *borders.get(below)?))
}

/// Where vertical lines part the band, from left to right.
fn columns(rules: &[Rule], (top, bottom): (f32, f32)) -> Vec<f32> {
    let through = |rule: &&Rule| !rule.is_horizontal() && rule.y0 <= top + 3.0 && rule.y1 >= bottom - 3.0;
    let mut columns: Vec<f32> = rules.iter().filter(through).map(|rule| rule.x0).collect();
    columns.sort_by(f32::total_cmp);
    columns.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    columns
}

/// Cells moved to the top of their row, column by column; `columns` are the places where columns begin or are parted.
pub(super) fn top_aligned(rows: Vec<Row>, columns: &[f32]) -> Vec<Row> {
    let mut stacks: Vec<Vec<(f32, Vec<Cell>)>> = vec![Vec::new(); columns.len() + 1];
    let mut heights = Vec::new();
    let (turn, left) = rows.first().map_or((0, 0.0), |row| (row.turn, row.left));
    for row in rows {
        heights.push((row.y, row.size));
        for cell in row.cells {
            let column = columns.partition_point(|x| *x <= cell.x0() + 1.0);
            match stacks[column].last_mut() {
                // Columns of a list inside a table have no line between them.
                Some((y, beside)) if *y == row.y => beside.push(cell),
                _ => stacks[column].push((row.y, vec![cell])),
            }
        }
    }
    let deepest = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let mut stacks: Vec<_> = stacks.into_iter().map(Vec::into_iter).collect();
    let line = |index: usize| heights.get(index).or(heights.last()).copied().unwrap_or_default();
    (0..deepest)
        .map(|index| {
            let cells: Vec<Cell> = stacks.iter_mut().filter_map(Iterator::next).flat_map(|(_, cells)| cells).collect();
            let (y, size) = line(index);
            Row { y, size, cells, turn, left, ..Row::default() }
        })
        .collect()
}
