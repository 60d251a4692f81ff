//! The text under an item: its sections, and what each section holds.

use crate::assemble::items::Told;
use crate::assemble::{adjusting, documents, floor, inline, pauses, references, resolutions};
use crate::classify::body::blocks::{self, BlockKind, Blocks, holds_clauses};
use crate::classify::body::sections::{self, Heading, Part};
use crate::classify::habits::Habits;
use crate::grammar::{date, time};
use crate::language::{Roster, small_letters};
use crate::model::{Item, Resolution, Section, SectionKind};
use crate::page::ledger::Owner;
use crate::page::passage::Passage;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Reads the lines of an item's body into its sections and the views on them.
///
/// `under` is the line of a heading over several items that also heads these lines; `is_clause` tells which numbered lines the
/// numbering took for clauses.
pub(crate) fn read(
    scene: &mut Scene,
    told: &mut Told,
    item: &mut Item,
    (lines, under): (Lines, Option<usize>),
    is_clause: &dyn Fn(usize) -> bool,
    habits: &Habits,
) {
    let small = item.title.as_deref().map(small_letters);
    let about_adjusters = small.as_deref().is_some_and(|title| adjusting::is_subject(scene.language, title));
    let elects = small.as_deref().is_some_and(|title| told.officers.next_item(scene.language, title));
    let lists = item.title.as_deref().and_then(|title| told.present.next_item(scene, title));
    let body = sections::read(scene, lines, under, is_clause, habits);
    let mut told_of: Vec<Passage> = Vec::new();
    for part in &body.parts {
        claim_heading(scene, &part.heading);
        if part.heading.leads_on {
            continue;
        }
        let manner = Manner { running: body.running, about_adjusters, elects, lists, habits };
        let text = section(scene, told, item, part, &manner);
        told_of.extend(text.filter(|text| !habits.drafts && floor::may_tell_vote(scene, part.kind, text)));
    }
    floor::read_told_votes(scene, item, &told_of, habits);
}

/// A heading that only leads to the next one is a label.
fn claim_heading(scene: &mut Scene, heading: &Heading) {
    let owner = if heading.leads_on { Owner::Label } else { Owner::Field };
    scene.claim_passage(&heading.text, owner);
    scene.claim(heading.line, Owner::Label);
}

/// What is the same for all sections of an item.
struct Manner<'h> {
    /// Decisions may stand in running text, and clauses without a heading.
    running: bool,
    /// The item is about who adjusts the minutes.
    about_adjusters: bool,
    /// The item is about who leads the meeting or takes its minutes.
    elects: bool,
    /// The item lists who is there.
    lists: Option<Roster>,
    habits: &'h Habits,
}

fn section(scene: &mut Scene, told: &mut Told, item: &mut Item, part: &Part, manner: &Manner) -> Option<Passage> {
    let Part { kind, heading, blocks } = part;
    if blocks.is_empty() && heading.text.is_empty() {
        return None;
    }
    let text = blocks.section_text(scene);
    let owner = if *kind == SectionKind::Other { Owner::Other } else { Owner::Field };
    claim_marks(scene, blocks);
    scene.claim_passage(&text, owner);

    let mut section = Section { kind: Some(*kind), ..Section::default() };
    if !heading.text.is_empty() {
        scene.view(&mut section.places, "heading", &heading.text);
        section.heading = Some(heading.text.text().to_owned());
    }
    if !text.is_empty() {
        scene.view(&mut section.places, "text", &text);
    }
    if manner.about_adjusters || item.title.is_none() && adjusting::is_told(scene.language, text.text()) {
        adjusting::read(scene, &mut told.adjusting, &text);
    }
    if manner.elects {
        told.officers.read(scene, &text);
    }
    told.present.read(scene, manner.lists, &text);
    item.adjusted_immediately |= scene.language.adjusted_item_stems().is_in(text.text())
        && blocks.iter().any(|block| blocks::says_adjusted(scene, blocks, block));
    if scene.has_room_for(text.text().len()) {
        let resolutions = [item.proposals.len(), item.decisions.len()];
        let before = values(item, resolutions);
        views(scene, item, part, manner);
        floor::read(scene, item, *kind, blocks, (&heading.text, &text), manner.habits);
        item.amounts.extend(resolutions::amounts(scene, &text));
        references::read(scene, item, &text);
        scene.took(values(item, resolutions).saturating_sub(before));
    }
    pauses::read(scene, &mut told.pauses, item, &text);
    told_time(scene, item, &text);
    section.text = (!text.is_empty()).then(|| text.text().to_owned());
    item.sections.push(section);
    Some(text)
}

/// How many values an item holds; of proposals and decisions the clauses of those behind so many.
fn values(item: &Item, known: [usize; 2]) -> usize {
    let clauses = |resolutions: &[Resolution], known: usize| -> usize {
        resolutions
            .iter()
            .skip(known)
            .map(|one| one.clauses.iter().map(|clause| 1 + clause.amounts.len()).sum::<usize>())
            .sum()
    };
    let told = item.motions.len() + item.reservations.len() + item.statements.len() + item.recusals.len();
    let listed = item.documents.len() + item.distribution.len() + item.amounts.len() + item.refers_to.len();
    let ballots = item.votes.last().map_or(0, |vote| vote.ballots.len());
    let resolutions = clauses(&item.proposals, known[0]) + clauses(&item.decisions, known[1]);
    told + listed + ballots + item.votes.len() + item.proposals.len() + item.decisions.len() + resolutions
}

/// "Ordföranden öppnade mötet kl. 18.30.": the one time that the text of the opening or closing item tells.
fn told_time(scene: &Scene, item: &mut Item, text: &Passage) {
    // Without a title the text says what the item is.
    let said = item.title.as_deref().unwrap_or(text.text());
    let opens = || scene.language.opens_or_closes().is_in(&small_letters(said));
    if item.start_time.is_some() || !item.sections.is_empty() || !opens() {
        return;
    }
    let mut times = time::find_times(scene.language, text.text());
    if times.is_empty() {
        // "Mötet avslutades 19.30.", "Bo avslutade mötet 20.15 och tackade för fikat."
        let words = text.text().match_indices(' ').map(|(at, _)| at + 1);
        let printed = words.filter_map(|at| {
            let word = text.text()[at..].split([' ', '\n']).next()?.trim_end_matches(['.', ',']);
            let shaped = word.len() == 5 && word.as_bytes().iter().enumerate().all(|(at, byte)| is_of_clock(at, *byte));
            time::bare_time(scene.language, word).filter(|_| shaped).map(|found| found.shifted(at))
        });
        times.extend(printed);
    }
    let [only] = times.as_slice() else { return };
    let Some(start) = only.value.start.filter(|_| only.value.end.is_none()) else { return };
    // "Nämnden träffas igen fredagen den 10 november kl. 8.30.": another meeting's.
    let sentence = text.text()[..only.start].rfind(". ").map_or(0, |stop| stop + 2);
    let dated = || !date::find_dates(scene.language, &text.text()[sentence..only.start]).is_empty();
    if item.title.as_deref().is_some_and(|title| scene.language.closes_meeting().is_in(&small_letters(title)))
        && dated()
    {
        return;
    }
    item.start_time = Some(start.to_string());
    scene.view(&mut item.places, "start_time", &text.part(only.start..only.end));
}

/// Whether a byte can be that of "20.15" at its place.
fn is_of_clock(at: usize, byte: u8) -> bool {
    if at == 2 { matches!(byte, b'.' | b':') } else { byte.is_ascii_digit() }
}

/// Bullets are written "- " in the text; the printed ones are kept as labels.
fn claim_marks(scene: &mut Scene, blocks: &Blocks) {
    for block in blocks.iter() {
        if block.kind == BlockKind::Entry(crate::grammar::number::ClauseKind::Bullet) {
            scene.claim(block.mark, Owner::Label);
        }
    }
}

/// What is seen in a section: proposals, decisions, documents, who is told.
fn views(scene: &Scene, item: &mut Item, part: &Part, manner: &Manner) {
    let (blocks, drafts) = (&part.blocks, manner.habits.drafts);
    match part.kind {
        kind if holds_clauses(kind) && kind != SectionKind::Motions => {
            let found = resolutions::read(scene, blocks, &part.heading);
            if kind == SectionKind::Proposal || drafts {
                item.proposals.extend(found);
            } else {
                item.decisions.extend(found);
            }
        }
        SectionKind::Documents => {
            let annexes = documents::heads_annexes(scene.language, part.heading.text.text());
            item.documents.extend(documents::read(scene, blocks, annexes));
        }
        SectionKind::Distribution => distribution(scene, item, blocks),
        SectionKind::Description | SectionKind::Preparation | SectionKind::Other => {
            item.proposals.extend(inline::proposals(scene, blocks));
            if manner.habits.proposes_bare && manner.running && item.proposals.is_empty() {
                item.proposals.extend(inline::bare_clauses(scene, blocks));
            }
            if manner.running && !drafts {
                let told = decided_in_account(scene, item, blocks, manner.habits);
                item.decisions.extend(told);
            }
        }
        // "Omröstning: …" ⏎ "Mötet beslutade enligt Annas förslag."
        SectionKind::Vote | SectionKind::Procedure if manner.running && !drafts && manner.habits.assembly => {
            item.decisions.extend(inline::decisions(scene, blocks, manner.habits));
        }
        _ => {}
    }
}

/// What the running text of an item tells was decided, where no heading does.
fn decided_in_account(scene: &Scene, item: &Item, blocks: &Blocks, habits: &Habits) -> Vec<Resolution> {
    let mut told = Vec::new();
    if habits.assembly || habits.unheaded {
        told = inline::decisions(scene, blocks, habits);
        if told.is_empty()
            && let Some(title) = item.title.as_deref()
        {
            let rows = || inline::elected_in_rows(scene, blocks, title);
            told.extend(inline::elected_alone(scene, blocks, title).or_else(rows));
        }
    }
    if told.is_empty() && !habits.assembly && item.decisions.is_empty() {
        told.extend(inline::last_decision(scene, blocks, habits));
    }
    told
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
