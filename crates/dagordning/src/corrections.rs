//! What people mended: corrections of values, kept beside the file that they are of, and applied each time it is read.
//!
//! A file of corrections names the input by its hash and each value by its path in the document (`items[3].title`), by where
//! it was read, and by what it was. A correction is applied where all that still fits; where the value has moved it is found
//! by its place. One that fits nowhere is never dropped silently: it is told by the diagnostic `unfit-correction`.
//!
//! ```
//! use dagordning::{Options, Parser, corrections::Corrections};
//!
//! let text = "Protokoll\nKulturnämnden\n2026-03-02\n\n§ 1 Val av justerare\n\nBeslut\nAnna Ek utses.\n";
//! let sha256 = Parser::new(Options::new()).parse(text)?.source.sha256;
//! let corrections = Corrections::read(
//!     format!(
//!         r#"{{"version": "1", "sha256": "{sha256}", "corrections": [
//!             {{"document": 1, "path": "items[0].title", "was": "Val av justerare", "action": "set", "value": "Justerare",
//!               "by": "Bo Alm", "at": "2026-11-29T17:00:00Z"}}]}}"#
//!     )
//!     .as_bytes(),
//! )?;
//! let documents = Parser::new(Options::new().spans(true)).parse_all(text)?;
//! let corrected = corrections.apply(documents);
//! assert_eq!(corrected[0].items[0].title.as_deref(), Some("Justerare"));
//! assert_eq!(corrected[0].source.corrected, 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod fit;
mod path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{Diagnostic, DiagnosticCode, Document, Segment, Severity};
use fit::Fit;
use path::Path;

/// The version of the files that are written.
pub const VERSION: &str = "1";

/// What stands between the name of a file and that of its corrections: `protokoll.pdf.corrections.json`.
pub const ENDING: &str = ".corrections.json";

/// A file of more bytes is none that people made.
pub const LARGEST: u64 = 16 << 20;

/// The corrections of one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Corrections {
    /// [`VERSION`].
    pub version: String,
    /// SHA-256 of the input, in hexadecimal: corrections of another input are told, not applied.
    pub sha256: String,
    /// The input's name, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// In the order in which they were made; of two about one value the later counts.
    pub corrections: Vec<Correction>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Correction {
    /// Which of the input's documents it is of, from 1.
    #[serde(default = "first")]
    pub document: u32,
    /// Where the value is in the document: `items[3].case_ids[0]`. A value that is added to a list has the path of the
    /// list and `[+]`: `participants[+]`.
    pub path: String,
    /// Where the value was read: its first segment; none of a value that is read from no place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Segment>,
    /// What the value was when it was corrected; none for one that is added.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub was: Value,
    /// What is done.
    pub action: Action,
    /// What it is then; none for what is removed or was right.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub value: Value,
    /// Who says so.
    pub by: String,
    /// When, as RFC 3339: `2026-11-29T17:00:00Z`.
    pub at: String,
}

fn first() -> u32 {
    1
}

/// What is done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Action {
    /// It is another.
    Set,
    /// It is not there: the value, or an object with all that it holds.
    Remove,
    /// It was missing.
    Add,
    /// It was looked at and is right.
    Confirm,
}

/// Why a file of corrections is none.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CorrectionsError {
    /// It is no JSON of this form.
    #[error("it is no file of corrections: {0}")]
    Form(#[from] serde_json::Error),
    /// It is of a version that this program does not know.
    #[error("its version is {0:?}; this program knows {VERSION:?}")]
    Version(String),
}

impl Corrections {
    /// Reads a file of corrections.
    ///
    /// # Errors
    ///
    /// When it is no JSON of this form, or of another version.
    pub fn read(bytes: &[u8]) -> Result<Corrections, CorrectionsError> {
        let read: Corrections = serde_json::from_slice(bytes)?;
        if read.version == VERSION { Ok(read) } else { Err(CorrectionsError::Version(read.version)) }
    }

    /// The documents of the input with the corrections that fit. They must have been read with places
    /// ([`Options::spans`](crate::Options::spans)): by these a value is found that stands elsewhere now.
    /// `source.corrected` counts those that were applied; each of the others is a diagnostic of the document that it names,
    /// or of the first.
    #[must_use]
    pub fn apply(&self, documents: Vec<Document>) -> Vec<Document> {
        let same = documents.first().is_some_and(|document| document.source.sha256 == self.sha256);
        let count = documents.len();
        let named = |correction: &Correction| match correction.document as usize {
            number @ 1.. if number <= count => number - 1,
            _ => 0,
        };
        documents
            .into_iter()
            .enumerate()
            .map(|(at, document)| {
                let own: Vec<&Correction> = self.corrections.iter().filter(|one| named(one) == at).collect();
                if own.is_empty() {
                    return document;
                }
                let lost = |one: &Correction| one.document as usize != at + 1;
                let reason = |one: &Correction| match (same, lost(one)) {
                    (false, _) => Some("the file has changed since"),
                    (true, true) => Some("there is no such document in the file"),
                    (true, false) => None,
                };
                corrected(document, &own, &reason)
            })
            .collect()
    }
}

/// A document as it is told without places: those that corrections needed are taken off.
#[must_use]
pub fn without_places(document: Document) -> Document {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(object) => {
                object.remove("span");
                object.remove("places");
                // A diagnostic says where it is about in any case.
                object.iter_mut().filter(|(key, _)| *key != "diagnostics").for_each(|(_, value)| strip(value));
            }
            Value::Array(values) => values.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let Ok(mut value) = serde_json::to_value(&document) else { return document };
    strip(&mut value);
    if let Value::Object(object) = &mut value {
        object.remove("labels");
    }
    serde_json::from_value(value).unwrap_or(document)
}

/// A document with its corrections; `reason` says which cannot fit whatever the document says.
fn corrected(
    document: Document,
    corrections: &[&Correction],
    reason: &dyn Fn(&Correction) -> Option<&'static str>,
) -> Document {
    let mut unfit: Vec<(&Correction, String)> = Vec::new();
    let mut fits: Vec<(&Correction, Path)> = Vec::new();
    let Ok(value) = serde_json::to_value(&document) else { return document };
    let fit = Fit::of(&value);
    for correction in corrections {
        match reason(correction).map_or_else(|| fit.find(correction), |reason| Err(reason.to_owned())) {
            Ok(path) => fits.push((correction, path)),
            Err(reason) => unfit.push((correction, reason)),
        }
    }
    let (mut mended, applied) = mend(document, value, &fits, &mut unfit);
    mended.source.corrected += applied;
    mended.diagnostics.extend(unfit.into_iter().map(|(correction, reason)| Diagnostic {
        code: DiagnosticCode::UnfitCorrection,
        severity: Severity::Warning,
        message: format!(
            "the correction of {} by {} ({}) no longer fits: {reason}",
            correction.path, correction.by, correction.at
        ),
        span: None,
    }));
    mended
}

/// The corrections applied, all at once if that gives a document, else those that do; and how many were.
fn mend<'c>(
    document: Document,
    value: Value,
    fits: &[(&'c Correction, Path)],
    unfit: &mut Vec<(&'c Correction, String)>,
) -> (Document, u32) {
    let mut kept = Kept { value: &value, kept: Vec::with_capacity(fits.len()), tries: 0 };
    kept.add(fits, unfit);
    let (count, mended) = (kept.kept.len() as u32, kept.document());
    mended.map_or((document, 0), |mended| (mended, count))
}

/// So often a document is made of its corrections to find those whose fields cannot hold them.
const MOST_TRIES: u32 = 256;

/// The corrections that give a document, in their order.
struct Kept<'c, 'p> {
    value: &'p Value,
    kept: Vec<(&'c Correction, &'p Path)>,
    tries: u32,
}

impl<'c, 'p> Kept<'c, 'p> {
    fn document(&self) -> Result<Document, serde_json::Error> {
        serde_json::from_value(path::edited(self.value.clone(), self.kept.iter().copied()))
    }

    /// Adds corrections, all at once or half by half: few are wrong.
    fn add(&mut self, fits: &'p [(&'c Correction, Path)], unfit: &mut Vec<(&'c Correction, String)>) {
        let before = self.kept.len();
        self.kept.extend(fits.iter().map(|(correction, path)| (*correction, path)));
        let spent = self.tries >= MOST_TRIES;
        self.tries += 1;
        let Err(error) = (if spent { Err(None) } else { self.document().map_err(Some) }) else { return };
        self.kept.truncate(before);
        match (fits, error) {
            (_, None) => unfit.extend(
                fits.iter()
                    .map(|(correction, _)| (*correction, "too many others were wrong for it to be tried".to_owned())),
            ),
            ([(correction, _)], Some(error)) => {
                unfit.push((correction, format!("the field cannot hold that value ({error})")))
            }
            _ => {
                let (left, right) = fits.split_at(fits.len() / 2);
                self.add(left, unfit);
                self.add(right, unfit);
            }
        }
    }
}
