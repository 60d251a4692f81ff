//! What happens at the meeting under an item: motions (yrkanden), votes, reservations and statements, recusals. All are
//! views into the text of the sections that they stand in. (Kommunallagen 5:65–69 says that minutes must hold them.)

mod motions;
mod movers;
mod recusals;
pub(super) mod sentences;
mod statements;
mod votes;

use crate::classify::body::blocks::Blocks;
use crate::classify::habits::Habits;
use crate::model::{Item, SectionKind};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Reads what the section of one kind tells; `heading` and `text` are the section's own.
pub(crate) fn read(
    scene: &mut Scene,
    item: &mut Item,
    kind: SectionKind,
    blocks: &Blocks,
    (heading, text): (&Passage, &Passage),
    habits: &Habits,
) {
    match kind {
        // Minutes without headings tell in running text who moved what, and who was disqualified.
        SectionKind::Description | SectionKind::Preparation | SectionKind::Debate if !habits.drafts => {
            motions::read_told(scene, item, blocks, text.text());
            recusals::read_told(scene, item, text);
            if habits.assembly || habits.unheaded {
                item.reservations.extend(statements::reserved(scene, text));
            }
        }
        SectionKind::Motions => motions::read(scene, item, blocks),
        SectionKind::Vote => votes::read(scene, item, text, habits.width),
        SectionKind::Procedure => votes::read(scene, item, text, habits.width),
        SectionKind::Reservation => item.reservations.extend(statements::read(scene, blocks, heading)),
        SectionKind::Statement => {
            item.statements.extend(statements::read(scene, blocks, heading));
            recusals::read_told(scene, item, text);
        }
        SectionKind::Recusal => recusals::read(scene, item, text),
        _ => {}
    }
}

/// Reads the votes that the running text of an item tells of, where no section of its own does.
pub(crate) fn read_told_votes(scene: &mut Scene, item: &mut Item, texts: &[Passage], habits: &Habits) {
    for text in texts {
        if item.votes.is_empty() {
            votes::read_told(scene, item, text, habits.width);
        }
    }
}

/// Whether the text of such a section may tell of a vote.
pub(crate) fn may_tell_vote(scene: &Scene, kind: SectionKind, text: &Passage) -> bool {
    let told = matches!(
        kind,
        SectionKind::Description
            | SectionKind::Debate
            | SectionKind::Motions
            | SectionKind::Decision
            | SectionKind::Other
    );
    told && scene.language.vote_signs().is_in(text.text())
}

/// Compares the names of each vote with its tally, once all sections are read.
pub(crate) fn reconcile(scene: &mut Scene, item: &mut Item) {
    votes::reconcile(scene, item);
}
