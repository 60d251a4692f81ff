//! The people of the header: heading by heading, column by column, and who signs.

use super::{Header, Open, Slot, THOUSAND};
use crate::assemble::{roster, signatures};
use crate::facts::cover::{
    bracket_below, is_name_shaped, is_open_list, office_below, points_elsewhere, scope_below, tail_below,
};
use crate::grammar::person::name_key;
use crate::language::Roster;
use crate::model::Document;
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::scene::{Cell, Scene};
use crate::page::shape::is_rule;

/// Names this near, in characters, stand in one column.
const COLUMN_SLACK: usize = 8;
/// Between two columns of names under one heading, within the thousand of a heading.
const COLUMN_STEP: usize = 100;

/// People as running text that goes on below: "Anna Ek (S), ordförande, Bo Lind (M),".
pub(super) struct List {
    passage: Passage,
    roster: Roster,
    order: usize,
    column: usize,
    /// Where the cell begins whose label leads the list: what goes on may stand under the label.
    cell: usize,
}

/// White space squeezed.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Header {
    /// Under a heading of people: a name with its party, office, scope or title in columns of their own is one cell.
    pub(super) fn people_whole(&self, scene: &Scene, cells: Vec<Cell>) -> Vec<Cell> {
        // "Närvarande     Anna Ek     M     ordförande": the heading stands beside the first name.
        let heads = |cell: &Cell| {
            let text = scene.slice_text(cell.range.clone());
            scene.language.roster_heading(text).is_some_and(|found| found.end >= text.trim_end_matches(':').len())
        };
        let headed = cells.len() >= 3 && cells.first().is_some_and(heads);
        if cells.len() < 2 || !headed && !self.open.iter().any(|open| matches!(open.slot, Slot::Roster(_))) {
            return cells;
        }
        let mut whole: Vec<Cell> = Vec::with_capacity(cells.len());
        for cell in cells {
            match whole.last_mut() {
                Some(before)
                    if roster::is_attribute(scene, scene.slice_text(cell.range.clone()))
                        && roster::names_someone(scene, &squeezed(scene.slice_text(before.range.clone())))
                        && (headed || self.is_person_cell(before)) =>
                {
                    before.range.end = cell.range.end;
                }
                _ => whole.push(cell),
            }
        }
        whole
    }

    /// Whether a cell stands in the column of a heading of people, not of a label.
    pub(super) fn is_person_cell(&self, cell: &Cell) -> bool {
        let beside = self.open.iter().filter(|open| open.column <= cell.column + 2);
        beside.max_by_key(|open| open.column).is_some_and(|open| matches!(open.slot, Slot::Roster(_)))
    }

    /// "Sekreterare" ⏎ "Ordförande" ⏎ "....." ⏎ "Anna Ek" ⏎ "....." ⏎ "Bo Lind": columns that were read one after the other.
    pub(super) fn next_signer(&mut self, scene: &mut Scene, document: &mut Document, cell: &Cell) -> bool {
        let text = scene.slice_text(cell.range.clone());
        if !roster::names_someone(scene, text) {
            return false;
        }
        self.stacked = true;
        let roster = self.waiting.remove(0);
        if self.waiting.is_empty() {
            self.stacked = false;
        }
        self.open.clear();
        let passage = scene.passage(cell.range.clone());
        self.order += THOUSAND;
        self.people(scene, document, roster, &passage, self.order);
        true
    }

    /// Remembers the label of a signer without a name beside it.
    pub(super) fn wait_for_name(&mut self, scene: &Scene, index: usize, roster: Roster, rest: &str) {
        let named = scene.cell_texts(index).skip(1).any(|text| roster::names_someone(scene, text));
        if self.signing && rest.is_empty() && !self.stacked && !named {
            self.waiting.push(roster);
        }
    }

    /// Which of the columns of names under a heading a cell stands in: 0 for the first.
    pub(super) fn column_rank(&mut self, open: usize, column: usize) -> usize {
        let Some(open) = self.open.get_mut(open) else { return 0 };
        let near = |known: &usize| known.abs_diff(column) <= COLUMN_SLACK;
        let at = open.columns.iter().position(near).unwrap_or_else(|| {
            open.columns.push(column);
            open.columns.len() - 1
        });
        let own = open.columns[at];
        open.columns.iter().filter(|known| **known + COLUMN_SLACK < own).count() * COLUMN_STEP
    }

    /// A label of whoever signs.
    pub(super) fn signer_cell(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        cell: &Cell,
        roster: Roster,
        end: usize,
        labels_here: &mut usize,
    ) -> bool {
        let text = scene.slice_text(cell.range.clone());
        self.flush_prose(scene, document);
        if *labels_here == 0 {
            self.open.clear();
        }
        *labels_here += 1;
        self.signing = true;
        self.order += THOUSAND;
        let rest = text[end..].trim();
        let from = cell.range.end - rest.len();
        scene.claim(cell.range.start..from, Owner::Label);
        let signed = is_rule(rest);
        if signed {
            scene.claim(from..cell.range.end, Owner::Furniture);
        } else if !rest.is_empty() {
            let passage = scene.passage(from..cell.range.end);
            self.people(scene, document, roster, &passage, self.order);
        }
        let filled = !rest.is_empty() && !signed;
        let column = cell.column;
        self.open.push(Open {
            column,
            slot: Slot::Roster(roster),
            filled,
            signed: true,
            order: self.order,
            columns: Vec::new(),
        });
        true
    }

    /// The order of a heading of people: where the cover points to the list that it heads, behind the pointer.
    pub(super) fn next_heading(&mut self, scene: &Scene, cell: &Cell, roster: Roster, rest: &str) -> usize {
        let line = scene.line_at(cell.range.start);
        let order = self.next_order(scene, line);
        if roster == Roster::Members && points_elsewhere(rest) {
            self.point(scene, cell, order);
        }
        order
    }

    /// Remembers that the list behind `order` stands on a later page.
    pub(super) fn point(&mut self, scene: &Scene, cell: &Cell, order: usize) {
        let page = scene.lines.get(scene.line_at(cell.range.start)).map_or(0, |line| line.page);
        self.pointer.get_or_insert((order, page, 0));
    }

    pub(super) fn next_order(&mut self, scene: &Scene, line: usize) -> usize {
        self.order += THOUSAND;
        let page = scene.lines.get(line).map_or(0, |line| line.page);
        match &mut self.pointer {
            Some((order, from, seen)) if page > *from && *seen + 1 < THOUSAND => {
                *seen += 1;
                *order + *seen
            }
            _ => self.order,
        }
    }

    /// People as running text over several lines: kept until the list is complete.
    pub(super) fn list_or_people(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        roster: Roster,
        passage: Passage,
        order: usize,
        columns: (usize, usize),
    ) {
        if is_open_list(passage.text()) || tail_below(scene, &passage) {
            self.list = Some(List { passage, roster, order, column: columns.0, cell: columns.1 });
        } else {
            self.people(scene, document, roster, &passage, order);
        }
    }

    /// The list ends where a heading or other text begins.
    pub(super) fn flush_list(&mut self, scene: &mut Scene, document: &mut Document) {
        if let Some(list) = self.list.take() {
            self.people(scene, document, list.roster, &list.passage, list.order);
        }
    }

    /// Adds people under a heading, and remembers under which.
    pub(super) fn people(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        roster: Roster,
        cell: &Passage,
        order: usize,
    ) {
        if self.signing && matches!(roster, Roster::Chair | Roster::Secretary) {
            roster::sign(scene, document, roster, cell);
        } else {
            roster::add(scene, document, roster, cell, self.minutes);
        }
        self.orders.resize(document.participants.len(), order);
    }

    /// People heading by heading; a chair who signs and stands in the roster too is one entry.
    pub(super) fn settle_people(&mut self, document: &mut Document) {
        let people = std::mem::take(&mut document.participants);
        let mut ordered: Vec<_> =
            self.orders.iter().copied().chain(std::iter::repeat(usize::MAX)).zip(people).collect();
        ordered.sort_by_key(|(order, _)| *order);
        document.participants = ordered.into_iter().map(|(_, person)| person).collect();
        signatures::merge(document);
    }

    /// A cell under a heading of people; `at` is the open heading, `alone` that nothing stands beside the cell.
    pub(super) fn person_cell(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        cell: &Cell,
        (at, roster): (usize, Roster),
        alone: bool,
    ) -> bool {
        let text = scene.slice_text(cell.range.clone());
        let mut passage = scene.passage(cell.range.clone());
        if let Some(below) =
            bracket_below(scene, cell).or_else(|| office_below(scene, cell)).or_else(|| scope_below(scene, cell))
        {
            passage.push(scene.source, below, Join::Space);
        }
        let listed = |list: &mut List| [list.column, list.cell].iter().any(|column| column.abs_diff(cell.column) <= 2);
        let list = self.list.take_if(listed);
        if list.is_some() || is_open_list(text) || tail_below(scene, &passage) {
            let passage = match list {
                Some(list) => {
                    let mut joined = list.passage;
                    joined.append(&passage, Join::Space);
                    joined
                }
                None => passage,
            };
            let columns = (cell.column, cell.column);
            self.list_or_people(scene, document, roster, passage, self.open[at].order, columns);
            return true;
        }
        // "Sekreterare ......" ⏎ name: whoever stands under a line to sign on is the signer.
        let signer = matches!(roster, Roster::Secretary | Roster::Chair);
        let signs = self.open[at].signed && is_name_shaped(text);
        // "Peter porss" under the line: the roster knows the name, whatever its letters.
        let key = name_key(text);
        let listed = || {
            document.participants.iter().any(|person| person.name.as_deref().is_some_and(|name| name_key(name) == key))
        };
        if signer && (signs || self.signing && listed()) && !roster::is_people(scene, text) {
            roster::add_signer(scene, document, roster, &passage);
            self.orders.resize(document.participants.len(), self.open[at].order);
            return true;
        }
        if roster == Roster::Members && points_elsewhere(text) {
            // "Enligt närvarolista, sidan 2": the list that follows there stands in this place.
            self.point(scene, cell, self.open[at].order);
            scene.claim_passage(&passage, Owner::Label);
            return true;
        }
        let whole = passage.text();
        let named = roster == Roster::Adjusters && roster::names_someone(scene, whole);
        if !named && !roster::is_people(scene, whole) {
            return false;
        }
        let order = self.open[at].order + self.column_rank(at, cell.column);
        self.people(scene, document, roster, &passage, order);
        if roster == Roster::Chair && alone && !self.signing {
            // "Ordförande" heads one name; names below it without a heading are members all the same.
            self.open[at].slot = Slot::Roster(Roster::Members);
        }
        true
    }
}
