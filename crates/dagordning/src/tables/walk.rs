//! The rows of a document, in its order.

use std::collections::HashMap;

use serde::Serialize;

use super::layout as at;
use super::{Table, Value};
use crate::model::{Amount, Clause, Document, Item, Meeting, NamedPerson, Presenter, Resolution, Statement};

/// So many digits of the content's hash name a document: two of a million are never the same by chance.
const ID_DIGITS: usize = 24;

/// A document and what names it.
pub(super) struct Whole<'v> {
    pub id: String,
    pub path: &'v str,
    pub it: &'v Document,
}

impl Whole<'_> {
    pub(super) fn meeting(&self) -> Option<&Meeting> {
        self.it.meeting.as_ref()
    }
}

/// An object inside a document and the rows that it belongs to.
pub(super) struct Child<'v, T> {
    pub id: String,
    pub document: &'v str,
    pub item: Option<&'v str>,
    pub resolution: Option<&'v str>,
    pub parent: Option<&'v str>,
    /// Of several kinds in one table, which.
    pub kind: Option<Kind>,
    /// From 1.
    pub position: usize,
    pub it: &'v T,
}

/// What rows of several kinds are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Proposal,
    Decision,
    Initiator,
    Presenter,
    Mover,
    Reservation,
    Statement,
}

/// A person of an item, whatever the part.
#[derive(Default)]
pub(super) struct Person<'v> {
    pub name: Option<&'v str>,
    pub party: Option<&'v str>,
    pub title: Option<&'v str>,
}

/// An input file as its row of `files` tells it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FileRow<'v> {
    /// Below the folder that was converted.
    pub path: &'v str,
    /// Of its bytes; none where they could not be read.
    pub sha256: Option<&'v str>,
    /// How many documents it holds.
    pub documents: usize,
    /// The id of the first.
    pub document: Option<&'v str>,
    /// Why it could not be read, for programs.
    pub code: Option<&'v str>,
    /// Why it could not be read.
    pub reason: Option<&'v str>,
    /// What may help.
    pub advice: Option<&'v str>,
}

impl<'v> FileRow<'v> {
    /// The table `files` and its cells.
    #[must_use]
    pub fn row(&'v self) -> (&'static Table, Vec<Value<'v>>) {
        (&at::files::TABLE, at::files::row(self))
    }
}

/// The id of a document: by the hash of its input, and by its number (from 1) among those that the input holds.
#[must_use]
pub fn document_id(sha256: &str, part: usize) -> String {
    let digits = sha256.get(..ID_DIGITS).unwrap_or(sha256);
    if part > 1 { format!("{digits}-{part}") } else { digits.to_owned() }
}

/// What takes rows.
type Emit<'e> = &'e mut dyn FnMut(&'static Table, &[Value<'_>]);

/// Gives each row of a document with its table, those of `files` left out. The `path` is where its input was found, `part` its
/// number (from 1) among the documents that the input holds.
pub fn rows(path: &str, part: usize, document: &Document, emit: Emit<'_>) {
    let whole = Whole { id: document_id(&document.source.sha256, part), path, it: document };
    emit(&at::documents::TABLE, &at::documents::row(&whole));
    emit(&at::meetings::TABLE, &at::meetings::row(&whole));
    let root = Place { document: &whole.id, id: &whole.id, item: None, resolution: None, kind: None };
    root.each("participants", &document.participants, |row| {
        emit(&at::participants::TABLE, &at::participants::row(row));
        let below = Place { id: &row.id, ..root };
        below.each("substitutions", &row.it.substitutions, |row| {
            emit(&at::substitutions::TABLE, &at::substitutions::row(row));
        });
    });
    root.each("vacancies", &document.vacancies, |row| emit(&at::vacancies::TABLE, &at::vacancies::row(row)));
    root.each("adjusters", &document.adjusters, |row| emit(&at::adjusters::TABLE, &at::adjusters::row(row)));
    items(root, "items", None, &document.items, emit);
    root.each("documents", &document.documents, |row| emit(&at::papers::TABLE, &at::papers::row(row)));
    root.each("attachments", &document.attachments, |row| {
        emit(&at::attachments::TABLE, &at::attachments::row(row));
    });
    root.each("diagnostics", &document.diagnostics, |row| {
        emit(&at::diagnostics::TABLE, &at::diagnostics::row(row));
    });
}

/// Where the walk is.
#[derive(Clone, Copy)]
struct Place<'p> {
    document: &'p str,
    /// Of the object whose children are next.
    id: &'p str,
    item: Option<&'p str>,
    resolution: Option<&'p str>,
    kind: Option<Kind>,
}

impl<'p> Place<'p> {
    fn each<T>(self, key: &str, children: &[T], visit: impl FnMut(&Child<'_, T>)) {
        self.each_below(Some(self.id), key, children, visit);
    }

    fn each_below<T>(self, parent: Option<&'p str>, key: &str, children: &[T], mut visit: impl FnMut(&Child<'_, T>)) {
        for (index, it) in children.iter().enumerate() {
            visit(&Child {
                id: format!("{}/{key}/{index}", self.id),
                document: self.document,
                item: self.item,
                resolution: self.resolution,
                parent,
                kind: self.kind,
                position: index + 1,
                it,
            });
        }
    }
}

/// The depth of the recursion is that of the items, which the model bounds.
fn items(place: Place<'_>, key: &str, parent: Option<&str>, children: &[Item], emit: Emit<'_>) {
    place.each_below(parent, key, children, |row| {
        emit(&at::items::TABLE, &at::items::row(row));
        let place = Place { id: &row.id, item: Some(&row.id), ..place };
        inside(place, row.it, emit);
        items(place, "subitems", Some(&row.id), &row.it.subitems, emit);
    });
}

fn inside<'d>(place: Place<'_>, item: &'d Item, emit: Emit<'_>) {
    persons(Place { kind: Some(Kind::Initiator), ..place }, "initiators", &item.initiators, emit);
    let presenter = |one: &'d Presenter| Person { name: one.name.as_deref(), title: one.title.as_deref(), party: None };
    let presenters: Vec<Person<'_>> = item.presenters.iter().map(presenter).collect();
    let place_of = Place { kind: Some(Kind::Presenter), ..place };
    place_of.each("presenters", &presenters, |row| emit(&at::people::TABLE, &at::people::row(row)));
    place.each("sections", &item.sections, |row| emit(&at::sections::TABLE, &at::sections::row(row)));
    let mut told = Told::default();
    resolutions(Place { kind: Some(Kind::Proposal), ..place }, "proposals", &item.proposals, &mut told, emit);
    resolutions(Place { kind: Some(Kind::Decision), ..place }, "decisions", &item.decisions, &mut told, emit);
    // Those of clauses stand in the item's list as well.
    place.each_below(None, "amounts", &item.amounts, |row| {
        if !told.take(&item.amounts[row.position - 1]) {
            emit(&at::amounts::TABLE, &at::amounts::row(row));
        }
    });
    place.each("motions", &item.motions, |row| {
        emit(&at::motions::TABLE, &at::motions::row(row));
        persons(Place { id: &row.id, kind: Some(Kind::Mover), ..place }, "movers", &row.it.movers, emit);
    });
    place.each("votes", &item.votes, |row| {
        emit(&at::votes::TABLE, &at::votes::row(row));
        let below = Place { id: &row.id, ..place };
        below.each("ballots", &row.it.ballots, |row| emit(&at::ballots::TABLE, &at::ballots::row(row)));
    });
    statements(Place { kind: Some(Kind::Reservation), ..place }, "reservations", &item.reservations, emit);
    statements(Place { kind: Some(Kind::Statement), ..place }, "statements", &item.statements, emit);
    place.each("recusals", &item.recusals, |row| emit(&at::recusals::TABLE, &at::recusals::row(row)));
    place.each("documents", &item.documents, |row| emit(&at::papers::TABLE, &at::papers::row(row)));
    place.each("refers_to", &item.refers_to, |row| emit(&at::references::TABLE, &at::references::row(row)));
}

fn statements(place: Place<'_>, key: &str, children: &[Statement], emit: Emit<'_>) {
    place.each(key, children, |row| {
        emit(&at::reservations::TABLE, &at::reservations::row(row));
        persons(Place { id: &row.id, ..place }, "people", &row.it.people, emit);
    });
}

fn persons<'d>(place: Place<'_>, key: &str, children: &'d [NamedPerson], emit: Emit<'_>) {
    let person = |one: &'d NamedPerson| Person { name: one.name.as_deref(), party: one.party.as_deref(), title: None };
    let people: Vec<Person<'_>> = children.iter().map(person).collect();
    place.each(key, &people, |row| emit(&at::people::TABLE, &at::people::row(row)));
}

fn resolutions<'d>(place: Place<'_>, key: &str, children: &'d [Resolution], told: &mut Told<'d>, emit: Emit<'_>) {
    for resolution in children {
        told.add_all(&resolution.clauses);
    }
    place.each(key, children, |row| {
        emit(&at::resolutions::TABLE, &at::resolutions::row(row));
        let below = Place { id: &row.id, resolution: Some(&row.id), ..place };
        clauses(below, "clauses", None, &row.it.clauses, emit);
    });
}

fn clauses(place: Place<'_>, key: &str, parent: Option<&str>, children: &[Clause], emit: Emit<'_>) {
    place.each_below(parent, key, children, |row| {
        emit(&at::clauses::TABLE, &at::clauses::row(row));
        let below = Place { id: &row.id, ..place };
        below.each("amounts", &row.it.amounts, |row| emit(&at::amounts::TABLE, &at::amounts::row(row)));
        clauses(below, "subclauses", Some(&row.id), &row.it.subclauses, emit);
    });
}

/// The amounts that stand in clauses, with how often each does.
#[derive(Default)]
struct Told<'d>(HashMap<(Option<&'d str>, i64, Option<&'d str>), usize>);

impl<'d> Told<'d> {
    fn key(amount: &Amount) -> (Option<&str>, i64, Option<&str>) {
        let value = amount.value.map_or(i64::MIN, |value| value.hundredths);
        (amount.text.as_deref(), value, amount.currency.as_deref())
    }

    fn add_all(&mut self, clauses: &'d [Clause]) {
        for clause in clauses {
            for amount in &clause.amounts {
                *self.0.entry(Told::key(amount)).or_default() += 1;
            }
            self.add_all(&clause.subclauses);
        }
    }

    fn take(&mut self, amount: &'d Amount) -> bool {
        match self.0.get_mut(&Told::key(amount)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }
}
