//! Draws books: agendas with their papers, minutes with annexes, several meetings in one.

use composer::page::{Block, Page};
use composer::{ANY, Composed, Rng, compose_with};
use serde_json::Value;

use super::paper::{self, Kind, Matter};
use super::words::TITLES;
use crate::channel::Channel;

/// A document of a book.
#[derive(Debug, Clone)]
pub enum Document {
    Meeting(Box<Composed>),
    Paper(Paper),
    /// A page that parts papers.
    Divider(Page),
}

/// A paper of a book.
#[derive(Debug, Clone)]
pub struct Paper {
    pub page: Page,
    pub kind: Kind,
    pub title: String,
    /// The number of the item that it belongs to; none where nothing on the pages says so.
    pub item: Option<String>,
}

/// A book.
#[derive(Debug, Clone)]
pub struct Book {
    pub seed: u64,
    pub documents: Vec<Document>,
    /// What sort of book it is.
    pub sort: &'static str,
}

/// Axes that bind other papers behind a document, or leave it without anything to be known by.
const PLAIN: [(&str, &str); 2] = [("annex", "None"), ("annex_more", "None")];

/// Draws a book.
pub fn book(seed: u64) -> Book {
    let mut rng = Rng::new(seed, "book");
    let sort = ["agenda", "minutes", "two", "year", "single"][rng.weighted(&[50, 18, 17, 10, 5])];
    let mut documents = Vec::new();
    let mut meeting = |rng: &mut Rng, at: u64, kind: &str, papers: usize| {
        let mut set = PLAIN.to_vec();
        set.push(("document", kind));
        let composed = compose_with(seed * 16 + at, &set);
        let bound = bind(rng, &composed, papers);
        documents.push(Document::Meeting(Box::new(composed)));
        documents.extend(bound);
    };
    match sort {
        "agenda" => meeting(&mut rng, 0, "Agenda", 14),
        "minutes" => meeting(&mut rng, 0, "Minutes", 4),
        "two" => {
            for at in 0..2 {
                let kind = if rng.chance(50) { "Agenda" } else { "Minutes" };
                let papers = rng.below(3);
                meeting(&mut rng, at, kind, papers);
            }
        }
        "year" => (0..u64::from(rng.between(3, 5))).for_each(|at| meeting(&mut rng, at, "Minutes", 0)),
        _ => meeting(&mut rng, 0, "Minutes", 0),
    }
    Book { seed, documents, sort }
}

/// The papers of a meeting's items.
fn bind(rng: &mut Rng, composed: &Composed, most: usize) -> Vec<Document> {
    let (family, divided, numbered) = (rng.below(8), rng.chance(30), rng.chance(40));
    let mut found = Vec::new();
    let mut annex = 0;
    let items = composed.expected["items"].as_array().cloned().unwrap_or_default();
    let mut order: Vec<&Value> = items.iter().collect();
    if rng.chance(15) {
        order.reverse();
    }
    for item in order {
        if found.len() >= most || !rng.chance(45) {
            continue;
        }
        let told = |key: &str| item[key].as_str().filter(|text| *text != ANY && !text.is_empty());
        let (Some(number), title) = (told("number"), told("title")) else { continue };
        let case_id = item["case_ids"][0].as_str().filter(|id| *id != ANY).map(str::to_owned);
        let divider = divided && rng.chance(85);
        if divider {
            let word = if family % 2 == 0 { "Ärende" } else { "ÄRENDE" };
            let blocks = vec![Block::Gap, Block::Heading { level: 0, text: format!("{word} {number}"), bold: true }];
            found.push(Document::Divider(Page { blocks, height: 46, width: 84, ..Page::default() }));
        }
        let own = title.filter(|title| title.split(' ').count() >= 2);
        for _ in 0..rng.between(1, 2) {
            let kind = Kind::draw(rng);
            annex += 1;
            let unlike = own.is_none() || rng.chance(15);
            let matter = Matter {
                title: own.filter(|_| !unlike).map_or_else(|| rng.word(&TITLES).to_owned(), str::to_owned),
                case_id: case_id.clone().filter(|_| rng.chance(70)),
                year: 2024,
                annex: numbered.then(|| annex.to_string()),
            };
            let (page, title) = paper::compose(rng, kind, family, &matter);
            let bare = matches!(kind, Kind::Map | Kind::Form);
            let prints_case = matches!(kind, Kind::Memo | Kind::Extract) && matter.case_id.is_some();
            let joined = divider || prints_case || !unlike && !bare;
            found.push(Document::Paper(Paper { page, kind, title, item: joined.then(|| number.to_owned()) }));
        }
    }
    found
}

impl Book {
    /// Its text, and the number of pages of each document.
    pub fn text(&self, channel: Channel) -> (String, Vec<u32>) {
        let mut whole = String::new();
        let mut pages = Vec::new();
        for (at, document) in self.documents.iter().enumerate() {
            let text = self.part(at, document, channel);
            pages.push(text.matches('\u{c}').count() as u32 + 1);
            if at > 0 {
                whole.push('\u{c}');
            }
            whole.push_str(&text);
        }
        (whole, pages)
    }

    /// The text of one of its documents.
    pub fn part(&self, at: usize, document: &Document, channel: Channel) -> String {
        match document {
            Document::Meeting(composed) => channel.text(&composed.page, composed.seed),
            Document::Paper(paper) => channel.text(&paper.page, self.seed * 64 + at as u64),
            Document::Divider(page) => channel.text(page, self.seed * 64 + at as u64),
        }
    }
}
