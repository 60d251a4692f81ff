//! Whom the first items elect to lead the meeting and to take its minutes: "Till ordförande för stämman valdes Anna Ek." Who
//! is elected is no participant, but signs as what they were elected to, whatever word heads the signatures.

use std::ops::Range;

use crate::grammar::person::{NameLikeness, is_person_name, name_key, people_list};
use crate::language::{Language, Roster, Wording, small_letters};
use crate::model::{Adjuster, Document, Office, Participant, Role};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// A meeting elects who leads it before it does anything else; an association's own chair is elected later.
const FIRST_ITEMS: usize = 7;
/// Longer sections tell more than who is elected.
const LONGEST: usize = 400;

/// Whom the first items elect, as keys of their names.
#[derive(Debug, Default)]
pub(crate) struct Officers {
    asked: usize,
    /// One of the items before was about who leads the meeting.
    led: bool,
    chair: Option<String>,
    secretary: Option<String>,
}

impl Officers {
    /// Counts the next item; says whether its title, in small letters, is about who leads the meeting: "Val av ordförande och sekreterare",
    /// "Mötesfunktionärer".
    pub(crate) fn next_item(&mut self, language: &Language, title: &str) -> bool {
        self.asked += 1;
        let about = self.asked <= FIRST_ITEMS && language.officer_subjects().is_in(title);
        self.led |= about;
        about
    }

    /// Whether an item elects an association's own chair or secretary, and not those of the meeting: those were elected before,
    /// and its title says nothing of the meeting.
    pub(crate) fn are_the_associations(&self, language: &Language, title: &str) -> bool {
        self.led
            && self.asked > FIRST_ITEMS
            && language.officer_subjects().is_in(&small_letters(title))
            && language.election_leads().opens(title)
            && !language.statutory_title(title)
    }

    /// Reads the text of a section under such an item; its characters stay with the section.
    pub(crate) fn read(&mut self, scene: &Scene, text: &Passage) {
        let (language, shown) = (scene.language, text.text());
        if shown.len() > LONGEST {
            return;
        }
        if self.chair.is_none() && self.secretary.is_none() {
            (self.chair, self.secretary) = pair(language, shown).unzip();
        }
        let one = |office: Wording| one_elected(language, shown, office).map(name_key);
        self.chair = self.chair.take().or_else(|| one(language.elected_to_lead()));
        self.secretary = self.secretary.take().or_else(|| one(language.elected_to_write()));
    }

    /// Whoever signs among those who adjust signs as what they were elected to, where nobody else signs as that.
    pub(crate) fn settle(self, document: &mut Document) {
        if document.adjusters.len() < 2 {
            return;
        }
        let presided =
            document.participants.iter().any(|person| person.presided || person.office == Some(Office::Chair));
        if let Some(adjuster) = self.chair.filter(|_| !presided).and_then(|key| take(document, &key)) {
            let signer = sign(document, adjuster);
            signer.presided = true;
        }
        let written = document.participants.iter().any(|person| person.role == Some(Role::Secretary));
        if let Some(adjuster) = self.secretary.filter(|_| !written).and_then(|key| take(document, &key)) {
            let signer = sign(document, adjuster);
            signer.role = Some(Role::Secretary);
        }
    }
}

/// Makes the adjuster of a name what the word below the name tells: "Cecilia Thorell" ⏎ "Stämmans ordförande".
pub(crate) fn sign_below(document: &mut Document, name: &str, roster: Roster) {
    let Some(adjuster) = take(document, &name_key(name)) else { return };
    let signer = sign(document, adjuster);
    match roster {
        Roster::Chair => signer.presided = signer.office != Some(Office::Chair),
        _ => signer.role = Some(Role::Secretary),
    }
}

/// The adjuster of that name, who is none any more.
fn take(document: &mut Document, key: &str) -> Option<Adjuster> {
    let of_that_name = |adjuster: &Adjuster| adjuster.name.as_deref().is_some_and(|name| name_key(name) == *key);
    let at = document.adjusters.iter().position(of_that_name)?;
    Some(document.adjusters.remove(at))
}

/// The participant that an adjuster is: known from a list, or from the signature alone.
fn sign(document: &mut Document, adjuster: Adjuster) -> &mut Participant {
    let key = adjuster.name.as_deref().map(name_key);
    let people = &mut document.participants;
    let at = people.iter().position(|person| person.name.as_deref().map(name_key) == key).unwrap_or(people.len());
    if at == people.len() {
        people.push(Participant {
            name: adjuster.name,
            party: adjuster.party,
            places: adjuster.places,
            ..Default::default()
        });
    }
    &mut people[at]
}

/// Where those may be named who are elected to an office.
pub(crate) struct Places {
    /// Between the verb and the office: "Mötet valde Anna Ek till …".
    pub(crate) before: Range<usize>,
    /// Behind the office: "Till … valdes Anna Ek".
    pub(crate) behind: Option<Range<usize>>,
}

/// The places of the names beside the first office of a list that a text tells somebody is elected to.
pub(crate) fn places_of_names(language: &Language, shown: &str, offices: Wording) -> Option<Places> {
    let (at, office) = offices.earliest_in(shown).filter(|_| language.election_verbs().is_in(shown))?;
    let head = shown[..at].trim_end();
    let tail = shown[at + office.len()..].trim_start_matches(char::is_alphabetic);
    // "Anna Ek valdes till ordförande och Bo Lind till sekreterare": another office begins behind this one.
    let named_before = !head.is_empty() && !ends_sentence(head);
    let ended = tail.is_empty()
        || tail.starts_with('.')
        || named_before && (tail.starts_with([',', ';']) || language.joined_by().opens(tail));
    let behind = (!ended).then(|| {
        let tail = language.election_fillers().trim_start(tail.trim_start_matches([':', ',', ' ']));
        let start = shown.len() - tail.len();
        start..language.election_stops().earliest_in(tail).map_or(shown.len(), |(at, _)| start + at)
    });
    let head = language.election_verbs().cut_off(head).unwrap_or(head);
    // "Anna Ek utsågs att föra protokollet. Att justera det utsågs …": a sentence before tells of another office.
    let told = if named_before { 0 } else { head.len() };
    let start = language.election_verbs().latest_in(head).map_or(told, |(at, verb)| told.max(at + verb.len()));
    Some(Places { before: start..head.len(), behind })
}

/// The places of the names beside the first verb of a text that tells nothing else than whom it elects: "Valdes Anna Ek.",
/// "Mötet utsåg Anna Ek och Bo Lind.", "Anna Ek och Bo Lind valdes."
pub(crate) fn places_beside_verb(language: &Language, shown: &str) -> Option<Places> {
    let ended = |end: usize| !shown[end..].starts_with(char::is_alphabetic);
    let first = language.opening_elections().opening(shown).map(|verb| (0, verb));
    let (at, verb) = first.or_else(|| language.election_verbs().earliest_in(shown))?;
    let start = at + verb.len();
    if !ended(start) {
        return None;
    }
    let names = shown[start..].trim_start_matches([':', ' ']);
    let start = shown.len() - names.len();
    Some(Places { before: 0..at, behind: Some(start..start + end_of_names(language, names)) })
}

/// Whether a text ends with a full stop that stands behind more than an initial: "Anna K." does not.
fn ends_sentence(text: &str) -> bool {
    let last = |text: &str| text.rsplit(' ').next().unwrap_or("").chars().count();
    text.strip_suffix('.').is_some_and(|text| last(text) != 1)
}

/// Where names end, at the latest with the text; the full stop behind an initial ends none: "Anna K. Lind".
fn end_of_names(language: &Language, names: &str) -> usize {
    let mut from = 0;
    while let Some((at, stop)) = language.election_stops().earliest_in(&names[from..]) {
        let end = from + at;
        if !stop.starts_with('.') || ends_sentence(&names[..=end]) {
            return end;
        }
        from = end + 1;
    }
    names.len()
}

/// The one who is elected to an office that one person has.
fn one_elected<'t>(language: &Language, shown: &'t str, offices: Wording) -> Option<&'t str> {
    let places = places_of_names(language, shown, offices)?;
    let behind = places.behind.map(|range| &shown[range]);
    let before = &shown[places.before];
    // "… valdes Anna Ek till ordförande och Bo Lind till sekreterare": of several names the last is meant.
    let before = language.joined_by().latest_in(before).map_or(before, |(at, joint)| &before[at + joint.len()..]);
    behind.and_then(|names| only(language, names)).or_else(|| only(language, before))
}

/// The only person that a text names, however they are told of.
fn only<'t>(language: &Language, names: &'t str) -> Option<&'t str> {
    let names = names.trim_end_matches('.');
    // "advokaten Cecilia Thorell"
    let titled = names
        .split_once(' ')
        .filter(|(title, name)| title.chars().all(char::is_lowercase) && name.starts_with(char::is_uppercase));
    let names = titled.map_or(names, |(_, name)| name);
    let list = people_list(language, names);
    let [one] = list.as_slice() else { return None };
    let name = names.get(one.name.clone())?;
    (is_person_name(language, name) == NameLikeness::Likely).then_some(name)
}

/// "Till ordförande och sekreterare valdes Anna Ek respektive Bo Lind": chair and secretary in the order of the offices.
fn pair(language: &Language, shown: &str) -> Option<(String, String)> {
    let (at, office) = language.elected_to_lead().earliest_in(shown)?;
    let rest = language.joined_offices().cut_from(&shown[at + office.len()..])?;
    let (_, names) = rest.split_once(' ')?;
    let names = language.election_fillers().trim_start(names);
    let names = names.split(". ").next()?.trim_end_matches('.');
    let (chair, secretary) =
        language.joined_by().earliest_in(names).map(|(at, joint)| (&names[..at], &names[at + joint.len()..]))?;
    Some((name_key(only(language, chair)?), name_key(only(language, secretary)?)))
}
