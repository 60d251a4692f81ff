//! The contents list against the items: each entry is an item, and what the document has not of it is said.

use std::collections::{HashMap, HashSet};

use super::numbers::numbers_of;
use crate::classify::outline::Outline;
use crate::model::{DiagnosticCode, Document, DocumentKind, Item, Severity};
use crate::page::scene::Scene;

/// A list that announces so many items, and most of them, has all.
const FEWEST: usize = 3;
/// Names that a message lists.
const LISTED: usize = 6;
/// The longest title in a message, in characters.
const LONGEST_TITLE: usize = 60;

/// What only the contents list has.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// For each missing entry its item's place in the document.
    places: Vec<usize>,
    /// Nothing of the document but the list has items from this place on.
    behind: usize,
    /// Their numbers.
    numbers: HashSet<u32>,
    /// How many secret ones without a number stand directly before the item with a number.
    unnumbered: HashMap<u32, u32>,
    /// Whether the list has numbers.
    numbered: bool,
    /// How many items it announces that follow.
    announced: usize,
}

impl Listed {
    pub(super) fn of(document: &Document, outline: &Outline) -> Listed {
        let announced = outline.items.iter().filter(|item| item.contents.is_some()).count();
        let mut list = Listed { announced, ..Listed::default() };
        if outline.contents.is_empty() {
            return list;
        }
        list.numbered = outline.places.is_empty() || outline.missing.iter().any(|entry| entry.mark.is_some());
        list.behind = outline.last_place().map_or(0, |last| last + 1);
        list.places = outline.final_places();
        let only: HashSet<usize> = list.places.iter().copied().collect();
        let mut secret = 0;
        for (at, item) in document.items.iter().enumerate() {
            match numbers_of(item) {
                Some((first, last)) if only.contains(&at) => list.numbers.extend(first..=last.min(first + 50)),
                Some((first, _)) => {
                    list.unnumbered.insert(first, std::mem::take(&mut secret));
                }
                None if only.contains(&at) && item.confidential => secret += 1,
                None => {}
            }
        }
        list
    }

    /// Whether the list has an item of that number that does not follow.
    pub(super) fn has(&self, number: u32) -> bool {
        self.numbers.contains(&number)
    }

    /// Whether it counts the items as the document does.
    pub(super) fn is_of_numbers(&self) -> bool {
        self.numbered && self.announced >= FEWEST
    }

    /// Whether it announces the whole document, not an extract of what it is the list of.
    pub(super) fn is_of_whole(&self) -> bool {
        self.announced >= 2
    }

    /// How many items without a number that are secret stand in the list before the item of a number.
    pub(super) fn secret_without_number(&self, number: u32) -> u32 {
        self.unnumbered.get(&number).copied().unwrap_or(0)
    }

    /// That the list announces more than follows at the end of the document.
    pub(super) fn promised(&self, document: &Document) -> Option<String> {
        let items = self.places.iter().filter(|place| **place >= self.behind).filter_map(|at| document.items.get(*at));
        let lost: Vec<String> = items.filter(|item| !item.confidential).map(name).collect();
        let more = lost.len().saturating_sub(LISTED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let shown = lost.iter().take(LISTED).cloned().collect::<Vec<_>>().join(", ");
        (!lost.is_empty()).then(|| format!("the contents list announces {shown}{more}, and nothing of that follows"))
    }
}

/// "§ 44", "item 4", or the title of an item without a number.
fn name(item: &Item) -> String {
    let title = || {
        let title: String = item.title.as_deref().unwrap_or("").chars().take(LONGEST_TITLE).collect();
        format!("“{title}”")
    };
    let sign = |label: &str| if label.starts_with(|c: char| c.is_ascii_digit()) { "item " } else { "" };
    item.label.as_deref().map_or_else(title, |label| format!("{}{}", sign(label), label.trim_end_matches('.')))
}

/// Entries of the contents list that no item takes up, items that it does not have, and those that it calls otherwise.
/// Where the text breaks off, that tells of those behind its end.
pub(super) fn entries(scene: &mut Scene, document: &Document, outline: &Outline, list: &Listed, cut_off: bool) {
    for (entry, place) in outline.missing.iter().zip(&list.places) {
        let Some(item) = document.items.get(*place) else { continue };
        let range = scene.lines[entry.lines.start].range();
        if item.confidential {
            let message = format!("{} stands in the contents list alone: secret", name(item));
            scene.diagnose(DiagnosticCode::ConfidentialGap, Severity::Info, message, Some(range));
        } else if !cut_off || *place < list.behind {
            let message = format!("the contents list announces {}, which does not follow", name(item));
            scene.diagnose(DiagnosticCode::ContentsMismatch, Severity::Warning, message, Some(range));
        }
    }
    for (item, line) in &outline.unlike {
        let label = outline.items.get(*item).and_then(|item| Some((item.mark.as_ref()?, item.lines.start)));
        let Some((mark, own)) = label else { continue };
        let label = scene.text(own).get(mark.label.clone()).unwrap_or("").trim_end_matches('.').to_owned();
        let message = format!("the contents list has another title for {label} than its own");
        scene.diagnose(DiagnosticCode::ContentsMismatch, Severity::Warning, message, Some(scene.lines[*line].range()));
    }
    unlisted(scene, document, outline, list);
}

/// Items that a list has not that has nearly all.
fn unlisted(scene: &mut Scene, document: &Document, outline: &Outline, list: &Listed) {
    let whole = outline.items.iter().filter(|item| !item.nested).count();
    if document.kind != DocumentKind::Minutes || list.announced < FEWEST || list.announced * 4 < whole * 3 {
        return;
    }
    // Beside a title of several lines a number may stand anywhere.
    let lines = outline.contents.iter().flat_map(|line| scene.text(line).split(|c: char| !c.is_ascii_digit()));
    let printed: HashSet<u32> = lines.filter_map(|number| number.parse().ok()).collect();
    for item in outline.items.iter().filter(|item| !item.nested && item.contents.is_none()) {
        let Some(mark) = item.mark.as_ref().filter(|mark| !printed.contains(&mark.value)) else { continue };
        let range = scene.lines[item.lines.start].range();
        let label = scene.text(item.lines.start).get(mark.label.clone()).unwrap_or("").trim_end_matches('.');
        let message = format!("{label} does not stand in the contents list");
        scene.diagnose(DiagnosticCode::ContentsMismatch, Severity::Warning, message, Some(range));
    }
}
