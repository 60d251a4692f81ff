//! What each cell of a cover is: a title, a label, a heading of people, a value or row under one of them, running text.
//!
//! The state here is what is open: labels and headings by their columns. Every cell is a contest of roles; a row that
//! cannot be read stays a row, as long as no running text speaks louder, and does not end its list.

mod candidates;
mod titles;

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};

use crate::classify::role::{Contest, Cues, Labelled};
use crate::classify::weights::cover as points;
use crate::facts::cover::{list_goes_on, value_goes_on};
use crate::facts::people::{Named, names_someone};
use crate::facts::whose::is_organization;
use crate::grammar::person::name_key;
use crate::grammar::{date, page};
use crate::language::{HeaderLabel, Roster};
use crate::model::Status;
use crate::page::passage::Passage;
use crate::page::range::Slice;
use crate::page::scene::{Cell, Scene, split_cells};

pub(in crate::classify) use titles::{behind_joint, is_counted};

/// What a cell of the cover is.
#[derive(Debug, Clone)]
pub(crate) enum CellRole {
    /// A page's number.
    PageNumber,
    /// A heading of people, with what stands behind it on the line.
    Heading(Heading),
    /// The label of whoever signs.
    Signer(Heading),
    /// A label with its value behind it, if there is one.
    Label(Label),
    /// A label whose line is told to readers as it stands: group meetings, the press.
    Told,
    /// The document's title; its body, where the cell goes on with one.
    Title(Title),
    /// The name of an organization or body, and a title behind it: where that begins.
    NameAndTitle { title: usize },
    /// An assembly and its day: where the noun begins and ends, where the day begins. Time and place may follow. Whose
    /// assembly it is may stand before it or between the two.
    AssemblyAndDay { slot: usize, name: Option<Slice>, start: usize, end: usize, day: usize },
    /// An assembly up to a byte of the cell, and which one it was: "Styrelsemöte nr 7/2026".
    AssemblyAndNumber { end: usize, number: Slice },
    /// A break in the meeting below place and time.
    Pause,
    /// A stamp across the document.
    Stamp(Status),
    /// What the signer is whose name stands directly above, below a line to sign on.
    RoleBelow,
    /// The name of a signer whose label stands above other labels.
    NextSigner(Roster),
    /// A row of a list of people: `slot` is the heading's.
    Row(Row),
    /// The value of a label: `slot` is the label's.
    Value { slot: usize },
    /// More of a line told as it stands.
    ToldMore,
    /// A line to sign on under a label.
    Rule,
    /// Page furniture.
    Furniture,
    /// The meeting body, perhaps over two lines.
    Body(Passage),
    /// The organization, and the body that the cell names with it: "Brf Granen, styrelsen", "Socialnämnden Kvarnby kommun".
    Organization { name: Slice, body: Option<Slice> },
    /// Body, organization or title once more: the key of its place.
    SaidBefore(&'static str),
    /// A day without a label.
    Day,
    /// The heading of the contents list.
    ContentsHeading,
    /// Running text; whether it goes on with the paragraph above.
    Prose { goes_on: bool },
    /// Nothing speaks for any role.
    Nothing,
}

/// A heading of people in a cell.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub(crate) slot: usize,
    pub(crate) roster: Roster,
    /// Where the heading ends, in bytes of the cell.
    pub(crate) end: usize,
    /// What follows is a line to sign on.
    pub(crate) signed: bool,
    /// The cell below that ends the heading's words.
    pub(crate) below: Option<Cell>,
    /// What follows points to a list elsewhere.
    pub(crate) points: bool,
    /// Those under it adjust in the stead of others.
    pub(crate) stands_in: bool,
}

/// A label in a cell.
#[derive(Debug, Clone)]
pub(crate) struct Label {
    pub(crate) slot: usize,
    pub(crate) label: HeaderLabel,
    /// Where the label ends, in bytes of the cell.
    pub(crate) end: usize,
    /// Where a line to sign on begins, in bytes of the cell; its end if there is none.
    pub(crate) until: usize,
    /// The cell below that ends the label's words.
    pub(crate) below: Option<Cell>,
}

/// The document's title in a cell.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    pub(crate) status: Option<Status>,
    /// Where the title ends, in bytes of the cell: a page number may follow.
    pub(crate) end: usize,
    /// The body that the cell names behind the title.
    pub(crate) body: Option<Slice>,
    /// Which of the body's meetings it was: "Protokoll styrelsemöte 3/2022".
    pub(crate) number: Option<Slice>,
    /// Where the association begins that the cell ends with.
    pub(crate) organization: Option<usize>,
    /// The line below that the title goes on with, and the length of the assembly's name there: "Kallelse till" ⏎
    /// "ordinarie föreningsstämma 2025".
    pub(crate) below: Option<(Slice, usize)>,
}

/// A row of a list of people.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) slot: usize,
    pub(crate) roster: Roster,
    /// The row with what stands below it in its column.
    pub(crate) whole: Passage,
    /// Whom it names, if it was read for that.
    pub(crate) named: Option<Named>,
    pub(crate) sort: RowSort,
}

/// How a row of a list of people is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowSort {
    /// People.
    People,
    /// A list in running text that goes on in the next rows.
    Open,
    /// The same, going on from the row above.
    GoesOn,
    /// A name under a line to sign on.
    Signer,
    /// Whom the rows below come from: "PRO Lindsjö" over those who speak for it.
    Group,
    /// Whom the people behind a colon come from, and where these begin: "PRO Lindsjö: Anna Ek och Bo Lind".
    Sent { name: Slice, people: usize },
    /// "Enligt närvarolista, sidan 2"
    Pointer,
    /// Nobody can read it.
    Unread,
}

/// What a column is open for: the cells below and beside a label or heading belong to it.
#[derive(Debug, Clone)]
struct Open {
    column: usize,
    kind: OpenKind,
    slot: usize,
    /// The label had a value on its own line; only a deeper line goes on with it.
    filled: bool,
    /// A dotted line stands beside it.
    signed: bool,
    /// The row above was read, or began the list.
    read: bool,
    /// Rows above told whom those behind a colon come from.
    sent: bool,
    /// A row above told whom those below it come from.
    grouped: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OpenKind {
    Roster(Roster),
    Label(HeaderLabel),
    Told,
}

impl OpenKind {
    fn is_roster(self) -> bool {
        matches!(self, OpenKind::Roster(_))
    }
}

/// What the document says of itself so far, in small letters.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) title: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) organization: Option<String>,
}

/// Where a cell stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At {
    /// The line.
    pub(crate) index: usize,
    /// Which of the line's cells it is.
    pub(crate) position: usize,
    /// Whether it is the line's only one.
    pub(crate) single: bool,
}

/// What is open on the cover.
#[derive(Debug)]
pub(crate) struct Cover {
    open: Vec<Open>,
    slots: usize,
    said: Said,
    /// Whether the document tells who was there.
    minutes: bool,
    /// Whether a chair or secretary who comes now signs: after the adjusters, or on a line to sign on.
    signing: bool,
    /// Labels of signers that stand one after the other without names: the names follow in the same order.
    waiting: VecDeque<Roster>,
    stacked: bool,
    /// Labels without values, one below the other: the values follow in the same order.
    stack: Vec<(HeaderLabel, usize)>,
    stack_column: usize,
    /// Values of them were met.
    unstacking: bool,
    /// The one whose value was met last, while its lines may go on.
    unstacked: Option<usize>,
    last_text: Option<usize>,
    /// The last line of the paragraph that may go on.
    paragraph: Option<usize>,
    /// The columns of a list in running text that goes on.
    list: Option<[usize; 2]>,
    /// Labels and headings on the line so far.
    labels_here: usize,
    /// White space stands above the line.
    gap: bool,
    names: RefCell<HashSet<String>>,
    /// Rows whose names are not known yet: few documents ask for them.
    listed: RefCell<Vec<String>>,
    /// The heading of people over other headings of people: "Beslutande" over "Ledamöter" and "Ersättare".
    above: Option<Roster>,
    /// Labels so far whose value is a time.
    timed: bool,
    /// The line that tells of a break in the meeting: its hours may stand in the next cell.
    paused: Option<usize>,
    /// The line that tells the day without a label: the place may stand on the next.
    dated: Option<usize>,
}

impl Cover {
    /// Nothing is open yet; `names` are of people known already.
    pub(crate) fn new(said: Said, minutes: bool, signing: bool, names: impl Iterator<Item = String>) -> Cover {
        Cover {
            open: Vec::new(),
            slots: 0,
            said,
            minutes,
            signing,
            waiting: VecDeque::new(),
            stacked: false,
            stack: Vec::new(),
            stack_column: 0,
            unstacking: false,
            unstacked: None,
            last_text: None,
            paragraph: None,
            list: None,
            labels_here: 0,
            gap: true,
            names: RefCell::new(names.collect()),
            listed: RefCell::default(),
            above: None,
            timed: false,
            paused: None,
            dated: None,
        }
    }

    /// Whether whoever comes now signs.
    pub(crate) fn is_signing(&self) -> bool {
        self.signing
    }

    /// Closes all labels and headings.
    pub(crate) fn close(&mut self) {
        self.open.clear();
        self.stack.clear();
        self.end_list();
    }

    /// Closes what whoever signs stands under; a list of those present may go on on the next page.
    pub(crate) fn close_signers(&mut self) {
        let signs = |roster| matches!(roster, Roster::Chair | Roster::Secretary | Roster::Adjusters);
        self.open.retain(|open| matches!(open.kind, OpenKind::Roster(roster) if !signs(roster)) && !open.signed);
    }

    /// The signers are done.
    pub(crate) fn end_signing(&mut self) {
        self.signing = false;
    }

    /// A list in running text ends here.
    fn end_list(&mut self) {
        self.list = None;
    }

    /// Begins a line.
    pub(crate) fn begin_line(&mut self, scene: &Scene, index: usize) {
        self.gap = self.last_text.is_none_or(|last| last + 1 < index) || scene.opens_paragraph(index);
        self.labels_here = 0;
    }

    /// Ends it.
    pub(crate) fn end_line(&mut self, index: usize) {
        self.last_text = Some(index);
    }

    /// Whether a cell stands in the column of a heading of people, not of a label.
    pub(crate) fn is_person_cell(&self, cell: &Cell) -> bool {
        self.beside(cell).is_some_and(|at| self.open[at].kind.is_roster())
    }

    /// Whether any heading of people is open.
    pub(crate) fn lists_people(&self) -> bool {
        self.open.iter().any(|open| open.kind.is_roster())
    }

    fn beside(&self, cell: &Cell) -> Option<usize> {
        let beside = self.open.iter().enumerate().filter(|(_, open)| open.column <= cell.column + 2);
        beside.max_by_key(|(_, open)| open.column).map(|(at, _)| at)
    }

    fn open(&mut self, column: usize, kind: OpenKind, filled: bool, signed: bool) -> usize {
        let slot = self.slots;
        self.slots += 1;
        if self.open.len() >= MOST_OPEN {
            self.open.remove(0);
        }
        self.open.push(Open { column, kind, slot, filled, signed, read: true, sent: false, grouped: false });
        slot
    }

    /// "Underskrift ______" is furniture, and so is the name below it: gives the slot of its label.
    pub(crate) fn signature(&mut self, scene: &Scene, index: usize) -> Option<usize> {
        let label = scene.header_label(scene.text(index));
        label.filter(|found| found.label == HeaderLabel::Signature)?;
        self.close();
        Some(self.open(scene.lines[index].indent as usize, OpenKind::Label(HeaderLabel::Signature), false, true))
    }

    /// Finds the cell's role, and opens and closes what it opens and closes.
    pub(crate) fn cell(&mut self, scene: &Scene, cell: &Cell, at: At) -> Labelled<CellRole> {
        let text = scene.slice_text(cell.range);
        let mut contest = if scene.is_explained() { Contest::new() } else { Contest::lazy() };
        // "Kungsgatan" ⏎ "31"
        let number = || at.single && value_goes_on(scene, at.index);
        if page::page_number(scene.language, text).is_some() && !number() {
            contest.enter("page number", CellRole::PageNumber, [points::PAGE_NUMBER]);
        } else {
            self.enter_words(scene, cell, at, &mut contest);
            self.enter_open(scene, cell, at, &mut contest);
            self.enter_free(scene, cell, at, &mut contest);
        }
        let nothing =
            || Labelled { role: CellRole::Nothing, name: "nothing", score: 0, cues: Cues::new(), runner_up: None };
        let mut found = contest.decide().unwrap_or_else(nothing);
        self.settle(scene, cell, at, &mut found.role);
        found
    }

    /// Opens and closes what the role opens and closes.
    fn settle(&mut self, scene: &Scene, cell: &Cell, at: At, role: &mut CellRole) {
        let text = scene.slice_text(cell.range);
        if !matches!(role, CellRole::NextSigner(_) | CellRole::PageNumber)
            && !matches!(role, CellRole::Heading(_) | CellRole::Signer(_) | CellRole::Label(_))
        {
            self.waiting.clear();
        }
        if !matches!(role, CellRole::Value { .. } | CellRole::PageNumber) {
            self.unstacked = None;
        }
        if !matches!(role, CellRole::Prose { .. } | CellRole::ToldMore | CellRole::Nothing | CellRole::PageNumber) {
            self.paragraph = None;
        }
        self.paused = matches!(role, CellRole::Pause).then_some(at.index);
        if matches!(role, CellRole::Nothing | CellRole::Prose { goes_on: false })
            && self.is_unknown_label(scene, cell, at)
        {
            self.open.retain(|open| open.column.abs_diff(cell.column) > 2);
        }
        let titled = matches!(role, CellRole::Title(_)) && !date::find_dates(scene.language, text).is_empty();
        let told = matches!(role, CellRole::Label(label) if label.label == HeaderLabel::PlaceAndTime)
            && text.ends_with(|c: char| c.is_ascii_digit());
        if titled || told || matches!(role, CellRole::Day | CellRole::AssemblyAndDay { .. }) {
            self.dated = Some(at.index);
        }
        match role {
            CellRole::Heading(heading) => {
                let rest = text[heading.end..].trim();
                let rest = if heading.signed { "" } else { rest };
                if self.labels_here == 0 {
                    self.open.retain(|open| open.column + 8 < cell.column && at.position > 0);
                }
                self.labels_here += 1;
                if rest.is_empty() && heads_headings(scene, cell, at, heading.roster) {
                    // "Närvarande" over "Ledamöter" and "Suppleanter" does not say that these decide.
                    let decide = heading.roster != Roster::Members
                        || scene.language.deciding_heads().opening_in_any_case(text).is_some();
                    self.above = Some(heading.roster).filter(|_| decide);
                } else if !matches!(
                    heading.roster,
                    Roster::Members | Roster::Substitutes | Roster::ServingSubstitutes | Roster::NonServingSubstitutes
                ) {
                    self.above = None;
                }
                // Who serves is told: a plain "Ersättare" below is those who do not.
                if self.minutes
                    && scene.roster_heading(text).is_some_and(|own| own.roster == Roster::ServingSubstitutes)
                {
                    self.above = Some(Roster::Others);
                }
                self.signing |= heading.signed;
                if matches!(heading.roster, Roster::Chair | Roster::Secretary | Roster::Adjusters) && !heading.signed {
                    self.wait_for_name(scene, at.index, heading.roster, rest);
                }
                self.end_list();
                if !rest.is_empty() {
                    let column = cell.column + text[..heading.end].chars().count();
                    let passage = scene.passage(cell.range.end - rest.len()..cell.range.end);
                    if list_goes_on(scene, &passage) {
                        self.list = Some([column + 1, cell.column]);
                    }
                    self.remember(rest);
                }
                heading.slot =
                    self.open(cell.column, OpenKind::Roster(heading.roster), !rest.is_empty(), heading.signed);
            }
            CellRole::Signer(heading) => {
                let rest = text[heading.end..].trim();
                if self.labels_here == 0 {
                    self.open.clear();
                }
                self.end_list();
                self.labels_here += 1;
                self.signing = true;
                let filled = !rest.is_empty() && !heading.signed;
                heading.slot = self.open(cell.column, OpenKind::Roster(heading.roster), filled, true);
            }
            CellRole::Told => {
                self.end_list();
                self.close_before(cell);
                self.paragraph = Some(at.index);
                let end = scene.header_label(text).map_or(text.len(), |found| found.end);
                let filled = !text[end..].trim().is_empty();
                self.open(cell.column, OpenKind::Told, filled, false);
            }
            CellRole::Label(label) => {
                self.end_list();
                if self.labels_here == 0 && at.position == 0 {
                    self.close_before(cell);
                }
                self.labels_here += 1;
                if label.label == HeaderLabel::Adjuster && text[label.end..].trim().is_empty() {
                    self.wait_for_name(scene, at.index, Roster::Adjusters, "");
                }
                // Who signs the minutes stands after who adjusts them.
                self.signing |= self.minutes
                    && matches!(
                        label.label,
                        HeaderLabel::Adjuster | HeaderLabel::AdjustmentPlaceTime | HeaderLabel::AdjustmentDate
                    );
                self.timed |=
                    matches!(label.label, HeaderLabel::PlaceAndTime | HeaderLabel::Time | HeaderLabel::MeetingDay);
                let filled = !text[label.end..label.until].trim().is_empty();
                let behind = scene.slice_text(cell.range.end..scene.lines[at.index].end);
                let mut beside = split_cells(behind).take(MOST_BESIDE);
                let valued = beside.any(|(_, text)| page::page_number(scene.language, text).is_none());
                self.stack_label(label.label, cell, filled || valued || label.until < text.len());
                label.slot = self.open(cell.column, OpenKind::Label(label.label), filled, label.until < text.len());
            }
            CellRole::NextSigner(_) => {
                self.stacked = true;
                self.waiting.pop_front();
                if self.waiting.is_empty() {
                    self.stacked = false;
                }
                self.close();
            }
            CellRole::Row(row) => {
                self.list = match row.sort {
                    RowSort::GoesOn | RowSort::Open => {
                        let open = list_goes_on(scene, &row.whole);
                        open.then(|| self.list.unwrap_or([cell.column; 2]))
                    }
                    _ => self.list,
                };
                self.remember(row.whole.text());
                let deeper = self.beside(cell).is_some_and(|open| cell.column > self.open[open].column + 6);
                if let Some(open) = self.open.iter_mut().find(|open| open.slot == row.slot) {
                    open.read = row.sort != RowSort::Unread;
                    open.sent |= matches!(row.sort, RowSort::Sent { .. });
                    open.grouped |= row.sort == RowSort::Group;
                    if row.roster == Roster::Chair
                        && row.sort == RowSort::People
                        && at.single
                        && !deeper
                        && !self.signing
                    {
                        // "Ordförande" heads one name; names below it without a heading are members all the same.
                        open.kind = OpenKind::Roster(Roster::Members);
                    }
                }
            }
            CellRole::Value { slot } if self.stack.iter().any(|(_, known)| known == slot) => {
                self.stack.retain(|(_, known)| known != slot);
                self.unstacking = !self.stack.is_empty();
                let (own, done) = (*slot, self.stack.is_empty());
                self.unstacked = Some(own);
                if let Some(open) = self.open.iter_mut().find(|open| open.slot == own) {
                    open.filled = done;
                }
            }
            CellRole::Value { .. } => {
                if let Some(open) = self.beside(cell) {
                    self.open[open].filled = true;
                }
            }
            CellRole::ToldMore => {
                self.paragraph = Some(at.index);
                if let Some(open) = self.beside(cell) {
                    self.open[open].filled = true;
                }
            }
            CellRole::Furniture => {
                self.signing |= self.minutes && scene.language.signature_words().opening_in_any_case(text).is_some();
                if text.starts_with(['.', '_', '…'])
                    && let Some(open) = self.open.last_mut()
                {
                    open.signed = true;
                }
            }
            CellRole::Title(title) => {
                self.said.title = Some(text[..title.end].trim_end().to_lowercase());
                if let Some((below, end)) = title.below.filter(|_| self.said.body.is_none()) {
                    self.said.body = Some(scene.slice_text(below)[..end].to_lowercase());
                }
                if let Some(body) = title.body.filter(|_| self.said.body.is_none()) {
                    self.said.body = Some(text[body.bytes()].trim().to_lowercase());
                }
            }
            CellRole::NameAndTitle { title } => {
                self.said.title = Some(text[*title..].trim_end().to_lowercase());
                let name = text[..*title].trim_end_matches([' ', ',', '-', '–', '|']).to_lowercase();
                let known = if is_organization(scene, text[..*title].trim_end_matches([' ', ',', '-', '–', '|'])) {
                    &mut self.said.organization
                } else {
                    &mut self.said.body
                };
                known.get_or_insert(name);
            }
            CellRole::AssemblyAndNumber { end, .. } => self.said.body = Some(text[..*end].to_lowercase()),
            CellRole::AssemblyAndDay { slot, name, start, end, .. } => {
                if let Some(name) = name {
                    self.said.organization = Some(text[name.bytes()].to_lowercase());
                }
                self.said.body = Some(text[*start..*end].to_lowercase());
                *slot = self.open(cell.column, OpenKind::Label(HeaderLabel::PlaceAndTime), true, false);
            }
            CellRole::Body(body) => self.said.body = Some(body.text().to_lowercase()),
            CellRole::Organization { name, body } => {
                self.said.organization = Some(text[name.bytes()].to_lowercase());
                if let Some(body) = *body {
                    self.said.body.get_or_insert_with(|| text[body.bytes()].to_lowercase());
                }
            }
            CellRole::ContentsHeading => self.close(),
            CellRole::Prose { goes_on } => {
                // A paragraph across the page ends the values above it.
                let across = at.single && cell.column < ACROSS;
                self.open.retain(|open| !(open.kind.is_roster() && at.single || across && open.filled));
                if !*goes_on {
                    self.end_list();
                }
                self.paragraph = Some(at.index);
            }
            _ => {}
        }
    }

    /// Whether a cell that nothing speaks for stands in the column of labels with something beside it: a label that no
    /// vocabulary has, and what stands beside and below it is no value of the label above.
    fn is_unknown_label(&self, scene: &Scene, cell: &Cell, at: At) -> bool {
        let Some(open) = self.open.last().filter(|_| at.position == 0 && !at.single) else { return false };
        let shaped = || is_label_shaped(scene, scene.slice_text(cell.range));
        // Among names, and where somebody signs, only words that look like a label's are one.
        let certain = open.filled && !open.kind.is_roster() && !self.signing;
        open.column.abs_diff(cell.column) <= 2 && (certain || (open.filled || open.kind.is_roster()) && shaped())
    }

    /// Remembers a label without a value; one with a value in the same column, or further left, ends the stack.
    fn stack_label(&mut self, label: HeaderLabel, cell: &Cell, filled: bool) {
        let same = cell.column.abs_diff(self.stack_column) <= 2;
        if filled && !self.stack.is_empty() && !same && cell.column > self.stack_column {
            return;
        }
        if filled || !same || self.unstacking || self.stack.len() >= MOST_STACKED {
            if !filled && cell.column > self.stack_column + 12 && !self.stack.is_empty() {
                // "Sammanträdesdatum" over its day, right of the stack.
                return;
            }
            self.stack.clear();
            self.unstacking = false;
        }
        if !filled {
            self.stack_column = cell.column;
            self.stack.push((label, self.slots));
        }
    }

    /// Closes what stands open to the left; a label further right that still waits for its value below keeps its column.
    fn close_before(&mut self, cell: &Cell) {
        let stack = &self.stack;
        let waits = |open: &Open| stack.len() >= 2 && stack.iter().any(|(_, slot)| *slot == open.slot);
        self.open.retain(|open| {
            let right = open.column > cell.column + 12 && !open.kind.is_roster();
            !open.filled && (right || open.column + 12 < cell.column && waits(open))
        });
    }

    /// Remembers the label of a signer without a name beside it.
    fn wait_for_name(&mut self, scene: &Scene, index: usize, roster: Roster, rest: &str) {
        let cells = || scene.cell_texts(index).take(MOST_BESIDE);
        let named = || cells().skip(1).any(|text| names_someone(scene, text));
        // Labels side by side have their names below them, each in its column.
        let label = |text: &&str| {
            let heading = scene.roster_heading(text).is_some_and(|found| found.end == text.len());
            heading || scene.header_label(text).is_some_and(|found| found.end == text.len())
        };
        if cells().filter(label).nth(1).is_some() {
            return;
        }
        if self.signing && rest.is_empty() && !self.stacked && !named() {
            self.waiting.push_back(roster);
        }
    }

    /// Remembers who is listed: a signature may be all but unreadable.
    fn remember(&self, text: &str) {
        let mut listed = self.listed.borrow_mut();
        if listed.len() < MOST_LISTED {
            listed.push(text.to_owned());
        }
    }

    /// Whether somebody of this name was listed, in whatever order it stands.
    fn knows(&self, scene: &Scene, text: &str) -> bool {
        for row in self.listed.take() {
            if let Some(found) = scene.person(&row)
                && let Some(name) = row.get(found.name)
            {
                self.names.borrow_mut().insert(name_key(name));
            }
        }
        self.names.borrow().contains(&name_key(text))
    }
}

/// Whether a text has the words of a label, and is neither a name nor what reading made of one: "Fikat av", "Inbjuden gäst".
fn is_label_shaped(scene: &Scene, text: &str) -> bool {
    let mut words = text.split(' ');
    let small = |word: &str| word.len() > 1 && word.chars().all(char::is_lowercase);
    text.starts_with(char::is_uppercase)
        && text.len() <= LONGEST_LABEL
        && words.next().is_some_and(|first| first.chars().all(char::is_alphabetic))
        && words.clone().count() > 0
        && words.all(small)
        && !names_someone(scene, text)
}

/// Bytes of a label.
const LONGEST_LABEL: usize = 40;

/// Of so many rows nobody is looked for behind them.
const MOST_LISTED: usize = 10_000;

/// Cells of a line that are asked what stands beside a label: wider lines are no cover's.
const MOST_BESIDE: usize = 16;

/// More labels than these stand over no values.
const MOST_STACKED: usize = 8;

/// No more labels stand open at once: the oldest has nothing more to say.
const MOST_OPEN: usize = 100;

/// What begins further right stands in a column.
const ACROSS: usize = 12;

/// Whether a heading of people alone on its line stands over another one. "Ledamöter" directly over "Ersättare" were the heads
/// of columns beside each other.
fn heads_headings(scene: &Scene, cell: &Cell, at: At, roster: Roster) -> bool {
    let Some(below) = scene.next_text(at.index + 1, at.index + 3).filter(|_| at.single) else { return false };
    let first = scene.cells(below, scene.lines[below].start).into_iter().next();
    first.filter(|first| first.column.abs_diff(cell.column) <= 4).is_some_and(|first| {
        let text = scene.slice_text(first.range);
        scene.roster_heading(text).is_some_and(|found| {
            let columns = roster == Roster::Members && found.roster == Roster::Substitutes && below == at.index + 1;
            !columns
                && matches!(found.roster, Roster::Members | Roster::Substitutes)
                && (found.exact || found.end == text.len())
        })
    })
}
