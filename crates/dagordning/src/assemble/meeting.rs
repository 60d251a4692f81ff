//! The meeting's data from the labels of the header.

use std::ops::Range;

use crate::assemble::breaks::Breaks;
use crate::assemble::{opening, roster};
use crate::facts::label::heads_stand_ins;
use crate::facts::when::number_behind_assembly;
use crate::grammar::Spanned;
use crate::grammar::date::{Date, DateRange};
use crate::grammar::extent;
use crate::grammar::{case_id, date, time};
use crate::language::{HeaderLabel, Language, Roster, small_letters};
use crate::model::{Adjournment, DiagnosticCode, Document, Meeting, Places, Posting, Severity};
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// A label of the header with its value.
pub(crate) struct Field {
    pub(crate) label: HeaderLabel,
    pub(crate) value: Passage,
    /// Where the label's words stand.
    pub(crate) words: Vec<Slice>,
}

/// A label that led to no value is no label: its words, and what was taken for its value, are given back. A value said
/// before is one.
pub(crate) fn release_empty(scene: &mut Scene, document: &Document, fields: &[Field]) {
    for field in fields.iter().filter(|field| field.label != HeaderLabel::Signature) {
        let slices: Vec<Slice> = field.value.slices().collect();
        let gave = slices.iter().any(|slice| scene.ledger.holds_value(*slice));
        if !gave && !is_said(scene, document, field.label, field.value.text()) {
            slices.into_iter().chain(field.words.iter().cloned()).for_each(|slice| scene.ledger.release(slice));
        }
    }
}

/// Whether the document has this value already: its body, its organization, its day, one of its adjusters.
fn is_said(scene: &Scene, document: &Document, label: HeaderLabel, value: &str) -> bool {
    let value = value.trim();
    let same =
        |known: &Option<String>| known.as_ref().is_some_and(|known| known.to_lowercase() == value.to_lowercase());
    let day = document.meeting.as_ref().and_then(|meeting| meeting.date.as_ref());
    let dated = || day.is_some() && date_in(scene, value, None).as_ref() == day;
    let adjusts = || {
        document
            .adjusters
            .iter()
            .take(roster::MOST_ADJUSTERS)
            .filter_map(|one| one.name.as_deref())
            .any(|name| value.contains(name))
    };
    let told = || match label {
        HeaderLabel::AdjustmentPlaceTime | HeaderLabel::AdjustmentDate => document
            .adjustment
            .as_ref()
            .and_then(|known| known.text.as_deref())
            .is_some_and(|text| text.contains(value)),
        _ => false,
    };
    // The numbers or names stand in another cell, and were read there.
    let beside = match label {
        HeaderLabel::Extent => document.meeting.as_ref().is_some_and(|meeting| !meeting.extent.is_empty()),
        HeaderLabel::Adjuster => !document.adjusters.is_empty(),
        _ => false,
    };
    let again = || same(&document.body) || same(&document.organization) || dated() || adjusts() || told();
    beside || !value.is_empty() && again()
}

/// Gives the header's values to the document.
pub(crate) fn settle(
    scene: &mut Scene,
    document: &mut Document,
    fields: &[Field],
    dates: &[Passage],
    paragraphs: &[Passage],
    titles: &[Passage],
) {
    // "Årsmöte - 2025", alone on a line.
    let of_assembly = |passage: &&Passage| {
        let text = passage.text();
        text.len() <= LONGEST_ASSEMBLY && scene.language.assembly(text) && !text.contains(['.', ':', ','])
    };
    let year = default_year(scene, fields, dates, paragraphs)
        .or_else(|| titles.iter().find_map(year_of_title))
        .or_else(|| paragraphs.iter().filter(of_assembly).find_map(year_of_title));
    let mut meeting = document.meeting.take().unwrap_or_default();
    let minutes = document.kind != crate::model::DocumentKind::Agenda;
    let called = summons_day(scene, paragraphs, year).or_else(|| labelled_day(scene, fields));
    let document_adjusts = minutes && !document.adjusters.is_empty();
    let mut place_seen = false;
    for field in fields {
        let value = &field.value;
        if value.is_empty() {
            continue;
        }
        match field.label {
            HeaderLabel::Date if called.is_some() && other_day(scene, value, year, called.as_deref()) => {
                // A notice dated another day than the one it calls to: the date of issue.
                typed_date(scene, value, year, &mut meeting.places, "issued", &mut meeting.issued);
            }
            HeaderLabel::Time | HeaderLabel::Date | HeaderLabel::MeetingDay => {
                when(scene, &mut meeting, value, year);
                scene.claim_passage(value, Owner::Label);
            }
            HeaderLabel::EndTime => {
                ended(scene, &mut meeting, value);
                scene.claim_passage(value, Owner::Label);
            }
            HeaderLabel::PlaceAndTime if place_seen && document_adjusts => {
                // "Plats och tid" once more, under those who adjust: where and when they do.
                adjustment(scene, document, value, year);
            }
            HeaderLabel::PlaceAndTime => {
                let cut = when(scene, &mut meeting, value, year);
                location(scene, &mut meeting, value, &cut);
                // "Styrelsemöte 2018-07-20" at the head tells the day alone: where and when follows.
                place_seen = meeting.location.is_some() || meeting.start_time.is_some();
            }
            HeaderLabel::Place => location(scene, &mut meeting, value, &[]),
            HeaderLabel::Issued => {
                typed_date(scene, value, year, &mut meeting.places, "issued", &mut meeting.issued);
            }
            HeaderLabel::Number => {
                set_text(scene, &mut meeting.places, "number", &mut meeting.number, value);
            }
            HeaderLabel::CaseId => {
                let found = case_id::case_ids(scene.language, value.text()).into_iter().next();
                let id = found.map_or(0..value.text().len(), |found| found.value.id);
                set_text(scene, &mut meeting.places, "case_id", &mut meeting.case_id, &value.part(id));
                scene.claim_passage(value, Owner::Label);
            }
            HeaderLabel::Extent => {
                printed_extent(scene, &mut meeting, value);
                posted_behind(scene, document, value, year);
            }
            HeaderLabel::Body => body(scene, document, &mut meeting, value),
            HeaderLabel::Organization => {
                set_text(scene, &mut document.places, "organization", &mut document.organization, value);
            }
            HeaderLabel::Adjuster => {
                let known = document.adjusters.len();
                roster::add(scene, document, Roster::Adjusters, value, None, minutes);
                let stands_in =
                    field.words.first().is_some_and(|words| heads_stand_ins(scene, scene.slice_text(*words)));
                document.adjusters.iter_mut().skip(known).for_each(|adjuster| adjuster.substitute |= stands_in);
            }
            HeaderLabel::Secretary => roster::add(scene, document, Roster::Secretary, value, None, minutes),
            HeaderLabel::Chair => roster::add(scene, document, Roster::Chair, value, None, minutes),
            HeaderLabel::AdjustmentPlaceTime | HeaderLabel::AdjustmentDate => adjustment(scene, document, value, year),
            HeaderLabel::Posted | HeaderLabel::Removed | HeaderLabel::AppealUntil | HeaderLabel::Storage => {
                posting(scene, document, field, year);
            }
            // Who signed the evidence of posting: no part of the minutes.
            HeaderLabel::Signature => scene.claim_passage(value, Owner::Furniture),
            _ => {}
        }
    }
    for passage in dates {
        // A letter's own day at its head, above the one that it calls to.
        if called.is_some() && meeting.issued.is_none() && other_day(scene, passage, year, called.as_deref()) {
            typed_date(scene, passage, year, &mut meeting.places, "issued", &mut meeting.issued);
        } else {
            when(scene, &mut meeting, passage, year);
        }
    }
    for passage in titles.iter().chain(paragraphs) {
        opening::read(scene, document, &mut meeting, passage, year);
    }
    titles.iter().for_each(|title| opening::day_of_title(scene, document, &mut meeting, title, year));
    summons(scene, &mut meeting, paragraphs, year);
    opening::body_called(scene, document, &mut meeting, paragraphs, year);
    if meeting != Meeting::default() {
        document.meeting = Some(meeting);
    }
}

/// Bytes of a line that names an assembly and its year.
const LONGEST_ASSEMBLY: usize = 40;

/// The year for dates that print none: the first full date of the header.
fn default_year(scene: &Scene, fields: &[Field], dates: &[Passage], paragraphs: &[Passage]) -> Option<i32> {
    let texts = fields.iter().map(|field| &field.value).chain(dates).chain(paragraphs);
    texts
        .map(Passage::text)
        .flat_map(|text| date::labelled_dates(scene.language, text))
        .find_map(|found| found.value.start.year)
}

/// The year that a title ends with: "Kallelse till årsmöte 2025". "Verksamhetsåret 2024/25" tells none.
fn year_of_title(title: &Passage) -> Option<i32> {
    let word = title.text().trim_end_matches([' ', ':']).rsplit(' ').next()?;
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1900..2100).contains(year))
}

/// "Slut: kl 14.05", "Sluttid: 14.05": when the meeting ended.
fn ended(scene: &mut Scene, meeting: &mut Meeting, value: &Passage) {
    let times = time::find_times(scene.language, value.text());
    let found = times.into_iter().next().or_else(|| time::bare_time(scene.language, value.text()));
    if let Some(found) = found.filter(|_| meeting.end_time.is_none())
        && let Some(end) = found.value.start
    {
        scene.put(&mut meeting.places, "end_time", &value.part(found.start..found.end));
        meeting.end_time = Some(end.to_string());
    }
}

/// Reads dates and times; gives the ranges that they take up.
fn when(scene: &mut Scene, meeting: &mut Meeting, value: &Passage, year: Option<i32>) -> Vec<Range<usize>> {
    let text = value.text().to_owned();
    let mut cut = Vec::new();
    for found in date::labelled_dates(scene.language, &text) {
        let part = value.part(found.start..found.end);
        let start = found.value.start.iso(year);
        let end = found.value.end.as_ref().and_then(|end| end.iso(year));
        if let Some(start) = start {
            set_date(scene, meeting, start, &part);
        }
        if let Some(end) = end {
            set_end_date(scene, meeting, end, &part);
        }
        scene.claim_passage(&part, Owner::Label);
        cut.push(found.start..found.end);
    }
    // "Klockan: 19.00": behind its label a time needs no word of its own.
    let mut times = time::find_times(scene.language, &text);
    if times.is_empty() {
        // "2025-12-16 19.00": behind the day, too.
        let from = cut.last().map_or(0, |day: &Range<usize>| day.end);
        let rest = text[from..].trim_start_matches([' ', ',', ';', '–', '-']);
        let at = text.len() - rest.len();
        let bare = time::bare_time(scene.language, rest.split(", ").next().unwrap_or(rest));
        times.extend(bare.map(|found| Spanned::new(found.value, at + found.start, at + found.end)));
    }
    let dates = cut.len();
    let mut breaks = Breaks::new(&text);
    let mut taken = 0;
    for found in times {
        // Dates and times come in their order.
        let dated = cut[..dates].get(cut[..dates].partition_point(|range| range.end <= found.start));
        if found.start < taken || dated.is_some_and(|range| range.start < found.end) {
            continue;
        }
        taken = found.end;
        let part = value.part(found.start..found.end);
        if let Some(word) = breaks.before(found.start) {
            // "kl 13.15–16.05 Ajournering kl 14.40–14.55, 15.30–15.45"
            let mut pause = Adjournment {
                start_time: found.value.start.map(|time| time.to_string()),
                end_time: found.value.end.map(|time| time.to_string()),
                ..Adjournment::default()
            };
            scene.put(&mut pause.places, "start_time", &part);
            if pause.end_time.is_some() {
                scene.view(&mut pause.places, "end_time", &part);
            }
            let end = adjourned_item(scene, value, &text, found.end, &mut pause);
            meeting.adjournments.push(pause);
            cut.push(word..end);
            taken = taken.max(end);
            continue;
        }
        if let (Some(start), None) = (found.value.start, &meeting.start_time) {
            meeting.start_time = Some(start.to_string());
            scene.put(&mut meeting.places, "start_time", &part);
            if let Some(end) = found.value.end {
                meeting.end_time = Some(end.to_string());
                scene.view(&mut meeting.places, "end_time", &part);
            }
        }
        scene.claim_passage(&part, Owner::Label);
        cut.push(found.start..found.end);
    }
    cut.sort_by_key(|range| range.start);
    cut
}

/// "kl. 11.05–11.20 under § 514": the item of a break. Gives where its text ends.
fn adjourned_item(scene: &mut Scene, value: &Passage, text: &str, at: usize, pause: &mut Adjournment) -> usize {
    let rest = &text[at..];
    let mut near = rest.char_indices().take_while(|(offset, _)| *offset <= 14);
    let Some((sign, _)) = near.find(|(_, c)| *c == '§') else { return at };
    let number = rest[sign + '§'.len_utf8()..].trim_start();
    let length = number.bytes().take_while(u8::is_ascii_digit).count();
    if length == 0 || rest[..sign].contains([';', '.']) {
        return at;
    }
    let start = text.len() - number.len();
    let part = value.part(start..start + length);
    pause.item = Some(scene.put(&mut pause.places, "item", &part));
    start + length
}

fn set_date(scene: &mut Scene, meeting: &mut Meeting, date: String, part: &Passage) {
    match &meeting.date {
        None => {
            scene.put(&mut meeting.places, "date", part);
            meeting.date = Some(date);
        }
        Some(first) if *first == date || meeting.end_date.as_ref() == Some(&date) => {}
        Some(first) if next_days(first, &date) && meeting.end_date.is_none() => {
            scene.put(&mut meeting.places, "end_date", part);
            meeting.end_date = Some(date);
        }
        Some(first) => {
            let message = format!("the header gives {first} and {date} as the day of the meeting");
            let range = part.slices().next();
            scene.diagnose(DiagnosticCode::DateConflict, Severity::Warning, message, range);
        }
    }
}

fn set_end_date(scene: &mut Scene, meeting: &mut Meeting, date: String, part: &Passage) {
    if meeting.end_date.is_none() && meeting.date.as_ref() != Some(&date) {
        scene.view(&mut meeting.places, "end_date", part);
        meeting.end_date = Some(date);
    }
}

/// Whether `second` follows `first` within the same month by at most three days: a meeting over several days.
fn next_days(first: &str, second: &str) -> bool {
    let (Some((month, day)), Some((other, later))) = (first.rsplit_once('-'), second.rsplit_once('-')) else {
        return false;
    };
    let (Ok(day), Ok(later)) = (day.parse::<i32>(), later.parse::<i32>()) else { return false };
    month == other && (1..=3).contains(&(later - day))
}

/// The place is what dates and times leave over.
fn location(scene: &mut Scene, meeting: &mut Meeting, value: &Passage, cut: &[Range<usize>]) {
    let rest = left_over(value, cut);
    // "Rådhuset, Torgköping. Ajourneringar framgår av respektive paragraf."
    let place = scene.language.break_sentences().earliest_in(rest.text()).map_or(rest.text().len(), |(end, _)| end);
    let mut rest = rest.part(0..place);
    // "kl. 18.00 i Bygdegården, Turby."
    if let Some(lead) = scene.language.location_leads().opening(rest.text()) {
        let end = rest.text().trim_end_matches('.').len();
        rest = rest.part(lead.len()..end);
    }
    if !rest.is_empty() && meeting.location.is_none() {
        meeting.location = Some(scene.put(&mut meeting.places, "location", &rest));
    }
    scene.claim_passage(value, Owner::Label);
}

/// What dates and times leave over of a value.
fn left_over(value: &Passage, cut: &[Range<usize>]) -> Passage {
    let text = value.text();
    let mut rest = Passage::default();
    let mut at = 0;
    for range in cut.iter().cloned().chain(std::iter::once(text.len()..text.len())) {
        if range.start > at {
            let part = trimmed(text, at..range.start);
            if text[part.clone()].chars().filter(|c| c.is_alphanumeric()).count() > 2 {
                rest.append(&value.part(part), Join::Space);
            }
        }
        at = at.max(range.end);
    }
    rest
}

/// Whether minutes are adjusted at a place: not by signing on a screen, and not at once.
fn names_place(text: &str, cut: &[Range<usize>]) -> bool {
    let lower = small_letters(text);
    // "Justerat den 1 november 1938:" ⏎ "ordförande."
    let rest = cut.last().map_or("", |last| text[last.end..].trim_matches([' ', ':', ',', '.']));
    if Language::swedish().office(rest).is_some_and(|(_, end)| end == rest.len()) {
        return false;
    }
    (!cut.is_empty() || !text.ends_with('.')) && !Language::swedish().ways_of_adjusting().is_in(&lower)
}

/// A range without the punctuation and little words that tie place and time together.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    loop {
        let part = &text[start..end];
        let lead = part.len() - part.trim_start_matches([' ', ',', ';', '.', '-', '–', ':']).len();
        // "Nygatan 64 (": what the bracket holds was cut out.
        let open = part.ends_with('(') && part.matches('(').count() > part.matches(')').count();
        let tail = part.len() - part.trim_end_matches([' ', ',', ';', '-', '–', ':']).len() + usize::from(open);
        let part = part.trim_end_matches(|c| open && c == '(').trim_matches([' ', ',', ';', '-', '–', ':']);
        let word = Language::swedish().ties_place_and_time().closing(part);
        if lead + tail == 0 && word.is_none() || start + lead >= end.saturating_sub(tail) {
            return start..end.max(start);
        }
        start += lead;
        end -= tail;
        if let Some(word) = word {
            end = end.saturating_sub(word.len()).max(start);
        }
    }
}

fn typed_date(
    scene: &mut Scene,
    value: &Passage,
    year: Option<i32>,
    places: &mut Places,
    key: &'static str,
    target: &mut Option<String>,
) {
    let found = date::labelled_dates(scene.language, value.text()).into_iter().next();
    if let Some(found) = found
        && let Some(iso) = found.value.start.iso(year)
        && target.is_none()
    {
        scene.put(places, key, &value.part(found.start..found.end));
        *target = Some(iso);
    }
    scene.claim_passage(value, Owner::Label);
}

/// Sets a verbatim value that has none yet; printed again it is a label.
fn set_text(scene: &mut Scene, places: &mut Places, key: &'static str, target: &mut Option<String>, value: &Passage) {
    if target.is_none() {
        *target = Some(scene.put(places, key, value));
    }
    scene.claim_passage(value, Owner::Label);
}

fn printed_extent(scene: &mut Scene, meeting: &mut Meeting, value: &Passage) {
    let (runs, end) = extent::printed(value.text());
    if runs.is_empty() {
        return;
    }
    let part = value.part(0..end);
    if meeting.extent.is_empty() {
        meeting.extent = runs;
        scene.put(&mut meeting.places, "extent[0]", &part);
    }
    scene.claim_passage(&part, Owner::Label);
}

/// "Protokollet omfattar §§ 30–39 och har anslagits på anslagstavlan den 23 september 2024."
fn posted_behind(scene: &mut Scene, document: &mut Document, value: &Passage, year: Option<i32>) {
    let Some((at, _)) = scene.language.posts().earliest_in(value.text()) else { return };
    let mut posting = document.posting.take().unwrap_or_default();
    let rest = value.part(at..value.text().len());
    typed_date(scene, &rest, year, &mut posting.places, "posted", &mut posting.posted);
    if posting.posted.is_some() {
        scene.claim_passage(value, Owner::Label);
        document.posting = Some(posting);
    }
}

fn body(scene: &mut Scene, document: &mut Document, meeting: &mut Meeting, value: &Passage) {
    let counted = number_behind_assembly(scene, value.text());
    let value = &match counted {
        // "Möte: Styrelsemöte 4"
        Some((end, number)) => {
            let number = value.part(number.start..number.end);
            set_text(scene, &mut meeting.places, "number", &mut meeting.number, &number);
            scene.claim_passage(value, Owner::Label);
            value.part(0..end)
        }
        None => value.clone(),
    };
    // "Lyktsektionen" over a label of its own for the meeting: whose it is.
    let whose = document.body.take_if(|known| {
        scene.language.assembly_at(value.text()).is_some()
            && scene.language.association_endings().closes(&known.to_lowercase())
    });
    if let Some(whose) = whose {
        let segments = document.places.get("body").to_vec();
        document.places.remove("body");
        if document.organization.is_none() {
            document.places.add("organization", segments);
            document.organization = Some(whose);
        }
    }
    let mut places = std::mem::take(&mut document.places);
    if document.body.is_none() {
        document.body = Some(scene.put(&mut places, "body", value));
    } else {
        scene.claim_passage(value, Owner::Label);
    }
    document.places = places;
}

fn adjustment(scene: &mut Scene, document: &mut Document, value: &Passage, year: Option<i32>) {
    let mut adjustment = document.adjustment.take().unwrap_or_default();
    let text = value.text().to_owned();
    adjustment.digital |= text.to_lowercase().contains("digital");
    let mut cut: Vec<Range<usize>> =
        date::labelled_dates(scene.language, &text).iter().map(|f| f.start..f.end).collect();
    let times = time::find_times(scene.language, &text);
    cut.extend(times.iter().map(|found| found.start..found.end));
    // "Justering sker den 3 februari på kansliet."
    let told = scene.language.takes_place().opening(&text).map(str::len);
    cut.extend(told.map(|end| 0..end));
    cut.sort_by_key(|range| range.start);
    if adjustment.place.is_none() && names_place(&text, &cut) {
        let rest = left_over(value, &cut);
        let lead = told.and_then(|_| scene.language.location_leads().opening(rest.text())).map_or(0, str::len);
        let end = if told.is_some() { rest.text().trim_end_matches('.').len() } else { rest.text().len() };
        let rest = rest.part(lead..end.max(lead));
        if !rest.is_empty() {
            adjustment.place = Some(scene.put(&mut adjustment.places, "place", &rest));
        }
    }
    typed_date(scene, value, year, &mut adjustment.places, "date", &mut adjustment.date);
    if let Some(found) = time::find_times(scene.language, &text).into_iter().next()
        && let Some(start) = found.value.start
    {
        adjustment.time = Some(start.to_string());
        scene.view(&mut adjustment.places, "time", &value.part(found.start..found.end));
    }
    if adjustment.text.is_none() {
        scene.view(&mut adjustment.places, "text", value);
        adjustment.text = Some(text);
    }
    document.adjustment = Some(adjustment);
}

fn posting(scene: &mut Scene, document: &mut Document, field: &Field, year: Option<i32>) {
    let mut posting = document.posting.take().unwrap_or_default();
    let Posting { posted, removed, appeal_until, storage, places, .. } = &mut posting;
    match field.label {
        HeaderLabel::Posted => {
            typed_date(scene, &field.value, year, places, "posted", posted);
            // "Anslaget sätts upp 2024-05-08 Anslaget tas ned 2024-05-30"
            let text = field.value.text();
            let dates = date::labelled_dates(scene.language, text);
            let day = dates.first().map_or(0, |found| found.end);
            // "2022-06-22 -- 2022-07-14", "2022-06-22 till och med 2022-07-14"
            if removed.is_none()
                && let Some((value, shown)) = last_day(scene, text, &dates)
                && let Some(iso) = value.iso(year)
            {
                scene.put(places, "removed", &field.value.part(shown));
                *removed = Some(iso);
            }
            let from = text.len() - text[day..].trim_start().len();
            let next = scene.header_label(&text[from..]).filter(|found| found.label == HeaderLabel::Removed);
            if let Some(found) = next {
                let value = field.value.part((from + found.end).min(text.len())..text.len());
                typed_date(scene, &value, year, places, "removed", removed);
            }
        }
        HeaderLabel::Removed => typed_date(scene, &field.value, year, places, "removed", removed),
        HeaderLabel::AppealUntil => typed_date(scene, &field.value, year, places, "appeal_until", appeal_until),
        _ => {
            // "Förvaringsplats" ⏎⏎ "för protokollet Kansliet"
            let text = field.value.text();
            let from = scene.language.storage_leads().opening(text).map_or(0, str::len);
            let end = text.strip_suffix('.').filter(|text| text.ends_with(char::is_lowercase)).unwrap_or(text).len();
            set_text(scene, places, "storage", storage, &field.value.part(from..end.max(from)));
            scene.claim_passage(&field.value, Owner::Label);
        }
    }
    document.posting = Some(posting);
}

/// The day that ends a span of days, by a second date behind a dash or "till och med" or by the range that the first is.
fn last_day(scene: &Scene, text: &str, dates: &[Spanned<DateRange>]) -> Option<(Date, Range<usize>)> {
    let first = dates.first()?;
    if let Some(end) = first.value.end {
        return Some((end, first.start..first.end));
    }
    let second = dates.get(1)?;
    let between = text.get(first.end..second.start)?.trim();
    let until = || scene.language.clock_until().words_at(between).is_some_and(|(_, length)| length == between.len());
    let joined = !between.is_empty() && between.chars().all(|c| matches!(c, '-' | '–' | '—')) || until();
    joined.then_some((second.value.start, second.start..second.end))
}

/// The day that the summons sentence names.
fn summons_day(scene: &Scene, paragraphs: &[Passage], year: Option<i32>) -> Option<String> {
    let day = |text: &str| {
        let days = date::find_dates(scene.language, text).into_iter();
        let mut days = days.filter(|day| !is_deadline(scene, text, day.start));
        days.next()?.value.start.iso(year)
    };
    paragraphs.iter().map(Passage::text).filter(|text| calls(text)).find_map(day)
}

/// "Meddela detta senast den 18 mars": another day than the meeting's.
fn is_deadline(scene: &Scene, text: &str, start: usize) -> bool {
    let word = text[..start].split_whitespace().next_back();
    word.is_some_and(|word| scene.language.days_of_deadlines().has(word))
}

/// The day that stands with the time: "Tid: tisdagen den 10 september 2024, klockan 08.30". A lone `Datum` of another day
/// is then that of the notice.
fn labelled_day(scene: &Scene, fields: &[Field]) -> Option<String> {
    let mut placed = false;
    let mut timed = |label| match label {
        HeaderLabel::Time | HeaderLabel::MeetingDay => true,
        // A second "Plats och tid" is that of the adjustment.
        HeaderLabel::PlaceAndTime => !std::mem::replace(&mut placed, true),
        _ => false,
    };
    fields.iter().filter(|field| timed(field.label)).find_map(|field| date_in(scene, field.value.text(), None))
}

fn date_in(scene: &Scene, text: &str, year: Option<i32>) -> Option<String> {
    date::find_dates(scene.language, text).into_iter().next()?.value.start.iso(year)
}

fn other_day(scene: &Scene, value: &Passage, year: Option<i32>, called: Option<&str>) -> bool {
    date_in(scene, value.text(), year).is_some_and(|day| Some(day.as_str()) != called)
}

/// Whether a sentence calls to a meeting.
fn calls(text: &str) -> bool {
    let text = small_letters(text);
    Language::swedish().summoning().is_in(&text)
}

/// The sentence that calls the body to its meeting, or tells that it is not held, tells day, time and place where no label does. The preamble owns
/// its characters.
fn summons(scene: &mut Scene, meeting: &mut Meeting, paragraphs: &[Passage], year: Option<i32>) {
    if meeting.start_time.is_some() || meeting.date.is_some() && meeting.location.is_some() {
        return;
    }
    for passage in paragraphs {
        let text = passage.text();
        if !calls(text) && !scene.language.tells_cancelled(text) {
            continue;
        }
        let mut days = date::find_dates(scene.language, text).into_iter();
        let Some(found) = days.find(|day| !is_deadline(scene, text, day.start)) else { continue };
        let Some(iso) = found.value.start.iso(year) else { continue };
        if meeting.date.as_ref().is_some_and(|date| *date != iso) {
            continue;
        }
        if meeting.date.is_none() {
            scene.view(&mut meeting.places, "date", &passage.part(found.start..found.end));
            meeting.date = Some(iso);
        }
        let mut at = found.end;
        if let Some(hour) = time::find_times(scene.language, &text[at..]).into_iter().next()
            && hour.start < 40
            && let Some(start) = hour.value.start
        {
            let place = passage.part(at + hour.start..at + hour.end);
            scene.view(&mut meeting.places, "start_time", &place);
            meeting.start_time = Some(start.to_string());
            if let Some(end) = hour.value.end {
                scene.view(&mut meeting.places, "end_time", &place);
                meeting.end_time = Some(end.to_string());
            }
            at += hour.end;
        }
        summons_place(scene, meeting, passage, at);
        return;
    }
}

/// "… kl. 18.00 i Medborgarhuset, Storgatan 4." The place ends with the sentence, or where the purpose begins.
fn summons_place(scene: &Scene, meeting: &mut Meeting, passage: &Passage, from: usize) {
    let rest = &passage.text()[from..];
    let Some(lead) = scene.language.summons_place_leads().opening(rest).map(str::len) else {
        return;
    };
    let tail = &rest[lead..];
    let stop = scene.language.summons_place_stops().earliest_in(tail).map(|(at, _)| at);
    let place = &tail[..stop.unwrap_or(tail.len())];
    let place = place.trim_end_matches(['.', ',', ':', ' ']);
    // "i föreningslokalen", "i en sal nära biblioteket"; not "i enlighet med stadgarna".
    let words = format!("{place} ");
    let small =
        || scene.language.summons_lower_leads().opens(rest) && !scene.language.summons_no_places().opens(&words);
    if meeting.location.is_none() && (place.starts_with(char::is_uppercase) || small()) && place.len() < 120 {
        let place = passage.part(from + lead..from + lead + place.len());
        scene.view(&mut meeting.places, "location", &place);
        meeting.location = Some(place.text().to_owned());
    }
}
