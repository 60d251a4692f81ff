//! What stands before the first item: title, body, date, place, people, and the summons text.

mod people;

use std::ops::Range;

use people::List;

use crate::assemble::lists::attendance;
use crate::assemble::meeting::{self, Field};
use crate::assemble::roster;
use crate::assemble::signatures;
use crate::facts::cover::{
    body_of_two_lines, damaged_label, is_body, is_organization, is_prose, is_time_or_nothing, label_below,
    parted_at_rules,
};
use crate::facts::grid::Grid;
use crate::grammar::{date, page};
use crate::language::{HeaderLabel, Roster};
use crate::model::{Document, DocumentKind, Status};
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::scene::{Cell, LineKind, Scene};
use crate::page::shape::is_rule;

/// Room between two headings of people for those that a pointer brings in.
const THOUSAND: usize = 1000;

/// What a column is open for: the cells below and beside a label or heading belong to it.
#[derive(Debug, Clone)]
enum Slot {
    Roster(Roster),
    Label(usize),
}

#[derive(Debug, Clone)]
struct Open {
    column: usize,
    slot: Slot,
    /// The label had a value on its own line; only a deeper line goes on with it.
    filled: bool,
    /// A dotted line stands beside it.
    signed: bool,
    /// Which heading of the header it is: people are listed heading by heading, also where headings stand side by side.
    order: usize,
    /// Where the columns of names under it begin: people are listed column by column.
    columns: Vec<usize>,
}

/// A paragraph of the preamble in the making.
#[derive(Default)]
struct Prose {
    passage: Passage,
    last_line: usize,
}

/// Reads the header's lines into the document.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Range<usize>) {
    read_lines(scene, document, lines, false);
}

/// Reads what stands behind the items: people who sign or were there, and the posting. Other text stays where it is.
pub(crate) fn read_behind(scene: &mut Scene, document: &mut Document, lines: Range<usize>) {
    read_lines(scene, document, lines, true);
}

fn read_lines(scene: &mut Scene, document: &mut Document, lines: Range<usize>, behind: bool) {
    let mut header = Header {
        open: Vec::new(),
        fields: Vec::new(),
        prose: Prose::default(),
        last_text: None,
        minutes: matches!(document.kind, DocumentKind::Minutes | DocumentKind::MinutesExtract) || behind,
        dates: Vec::new(),
        paragraphs: Vec::new(),
        order: 0,
        pointer: None,
        list: None,
        orders: vec![0; document.participants.len()],
        title: Passage::default(),
        signing: behind,
        behind,
        waiting: Vec::new(),
        stacked: false,
    };
    let mut index = lines.start;
    while index < lines.end {
        if scene.lines[index].kind != LineKind::Text {
            // Who attests the posting or the extract is no adjuster.
            let text = scene.text(index);
            if scene.language.posted(text) || scene.language.adjusted(text) || scene.language.attests().is_in(text) {
                header.open.clear();
            }
            header.signature(scene, index);
            index += 1;
            continue;
        }
        let table = attendance::table_end(scene, index, lines.end);
        if table > index + 2 && !Grid::head(scene, index).is_some_and(|grid| grid.votes()) {
            header.flush_list(scene, document);
            let order = header.next_order(scene, index);
            attendance::read(scene, document, index..table, header.minutes);
            header.orders.resize(document.participants.len(), order);
            header.open.clear();
            index = table;
            continue;
        }
        if behind && scene.language.annex_heading(scene.text(index)).is_some() {
            header.signing = false;
            header.open.clear();
            scene.claim_line(index, Owner::Label);
            index += 1;
            continue;
        }
        if let Some(roles) = signatures::block(scene, index, lines.end) {
            signatures::sign(scene, document, index, roles);
            header.order += THOUSAND;
            header.orders.resize(document.participants.len(), header.order);
        }
        header.line(scene, document, index);
        header.last_text = Some(index);
        index += 1;
    }
    header.flush_list(scene, document);
    header.flush_prose(scene, document);
    header.settle_people(document);
    meeting::settle(scene, document, &header.fields, &header.dates, &header.paragraphs);
}

struct Header {
    open: Vec<Open>,
    fields: Vec<Field>,
    prose: Prose,
    last_text: Option<usize>,
    minutes: bool,
    /// Dates that stand alone, without a label.
    dates: Vec<Passage>,
    /// The preamble's paragraphs, as the document has them.
    paragraphs: Vec<Passage>,
    /// How many headings of people there were, a thousand for each.
    order: usize,
    /// Where "Beslutande: se sid 2" stands: its order and page, and how many headings it points to so far.
    pointer: Option<(usize, u32, usize)>,
    list: Option<List>,
    /// For each participant the heading that they stand under.
    orders: Vec<usize>,
    /// The document's title, as long as a fuller one may follow.
    title: Passage,
    /// Whether a chair or secretary who comes now signs: after the adjusters, or on a line to sign on.
    signing: bool,
    /// Whether the lines stand behind the items: then there is no preamble.
    behind: bool,
    /// Labels of signers that stand one after the other without names: the names follow in the same order.
    waiting: Vec<Roster>,
    stacked: bool,
}

impl Header {
    fn line(&mut self, scene: &mut Scene, document: &mut Document, index: usize) {
        let cells = parted_at_rules(scene, scene.cells(index, scene.lines[index].start));
        let cells = self.people_whole(scene, cells);
        let single = cells.len() == 1;
        let gap = self.last_text.is_none_or(|last| last + 1 < index) || scene.opens_paragraph(index);
        let mut labels_here = 0;
        for (position, cell) in cells.iter().enumerate() {
            if !scene.ledger.is_free(cell.range.clone()) {
                continue;
            }
            if self.heading_cell(scene, document, cell, position, gap, &mut labels_here, index) {
                continue;
            }
            if self.value_cell(scene, document, cell, position, single, gap) {
                continue;
            }
            self.free_cell(scene, document, index, cell, single, gap);
        }
    }

    /// "Underskrift ______" is furniture, and so is the name below it.
    fn signature(&mut self, scene: &Scene, index: usize) {
        let label = scene.language.header_label(scene.text(index));
        if label.is_none_or(|found| found.label != HeaderLabel::Signature) {
            return;
        }
        self.open.clear();
        self.fields.push(Field { label: HeaderLabel::Signature, value: Passage::default() });
        let (column, slot) = (scene.lines[index].indent as usize, Slot::Label(self.fields.len() - 1));
        let order = self.order;
        self.open.push(Open { column, slot, filled: false, signed: true, order, columns: Vec::new() });
    }

    /// A cell that is a title, a label or a roster heading.
    #[allow(clippy::too_many_arguments)]
    fn heading_cell(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        cell: &Cell,
        position: usize,
        gap: bool,
        labels_here: &mut usize,
        index: usize,
    ) -> bool {
        let text = scene.slice_text(cell.range.clone());
        if page::page_number(scene.language, text).is_some() {
            scene.claim(cell.range.clone(), Owner::Furniture);
            return true;
        }
        let below = label_below(scene, cell);
        let joined = below.as_ref().map(|below| format!("{text} {}", scene.slice_text(below.range.clone())));
        if let Some(below) = &below {
            scene.claim(below.range.clone(), Owner::Label);
        }
        let broken = joined.as_deref().and_then(|joined| scene.language.roster_heading(joined)).map(|mut found| {
            found.end = text.len();
            found
        });
        let label_is_broken = joined.is_some() && broken.is_none();
        if let Some(found) = broken.or_else(|| scene.language.roster_heading(text)).filter(|_| !label_is_broken) {
            let rest = text[found.end..].trim();
            // "Sekreterare ......": a line to sign on; the name stands below.
            let signed = is_rule(rest);
            if signed {
                scene.claim(cell.range.end - rest.len()..cell.range.end, Owner::Furniture);
            }
            let rest = if signed { "" } else { rest };
            if found.exact || rest.is_empty() || roster::names_someone(scene, rest) {
                self.flush_prose(scene, document);
                if *labels_here == 0 {
                    self.open.retain(|open| open.column + 8 < cell.column && position > 0);
                }
                *labels_here += 1;
                let end = cell.range.end - text[found.end..].trim_start().len();
                scene.claim(cell.range.start..end, Owner::Label);
                self.signing |= signed;
                if matches!(found.roster, Roster::Chair | Roster::Secretary | Roster::Adjusters) && !signed {
                    self.wait_for_name(scene, index, found.roster, rest);
                }
                self.flush_list(scene, document);
                let order = self.next_heading(scene, cell, found.roster, rest);
                if !rest.is_empty() {
                    let passage = scene.passage(end..cell.range.end);
                    let column = cell.column + text[..found.end].chars().count();
                    self.list_or_people(scene, document, found.roster, passage, order, (column + 1, cell.column));
                }
                self.open.push(Open {
                    column: cell.column,
                    slot: Slot::Roster(found.roster),
                    filled: !rest.is_empty(),
                    signed,
                    order,
                    columns: Vec::new(),
                });
                return true;
            }
        }
        let broken = joined.as_deref().and_then(|joined| scene.language.header_label(joined)).map(|mut found| {
            found.end = text.len();
            found
        });
        if let Some(found) = broken.or_else(|| scene.language.header_label(text)).or_else(|| damaged_label(scene, text))
        {
            let rest = text[found.end..].trim();
            let inside = self
                .open
                .last()
                .is_some_and(|open| cell.column > open.column + 6 && matches!(open.slot, Slot::Label(_)));
            // "Sekreterare ......   Paragrafer 41-46": numbers tell that no running text says the word.
            let counted = found.label == HeaderLabel::Extent
                && rest.chars().any(|c| c.is_ascii_digit())
                && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '§' | '-' | '–' | ' ' | ',' | ':'));
            // "Anslaget nedtages 2026-04-18" beside the day of posting.
            let dated = matches!(found.label, HeaderLabel::Posted | HeaderLabel::Removed | HeaderLabel::AppealUntil)
                && meeting::is_plausible(scene, found.label, rest);
            let inside = inside && found.label != HeaderLabel::CaseId && !counted && !dated;
            // Whoever signs as secretary or chair is told like a roster: "Vid protokollet   Anna Ek".
            let signer = match found.label {
                HeaderLabel::Secretary => Some(Roster::Secretary),
                HeaderLabel::Chair => Some(Roster::Chair),
                _ => None,
            };
            if let Some(roster) = signer.filter(|_| self.minutes && (!found.loose || !inside)) {
                return self.signer_cell(scene, document, cell, roster, found.end, labels_here);
            }
            if !found.loose || !inside && meeting::is_plausible(scene, found.label, rest) {
                return self.label_cell(scene, document, cell, position, found.label, found.end, labels_here, index);
            }
        }
        let fuller = |title: &String| {
            let head = text.get(..title.len());
            text.len() > title.len() && head.is_some_and(|head| head.eq_ignore_ascii_case(title)) && gap
        };
        if document.title.as_ref().is_none_or(fuller) && self.title_cell(scene, document, cell) {
            return true;
        }
        if scene.language.breaks_the_meeting().opening_in_any_case(text).is_some()
            || scene.language.breaks().opens(text)
        {
            // A break below place and time, where nothing else sets it off.
            let time = |label| matches!(label, HeaderLabel::PlaceAndTime | HeaderLabel::Time | HeaderLabel::MeetingDay);
            if let Some(field) = self.fields.iter_mut().rev().find(|field| time(field.label)) {
                field.value.push(scene.source, cell.range.clone(), Join::Space);
                return true;
            }
        }
        if gap && (scene.language.cancelled(text) && text.len() < 40) {
            document.status = Some(Status::Cancelled);
            scene.claim(cell.range.clone(), Owner::Label);
            return true;
        }
        if scene.language.draft(text) && text.len() < 40 {
            document.status.get_or_insert(Status::Draft);
            scene.claim(cell.range.clone(), Owner::Label);
            return true;
        }
        false
    }

    #[allow(clippy::too_many_arguments)]
    fn label_cell(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        cell: &Cell,
        position: usize,
        label: HeaderLabel,
        end: usize,
        labels_here: &mut usize,
        index: usize,
    ) -> bool {
        let text = scene.slice_text(cell.range.clone());
        if meeting::is_preamble(label) {
            // Group meetings, press and contact are told to readers: the line with its label is preamble.
            self.flush_prose(scene, document);
            self.prose.passage = scene.passage(cell.range.clone());
            self.prose.last_line = index;
            self.open
                .retain(|open| !open.filled && open.column > cell.column + 12 && matches!(open.slot, Slot::Label(_)));
            let filled = !text[end..].trim().is_empty();
            self.open.push(Open {
                column: cell.column,
                slot: Slot::Label(usize::MAX),
                filled,
                signed: false,
                order: self.order,
                columns: Vec::new(),
            });
            return true;
        }
        self.flush_prose(scene, document);
        if *labels_here == 0 && position == 0 {
            // A label further right that still waits for its value below keeps its column.
            self.open
                .retain(|open| !open.filled && open.column > cell.column + 12 && matches!(open.slot, Slot::Label(_)));
        }
        *labels_here += 1;
        let from = cell.range.start + end;
        scene.claim(cell.range.start..from, Owner::Label);
        let rule = text[end..].trim();
        let until = if is_rule(rule) { cell.range.end - rule.len() } else { cell.range.end };
        scene.claim(until..cell.range.end, Owner::Furniture);
        let rest = scene.passage(from..until.max(from));
        let filled = !text.get(end..end + (until.max(from) - from)).unwrap_or("").trim().is_empty();
        if label == HeaderLabel::Adjuster && rule.is_empty() {
            self.wait_for_name(scene, index, Roster::Adjusters, "");
        }
        // Who signs the minutes stands after who adjusts them.
        self.signing |= self.minutes
            && matches!(label, HeaderLabel::Adjuster | HeaderLabel::AdjustmentPlaceTime | HeaderLabel::AdjustmentDate);
        self.fields.push(Field { label, value: rest });
        let at = self.fields.len() - 1;
        let signed = until < cell.range.end;
        self.open.push(Open {
            column: cell.column,
            slot: Slot::Label(at),
            filled,
            signed,
            order: self.order,
            columns: Vec::new(),
        });
        true
    }

    /// A cell that stands under or beside an open label or heading.
    fn value_cell(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        cell: &Cell,
        position: usize,
        single: bool,
        gap: bool,
    ) -> bool {
        let text = scene.slice_text(cell.range.clone());
        if self.waiting.len() >= 2 && roster::names_someone(scene, text) || self.waiting.len() == 1 && self.stacked {
            return self.next_signer(scene, document, cell);
        }
        self.waiting.clear();
        let beside = self.open.iter().enumerate().filter(|(_, open)| open.column <= cell.column + 2);
        let Some((at, _)) = beside.max_by_key(|(_, open)| open.column) else { return false };
        let deeper = cell.column > self.open[at].column + 6;
        match self.open[at].slot.clone() {
            Slot::Roster(roster) => self.person_cell(scene, document, cell, (at, roster), single && !deeper),
            Slot::Label(field) => {
                let first = !self.open[at].filled;
                if !first && (!deeper || position == 0 && single && gap && cell.column < 12) {
                    return false;
                }
                if field == usize::MAX {
                    self.prose.passage.push(scene.source, cell.range.clone(), Join::Space);
                    self.open[at].filled = true;
                    return true;
                }
                if is_rule(text) {
                    scene.claim(cell.range.clone(), Owner::Furniture);
                    return true;
                }
                let Some(target) = self.fields.get_mut(field) else { return false };
                if first && !meeting::is_plausible(scene, target.label, text) {
                    return false;
                }
                target.value.push(scene.source, cell.range.clone(), Join::Space);
                self.open[at].filled = true;
                true
            }
        }
    }

    /// A cell without label: title, body, date, letterhead, or text of the summons.
    fn free_cell(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        index: usize,
        cell: &Cell,
        single: bool,
        gap: bool,
    ) {
        let text = scene.slice_text(cell.range.clone());
        let continues = !self.prose.passage.is_empty() && !gap && self.prose.last_line + 1 >= index && single;
        if !continues {
            if scene.language.furniture(text) {
                scene.claim(cell.range.clone(), Owner::Furniture);
                self.signing |= self.minutes && scene.language.signature_words().opens(&text.to_lowercase());
                if self.minutes && scene.language.adjusted(text) {
                    document.status.get_or_insert(Status::Final);
                }
                if text.starts_with(['.', '_', '…'])
                    && let Some(open) = self.open.last_mut()
                {
                    open.signed = true;
                }
                return;
            }
            let two_lines = if document.body.is_none() { body_of_two_lines(scene, cell) } else { None };
            if document.body.is_none() && (two_lines.is_some() || is_body(scene, text)) {
                let passage = two_lines.unwrap_or_else(|| scene.passage(cell.range.clone()));
                let mut places = std::mem::take(&mut document.places);
                document.body = Some(scene.put(&mut places, "body", &passage));
                document.places = places;
                return;
            }
            if document.organization.is_none() && is_organization(scene, text) {
                let passage = scene.passage(cell.range.clone());
                let mut places = std::mem::take(&mut document.places);
                document.organization = Some(scene.put(&mut places, "organization", &passage));
                document.places = places;
                return;
            }
            let repeated = |known: &Option<String>| {
                known.as_ref().is_some_and(|known| known.to_lowercase() == text.to_lowercase())
            };
            for (key, known) in
                [("body+", &document.body), ("organization+", &document.organization), ("title+", &document.title)]
            {
                if repeated(known) {
                    let passage = scene.passage(cell.range.clone());
                    scene.view(&mut document.places, key, &passage);
                    scene.claim_passage(&passage, Owner::Field);
                    return;
                }
            }
            if let Some(found) = date::date_at(scene.language, text, None)
                && is_time_or_nothing(scene, text.get(found.end..).unwrap_or(""))
            {
                self.dates.push(scene.passage(cell.range.clone()));
                return;
            }
            if scene.language.contents_heading(text) {
                scene.claim(cell.range.clone(), Owner::Label);
                self.open.clear();
                return;
            }
        }
        let unit = document.title.is_none() && (scene.language.proposer_office(text) || roster::is_people(scene, text));
        if continues || unit || is_prose(text) {
            self.open.retain(|open| !matches!(open.slot, Slot::Roster(_)) || !single);
            if !continues {
                self.flush_prose(scene, document);
            }
            self.prose.passage.push(scene.source, cell.range.clone(), Join::Space);
            self.prose.last_line = index;
        }
    }

    /// A document title, with the body where the cell goes on with one.
    fn title_cell(&mut self, scene: &mut Scene, document: &mut Document, cell: &Cell) -> bool {
        let text = scene.slice_text(cell.range.clone());
        let Some(found) = scene.language.document_title(text) else { return false };
        if found.other {
            return false;
        }
        let mut rest = text[found.end..].trim_start();
        let mut end = cell.range.end;
        if page::page_number(scene.language, rest).is_some() {
            end -= rest.len();
            scene.claim(end..cell.range.end, Owner::Furniture);
            rest = "";
        }
        for word in scene.language.title_joints().all() {
            if rest.get(..word.len()).is_some_and(|head| head.to_lowercase() == *word) {
                rest = rest[word.len()..].trim_start();
            }
        }
        let rest_at = cell.range.end - rest.len();
        let body = scene.language.body_at(rest).filter(|_| !rest.is_empty());
        let whole = body == Some(rest.len());
        if !found.exact && !whole && end == cell.range.end {
            return false;
        }
        let passage = scene.passage(cell.range.start..end);
        let mut places = std::mem::take(&mut document.places);
        if document.title.is_some() {
            // "KALLELSE" in the header, "KALLELSE TILL NÄMNDEN" over the text: the fuller one is the title.
            places.remove("title");
            let slices: Vec<_> = self.title.slices().collect();
            slices.into_iter().for_each(|slice| scene.ledger.reassign(slice, Owner::Label));
        }
        document.title = Some(scene.put(&mut places, "title", &passage));
        self.title = passage;
        if whole && document.body.is_none() {
            let body = scene.passage(rest_at..cell.range.end);
            scene.view(&mut places, "body", &body);
            document.body = Some(body.text().to_owned());
        }
        document.places = places;
        if let Some(status) = found.status {
            document.status.get_or_insert(status);
        }
        true
    }

    fn flush_prose(&mut self, scene: &mut Scene, document: &mut Document) {
        self.flush_list(scene, document);
        let passage = std::mem::take(&mut self.prose.passage);
        if passage.is_empty() || self.behind {
            return;
        }
        let key = format!("preamble[{}]", document.preamble.len());
        let mut places = std::mem::take(&mut document.places);
        let text = scene.put(&mut places, key, &passage);
        document.places = places;
        document.preamble.push(text);
        self.paragraphs.push(passage);
    }
}
