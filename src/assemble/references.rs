//! Earlier decisions that a text points to: "KSAU 2025-03-11 § 31".

use super::passage::Passage;
use super::scene::Scene;
use crate::grammar::date;
use crate::model::{Item, Places, Reference};

/// How far before the § its date and body may stand, in bytes.
const REACH: usize = 90;

/// Reads the references in `text`: a printed date and §, or a body and §; laws never.
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
        if let Some(reference) = reference(scene, text, floor, sign, start..start + digits) {
            item.refers_to.push(reference);
        }
    }
}

fn reference(
    scene: &Scene,
    text: &Passage,
    floor: usize,
    sign: usize,
    number: std::ops::Range<usize>,
) -> Option<Reference> {
    let shown = text.text();
    // Only what stands in the same sentence or list entry binds.
    let window = &shown[floor..sign];
    let cut = window.rfind(['\n', ';']).map_or(0, |at| at + 1);
    let window = &window[cut..];
    let base = floor + cut;
    let mut places = Places::default();
    let mut reference = Reference::default();
    let mut end = window.trim_end().trim_end_matches([',', '(']).trim_end().len();
    if let Some(found) = date::find_dates(scene.lexicon, &window[..end]).into_iter().next_back()
        && found.end == end
        && let Some(iso) = found.value.start.iso(None)
    {
        scene.view(&mut places, "date", &text.part(base + found.start..base + found.end));
        reference.date = Some(iso);
        let before = window[..found.start].trim_end();
        end = ["den", "beslutade"].iter().fold(before, |t, w| t.strip_suffix(w).unwrap_or(t).trim_end()).len();
    }
    if let Some(body) = body_before(scene, &window[..end]) {
        let body = text.part(base + body..base + end);
        scene.view(&mut places, "body", &body);
        reference.body = Some(body.text().to_owned());
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

/// Where the body's name begins that ends `window`.
fn body_before(scene: &Scene, window: &str) -> Option<usize> {
    let mut words = 0;
    let mut longest = None;
    for (at, _) in window.char_indices().rev().filter(|(at, _)| *at == 0 || window[..*at].ends_with([' ', '('])) {
        words += 1;
        if words > 5 {
            break;
        }
        if scene.lexicon.body_at(&window[at..]) == Some(window.len() - at) && !window[at..].is_empty() {
            longest = Some(at);
        }
    }
    longest
}
