//! What the marks at the beginning of lines make of them: headings, lists, quotes, rules, what is commented out.

use std::ops::Range;

use super::evidence::{front_matter, words_above};
use super::inline::{self, Strong};
use super::tables::{self, Kind};
use super::{Dialect, Markup, heading, stars, underline};
use crate::text::Style;

/// The height of text without marks, in tenths of a point, and of headings by level.
const SIZES: [u16; 7] = [110, 240, 200, 180, 160, 150, 140];

/// A text under way.
struct Walk<'t, 'l> {
    lines: &'l [(usize, &'t str)],
    dialect: Dialect,
    /// Boxes of which only some are ticked tell something: they stay.
    keep_boxes: bool,
    markup: Markup,
    in_comment: bool,
}

/// The marks of all lines.
pub(super) fn undo(lines: &[(usize, &str)], dialect: Dialect) -> Markup {
    let kinds = tables::kinds(lines);
    let ticked = lines.iter().any(|(_, line)| tick(line).is_some_and(|(_, ticked)| ticked));
    let unticked = lines.iter().any(|(_, line)| tick(line).is_some_and(|(_, ticked)| !ticked));
    let mut walk =
        Walk { lines, dialect, keep_boxes: ticked && unticked, markup: Markup::default(), in_comment: false };
    let matter = front_matter(lines);
    let mut at = 0;
    while at < lines.len() && !walk.markup.is_full() {
        if at < matter {
            walk.property(at, at == 0 || at + 1 == matter);
        } else if kinds.get(at).is_some_and(|kind| *kind != Kind::No) && !walk.in_comment {
            let rows = kinds.iter().skip(at).take_while(|kind| **kind != Kind::No).count();
            let range = at..at + rows;
            tables::undo(&lines[range.clone()], &kinds[range], dialect, &mut walk.markup);
            at += rows;
            continue;
        } else {
            walk.line(at);
        }
        at += 1;
    }
    walk.markup
}

impl Walk<'_, '_> {
    /// A line of the properties before the text: nobody sees it on the page.
    fn property(&mut self, at: usize, fence: bool) {
        let (begin, line) = self.lines[at];
        if fence {
            self.markup.drop(begin..begin + line.trim_end().len());
        } else {
            self.aside(begin);
        }
    }

    fn aside(&mut self, at: usize) {
        self.markup.styles.push((at, Style { aside: true, ..Style::default() }));
    }

    fn line(&mut self, at: usize) {
        let (begin, line) = self.lines[at];
        if self.comment(begin, line) || line.trim().is_empty() {
            return;
        }
        let indent = line.len() - line.trim_start_matches([' ', '\t', '\x0c']).len();
        let (begin, line) = (begin + indent, line[indent..].trim_end());
        let whole = begin..begin + line.len();
        let above = at.checked_sub(1).map_or("", |above| self.lines[above].1);
        let rule =
            matches!(line, "***" | "* * *" | "- - -") || line.bytes().all(|byte| byte == b'-') && line.len() >= 3;
        if line.starts_with("```") || line.starts_with("~~~") {
            self.markup.drop(whole);
        } else if self.dialect == Dialect::Markdown && underline(line).is_some() && words_above(above, line) {
            // With the line end: what is below the words is below them.
            let end = self.lines.get(at + 1).map_or(whole.end, |(next, _)| *next);
            self.markup.drop(begin - indent..end);
        } else if rule {
            self.markup.drop(whole);
        } else if let Some((level, words)) = self.heading(at, line, indent) {
            self.headline(begin, line, level, words);
        } else if self.dialect == Dialect::Org && line.starts_with("#+") {
            self.keyword(begin, line);
        } else if self.dialect == Dialect::Org && line.starts_with(':') && line.ends_with(':') {
            self.aside(begin);
        } else {
            self.plain(begin, line);
        }
    }

    /// Whether the line is one that nobody sees, because it stands inside a comment.
    fn comment(&mut self, begin: usize, line: &str) -> bool {
        let mut seen = !self.in_comment;
        let mut at = 0;
        loop {
            let mark = if self.in_comment { "-->" } else { "<!--" };
            let Some(found) = line.get(at..).and_then(|rest| rest.find(mark)).map(|found| at + found) else { break };
            // What is seen and what is not are no line together.
            let before = line.get(..found).is_some_and(|text| !text[at..].trim().is_empty());
            let behind = line.get(found + mark.len()..).is_some_and(|text| !text.trim().is_empty());
            let parted = if self.in_comment { behind } else { before };
            self.markup.replace(begin + found..begin + found + mark.len(), if parted { "\n" } else { "" });
            if !self.in_comment {
                self.aside(begin + found + mark.len());
            }
            seen = false;
            self.in_comment = !self.in_comment;
            at = found + mark.len();
        }
        if at == 0 && self.in_comment {
            self.aside(begin);
        }
        !seen
    }

    /// The level of a heading and where its words begin in the line.
    fn heading(&self, at: usize, line: &str, indent: usize) -> Option<(usize, usize)> {
        match self.dialect {
            Dialect::Org => stars(line).filter(|_| indent == 0),
            Dialect::Markdown => heading(line).filter(|_| indent < 4).or_else(|| {
                let below = self.lines.get(at + 1)?.1;
                let sign = underline(below).filter(|_| words_above(line, below) && bullet(line).is_none())?;
                Some((if sign == b'=' { 1 } else { 2 }, 0))
            }),
        }
    }

    fn headline(&mut self, begin: usize, line: &str, level: usize, words: usize) {
        self.markup.drop(begin..begin + words);
        let title = line[words..].trim_end_matches('#').trim_end();
        let closed = title.len() < line.len() - words && line[words + title.len()..].starts_with(' ');
        let end = if closed { words + title.len() } else { line.len() };
        self.markup.drop(begin + end..begin + line.len());
        inline::undo(begin + words, &line[words..end], self.dialect, &mut self.markup);
        let size = SIZES.get(level).or(SIZES.last()).copied().unwrap_or_default();
        self.markup.styles.push((begin + words, Style { size, bold: true, bold_start: true, ..Style::default() }));
    }

    /// `#+TITLE: Styrelsemöte`: the title is printed, other keywords are labels.
    fn keyword(&mut self, begin: usize, line: &str) {
        let value = line.find(':').map_or(line.len(), |colon| colon + 1);
        let words = line.len() - line[value..].trim_start().len();
        let title = line[..value].eq_ignore_ascii_case("#+title:");
        self.markup.drop(begin..begin + if title { words } else { 2 });
        inline::undo(begin + words, &line[words..], self.dialect, &mut self.markup);
        if title {
            let style = Style { size: SIZES[1], bold: true, bold_start: true, ..Style::default() };
            self.markup.styles.push((begin + words, style));
        }
    }

    /// A line of text or of a list.
    fn plain(&mut self, begin: usize, line: &str) {
        let mut from = 0;
        while let Some(rest) = line.get(from..).and_then(|rest| rest.strip_prefix('>')) {
            let end = line.len() - rest.trim_start().len();
            self.markup.drop(begin + from..begin + end);
            from = end;
        }
        if let Some(text) = bullet(&line[from..]) {
            if !line[from..].starts_with('-') {
                self.markup.replace(begin + from..begin + from + 1, "-");
            }
            if let Some((ticks, _)) = tick(&line[from..]).filter(|_| !self.keep_boxes) {
                self.markup.drop(begin + from + ticks.start..begin + from + ticks.end);
                from += ticks.end;
            } else {
                from += text;
            }
        }
        let end = line.len() - usize::from(line.ends_with('\\'));
        self.markup.drop(begin + end..begin + line.len());
        let strong = inline::undo(begin + from, &line[from..end], self.dialect, &mut self.markup);
        if strong != Strong::No {
            let bold = strong == Strong::Whole;
            let style = Style { size: SIZES[0], bold, bold_start: true, ..Style::default() };
            self.markup.styles.push((begin + from, style));
        }
    }
}

/// Where the text of a list's entry begins: `* Anna`.
fn bullet(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(['-', '*', '+'])?;
    let text = rest.trim_start();
    (text.len() < rest.len()).then(|| line.len() - text.len())
}

/// The box before an entry, and whether it is ticked: `- [x] Anna`.
fn tick(line: &str) -> Option<(Range<usize>, bool)> {
    let indent = line.len() - line.trim_start().len();
    let start = indent + bullet(&line[indent..])?;
    let rest = &line[start..];
    let ticked = match rest.as_bytes() {
        [b'[', b' ' | b'-', b']', b' ', ..] => false,
        [b'[', b'x' | b'X', b']', b' ', ..] => true,
        _ => return None,
    };
    Some((start..line.len() - rest[3..].trim_start().len(), ticked))
}
