//! What stands before the first item: title, body, date, place, people, and the summons text.
//!
//! What each cell is comes from [`Cover`]; here it becomes values.

mod people;

use people::People;

use crate::assemble::lists::paired;
use crate::assemble::lists::woven::Woven;
use crate::assemble::meeting::{self, Field};
use crate::assemble::{documents, elected, signatures};
use crate::classify::attendance::{stacked_end, table_end};
use crate::classify::cover::{At, CellRole, Cover, Heading, Label, Said, Title};
use crate::classify::zones::{annexes, signing};
use crate::facts::cover::{cover_cells, is_prose};
use crate::facts::grid::Grid;
use crate::facts::opening::{self, tells_day};
use crate::facts::people::is_people;
use crate::facts::people::{names_someone, sign_behind};
use crate::facts::seats;
use crate::facts::whose::is_organization;
use crate::grammar::date;
use crate::grammar::number::{ClauseKind, clause_mark, item_mark};
use crate::grammar::person::{NameLikeness, is_person_name, name_key, told};
use crate::language::{HeaderLabel, Roster};
use crate::model::{DiagnosticCode, Document, DocumentKind, Severity, Status};
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::{Lines, Slice};
use crate::page::scene::{Cell, Cells, LineKind, Scene};

/// A paragraph of the preamble in the making.
#[derive(Default)]
struct Prose {
    passage: Passage,
}

/// Reads the header's lines into the document.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Lines) -> Vec<Woven> {
    read_lines(scene, document, lines, false)
}

/// Reads what stands behind the items: people who sign or were there, and the posting. Other text stays where it is.
pub(crate) fn read_behind(scene: &mut Scene, document: &mut Document, lines: Lines) {
    let _ = read_lines(scene, document, lines, true);
}

fn read_lines(scene: &mut Scene, document: &mut Document, lines: Lines, behind: bool) -> Vec<Woven> {
    let called = matches!(document.kind, DocumentKind::Agenda | DocumentKind::Announcement);
    let minutes = matches!(document.kind, DocumentKind::Minutes | DocumentKind::MinutesExtract) || behind && !called;
    let lower = |text: &Option<String>| text.as_deref().map(str::to_lowercase);
    let said = Said {
        title: lower(&document.title),
        body: lower(&document.body),
        organization: lower(&document.organization),
    };
    let names: Vec<String> = document.participants.iter().filter_map(|one| one.name.as_deref()).map(name_key).collect();
    let mut cover = Cover::new(said, minutes, behind, names.into_iter());
    let mut header = Header {
        slots: Vec::new(),
        fields: Vec::new(),
        prose: Prose::default(),
        dates: Vec::new(),
        paragraphs: Vec::new(),
        people: People::new(document, minutes),
        title: Passage::default(),
        behind,
        listed: false,
        signers: Vec::new(),
    };
    let mut index = lines.start;
    while index < lines.end {
        if scene.lines[index].kind != LineKind::Text {
            // Who attests the posting or the extract is no adjuster.
            let text = scene.text(index);
            if scene.language.posted(text) || scene.language.adjusted(text) || scene.language.attests().is_in(text) {
                cover.close_signers();
            }
            if let Some(slot) = cover.signature(scene, index) {
                header.fields.push(Field {
                    label: HeaderLabel::Signature,
                    value: Passage::default(),
                    words: Vec::new(),
                });
                header.take_slot(slot, Slot::Field(header.fields.len() - 1));
            }
            index += 1;
            continue;
        }
        if let Some(head) = seats::head(scene, index, lines.end) {
            let seats = seats::rows(scene, head, Lines::new(index, lines.end));
            if let Some(last) = seats.last() {
                header.people.flush(scene, document);
                let end = last.lines.end;
                header.people.seats(scene, document, Lines::new(index, end), &seats);
                cover.close();
                index = end;
                continue;
            }
        }
        let table = table_end(scene, index, lines.end);
        if table > index + 2 && !Grid::head(scene, index).is_some_and(|grid| grid.votes()) {
            header.people.flush(scene, document);
            header.people.table(scene, document, Lines::new(index, table));
            cover.close();
            index = table;
            continue;
        }
        let stacked = stacked_end(scene, index, lines.end);
        if stacked > index {
            header.people.flush(scene, document);
            header.people.stacked(scene, document, Lines::new(index, stacked));
            cover.close();
            index = stacked;
            continue;
        }
        let pairs = paired::end(scene, index, lines.end);
        if pairs > index {
            header.people.flush(scene, document);
            header.people.pairs(scene, document, Lines::new(index, pairs));
            cover.close();
            index = pairs;
            continue;
        }
        if behind && scene.language.annex_heading(scene.text(index)).is_some() {
            cover.end_signing();
            cover.close();
            scene.claim_line(index, Owner::Label);
            index += 1;
            continue;
        }
        if let Some(roles) = signing::block(scene, index, lines.end) {
            signatures::sign(scene, document, index, roles);
            header.people.signed(document);
        }
        if let Some(list) = annexes::on_cover(scene, index, lines.end).filter(|_| !behind) {
            header.people.flush(scene, document);
            document.documents.extend(documents::of_annexes(scene, list));
            cover.close();
            index = list.end;
            continue;
        }
        if let Some(last) = signatures::sign_row(scene, document, index, lines.end) {
            header.people.flush(scene, document);
            header.people.signed(document);
            cover.close();
            index = last + 1;
            continue;
        }
        header.line(scene, document, &mut cover, index);
        index += 1;
    }
    header.people.flush(scene, document);
    header.flush_prose(scene, document);
    header.people.settle(scene, document);
    let titles = [std::mem::take(&mut header.title)];
    let listed = document.participants.len();
    meeting::settle(scene, document, &header.fields, &header.dates, &header.paragraphs, &titles);
    for (name, roster) in std::mem::take(&mut header.signers) {
        elected::sign_below(document, &name, roster);
    }
    if document.participants.len() > listed {
        // Whoever stands behind a label may stand in a list, too.
        signatures::merge(document);
    }
    signatures::spare_chair(document);
    meeting::release_empty(scene, document, &header.fields);
    header.people.take_woven()
}

/// What the cells under a label or heading belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// A field, by its place among the fields.
    Field(usize),
    /// A list of people, by its place among the lists.
    List(usize),
    /// A line told as it stands.
    Told,
}

struct Header {
    /// By the number that the cover gives them.
    slots: Vec<Slot>,
    fields: Vec<Field>,
    prose: Prose,
    /// Dates that stand alone, without a label.
    dates: Vec<Passage>,
    /// The preamble's paragraphs, as the document has them.
    paragraphs: Vec<Passage>,
    people: People,
    /// The document's title, as long as a fuller one may follow.
    title: Passage,
    /// Whether the lines stand behind the items: then there is no preamble.
    behind: bool,
    /// The line began with the mark of a list.
    listed: bool,
    /// Those below whose name stands as what they sign.
    signers: Vec<(String, Roster)>,
}

/// The cells without what those who are listed sign with, and without the word over the signs.
fn unsigned(scene: &mut Scene, cover: &Cover, mut cells: Cells) -> Cells {
    let Some(last) = cells.last() else { return cells };
    let text = scene.slice_text(last.range);
    let (start, end) = (last.range.start, last.range.end);
    let before = cells.len().checked_sub(2).map(|at| scene.slice_text(cells[at].range));
    let apart = if cover.lists_people() {
        let alone = before.filter(|name| sign_behind(scene, &format!("{name} {text}")) == Some(name.len()));
        alone.map(|_| 0).or_else(|| sign_behind(scene, text))
    } else {
        // "Närvarande   Sign."
        let word = text.rsplit(' ').next().unwrap_or("");
        let heading = if word.len() < text.len() { Some(text[..text.len() - word.len()].trim_end()) } else { before };
        let heads = |text: &str| scene.roster_heading(text).is_some_and(|found| found.exact);
        let at = text.len() - word.len();
        (scene.language.sign_heads().has(word) && heading.is_some_and(heads)).then(|| text[..at].trim_end().len())
    };
    match apart {
        None => {}
        Some(0) => {
            scene.claim(start..end, Owner::Furniture);
            cells.pop();
        }
        Some(at) => {
            scene.claim(start + at..end, Owner::Furniture);
            if let Some(last) = cells.last_mut() {
                last.range = Slice::new(start, start + at);
            }
        }
    }
    cells
}

impl Header {
    fn line(&mut self, scene: &mut Scene, document: &mut Document, cover: &mut Cover, index: usize) {
        cover.begin_line(scene, index);
        let cells = self.unmarked(scene, cover, cover_cells(scene, index));
        // "Ordförande: Anna Ek. Sekreterare: Bo Lind": what parts labels on one line.
        for pair in cells.windows(2) {
            let between = pair[0].range.end..pair[1].range.start.max(pair[0].range.end);
            if matches!(scene.slice_text(between.clone()).trim(), "." | "," | ";") {
                scene.claim(between, Owner::Label);
            }
        }
        let cells = people::whole_cells(scene, cover, cells);
        let cells = unsigned(scene, cover, cells);
        let single = cells.len() == 1;
        let before = document.participants.len();
        for position in 0..cells.len() {
            if self.people.heads_senders(scene, &cells, position) {
                scene.claim(cells[position].range, Owner::Label);
                continue;
            }
            let cell = cells[position].clone();
            // "Anna Ek, ordförande        Region Hälsbo"
            if let Some([person]) = document.participants.get_mut(before..)
                && position > 0
                && self.people.sent(scene, person, &cell)
            {
                continue;
            }
            // The second half of a label from the line above is taken; its value is not.
            let Some(cell) = unclaimed(scene, cell) else { continue };
            let found = cover.cell(scene, &cell, At { index, position, single });
            scene.explain(index, || found.reason());
            self.cell(scene, document, cover, &cell, found.role);
        }
        cover.end_line(index);
    }

    /// The cells without the mark of a list that they begin with: "- Tid: 18.00", "•   Anmäl dig i god tid".
    fn unmarked(&mut self, scene: &mut Scene, cover: &Cover, mut cells: Cells) -> Cells {
        self.listed = false;
        let Some(first) = cells.first_mut() else { return cells };
        let text = scene.slice_text(first.range);
        let Some(mark) = clause_mark(scene.language, text) else { return cells };
        let rest = &text[mark.value.end..];
        let label = scene.header_label(rest).is_some_and(|found| !found.loose);
        let labelled = match mark.value.kind {
            ClauseKind::Bullet => label || rest.contains(": ") && heads_people(scene, rest),
            // "1. Kallade: Anna Ek": only a colon tells that a number counts labels.
            ClauseKind::Number(_) => rest.contains(':') && (label || heads_people(scene, rest)),
            _ => return cells,
        };
        let bullet = mark.value.kind == ClauseKind::Bullet;
        // A row of people has its mark for its own.
        let told = bullet && !labelled && is_prose(rest) && !cover.lists_people();
        if labelled || told {
            let end = first.range.start + mark.value.end;
            scene.claim(first.range.start..end, Owner::Label);
            first.column += text[..mark.value.end].chars().count();
            first.range = Slice::new(end, first.range.end);
            self.listed = told;
        }
        cells
    }

    fn take_slot(&mut self, slot: usize, taker: Slot) {
        // The cover counts on: a slot that nobody takes is a line told as it stands.
        self.slots.resize(slot, Slot::Told);
        self.slots.push(taker);
    }

    fn cell(&mut self, scene: &mut Scene, document: &mut Document, cover: &Cover, cell: &Cell, role: CellRole) {
        let range = cell.range;
        let signing = cover.is_signing();
        match role {
            CellRole::PageNumber | CellRole::Rule => scene.claim(range, Owner::Furniture),
            CellRole::Heading(heading) => self.heading(scene, document, cell, &heading, signing),
            CellRole::Signer(heading) => self.signer(scene, document, cell, &heading),
            CellRole::Label(label) => self.label(scene, document, cell, &label),
            CellRole::Told => {
                // Group meetings, press and contact are told to readers: the line with its label is preamble.
                self.flush_prose(scene, document);
                self.prose.passage = scene.passage(range);
            }
            CellRole::Title(title) => self.title(scene, document, cell, &title),
            CellRole::NameAndTitle { title } => self.name_and_title(scene, document, cell, title),
            CellRole::AssemblyAndDay { slot, name, start, end, day } => {
                if let Some(name) = name {
                    let passage = scene.passage(range.start + name.start..range.start + name.end);
                    document.organization = Some(scene.put(&mut document.places, "organization", &passage));
                }
                scene.claim(range.start..range.start + start, Owner::Label);
                let passage = scene.passage(range.start + start..range.start + end);
                if document.body.is_some() {
                    scene.view(&mut document.places, "body+", &passage);
                    scene.claim_passage(&passage, Owner::Field);
                } else {
                    document.body = Some(scene.put(&mut document.places, "body", &passage));
                }
                scene.claim(range.start + end..range.start + day, Owner::Label);
                let value = scene.passage(range.start + day..range.end);
                self.fields.push(Field { label: HeaderLabel::PlaceAndTime, value, words: Vec::new() });
                self.take_slot(slot, Slot::Field(self.fields.len() - 1));
            }
            CellRole::AssemblyAndNumber { end, number } => {
                let passage = scene.passage(range.start..range.start + end);
                document.body = Some(scene.put(&mut document.places, "body", &passage));
                let number = Slice::new(range.start + number.start, range.start + number.end);
                scene.claim(range.start + end..number.start, Owner::Label);
                scene.claim(number.end..range.end, Owner::Label);
                self.fields.push(Field { label: HeaderLabel::Number, value: scene.passage(number), words: Vec::new() });
            }
            CellRole::Pause => {
                // A break below place and time, where nothing else sets it off.
                let time =
                    |label| matches!(label, HeaderLabel::PlaceAndTime | HeaderLabel::Time | HeaderLabel::MeetingDay);
                if let Some(field) = self.fields.iter_mut().rev().find(|field| time(field.label)) {
                    field.value.push(scene.source, range, Join::Space);
                }
            }
            CellRole::Stamp(Status::Cancelled) => {
                document.status = Some(Status::Cancelled);
                scene.claim(range, Owner::Label);
            }
            CellRole::Stamp(status) => {
                document.status.get_or_insert(status);
                scene.claim(range, Owner::Label);
            }
            CellRole::NextSigner(roster) => self.people.next_signer(scene, document, cell, roster, signing),
            CellRole::Row(row) => {
                if let Some(Slot::List(list)) = self.slots.get(row.slot).copied() {
                    self.people.row(scene, document, cell, list, row, signing);
                }
            }
            CellRole::Value { slot } => {
                if let Some(Slot::Field(field)) = self.slots.get(slot).copied() {
                    let known = &self.fields[field];
                    let text = scene.slice_text(range);
                    if known.label == HeaderLabel::Adjuster
                        && names_someone(scene, known.value.text())
                        && (is_person_name(scene.language, text) != NameLikeness::No || is_people(scene, text))
                    {
                        // Two names side by side under one label are two people.
                        self.fields.push(Field {
                            label: HeaderLabel::Adjuster,
                            value: scene.passage(range),
                            words: Vec::new(),
                        });
                        return;
                    }
                    self.fields[field].value.push(scene.source, range, Join::Space);
                }
            }
            CellRole::ToldMore => self.prose.passage.push(scene.source, range, Join::Space),
            CellRole::Furniture => {
                let text = scene.slice_text(range);
                if self.people.minutes && scene.language.adjusted(text) {
                    document.status.get_or_insert(Status::Final);
                }
                scene.claim(range, Owner::Furniture);
            }
            CellRole::Body(passage) => {
                let mut places = std::mem::take(&mut document.places);
                document.body = Some(scene.put(&mut places, "body", &passage));
                document.places = places;
                // "(DS)": what it is called for short.
                scene.claim(range, Owner::Label);
            }
            CellRole::Organization { name, body } => {
                let passage = scene.passage(range.start + name.start..range.start + name.end);
                let mut places = std::mem::take(&mut document.places);
                if document.organization.is_some() {
                    scene.view(&mut places, "organization+", &passage);
                    scene.claim_passage(&passage, Owner::Field);
                } else {
                    document.organization = Some(scene.put(&mut places, "organization", &passage));
                }
                if let Some(body) = body.filter(|_| document.body.is_none()) {
                    let passage = scene.passage(range.start + body.start..range.start + body.end);
                    document.body = Some(scene.put(&mut places, "body", &passage));
                }
                document.places = places;
                scene.claim(range, Owner::Label);
            }
            CellRole::SaidBefore(key) => {
                let passage = scene.passage(range);
                scene.view(&mut document.places, key, &passage);
                scene.claim_passage(&passage, Owner::Field);
            }
            CellRole::Day => self.dates.push(scene.passage(range)),
            CellRole::ContentsHeading => scene.claim(range, Owner::Label),
            CellRole::RoleBelow => {
                scene.claim(range, Owner::Label);
                let index = scene.line_at(range.start);
                let signer = signing::signer_above(scene, cell, index).map(|(name, roster)| (name.to_owned(), roster));
                self.signers.extend(signer.filter(|(_, roster)| *roster != Roster::Adjusters));
            }
            CellRole::Prose { goes_on } => {
                if !goes_on {
                    self.flush_prose(scene, document);
                }
                let join = if self.listed { Join::Bullet } else { Join::Space };
                self.prose.passage.push(scene.source, range, join);
            }
            CellRole::Nothing => {}
        }
    }

    fn heading(&mut self, scene: &mut Scene, document: &mut Document, cell: &Cell, heading: &Heading, signing: bool) {
        self.flush_prose(scene, document);
        let text = scene.slice_text(cell.range);
        let rest = text[heading.end..].trim();
        if let Some(below) = &heading.below {
            scene.claim(below.range, Owner::Label);
        }
        let from = cell.range.end - text[heading.end..].trim_start().len();
        scene.claim(cell.range.start..from, Owner::Label);
        self.people.flush(scene, document);
        let list = self.people.begin(scene, cell, heading);
        self.take_slot(heading.slot, Slot::List(list));
        if heading.signed {
            scene.claim(cell.range.end - rest.len()..cell.range.end, Owner::Furniture);
        } else if heading.roster == Roster::Adjusters && tells_day(scene, rest) {
            // "Justeras 1983-04-19" over those who adjust.
            let value = rest.trim_matches([',', ':', ' ', '.']);
            let start = cell.range.end - rest.trim_start_matches([',', ':', ' ']).len();
            let value = scene.passage(start..start + value.len());
            scene.claim(from..cell.range.end, Owner::Label);
            self.fields.push(Field { label: HeaderLabel::AdjustmentDate, value, words: Vec::new() });
        } else if !rest.is_empty() {
            let passage = scene.passage(from..cell.range.end);
            self.people.list_or_people(scene, document, heading.roster, passage, list, signing);
        }
    }

    /// A label of whoever signs.
    fn signer(&mut self, scene: &mut Scene, document: &mut Document, cell: &Cell, heading: &Heading) {
        self.flush_prose(scene, document);
        let text = scene.slice_text(cell.range);
        let rest = text[heading.end..].trim();
        if let Some(below) = &heading.below {
            scene.claim(below.range, Owner::Label);
        }
        let from = cell.range.end - rest.len();
        scene.claim(cell.range.start..from, Owner::Label);
        let list = self.people.begin_signer();
        self.take_slot(heading.slot, Slot::List(list));
        if heading.signed {
            scene.claim(from..cell.range.end, Owner::Furniture);
        } else if !rest.is_empty() {
            let passage = scene.passage(from..cell.range.end);
            self.people.add(scene, document, heading.roster, &passage, None, list, 0, true);
        }
    }

    fn label(&mut self, scene: &mut Scene, document: &mut Document, cell: &Cell, label: &Label) {
        self.flush_prose(scene, document);
        if let Some(below) = &label.below {
            scene.claim(below.range, Owner::Label);
        }
        let from = cell.range.start + label.end;
        let until = (cell.range.start + label.until).max(from).min(cell.range.end.max(from));
        scene.claim(cell.range.start..from, Owner::Label);
        scene.claim(until..cell.range.end.max(until), Owner::Furniture);
        let below = label.below.as_ref().map(|below| below.range);
        let words = std::iter::once(Slice::new(cell.range.start, from)).chain(below).collect();
        self.fields.push(Field { label: label.label, value: scene.passage(from..until), words });
        self.take_slot(label.slot, Slot::Field(self.fields.len() - 1));
    }

    fn title(&mut self, scene: &mut Scene, document: &mut Document, cell: &Cell, title: &Title) {
        let start = cell.range.start;
        // A colon belongs to the page, and so does a page number.
        let rest = start + title.end..cell.range.end;
        let owner = if scene.slice_text(rest.clone()).trim() == ":" { Owner::Label } else { Owner::Furniture };
        scene.claim(rest, owner);
        let mut passage = scene.passage(start..start + title.end);
        if let Some((below, _)) = title.below {
            passage.push(scene.source, below, Join::Space);
        }
        let mut places = std::mem::take(&mut document.places);
        if document.title.is_some() {
            // "KALLELSE" in the header, "KALLELSE TILL NÄMNDEN" over the text: the fuller one is the title.
            places.remove("title");
            let slices: Vec<_> = self.title.slices().collect();
            slices.into_iter().for_each(|slice| scene.ledger.reassign(slice, Owner::Label));
        }
        document.title = Some(scene.put(&mut places, "title", &passage));
        self.title = passage;
        if let Some(body) = title.body.filter(|_| document.body.is_none()) {
            let body = scene.passage(start + body.start..start + body.end);
            scene.view(&mut places, "body", &body);
            document.body = Some(body.text().to_owned());
        }
        if let Some((below, end)) = title.below.filter(|_| document.body.is_none()) {
            let body = scene.passage(below.start..below.start + end);
            scene.view(&mut places, "body", &body);
            document.body = Some(body.text().to_owned());
        }
        if let Some(whose) = title.organization.filter(|_| document.organization.is_none()) {
            let whose = scene.passage(start + whose..cell.range.end);
            scene.view(&mut places, "organization", &whose);
            document.organization = Some(whose.text().to_owned());
        }
        document.places = places;
        if let Some(number) = title.number {
            let value = scene.passage(start + number.start..start + number.end);
            self.fields.push(Field { label: HeaderLabel::Number, value, words: Vec::new() });
        }
        if let Some(status) = title.status {
            document.status.get_or_insert(status);
        }
    }

    /// "Region Norrmark Kallelse": whose it is, and what.
    fn name_and_title(&mut self, scene: &mut Scene, document: &mut Document, cell: &Cell, title: usize) {
        let (start, end) = (cell.range.start, cell.range.end);
        let name = scene.slice_text(start..start + title).trim_end_matches([' ', ',', '-', '–', '|']).len();
        let name = scene.passage(start..start + name);
        if is_organization(scene, name.text()) {
            if document.organization.is_none() {
                document.organization = Some(scene.put(&mut document.places, "organization", &name));
            }
        } else if document.body.is_none() {
            document.body = Some(scene.put(&mut document.places, "body", &name));
        }
        let found = scene.document_title(scene.slice_text(start + title..end));
        let status = found.and_then(|found| found.status);
        scene.claim(start..start + title, Owner::Label);
        let rest = Cell { column: cell.column, range: Slice::new(start + title, end) };
        self.title(
            scene,
            document,
            &rest,
            &Title { status, end: end - start - title, body: None, number: None, organization: None, below: None },
        );
    }

    fn flush_prose(&mut self, scene: &mut Scene, document: &mut Document) {
        self.people.flush(scene, document);
        let passage = std::mem::take(&mut self.prose.passage);
        if passage.is_empty() || self.behind {
            return;
        }
        if goes_on_from_title(scene, document, passage.text()) {
            scene.claim_passage(&passage, Owner::Label);
            self.paragraphs.push(passage);
            return;
        }
        if let Some(people) = told(scene.language, passage.text()) {
            self.people.told(scene, document, &passage, &people);
            self.paragraphs.push(passage);
            return;
        }
        let key = format!("preamble[{}]", document.preamble.len());
        let mut places = std::mem::take(&mut document.places);
        let text = scene.put(&mut places, key, &passage);
        document.places = places;
        document.preamble.push(text);
        doubt_rows(scene, &passage);
        self.paragraphs.push(passage);
    }
}

/// "PROTOKOLL" ⏎ "fört vid kyrkorådets sammanträde i församlingshemmet den 14 november 1974": the sentence goes on from the
/// title, and tells nothing but whose meeting it was, when and where.
fn goes_on_from_title(scene: &Scene, document: &Document, text: &str) -> bool {
    text.len() <= LONGEST_SENTENCE && document.title.is_some() && opening::goes_on_from_title(scene, text)
}

/// Bytes of such a sentence.
const LONGEST_SENTENCE: usize = 300;

/// Whether a text begins with a heading of people and a colon: "Närvarande: Anna Ek".
fn heads_people(scene: &Scene, text: &str) -> bool {
    scene
        .roster_heading(text)
        .is_some_and(|found| text[..found.end].ends_with(':') || text[found.end..].starts_with(':'))
}

/// What nobody has of a cell, if that is its end or the whole of it.
fn unclaimed(scene: &Scene, cell: Cell) -> Option<Cell> {
    if scene.ledger.is_free(cell.range) {
        return Some(cell);
    }
    let text = scene.slice_text(cell.range);
    let free = |at: usize| scene.ledger.is_free(cell.range.start + at..cell.range.end);
    let gap = text.match_indices(' ').map(|(at, _)| at).find(|at| free(*at))?;
    let rest = text[gap..].trim_start();
    let at = text.len() - rest.len();
    let column = cell.column + text[..at].chars().count();
    (!rest.is_empty()).then(|| Cell { column, range: Slice::new(cell.range.start + at, cell.range.end) })
}

/// Running text is made of sentences: a line of it that looks like a row of people, a day or an item is doubtful.
fn doubt_rows(scene: &mut Scene, passage: &Passage) {
    let slices: Vec<Slice> = passage.slices().collect();
    for slice in slices {
        let text = scene.slice_text(slice);
        let day = date::date_at(scene.language, text, None).is_some_and(|found| found.end == text.len());
        let row = text.ends_with(')') && is_people(scene, text);
        let item = item_mark(scene.language, text).is_some_and(|mark| mark.value.title_start < text.len());
        if day || row || item {
            let message = format!("a line of the preamble looks like a row: “{text}”");
            scene.diagnose(DiagnosticCode::UnreadRow, Severity::Warning, message, Some(slice));
        }
    }
}
