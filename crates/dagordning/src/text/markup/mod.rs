//! The marks of Markdown and org-mode, undone: `## 1. Öppnande` is the line "1. Öppnande" set as a heading.
//!
//! Marks tell how the page would look, and are no text of it. Whether a text has them at all is told by the text as a
//! whole: a bullet or a bar alone proves nothing. What the marks tell is kept as the style of the line, as of a laid-out
//! page; the rows of a table keep their columns.

mod blocks;
mod evidence;
mod inline;
mod tables;

use std::borrow::Cow;
use std::ops::Range;

use super::{Edit, RepairKind, Style};

/// Which marks a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Markdown,
    Org,
}

/// What is done to a text with marks.
#[derive(Debug, Default)]
pub(super) struct Markup {
    /// In order, without overlap.
    pub(super) edits: Vec<Edit>,
    /// How lines are set that are set apart, by a place on the line before the edits.
    pub(super) styles: Vec<(usize, Style)>,
}

impl Markup {
    /// Whether there are more marks than any document has: each takes many times its memory.
    fn is_full(&self) -> bool {
        self.edits.len() > MOST_MARKS
    }

    fn replace(&mut self, range: Range<usize>, text: impl Into<Cow<'static, str>>) {
        self.edits.push(Edit::new(RepairKind::Markup, range.start, range.end, text));
    }

    fn drop(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.replace(range, "");
        }
    }
}

/// What is to be done to a text; none if it has no marks.
pub(super) fn undo(text: &str) -> Option<Markup> {
    // Every kind of evidence has one of these signs; most texts have none.
    memchr::memchr3(b'#', b'*', b'|', text.as_bytes())
        .or_else(|| memchr::memmem::find(text.as_bytes(), b"<!--"))
        .or_else(|| memchr::memmem::find(text.as_bytes(), b"---"))
        .or_else(|| memchr::memmem::find(text.as_bytes(), b"==="))
        .or_else(|| memchr::memmem::find(text.as_bytes(), b"- ["))?;
    let lines: Vec<(usize, &str)> = lines(text).collect();
    // More and shorter lines than any document has.
    if lines.len() > MOST_LINES + text.len() / FEWEST_BYTES {
        return None;
    }
    let dialect = evidence::dialect(&lines)?;
    let mut markup = blocks::undo(&lines, dialect);
    if markup.is_full() {
        return None;
    }
    if !markup.edits.is_sorted_by_key(|edit| (edit.start, edit.end)) {
        markup.edits.sort_by_key(|edit| (edit.start, edit.end));
    }
    let mut end = 0;
    markup.edits.retain(|edit| {
        let free = edit.start >= end;
        if free {
            end = edit.end;
        }
        free
    });
    Some(markup)
}

/// A text with more marks keeps them.
const MOST_MARKS: usize = 150_000;
/// So many lines may have marks whatever they hold …
const MOST_LINES: usize = 20_000;
/// … and more where they have so many bytes.
const FEWEST_BYTES: usize = 16;

/// The lines of a text with the place where each begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    let mut begin = 0;
    ends.map(move |end| {
        let line = (begin, text.get(begin..end).unwrap_or_default());
        begin = end + 1;
        line
    })
}

/// The level of a Markdown heading and where its words begin: `## Beslut`, `##Beslut`.
fn heading(line: &str) -> Option<(usize, usize)> {
    let level = line.len() - line.trim_start_matches('#').len();
    let rest = line.get(level..)?;
    let words = rest.trim_start();
    // "#1" counts something; "##2024-03-05" is a heading.
    let apart = words.len() < rest.len()
        || words.starts_with(|c: char| c.is_alphabetic() || c == '§' || level > 1 && c.is_ascii_digit());
    ((1..=6).contains(&level) && apart && !words.is_empty()).then(|| (level, line.len() - words.len()))
}

/// The level of a heading of org-mode and where its words begin: `** Beslut`.
fn stars(line: &str) -> Option<(usize, usize)> {
    let level = line.len() - line.trim_start_matches('*').len();
    let words = line.get(level..)?.strip_prefix(' ')?.trim_start();
    (level > 0 && !words.is_empty()).then(|| (level, line.len() - words.len()))
}

/// A row of dashes between bars: `|---|:--:|`, `+-----+---+`.
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("--") && line.contains(['|', '+']) && line.bytes().all(|byte| b"|:-+= \t".contains(&byte))
}

/// `| a | b |`
fn is_table_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 1 && line.starts_with('|') && line.get(1..).is_some_and(|rest| rest.contains('|'))
}

/// A line under words that makes them a heading: the sign that it is made of.
fn underline(line: &str) -> Option<u8> {
    let line = line.trim_end().as_bytes();
    let sign = *line.first()?;
    (line.len() >= 3 && matches!(sign, b'=' | b'-') && line.iter().all(|byte| *byte == sign)).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::damage::rewrite;

    fn undone(text: &str) -> String {
        undo(text).map_or_else(|| text.to_owned(), |markup| rewrite(text, &markup.edits, true).0)
    }

    #[test]
    fn marks_are_undone() {
        for (marked, plain) in [
            ("# Protokoll\n\n**Datum**: 2024-03-05  \n", "Protokoll\n\nDatum: 2024-03-05  \n"),
            ("# Möte\n## Närvarande ##\n* Anna\n+ Bo", "Möte\nNärvarande\n- Anna\n- Bo"),
            ("Protokoll\n=========\n\nVal\n===\n\nText *så* _här_.", "Protokoll\n\nVal\n\nText så här."),
            ("# A\n> citat\n\n1\\. x snake_case_ord 3 * 4 * 5", "A\ncitat\n\n1. x snake_case_ord 3 * 4 * 5"),
            ("# A\n## B\n[Bilaga 1](b.pdf), <a@b.se> och `kod`", "A\nB\nBilaga 1, a@b.se och kod"),
            ("# A\n- [ ] ett\n- [ ] två", "A\n- ett\n- två"),
            ("# A\n- [x] ett\n- [ ] två", "A\n- [x] ett\n- [ ] två"),
            ("# A\n```\nx\n```\n***\ny", "A\n\nx\n\n\ny"),
            ("---\ntitle: Möte\n---\n# A", "\ntitle: Möte\n\nA"),
            ("# A\n<!--\ndold\n-->\nb", "A\n\ndold\n\nb"),
            ("# A\n## B\n__Anna Ek__ ______________", "A\nB\nAnna Ek ______________"),
        ] {
            assert_eq!(undone(marked), plain, "{marked}");
        }
    }

    #[test]
    fn tables_keep_their_columns() {
        assert_eq!(
            undone("| Namn | Ja |\n|---|---|\n| Anna Ek |  |\n| **Bo** | x |"),
            "Namn      Ja\nAnna Ek\nBo        x"
        );
        assert_eq!(undone("|  |  |\n|---|---|\n| Tid | 13.00 |"), "Tid   13.00");
        assert_eq!(undone("a | b\n--- | ---\nc | d"), "a   b\nc   d");
    }

    #[test]
    fn org_mode_is_undone() {
        let org =
            "#+TITLE: Styrelsemöte\n#+DATE: <2024-03-05 tis>\n* Närvarande\n- Anna\n** § 1 Öppnande\n[[b.pdf][Bilaga]]";
        assert_eq!(undone(org), "Styrelsemöte\nDATE: 2024-03-05 tis\nNärvarande\n- Anna\n§ 1 Öppnande\nBilaga");
    }

    #[test]
    fn plain_text_is_left_alone() {
        for text in [
            "Protokoll\n- Anna\n* Bo\n1. Val",
            "Ek*, Ask**\n* suppleant\n** adjungerad",
            "| x\nsida |",
            "Justeras\n--------------\nAnna",
            "#1 av 3\n5 * 3 * 2",
        ] {
            assert_eq!(undone(text), text);
        }
    }

    #[test]
    fn headings_are_set_apart() {
        let markup = undo("# A\n\n**b**\n\n**c**: d").unwrap();
        let styles: Vec<_> = markup.styles.iter().map(|(at, style)| (*at, style.bold, style.bold_start)).collect();
        assert_eq!(styles, [(2, true, true), (5, true, true), (12, false, true)]);
    }
}
