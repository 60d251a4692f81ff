//! What is bound behind the last item of minutes: signatures, lists of attendance and of ballots.

use std::ops::Range;

use crate::assemble::lists::ballots;
use crate::assemble::{closing, floor, header};
use crate::classify::body::sections::opens_section;
use crate::facts::grid::Grid;
use crate::grammar::tally::tally;
use crate::language::{AnnexKind, ListColumn, ListColumns};
use crate::model::{Document, SectionKind};
use crate::page::scene::Scene;

/// Lines over the head of a list that can say what it is about.
const LEAD: usize = 9;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Closing,
    Attendance,
    /// A table whose columns were lost: which cell belongs to which row is not to be known, so it stays unassigned.
    Scattered,
    Ballots,
}

/// The parts behind the text of the last item, in order.
#[derive(Debug, Default)]
pub(crate) struct Annexes {
    parts: Vec<(Kind, usize)>,
    end: usize,
}

impl Annexes {
    /// Finds the parts among the lines of the last item.
    pub(crate) fn find(scene: &Scene, last: Range<usize>) -> Annexes {
        let mut annexes = Annexes { parts: Vec::new(), end: last.end };
        let mut from = last.start + 1;
        if let Some(start) = closing::start(scene, last.clone()) {
            annexes.parts.push((Kind::Closing, start));
            from = start + 1;
        }
        let told = last_section(scene, from..last.end);
        let mut index = from;
        while index < last.end {
            let own = annexes.parts.is_empty() && told.is_some_and(|told| index < told);
            if let Some((kind, start)) = opens(scene, index, from, own) {
                if annexes.parts.last().is_none_or(|(known, _)| *known != kind) {
                    annexes.parts.push((kind, start));
                }
                from = index + 1;
            }
            index += 1;
        }
        annexes
    }

    /// Where the first part begins.
    pub(crate) fn start(&self) -> Option<usize> {
        self.parts.first().map(|(_, start)| *start)
    }

    /// Reads the parts that tell of people, before the items; ballots need the items.
    pub(crate) fn read_people(&self, scene: &mut Scene, document: &mut Document) {
        for (at, (kind, start)) in self.parts.iter().enumerate() {
            let end = self.parts.get(at + 1).map_or(self.end, |(_, next)| *next);
            if matches!(kind, Kind::Closing | Kind::Attendance) {
                header::read_behind(scene, document, *start..end);
            }
        }
    }

    /// Gives the ballots to their items.
    pub(crate) fn read_ballots(&self, scene: &mut Scene, document: &mut Document) {
        for (at, (kind, start)) in self.parts.iter().enumerate() {
            let end = self.parts.get(at + 1).map_or(self.end, |(_, next)| *next);
            if *kind == Kind::Ballots {
                for item in ballots::read(scene, document, *start..end) {
                    if let Some(item) = document.items.get_mut(item) {
                        floor::reconcile(scene, item);
                    }
                }
            }
        }
    }
}

/// The list that line `index` opens, and where it begins: the lines above it that say what it is about come with it.
///
/// A table of ballots with sections of the item behind it is the item's `own`.
fn opens(scene: &Scene, index: usize, floor: usize, own: bool) -> Option<(Kind, usize)> {
    if !scene.lines[index].is_text() {
        return None;
    }
    let text = scene.text(index);
    if Grid::head(scene, index).is_some_and(|grid| grid.votes()) {
        return (!own).then(|| (Kind::Ballots, lead(scene, index, floor)));
    }
    let heading = scene.language.annex_heading(text);
    if is_scattered(scene, index) {
        return Some((Kind::Scattered, lead(scene, index, floor)));
    }
    let follows = |wanted: &dyn Fn(usize) -> bool| (index + 1..(index + 40).min(scene.lines.len())).any(wanted);
    match heading {
        Some(AnnexKind::Attendance) => {
            let people = follows(&|at| {
                scene.lines[at].is_text()
                    && (Grid::head(scene, at).is_some()
                        || scene.language.roster_heading(scene.text(at)).is_some_and(|found| found.exact))
            });
            people.then(|| (Kind::Attendance, lead(scene, index, floor)))
        }
        // A table read cell by cell: its column words stand one below the other.
        _ if scene.language.scattered_name_heads().has(text) => {
            let words =
                follows(&|at| scene.lines[at].is_text() && scene.language.scattered_result_heads().has(scene.text(at)));
            words.then(|| (Kind::Ballots, lead(scene, index, floor)))
        }
        _ => None,
    }
}

/// The last line that opens a section of the item which no list that is bound behind has: a decision, a reservation, who
/// is told.
fn last_section(scene: &Scene, lines: Range<usize>) -> Option<usize> {
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
    let mut back = lines.clone().rev();
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
