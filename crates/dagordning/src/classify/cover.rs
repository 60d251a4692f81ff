//! What each cell of a cover is: a title, a label, a heading of people, a value or row under one of them, running text.
//!
//! The state here is what is open: labels and headings by their columns. Every cell is a contest of roles; a row that
//! cannot be read stays a row, as long as no running text speaks louder, and does not end its list.

use std::cell::RefCell;
use std::collections::HashSet;

use crate::classify::role::{Contest, Cue, Cues, Labelled};
use crate::classify::weights::cover as points;
use crate::facts::cover::{
    body_of_two_lines, bracket_below, damaged_label, day_behind_assembly, is_body, is_name_shaped, is_organization,
    is_prose, is_time_or_nothing, label_below, list_goes_on, office_below, points_elsewhere, replaced_below,
    scope_below, title_behind_name,
};
use crate::facts::label;
use crate::facts::opening::whose;
use crate::facts::people::{is_people, names_someone, tells_of_one};
use crate::grammar::number::item_mark;
use crate::grammar::person::name_key;
use crate::grammar::{date, page};
use crate::language::{HeaderLabel, LabelMatch, Roster, RosterMatch, TitleMatch};
use crate::model::Status;
use crate::page::passage::{Join, Passage};
use crate::page::scene::{Cell, Scene};
use crate::page::shape::is_rule;

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
    /// An assembly and its day: where the name ends, where the day begins. Time and place may follow.
    AssemblyAndDay { end: usize, day: usize },
    /// A break in the meeting below place and time.
    Pause,
    /// A stamp across the document.
    Stamp(Status),
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
    /// The organization.
    Organization,
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
    /// Where the body begins that the cell ends with.
    pub(crate) body: Option<usize>,
}

/// A row of a list of people.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) slot: usize,
    pub(crate) roster: Roster,
    /// The row with what stands below it in its column.
    pub(crate) whole: Passage,
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
    waiting: Vec<Roster>,
    stacked: bool,
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
            waiting: Vec::new(),
            stacked: false,
            last_text: None,
            paragraph: None,
            list: None,
            labels_here: 0,
            gap: true,
            names: RefCell::new(names.collect()),
            listed: RefCell::default(),
            above: None,
            timed: false,
        }
    }

    /// Whether whoever comes now signs.
    pub(crate) fn is_signing(&self) -> bool {
        self.signing
    }

    /// Closes all labels and headings.
    pub(crate) fn close(&mut self) {
        self.open.clear();
        self.end_list();
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
        self.open.push(Open { column, kind, slot, filled, signed, read: true });
        slot
    }

    /// "Underskrift ______" is furniture, and so is the name below it: gives the slot of its label.
    pub(crate) fn signature(&mut self, scene: &Scene, index: usize) -> Option<usize> {
        let label = scene.language.header_label(scene.text(index));
        label.filter(|found| found.label == HeaderLabel::Signature)?;
        self.close();
        Some(self.open(scene.lines[index].indent as usize, OpenKind::Label(HeaderLabel::Signature), false, true))
    }

    /// Finds the cell's role, and opens and closes what it opens and closes.
    pub(crate) fn cell(&mut self, scene: &Scene, cell: &Cell, at: At) -> Labelled<CellRole> {
        let text = scene.slice_text(cell.range.clone());
        let mut contest = Contest::new();
        if page::page_number(scene.language, text).is_some() {
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

    /// What the language knows: headings of people, labels, titles, stamps.
    fn enter_words(&self, scene: &Scene, cell: &Cell, at: At, contest: &mut Contest<CellRole>) {
        let text = scene.slice_text(cell.range.clone());
        let below = label_below(scene, cell);
        let joined = below.as_ref().map(|below| format!("{text} {}", scene.slice_text(below.range.clone())));
        let broken = joined.as_deref().and_then(|joined| scene.language.roster_heading(joined));
        let found = match broken {
            Some(found) => Some(RosterMatch { end: text.len(), ..found }),
            None if below.is_some() => None,
            // A heading in small letters is one where its people stand beside it.
            None if at.position == 0 && !at.single && text.starts_with(char::is_lowercase) => {
                scene.language.roster_heading(&capitalised(text)).filter(|found| found.end == text.len())
            }
            None => scene.language.roster_heading(text),
        };
        if let Some(found) = found {
            let rest = text[found.end..].trim();
            // "Sekreterare ......": a line to sign on; the name stands below.
            let signed = is_rule(rest);
            let told = rest.ends_with('.') && is_prose(rest) && tells_of_one(scene, rest);
            if found.exact || rest.is_empty() || signed || names_someone(scene, rest) && !told {
                let points = found.roster == Roster::Members && points_elsewhere(rest);
                let (slot, below) = (self.slots, below.clone());
                let roster = self.under_heading(found.roster);
                let heading = Heading { slot, roster, end: found.end, signed, below, points };
                contest.enter("heading of people", CellRole::Heading(heading), [points::ROSTER_HEADING]);
            }
        }
        let broken = joined.as_deref().and_then(|joined| scene.language.header_label(joined));
        let found = broken
            .map(|found| LabelMatch { end: text.len(), ..found })
            .or_else(|| scene.language.header_label(text))
            .or_else(|| damaged_label(scene, text));
        if let Some(found) = found {
            self.enter_label(scene, cell, &found, below, contest);
        }
        if let Some(found) = scene.language.document_title(text).filter(|found| !found.other)
            && self.may_title(text)
            && let Some(title) = title(scene, at.index, text, &found)
        {
            contest.enter("title", CellRole::Title(title), [points::TITLE]);
        }
        if self.said.title.is_none()
            && let Some(at) = title_behind_name(scene, text)
        {
            contest.enter("name and title", CellRole::NameAndTitle { title: at }, [points::TITLE]);
        }
        if self.said.body.is_none()
            && let Some((end, day)) = day_behind_assembly(scene, text)
        {
            contest.enter(
                "assembly and day",
                CellRole::AssemblyAndDay { end, day },
                [points::BODY, points::DAY_BEHIND],
            );
        }
        if self.timed
            && (scene.language.breaks_the_meeting().opening_in_any_case(text).is_some()
                || scene.language.breaks().opens(text))
        {
            contest.enter("pause", CellRole::Pause, [points::PAUSE]);
        }
        if self.gap && scene.language.cancelled(text) && text.len() < 40 {
            contest.enter("stamp", CellRole::Stamp(Status::Cancelled), [points::STAMP]);
        }
        if scene.language.draft(text) && text.len() < 40 {
            contest.enter("stamp", CellRole::Stamp(Status::Draft), [points::STAMP]);
        }
    }

    /// What a heading means under the one above it: substitutes among those who decide serve, among the others they do not.
    fn under_heading(&self, roster: Roster) -> Roster {
        match (self.above, roster) {
            (Some(Roster::Members), Roster::Substitutes) => Roster::ServingSubstitutes,
            (Some(Roster::Others), Roster::Substitutes) if self.minutes => Roster::NonServingSubstitutes,
            _ => roster,
        }
    }

    /// A first title, or a fuller one over the text: "KALLELSE" in the header, "KALLELSE TILL NÄMNDEN" below it.
    fn may_title(&self, text: &str) -> bool {
        self.said.title.as_ref().is_none_or(|title| {
            let head = text.get(..title.len());
            text.len() > title.len() && head.is_some_and(|head| head.to_lowercase() == *title) && self.gap
        })
    }

    fn enter_label(
        &self,
        scene: &Scene,
        cell: &Cell,
        found: &LabelMatch,
        below: Option<Cell>,
        contest: &mut Contest<CellRole>,
    ) {
        let text = scene.slice_text(cell.range.clone());
        let rest = text[found.end..].trim();
        let within =
            |open: &Open| cell.column > open.column + 6 && matches!(open.kind, OpenKind::Label(_) | OpenKind::Told);
        let inside = self.open.last().is_some_and(within);
        // "Sekreterare ......   Paragrafer 41-46": numbers tell that no running text says the word.
        let counted = found.label == HeaderLabel::Extent
            && rest.chars().any(|c| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '§' | '-' | '–' | ' ' | ',' | ':'));
        // "Anslaget nedtages 2026-04-18" beside the day of posting.
        let dated = matches!(found.label, HeaderLabel::Posted | HeaderLabel::Removed | HeaderLabel::AppealUntil)
            && label::is_plausible(scene, found.label, rest);
        let inside = inside && found.label != HeaderLabel::CaseId && !counted && !dated;
        let weight = if found.loose { points::LOOSE_LABEL } else { points::LABEL };
        // Whoever signs as secretary or chair is told like a roster: "Vid protokollet   Anna Ek".
        let signer = match found.label {
            HeaderLabel::Secretary => Some(Roster::Secretary),
            HeaderLabel::Chair => Some(Roster::Chair),
            _ => None,
        };
        if let Some(roster) = signer.filter(|_| self.minutes && (!found.loose || !inside)) {
            let signed = is_rule(rest);
            let heading = Heading { slot: self.slots, roster, end: found.end, signed, below, points: false };
            contest.enter("label of a signer", CellRole::Signer(heading), [weight]);
        } else if !found.loose || !inside && label::is_plausible(scene, found.label, rest) {
            if label::is_preamble(found.label) {
                contest.enter("label of what is told", CellRole::Told, [weight]);
                return;
            }
            let until = if is_rule(rest) { text.len() - rest.len() } else { text.len() }.max(found.end);
            let label = Label { slot: self.slots, label: found.label, end: found.end, until, below };
            contest.enter("label", CellRole::Label(label), [weight]);
        }
    }

    /// What is open in the cell's column: a list of people, a label that waits for its value.
    fn enter_open(&self, scene: &Scene, cell: &Cell, at: At, contest: &mut Contest<CellRole>) {
        let text = scene.slice_text(cell.range.clone());
        if self.waiting.len() >= 2 && names_someone(scene, text) || self.waiting.len() == 1 && self.stacked {
            if names_someone(scene, text) {
                contest.enter("signer", CellRole::NextSigner(self.waiting[0]), [points::NAMED_BY_RANK]);
            }
            return;
        }
        let Some(open) = self.beside(cell).map(|at| &self.open[at]) else { return };
        let deeper = cell.column > open.column + 6;
        match open.kind {
            OpenKind::Roster(roster) => self.enter_row(scene, cell, open, roster, at, contest),
            OpenKind::Label(_) | OpenKind::Told => {
                let first = !open.filled;
                if !first && (!deeper || at.position == 0 && at.single && self.gap && cell.column < 12) {
                    return;
                }
                let OpenKind::Label(label) = open.kind else {
                    contest.enter("more of what is told", CellRole::ToldMore, [points::OPEN_LABEL, points::PLAUSIBLE]);
                    return;
                };
                if is_rule(text) {
                    contest.enter("line to sign on", CellRole::Rule, [points::RULE]);
                } else if !first || label::is_plausible(scene, label, text) {
                    let value = CellRole::Value { slot: open.slot };
                    contest.enter("value", value, [points::OPEN_LABEL, points::PLAUSIBLE]);
                }
            }
        }
    }

    fn enter_row(
        &self,
        scene: &Scene,
        cell: &Cell,
        open: &Open,
        roster: Roster,
        at: At,
        contest: &mut Contest<CellRole>,
    ) {
        let text = scene.slice_text(cell.range.clone());
        let mut whole = scene.passage(cell.range.clone());
        if let Some(below) =
            bracket_below(scene, cell).or_else(|| office_below(scene, cell)).or_else(|| scope_below(scene, cell))
        {
            whole.push(scene.source, below, Join::Space);
        }
        if let Some(below) = replaced_below(scene, cell) {
            whole.push(scene.source, below, Join::Space);
        }
        let mut enter = |name, sort, whole: Passage, cues: &[Cue]| {
            let row = Row { slot: open.slot, roster, whole, sort };
            contest.enter(name, CellRole::Row(row), cues.iter().copied());
        };
        let listed = self.list.is_some_and(|columns| columns.iter().any(|column| column.abs_diff(cell.column) <= 2));
        if listed {
            return enter("row that goes on", RowSort::GoesOn, whole, &[points::OPEN_LIST, points::GOES_ON]);
        }
        if list_goes_on(scene, &whole) {
            return enter("open row", RowSort::Open, whole, &[points::OPEN_LIST, points::GOES_ON]);
        }
        // "Sekreterare ......" ⏎ name: whoever stands under a line to sign on is the signer.
        let signs = open.signed && is_name_shaped(text);
        // "Peter porss" under the line: the roster knows the name, whatever its letters.
        if matches!(roster, Roster::Secretary | Roster::Chair)
            && (signs || self.signing && self.knows(scene, text))
            && !is_people(scene, text)
        {
            return enter("signer", RowSort::Signer, whole, &[points::OPEN_LIST, points::READABLE]);
        }
        if roster == Roster::Members && points_elsewhere(text) {
            return enter("pointer to a list", RowSort::Pointer, whole, &[points::OPEN_LIST, points::READABLE]);
        }
        let named = roster == Roster::Adjusters && names_someone(scene, whole.text());
        if named || is_people(scene, whole.text()) {
            return enter("row", RowSort::People, whole, &[points::OPEN_LIST, points::READABLE]);
        }
        let lists = !matches!(roster, Roster::Secretary | Roster::Chair | Roster::Adjusters | Roster::Presenter);
        if !lists || points_elsewhere(text) {
            // One name is expected and no list, or the list stands elsewhere.
            return;
        }
        let cues = self.unread(scene, cell, open, at);
        if cues.iter().map(|(_, points)| points).sum::<i32>() < points::UNREAD_AT_LEAST.1 {
            return;
        }
        enter("row that cannot be read", RowSort::Unread, whole, &cues);
    }

    /// What speaks for a row of a list that no grammar reads, and against it.
    fn unread(&self, scene: &Scene, cell: &Cell, open: &Open, at: At) -> Vec<Cue> {
        let text = scene.slice_text(cell.range.clone());
        let mut cues = vec![points::OPEN_LIST];
        let words = text.split_whitespace().count();
        let row_below = row_below(scene, cell, at.index);
        if open.read {
            cues.push(points::ROW_ABOVE);
        }
        if row_below {
            cues.push(points::ROW_BELOW);
        }
        if text.contains(['(', ')']) {
            cues.push(points::BRACKET);
        }
        if is_name_shaped(text) {
            cues.push(points::NAME_SHAPED);
        }
        if words == 1 && !text.contains(['(', ')']) {
            cues.push(points::ONE_WORD);
        } else if words <= 6 {
            cues.push(points::SHORT);
        }
        if !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_alphanumeric()) {
            cues.push(points::NO_CAPITAL);
        }
        if !row_below && !open.read {
            cues.push(points::NOBODY_NEAR);
        }
        if self.gap && !row_below {
            cues.push(points::GAP_ABOVE);
        }
        if words >= 4 && text.ends_with(['.', '!', '?', ':']) {
            cues.push(points::SENTENCE);
        }
        let known = is_body(scene, text)
            || item_mark(scene.language, text).is_some()
            || is_organization(scene, text)
            || date::date_at(scene.language, text, None).is_some()
            || scene.language.group_heading(text).is_some()
            || scene.heading(at.index).is_some();
        if known {
            cues.push(points::KNOWN_OTHERWISE);
        }
        cues
    }

    /// What a cell is without any label: furniture, body, organization, day, running text.
    fn enter_free(&self, scene: &Scene, cell: &Cell, at: At, contest: &mut Contest<CellRole>) {
        let text = scene.slice_text(cell.range.clone());
        let goes_on = self.paragraph.is_some_and(|last| last + 1 >= at.index) && !self.gap && at.single;
        if goes_on {
            contest.enter("running text", CellRole::Prose { goes_on }, [points::PARAGRAPH_GOES_ON]);
            return;
        }
        if scene.language.furniture(text) {
            contest.enter("furniture", CellRole::Furniture, [points::FURNITURE]);
        }
        if self.said.body.is_none() {
            let two_lines = body_of_two_lines(scene, cell);
            if two_lines.is_some() || is_body(scene, text) {
                let passage = two_lines.unwrap_or_else(|| scene.passage(cell.range.clone()));
                contest.enter("body", CellRole::Body(passage), [points::BODY]);
            }
        }
        if self.said.organization.is_none() && is_organization(scene, text) {
            contest.enter("organization", CellRole::Organization, [points::ORGANIZATION]);
        }
        let lower = text.to_lowercase();
        let said =
            [("body+", &self.said.body), ("organization+", &self.said.organization), ("title+", &self.said.title)];
        if let Some((key, _)) = said.into_iter().find(|(_, known)| known.as_deref() == Some(lower.as_str())) {
            contest.enter("said before", CellRole::SaidBefore(key), [points::SAID_BEFORE]);
        }
        if let Some(found) = date::date_at(scene.language, text, None)
            && is_time_or_nothing(scene, text.get(found.end..).unwrap_or(""))
        {
            contest.enter("day", CellRole::Day, [points::DAY]);
        }
        if scene.language.contents_heading(text) {
            contest.enter("contents heading", CellRole::ContentsHeading, [points::CONTENTS_HEADING]);
        }
        let unit = self.said.title.is_none() && (scene.language.proposer_office(text) || is_people(scene, text));
        if unit || is_prose(text) {
            let cues = prose_cues(text, unit);
            contest.enter("running text", CellRole::Prose { goes_on }, cues);
        }
    }

    /// Opens and closes what the role opens and closes.
    fn settle(&mut self, scene: &Scene, cell: &Cell, at: At, role: &mut CellRole) {
        let text = scene.slice_text(cell.range.clone());
        if !matches!(role, CellRole::NextSigner(_) | CellRole::PageNumber)
            && !matches!(role, CellRole::Heading(_) | CellRole::Signer(_) | CellRole::Label(_))
        {
            self.waiting.clear();
        }
        if !matches!(role, CellRole::Prose { .. } | CellRole::ToldMore | CellRole::Nothing | CellRole::PageNumber) {
            self.paragraph = None;
        }
        match role {
            CellRole::Heading(heading) => {
                let rest = text[heading.end..].trim();
                let rest = if heading.signed { "" } else { rest };
                if self.labels_here == 0 {
                    self.open.retain(|open| open.column + 8 < cell.column && at.position > 0);
                }
                self.labels_here += 1;
                if rest.is_empty() && heads_headings(scene, cell, at) {
                    self.above = Some(heading.roster);
                } else if !matches!(
                    heading.roster,
                    Roster::Members | Roster::Substitutes | Roster::ServingSubstitutes | Roster::NonServingSubstitutes
                ) {
                    self.above = None;
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
                let end = scene.language.header_label(text).map_or(text.len(), |found| found.end);
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
                label.slot = self.open(cell.column, OpenKind::Label(label.label), filled, label.until < text.len());
            }
            CellRole::NextSigner(_) => {
                self.stacked = true;
                self.waiting.remove(0);
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
                self.signing |= self.minutes && scene.language.signature_words().opens(&text.to_lowercase());
                if text.starts_with(['.', '_', '…'])
                    && let Some(open) = self.open.last_mut()
                {
                    open.signed = true;
                }
            }
            CellRole::Title(title) => {
                self.said.title = Some(text[..title.end].trim_end().to_lowercase());
                if let Some(body) = title.body.filter(|_| self.said.body.is_none()) {
                    self.said.body = Some(text[body..title.end].trim().to_lowercase());
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
            CellRole::AssemblyAndDay { end, .. } => self.said.body = Some(text[..*end].to_lowercase()),
            CellRole::Body(body) => self.said.body = Some(body.text().to_lowercase()),
            CellRole::Organization => self.said.organization = Some(text.to_lowercase()),
            CellRole::ContentsHeading => self.close(),
            CellRole::Prose { goes_on } => {
                self.open.retain(|open| !open.kind.is_roster() || !at.single);
                if !*goes_on {
                    self.end_list();
                }
                self.paragraph = Some(at.index);
            }
            _ => {}
        }
    }

    /// Closes what stands open to the left; a label further right that still waits for its value below keeps its column.
    fn close_before(&mut self, cell: &Cell) {
        self.open.retain(|open| !open.filled && open.column > cell.column + 12 && !open.kind.is_roster());
    }

    /// Remembers the label of a signer without a name beside it.
    fn wait_for_name(&mut self, scene: &Scene, index: usize, roster: Roster, rest: &str) {
        let named = scene.cell_texts(index).skip(1).any(|text| names_someone(scene, text));
        // Labels side by side have their names below them, each in its column.
        let label = |text: &&str| {
            let heading = scene.language.roster_heading(text).is_some_and(|found| found.end == text.len());
            heading || scene.language.header_label(text).is_some_and(|found| found.end == text.len())
        };
        if scene.cell_texts(index).filter(label).count() >= 2 {
            return;
        }
        if self.signing && rest.is_empty() && !self.stacked && !named {
            self.waiting.push(roster);
        }
    }

    /// Remembers who is listed: a signature may be all but unreadable.
    fn remember(&self, text: &str) {
        self.listed.borrow_mut().push(text.to_owned());
    }

    /// Whether somebody of this name was listed, in whatever order it stands.
    fn knows(&self, scene: &Scene, text: &str) -> bool {
        for row in self.listed.take() {
            if let Some(found) = crate::grammar::person::person(scene.language, &row)
                && let Some(name) = row.get(found.name)
            {
                self.names.borrow_mut().insert(name_key(name));
            }
        }
        self.names.borrow().contains(&name_key(text))
    }
}

/// The text with a capital at its beginning.
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// Whether a heading of people alone on its line stands over another one.
fn heads_headings(scene: &Scene, cell: &Cell, at: At) -> bool {
    let Some(below) = scene.next_text(at.index + 1, at.index + 3).filter(|_| at.single) else { return false };
    let first = scene.cells(below, scene.lines[below].start).into_iter().next();
    first.filter(|first| first.column.abs_diff(cell.column) <= 4).is_some_and(|first| {
        let text = scene.slice_text(first.range);
        scene.language.roster_heading(text).is_some_and(|found| {
            matches!(found.roster, Roster::Members | Roster::Substitutes) && (found.exact || found.end == text.len())
        })
    })
}

/// What speaks for running text.
fn prose_cues(text: &str, unit: bool) -> Vec<Cue> {
    let words = text.split_whitespace().count();
    let mut cues = Vec::with_capacity(4);
    if words >= 3 {
        cues.push(points::WORDS);
    }
    if text.ends_with(['.', ':', '!', '?']) {
        cues.push(points::SENTENCE_END);
    }
    if words >= 9 {
        cues.push(points::LONG);
    }
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    if small * 2 > words {
        cues.push(points::SMALL_LETTERS);
    }
    if unit {
        cues.push(points::UNIT);
    }
    cues
}

/// A longer line is a sentence.
const LONGEST_TITLE: usize = 100;

/// Lines that a row may stand above the next one.
const NEAR: usize = 3;

/// Whether a row of people stands below in the same column.
fn row_below(scene: &Scene, cell: &Cell, index: usize) -> bool {
    let Some(below) = scene.next_text(index + 1, (index + NEAR).min(scene.lines.len())) else { return false };
    scene
        .cells(below, scene.lines[below].start)
        .into_iter()
        .filter(|next| next.column.abs_diff(cell.column) <= 4)
        .any(|next| is_people(scene, scene.slice_text(next.range)))
}

/// A document title, with the body where the cell goes on with one.
fn title(scene: &Scene, index: usize, text: &str, found: &TitleMatch) -> Option<Title> {
    let mut rest = text[found.end..].trim_start();
    let mut end = text.len();
    if page::page_number(scene.language, rest).is_some() {
        end -= rest.len();
        rest = "";
    }
    for word in scene.language.title_joints().all() {
        if rest.get(..word.len()).is_some_and(|head| head.to_lowercase() == *word) {
            rest = rest[word.len()..].trim_start();
        }
    }
    let named = scene.language.body_at(rest).or_else(|| scene.language.assembly_at(rest));
    let whole = named.is_some_and(|end| end == rest.len() && end > 0);
    // "Protokoll från fritidsnämndens sammanträde 2022-02-17", "Styrelseprotokoll 2014"
    let goes_on = || {
        let below = scene.next_text(index + 1, (index + 2).min(scene.lines.len()));
        below.is_some_and(|below| !scene.text(below).starts_with(char::is_uppercase))
    };
    let sentence = || text.len() <= LONGEST_TITLE && !text.ends_with('.') && !goes_on() && whose(scene, text).is_some();
    let year = || rest.len() == 4 && rest.starts_with(['1', '2']) && rest.bytes().all(|b| b.is_ascii_digit());
    if !found.exact && !whole && end == text.len() && !year() && !sentence() {
        return None;
    }
    Some(Title { status: found.status, end, body: whole.then_some(text.len() - rest.len()) })
}
