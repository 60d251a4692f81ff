//! Lists of names set as a table: `Namn | Parti | Ja | Nej | Avstår`, `Namn | Parti | Närv. | Tjg ers. | Anm.`.

use std::ops::Range;

use crate::grammar::person::is_tick;
use crate::language::{AnnexKind, ListColumn, ListColumns};
use crate::page::passage::{Join, Passage};
use crate::page::range::{Lines, Slice};
use crate::page::scene::{Cell, Scene};

/// The columns of a list of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Each column with where its heading begins and ends, in characters from the left edge of the page.
    columns: Vec<(ListColumn, Range<usize>)>,
    /// The distance between the columns was lost: the words themselves part them.
    joined: bool,
    /// What stands over those who are replaced, from its word for that on: "för".
    replaces: Option<Slice>,
}

/// "Avstår  Frånv.": heads that stand only two blanks apart, if each part of the cell is one.
fn close_heads(scene: &Scene, cell: Cell) -> Vec<Cell> {
    let text = scene.slice_text(cell.range);
    let parts = || text.split("  ").map(str::trim).filter(|part| !part.is_empty());
    if !text.contains("  ") || parts().any(|part| scene.language.list_columns(part).is_empty()) {
        return vec![cell];
    }
    let place = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    parts()
        .map(|part| {
            let at = place(part);
            let start = cell.range.start + at;
            Cell { column: cell.column + text[..at].chars().count(), range: Slice::new(start, start + part.len()) }
        })
        .collect()
}

/// A row of a list: for each column what stands there.
#[derive(Debug, Default)]
pub(crate) struct Row {
    cells: Vec<(ListColumn, Passage)>,
}

impl Row {
    /// A name and the mark that says whether whoever has it was there.
    pub(crate) fn marked(name: Passage, mark: Passage) -> Row {
        Row { cells: vec![(ListColumn::Name, name), (ListColumn::Present, mark)] }
    }

    pub(crate) fn get(&self, column: ListColumn) -> Option<&Passage> {
        self.cells.iter().find(|(known, _)| *known == column).map(|(_, passage)| passage)
    }

    /// Everything in the row.
    pub(crate) fn all(&self) -> impl Iterator<Item = &(ListColumn, Passage)> {
        self.cells.iter()
    }
}

impl Grid {
    /// Reads a line as the head of a list: two columns or more, all known, the first of them the names'.
    pub(crate) fn head(scene: &Scene, index: usize) -> Option<Grid> {
        let line = scene.lines.get(index).filter(|line| line.is_text() && line.end - line.start <= 200)?;
        if !scene.is_parted(index) {
            return Grid::joined(scene, index);
        }
        let cells = scene.cells(index, line.start);
        if cells.len() < 2 {
            return Grid::joined(scene, index);
        }
        let cells: Vec<Cell> = cells.into_iter().flat_map(|cell| close_heads(scene, cell)).collect();
        let words: Vec<ListColumns> =
            cells.iter().map(|cell| scene.language.list_columns(scene.slice_text(cell.range))).collect();
        let named = words.iter().position(|word| word.contains(ListColumn::Name));
        let Some(names) = named.or_else(|| heads_people(scene, &cells, &words).then_some(0)) else {
            return Grid::unnamed(scene, index, &cells, &words);
        };
        if names > 1 || words.iter().enumerate().any(|(at, word)| at != names && word.is_empty()) {
            return None;
        }
        let columns: Vec<(ListColumn, Range<usize>)> = cells
            .iter()
            .zip(&words)
            .enumerate()
            .map(|(at, (cell, word))| {
                let width = scene.slice_text(cell.range).chars().count();
                (column(*word, at == names), cell.column..cell.column + width)
            })
            .collect();
        let told = |kind| columns.iter().any(|(known, _)| *known == kind);
        let telling = [
            ListColumn::Party,
            ListColumn::Result,
            ListColumn::Present,
            ListColumn::Remark,
            ListColumn::Yes,
            ListColumn::Replaces,
            ListColumn::Organization,
            ListColumn::Share,
        ];
        let replaces = cells.iter().zip(&columns).find(|(_, (kind, _))| *kind == ListColumn::Replaces);
        let replaces = replaces.map(|(cell, _)| lead_of(scene, cell));
        telling.into_iter().any(told).then_some(Grid { columns, joined: false, replaces })
    }

    /// A head of attendance whose columns stand one blank apart, over rows that end with a mark: "Ledamöter Närvarande".
    fn joined(scene: &Scene, index: usize) -> Option<Grid> {
        let text = scene.text(index);
        if text.len() > LONGEST_JOINED_HEAD || !text.starts_with(char::is_uppercase) {
            return None;
        }
        let (names, marks) = text.rsplit_once(' ')?;
        let names = names.trim_end();
        let is = |word: &str, column| scene.language.list_columns(word.trim()).contains(column);
        let kinds = match names.rsplit_once(' ') {
            _ if is(names, ListColumn::Name) => vec![ListColumn::Name],
            Some((office, name)) if is(office, ListColumn::Office) && is(name, ListColumn::Name) => {
                vec![ListColumn::Office, ListColumn::Name]
            }
            _ => return None,
        };
        let below = scene.next_text(index + 1, index + 3)?;
        let marked = scene.text(below).rsplit_once(' ').is_some_and(|(_, mark)| is_mark(scene, mark));
        let marks = is(marks, ListColumn::Present) && marks.starts_with(char::is_uppercase);
        let columns = kinds.into_iter().chain([ListColumn::Present]).map(|kind| (kind, 0..0)).collect();
        (marks && marked).then_some(Grid { columns, joined: true, replaces: None })
    }

    /// A list of attendance whose cells stand on lines of their own.
    pub(crate) fn stacked() -> Grid {
        let columns = [ListColumn::Name, ListColumn::Present].into_iter().map(|kind| (kind, 0..0)).collect();
        Grid { columns, joined: true, replaces: None }
    }

    /// Whether a row says of somebody what the columns of a list without distances need.
    pub(crate) fn tells(&self, row: &Row) -> bool {
        !self.joined || row.get(ListColumn::Present).is_some()
    }

    /// A head that tells of votes and not of names: "Voteringsprotokoll | Ja | Nej", or "Ja | Nej" over columns right of
    /// names.
    fn unnamed(scene: &Scene, index: usize, cells: &[Cell], words: &[ListColumns]) -> Option<Grid> {
        let sides = [ListColumn::Yes, ListColumn::No, ListColumn::Abstain, ListColumn::Absent];
        let titled = scene.language.annex_heading(scene.slice_text(cells.first()?.range));
        let from = usize::from(titled == Some(AnnexKind::Ballots));
        let (cells, words) = (cells.get(from..)?, words.get(from..)?);
        let first = cells.first()?.column;
        let kinds: Vec<ListColumn> =
            words.iter().map(|word| sides.into_iter().find(|side| word.contains(*side))).collect::<Option<_>>()?;
        // The names stand left of the marks.
        let left = |line: usize| {
            let cells = scene.cells(line, scene.lines[line].start);
            matches!(cells.as_slice(), [name, mark, ..]
                if name.column + scene.slice_text(name.range).chars().count() <= first && mark.column + 2 >= first)
        };
        let rows = (index + 1..(index + 6).min(scene.lines.len())).filter(|line| scene.lines[*line].is_text());
        if first < 8 || !kinds.contains(&ListColumn::Yes) || !kinds.contains(&ListColumn::No) || !rows.take(3).any(left)
        {
            return None;
        }
        let width = |cell: &Cell| scene.slice_text(cell.range).chars().count();
        let mut columns = vec![(ListColumn::Name, 0..first.saturating_sub(2))];
        columns.extend(cells.iter().zip(kinds).map(|(cell, kind)| (kind, cell.column..cell.column + width(cell))));
        Some(Grid { columns, joined: false, replaces: None })
    }

    /// Whether a line only says again whose names stand below: "Ledamot/tjänstgörande ersättare" under the head.
    pub(crate) fn names_again(scene: &Scene, index: usize) -> bool {
        let text = scene.text(index);
        text.len() < 60 && scene.language.list_columns(text).contains(ListColumn::Name)
    }

    pub(crate) fn has(&self, column: ListColumn) -> bool {
        self.columns.iter().any(|(known, _)| *known == column)
    }

    /// Whether the list tells how each voted.
    pub(crate) fn votes(&self) -> bool {
        self.has(ListColumn::Result) || self.has(ListColumn::Yes) && self.has(ListColumn::No)
    }

    /// Reads the lines of one row.
    pub(crate) fn row(&self, scene: &Scene, lines: impl Iterator<Item = usize>) -> Row {
        let mut row = Row::default();
        for index in lines {
            if self.joined {
                self.joined_row(scene, index, &mut row);
                continue;
            }
            for cell in scene.cells(index, scene.lines[index].start) {
                let at = self.column_of(scene, &cell);
                match row.cells.iter_mut().find(|(known, _)| *known == at) {
                    Some((_, passage)) => passage.push(scene.source, cell.range, Join::Space),
                    None => {
                        let lead = self.replaces.filter(|_| at == ListColumn::Replaces);
                        let mut passage = lead.map(|lead| scene.passage(lead)).unwrap_or_default();
                        passage.push(scene.source, cell.range, Join::Space);
                        row.cells.push((at, passage));
                    }
                }
            }
        }
        row
    }

    /// The words of a line whose columns stand one blank apart: an office, the name with what follows it, a mark.
    fn joined_row(&self, scene: &Scene, index: usize, row: &mut Row) {
        let line = &scene.lines[index];
        let text = scene.text(index);
        let mut name = line.start..line.end;
        if let Some(goes_on) = row.cells.iter_mut().find(|(known, _)| *known == ListColumn::Name) {
            goes_on.1.push(scene.source, name, Join::Space);
            return;
        }
        if self.has(ListColumn::Office) {
            let office = scene.language.office(text).map_or_else(|| text.find(' ').unwrap_or(0), |(_, length)| length);
            if office > 0 && text[office..].starts_with(' ') {
                row.cells.push((ListColumn::Office, scene.passage(line.start..line.start + office)));
                name.start = line.end - text[office..].trim_start().len();
            }
        }
        let mark = text.rsplit_once(' ').map(|(_, mark)| mark).filter(|mark| is_mark(scene, mark));
        if let Some(mark) = mark {
            name.end = line.start + text[..text.len() - mark.len()].trim_end().len();
            row.cells.push((ListColumn::Present, scene.passage(line.end - mark.len()..line.end)));
        }
        if name.start < name.end {
            row.cells.push((ListColumn::Name, scene.passage(name)));
        }
    }

    /// The column that a cell stands in: the one that it reaches into most, else the nearest.
    fn column_of(&self, scene: &Scene, cell: &Cell) -> ListColumn {
        let width = scene.slice_text(cell.range).chars().count();
        let (start, end) = (cell.column, cell.column + width);
        let distance = |range: &Range<usize>| {
            let overlap = end.min(range.end).saturating_sub(start.max(range.start));
            let apart = range.start.saturating_sub(end).max(start.saturating_sub(range.end));
            // What begins where a heading begins stands under it, however far it reaches.
            let aligned = range.start.abs_diff(start) <= 1 && width > range.len();
            (!aligned, apart, usize::MAX - overlap, range.start.abs_diff(start))
        };
        self.columns.iter().min_by_key(|(_, range)| distance(range)).map_or(ListColumn::Other, |(kind, _)| *kind)
    }
}

/// "Tjänstgörande ersättare | Parti | Tjänstgör för": a heading of people over the names, beside columns that are known.
fn heads_people(scene: &Scene, cells: &[Cell], words: &[ListColumns]) -> bool {
    let known = |word: &ListColumns| word.contains(ListColumn::Party) || word.contains(ListColumn::Replaces);
    words.iter().skip(1).any(known)
        && words.iter().skip(1).all(|word| !word.is_empty())
        && cells.first().is_some_and(|cell| {
            let text = scene.slice_text(cell.range);
            scene.roster_heading(text).is_some_and(|found| found.exact && found.end == text.len())
        })
}

/// The last word of a heading over those who are replaced, if it stands in small letters, else the whole.
fn lead_of(scene: &Scene, cell: &Cell) -> Slice {
    let text = scene.slice_text(cell.range);
    let word = text.rfind(' ').map_or(0, |space| space + 1);
    let small = text[word..].starts_with(char::is_lowercase);
    Slice::new(cell.range.start + if small { word } else { 0 }, cell.range.end)
}

/// A longer line heads no columns.
const LONGEST_JOINED_HEAD: usize = 60;

/// Whether a word is a mark in a list of attendance.
pub(crate) fn is_mark(scene: &Scene, word: &str) -> bool {
    let mut letters = word.chars();
    let sign = letters.next().filter(|_| letters.next().is_none());
    sign.is_some_and(|c| matches!(c, 'x' | 'X' | '-' | '–') || is_tick(c)) || scene.language.ballot(word).is_some()
}

/// The column that a word heads; the first that can hold names does.
fn column(word: ListColumns, names: bool) -> ListColumn {
    use ListColumn::{
        Absent, Abstain, Name, No, Office, Organization, Other, Party, Present, Remark, Replaces, Result, Serving,
        Share, Substitute, Yes,
    };
    if names {
        return Name;
    }
    [
        Party,
        Yes,
        No,
        Abstain,
        Absent,
        Result,
        Present,
        Serving,
        Replaces,
        Substitute,
        Office,
        Organization,
        Share,
        Remark,
    ]
    .into_iter()
    .find(|column| word.contains(*column))
    .unwrap_or(Other)
}

/// The rows among `lines`: where blank lines part most of them a row is what stands between two, else each line with the
/// lines below that only go on with what is noted beside a name.
pub(crate) fn rows(scene: &Scene, grid: &Grid, lines: Lines) -> Vec<Vec<usize>> {
    let text: Vec<usize> = lines.iter().filter(|index| scene.lines[*index].is_text()).collect();
    let blank_between = |pair: &&[usize]| scene.lines[pair[0] + 1..pair[1]].iter().any(|line| line.is_blank());
    let parted = text.windows(2).filter(blank_between).count();
    let by_blank = text.len() >= 3 && parted * 2 >= text.len();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for index in text {
        let after_blank = index == 0 || scene.lines[index - 1].is_blank();
        let goes_on = match by_blank {
            true => !after_blank,
            false => {
                // "1:e vice" ⏎ "ordförande", "… (KD) §" ⏎ "218": what did not fit beside the name.
                let row = grid.row(scene, std::iter::once(index));
                let small = |name: &Passage| !name.text().starts_with(char::is_uppercase) && row.all().count() == 1;
                !after_blank && row.get(ListColumn::Name).is_none_or(small) && row.get(ListColumn::Party).is_none()
            }
        };
        let goes_on = goes_on || !after_blank && rows.last().is_some_and(|row| is_first_name(scene, row));
        match rows.last_mut() {
            Some(row) if goes_on && row.last().is_some_and(|last| last + 1 == index) => row.push(index),
            _ => rows.push(vec![index]),
        }
    }
    rows
}

/// Whether a row is a word alone that heads nothing: a line of a name broken in two.
fn is_first_name(scene: &Scene, row: &[usize]) -> bool {
    let [index] = row else { return false };
    let text = scene.text(*index);
    text.starts_with(char::is_uppercase)
        && text.len() < 24
        && text.chars().all(|c| c.is_alphabetic() || c == '-')
        && scene.language.roster_heading(text).is_none()
}

/// Whether a line says over a list of ballots which item it is about: right under the list's heading or over its columns.
pub(crate) fn heads_list(scene: &Scene, index: usize) -> bool {
    let above = scene.previous_text(index, index.saturating_sub(3));
    let headed = above.is_some_and(|above| scene.language.annex_heading(scene.text(above)) == Some(AnnexKind::Ballots));
    let below = scene.next_text(index + 1, index + 4);
    headed || below.is_some_and(|below| Grid::head(scene, below).is_some_and(|grid| grid.votes()))
}

/// Whether a line has nothing but the heads of a table's columns, three of them or more.
pub(crate) fn is_column_heads(scene: &Scene, index: usize) -> bool {
    let mut cells = scene.cell_texts(index);
    scene.cell_texts(index).nth(FEWEST_HEADS - 1).is_some()
        && cells.all(|cell| scene.language.table_column(cell).is_some())
}

/// Fewer heads may be any words.
const FEWEST_HEADS: usize = 3;
