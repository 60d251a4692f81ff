//! Numbers alone on their lines over their titles, with no blank line between: what portals give when a page is copied. Only the
//! run of them tells that they number items. (Catalogue 11.3: one cell per line.)

use std::collections::HashSet;

use crate::facts::people::is_people;
use crate::page::scene::Scene;

/// Fewer are no list.
const FEWEST: usize = 4;

/// The lines of numbers that run from 1 on, each directly over a line that can be its title; none where they are few.
pub(super) fn numbers(scene: &Scene) -> HashSet<usize> {
    let mut run: Vec<usize> = Vec::new();
    for index in 0..scene.lines.len().saturating_sub(1) {
        let text = scene.text(index);
        if text.is_empty() || text.len() > 3 || !scene.lines[index].is_text() {
            continue;
        }
        let Ok(number) = text.parse::<usize>() else { continue };
        if number == 0 || number > run.len() + 1 || number < run.len() || !is_over_title(scene, index) {
            continue;
        }
        // What comes again begins the run anew at its number.
        run.truncate(number - 1);
        run.push(index);
    }
    if run.len() < FEWEST { HashSet::new() } else { run.into_iter().collect() }
}

fn is_over_title(scene: &Scene, index: usize) -> bool {
    let Some(line) = scene.lines.get(index + 1).filter(|line| line.is_text()) else { return false };
    let title = scene.text(index + 1);
    line.page == scene.lines[index].page
        && title.starts_with(char::is_uppercase)
        && !title.ends_with('.')
        && !is_people(scene, title)
}
