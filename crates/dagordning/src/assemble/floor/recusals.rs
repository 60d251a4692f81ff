//! Jäv: who does not take part in the handling of an item.

use super::movers;
use super::sentences::sentences;
use crate::model::{Item, Recusal};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Verbs behind which those who are disqualified are known.
const VERBS: [&str; 12] = [
    " deltar på grund av jäv",
    " deltog på grund av jäv",
    " anmäler jäv",
    " anmälde jäv",
    " anmäler sig jävig",
    " deltar inte",
    " deltog inte",
    " deltar ej",
    " deltog ej",
    " är jävig",
    " var jävig",
    " tjänstgör ej",
];

/// Verbs that tell of it in running text, where others may mean anything.
const TOLD: [&str; 6] = [
    " deltar på grund av jäv",
    " deltog på grund av jäv",
    " anmäler jäv",
    " anmälde jäv",
    " anmäler sig jävig",
    " på grund av jäv",
];

/// Reads the recusals that running text tells of.
pub(super) fn read_told(scene: &Scene, item: &mut Item, text: &Passage) {
    if memchr::memmem::find(text.text().as_bytes(), "jäv".as_bytes()).is_some() {
        read_by(scene, item, text, &TOLD);
    }
}

/// Reads the recusals of a section.
pub(super) fn read(scene: &Scene, item: &mut Item, text: &Passage) {
    read_by(scene, item, text, &VERBS);
}

fn read_by(scene: &Scene, item: &mut Item, text: &Passage, verbs: &[&str]) {
    for sentence in sentences(text.text()) {
        let shown = &text.text()[sentence.clone()];
        let Some(at) = verbs.iter().filter_map(|verb| shown.find(verb)).min() else { continue };
        for person in movers::read(scene, text, sentence.start..sentence.start + at) {
            let mut recusal = Recusal { name: person.name, party: person.party, ..Recusal::default() };
            recusal.places = person.places;
            item.recusals.push(recusal);
        }
    }
}
