//! What sentences tell of the posting and of the adjustment where no label does: "Justeringen har tillkännagivits på
//! anslagstavlan 2024-05-21." (Kommunallagen 8:9) The sentence is furniture, its days are values.

use crate::grammar::date;
use crate::model::Document;
use crate::page::ledger::Owner;
use crate::page::range::Slice;
use crate::page::scene::{LineKind, Scene};

/// What a day in such a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Adjusted,
    Posted,
    Removed,
}

/// Reads the days of the first sentences that tell any.
pub(super) fn read(scene: &mut Scene, document: &mut Document) {
    let known = |document: &Document| document.posting.as_ref().is_some_and(|posting| posting.posted.is_some());
    if known(document) {
        return;
    }
    let lines: Vec<Slice> = scene
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Furniture)
        .map(crate::page::scene::Line::range)
        .filter(|line| {
            let text = scene.slice_text(*line);
            scene.language.posted(text) || scene.language.adjusted(text)
        })
        .collect();
    for line in lines {
        for (told, slice, day) in days(scene, line) {
            give(scene, document, told, slice, day);
        }
        if known(document) {
            return;
        }
    }
}

/// The days in a line, by the words before each.
fn days(scene: &Scene, line: Slice) -> Vec<(Told, Slice, String)> {
    let text = scene.slice_text(line);
    let language = scene.language;
    let mut found: Vec<(Told, Slice, String)> = Vec::new();
    let mut from = 0;
    for day in date::find_dates(language, text) {
        let before = text[from..day.start].to_lowercase();
        let place = Slice::new(line.start + day.start, line.start + day.end);
        let last = found.last().map(|(told, ..)| *told);
        // "2024-06-19--2024-07-11": what has nothing but a dash before it ends what began.
        let goes_on = last == Some(Told::Posted) && before.chars().all(|c| matches!(c, ' ' | '-' | '–' | '—'));
        let told = if goes_on || language.posting_ends().is_in(&before) {
            Told::Removed
        } else if language.posting_stems().is_in(&before) {
            Told::Posted
        } else {
            Told::Adjusted
        };
        found.extend(day.value.start.iso(None).map(|iso| (told, place, iso)));
        if told == Told::Posted {
            let end = day.value.end.and_then(|end| end.iso(None));
            found.extend(end.map(|iso| (Told::Removed, place, iso)));
        }
        from = day.end;
    }
    found
}

fn give(scene: &mut Scene, document: &mut Document, told: Told, place: Slice, day: String) {
    let passage = scene.passage(place);
    let (known, places, key) = match told {
        Told::Adjusted => {
            let adjustment = document.adjustment.get_or_insert_default();
            (&mut adjustment.date, &mut adjustment.places, "date")
        }
        Told::Posted => {
            let posting = document.posting.get_or_insert_default();
            (&mut posting.posted, &mut posting.places, "posted")
        }
        Told::Removed => {
            let posting = document.posting.get_or_insert_default();
            (&mut posting.removed, &mut posting.places, "removed")
        }
    };
    if known.is_none() {
        scene.ledger.reassign(place, Owner::Field);
        scene.view(places, key, &passage);
        *known = Some(day);
    }
}
