//! §§ of which the cover says that they are secret: "Paragrafer 44-48 (§§ 46–47 omfattas av sekretess)". They are items as
//! those that a line among the others tells of.

use crate::grammar::extent::runs;
use crate::grammar::number::secret_sections;
use crate::model::{Document, Item, ItemKind};
use crate::page::ledger::Owner;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Adds what the cover on some lines tells to be secret, and no item is.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, cover: Lines) {
    for index in cover {
        let text = scene.text(index);
        let signs = text.match_indices('§').map(|(at, _)| at).filter(|at| !text[..*at].ends_with('§'));
        let note = |at: usize| {
            let shown = text[at..].trim_end_matches([')', '.', ' ']);
            secret_sections(scene.language, shown).map(|mark| (at, mark))
        };
        let Some((at, mark)) = signs.filter(|_| scene.lines[index].is_text()).take(MOST_SIGNS).find_map(note) else {
            continue;
        };
        let (first, last) = (mark.value, mark.last.unwrap_or(mark.value));
        let Some(place) = place(&document.items, first, last) else { continue };
        let line = scene.lines[index].range();
        let inside = |from: usize, to: usize| line.start + at + from..line.start + at + to;
        let mut item = Item { kind: Some(ItemKind::Unknown), confidential: true, ..Item::default() };
        let label = scene.passage(inside(mark.label.start, mark.label.end));
        item.label = Some(scene.put(&mut item.places, "label", &label));
        item.number = text.get(at + mark.number.start..at + mark.number.end).map(str::to_owned);
        scene.put_typed(&mut item.places, "number", inside(mark.number.start, mark.number.end));
        // The bracket, and the words that say so.
        let lead = text[..at].rfind(['(', ',']).unwrap_or(at);
        scene.claim(line.start + lead..line.end, Owner::Label);
        document.items.insert(place, item);
    }
}

/// No line of a cover has more signs.
const MOST_SIGNS: usize = 8;

/// Where an item of these §§ stands among the others; nowhere where one has them, or none has a number.
fn place(items: &[Item], first: u32, last: u32) -> Option<usize> {
    let numbers = |item: &Item| item.number.as_deref().map(runs).unwrap_or_default();
    let known = items.iter().flat_map(numbers).any(|(from, to)| from <= last && first <= to);
    let numbered = items.iter().any(|item| !numbers(item).is_empty());
    let below = |item: &Item| numbers(item).last().is_some_and(|(_, to)| *to < first);
    (numbered && !known).then(|| items.iter().rposition(below).map_or(0, |at| at + 1))
}
