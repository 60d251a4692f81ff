//! Jäv: who does not take part in the handling of an item.

use std::collections::HashSet;
use std::ops::Range;

use super::movers;
use super::sentences::sentences;
use crate::grammar::person::people_list;
use crate::model::{Item, Recusal};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Reads the recusals that running text tells of: only sentences that say why somebody stays away.
pub(super) fn read_told(scene: &Scene, item: &mut Item, text: &Passage) {
    if scene.language.recusal_stems().is_in(text.text()) {
        let mut known = Known::of(item);
        for sentence in sentences(scene.language, text.text()) {
            if scene.language.recusal_stems().is_in(&text.text()[sentence.clone()]) {
                read_sentence(scene, item, &mut known, text, sentence);
            }
        }
    }
}

/// Reads the recusals of a section: who the sentences tell of, or lines of names alone.
pub(super) fn read(scene: &Scene, item: &mut Item, text: &Passage) {
    let mut known = Known::of(item);
    for sentence in sentences(scene.language, text.text()) {
        let shown = &text.text()[sentence.clone()];
        if scene.language.recusal_verbs().is_in(shown) {
            read_sentence(scene, item, &mut known, text, sentence);
        } else if are_names(scene, shown) {
            recused(scene, item, &mut known, text, sentence);
        }
    }
}

/// The names and parties of those of whom an item tells already.
struct Known(HashSet<(Option<String>, Option<String>)>);

impl Known {
    fn of(item: &Item) -> Known {
        Known(item.recusals.iter().map(|recusal| (recusal.name.clone(), recusal.party.clone())).collect())
    }
}

/// "Anna Ek (S) och Bo Lind (M)" and nothing else.
fn are_names(scene: &Scene, text: &str) -> bool {
    let found = people_list(scene.language, text);
    let told: usize = found.iter().filter_map(|person| Some(person.name.len() + person.party.clone()?.len())).sum();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    !found.is_empty() && told + 8 * found.len() >= letters && found.iter().all(|person| person.party.is_some())
}

/// Those before the verb; the verb may be parted by them: "Med anledning av jäv har Anna Ek (S) inte deltagit".
fn read_sentence(scene: &Scene, item: &mut Item, known: &mut Known, text: &Passage, sentence: Range<usize>) {
    let shown = &text.text()[sentence.clone()];
    let Some((at, _)) = scene.language.recusal_verbs().earliest_in(shown) else { return };
    let lower = shown[..at].to_lowercase();
    let lead = if lower.len() == at { scene.language.recusal_leads().opening(&lower).map_or(0, str::len) } else { 0 };
    recused(scene, item, known, text, sentence.start + lead..sentence.start + at);
}

fn recused(scene: &Scene, item: &mut Item, known: &mut Known, text: &Passage, who: Range<usize>) {
    for person in movers::read(scene, text, who) {
        // A party is not disqualified; whoever is named twice is so once.
        if person.name.is_none() || !known.0.insert((person.name.clone(), person.party.clone())) {
            continue;
        }
        let mut recusal = Recusal { name: person.name, party: person.party, ..Recusal::default() };
        recusal.places = person.places;
        item.recusals.push(recusal);
    }
}
