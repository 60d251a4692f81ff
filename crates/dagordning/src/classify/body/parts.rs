//! Parts of an item that are items of their own: "A/ Trygg hemgång", "a) Ordförande".

use std::ops::Range;

use crate::grammar::number::{ClauseKind, clause_mark};
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// The mark of a part of an item: "A/ Trygg hemgång", "a) Ordförande", "1. Val av mötesordförande" further in.
pub(crate) struct Part {
    pub(crate) line: usize,
    /// Bytes of the line: the mark, the number in it, and where the title begins.
    pub(crate) label: Range<usize>,
    pub(crate) number: Range<usize>,
    pub(crate) title: usize,
}

/// Parts of an item set off with letters and a slash wherever they stand; with other marks where they stand directly
/// below its title, as titles do.
pub(crate) fn find(scene: &Scene, lines: Lines) -> Vec<Part> {
    let mut found = Vec::new();
    let mut next = b'A';
    for index in lines.iter().skip(1) {
        if !scene.lines[index].is_text() {
            continue;
        }
        let bytes = scene.text(index).as_bytes();
        if let [letter, b'/', b' ', rest, ..] = bytes
            && letter.to_ascii_uppercase() == next
            && !rest.is_ascii_digit()
        {
            found.push(Part { line: index, label: 0..2, number: 0..1, title: 3 });
            next += 1;
        }
    }
    if found.is_empty() { listed_parts(scene, lines) } else { found }
}

/// A list of titles directly below the item's own.
fn listed_parts(scene: &Scene, lines: Lines) -> Vec<Part> {
    let mut found: Vec<(ClauseKind, Part)> = Vec::new();
    for index in (lines.start + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        let text = scene.text(index);
        let mark = clause_mark(scene.language, text);
        let follows = mark.as_ref().is_some_and(|mark| match (found.last().map(|(kind, _)| *kind), mark.value.kind) {
            (None, ClauseKind::Letter('a')) => true,
            (None, ClauseKind::Number(1)) => scene.lines[index].indent > scene.lines[lines.start].indent + 1,
            (Some(ClauseKind::Letter(last)), ClauseKind::Letter(letter)) => letter as u32 == last as u32 + 1,
            (Some(ClauseKind::Number(last)), ClauseKind::Number(number)) => {
                number == last + 1
                    && found.first().is_some_and(|(_, first)| {
                        scene.lines[index].indent.abs_diff(scene.lines[first.line].indent) <= 1
                    })
            }
            _ => false,
        });
        let Some(mark) = mark.filter(|_| follows) else {
            if found.is_empty() {
                return Vec::new();
            }
            continue;
        };
        let title = &text[mark.value.end..];
        if !title.starts_with(char::is_uppercase)
            || title.ends_with(['.', ',', ';', ')'])
            || scene.language.clause_leads().opens(title)
        {
            return Vec::new();
        }
        let label = text[..mark.value.end].trim_end().len();
        let number = text[..label].trim_end_matches(['.', ')', ' ']).len();
        found.push((mark.value.kind, Part { line: index, label: 0..label, number: 0..number, title: mark.value.end }));
    }
    if found.len() < 2 { Vec::new() } else { found.into_iter().map(|(_, part)| part).collect() }
}
