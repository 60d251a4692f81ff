//! Names above the words Ordförande and Sekreterare: who signs the notice.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::assemble::roster;
use crate::grammar::person::name_key;
use crate::grammar::person::{Person, person};
use crate::language::{HeaderLabel, OfficeOrFunction, Roster};
use crate::model::{Document, DocumentKind, Office, Participant, Role};
use crate::page::ledger::Owner;
use crate::page::scene::Scene;
use crate::page::shape::is_rule;

/// Reads signature blocks among `lines`; gives the first line of each.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Range<usize>) -> Option<usize> {
    let mut first = None;
    for index in lines.clone() {
        if let Some(roles) = block(scene, index, lines.end) {
            sign(scene, document, index, roles);
            first.get_or_insert(index);
        }
    }
    let first = first.or_else(|| closing_names(scene, document, lines));
    if first.is_some() {
        merge(document);
    }
    first
}

/// Names with their office at the very end: "Anna Ek (S), ordförande" ⏎ "Bo Lind, sekreterare".
fn closing_names(scene: &mut Scene, document: &mut Document, lines: Range<usize>) -> Option<usize> {
    let mut signers: Vec<(usize, Person)> = Vec::new();
    let mut at = lines.end;
    while let Some(index) = scene.previous_text(at, lines.start + 1).filter(|_| signers.len() < 3) {
        let found = person(scene.language, scene.text(index)).filter(|found| found.rest.is_none())?;
        let chair = matches!(&found.office, Some(office) if office.value == OfficeOrFunction::Office(Office::Chair));
        let title = found.title.clone().and_then(|range| scene.text(index).get(range)).unwrap_or("");
        if !chair && !scene.language.secretary_endings().closes(&title.to_lowercase()) {
            break;
        }
        signers.push((index, found));
        if chair {
            break;
        }
        at = index;
    }
    let (first, chair) = signers.last()?;
    chair.office.as_ref()?;
    let first = *first;
    for (index, found) in signers.iter().rev() {
        let passage = scene.passage(scene.lines[*index].range());
        let chair = found.office.is_some();
        let mut signer =
            roster::participant(scene, &passage, found, if chair { Role::Member } else { Role::Secretary });
        signer.presided = chair;
        scene.claim_passage(&passage, Owner::Label);
        document.participants.push(signer);
    }
    Some(first)
}

/// The line of nothing but signing roles below a line of names, if nobody is listed under the roles.
pub(crate) fn block(scene: &Scene, above: usize, end: usize) -> Option<usize> {
    if !scene.lines[above].is_text() || scene.lines[above].end - scene.lines[above].start > 160 {
        return None;
    }
    let index = scene.next_text(above + 1, end.min(above + 3))?;
    if scene.lines.get(index + 1).is_some_and(|line| line.is_text()) || !is_roles(scene, index) {
        return None;
    }
    // "Eva Berg" ⏎⏎ "Justeras" ⏎⏎ "........": a word over a line to sign on heads the name below it.
    let below = (index + 1..(index + 4).min(end)).find(|below| !scene.lines[*below].is_blank());
    if index > above + 1 && below.is_some_and(|below| is_rule(scene.text(below).split("   ").next().unwrap_or(""))) {
        return None;
    }
    let names = scene.cells(above, scene.lines[above].start);
    let roles = scene.cells(index, scene.lines[index].start);
    let fits = names.len() == roles.len()
        && names.iter().all(|cell| {
            let text = scene.slice_text(cell.range.clone());
            scene.ledger.is_free(cell.range.clone())
                && person(scene.language, text).is_some()
                && scene.language.roster_heading(text).is_none()
        });
    // One name above one role is also the end of a roster above the next heading: then names follow below.
    let heads_list = names.len() == 1
        && scene
            .next_text(index + 1, (index + 4).min(scene.lines.len()))
            .is_some_and(|next| crate::facts::people::is_people(scene, scene.text(next)));
    (fits && !heads_list).then_some(index)
}

fn is_roles(scene: &Scene, index: usize) -> bool {
    let line = &scene.lines[index];
    line.end - line.start < 140 && scene.cell_texts(index).all(|text| signing_role(scene, text).is_some())
}

/// The role that a word below a name tells, in small letters too: "ordförande", "Sekreterare", "justerare".
pub(crate) fn signing_role(scene: &Scene, text: &str) -> Option<Roster> {
    let mut letters = text.chars();
    let word: String = letters.next()?.to_uppercase().chain(letters).collect();
    let label = scene.language.header_label(&word);
    if label.is_some_and(|found| found.label == HeaderLabel::Adjuster && found.end == word.len()) {
        return Some(Roster::Adjusters);
    }
    let known = scene.language.roster_heading(&word).filter(|found| found.exact).map(|found| found.roster);
    known.filter(|roster| matches!(roster, Roster::Chair | Roster::Secretary | Roster::Adjusters))
}

/// Reads the names above the roles.
pub(crate) fn sign(scene: &mut Scene, document: &mut Document, above: usize, index: usize) {
    let names = scene.cells(above, scene.lines[above].start);
    let roles = scene.cells(index, scene.lines[index].start);
    for (name, role) in names.iter().zip(&roles) {
        let role_text = scene.slice_text(role.range.clone());
        let roster = signing_role(scene, role_text);
        let passage = scene.passage(name.range.clone());
        let Some(found) = person(scene.language, passage.text()) else { continue };
        scene.claim(role.range.clone(), Owner::Label);
        if roster == Some(Roster::Adjusters) {
            roster::adjusters(scene, document, &passage);
            continue;
        }
        let mut signer = roster::participant(scene, &passage, &found, Role::Secretary);
        if roster == Some(Roster::Chair) {
            signer.role = Some(Role::Member);
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
