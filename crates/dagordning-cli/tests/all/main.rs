//! All tests of the whole program and of the library from outside, in one binary: linking takes longer than running.
#![allow(missing_docs)]

mod archive;
mod archive_kills;
mod associations;
mod books;
mod cells;
mod checks;
mod cli;
mod common;
mod convert;
mod covers;
mod damage;
mod decisions;
mod examples;
mod fixtures;
mod floor;
mod full;
mod furniture_in_flow;
mod headings;
mod hostile;
mod house;
mod invariants;
mod join;
#[cfg(target_os = "linux")]
mod kills;
mod languages;
mod limits;
mod linear;
mod lost_columns;
mod markup;
mod nothing_lost;
mod notices;
mod ocr;
mod optical;
mod pdf;
mod recognized;
mod rosters;
mod running_header;
mod schema;
mod seen;
mod tables;
mod tables_file;
mod untouched;
mod why;
mod words;
mod worker;
