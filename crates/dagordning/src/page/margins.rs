//! Section labels in the left margin, beside the text that they head: "Beslut        Dagordningen godkänns.", also
//! broken over lines ("Ärende-" over "beskrivning"). Such lines are unfolded into the label and the text, so that what
//! follows sees headings over their text as in any other document. (Catalogue 9.2: labels and values in columns.)

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::language::{HeadingMatch, Language};
use crate::model::SectionKind;
use crate::page::passage::{Join, Passage};
use crate::page::scene::split_cells;
use crate::text::{Line, SourceText};

/// A line, or one of the two halves of a line with a label in its margin.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// The line of the source that it is on.
    pub(super) line: usize,
    /// Bytes in the document text.
    pub(super) range: Range<usize>,
    /// Columns before it.
    pub(super) indent: u16,
    /// What the label says, if it is one.
    pub(super) label: Option<Label>,
}

/// A label in the margin.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// Its parts, one per line.
    pub(super) parts: Vec<Range<usize>>,
    /// What the vocabulary says of the parts together.
    pub(super) heading: HeadingMatch,
}

/// So many labels with their text at the same place make a margin.
const FEWEST: usize = 3;
/// Lines that a label is broken over at most.
const MOST_PARTS: usize = 3;
/// Columns by which the text beside two labels may differ.
const NEAR: usize = 1;

/// A label with the column that the text beside it begins in.
struct Candidate {
    line: usize,
    column: usize,
    label: Label,
}

/// The lines of a text, those with a label in the margin unfolded: each made when it is asked for, as a long text has many.
pub(super) fn unfold<'s>(source: &'s SourceText, language: &Language) -> impl Iterator<Item = Part> + use<'s> {
    let mut labels = in_margin(source, candidates(source, language)).into_iter().peekable();
    // Parts of labels below the line that they begin on: where each begins and ends.
    let mut taken: HashMap<usize, usize> = HashMap::new();
    source.lines.iter().enumerate().flat_map(move |(index, line)| {
        let (start, end) = (line.start as usize, line.end as usize);
        let label = labels.next_if(|candidate| candidate.line == index);
        let own = label.as_ref().map(|candidate| candidate.label.parts[0].clone());
        for part in label.iter().flat_map(|candidate| &candidate.label.parts[1..]) {
            taken.entry(part.start).or_insert(part.end);
        }
        let below = if taken.is_empty() { None } else { taken.get(&start).copied() };
        let text_from = own.as_ref().map(|label| label.end).or(below).unwrap_or(start);
        let headed = label.zip(own).map(|(candidate, own)| Part {
            line: index,
            range: own,
            indent: line.indent,
            label: Some(candidate.label),
        });
        let text = source.text.get(text_from..end).unwrap_or_default();
        let gap = text.len() - text.trim_start().len();
        let range = text_from + gap..end;
        let beside = text_from > start;
        let indent = || second_cell(source, line).map_or(line.indent, |(column, _)| column as u16);
        let rest = (!beside || !range.is_empty()).then(|| Part {
            line: index,
            range,
            indent: if beside { indent() } else { line.indent },
            label: None,
        });
        headed.into_iter().chain(rest)
    })
}

/// Those whose text begins where that of most others does.
fn in_margin(source: &SourceText, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let of = |c: &Candidate| c.label.heading.kind;
    let mut counts: HashMap<usize, usize> = HashMap::new();
    candidates.iter().for_each(|candidate| *counts.entry(candidate.column).or_default() += 1);
    let around = |column: usize| column.saturating_sub(NEAR)..=column + NEAR;
    let near = |column: usize| around(column).filter_map(|column| counts.get(&column)).sum::<usize>();
    // One word on many pages is a page header, where not each says beside it what was decided.
    if candidates.windows(2).all(|pair| of(&pair[0]) == of(&pair[1])) {
        let sentences: HashSet<&str> = candidates.iter().filter_map(|one| sentence_beside(source, one)).collect();
        let decided = candidates.iter().all(|one| of(one) == SectionKind::Decision);
        if !decided || sentences.len() < candidates.len() {
            return Vec::new();
        }
    }
    let usual = candidates.iter().map(|candidate| candidate.column).max_by_key(|column| (near(*column), *column));
    match usual {
        Some(column) if near(column) >= FEWEST => {
            candidates.into_iter().filter(|candidate| candidate.column.abs_diff(column) <= NEAR).collect()
        }
        _ => Vec::new(),
    }
}

/// The words beside a label, if they can be a sentence's: some of them in small letters.
fn sentence_beside<'s>(source: &'s SourceText, candidate: &Candidate) -> Option<&'s str> {
    let from = candidate.label.parts.first()?.end;
    let end = source.lines.get(candidate.line)?.end as usize;
    let words = source.text.get(from..end)?.trim();
    let small = words.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    (small >= FEWEST_SMALL).then_some(words)
}

/// Words in small letters beside a label that is no page header.
const FEWEST_SMALL: usize = 2;

fn candidates(source: &SourceText, language: &Language) -> Vec<Candidate> {
    let candidate = |index: usize| {
        let line = source.lines.get(index)?;
        let text = source.line_text(index);
        if !text.starts_with(char::is_uppercase) || memchr::memmem::find(text.as_bytes(), b"   ").is_none() {
            return None;
        }
        let (column, first) = second_cell(source, line)?;
        // "Ärende     Anteckningar": the head of a table.
        if split_cells(text).nth(1).is_some_and(|(_, second)| language.table_column(second).is_some()) {
            return None;
        }
        let label = label(source, language, index, first, column)?;
        Some(Candidate { line: index, column, label })
    };
    (0..source.lines.len()).filter_map(candidate).collect()
}

/// The column of a line's second cell, and the first cell's range. None if the line has but one.
fn second_cell(source: &SourceText, line: &Line) -> Option<(usize, Range<usize>)> {
    let start = line.start as usize;
    let text = source.text.get(start..line.end as usize)?;
    let mut cells = split_cells(text);
    let (_, first) = cells.next()?;
    let (gap, _) = cells.next()?;
    let column = line.indent as usize + first.chars().count() + gap;
    let printed = source.column(start + first.len() + gap);
    Some((printed.unwrap_or(column), start..start + first.len()))
}

/// The longest label of the vocabulary that begins with the first cell of a line and goes on in the cells below it.
fn label(source: &SourceText, language: &Language, index: usize, first: Range<usize>, column: usize) -> Option<Label> {
    let mut parts = vec![first];
    let indent = source.lines.get(index)?.indent;
    for below in index + 1..index + MOST_PARTS {
        let Some(line) = source.lines.get(below).filter(|line| line.start < line.end) else { break };
        let text = source.line_text(below);
        let goes_on = line.indent.abs_diff(indent) <= 1 && text.starts_with(char::is_lowercase);
        let part = match second_cell(source, line) {
            Some((beside, part)) if beside.abs_diff(column) <= NEAR => part,
            None if text.chars().count() + usize::from(indent) < column => line.start as usize..line.end as usize,
            _ => break,
        };
        if !goes_on {
            break;
        }
        parts.push(part);
    }
    while !parts.is_empty() {
        let whole = joined(source, &parts);
        if let Some(heading) = language.section_heading(whole.text()).filter(|found| found.end >= whole.text().len()) {
            return Some(Label { parts, heading });
        }
        parts.pop();
    }
    None
}

/// A label's words, the hyphens at line ends undone.
pub(super) fn joined(source: &SourceText, parts: &[Range<usize>]) -> Passage {
    let mut whole = Passage::default();
    for part in parts {
        whole.push(source, part.clone(), Join::Space);
    }
    whole
}
