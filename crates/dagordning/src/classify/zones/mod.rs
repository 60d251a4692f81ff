//! What stands behind the last item's own text: signatures, lists, papers that are bound behind. (Catalogue parts 4 and 8)

pub(crate) mod annexes;
pub(crate) mod bound;
mod called;
pub(crate) mod closing;
mod lists;
pub(crate) mod officials;
pub(crate) mod signing;
mod tail;
pub(crate) mod undersigned;

use bound::Paper;
use signing::Signing;

use crate::classify::role::{Cues, Labelled};
use crate::facts::opening::dated_place;
use crate::model::{Document, DocumentKind};
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// A stretch of lines behind the last item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Secretary, chair and adjusters sign, and the posting is attested.
    Closing,
    /// A list of who was there.
    Attendance,
    /// A table whose columns were lost: which cell belongs to which row is not to be known, so it stays unassigned.
    Scattered,
    /// A greeting or a notice behind the last item of an agenda: nobody's. Who sends it signs below.
    Notice,
    /// Papers there: nobody's.
    Papers,
    /// The list of annexes of a whole agenda.
    Annexes,
    /// Who voted how.
    Ballots,
}

/// All that stands behind the last item's own text.
#[derive(Debug, Default)]
pub(crate) struct Behind {
    /// In the order of the page, each up to the next.
    zones: Vec<(usize, Zone)>,
    /// The line after the last.
    end: usize,
    pub(crate) signing: Signing,
    pub(crate) papers: Vec<Paper>,
}

impl Behind {
    /// Finds what stands behind among the lines of the last item, those of the others being `above`; the cover has told
    /// what sort of document it is.
    pub(crate) fn find(scene: &Scene, document: &Document, above: Lines, last: Lines) -> Behind {
        let minutes = !matches!(document.kind, DocumentKind::Agenda | DocumentKind::Announcement);
        let found = if minutes { zones(scene, last) } else { behind_agenda(scene, above, last) };
        for (start, zone) in &found {
            scene.explain(*start, || zone.reason());
        }
        let zones: Vec<(usize, Zone)> = found.into_iter().map(|(start, zone)| (start, zone.role)).collect();
        let until = zones.first().map_or(last.end, |(start, _)| *start);
        let mut papers = bound::find(scene, Lines::new(last.start, until));
        if let Some((below, _)) = zones.iter().find(|(_, zone)| *zone == Zone::Papers) {
            let behind = Lines::new(*below, last.end);
            papers.extend(if minutes { bound::annexes(scene, behind) } else { bound::behind_agenda(scene, behind) });
        }
        let signing = match zones.as_slice() {
            // Who sends an agenda signs below its list of annexes, too.
            [(_, Zone::Annexes), (below, _), ..] => Lines::new(*below, last.end),
            // Or below a greeting.
            [(below, Zone::Notice)] => Lines::new(*below, last.end),
            [(below, Zone::Notice), (next, _), ..] => Lines::new(*below, *next),
            // And below the place and the day.
            [(below, Zone::Papers)] if dated_place(scene, scene.text(*below)).is_some() => Lines::new(*below, last.end),
            _ => Lines::new(last.start + 1, until),
        };
        for paper in &papers {
            scene.explain(paper.role.line, || paper.reason());
        }
        Behind {
            zones,
            end: last.end,
            signing: Signing::find(scene, signing),
            papers: papers.into_iter().map(|paper| paper.role).collect(),
        }
    }

    /// The first line that is no text of the last item's.
    pub(crate) fn start(&self) -> usize {
        let zone = self.zones.first().map_or(self.end, |(start, _)| *start);
        let paper = self.papers.first().map(|paper| paper.line);
        self.signing.start().into_iter().chain(paper).chain([zone]).min().unwrap_or(zone)
    }

    /// The zones with their lines.
    pub(crate) fn zones(&self) -> impl Iterator<Item = (Zone, Lines)> {
        self.zones.iter().enumerate().map(|(at, (start, zone))| {
            let end = self.zones.get(at + 1).map_or(self.end, |(next, _)| *next);
            (*zone, Lines::new(*start, end))
        })
    }
}

/// The list of annexes, and what stands below it or below the closing item.
fn behind_agenda(scene: &Scene, above: Lines, last: Lines) -> Vec<(usize, Labelled<Zone>)> {
    let behind = |start, zone, cues| (start, Labelled::of("behind the agenda", zone, cues));
    let mut found: Vec<(usize, Labelled<Zone>)> = Vec::new();
    let tail = tail::start(scene, above, last).map(|(start, zone, cues)| behind(start, zone, cues));
    let Some((lines, cues)) = annexes::find(scene, above, last) else {
        let called = called::find(scene, last);
        // What a greeting or a notice stands above is read all the same.
        found.extend(tail.filter(|(start, _)| called.as_ref().is_none_or(|(called, _)| start < called)));
        let end = called.as_ref().and_then(|(start, _)| called::end(scene, Lines::new(*start, last.end)));
        found.extend(called.map(|(start, cues)| (start, Labelled::of("list of the called", Zone::Attendance, cues))));
        found.extend(end.map(|end| behind(end, Zone::Notice, Cues::new())));
        return found;
    };
    // A greeting may stand above the list; what the list heads is none of the papers behind the closing item.
    found.extend(tail.filter(|(start, _)| *start < lines.start));
    found.push((lines.start, Labelled::of("list of annexes", Zone::Annexes, cues)));
    found.extend(scene.next_text(lines.end, last.end).map(|below| behind(below, Zone::Papers, Cues::new())));
    found
}

fn zones(scene: &Scene, last: Lines) -> Vec<(usize, Labelled<Zone>)> {
    let closing = closing::find(scene, last);
    let lists = lists::find(scene, last, closing.as_ref().map(|block| block.start));
    let before = closing.as_ref().and_then(|block| lists::before(scene, Lines::new(last.start + 1, block.start)));
    // An annex behind those who sign.
    let from = closing.as_ref().map_or(last.end, |block| block.start);
    let annex = bound::annexes(scene, Lines::new(from, last.end)).into_iter().next().map(|annex| annex.role.line);
    let annex = annex.into_iter().chain(closing.as_ref().and_then(|block| block.paper)).min();
    let end = annex.unwrap_or(last.end);
    let annex = annex.map(|line| (line, Labelled::of("annexes bound behind", Zone::Papers, Cues::new())));
    let closing = closing.map(|block| (block.start, Labelled::of("closing block", Zone::Closing, block.cues)));
    let listed = annexes::behind_signers(scene, Lines::new(from, end));
    let lists = lists.into_iter().filter(|(start, _)| *start < listed.unwrap_or(end));
    let listed = listed.map(|start| (start, Labelled::of("list of annexes", Zone::Annexes, Cues::new())));
    before.into_iter().chain(closing).chain(lists).chain(listed).chain(annex).collect()
}
