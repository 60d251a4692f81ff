//! Who is called to a meeting, where the list stands behind the last item of the agenda: "Sändlista" ⏎ "Ledamöter   Ersättare".
//! (Catalogue part 4)

use crate::classify::role::Cues;
use crate::classify::weights::zone as points;
use crate::facts::people::is_people;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Rows of people below the heading that are looked at, and how many of them name somebody.
const ROWS: usize = 4;
const FEWEST_ROWS: usize = 3;

/// Lines behind the last item among which the heading stands.
const MOST_LINES: usize = 400;

/// The first line of the list, with what spoke for it.
pub(super) fn find(scene: &Scene, last: Lines) -> Option<(usize, Cues)> {
    let over = |index: usize| {
        let above = scene.previous_text(index, (last.start + 1).max(index.saturating_sub(2)))?;
        let text = scene.text(above).trim_end_matches(':').to_lowercase();
        (scene.heading(above).is_some() || scene.language.called_heads().has(&text)).then_some(above)
    };
    let heads = |index: &usize| {
        let apart = || scene.opens_paragraph(*index) || over(*index).is_some();
        scene.lines[*index].is_text() && heads_people(scene, *index) && apart()
    };
    let index = (last.start + 1..last.end).take(MOST_LINES).find(heads)?;
    let named = |line: usize| scene.cell_texts(line).any(|text| is_people(scene, text) && scene.person(text).is_some());
    let rows = (index + 1..last.end).filter(|line| scene.lines[*line].is_text()).take(ROWS);
    if rows.filter(|line| named(*line)).count() < FEWEST_ROWS {
        return None;
    }
    let mut cues = Cues::new();
    cues.push(points::ROSTER_HEADING);
    cues.push(points::LIST_BELOW);
    Some((over(index).unwrap_or(index), cues))
}

/// The line below the list that heads something else: "För kännedom: …".
pub(super) fn end(scene: &Scene, list: Lines) -> Option<usize> {
    let apart = |index: &usize| scene.lines[*index].is_text() && scene.opens_paragraph(*index);
    let mut below = list.iter().skip(LINES_OF_HEADING).filter(apart);
    below.find(|index| scene.heading(*index).is_some() && !heads_people(scene, *index))
}

/// Lines that the headings of the list take at the most.
const LINES_OF_HEADING: usize = 3;

/// Whether nothing but headings of people stands on a line.
fn heads_people(scene: &Scene, index: usize) -> bool {
    let exact = |text: &str| {
        let text = text.trim_end_matches(':');
        scene.roster_heading(text).is_some_and(|found| found.exact && found.end == text.len())
    };
    scene.cell_texts(index).all(exact)
}
