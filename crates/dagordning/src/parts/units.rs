//! The pieces of a text at whose beginnings a document can begin: its pages, and what follows a title in the flow of a text
//! whose pages nobody marked.

use std::collections::HashMap;
use std::ops::Range;

use crate::grammar::page::trailing_page_number;
use crate::grammar::paper::kind_of_title;
use crate::language::Language;
use crate::language::search::find;
use crate::model::AttachmentKind;
use crate::page::scene::split_cells;
use crate::text::SourceText;

use super::runs::{self, Break};

/// A page, or a part of one that begins with what may be a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Lines of the text.
    pub(super) lines: Range<usize>,
    /// Whether a page begins with it.
    pub(super) opens_page: bool,
    /// Where its §§ begin again at its head.
    pub(super) section: Option<Break>,
    /// Lines in which a part of a title's word stands.
    pub(super) stems: Vec<usize>,
}

/// Longer lines are no titles.
const LONGEST_TITLE: usize = 90;
/// So many lines of a letterhead may stand above a title.
const LETTERHEAD: usize = 6;
/// So many lines of a cover may stand over a list of contents.
const COVER: usize = 24;
/// Longer lines are none of a letterhead.
const LONGEST_HEAD: usize = 60;

/// So many units are told apart whatever they hold …
const MOST: usize = 10_000;
/// … and more where they have so many bytes: smaller ones are no documents, and each takes memory.
const LEAST: usize = 512;

/// The units of a text, in order; one alone where nothing can be parted.
pub(super) fn units(text: &SourceText, language: &Language) -> Vec<Unit> {
    let flows = !text.has_geometry();
    let stems = stems(text, language);
    let titles = if flows { titles(text, language, &stems) } else { Vec::new() };
    let breaks = runs::breaks(text, language);
    let whole = |stems| vec![Unit { lines: 0..text.lines.len(), opens_page: true, section: None, stems }];
    if text.page_count <= 1 && titles.is_empty() && (breaks.is_empty() || !flows) {
        return whole(stems);
    }
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let mut page = 0;
    for (index, line) in text.lines.iter().enumerate() {
        if line.page != page {
            page = line.page;
            starts.push((index, true));
        }
    }
    let pages = starts.clone();
    let page_of = |line: usize| pages.partition_point(|(start, _)| *start <= line).saturating_sub(1);
    let below = |line: usize| line - pages[page_of(line)].0;
    let inner = titles.into_iter().filter(|(line, contents)| below(*line) > if *contents { COVER } else { LETTERHEAD });
    let inner = inner.map(|(line, _)| line);
    starts.extend(inner.map(|line| (line, false)));
    // Under the running head of the document above.
    let sections = breaks.iter().map(|found| found.line).filter(|_| flows);
    let apart = sections.filter(|line| {
        let page = page_of(*line);
        let above = page.checked_sub(1).map_or(0, |above| pages[above].0);
        line - pages[page].0 > LETTERHEAD || stands_again(text, above..pages[page].0, pages[page].0..*line)
    });
    starts.extend(apart.map(|line| (line, false)));
    starts.sort_by_key(|(line, opens_page)| (*line, !opens_page));
    starts.dedup_by_key(|(line, _)| *line);
    if starts.len() > MOST + text.text.len() / LEAST {
        return whole(stems);
    }
    let ends = starts.iter().skip(1).map(|(line, _)| *line).chain([text.lines.len()]);
    let mut breaks = breaks.into_iter().peekable();
    let unit = |((start, opens_page), end): (&(usize, bool), usize)| {
        while breaks.next_if(|found| found.line < *start).is_some() {}
        let section = breaks.peek().copied().filter(|found| found.line < end && found.line - start <= LETTERHEAD);
        let inside = stems.partition_point(|line| line < start)..stems.partition_point(|line| *line < end);
        let stems = stems[inside].to_vec();
        Unit { lines: *start..end, opens_page: *opens_page, section, stems }
    };
    starts.iter().zip(ends).map(unit).collect()
}

/// Whether the first lines of a page stand at the top of the page above, too.
fn stands_again(text: &SourceText, above: Range<usize>, lines: Range<usize>) -> bool {
    let filled = |lines: Range<usize>| lines.map(|line| text.line_text(line)).filter(|shown| !shown.is_empty());
    let head: Vec<&str> = filled(above).take(LETTERHEAD).collect();
    let mut own = filled(lines).peekable();
    own.peek().is_some() && own.all(|shown| head.contains(&shown))
}

/// The lines in which a part of a title's word stands, in order.
fn stems(text: &SourceText, language: &Language) -> Vec<usize> {
    let bytes = text.text.as_bytes();
    let mut lines: Vec<usize> = Vec::new();
    for stem in language.title_finders() {
        lines.extend(stem.find_iter(bytes).map(|at| text.line_at(at)));
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// The lines in the flow of the text at which the letterhead begins that stands over a title, and whether that is the
/// heading of a list of contents, too.
fn titles(text: &SourceText, language: &Language, stems: &[usize]) -> Vec<(usize, bool)> {
    // The same heading stands in many places.
    let mut known: HashMap<&str, bool> = HashMap::new();
    let titles = stems.iter().filter(|line| {
        let shown = text.line_text(**line);
        **line > 0 && *known.entry(shown).or_insert_with(|| is_title(language, shown))
    });
    let contents = |line: usize| text.page_count > 1 && language.contents_heading(text.line_text(line));
    titles.map(|line| (letterhead(text, *line), contents(*line))).collect()
}

/// Whether a line can be the title of a document: short, and one of its cells known.
fn is_title(language: &Language, shown: &str) -> bool {
    let short = shown.len() <= LONGEST_TITLE && !shown.ends_with(['.', ',', ':', ';']);
    let title = |cell: &str| language.document_title(cell).is_some_and(|found| found.exact);
    short
        && (split_cells(shown).any(|(_, cell)| cell.starts_with(|c: char| c.is_uppercase()) && title(cell))
            || heads_paper(language, shown))
}

/// "TJÄNSTESKRIVELSE   1 (2)": a memo that counts its pages from the first.
fn heads_paper(language: &Language, shown: &str) -> bool {
    shown.starts_with(char::is_uppercase)
        && shown.ends_with(')')
        && trailing_page_number(shown).is_some_and(|found| found.value.number == Some(1) && found.value.total.is_some())
        && kind_of_title(language, shown).is_some_and(|(kind, _)| kind == AttachmentKind::Memo)
}

/// The first line of the letterhead over a title: short lines without a sentence's end up to the next gap of two blank
/// lines, or to the text above.
fn letterhead(text: &SourceText, title: usize) -> usize {
    let (mut first, mut filled, mut blanks) = (title, 0, 0);
    let page = |line: usize| text.lines.get(line).map(|line| line.page);
    for line in (0..title).rev().take_while(|line| page(*line) == page(title)) {
        let shown = text.line_text(line);
        if shown.is_empty() {
            blanks += 1;
            if blanks > 1 {
                break;
            }
            continue;
        }
        let head = shown.len() <= LONGEST_HEAD && !shown.ends_with(['.', ',', ';', '-']) && !is_signature(shown);
        if !head || filled == LETTERHEAD {
            break;
        }
        // A gap parts a letterhead from what it stands over, and more often from the text above.
        if blanks > 0 && filled > 0 {
            break;
        }
        (first, filled, blanks) = (line, filled + 1, 0);
    }
    first
}

/// Whether somebody signs on a line: what stands above a letterhead, and is none of it.
pub(super) fn is_signature(line: &str) -> bool {
    find(line, "___").is_some() || find(line, ".....").is_some()
}
