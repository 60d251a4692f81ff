//! Rows whose cells stand one below the other.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cell::{self, points};
use super::{Row, RowCell, Rows, heads_section, is_title, proposes};
use crate::facts::field::is_field_line_at;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::language::Column;
use crate::page::scene::{LineKind, Scene};
use crate::page::shape::is_empty_sign;

/// Ways through the table that are followed at the same time.
const BEAM: usize = 24;
/// Shorter lines with a full stop may be a title's end, in bytes.
const SHORT: usize = 20;
/// Points below the best end at which a table is over.
const HOPELESS: i32 = 120;

/// What a line of the table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A cell, and whether it begins a row.
    Cell(usize, bool),
    /// A further line of the cell above.
    More(usize),
    /// What the title's cell tells below the title, with other cells of the row behind it.
    Told,
    Group,
    /// Text under a row, which is no cell.
    Text,
    Blank,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    /// A row has to begin.
    Between,
    /// The last column that was filled.
    Row(usize),
    /// The same, below whose title more is told.
    Told(usize),
    Text,
    /// Text below the heading of a section, which a cell over the table's whole width holds.
    Section,
}

#[derive(Debug, Clone)]
struct Path {
    score: i32,
    state: State,
    number: Option<u32>,
    numbered: bool,
    titled: bool,
    /// The step that led here.
    step: Option<usize>,
}

/// Of paths that are alike in this only the best is followed.
type Key = (State, Option<u32>, bool, bool);
/// A path with the role of its last line and the step before.
type Reached = (Path, Role, Option<usize>);

struct Step {
    before: Option<usize>,
    line: usize,
    role: Role,
}

struct Reader<'r, 's> {
    scene: &'r Scene<'s>,
    columns: &'r [Column],
    /// Where the numbers stand.
    numbers: Option<usize>,
    /// Whether sections may stand below a row.
    sections: bool,
    steps: Vec<Step>,
}

/// Reads the rows below line `from`; where the columns have printed heads (`sections`) the text of an item may stand below
/// its row, under headings.
pub(super) fn read(scene: &Scene, from: usize, columns: &[Column], sections: bool) -> Option<Rows> {
    let numbers = columns.iter().position(|column| *column == Column::Number);
    let mut reader = Reader { scene, columns, numbers, sections, steps: Vec::new() };
    let start = Path { score: 0, state: State::Between, number: None, numbered: true, titled: true, step: None };
    let mut paths = vec![start];
    let mut best: Option<(i32, usize)> = None;
    for line in from..scene.lines.len() {
        match scene.lines[line].kind {
            LineKind::Blank => reader.blank(line, &mut paths),
            LineKind::Text => paths = reader.line(line, &paths),
            _ => continue,
        }
        let ends = paths.iter().filter(|path| matches!(path.state, State::Row(_)));
        let end = ends.filter_map(|path| Some((path.score + reader.closed(path), path.step?))).max();
        best = best.max(end);
        let live = paths.iter().map(|path| path.score).max().unwrap_or(i32::MIN);
        if live + HOPELESS < best.map_or(0, |(score, _)| score) {
            break;
        }
    }
    let (score, step) = best?;
    Some(reader.rows(score, step))
}

impl Reader<'_, '_> {
    /// What speaks against a row that ends here.
    fn closed(&self, path: &Path) -> i32 {
        let number = if path.numbered { 0 } else { points::NUMBER_MISSING.1 };
        number + if path.titled { 0 } else { points::TITLE_MISSING.1 }
    }

    /// White space may stand for an empty cell, or for nothing.
    fn blank(&mut self, line: usize, paths: &mut Vec<Path>) {
        if paths.len() > BEAM {
            return;
        }
        for at in 0..paths.len() {
            let path = &paths[at];
            let State::Row(column) = path.state else { continue };
            if column + 1 < self.columns.len() && !self.needed(column + 1) {
                let mut next = path.clone();
                next.state = State::Row(column + 1);
                next.score += points::BLANK_CELL.1;
                next.step = Some(self.step(path.step, line, Role::Blank));
                paths.push(next);
            }
        }
    }

    fn needed(&self, column: usize) -> bool {
        is_title(self.columns[column]) || self.columns[column] == Column::Number
    }

    fn step(&mut self, before: Option<usize>, line: usize, role: Role) -> usize {
        self.steps.push(Step { before, line, role });
        self.steps.len() - 1
    }

    /// All that a line can be, behind each of the paths.
    fn line(&mut self, line: usize, paths: &[Path]) -> Vec<Path> {
        let (scene, language) = (self.scene, self.scene.language);
        let text = scene.text(line);
        let fits: Vec<i32> = self.columns.iter().map(|column| cell::fit(language, *column, text).1).collect();
        let mark = cell::mark(language, text);
        let group = group(scene, line);
        let heads = heads_section(scene, line);
        // Without heads, too, what is proposed stands below its row and heads no group.
        let opens = heads && (self.sections || proposes(scene, line));
        let headed = if heads { points::SECTION_HEADING.1 } else { 0 };
        let tells = proposes(scene, line) || self.sections && is_bullet(scene, line);
        let mut found: BTreeMap<Key, Reached> = BTreeMap::new();
        let mut enter = |path: Path, role: Role, before: Option<usize>| {
            let key = (path.state, path.number, path.numbered, path.titled);
            match found.get(&key) {
                Some((known, ..)) if known.score >= path.score => {}
                _ => _ = found.insert(key, (path, role, before)),
            }
        };
        for path in paths {
            let closed = self.closed(path);
            for (at, column) in self.columns.iter().enumerate() {
                let mut next = path.clone();
                next.state = State::Row(at);
                next.score += fits[at];
                if *column == Column::Number {
                    let Some(mark) = &mark else { continue };
                    next.score += cell::number(mark, path.number).1;
                    next.number = Some(mark.value);
                }
                let goes_on = matches!(path.state, State::Row(before) | State::Told(before) if at > before);
                if goes_on {
                    let mut same = next.clone();
                    same.numbered |= *column == Column::Number;
                    same.titled |= is_title(*column);
                    enter(same, Role::Cell(at, false), path.step);
                }
                if self.numbers.is_none_or(|numbers| at <= numbers) {
                    next.score += closed;
                    next.numbered = self.numbers.is_none() || *column == Column::Number;
                    next.titled = is_title(*column);
                    enter(next, Role::Cell(at, true), path.step);
                }
            }
            if let State::Row(at) = path.state
                && !matches!(self.columns[at], Column::Number | Column::Page | Column::Time)
                && self.continues(path, line)
            {
                let mut next = path.clone();
                next.score += goes_on_points(scene, line) + headed;
                enter(next, Role::More(at), path.step);
            }
            let told = match path.state {
                State::Row(at) if tells && is_title(self.columns[at]) => Some((at, points::SECTION_BELOW_ROW.1)),
                // What looks like a cell behind the title's is one.
                State::Told(at) => {
                    let cell = fits[at + 1..].iter().copied().max().unwrap_or(0).max(0);
                    Some((at, points::TEXT_OF_SECTION.1 - cell))
                }
                _ => None,
            };
            if let Some((at, points)) = told {
                let mut next = path.clone();
                (next.state, next.score) = (State::Told(at), path.score + points);
                enter(next, Role::Told, path.step);
            }
            let mut next = path.clone();
            next.score += closed + group;
            (next.state, next.numbered, next.titled) = (State::Between, true, true);
            enter(next, Role::Group, path.step);
            if path.state != State::Between {
                let mut next = path.clone();
                let opens = opens && !matches!(path.state, State::Text);
                (next.state, next.score) = match path.state {
                    _ if opens => (State::Section, path.score + points::SECTION_BELOW_ROW.1),
                    State::Section => (State::Section, path.score + points::TEXT_OF_SECTION.1),
                    _ => (State::Text, path.score + points::TEXT.1 + headed),
                };
                enter(next, Role::Text, path.step);
            }
        }
        let mut all: Vec<_> = found.into_values().collect();
        all.sort_by_key(|(path, ..)| (-path.score, path.number, path.step));
        all.truncate(BEAM);
        all.into_iter()
            .map(|(mut path, role, before)| {
                path.step = Some(self.step(before, line, role));
                path
            })
            .collect()
    }

    /// Whether the last step of a path is a cell on the line above. With the sign of an empty cell nothing goes on.
    fn continues(&self, path: &Path, line: usize) -> bool {
        let empty = |line: usize| is_empty_sign(self.scene.text(line));
        path.step.and_then(|step| self.steps.get(step)).is_some_and(|step| {
            let above = step.line + 1 == line && matches!(step.role, Role::Cell(..) | Role::More(_));
            above && !empty(line) && !empty(step.line)
        })
    }

    /// The rows that a path went through.
    fn rows(&self, score: i32, last: usize) -> Rows {
        let mut path = Vec::new();
        let mut at = Some(last);
        while let Some(step) = at.and_then(|at| self.steps.get(at)) {
            path.push((step.line, step.role));
            at = step.before;
        }
        let mut found = Rows { score, ..Rows::default() };
        // Lines that are told below a title: the row's, once a cell stands behind them.
        let mut told: Option<Range<usize>> = None;
        for (line, role) in path.into_iter().rev() {
            let above = told.take_if(|_| !matches!(role, Role::Told | Role::Blank));
            match role {
                Role::Cell(at, starts) => {
                    if starts || found.rows.is_empty() {
                        found.rows.push(Row { lines: line..line + 1, cells: Vec::new(), told: 0..0 });
                    } else if let Some((row, above)) = found.rows.last_mut().zip(above) {
                        row.told = above;
                    }
                    self.take(&mut found, line, at);
                }
                Role::Told => told = Some(told.map_or(line, |told| told.start)..line + 1),
                Role::More(at) => self.take(&mut found, line, at),
                Role::Group => found.groups.push(line),
                Role::Text => found.text += usize::from(!cell::is_part(self.scene.language, self.scene.text(line))),
                Role::Blank => {}
            }
        }
        found
    }

    fn take(&self, found: &mut Rows, line: usize, at: usize) {
        let (Some(row), Some(column)) = (found.rows.last_mut(), self.columns.get(at)) else { return };
        row.lines.end = line + 1;
        row.cells.push(RowCell { column: *column, range: self.scene.lines[line].range() });
    }
}

/// Whether a line is an entry of a list with a sign before it.
fn is_bullet(scene: &Scene, line: usize) -> bool {
    clause_mark(scene.language, scene.text(line)).is_some_and(|mark| mark.value.kind == ClauseKind::Bullet)
}

/// How well a line heads a group, or tells of a break or its time.
pub(super) fn group(scene: &Scene, line: usize) -> i32 {
    let text = scene.text(line);
    let pause = |line: usize| {
        scene.lines.get(line).is_some_and(|line| line.is_text())
            && scene.language.group_heading(scene.text(line)).is_some_and(|found| found.is_break)
    };
    if cell::is_time(scene.language, text) {
        // "Paus" ⏎ "15 min".
        return if pause(line + 1) || line > 0 && pause(line - 1) { 0 } else { points::MISFIT.1 };
    }
    let shaped = text.len() <= 70
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ',', '-', ';'])
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !is_field_line_at(scene, line);
    match scene.language.group_heading(text) {
        Some(found) if found.is_break => points::PAUSE.1,
        Some(_) => points::KNOWN_GROUP.1,
        None if shaped && !scene.language.procedural_title(text) => points::GROUP.1,
        None => points::MISFIT.1,
    }
}

/// How well a line goes on with the cell above it.
fn goes_on_points(scene: &Scene, line: usize) -> i32 {
    let (text, above) = (scene.text(line), line.checked_sub(1).map_or("", |above| scene.text(above)));
    if text.ends_with('.') && text.len() > SHORT {
        points::SENTENCE_GOES_ON.1
    } else if crate::facts::title::is_open(scene.language, above) {
        points::AFTER_OPEN_END.1
    } else if text.starts_with(char::is_lowercase) {
        points::GOES_ON_SMALL.1
    } else {
        points::GOES_ON_CAPITAL.1
    }
}
