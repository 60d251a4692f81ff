//! A table of tesseract to glyphs, their lines and the document.
#![no_main]

#[allow(dead_code)]
#[path = "../../crates/dagordning-cli/tests/all/invariants/check.rs"]
mod check;

use dagordning::ocr::{Recognized, RecognizedPage};
use dagordning::{Options, parse_text_all, read_images, source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|table: &str| {
    let pages = (1..).zip(RecognizedPage::from_tsv(table, 200.0)).collect();
    let recognized = Recognized { engine: "tesseract".to_owned(), pages, ..Recognized::default() };
    if let Ok(text) = read_images(&recognized, dagordning::text::Rules::ALL) {
        let documents = parse_text_all(&text, source(b"", None, &text), Options::new().spans(true).furniture(true));
        check::check_documents(&documents, &text.text);
    }
});
