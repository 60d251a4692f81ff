//! The lines of a section as paragraphs and list entries: the physical layout made logical.

use std::ops::Range;

use crate::facts::leads::{is_lead_in_line, is_mark_line, lead_in, names_task, proposer_line};
use crate::facts::people::{is_elected, is_post_row};
use crate::grammar::date;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::grammar::paper::annex_line;
use crate::language::ItemMark;
use crate::model::SectionKind;
use crate::page::passage::{Join, Passage};
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Paragraph,
    /// An entry of a list, with its mark.
    Entry(ClauseKind),
    /// An entry of a list of papers whose mark is the word for an annex: "Bilaga 2 Karta över området".
    Annex,
    /// One of those whom the clause above elects: "att till ledamöter välja" ⏎ "Anna Ek (S)".
    Row,
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
    slices: Range<usize>,
}

/// The blocks of a section, in order.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    blocks: Vec<Block>,
    slices: Vec<Slice>,
}

impl Blocks {
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Block> {
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
        let slices = self.slices(block);
        let mut passage = Passage::with_capacity(slices.iter().map(|slice| slice.len() + 1).sum(), slices.len());
        for slice in slices {
            passage.push(scene.source, *slice, Join::Space);
        }
        passage
    }

    /// A part of a block's passage as it stands in the section's text, with its list mark where it begins with one.
    pub(crate) fn with_mark(
        &self,
        scene: &Scene,
        block: &Block,
        passage: &Passage,
        range: Range<usize>,
    ) -> (Passage, Join) {
        let part = passage.part(range.clone());
        match block.kind {
            BlockKind::Entry(ClauseKind::Bullet) if range.start == 0 => (part, Join::Bullet),
            BlockKind::Entry(_) | BlockKind::Annex if range.start == 0 && !block.mark.is_empty() => {
                let mut whole = scene.passage(block.mark);
                whole.append(&part, Join::Space);
                (whole, Join::Line)
            }
            BlockKind::Entry(_) | BlockKind::Annex if range.start == 0 => (part, Join::Line),
            BlockKind::Row if range.start == 0 => (part, Join::Line),
            _ if range.start == 0 && block.after_blank => (part, Join::Paragraph),
            _ => (part, Join::Space),
        }
    }

    /// The text of the whole section: numbered entries with their mark, bullets as "- ".
    pub(crate) fn section_text(&self, scene: &Scene) -> Passage {
        // Marks, bullets and blank lines between blocks take a few bytes more than the lines.
        let bytes = self.slices.iter().map(|slice| slice.len() + 1).sum::<usize>() + 8 * self.blocks.len();
        let mut text = Passage::with_capacity(bytes, self.slices.len());
        let mut last: Option<&Block> = None;
        for block in &self.blocks {
            let join = match (block.kind, last.map(|block| block.kind)) {
                (BlockKind::Entry(ClauseKind::Bullet), _) => Join::Bullet,
                (BlockKind::Entry(_) | BlockKind::Annex | BlockKind::Row, _) => Join::Line,
                // A line directly under a lead-in is what it leads in to.
                (_, Some(BlockKind::LeadIn)) if !block.after_blank => Join::Line,
                (BlockKind::LeadIn, Some(_)) if !block.after_blank => Join::Line,
                _ => Join::Paragraph,
            };
            for (index, slice) in self.slices(block).iter().enumerate() {
                let mut slice = *slice;
                if index == 0 && !matches!(block.kind, BlockKind::Entry(ClauseKind::Bullet)) && !block.mark.is_empty() {
                    slice.start = block.mark.start;
                }
                text.push(scene.source, slice, if index == 0 { join } else { Join::Space });
            }
            last = Some(block);
        }
        text
    }

    /// Whether `next` ends a lead-in that the last block, one line so far, begins: "A föreslår B föreslå C⏎besluta".
    fn lead_in_goes_on(&self, scene: &Scene, next: &str) -> bool {
        let Some(block) = self.blocks.last() else { return false };
        let [only] = self.slices(block) else { return false };
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::LeadIn) || next.len() > 100 {
            return false;
        }
        let line = scene.slice_text(*only);
        if line.len() > 160
            || !next.starts_with(char::is_lowercase)
            || lead_in(scene, line).is_none() && scene.language.body_at(line).is_none()
        {
            return false;
        }
        is_lead_in_line(scene, &format!("{line} {next}"))
    }

    /// Parts numbered clauses that run on in one paragraph: "1. Nämnden godkänner planen. 2. Nämnden begär medel."
    fn split_running_lists(&mut self, scene: &Scene) {
        let runs = self.blocks.iter().any(|block| matches!(block.kind, BlockKind::Entry(ClauseKind::Number(_))));
        if !runs {
            return;
        }
        let old = std::mem::take(self);
        for block in &old.blocks {
            self.open(block.kind, block.mark, block.after_blank);
            let BlockKind::Entry(ClauseKind::Number(mut number)) = block.kind else {
                old.slices(block).iter().for_each(|slice| self.push(*slice));
                continue;
            };
            let mut sentence_ended = false;
            for slice in old.slices(block) {
                let mut rest = *slice;
                while let Some((mark, text)) = next_number(scene, &rest, number + 1, sentence_ended) {
                    self.push(Slice::new(rest.start, mark.start));
                    self.open(BlockKind::Entry(ClauseKind::Number(number + 1)), mark, false);
                    number += 1;
                    rest.start = text;
                    sentence_ended = false;
                }
                sentence_ended = ends_sentence(scene.slice_text(rest));
                self.push(rest);
            }
        }
    }

    /// Whether the last block is an "att" that waits for its clause.
    fn hangs(&self, scene: &Scene) -> bool {
        let Some(block) = self.blocks.last().filter(|block| block.kind == BlockKind::Entry(ClauseKind::Att)) else {
            return false;
        };
        matches!(self.slices(block), [only] if scene.language.hanging_clause().has(scene.slice_text(*only)))
    }

    /// Whether a line stands under the text of the list entry before it, further in than its mark.
    fn hangs_in_entry(&self, scene: &Scene, index: usize) -> bool {
        let entry =
            self.blocks.last().filter(|block| matches!(block.kind, BlockKind::Entry(_)) && !block.mark.is_empty());
        entry.is_some_and(|block| scene.lines[index].indent > scene.lines[scene.line_at(block.mark.start)].indent)
    }

    /// "- 100 medlemmar" ⏎ "Övriga mål fastställs senare.": a line no further in than the bullet above it, which had ample
    /// room for its first word.
    fn ended_entry(&self, scene: &Scene, index: usize, before: &str, width: usize) -> bool {
        let text = scene.text(index);
        let bullet = self
            .blocks
            .last()
            .filter(|block| block.kind == BlockKind::Entry(ClauseKind::Bullet) && !block.mark.is_empty());
        bullet.is_some_and(|block| scene.lines[index].indent <= scene.lines[scene.line_at(block.mark.start)].indent)
            && text.starts_with(char::is_uppercase)
            && had_room(before, text, width)
            && text.split_whitespace().nth(WORDS_OF_A_SENTENCE - 1).is_some()
            && !before.ends_with([',', '-', '–', ':'])
            && !scene.language.title_goes_on().has(before.rsplit(' ').next().unwrap_or(""))
    }

    /// Whether a line names one of those whom the clause above it elects, which ends in its verb or a colon: by its words, or by
    /// its cells, which stand below a colon and white space too.
    fn elects_row(&self, scene: &Scene, index: usize, before: &str, gap: bool) -> bool {
        let language = scene.language;
        let row = self.blocks.last().is_some_and(|block| block.kind == BlockKind::Row);
        // "Fullmäktige valde följande förtroendemän.", and white space
        let points = before.ends_with('.') && language.following().is_in(before);
        // "Revisorer: Bo Ek och Alfred Stake"
        let posts = || (points || row) && is_post_with_names(scene, scene.text(index));
        // "Stämman valde enligt valberedningens förslag", and white space
        let left_open = || (points || !ends_sentence(before)) && language.election_verbs().is_in(before);
        let cells = || scene.cells(index, scene.lines[index].start).len();
        let open_rows = gap && left_open() && (cells() >= CELLS_OF_A_POST || posts());
        let elects = open_rows || row || language.election_verbs().closes(before);
        if gap && !before.ends_with(':') && !(elects && (is_aligned(scene, index) || open_rows)) {
            return false;
        }
        let open = before.trim_end_matches(':');
        let asked = row
            || open_rows
            || match open.len() == before.len() {
                true => language.election_verbs().closes(open),
                false => language.election_verbs().is_in(open),
            };
        asked && (is_aligned(scene, index) || posts() || !gap && is_elected(scene, scene.text(index)))
    }

    /// Whether the last paragraph decides what stands below it, and does not end there: "Beslutades i enlighet med styrelsens
    /// förslag", and white space.
    fn decides_below(&self, scene: &Scene) -> bool {
        let said = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::LeadIn);
        let Some(block) = self.blocks.last().filter(said) else { return false };
        let slices = self.slices(block);
        let first = slices.first().map_or("", |slice| scene.slice_text(*slice));
        let last = slices.last().map_or("", |slice| scene.slice_text(*slice));
        slices.len() <= MOST_LEAD_LINES && (last.ends_with(':') || !ends_sentence(last)) && decides_openly(scene, first)
    }

    /// Whether a line is nothing but the number that ends the sentence of the line above, and not that of the next entry of a
    /// list whose marks stand alone.
    fn ends_in_number(&self, before: &str, text: &str) -> bool {
        let digits = text.strip_suffix('.').filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let Some(number) = digits.and_then(|digits| digits.parse::<u32>().ok()) else { return false };
        let last = self.blocks.iter().rev().find_map(|block| match block.kind {
            BlockKind::Entry(ClauseKind::Number(last)) => Some(last),
            _ => None,
        });
        number != last.map_or(1, |last| last + 1) && before.ends_with(char::is_lowercase) && before.contains(' ')
    }

    /// Whether a line gives a post to somebody, below what elects them, or as the first of such lines under its heading.
    fn gives_post(&self, scene: &Scene, index: usize, before: &str, kind: SectionKind) -> bool {
        if !matches!(kind, SectionKind::Decision | SectionKind::Proposal | SectionKind::Description) {
            return false;
        }
        let row = |index: usize| {
            scene.lines.get(index).is_some_and(|line| line.is_text())
                && is_post_row(scene, index)
                && !names_task(scene, scene.text(index))
        };
        match self.blocks.last().map(|block| block.kind) {
            Some(BlockKind::Row) => row(index),
            None => row(index) && (kind == SectionKind::Proposal || row(index + 1)),
            _ => !before.ends_with('.') && scene.language.election_verbs().is_in(before) && row(index),
        }
    }

    fn open(&mut self, kind: BlockKind, mark: Slice, after_blank: bool) {
        let at = self.slices.len();
        self.blocks.push(Block { kind, mark, after_blank, slices: at..at });
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
/// lines the numbering took for clauses, `width` how many characters a full line has.
pub(crate) fn read(
    scene: &Scene,
    first: Option<(usize, Slice)>,
    lines: Lines,
    kind: SectionKind,
    is_clause: &dyn Fn(usize) -> bool,
    width: usize,
) -> Blocks {
    let mut blocks = Blocks { blocks: Vec::new(), slices: Vec::with_capacity(lines.iter().len() + 1) };
    let clauses = holds_clauses(kind);
    let mut previous: Option<usize> = None;
    // Whether the line before is a mark line, if that was asked.
    let mut previous_mark: Option<bool> = None;
    if let Some((line, slice)) = first {
        previous = Some(line);
        // "Förslag till beslut 1. Nämnden godkänner …": the list begins on the heading's own line.
        let opens = |mark: ClauseKind| match mark {
            ClauseKind::Number(1) | ClauseKind::Att => true,
            // "Bilaga: a) Tjänsteskrivelse"
            ClauseKind::Letter(letter) => {
                (kind == SectionKind::Documents || clauses) && letter.eq_ignore_ascii_case(&'a')
            }
            _ => false,
        };
        match clause_mark(scene.language, scene.slice_text(slice)) {
            Some(mark) if opens(mark.value.kind) => {
                let length = if mark.value.kind == ClauseKind::Att { 0 } else { mark.end };
                blocks.open(BlockKind::Entry(mark.value.kind), Slice::new(slice.start, slice.start + length), false);
                blocks.push(Slice::new((slice.start + length).min(slice.end), slice.end));
            }
            _ => {
                blocks.open(BlockKind::Paragraph, Slice::new(slice.start, slice.start), false);
                blocks.push(slice);
            }
        }
    }
    for index in lines {
        let line = &scene.lines[index];
        if !line.is_text() {
            continue;
        }
        let text = scene.text(index);
        let before_mark = previous_mark.take();
        // "att" of a hanging column on a line of its own: what stands below goes on with it.
        let hanging = scene.language.hanging_clause().has(text) && clauses;
        if hanging || blocks.hangs(scene) {
            if hanging {
                blocks.open(BlockKind::Entry(ClauseKind::Att), Slice::new(line.start, line.start), true);
            }
            blocks.push(line.range());
            previous = Some(index);
            continue;
        }
        let gap = blocks.is_empty() || scene.opens_paragraph(index);
        // Among entries without such a mark it is one of them.
        let listed = blocks.blocks.last().is_none_or(|block| block.kind == BlockKind::Annex);
        if kind == SectionKind::Documents
            && let Some(annex) = annex_line(scene.language, text).filter(|annex| listed && annex.is_entry(text))
        {
            // Without a title the word and its number are the entry.
            let title = if annex.title < text.len() { line.start + annex.title } else { line.start };
            blocks.open(BlockKind::Annex, Slice::new(line.start, title), gap);
            blocks.push(Slice::new(title, line.end));
            previous = Some(index);
            continue;
        }
        let before = blocks.slices.last().map_or("", |slice| scene.slice_text(*slice));
        // "Antalet medlemmar är nu" ⏎ "612.": a number that ends the sentence marks nothing.
        if !gap && blocks.ends_in_number(before, text) {
            blocks.push(line.range());
            previous = Some(index);
            continue;
        }
        if let Some(mark) = list_mark(scene, index, text, before, gap, clauses, &blocks, is_clause, width) {
            let start = line.start + mark.1;
            blocks.open(BlockKind::Entry(mark.0), Slice::new(line.start, start), gap);
            blocks.push(Slice::new(start.min(line.end), line.end));
        } else if blocks.elects_row(scene, index, before, gap) || blocks.gives_post(scene, index, before, kind) {
            blocks.open(BlockKind::Row, Slice::new(line.start, line.start), false);
            blocks.push(line.range());
        } else if clauses && (gap || ends_sentence(before) || after_lead_in(&blocks)) && is_lead_in_line(scene, text)
            || text.ends_with(':') && proposer_line(scene, text).is_some()
        {
            blocks.open(BlockKind::LeadIn, Slice::new(line.start, line.start), gap);
            blocks.push(line.range());
        } else if clauses && (gap || ends_sentence(before)) && leads_in_two_lines(scene, index) {
            // The second line makes it a lead-in.
            blocks.open(BlockKind::Paragraph, Slice::new(line.start, line.start), gap);
            blocks.push(line.range());
        } else if clauses && !gap && blocks.lead_in_goes_on(scene, text) {
            blocks.push(line.range());
            if let Some(block) = blocks.blocks.last_mut() {
                block.kind = BlockKind::LeadIn;
            }
        } else if is_mark_line(scene, text) && !(clauses && ends_reference(before, text, gap)) {
            previous_mark = Some(true);
            blocks.open(BlockKind::Paragraph, Slice::new(line.start, line.start), true);
            blocks.push(line.range());
        } else {
            previous_mark = Some(false);
            let after_mark =
                previous.is_none_or(|at| before_mark.unwrap_or_else(|| is_mark_line(scene, scene.text(at))));
            let row = || is_row_of(scene, previous, index);
            let listed = before.ends_with(':')
                && !scene.language.names_heading().closes(before)
                && text.starts_with(char::is_uppercase)
                && !blocks.hangs_in_entry(scene, index)
                && !row();
            let bare = blocks.blocks.last().is_some_and(|block| block.kind == BlockKind::Paragraph);
            let annexed = blocks.blocks.last().is_some_and(|block| block.kind == BlockKind::Annex);
            let next_clause = clauses && ends_before_body(scene, before, text, width)
                || annexed && had_room(before, text, width) && text.starts_with(char::is_uppercase)
                || kind == SectionKind::Decision && bare && ends_before_sentence(before, text, width);
            let entry_ended = !gap && blocks.ended_entry(scene, index, before, width);
            let dated = parts_by_days(kind) && is_day(scene, text) && !waits(scene, before);
            // "Ansvarig: Isak Ek" ends what was decided, whatever stands before it.
            let tasked = names_task(scene, text);
            // "2. Anslaget minskas." ⏎ "Bo Lind (M) yrkar bifall …"
            let entry = blocks.blocks.last().is_some_and(|block| matches!(block.kind, BlockKind::Entry(_)));
            let moved = kind == SectionKind::Motions && entry && ends_sentence(before) && moves(scene, text);
            let paused = scene.language.breaks().opens(text);
            let goes_on = !after_mark
                && !moved
                && !paused
                && !entry_ended
                && !dated
                && !tasked
                && !after_lead_in(&blocks)
                && (!gap || goes_on_after_gap(scene, previous, index) || clauses && row())
                && !listed
                && !next_clause;
            if !goes_on || blocks.is_empty() {
                blocks.open(BlockKind::Paragraph, Slice::new(line.start, line.start), gap);
            }
            blocks.push(line.range());
        }
        previous = Some(index);
    }
    if clauses {
        blocks.split_running_lists(scene);
    }
    blocks
}

/// Whether a line begins with somebody of a party who moves.
fn moves(scene: &Scene, text: &str) -> bool {
    let party = text.find(')').filter(|at| *at <= LONGEST_MOVER && text[..*at].contains('('));
    party.is_some_and(|at| {
        let verb = scene.language.motion_verbs().earliest_in(&text[at + 1..]);
        verb.is_some_and(|(verb, _)| verb <= LONGEST_MOVER && !text[..at + 1 + verb].contains(". "))
            && scene.person(&text[..=at]).is_some()
    })
}

/// From the beginning of a line to the party of somebody who moves, and on to the verb, in bytes.
const LONGEST_MOVER: usize = 60;

/// "Kommunstyrelsen tillstyrker förslaget och föreslår att" ⏎ "kommunfullmäktige beslutar:"
fn leads_in_two_lines(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    let Some(below) = scene.lines.get(index + 1).filter(|below| below.is_text()) else { return false };
    let next = scene.slice_text(below.range());
    text.len() <= 160
        && next.len() <= 100
        && next.ends_with(':')
        && next.starts_with(char::is_lowercase)
        && scene.language.body_at(text).is_some()
        && is_lead_in_line(scene, &format!("{text} {next}"))
}

/// "Paragrafen förklaras omedelbart justerad." between two sections says something of the item, and is no entry of a list.
pub(crate) fn says_adjusted(scene: &Scene, blocks: &Blocks, block: &Block) -> bool {
    let slices = blocks.slices(block);
    let length: usize = slices.iter().map(|slice| slice.len()).sum();
    length < 120 && {
        let text = blocks.passage(scene, block).into_text();
        // "att paragrafen justeras omedelbart."
        let said = scene.language.clause_leads().cut_from(&text).map_or(text.as_str(), str::trim_start);
        scene.language.item_mark(said.trim_end_matches(['.', ','])) == Some(ItemMark::ImmediatelyAdjusted)
    }
}

/// The mark `number.` inside a line after the end of a sentence, and where the clause behind it begins.
fn next_number(scene: &Scene, line: &Slice, number: u32, at_start: bool) -> Option<(Slice, usize)> {
    let text = scene.slice_text(*line);
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mark = format!("{number}. ");
    let at = if at_start && text.starts_with(&mark) { 0 } else { text.find(&format!(". {mark}"))? + 2 };
    let behind = &text[at + mark.len()..];
    behind
        .starts_with(char::is_uppercase)
        .then(|| (Slice::new(line.start + at, line.start + at + mark.len()), line.start + at + mark.len()))
}

/// Fewer words behind a list are an entry's.
const WORDS_OF_A_SENTENCE: usize = 4;

/// "… som anges i" ⏎ "Bilaga J.": the name of an annex that ends the sentence above it.
fn ends_reference(before: &str, text: &str, gap: bool) -> bool {
    let waits = before.chars().next_back().is_some_and(char::is_alphanumeric);
    let last = before.rsplit(' ').next().unwrap_or("");
    !gap && waits && text.ends_with('.') && before.contains(' ') && last.chars().all(char::is_lowercase)
}

/// Sections in which a column of days stands beside what came in; in lists of papers a day belongs to the paper above.
fn parts_by_days(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Decision | SectionKind::Description | SectionKind::Other)
}

/// Whether a line is a day and nothing else.
fn is_day(scene: &Scene, text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && matches!(date::find_dates(scene.language, text).as_slice(), [only] if only.start == 0 && only.end == text.len())
}

/// Whether a line cannot end where it does: "… beslutade den".
fn waits(scene: &Scene, before: &str) -> bool {
    before.ends_with([',', '-', '–', '('])
        || scene.language.title_goes_on().has(before.rsplit(' ').next().unwrap_or(""))
}

/// "Suppleanter i taxeringsnämnden: Teodor Hult och Anna Sandell": a post, and who is to have it.
fn is_post_with_names(scene: &Scene, text: &str) -> bool {
    text.split_once(':').is_some_and(|(post, names)| {
        post.len() <= LONGEST_POST
            && post.starts_with(char::is_uppercase)
            && !scene.people_list(names.trim()).is_empty()
    })
}

/// Bytes of a post before a colon.
const LONGEST_POST: usize = 60;
/// Lines of a sentence that decides what stands below it.
const MOST_LEAD_LINES: usize = 3;
/// Cells of a row that tells a post, whose it is, and for how long.
const CELLS_OF_A_POST: usize = 3;

/// Whether a sentence begins by saying who decided, or that it was decided: "Beslutades …", "Stämman beslutade …".
pub(crate) fn decides_openly(scene: &Scene, text: &str) -> bool {
    let impersonal = scene.language.decided_impersonally().all();
    let said = impersonal.iter().any(|words| text.starts_with(words.trim_end()));
    said || scene.language.decider_at(text).is_some_and(|end| {
        let verb = text[end..].split_whitespace().next().unwrap_or("");
        scene.language.decided().has(verb) || scene.language.decides_now().has(verb)
    })
}

fn after_lead_in(blocks: &Blocks) -> bool {
    blocks.blocks.last().is_some_and(|block| block.kind == BlockKind::LeadIn)
}

/// Lines that an entry takes at most before the next of its list is no longer looked for.
const LONGEST_FIRST_ENTRY: usize = 4;

/// Whether the next letter of a list begins one of the lines below a line that begins with `letter`.
fn next_letter_follows(scene: &Scene, index: usize, letter: char) -> bool {
    let below =
        (index + 1..scene.lines.len().min(index + 1 + LONGEST_FIRST_ENTRY)).filter(|line| scene.lines[*line].is_text());
    let next = |text: &str| {
        let mark = clause_mark(scene.language, text).map(|mark| mark.value.kind);
        matches!(mark, Some(ClauseKind::Letter(next)) if next as u32 == letter as u32 + 1)
    };
    below.map(|line| scene.text(line)).any(next)
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
    width: usize,
) -> Option<(ClauseKind, usize)> {
    let mark = clause_mark(scene.language, text)?;
    let in_list = blocks.blocks.last().map(|block| block.kind);
    let fits = match mark.value.kind {
        ClauseKind::Number(number) => {
            // Behind a title on its own line no numbering saw the number.
            let line = &scene.lines[index];
            is_clause(index)
                || number == 1 && line.printed().start < line.start
                || number == 1 && (after_lead_in(blocks) || ends_with_lead_in(scene, before))
                || matches!(in_list, Some(BlockKind::Entry(ClauseKind::Number(last))) if number == last.saturating_add(1))
        }
        // "p. 1-2" is no entry: letters count on from a.
        ClauseKind::Letter(letter) => {
            let follows = match in_list {
                Some(BlockKind::Entry(ClauseKind::Letter(last))) => letter as u32 == last as u32 + 1,
                _ => false,
            };
            (follows || letter.eq_ignore_ascii_case(&'a') || letter < 'f')
                && (gap
                    || ends_entry(scene, before)
                    || matches!(in_list, Some(BlockKind::Entry(_)))
                    || letter.eq_ignore_ascii_case(&'a') && next_letter_follows(scene, index, letter))
        }
        // Prose wraps before "att" all the time; a list of att clauses stands under a decision or proposal heading.
        ClauseKind::Att => {
            // "Arvodet fastställs till 96 600 kr för styrelsen," ⏎ "att fördela inom sig": a full line of running text.
            // Its heading may stand on the same line.
            let above = || scene.previous_text(index, 0).map_or(before, |above| scene.text(above));
            let wrapped =
                || in_list == Some(BlockKind::Paragraph) && before.ends_with(',') && !had_room(above(), text, width);
            clauses
                && (gap
                    || ends_entry(scene, before) && !wrapped()
                    || after_lead_in(blocks)
                    || ends_with_lead_in(scene, before)
                    || scene.language.clause_leads().opens(before) && had_room(before, text, width))
                || !gap && (before.ends_with(':') || in_list == Some(BlockKind::Row))
                || in_list == Some(BlockKind::Entry(ClauseKind::Att)) && ends_entry(scene, before)
                || gap && blocks.decides_below(scene)
        }
        ClauseKind::Bullet => {
            let dash = text.starts_with(['-', '–', '—', 'o']);
            // "• Delegation 2026-04-01 - 2026-04-30" ⏎ "- 11 stycken": a full line of an entry with another sign, wrapped
            // before its dash.
            let other_sign = || {
                let open = blocks.blocks.last().filter(|block| block.kind == BlockKind::Entry(ClauseKind::Bullet));
                open.is_some_and(|block| !scene.slice_text(block.mark).starts_with(['-', '–', '—', 'o', '*']))
            };
            // Two lines with the same sign are a list, whatever stands above them.
            let listed = || {
                let below = scene.next_text(index + 1, index + 2).map_or("", |below| scene.text(below));
                below.chars().next() == text.chars().next() && clause_mark(scene.language, below).is_some()
            };
            let wrapped = || dash && !gap && other_sign() && !had_room(before, text, width) && !listed();
            !dash
                || listed()
                || gap
                || after_lead_in(blocks)
                || ends_entry(scene, before)
                || matches!(in_list, Some(BlockKind::Entry(ClauseKind::Bullet))) && !wrapped()
        }
    };
    // The "att" of a clause is its first word; other marks only introduce it.
    let length = if matches!(mark.value.kind, ClauseKind::Att) { 0 } else { mark.end };
    fits.then_some((mark.value.kind, length))
}

fn ends_with_lead_in(scene: &Scene, before: &str) -> bool {
    scene.language.lead_in(before).is_some_and(|lead| lead.end + 1 >= before.len())
}

/// Whether a line can be the end of a list entry or the sentence that opens a list.
fn ends_entry(scene: &Scene, before: &str) -> bool {
    before.ends_with([',', '.', ':', ';', '!', '?', '”', '"', ')'])
        || scene.language.joint_alone().has(before)
        || scene.language.entry_ends().closes(before)
}

/// "Nämnden godkänner rapporten." ⏎ "Nämnden överlämnar den till …": a body's next decision on a line of its own, where
/// the line before had room for its first word.
fn ends_before_body(scene: &Scene, before: &str, text: &str, width: usize) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    let room = before.chars().count() + 1 + word.chars().count() < width;
    room && ends_sentence(before) && scene.language.body_at(text).is_some_and(|end| text[end..].starts_with(' '))
}

/// Whether a line had ample room for the first word of the next one: it was ended on purpose.
fn had_room(before: &str, text: &str, width: usize) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    (before.chars().count() + 1 + word.chars().count()) * 100 < width * AMPLE
}

/// "Motionerna bordläggs." ⏎ "Anmälningsärendena antecknas.": a sentence on a line of its own, where the line before had
/// ample room for its first word.
fn ends_before_sentence(before: &str, text: &str, width: usize) -> bool {
    let room = had_room(before, text, width);
    room && before.ends_with('.')
        && text.starts_with(char::is_uppercase)
        && text.chars().nth(1).is_some_and(|c| c != ' ')
}

/// A line with a word more that is still this share of a full one, in hundredths, was ended on purpose.
const AMPLE: usize = 88;

/// Whether a line is a row of the table that the paragraph above announces: "… väljer följande nämndemän:".
fn is_row_of(scene: &Scene, previous: Option<usize>, index: usize) -> bool {
    let cells = |index: usize| scene.cells(index, scene.lines[index].start).len();
    previous.is_some_and(|previous| cells(index) >= 3 && (scene.text(previous).ends_with(':') || cells(previous) >= 3))
}

/// Whether a line has cells that stand as those of the line above or below it: it begins where that does, and a cell more does.
fn is_aligned(scene: &Scene, index: usize) -> bool {
    let columns = |index: usize| {
        let cells = scene.cells(index, scene.lines[index].start);
        cells.iter().take(MOST_CELLS).map(|cell| cell.column).collect::<Vec<_>>()
    };
    let own = columns(index);
    let near = |one: &usize, other: &usize| one.abs_diff(*other) <= 2;
    let like = |other: usize| {
        let other = columns(other);
        let [first, rest @ ..] = other.as_slice() else { return false };
        near(&own[0], first) && own[1..].iter().any(|one| rest.iter().any(|other| near(one, other)))
    };
    let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
    own.len() >= 2 && beside.filter(|at| scene.lines.get(*at).is_some_and(|line| line.is_text())).any(like)
}

/// Cells of a line that are compared with those of its neighbours.
const MOST_CELLS: usize = 6;

/// Whether a line after a gap is still the same sentence: text extraction leaves blank lines inside bullets and
/// around page breaks. Small letters after a line without an end go on; furniture between lines is no gap.
fn goes_on_after_gap(scene: &Scene, previous: Option<usize>, index: usize) -> bool {
    let Some(previous) = previous else { return false };
    let before = scene.text(previous);
    if ends_sentence(before) {
        return false;
    }
    let first = scene.text(index).chars().find(|c| !matches!(c, '(' | '"' | '”'));
    let scrap = first.is_some_and(|c| c.is_ascii_digit()) && scene.text(index).len() < 16;
    if first.is_some_and(char::is_lowercase) || scrap {
        return true;
    }
    let over_page = scene.lines[previous].page != scene.lines[index].page
        || scene.lines[previous..index].iter().any(|line| line.kind == crate::page::scene::LineKind::Furniture);
    over_page && before.chars().count() >= 50
}
