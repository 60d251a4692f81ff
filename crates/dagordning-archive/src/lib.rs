//! Archives of Swedish meeting documents: one file of SQLite with the tables of [`dagordning::tables`], the full text of
//! every item, and the ways of the cases through the bodies.
//!
//! ```
//! use dagordning::{Options, Parser};
//! use dagordning_archive::{Archive, File, Search};
//!
//! let text = "Protokoll\nKulturnämnden\n2026-03-02\n\n§ 1\nBidrag till körer (KN/12/2026)\n\nBeslut\nNämnden beviljar 5 000 kr.\n";
//! let document = Parser::new(Options::new().spans(true)).parse(text)?;
//! let path = std::env::temp_dir().join(format!("archive-{}.db", std::process::id()));
//!
//! let mut archive = Archive::open_or_create(&path)?;
//! let sha256 = document.source.sha256.clone();
//! archive.put(&File { path: "protokoll.txt", sha256: Some(&sha256), ..File::default() }, &[document])?;
//! archive.commit()?;
//!
//! let found = archive.search(&Search { query: "körernas bidrag".to_owned(), ..Search::default() })?;
//! assert_eq!(found.hits[0].at.title.as_deref(), Some("Bidrag till körer"));
//! assert_eq!(archive.case("KN/12/2026")?.steps.len(), 1);
//! # drop(archive);
//! # std::fs::remove_file(&path)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Every change is whole or not made, whatever ends the program. Others may read while one writes.

mod amounts;
mod case;
mod check;
mod database;
mod ddl;
mod entry;
mod error;
mod file;
mod keys;
mod meetings;
mod numbers;
mod person;
mod query;
mod search;
mod snippet;
mod stats;
mod votes;
mod whereabouts;
mod words;
mod write;

pub use amounts::{Amount, Amounts};
pub use case::{Block, Case, Link, Step, Tally};
pub use check::{Finding, Oddity};
pub use database::{Archive, FORMAT};
pub use error::{Error, Result};
pub use file::TableFile;
pub use meetings::{Meeting, Meetings, Original};
pub use person::Appearance;
pub use search::{Found, Hit, Order, Search};
pub use stats::{BodyStats, Stats};
pub use votes::{PartyBallots, Vote, Votes};
pub use whereabouts::Whereabouts;
pub use write::{File, Known};
