//! The document under assembly: its lines with what the vocabulary says of each, the ledger, and the one way to
//! turn text into a value with its place.

use std::borrow::Cow;
use std::cell::RefCell;
use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use smallvec::SmallVec;

use crate::language::search::find_bytes;
use crate::language::{HeadingMatch, Language};
use crate::model::{Diagnostic, DiagnosticCode, Places, Segment, Severity, Span};
use crate::page::asked::Asked;
use crate::page::doubts::Doubts;
use crate::page::ledger::{Ledger, Owner};
use crate::page::margins;
use crate::page::passage::Passage;
use crate::page::range::{Lines, Slice};
use crate::page::reasons::{Reason, Reasons};
use crate::page::room::Room;
use crate::page::strays::Strays;
use crate::text::{SourceText, Style};

/// What a line is before any rule has looked at its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    Blank,
    /// Page header, footer, signature line.
    Furniture,
    /// Not in the flow of the text: a footnote, text along the margin, a page that nobody can read.
    Aside,
    /// Between the lines of a text, at the page's edge: told already, and no end of the text's paragraph.
    Margin,
    Text,
}

/// A line of the document text with what the vocabulary alone says of it.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Bytes in the document text, without white space at the edges.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) page: u32,
    /// Columns of white space before it.
    pub(crate) indent: u16,
    pub(crate) kind: LineKind,
    /// The number of the section heading that the line is or begins with, from 1.
    heading: Option<NonZeroU32>,
    /// The line of the source that it is, or is a half of.
    pub(crate) source: usize,
    /// Whether it is a label in the margin: a heading wherever it stands.
    pub(crate) in_margin: bool,
    /// Whether it may have more than one cell.
    parted: bool,
    /// Where it begins as printed, though its beginning may be the head of an item that was cut off.
    printed: u32,
}

impl Line {
    pub(crate) fn range(&self) -> Slice {
        Slice::new(self.start, self.end)
    }
    /// The whole line as printed.
    pub(crate) fn printed(&self) -> Slice {
        Slice::new(self.printed as usize, self.end)
    }
    pub(crate) fn is_blank(&self) -> bool {
        self.kind == LineKind::Blank
    }
    pub(crate) fn is_text(&self) -> bool {
        self.kind == LineKind::Text
    }
}

/// A cell of a line whose columns are kept by runs of spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// The column that it begins in, in characters from the left edge of the page.
    pub(crate) column: usize,
    /// Bytes in the document text.
    pub(crate) range: Slice,
}

/// The cells of a line: most lines have a few at most.
pub(crate) type Cells = SmallVec<[Cell; 4]>;

/// An answer that may have been given before.
type Answer = std::cell::Cell<Option<bool>>;

/// More cells than any line has.
const MOST_CELLS: usize = 4096;

/// Spaces that part two cells; two spaces alone are also the trace of bad spacing inside a sentence.
const CELL_GAP: usize = 3;

pub(crate) struct Scene<'a> {
    pub(crate) source: &'a SourceText,
    pub(crate) language: &'a Language,
    pub(crate) lines: Vec<Line>,
    pub(crate) ledger: Ledger,
    pub(crate) diagnostics: Vec<Diagnostic>,
    headings: Vec<HeadingMatch>,
    /// The labels in the margin by where they begin.
    margin: Vec<(usize, Passage)>,
    /// Answers of [`Scene::remember`], by line.
    remembered: Vec<Answer>,
    /// What was asked of the language about labels, lists and titles.
    pub(super) asked: Asked,
    /// How many values may still be read.
    pub(super) room: Room,
    /// Whether places are recorded (`--spans`).
    spans: bool,
    /// Why lines were taken for what they are; none unless somebody asks.
    pub(crate) reasons: Option<RefCell<Reasons>>,
    /// Values whose words the optical reading was not sure of; none where there was no such reading.
    pub(crate) doubts: Option<RefCell<Doubts>>,
    /// The height of the font that most of the text is set in, in tenths of a point; 0 in plain text.
    body_size: u16,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(source: &'a SourceText, language: &'a Language, spans: bool) -> Self {
        let mut headings = Vec::new();
        let mut margin = Vec::new();
        let strays = Strays::of(source, language);
        let mut lines: Vec<Line> = Vec::with_capacity(source.lines.len());
        let all =
            margins::unfold(source, language).filter_map(|part| without_strays(source, &strays, part)).map(|part| {
                let (start, end) = (part.range.start, part.range.end);
                let text = &source.text[start..end];
                let in_margin = part.label.is_some();
                let found = match part.label {
                    Some(label) => {
                        margin.push((start, margins::joined(source, &label.parts)));
                        Some(label.heading)
                    }
                    None => shaped_like_heading(language, text)
                        .then(|| language.section_heading(text))
                        .flatten()
                        .or_else(|| heading_before_list(language, text)),
                };
                let heading = found.map(|found| {
                    headings.push(found);
                    headings.len()
                });
                let heading = heading.and_then(|number| NonZeroU32::new(u32::try_from(number).ok()?));
                let kind = match start == end {
                    true => LineKind::Blank,
                    false
                        if source.style(part.line).aside
                            || source.is_nonsense(part.line)
                            || source.is_crowd(part.line) =>
                    {
                        LineKind::Aside
                    }
                    false => LineKind::Text,
                };
                let page = source.lines[part.line].page;
                Line {
                    start,
                    end,
                    page,
                    indent: part.indent,
                    kind,
                    heading,
                    source: part.line,
                    in_margin,
                    parted: may_be_parted(text.as_bytes()),
                    printed: u32::try_from(start).unwrap_or(u32::MAX),
                }
            });
        lines.extend(all);
        headings.shrink_to_fit();
        let count = lines.len();
        let mut ledger = Ledger::new(source.text.len());
        // What nobody sees belongs to nobody.
        let strays = strays.all();
        let seen = strays.iter().filter(|(line, _)| !source.style(*line).hidden);
        seen.for_each(|(_, range)| ledger.claim(*range, Owner::Furniture));
        Scene {
            source,
            language,
            lines,
            ledger,
            diagnostics: Vec::new(),
            headings,
            margin,
            remembered: vec![Answer::default(); count],
            asked: Asked::default(),
            room: Room::of(&source.text),
            spans,
            reasons: None,
            doubts: source.ocr.is_some().then(RefCell::default),
            body_size: body_size(source),
        }
    }

    /// Gives back what was known of the lines: nothing more is read, and what is told may need the room.
    pub(crate) fn forget_lines(&mut self) {
        self.lines = Vec::new();
        self.headings = Vec::new();
        self.remembered = Vec::new();
        self.asked = Asked::default();
    }

    /// Where the white space before line `index` begins.
    pub(crate) fn begin(&self, index: usize) -> usize {
        let line = &self.lines[index];
        self.source.lines.get(line.source).map_or(line.start, |source| source.begin as usize).min(line.start)
    }

    /// How line `index` is set.
    pub(crate) fn style(&self, index: usize) -> Style {
        self.source.style(self.lines[index].source)
    }

    /// Whether line `index` is set apart by its font: bold, or larger than the text. Never so in plain text.
    pub(crate) fn stands_out(&self, index: usize) -> bool {
        let style = self.style(index);
        style.bold || style.size > self.body_size + LARGER && self.body_size > 0
    }

    /// Whether two lines are set in the same font, as far as is known.
    pub(crate) fn same_font(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.style(one), self.style(other));
        one.bold == other.bold && one.size.abs_diff(other.size) <= LARGER / 2
    }

    /// What `ask` says of line `index`, asked once.
    pub(crate) fn remember(&self, index: usize, ask: impl FnOnce(&Self) -> bool) -> bool {
        let Some(cell) = self.remembered.get(index) else { return ask(self) };
        cell.get().unwrap_or_else(|| {
            let answer = ask(self);
            cell.set(Some(answer));
            answer
        })
    }

    /// The text of line `index`.
    pub(crate) fn text(&self, index: usize) -> &'a str {
        let line = &self.lines[index];
        &self.source.text[line.start..line.end]
    }

    /// The section heading on line `index`.
    pub(crate) fn heading(&self, index: usize) -> Option<&HeadingMatch> {
        let number = self.lines[index].heading?.get() as usize;
        self.headings.get(number - 1)
    }

    /// The words of line `index` as a heading: a label in the margin may go on below.
    pub(crate) fn heading_words(&self, index: usize) -> Passage {
        let line = &self.lines[index];
        let known = self.margin.binary_search_by_key(&line.start, |(start, _)| *start).ok();
        let label = known.filter(|_| line.in_margin).and_then(|at| self.margin.get(at));
        label.map_or_else(|| self.passage(line.range()), |(_, words)| words.clone())
    }

    pub(crate) fn slice_text(&self, slice: impl Into<Slice>) -> &'a str {
        self.source.text.get(slice.into().bytes()).unwrap_or("")
    }

    /// The line that a byte of the document text stands on.
    pub(crate) fn line_at(&self, byte: usize) -> usize {
        self.lines.partition_point(|line| line.start <= byte).saturating_sub(1)
    }

    /// The lines that are made of some lines of the source.
    pub(crate) fn lines_of(&self, source: Lines) -> Range<usize> {
        let first = self.lines.partition_point(|line| line.source < source.start);
        first..self.lines.partition_point(|line| line.source < source.end)
    }

    /// The next text line at or after `index`, before `end`. Asked from line to line this is bounded by the gaps between text
    /// lines, which no two lines share; what asks from lines that are no text says how far it looks.
    pub(crate) fn next_text(&self, index: usize, end: usize) -> Option<usize> {
        (index..end.min(self.lines.len())).find(|i| self.lines[*i].is_text())
    }

    /// The last text line before `index`, not before `start`; bounded as [`Scene::next_text`] is.
    pub(crate) fn previous_text(&self, index: usize, start: usize) -> Option<usize> {
        (start..index).rev().find(|i| self.lines[*i].is_text())
    }

    /// Whether white space, a page break or furniture stands directly above line `index`.
    pub(crate) fn opens_paragraph(&self, index: usize) -> bool {
        let above = (0..index).rev().find(|above| self.lines[*above].kind != LineKind::Margin);
        above.is_none_or(|above| !self.lines[above].is_text() || self.lines[above].page != self.lines[index].page)
    }

    /// The cells of line `index`, from `from` (bytes in the document text) on.
    pub(crate) fn cells(&self, index: usize, from: usize) -> Cells {
        let line = &self.lines[index];
        let text = self.slice_text(from.max(line.start)..line.end);
        let mut column = line.indent as usize + self.slice_text(line.start..from.max(line.start)).chars().count();
        let mut cells = Cells::new();
        let mut at = from.max(line.start);
        let mut before = "";
        for (gap, part) in split(text, line.parted) {
            column += before.chars().count() + gap;
            before = part;
            // A row has not so many: the rest of the line is the last.
            if cells.len() + 1 == MOST_CELLS {
                let range = Slice::new(at + gap, line.end.max(at + gap));
                cells.push(Cell { column: self.source.column(at + gap).unwrap_or(column), range });
                break;
            }
            // On a page with letters of all widths only their place tells the column.
            let printed = self.source.column(at + gap);
            cells.push(Cell { column: printed.unwrap_or(column), range: Slice::new(at + gap, at + gap + part.len()) });
            at += gap + part.len();
        }
        cells
    }

    /// The texts of the cells of line `index`.
    pub(crate) fn cell_texts(&self, index: usize) -> impl Iterator<Item = &'a str> {
        split(self.text(index), self.lines[index].parted).map(|(_, text)| text)
    }

    /// Whether line `index` may have more than one cell: false is certain.
    pub(crate) fn is_parted(&self, index: usize) -> bool {
        self.lines[index].parted
    }

    /// The passage of one slice.
    pub(crate) fn passage(&self, slice: impl Into<Slice>) -> Passage {
        Passage::of(self.source, slice)
    }

    /// Whether somebody asks why lines are taken for what they are taken for.
    pub(crate) fn is_explained(&self) -> bool {
        self.reasons.is_some()
    }

    /// Notes why line `index` was taken for what it was taken for, if somebody asks.
    pub(crate) fn explain(&self, index: usize, reason: impl FnOnce() -> Reason) {
        if let Some(reasons) = &self.reasons {
            reasons.borrow_mut().note(self.lines[index].source, reason());
        }
    }

    /// Lets line `index` begin at byte `at`: what stands before is the head of an item, and no text of its body.
    pub(crate) fn cut_start(&mut self, index: usize, at: usize) {
        if let Some(line) = self.lines.get_mut(index) {
            line.start = at.clamp(line.start, line.end);
            line.heading = None;
        }
    }

    /// Looks for a heading at the beginning of what is left of a line: "Beslut: Dagordningen godkändes.", "Beslut".
    pub(crate) fn find_heading(&mut self, index: usize) {
        let text = self.text(index);
        let heads = |found: &HeadingMatch| {
            text[..found.end].ends_with(':') || found.end == text.len() && !found.rest && !found.damaged
        };
        let Some(found) = self.language.section_heading(text).filter(heads) else { return };
        self.headings.push(found);
        self.lines[index].heading = u32::try_from(self.headings.len()).ok().and_then(NonZeroU32::new);
    }

    /// Leaves what stands on a line from a byte on to others.
    pub(crate) fn cut_end(&mut self, index: usize, at: usize) {
        if let Some(line) = self.lines.get_mut(index) {
            line.end = at.clamp(line.start, line.end);
        }
    }

    /// Gives the slice to `owner`.
    pub(crate) fn claim(&mut self, slice: impl Into<Slice>, owner: Owner) {
        self.ledger.claim(slice, owner);
    }

    /// Claims the whole line.
    pub(crate) fn claim_line(&mut self, index: usize, owner: Owner) {
        let range = self.lines[index].range();
        self.ledger.claim(range, owner);
    }

    /// Claims a passage for a value; undone hyphens become labels, so that nothing of the page is lost.
    pub(crate) fn claim_passage(&mut self, passage: &Passage, owner: Owner) {
        for slice in passage.slices() {
            self.ledger.claim(slice, owner);
        }
        for hyphen in passage.hyphens() {
            self.ledger.reassign(hyphen..hyphen + 1, Owner::Label);
        }
    }

    /// A value of an object: claims its characters, records its place, gives its text.
    pub(crate) fn put(&mut self, places: &mut Places, key: impl Into<Cow<'static, str>>, passage: &Passage) -> String {
        self.claim_passage(passage, Owner::Field);
        self.view(places, key, passage);
        passage.text().to_owned()
    }

    /// Records the place of a value whose characters another value owns.
    pub(crate) fn view(&self, places: &mut Places, key: impl Into<Cow<'static, str>>, passage: &Passage) {
        if !self.spans && self.doubts.is_none() {
            return;
        }
        let key = key.into();
        if let Some(doubts) = &self.doubts {
            doubts.borrow_mut().weigh(self.source, &key, passage);
        }
        if self.spans {
            places.add(key, passage.slices().map(|slice| self.segment(slice)).collect::<Vec<_>>());
        }
    }

    /// Claims a slice for a typed value and records its place.
    pub(crate) fn put_typed(
        &mut self,
        places: &mut Places,
        key: impl Into<Cow<'static, str>>,
        slice: impl Into<Slice>,
    ) {
        let passage = self.passage(slice);
        self.claim_passage(&passage, Owner::Field);
        self.view(places, key, &passage);
    }

    /// Whether places are wanted at all.
    pub(crate) fn wants_spans(&self) -> bool {
        self.spans
    }

    /// A slice as the output writes it: page and character offsets.
    pub(crate) fn segment(&self, slice: impl Into<Slice>) -> Segment {
        self.source.segment(slice.into().bytes())
    }

    /// The extent of a range of the document text.
    pub(crate) fn span(&self, range: impl Into<Slice>) -> Span {
        let range = range.into();
        let (from, to) = (self.segment(range.start..range.start), self.segment(range.end..range.end));
        Span { start_page: from.page, end_page: to.page, start: from.start, end: to.end }
    }

    /// Notes doubt about the content at `range`.
    pub(crate) fn diagnose(
        &mut self,
        code: DiagnosticCode,
        severity: Severity,
        message: impl Into<String>,
        range: Option<Slice>,
    ) {
        if self.diagnostics.len() >= MOST_DIAGNOSTICS && code != DiagnosticCode::BeyondBounds {
            return;
        }
        let span = range.map(|range| self.span(range));
        self.diagnostics.push(Diagnostic { code, severity, message: message.into(), span });
    }
}

/// Nobody reads more.
const MOST_DIAGNOSTICS: usize = 10_000;

/// Tenths of a point by which a heading is larger than the text.
const LARGER: u16 = 8;

fn body_size(source: &SourceText) -> u16 {
    if !source.has_geometry() {
        return 0;
    }
    let mut letters = std::collections::BTreeMap::new();
    for (index, line) in source.lines.iter().enumerate() {
        *letters.entry(source.style(index).size / 5).or_insert(0) += line.end - line.start;
    }
    letters.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(size, _)| size * 5 + 2)
}

/// Whether a line can be or begin with a heading, by its outside alone: most lines of running text cannot, and the
/// vocabulary need not be asked. A heading has a capital; text stands behind it only after a colon or in a short line.
fn shaped_like_heading(language: &Language, text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else { return false };
    if first.is_ascii_lowercase() || first.is_ascii_digit() || matches!(first, b'-' | b'(') || text.starts_with('•') {
        return false;
    }
    let short = bytes.len() <= 72 && !matches!(bytes.last(), Some(b'.' | b',' | b'-'));
    short
        || memchr::memchr(b':', &bytes[..bytes.len().min(80)]).is_some()
        || language.heading_goes_on().is_in_first(bytes, 45)
}

/// A heading that its numbered list follows on the same line: "Förslag till beslut 1. Nämnden godkänner …". The number behind
/// "Bilaga" is its own.
fn heading_before_list(language: &Language, text: &str) -> Option<HeadingMatch> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let end = find_bytes(&text.as_bytes()[..text.len().min(64)], b" 1. ")?;
    let head = text.get(..end).filter(|head| !language.annex_leads().has(head))?;
    let mut found = language.section_heading(head)?;
    found.rest = true;
    Some(found)
}

/// Splits at runs of three or more spaces (or a tab): each cell with the white space before it in columns.
pub(crate) fn split_cells(text: &str) -> impl Iterator<Item = (usize, &str)> {
    split(text, may_be_parted(text.as_bytes()))
}

/// The same, where it is known whether there may be several cells.
fn split(text: &str, parted: bool) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let gap = blanks(bytes[at..].iter());
        let start = at + gap;
        if start >= bytes.len() {
            return None;
        }
        let end = if parted { cell_end(bytes, start) } else { bytes.len() - blanks(bytes.iter().rev()) };
        at = end;
        Some((gap, &text[start..end]))
    })
}

/// Lines are seldom so long.
const LONG_LINE: usize = 1000;

/// Where the cell ends that begins at `start`: at a wide gap, or at the last sign of the line.
fn cell_end(line: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        end += line[end..].iter().take_while(|byte| !is_blank(**byte)).count();
        let run = blanks(line[end..].iter());
        if run >= CELL_GAP || line[end..end + run].contains(&b'\t') || end + run == line.len() {
            return end;
        }
        end += run;
    }
}

/// How many blanks stand before anything else.
fn blanks<'b>(bytes: impl Iterator<Item = &'b u8>) -> usize {
    bytes.take_while(|byte| is_blank(**byte)).count()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c')
}

/// Whether a line may have more than one cell: false is certain. A long line is not looked through for each of its cells.
pub(super) fn may_be_parted(line: &[u8]) -> bool {
    static GAP: LazyLock<Finder> = LazyLock::new(|| Finder::new(&[b' '; CELL_GAP]));
    line.len() > LONG_LINE || memchr::memchr2(b'\t', b'\x0c', line).is_some() || GAP.find(line).is_some()
}

/// A part of the page without the strays at its ends; none where nothing else stands.
fn without_strays(source: &SourceText, strays: &Strays, part: margins::Part) -> Option<margins::Part> {
    let range = strays.trim(source, part.line, part.range.clone());
    if range.is_empty() && !part.range.is_empty() {
        return None;
    }
    let cut = source.text[part.range.start..range.start].chars().count();
    let indent = part.indent.saturating_add(u16::try_from(cut).unwrap_or(u16::MAX));
    Some(margins::Part { range, indent, ..part })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_parted_by_three_spaces_or_a_tab() {
        let cells: Vec<(usize, &str)> = split_cells("1.  Årsredovisning  2025    2026/12 KS\tAnna Ek").collect();
        assert_eq!(cells, [(0, "1.  Årsredovisning  2025"), (4, "2026/12 KS"), (1, "Anna Ek")]);
        assert_eq!(split_cells("").count(), 0);
    }
}
