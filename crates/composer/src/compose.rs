//! How it is written down: the page, and beside it what a careful reader would write.

mod agenda;
mod behind;
mod closing;
mod clubs;
mod cover;
mod cover_more;
mod decision;
mod dispute;
mod dispute_more;
mod extra;
pub mod forms;
mod furniture;
mod further;
mod grid;
mod heading;
mod item;
mod item_more;
mod layout;
mod parts;
mod persons;
mod portal;
mod roster;
mod roster_more;
mod sink;
mod text;
mod told;

use serde_json::{Map, Value};

use crate::axes::{AnnexList, Document, Style};
use crate::draw::Facts;
use crate::page::{Block, Page};
use crate::rng::Rng;

/// What is being written.
pub struct Writer<'a> {
    /// How.
    pub style: &'a Style,
    /// What happened.
    pub facts: &'a Facts,
    /// Small choices of words.
    pub rng: Rng,
    /// The same for what the second round has added.
    pub more: Rng,
    /// The page.
    pub page: Page,
    /// What a careful reader would write.
    pub out: Map<String, Value>,
    /// Keys of `meeting`.
    pub meeting: Map<String, Value>,
    /// Participants.
    pub people: Vec<Value>,
    /// Papers that items have listed with numbers.
    pub annexes: usize,
    /// Whether signatures tell in which role each has signed.
    pub roles_told: bool,
}

/// Writes a meeting down.
#[must_use]
pub fn write(seed: u64, style: &Style, facts: &Facts) -> (Page, Value) {
    let mut writer = Writer {
        style,
        facts,
        rng: Rng::new(seed, "writing"),
        more: Rng::new(seed, "writing more"),
        page: Page::default(),
        out: Map::new(),
        meeting: Map::new(),
        people: Vec::new(),
        annexes: 0,
        roles_told: true,
    };
    writer.furniture();
    match style.document {
        Document::Minutes => writer.minutes(),
        Document::Agenda => writer.agenda(),
        Document::Extract => writer.extract(),
        Document::Announcement => writer.announcement(),
    }
    writer.finish()
}

impl Writer<'_> {
    /// A block.
    pub fn block(&mut self, block: Block) {
        self.page.blocks.push(block);
    }

    /// A line of its own.
    pub fn line(&mut self, text: impl Into<String>) {
        self.block(Block::Line(text.into()));
    }

    /// White space, never twice.
    pub fn gap(&mut self) {
        if !matches!(self.page.blocks.last(), Some(Block::Gap | Block::PageBreak) | None) {
            self.block(Block::Gap);
        }
    }

    /// A row.
    pub fn row(&mut self, cells: &[&str], columns: &[usize]) {
        self.block(Block::Row {
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            columns: columns.to_vec(),
            head: false,
        });
    }

    /// The head row of a table.
    pub fn head_row(&mut self, cells: &[&str], columns: &[usize]) {
        self.block(Block::Row {
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            columns: columns.to_vec(),
            head: true,
        });
    }

    /// A key of the document.
    pub fn set(&mut self, key: &str, value: impl Into<Value>) {
        self.out.insert(key.to_owned(), value.into());
    }

    fn minutes(&mut self) {
        self.set("kind", "minutes");
        let contents = self.contents_before();
        self.heading();
        self.cover();
        let later = self.roster_is_later();
        if later {
            self.roster_pointer();
        } else {
            self.roster();
        }
        self.adjusters();
        self.closing_on_cover();
        if later {
            self.block(Block::PageBreak);
            self.roster();
        }
        if !contents {
            self.contents_behind();
        }
        self.items();
        self.action_list();
        self.closing_at_end();
        self.annexes_apart(AnnexList::Behind);
        self.annex();
    }

    fn extract(&mut self) {
        self.set("kind", "minutes_extract");
        self.heading();
        self.items();
    }

    fn finish(mut self) -> (Page, Value) {
        if !self.meeting.is_empty() {
            let meeting = std::mem::take(&mut self.meeting);
            self.set("meeting", meeting);
        }
        if !self.people.is_empty() {
            let people = std::mem::take(&mut self.people);
            self.set("participants", people);
        }
        self.stamp();
        while matches!(self.page.blocks.last(), Some(Block::Gap)) {
            self.page.blocks.pop();
        }
        (self.page, Value::Object(self.out))
    }
}
