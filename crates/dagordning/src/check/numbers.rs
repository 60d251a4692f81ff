//! Gaps and slips in the numbering of the items, and which of what is missing is secret.

use std::cell::OnceCell;

use memchr::memmem;

use super::contents::Listed;
use crate::classify::outline::Outline;
use crate::grammar::extent::{merged, printed, runs};
use crate::model::{DiagnosticCode, Document, Item, Severity};
use crate::page::scene::Scene;

/// The §§ of which the document says that they are secret; looked for once something is missing.
#[derive(Debug, Default)]
pub(crate) struct Secret(OnceCell<Vec<(u32, u32)>>);

/// A line that says so is no longer, in bytes.
const LONGEST_NOTE: usize = 200;

impl Secret {
    /// Whether a number is one of them.
    pub(super) fn has(&self, scene: &Scene, document: &Document, number: u32) -> bool {
        let known = self.0.get_or_init(|| merged(by_items(document).chain(by_lines(scene)).collect()));
        let behind = known.partition_point(|(_, last)| *last < number);
        known.get(behind).is_some_and(|(first, _)| *first <= number)
    }
}

fn by_items(document: &Document) -> impl Iterator<Item = (u32, u32)> {
    let secret = document.items.iter().filter(|item| item.confidential);
    secret.filter_map(|item| item.number.as_deref()).flat_map(runs)
}

/// "(§§ 46–47 omfattas av sekretess)", wherever it stands.
fn by_lines(scene: &Scene) -> impl Iterator<Item = (u32, u32)> {
    let source = scene.source;
    let mut lines: Vec<usize> =
        memmem::find_iter(source.text.as_bytes(), "§".as_bytes()).map(|at| source.line_at(at)).collect();
    lines.dedup();
    let shown = lines.into_iter().map(|line| source.line_text(line)).filter(|shown| shown.len() <= LONGEST_NOTE);
    let says = |shown: &&str| scene.language.secrecy_words().is_in(&shown.to_lowercase());
    // Of "Paragrafer 41-49 (§§ 46–47 sekretess)" only what stands behind the last sign.
    shown.filter(says).filter_map(|shown| shown.rfind("§").map(|at| &shown[at..])).flat_map(runs)
}

/// The first and the last number that an item's begins with: 44 and 45 of "44–45", 63 of "63/20".
pub(super) fn numbers_of(item: &Item) -> Option<(u32, u32)> {
    let found = printed(item.number.as_deref()?).0;
    let ends = crate::grammar::extent::joined(&found);
    Some((ends.first()?.0, ends.last()?.1))
}

/// Gaps and slips in the numbering of the items.
pub(super) fn numbers(scene: &mut Scene, document: &Document, outline: &Outline, list: &Listed, secret: &Secret) {
    let marks = || {
        let items = outline.items.iter().filter(|item| !item.nested);
        items.filter_map(|item| item.mark.as_ref().map(|mark| (mark, item.lines.start)))
    };
    // "9.1", "9.2": the number of the meeting stands before each.
    let meeting = marks().next().map(|(mark, _)| mark.path[0]);
    let prefixed = marks().all(|(mark, _)| mark.depth == 2 && Some(mark.path[0]) == meeting);
    let numbered: Vec<(u32, u32, Option<char>, usize)> = marks()
        .map(|(mark, line)| match prefixed {
            true => (u32::from(mark.path[1]), u32::from(mark.path[1]), mark.letter, line),
            false => (mark.value, mark.last_value(), mark.letter, line),
        })
        .collect();
    // A number between its neighbours is right, however badly it was read.
    if let Some(doubts) = &scene.doubts {
        for (at, (number, last, _, line)) in numbered.iter().enumerate() {
            let follows = at.checked_sub(1).is_some_and(|before| numbered[before].1 + 1 == *number);
            let leads = numbered.get(at + 1).is_some_and(|(next, ..)| *next == last + 1);
            if follows && leads {
                doubts.borrow_mut().trust(&["label", "number"], scene.lines[*line].range());
            }
        }
    }
    for pair in numbered.windows(2) {
        let [(_, before, letter, _), (number, _, next_letter, line)] = pair else { continue };
        let range = scene.lines[*line].range();
        if *number > before + 1 {
            gap(scene, document, list, secret, (*before, *number), *line);
        } else if number < before || number == before && next_letter <= letter {
            let message = format!("number {number} follows {before}");
            scene.diagnose(DiagnosticCode::NumberSlip, Severity::Warning, message, Some(range));
        }
    }
}

/// Numbers that are missing between two: those that are secret are told apart from what may be lost.
fn gap(scene: &mut Scene, document: &Document, list: &Listed, secret: &Secret, between: (u32, u32), line: usize) {
    let (before, number) = between;
    let range = scene.lines[line].range();
    // Further apart nobody counts them.
    let counted = number - before <= MOST_MISSING;
    let unnumbered = counted && list.secret_without_number(number) >= number - before - 1;
    let is_secret = |one: &u32| counted && (unnumbered || secret.has(scene, document, *one));
    let missing: Vec<u32> = if counted { (before + 1..number).collect() } else { Vec::new() };
    let (hidden, lost): (Vec<u32>, Vec<u32>) = missing.into_iter().partition(is_secret);
    // What the contents list has is told by its entry.
    let hidden: Vec<u32> = hidden.into_iter().filter(|one| !unnumbered && !list.has(*one)).collect();
    for run in hidden.chunk_by(|a, b| a + 1 == *b) {
        let message = format!("{} not in the document, which says so: secret", shown(run, "is", "are"));
        scene.diagnose(DiagnosticCode::ConfidentialGap, Severity::Info, message, Some(range));
    }
    let told = |run: &str| format!("{run} missing between {before} and {number}");
    if !counted {
        let message = told(&format!("numbers {}–{} are", before + 1, number - 1));
        scene.diagnose(DiagnosticCode::NumberGap, Severity::Info, message, Some(range));
    }
    for run in lost.chunk_by(|a, b| a + 1 == *b) {
        let unlisted = list.is_of_numbers() && run.iter().all(|one| !list.has(*one));
        let unlisted = if unlisted { ", and in the contents list too" } else { "" };
        let message = format!("{}{unlisted}", told(&shown(run, "is", "are")));
        scene.diagnose(DiagnosticCode::NumberGap, Severity::Info, message, Some(range));
    }
}

/// So many numbers in a row are looked at one by one.
const MOST_MISSING: u32 = 200;

/// "number 4 is", "numbers 4–6 are".
fn shown(run: &[u32], one: &str, several: &str) -> String {
    match run {
        [first, .., last] => format!("numbers {first}–{last} {several}"),
        [number] => format!("number {number} {one}"),
        [] => String::new(),
    }
}
