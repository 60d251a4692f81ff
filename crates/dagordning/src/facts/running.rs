//! What a line of a running header tells: the body, the day, the number of the minutes.

use crate::facts::when::day_behind_assembly;
use crate::grammar::date;
use crate::language::HeaderLabel;
use crate::page::range::Slice;
use crate::page::scene::{Scene, split_cells};

/// Whether the line is a body's name.
pub(crate) fn is_body(scene: &Scene, line: Slice) -> bool {
    let text = scene.slice_text(line);
    body_end(scene, text).is_some()
}

/// The document's title that a cell of the line is, whole: "SAMMANTRÄDESPROTOKOLL      1 (25)".
pub(crate) fn whole_title(scene: &Scene, line: Slice) -> Option<Slice> {
    let mut cells = split_cells(scene.slice_text(line)).scan(line.start, |at, (gap, text)| {
        let start = *at + gap;
        *at = start + text.len();
        Some((start, text))
    });
    let cell = cells.find_map(|(start, text)| {
        let title = scene.document_title(text).filter(|found| found.exact && !found.other)?;
        Some(Slice::new(start, start + text[..title.end].trim_end().len()))
    });
    cell.or_else(|| title_in_capitals(scene, line))
}

/// "Åsmarks kommun SAMMANTRÄDESPROTOKOLL Blad": of optical reading no gaps are left, but the title is in capitals.
fn title_in_capitals(scene: &Scene, line: Slice) -> Option<Slice> {
    let text = scene.slice_text(line);
    let mut end = 0;
    text.split(' ').find_map(|word| {
        let at = end;
        end += word.len() + 1;
        let capitals = word.len() >= LEAST_TITLE && word.chars().all(char::is_uppercase);
        let title = scene.document_title(word).filter(|found| capitals && found.exact && !found.other)?;
        (title.end == word.len()).then(|| Slice::new(line.start + at, line.start + at + word.len()))
    })
}

/// A title that is told from other words in capitals is no shorter.
const LEAST_TITLE: usize = 9;

/// "Sammanträdesdatum: 2025-03-27", where the day is all that the line holds.
pub(crate) fn meeting_day(scene: &Scene, line: Slice) -> Option<(Slice, String)> {
    let text = scene.slice_text(line);
    let is_day = |label| matches!(label, HeaderLabel::Date | HeaderLabel::MeetingDay);
    let label = scene.header_label(text).filter(|found| is_day(found.label))?;
    let value = text.get(label.end..)?;
    let found = date::find_dates(scene.language, value).into_iter().next()?;
    let alone = value[..found.start].trim().is_empty() && value[found.end..].trim().is_empty();
    let day = found.value.start.iso(None).filter(|_| alone)?;
    let start = line.start + label.end;
    Some((Slice::new(start + found.start, start + found.end), day))
}

/// The "3" of "Protokoll nr 3", "Protokoll nr 3/2025".
pub(crate) fn minutes_number(scene: &Scene, line: Slice) -> Option<Slice> {
    let text = scene.slice_text(line);
    let title = scene.document_title(text).filter(|found| !found.other)?;
    // "Protokoll (nr 3)"
    let rest = text.get(title.end..)?.trim();
    let inside = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let rest = inside.unwrap_or(rest);
    let number =
        scene.language.minutes_number_labels().cut_from(rest).map(|rest| rest.trim_start_matches(['.', ' ', ':']))?;
    let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    let end = line.start + text.trim_end().len() - usize::from(inside.is_some());
    plain.then(|| Slice::new(end - number.len(), end))
}

/// Where the body's name ends that a running header begins with: all of it, or an assembly before its day.
pub(crate) fn body_end(scene: &Scene, text: &str) -> Option<usize> {
    match scene.language.body_at(text).filter(|end| *end == text.len()) {
        None => day_behind_assembly(scene, text).map(|(end, _)| end),
        whole => whole,
    }
}
