//! Who adjusts the minutes, where and when, when an item decides it: "Val av justerare och tid för justering".

use std::collections::HashSet;
use std::ops::Range;

use crate::assemble::elected;
use crate::assemble::roster::{adjuster, proposed_adjusters};
use crate::grammar::person::{NameLikeness, is_person_name, name_key, people_list};
use crate::grammar::{date, time};
use crate::language::Language;
use crate::model::{Adjuster, Adjustment, Document};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Longer sections tell more than who adjusts.
const LONGEST: usize = 400;

/// What items say of the adjusting of the minutes.
#[derive(Debug, Default)]
pub(crate) struct Adjusting {
    adjusters: Vec<Adjuster>,
    adjustment: Option<Adjustment>,
}

impl Adjusting {
    /// Gives it to the document, unless the header has said it.
    pub(crate) fn settle(self, document: &mut Document) {
        // A list may have surnames first.
        let key = |adjuster: &Adjuster| adjuster.name.as_deref().map(name_key);
        let mut known: HashSet<_> = document.adjusters.iter().map(key).collect();
        document.adjusters.extend(self.adjusters.into_iter().filter(|adjuster| known.insert(key(adjuster))));
        document.adjustment = document.adjustment.take().or(self.adjustment);
    }
}

/// "Val av justerare", "Utseende av protokollsjusterare", "Bestämmande av tid för justering"; in small letters.
pub(crate) fn is_subject(language: &Language, title: &str) -> bool {
    language.adjusting_subjects().is_in(title)
}

/// "Att jämte ordföranden justera dagens protokoll utsågs …": the text of an item without a title says so itself.
pub(crate) fn is_told(language: &Language, text: &str) -> bool {
    language.elected_to_adjust().opens(text)
}

/// Reads the text of a section under such an item; its characters stay with the section.
pub(crate) fn read(scene: &Scene, told: &mut Adjusting, text: &Passage) {
    // What else is decided may stand behind it.
    let text = &match scene.language.adjusts().earliest_in(text.text()) {
        Some((verb, _)) if verb < LONGEST => {
            let mut end = text.text().len().min(LONGEST);
            while !text.text().is_char_boundary(end) {
                end -= 1;
            }
            text.part(0..end)
        }
        _ if text.text().len() > LONGEST => return,
        _ => text.clone(),
    };
    // "Nominerade: Anna Ek, Bo Lind": who of them is elected is told below.
    if scene.language.nominations().opens(text.text()) {
        return;
    }
    let elected = elected(scene, text);
    let likely = |adjuster: &Adjuster| {
        let name = adjuster.name.as_deref();
        adjuster.party.is_some()
            || name.is_some_and(|name| is_person_name(scene.language, name) == NameLikeness::Likely)
    };
    let proposed = || proposed_adjusters(scene, text).into_iter().filter(likely);
    let adjusters = match scene.language.adjusts().earliest_in(text.text()) {
        // "… att justera protokollet, med Bo Lind som ersättare"
        _ if !elected.is_empty() => elected.into_iter().chain(proposed().filter(|one| one.substitute)).collect(),
        Some((verb, _)) => subjects(scene, &text.part(0..verb)),
        None => proposed().collect(),
    };
    told.adjusters.extend(adjusters);
    if told.adjustment.is_none() {
        told.adjustment = place_and_time(scene, text);
    }
}

/// "Mötet valde Anna Ek och Bo Lind till justerare", "… och till justeringspersoner tillika rösträknare Anna Ek och Bo
/// Lind": whoever is named with the office, before it or behind it.
fn elected(scene: &Scene, text: &Passage) -> Vec<Adjuster> {
    let likely = |names: Range<usize>| {
        let named = |adjuster: &Adjuster| {
            adjuster.party.is_some()
                || adjuster
                    .name
                    .as_deref()
                    .is_some_and(|name| is_person_name(scene.language, name) == NameLikeness::Likely)
        };
        let found: Vec<Adjuster> = subjects(scene, &text.part(names)).into_iter().filter(named).collect();
        (!found.is_empty()).then_some(found)
    };
    let places = elected::places_of_names(scene.language, text.text(), scene.language.elected_to_adjust());
    // "Valdes Anna Ek och Bo Lind.": what they are elected to, the title says.
    let Some(places) = places.or_else(|| elected::places_beside_verb(scene.language, text.text())) else {
        return Vec::new();
    };
    places.behind.and_then(likely).or_else(|| likely(places.before)).unwrap_or_default()
}

/// "Vice ordföranden Anna Ek (S) och Bo Lind (M)" before "justerar dagens protokoll".
fn subjects(scene: &Scene, names: &Passage) -> Vec<Adjuster> {
    people_list(scene.language, names.text()).iter().map(|person| adjuster(scene, names, person)).collect()
}

/// "justerar protokollet … på Stadshuset, Torget 1, tisdagen den 7 mars 2023, klockan 8:30", "Protokollet justeras den …".
fn place_and_time(scene: &Scene, text: &Passage) -> Option<Adjustment> {
    let shown = text.text();
    let verb = scene
        .language
        .adjusting_verbs()
        .all()
        .iter()
        .filter_map(|word| shown.find(word).map(|at| at + word.len()))
        .min()?;
    let date = date::find_dates(scene.language, shown).into_iter().find(|date| date.start >= verb)?;
    let iso = date.value.start.iso(None)?;
    let mut adjustment = Adjustment { date: Some(iso), ..Adjustment::default() };
    scene.view(&mut adjustment.places, "date", &text.part(date.start..date.end));
    let time = time::find_times(scene.language, shown).into_iter().find(|time| time.start >= date.end);
    if let Some(time) = time
        && let Some(start) = time.value.start
    {
        adjustment.time = Some(start.to_string());
        scene.view(&mut adjustment.places, "time", &text.part(time.start..time.end));
    }
    // The place stands before the day: behind the first "på" or "i" with a name behind it.
    let before = shown[verb..date.start].trim_end_matches([' ', ',']);
    let named = |at: usize, word: &str| before[at + word.len()..].starts_with(char::is_uppercase);
    let place = scene
        .language
        .place_leads()
        .all()
        .iter()
        .flat_map(|word| before.match_indices(*word).filter(|(at, _)| named(*at, word)))
        .map(|(at, word)| verb + at + word.len())
        .min();
    if let Some(place) = place {
        let place = text.part(place..verb + before.len());
        scene.view(&mut adjustment.places, "place", &place);
        adjustment.place = Some(place.into_text());
    }
    Some(adjustment)
}
