//! A scanned PDF, read by an engine of one's own: `cargo run --example recognizer`. This one has the answers of tesseract on
//! file; another would hand the image to a program or a service, and make words of what comes back.

use std::cell::RefCell;
use std::collections::VecDeque;

use dagordning::ocr::{Raster, Recognizer, Word};
use dagordning::{Options, Parser};

const SCAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/scan/utdrag-ett-arende-light.pdf");
const ANSWERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/scan/utdrag-ett-arende-light.tsv");

/// Gives the pages of a table, one after the other.
struct OnFile(RefCell<VecDeque<Vec<Word>>>);

impl OnFile {
    fn new(table: &str) -> OnFile {
        let mut pages = VecDeque::new();
        for row in table.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let [level, _, block, paragraph, line, _, left, top, width, height, confidence, text] = cells[..] else {
                continue;
            };
            match level {
                "1" => pages.push_back(Vec::new()),
                "5" => {
                    let number = |cell: &str| cell.parse::<u32>().unwrap_or(0);
                    let (left, top) = (number(left), number(top));
                    let edges = [left, top, left + number(width), top + number(height)];
                    let confidence = confidence.parse::<f32>().unwrap_or(0.0).round() as u8;
                    let line = (number(block) * 100 + number(paragraph)) * 100 + number(line);
                    pages.back_mut().into_iter().for_each(|page: &mut Vec<Word>| {
                        page.push(Word::new(text, edges, confidence, line));
                    });
                }
                _ => {}
            }
        }
        OnFile(RefCell::new(pages))
    }
}

impl Recognizer for OnFile {
    fn name(&self) -> &str {
        "on-file"
    }

    fn words(&self, image: &Raster, dpi: f32) -> Result<Vec<Word>, String> {
        println!("asked for {}x{} dots at {dpi} dpi", image.width, image.height);
        self.0.borrow_mut().pop_front().ok_or_else(|| "there are no more answers".to_owned())
    }
}

/// Prints what the scan says.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = OnFile::new(&std::fs::read_to_string(ANSWERS)?);
    let parser = Parser::new(Options::new()).with_recognizer(&engine);
    let document = parser.parse(std::fs::read(SCAN)?)?;
    let read = document.source.ocr.as_ref().ok_or("no page was read")?;
    println!("{} pages read by {}, {:.0} % sure", read.pages, read.engine, 100.0 * read.confidence);
    for item in &document.items {
        println!("{} {}", item.label.as_deref().unwrap_or("?"), item.title.as_deref().unwrap_or("?"));
    }
    assert_eq!(document.items[0].number.as_deref(), Some("118"));
    Ok(())
}
