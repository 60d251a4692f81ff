//! Breaks in the meeting that an item tells of: "Sammanträdet ajourneras kl. 14.10–14.25."

use crate::grammar::Spanned;
use crate::grammar::time::{self, TimeRange};
use crate::model::{Adjournment, Document, Item};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Between the word and its times stand few others, in bytes.
const BETWEEN: usize = 60;

/// The times end by then, in bytes behind the word.
const FARTHEST: usize = 200;

/// Reads the breaks in the text of an item's section; the section owns the characters.
pub(crate) fn read(scene: &Scene, told: &mut Vec<Adjournment>, item: &Item, text: &Passage) {
    let shown = text.text();
    // The word in all its forms: "ajourneras", "Ajournering", "ajournerades".
    let stems = scene.language.break_word_stems().all();
    for at in stems.iter().flat_map(|stem| memchr::memmem::find_iter(shown.as_bytes(), stem)) {
        let near = &shown[at..shown.floor_char_boundary(at + FARTHEST)];
        let part = &near[..near.find(['\n', ';']).unwrap_or(near.len())];
        let mut times = time::find_times(scene.language, part).into_iter();
        let Some(first) = times.find(|found| found.start <= BETWEEN) else { continue };
        let Some(start) = first.value.start else { continue };
        // "mellan kl. 16.48 och 16.53"
        let second = || {
            let rest = scene.language.joint_of_two().cut_from(&part[first.end..])?;
            let next = scene.language.clock_abbreviations().trim_start(rest).trim_start_matches(['.', ' ']);
            time::time_range_at(scene.language, next).map(|found| found.shifted(part.len() - next.len()))
        };
        // "kl. 18.10 till söndagen den 27 april kl. 9.00"
        let until = |next: &Spanned<TimeRange>| {
            let between = part[first.end..next.start].trim_start();
            between.len() <= BETWEEN && scene.language.clock_until().words_at(between).is_some()
        };
        let second = if first.value.end.is_none() { second().or_else(|| times.next().filter(until)) } else { None };
        let end = first.value.end.or(second.as_ref().and_then(|next| next.value.start));
        let Some(end) = end else { continue };
        let mut pause = Adjournment {
            start_time: Some(start.to_string()),
            end_time: Some(end.to_string()),
            item: item.number.clone(),
            ..Adjournment::default()
        };
        let last = second.as_ref().map_or(first.start..first.end, |next| next.start..next.end);
        scene.view(&mut pause.places, "start_time", &text.part(at + first.start..at + first.end));
        scene.view(&mut pause.places, "end_time", &text.part(at + last.start..at + last.end));
        told.push(pause);
    }
}

/// Adds the breaks that the header does not tell, and to those that it tells their item.
pub(crate) fn settle(pauses: Vec<Adjournment>, document: &mut Document) {
    for pause in pauses {
        let meeting = document.meeting.get_or_insert_default();
        let same = |known: &&mut Adjournment| known.start_time == pause.start_time;
        match meeting.adjournments.iter_mut().find(same) {
            Some(known) => known.item = known.item.take().or(pause.item),
            None => meeting.adjournments.push(pause),
        }
    }
}
