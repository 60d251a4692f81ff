//! What only the running header tells: the body, the day and the number of minutes whose cover is not there (an
//! extract, or text cut from the middle of a longer file; catalogue part 5).

use std::ops::Range;

use super::ledger::Owner;
use super::scene::{LineKind, Scene};
use crate::grammar::date;
use crate::language::HeaderLabel;
use crate::model::{Document, Places};

/// Header lines that are looked at: the first pages' suffice.
const MOST_LINES: usize = 60;

/// Gives the document what its header says and no cover did. The first place becomes the field's; the repetitions
/// stay furniture. A header that tells two days (papers bound together) gives none.
pub(crate) fn read(scene: &mut Scene, document: &mut Document) {
    if document.body.is_some() && document.meeting.is_some() {
        return;
    }
    let lines: Vec<Range<usize>> = (scene.lines.iter().filter(|line| line.kind == LineKind::Furniture))
        .map(super::scene::Line::range)
        .take(MOST_LINES)
        .collect();
    if document.body.is_none()
        && let Some(line) = lines.iter().find(|line| is_body(scene, line))
    {
        document.body = Some(give(scene, &mut document.places, "body", line.clone()));
    }
    if document.meeting.is_some() {
        return;
    }
    let days: Vec<(Range<usize>, String)> = lines.iter().filter_map(|line| meeting_day(scene, line)).collect();
    let agree = days.windows(2).all(|pair| pair[0].1 == pair[1].1);
    if let Some((slice, day)) = days.into_iter().next().filter(|_| agree) {
        let meeting = document.meeting.get_or_insert_default();
        give(scene, &mut meeting.places, "date", slice);
        meeting.date = Some(day);
        if let Some(slice) = lines.iter().find_map(|line| minutes_number(scene, line)) {
            meeting.number = Some(give(scene, &mut meeting.places, "number", slice));
        }
    }
}

fn give(scene: &mut Scene, places: &mut Places, key: &'static str, slice: Range<usize>) -> String {
    scene.ledger.reassign(slice.clone(), Owner::Field);
    let passage = scene.passage(slice);
    scene.view(places, key, &passage);
    passage.into_text()
}

pub(crate) fn is_body(scene: &Scene, line: &Range<usize>) -> bool {
    let text = scene.slice_text(line.clone());
    scene.language.body_at(text) == Some(text.len())
}

/// "Sammanträdesdatum: 2025-03-27", where the day is all that the line holds.
pub(crate) fn meeting_day(scene: &Scene, line: &Range<usize>) -> Option<(Range<usize>, String)> {
    let text = scene.slice_text(line.clone());
    let is_day = |label| matches!(label, HeaderLabel::Date | HeaderLabel::MeetingDay);
    let label = scene.language.header_label(text).filter(|found| is_day(found.label))?;
    let value = text.get(label.end..)?;
    let found = date::find_dates(scene.language, value).into_iter().next()?;
    let alone = value[..found.start].trim().is_empty() && value[found.end..].trim().is_empty();
    let day = found.value.start.iso(None).filter(|_| alone)?;
    let start = line.start + label.end;
    Some((start + found.start..start + found.end, day))
}

/// The "3" of "Protokoll nr 3", "Protokoll nr 3/2025".
pub(crate) fn minutes_number(scene: &Scene, line: &Range<usize>) -> Option<Range<usize>> {
    let text = scene.slice_text(line.clone());
    let title = scene.language.document_title(text).filter(|found| !found.other)?;
    // "Protokoll (nr 3)"
    let rest = text.get(title.end..)?.trim();
    let inside = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let rest = inside.unwrap_or(rest);
    let number =
        scene.language.minutes_number_labels().cut_from(rest).map(|rest| rest.trim_start_matches(['.', ' ', ':']))?;
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    let end = line.start + text.trim_end().len() - usize::from(inside.is_some());
    plain.then(|| end - number.len()..end)
}
