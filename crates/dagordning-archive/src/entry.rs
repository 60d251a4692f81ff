//! What can be found: an entry per item, and one for what stands outside the items.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use dagordning::model::{Document, Item, Segment};
use dagordning::tables::{LIST_SEPARATOR, Table, Type, Value};

use crate::words::folded_text;

/// An entry before it has a key.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub item_id: Option<i64>,
    pub item_kind: Option<String>,
    pub decided: bool,
    pub page: Option<u32>,
    /// Where pages begin in the sections, as [`page_at`] reads it.
    pub pages: String,
    /// The text, where no section has it.
    pub text: Option<String>,
    pub case_ids: Vec<String>,
    /// What is searched, folded.
    pub title: String,
    pub cases: String,
    pub people: String,
    pub parties: BTreeSet<String>,
    pub words: String,
}

/// The entries of a document, made of its rows as they come.
pub(crate) struct Entries<'d> {
    items: Vec<&'d Item>,
    section: usize,
    pub all: Vec<Entry>,
    pub kind: Option<String>,
    pub body: Option<String>,
    pub date: Option<String>,
}

impl<'d> Entries<'d> {
    pub fn new(document: &'d Document) -> Entries<'d> {
        let mut items = Vec::new();
        in_order(&document.items, &mut items);
        let mut entries =
            Entries { items, section: 0, all: Vec::new(), kind: None, body: document.body.clone(), date: None };
        entries.all.push(outside(document));
        entries
    }

    /// Takes a row of the document, numbers in the place of ids; they come in its order.
    pub fn add(&mut self, table: &Table, row: &[Value<'_>]) {
        let cell = |name: &str| match table.column(name).and_then(|at| row.get(at)) {
            Some(Value::Text(text)) => Some(text.as_ref()),
            _ => None,
        };
        match table.name {
            "documents" => self.kind = cell("kind").map(str::to_owned),
            "meetings" => self.date = cell("date").map(str::to_owned),
            "items" => self.item(cell, number(table, row)),
            "sections" => self.section(cell("heading"), cell("text")),
            "resolutions" if cell("kind") == Some("decision") => self.last().decided = true,
            // Who takes part in the whole meeting is in no item.
            "people" | "ballots" | "recusals" => {
                let entry = self.last();
                if let Some(name) = cell("name") {
                    // Words of two persons are never near each other.
                    folded_text("0 0", &mut entry.people);
                    folded_text(name, &mut entry.people);
                }
                if let Some(party) = cell("party") {
                    let mut folded = String::new();
                    folded_text(party, &mut folded);
                    entry.parties.insert(folded);
                }
            }
            _ => {}
        }
    }

    /// There is always that of the document.
    fn last(&mut self) -> &mut Entry {
        if self.all.is_empty() {
            self.all.push(Entry::default());
        }
        let last = self.all.len() - 1;
        &mut self.all[last]
    }

    fn item<'r>(&mut self, cell: impl Fn(&str) -> Option<&'r str>, item_id: Option<i64>) {
        let mut entry = Entry {
            item_id,
            item_kind: cell("kind").map(str::to_owned),
            page: self.items.get(self.all.len() - 1).and_then(|item| item.span).map(|span| span.start_page),
            ..Entry::default()
        };
        for part in ["label", "title", "group_heading"] {
            folded_text(cell(part).unwrap_or_default(), &mut entry.title);
        }
        if let Some(case_ids) = cell("case_ids") {
            folded_text(case_ids, &mut entry.cases);
            entry.case_ids = case_ids.split(LIST_SEPARATOR).map(str::to_owned).collect();
        }
        self.section = 0;
        self.all.push(entry);
    }

    fn section(&mut self, heading: Option<&str>, text: Option<&str>) {
        let number = self.section;
        self.section += 1;
        let item = self.items.get(self.all.len().saturating_sub(2));
        let segments = item.and_then(|item| item.sections.get(number)).map_or(&[][..], |one| one.places.get("text"));
        let entry = self.last();
        folded_text(heading.unwrap_or_default(), &mut entry.words);
        folded_text(text.unwrap_or_default(), &mut entry.words);
        breaks(number, segments, &mut entry.pages);
    }
}

/// What stands in the place of a row's id.
fn number(table: &Table, row: &[Value<'_>]) -> Option<i64> {
    let id = table.columns.iter().position(|column| column.holds == Type::Id)?;
    match row.get(id)? {
        Value::Integer(number) => Some(*number),
        _ => None,
    }
}

/// Items as their rows come.
fn in_order<'d>(items: &'d [Item], to: &mut Vec<&'d Item>) {
    for item in items {
        to.push(item);
        in_order(&item.subitems, to);
    }
}

/// What stands in a document outside its items.
fn outside(document: &Document) -> Entry {
    let mut text = document.preamble.join("\n\n");
    let mut page = 0;
    let mut pages = String::new();
    let mut length = text.chars().count();
    for line in &document.unassigned {
        if line.page != page {
            page = line.page;
            let _ = write!(pages, "0:{length}:{page} ");
        }
        text.push('\n');
        text.push_str(&line.text);
        length += 1 + line.text.chars().count();
    }
    let mut entry = Entry { page: document.span.map(|span| span.start_page), pages, ..Entry::default() };
    for part in [&document.title, &document.organization, &document.body].into_iter().flatten() {
        folded_text(part, &mut entry.title);
    }
    if let Some(case_id) = document.meeting.as_ref().and_then(|meeting| meeting.case_id.as_deref()) {
        folded_text(case_id, &mut entry.cases);
        entry.case_ids.push(case_id.to_owned());
    }
    folded_text(&text, &mut entry.words);
    entry.text = Some(text).filter(|text| !text.is_empty());
    entry
}

/// Notes where in a section's text a page begins.
fn breaks(section: usize, segments: &[Segment], to: &mut String) {
    let (mut page, mut length) = (0, 0);
    for segment in segments {
        if segment.page != page {
            page = segment.page;
            let _ = write!(to, "{section}:{length}:{page} ");
        }
        // A blank or the end of a line stands between two.
        length += segment.end - segment.start + 1;
    }
}

/// The page of a character in a section by what [`Entry::pages`] says.
pub(crate) fn page_at(pages: &str, section: usize, at: usize) -> Option<u32> {
    let mut found = None;
    for part in pages.split(' ') {
        let mut numbers = part.split(':').map(|number| number.parse::<usize>().ok());
        let (Some(Some(of)), Some(Some(from)), Some(Some(page))) = (numbers.next(), numbers.next(), numbers.next())
        else {
            continue;
        };
        if of == section && from <= at {
            found = u32::try_from(page).ok();
        }
    }
    found
}
