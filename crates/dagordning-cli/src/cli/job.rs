//! What is done with one document, in this process or in the worker.

use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use dagordning::corrections::{Corrections, without_places};
use dagordning::model::{Document, Severity, Source};
use dagordning::ocr::{ImageKind, Mode, Plan, Recognized, plan};
use dagordning::output::{Layout, Sheet, write_full_json, write_json};
use dagordning::pdf::{Raster, render};
use dagordning::text::{Rules, SourceText};
use dagordning::{
    Error, JoinedPart, Options, hash, images_picture, joined_picture, lines, parse_text_all, read_images, read_joined,
    read_picture, read_recognized, source, source_of_text,
};
use serde::{Deserialize, Serialize};

use super::args::{AttachmentMode, Reader};
use super::failure::{Code, Failure};
use super::show;

/// What is wanted of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// The result.
    pub what: What,
    /// What reads a PDF.
    pub reader: Reader,
    /// Which of its pages are to be read from their images.
    pub ocr: Mode,
    /// The input is one document by the word of whoever asks.
    pub whole: bool,
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
        /// With all keys.
        full: bool,
        /// Indented.
        pretty: bool,
        /// How much of papers that are bound behind.
        attachments: AttachmentMode,
    },
    /// The repaired text.
    Text,
    /// The pages as they look.
    Picture,
    /// The documents with places and furniture, and where all that is no value stands: [`Shown`], as JSON.
    Shown,
    /// The lines with their classes, coloured.
    Lines {
        /// With what spoke for the role of each.
        why: bool,
    },
}

/// What is known of an input before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'k> {
    /// What was read from the images of its pages, once that is done.
    pub recognized: Option<&'k Recognized>,
    /// What people mended in it.
    pub corrections: Option<&'k Corrections>,
}

/// What a review page shows.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The documents of the input.
    pub documents: Vec<Document>,
    /// Where all that is no value stands.
    pub sheet: Sheet,
}

/// Whether content of the document is lost: a diagnostic of severity error says so.
pub type Lost = bool;

/// What became of a job.
pub enum Done {
    /// It is written; failure to write goes up as it is.
    Written(io::Result<Lost>),
    /// Pages have to be read from their images first.
    Planned(Plan),
}

/// What is wrong with the input is told in plain words.
pub type Told = Result<Done, Failure>;

impl Job {
    /// Does it and writes the result. Nothing is written of a document that cannot be read, or that has pages to be read
    /// from their images: it is done again with what was recognized on them, which is `known` then.
    pub fn run(self, bytes: Arc<Vec<u8>>, file_name: Option<&str>, known: Known<'_>, out: &mut dyn Write) -> Told {
        let ready = catch_unwind(AssertUnwindSafe(|| self.prepare(bytes, file_name, known)))
            .unwrap_or_else(|_| Err(broke_off()))?;
        Ok(match ready {
            Ready::Planned(plan) => Done::Planned(plan),
            ready => Done::Written(ready.write(out)),
        })
    }

    fn prepare(
        self,
        bytes: Arc<Vec<u8>>,
        file_name: Option<&str>,
        Known { recognized, corrections }: Known<'_>,
    ) -> Result<Ready, Failure> {
        let reader = self.reader.into();
        let image = recognized.filter(|_| ImageKind::of(&bytes).is_some());
        let wanted = if recognized.is_some() { Mode::Never } else { self.ocr };
        if self.what == What::Picture && wanted == Mode::Never {
            let picture = image.map_or_else(
                || read_picture(&bytes, reader, Rules::ALL, recognized),
                |read| images_picture(read, Rules::ALL),
            );
            return picture.map(Ready::Text).map_err(Failure::from);
        }
        let text = image
            .map_or_else(
                || read_recognized(&bytes, reader, Rules::ALL, recognized),
                |read| read_images(read, Rules::ALL),
            )
            .map_err(Failure::from)?;
        if wanted != Mode::Never && text.has_geometry() {
            let pages = plan(&text, wanted);
            if !pages.is_empty() {
                return Ok(Ready::Planned(Plan { sha256: hash(&bytes), pages }));
            }
        }
        if self.what == What::Picture {
            return read_picture(&bytes, reader, Rules::ALL, None).map(Ready::Text).map_err(Failure::from);
        }
        let source = source(&bytes, file_name, &text);
        // The text is all that is needed from here on.
        drop(bytes);
        self.tell(text, source, corrections)
    }

    /// Does it on several files that make one document, and writes the result.
    pub fn join(self, known: &Source, parts: &[Part], bytes: &[u8], out: &mut dyn Write) -> Told {
        let ready = catch_unwind(AssertUnwindSafe(|| self.prepare_joined(known, parts, bytes)))
            .unwrap_or_else(|_| Err(broke_off()))?;
        Ok(Done::Written(ready.write(out)))
    }

    fn prepare_joined(self, known: &Source, parts: &[Part], bytes: &[u8]) -> Result<Ready, Failure> {
        let mut rest = bytes;
        let pdfs: Vec<Option<Arc<Vec<u8>>>> = parts
            .iter()
            .map(|part| {
                let (own, behind) = rest.split_at_checked(part.pdf?)?;
                rest = behind;
                Some(Arc::new(own.to_vec()))
            })
            .collect();
        let joined: Vec<JoinedPart<'_>> = parts
            .iter()
            .zip(&pdfs)
            .map(|(part, pdf)| JoinedPart { pdf: pdf.as_ref(), recognized: part.recognized.as_ref() })
            .collect();
        let named = |(at, error): (usize, Error)| {
            let failure = Failure::from(error);
            match parts.get(at) {
                Some(part) => failure.of(&part.name),
                None => failure,
            }
        };
        let reader = self.reader.into();
        if self.what == What::Picture {
            return joined_picture(&joined, reader).map(Ready::Text).map_err(named);
        }
        let text = read_joined(&joined, reader, Rules::ALL).map_err(named)?;
        let source = source_of_text(known.clone(), &text);
        Job { whole: true, ..self }.tell(text, source, None)
    }

    /// What is wanted of a text that was read.
    fn tell(self, text: SourceText, source: Source, corrections: Option<&Corrections>) -> Result<Ready, Failure> {
        let corrected = |documents| match corrections {
            Some(corrections) => corrections.apply(documents),
            None => documents,
        };
        let options = Options::new().reader(self.reader.into()).whole(self.whole);
        Ok(match self.what {
            What::Json { spans, furniture, full, pretty, attachments } => {
                // Corrections find their values by places.
                let placed = spans || corrections.is_some();
                let options = options.spans(placed).furniture(furniture).attachments(attachments.into());
                let mut documents = corrected(parse_text_all(&text, source, options));
                if placed && !spans {
                    documents = documents.into_iter().map(without_places).collect();
                }
                // Several are printed as those of several inputs are.
                let layout = if pretty && documents.len() == 1 { Layout::Pretty } else { Layout::Compact };
                Ready::Json { documents, layout, full }
            }
            What::Lines { why } => {
                let mut shown = Vec::new();
                let lines = lines(&text, source, options);
                show::lines(&lines, why, &mut shown)?;
                Ready::Text(String::from_utf8_lossy(&shown).into_owned())
            }
            What::Shown => {
                let options = options.spans(true).furniture(true);
                let documents = corrected(parse_text_all(&text, source, options));
                let sheet = Sheet::of(&text, &documents);
                Ready::Text(serde_json::to_string(&Shown { documents, sheet }).map_err(io::Error::from)?)
            }
            What::Text | What::Picture => Ready::Text(text.text),
        })
    }
}

/// A file of a document of several.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// As it was named.
    pub name: String,
    /// The length of the PDF among the bytes that come along; none of an image, which was read.
    pub pdf: Option<usize>,
    /// What was read from the images of its pages.
    pub recognized: Option<Recognized>,
}

/// The image of a page.
pub fn draw(bytes: &Arc<Vec<u8>>, page: u32, dpi: f32) -> Result<Raster, String> {
    render(bytes, page, dpi).map_err(|error| error.to_string())
}

fn broke_off() -> Failure {
    Failure::new(Code::Crashed, "reading it broke off (a fault in the program)")
}

/// A result before it is written.
enum Ready {
    Json { documents: Vec<Document>, layout: Layout, full: bool },
    Text(String),
    Planned(Plan),
}

impl Ready {
    fn write(self, mut out: &mut dyn Write) -> io::Result<Lost> {
        match self {
            Ready::Json { documents, layout, full } => {
                let mut lost = false;
                for document in documents {
                    if full {
                        write_full_json(&document, layout, &mut out)?;
                    } else {
                        write_json(&document, layout, &mut out)?;
                    }
                    lost |= document.diagnostics.iter().any(|d| d.severity == Severity::Error);
                }
                Ok(lost)
            }
            Ready::Planned(_) => Ok(false),
            Ready::Text(text) => out.write_all(text.as_bytes()).map(|()| false),
        }
    }
}
