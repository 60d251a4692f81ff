//! What is done with one document, in this process or in the worker.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use dagordning::model::{Document, Severity};
use dagordning::output::{Layout, write_json};
use dagordning::text::{Rules, SourceText};
use dagordning::{Options, parse_text, read_picture, read_shared, source};
use serde::{Deserialize, Serialize};

use super::args::Reader;
use super::show;

/// What is wanted of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The result.
    pub what: What,
    /// What reads a PDF.
    pub reader: Reader,
}

/// The result that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// The document as JSON.
    Json {
        /// With places.
        spans: bool,
        /// With headers and footers.
        furniture: bool,
        /// Indented.
        pretty: bool,
    },
    /// The repaired text.
    Text,
    /// The pages as they look.
    Picture,
    /// The lines with their classes, coloured.
    Lines,
}

/// Whether content of the document is lost: a diagnostic of severity error says so.
pub type Lost = bool;

/// Failure to write goes up as it is; anything else is told per input, in plain words.
pub type Told = Result<io::Result<Lost>, String>;

impl Job {
    /// Does it and writes the result. Nothing is written of a document that cannot be read.
    pub fn run(self, bytes: Vec<u8>, file_name: Option<&str>, out: &mut dyn Write) -> Told {
        let bytes = Arc::new(bytes);
        let ready = catch_unwind(AssertUnwindSafe(|| self.prepare(&bytes, file_name)))
            .unwrap_or_else(|_| Err("reading it broke off (a fault in the program)".to_owned()))?;
        drop(bytes);
        Ok(ready.write(out))
    }

    fn prepare(self, bytes: &Arc<Vec<u8>>, file_name: Option<&str>) -> Result<Ready, String> {
        let plain = |error: dagordning::ReadError| error.to_string();
        let reader = self.reader.into();
        if self.what == What::Picture {
            return read_picture(bytes, reader, Rules::ALL).map(Ready::Text).map_err(plain);
        }
        let text = read_shared(bytes, reader, Rules::ALL).map_err(plain)?;
        let parse = |text: &SourceText, spans, furniture| {
            parse_text(text, source(bytes, file_name, text), Options { spans, furniture, reader, rules: Rules::ALL })
        };
        Ok(match self.what {
            What::Json { spans, furniture, pretty } => {
                let layout = if pretty { Layout::Pretty } else { Layout::Compact };
                Ready::Json(Box::new(parse(&text, spans, furniture)), layout)
            }
            What::Lines => {
                let document = parse(&text, true, true);
                Ready::Lines(Box::new(text), Box::new(document))
            }
            What::Text | What::Picture => Ready::Text(text.text),
        })
    }
}

/// A result before it is written.
enum Ready {
    Json(Box<Document>, Layout),
    Text(String),
    Lines(Box<SourceText>, Box<Document>),
}

impl Ready {
    fn write(self, mut out: &mut dyn Write) -> io::Result<Lost> {
        match self {
            Ready::Json(document, layout) => {
                write_json(&document, layout, &mut out)?;
                Ok(document.diagnostics.iter().any(|d| d.severity == Severity::Error))
            }
            Ready::Text(text) => out.write_all(text.as_bytes()).map(|()| false),
            Ready::Lines(text, document) => show::lines(&text, &document, out).map(|()| false),
        }
    }
}
