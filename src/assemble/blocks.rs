//! The lines of a section as paragraphs and list entries: the physical layout made logical.

use std::ops::Range;

use super::passage::{Join, Passage, Slice};
use super::scene::Scene;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::model::SectionKind;

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Paragraph,
    /// An entry of a list, with its mark.
    Entry(ClauseKind),
    /// A line that only says who decides or proposes: "Nämnden beslutar att".
    LeadIn,
}

/// A paragraph, a list entry or a lead-in line.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// The list mark in the document text; empty without one.
    pub(crate) mark: Slice,
    /// A blank line stands before it.
    pub(crate) after_blank: bool,
    /// The line that it begins on.
    pub(crate) line: usize,
    slices: Range<usize>,
}

/// The blocks of a section, in order.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    blocks: Vec<Block>,
    slices: Vec<Slice>,
}

impl Blocks {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.blocks.len()
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Block> {
        self.blocks.get(index)
    }

    /// The lines of a block, the list mark left out.
    pub(crate) fn slices(&self, block: &Block) -> &[Slice] {
        &self.slices[block.slices.clone()]
    }

    /// The block's own text, the list mark left out.
    pub(crate) fn passage(&self, scene: &Scene, block: &Block) -> Passage {
        let mut passage = Passage::default();
        for slice in self.slices(block) {
            passage.push(scene.source, slice.clone(), Join::Space);
        }
        passage
    }

    /// The text of the whole section: numbered entries with their mark, bullets as "- ".
    pub(crate) fn section_text(&self, scene: &Scene) -> Passage {
        let mut text = Passage::default();
        let mut last: Option<&Block> = None;
        for block in &self.blocks {
            let join = match (block.kind, last.map(|block| block.kind)) {
                (BlockKind::Entry(ClauseKind::Bullet), _) => Join::Bullet,
                (BlockKind::Entry(_), _) => Join::Line,
                // A line directly under a lead-in is what it leads in to.
                (_, Some(BlockKind::LeadIn)) if !block.after_blank => Join::Line,
                (BlockKind::LeadIn, Some(_)) if !block.after_blank => Join::Line,
                _ => Join::Paragraph,
            };
            for (index, slice) in self.slices(block).iter().enumerate() {
                let mut slice = slice.clone();
                if index == 0 && !matches!(block.kind, BlockKind::Entry(ClauseKind::Bullet)) && !block.mark.is_empty() {
                    slice.start = block.mark.start;
                }
                text.push(scene.source, slice, if index == 0 { join } else { Join::Space });
            }
            last = Some(block);
        }
        text
    }

    fn open(&mut self, kind: BlockKind, mark: Slice, after_blank: bool, line: usize) {
        let at = self.slices.len();
        self.blocks.push(Block { kind, mark, after_blank, line, slices: at..at });
    }

    fn push(&mut self, slice: Slice) {
        if slice.is_empty() {
            return;
        }
        self.slices.push(slice);
        if let Some(block) = self.blocks.last_mut() {
            block.slices.end = self.slices.len();
        }
    }
}

/// Whether lists of clauses and lead-in lines are to be expected in a section.
pub(crate) fn holds_clauses(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Proposal | SectionKind::Decision | SectionKind::Motions)
}

/// Reads `lines` as blocks. `first` is text that stands on the heading's own line; `is_clause` tells which numbered
/// lines the numbering took for clauses.
pub(crate) fn read(
    scene: &Scene,
    first: Option<(usize, Slice)>,
    lines: Range<usize>,
    kind: SectionKind,
    is_clause: &dyn Fn(usize) -> bool,
) -> Blocks {
    let mut blocks = Blocks::default();
    let clauses = holds_clauses(kind);
    if let Some((line, slice)) = first {
        blocks.open(BlockKind::Paragraph, slice.start..slice.start, false, line);
        blocks.push(slice);
    }
    let mut previous: Option<usize> = None;
    for index in lines {
        let line = &scene.lines[index];
        if !line.is_text() {
            continue;
        }
        let text = scene.text(index);
        let gap = blocks.is_empty() || scene.opens_paragraph(index);
        let before = blocks.slices.last().map_or("", |slice| scene.slice_text(slice.clone()));
        if let Some(mark) = list_mark(scene, index, text, before, gap, clauses, &blocks, is_clause) {
            let start = line.start + mark.1;
            blocks.open(BlockKind::Entry(mark.0), line.start..start, gap, index);
            blocks.push(start.min(line.end)..line.end);
        } else if clauses
            && (gap || ends_sentence(before) || after_lead_in(&blocks))
            && is_lead_in_line(scene, text)
        {
            blocks.open(BlockKind::LeadIn, line.start..line.start, gap, index);
            blocks.push(line.range());
        } else {
            let goes_on = previous.is_some() && !after_lead_in(&blocks) && (!gap || goes_on_after_gap(scene, previous, index));
            if !goes_on || blocks.is_empty() {
                blocks.open(BlockKind::Paragraph, line.start..line.start, gap, index);
            }
            blocks.push(line.range());
        }
        previous = Some(index);
    }
    blocks
}

fn after_lead_in(blocks: &Blocks) -> bool {
    blocks.blocks.last().is_some_and(|block| block.kind == BlockKind::LeadIn)
}

/// Whether the line only says who decides or proposes.
pub(crate) fn is_lead_in_line(scene: &Scene, text: &str) -> bool {
    scene.lexicon.lead_in(text).is_some_and(|lead| lead.whole_line)
}

/// The list mark of a line: its kind and its length in bytes.
#[allow(clippy::too_many_arguments)]
fn list_mark(
    scene: &Scene,
    index: usize,
    text: &str,
    before: &str,
    gap: bool,
    clauses: bool,
    blocks: &Blocks,
    is_clause: &dyn Fn(usize) -> bool,
) -> Option<(ClauseKind, usize)> {
    let mark = clause_mark(text)?;
    let in_list = blocks.blocks.last().map(|block| block.kind);
    let fits = match mark.value.kind {
        ClauseKind::Number(_) => is_clause(index),
        ClauseKind::Letter(_) => gap || ends_entry(before) || matches!(in_list, Some(BlockKind::Entry(_))),
        // Prose wraps before "att" all the time; a list of att clauses stands under a decision or proposal heading.
        ClauseKind::Att => {
            clauses && (gap || ends_entry(before) || after_lead_in(blocks) || ends_with_lead_in(scene, before))
        }
        ClauseKind::Bullet => {
            let dash = text.starts_with(['-', '–', '—', 'o']);
            !dash || gap || ends_entry(before) || matches!(in_list, Some(BlockKind::Entry(ClauseKind::Bullet)))
        }
    };
    // The "att" of a clause is its first word; other marks only introduce it.
    let length = if matches!(mark.value.kind, ClauseKind::Att) { 0 } else { mark.end };
    fits.then_some((mark.value.kind, length))
}

fn ends_with_lead_in(scene: &Scene, before: &str) -> bool {
    scene.lexicon.lead_in(before).is_some_and(|lead| lead.end + 1 >= before.len())
}

/// Whether a line can be the end of a list entry or the sentence that opens a list.
fn ends_entry(before: &str) -> bool {
    before.ends_with([',', '.', ':', ';', '!', '?', '”', '"', ')'])
        || before.ends_with(" samt")
        || before.ends_with(" och")
        || before.ends_with(" att")
}

/// Whether the text ends a sentence or announces a list.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', ')', '»', '’', '\'']).ends_with(['.', '!', '?', ':'])
}

/// Whether a line after a gap is still the same sentence: text extraction leaves blank lines inside bullets and
/// around page breaks. Small letters after a line without an end go on; furniture between lines is no gap.
fn goes_on_after_gap(scene: &Scene, previous: Option<usize>, index: usize) -> bool {
    let Some(previous) = previous else { return false };
    let before = scene.text(previous);
    if ends_sentence(before) {
        return false;
    }
    let first = scene.text(index).chars().find(|c| !matches!(c, '(' | '"' | '”'));
    if first.is_some_and(char::is_lowercase) {
        return true;
    }
    let over_page = scene.lines[previous].page != scene.lines[index].page
        || scene.lines[previous..index].iter().any(|line| line.kind == super::scene::LineKind::Furniture);
    over_page && before.chars().count() >= 50
}
