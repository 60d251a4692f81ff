//! What stands behind the closing item of an agenda: a greeting, motions, the board's answers, reports.

use super::signing;
use crate::classify::role::Cues;
use crate::classify::weights::zone as points;
use crate::facts::opening::dated_place;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// A heading of a paper is no longer than this.
const LONGEST: usize = 80;

/// The first line behind the closing item's own text, with what spoke for it.
pub(super) fn start(scene: &Scene, last: Lines) -> Option<(usize, Cues)> {
    let title = scene.text(last.start).to_lowercase();
    let mut cues = Cues::new();
    // A form may be bound behind the place and the day.
    let paper = || (last.start + 1..last.end).find(|index| opens(scene, *index));
    let before = || dated_close(scene, Lines::new(last.start, paper()?));
    if let Some(dated) = dated_close(scene, last).or_else(before) {
        cues.push(points::DATED_PLACE);
        return Some((dated, cues));
    }
    if !scene.language.closes_meeting().is_in(&title) {
        return None;
    }
    let indent = scene.lines[last.start].indent;
    let apart = |index: usize| scene.lines[index - 1].is_blank() && scene.lines[index].indent <= indent;
    let first =
        (last.start + 1..last.end).find(|index| opens(scene, *index) || apart(*index) && signs_off(scene, *index))?;
    cues.push(points::CLOSING_ITEM);
    cues.push(points::HEAD_OF_PAPER);
    Some((first, cues))
}

/// Lines below the place and day that close a notice: who sends it.
const MOST_SENDERS: usize = 6;

/// "Råsjö den 22 april 2025" ⏎ "Styrelsen": the line of place and day that closes a notice, with nothing below but who sends it.
fn dated_close(scene: &Scene, last: Lines) -> Option<usize> {
    let mut at = last.end;
    for _ in 0..=MOST_SENDERS {
        let index = scene.previous_text(at, last.start + 1)?;
        let text = scene.text(index);
        if scene.opens_paragraph(index) && dated_place(scene, text).is_some() {
            return Some(index);
        }
        if text.len() > LONGEST || text.ends_with(['.', ':', ',']) {
            return None;
        }
        at = index;
    }
    None
}

/// Whether a line below a gap is too short for the text of an item, and no sentence: "Datorföreningens styrelse, genom Bo Ek".
fn signs_off(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    scene.lines[index].is_text()
        && text.len() <= LONGEST
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', ',', '?', '!', ')'])
        && scene.heading(index).is_none()
        && signing::block(scene, index, scene.lines.len()).is_none()
}

/// Whether a line greets, or heads a paper: short, and a paragraph of its own.
fn opens(scene: &Scene, index: usize) -> bool {
    if !scene.lines[index].is_text() || !scene.opens_paragraph(index) {
        return false;
    }
    let text = scene.text(index);
    let whole = !text.ends_with('.') || text.split(' ').nth(2).is_none();
    text.len() <= LONGEST && whole && scene.language.behind_agenda().opens(&text.to_lowercase())
}
