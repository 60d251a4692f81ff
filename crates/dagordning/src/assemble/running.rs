//! What only the running header tells: the body, the day and the number of minutes whose cover is not there (an
//! extract, or text cut from the middle of a longer file; catalogue part 5).

use crate::facts::running::{body_end, is_body, meeting_day, minutes_number, whole_title};
use crate::model::{Document, Places};
use crate::page::ledger::Owner;
use crate::page::range::Slice;
use crate::page::scene::{LineKind, Scene};

/// Header lines that are looked at: the first pages' suffice.
const MOST_LINES: usize = 60;

/// Gives the document what its header says and no cover did. The first place becomes the field's; the repetitions
/// stay furniture. A header that tells two days (papers bound together) gives none.
pub(crate) fn read(scene: &mut Scene, document: &mut Document) {
    first_printed(scene, document);
    if document.body.is_some() && document.meeting.is_some() && document.title.is_some() {
        return;
    }
    let lines: Vec<Slice> = (scene.lines.iter().filter(|line| line.kind == LineKind::Furniture))
        .map(crate::page::scene::Line::range)
        .take(MOST_LINES)
        .collect();
    if document.body.is_none()
        && let Some(line) = lines.iter().find(|line| is_body(scene, **line))
    {
        let end = body_end(scene, scene.slice_text(*line)).unwrap_or(line.len());
        document.body = Some(give(scene, &mut document.places, "body", Slice::new(line.start, line.start + end)));
    }
    if document.title.is_none()
        && let Some(title) = lines.iter().find_map(|line| whole_title(scene, *line))
    {
        document.title = Some(give(scene, &mut document.places, "title", title));
    }
    if document.title.is_none()
        && let Some(line) = lines.iter().find(|line| minutes_number(scene, **line).is_some())
    {
        // "Protokoll nr 9"
        document.title = Some(give(scene, &mut document.places, "title", *line));
    }
    if document.meeting.is_some() {
        return;
    }
    let days: Vec<(Slice, String)> = lines.iter().filter_map(|line| meeting_day(scene, *line)).collect();
    let agree = days.windows(2).all(|pair| pair[0].1 == pair[1].1);
    if let Some((slice, day)) = days.into_iter().next().filter(|_| agree) {
        let meeting = document.meeting.get_or_insert_default();
        give(scene, &mut meeting.places, "date", slice);
        meeting.date = Some(day);
        if let Some(slice) = lines.iter().find_map(|line| minutes_number(scene, *line)) {
            meeting.number = Some(give(scene, &mut meeting.places, "number", slice));
        }
    }
}

/// "Kommunfullmäktige 2013-07-10   1 (4)" over "KOMMUNFULLMÄKTIGE": the body as it is printed first.
fn first_printed(scene: &mut Scene, document: &mut Document) {
    let Some(body) = document.body.as_deref() else { return };
    let key = body.to_lowercase();
    let names = |line: &crate::page::scene::Line| {
        let head = scene.slice_text(line.range());
        let own = head.get(..body.len()).filter(|own| own.to_lowercase() == key)?;
        // A day or the number of the page may stand behind it, and no sentence.
        let rest = &head[own.len()..];
        let day = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let ends = rest.is_empty() || rest.starts_with("  ") || rest.starts_with(' ') && day;
        ends.then(|| (own != body, Slice::new(line.start, line.start + own.len())))
    };
    let first = scene.lines.iter().take(TOP).filter(|line| !line.is_blank()).find_map(names);
    let found = first.filter(|(differs, _)| *differs).map(|(_, slice)| slice);
    if let Some(slice) = found {
        // Where the cover prints it in letters of its own it is the same body once more.
        let again = document.places.get("body").to_vec();
        document.places.remove("body");
        document.body = Some(give(scene, &mut document.places, "body", slice));
        if !again.is_empty() {
            document.places.add("body+", again);
        }
    }
}

/// Lines at the top among which the first running header stands.
const TOP: usize = 4;

fn give(scene: &mut Scene, places: &mut Places, key: &'static str, slice: Slice) -> String {
    scene.ledger.reassign(slice, Owner::Field);
    let passage = scene.passage(slice);
    scene.view(places, key, &passage);
    passage.into_text()
}
