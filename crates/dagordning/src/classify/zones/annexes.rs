//! The list of annexes of a whole agenda, below its last item: "Bilagor:" over entries, or lines that each name one. Below an
//! item that is a matter of its own, and where other items have such lists, it is that item's.

use super::bound::heads_annex;
use crate::classify::body::blocks::{self, Blocks};
use crate::classify::role::Cues;
use crate::classify::weights::zone as points;
use crate::grammar::number::clause_mark;
use crate::grammar::paper::{annex_line, annexes_named};
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::model::SectionKind;
use crate::page::range::Lines;
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// Whether a line heads a list of annexes, and nothing else stands on it.
fn is_heading(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index).trim_end_matches([':', ' ']);
    scene.language.annex_list_heads().has_in_lower_case(text)
}

fn names_annex(scene: &Scene, index: usize) -> bool {
    annex_line(scene.language, scene.text(index)).is_some()
}

/// The lines of the list among those of the last item, with what spoke for it; `above` are the lines of the other items.
pub(super) fn find(scene: &Scene, above: Lines, last: Lines) -> Option<(Lines, Cues)> {
    let opens = |index: &usize| {
        scene.lines[*index].is_text()
            && (is_heading(scene, *index) || names_annex(scene, *index))
            && heads_annex(scene, *index, last.end).is_none()
    };
    let start = (last.start + 1..last.end).find(opens)?;
    let end = end(scene, Lines::new(start, last.end))?;
    let mut cues = Cues::new();
    cues.push(points::ANNEXES_HEADING);
    let numbered = |index: &usize| !annexes_named(scene.language, scene.text(*index)).is_empty();
    let text = |index: &usize| scene.lines[*index].is_text();
    let named = above.iter().filter(text).any(|index| numbered(&index));
    cues.extend(named.then_some(points::ANNEXES_OF_ALL));
    cues.extend(closes(scene, last.start).then_some(points::BEHIND_CLOSING_ITEM));
    let apart = scene.opens_paragraph(start) && scene.lines[start].indent <= scene.lines[last.start].indent;
    cues.extend(apart.then_some(points::ANNEXES_SET_APART));
    let list = |index: usize| {
        scene.heading(index).is_some_and(|found| found.kind == SectionKind::Documents) || names_annex(scene, index)
    };
    cues.extend(above.iter().filter(text).any(list).then_some(points::OTHER_ITEMS_LIST));
    let sum: i32 = cues.iter().map(|(_, points)| points).sum();
    (sum >= points::ANNEXES_AT_LEAST.1).then(|| (Lines::new(start, end), cues))
}

/// Where the list of annexes begins behind those who sign minutes: "Bilagor" over lines that each name one, and nothing else.
pub(super) fn behind_signers(scene: &Scene, lines: Lines) -> Option<usize> {
    let texts = || lines.iter().filter(|index| scene.lines[*index].is_text());
    let heading = texts().find(|index| is_heading(scene, *index))?;
    let mut entries = texts().filter(|index| *index > heading).peekable();
    let listed = |index: usize| {
        names_annex(scene, index)
            || clause_mark(scene.language, scene.text(index)).is_some()
            || !scene.opens_paragraph(index)
    };
    let any = entries.peek().is_some();
    (any && entries.all(listed)).then_some(heading)
}

/// The list of annexes that begins on a line of the cover: "Bilagor:" directly over lines that each name one.
pub(crate) fn on_cover(scene: &Scene, index: usize, end: usize) -> Option<Lines> {
    if !scene.lines[index].is_text() || !is_heading(scene, index) || !scene.opens_paragraph(index) {
        return None;
    }
    let named = (index + 1..end).take_while(|line| scene.lines[*line].is_text() && names_annex(scene, *line)).count();
    (named >= FEWEST_ON_COVER).then(|| Lines::new(index, index + 1 + named))
}

/// Fewer lines are no list there.
const FEWEST_ON_COVER: usize = 2;

/// Whether an item closes the meeting, or is the one for what nobody announced.
fn closes(scene: &Scene, line: usize) -> bool {
    let text = scene.text(line).to_lowercase();
    let title = text.trim_start_matches(|c: char| !c.is_alphabetic());
    scene.language.closes_meeting().is_in(title) || scene.language.other_matters().has(title)
}

/// The line behind the last entry: the list goes on while its lines name annexes, have marks, or stand directly below others.
fn end(scene: &Scene, lines: Lines) -> Option<usize> {
    let mut end = None;
    for index in lines.iter().filter(|index| scene.lines[*index].is_text()) {
        let entry = names_annex(scene, index) || clause_mark(scene.language, scene.text(index)).is_some();
        let heads = index == lines.start && is_heading(scene, index);
        let first = end.is_none() && !heads;
        if !heads && !first && !entry && (scene.opens_paragraph(index) || is_told(scene, index)) {
            break;
        }
        end = if heads { end } else { Some(index + 1) };
    }
    end
}

/// Whether a line is nobody's title: somebody's name, or running text of several sentences.
fn is_told(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    let sentences = text.split(". ").take(SEVERAL).count() == SEVERAL && ends_sentence(text);
    sentences || is_person_name(scene.language, text) == NameLikeness::Likely
}

/// So many sentences are no title.
const SEVERAL: usize = 3;

/// The entries of a list; its heading is no line of them.
pub(crate) fn entries(scene: &Scene, lines: Lines) -> (Option<usize>, Blocks) {
    let heading = Some(lines.start).filter(|index| is_heading(scene, *index));
    let listed = Lines::new(lines.start + usize::from(heading.is_some()), lines.end);
    let texts = listed.iter().filter(|index| scene.lines[*index].is_text());
    let width = texts.map(|index| scene.text(index).chars().count()).max().unwrap_or(0);
    (heading, blocks::read(scene, None, listed, SectionKind::Documents, &|_| true, width.max(NARROWEST)))
}

/// Lines of lists are no wider for want of long titles.
const NARROWEST: usize = 60;
