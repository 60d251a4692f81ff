//! What sentences tell of the posting and of the adjustment where no label does: "Justeringen har tillkännagivits på
//! anslagstavlan 2024-05-21." (Kommunallagen 8:9) The sentence is furniture, its days are values.

use std::ops::Range;

use crate::grammar::date;
use crate::language::HeaderLabel;
use crate::model::Document;
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::Lines;
use crate::page::scene::{Line, LineKind, Scene};

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
    let starts = |index: &usize| {
        let text = scene.slice_text(scene.lines[*index].range());
        let furniture = scene.lines[*index].kind == LineKind::Furniture;
        furniture && (scene.language.posted(text) || scene.language.adjusted(text))
    };
    let told: Vec<Passage> = (0..scene.lines.len()).filter(starts).map(|index| sentence(scene, index)).collect();
    for passage in told {
        for (told, place, day) in days(scene, &passage) {
            give(scene, document, told, &passage.part(place), day);
        }
        if document.posting.as_ref().is_some_and(|posting| posting.posted.is_some() && posting.removed.is_some()) {
            return;
        }
    }
}

/// Lines below a notice among which the days of its posting stand.
const MOST_BELOW: usize = 12;

/// "Anslaget den 12 november 2025" ⏎ "Tas ned den 25 november 2025" below whoever signs a notice.
pub(super) fn below_notice(scene: &mut Scene, document: &mut Document, lines: Lines) {
    let labelled = |index: &usize| {
        let label = scene.lines[*index].is_text().then(|| scene.header_label(scene.text(*index))).flatten();
        label.is_some_and(|found| matches!(found.label, HeaderLabel::Posted | HeaderLabel::Removed))
    };
    let told: Vec<usize> = lines.iter().take(MOST_BELOW).filter(labelled).collect();
    for index in told {
        let passage = scene.passage(scene.lines[index].range());
        scene.claim_line(index, Owner::Label);
        for (told, place, day) in days(scene, &passage) {
            give(scene, document, told, &passage.part(place), day);
        }
    }
}

/// A formula with the lines that it goes on with.
fn sentence(scene: &Scene, index: usize) -> Passage {
    let mut passage = scene.passage(scene.lines[index].range());
    let goes_on = |line: &&Line| line.kind == LineKind::Furniture;
    for line in scene.lines[index + 1..].iter().take(MOST_LINES).take_while(goes_on) {
        if passage.text().ends_with('.') {
            break;
        }
        passage.push(scene.source, line.range(), Join::Space);
    }
    passage
}

/// Lines below the first of a formula.
const MOST_LINES: usize = 2;

/// The days in a text, by the words before each.
fn days(scene: &Scene, passage: &Passage) -> Vec<(Told, Range<usize>, String)> {
    let text = passage.text();
    let language = scene.language;
    let mut found: Vec<(Told, Range<usize>, String)> = Vec::new();
    let mut from = 0;
    for day in date::find_dates(language, text) {
        let before = text[from..day.start].to_lowercase();
        let place = day.start..day.end;
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
        found.extend(day.value.start.iso(None).map(|iso| (told, place.clone(), iso)));
        if told == Told::Posted {
            let end = day.value.end.and_then(|end| end.iso(None));
            found.extend(end.map(|iso| (Told::Removed, place, iso)));
        }
        from = day.end;
    }
    found
}

fn give(scene: &mut Scene, document: &mut Document, told: Told, passage: &Passage, day: String) {
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
        passage.slices().for_each(|slice| scene.ledger.reassign(slice, Owner::Field));
        scene.view(places, key, passage);
        *known = Some(day);
    }
}
