//! What wrong tables and broken fonts do to letters, undone where the text itself proves it.
//!
//! Each rule is a file of its own: it looks at the whole text, and where the evidence is strong enough it gives edits.
//! A rule only changes the encoding of letters, never a word into another.

mod letters;
mod shifted;

use std::borrow::Cow;

use super::offsets::OffsetMap;
use super::rules::Rules;
use super::{Repair, RepairKind, Vocabulary};

/// A stretch of the text that is written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: Cow<'static, str>,
    pub(crate) kind: RepairKind,
}

impl Edit {
    pub(crate) fn new(kind: RepairKind, start: usize, end: usize, text: impl Into<Cow<'static, str>>) -> Self {
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

/// The text with its edits made, the way back, and what was done. The edits are in order and do not overlap.
pub(super) fn rewrite(text: &str, edits: &[Edit], whole: bool) -> (String, OffsetMap, Vec<Repair>) {
    let mut out = String::with_capacity(text.len() + edits.len());
    let (mut origin, mut repairs, mut copied) = (OffsetMap::new(whole), Vec::with_capacity(edits.len()), 0);
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

#[cfg(test)]
fn mended(find: fn(&str) -> Vec<Edit>, text: &str) -> String {
    rewrite(text, &find(text), true).0
}
