//! A list of contents that numbers no items, or counts them otherwise than the items are: "Upprop …… 2", "1. Upprop … 2" over
//! "§ 41 Upprop", `Ärende | § | Sid`. The titles tell which items it announces.

use std::collections::HashMap;

use super::{Marked, Outline, before_gap, title_key};
use crate::classify::outline::ItemSpan;
use crate::classify::rows::{Row, RowCell, mark_of_cell};
use crate::grammar::number::{ItemMark, item_mark};
use crate::grammar::{case_id, page};
use crate::language::Column;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// So many titles in the order of the items are a list of them.
const FEWEST: usize = 3;
/// The longest entry, in bytes.
const LONGEST: usize = 240;
/// Further lines of an entry.
const MOST_LINES: usize = 3;

/// A line of the list that begins an entry.
struct Entry {
    lines: Lines,
    cells: Vec<RowCell>,
    mark: Option<ItemMark>,
    /// Which of the items it announces.
    item: Option<usize>,
    /// The line of the heading over its group.
    group: Option<usize>,
}

/// Ties the entries of such a list above the items to these; gives where the list begins. `starts` are the items' lines.
pub(super) fn link(scene: &Scene, outline: &mut Outline, marked: &[Marked], starts: &[(usize, bool)]) -> Option<usize> {
    let above = Lines::new(0, outline.items.first()?.lines.start);
    link_among(scene, outline, marked, starts, above)
}

/// As [`link`] those of a list on lines behind the items: nothing of it is the last item's.
pub(super) fn link_behind(
    scene: &Scene,
    outline: &mut Outline,
    marked: &[Marked],
    starts: &[(usize, bool)],
    lines: Lines,
) {
    let Some(start) = link_among(scene, outline, marked, starts, lines) else { return };
    for item in outline.items.iter_mut().rev().take_while(|item| item.lines.end > start) {
        item.lines.end = start.max(item.lines.start + 1);
    }
}

fn link_among(
    scene: &Scene,
    outline: &mut Outline,
    marked: &[Marked],
    starts: &[(usize, bool)],
    above: Lines,
) -> Option<usize> {
    if outline.items.len() != starts.len() || above.iter().len() < FEWEST {
        return None;
    }
    let known = known(scene, above, marked, starts);
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else { return None };
    let lines = edges(scene, above, *first, *last);
    let entries = entries(scene, lines, &known);
    let announced = entries.iter().filter(|entry| entry.item.is_some()).count();
    let dense = announced * 2 > entries.len();
    let text = lines.iter().filter(|line| scene.lines[*line].is_text()).count();
    if !dense || announced < FEWEST || text > entries.iter().map(|entry| entry.lines.iter().len()).sum::<usize>() * 2 {
        return None;
    }
    let start = heading_above(scene, lines.start);
    outline.contents = Lines::new(start, lines.end);
    announce(outline, entries);
    Some(start)
}

/// The lines of the header that say the title of an item, with the item, in the items' order.
fn known(scene: &Scene, above: Lines, marked: &[Marked], starts: &[(usize, bool)]) -> Vec<(usize, usize)> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (item, (at, nested)) in starts.iter().enumerate().rev() {
        if !nested && marked[*at].key != 0 {
            places.entry(marked[*at].key).or_default().push(item);
        }
    }
    let mut known: Vec<(usize, usize)> = Vec::new();
    for line in above.iter().filter(|line| scene.lines[*line].is_text()) {
        let text = scene.text(line);
        let behind = known.last().map_or(0, |(_, item)| item + 1);
        let found = (text.len() <= LONGEST).then(|| places.get_mut(&key(text))).flatten();
        let Some(found) = found else { continue };
        while found.last().is_some_and(|item| *item < behind) {
            found.pop();
        }
        known.extend(found.pop().map(|item| (line, item)));
    }
    known
}

/// The letters of the title that a line begins with, whatever number stands before it.
fn key(text: &str) -> u64 {
    let title = text.trim_start_matches(|c: char| !c.is_alphabetic());
    title_key(before_gap(title))
}

/// The list around the lines that say a title: entries with their pages before and behind belong to it.
fn edges(scene: &Scene, header: Lines, first: usize, last: usize) -> Lines {
    let entry = |line: usize| page::contents_tail(scene.text(line)).is_some();
    let mut start = first;
    while let Some(above) =
        scene.previous_text(start, header.start.max(start.saturating_sub(2))).filter(|at| entry(*at))
    {
        start = above;
    }
    let mut end = last + 1;
    while let Some(below) = scene.next_text(end, header.end.min(end + 2)).filter(|at| entry(*at)) {
        end = below + 1;
    }
    // The title of the last may go on.
    while end < header.end && end <= last + MOST_LINES && scene.lines[end].is_text() && goes_on(scene, end) {
        end += 1;
    }
    Lines::new(start, end)
}

fn goes_on(scene: &Scene, line: usize) -> bool {
    scene.text(line).starts_with(char::is_lowercase)
}

fn entries(scene: &Scene, lines: Lines, known: &[(usize, usize)]) -> Vec<Entry> {
    let mut known = known.iter().copied().peekable();
    let mut entries: Vec<Entry> = Vec::new();
    let mut group = None;
    for line in lines.iter().filter(|line| scene.lines[*line].is_text()) {
        let item = known.next_if(|(at, _)| *at == line).map(|(_, item)| item);
        let (cells, mark) = cells(scene, line);
        let form = mark.is_some() || cells.iter().any(|cell| cell.column == Column::Page);
        let open = entries.last().filter(|entry| {
            let paged = entry.cells.iter().any(|cell| cell.column == Column::Page);
            entry.lines.end == line
                && (goes_on(scene, line) || !paged && mark.is_none())
                && entry.lines.iter().len() < MOST_LINES
        });
        if item.is_none() && mark.is_none() && open.is_some() && (goes_on(scene, line) || form) {
            if let Some(entry) = entries.last_mut() {
                entry.lines.end = line + 1;
                entry.cells.extend(cells);
            }
            continue;
        }
        if item.is_none() && !form && scene.language.group_heading(scene.text(line)).is_some() {
            group = Some(line);
            continue;
        }
        if item.is_some() || form || scene.text(line).starts_with(char::is_uppercase) {
            entries.push(Entry { lines: Lines::new(line, line + 1), cells, mark, item, group });
        }
    }
    entries
}

/// The cells of an entry's line: its number before or behind the title, the title, the case, the page.
fn cells(scene: &Scene, line: usize) -> (Vec<RowCell>, Option<ItemMark>) {
    let whole = scene.lines[line].range();
    let text = scene.slice_text(whole);
    let slice = |from: usize, to: usize| Slice::new(whole.start + from, whole.start + to);
    let tail = page::contents_tail(text).or_else(|| page::labelled_tail(scene.language, text));
    let head = tail.as_ref().map_or(text.len(), |tail| tail.start);
    let mut cells = Vec::new();
    let leads = item_mark(scene.language, &text[..head]).filter(|mark| mark.value.title_start < head);
    let (mut mark, mut from) = (None, 0);
    if let Some(leads) = leads {
        from = leads.value.title_start;
        cells.push(RowCell { column: Column::Number, range: slice(leads.value.label.start, leads.value.label.end) });
        mark = Some(leads.value);
    }
    for cell in scene.cells(line, whole.start + from) {
        let (start, end) = (cell.range.start, cell.range.end.min(whole.start + head));
        let shown =
            scene.slice_text(Slice::new(start, end.max(start))).trim_end_matches([' ', '.', '…', '·', '_', '\t']);
        let range = Slice::new(start, start + shown.len());
        let number = mark.is_none().then(|| mark_of_cell(scene.language, shown)).flatten();
        let column = match number {
            _ if shown.is_empty() => continue,
            Some(number) => {
                mark = Some(number);
                Column::Number
            }
            None if case_id::is_case_id(scene.language, shown) => Column::CaseId,
            None => Column::Title,
        };
        cells.push(RowCell { column, range });
    }
    if let Some(tail) = tail {
        let number = text[tail.start..tail.end].trim_start_matches(|c: char| !c.is_ascii_digit());
        cells.push(RowCell { column: Column::Page, range: slice(tail.end - number.len(), tail.end) });
    }
    (cells, mark)
}

/// The headings right above the list: that of the list, and those of its first group.
fn heading_above(scene: &Scene, mut start: usize) -> usize {
    while let Some(above) = scene.previous_text(start, 0) {
        let text = scene.text(above);
        if scene.language.group_heading(text).is_none() && !scene.language.contents_heading(text) {
            break;
        }
        start = above;
    }
    start
}

/// Gives the items their entries; the others are items that only the list has, where they stand in it.
fn announce(outline: &mut Outline, entries: Vec<Entry>) {
    // By another count an entry's number is not the item's.
    let own = |entry: &Entry| Some(entry.mark.as_ref()?.value == outline.items.get(entry.item?)?.mark.as_ref()?.value);
    let (same, other): (Vec<bool>, Vec<bool>) = entries.iter().filter_map(own).partition(|same| *same);
    let counts_items = same.len() > other.len();
    let mut whole = Vec::with_capacity(outline.items.len() + 1);
    let mut count = 0;
    for item in &outline.items {
        whole.push(count);
        count += usize::from(!item.nested);
    }
    let mut place = 0;
    for mut entry in entries {
        if let Some(at) = entry.item {
            // Behind the item and its parts.
            place = whole[at] + 1 + outline.missing.len();
            outline.items[at].contents = Some(entry.lines);
            outline.items[at].group = outline.items[at].group.or(entry.group);
            continue;
        }
        if !counts_items {
            entry.cells.retain(|cell| cell.column != Column::Number);
        }
        outline.missing.push(ItemSpan {
            lines: entry.lines,
            mark: entry.mark.filter(|_| counts_items),
            title_from: entry.cells.first().map_or(0, |cell| cell.range.start),
            group: entry.group,
            nested: false,
            contents: None,
            sign: None,
            time: None,
            row: Some(Row { lines: entry.lines.start..entry.lines.end, cells: entry.cells, told: 0..0 }),
        });
        outline.places.push(place);
        place += 1;
    }
}
