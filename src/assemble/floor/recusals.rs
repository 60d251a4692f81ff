//! Jäv: who does not take part in the handling of an item.

use super::movers;
use super::sentences::sentences;
use crate::assemble::passage::Passage;
use crate::assemble::scene::Scene;
use crate::model::{Item, Recusal};

/// Verbs behind which those who are disqualified are known.
const VERBS: [&str; 10] = [
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

/// Reads the recusals of a section.
pub(super) fn read(scene: &Scene, item: &mut Item, text: &Passage) {
    for sentence in sentences(text.text()) {
        let shown = &text.text()[sentence.clone()];
        let Some(at) = VERBS.iter().filter_map(|verb| shown.find(verb)).min() else { continue };
        for person in movers::read(scene, text, sentence.start..sentence.start + at) {
            let mut recusal = Recusal { name: person.name, party: person.party, ..Recusal::default() };
            recusal.places = person.places;
            item.recusals.push(recusal);
        }
    }
}
