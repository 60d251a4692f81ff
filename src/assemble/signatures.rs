//! Names above the words Ordförande and Sekreterare: who signs the notice.

use std::ops::Range;

use super::ledger::Owner;
use super::roster;
use super::scene::{LineKind, Scene};
use crate::grammar::person::person;
use crate::lexicon::Roster;
use crate::model::{Document, Office, Role};

/// Reads signature blocks among `lines`; gives the first line of each.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Range<usize>) -> Option<usize> {
    let mut first = None;
    for index in lines.clone() {
        let Some(above) = block(scene, lines.start, index) else { continue };
        sign(scene, document, above, index);
        first.get_or_insert(above);
    }
    first
}

/// The line of names above a line of nothing but signing roles, if nobody is listed below it.
fn block(scene: &Scene, start: usize, index: usize) -> Option<usize> {
    if scene.lines[index].kind != LineKind::Text || !is_roles(scene, index) {
        return None;
    }
    let above = scene.previous_text(index, start)?;
    if index - above > 2 || scene.lines.get(index + 1).is_some_and(|line| line.is_text()) {
        return None;
    }
    let names = scene.cells(above, scene.lines[above].start);
    let roles = scene.cells(index, scene.lines[index].start);
    let single = names.len() == 1;
    let fits = names.len() == roles.len()
        && names.iter().all(|cell| {
            let text = scene.slice_text(cell.range.clone());
            scene.ledger.is_free(cell.range.clone())
                && person(scene.lexicon, text).is_some()
                && scene.lexicon.roster_heading(text).is_none()
        });
    // One name above one role is also the end of a roster above the next heading: then names follow below.
    let heads_list = single && scene.next_text(index + 1, (index + 4).min(scene.lines.len())).is_some_and(|next| {
        roster::is_people(scene, scene.text(next))
    });
    (fits && !heads_list).then_some(above)
}

fn is_roles(scene: &Scene, index: usize) -> bool {
    let line = &scene.lines[index];
    line.end - line.start < 80
        && scene.cells(index, line.start).iter().all(|cell| {
            let text = scene.slice_text(cell.range.clone());
            scene
                .lexicon
                .roster_heading(text)
                .is_some_and(|found| found.exact && matches!(found.roster, Roster::Chair | Roster::Secretary))
        })
}

fn sign(scene: &mut Scene, document: &mut Document, above: usize, index: usize) {
    let names = scene.cells(above, scene.lines[above].start);
    let roles = scene.cells(index, scene.lines[index].start);
    for (name, role) in names.iter().zip(&roles) {
        let role_text = scene.slice_text(role.range.clone());
        let roster = scene.lexicon.roster_heading(role_text).map(|found| found.roster);
        let passage = scene.passage(name.range.clone());
        let Some(found) = person(scene.lexicon, passage.text()) else { continue };
        scene.claim(role.range.clone(), Owner::Label);
        let mut signer = roster::participant(scene, &passage, &found, Role::Secretary);
        if roster == Some(Roster::Chair) {
            let known = document
                .participants
                .iter()
                .any(|p| p.name == signer.name && p.office == Some(Office::Chair));
            if known {
                continue;
            }
            signer.role = Some(Role::Member);
            signer.office = None;
            signer.presided = true;
        }
        document.participants.push(signer);
        scene.claim_passage(&passage, Owner::Label);
    }
}
