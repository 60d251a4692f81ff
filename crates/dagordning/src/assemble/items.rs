//! The agenda items: head, sections, subitems, kind.

use std::ops::Range;

use crate::assemble::adjusting::Adjusting;
use crate::assemble::floor;
use crate::assemble::head::{self, Habits};
use crate::assemble::initiators;
use crate::assemble::resolutions;
use crate::assemble::sections;
use crate::classify::outline::{ItemSpan, Outline};
use crate::classify::stacks;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::grammar::{case_id, page};
use crate::language::ItemMark;
use crate::model::{
    Adjournment, Document, DocumentKind, Initiative, Item, ItemKind, ItemStatus, Outcome, Section, SectionKind,
};
use crate::page::ledger::Owner;
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// What items say of the meeting as a whole.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// What is decided under an item such as "Val av justerare".
    pub(crate) adjusting: Adjusting,
    /// Breaks in the meeting.
    pub(crate) pauses: Vec<Adjournment>,
}

/// Reads all items of the outline into the document.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, outline: &Outline) -> Told {
    let mut told = Told::default();
    let habits = habits(scene, outline);
    scene.width = habits.width;
    scene.body = document.body.as_deref().map(str::to_lowercase);
    scene.assembly = is_assembly(scene, document);
    let drafts = matches!(document.kind, DocumentKind::Agenda | DocumentKind::Announcement);
    for span in &outline.items {
        let mut item = read_item(scene, &mut told, outline, span, &habits, drafts);
        if let Some(lines) = &span.contents {
            contents_entry(scene, &mut item, lines.clone());
        }
        match document.items.last_mut() {
            Some(parent) if span.nested => parent.subitems.push(item),
            _ => document.items.push(item),
        }
    }
    let habits = Habits { entry: true, ..habits };
    for span in &outline.missing {
        let item = read_item(scene, &mut told, outline, span, &habits, drafts);
        let at = outline.place_of(span).min(document.items.len());
        document.items.insert(at, item);
    }
    told
}

/// Whether the meeting is an association's: by its body or title; where neither tells, by what is missing: a public
/// organization, and anybody's party.
fn is_assembly(scene: &Scene, document: &Document) -> bool {
    let public = || document.organization.as_deref().is_some_and(|name| scene.language.organization(name).is_some());
    let titled = || document.title.as_deref().is_some_and(|title| scene.language.assembly(title));
    document
        .body
        .as_deref()
        .map_or_else(|| titled() || !public() && !names_parties(scene), |body| scene.language.assembly(body))
}

/// Whether somebody's party is printed in brackets: "(S)".
fn names_parties(scene: &Scene) -> bool {
    (0..scene.lines.len()).filter(|index| scene.lines[*index].is_text()).any(|index| {
        let text = scene.text(index);
        let inner = |at: usize| {
            text.get(at + 1..).and_then(|rest| rest.get(..rest.bytes().take(8).position(|byte| byte == b')')?))
        };
        memchr::memchr_iter(b'(', text.as_bytes())
            .filter_map(inner)
            .any(|inner| inner.chars().all(char::is_uppercase) && scene.language.party(inner).is_some())
    })
}

/// What all items of the document have in common.
fn habits(scene: &Scene, outline: &Outline) -> Habits {
    let mut bare = 0;
    let mut strong = 0;
    for span in &outline.items {
        let text = scene.text(span.lines.start);
        for id in case_id::case_ids(scene.language, text) {
            if id.value.bare_pair && id.value.parenthesised.is_some() && !id.value.labelled {
                bare += 1;
            } else if !id.value.bare_pair {
                strong += 1;
            }
        }
    }
    let mut widths: Vec<usize> = outline
        .items
        .iter()
        .flat_map(|span| span.lines.clone())
        .take(4000)
        .map(|index| scene.lines[index].end - scene.lines[index].start)
        .filter(|width| *width > 30)
        .collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or(75).clamp(50, 110);
    let title_width = title_width(scene, outline);
    let proposes = |index: usize| {
        scene.lines[index].is_text()
            && (scene.heading(index).is_some_and(|found| found.kind == SectionKind::Proposal)
                || resolutions::proposer_line(scene, scene.text(index)).is_some())
    };
    let proposes = outline.items.iter().flat_map(|span| span.lines.clone()).any(proposes);
    let table = outline.table.clone();
    Habits { bare_ids: bare >= 2 && strong == 0, table, width, title_width, proposes, entry: false }
}

/// Where titles break: the longest of their first lines that go on in small letters, if there are some.
fn title_width(scene: &Scene, outline: &Outline) -> Option<usize> {
    let broken = outline.items.iter().filter_map(|span| {
        let first = (span.lines.start..span.lines.end.min(span.lines.start + 3)).find(|index| {
            let text = scene.text(*index);
            scene.lines[*index].is_text() && !text.contains('§') && text.chars().count() > 25
        })?;
        let next = scene.lines.get(first + 1).filter(|line| line.is_text())?;
        let below = scene.slice_text(next.range());
        let goes_on = below.starts_with(char::is_lowercase) && !scene.text(first).ends_with(['.', ':']);
        goes_on.then(|| scene.text(first).chars().count())
    });
    let mut widths: Vec<usize> = broken.collect();
    widths.sort_unstable();
    (widths.len() >= 4).then(|| widths[widths.len() * 9 / 10])
}

fn read_item(
    scene: &mut Scene,
    told: &mut Told,
    outline: &Outline,
    span: &ItemSpan,
    habits: &Habits,
    drafts: bool,
) -> Item {
    let mut item = Item::default();
    let line = span.lines.start;
    if let Some(mark) = &span.mark {
        let (at, printed) = span.sign.as_ref().map_or((line, mark), |(at, sign)| (*at, sign));
        let base = scene.lines[at].start;
        let label = scene.passage(base + printed.label.start..base + printed.label.end);
        item.number = scene.text(at).get(printed.number.clone()).map(str::to_owned);
        scene.view(&mut item.places, "label", &label);
        scene.put_typed(&mut item.places, "number", base + printed.number.start..base + printed.number.end);
        if span.sign.is_some() {
            scene.claim(label_range(base, printed), Owner::Label);
            scene.cut_start(at, base + printed.title_start);
        }
        let base = scene.lines[line].printed().start;
        if let Some(stack) = outline.stacks.at(line) {
            stacks::read(scene, &mut item, stack);
        }
        scene.claim(base..span.title_from, Owner::Label);
        item.label = Some(label.text().to_owned());
    }
    group(scene, &mut item, span.group);
    let subitems = subitem_lines(scene, &span.lines);
    let end = closing_marks(scene, &mut item, &span.lines);
    let own = span.lines.start..subitems.first().map_or(end, |part| part.line);
    let is_clause = |index: usize| outline.is_clause(index);
    // The line of the § begins the text.
    let limit = span.sign.as_ref().map_or(own.end, |(at, _)| (*at).clamp(own.start, own.end));
    let untitled = span.sign.as_ref().is_some_and(|(at, _)| *at == line);
    let body = if untitled { line } else { head::read(scene, &mut item, own.start..limit, span.title_from, habits) };
    sections::read(scene, told, &mut item, body..own.end, &is_clause, drafts);
    for (position, part) in subitems.iter().enumerate() {
        let end = subitems.get(position + 1).map_or(end, |next| next.line);
        let sub = subitem(scene, told, part, part.line..end, habits, &is_clause, drafts);
        item.subitems.push(sub);
    }
    floor::reconcile(scene, &mut item);
    if habits.proposes {
        item.proposals
            .retain(|proposal| proposal.heading.is_some() || proposal.lead_in.is_some() || proposal.proposer.is_some());
    }
    classify(scene, &mut item, span.group);
    if item.kind == Some(ItemKind::Information) {
        for part in item.subitems.iter_mut().filter(|part| part.kind == Some(ItemKind::Unknown)) {
            part.kind = Some(ItemKind::Information);
        }
    }
    item
}

fn label_range(base: usize, mark: &crate::grammar::number::ItemMark) -> Range<usize> {
    base + mark.label.start..base + mark.label.end
}

/// "Paragrafen är omedelbart justerad." at the end of an item: said of it, and no text. Gives where the text ends.
fn closing_marks(scene: &mut Scene, item: &mut Item, lines: &Range<usize>) -> usize {
    let Some(last) = scene.previous_text(lines.end, lines.start + 2) else { return lines.end };
    let text = scene.text(last).trim_end_matches('.');
    let said = scene.language.item_mark(text) == Some(ItemMark::ImmediatelyAdjusted);
    if !said || !scene.text(last).ends_with('.') && !scene.opens_paragraph(last) {
        return lines.end;
    }
    item.adjusted_immediately = true;
    scene.claim_line(last, Owner::Label);
    last
}

/// The group heading above the item; its characters belong to the first item under it.
fn group(scene: &mut Scene, item: &mut Item, line: Option<usize>) {
    let Some(line) = line else { return };
    let text = scene.text(line).trim_end_matches(':').trim_end();
    let start = scene.lines[line].start;
    let heading = scene.passage(start..start + text.len());
    let shown = scene.put(&mut item.places, "group", &heading);
    scene.claim_line(line, Owner::Label);
    item.group = Some(shown);
}

/// The mark of a part of an item: "A/ Trygg hemgång", "a) Ordförande", "1. Val av mötesordförande" further in.
struct Part {
    line: usize,
    /// Bytes of the line: the mark, the number in it, and where the title begins.
    label: Range<usize>,
    number: Range<usize>,
    title: usize,
}

/// Parts of an item set off with letters and a slash wherever they stand; with other marks where they stand directly
/// below its title, as titles do.
fn subitem_lines(scene: &Scene, lines: &Range<usize>) -> Vec<Part> {
    let mut found = Vec::new();
    let mut next = b'A';
    for index in lines.clone().skip(1) {
        if !scene.lines[index].is_text() {
            continue;
        }
        let bytes = scene.text(index).as_bytes();
        if let [letter, b'/', b' ', rest, ..] = bytes
            && letter.to_ascii_uppercase() == next
            && !rest.is_ascii_digit()
        {
            found.push(Part { line: index, label: 0..2, number: 0..1, title: 3 });
            next += 1;
        }
    }
    if found.is_empty() { listed_parts(scene, lines) } else { found }
}

/// A list of titles directly below the item's own.
fn listed_parts(scene: &Scene, lines: &Range<usize>) -> Vec<Part> {
    let mut found: Vec<(ClauseKind, Part)> = Vec::new();
    for index in (lines.start + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        let text = scene.text(index);
        let mark = clause_mark(scene.language, text);
        let follows = mark.as_ref().is_some_and(|mark| match (found.last().map(|(kind, _)| *kind), mark.value.kind) {
            (None, ClauseKind::Letter('a')) => true,
            (None, ClauseKind::Number(1)) => scene.lines[index].indent > scene.lines[lines.start].indent + 1,
            (Some(ClauseKind::Letter(last)), ClauseKind::Letter(letter)) => letter as u32 == last as u32 + 1,
            (Some(ClauseKind::Number(last)), ClauseKind::Number(number)) => {
                number == last + 1
                    && found.first().is_some_and(|(_, first)| {
                        scene.lines[index].indent.abs_diff(scene.lines[first.line].indent) <= 1
                    })
            }
            _ => false,
        });
        let Some(mark) = mark.filter(|_| follows) else {
            if found.is_empty() {
                return Vec::new();
            }
            continue;
        };
        let title = &text[mark.value.end..];
        if !title.starts_with(char::is_uppercase)
            || title.ends_with(['.', ',', ';', ')'])
            || scene.language.clause_leads().opens(title)
        {
            return Vec::new();
        }
        let label = text[..mark.value.end].trim_end().len();
        let number = text[..label].trim_end_matches(['.', ')', ' ']).len();
        found.push((mark.value.kind, Part { line: index, label: 0..label, number: 0..number, title: mark.value.end }));
    }
    if found.len() < 2 { Vec::new() } else { found.into_iter().map(|(_, part)| part).collect() }
}

fn subitem(
    scene: &mut Scene,
    told: &mut Told,
    part: &Part,
    lines: Range<usize>,
    habits: &Habits,
    is_clause: &dyn Fn(usize) -> bool,
    drafts: bool,
) -> Item {
    let mut item = Item::default();
    let start = scene.lines[lines.start].start;
    let shifted = |range: &Range<usize>| start + range.start..start + range.end;
    let label = scene.passage(shifted(&part.label));
    scene.view(&mut item.places, "label", &label);
    scene.put_typed(&mut item.places, "number", shifted(&part.number));
    scene.claim(shifted(&part.label), Owner::Label);
    item.label = Some(label.text().to_owned());
    item.number = Some(scene.slice_text(shifted(&part.number)).to_owned());
    let body = head::read(scene, &mut item, lines.clone(), start + part.title, habits);
    sections::read(scene, told, &mut item, body..lines.end, is_clause, drafts);
    classify(scene, &mut item, None);
    item
}

/// The entry of the contents list gives the page; its title repeats the item's and is owned as a label.
fn contents_entry(scene: &mut Scene, item: &mut Item, lines: Range<usize>) {
    let first = lines.start;
    for index in lines {
        if !scene.lines[index].is_text() {
            continue;
        }
        let line = scene.lines[index].clone();
        let text = scene.text(index);
        if let Some(tail) = page::contents_tail(text) {
            let number = text[tail.start..tail.end].trim_start_matches(['.', '…', ' ', '\t']);
            let passage = scene.passage(line.start + tail.end - number.len()..line.start + tail.end);
            head::set_page(scene, item, &passage);
        }
        let last = text.rsplit(' ').next().unwrap_or("");
        let known = item.title.as_deref().is_some_and(|title| title.ends_with(last))
            // In ragged lists "§ 44" stands on a line of its own, beside a title of two lines.
            || text.trim_end_matches(last).trim_end().ends_with('§');
        if item.page.is_none()
            && last.len() <= 3
            && last.len() < text.len()
            && last.bytes().all(|b| b.is_ascii_digit())
            && !known
        {
            // The item's own title does not end with the number: it is the page.
            head::set_page(scene, item, &scene.passage(line.end - last.len()..line.end));
        }
        if index > first && item.presenters.is_empty() {
            head::presenters_of_entry(scene, item, index);
        }
        scene.claim_line(index, Owner::Label);
    }
}

/// What the item is for: the first that fits, in the order of the contract.
fn classify(scene: &Scene, item: &mut Item, group: Option<usize>) {
    let title = item.title.clone().unwrap_or_default();
    let by_title = scene.language.item_kind_of_title(&title);
    let by_group = group.and_then(|line| scene.language.group_heading(scene.text(line))).and_then(|found| found.kind);
    let elects = item
        .proposals
        .iter()
        .chain(&item.decisions)
        .flat_map(|resolution| &resolution.clauses)
        .filter_map(|clause| clause.text.as_deref())
        .any(|text| matches!(scene.language.outcome_of(text), Some(Outcome::Elected | Outcome::Released)));
    item.kind = Some(if scene.language.procedural_title(&title) {
        ItemKind::Procedural
    } else if by_title == Some(ItemKind::Election) || elects {
        ItemKind::Election
    } else if by_title == Some(ItemKind::Question) && !scene.assembly {
        ItemKind::Question
    } else if !item.proposals.is_empty() || !item.decisions.is_empty() {
        ItemKind::Decision
    } else if by_title == Some(ItemKind::Information)
        || tells(scene, item, &title)
        || by_group == Some(ItemKind::Information)
    {
        ItemKind::Information
    } else if let Some(kind @ (ItemKind::Election | ItemKind::Question)) = by_group {
        kind
    } else {
        ItemKind::Unknown
    });
    if let Some(line) = group {
        match scene.language.item_mark(scene.text(line).trim_end_matches(':')) {
            Some(ItemMark::Added) => item.status = item.status.or(Some(ItemStatus::Added)),
            Some(ItemMark::Withdrawn) => item.status = item.status.or(Some(ItemStatus::Withdrawn)),
            Some(ItemMark::Confidential) => item.confidential = true,
            _ => {}
        }
    }
    item.initiative = initiative(scene, &title);
    if item.initiative.is_some() {
        initiators::read(scene, item, &title);
    }
}

/// Who raised the matter. In an association nobody asks by "Fråga om ansvarsfrihet", and "Motioner" is the place for them.
fn initiative(scene: &Scene, title: &str) -> Option<Initiative> {
    let found = scene.language.initiative_of_title(title)?;
    let asked = matches!(found, Initiative::Question | Initiative::Interpellation);
    let place = !title.trim().contains(' ');
    (!scene.assembly || !asked && !place).then_some(found)
}

/// Text only, under the title of a list of what is told: "Meddelanden 2026".
fn tells(scene: &Scene, item: &Item, title: &str) -> bool {
    let year = title.trim_end().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let text = |section: &Section| matches!(section.kind, Some(SectionKind::Description | SectionKind::Other));
    item.sections.iter().any(text)
        && scene.language.group_heading(year).is_some_and(|found| found.kind == Some(ItemKind::Information))
}

/// Group headings and breaks that no item took, and heads of the agenda's table.
pub(crate) fn claim_between(scene: &mut Scene, document: &mut Document, outline: &Outline) {
    for line in &outline.groups {
        let text = scene.text(*line);
        let Some(found) = crate::grammar::time::find_times(scene.language, text).into_iter().next() else {
            scene.claim_line(*line, Owner::Label);
            continue;
        };
        let start = scene.lines[*line].start;
        let passage: Passage = scene.passage(start + found.start..start + found.end);
        let mut pause = crate::model::Adjournment {
            start_time: found.value.start.map(|time| time.to_string()),
            end_time: found.value.end.map(|time| time.to_string()),
            ..Default::default()
        };
        scene.put(&mut pause.places, "start_time", &passage);
        scene.claim_line(*line, Owner::Label);
        document.meeting.get_or_insert_default().adjournments.push(pause);
    }
    for index in outline.contents.clone() {
        if scene.lines[index].is_text() {
            scene.claim_line(index, Owner::Label);
        }
    }
}
