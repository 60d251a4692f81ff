//! Jäv: who does not take part in the handling of an item.

use super::movers;
use super::sentences::sentences;
use crate::language::Wording;
use crate::model::{Item, Recusal};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Reads the recusals that running text tells of.
pub(super) fn read_told(scene: &Scene, item: &mut Item, text: &Passage) {
    if scene.language.recusal_stems().is_in(text.text()) {
        read_by(scene, item, text, scene.language.told_recusal_verbs());
    }
}

/// Reads the recusals of a section.
pub(super) fn read(scene: &Scene, item: &mut Item, text: &Passage) {
    read_by(scene, item, text, scene.language.recusal_verbs());
}

fn read_by(scene: &Scene, item: &mut Item, text: &Passage, verbs: Wording) {
    for sentence in sentences(scene.language, text.text()) {
        let shown = &text.text()[sentence.clone()];
        let Some((at, _)) = verbs.earliest_in(shown) else { continue };
        for person in movers::read(scene, text, sentence.start..sentence.start + at) {
            let mut recusal = Recusal { name: person.name, party: person.party, ..Recusal::default() };
            recusal.places = person.places;
            item.recusals.push(recusal);
        }
    }
}
