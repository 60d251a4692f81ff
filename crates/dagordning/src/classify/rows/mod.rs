//! Agendas whose rows have lost their columns: each cell on a line of its own, all cells of a row joined by one blank, or
//! parted by tabs. The heads of the columns, where they are printed, say in which order the cells come; what each cell
//! holds says which of them are there. All rows are read together, as the way through the table that has most points.

mod cell;
mod heads;
mod kept;
mod lined;
mod stacked;
mod words;

use std::ops::Range;

use crate::classify::table::Table;
use crate::classify::weights::row as points;
use crate::grammar::number::{ItemMark, item_mark};
use crate::language::{Column, Language};
use crate::model::SectionKind;
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// A cell of a row, or a further line of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowCell {
    pub(crate) column: Column,
    pub(crate) range: Slice,
}

/// A row: one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The lines that its cells stand on.
    pub(crate) lines: Range<usize>,
    pub(crate) cells: Vec<RowCell>,
    /// Lines among them on which the title's cell tells more: what is proposed, a list.
    pub(crate) told: Range<usize>,
}

/// The number that is all of a cell.
pub(crate) fn mark_of_cell(language: &Language, text: &str) -> Option<ItemMark> {
    cell::mark(language, text)
}

impl Row {
    /// The number, with the place of its cell.
    pub(crate) fn mark(&self, scene: &Scene) -> Option<(ItemMark, Slice)> {
        let cell = self.cells.iter().find(|cell| cell.column == Column::Number)?;
        Some((cell::mark(scene.language, scene.slice_text(cell.range))?, cell.range))
    }

    /// The row without the cells that stand from byte `end` of the document text on.
    pub(crate) fn until(&self, end: usize) -> Row {
        let cells = self.cells.iter().filter(|cell| cell.range.start < end).cloned().collect();
        Row { lines: self.lines.clone(), cells, told: self.told.clone() }
    }

    fn title<'a>(&self, scene: &Scene<'a>) -> &'a str {
        let cell = self.cells.iter().find(|cell| is_title(cell.column));
        cell.map_or("", |cell| scene.slice_text(cell.range))
    }
}

/// The rows of an agenda.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Lines of the columns' heads.
    pub(crate) heads: Vec<usize>,
    pub(crate) rows: Vec<Row>,
    /// Lines between rows: headings over groups, and breaks.
    pub(crate) groups: Vec<usize>,
    /// Lines among them that are no cells.
    text: usize,
    score: i32,
}

fn is_title(column: Column) -> bool {
    matches!(column, Column::Title | Column::TitleAndPresenter)
}

/// Whether a line heads a section of an item.
fn heads_section(scene: &Scene, line: usize) -> bool {
    scene.heading(line).is_some() && !scene.language.procedural_title(scene.text(line))
}

/// Whether a line heads what is proposed.
fn proposes(scene: &Scene, line: usize) -> bool {
    scene.heading(line).is_some_and(|found| found.kind == SectionKind::Proposal && !found.floor)
}

/// Reads the agenda's table, if the document has one whose columns are lost.
pub(crate) fn find(scene: &Scene) -> Option<Rows> {
    let head = heads::find(scene);
    let found = match &head {
        Some(head) => {
            let stacked = stacked::read(scene, head.end, &head.columns, true);
            let lined = lined::read(scene, head.end, &head.columns, true);
            let best = better(stacked, lined)?;
            Rows { heads: head.lines.clone(), ..best }
        }
        None => headless(scene)?,
    };
    let count = found.rows.len();
    let enough = head.is_none() || count >= 2 && found.score >= count as i32 * points::ROW_AT_LEAST.1;
    (enough && !is_contents(scene, &found)).then_some(found)
}

/// Whether rows without heads are a table's: hardly any text stands between them, they stand close together, and
/// have more than numbers and titles where each is a line.
fn is_close(scene: &Scene, found: &Rows) -> bool {
    let count = found.rows.len();
    let apart = found.rows.iter().filter(|row| scene.opens_paragraph(row.lines.start)).count();
    let other = |row: &&Row| row.cells.iter().any(|cell| !is_title(cell.column) && cell.column != Column::Number);
    let more = found.rows.iter().filter(other).count();
    let alone = |row: &&Row| row.lines.len() > 1;
    let stacked = found.rows.iter().filter(alone).count() * 2 > count;
    // Columns that are kept are read by their places.
    let wide = |row: &&Row| scene.text(row.lines.start).contains("   ") && row.cells[0].column == Column::Number;
    let kept = found.rows.iter().filter(wide).count() * 2 > count;
    !kept && found.text * 5 <= count && apart * 3 <= count && (stacked || more * 2 >= count)
}

/// Whether the numbers go on behind the rows: then they are no table, but items whose text began.
fn numbers_go_on(scene: &Scene, found: &Rows) -> bool {
    let Some(last) = found.rows.last() else { return false };
    let Some((own, _)) = last.mark(scene) else { return false };
    let next = |index: &usize| {
        let text = scene.text(*index);
        let mark =
            cell::mark(scene.language, text).or_else(|| item_mark(scene.language, text).map(|found| found.value));
        scene.lines[*index].is_text() && mark.is_some_and(|mark| mark.value == own.value + 1 && mark.style == own.style)
    };
    // Asked once, of the one table that was found.
    (last.lines.end..scene.lines.len()).any(|index| next(&index))
}

/// The rows of a table whose columns are kept, but whose numbers do not come first.
pub(crate) fn below(scene: &Scene, head: usize, table: &Table, columns: &[Column]) -> Option<Rows> {
    kept::read(scene, head + 1, table).or_else(|| words_below(scene, head, columns))
}

fn words_below(scene: &Scene, head: usize, columns: &[Column]) -> Option<Rows> {
    let found = lined::read(scene, head + 1, columns, true)?;
    let count = found.rows.len();
    (count >= 2 && found.score >= count as i32 * points::ROW_AT_LEAST.1 && !is_contents(scene, &found)).then_some(found)
}

fn better(one: Option<Rows>, other: Option<Rows>) -> Option<Rows> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if one.score >= other.score { one } else { other }),
        (one, other) => one.or(other),
    }
}

/// Orders in which the columns of a table without heads are tried. Any of them may be empty.
const ORDERS: [&[Column]; 7] = {
    use Column::{CaseId, Number, Page, Presenter, Time, Title};
    [
        &[Number, Title, CaseId, Presenter, Time, Page],
        &[Number, Title, Presenter, CaseId, Time, Page],
        &[Number, CaseId, Title, Presenter, Time, Page],
        &[Time, Number, Title, CaseId, Presenter, Page],
        &[Time, Number, CaseId, Title, Presenter, Page],
        &[Number, Time, Title, CaseId, Presenter, Page],
        &[Time, Title, CaseId, Presenter, Page],
    ]
};
/// Places at which a table without heads is looked for.
const MOST_STARTS: usize = 3;
/// Headings of sections that may stand in a document whose agenda is a table.
const MOST_HEADINGS: usize = 2;

/// A table without heads begins with the number 1 alone on its line, perhaps under a time, or with a line that begins in
/// number or time.
fn headless(scene: &Scene) -> Option<Rows> {
    // Items whose text stands under headings are no rows.
    let headed = |index: &usize| scene.lines[*index].is_text() && scene.heading(*index).is_some();
    if (0..scene.lines.len()).filter(headed).nth(MOST_HEADINGS).is_some() {
        return None;
    }
    let text = |index: &usize| scene.lines[*index].is_text();
    let first = |index: &usize| {
        let mark = cell::mark(scene.language, scene.text(*index));
        mark.is_some_and(|mark| mark.value == 1 && mark.letter.is_none())
    };
    let mut best: Option<Rows> = None;
    for start in (0..scene.lines.len()).filter(text).filter(first).take(MOST_STARTS) {
        let above = start.checked_sub(1).filter(text);
        let timed = above.is_some_and(|above| cell::is_time(scene.language, scene.text(above)));
        let from = if timed { start - 1 } else { start };
        for order in ORDERS {
            best = better(best, stacked::read(scene, from, order, false).map(agreeing));
        }
    }
    if best.as_ref().is_some_and(|found| stands(scene, found)) {
        return best.map(|found| with_group_above(scene, found));
    }
    best = None;
    let starts: Vec<usize> = (0..scene.lines.len()).filter(text).filter(|line| lined::opens(scene, *line)).collect();
    // How rows begin is all that matters for whether they are dense.
    let mut asked: Vec<((Column, bool), Vec<usize>)> = Vec::new();
    let mut won = ORDERS[0];
    for order in ORDERS {
        let manner = (order[0], order.contains(&Column::Number));
        let at = asked.iter().position(|(known, _)| *known == manner).unwrap_or_else(|| {
            let dense = |start: &usize| lined::is_dense(scene, *start, order);
            asked.push((manner, starts.iter().copied().take(MOST_STARTS).filter(dense).collect()));
            asked.len() - 1
        });
        for start in &asked[at].1 {
            let known = best.as_ref().map(|found| found.score);
            best = better(best, lined::read(scene, *start, order, false).map(agreeing));
            won = if best.as_ref().map(|found| found.score) > known { order } else { won };
        }
    }
    let best = best.filter(|found| stands(scene, found)).map(|found| from_first(scene, found, &starts, won));
    best.flatten().map(|found| with_group_above(scene, found))
}

/// Rows whose numbers begin later than with 1, with those above them that have nothing but numbers and titles: "1. Upprop"
/// over "11.25 4. Information". Nothing where these are no rows of the same table: their items would be lost.
fn from_first(scene: &Scene, found: Rows, starts: &[usize], order: &[Column]) -> Option<Rows> {
    let first = found.rows.first()?;
    if first.mark(scene).is_none_or(|(mark, _)| mark.value == 1) {
        return Some(found);
    }
    let is_one = |line: &&usize| {
        let words: Vec<&str> = scene.text(**line).split_ascii_whitespace().take(2).collect();
        [1, 2]
            .into_iter()
            .filter_map(|count| words.get(..count))
            .any(|words| cell::mark(scene.language, &words.join(" ")).is_some_and(|mark| mark.value == 1))
    };
    let above = starts.iter().filter(|line| **line < first.lines.start).rev().find(is_one);
    let Some(start) = above else { return Some(found) };
    let whole = lined::read(scene, *start, order, false).map(agreeing)?;
    (whole.rows.len() > found.rows.len() && stands(scene, &whole)).then_some(whole)
}

/// Whoever presents does so at a time: of two orders the one where both stand in the same rows is likelier.
fn agreeing(found: Rows) -> Rows {
    let has = |row: &Row, column| row.cells.iter().any(|cell| cell.column == column);
    let agree = found.rows.iter().filter(|row| has(row, Column::Time) == has(row, Column::Presenter)).count();
    Rows { score: found.score + agree as i32, ..found }
}

/// Whether rows without heads are a table.
fn stands(scene: &Scene, found: &Rows) -> bool {
    let count = found.rows.len();
    count >= lined::FEWEST_ROWS
        && found.score >= count as i32 * points::ROW_WITHOUT_HEADS.1
        && is_close(scene, found)
        && !numbers_go_on(scene, found)
}

/// The heading over the first rows.
fn with_group_above(scene: &Scene, mut found: Rows) -> Rows {
    let above = found.rows.first().and_then(|row| scene.previous_text(row.lines.start, 0));
    let heads = |line: &usize| scene.language.group_heading(scene.text(*line)).is_some_and(|found| !found.is_break);
    if let Some(line) = above.filter(heads) {
        found.groups.insert(0, line);
    }
    found
}

/// Whether the items of the table follow in full: the table is a list of contents then, and others read it.
fn is_contents(scene: &Scene, rows: &Rows) -> bool {
    let Some(last) = rows.rows.last() else { return false };
    let key = |title: &str| {
        let letters = title.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase);
        letters.take(22).collect::<String>()
    };
    let titles: std::collections::HashSet<String> = rows.rows.iter().map(|row| key(row.title(scene))).collect();
    let again = (last.lines.end..scene.lines.len()).filter(|index| scene.lines[*index].is_text()).filter(|index| {
        let text = scene.text(*index);
        let from = item_mark(scene.language, text).map_or(0, |mark| mark.value.title_start);
        let key = key(text.get(from..).unwrap_or(""));
        key.chars().count() > 3 && titles.contains(&key)
    });
    again.count() * 2 >= rows.rows.len().min(8)
}
