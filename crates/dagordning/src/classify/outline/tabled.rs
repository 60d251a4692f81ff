//! Items that are rows of a table whose columns are lost.

use super::{ItemSpan, Outline};
use crate::classify::rows::{Row, Rows};
use crate::grammar::number::{ItemMark, item_mark};
use crate::grammar::time::time_range_at;
use crate::page::ledger::Owner;
use crate::page::range::Lines;
use crate::page::scene::{LineKind, Scene};

/// Makes each row of a table an item.
pub(super) fn place(scene: &mut Scene, outline: &mut Outline, found: Rows) {
    for head in &found.heads {
        scene.lines[*head].kind = LineKind::Furniture;
        scene.claim_line(*head, Owner::Label);
    }
    let begins = |row: &Row| row.lines.start;
    let first = found.rows.first().map_or(scene.lines.len(), begins);
    let edges = found.heads.first().or(outline.table_heads.first()).into_iter().chain(found.groups.first());
    outline.header = Lines::new(0, edges.copied().min().unwrap_or(first).min(first));
    let mut groups = found.groups.iter().copied().peekable();
    let mut group = None;
    let starts: Vec<usize> = found.rows.iter().map(begins).chain([scene.lines.len()]).collect();
    for (at, row) in found.rows.into_iter().enumerate() {
        while let Some(line) = groups.next_if(|line| *line < row.lines.start) {
            let text = scene.text(line);
            let timed = time_range_at(scene.language, text).is_some();
            let heads = !timed && scene.language.group_heading(text).is_none_or(|found| !found.is_break);
            group = if heads { Some(line) } else { group };
        }
        let next = starts[at + 1];
        let end = groups.peek().copied().filter(|line| *line < next).unwrap_or(next);
        let mark = row.mark(scene).map(|(mark, _)| mark);
        let mut parts = parts(scene, Lines::new(row.lines.end, end), mark.as_ref());
        let own = parts.first().map_or(end, |part| part.lines.start);
        let (own_text, told) = (row.lines.end, Lines::new(row.told.start, row.told.end));
        outline.items.push(ItemSpan {
            lines: Lines::new(row.lines.start, own),
            mark,
            title_from: scene.lines[row.lines.start].start,
            group,
            nested: false,
            contents: None,
            sign: None,
            time: None,
            row: Some(row),
        });
        outline.items.append(&mut parts);
        mark_clauses(scene, outline, told);
        mark_clauses(scene, outline, Lines::new(own_text, own));
    }
    outline.groups = found.groups;
    outline.table_heads.extend(found.heads);
}

/// Numbers in the text below a row are those of clauses.
fn mark_clauses(scene: &Scene, outline: &mut Outline, text: Lines) {
    for index in text.iter().filter(|index| scene.lines[*index].is_text()) {
        outline.clauses[index] = super::is_numbered(scene, index);
    }
}

/// "3.1 Läget i flyktingmottagandet" below the row 3: items that are part of it.
fn parts(scene: &Scene, lines: Lines, whole: Option<&ItemMark>) -> Vec<ItemSpan> {
    let mut found: Vec<ItemSpan> = Vec::new();
    let Some(whole) = whole else { return found };
    for index in lines.iter().filter(|index| scene.lines[*index].is_text()) {
        let mark = item_mark(scene.language, scene.text(index)).map(|found| found.value);
        let Some(mark) = mark.filter(|mark| mark.depth > 1 && mark.value == whole.value) else { continue };
        if let Some(before) = found.last_mut() {
            before.lines.end = index;
        }
        let title_from = scene.lines[index].start + mark.title_start;
        let (lines, mark) = (Lines::new(index, lines.end), Some(mark));
        found.push(ItemSpan {
            lines,
            mark,
            title_from,
            group: None,
            nested: true,
            contents: None,
            sign: None,
            time: None,
            row: None,
        });
    }
    found
}
