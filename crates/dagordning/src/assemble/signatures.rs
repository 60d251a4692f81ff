//! Who signs: names above their roles, or with their office at the very end.

use std::collections::HashMap;

use crate::assemble::roster;
use crate::classify::zones::signing::{Signing, signing_role};
use crate::grammar::person::{name_key, person};
use crate::language::Roster;
use crate::model::{Document, DocumentKind, Office, Participant, Role};
use crate::page::ledger::Owner;
use crate::page::scene::Scene;

/// Reads who signs.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, signing: &Signing) {
    for (names, roles) in &signing.blocks {
        sign(scene, document, *names, *roles);
    }
    for (index, found) in &signing.signers {
        let passage = scene.passage(scene.lines[*index].range());
        let chair = found.office.is_some();
        let mut signer =
            roster::participant(scene, &passage, found, if chair { Role::Member } else { Role::Secretary });
        signer.presided = chair;
        if chair {
            // Who signs as chair is known only as such.
            signer.role = None;
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
        let role_text = scene.slice_text(role.range);
        let roster = signing_role(scene, role_text);
        let passage = scene.passage(name.range);
        let Some(found) = person(scene.language, passage.text()) else { continue };
        scene.claim(role.range, Owner::Label);
        if roster == Some(Roster::Adjusters) {
            roster::adjusters(scene, document, &passage);
            continue;
        }
        let mut signer = roster::participant(scene, &passage, &found, Role::Secretary);
        if roster == Some(Roster::Chair) {
            signer.role = None;
            signer.office = None;
            signer.presided = true;
        }
        document.participants.push(signer);
        scene.claim_passage(&passage, Owner::Label);
    }
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
                let Some(mut first) = slot.take() else { continue };
                let mut person = person;
                // The entry's own places stay; the later ones are added, so that many signatures take linear work.
                let mut own = std::mem::take(&mut first.places);
                own.absorb(std::mem::take(&mut person.places));
                // Who signs on the cover stands where a later list has them.
                let listed_later = minutes && signs(&first) && !signs(&person);
                let (signer, listed) = if signs(&first) { (first, person) } else { (person, first) };
                let mut one = as_one(signer, listed);
                one.places = own;
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
    document.participants = merged.into_iter().flatten().collect();
}

/// Whether two entries tell of one person in one role: under `Ordförande` and again among the members.
fn is_same(one: &Participant, other: &Participant) -> bool {
    one.role == other.role && (one.party == other.party || one.party.is_none() || other.party.is_none())
}

/// Adds what a second entry tells of a person to the first.
fn repeat(first: &mut Participant, mut again: Participant) {
    first.places.absorb(std::mem::take(&mut again.places));
    first.party = first.party.take().or(again.party);
    first.party_name = first.party_name.take().or(again.party_name);
    first.office = first.office.or(again.office);
    first.title = first.title.take().or(again.title);
    first.organization = first.organization.take().or(again.organization);
    first.items.append(&mut again.items);
    first.items_except.append(&mut again.items_except);
    first.items_partial.append(&mut again.items_partial);
    first.office_items.append(&mut again.office_items);
    first.subitems.append(&mut again.subitems);
    first.substitutions.append(&mut again.substitutions);
    first.scope_text = first.scope_text.take().or(again.scope_text);
    first.from = first.from.take().or(again.from);
    first.until = first.until.take().or(again.until);
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
        listed.party = listed.party.take().or(signer.party.take());
    } else if signer.role == Some(Role::Secretary) {
        listed.role = Some(Role::Secretary);
        listed.title = listed.title.take().or(signer.title.take());
    }
    listed
}
