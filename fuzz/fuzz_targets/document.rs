//! Bytes of anything but PDFs to a document and its JSON.
#![no_main]

use dagordning::{Options, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if dagordning::pdf::is_pdf(bytes) {
        return;
    }
    if let Ok(document) = parse(bytes, Some("fuzz.txt"), Options::new().spans(true).furniture(true)) {
        let coverage = document.coverage;
        assert_eq!(
            coverage.characters,
            coverage.claimed + coverage.furniture + coverage.unassigned + coverage.other,
            "each character has one kind of owner"
        );
        serde_json::to_vec(&document).expect("a document serialises");
    }
});
