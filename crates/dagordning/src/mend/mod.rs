//! What optical reading does to the signs of meeting documents, undone where the text itself proves it.
//!
//! Each rule is a file of its own: it looks at the whole text, and where the evidence is strong enough it gives edits.
//! A rule only changes signs and digits, never a word into another: names and running text stay as the page says. The
//! edits are made by the room `text`, which keeps the way back to the bytes.

mod breaks;
mod bullets;
mod digits;
mod names;
mod parties;
mod runs;
mod sections;

use crate::language::Language;
use crate::text::{Draft, Edit, RepairKind, Rules, SourceText};

/// Mends the signs of a text and cuts it into lines.
pub(crate) fn mended(mut draft: Draft<'_>, language: &Language, rules: Rules) -> SourceText {
    let spoken = language.spoken_in(draft.text());
    // What words of another language look like is no damage of ours.
    if !spoken.is_other_than(language.tag()) {
        mend(&mut draft, language, rules);
    }
    let mut text = draft.finish();
    text.spoken = spoken;
    text
}

fn mend(draft: &mut Draft<'_>, language: &Language, rules: Rules) {
    // One file's damage is no evidence for another's text.
    let mut edits = Vec::new();
    for stretch in draft.made_apart() {
        let mut found = signs(draft.text().get(stretch.clone()).unwrap_or_default(), language, rules);
        found
            .iter_mut()
            .for_each(|edit| (edit.start, edit.end) = (edit.start + stretch.start, edit.end + stretch.start));
        // Nearly all texts are one stretch.
        match edits.is_empty() {
            true => edits = found,
            false => edits.append(&mut found),
        }
    }
    draft.edit(&edits);
    if rules.has(RepairKind::LineEnd) && !draft.is_laid_out() {
        let edits = breaks::find(draft.text());
        draft.edit(&edits);
    }
}

/// A text with its lines and the place where each begins: most rules look at the beginnings of lines alone.
struct Lined<'t> {
    text: &'t str,
    /// Where each line ends: a text of blank lines has as many of them as bytes.
    ends: Vec<u32>,
}

impl<'t> Lined<'t> {
    /// A text is never so long that its bytes are not counted so.
    fn of(text: &'t str) -> Self {
        let ends = memchr::memchr2_iter(b'\n', b'\x0c', text.as_bytes()).chain(std::iter::once(text.len()));
        Lined { text, ends: ends.map(|end| u32::try_from(end).unwrap_or(u32::MAX)).collect() }
    }

    /// The lines with the place where each begins; form feeds begin a line as line ends do.
    fn lines(&self) -> impl Iterator<Item = (usize, &'t str)> {
        let mut begin = 0;
        self.ends.iter().map(move |end| {
            let end = *end as usize;
            let line = (begin, self.text.get(begin..end).unwrap_or_default());
            begin = end + 1;
            line
        })
    }
}

/// Single signs that were taken for others.
fn signs(text: &str, language: &Language, rules: Rules) -> Vec<Edit> {
    let text = &Lined::of(text);
    let mut edits = Vec::new();
    for (kind, find) in [
        (RepairKind::SectionSign, sections::find as fn(&Language, &Lined) -> Vec<Edit>),
        (RepairKind::PartyDigit, parties::find),
        (RepairKind::NameLetter, names::find),
        (RepairKind::Bullet, bullets::find),
        (RepairKind::Digit, digits::find),
    ] {
        if rules.has(kind) {
            edits.extend(find(language, text));
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

/// The lines of a text with the place where each begins, for who needs them once.
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
fn made(find: fn(&Language, &Lined) -> Vec<Edit>, text: &str) -> String {
    let mut made = text.to_owned();
    for edit in find(Language::swedish(), &Lined::of(text)).iter().rev() {
        made.replace_range(edit.start..edit.end, &edit.text);
    }
    made
}
