//! The text under an item: its sections, and what each section holds.

use std::ops::Range;

use crate::assemble::blocks::{self, BlockKind, Blocks, holds_clauses};
use crate::assemble::items::Told;
use crate::assemble::lists::sides;
use crate::assemble::prose::Prose;
use crate::assemble::resolutions::{self, Heading};
use crate::assemble::{adjusting, documents, floor, inline, pauses, references};
use crate::grammar::number::clause_mark;
use crate::grammar::time;
use crate::language::LeadVerb;
use crate::model::{Item, Section, SectionKind};
use crate::page::ledger::Owner;
use crate::page::passage::{Passage, Slice};
use crate::page::reasons::Reason;
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// A heading line, or the text before the first one.
struct Opening {
    kind: SectionKind,
    heading: Heading,
    /// Text after the heading on its own line.
    rest: Option<(usize, Slice)>,
    /// The first line after the heading.
    body: usize,
}

/// Reads the lines of an item's body into its sections and the views on them.
///
/// `is_clause` tells which numbered lines the numbering took for clauses; `drafts` whether decision blocks are still
/// proposals, as in an agenda.
pub(crate) fn read(
    scene: &mut Scene,
    told: &mut Told,
    item: &mut Item,
    lines: Range<usize>,
    is_clause: &dyn Fn(usize) -> bool,
    drafts: bool,
) {
    let mut at = lines.start;
    let about_adjusters = item.title.as_deref().is_some_and(|title| adjusting::is_subject(scene.language, title));
    let mut opening =
        Opening { kind: SectionKind::Description, heading: Heading::default(), rest: None, body: lines.start };
    let mut told_of: Vec<Passage> = Vec::new();
    let prose = (!drafts).then(|| Prose::of(scene, lines.clone()));
    let asked = |index: usize| {
        let heading = scene.heading(index).filter(|_| scene.lines[index].is_text());
        heading.is_some_and(|found| matches!(found.kind, SectionKind::Proposal | SectionKind::Decision))
    };
    let bare = drafts && !lines.clone().any(asked);
    loop {
        let mut verdict = None;
        let next = (at.max(opening.body)..lines.end).find(|index| {
            let (heads, apart) = (opens_section(scene, *index, opening.body), is_set_apart(scene, *index));
            // "Omröstning" ⏎ "Godkänd voteringsproposition: …": the second says what the first is about.
            let goes_on = heads
                && scene.next_text(opening.body, *index + 1) == Some(*index)
                && !opening.heading.text.is_empty()
                && same_with_rest(scene, *index, opening.kind);
            let accounts = || !drafts && is_account(scene, *index, &opening, lines.end);
            if (heads || apart || accounts()) && !goes_on {
                return true;
            }
            verdict = prose.as_ref().and_then(|prose| prose.opens(scene, *index, opening.kind, opening.body));
            if verdict.is_none() && scene.lines[*index].is_text() {
                scene.explain(*index, || why_text(is_clause(*index), opening.kind));
            }
            verdict.is_some()
        });
        let end = next.unwrap_or(lines.end);
        let blocks = blocks::read(scene, opening.rest.clone(), opening.body.min(end)..end, opening.kind, is_clause);
        let led_in =
            next.is_some_and(|index| opening.kind == SectionKind::Decision && !drafts && is_proposal(scene, index));
        if led_in && blocks.is_empty() {
            // The heading only leads to the next one.
            let heading: Vec<Slice> = opening.heading.text.slices().collect();
            heading.into_iter().for_each(|slice| scene.ledger.reassign(slice, Owner::Label));
        } else {
            let prose = bare || prose.as_ref().is_some_and(|prose| !prose.headed);
            let text = finish_section(scene, told, item, &opening, &blocks, drafts, prose, about_adjusters);
            told_of.extend(text.filter(|text| !drafts && floor::may_tell_vote(scene, opening.kind, text)));
        }
        let Some(index) = next else { break };
        scene.explain(index, || why_opens(scene, index, verdict));
        let started = match verdict {
            Some(SectionKind::Decision) if leads_alone(scene, index, lines.end) => open_lead(scene, index),
            Some(kind) => Opening { kind, heading: Heading::default(), rest: None, body: index },
            None => open(scene, index),
        };
        let before = std::mem::replace(&mut opening, started);
        // "Beslut" ⏎ "Förslag till beslut i kommunfullmäktige": the body decides to propose.
        let decided = before.kind == SectionKind::Decision && !drafts;
        if decided
            && opening.kind == SectionKind::Proposal
            && (blocks.is_empty() || opening.heading.addressee.is_some())
        {
            opening.kind = SectionKind::Decision;
        }
        opening.heading.decides = opening.kind == SectionKind::Decision && !drafts;
        at = index + 1;
    }
    floor::read_told_votes(scene, item, &told_of);
}

/// Why a line of an item's body opens no section: it goes on with the one above.
fn why_text(clause: bool, open: SectionKind) -> Reason {
    let mut reason = Reason::plain(if clause { "clause" } else { "text" });
    reason.cues.push((format!("goes on with the section of kind {open:?}").to_lowercase(), 0));
    reason
}

/// What opens a section on line `index`: a known heading, its font, or running text that decides or reserves.
fn why_opens(scene: &Scene, index: usize, verdict: Option<SectionKind>) -> Reason {
    let cue = match (verdict, scene.heading(index)) {
        (Some(SectionKind::Reservation), _) => "reserves in running text",
        (Some(_), _) => "decides in running text",
        (None, Some(found)) if found.damaged => "damaged heading",
        (None, Some(_)) => "known heading",
        (None, None) if scene.stands_out(index) => "set apart by its font",
        (None, None) => "account of what was told",
    };
    let mut reason = Reason::plain("section");
    reason.cues.push((cue.to_owned(), 0));
    reason
}

/// "Kommunfullmäktige beslutar" on a line of its own heads the decision. (Catalogue part 5)
fn leads_alone(scene: &Scene, index: usize, end: usize) -> bool {
    let text = scene.text(index);
    scene.next_text(index + 1, end).is_some()
        && scene
            .language
            .lead_in(text)
            .is_some_and(|lead| lead.whole_line && lead.verb == LeadVerb::Decides && lead.body.is_some())
}

/// "Information" alone on a line below the decision: an account of what was told. In an agenda it heads a group of items.
fn is_account(scene: &Scene, index: usize, opening: &Opening, end: usize) -> bool {
    let decided = matches!(opening.kind, SectionKind::Decision) || opening.body == index;
    decided
        && scene.lines[index].is_text()
        && scene.language.account_headings().has(scene.text(index).trim_end_matches(':'))
        && (scene.opens_paragraph(index) || opening.body == index)
        && scene.next_text(index + 1, end).is_some()
}

fn open_lead(scene: &mut Scene, index: usize) -> Opening {
    let line = scene.lines[index].range();
    let shown = scene.text(index).trim_end_matches([':', ',']).trim_end().len();
    let text = scene.passage(line.start..line.start + shown);
    scene.claim(line.start..line.start + shown, Owner::Field);
    scene.claim(line, Owner::Label);
    let heading = Heading { text, leads: true, ..Heading::default() };
    Opening { kind: SectionKind::Decision, heading, rest: None, body: index + 1 }
}

fn is_proposal(scene: &Scene, index: usize) -> bool {
    scene.heading(index).is_some_and(|found| found.kind == SectionKind::Proposal && !found.floor)
}

/// Whether a line is a heading of this kind with text behind it.
fn same_with_rest(scene: &Scene, index: usize, kind: SectionKind) -> bool {
    let text = scene.text(index);
    scene.heading(index).is_some_and(|found| {
        found.kind == kind && kind == SectionKind::Vote && !text[found.end.min(text.len())..].trim().is_empty()
    })
}

/// Whether a line is a heading by its font alone: set apart, short, a paragraph of its own that says nothing, over text
/// that is not set apart.
fn is_set_apart(scene: &Scene, index: usize) -> bool {
    if !scene.lines[index].is_text() || !scene.stands_out(index) || !scene.opens_paragraph(index) {
        return false;
    }
    let text = scene.text(index);
    let above = scene.previous_text(index, index.saturating_sub(4));
    let below = scene.next_text(index + 1, (index + 4).min(scene.lines.len()));
    text.starts_with(char::is_uppercase)
        && text.chars().count() <= LONGEST_APART
        && !text.ends_with(['.', ',', ';', '?', '!', '-', '…', ')'])
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 4
        && scene.cells(index, scene.lines[index].start).len() == 1
        && below.is_some_and(|below| !scene.stands_out(below))
        && above.is_none_or(|above| !scene.stands_out(above) || !scene.same_font(above, index))
        && !blocks::is_lead_in_line(scene, text)
        && !blocks::is_mark_line(scene, text)
        && resolutions::proposer_line(scene, text).is_none()
        && scene.language.body_at(text).is_none()
        && !sides::is_head(scene, index)
        && clause_mark(scene.language, text).is_none()
        && !crate::facts::people::names_someone(scene, text)
}

/// A heading known by its font alone has at most this many letters.
const LONGEST_APART: usize = 70;

/// Whether a heading of the vocabulary on this line opens a section: it begins with a capital, and it does not stand in
/// the middle of a sentence.
pub(crate) fn opens_section(scene: &Scene, index: usize, floor: usize) -> bool {
    if !scene.lines[index].is_text() || scene.heading(index).is_none() {
        return false;
    }
    let text = scene.text(index);
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    if scene.opens_paragraph(index) || index == floor || scene.lines[index].in_margin {
        return true;
    }
    let before = scene.text(index - 1);
    // A heading's words alone on a line, and nothing below that goes on with them.
    let alone = scene.heading(index).is_some_and(|found| found.end == text.len())
        && scene.lines.get(index + 1).is_none_or(|below| below.is_blank());
    // A row of a table ends no sentence.
    let row = scene.cells(index - 1, scene.lines[index - 1].start).len() >= 2;
    alone || row || ends_sentence(before) || scene.heading(index - 1).is_some() || before.chars().count() < 60
}

fn open(scene: &mut Scene, index: usize) -> Opening {
    let line = scene.lines[index].clone();
    let text = scene.text(index);
    let Some(found) = scene.heading(index).filter(|_| text.starts_with(char::is_uppercase)).cloned() else {
        let shown = text.trim_end_matches(':').trim_end();
        let heading = scene.passage(line.start..line.start + shown.len());
        scene.claim(line.start..line.start + shown.len(), Owner::Field);
        scene.claim(line.range(), Owner::Label);
        let kind =
            if shown.eq_ignore_ascii_case("information") { SectionKind::Description } else { SectionKind::Other };
        let heading = Heading { text: heading, ..Heading::default() };
        return Opening { kind, heading, rest: None, body: index + 1 };
    };
    let words = scene.heading_words(index);
    let shown = words.text().get(..found.end).unwrap_or(words.text()).trim_end().trim_end_matches(':').trim_end().len();
    let heading_text = words.part(0..shown);
    let heading = Heading {
        genitive: found.prefix.as_ref().map(|range| words.part(range.clone())),
        addressee: found.addressee.as_ref().map(|range| words.part(range.clone())),
        proposes: found.kind == SectionKind::Proposal,
        leads: false,
        decides: false,
        text: heading_text,
    };
    scene.claim_passage(&heading.text, Owner::Field);
    scene.claim(line.start..line.start + found.end.min(line.end - line.start), Owner::Label);
    let from = if line.in_margin { line.end } else { line.start + found.end };
    let rest = scene.slice_text(from.min(line.end)..line.end);
    let lead = rest.len() - rest.trim_start().len();
    let rest = (!rest.trim().is_empty()).then(|| (index, from + lead..line.end));
    let kind = if found.floor { SectionKind::Motions } else { found.kind };
    Opening { kind, heading, rest, body: index + 1 }
}

#[allow(clippy::too_many_arguments)]
fn finish_section(
    scene: &mut Scene,
    told: &mut Told,
    item: &mut Item,
    opening: &Opening,
    blocks: &Blocks,
    drafts: bool,
    prose: bool,
    about_adjusters: bool,
) -> Option<Passage> {
    if blocks.is_empty() && opening.heading.text.is_empty() {
        return None;
    }
    let text = blocks.section_text(scene);
    let owner = if opening.kind == SectionKind::Other { Owner::Other } else { Owner::Field };
    claim_marks(scene, blocks);
    scene.claim_passage(&text, owner);

    let mut section = Section { kind: Some(opening.kind), ..Section::default() };
    if !opening.heading.text.is_empty() {
        scene.view(&mut section.places, "heading", &opening.heading.text);
        section.heading = Some(opening.heading.text.text().to_owned());
    }
    if !text.is_empty() {
        scene.view(&mut section.places, "text", &text);
    }
    if about_adjusters {
        adjusting::read(scene, &mut told.adjusting, &text);
    }
    item.adjusted_immediately |= blocks.iter().any(|block| blocks::says_adjusted(scene, blocks, block));
    views(scene, item, opening, blocks, drafts, prose);
    floor::read(scene, item, opening.kind, blocks, &text, drafts);
    item.amounts.extend(resolutions::amounts(scene, &text));
    references::read(scene, item, &text);
    pauses::read(scene, &mut told.pauses, item, &text);
    told_time(scene, item, &text);
    section.text = (!text.is_empty()).then(|| text.text().to_owned());
    item.sections.push(section);
    Some(text)
}

/// "Ordföranden öppnade mötet kl. 18.30.": the one time that the text of the opening or closing item tells.
fn told_time(scene: &Scene, item: &mut Item, text: &Passage) {
    let opens =
        item.title.as_deref().is_some_and(|title| scene.language.opens_or_closes().is_in(&title.to_lowercase()));
    if !opens || item.start_time.is_some() || !item.sections.is_empty() {
        return;
    }
    let times = time::find_times(scene.language, text.text());
    let [only] = times.as_slice() else { return };
    let Some(start) = only.value.start.filter(|_| only.value.end.is_none()) else { return };
    item.start_time = Some(start.to_string());
    scene.view(&mut item.places, "start_time", &text.part(only.start..only.end));
}

/// Bullets are written "- " in the text; the printed ones are kept as labels.
fn claim_marks(scene: &mut Scene, blocks: &Blocks) {
    for block in blocks.iter() {
        if block.kind == BlockKind::Entry(crate::grammar::number::ClauseKind::Bullet) {
            scene.claim(block.mark.clone(), Owner::Label);
        }
    }
}

/// `prose` says whether decisions may stand in running text, and clauses without a heading.
fn views(scene: &Scene, item: &mut Item, opening: &Opening, blocks: &Blocks, drafts: bool, prose: bool) {
    match opening.kind {
        kind if holds_clauses(kind) && kind != SectionKind::Motions => {
            let found = resolutions::read(scene, blocks, &opening.heading);
            if kind == SectionKind::Proposal || drafts {
                item.proposals.extend(found);
            } else {
                item.decisions.extend(found);
            }
        }
        SectionKind::Documents => documents::read(scene, item, blocks),
        SectionKind::Distribution => distribution(scene, item, blocks),
        SectionKind::Description | SectionKind::Preparation | SectionKind::Other => {
            item.proposals.extend(inline::proposals(scene, blocks));
            if drafts && prose && item.proposals.is_empty() {
                item.proposals.extend(inline::bare_clauses(scene, blocks));
            }
            if prose && !drafts && scene.assembly {
                item.decisions.extend(inline::decisions(scene, blocks));
            }
        }
        _ => {}
    }
}

/// Whom the decision is sent to: one entry per line or list entry, never split at commas.
fn distribution(scene: &Scene, item: &mut Item, blocks: &Blocks) {
    for entry in documents::entries(scene, blocks) {
        let key = format!("distribution[{}]", item.distribution.len());
        let mut places = std::mem::take(&mut item.places);
        let shown = entry.part(0..entry.text().trim_end_matches('.').len());
        scene.view(&mut places, key, &shown);
        item.places = places;
        item.distribution.push(shown.into_text());
    }
}
