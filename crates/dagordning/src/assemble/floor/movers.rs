//! Who moves, votes, reserves or states: people, or the members of parties.

use std::ops::Range;

use crate::grammar::person::people_list;
use crate::language::search::find;
use crate::language::small_letters;
use crate::model::NamedPerson;
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// The people or parties of the text `range` of a passage, in printed order.
pub(super) fn read(scene: &Scene, passage: &Passage, range: Range<usize>) -> Vec<NamedPerson> {
    let mut found = Vec::new();
    for part in concurring(scene, passage.text(), range) {
        people(scene, passage, part, &mut found);
    }
    found
}

/// The stretches between the words of concurrence.
fn concurring(scene: &Scene, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = vec![range];
    for word in scene.language.concurrence().all() {
        let mut next = Vec::new();
        for part in parts {
            match find(&text[part.clone()], word) {
                Some(at) => {
                    next.push(part.start..part.start + at);
                    next.push(part.start + at + word.len()..part.end);
                }
                None => next.push(part),
            }
        }
        parts = next;
    }
    parts
}

fn people(scene: &Scene, passage: &Passage, range: Range<usize>, found: &mut Vec<NamedPerson>) {
    let text = passage.text();
    if members(scene, passage, range.clone(), found) {
        return;
    }
    let range = lead_off(scene, text, range);
    let part = &text[range.clone()];
    if members(scene, passage, range.clone(), found) {
        return;
    }
    if !part.contains('(') && parties(scene, passage, range.clone(), found) {
        return;
    }
    for piece in pieces(scene, text, range) {
        for person in people_list(scene.language, &text[piece.clone()]) {
            let at = |range: &Range<usize>| passage.part(piece.start + range.start..piece.start + range.end);
            let mut named = NamedPerson::default();
            let name = at(&person.name);
            if name.is_empty() {
                continue;
            }
            scene.view(&mut named.places, "name", &name);
            named.name = Some(name.text().to_owned());
            if let Some(range) = &person.party {
                let party = at(range);
                scene.view(&mut named.places, "party", &party);
                named.party = Some(party.text().to_owned());
            }
            found.push(named);
        }
    }
}

/// "Ledamöterna i M och L", "Samtliga ledamöter för (SD)", "Moderaternas ledamöter": the members of parties.
fn members(scene: &Scene, passage: &Passage, range: Range<usize>, found: &mut Vec<NamedPerson>) -> bool {
    let part = &passage.text()[range.clone()];
    let shown = part.trim();
    let lower = small_letters(shown);
    if lower.len() != shown.len() {
        return false;
    }
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + shown.len();
    if let Some(lead) = scene.language.party_leads().opening(&lower) {
        return parties(scene, passage, start + lead.len()..end, found);
    }
    let Some(tail) = scene.language.party_tails().closing(&lower) else { return false };
    let lead = scene.language.all_of_party().opening(&lower).map_or(0, str::len);
    lead + tail.len() < shown.len() && parties(scene, passage, start + lead..end - tail.len(), found)
}

/// The stretches between the words that stand before names.
fn pieces(scene: &Scene, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let open = at == range.start || text[..at].ends_with([' ', '\n']);
        match open.then(|| scene.language.mover_leads().opening(rest)).flatten() {
            // "och" parts people all the same; a lead in front of a name is nobody's.
            Some(lead) if !scene.language.joint_before_mover().has(lead) => {
                pieces.push(start..at);
                at += lead.len();
                start = at;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    pieces.push(start..range.end);
    let trim = |range: Range<usize>| {
        let part = &text[range.clone()];
        let cut = part.trim_end().trim_end_matches(',');
        let cut = scene.language.joint_at_end().cut_off(cut).unwrap_or(cut);
        range.start..range.start + cut.trim_end_matches([',', ' ']).len()
    };
    pieces.into_iter().map(trim).filter(|range| !range.is_empty()).collect()
}

fn lead_off(scene: &Scene, text: &str, mut range: Range<usize>) -> Range<usize> {
    loop {
        let part = &text[range.clone()];
        let trimmed = part.trim_start_matches([' ', ',', '-', '•', '\n']);
        range.start += part.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches([' ', ',', '\n']);
        range.end = range.start + trimmed.len();
        let lower = small_letters(trimmed);
        match scene.language.mover_leads().opening(&lower).filter(|_| lower.len() == trimmed.len()) {
            Some(lead) => range.start += lead.len(),
            None => return range,
        }
    }
}

/// "S, V och MP": parties by their abbreviation or name and nothing else; false if there is anything else.
fn parties(scene: &Scene, passage: &Passage, range: Range<usize>, found: &mut Vec<NamedPerson>) -> bool {
    let text = passage.text();
    let mut names = Vec::new();
    let mut at = range.start;
    for word in text[range.clone()].split([',', '+', '/']).flat_map(|part| scene.language.joint_of_two().part(part)) {
        let name = word.trim();
        let start = text[at..].find(name).map_or(at, |offset| at + offset);
        let lead = scene.language.joint_before_party().trim_start(name);
        let start = start + (name.len() - lead.len());
        let inner = lead.trim_end_matches('.').trim_start_matches('(');
        let start = start + lead.trim_end_matches('.').len() - inner.len();
        let bare = inner.trim_end_matches(')');
        at = start + bare.len();
        if bare.is_empty() {
            continue;
        }
        let knows = |name: &str| scene.language.party(name).is_some() || scene.language.party_by_name(name).is_some();
        // "Moderaternas ledamöter": the party is the nominative.
        let nominative = scene.language.genitive_ending().cut_off(bare).filter(|name| !knows(bare) && knows(name));
        if let Some(name) = nominative {
            names.push(start..start + name.len());
            continue;
        }
        // "V-gruppen och SD-gruppen"
        let tail = scene.language.party_tails().closing(bare).map_or(0, str::len);
        let group = &bare[..bare.len() - tail];
        if tail > 0 && knows(group) {
            names.push(start..start + group.len());
            continue;
        }
        let known = knows(bare);
        let short = bare.len() <= 4 && bare.chars().all(char::is_uppercase);
        if !known && !short {
            return false;
        }
        names.push(start..at);
    }
    for range in &names {
        let party = passage.part(range.clone());
        let mut named = NamedPerson::default();
        scene.view(&mut named.places, "party", &party);
        named.party = Some(party.text().to_owned());
        found.push(named);
    }
    !names.is_empty()
}
