//! Who was there, and who leads, writes and adjusts, as one of the first items tells it: "§ 1 Närvarande: Anna Ek, Bo Lind",
//! "Ordförande: Anna Ek. Sekreterare: Bo Lind. Justerare: Cia Alm." The section owns the characters.

use std::ops::Range;

use crate::assemble::{roster, signatures};
use crate::facts::cover::{is_called, people_parts};
use crate::facts::people::is_attribute;
use crate::language::Roster;
use crate::model::{Document, DocumentKind, Role};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// A meeting tells who is there before it does anything else.
const FIRST_ITEMS: usize = 4;
/// Longer texts tell more, in bytes.
const LONGEST: usize = 1200;
/// Labels in a row that are looked for.
const MOST_LABELS: usize = 6;

/// Whom the first items name, under what heading.
#[derive(Debug, Default)]
pub(crate) struct Present {
    asked: usize,
    lists: Vec<(Roster, Passage)>,
    signers: Vec<(Roster, Passage)>,
}

impl Present {
    /// Counts the next item; gives the roster that its title heads: "Närvarande", "Frånvarande".
    pub(crate) fn next_item(&mut self, scene: &Scene, title: &str) -> Option<Roster> {
        self.asked += 1;
        if self.asked > FIRST_ITEMS || is_called(scene, title) {
            return None;
        }
        let found = scene.roster_heading(title).filter(|found| found.end == title.len())?;
        lists_people(found.roster).then_some(found.roster)
    }

    /// Reads the text of a section of the item that was counted last; `roster` is what its title heads.
    pub(crate) fn read(&mut self, scene: &Scene, roster: Option<Roster>, text: &Passage) {
        if self.asked > FIRST_ITEMS || text.text().len() > LONGEST {
            return;
        }
        let labels = labels(scene, text.text());
        if labels.len() >= 2 {
            self.signers.extend(labels.into_iter().map(|(roster, range)| (roster, text.part(range))));
        }
        let Some(roster) = roster else { return };
        let mut at = 0;
        for line in text.text().split('\n') {
            let range = at..at + line.trim_end_matches('.').len();
            at += line.len() + 1;
            let names = &text.text()[range.clone()];
            let parts = people_parts(scene.language, names);
            let named = |part: &str| scene.person(part).is_some_and(|found| found.rest.is_none());
            // "…, Erika Alm, via Teams och Torsten Ek"
            let told = |(at, part): (usize, &&str)| named(part) || at > 0 && is_attribute(scene, part);
            if !names.is_empty() && parts.iter().enumerate().all(told) {
                self.lists.push((roster, text.part(range)));
            }
        }
    }

    /// Gives them to the document, where no cover lists anybody in that role and nobody else signs.
    pub(crate) fn settle(self, scene: &mut Scene, document: &mut Document) {
        let minutes = document.kind != DocumentKind::Agenda;
        let listed = |role: Role, document: &Document| document.participants.iter().any(|one| one.role == Some(role));
        let known: Vec<Role> = [Role::Member, Role::Absent, Role::Official, Role::Guest, Role::Substitute]
            .into_iter()
            .filter(|role| listed(*role, document))
            .collect();
        let before = document.participants.len();
        for (roster, names) in &self.lists {
            if !known.contains(&roster::role_of(*roster, minutes)) {
                roster::add(scene, document, *roster, names, None, minutes);
            }
        }
        let presided = document.participants.iter().any(|one| one.presided || one.office.is_some());
        for (roster, name) in &self.signers {
            match roster {
                Roster::Chair if !presided => roster::sign(scene, document, *roster, name),
                Roster::Secretary if !listed(Role::Secretary, document) => {
                    roster::add(scene, document, *roster, name, None, minutes);
                }
                Roster::Adjusters if document.adjusters.is_empty() => roster::adjusters(scene, document, name),
                _ => {}
            }
        }
        if document.participants.len() > before {
            signatures::merge(document);
            signatures::spare_chair(document);
        }
    }
}

fn lists_people(roster: Roster) -> bool {
    !matches!(roster, Roster::Chair | Roster::ViceChair | Roster::Secretary | Roster::Adjusters | Roster::Presenter)
}

/// The labels of chair, secretary and adjusters in running text with the one name or list behind each.
fn labels(scene: &Scene, text: &str) -> Vec<(Roster, Range<usize>)> {
    let mut found: Vec<(Roster, Range<usize>)> = Vec::new();
    for (colon, _) in text.match_indices(':').take(MOST_LABELS) {
        let start = text[..colon].rfind([' ', '\n']).map_or(0, |at| at + 1);
        let word = &text[start..=colon];
        let capital: String = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
        let Some(label) = scene.roster_heading(&capital).filter(|label| label.end == capital.len()) else { continue };
        if !matches!(label.roster, Roster::Chair | Roster::Secretary | Roster::Adjusters) {
            continue;
        }
        let rest = text[colon + 1..].trim_start();
        let from = text.len() - rest.len();
        let end = [". ", "\n", "; "].into_iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
        // "Ordförande: Anna Ek, sekreterare: Bo Lind"
        let end = rest[..end].find(':').and_then(|next| rest[..next].rfind(", ")).unwrap_or(end);
        let names = rest[..end].trim_end_matches(['.', ' ']);
        let parts = people_parts(scene.language, names);
        let named = |part: &&str| scene.person(part).is_some_and(|found| found.rest.is_none());
        let fits = label.roster == Roster::Adjusters || parts.len() == 1;
        if !names.is_empty() && fits && parts.iter().all(named) {
            found.push((label.roster, from..from + names.len()));
        }
    }
    found
}
