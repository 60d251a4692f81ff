//! The sentence that says whose minutes these are: "Protokoll fört vid Brf Utsiktens styrelsemöte 2025-09-11 i Kansliet, kl.
//! 19.30-22.00." (Catalogue part 13.1.) The paragraph or title owns its characters.

use std::ops::Range;

use crate::facts::opening::{behind_assembly, whose};
use crate::facts::when::names_premises;
use crate::facts::whose::is_organization;
use crate::grammar::{date, time};
use crate::model::{Document, DocumentKind, Meeting};
use crate::page::passage::Passage;
use crate::page::scene::Scene;
use crate::page::shape::capitalised;

/// Words of a place that is only a kind of room or house: "skolans matsal".
const MOST_WORDS: usize = 5;
/// Longer texts tell more than the sentence.
const LONGEST: usize = 300;

/// Gives the document what its opening sentence says and no label did.
pub(crate) fn read(
    scene: &Scene,
    document: &mut Document,
    meeting: &mut Meeting,
    passage: &Passage,
    year: Option<i32>,
) {
    let text = passage.text();
    if text.len() > LONGEST {
        return;
    }
    let Some(whose) = whose(scene, text) else { return };
    let mut give = |key: &'static str, range: Range<usize>, known: &mut Option<String>, shown: &str| {
        if known.is_none() && !range.is_empty() {
            scene.view(&mut document.places, key, &passage.part(range));
            *known = Some(shown.to_owned());
        }
    };
    if let Some(range) = whose.organization {
        let shown = text[range.clone()].to_owned();
        give("organization", range, &mut document.organization, &shown);
    }
    let shown = text[whose.body.clone()].to_owned();
    give("body", whose.body.clone(), &mut document.body, &shown);
    when_and_where(scene, meeting, passage, whose.end, year);
}

/// "Kallelse till kommunfullmäktige 24 november 2025": the day behind the body of a title is the meeting's, where no label
/// tells it. A day directly behind the title's words may be another's.
pub(crate) fn day_of_title(
    scene: &Scene,
    document: &Document,
    meeting: &mut Meeting,
    title: &Passage,
    year: Option<i32>,
) {
    let text = title.text();
    if meeting.date.is_some() {
        return;
    }
    let days = date::find_dates(scene.language, text);
    let [day] = days.as_slice() else { return };
    let before = &text[..day.start];
    let named = || document.body.as_ref().is_some_and(|body| before.to_lowercase().contains(&body.to_lowercase()));
    // "Protokoll 2025-04-08"
    let titled = || {
        let title = scene.language.day_leads().cut_off(before).unwrap_or(before);
        let title = title.trim_end_matches([' ', ',', ':', '–', '-']);
        let found = scene.document_title(title).filter(|found| found.exact && found.end == title.len());
        // Of a notice it is the day of issue.
        found.is_some_and(|found| found.kind == DocumentKind::Minutes)
    };
    let behind = day.end == text.len() && (named() || titled());
    if let Some(iso) = day.value.start.iso(year).filter(|_| behind) {
        scene.view(&mut meeting.places, "date", &title.part(day.start..day.end));
        meeting.date = Some(iso);
    }
}

fn when_and_where(scene: &Scene, meeting: &mut Meeting, passage: &Passage, from: usize, year: Option<i32>) {
    let text = passage.text();
    let rest = &text[from..];
    let day = date::find_dates(scene.language, rest).into_iter().next();
    let mut stops = vec![rest.len()];
    if let Some(found) = &day {
        stops.push(found.start);
        if let Some(iso) = found.value.start.iso(year).filter(|_| meeting.date.is_none()) {
            scene.view(&mut meeting.places, "date", &passage.part(from + found.start..from + found.end));
            meeting.date = Some(iso);
        }
    }
    let hours = time::find_times(scene.language, rest);
    let hour =
        hours.into_iter().find(|hour| day.as_ref().is_none_or(|day| hour.start >= day.end || hour.end <= day.start));
    if let Some(hour) = hour {
        stops.push(hour.start);
        if let Some(start) = hour.value.start.filter(|_| meeting.start_time.is_none()) {
            let place = passage.part(from + hour.start..from + hour.end);
            scene.view(&mut meeting.places, "start_time", &place);
            meeting.start_time = Some(start.to_string());
            if let Some(end) = hour.value.end {
                scene.view(&mut meeting.places, "end_time", &place);
                meeting.end_time = Some(end.to_string());
            }
        }
    }
    // "Brf Utsikten i Turby den 28 april i Stora salen": behind the day stands where it was held.
    let behind = day.map_or(0, |day| day.end);
    let Some(place) = place_in(scene, rest, behind, &stops).or_else(|| place_in(scene, rest, 0, &stops)) else {
        return;
    };
    if meeting.location.is_none() {
        let place = passage.part(from + place.start..from + place.end);
        scene.view(&mut meeting.places, "location", &place);
        meeting.location = Some(place.into_text());
    }
}

/// The first place that is named from a byte of the text on; it ends at one of the stops.
fn place_in(scene: &Scene, text: &str, mut from: usize, stops: &[usize]) -> Option<Range<usize>> {
    if let Some((at, word)) = scene.language.premises_leads().earliest_in(&text[from..]) {
        let start = from + at + word.len();
        let stop = stops.iter().copied().filter(|stop| *stop > start).min().unwrap_or(text.len());
        let place = place_of(scene, &text[start..stop]);
        if names_premises(scene, place) && place.split(' ').count() <= MOST_WORDS {
            return Some(start..start + place.len());
        }
    }
    while let Some((at, word)) = scene.language.minutes_sentence_places().earliest_in(&text[from..]) {
        let start = from + at + word.len();
        let stop = stops.iter().copied().filter(|stop| *stop > start).min().unwrap_or(text.len());
        let place = place_of(scene, &text[start..stop]);
        // "styrelsemöte i Hamnens AB, … i Lotsrummet": whose meeting it is stands like where it was held.
        // "i kommunhuset, rum Lyktan, och via Teams": what kind of place it is needs no capital.
        let kind = || names_premises(scene, place) && place.split(' ').count() <= MOST_WORDS;
        let name = place.split(", ").next().unwrap_or(place);
        if (place.starts_with(char::is_uppercase) || kind()) && !scene.language.is_association(name) {
            return Some(start..start + place.len());
        }
        from = start;
    }
    None
}

/// A place without what ties it to the time behind it.
fn place_of<'t>(scene: &Scene, text: &'t str) -> &'t str {
    let mut place = text.trim_end();
    loop {
        let cut = place.trim_end_matches(['.', ',', ':', ' ']);
        let shorter = scene.language.ties_place_and_time().all().iter().find_map(|tie| cut.strip_suffix(tie));
        place = shorter.unwrap_or(cut);
        if shorter.is_none() {
            return place;
        }
    }
}

/// "Kvarnby IF kallar till årsmöte!", "Härmed kallas medlemmarna i Brf Granen till ordinarie föreningsstämma", "Välkommen till
/// medlemsmöte i Kvarnby fackklubb": whose assembly a notice calls to. The preamble owns its characters.
fn invited(scene: &Scene, document: &mut Document, meeting: &mut Meeting, passage: &Passage, year: Option<i32>) {
    let text = passage.text();
    if text.len() > LONGEST || document.body.is_some() && document.organization.is_some() {
        return;
    }
    let Some((at, _)) = scene.language.invitations().earliest_in(&text.to_lowercase()) else { return };
    let joints = text.match_indices(scene.language.invitation_joints().all().first().copied().unwrap_or("\n"));
    let mut assemblies = joints.filter(|(joint, _)| *joint >= at).filter_map(|(joint, word)| {
        let start = joint + word.len();
        let name = capitalised(&text[start..]);
        // A capital has the bytes of its small letter.
        let length = scene.language.assembly_at(&name).filter(|_| name.len() == text.len() - start)?;
        let length = name[..length].trim_end_matches(['!', '.', ':', ',', ' ']).len();
        Some((joint, start..start + length))
    });
    let Some((joint, assembly)) = assemblies.next() else { return };
    // Whose it is stands before the verb, between the verb and the assembly, or behind that.
    let before = text[..at].trim_end();
    let between =
        scene.language.meeting_joints().latest_in(&text[at..joint]).map(|(found, word)| at + found + word.len());
    let whose = if is_organization(scene, before) {
        Some(0..before.len())
    } else if let Some(from) = between.filter(|from| scene.language.is_association(&text[*from..joint])) {
        Some(from..joint)
    } else {
        behind_assembly(scene, text, assembly.end)
    };
    let mut give = |key: &'static str, range: Range<usize>, known: &mut Option<String>| {
        if known.is_none() {
            scene.view(&mut document.places, key, &passage.part(range.clone()));
            *known = Some(text[range].to_owned());
        }
    };
    if let Some(whose) = whose {
        give("organization", whose, &mut document.organization);
    }
    let end = assembly.end;
    give("body", assembly, &mut document.body);
    if meeting.date.is_none() {
        when_and_where(scene, meeting, passage, end, year);
    }
}

/// "Kommunstyrelsen kallas till sammanträde": the body that the first words of a summons name, where nothing else does. The
/// preamble owns its characters.
pub(crate) fn body_called(
    scene: &Scene,
    document: &mut Document,
    meeting: &mut Meeting,
    paragraphs: &[Passage],
    year: Option<i32>,
) {
    paragraphs.iter().for_each(|passage| invited(scene, document, meeting, passage, year));
    if document.body.is_some() {
        return;
    }
    let called = paragraphs.iter().find_map(|passage| {
        let end = scene.language.body_at(passage.text())?;
        let verb = passage.text()[end..].strip_prefix(' ')?;
        scene.language.summoning().opens(verb).then(|| passage.part(0..end))
    });
    if let Some(body) = called {
        scene.view(&mut document.places, "body", &body);
        document.body = Some(body.into_text());
    }
}
