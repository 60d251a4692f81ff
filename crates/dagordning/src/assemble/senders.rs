//! Who sent the members of a federation: a town's name stands where other bodies print the party.
//!
//! "Håkan Brodin (Askerby)" alone could name a local party. In a document in which nobody has a party that is known, and in
//! which several people share such names, they are the members that the federation has. (Catalogue part 4.3)

use std::collections::HashSet;

use crate::language::Language;
use crate::model::{Document, Places};

/// So many people must have a name in the party's place …
const FEWEST_PEOPLE: usize = 3;
/// … of so many different members, at least one of which sent two.
const FEWEST_NAMES: usize = 2;

/// Makes organizations of the parties of a federation's people.
pub(super) fn settle(language: &Language, document: &mut Document) {
    if !are_senders(language, document) {
        return;
    }
    for person in &mut document.participants {
        moved(&mut person.party, &mut person.organization, &mut person.places);
        for replaced in &mut person.substitutions {
            moved(&mut replaced.party, &mut replaced.organization, &mut replaced.places);
        }
    }
}

fn are_senders(language: &Language, document: &Document) -> bool {
    let parties = || document.participants.iter().filter_map(|person| person.party.as_deref());
    let names: HashSet<&str> = parties().collect();
    let people = parties().count();
    people >= FEWEST_PEOPLE
        && (FEWEST_NAMES..people).contains(&names.len())
        && names.iter().all(|name| is_place(language, name))
        && document.participants.iter().all(|person| person.organization.is_none())
}

/// A word or two in small letters with a capital, which no party is known by and none is called like.
fn is_place(language: &Language, name: &str) -> bool {
    let words = name.split(' ').count();
    let spelled = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() >= 2
            && letters.all(|letter| letter.is_lowercase() || letter == '-')
    };
    words <= 2
        && name.split(' ').all(spelled)
        && language.party(name).is_none()
        && language.party_by_name(name).is_none()
        && !language.no_party(name)
        && !language.party_endings().closes(name)
}

fn moved(party: &mut Option<String>, organization: &mut Option<String>, places: &mut Places) {
    let Some(name) = party.take() else { return };
    let told = places.get("party").to_vec();
    places.remove("party");
    places.add("organization", told);
    *organization = Some(name);
}
