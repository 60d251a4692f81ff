//! Who signed by a signing service: people, adjusters, and the day of adjustment. (Catalogue 9.7)

use std::collections::HashMap;

use crate::assemble::signatures::merge;
use crate::classify::certificates::Signer;
use crate::grammar::person::name_key;
use crate::language::Roster;
use crate::model::{Adjuster, Document, DocumentKind, Participant, Role};
use crate::page::ledger::Owner;
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// Gives the document who signed, and on which day the last of them did.
pub(crate) fn sign(scene: &mut Scene, document: &mut Document, signers: &[Signer]) {
    let minutes = matches!(document.kind, DocumentKind::Minutes | DocumentKind::MinutesExtract);
    if signers.is_empty() || !minutes {
        return;
    }
    let names = document.adjusters.iter().enumerate().rev();
    let mut known: HashMap<String, usize> =
        names.filter_map(|(at, adjuster)| Some((name_key(adjuster.name.as_deref()?), at))).collect();
    for signer in signers {
        let (Some(name), Some(role)) = (&signer.name, signer.role) else { continue };
        let passage = scene.passage(*name);
        if role == Roster::Adjusters {
            adjuster(scene, document, name, &mut known);
            continue;
        }
        scene.ledger.reassign(*name, Owner::Field);
        let mut person = Participant { name: Some(passage.text().to_owned()), ..Participant::default() };
        scene.view(&mut person.places, "name", &passage);
        person.presided = role == Roster::Chair;
        person.role = Some(if person.presided { Role::Member } else { Role::Secretary });
        document.participants.push(person);
    }
    merge(document);
    let last = signers.iter().filter_map(|signer| signer.day.as_ref()).max_by(|one, other| one.1.cmp(&other.1));
    let known = document.adjustment.as_ref().is_some_and(|adjustment| adjustment.date.is_some());
    if let Some((slice, day)) = last.filter(|_| !known) {
        let adjustment = document.adjustment.get_or_insert_default();
        scene.ledger.reassign(*slice, Owner::Field);
        scene.view(&mut adjustment.places, "date", &scene.passage(*slice));
        adjustment.date = Some(day.clone());
    }
}

/// Whoever signed as adjuster: one entry with whoever was chosen.
fn adjuster(scene: &mut Scene, document: &mut Document, name: &Slice, known: &mut HashMap<String, usize>) {
    let passage = scene.passage(*name);
    let key = name_key(passage.text());
    scene.ledger.reassign(*name, Owner::Field);
    match known.get(&key).and_then(|at| document.adjusters.get_mut(*at)) {
        Some(known) => scene.view(&mut known.places, "name+", &passage),
        None => {
            let mut adjuster = Adjuster { name: Some(passage.text().to_owned()), ..Adjuster::default() };
            scene.view(&mut adjuster.places, "name", &passage);
            known.insert(key, document.adjusters.len());
            document.adjusters.push(adjuster);
        }
    }
}
