//! Rules bound behind the last item of minutes: "Stadgar för fonden" ⏎ "§ 1 …". Papers on pages of their own are parted from the
//! document before it is read (room `parts`).

use crate::classify::outline::rules;
use crate::classify::role::Labelled;
use crate::classify::weights::zone as points;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// A paper: its first line, and the word that says what it is.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) line: usize,
    pub(crate) word: Slice,
}

/// The rules among the lines of the last item.
pub(super) fn find(scene: &Scene, last: Lines) -> Vec<Labelled<Paper>> {
    (last.start + 1..last.end)
        .filter(|index| scene.lines[*index].is_text() && rules::heads_rules(scene, *index))
        .map(|index| Labelled::of("rules", rules_at(scene, index), [points::RULES].into_iter().collect()))
        .collect()
}

/// Rules: their title's first word says what they are.
fn rules_at(scene: &Scene, line: usize) -> Paper {
    let (text, start) = (scene.text(line), scene.lines[line].start);
    Paper { line, word: Slice::new(start, start + text.find(' ').unwrap_or(text.len())) }
}
