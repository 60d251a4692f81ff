//! What stands behind the last item's own text: people, ballots, papers.

use crate::assemble::lists::ballots;
use crate::assemble::{documents, floor, header, posted, signatures};
use crate::classify::zones::{Behind, Zone};
use crate::facts::opening::dated_place;
use crate::grammar::date;
use crate::grammar::paper::{annexes_named, kind_of, kind_of_title};
use crate::language::Language;
use crate::model::{Attachment, DiagnosticCode, Document, Item, Severity};
use crate::page::ledger::Owner;
use crate::page::scene::Scene;

/// Reads who signs and who was there, before the items are read.
pub(crate) fn read_people(scene: &mut Scene, document: &mut Document, behind: &Behind) {
    for (zone, lines) in behind.zones() {
        match zone {
            Zone::Closing | Zone::Attendance => {
                signatures::adjusted_below(scene, document, lines);
                header::read_behind(scene, document, lines);
            }
            Zone::Papers => {
                read_issued(scene, document, lines.start);
                posted::below_notice(scene, document, lines);
            }
            Zone::Scattered => {
                // Which cell belongs to which row is not to be known.
                let message = "a list of attendance lost its columns: none of its rows is read";
                let head = Some(scene.lines[lines.start].range());
                scene.diagnose(DiagnosticCode::UnreadRow, Severity::Error, message, head);
            }
            _ => {}
        }
    }
}

/// "Råsjö den 22 april 2025" below the last item of a notice: the day on which it was issued.
fn read_issued(scene: &mut Scene, document: &mut Document, index: usize) {
    let text = scene.text(index);
    let Some(shown) = dated_place(scene, text) else { return };
    let Some(day) = date::find_dates(scene.language, text).first().and_then(|found| found.value.start.iso(None)) else {
        return;
    };
    let passage = scene.passage(scene.lines[index].range());
    let meeting = document.meeting.get_or_insert_default();
    if meeting.issued.is_none() {
        scene.put(&mut meeting.places, "issued", &passage.part(shown));
        scene.claim_line(index, Owner::Label);
        meeting.issued = Some(day);
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

/// The list of annexes of a whole agenda: an annex that one item names is that item's, once the items are read.
pub(crate) fn read_annexes(scene: &mut Scene, document: &mut Document, behind: &Behind) {
    let lists: Vec<_> = behind.zones().filter(|(zone, _)| *zone == Zone::Annexes).map(|(_, lines)| lines).collect();
    for lines in lists {
        for paper in documents::of_annexes(scene, lines) {
            let item = paper.number.as_deref().and_then(|number| naming(scene.language, &document.items, number));
            match item.and_then(|at| document.items.get_mut(at)) {
                Some(item) => item.documents.push(paper),
                None => document.documents.push(paper),
            }
        }
    }
}

/// The one item whose title or text names an annex, and that lists none of its number.
fn naming(language: &Language, items: &[Item], number: &str) -> Option<usize> {
    let names = |text: &str| annexes_named(language, text).into_iter().any(|at| text[at].eq_ignore_ascii_case(number));
    let named = |item: &Item| {
        let texts = item.sections.iter().filter_map(|section| section.text.as_deref());
        texts.chain(item.title.as_deref()).any(names)
            && !item.documents.iter().any(|known| known.number.as_deref() == Some(number))
    };
    let mut found = items.iter().enumerate().filter(|(_, item)| named(item)).map(|(at, _)| at);
    found.next().filter(|_| found.next().is_none())
}

/// The papers that are bound behind, each with its pages up to the next or to line `end`.
pub(crate) fn read_papers(scene: &mut Scene, document: &mut Document, behind: &Behind, end: usize) {
    for (at, paper) in behind.papers.iter().enumerate() {
        let mut attachment = Attachment::default();
        let next = behind.papers.get(at + 1).map_or(end, |next| next.line);
        if let Some(title) = paper.title {
            read_titled(scene, &mut attachment, title, next);
            if let Some(number) = paper.number {
                let number = scene.passage(number);
                scene.put(&mut attachment.places, "number", &number);
                attachment.number = Some(number.into_text());
                scene.claim_line(paper.line, Owner::Label);
            }
        } else {
            let passage = scene.passage(paper.word);
            scene.view(&mut attachment.places, "label", &passage);
            attachment.kind = Some(kind_of(scene.language, passage.text()));
            attachment.label = Some(passage.into_text());
        }
        // The one before ends above the next: on its page, where something stands there above it.
        let above = scene.previous_text(next, paper.line).unwrap_or(paper.line);
        attachment.pages = vec![scene.lines[paper.line].page, scene.lines[above].page];
        document.attachments.push(attachment);
    }
}

/// A paper that begins with its title, and the day that stands behind a place in it: "Råsjö den 12 januari 2025".
fn read_titled(scene: &mut Scene, attachment: &mut Attachment, line: usize, end: usize) {
    let title = scene.passage(scene.lines[line].range());
    attachment.kind = kind_of_title(scene.language, title.text()).map(|(kind, _)| kind);
    scene.put(&mut attachment.places, "title", &title);
    attachment.title = Some(title.into_text());
    let dated = |index: usize| {
        let shown = dated_place(scene, scene.text(index))?;
        let day = date::find_dates(scene.language, scene.text(index)).first()?.value.start.iso(None)?;
        Some((scene.passage(scene.lines[index].range()).part(shown), day))
    };
    let lines = (line + 1..end).filter(|index| scene.lines[*index].is_text());
    if let Some((passage, day)) = lines.clone().find_map(dated) {
        scene.view(&mut attachment.places, "date", &passage);
        attachment.date = Some(day);
    }
}
