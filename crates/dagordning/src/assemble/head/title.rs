//! The title of an item without what else its lines hold: case ids, times, handlers' initials, page numbers.

use std::ops::Range;

use super::fields::{add_case_id, apply_mark, initials, presenters, set_duration, set_page, set_time};
use crate::classify::habits::Habits;
use crate::facts::title::{is_initials, presented_in_brackets};
use crate::grammar::person::presenter_line;
use crate::grammar::time::{bare_time, duration};
use crate::grammar::{case_id, page};
use crate::model::Item;
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::scene::Scene;

/// Takes case ids, times and page numbers out of the joined title; gives what is left.
pub(super) fn cut_title(scene: &mut Scene, item: &mut Item, joined: &Passage, habits: &Habits) -> Passage {
    let text = joined.text().to_owned();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    if let Some(tail) = page::contents_tail(&text)
        && text[..tail.start].trim_end().ends_with(['.', '…'])
    {
        let number = text[tail.start..tail.end].trim_start_matches(['.', '…', ' ']);
        set_page(scene, item, &joined.part(tail.end - number.len()..tail.end));
        let lead = text[..tail.start].trim_end_matches(['.', '…', ' ']).len();
        cuts.push(lead..text.len());
    }
    if habits.entry
        && cuts.is_empty()
        && let Some(tail) = page::labelled_tail(scene.language, &text)
    {
        let number = text[tail.start..tail.end].trim_start_matches(|c: char| !c.is_ascii_digit());
        set_page(scene, item, &joined.part(tail.end - number.len()..tail.end));
        cuts.push(tail.start..text.len());
    }
    cuts.extend(labelled_presenters(scene, item, joined));
    let found = case_id::case_ids(scene.language, &text);
    let labelled = !item.case_ids.is_empty() || found.iter().any(|id| !id.value.bare_pair);
    for id in found {
        let value = &id.value;
        let strong = value.organ_code || value.class_code || value.labelled;
        let whole = value.parenthesised.clone().unwrap_or(id.start..id.end);
        let at_end = text[whole.end..].trim().trim_matches(['.', ',', ';']).is_empty()
            || cuts.iter().any(|cut| text[whole.end..cut.start.max(whole.end)].trim().is_empty());
        let leaves = strong && (value.labelled || value.parenthesised.is_some() || at_end)
            || habits.bare_ids && !labelled && value.parenthesised.is_some();
        if !leaves {
            continue;
        }
        add_case_id(scene, item, &joined.part(value.id.clone()));
        let mut cut = whole;
        if value.parenthesised.is_none() && !value.labelled {
            cut.start = handler_initials(scene, item, joined, cut.start);
        }
        cuts.push(cut);
    }
    if cuts.is_empty()
        && let Some(cut) = gapped_initials(scene, item, joined)
    {
        cuts.push(cut);
    }
    cuts.extend(cut_times(scene, item, joined, &cuts));
    keep_rest(scene, joined, cuts)
}

/// "Borgen KS/2024:301 Handläggare: Karin Alm": who presents, behind a label with a colon. Gives what leaves the title.
fn labelled_presenters(scene: &mut Scene, item: &mut Item, joined: &Passage) -> Option<Range<usize>> {
    let text = joined.text();
    let colon = text.rfind(": ")?;
    let label = text[..colon].rfind(' ')? + 1;
    let capital = text[label..].starts_with(char::is_uppercase);
    if !capital || scene.language.presenter_label(&text[label..])? < colon - label {
        return None;
    }
    let tail = joined.part(label..text.len());
    let found = presenter_line(scene.language, tail.text()).filter(|found| !found.people.is_empty())?;
    let cut = text[..label].trim_end_matches([' ', ',', '–', '-']).len();
    presenters(scene, item, &tail, &found);
    Some(cut..text.len())
}

/// Handlers' initials directly before the case id at the title's end; gives where the cut begins.
pub(super) fn handler_initials(scene: &mut Scene, item: &mut Item, joined: &Passage, before: usize) -> usize {
    let text = joined.text();
    let start = handler_initials_start(scene, text, before);
    let end = text[..before].trim_end().len();
    if start >= end {
        return before;
    }
    initials(scene, item, &joined.part(start..end));
    start
}

/// Where the run of initials begins that ends at `before`; `before` itself if there is none.
pub(super) fn handler_initials_start(scene: &Scene, text: &str, before: usize) -> usize {
    let head = text[..before].trim_end();
    let mut start = head.len();
    for _ in 0..3 {
        let word_start = head[..start].trim_end().rfind(' ').map_or(0, |at| at + 1);
        let word = head[word_start..start].trim();
        // "Bolagsordning för Vik Energi AB"
        let named =
            head[..word_start].trim_end().rsplit(' ').next().is_some_and(|name| name.starts_with(char::is_uppercase));
        let company = named && scene.language.company_endings().has(word);
        if word_start == 0
            || !is_initials(word)
            || company
            || scene.language.is_known_acronym(word)
            || scene.language.law(word)
        {
            break;
        }
        start = word_start;
    }
    if start == head.len() { before } else { start }
}

/// Handlers' initials at the title's end without a case id: only where a wide gap sets them off.
pub(super) fn gapped_initials(scene: &mut Scene, item: &mut Item, joined: &Passage) -> Option<Range<usize>> {
    let text = joined.text();
    let start = handler_initials_start(scene, text, text.len());
    (start < text.len() && joined.follows_gap(start)).then(|| {
        initials(scene, item, &joined.part(start..text.len()));
        start..text.len()
    })
}

/// A clock time or duration at the end of the title: "… kl 9.00", "… (kl 15:38)", "… (15 min)".
pub(super) fn cut_times(
    scene: &mut Scene,
    item: &mut Item,
    joined: &Passage,
    cuts: &[Range<usize>],
) -> Vec<Range<usize>> {
    let end = cuts.iter().filter(|cut| joined.text()[cut.end..].trim().is_empty()).map(|cut| cut.start).min();
    let text = joined.text()[..end.unwrap_or(joined.text().len())].trim_end().to_owned();
    let mut found = Vec::new();
    if let Some((open, people)) = presented_in_brackets(scene, &text) {
        presenters(scene, item, &joined.part(open + 1..text.len() - 1), &people);
        found.push(open..text.len());
        return found;
    }
    let open = text.ends_with(')').then(|| text.rfind('(')).flatten();
    let clock = scene.language.clock_behind_title().latest_in(&text).map(|(at, _)| at + 1);
    // "Mötets öppnande 19:09": only the items that open and close the meeting end in a bare time.
    let last = text.rfind(' ').map(|at| at + 1).filter(|at| {
        let printed = &text[*at..];
        printed.contains([':', '.'])
            && scene.language.procedural_title(&text)
            && scene.language.opens_or_closes().is_in(&text.to_lowercase())
    });
    for start in [open, clock, last].into_iter().flatten() {
        let part = &text[start..];
        // "ändras från klockan 14.00 till klockan 09.00" tells of times, and is not set off from the title.
        let before = text[..start].trim_end().rsplit(' ').next().unwrap_or("");
        if Some(start) == clock && scene.language.tells_of_times().has(before) {
            continue;
        }
        let inner = part.trim_matches(['(', ')']);
        let offset = start + (part.len() - part.trim_start_matches('(').len());
        if let Some(time) = bare_time(scene.language, inner) {
            set_time(scene, item, &time.value, &joined.part(offset + time.start..offset + time.end));
        } else if let Some(minutes) = duration(scene.language, inner).filter(|d| d.start == 0 && d.end == inner.len()) {
            set_duration(scene, item, minutes.value, &joined.part(offset..offset + inner.len()));
        } else {
            continue;
        }
        found.push(start..text.len());
        break;
    }
    found
}

/// The passage without the cuts, whose characters become labels where no value owns them.
pub(super) fn keep_rest(scene: &mut Scene, joined: &Passage, mut cuts: Vec<Range<usize>>) -> Passage {
    let text = joined.text();
    cuts.sort_by_key(|cut| cut.start);
    let mut rest = Passage::default();
    let mut at = 0;
    for cut in &cuts {
        if cut.start > at {
            rest.append(&joined.part(at..cut.start), Join::Space);
        }
        scene.claim_passage(&joined.part(cut.clone()), Owner::Label);
        at = at.max(cut.end);
    }
    if at < text.len() {
        let tail = &text[at..];
        // Punctuation that only parted the title from what was cut off.
        let keep = tail.trim_start_matches([',', ';', ' ']);
        if !cuts.is_empty() && keep.trim_matches(['.', ' ', ')']).is_empty() {
            scene.claim_passage(&joined.part(at..text.len()), Owner::Label);
        } else {
            rest.append(&joined.part(at..text.len()), Join::Space);
        }
    }
    if cuts.is_empty() {
        return rest;
    }
    let kept = rest.text().trim_end_matches([',', ';', ' ', '–', '-']).len();
    if kept < rest.text().len() {
        scene.claim_passage(&rest.part(kept..rest.text().len()), Owner::Label);
        rest = rest.part(0..kept);
    }
    rest
}

/// Marks inside the title: "(sekretess)", "utgår".
pub(super) fn title_marks(scene: &Scene, item: &mut Item, title: &str) {
    let tail = title.rsplit(['(', '-', '–']).next().unwrap_or("").trim_matches([')', ' ']);
    let parts = [title, tail];
    for part in &parts[..1 + usize::from(tail.len() < title.len())] {
        if let Some(mark) = scene.language.item_mark(part) {
            apply_mark(item, mark);
            return;
        }
    }
}
