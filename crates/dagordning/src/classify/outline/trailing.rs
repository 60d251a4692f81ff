//! A list of contents behind the items: "Innehåll" over entries with their pages, and nothing of the meeting below it.

use std::collections::HashSet;

use super::{Marked, titles};
use crate::grammar::page;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// A list has so many entries.
const FEWEST: usize = 3;
/// Its heading stands so near the end.
const MOST_LINES: usize = 800;

/// The lines of the list below its heading: most end with a page, and most of the numbered ones stand above already.
pub(super) fn find(scene: &Scene, marked: &[Marked]) -> Option<Lines> {
    // Most documents have no such heading behind so many items.
    let earliest = (marked.get(FEWEST - 1)?.line + 1).max(scene.lines.len().saturating_sub(MOST_LINES));
    let heads = |line: &usize| scene.lines[*line].is_text() && scene.language.contents_heading(scene.text(*line));
    let heading = (earliest..scene.lines.len()).rev().find(heads)?;
    let paged = |line: usize| {
        let text = scene.text(line);
        page::contents_tail(text).is_some() || page::labelled_tail(scene.language, text).is_some()
    };
    let texts = || (heading + 1..scene.lines.len()).filter(|line| scene.lines[*line].is_text());
    let last = texts().filter(|line| paged(*line)).last()?;
    let (all, told) = (texts().take_while(|line| *line <= last).count(), texts().filter(|line| paged(*line)).count());
    let split = marked.partition_point(|line| line.line < heading);
    let (above, below) = marked.split_at(split);
    let listed = Lines::new(heading + 1, last + 1);
    let titles: HashSet<(u32, u64)> = above.iter().map(|item| (item.mark.value, item.key)).collect();
    let known = |line: &&Marked| line.key != 0 && titles.contains(&(line.mark.value, line.key));
    let inside = below.iter().filter(|line| listed.contains(line.line));
    let (numbered, again) = (inside.clone().count(), inside.filter(known).count());
    let whole = numbered == below.len() && again * 2 >= numbered;
    (told >= FEWEST && told * 2 > all && whole).then_some(listed)
}

pub(super) use titles::link_behind as link;
