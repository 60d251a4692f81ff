//! Agendas whose items have a time or a bullet for a number: "13.45 Val av justerare", "- Mötets öppnande".

use super::groups::groups_above;
use super::{ItemSpan, Outline};
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::grammar::time::find_times;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// Longest title, in letters.
const LONGEST: usize = 160;
/// Entries that a list of items has at least, and how many of them have a title that is known.
const FEWEST: usize = 3;
const FEWEST_KNOWN: usize = 2;

/// A line that can be an item: what it begins with, and where its title begins.
struct Entry {
    line: usize,
    title: usize,
    time: Option<(Slice, u32)>,
}

/// Gives each entry of the list its lines.
pub(super) fn place(scene: &Scene, outline: &mut Outline) {
    let list = list(scene);
    let mut group = None;
    let mut floor = 0;
    for (position, entry) in list.iter().enumerate() {
        let headings = groups_above(scene, entry.line, floor);
        let start = headings.first().copied().unwrap_or(entry.line);
        if let Some(before) = outline.items.last_mut() {
            before.lines.end = start;
        }
        let own =
            |heading: &usize| scene.language.group_heading(scene.text(*heading)).is_none_or(|found| !found.is_break);
        group = headings.iter().copied().rfind(own).or(group);
        outline.groups.extend(headings);
        let end = list.get(position + 1).map_or(scene.lines.len(), |next| next.line);
        outline.items.push(ItemSpan {
            lines: Lines::new(entry.line, end),
            mark: None,
            title_from: entry.title,
            group,
            nested: false,
            contents: None,
            sign: None,
            row: None,
            time: entry.time.map(|(slice, _)| slice),
        });
        floor = entry.line + 1;
    }
}

/// The first run of entries of one sort that is a list of items.
fn list(scene: &Scene) -> Vec<Entry> {
    let mut run: Vec<Entry> = Vec::new();
    for index in (0..scene.lines.len()).filter(|index| scene.lines[*index].is_text()) {
        match entry(scene, index) {
            Some(entry) if follows(run.last(), &entry) => run.push(entry),
            Some(entry) => {
                if is_agenda(scene, &run) {
                    return run;
                }
                run = vec![entry];
            }
            None if goes_on(scene, index, run.last()) => {}
            None => {
                if is_agenda(scene, &run) {
                    return run;
                }
                run.clear();
            }
        }
    }
    if is_agenda(scene, &run) { run } else { Vec::new() }
}

fn entry(scene: &Scene, index: usize) -> Option<Entry> {
    let (text, start) = (scene.text(index), scene.lines[index].start);
    let time = find_times(scene.language, text).into_iter().next().filter(|found| found.start == 0);
    let bare = || leading_time(scene, text);
    let (end, time) = match time.map(|found| (found.end, found.value.start)).or_else(bare) {
        Some((end, start_time)) => {
            let minutes = start_time.map_or(0, |time| u32::from(time.hour) * 60 + u32::from(time.minute));
            (end, Some((Slice::new(start, start + end), minutes)))
        }
        None => {
            let mark = clause_mark(scene.language, text).filter(|mark| mark.value.kind == ClauseKind::Bullet)?;
            (mark.value.end, None)
        }
    };
    let title = text.get(end..)?.trim_start();
    let worded = title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST
        && !title.ends_with(['.', ':', '!', '?'])
        && title.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    worded.then(|| Entry { line: index, title: start + text.len() - title.len(), time })
}

/// "13.45 Val av justerare": a time alone in front of words.
fn leading_time(scene: &Scene, text: &str) -> Option<(usize, Option<crate::grammar::time::Time>)> {
    let end = text.find(' ')?;
    let found = crate::grammar::time::bare_time(scene.language, &text[..end])?;
    Some((end, found.value.start))
}

/// Whether an entry goes on with the list: of the same sort, and no earlier.
fn follows(last: Option<&Entry>, next: &Entry) -> bool {
    last.is_none_or(|last| match (&last.time, &next.time) {
        (Some((_, last)), Some((_, next))) => last <= next,
        (None, None) => true,
        _ => false,
    })
}

/// Whether a line between two entries belongs to the list: a group heading, or the rest of a title.
fn goes_on(scene: &Scene, index: usize, last: Option<&Entry>) -> bool {
    let text = scene.text(index);
    let rest = !scene.opens_paragraph(index) && text.starts_with(char::is_lowercase);
    last.is_some() && (rest || scene.language.group_heading(text).is_some())
}

/// Whether a run is a list of items: enough of its titles are those of items, and bullets stand under the heading of one.
fn is_agenda(scene: &Scene, run: &[Entry]) -> bool {
    let [first, ..] = run else { return false };
    let known = |entry: &&Entry| {
        let title = scene.slice_text(Slice::new(entry.title, scene.lines[entry.line].end));
        scene.language.item_kind_of_title(title).is_some() || scene.language.statutory_title(title)
    };
    let known = run.iter().filter(known).count();
    let headed = first.time.is_some() || scene.previous_text(first.line, 0).is_some_and(|above| heads(scene, above));
    headed && run.len() >= FEWEST && known >= FEWEST_KNOWN && known * 5 >= run.len()
}

/// "Ärenden", "Dagordning", a group heading: what a list of items stands under.
fn heads(scene: &Scene, above: usize) -> bool {
    let text = scene.text(above).trim_end_matches(':');
    scene.language.contents_heading(text)
        || scene.language.group_heading(text).is_some()
        || scene.document_title(text).is_some_and(|found| found.exact)
}
