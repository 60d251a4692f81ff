//! Rows that stand on a line each, or on a line and those that it goes on in.

use std::collections::HashSet;

use super::cell::{self, points};
use super::stacked::group;
use super::words::{Parted, Words, part};
use super::{Row, RowCell, Rows, heads_section};
use crate::facts::title::is_open;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::language::Column;
use crate::page::range::Slice;
use crate::page::scene::{Cell, Scene};

/// Lines that a row may go on for.
const MOST_LINES: usize = 5;
/// Further lines of a row whose cells stand one below the other among rows on lines: a title of several lines takes the
/// others apart.
const MOST_CELLS_BELOW: usize = 4;
/// Shorter lines may be the first cell of a row alone, in bytes.
const SHORTEST_ROW: usize = 12;
/// Fewer rows without heads are no table.
pub(super) const FEWEST_ROWS: usize = 4;
/// Lines without a row after which the table is over, where nothing numbers the rows.
const APART: usize = 12;

/// Reads the rows below line `from`, with or without heads over them: twice, as the second time those who present are known.
pub(super) fn read(scene: &Scene, from: usize, columns: &[Column], headed: bool) -> Option<Rows> {
    let mut reader = Reader { scene, columns, headed, width: 0, seen: HashSet::new(), names: HashSet::new() };
    reader.rows(from);
    reader.seen = std::mem::take(&mut reader.names);
    Some(reader.rows(from)).filter(|found| !found.rows.is_empty())
}

/// Whether the first rows of a table without heads stand close together below line `from`, and hold more than numbers and
/// titles: asked before any row is read, since that takes long.
pub(super) fn is_dense(scene: &Scene, from: usize, columns: &[Column]) -> bool {
    let reader = Reader { scene, columns, headed: false, width: 0, seen: HashSet::new(), names: HashSet::new() };
    let lines = (from..scene.lines.len()).filter(|index| scene.lines[*index].is_text());
    // A list of titles has nothing but its numbers: other cells of a row are times, ids and pages.
    let timed = columns.first() == Some(&Column::Time);
    let tells = |index: usize| {
        let mut words = scene.text(index).split([' ', '\t']).filter(|word| !word.is_empty());
        let clock = |word: &str| word.len() >= 4 && word.contains(['.', ':']) && word.as_bytes()[0].is_ascii_digit();
        match timed {
            true => words.take(2).any(clock),
            false => words.nth(1).is_some() && words.any(|word| word.bytes().any(|byte| byte.is_ascii_digit())),
        }
    };
    let kept = |index: usize| !timed && scene.text(index).contains("   ");
    let (mut rows, mut told, mut apart, mut number) = (0, 0, 0, None);
    for index in lines.take(FEWEST_ROWS * MOST_LINES) {
        if let Some(next) = reader.starts(index, number) {
            (rows, number) = (rows + 1, next);
            apart += usize::from(scene.opens_paragraph(index) || kept(index));
        }
        told += usize::from(tells(index));
        if rows >= FEWEST_ROWS {
            return told * 2 >= rows && apart * 3 <= rows;
        }
    }
    false
}

/// Whether a line can be the first row of a table without heads: it begins with the number 1 or a time, and words follow.
pub(super) fn opens(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '§') {
        return false;
    }
    let mut words = text.split_ascii_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let one = |text: &str| cell::mark(scene.language, text).is_some_and(|mark| mark.value == 1);
    one(first) || one(&format!("{first} {second}")) || cell::is_time(scene.language, first)
}

struct Reader<'r, 's> {
    scene: &'r Scene<'s>,
    columns: &'r [Column],
    /// Heads stand over the rows; where none do, hardly any text stands between them.
    headed: bool,
    /// The longest title that stands on one line, in characters.
    width: usize,
    /// Who presents, by rows where nothing else can stand there.
    seen: HashSet<String>,
    names: HashSet<String>,
}

impl Reader<'_, '_> {
    fn rows(&mut self, from: usize) -> Rows {
        let mut found = Rows::default();
        let mut number = None;
        let mut last = from;
        let mut line = from;
        // Whether a heading below a row has opened the text of its item.
        let mut section = false;
        while let Some(index) = self.scene.next_text(line, self.scene.lines.len()) {
            line = index + 1;
            if index > last + APART && !self.columns.contains(&Column::Number) {
                break;
            }
            let pause = self.scene.language.group_heading(self.scene.text(index)).is_some_and(|group| group.is_break);
            let clause = section && !self.is_marked_as(index, found.rows.last());
            let row = if pause || clause { None } else { self.row(index, &mut number) };
            section |= self.headed && !found.rows.is_empty() && heads_section(self.scene, index);
            // "09.30 Fika"
            let pause = |row: &Row| {
                let title = self.scene.language.group_heading(row.title(self.scene));
                title.is_some_and(|found| found.is_break) && row.mark(self.scene).is_none()
            };
            if let Some((row, _)) = row.as_ref().filter(|(row, _)| pause(row)) {
                last = row.lines.end;
                found.groups.push(index);
            } else if let Some((row, score)) = row {
                (line, last) = (row.lines.end, row.lines.end);
                found.score += score;
                found.rows.push(row);
                section = false;
            } else if group(self.scene, index) >= points::KNOWN_GROUP.1 || !section && self.heads_row(index, number) {
                found.groups.push(index);
                last = index;
                section = false;
            } else if section {
                last = index;
            } else if !found.rows.is_empty() && !self.is_part(index) {
                found.text += 1;
            }
            let most = if self.headed { found.rows.len() + APART } else { found.rows.len() / 5 + 3 };
            if found.rows.is_empty() && index > from + APART || found.text > most {
                break;
            }
        }
        // A group heads rows.
        let end = found.rows.last().map_or(0, |row| row.lines.end);
        found.groups.retain(|line| *line < end);
        found
    }

    /// Whether a line begins as the rows do: "§ 5", "5", "5." In the text of an item other numbers are those of clauses.
    fn is_marked_as(&self, index: usize, row: Option<&Row>) -> bool {
        let shape = |text: &str| {
            let mut words = text.split([' ', '\t']).filter(|word| !word.is_empty());
            let timed = |word: &&str| cell::is_time(self.scene.language, word);
            let first = words.next().filter(|word| !timed(word)).or_else(|| words.next()).unwrap_or("");
            (first.starts_with('§'), first.ends_with('.'), first.ends_with(')'))
        };
        row.is_none_or(|row| shape(self.scene.text(row.lines.start)) == shape(self.scene.text(index)))
    }

    /// "3.1 Läget i skolorna", "a) Läget i skolorna": a part of a row.
    fn is_part(&self, index: usize) -> bool {
        let text = self.scene.text(index);
        cell::is_part(self.scene.language, text)
            || clause_mark(self.scene.language, text)
                .is_some_and(|mark| matches!(mark.value.kind, ClauseKind::Letter(_)))
    }

    /// Whether a line that is no row stands right over the next row and is shaped like a heading.
    fn heads_row(&mut self, index: usize, number: Option<u32>) -> bool {
        let below = self.scene.next_text(index + 1, index + 4);
        group(self.scene, index) >= points::GROUP.1 && below.is_some_and(|below| self.starts(below, number).is_some())
    }

    /// The number or time that begins a row on this line.
    fn starts(&self, index: usize, number: Option<u32>) -> Option<Option<u32>> {
        let text = self.scene.text(index);
        let mut words: Vec<&str> = text.split([' ', '\t']).filter(|word| !word.is_empty()).take(6).collect();
        // "11.50" ⏎ "5." ⏎ title: the time of a row stands over its number.
        if words.len() <= 2 && self.columns.first() == Some(&Column::Time) && cell::is_time(self.scene.language, text) {
            let below = self.scene.lines.get(index + 1).filter(|line| line.is_text());
            words.extend(below.map_or("", |_| self.scene.text(index + 1)).split(' ').take(2));
        }
        if !self.columns.contains(&Column::Number) {
            let timed = self.columns.first() == Some(&Column::Time);
            let begins =
                (1..=words.len().min(3)).any(|count| cell::is_time(self.scene.language, &words[..count].join(" ")));
            return (timed && begins && words.len() > 1).then_some(None);
        }
        let fits = |value: &str| {
            let mark = cell::mark(self.scene.language, value)?;
            (cell::number(&mark, number).1 > points::BREAKS_THE_NUMBERS.1).then_some(mark.value)
        };
        let first = if self.columns.first() == Some(&Column::Number) { 1 } else { words.len().min(4) };
        (0..first)
            .flat_map(|at| [2, 1].map(|count| at..at + count))
            .filter_map(|range| words.get(range))
            .find_map(|words| fits(&words.join(" ")))
            .map(Some)
    }

    fn row(&mut self, index: usize, number: &mut Option<u32>) -> Option<(Row, i32)> {
        let next = self.starts(index, *number)?;
        if self.scene.text(index).contains('\t') {
            let cells = self.tabbed(index)?;
            let score = cells.iter().map(|cell| self.points(cell)).sum();
            *number = next;
            return Some((Row { lines: index..index + 1, cells, told: 0..0 }, score));
        }
        let (mut end, mut parted) = self.joined(index, next)?;
        self.titles(&mut end, &mut parted, next);
        if parted.cells.iter().all(|cell| cell.column == Column::Number) {
            return None;
        }
        self.names.extend(parted.names.clone());
        *number = next;
        Some((Row { lines: index..end, cells: parted.cells, told: 0..0 }, parted.score))
    }

    fn points(&self, cell: &RowCell) -> i32 {
        cell::fit(self.scene.language, cell.column, self.scene.slice_text(cell.range)).1
    }

    /// The cells between tabs, the empty ones before the first counted too.
    fn tabbed(&self, index: usize) -> Option<Vec<RowCell>> {
        let begin = self.scene.begin(index);
        let text = self.scene.slice_text(begin..self.scene.lines[index].end);
        let mut cells = Vec::new();
        let mut at = begin;
        for (place, cell) in text.split('\t').enumerate() {
            let trimmed = cell.trim();
            let start = at + (cell.len() - cell.trim_start().len());
            at += cell.len() + 1;
            if !trimmed.is_empty() {
                let column = *self.columns.get(place)?;
                cells.push(RowCell { column, range: Slice::new(start, start + trimmed.len()) });
            }
        }
        (cells.len() > 1).then_some(cells)
    }

    /// The cells of a row and where it ends: the lines below go on with it where they add to its points.
    fn joined(&self, index: usize, number: Option<u32>) -> Option<(usize, Parted)> {
        let mut best: Option<(usize, Parted)> = None;
        let alone = self.is_alone(index);
        let most = if alone { MOST_LINES + MOST_CELLS_BELOW } else { MOST_LINES };
        for end in index + 1..=index + most {
            if best.as_ref().is_some_and(|(_, known)| self.title_is_open(&known.cells)) {
                break;
            }
            let parted = part(self.scene, &Words::of(self.scene, index..end), self.columns, &self.seen);
            let Some(parted) = parted else {
                // The cells above a title are no row yet.
                let below = self.scene.lines.get(end).is_some_and(|line| line.is_text());
                if alone && best.is_none() && below && end < index + 3 {
                    continue;
                }
                break;
            };
            let gains = best.as_ref().is_none_or(|(_, known)| parted.score > known.score);
            // A wrapped title gains nothing, but it goes on.
            let keeps = |known: &Parted| parted.score >= known.score + points::SMALL_LETTER.1;
            let wrapped = best.as_ref().is_some_and(|(known, before)| *known + 1 == end && keeps(before));
            let wrapped = wrapped && self.wraps(end - 1);
            if gains || wrapped {
                best = Some((end, parted));
            }
            let below = self.scene.lines.get(end).filter(|line| line.is_text());
            if below.is_none() || self.starts(end, number).is_some() || group(self.scene, end) >= points::KNOWN_GROUP.1
            {
                break;
            }
        }
        best
    }

    /// Whether a line is the first cell of a row and nothing else: a time or a number.
    fn is_alone(&self, index: usize) -> bool {
        let text = self.scene.text(index);
        text.len() <= SHORTEST_ROW
            && (cell::mark(self.scene.language, text).is_some() || cell::is_time(self.scene.language, text))
    }

    /// Whether a title that other cells stand behind breaks off: "Svar på motion från Frans Ek (s) om en". What stands
    /// below goes on with it, not with the last cell.
    fn title_is_open(&self, cells: &[RowCell]) -> bool {
        let Some(at) = cells.iter().rposition(|cell| super::is_title(cell.column)) else { return false };
        at + 1 < cells.len() && is_open(self.scene.language, self.scene.slice_text(cells[at].range))
    }

    /// Lines below a row that go on with its title, which is narrower than the line.
    fn titles(&mut self, end: &mut usize, parted: &mut Parted, number: Option<u32>) {
        let Some(at) = parted.cells.iter().rposition(|cell| super::is_title(cell.column)) else { return };
        if at + 1 == parted.cells.len() {
            return;
        }
        let mut title = self.scene.slice_text(parted.cells[at].range);
        self.width = self.width.max(title.chars().count());
        let mut place = at + 1;
        let first_line = *end - 1;
        while *end < self.scene.lines.len() && self.scene.lines[*end].is_text() && place < at + MOST_LINES {
            if let Some(beside) = self.beside(first_line, *end, &parted.cells) {
                let cell = RowCell { column: parted.cells[beside].column, range: self.scene.lines[*end].range() };
                parted.cells.insert(beside + 1, cell);
                *end += 1;
                continue;
            }
            let text = self.scene.text(*end);
            let first = text.split(' ').next().unwrap_or("").chars().count();
            // The next word did not fit.
            let full = title.chars().count() + 1 + first > self.width && text.chars().count() <= self.width;
            let goes_on = full || text.starts_with(char::is_lowercase) || is_open(self.scene.language, title);
            if !goes_on
                || self.starts(*end, number).is_some()
                || group(self.scene, *end) >= points::KNOWN_GROUP.1
                || self.scene.heading(*end).is_some()
            {
                break;
            }
            let cell = RowCell { column: parted.cells[at].column, range: self.scene.lines[*end].range() };
            parted.cells.insert(place, cell);
            title = text;
            (place, *end) = (place + 1, *end + 1);
        }
    }

    /// The cell that a line alone goes on with by its place, where columns are kept: a title below whoever presents.
    fn beside(&self, above: usize, line: usize, cells: &[RowCell]) -> Option<usize> {
        let below = self.scene.cells(line, self.scene.lines[line].start);
        let ([only], false) = (below.as_slice(), self.scene.text(line).starts_with(char::is_uppercase)) else {
            return None;
        };
        let near = |cell: &Cell| cell.column.abs_diff(only.column) <= 2 && only.column > 12;
        let over = self.scene.cells(above, self.scene.lines[above].start).into_iter().find(near)?;
        let own = |cell: &RowCell| (over.range.start..over.range.end).contains(&cell.range.start);
        cells.iter().rposition(|cell| cell.column == Column::Presenter && own(cell))
    }

    /// Whether a line goes on with the one above it.
    fn wraps(&self, line: usize) -> bool {
        let (text, above) = (self.scene.text(line), self.scene.text(line - 1));
        text.starts_with(char::is_lowercase) || is_open(self.scene.language, above)
    }
}
