//! Bytes of anything but PDFs to a document, of which everything must hold that holds of every document.
#![no_main]

#[path = "../../crates/dagordning-cli/tests/all/invariants/check.rs"]
mod check;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if !dagordning::pdf::is_pdf(bytes) {
        check::check(bytes, "fuzz.txt");
    }
});
