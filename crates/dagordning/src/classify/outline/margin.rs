//! Items without numbers whose titles stand in the margin, beside their texts: "Skyltar      Mats visade två förslag …".

use std::collections::HashMap;

use crate::page::scene::{Cells, Scene};

/// The margin is at least so wide, in characters.
const NARROWEST: usize = 12;
/// So many titles make a margin, and of them so many are those of any meeting.
const FEWEST: usize = 4;
const FEWEST_STANDING: usize = 2;
/// Columns by which the beginnings of texts may differ.
const NEAR: usize = 1;
/// Of so many lines below the first title all but one stand in the two columns.
const OF: usize = 5;

/// The lines on which items begin; none if the margin has no titles.
pub(super) fn titles(scene: &Scene) -> Vec<usize> {
    let two = |index: &usize| scene.lines[*index].is_text() && scene.is_parted(*index);
    let cells = |index: usize| scene.cells(index, scene.lines[index].start);
    let parted: Vec<(usize, Cells)> = (0..scene.lines.len()).filter(two).map(|index| (index, cells(index))).collect();
    let Some(column) = text_column(&parted) else { return Vec::new() };
    let titles: Vec<usize> = parted
        .iter()
        .filter(|(index, cells)| {
            cells.len() > 1
                && cells[1].column.abs_diff(column) <= NEAR
                && scene.opens_paragraph(*index)
                && is_title(scene, scene.slice_text(cells[0].range))
        })
        .map(|(index, _)| *index)
        .collect();
    let first = |index: usize| scene.cell_texts(index).next().unwrap_or("");
    let standing = titles.iter().filter(|index| scene.language.procedural_title(first(**index))).count();
    let fits = titles.len() >= FEWEST && standing >= FEWEST_STANDING && holds(scene, titles[0], column);
    if fits { titles } else { Vec::new() }
}

/// The column in which most second cells begin.
fn text_column(parted: &[(usize, Cells)]) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    for (_, cells) in parted {
        if cells.len() > 1 && cells[1].column >= cells[0].column + NARROWEST {
            *counts.entry(cells[1].column).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count >= FEWEST)
        .max_by_key(|(column, count)| (*count, *column))
        .map(|(column, _)| column)
}

/// Whether the words in the margin are a title's: no sentence, and no label of the cover.
fn is_title(scene: &Scene, words: &str) -> bool {
    words.starts_with(char::is_uppercase)
        && words.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !words.ends_with(['.', ':', ','])
        && scene.language.header_label(words).is_none()
        && scene.language.roster_heading(words).is_none()
}

/// Whether what stands from a line on stands in two columns: titles on the left, and all else in the column of the texts or
/// further in.
fn holds(scene: &Scene, from: usize, column: usize) -> bool {
    let (mut all, mut other) = (0, 0);
    for index in (from..scene.lines.len()).filter(|index| scene.lines[*index].is_text()) {
        let line = &scene.lines[index];
        all += 1;
        let cells = scene.cells(index, line.start);
        let beside = cells.get(1).is_some_and(|cell| cell.column.abs_diff(column) <= NEAR);
        let narrow = cells.len() == 1 && scene.text(index).chars().count() + usize::from(line.indent) < column;
        other += usize::from(usize::from(line.indent) + NEAR < column && !beside && !narrow);
    }
    other * OF <= all
}
