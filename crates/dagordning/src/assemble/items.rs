//! The agenda items: head, sections, subitems, kind.

use std::collections::HashSet;
use std::ops::Range;

use crate::assemble::adjusting::Adjusting;
use crate::assemble::elected::Officers;
use crate::assemble::floor;
use crate::assemble::head;
use crate::assemble::hours;
use crate::assemble::initiators;
use crate::assemble::inline;
use crate::assemble::present::Present;
use crate::assemble::sections;
use crate::classify::body::parts::{self, Part};
use crate::classify::habits::{self, Habits};
use crate::classify::outline::further::Further;
use crate::classify::outline::places::insert_all;
use crate::classify::outline::{ItemSpan, Outline};
use crate::classify::rows::Row;
use crate::classify::stacks;
use crate::grammar::number::secret_sections;
use crate::grammar::{page, time};
use crate::language::{ItemMark, small_letters};
use crate::model::{
    Adjournment, Document, Initiative, Item, ItemKind, ItemStatus, Outcome, Resolution, Section, SectionKind,
};
use crate::page::ledger::Owner;
use crate::page::passage::Passage;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// What items say of the meeting as a whole.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// What is decided under an item such as "Val av justerare".
    pub(crate) adjusting: Adjusting,
    /// Whom the first items elect to lead the meeting and to take its minutes.
    pub(crate) officers: Officers,
    /// Whom the first items name as those who are there.
    pub(crate) present: Present,
    /// Breaks in the meeting.
    pub(crate) pauses: Vec<Adjournment>,
}

/// Reads all items of the outline into the document.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, outline: &Outline) -> Told {
    let mut told = Told::default();
    let habits = habits::read(scene, outline, document);
    let many = outline.items.len() > MANY;
    document.items.reserve_exact(outline.items.iter().filter(|span| !span.nested).count());
    let further = outline.further_by_item();
    for (at, span) in outline.items.iter().enumerate() {
        let mut item = read_item(scene, &mut told, outline, (span, further.get(&at)), &habits);
        if let Some(lines) = &span.contents {
            contents_entry(scene, &mut item, *lines);
        }
        if many {
            fit(&mut item);
        }
        match document.items.last_mut() {
            Some(parent) if span.nested => {
                // The group is that of the item above.
                if item.group == parent.group {
                    item.group = None;
                    item.places.remove("group");
                }
                parent.subitems.push(item);
            }
            _ => document.items.push(item),
        }
    }
    let habits = Habits { entry: true, ..habits };
    let read = |span| read_item(scene, &mut told, outline, (span, None), &habits);
    let missing: Vec<Item> = outline.missing.iter().map(read).collect();
    if !missing.is_empty() {
        let placed = outline.places_of_missing().into_iter().zip(missing).collect();
        document.items = insert_all(std::mem::take(&mut document.items), placed);
    }
    told
}

/// Behind so many items what lists hold in reserve is given back.
const MANY: usize = 1000;

/// Lists of an item with no room for more: nearly all hold one entry.
fn fit(item: &mut Item) {
    item.sections.shrink_to_fit();
    for resolutions in [&mut item.proposals, &mut item.decisions] {
        resolutions.shrink_to_fit();
        resolutions.iter_mut().for_each(|resolution| resolution.clauses.shrink_to_fit());
    }
}

/// `further` is what is told of the item behind the list.
fn read_item(
    scene: &mut Scene,
    told: &mut Told,
    outline: &Outline,
    (span, further): (&ItemSpan, Option<&Vec<Further>>),
    habits: &Habits,
) -> Item {
    let mut item = Item::default();
    let line = span.lines.start;
    if let Some(row) = &span.row {
        row_number(scene, &mut item, row);
    } else if let Some(mark) = &span.mark {
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
        item.confidential = mark.last.is_some();
    } else {
        scene.claim(scene.lines[line].start..span.title_from, Owner::Label);
    }
    if span.mark.is_none() {
        unnumbered(scene, &mut item, span);
    }
    group(scene, &mut item, span.group);
    if let (Some(text), Some(column)) = (habits.text_column, habits.initials_column) {
        // No field has who sees to it: it stays in `unassigned`, and is no text.
        for index in span.lines.iter().filter(|index| scene.lines[*index].is_text()).collect::<Vec<_>>() {
            let found = habits::initials_at_end(scene, index, text);
            if let Some(cell) = found.filter(|cell| cell.column.abs_diff(column) <= 2) {
                let end = scene.slice_text(scene.lines[index].start..cell.range.start).trim_end().len();
                scene.cut_end(index, scene.lines[index].start + end);
            }
        }
    }
    // "§ 150" ⏎ "Information från förvaltningen" ⏎ "a) Skolan"
    let lone = span.title_from >= scene.lines[line].end;
    let titled = if lone { scene.next_text(line + 1, span.lines.end) } else { None };
    let subitems = parts::find(scene, Lines::new(titled.unwrap_or(line), span.lines.end));
    let end = closing_marks(scene, &mut item, span.lines);
    let own = span.lines.until(subitems.first().map_or(end, |part| part.line));
    let is_clause = |index: usize| outline.is_clause(index);
    // The line of the § begins the text.
    let limit = span.sign.as_ref().map_or(own.end, |(at, _)| (*at).clamp(own.start, own.end));
    let untitled = span.sign.as_ref().is_some_and(|(at, _)| *at == line);
    let body = match &span.row {
        Some(row) => {
            // What stands from the first of its parts on is no title of the row.
            let row = subitems.first().map_or_else(|| row.clone(), |part| row.until(scene.lines[part.line].start));
            let below = head::of_row(scene, &mut item, &row, habits);
            let inside = Lines::new(row.told.start, row.told.end);
            sections::read(scene, told, &mut item, (inside, None), &is_clause, habits);
            head::marks_below(scene, &mut item, Lines::new(below, own.end))
        }
        None if untitled => line,
        None => head::read(scene, &mut item, Lines::new(own.start, limit), span.title_from, habits),
    };
    sections::read(scene, told, &mut item, (Lines::new(body, own.end), None), &is_clause, habits);
    for part in further.into_iter().flatten() {
        sections::read(scene, told, &mut item, (part.lines, part.under), &is_clause, habits);
    }
    for (position, part) in subitems.iter().enumerate() {
        let end = subitems.get(position + 1).map_or(end, |next| next.line);
        let sub = subitem(scene, told, part, Lines::new(part.line, end), habits, &is_clause);
        item.subitems.push(sub);
    }
    floor::reconcile(scene, &mut item);
    if habits.proposes {
        item.proposals
            .retain(|proposal| proposal.heading.is_some() || proposal.lead_in.is_some() || proposal.proposer.is_some());
    }
    classify(scene, &mut item, span.group, habits);
    // "§ 13 Val av ordförande": the meeting's own was elected before.
    let chosen = |title: &str| told.officers.are_the_associations(scene.language, title);
    if habits.assembly && item.kind == Some(ItemKind::Procedural) && item.title.as_deref().is_some_and(chosen) {
        item.kind = Some(ItemKind::Election);
    }
    if item.kind == Some(ItemKind::Information) {
        pass_down(&mut item, ItemKind::Information);
    }
    // "Val" over "Ordförande på ett år".
    if item.kind == Some(ItemKind::Election) && habits.assembly {
        pass_down(&mut item, ItemKind::Election);
    }
    item
}

/// The time or bullet that an item without a number begins with.
fn unnumbered(scene: &mut Scene, item: &mut Item, span: &ItemSpan) {
    if let Some(slice) = span.time {
        let found = scene.slice_text(slice).to_owned();
        let start = time::find_times(scene.language, &found).into_iter().next().and_then(|time| time.value.start);
        let start = start.or_else(|| time::bare_time(scene.language, &found).and_then(|time| time.value.start));
        if let Some(start) = start {
            item.start_time = Some(start.to_string());
            scene.put_typed(&mut item.places, "start_time", slice);
        }
    }
    let line = scene.lines[span.lines.start].start;
    if span.title_from > line {
        scene.claim(Slice::new(line, span.title_from), Owner::Label);
    }
}

/// Parts whose own words do not tell their kind are of the item's.
fn pass_down(item: &mut Item, kind: ItemKind) {
    for part in item.subitems.iter_mut().filter(|part| part.kind == Some(ItemKind::Unknown)) {
        part.kind = Some(kind);
    }
}

/// The number in a cell of its own.
fn row_number(scene: &mut Scene, item: &mut Item, row: &Row) {
    let Some((mark, cell)) = row.mark(scene) else { return };
    let label = scene.passage(cell.start + mark.label.start..cell.start + mark.label.end);
    let number = cell.start + mark.number.start..cell.start + mark.number.end;
    scene.view(&mut item.places, "label", &label);
    item.label = Some(label.text().to_owned());
    item.number = Some(scene.slice_text(number.clone()).to_owned());
    scene.put_typed(&mut item.places, "number", number);
    scene.claim(cell, Owner::Label);
}

fn label_range(base: usize, mark: &crate::grammar::number::ItemMark) -> Range<usize> {
    base + mark.label.start..base + mark.label.end
}

/// "Paragrafen är omedelbart justerad." at the end of an item: said of it, and no text. Gives where the text ends.
fn closing_marks(scene: &mut Scene, item: &mut Item, lines: Lines) -> usize {
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

fn subitem(
    scene: &mut Scene,
    told: &mut Told,
    part: &Part,
    lines: Lines,
    habits: &Habits,
    is_clause: &dyn Fn(usize) -> bool,
) -> Item {
    let mut item = Item::default();
    let start = scene.lines[lines.start].start;
    let shifted = |range: &Range<usize>| start + range.start..start + range.end;
    let label = scene.passage(shifted(&part.label));
    scene.view(&mut item.places, "label", &label);
    scene.put_typed(&mut item.places, "number", shifted(&part.number));
    scene.claim(start..start + part.title, Owner::Label);
    let label = label.text().to_owned();
    item.number = Some(scene.slice_text(shifted(&part.number)).to_owned());
    item.label = Some(label.clone());
    // "Fråga 1" alone on its line has no title.
    let body = match &part.text {
        // "a) Gungorna: De ska målas."
        Some(colon) => {
            let title = scene.passage(start + part.title..start + colon.start);
            item.title = Some(scene.put(&mut item.places, "title", &title));
            scene.claim(start + colon.start..start + colon.end, Owner::Label);
            scene.cut_start(lines.start, start + colon.end);
            lines.start
        }
        None if start + part.title < scene.lines[lines.start].end => {
            head::read(scene, &mut item, lines, start + part.title, habits)
        }
        None => lines.start + 1,
    };
    sections::read(scene, told, &mut item, (Lines::new(body, lines.end), None), is_clause, habits);
    classify(scene, &mut item, None, habits);
    // "Motion 1 - Cykelställ": the label says what it is.
    if item.initiative.is_none() {
        item.initiative = initiative(scene, &label, habits);
        if item.initiative.is_some() {
            initiators::read(scene, &mut item, "");
        }
    }
    withdrawn(scene, &mut item);
    if item.kind == Some(ItemKind::Unknown)
        && !habits.assembly
        && scene.language.item_kind_of_title(&label) == Some(ItemKind::Question)
    {
        item.kind = Some(ItemKind::Question);
    }
    item
}

/// "Fråga 3" ⏎ "Frågan från Anna Ek (L) till Bo Ask (S) utgår.": nothing else is told of the matter.
fn withdrawn(scene: &Scene, item: &mut Item) {
    let [only] = item.sections.as_slice() else { return };
    let Some(text) = only.text.as_deref().filter(|_| item.initiative.is_some()) else { return };
    let one = text.ends_with('.') && !text.trim_end_matches('.').contains(". ") && !text.contains('\n');
    if !one || scene.language.outcome_of(text) != Some(Outcome::Withdrawn) {
        return;
    }
    item.status = Some(ItemStatus::Withdrawn);
    if item.initiators.is_empty() {
        let text = text.to_owned();
        initiators::read(scene, item, &text);
    }
}

/// The entry of the contents list gives the page; its title repeats the item's and is owned as a label.
fn contents_entry(scene: &mut Scene, item: &mut Item, lines: Lines) {
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
        // Cell by cell the page stands below the title.
        let lone = last.len() == text.len() && index > first;
        let known = item.title.as_deref().is_some_and(|title| title.ends_with(last))
            // In ragged lists "§ 44" stands on a line of its own, beside a title of two lines.
            || text.trim_end_matches(last).trim_end().ends_with('§');
        if item.page.is_none()
            && last.len() <= 3
            && (last.len() < text.len() || lone)
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
fn classify(scene: &Scene, item: &mut Item, group: Option<usize>, habits: &Habits) {
    let title = item.title.clone().unwrap_or_default();
    let by_title = scene.language.item_kind_of_title(&title);
    let by_group = group.and_then(|line| scene.language.group_heading(scene.text(line))).and_then(|found| found.kind);
    let elects = |item: &Item| {
        let clauses = item.proposals.iter().chain(&item.decisions).flat_map(|resolution| &resolution.clauses);
        let mut told = clauses.filter_map(|clause| clause.text.as_deref());
        told.any(|text| matches!(scene.language.outcome_of(text), Some(Outcome::Elected | Outcome::Released)))
    };
    let decides = !item.proposals.is_empty() || !item.decisions.is_empty();
    // "Informationen noteras." ends what was told, and does not make it another sort of item.
    let noted = !habits.assembly
        && item.proposals.is_empty()
        && item
            .decisions
            .iter()
            .all(|one| one.heading.is_none() && one.decider.is_none() && one.outcome == Some(Outcome::Noted));
    let informs = by_title == Some(ItemKind::Information)
        || tells(scene, item, &title)
        || by_group == Some(ItemKind::Information);
    let decides = decides && !(noted && informs);
    let statutory = habits.assembly && scene.language.statutory_title(&title);
    let procedural = || {
        let language = scene.language;
        language.procedural_title(&title)
            || habits.misread && by_title != Some(ItemKind::Question) && language.damaged_procedural_title(&title)
    };
    let standing = if statutory {
        !decides
    } else {
        procedural() || tells_procedure(scene, item) || !decides && opens_or_closes(scene, item)
    };
    item.kind = Some(if standing {
        ItemKind::Procedural
    } else if by_title == Some(ItemKind::Election)
        || elects(item)
        || statutory && scene.language.election_leads().opens(&title)
    {
        ItemKind::Election
    } else if by_title == Some(ItemKind::Question) && !habits.assembly {
        ItemKind::Question
    } else if decides {
        ItemKind::Decision
    } else if informs {
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
    item.confidential |= is_said_secret(scene, item);
    // "Ärendet utgår." is all that was decided.
    let withdrawn = |one: &Resolution| {
        let text = one.clauses.first().filter(|_| one.clauses.len() == 1).and_then(|clause| clause.text.as_deref());
        // "Ärendelistan fastställs med den ändringen att ärende 8, taxa, utgår." withdraws another.
        let own = text.map(|text| text.trim_end_matches(['.', ' '])).filter(|text| !text.contains(','));
        // "Nämnden låter ärendet utgå."
        let own = own.map(|text| text[scene.language.decider_at(text).unwrap_or(0)..].trim_start());
        own.and_then(|text| scene.language.item_mark(text)) == Some(ItemMark::Withdrawn)
    };
    if !item.decisions.is_empty() && item.decisions.iter().all(withdrawn) {
        item.status = item.status.or(Some(ItemStatus::Withdrawn));
    }
    item.initiative = initiative(scene, &title, habits);
    if item.initiative.is_some() {
        initiators::read(scene, item, &title);
    }
}

/// "18. Ordföranden avslutade stämman kl. 15.40.": without a title the text says so.
fn opens_or_closes(scene: &Scene, item: &Item) -> bool {
    hours::subject(item).filter(|_| item.title.is_none()).is_some_and(|text| {
        text.len() <= LONGEST_SUBJECT * 4 && scene.language.opens_or_closes().is_in(&small_letters(text))
    })
}

/// "§ 2" ⏎ "Att jämte ordföranden justera protokollet utsågs Bo Ek.", "§ 3" ⏎ "Protokollet från föregående möte godkändes.": without
/// a title the text says so.
fn tells_procedure(scene: &Scene, item: &Item) -> bool {
    hours::subject(item).filter(|_| item.title.is_none()).is_some_and(|text| {
        let adjusts = || scene.language.elected_to_adjust().is_in(&inline::lowered(text));
        text.len() <= LONGEST_SUBJECT * 4 && (adjusts() || scene.language.procedural_title(text))
    })
}

/// Whether the item's text begins with what says that it is secret: "Paragrafen omfattas av sekretess enligt 26 kap. …"
fn is_said_secret(scene: &Scene, item: &Item) -> bool {
    let Some(text) = item.sections.first().and_then(|section| section.text.as_deref()) else { return false };
    let start = small_letters(&text[..text.floor_char_boundary(LONGEST_SUBJECT)]);
    scene.language.secrecy_subjects().cut_from(&start).is_some_and(|rest| scene.language.secrecy_states().opens(rest))
}

/// Bytes of the words before the secrecy of what they name.
const LONGEST_SUBJECT: usize = 80;

/// Who raised the matter. In an association nobody asks by "Fråga om ansvarsfrihet", and "Motioner" is the place for them.
fn initiative(scene: &Scene, title: &str, habits: &Habits) -> Option<Initiative> {
    let found = scene.language.initiative_of_title(title)?;
    let asked = matches!(found, Initiative::Question | Initiative::Interpellation);
    let place = !title.trim().contains(' ') || scene.language.raised_titles().opens(title);
    (!habits.assembly || !asked && !place).then_some(found)
}

/// Text only, under the title of a list of what is told, or of a report: "Meddelanden 2026", "Rapport från styrelsen".
fn tells(scene: &Scene, item: &Item, title: &str) -> bool {
    let year = title.trim_end().trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let text = |section: &Section| matches!(section.kind, Some(SectionKind::Description | SectionKind::Other));
    scene.language.informs().closes(title)
        || item.sections.iter().any(text)
            && (scene.language.group_heading(year).is_some_and(|found| found.kind == Some(ItemKind::Information))
                || scene.language.reports().opens(&format!("{} ", small_letters(title))))
}

/// Group headings and breaks that no item took, and heads of the agenda's table.
pub(crate) fn claim_between(scene: &mut Scene, document: &mut Document, outline: &Outline) {
    let heads: HashSet<usize> = outline.items.iter().chain(&outline.missing).filter_map(|item| item.group).collect();
    for line in &outline.groups {
        let text = scene.text(*line);
        let clock = text.split("  ").next().unwrap_or("");
        // "12.00        Lunch": the time stands in its column.
        let bare = || time::bare_time(scene.language, clock).filter(|_| clock.len() < text.len());
        let Some(found) = time::find_times(scene.language, text).into_iter().next().or_else(bare) else {
            let language = scene.language;
            let known = language.group_heading(text).is_some()
                || language.contents_heading(text)
                || secret_sections(language, text).is_some();
            // What no item stands under and no vocabulary knows is not lost: it is left unassigned.
            if known || heads.contains(line) {
                scene.claim_line(*line, Owner::Label);
            }
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
    for index in outline.contents {
        if scene.lines[index].is_text() {
            scene.claim_line(index, Owner::Label);
        }
    }
}
