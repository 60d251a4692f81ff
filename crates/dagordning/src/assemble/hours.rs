//! When the meeting began and ended, where its opening and closing items say so and the cover does not.

use std::borrow::Cow;

use crate::language::{Language, Wording};
use crate::model::{Document, DocumentKind, Item, Meeting};

/// Items at either end among which the meeting is opened or closed.
const NEAR_THE_END: usize = 3;

/// Gives the meeting the times of its opening and closing items. (Model: associations)
pub(crate) fn settle(language: &Language, document: &mut Document) {
    if !matches!(document.kind, DocumentKind::Minutes | DocumentKind::MinutesExtract) {
        return;
    }
    let first = document.items.iter().take(NEAR_THE_END).find(|item| says(item, language.opens_meeting()));
    let last = document.items.iter().rev().take(NEAR_THE_END).find(|item| says(item, language.closes_meeting()));
    let mut meeting = document.meeting.take().unwrap_or_default();
    if let Some(item) = first.filter(|_| meeting.start_time.is_none()) {
        meeting.start_time.clone_from(&item.start_time);
        place(&mut meeting, "start_time", item);
    }
    if let Some(item) = last.filter(|_| meeting.end_time.is_none()) {
        meeting.end_time.clone_from(&item.start_time);
        place(&mut meeting, "end_time", item);
    }
    document.meeting = (meeting != Meeting::default()).then_some(meeting);
}

fn says(item: &Item, words: Wording) -> bool {
    item.start_time.is_some() && subject(item).is_some_and(|said| words.is_in(&said.to_lowercase()))
}

/// What says what an item is: its title, or without one its text.
pub(crate) fn subject(item: &Item) -> Option<&str> {
    let text = || item.sections.first().and_then(|section| section.text.as_deref());
    item.title.as_deref().or_else(text)
}

fn place(meeting: &mut Meeting, key: &'static str, item: &Item) {
    let segments = item.places.get("start_time").to_vec();
    if !segments.is_empty() {
        meeting.places.add(Cow::Borrowed(key), segments);
    }
}
