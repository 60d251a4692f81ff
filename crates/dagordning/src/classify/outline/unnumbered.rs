//! Items whose headings have no numbers: standing titles tell where they begin and how they are set, and lines set like
//! them between are items too.

use super::{ItemSpan, Outline};
use crate::facts::{field, people};
use crate::grammar::number::clause_mark;
use crate::language::Column;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Longest heading, in letters.
const LONGEST: usize = 80;
/// Standing titles that a document must have before other lines are taken for items.
const FEWEST_STANDING: usize = 2;

/// Gives each heading its lines.
pub(super) fn place(scene: &Scene, outline: &mut Outline) {
    let heads = headings(scene);
    if heads.is_empty() {
        place_bullets(scene, outline);
        return;
    }
    for (position, line) in heads.iter().enumerate() {
        let end = heads.get(position + 1).copied().unwrap_or(scene.lines.len());
        outline.items.push(ItemSpan {
            lines: Lines::new(*line, end),
            mark: None,
            title_from: scene.lines[*line].start,
            group: None,
            nested: false,
            contents: None,
            sign: None,
            time: None,
            row: None,
        });
    }
}

/// Entries that a list of bullets must have.
const FEWEST_BULLETS: usize = 3;

/// A list of bullets right under the heading of a list of items: each entry is one.
fn place_bullets(scene: &Scene, outline: &mut Outline) {
    let heads = |index: &usize| {
        let text = scene.text(*index).trim_end_matches(':');
        scene.lines[*index].is_text()
            && (scene.language.contents_heading(text) || scene.language.table_column(text) == Some(Column::Title))
    };
    for head in (0..scene.lines.len()).filter(heads) {
        let entries = bullets(scene, head + 1);
        if entries.len() < FEWEST_BULLETS {
            continue;
        }
        outline.groups.push(head);
        for (position, (line, title_from)) in entries.iter().enumerate() {
            let end = entries.get(position + 1).map_or(scene.lines.len(), |next| next.0);
            outline.items.push(ItemSpan {
                lines: Lines::new(*line, end),
                mark: None,
                title_from: *title_from,
                group: None,
                nested: false,
                contents: None,
                sign: None,
                time: None,
                row: None,
            });
        }
        return;
    }
}

/// The entries of the list that begins below, each with the byte that its words begin at.
fn bullets(scene: &Scene, from: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for index in from..scene.lines.len() {
        let line = &scene.lines[index];
        if !line.is_text() {
            continue;
        }
        let text = scene.text(index);
        let words = text.trim_start_matches(['•', '-', '–', '*', '·', '▪', '◦', 'o']);
        let bullet = text.len() - words.len();
        let marked = bullet > 0 && words.starts_with([' ', '\t']) && !words.trim_start().is_empty();
        if marked {
            found.push((index, line.end - words.trim_start().len()));
        } else if scene.opens_paragraph(index) || !text.starts_with(char::is_lowercase) {
            break;
        }
    }
    found
}

fn headings(scene: &Scene) -> Vec<usize> {
    let fits: Vec<usize> = (0..scene.lines.len()).filter(|index| heads(scene, *index)).collect();
    let standing = |index: &&usize| scene.language.procedural_title(scene.text(**index));
    let Some(first) = fits.iter().find(standing).copied() else { return Vec::new() };
    if fits.iter().filter(standing).count() < FEWEST_STANDING {
        return Vec::new();
    }
    // Where standing titles are set apart, the others are too.
    let set_apart = |index: &&usize| standing(index) && scene.stands_out(**index);
    let apart = fits.iter().filter(set_apart).count() >= FEWEST_STANDING;
    let first =
        fits.iter().find(|index| standing(index) && scene.stands_out(**index) == apart).copied().unwrap_or(first);
    let mut found = Vec::new();
    for index in fits.into_iter().filter(|index| *index >= first && scene.stands_out(*index) == apart) {
        found.push(index);
        let closes = found.len() > 2
            && scene.language.procedural_title(scene.text(index))
            && scene.language.closes_meeting().is_in(&scene.text(index).to_lowercase());
        if closes {
            break;
        }
    }
    found
}

/// Whether a line can be the heading of an item: a paragraph's first line that is no sentence, no label, nobody's name and
/// no heading inside an item.
fn heads(scene: &Scene, index: usize) -> bool {
    if !scene.lines[index].is_text() || !scene.opens_paragraph(index) {
        return false;
    }
    let language = scene.language;
    let text = scene.text(index);
    // "Ekonomi: Kassören berättade …" runs in to its text.
    let (title, runs_in) = text.split_once(": ").map_or((text, false), |(title, _)| (title, true));
    // "Justerare: Anna Ek och Bo Lind" is a label of the cover.
    let labelled = runs_in
        && !text.ends_with('.')
        && (language.header_label(text).is_some() || language.roster_heading(text).is_some());
    let standing = language.procedural_title(title) && !labelled;
    let worded = title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST
        && title.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && !title.ends_with(['.', ',', ';', ':', '!', '?', '-', '…'])
        && !title.contains(". ");
    let below = scene.lines.get(index + 1).filter(|below| below.is_text());
    let goes_on = below.is_some_and(|below| scene.slice_text(below.range()).starts_with(char::is_lowercase));
    worded
        && (!goes_on || runs_in)
        && (!runs_in || standing || language.item_kind_of_title(title).is_some() || title.contains(' '))
        && scene.heading(index).is_none()
        && clause_mark(language, text).is_none()
        && (standing || language.header_label(text).is_none() && language.roster_heading(text).is_none())
        && language.document_title(text).is_none_or(|found| !found.exact)
        && language.contents_heading(text).then_some(()).is_none()
        && !language.furniture(text)
        && !field::is_field_line_at(scene, index)
        && scene.cells(index, scene.lines[index].start).len() == 1
        && language.lead_in(text).is_none()
        && (standing || !people::names_someone(scene, title))
}
