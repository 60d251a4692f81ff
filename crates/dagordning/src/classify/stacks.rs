//! §§ of several bodies over one item: `KSAU § 31   KS § 52   KF § 40`, beside one another or one below the other.
//!
//! The item's way through the bodies is printed at its head; one of the §§ is the meeting's own, the others point to earlier
//! meetings. (Catalogue 4.1: § chain through bodies.)

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::extent::extent;
use crate::grammar::date;
use crate::grammar::number::{ItemMark, Style, item_mark};
use crate::model::{Item, Reference};
use crate::page::ledger::Owner;
use crate::page::range::Slice;
use crate::page::scene::{LineKind, Scene};

/// A § of another body.
#[derive(Debug, Clone)]
struct Earlier {
    body: Slice,
    number: Slice,
    /// The printed day, beside or below it.
    date: Option<Slice>,
}

/// The §§ over one item.
#[derive(Debug, Clone)]
pub(crate) struct Stack {
    /// The own mark, as ranges of its line; the title begins behind all §§ and days.
    pub(crate) mark: ItemMark,
    /// Where the first line of the stack is, if it is not the own one.
    pub(crate) first: usize,
    earlier: Vec<Earlier>,
    /// A line of nothing but days below the §§.
    days: Option<usize>,
    /// Lines of other bodies' §§.
    lines: Vec<usize>,
}

/// All stacks of a document.
#[derive(Debug, Default)]
pub(crate) struct Stacks {
    own: BTreeMap<usize, Stack>,
    /// Lines that hold only §§ of other bodies.
    others: BTreeSet<usize>,
}

impl Stacks {
    /// Finds the stacks.
    pub(crate) fn find(scene: &Scene) -> Stacks {
        let mut stacks = Stacks::default();
        // The §§ that the cover promises: hardly any document has a stack that asks for them.
        let extent = LazyCell::new(|| extent(scene));
        let mut index = 0;
        while index < scene.lines.len() {
            let Some(marks) = marks_of(scene, index).filter(|marks| !marks.is_empty()) else {
                index += 1;
                continue;
            };
            let mut lines = vec![(index, marks)];
            let mut next = index + 1;
            // Lines below the first have one each, and so has the first where there are such.
            while lines[0].1.len() == 1 && lines.len() < MOST_BODIES {
                let Some(more) = marks_of(scene, next).filter(|more| more.len() == 1) else { break };
                lines.push((next, more));
                next += 1;
            }
            let several = lines.len() > 1 || lines[0].1.len() > 1;
            if several && let Some((line, stack)) = stack(scene, &lines, &extent) {
                stacks.others.extend(stack.lines.iter().copied());
                stacks.own.insert(line, stack);
            }
            index = next;
        }
        stacks
    }

    /// The stack whose own § stands on a line.
    pub(crate) fn at(&self, line: usize) -> Option<&Stack> {
        self.own.get(&line)
    }

    /// Whether a line holds only §§ of other bodies.
    pub(crate) fn is_other(&self, line: usize) -> bool {
        self.others.contains(&line)
    }

    /// The first line of the stack around the own § on `line`.
    pub(crate) fn first_line(&self, line: usize) -> usize {
        self.own.get(&line).map_or(line, |stack| stack.first)
    }
}

/// No item goes through more bodies.
const MOST_BODIES: usize = 64;

/// The cells of a line that are §§ with a body's code, if nothing but days and case ids stands beside them.
fn marks_of(scene: &Scene, index: usize) -> Option<Vec<(Slice, usize, ItemMark)>> {
    let line = scene.lines.get(index).filter(|line| line.is_text() && line.end - line.start < 200)?;
    let text = scene.text(index);
    memchr::memchr(0xA7, text.as_bytes())?;
    let mut marks = Vec::new();
    for cell in scene.cells(index, line.start) {
        let shown = scene.slice_text(cell.range);
        match item_mark(scene.language, shown).map(|found| found.value) {
            Some(mark) if mark.style == Style::Section && mark.body.is_some() && mark.title_start >= shown.len() => {
                marks.push((cell.range, cell.column, mark));
            }
            _ if is_day(scene, shown) || is_case(scene, shown) => {}
            _ => return None,
        }
    }
    Some(marks)
}

fn is_day(scene: &Scene, text: &str) -> bool {
    date::date_at(scene.language, text, None).is_some_and(|found| found.end == text.len())
}

fn is_case(scene: &Scene, text: &str) -> bool {
    crate::grammar::case_id::is_case_id(scene.language, text)
}

/// Makes a stack of the §§ on one line or on several.
#[allow(clippy::type_complexity)]
fn stack(
    scene: &Scene,
    lines: &[(usize, Vec<(Slice, usize, ItemMark)>)],
    extent: &[(u32, u32)],
) -> Option<(usize, Stack)> {
    let all: Vec<(usize, &Slice, usize, &ItemMark)> = lines
        .iter()
        .flat_map(|(line, marks)| marks.iter().map(move |(cell, column, mark)| (*line, cell, *column, mark)))
        .collect();
    let promised = |mark: &ItemMark| extent.iter().any(|(first, last)| (*first..=*last).contains(&mark.value));
    // Where the cover says nothing the last body of the way is the meeting's own.
    let own = all.iter().rposition(|(_, _, _, mark)| promised(mark)).unwrap_or(all.len() - 1);
    let (line, cell, _, mark) = all[own];
    let base = scene.lines[line].start;
    let offset = cell.start - base;
    let shift = |range: &Range<usize>| range.start + offset..range.end + offset;
    let mut mark = mark.clone();
    mark.label = shift(&mark.label);
    mark.number = shift(&mark.number);
    mark.body = mark.body.as_ref().map(shift);
    mark.title_start = behind_all(scene, line);
    let days = days_below(scene, lines.last()?.0);
    let earlier = all.iter().enumerate().filter(|(at, _)| *at != own).filter_map(|(_, (line, cell, column, mark))| {
        let body = mark.body.clone()?;
        let date = match lines.len() {
            1 => days.and_then(|days| cell_at(scene, days, *column)),
            _ => scene
                .cells(*line, cell.end)
                .into_iter()
                .map(|cell| cell.range)
                .find(|range| is_day(scene, scene.slice_text(*range))),
        };
        let number = cell.start + mark.number.start..cell.start + mark.number.end;
        Some(Earlier { body: Slice::new(cell.start + body.start, cell.start + body.end), number: number.into(), date })
    });
    let stack = Stack {
        mark,
        first: lines.first()?.0,
        earlier: earlier.collect(),
        days: if lines.len() == 1 { days } else { None },
        lines: lines.iter().map(|(other, _)| *other).filter(|other| *other != line).collect(),
    };
    Some((line, stack))
}

/// Where the title may begin on a line of §§: behind the last § and the last day, in bytes of the line.
fn behind_all(scene: &Scene, line: usize) -> usize {
    let start = scene.lines[line].start;
    let cells = scene.cells(line, start);
    let last = cells.iter().rev().find(|cell| {
        let text = scene.slice_text(cell.range);
        text.contains('§') || is_day(scene, text)
    });
    let end = last.map_or(start, |cell| cell.range.end) - start;
    let text = scene.text(line);
    text.len() - text[end..].trim_start().len()
}

/// A line of nothing but days directly below.
fn days_below(scene: &Scene, line: usize) -> Option<usize> {
    let below = scene.next_text(line + 1, line + 2)?;
    scene.cell_texts(below).all(|text| is_day(scene, text)).then_some(below)
}

/// The cell of a line that stands in a column.
fn cell_at(scene: &Scene, line: usize, column: usize) -> Option<Slice> {
    let cells = scene.cells(line, scene.lines[line].start);
    cells.into_iter().find(|cell| cell.column.abs_diff(column) <= 3).map(|cell| cell.range)
}

/// Gives the item the references to earlier meetings that its stack prints.
pub(crate) fn read(scene: &mut Scene, item: &mut Item, stack: &Stack) {
    for earlier in &stack.earlier {
        let mut reference = Reference::default();
        let day = earlier.date.and_then(|slice| {
            let found = date::date_at(scene.language, scene.slice_text(slice), None)?;
            Some((slice, found.value.start.iso(None)?))
        });
        let body = scene.passage(earlier.body);
        reference.body = Some(scene.put(&mut reference.places, "body", &body));
        if let Some((slice, iso)) = day {
            scene.put_typed(&mut reference.places, "date", slice);
            reference.date = Some(iso);
        }
        let number = scene.passage(earlier.number);
        reference.number = Some(scene.put(&mut reference.places, "number", &number));
        item.refers_to.push(reference);
    }
    for line in stack.lines.iter().copied().chain(stack.days) {
        scene.claim_line(line, Owner::Label);
        scene.lines[line].kind = LineKind::Furniture;
    }
}
