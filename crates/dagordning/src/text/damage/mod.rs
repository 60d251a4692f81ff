//! What optical reading and broken fonts do to letters and signs, undone where the text itself proves it.
//!
//! Each rule is a file of its own: it looks at the whole text, and where the evidence is strong enough it gives edits.
//! A rule only changes signs, digits and the encoding of letters, never a word into another: names and running text stay
//! as the page says.

mod bullets;
mod digits;
mod letters;
mod parties;
mod sections;
mod shifted;

use super::offsets::OffsetMap;
use super::rules::Rules;
use super::{Repair, RepairKind, Vocabulary};

/// A stretch of the text that is written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
    pub(super) kind: RepairKind,
}

impl Edit {
    fn new(kind: RepairKind, start: usize, end: usize, text: impl Into<String>) -> Self {
        Edit { start, end, text: text.into(), kind }
    }
}

/// Letters that the wrong table or a broken font has changed all over the text or a page: before words are looked at.
pub(super) fn letters(text: &str, vocabulary: &dyn Vocabulary, rules: Rules) -> Vec<Edit> {
    let mut edits = Vec::new();
    if rules.has(RepairKind::ShiftedLetters) {
        edits = shifted::find(vocabulary, text);
    }
    if rules.has(RepairKind::WrongEncoding) && edits.is_empty() {
        edits = letters::find(text);
    }
    edits
}

/// Single signs that were taken for others.
pub(super) fn signs(text: &str, rules: Rules) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (kind, find) in [
        (RepairKind::SectionSign, sections::find as fn(&str) -> Vec<Edit>),
        (RepairKind::PartyDigit, parties::find),
        (RepairKind::Bullet, bullets::find),
        (RepairKind::Digit, digits::find),
    ] {
        if rules.has(kind) {
            edits.extend(find(text));
        }
    }
    edits.sort_by_key(|edit| (edit.start, edit.end));
    // Where two rules want the same place, the first in order of place has it.
    let mut end = 0;
    edits.retain(|edit| {
        let free = edit.start >= end;
        if free {
            end = edit.end;
        }
        free
    });
    edits
}

/// The text with its edits made, the way back, and what was done. The edits are in order and do not overlap.
pub(super) fn rewrite(text: &str, edits: &[Edit]) -> (String, OffsetMap, Vec<Repair>) {
    let mut out = String::with_capacity(text.len() + edits.len());
    let (mut origin, mut repairs, mut copied) = (OffsetMap::default(), Vec::with_capacity(edits.len()), 0);
    for edit in edits {
        let Some(between) = text.get(copied..edit.start) else { continue };
        out.push_str(between);
        origin.copy(between.len());
        let start = out.len();
        out.push_str(&edit.text);
        origin.replace(edit.text.len(), edit.end - edit.start);
        repairs.push(Repair::new(edit.kind, start, out.len()));
        copied = edit.end;
    }
    let rest = text.get(copied..).unwrap_or_default();
    out.push_str(rest);
    origin.copy(rest.len());
    (out, origin, repairs)
}

/// The lines of a text with the place where each begins; form feeds begin a line as line ends do.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr::memchr2_iter(b'\n', b'\x0c', text.as_bytes()).chain(std::iter::once(text.len()));
    let mut begin = 0;
    ends.map(move |end| {
        let line = (begin, text.get(begin..end).unwrap_or_default());
        begin = end + 1;
        line
    })
}

#[cfg(test)]
fn mended(find: fn(&str) -> Vec<Edit>, text: &str) -> String {
    rewrite(text, &find(text)).0
}
