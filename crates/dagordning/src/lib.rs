//! Turns Swedish meeting documents (kallelse, föredragningslista, ärendelista, protokoll) into typed, checked JSON:
//! deterministic, offline, every value with its place in the source, nothing invented and nothing lost.
//!
//! ```
//! use dagordning::{Options, Parser};
//!
//! let text = "Kallelse\nKulturnämnden\nTid: 2026-03-02 kl. 13.00\n\n1. Val av justerare\n\n2. Bidrag (KN/12/2026)\n";
//! let document = Parser::new(Options::new()).parse_named(text, "kallelse.txt")?;
//! assert_eq!(document.body.as_deref(), Some("Kulturnämnden"));
//! assert_eq!(document.items[1].case_ids, ["KN/12/2026"]);
//! # Ok::<(), dagordning::Error>(())
//! ```
//!
//! A [`Parser`] takes the bytes of a text, a PDF or an image and gives a [`model::Document`], which `serde` writes as the JSON
//! that the command `dagordning` prints. [`Parser::read`] gives the repaired text and the lines beside it. The library touches
//! no file and starts no process: images of pages are read by a recogniser that the caller brings
#![cfg_attr(feature = "ocr", doc = "([`Parser::with_recognizer`]).")]
#![cfg_attr(not(feature = "ocr"), doc = "(feature `ocr`).")]
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `pdf` | PDFs, read with hayro |
//! | `pdf-fallback` | PDFs, read with pdf-extract where hayro fails or finds no text, or where `pdf` is off |
//! | `ocr` | scanned pages and image files, by a recogniser; includes `pdf`, which draws the pages |
//! | `schema` | the JSON Schema of the output |
//!
//! All are on by default. Without any, text is read, and a PDF is an [`Error`] of the kind [`ErrorKind::Unsupported`].

// The layers, each knowing only the ones above it in this list:
//
// 1. `model`: the types of the output.
// 2. `text`: bytes to repaired lines that know their place.
// 3. `language`: the vocabulary, as data.
// 4. `pdf`: PDF files to positioned glyphs; `layout`: glyphs to lines.
// 5. `ocr`: images of pages to the same glyphs.
// 6. `read`: from bytes of any kind to the lines.
// 7. `grammar`: what stands on a line or in a clause.
// 8. `mend`: signs of meeting documents that were read for others.
// 9. `page`, `facts`, `classify`: lines and cells, what each can be, what it is.
// 10. `parts`: the meetings of one input, and the papers bound behind each.
// 11. `assemble`, `check`: lines to the model, and doubts about it.
// 12. `output`: the model as JSON, and the view of the lines.
// 13. `tables`: the model as rows.
// 14. `corrections`: what people mended, applied to the model.
// 15. `parser`: all of it, for those who use the library.

mod assemble;
mod check;
mod classify;
pub mod corrections;
mod error;
mod facts;
mod grammar;
mod input;
mod language;
#[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
mod layout;
mod mend;
pub mod model;
#[cfg(feature = "ocr")]
pub mod ocr;
mod options;
mod page;
mod parser;
mod parts;
mod read;
pub mod tables;

// Rooms of the library that its command and its tests look into. They change with it and are no part of what it promises.
#[doc(hidden)]
pub mod output;
#[doc(hidden)]
pub mod pdf;
#[doc(hidden)]
pub mod text;

pub use error::{Error, ErrorKind};
pub use input::Input;
#[doc(hidden)]
pub use language::{given_names, listed_words};
#[cfg(feature = "schema")]
pub use model::schema;
pub use options::{Attachments, Options};
pub use output::{LineView, Reason};
#[doc(hidden)]
pub use parser::lines;
pub use parser::{Parser, Reading};
pub use pdf::ReaderChoice;
#[cfg(feature = "ocr")]
#[doc(hidden)]
pub use read::{JoinedPart, images_picture, joined_picture, read_images, read_joined, read_picture, read_recognized};
#[doc(hidden)]
pub use read::{hash, joined_source, read_shared, read_text, source, source_of_text};

/// What the fuzzer reaches that nobody else does.
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing {
    /// Calls every function of the grammar on a text and checks every range that they give.
    pub fn grammar(text: &str) {
        crate::grammar::entries::read_everything(text);
    }
}

/// Reads one document: short for [`Parser::parse_named`].
///
/// # Errors
///
/// As [`Parser::parse`].
pub fn parse(bytes: &[u8], file_name: Option<&str>, options: Options) -> Result<model::Document, Error> {
    let input = Input::from(bytes);
    Parser::new(options).parse(match file_name {
        Some(name) => input.named(name),
        None => input,
    })
}

/// Assembles the documents of a text that was already read.
#[doc(hidden)]
#[must_use]
pub fn parse_text_all(text: &text::SourceText, source: model::Source, options: Options) -> Vec<model::Document> {
    parser::all(text, source, options)
}

/// Assembles a document from text that was already read.
#[doc(hidden)]
#[must_use]
pub fn parse_text(text: &text::SourceText, source: model::Source, options: Options) -> model::Document {
    parser::document(text, source, options)
}
