//! Doubt about the content is data: coded diagnostics in the output.

use serde::{Deserialize, Serialize};

use super::place::Span;

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Two things on the page disagree.
    Warning,
    /// Content of the page is not in the output.
    Error,
}

/// The closed list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DiagnosticCode {
    /// Error: the text breaks off (a sentence or parenthesis left open, a heading without text, page 3 (9) as the
    /// last page, a contents list or extent that promises more).
    Truncated,
    /// Error: the file is damaged; what can be read of it is here, and the message says what is lost.
    DamagedFile,
    /// Error: text whose characters are not readable is kept out of the fields.
    UnreadableText,
    /// Info: values with words of which the optical reading was not sure; the reader should check them.
    LowConfidence,
    /// Info: a number is missing in the sequence of items, and nothing says why; the message tells where the contents list has
    /// it neither.
    NumberGap,
    /// Info: the text of an item is not in the document since it is secret: its entry in the contents list says so, or a
    /// line ("§§ 44–45 omfattas av sekretess").
    ConfidentialGap,
    /// Warning: a number in the sequence of items falls back or repeats.
    NumberSlip,
    /// Warning: the printed extent (paragrafer) and the items found disagree.
    ExtentMismatch,
    /// Warning: the contents list and the items found disagree: an entry that no item takes up (it is an item with what the
    /// list says of it), an item that the list has not, or one that it calls otherwise.
    ContentsMismatch,
    /// Warning: a printed tally and the names disagree.
    TallyMismatch,
    /// Warning: somebody votes whom the roster does not list as serving at that item.
    AttendanceMismatch,
    /// Warning: two dates on the page disagree, or the page and the file's name.
    DateConflict,
    /// Warning: a break lies outside the meeting's hours.
    TimeConflict,
    /// Info: characters were repaired (letter-spacing closed, encoding mended).
    Repaired,
    /// Error: a row of a list (of people, of votes) cannot be read; it stands in `unassigned`, its neighbours are read.
    UnreadRow,
    /// Info: text that nobody sees on the page (white on white, covered, clipped, transparent); it stands in `unassigned` and
    /// in no value.
    HiddenText,
    /// Error: the document, or a part of it, is in files that the PDF holds (a portfolio, attachments of a cover sheet), or in a
    /// form that only the program that made it can show (XFA); the message says what to do. Info: files are attached to a PDF whose
    /// own pages are the document.
    AttachedFile,
    /// Error: more numbered lines, values or short lines than any document has; what lies beyond is read no further, and
    /// stands in `unassigned`, or in the text of its item alone.
    BeyondBounds,
    /// Info: text that no rule claimed; it stands in `unassigned`.
    UnassignedText,
    /// Info: the input holds several meetings, each a document of its own; `source.part` says which this is.
    SeveralMeetings,
    /// Info: papers that are bound behind and belong to no item as far as the pages tell; the message names their pages.
    UnjoinedPapers,
    /// Warning: the text is no meeting document that the program knows.
    NotAMeeting,
    /// Warning: the document is of another kind (notes, a memo, a summary); the message names it.
    OtherDocument,
    /// Warning: the text is in a language that is not read; the message names it.
    OtherLanguage,
    /// Error: pages without text were not read from their images; the message says why, and what to install if that helps.
    OcrMissing,
    /// Info: pages came with hidden text, or text that hardly makes words, and were read from their images too; the message
    /// says which of the two readings is here.
    OcrLayer,
    /// Warning: a correction that somebody made no longer fits the document, and is not applied; the message says which and why.
    UnfitCorrection,
}

/// A coded diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Diagnostic {
    /// What it is about.
    pub code: DiagnosticCode,
    /// How grave it is: error = content of the page is not in the output; warning = two things on the page
    /// disagree; info = the rest.
    pub severity: Severity,
    /// For people, in English.
    pub message: String,
    /// Where, in the output of `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}
