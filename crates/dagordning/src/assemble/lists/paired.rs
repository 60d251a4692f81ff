//! Two lists of people side by side whose distance was lost: "Ledamöter Ersättare" over "Anna Ek (S), ordförande Bo Lind (M)".

use crate::assemble::roster;
use crate::grammar::person::{Person, vacancy};
use crate::language::Roster;
use crate::model::Document;
use crate::page::ledger::Owner;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// A longer line heads no lists.
const LONGEST_HEAD: usize = 80;
/// A longer line holds more than two people.
const LONGEST_ROW: usize = 160;

/// The lists that a line heads, left and right.
pub(crate) fn head(scene: &Scene, index: usize) -> Option<[Roster; 2]> {
    let text = scene.text(index);
    if text.len() > LONGEST_HEAD || !text.starts_with(char::is_uppercase) || scene.cell_texts(index).nth(1).is_some() {
        return None;
    }
    let heads = |text: &str| {
        let found = scene.roster_heading(text).filter(|found| found.end == text.trim_end_matches(':').len())?;
        Some(found.roster)
    };
    // "Ej tjänstgörande ersättare" is one heading, not two.
    if heads(text).is_some() {
        return None;
    }
    let capital = |(at, _): (usize, &str)| text[at + 1..].starts_with(char::is_uppercase).then_some(at);
    let found = text.match_indices(' ').filter_map(capital).find_map(|at| {
        let (left, right) = (heads(text[..at].trim_end())?, heads(text[at + 1..].trim_start())?);
        (left != right).then_some([left, right])
    })?;
    let below = scene.next_text(index + 1, index + 3)?;
    parted(scene, below).is_some().then_some(found)
}

/// Whether a text is somebody and nothing else; without a party only where white space tells it from its neighbour.
fn is_whole(scene: &Scene, text: &str, party: bool) -> bool {
    let known = |found: Person| found.rest.is_none() && (found.party.is_some() || !party);
    vacancy(scene.language, text).is_some() || scene.person(text).is_some_and(known)
}

/// Where the second person of a row begins: behind the widest white space, or where both have a party.
fn parted(scene: &Scene, index: usize) -> Option<usize> {
    let text = scene.text(index);
    if text.len() > LONGEST_ROW || scene.cell_texts(index).nth(1).is_some() {
        return None;
    }
    let gap = text.find("  ").map(|at| text.len() - text[at..].trim_start().len());
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let starts = starts.filter(|at| gap.is_none_or(|gap| gap == *at));
    let mut starts = starts.filter(|at| text[*at..].starts_with(char::is_uppercase));
    starts.find(|at| {
        let (left, right) = (text[..*at].trim_end(), &text[*at..]);
        is_whole(scene, left, gap.is_none()) && is_whole(scene, right, gap.is_none())
    })
}

/// Whether a line holds one person and nothing else: of the longer list.
fn single(scene: &Scene, index: usize) -> bool {
    is_whole(scene, scene.text(index), false) && scene.roster_heading(scene.text(index)).is_none()
}

/// Where the lists end that `index` heads; there itself if it heads none.
pub(crate) fn end(scene: &Scene, index: usize, end: usize) -> usize {
    if head(scene, index).is_none() {
        return index;
    }
    let (mut last, mut unread, mut gap) = (index, 0, false);
    for row in index + 1..end {
        if scene.lines[row].is_blank() {
            gap = true;
            continue;
        }
        if !scene.lines[row].is_text() && row > index + 1 {
            break;
        }
        // Below a gap only a party tells that the list goes on.
        let alone = if gap { is_whole(scene, scene.text(row), true) } else { single(scene, row) };
        if parted(scene, row).is_some() || alone {
            (last, unread, gap) = (row, 0, false);
        } else if unread == MOST_UNREAD || gap || heads_other(scene, row) {
            break;
        } else {
            unread += 1;
        }
    }
    if last > index { last + 1 } else { index }
}

/// So many rows in a row may be read badly: the list goes on below them.
const MOST_UNREAD: usize = 2;

/// Whether a line begins something else.
fn heads_other(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    scene.language.header_label(text).is_some() || scene.language.roster_heading(text).is_some()
}

/// Reads both lists, the left one first.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Lines, minutes: bool) {
    let Some(lists) = head(scene, lines.start) else { return };
    scene.claim_line(lines.start, Owner::Label);
    let mut columns: [Vec<Slice>; 2] = Default::default();
    for index in (lines.start + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        let line = scene.lines[index].range();
        match parted(scene, index) {
            Some(at) => {
                columns[0].push(Slice::new(line.start, line.start + scene.text(index)[..at].trim_end().len()));
                columns[1].push(Slice::new(line.start + at, line.end));
            }
            None if single(scene, index) => columns[0].push(line),
            None => {}
        }
    }
    for (roster, rows) in lists.into_iter().zip(columns) {
        for row in rows {
            let passage = scene.passage(row);
            roster::add(scene, document, roster, &passage, None, minutes);
        }
    }
}
