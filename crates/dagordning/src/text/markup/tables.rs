//! Tables: rows between bars become rows with columns.

use std::ops::Range;

use super::{Dialect, Markup, inline, is_table_row, is_table_rule};

/// Whether a line belongs to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    No,
    Row,
    Rule,
}

/// Blanks between the columns.
const GUTTER: usize = 3;
/// A column is no wider than this: what is longer pushes the next cell to the right on its own row.
const WIDEST: usize = 60;

/// What each line is.
pub(super) fn kinds(lines: &[(usize, &str)]) -> Vec<Kind> {
    let kind = |(_, line): &(usize, &str)| match () {
        () if is_table_rule(line) => Kind::Rule,
        () if is_table_row(line) => Kind::Row,
        () => Kind::No,
    };
    let mut kinds: Vec<Kind> = lines.iter().map(kind).collect();
    // Without bars at the edges only the rule tells: the head above it and what has bars below it.
    for at in 1..kinds.len() {
        let bare = kinds[at] == Kind::Rule && !lines[at].1.trim_start().starts_with(['|', '+']);
        if bare && lines[at - 1].1.contains('|') {
            kinds[at - 1] = Kind::Row;
            let below =
                lines[at + 1..].iter().take_while(|(_, line)| line.contains('|') && !is_table_rule(line)).count();
            kinds[at + 1..at + 1 + below].fill(Kind::Row);
        } else if bare {
            kinds[at] = Kind::No;
        }
    }
    kinds
}

/// A cell with the marks inside it.
struct Cell {
    range: Range<usize>,
    marks: Markup,
    /// Its characters without the marks.
    length: usize,
}

/// No document has a table with more bars.
const MOST_BARS: usize = 60_000;

/// Undoes a table.
pub(super) fn undo(lines: &[(usize, &str)], kinds: &[Kind], dialect: Dialect, markup: &mut Markup) {
    // Each cell takes many times its memory: a larger table stays as it is.
    if lines.iter().map(|(_, line)| memchr::memchr_iter(b'|', line.as_bytes()).count()).sum::<usize>() > MOST_BARS {
        return;
    }
    let rows: Vec<Vec<Cell>> = lines
        .iter()
        .zip(kinds)
        .map(|((begin, line), kind)| if *kind == Kind::Row { cells(*begin, line, dialect) } else { Vec::new() })
        .collect();
    let wide = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut starts = vec![0; wide];
    let mut widths = vec![0; wide];
    for row in &rows {
        for (cell, width) in row.iter().zip(&mut widths) {
            *width = cell.length.min(WIDEST).max(*width);
        }
    }
    for at in 1..wide {
        starts[at] = starts[at - 1] + if widths[at - 1] > 0 { widths[at - 1] + GUTTER } else { 0 };
    }
    for ((begin, line), row) in lines.iter().zip(rows) {
        self::row(*begin, line, row, &starts, markup);
    }
}

fn row(begin: usize, line: &str, cells: Vec<Cell>, starts: &[usize], markup: &mut Markup) {
    let end = begin + line.len();
    let (mut at, mut column) = (begin, 0);
    for (cell, start) in cells.into_iter().zip(starts).filter(|(cell, _)| cell.length > 0) {
        let gap = start.saturating_sub(column).max(if column > 0 { GUTTER } else { 0 });
        markup.replace(at..cell.range.start, " ".repeat(gap));
        markup.edits.extend(cell.marks.edits);
        at = cell.range.end;
        column += gap + cell.length;
    }
    if column > 0 {
        markup.drop(at..end);
    } else {
        // A row of nothing, and the rule: with the line end.
        markup.drop(begin..end + 1);
    }
}

/// The cells between the bars of a line.
fn cells(begin: usize, line: &str, dialect: Dialect) -> Vec<Cell> {
    let trimmed = line.trim();
    let from = line.len() - line.trim_start().len();
    let bytes = trimmed.as_bytes();
    let first = usize::from(bytes.first() == Some(&b'|'));
    let mut cells = Vec::new();
    let mut start = first;
    let bars =
        memchr::memchr_iter(b'|', bytes).filter(|bar| *bar >= first && bytes.get(bar.wrapping_sub(1)) != Some(&b'\\'));
    for bar in bars.chain(std::iter::once(bytes.len())) {
        let last_bar = bar == bytes.len() && start == bar && start > first;
        if !last_bar {
            cells.push(cell(begin + from + start, trimmed.get(start..bar).unwrap_or_default(), dialect));
        }
        start = bar + 1;
    }
    cells
}

fn cell(begin: usize, text: &str, dialect: Dialect) -> Cell {
    let words = text.trim();
    let start = begin + (text.len() - text.trim_start().len()).min(text.len() - words.len());
    let mut marks = Markup::default();
    inline::undo(start, words, dialect, &mut marks);
    let mut length = words.chars().count();
    for edit in &mut marks.edits {
        // A row is one line.
        if edit.text == "\n" {
            edit.text = " ".into();
        }
        length = (length + edit.text.chars().count()).saturating_sub(edit.end - edit.start);
    }
    Cell { range: start..start + words.len(), marks, length }
}
