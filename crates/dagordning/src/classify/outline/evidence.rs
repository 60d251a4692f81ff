//! What speaks for a marked line being an item, and what against.

use std::collections::HashSet;

use super::contents::Contents;
use super::{Marked, Outline};
use crate::classify::extent::Frame;
use crate::classify::numbering::Candidate;
use crate::classify::role::Evidence;
use crate::classify::weights::item as points;
use crate::facts::field;
use crate::facts::grid;
use crate::facts::whose::title_behind_name;
use crate::grammar::number::{Style, item_mark, opens_with_id};
use crate::grammar::{case_id, person};
use crate::model::{DocumentKind, SectionKind};
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// The marked lines outside the contents list, each with the evidence for its readings.
pub(super) fn candidates(
    scene: &Scene,
    marked: &[Marked],
    outline: &Outline,
    contents: Option<&Contents>,
    frame: &Frame,
) -> Vec<Candidate> {
    let skip = contents.map_or(0..0, |found| found.entries.clone());
    let announced: Vec<usize> = contents.map_or_else(Vec::new, |found| found.pairs.values().copied().collect());
    let mut is_announced = vec![false; marked.len()];
    let alone: HashSet<(u32, Option<char>)> = marked
        .iter()
        .enumerate()
        .filter(|(at, line)| {
            !skip.contains(at) && line.mark.style == Style::Section && !in_a_list_of_sections(scene, line.line)
        })
        .map(|(_, line)| (line.mark.value, line.mark.letter))
        .collect();
    for at in announced {
        is_announced[at] = true;
    }
    let outside =
        || marked.iter().enumerate().filter(|(at, line)| !skip.contains(at) && line.mark.style == Style::Section);
    let coded = outside().filter(|(_, line)| line.mark.body.is_some()).count();
    // "MBN § 216" heads every item: a bare "§ 221" is what some row or sentence names.
    let all_coded = coded >= 3 && coded * 5 >= outside().count() * 4;
    let around = sections_around(marked);
    marked
        .iter()
        .enumerate()
        .filter(|(at, _)| !skip.contains(at))
        .map(|(at, line)| {
            let next = marked.get(at + 1).map_or(scene.lines.len(), |next| next.line);
            let mut candidate = weigh(scene, line, next, outline);
            // An extract begins at any number.
            let first = at == 0 && scene.opens_paragraph(line.line) && line.mark.style != Style::Section;
            if first && is_extract(scene) {
                candidate.item.add(points::FIRST_OF_EXTRACT);
            }
            if is_announced[at] {
                candidate.item.add(points::ANNOUNCED);
            }
            if frame.sections && lost_its_sign(scene, line, around[at]) {
                candidate.style = Style::Section;
                candidate.item.add(points::LOST_SIGN);
            } else if frame.sections && line.mark.style != Style::Section {
                candidate.item.add(points::NO_SIGN_AMONG_SIGNS);
            } else if line.mark.style == Style::Section {
                match frame.promises(line.mark.value) {
                    Some(true) => candidate.item.add(points::WITHIN_EXTENT),
                    Some(false) => candidate.item.add(points::OUTSIDE_EXTENT),
                    None => {}
                }
                // "§ 63 Investeringsbudget" over a list of ballots names the item and is none.
                let listed = grid::heads_list(scene, line.line);
                if all_coded && line.mark.body.is_none() {
                    candidate.item.add(points::BARE_AMONG_CODED);
                }
                if listed {
                    candidate.item.add(points::HEADS_BALLOTS);
                }
                let known = alone.contains(&(line.mark.value, line.mark.letter));
                if known && in_a_list_of_sections(scene, line.line) {
                    candidate.item.add(points::LISTED_AGAIN);
                }
            }
            candidate
        })
        .collect()
}

/// Whether the title says that it is an extract, alone on its line, in a cell of its own or behind a name.
fn is_extract(scene: &Scene) -> bool {
    let mut lines = (0..scene.lines.len()).filter(|index| scene.lines[*index].is_text()).take(TITLE_LINES);
    let says = |text: &str| scene.document_title(text).is_some_and(|title| title.kind == DocumentKind::MinutesExtract);
    lines.any(|index| {
        let text = scene.text(index);
        let cells = || scene.cells(index, scene.lines[index].start).into_iter().skip(1);
        says(text)
            || cells().any(|cell| says(scene.slice_text(cell.range)))
            || title_behind_name(scene, text).is_some_and(|at| says(&text[at..]))
    })
}

/// Lines at the top in which a title can stand.
const TITLE_LINES: usize = 12;

/// The numbers of the last § before a marked line and of the first behind it.
type Around = (Option<u32>, Option<u32>);

/// The §§ around each marked line.
fn sections_around(marked: &[Marked]) -> Vec<Around> {
    let number = |line: &Marked| Some(line.mark.value).filter(|_| line.mark.style == Style::Section);
    let mut around = Vec::with_capacity(marked.len());
    let mut before = None;
    for line in marked {
        around.push((before, None));
        before = number(line).or(before);
    }
    let mut after = None;
    for (line, around) in marked.iter().zip(&mut around).rev() {
        around.1 = after;
        after = number(line).or(after);
    }
    around
}

/// "§ 6 …" ⏎ "7   Fråga om kallelse" ⏎ "§ 8 …": the number that is missing between two §§, over a title of its own. Text
/// recognition loses the sign.
fn lost_its_sign(scene: &Scene, line: &Marked, around: Around) -> bool {
    let mark = &line.mark;
    if mark.style != Style::Bare || mark.letter.is_some() || !scene.opens_paragraph(line.line) {
        return false;
    }
    let title = scene.text(line.line).get(mark.title_start..).unwrap_or("");
    around.0.and_then(|before| before.checked_add(1)) == Some(mark.value)
        && around.1.and_then(|after| after.checked_sub(1)) == Some(mark.value)
        && title.starts_with(char::is_uppercase)
        && !title.ends_with(['.', ',', ';'])
}

/// The evidence at one line and its surroundings.
fn weigh(scene: &Scene, marked: &Marked, next: usize, outline: &Outline) -> Candidate {
    let index = marked.line;
    let line = &scene.lines[index];
    let mark = &marked.mark;
    let title = scene.text(index).get(mark.title_start..).unwrap_or("");
    let asked = scene.reasons.is_some();
    let mut candidate = Candidate {
        value: mark.value,
        last: mark.last,
        letter: mark.letter,
        depth: mark.depth,
        style: mark.style,
        indent: line.indent,
        item: Evidence::new(asked),
        clause: Evidence::new(asked),
        text: Evidence::new(asked),
    };
    if mark.last.is_none() {
        weigh_title(scene, title, &mut candidate);
    }
    weigh_above(scene, index, &mut candidate);
    weigh_below(scene, index, next, &mut candidate);
    if mark.style == Style::Section {
        candidate.item.add(points::SECTION_SIGN);
    }
    // Only where letters count the items of an agenda are they marks.
    if mark.label.start == 0 && scene.text(index).starts_with(char::is_lowercase) && mark.style == Style::Paren {
        candidate.item.add(points::LETTERED_AGENDA);
    }
    if let (Some(table), Some(head)) = (&outline.table, outline.table_heads.first())
        && index > *head
        && table.is_numbered()
        && table.column_at(line.indent as usize) == Some(crate::language::Column::Number)
    {
        candidate.item.add(points::NUMBER_COLUMN);
    }
    candidate
}

fn weigh_title(scene: &Scene, title: &str, candidate: &mut Candidate) {
    let language = scene.language;
    if language.procedural_title(title) {
        candidate.item.add(points::PROCEDURAL_TITLE);
    }
    if title.contains('/') && !case_id::case_ids(language, title).is_empty() {
        candidate.item.add(points::CASE_ID);
    }
    if title.starts_with(char::is_lowercase) && !opens_with_id(language, title) {
        candidate.item.add(if language.clause_leads().opens(title) {
            points::ATT_CLAUSE
        } else {
            points::SMALL_LETTER
        });
    }
    if title.ends_with('.') && !title.ends_with("m.m.") {
        candidate.item.add(points::FULL_STOP);
        candidate.clause.add(points::CLAUSE_FULL_STOP);
    }
    let first = title.split_whitespace().next().unwrap_or("");
    if language.decision_verb(first).is_some() {
        candidate.item.add(points::DECIDING_VERB);
        candidate.clause.add(points::CLAUSE_VERB);
    }
    // Numbered seats in a roster: "3. Anna Ek (S)".
    if title.ends_with(')') && person::person(language, title).is_some_and(|p| p.party.is_some()) {
        candidate.item.add(points::NUMBERED_SEAT);
        candidate.text.add(points::SEAT);
    }
}

fn weigh_above(scene: &Scene, index: usize, candidate: &mut Candidate) {
    let opens = scene.opens_paragraph(index);
    if candidate.style == Style::Section && in_a_list_of_sections(scene, index) {
        candidate.item.add(points::LIST_OF_SECTIONS);
    }
    let Some(above) = scene.previous_text(index, index.saturating_sub(6)) else {
        candidate.item.add(points::GAP_ABOVE);
        return;
    };
    let text = scene.text(above);
    if opens {
        candidate.item.add(points::GAP_ABOVE);
    } else if !ends_sentence(text) && !text.ends_with([',', ';', ')']) && text.chars().count() > 55 {
        candidate.text.add(points::SENTENCE_GOES_ON);
    }
    let heading = scene.heading(above).map(|found| found.kind);
    // "Beslut: Budgeten fastställs." says it all.
    let whole = opens && text.ends_with('.');
    if matches!(heading, Some(SectionKind::Proposal | SectionKind::Decision)) && !whole
        || text.ends_with(':') && !opens
        || scene.language.lead_in(text).is_some_and(|lead| lead.whole_line)
    {
        candidate.clause.add(points::CLAUSES_LED_IN);
        candidate.item.add(points::LED_IN);
    } else if heading.is_some() && !whole {
        candidate.clause.add(points::LIST_UNDER_HEADING);
        candidate.item.add(points::UNDER_HEADING);
    } else if scene.language.group_heading(text).is_some() || scene.language.contents_heading(text) {
        candidate.item.add(points::UNDER_GROUP);
    }
}

/// Whether another § stands directly above or below: a list of what was dealt with, not the items themselves.
pub(super) fn in_a_list_of_sections(scene: &Scene, index: usize) -> bool {
    let marked = |at: usize| {
        let line = scene.lines.get(at).filter(|line| line.is_text());
        line.is_some()
            && item_mark(scene.language, scene.text(at))
                .is_some_and(|mark| mark.value.style == Style::Section && mark.value.depth == 1)
    };
    let page = |at: usize| scene.lines.get(at).map(|line| line.page);
    // "§ 2.1" directly below "§ 2" is a part of it.
    let part = item_mark(scene.language, scene.text(index)).is_some_and(|mark| mark.value.depth > 1);
    if part {
        return false;
    }
    index > 0 && marked(index - 1) && page(index - 1) == page(index)
        || marked(index + 1) && page(index + 1) == page(index)
}

fn weigh_below(scene: &Scene, index: usize, next: usize, candidate: &mut Candidate) {
    let mut seen = 0;
    let mut last = index;
    for below in index + 1..next.min(index + 14) {
        if !scene.lines[below].is_text() {
            continue;
        }
        seen += 1;
        if seen > 6 {
            break;
        }
        let text = scene.text(below);
        if scene.heading(below).is_some() && text.starts_with(char::is_uppercase) {
            candidate.item.add(points::HEADING_BELOW);
            break;
        }
        if seen <= 4 && field::is_field_line_at(scene, below) {
            candidate.item.add(points::FIELD_BELOW);
            break;
        }
        if scene.opens_paragraph(below) {
            break;
        }
        last = below;
    }
    let end = scene.text(last);
    if last > index && ends_sentence(end) {
        candidate.item.add(points::SENTENCE_BELOW);
        candidate.clause.add(points::CLAUSE_ENDS);
    }
}
