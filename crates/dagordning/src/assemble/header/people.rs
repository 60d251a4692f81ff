//! The people of the header: heading by heading, column by column, and who signs.

use crate::assemble::lists::woven::Woven;
use crate::assemble::lists::{attendance, paired};
use crate::assemble::{roster, signatures};
use crate::classify::cover::{Cover, Heading, Row, RowSort};
use crate::facts::cover::list_goes_on;
use crate::facts::people::{Named, is_attribute, names_someone};
use crate::facts::seats::Seat;
use crate::facts::whose::{is_printed_as_party, party_over_people};
use crate::grammar::person::Person;
use crate::language::Roster;
use crate::model::{DiagnosticCode, Document, Participant, Role, Severity};
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::Lines;
use crate::page::range::Slice;
use crate::page::scene::{Cell, Cells, Scene};

/// Names this near, in characters, stand in one column.
const COLUMN_SLACK: usize = 8;
/// Between two columns of names under one heading, within the thousand of a heading.
const COLUMN_STEP: usize = 100;
/// So many have a party where a list tells members from staff.
const FEWEST_OF_PARTIES: usize = 2;
/// Room between two headings of people for those that a pointer brings in.
const THOUSAND: usize = 1000;

/// People as running text that goes on below: "Anna Ek (S), ordförande, Bo Lind (M),".
struct Run {
    passage: Passage,
    roster: Roster,
    list: usize,
}

/// Whom rows of a list come from: "PRO Lindsjö", "Moderaterna (M)" over them.
struct Group {
    list: usize,
    column: usize,
    /// Its name, or the party as it is printed.
    name: Passage,
    party: bool,
}

/// A heading of people, whatever stands under it.
struct List {
    /// Which heading of the header it is: people are listed heading by heading, also where headings stand side by side.
    order: usize,
    /// Where the columns of names under it begin: people are listed column by column.
    columns: Vec<usize>,
    /// Those under it adjust in the stead of others.
    stands_in: bool,
    /// Whom it heads, and the line where it stands alone.
    roster: Roster,
    line: Option<usize>,
    /// The column that those under it are woven into.
    woven: Option<usize>,
    /// It heads whoever was there, members and staff alike.
    mixed: bool,
    /// It heads guests, whatever their titles.
    guests: bool,
}

/// The people of a header in the making.
pub(super) struct People {
    pub(super) minutes: bool,
    lists: Vec<List>,
    /// The column that says whom those beside come from: "Utsedd av".
    senders: Option<usize>,
    /// How many headings of people there were, a thousand for each.
    order: usize,
    /// Where "Beslutande: se sid 2" stands: its order and page, and how many headings it points to so far.
    pointer: Option<(usize, u32, usize)>,
    run: Option<Run>,
    /// For each participant the heading that they stand under.
    orders: Vec<usize>,
    /// Lists of two columns whose cells came one after the other.
    woven: Vec<Woven>,
    /// Whom the next rows of a list come from, in whichever of its columns they stand.
    groups: Vec<Group>,
}

/// White space squeezed.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Under a heading of people: a name with its party, office, scope or title in columns of their own is one cell.
pub(super) fn whole_cells(scene: &Scene, cover: &Cover, cells: Cells) -> Cells {
    let cells = whole_lists(scene, cells);
    // "Närvarande     Anna Ek     M     ordförande": the heading stands beside the first name.
    let heads = |cell: &Cell| {
        let text = scene.slice_text(cell.range);
        scene.roster_heading(text).is_some_and(|found| found.end >= text.trim_end_matches(':').len())
    };
    let headed = cells.len() >= 3 && cells.first().is_some_and(heads);
    if cells.len() < 2 || !headed && !cover.lists_people() {
        return cells;
    }
    let mut whole: Cells = Cells::with_capacity(cells.len());
    for cell in cells {
        match whole.last_mut() {
            Some(before)
                if is_attribute(scene, scene.slice_text(cell.range))
                    && names_someone(scene, &squeezed(beginning(scene.slice_text(before.range))))
                    && (headed || cover.is_person_cell(before)) =>
            {
                before.range.end = cell.range.end;
            }
            _ => whole.push(cell),
        }
    }
    whole
}

/// "Anna Ek, Bo Lind, Cia   Alm,   Dan Ros": wide gaps within a list whose entries commas part are none between columns.
fn whole_lists(scene: &Scene, cells: Cells) -> Cells {
    if cells.len() < 2 || !cells.iter().any(|cell| scene.slice_text(cell.range).contains(", ")) {
        return cells;
    }
    let mut whole: Cells = Cells::with_capacity(cells.len());
    for cell in cells {
        match whole.last_mut() {
            Some(before) if goes_on_beside(scene, scene.slice_text(before.range), scene.slice_text(cell.range)) => {
                before.range.end = cell.range.end;
            }
            _ => whole.push(cell),
        }
    }
    whole
}

/// Whether a list that ends with a comma, or with the first of somebody's names, goes on in the next cell.
fn goes_on_beside(scene: &Scene, list: &str, next: &str) -> bool {
    let Some((head, last)) = list.trim_end_matches(',').rsplit_once(", ") else { return false };
    let one = |word: &str| {
        !word.contains(' ')
            && word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    // In another column a name would stand whole.
    let open = if list.ends_with(',') {
        next.contains(',') || names_someone(scene, next)
    } else {
        one(last) && next.contains(',')
    };
    let first = next.split(',').next().unwrap_or("");
    open && next.starts_with(char::is_uppercase)
        && (list.ends_with(',') || one(first))
        && names_someone(scene, head.rsplit([',', ':']).next().unwrap_or("").trim())
}

/// What may hold a name of a cell to which more and more is added.
fn beginning(text: &str) -> &str {
    const LONGEST: usize = 1000;
    &text[..text.floor_char_boundary(LONGEST)]
}

/// A heading within a list has at most so many bytes.
const LONGEST_HEADING: usize = 120;

/// A list of people up to the heading that stands within it, that heading, and who follows: "…, Cia Alm. Frånvarande: Bo Lind".
fn parted_at_heading(scene: &Scene, cell: &Passage) -> (Passage, Option<(Passage, Roster, Passage)>) {
    let text = cell.text();
    // The colon behind several entries is looked for once.
    let mut colon = 0;
    for (stop, _) in text.match_indices([';', '.']) {
        let start = text.len() - text[stop + 1..].trim_start().len();
        if colon < start {
            let Some(next) = text[start..].find(':') else { break };
            colon = start + next;
        }
        let head = colon + 1;
        if head - start > LONGEST_HEADING {
            continue;
        }
        let Some(found) = scene.roster_heading(&text[start..head]).filter(|found| found.exact) else {
            continue;
        };
        if start + found.end + 1 < head {
            continue;
        }
        let end = text.trim_end_matches(['.', ' ']).len().max(head);
        let mut words = cell.part(start..head);
        words.append(&cell.part(end..text.len()), Join::Space);
        let heading = (words, found.roster, cell.part(head..end));
        return (cell.part(0..stop + 1), Some(heading));
    }
    (cell.clone(), None)
}

impl Group {
    /// Whoever stands below it comes from it, if nothing else is said.
    fn sends(&self, scene: &mut Scene, person: &mut Participant) {
        let name = self.name.text();
        if self.party && person.party.is_none() {
            scene.view(&mut person.places, "party", &self.name);
            let letters = scene.language.party_by_name(name).unwrap_or(name);
            person.party_name = scene.language.party(letters).map(str::to_owned);
            person.party = Some(name.to_owned());
        } else if !self.party && person.organization.is_none() {
            scene.view(&mut person.places, "organization", &self.name);
            person.organization = Some(name.to_owned());
        }
    }
}

impl People {
    pub(super) fn new(document: &Document, minutes: bool) -> People {
        let orders = vec![0; document.participants.len()];
        People {
            minutes,
            lists: Vec::new(),
            order: 0,
            pointer: None,
            run: None,
            orders,
            woven: Vec::new(),
            groups: Vec::new(),
            senders: None,
        }
    }

    /// A heading of people; `points` to a list on a later page.
    pub(super) fn begin(&mut self, scene: &Scene, cell: &Cell, heading: &Heading) -> usize {
        let line = scene.line_at(cell.range.start);
        let order = self.next_order(scene, line);
        let alone = scene.slice_text(cell.range).trim_end_matches(':').len() == heading.end.min(cell.range.len())
            && scene.lines[line].range() == cell.range;
        let (roster, line) = (heading.roster, alone.then_some(line));
        let woven = self.beside_members(roster, line).then(|| {
            self.woven.push(Woven::new(self.minutes));
            self.woven.len() - 1
        });
        let words = scene.slice_text(cell.range);
        let words = words.get(..heading.end).unwrap_or(words).trim_end_matches([':', ' ']).to_lowercase();
        let mixed = scene.language.mixed_heads().has(&words);
        let guests = scene.language.guest_heads().has(&words);
        let columns = Vec::new();
        self.lists.push(List { order, columns, stands_in: heading.stands_in, roster, line, woven, mixed, guests });
        if heading.roster == Roster::Members && heading.points {
            self.point(scene, cell, order);
        }
        self.lists.len() - 1
    }

    /// Whether substitutes are headed directly below a heading of members that heads nobody: columns that were read row by
    /// row.
    fn beside_members(&self, roster: Roster, line: Option<usize>) -> bool {
        use Roster::{NonServingSubstitutes, ServingSubstitutes, Substitutes};
        let above = |list: &List| list.roster == Roster::Members && list.line.map(|above| above + 1) == line;
        line.is_some()
            && matches!(roster, Substitutes | ServingSubstitutes | NonServingSubstitutes)
            && self.lists.last().is_some_and(above)
    }

    /// A label of whoever signs.
    pub(super) fn begin_signer(&mut self) -> usize {
        self.order += THOUSAND;
        let roster = Roster::Secretary;
        let columns = Vec::new();
        let (order, line, woven) = (self.order, None, None);
        self.lists.push(List { order, columns, stands_in: false, roster, line, woven, mixed: false, guests: false });
        self.lists.len() - 1
    }

    /// A table of attendance.
    pub(super) fn table(&mut self, scene: &mut Scene, document: &mut Document, lines: Lines) {
        let order = self.next_order(scene, lines.start);
        attendance::read(scene, document, lines, self.minutes);
        self.orders.resize(document.participants.len(), order);
    }

    /// A list of attendance whose cells stand on lines of their own.
    pub(super) fn stacked(&mut self, scene: &mut Scene, document: &mut Document, lines: Lines) {
        let order = self.next_order(scene, lines.start);
        attendance::read_stacked(scene, document, lines, self.minutes);
        self.orders.resize(document.participants.len(), order);
    }

    /// The seats of a council.
    pub(super) fn seats(&mut self, scene: &mut Scene, document: &mut Document, lines: Lines, seats: &[Seat]) {
        let order = self.next_order(scene, lines.start);
        attendance::read_seats(scene, document, lines, seats, self.minutes);
        self.orders.resize(document.participants.len(), order);
    }

    /// Two lists side by side on the same lines.
    pub(super) fn pairs(&mut self, scene: &mut Scene, document: &mut Document, lines: Lines) {
        let order = self.next_order(scene, lines.start);
        paired::read(scene, document, lines, self.minutes);
        self.orders.resize(document.participants.len(), order);
    }

    /// Whether a cell heads the column that says whom those beside come from, beside a heading of people.
    pub(super) fn heads_senders(&mut self, scene: &Scene, cells: &Cells, position: usize) -> bool {
        let cell = &cells[position];
        let text = scene.slice_text(cell.range);
        let heading = |other: &Cell| {
            let text = scene.slice_text(other.range);
            scene.roster_heading(text).is_some_and(|found| found.exact || found.end == text.len())
        };
        let heads = scene.language.sender_heads().has_in_any_case(text) && cells[..position].iter().any(heading);
        if heads {
            self.senders = Some(cell.column);
        }
        heads
    }

    /// Whom somebody comes from who was read on the same line: in the column for it, or an organization by its name.
    pub(super) fn sent(&self, scene: &mut Scene, person: &mut Participant, cell: &Cell) -> bool {
        let text = scene.slice_text(cell.range);
        let column = self.senders.is_some_and(|column| column.abs_diff(cell.column) <= COLUMN_SLACK);
        let named =
            || scene.language.organization(text) == Some(text.len()) || scene.language.is_organization_acronym(text);
        if person.organization.is_some() || person.party.is_some() || !(column || named()) {
            return false;
        }
        let group = Group { list: 0, column: cell.column, name: scene.passage(cell.range), party: false };
        group.sends(scene, person);
        scene.claim(cell.range, Owner::Field);
        true
    }

    /// Names above their roles were read.
    pub(super) fn signed(&mut self, document: &Document) {
        self.order += THOUSAND;
        self.orders.resize(document.participants.len(), self.order);
    }

    /// "Sekreterare" ⏎ "Ordförande" ⏎ "....." ⏎ "Anna Ek" ⏎ "....." ⏎ "Bo Lind": columns that were read one after the other.
    pub(super) fn next_signer(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        cell: &Cell,
        roster: Roster,
        signing: bool,
    ) {
        let list = self.begin_signer();
        let passage = scene.passage(cell.range);
        self.add(scene, document, roster, &passage, None, list, 0, signing);
    }

    /// Remembers that the list behind `order` stands on a later page.
    fn point(&mut self, scene: &Scene, cell: &Cell, order: usize) {
        let page = scene.lines.get(scene.line_at(cell.range.start)).map_or(0, |line| line.page);
        self.pointer.get_or_insert((order, page, 0));
    }

    /// The order of a heading: where the cover points to the list that it heads, behind the pointer.
    fn next_order(&mut self, scene: &Scene, line: usize) -> usize {
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

    /// Which of the columns of names under a heading a cell stands in: 0 for the first.
    fn column_rank(&mut self, list: usize, column: usize) -> usize {
        let Some(list) = self.lists.get_mut(list) else { return 0 };
        let near = |known: &usize| known.abs_diff(column) <= COLUMN_SLACK;
        let at = list.columns.iter().position(near).unwrap_or_else(|| {
            list.columns.push(column);
            list.columns.len() - 1
        });
        let own = list.columns[at];
        list.columns.iter().filter(|known| **known + COLUMN_SLACK < own).count() * COLUMN_STEP
    }

    /// A row under a heading of people.
    pub(super) fn row(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        cell: &Cell,
        list: usize,
        row: Row,
        signing: bool,
    ) {
        match row.sort {
            RowSort::Open | RowSort::GoesOn => {
                let passage = match self.run.take() {
                    Some(run) if row.sort == RowSort::GoesOn => {
                        let mut joined = run.passage;
                        // Slice by slice, so that a word cut with a hyphen at the line's end is whole again.
                        // What the row above took in from its line below is no row again.
                        let last = joined.last_slice();
                        let again =
                            |slice: &Slice| last.is_some_and(|last| last.start <= slice.start && slice.end <= last.end);
                        let slices: Vec<_> = row.whole.slices().filter(|slice| !again(slice)).collect();
                        slices.into_iter().for_each(|slice| joined.push(scene.source, slice, Join::Space));
                        joined
                    }
                    run => {
                        self.run = run;
                        self.flush(scene, document);
                        row.whole
                    }
                };
                self.list_or_people(scene, document, row.roster, passage, list, signing);
            }
            RowSort::Signer => {
                roster::add_signer(scene, document, row.roster, &row.whole);
                self.orders.resize(document.participants.len(), self.lists[list].order);
            }
            RowSort::Pointer => {
                // "Enligt närvarolista, sidan 2": the list that follows there stands in this place.
                if row.roster == Roster::Members {
                    self.point(scene, cell, self.lists[list].order);
                }
                scene.claim_passage(&row.whole, Owner::Label);
            }
            RowSort::Group => {
                scene.claim_passage(&row.whole, Owner::Field);
                let printed = party_over_people(scene.language, row.whole.text());
                let name = printed.map_or_else(|| row.whole.clone(), |party| row.whole.part(party.bytes()));
                let party = printed.is_some() || is_printed_as_party(scene, name.text(), cell.range.end);
                // Those who sit for it may stand deeper.
                let below = scene.line_at(cell.range.start) + 1;
                let below = scene.lines.get(below).filter(|line| line.is_text()).map(|line| (below, line.start));
                let below = below.map(|(line, start)| scene.cells(line, start)).unwrap_or_default();
                let deeper = below.iter().map(|below| below.column).find(|column| *column >= cell.column);
                let column = deeper.unwrap_or(cell.column);
                self.groups.retain(|group| group.list == list && group.column.abs_diff(column) > COLUMN_SLACK);
                self.groups.push(Group { list, column, name, party });
            }
            RowSort::Sent { name, people } => {
                let rank = self.column_rank(list, cell.column);
                let before = document.participants.len();
                let party = party_over_people(scene.language, row.whole.text()[..people].trim_end()).is_some();
                scene.claim_passage(&row.whole.part(name.bytes()), Owner::Field);
                scene.claim_passage(&row.whole.part(0..people), Owner::Label);
                let group = Group { list, column: cell.column, name: row.whole.part(name.bytes()), party };
                let people = row.whole.part(people..row.whole.text().len());
                self.add(scene, document, row.roster, &people, None, list, rank, signing);
                let came = document.participants.get_mut(before..).unwrap_or_default();
                came.iter_mut().for_each(|person| group.sends(scene, person));
            }
            RowSort::People => {
                let rank = self.column_rank(list, cell.column);
                let before = document.participants.len();
                self.add(scene, document, row.roster, &row.whole, row.named, list, rank, signing);
                // Parties may head columns side by side; an organization stands alone on its line.
                let near = |group: &&Group| {
                    let beside = group.party && group.column.abs_diff(cell.column) > COLUMN_SLACK;
                    group.list == list && !beside
                };
                if let Some(group) = self.groups.iter().rfind(near) {
                    let came = document.participants.get_mut(before..).unwrap_or_default();
                    came.iter_mut().for_each(|person| group.sends(scene, person));
                }
            }
            RowSort::Unread => {
                let message = format!("a row of a list of people cannot be read: “{}”", row.whole.text());
                scene.diagnose(DiagnosticCode::UnreadRow, Severity::Error, message, Some(cell.range));
            }
        }
    }

    /// People as running text over several lines: kept until the list is complete.
    pub(super) fn list_or_people(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        roster: Roster,
        passage: Passage,
        list: usize,
        signing: bool,
    ) {
        if list_goes_on(scene, &passage) {
            self.run = Some(Run { passage, roster, list });
        } else {
            self.add(scene, document, roster, &passage, None, list, 0, signing);
        }
    }

    /// The run ends where a heading or other text begins.
    pub(super) fn flush(&mut self, scene: &mut Scene, document: &mut Document) {
        if let Some(run) = self.run.take() {
            self.add(scene, document, run.roster, &run.passage, None, run.list, 0, false);
        }
    }

    /// Adds people under a heading, whom the cell is known to name, and remembers under which.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn add(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        roster: Roster,
        cell: &Passage,
        named: Option<Named>,
        list: usize,
        rank: usize,
        signing: bool,
    ) {
        let (own, behind) = parted_at_heading(scene, cell);
        if signing && matches!(roster, Roster::Chair | Roster::Secretary) {
            roster::sign(scene, document, roster, &own);
        } else {
            let known = document.adjusters.len();
            let before = document.participants.len();
            roster::add(scene, document, roster, &own, named.filter(|_| behind.is_none()), self.minutes);
            if self.lists[list].guests {
                let came = document.participants.get_mut(before..).unwrap_or_default();
                let staff = came.iter_mut().filter(|person| person.role == Some(Role::Official));
                staff.for_each(|person| person.role = Some(Role::Guest));
            }
            let stands_in = self.lists[list].stands_in;
            document.adjusters.iter_mut().skip(known).for_each(|adjuster| adjuster.substitute |= stands_in);
            if let Some(woven) = self.lists[list].woven.and_then(|at| self.woven.get_mut(at)) {
                woven.cell(&document.participants[before..]);
            }
        }
        if let Some((heading, other, people)) = behind {
            scene.claim_passage(&heading, Owner::Label);
            roster::add(scene, document, other, &people, None, self.minutes);
        }
        self.orders.resize(document.participants.len(), self.lists[list].order + rank);
    }

    /// Those of whom sentences of the header tell that they were there, or not.
    pub(super) fn told(
        &mut self,
        scene: &mut Scene,
        document: &mut Document,
        text: &Passage,
        people: &[(Person, Role)],
    ) {
        let order = self.next_order(scene, text.slices().next().map_or(0, |slice| scene.line_at(slice.start)));
        for (found, role) in people {
            let mut person = roster::participant(scene, text, found, *role);
            if let Some(writes) = found.writes.clone() {
                scene.view(&mut person.places, "role", &text.part(writes));
            }
            document.participants.push(person);
        }
        scene.took(people.len());
        scene.claim_passage(text, Owner::Label);
        self.orders.resize(document.participants.len(), order);
    }

    /// The lists of two columns whose cells came one after the other.
    pub(super) fn take_woven(&mut self) -> Vec<Woven> {
        std::mem::take(&mut self.woven)
    }

    /// "Närvarande": among members whose parties are printed, whoever has a title and comes from nowhere works there.
    fn part_staff(&self, scene: &Scene, document: &mut Document) {
        for list in self.lists.iter().filter(|list| list.mixed) {
            let of_list = |order: usize| (list.order..list.order + THOUSAND).contains(&order);
            let orders = self.orders.iter().copied();
            let mut own: Vec<&mut Participant> = document
                .participants
                .iter_mut()
                .zip(orders)
                .filter(|(_, order)| of_list(*order))
                .map(|(one, _)| one)
                .collect();
            if own.iter().filter(|person| person.party.is_some()).count() < FEWEST_OF_PARTIES {
                continue;
            }
            let member = |title: &str| title.split(' ').any(|word| scene.language.titles_of_members().has(word));
            for person in own.iter_mut().filter(|person| person.party.is_none() && person.organization.is_none()) {
                let titled = person.title.as_deref().is_some_and(|title| !member(title));
                if titled && person.role == Some(Role::Member) && person.office.is_none() {
                    person.role = Some(Role::Official);
                }
            }
        }
    }

    /// People heading by heading; a chair who signs and stands in the roster too is one entry.
    pub(super) fn settle(&mut self, scene: &Scene, document: &mut Document) {
        self.part_staff(scene, document);
        let people = std::mem::take(&mut document.participants);
        let mut ordered: Vec<_> =
            self.orders.iter().copied().chain(std::iter::repeat(usize::MAX)).zip(people).collect();
        ordered.sort_by_key(|(order, _)| *order);
        document.participants = ordered.into_iter().map(|(_, person)| person).collect();
        signatures::merge(document);
    }
}
