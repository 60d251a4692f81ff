//! Earlier decisions that a text points to: "KSAU 2025-03-11 § 31".

use std::ops::Range;

use crate::grammar::date;
use crate::model::{Item, Places, Reference};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// How far before the § its date and body may stand, in bytes.
const REACH: usize = 220;
/// Between a body's name and the date that it acted on, in bytes.
const BETWEEN: usize = 120;

/// Who acted, and the body's whole name, stand no further behind the §, in bytes.
const AGENT: usize = 400;

/// Reads the references in `text`: a printed date and §, or body and §; laws never. One that is told again with the same
/// day and § is the same.
pub(crate) fn read(scene: &Scene, item: &mut Item, text: &Passage) {
    let shown = text.text();
    let mut from = 0;
    // The second byte of "§" is rare, and a search for one byte is the fastest.
    for second in memchr::memchr_iter(0xA7, shown.as_bytes()) {
        let sign = second.saturating_sub(1);
        if sign < from || shown.as_bytes()[sign] != 0xC2 {
            continue;
        }
        let after = shown[sign..].trim_start_matches('§').trim_start();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 4 {
            continue;
        }
        let start = shown.len() - after.len();
        let mut floor = sign.saturating_sub(REACH).max(from);
        while !shown.is_char_boundary(floor) {
            floor += 1;
        }
        from = start + digits;
        let number = start..start + with_year(&shown[start..], digits);
        if let Some(reference) = reference(scene, text, floor, sign, number) {
            add(item, reference);
        }
    }
}

/// So many references back one is known again.
const LOOK_BACK: usize = 256;

/// The length of a § with its year: "63/2026".
fn with_year(text: &str, digits: usize) -> usize {
    let year = text[digits..].strip_prefix('/').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    if matches!(year, 2 | 4) { digits + 1 + year } else { digits }
}

/// The same § of the same day is one reference, with the body where one of the two prints it.
fn add(item: &mut Item, reference: Reference) {
    let same = |known: &&mut Reference| {
        known.number == reference.number
            && (known.date == reference.date && known.date.is_some()
                || known.date.is_none() && known.body == reference.body)
    };
    match item.refers_to.iter_mut().rev().take(LOOK_BACK).find(same) {
        Some(known) if known.body.is_some() || reference.body.is_none() => {}
        Some(known) => *known = reference,
        None => item.refers_to.push(reference),
    }
}

fn reference(scene: &Scene, text: &Passage, floor: usize, sign: usize, number: Range<usize>) -> Option<Reference> {
    let shown = text.text();
    // Only what stands in the same sentence or list entry binds.
    let window = &shown[floor..sign];
    let cut = window.rfind(['\n', ';']).map_or(0, |at| at + 1).max(sentence_start(window));
    let window = &window[cut..];
    let base = floor + cut;
    let mut reference = Reference::default();
    let mut places = Places::default();
    let mut end = window.trim_end().trim_end_matches([',', '(']).trim_end().len();
    // A day without a year is no date yet, but the § and the body are printed.
    let dated =
        date::find_dates(scene.language, &window[..end]).into_iter().next_back().filter(|found| found.end == end);
    let mut day = dated.as_ref().map(|found| (found.start, found.value.start.iso(None)));
    if day.is_none() {
        day = six_digits(&window[..end]).map(|(start, iso)| (start, Some(iso)));
    }
    if let Some((start, iso)) = &day {
        if let Some(iso) = iso {
            scene.view(&mut places, "date", &text.part(base + start..base + end));
            reference.date = Some(iso.clone());
        }
        end = window[..*start].trim_end().len();
    }
    let named = body_before(scene, window, end)
        .or_else(|| day.as_ref().and_then(|_| actor(scene, window, end)))
        .map(|range| base + range.start..base + range.end)
        .or_else(|| body_behind(scene, shown, sign, number.end))
        .or_else(|| day.as_ref().and_then(|_| agent_behind(scene, shown, number.end)));
    if let Some(range) = named {
        let body = text.part(range.clone());
        scene.view(&mut places, "body", &body);
        reference.body = Some(body.text().to_owned());
        // "§ 67 KS 2026-04-13"
        if reference.date.is_none() && range.start >= number.end {
            day_behind(scene, text, range.end, &[' ', ',', '-', '–'], &mut reference, &mut places);
        }
    }
    // "arbetsutskott § 118, 2020-06-15": the day that the comma sets beside the § is the day of the §.
    if reference.date.is_none() && reference.body.is_some() && shown[number.end..].starts_with(", ") {
        day_behind(scene, text, number.end, &[' ', ','], &mut reference, &mut places);
    }
    if reference.date.is_none() && reference.body.is_none() {
        return None;
    }
    let number = text.part(number);
    scene.view(&mut places, "number", &number);
    reference.number = Some(number.text().to_owned());
    reference.places = places;
    Some(reference)
}

/// The day that stands `at` a byte of the text, behind what separates it.
fn day_behind(
    scene: &Scene,
    text: &Passage,
    at: usize,
    between: &[char],
    reference: &mut Reference,
    places: &mut Places,
) {
    let rest = &text.text()[at..];
    let at = at + rest.len() - rest.trim_start_matches(between).len();
    let Some(found) = date::date_at(scene.language, &text.text()[at..], None) else { return };
    if let Some(iso) = found.value.start.iso(None) {
        scene.view(places, "date", &text.part(at + found.start..at + found.end));
        reference.date = Some(iso);
    }
}

/// Where the last sentence of a text begins.
fn sentence_start(text: &str) -> usize {
    let ends = text.match_indices(". ").filter(|(at, stop)| {
        let before = text[..*at].rsplit([' ', '(']).next().unwrap_or("");
        let long = before.chars().count() > 4 || before.ends_with(|c: char| c.is_ascii_digit()) && before.len() > 2;
        long && text[at + stop.len()..].starts_with(char::is_uppercase)
    });
    ends.last().map_or(0, |(at, stop)| at + stop.len())
}

/// "BUN 171219": a day in six digits at the end of a text.
fn six_digits(text: &str) -> Option<(usize, String)> {
    let start = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let digits = text.get(start..).filter(|digits| digits.len() == 6)?;
    let code = text[..start].trim_end().rsplit(' ').next()?;
    let named = code.len() >= 2 && code.chars().all(char::is_uppercase);
    let (year, month, day): (u32, u32, u32) =
        (digits[..2].parse().ok()?, digits[2..4].parse().ok()?, digits[4..].parse().ok()?);
    let valid = named && year <= 69 && (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then(|| (start, format!("20{year:02}-{month:02}-{day:02}")))
}

/// The body's name that ends directly before `end`, little words between: "kommunstyrelsen den", "kommunfullmäktiges uppdrag".
fn body_before(scene: &Scene, window: &str, end: usize) -> Option<Range<usize>> {
    let mut end = end;
    loop {
        let before = window[..end].trim_end().trim_end_matches(['(', ',']).trim_end();
        let word = before.rsplit(' ').next().unwrap_or("");
        let known = scene.language.between_body_and_date().has(&word.to_lowercase());
        end = before.len();
        if !known {
            break;
        }
        end -= word.len();
    }
    let end = window[..end].trim_end().len();
    let mut longest = None;
    let mut words = 0;
    let starts = window[..end].char_indices().rev().filter(|(at, _)| *at == 0 || window[..*at].ends_with([' ', '(']));
    for (at, _) in starts {
        words += 1;
        if words > 5 {
            break;
        }
        let text = &window[at..end];
        let name = text.strip_suffix('s').filter(|name| scene.language.body_at(name) == Some(name.len()));
        if let Some(name) = name {
            longest = Some(at..at + name.len());
        } else if scene.language.body_at(text) == Some(text.len()) && !text.is_empty() {
            longest = Some(at..end);
        }
    }
    longest
}

/// Whoever acted on the day: the last body in the sentence before it ("Arbetsutskottet har den 20 maj 2026, § 68, behandlat").
fn actor(scene: &Scene, window: &str, end: usize) -> Option<Range<usize>> {
    let mut floor = end.saturating_sub(BETWEEN);
    while !window.is_char_boundary(floor) {
        floor += 1;
    }
    let starts =
        window[..end].char_indices().map(|(at, _)| at).filter(|at| *at == 0 || window[..*at].ends_with([' ', '(']));
    let mut last: Option<Range<usize>> = None;
    for at in starts {
        if last.as_ref().is_some_and(|known| at < known.end) {
            continue;
        }
        if let Some(length) = scene.language.body_at(&window[at..end])
            && at + length >= floor
            && window[at + length..].starts_with([' ', ','])
            // "Fullmäktige lämnade motionen till styrelsen den …": whom it was given to did not act.
            && !scene.language.given_to().closes(&window[..at])
        {
            last = Some(at..at + length);
        }
    }
    last
}

/// "§ 67 KS", "§30 VONAU", "§ 20 BUN AU": the body's code behind the number. Where an entry begins with the § any code
/// but a law's is a body's.
fn body_behind(scene: &Scene, shown: &str, sign: usize, at: usize) -> Option<Range<usize>> {
    let rest = shown.get(at..)?.strip_prefix(' ')?;
    let mut words = rest.split([' ', ',', '.', ')', '\n']);
    let word = words.next()?;
    let long = (2..=7).contains(&word.chars().count());
    let code = long && word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let entry = shown[..sign].is_empty()
        || shown[..sign].ends_with(['\n', '•'])
        || ["- ", ": "].iter().any(|lead| shown[..sign].ends_with(lead));
    let unknown = || entry && word.chars().all(char::is_uppercase) && !scene.language.law(word);
    if !code || scene.language.body_at(word) != Some(word.len()) && !unknown() {
        return None;
    }
    // The utskott of a board has two letters of its own.
    let below =
        words.next().filter(|next| next.len() <= 3 && next.ends_with('U') && next.chars().all(char::is_uppercase));
    let length = word.len() + below.map_or(0, |next| 1 + next.len());
    Some(at + 1..at + 1 + length)
}

/// "Den 19 november 2025, § 70, fick förvaltningen i uppdrag av nämnden": who acted stands behind the §.
fn agent_behind(scene: &Scene, shown: &str, at: usize) -> Option<Range<usize>> {
    let mut end = shown.len().min(at + AGENT);
    while !shown.is_char_boundary(end) {
        end -= 1;
    }
    let rest = shown.get(at..end)?;
    let sentence = &rest[..rest.find(['.', '\n']).unwrap_or(rest.len())];
    let agent = scene
        .language
        .agent_leads()
        .earliest_in(sentence)
        .filter(|(at, _)| *at < BETWEEN)
        .map(|(at, word)| at + word.len())?;
    let length = scene.language.body_at(&sentence[agent..])?;
    let ends = sentence[agent + length..].is_empty() || sentence[agent + length..].starts_with([' ', ',']);
    ends.then_some(at + agent..at + agent + length)
}
