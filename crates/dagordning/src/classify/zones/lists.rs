//! Lists that are bound behind the last item of minutes: of attendance and of ballots.

use super::Zone;
use crate::classify::body::sections::opens_section;
use crate::classify::role::{Contest, Cue, Labelled};
use crate::classify::weights::zone as points;
use crate::facts::grid::Grid;
use crate::grammar::tally::tally;
use crate::language::{AnnexKind, ListColumn, ListColumns};
use crate::model::SectionKind;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Lines over the head of a list that can say what it is about.
const LEAD: usize = 9;

/// The lists that are bound behind the last item's text, and where each begins. `closing` is the first line of the block
/// that closes the minutes.
pub(super) fn find(scene: &Scene, last: Lines, closing: Option<usize>) -> Vec<(usize, Labelled<Zone>)> {
    let mut found: Vec<(usize, Labelled<Zone>)> = Vec::new();
    let first = closing.unwrap_or(last.start) + 1;
    let told = last_section(scene, Lines::new(first, last.end));
    // What stands above a list comes with it, as far up as the list before.
    let mut floor = first;
    for index in first..last.end {
        let own = found.is_empty() && closing.is_none() && told.is_some_and(|told| index < told);
        if let Some((zone, start)) = opens(scene, index, floor, own) {
            if found.last().is_none_or(|(_, known)| known.role != zone.role) {
                found.push((start, zone));
            }
            floor = index + 1;
        }
    }
    found
}

/// The list of attendance that stands between the last item's text and the block that closes the minutes.
pub(super) fn before(scene: &Scene, lines: Lines) -> Option<(usize, Labelled<Zone>)> {
    let heading = |index: &usize| {
        scene.lines[*index].is_text()
            && scene.language.annex_heading(scene.text(*index)) == Some(AnnexKind::Attendance)
            && scene.next_text(index + 1, lines.end).is_some_and(|below| {
                Grid::head(scene, below).is_some()
                    || scene.cell_texts(below).next().is_some_and(|first| heads_people(scene, first))
            })
    };
    let index = lines.iter().find(heading)?;
    let (zone, _) = opens(scene, index, lines.start, false)?;
    Some((index, zone))
}

/// Whether a cell is a heading of people and nothing else.
fn heads_people(scene: &Scene, text: &str) -> bool {
    scene.roster_heading(text).is_some_and(|found| found.exact)
}

/// The list that line `index` opens, and where it begins: the lines above it that say what it is about come with it.
///
/// A table of ballots with sections of the item behind it is the item's `own`.
fn opens(scene: &Scene, index: usize, floor: usize, own: bool) -> Option<(Labelled<Zone>, usize)> {
    if !scene.lines[index].is_text() {
        return None;
    }
    let text = scene.text(index);
    let follows = |wanted: &dyn Fn(usize) -> bool| (index + 1..(index + 40).min(scene.lines.len())).any(wanted);
    let mut contest = Contest::new();
    let mut enter = |name, zone, cues: &[Cue]| contest.enter(name, zone, cues.iter().copied());
    if Grid::head(scene, index).is_some_and(|grid| grid.votes()) {
        let cues = [points::BALLOT_COLUMNS, points::SECTIONS_BEHIND];
        enter("table of ballots", Zone::Ballots, &cues[..if own { 2 } else { 1 }]);
    } else if is_scattered(scene, index) {
        let cues = [points::HEADS_IN_A_COLUMN, points::SECTIONS_BEHIND];
        enter("table that lost its columns", Zone::Scattered, &cues[..if own { 2 } else { 1 }]);
    } else if scene.language.annex_heading(text) == Some(AnnexKind::Attendance) {
        let people = follows(&|at| {
            scene.lines[at].is_text()
                && (Grid::head(scene, at).is_some()
                    || scene.cell_texts(at).next().is_some_and(|first| heads_people(scene, first)))
        });
        let cues = [points::ANNEX_HEADING, points::LIST_BELOW];
        enter("list of attendance", Zone::Attendance, &cues[..if people { 2 } else { 1 }]);
    } else if scene.language.scattered_name_heads().has(text) {
        // A table read cell by cell: its column words stand one below the other.
        let words =
            follows(&|at| scene.lines[at].is_text() && scene.language.scattered_result_heads().has(scene.text(at)));
        let cues = [points::NAME_HEAD, points::RESULT_HEAD_BELOW];
        enter("ballots cell by cell", Zone::Ballots, &cues[..if words { 2 } else { 1 }]);
    }
    let zone = contest.decide().filter(|zone| zone.score >= points::AT_LEAST.1)?;
    Some((zone, lead(scene, index, floor)))
}

/// The last line that opens a section of the item which no list that is bound behind has: a decision, a reservation, who
/// is told.
fn last_section(scene: &Scene, lines: Lines) -> Option<usize> {
    let own = |kind| {
        matches!(
            kind,
            SectionKind::Decision
                | SectionKind::Reservation
                | SectionKind::Statement
                | SectionKind::Distribution
                | SectionKind::Procedure
                | SectionKind::Documents
        )
    };
    let mut back = lines.iter().rev();
    back.find(|index| {
        opens_section(scene, *index, lines.start) && scene.heading(*index).is_some_and(|found| own(found.kind))
    })
}

/// Whether the heads of a list of attendance stand one below the other from this line on: it was read cell by cell.
fn is_scattered(scene: &Scene, index: usize) -> bool {
    let mut heads: Vec<ListColumns> = Vec::new();
    let mut at = index;
    while let Some(line) = scene.next_text(at, scene.lines.len()).filter(|_| heads.len() < 8) {
        let text = scene.text(line);
        at = line + 1;
        // A seat's number may have slipped among the heads.
        if !heads.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let words = scene.language.list_columns(text);
        if words.is_empty() {
            break;
        }
        heads.push(words);
    }
    let has = |column| heads.iter().any(|words| words.contains(column));
    heads.len() >= 4 && has(ListColumn::Name) && has(ListColumn::Party) && !has(ListColumn::Result)
}

/// The first of the lines above a list that belong to it: "Bilaga 2", "Omröstningslista", "Ärende: 11", tallies.
fn lead(scene: &Scene, index: usize, floor: usize) -> usize {
    let mut start = index;
    let mut at = index;
    for _ in 0..LEAD {
        let Some(above) = scene.previous_text(at, floor) else { break };
        let text = scene.text(above);
        if text.chars().count() > 110 || text.ends_with('.') || text.starts_with(['•', '-', '–']) {
            break;
        }
        let told = scene.language.annex_heading(text).is_some()
            || scene.language.annex_leads().opens(text)
            || text.starts_with('§')
            || !tally(scene.language, text).is_empty();
        if told {
            start = above;
        }
        at = above;
    }
    start
}
