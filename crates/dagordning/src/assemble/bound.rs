//! What stands behind the last item's own text: people, ballots, papers.

use crate::assemble::lists::ballots;
use crate::assemble::{floor, header};
use crate::classify::zones::{Behind, Zone};
use crate::grammar::paper::kind_of;
use crate::model::{Attachment, Document};
use crate::page::scene::Scene;

/// Reads who signs and who was there, before the items are read.
pub(crate) fn read_people(scene: &mut Scene, document: &mut Document, behind: &Behind) {
    for (zone, lines) in behind.zones() {
        if matches!(zone, Zone::Closing | Zone::Attendance) {
            header::read_behind(scene, document, lines);
        }
    }
}

/// Gives the ballots to their items, once these are read.
pub(crate) fn read_ballots(scene: &mut Scene, document: &mut Document, behind: &Behind) {
    for (zone, lines) in behind.zones() {
        if zone == Zone::Ballots {
            for item in ballots::read(scene, document, lines) {
                if let Some(item) = document.items.get_mut(item) {
                    floor::reconcile(scene, item);
                }
            }
        }
    }
}

/// The papers that are bound behind, each with its pages up to the next or to line `end`.
pub(crate) fn read_papers(scene: &Scene, document: &mut Document, behind: &Behind, end: usize) {
    for (at, paper) in behind.papers.iter().enumerate() {
        let mut attachment = Attachment::default();
        let passage = scene.passage(paper.word);
        scene.view(&mut attachment.places, "label", &passage);
        attachment.kind = Some(kind_of(scene.language, passage.text()));
        attachment.label = Some(passage.into_text());
        let last = behind.papers.get(at + 1).map_or(scene.lines[end - 1].page, |next| scene.lines[next.line].page - 1);
        let last = last.max(scene.lines[paper.line].page);
        attachment.pages = vec![scene.lines[paper.line].page, last];
        document.attachments.push(attachment);
    }
}
