//! A PDF to its lines and the document: the first bytes are put in front where they are missing.
#![no_main]

#[allow(dead_code)]
#[path = "../../crates/dagordning-cli/tests/all/invariants/check.rs"]
mod check;

use dagordning::pdf::ReaderChoice;
use dagordning::{Options, parse_text_all, read_text, source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = if dagordning::pdf::is_pdf(bytes) { bytes.to_vec() } else { [b"%PDF-1.7\n", bytes].concat() };
    // What the second reader brings from outside it is kept from harm by the process that it runs in.
    if let Ok(text) = read_text(&file, ReaderChoice::Hayro, Default::default()) {
        let documents = parse_text_all(&text, source(b"", None, &text), Options::new().spans(true).furniture(true));
        check::check_documents(&documents, &text.text);
    }
});
