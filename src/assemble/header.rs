//! What stands before the first item: title, body, date, place, people, and the summons text.

use std::ops::Range;

use super::ledger::Owner;
use super::meeting::{self, Field};
use super::passage::{Join, Passage};
use super::roster;
use super::scene::{Cell, LineKind, Scene};
use super::signatures;
use crate::grammar::{date, page};
use crate::lexicon::{HeaderLabel, Roster};
use crate::model::{Document, DocumentKind, Status};

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
    /// Which heading of the header it is: people are listed heading by heading, also where headings stand side by side.
    order: usize,
}

/// A paragraph of the preamble in the making.
#[derive(Default)]
struct Prose {
    passage: Passage,
    last_line: usize,
}

/// Reads the header's lines into the document.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Range<usize>) {
    let mut header = Header {
        open: Vec::new(),
        fields: Vec::new(),
        prose: Prose::default(),
        last_text: None,
        minutes: matches!(document.kind, DocumentKind::Minutes | DocumentKind::MinutesExtract),
        dates: Vec::new(),
        paragraphs: Vec::new(),
        order: 0,
        orders: Vec::new(),
    };
    for index in lines.clone() {
        if scene.lines[index].kind != LineKind::Text {
            continue;
        }
        if let Some(roles) = signatures::block(scene, index, lines.end) {
            signatures::sign(scene, document, index, roles);
            header.order += 1;
            header.orders.resize(document.participants.len(), header.order);
        }
        header.line(scene, document, index);
        header.last_text = Some(index);
    }
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
    /// How many headings of people there were.
    order: usize,
    /// For each participant the heading that they stand under.
    orders: Vec<usize>,
}

impl Header {
    fn line(&mut self, scene: &mut Scene, document: &mut Document, index: usize) {
        let cells = scene.cells(index, scene.lines[index].start);
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
        if page::page_number(text).is_some() {
            scene.claim(cell.range.clone(), Owner::Furniture);
            return true;
        }
        if let Some(found) = scene.lexicon.roster_heading(text) {
            let rest = text[found.end..].trim();
            if found.exact || rest.is_empty() || roster::is_people(scene, rest) {
                self.flush_prose(scene, document);
                if *labels_here == 0 {
                    self.open.retain(|open| open.column + 8 < cell.column && position > 0);
                }
                *labels_here += 1;
                let end = cell.range.end - text[found.end..].trim_start().len();
                scene.claim(cell.range.start..end, Owner::Label);
                self.order += 1;
                if !rest.is_empty() {
                    let passage = scene.passage(end..cell.range.end);
                    self.people(scene, document, found.roster, &passage, self.order);
                }
                self.open.push(Open {
                    column: cell.column,
                    slot: Slot::Roster(found.roster),
                    filled: !rest.is_empty(),
                    order: self.order,
                });
                return true;
            }
        }
        if let Some(found) = scene.lexicon.header_label(text) {
            let rest = text[found.end..].trim();
            if !found.loose || meeting::is_plausible(scene, found.label, rest) {
                return self.label_cell(scene, document, cell, position, found.label, found.end, labels_here, index);
            }
        }
        if document.title.is_none() && self.title_cell(scene, document, cell) {
            return true;
        }
        if gap && (scene.lexicon.cancelled(text) && text.len() < 40) {
            document.status = Some(Status::Cancelled);
            scene.claim(cell.range.clone(), Owner::Label);
            return true;
        }
        if scene.lexicon.draft(text) && text.len() < 40 {
            document.status.get_or_insert(Status::Draft);
            scene.claim(cell.range.clone(), Owner::Label);
            return true;
        }
        false
    }

    /// Adds people under a heading, and remembers under which.
    fn people(&mut self, scene: &mut Scene, document: &mut Document, roster: Roster, cell: &Passage, order: usize) {
        roster::add(scene, document, roster, cell, self.minutes);
        self.orders.resize(document.participants.len(), order);
    }

    /// People heading by heading; a chair who signs and stands in the roster too is one entry.
    fn settle_people(&mut self, document: &mut Document) {
        let people = std::mem::take(&mut document.participants);
        let mut ordered: Vec<_> = self.orders.iter().copied().chain(std::iter::repeat(usize::MAX)).zip(people).collect();
        ordered.sort_by_key(|(order, _)| *order);
        document.participants = ordered.into_iter().map(|(_, person)| person).collect();
        signatures::merge(document);
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
            self.open.clear();
            let filled = !text[end..].trim().is_empty();
            self.open.push(Open { column: cell.column, slot: Slot::Label(usize::MAX), filled, order: self.order });
            return true;
        }
        self.flush_prose(scene, document);
        if *labels_here == 0 && position == 0 {
            self.open.clear();
        }
        *labels_here += 1;
        let from = cell.range.start + end;
        scene.claim(cell.range.start..from, Owner::Label);
        let rest = scene.passage(from..cell.range.end);
        let filled = !text[end..].trim().is_empty();
        self.fields.push(Field { label, value: rest });
        let at = self.fields.len() - 1;
        self.open.push(Open { column: cell.column, slot: Slot::Label(at), filled, order: self.order });
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
        let Some(at) = self.open.iter().rposition(|open| open.column <= cell.column + 2) else { return false };
        let deeper = cell.column > self.open[at].column + 6;
        match self.open[at].slot.clone() {
            Slot::Roster(roster) => {
                if !roster::is_people(scene, text) {
                    return false;
                }
                let passage = scene.passage(cell.range.clone());
                self.people(scene, document, roster, &passage, self.open[at].order);
                if roster == Roster::Chair && single && !deeper {
                    // "Ordförande" heads one name; names below it without a heading are members all the same.
                    self.open[at].slot = Slot::Roster(Roster::Members);
                }
                true
            }
            Slot::Label(field) => {
                let first = !self.open[at].filled;
                if !first && (!deeper || position == 0 && single && gap && cell.column < 12) {
                    return false;
                }
                if field == usize::MAX {
                    self.prose.passage.push(scene.source, cell.range.clone(), Join::Space);
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
            if scene.lexicon.furniture(text) {
                scene.claim(cell.range.clone(), Owner::Furniture);
                return;
            }
            if document.body.is_none() && is_body(scene, text) {
                let passage = scene.passage(cell.range.clone());
                let mut places = std::mem::take(&mut document.places);
                document.body = Some(scene.put(&mut places, "body", &passage));
                document.places = places;
                return;
            }
            if document.organization.is_none() && scene.lexicon.organization(text) == Some(text.len()) {
                let passage = scene.passage(cell.range.clone());
                let mut places = std::mem::take(&mut document.places);
                document.organization = Some(scene.put(&mut places, "organization", &passage));
                document.places = places;
                return;
            }
            if let Some(found) = date::date_at(scene.lexicon, text, None)
                && found.end == text.trim_end_matches('.').len()
            {
                self.dates.push(scene.passage(cell.range.clone()));
                return;
            }
            if scene.lexicon.contents_heading(text) {
                scene.claim(cell.range.clone(), Owner::Label);
                self.open.clear();
                return;
            }
        }
        if continues || is_prose(text) {
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
        let Some(found) = scene.lexicon.document_title(text) else { return false };
        if found.other {
            return false;
        }
        let rest = text[found.end..].trim_start();
        let rest_at = cell.range.end - rest.len();
        let body = scene.lexicon.body_at(rest).filter(|_| !rest.is_empty());
        let whole = body == Some(rest.len());
        if !found.exact && !whole {
            return false;
        }
        let passage = scene.passage(cell.range.clone());
        let mut places = std::mem::take(&mut document.places);
        document.title = Some(scene.put(&mut places, "title", &passage));
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
        let passage = std::mem::take(&mut self.prose.passage);
        if passage.is_empty() {
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

/// Whether a line of the header is a body's name: by the vocabulary, with a purpose ("Rådet för äldre och anhöriga"), or a
/// place before a body noun ("Norrsunda stadsdelsnämnd").
fn is_body(scene: &Scene, text: &str) -> bool {
    let known = scene.lexicon.body_at(text);
    if known == Some(text.len()) {
        return true;
    }
    if text.len() > 100 || text.ends_with(['.', ':', ',']) || !text.starts_with(char::is_uppercase) {
        return false;
    }
    if known.is_some_and(|end| text[end..].starts_with(" för ")) {
        return true;
    }
    let mut words = text.split_whitespace();
    let last = words.next_back().unwrap_or("");
    let before: Vec<&str> = words.collect();
    !before.is_empty()
        && before.len() <= 3
        && scene.lexicon.body_noun(last)
        && before.iter().all(|word| word.starts_with(char::is_uppercase) && !scene.lexicon.name_stopword(word))
}

/// Whether words without a label are told to the reader as sentences: three words or more, or an end of a sentence.
fn is_prose(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words >= 3 && text.chars().any(char::is_lowercase) || words >= 2 && text.ends_with(['.', ':', '!'])
}
