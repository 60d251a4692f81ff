//! A text to everything that the grammar can read at once.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| dagordning::fuzzing::grammar(text));
