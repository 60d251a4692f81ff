//! Beslutsunderlag, bilagor and other lists of documents.

use std::ops::Range;

use crate::classify::body::blocks::{BlockKind, Blocks, says_adjusted};
use crate::classify::zones::annexes;
use crate::grammar::number::ClauseKind;
use crate::grammar::paper::{annex_line, annexes_named};
use crate::grammar::{case_id, date};
use crate::language::Language;
use crate::model::DocumentReference;
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// Reads a documents section: one document per entry, and one for each of several numbers that an entry has. Below a
/// heading for `annexes` the marks of the entries are their numbers.
pub(crate) fn read(scene: &Scene, blocks: &Blocks, annexes: bool) -> Vec<DocumentReference> {
    let mut documents = Vec::new();
    for entry in listed(scene, blocks) {
        let document = document(scene, &entry.whole(scene));
        match entry.numbers(scene, annexes).as_slice() {
            [] => documents.push(document),
            numbers => documents.extend(numbers.iter().map(|number| numbered(scene, document.clone(), number))),
        }
    }
    documents
}

/// Whether a heading is one of a list of annexes: "Bilagor", "Bilaga:".
pub(crate) fn heads_annexes(language: &Language, heading: &str) -> bool {
    language.annex_list_heads().has_in_lower_case(heading.trim_end_matches([':', ' ']))
}

/// The papers of a list of annexes of the whole document, heading and all.
pub(crate) fn of_annexes(scene: &mut Scene, lines: Lines) -> Vec<DocumentReference> {
    let (heading, blocks) = annexes::entries(scene, lines);
    let listed = read(scene, &blocks, true);
    if let Some(heading) = heading {
        scene.claim_line(heading, Owner::Label);
    }
    blocks.iter().for_each(|block| scene.claim(block.mark, Owner::Label));
    let text = blocks.section_text(scene);
    scene.claim_passage(&text, Owner::Field);
    listed
}

fn numbered(scene: &Scene, mut document: DocumentReference, number: &Passage) -> DocumentReference {
    scene.view(&mut document.places, "number", number);
    document.number = Some(number.text().to_owned());
    document
}

/// The paper that a cell of a table names.
pub(crate) fn of_cell(scene: &Scene, cell: &Passage) -> DocumentReference {
    document(scene, cell)
}

fn document(scene: &Scene, entry: &Passage) -> DocumentReference {
    let text = entry.text();
    let title = entry
        .part(0..text.strip_suffix('.').filter(|t| !ends_in_abbreviation(scene.language, t)).unwrap_or(text).len());
    let mut document = DocumentReference::default();
    scene.view(&mut document.places, "title", &title);
    document.title = Some(title.text().to_owned());
    let dates = date::find_dates(scene.language, title.text());
    let own = match dates.as_slice() {
        [only] => Some(only),
        // "Tjänsteutlåtande den 27 mars 2025, reviderat den 9 april": the paper's own day, and that of a change.
        [first, second] if scene.language.changed().is_in(&title.text()[first.end..second.start]) => Some(first),
        _ => None,
    };
    if let Some(found) = own
        // "Delegationsbeslut 1–31 augusti 2023" is about a month, and of no day.
        && found.value.end.is_none()
        && let Some(iso) = found.value.start.iso(None)
    {
        scene.view(&mut document.places, "date", &title.part(found.start..found.end));
        document.date = Some(iso);
    }
    let mut ids = case_id::case_ids(scene.language, title.text()).into_iter();
    if let Some(found) = ids.find(|id| id.value.organ_code || id.value.class_code || id.value.labelled) {
        let id = title.part(found.value.id.clone());
        scene.view(&mut document.places, "case_id", &id);
        document.case_id = Some(id.text().to_owned());
    }
    document
}

/// An entry of a list.
struct Entry {
    /// Its mark, as printed; empty without one.
    mark: Slice,
    kind: BlockKind,
    text: Passage,
}

impl Entry {
    /// The entry as printed, the mark of a list left out; what calls a paper an annex is a part of it: "Bilaga 2 Karta".
    fn whole(&self, scene: &Scene) -> Passage {
        if self.kind != BlockKind::Annex || self.mark.is_empty() {
            return self.text.clone();
        }
        let mut whole = scene.passage(self.mark);
        whole.append(&self.text, Join::Space);
        whole
    }

    /// The numbers of the annexes that it is: its mark's, or those that its text names.
    fn numbers(&self, scene: &Scene, annexes: bool) -> Vec<Passage> {
        let mark = scene.slice_text(self.mark);
        match self.kind {
            BlockKind::Annex if !self.mark.is_empty() => {
                let found = annex_line(scene.language, mark.trim_end_matches(['–', '-', ' ']));
                let numbers = found.map(|found| found.numbers).unwrap_or_default();
                let place = |number: Range<usize>| self.mark.start + number.start..self.mark.start + number.end;
                numbers.into_iter().map(|number| scene.passage(place(number))).collect()
            }
            BlockKind::Entry(ClauseKind::Number(_) | ClauseKind::Letter(_)) if annexes => {
                let number = mark.trim_end_matches(|c: char| !c.is_alphanumeric());
                let number = &number[number.len() - number.trim_start_matches(|c: char| !c.is_alphanumeric()).len()..];
                let start = self.mark.start + (number.as_ptr() as usize - mark.as_ptr() as usize);
                vec![scene.passage(start..start + number.len())]
            }
            _ => {
                let named = annexes_named(scene.language, self.text.text());
                let alone = named.len() == 1 || annex_line(scene.language, self.text.text()).is_some();
                named.into_iter().filter(|_| alone).map(|number| self.text.part(number)).collect()
            }
        }
    }
}

fn ends_in_abbreviation(language: &Language, text: &str) -> bool {
    language.abbreviations_at_end().closes(text)
}

/// The entries of a list: one per mark, and without marks one per line, wrapped lines joined.
pub(crate) fn entries(scene: &Scene, blocks: &Blocks) -> Vec<Passage> {
    listed(scene, blocks).into_iter().map(|entry| entry.text).collect()
}

fn listed(scene: &Scene, blocks: &Blocks) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut before = "";
    for block in blocks.iter() {
        if block.kind == BlockKind::Paragraph && says_adjusted(scene, blocks, block) {
            continue;
        }
        if let BlockKind::Entry(_) | BlockKind::Annex = block.kind {
            entries.push(Entry { mark: block.mark, kind: block.kind, text: blocks.passage(scene, block) });
            before = "";
            continue;
        }
        let slices = blocks.slices(block);
        let width = slices.iter().map(|slice| scene.slice_text(*slice).chars().count()).max().unwrap_or(0);
        if slices.first().is_none_or(|slice| !is_scrap(scene.slice_text(*slice))) {
            before = "";
        }
        for slice in slices {
            let text = scene.slice_text(*slice);
            let wrapped = !before.is_empty() && wraps(scene.language, before, text, width);
            match entries.last_mut() {
                Some(entry) if wrapped => entry.text.push(scene.source, *slice, Join::Space),
                _ => entries.push(Entry { mark: block.mark, kind: block.kind, text: scene.passage(*slice) }),
            }
            before = text;
        }
    }
    entries
}

/// A date or number alone on a line: the end of the entry above.
fn is_scrap(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().count() < 16
}

/// Whether `text` is the rest of the entry that `before` began: small letters, an open end, or a full line before.
fn wraps(language: &Language, before: &str, text: &str, width: usize) -> bool {
    if ends_sentence(before) {
        return false;
    }
    let open = before.ends_with([',', '-', '–', '(', '/']) || language.open_joint().closes(before);
    open || is_scrap(text)
        || !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '§')
        || (before.chars().count() * 10 >= width * 9 && width >= 60 && !is_whole(language, before))
}

/// Whether nothing is missing behind an entry that fills its line: it ends with its day or a bracket.
fn is_whole(language: &Language, entry: &str) -> bool {
    entry.ends_with(')') || date::find_dates(language, entry).last().is_some_and(|found| found.end == entry.len())
}
