//! When and where a meeting was held, as lines without a label tell it: "Styrelsemöte 2021-10-05, Klubblokalen", "Söndagen den
//! 13 juli kl. 16.00–17.00 i Sjöstugan".

use crate::facts::opening::behind_assembly;
use crate::facts::whose::{MOST_BEFORE_TITLE, is_body};
use crate::grammar::body::genitive_to_nominative;
use crate::grammar::time::TimeRange;
use crate::grammar::{Spanned, date, time};
use crate::language::HeaderLabel;
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// Whether a date's line says nothing else but perhaps the time: "2021-05-18 kl 08.15-10.00".
pub(crate) fn is_time_or_nothing(scene: &Scene, rest: &str) -> bool {
    let rest = rest.trim_end_matches('.');
    let Some(last) = hours(scene, rest).pop() else { return rest.is_empty() };
    let before = rest.get(..last.start).unwrap_or("x");
    last.end == rest.len()
        && scene
            .language
            .clock_abbreviations()
            .trim_start(before.trim_matches([' ', ',']))
            .trim_matches([' ', '.'])
            .is_empty()
}

/// Whether a text is the hours of a meeting and nothing else: "kl 18.30 - 20.45".
pub(crate) fn is_time(scene: &Scene, text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && is_time_or_nothing(scene, text)
}

/// Whether a text is a date and nothing else.
pub(crate) fn is_day(scene: &Scene, text: &str) -> bool {
    let text = scene.language.day_leads().cut_from(text).unwrap_or(text);
    let dates = date::find_dates(scene.language, text);
    dates.first().is_some_and(|found| found.start == 0 && found.end == text.len())
}

/// Where the day begins behind the name of an assembly: "Styrelsemöte 2021-10-05, Klubblokalen".
pub(crate) fn day_behind_assembly(scene: &Scene, text: &str) -> Option<(usize, usize)> {
    let end = scene.language.assembly_at(text).filter(|end| *end < text.len())?;
    let rest = text[end..].trim_start_matches([' ', ',', ':', '–', '-']);
    // "Årsmöte 2019, 9 juli 2019"
    let year = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = rest.get(4..).filter(|_| year == 4).and_then(|behind| behind.strip_prefix(", ")).unwrap_or(rest);
    let at = text.len() - rest.len();
    // "Styrelsemöte i bystugan tisdagen den 14 mars 2023"
    let placed = scene.language.location_leads().opening(rest).and_then(|_| {
        let day = date::find_dates(scene.language, rest).into_iter().next()?;
        let place = scene.language.day_leads().cut_off(&rest[..day.start]).unwrap_or(&rest[..day.start]);
        (text.len() <= LONGEST_MEETING_LINE && is_place(scene, place)).then_some(())
    });
    let rest = scene.language.day_leads().cut_from(rest).unwrap_or(rest);
    (placed.is_some() || date::date_at(scene.language, rest, None).is_some()).then_some((end, at))
}

/// Where an assembly's noun ends, whose it is, and where the day begins: "Styrelsemöte Svartbackens Ridklubb 14 mars 2024".
pub(crate) fn name_behind_assembly(scene: &Scene, text: &str) -> Option<(usize, Slice, usize)> {
    if text.len() > LONGEST_MEETING_LINE || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let end = scene.language.assembly_at(text).filter(|end| *end < text.len())?;
    let name = behind_assembly(scene, text, end)?;
    let rest = text[name.end..].trim_start_matches([' ', ',', '–', '-']);
    let day = scene.language.day_leads().cut_from(rest).unwrap_or(rest);
    date::date_at(scene.language, day, None)?;
    Some((end, Slice::new(name.start, name.end), text.len() - rest.len()))
}

/// The length of a body's name and where the day begins: "Direktionens sammanträde fredagen den 13 september 2024".
pub(crate) fn day_behind_body(scene: &Scene, text: &str) -> Option<(usize, usize)> {
    if text.len() > LONGEST_MEETING_LINE || !text.starts_with(char::is_uppercase) || text.ends_with(['.', ':', ',']) {
        return None;
    }
    let ends = text.match_indices(' ').map(|(at, _)| at).take(MOST_BEFORE_TITLE);
    // "Tekniska nämnden 1994-04-19": of optical reading no gap is left between the two.
    let day = |end: &usize| {
        let rest = &text[end + 1..];
        rest.starts_with(|c: char| c.is_ascii_digit())
            && date::date_at(scene.language, rest, None).is_some_and(|day| is_time_or_nothing(scene, &rest[day.end..]))
            && is_body(scene, &text[..*end])
    };
    if let Some(end) = ends.clone().find(day) {
        return Some((end, end + 1));
    }
    let mut ends = ends.filter(|end| text[..*end].ends_with('s'));
    ends.find_map(|end| {
        let name = genitive_to_nominative(&text[..end]);
        if name.len() == end || !is_body(scene, name) {
            return None;
        }
        let noun = text[end + 1..].split(' ').next()?;
        let rest = text.get(end + 1 + noun.len() + 1..)?;
        let rest = scene.language.day_leads().cut_from(rest).unwrap_or(rest);
        let held = scene.language.meeting_nouns().has(&noun.to_lowercase());
        let day = date::date_at(scene.language, rest, None).filter(|_| held)?;
        // "… den 3 mars 2025 är inställt" tells more than when and where.
        let behind = rest[day.end..].trim_start_matches([' ', ',']);
        let timed = || time::find_times(scene.language, behind).first().is_some_and(|found| found.start == 0);
        let told = !behind.starts_with(char::is_lowercase) || scene.language.location_leads().opens(behind) || timed();
        told.then_some((name.len(), text.len() - rest.len()))
    })
}

/// Whether a line tells the day of a meeting with its place and perhaps its hours, and nothing else: "Söndagen den 13 juli kl.
/// 16.00–17.00 i Sjöstugan", "Tisdag 8 april 2025, klubbhuset, 18.30 – 20.00".
pub(crate) fn is_day_and_place(scene: &Scene, index: usize, text: &str) -> bool {
    if text.len() > LONGEST_MEETING_LINE || text.ends_with([':', ',', '!', '?']) {
        return false;
    }
    let Some(day) = date::date_at(scene.language, text, None) else { return false };
    let rest = text[day.end..].trim_end_matches('.');
    let times = hours(scene, rest);
    let (start, end) = times.first().map_or((0, 0), |found| (found.start, found.end));
    let dated = day.value.weekday.is_some() || day.value.year_printed || !times.is_empty();
    if !dated || times.len() > 1 || text.ends_with('.') && times.is_empty() {
        return false;
    }
    // The place stands behind the hours, or between them and the day.
    let between = rest[..start].trim_matches([' ', ',']);
    let between = scene.language.clock_abbreviations().trim_end(between).trim_end_matches([' ', ',']);
    let placed = match (between.is_empty(), rest[end..].trim_matches([' ', ',']).is_empty()) {
        (true, false) => is_place(scene, &rest[end..]),
        (false, true) => is_place(
            scene,
            rest.get(..rest.len() - rest.trim_start_matches([' ', ',']).len() + between.len()).unwrap_or(""),
        ),
        _ => false,
    };
    // A sentence goes on below.
    let below = scene.next_text(index + 1, scene.lines.len().min(index + 2));
    let ends = below.is_none_or(|below| !scene.text(below).starts_with(char::is_lowercase));
    placed && ends
}

/// The hours in what stands behind a day: directly behind it a single one needs no word of its own.
fn hours(scene: &Scene, rest: &str) -> Vec<Spanned<TimeRange>> {
    let mut times = time::find_times(scene.language, rest);
    if times.is_empty() {
        let bare = rest.trim_start_matches([' ', ',']);
        let at = rest.len() - bare.len();
        // "…, 17.15, Aulan i hus K"
        let found = time::bare_time(scene.language, bare.split(", ").next().unwrap_or(bare));
        times.extend(found.map(|found| Spanned::new(found.value, at + found.start, at + found.end)));
    }
    times
}

/// Whether words behind a day or an hour name a place: behind a word such as `i`, or a comma.
fn is_place(scene: &Scene, behind: &str) -> bool {
    let place = behind.trim_start_matches([' ', ',']).trim_end();
    if place.len() > LONGEST_PLACE {
        return false;
    }
    let lead = scene.language.location_leads().cut_from(place);
    let parted = behind.starts_with(", ");
    let named = lead.unwrap_or(place);
    let capital = named.starts_with(char::is_uppercase) && (lead.is_some() || parted);
    capital || names_premises(scene, named) && named.split(' ').count() <= MOST_PREMISES
}

/// Whether a few words name a kind of room or house: "aulan", "sal 14", "skolans matsal", "Stora konferensrummet, Kyrkogatan 4".
pub(crate) fn names_premises(scene: &Scene, text: &str) -> bool {
    let first = text.split(',').next().unwrap_or(text).to_lowercase();
    let mut words = first.split(' ').filter(|word| !word.is_empty());
    words.any(|word| scene.language.premises().closes(word) || scene.language.rooms().closes(word))
}

/// Words of a place in small letters.
const MOST_PREMISES: usize = 5;

/// Where a name ends and an assembly may begin behind a dash: "OK Tjädern – styrelsemöte 4 september 2025".
pub(crate) fn name_before_assembly(scene: &Scene, text: &str) -> Option<(usize, usize)> {
    if text.len() > LONGEST_MEETING_LINE || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let (dash, length) = [" – ", " - ", ": "].into_iter().find_map(|dash| Some((text.find(dash)?, dash.len())))?;
    let words = text[..dash].split(' ').count();
    // "Ämne: Årsmöte 19 mars" names nobody.
    let label = scene.language.mail_labels().has(&text[..dash].to_lowercase());
    (words <= MOST_BEFORE_TITLE && !label && text.bytes().any(|byte| byte.is_ascii_digit()))
        .then_some((dash, dash + length))
}

/// The end of the word for a meeting that stands before its day: "Sammanträde 21 augusti 2025, kl. 13.00, Sal Tärnan".
pub(crate) fn meeting_before_day(scene: &Scene, text: &str) -> Option<usize> {
    let end = text.find(' ').filter(|end| *end <= LONGEST_MEETING_NOUN && text.len() <= LONGEST_MEETING_LINE)?;
    if text.ends_with('.') || !scene.language.meeting_nouns().has_in_lower_case(&text[..end]) {
        return None;
    }
    let rest = scene.language.day_leads().cut_from(&text[end + 1..]).unwrap_or(&text[end + 1..]);
    date::date_at(scene.language, rest, None).map(|_| end)
}

/// What stands below the day of a meeting without a label: "i Bygdegården", "Hemma hos Bo, kl 18.30". Gives what it tells, and
/// where the words before the place end.
pub(crate) fn place_below_day(scene: &Scene, text: &str) -> Option<(HeaderLabel, usize)> {
    if text.len() > LONGEST_PLACE || text.ends_with(['.', ':', ',']) {
        return None;
    }
    if let Some(lead) = scene.language.location_leads().opening(text) {
        return text[lead.len()..].starts_with(char::is_uppercase).then_some((HeaderLabel::Place, lead.len()));
    }
    if scene.header_label(text).is_some_and(|found| !found.loose || found.label != HeaderLabel::Time) {
        return None;
    }
    let times = time::find_times(scene.language, text);
    let Some(last) = times.last() else {
        let told = names_premises(scene, text) || scene.language.remote_places().opens(&text.to_lowercase());
        let place = text.starts_with(char::is_uppercase) && text.split(' ').count() <= MOST_WORDS && told;
        return place.then_some((HeaderLabel::Place, 0));
    };
    let parted = text[..last.start].trim_end().ends_with(',');
    let before = text.starts_with(char::is_uppercase) && last.end == text.len() && parted;
    // "Kl 18.30–20.15, bygdegården"
    let lead = text[..last.start].trim().to_lowercase();
    let first = times.len() == 1
        && (lead.is_empty()
            || scene.language.clock_abbreviations().trim_start(&lead).trim_matches([' ', '.']).is_empty());
    let behind = first && last.end < text.len() && is_place(scene, &text[last.end..]);
    (before || behind).then_some((HeaderLabel::PlaceAndTime, 0))
}

/// Words of a place on a line of its own.
const MOST_WORDS: usize = 7;

/// Bytes of a place on a line of its own.
const LONGEST_PLACE: usize = 70;

/// Bytes that a word for a meeting has at most.
const LONGEST_MEETING_NOUN: usize = 20;
/// Bytes that such a line has at most: longer ones are sentences.
const LONGEST_MEETING_LINE: usize = 140;

/// Where an assembly's name ends, and the number that it ends with: "Styrelsemöte nr 7/2026", "Styrelsemöte 4".
pub(crate) fn number_behind_assembly(scene: &Scene, text: &str) -> Option<(usize, Slice)> {
    // "Kårstyrelsen, möte nr 6"
    if let Some(end) = scene.language.body_at(text)
        && let Some(rest) = text[end..].strip_prefix(", ")
        && let Some((noun, counted)) = rest.split_once(' ')
        && scene.language.meeting_nouns().has(&noun.to_lowercase())
    {
        let number = scene.language.number_leads().cut_from_in_any_case(counted).unwrap_or(counted).trim_start();
        let digits = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        return digits.then(|| (end, Slice::new(text.len() - number.len(), text.len())));
    }
    let end = scene.language.assembly_at(text).filter(|end| *end < text.len())?;
    let rest = text[end..].trim_start();
    let number = scene.language.number_leads().cut_from_in_any_case(rest).unwrap_or(rest).trim_start();
    let bare = number.len() == rest.len();
    let start = text.len() - number.len();
    // "Styrelsemöte 6, verksamhetsåret 2024/25"
    let number = number
        .split_once([',', ' '])
        .filter(|(_, year)| scene.language.board_years().opens(year.trim_start()))
        .map_or(number, |(number, _)| number);
    let digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let (first, year) = number.split_once(['/', '-']).map_or((number, None), |(first, year)| (first, Some(year)));
    // "Årsmöte 2026" tells a year.
    let counts =
        digits(first) && year.is_none_or(|year| digits(year) && year.len() >= 2) && !(bare && first.len() == 4);
    // "Styrelsemöte 2025:4"
    let of_year =
        || number.split_once(':').is_some_and(|(year, first)| year.len() == 4 && digits(year) && digits(first));
    (counts || of_year()).then(|| (end, Slice::new(start, start + number.len())))
}
