//! The document and what stands outside its items.

use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use super::item::{DocumentReference, Item};
use super::people::{Adjuster, Participant, Vacancy};
use super::record::{absent, record};
use super::terms::{AttachmentKind, DocumentKind, LanguageTag, Status};
use super::{Places, Span};

/// The version of the output contract.
pub const SCHEMA_VERSION: &str = "1";

/// What names the JSON Schema of this contract, whatever the program's version.
pub const SCHEMA_ID: &str = "urn:dagordning:document:1";

/// What made the output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Producer {
    /// "dagordning".
    pub name: String,
    /// The program's version.
    pub version: String,
}

impl Default for Producer {
    fn default() -> Self {
        Producer { name: "dagordning".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// Where the text came from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TextOrigin {
    /// The text of a PDF.
    Embedded,
    /// Read from images.
    Ocr,
    /// A text file.
    #[default]
    PlainText,
    /// Some pages embedded, some from images.
    Mixed,
}

/// The optical reading behind the text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Ocr {
    /// The engine's name.
    pub engine: String,
    /// The engine's version.
    pub version: String,
    /// The languages it was told to read.
    pub languages: Vec<String>,
    /// Mean word confidence, 0–1.
    pub confidence: f64,
    /// How many pages were read so.
    pub pages: u32,
    /// How many words were read so.
    pub words: u32,
    /// The share of these words whose confidence is under 0.6.
    pub doubtful: f64,
}

/// Which of the documents of its input one is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Part {
    /// From 1, in the order of the input.
    pub index: u32,
    /// How many documents the input holds.
    pub count: u32,
    /// Its first and its last page; papers bound behind it are among them.
    pub pages: [u32; 2],
}

/// The input.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Source {
    /// The file's name without its folders; absent for standard input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// SHA-256 of the input's bytes, in hexadecimal.
    pub sha256: String,
    /// The input's length in bytes.
    pub bytes: u64,
    /// "text/plain", "application/pdf", "image/png", "image/jpeg", "image/tiff".
    pub media_type: String,
    /// Pages: for plain text those that form feeds or page marks show, at least 1.
    pub page_count: u32,
    /// Where the text came from.
    pub text_origin: TextOrigin,
    /// The optical reading, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ocr: Option<Ocr>,
    /// Which of the input's documents this is, where it holds several meetings; absent where it holds one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// How many corrections of people are in the document (values changed, added, removed or found right); absent without any.
    #[serde(default, skip_serializing_if = "is_none")]
    pub corrected: u32,
}

fn is_none(count: &u32) -> bool {
    *count == 0
}

/// How the non-space characters of the document text were accounted for; each has exactly one owner. Where an input holds
/// several meetings each character is in exactly one of their documents, and each counts its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Coverage {
    /// Non-space characters in the output of `text`: the sum of the next four.
    pub characters: u64,
    /// In a value, or in the label, heading, list mark or separator that a rule used to find one.
    pub claimed: u64,
    /// In page headers and footers, signature lines, formulae.
    pub furniture: u64,
    /// In no field: the entries of `unassigned`.
    pub unassigned: u64,
    /// In sections of kind other.
    pub other: u64,
    /// How many of the claimed ones are the text of papers in `attachments`; absent without any.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub attachments: u64,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

/// One input document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Document {
    /// The version of this contract.
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA_VERSION)))]
    pub schema_version: String,
    /// What made the output.
    pub producer: Producer,
    /// The input.
    pub source: Source,
    /// What sort of document it is.
    pub kind: DocumentKind,
    /// From title, header or stamp only, never from an item's text.
    #[serde(default, skip_serializing_if = "absent")]
    pub status: Option<Status>,
    /// From the text's own function words; absent where they do not tell.
    #[serde(default, skip_serializing_if = "absent")]
    pub language: Option<LanguageTag>,
    /// As printed: "Kallelse/föredragningslista".
    #[serde(default, skip_serializing_if = "absent")]
    pub title: Option<String>,
    /// Municipality, region, federation, company, in the nominative: "Östersunds kommun"; from letterhead, header,
    /// footer, address or posting block only.
    #[serde(default, skip_serializing_if = "absent")]
    pub organization: Option<String>,
    /// The meeting body: "Regionens samverkansråd".
    #[serde(default, skip_serializing_if = "absent")]
    pub body: Option<String>,
    /// When and where.
    #[serde(default, skip_serializing_if = "absent")]
    pub meeting: Option<Meeting>,
    /// Who is called, or was there.
    #[serde(default, skip_serializing_if = "absent")]
    pub participants: Vec<Participant>,
    /// Seats that nobody holds.
    #[serde(default, skip_serializing_if = "absent")]
    pub vacancies: Vec<Vacancy>,
    /// Justerare, also those proposed in a notice.
    #[serde(default, skip_serializing_if = "absent")]
    pub adjusters: Vec<Adjuster>,
    /// Justering.
    #[serde(default, skip_serializing_if = "absent")]
    pub adjustment: Option<Adjustment>,
    /// Anslag (kommunallagen 8:9–12).
    #[serde(default, skip_serializing_if = "absent")]
    pub posting: Option<Posting>,
    /// Summons sentence, absence rules, group meetings, contact: the text before the first item, an entry per paragraph.
    #[serde(default, skip_serializing_if = "absent")]
    pub preamble: Vec<String>,
    /// Ärenden.
    #[serde(default, skip_serializing_if = "absent")]
    pub items: Vec<Item>,
    /// What the list of annexes below the last item names, but for papers of single items: these are theirs.
    #[serde(default, skip_serializing_if = "absent")]
    pub documents: Vec<DocumentReference>,
    /// Papers bound behind the agenda or the minutes.
    #[serde(default, skip_serializing_if = "absent")]
    pub attachments: Vec<Attachment>,
    /// Text that no rule claimed: never dropped.
    #[serde(default)]
    pub unassigned: Vec<TextLine>,
    /// Page headers and footers, signature lines, formulae; only with `--furniture`.
    #[serde(default, skip_serializing_if = "absent")]
    pub furniture: Vec<TextLine>,
    /// The labels, list marks, separators, undone line-end hyphens and repeated contents lines that rules used to find
    /// values; only with `--spans`. With them and `furniture` the document's characters can be rebuilt.
    #[serde(default, skip_serializing_if = "absent")]
    pub labels: Vec<TextLine>,
    /// Doubt about the content.
    #[serde(default, skip_serializing_if = "absent")]
    pub diagnostics: Vec<Diagnostic>,
    /// How the characters were accounted for.
    pub coverage: Coverage,
    /// The document's extent, only with `--spans`.
    #[serde(default, skip_serializing_if = "absent")]
    pub span: Option<Span>,
    /// The places of the document's own values, only with `--spans`.
    #[serde(default, skip_serializing_if = "absent")]
    pub places: Places,
}

/// A stretch of one line of the document text; of several, with their line ends, where there are more short lines than any
/// document has (`beyond-bounds`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TextLine {
    /// The page, from 1.
    pub page: u32,
    /// The line on its page, from 1, blank lines counted.
    pub line: u32,
    /// The text as printed, after repair.
    pub text: String,
    /// Where it stands, only with `--spans`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

record! {
    /// When and where the body meets. Dates ISO 8601; times HH:MM, 24 h.
    Meeting {
        /// The (first) day.
        date: Option<String>,
        /// The last day of a meeting over several days.
        end_date: Option<String>,
        /// When it begins.
        start_time: Option<String>,
        /// When it ends.
        end_time: Option<String>,
        /// Where, as printed.
        location: Option<String>,
        /// The meeting's or the minutes' own number: "4/2026".
        number: Option<String>,
        /// The case id of the notice or the minutes themselves.
        case_id: Option<String>,
        /// Omfattning: "94-110".
        extent: Vec<String>,
        /// The day on which the notice was issued.
        issued: Option<String>,
    } + children {
        /// Ajourneringar.
        adjournments: Vec<Adjournment>,
    }

    /// Ajournering.
    Adjournment {
        /// HH:MM.
        start_time: Option<String>,
        /// HH:MM.
        end_time: Option<String>,
        /// At which item.
        item: Option<String>,
    }

    /// Justering of the minutes.
    Adjustment {
        /// The line as printed, where it is more than place, date and time.
        text: Option<String>,
        /// Where.
        place: Option<String>,
        /// ISO 8601.
        date: Option<String>,
        /// HH:MM.
        time: Option<String>,
        /// Digital signering.
        digital: bool,
    }

    /// Anslag: the posting of the adjusted minutes.
    Posting {
        /// ISO 8601.
        posted: Option<String>,
        /// ISO 8601.
        removed: Option<String>,
        /// ISO 8601: the last day for an appeal.
        appeal_until: Option<String>,
        /// Förvaringsplats för protokollet.
        storage: Option<String>,
    }

    /// A paper bound behind the agenda or the minutes. Its text is in no item; with places, `places.text` has a segment for
    /// each stretch of it on a page.
    Attachment {
        /// As printed.
        title: Option<String>,
        /// What the PDF's outline calls it, where its own first page has no title. It stands on no page and has no place.
        outline_title: Option<String>,
        /// What sort of paper it is.
        kind: Option<AttachmentKind>,
        /// As printed, what the kind was read from: "Tjänsteskrivelse", "BILAGA".
        label: Option<String>,
        /// The number of the annex, as printed: "2" of "Bilaga 2".
        number: Option<String>,
        /// Whose paper it is: an office or a body, as printed.
        unit: Option<String>,
        /// First and last page.
        pages: Vec<u32>,
        /// ISO 8601.
        date: Option<String>,
        /// Diarienummer.
        case_id: Option<String>,
        /// The number of the item that it belongs to; absent where nothing says.
        item: Option<String>,
        /// The whole text, with `--attachments text`.
        text: Option<String>,
        /// The paper read as a document of its own, with `--attachments parse`.
        document: Option<Box<Document>>,
    }
}

impl super::record::Located for Document {
    fn location(&mut self) -> (&Places, &mut Option<Span>) {
        (&self.places, &mut self.span)
    }
    fn for_each_child(&mut self, visit: &mut dyn FnMut(&mut dyn super::record::Located)) {
        use super::record::Children;
        self.meeting.each(visit);
        self.participants.each(visit);
        self.vacancies.each(visit);
        self.adjusters.each(visit);
        self.adjustment.each(visit);
        self.posting.each(visit);
        self.items.each(visit);
        self.documents.each(visit);
        self.attachments.each(visit);
    }
}

impl Document {
    /// A document of which nothing is known but where it came from.
    #[must_use]
    pub(crate) fn new(source: Source, language: Option<LanguageTag>) -> Self {
        Document {
            schema_version: SCHEMA_VERSION.to_owned(),
            producer: Producer::default(),
            source,
            kind: DocumentKind::Unknown,
            status: None,
            language,
            title: None,
            organization: None,
            body: None,
            meeting: None,
            participants: Vec::new(),
            vacancies: Vec::new(),
            adjusters: Vec::new(),
            adjustment: None,
            posting: None,
            preamble: Vec::new(),
            items: Vec::new(),
            documents: Vec::new(),
            attachments: Vec::new(),
            unassigned: Vec::new(),
            furniture: Vec::new(),
            labels: Vec::new(),
            diagnostics: Vec::new(),
            coverage: Coverage::default(),
            span: None,
            places: Places::default(),
        }
    }
}
