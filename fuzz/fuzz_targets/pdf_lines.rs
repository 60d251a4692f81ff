//! A PDF to its lines: the first bytes are put in front where they are missing.
#![no_main]

use dagordning::pdf::ReaderChoice;
use dagordning::read_text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = if dagordning::pdf::is_pdf(bytes) { bytes.to_vec() } else { [b"%PDF-1.7\n", bytes].concat() };
    // What the second reader brings from outside it is kept from harm by the process that it runs in.
    let _ = read_text(&file, ReaderChoice::Hayro, Default::default());
});
