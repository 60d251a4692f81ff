//! What stands behind the closing item of an agenda: a greeting, motions, the board's answers, reports.

use crate::classify::role::Cues;
use crate::classify::weights::zone as points;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// A heading of a paper is no longer than this.
const LONGEST: usize = 80;

/// The first line behind the closing item's own text, with what spoke for it.
pub(super) fn start(scene: &Scene, last: Lines) -> Option<(usize, Cues)> {
    let title = scene.text(last.start).to_lowercase();
    if !scene.language.closes_meeting().is_in(&title) {
        return None;
    }
    let first = (last.start + 1..last.end).find(|index| opens(scene, *index))?;
    let mut cues = Cues::new();
    cues.push(points::CLOSING_ITEM);
    cues.push(points::HEAD_OF_PAPER);
    Some((first, cues))
}

/// Whether a line greets, or heads a paper: short, and a paragraph of its own.
fn opens(scene: &Scene, index: usize) -> bool {
    if !scene.lines[index].is_text() || !scene.opens_paragraph(index) {
        return false;
    }
    let text = scene.text(index);
    text.len() <= LONGEST && !text.ends_with('.') && scene.language.behind_agenda().opens(&text.to_lowercase())
}
