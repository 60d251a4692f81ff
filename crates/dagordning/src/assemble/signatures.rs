//! Who signs: names above their roles, or with their office at the very end.

use std::collections::{HashMap, HashSet};

use crate::assemble::roster;
use crate::classify::zones::closing;
use crate::classify::zones::signing::{Signing, signing_role};
use crate::classify::zones::undersigned;
use crate::grammar::person::{NameLikeness, is_person_name, name_key};
use crate::language::Roster;
use crate::model::{Document, DocumentKind, Office, Participant, Role};
use crate::page::ledger::Owner;
use crate::page::range::{Lines, Slice};
use crate::page::scene::{Cell, Scene};

/// Reads who signs.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, signing: &Signing) {
    for (names, roles) in &signing.blocks {
        sign(scene, document, *names, *roles);
    }
    for (index, found, role) in &signing.signers {
        let passage = scene.passage(scene.lines[*index].range());
        if *role == Roster::Adjusters {
            let name = passage.part(found.name.clone());
            roster::adjusters(scene, document, &name);
            scene.claim_passage(&passage, Owner::Label);
            continue;
        }
        let chair = *role == Roster::Chair;
        let mut signer =
            roster::participant(scene, &passage, found, if chair { Role::Member } else { Role::Secretary });
        signer.presided = chair;
        if chair {
            // Who signs as chair is known only as such.
            signer.role = None;
            signer.office = None;
        }
        scene.claim_passage(&passage, Owner::Label);
        document.participants.push(signer);
    }
    if signing.start().is_some() {
        merge(document);
    }
}

/// Reads the names above the roles.
pub(crate) fn sign(scene: &mut Scene, document: &mut Document, above: usize, index: usize) {
    let names = scene.cells(above, scene.lines[above].start);
    let roles = scene.cells(index, scene.lines[index].start);
    for (name, role) in names.iter().zip(&roles) {
        if let Some(roster) = signing_role(scene, scene.slice_text(role.range)) {
            sign_one(scene, document, name.range, role.range, roster);
        }
    }
}

/// Reads the names below or above their roles from line `index` on, where their columns are lost: the last of their lines.
pub(crate) fn sign_row(scene: &mut Scene, document: &mut Document, index: usize, end: usize) -> Option<usize> {
    let row = {
        let people = document.participants.iter().map(|person| &person.name);
        let names = document.adjusters.iter().map(|adjuster| &adjuster.name).chain(people).take(MOST_KNOWN);
        undersigned::find(scene, index, end, &mut names.flatten().map(String::as_str))?
    };
    if row.signers.is_empty() {
        return None;
    }
    for signer in row.signers {
        sign_one(scene, document, signer.name, signer.role, signer.roster);
    }
    Some(row.last)
}

/// So many of those whose names are known are looked for where names stand side by side.
const MOST_KNOWN: usize = 400;

/// Reads the name of somebody who signs in a role.
fn sign_one(scene: &mut Scene, document: &mut Document, name: Slice, role: Slice, roster: Roster) {
    let passage = scene.passage(name);
    let Some(found) = scene.person(passage.text()) else { return };
    scene.claim(role, Owner::Label);
    if roster == Roster::Adjusters {
        roster::adjusters(scene, document, &passage);
        return;
    }
    let mut signer = roster::participant(scene, &passage, &found, Role::Secretary);
    if roster == Roster::Chair {
        signer.role = None;
        signer.office = None;
        signer.presided = true;
    }
    document.participants.push(signer);
    scene.claim_passage(&passage, Owner::Label);
}

/// Makes one entry of a signer and the same person in the roster: a chair stands as the roster has them, a listed
/// official who signs as secretary is the secretary, title kept. The entry keeps the earlier place.
pub(crate) fn merge(document: &mut Document) {
    let mut places: HashMap<String, usize> = HashMap::new();
    let minutes = matches!(document.kind, DocumentKind::Minutes | DocumentKind::MinutesExtract);
    let mut merged: Vec<Option<Participant>> = Vec::with_capacity(document.participants.len());
    for person in std::mem::take(&mut document.participants) {
        let key = person.name.as_deref().map(name_key);
        let known = key.as_ref().and_then(|key| places.get(key).copied());
        let first = known.and_then(|at| merged.get_mut(at));
        match first {
            Some(slot) if slot.as_ref().is_some_and(|first| signs(first) || signs(&person)) => {
                let Some(first) = slot.take() else { continue };
                // Who signs on the cover stands where a later list has them.
                let listed_later = minutes && signs(&first) && !signs(&person);
                let (signer, listed) = if signs(&first) { (first, person) } else { (person, first) };
                let one = as_one(signer, listed);
                if listed_later {
                    if let Some(key) = key {
                        places.insert(key, merged.len());
                    }
                    merged.push(Some(one));
                } else {
                    *slot = Some(one);
                }
            }
            Some(Some(first)) if is_same(first, &person) => repeat(first, person),
            _ => {
                if let Some(key) = key {
                    places.entry(key).or_insert(merged.len());
                }
                merged.push(Some(person));
            }
        }
    }
    // In the same place: lists can be long.
    merged.retain(Option::is_some);
    document.participants = merged.into_iter().map(Option::unwrap_or_default).collect();
}

/// "Justeras" stands over the chair as well as over those who adjust: a chair beside other adjusters is none.
pub(crate) fn spare_chair(document: &mut Document) {
    let chairs: HashSet<String> = document
        .participants
        .iter()
        .filter(|person| person.office == Some(Office::Chair) || person.presided)
        .filter_map(|person| person.name.as_deref().map(name_key))
        .collect();
    let is_chair = |name: &Option<String>| name.as_deref().is_some_and(|name| chairs.contains(&name_key(name)));
    if document.adjusters.iter().any(|adjuster| !is_chair(&adjuster.name)) {
        document.adjusters.retain(|adjuster| adjuster.party.is_some() || !is_chair(&adjuster.name));
    }
}

/// Whether two entries tell of one person in one role: under `Ordförande` and again among the members.
fn is_same(one: &Participant, other: &Participant) -> bool {
    one.role == other.role && (one.party == other.party || one.party.is_none() || other.party.is_none())
}

/// Adds what a second entry tells of a person to the first.
fn repeat(first: &mut Participant, mut again: Participant) {
    first.office = first.office.or(again.office);
    first.items.append(&mut again.items);
    first.office_items.append(&mut again.office_items);
    add(first, again);
}

/// Adds what holds of a person wherever it is printed: every value with its place.
fn add(first: &mut Participant, mut again: Participant) {
    let mut taken = Vec::new();
    for (key, value, more) in [
        ("party", &mut first.party, again.party),
        ("title", &mut first.title, again.title),
        ("organization", &mut first.organization, again.organization),
        ("scope_text", &mut first.scope_text, again.scope_text),
        ("reason", &mut first.reason, again.reason),
        ("from", &mut first.from, again.from),
        ("until", &mut first.until, again.until),
    ] {
        if value.is_none() && more.is_some() {
            *value = more;
            taken.push(key);
        }
    }
    first.places.absorb_with(again.places, &taken);
    first.party_name = first.party_name.take().or(again.party_name);
    first.items_except.append(&mut again.items_except);
    first.items_partial.append(&mut again.items_partial);
    first.subitems.append(&mut again.subitems);
    first.substitutions.append(&mut again.substitutions);
    first.remote |= again.remote;
}

/// Whether an entry came from a signature: it says no more than who signs.
fn signs(person: &Participant) -> bool {
    person.presided || person.role == Some(Role::Secretary)
}

fn as_one(mut signer: Participant, mut listed: Participant) -> Participant {
    if signer.presided {
        listed.presided = listed.office != Some(Office::Chair);
        if listed.office_items.is_empty() {
            listed.office_items = std::mem::take(&mut signer.office_items);
        }
    } else if signer.role == Some(Role::Secretary) {
        listed.role = Some(Role::Secretary);
        listed.items.append(&mut signer.items);
    }
    add(&mut listed, signer);
    listed
}

/// Lines below the day of adjustment on which those stand who adjusted.
const MOST_SIGNED: usize = 10;

/// Those who adjusted, in columns below the day on which they did: "Justerat den 7 november 1931:" ⏎ "Karl Ek     Edvin Holm".
pub(crate) fn adjusted_below(scene: &mut Scene, document: &mut Document, lines: Lines) {
    let Some(day) = lines.iter().find(|index| closing::is_day_over_names(scene, *index)) else { return };
    // What attests the posting stands below them.
    let below = (day + 1..lines.end.min(day + 1 + MOST_SIGNED))
        .filter(|line| !scene.lines[*line].is_blank())
        .take_while(|line| scene.lines[*line].is_text());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for line in below {
        let cells = scene.cells(line, scene.lines[line].start);
        let shown = |cell: &Cell| scene.slice_text(cell.range).trim_end_matches(['.', ',']);
        // "Oscar Lilja," ⏎ "ordförande.": who led the meeting does not adjust.
        if cells.len() == 1 && scene.language.office(shown(&cells[0])).is_some() {
            rows.pop();
        } else if cells.iter().all(|cell| is_person_name(scene.language, shown(cell)) != NameLikeness::No) {
            rows.push(cells.into_vec());
        } else {
            break;
        }
    }
    for cell in rows.into_iter().flatten() {
        let name = scene.slice_text(cell.range).trim_end_matches(['.', ',']).len();
        let passage = scene.passage(cell.range.start..cell.range.start + name);
        scene.claim(cell.range.start + name..cell.range.end, Owner::Label);
        roster::adjusters(scene, document, &passage);
    }
    spare_chair(document);
}
