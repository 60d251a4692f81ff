//! What stands below the head of an item: blocks, and the sections that they are.

use serde_json::{Map, Value, json};

use super::text::Text;
use crate::page::Block;

/// The blocks and sections of an item.
#[derive(Debug, Default)]
pub struct Sink {
    /// As printed.
    pub blocks: Vec<Block>,
    sections: Vec<Value>,
    kind: &'static str,
    heading: Option<String>,
    parts: Vec<(bool, String)>,
    run_in: Option<String>,
    sign: Option<String>,
    /// Amounts in order.
    pub amounts: Vec<Value>,
    /// References to earlier decisions.
    pub refers: Vec<Value>,
    /// Something stands below whose section no contract settles.
    pub unsettled: bool,
}

impl Sink {
    /// An empty one: what comes before any heading is description.
    pub fn new() -> Self {
        Sink { kind: "description", ..Sink::default() }
    }

    fn gap(&mut self) {
        if !matches!(self.blocks.last(), Some(Block::Gap)) {
            self.blocks.push(Block::Gap);
        }
    }

    fn close(&mut self) {
        if self.parts.is_empty() && self.heading.is_none() {
            return;
        }
        let mut text = String::new();
        for (own, part) in self.parts.drain(..) {
            if !text.is_empty() {
                text.push_str(if own { "\n\n" } else { "\n" });
            }
            text.push_str(&part);
        }
        let mut section = Map::new();
        section.insert("kind".to_owned(), json!(self.kind));
        section.insert("heading".to_owned(), json!(self.heading.take()));
        section.insert("text".to_owned(), json!(text));
        self.sections.push(Value::Object(section));
    }

    /// Opens a section with a heading on a line of its own: as printed, and its words.
    pub fn open(&mut self, kind: &'static str, printed: &str, words: &str) {
        self.close();
        self.gap();
        self.blocks.push(Block::Heading { level: 2, text: printed.to_owned(), bold: true });
        self.kind = kind;
        self.heading = Some(words.to_owned());
    }

    /// Opens a section whose heading stands on the line of its first paragraph.
    pub fn open_run_in(&mut self, kind: &'static str, printed: &str, words: &str) {
        self.close();
        self.gap();
        self.kind = kind;
        self.heading = Some(words.to_owned());
        self.run_in = Some(printed.to_owned());
    }

    /// A sign and number before the first paragraph, no part of its text.
    pub fn sign(&mut self, sign: String) {
        self.sign = Some(sign);
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: Text) {
        if !matches!(self.blocks.last(), Some(Block::Heading { .. }) | None) {
            self.gap();
        }
        let printed = match self.run_in.take() {
            Some(heading) => format!("{heading} {}", text.text),
            None => text.text.clone(),
        };
        let printed = match self.sign.take() {
            Some(sign) => format!("{sign} {printed}"),
            None => printed,
        };
        self.blocks.push(Block::Paragraph(printed));
        self.amounts.extend(text.amounts);
        self.parts.push((true, text.text));
    }

    /// Text that the head of the item has printed already.
    pub fn carried(&mut self, text: Text) {
        self.blocks.push(Block::Gap);
        self.amounts.extend(text.amounts);
        self.parts.push((true, text.text));
    }

    /// A line of its own.
    pub fn line(&mut self, text: &str) {
        self.blocks.push(Block::Line(text.to_owned()));
        self.parts.push((false, text.to_owned()));
    }

    /// An entry of a list.
    pub fn entry(&mut self, mark: &str, text: &Text, level: u8) {
        self.blocks.push(Block::Entry { mark: mark.to_owned(), text: text.text.clone(), level });
        self.amounts.extend(text.amounts.iter().cloned());
        let mark = if mark == "•" { "-" } else { mark };
        let part = if mark.is_empty() { text.text.clone() } else { format!("{mark} {}", text.text) };
        self.parts.push((false, part));
    }

    /// A row of a table.
    pub fn row(&mut self, cells: &[&str], columns: &[usize], head: bool) {
        self.blocks.push(Block::Row {
            cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
            columns: columns.to_vec(),
            head,
        });
        let filled: Vec<&str> = cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
        self.parts.push((false, filled.join(" ")));
    }

    /// Whether no heading has opened a section.
    pub fn is_plain(&self) -> bool {
        self.sections.is_empty() && self.heading.is_none()
    }

    /// White space.
    pub fn space(&mut self) {
        self.gap();
    }

    /// The sections.
    pub fn finish(&mut self) -> Vec<Value> {
        self.close();
        if self.unsettled
            && let Some(last) = self.sections.last_mut()
        {
            last["text"] = super::forms::any();
        }
        std::mem::take(&mut self.sections)
    }
}
