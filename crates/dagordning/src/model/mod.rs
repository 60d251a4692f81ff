//! The output model: one [`Document`] per input, version 1 of the contract.
//!
//! Names are the field's terms in English. Verbatim values keep the printed words after repair (letter-spacing
//! closed, line breaks joined, NFC); typed values (dates, times, amounts, kinds) are normalised. **Nothing is
//! inferred**: a key is set when the page prints it, and left out otherwise; absent, `null` and `[]` mean the same to a
//! reader. The JSON Schema is generated from these types.

mod diagnostic;
mod document;
mod item;
mod people;
mod place;
mod record;
mod terms;
mod value;

pub use diagnostic::{Diagnostic, DiagnosticCode, Severity};
pub use document::{
    Adjournment, Adjustment, Attachment, Coverage, Document, Meeting, Ocr, Part, Posting, Producer, SCHEMA_ID,
    SCHEMA_VERSION, Source, TextLine, TextOrigin,
};
pub use item::{
    Ballot, BallotVote, Clause, DocumentReference, Item, Motion, MotionKind, Recusal, Reference, Resolution, Section,
    Statement, Vote,
};
pub use people::{Adjuster, NamedPerson, Participant, Presenter, Role, Substitution, Vacancy};
pub use place::{Places, Segment, Span};
pub(crate) use record::Located;
pub use terms::{
    AttachmentKind, DocumentKind, Initiative, ItemKind, ItemStatus, LanguageTag, Office, Outcome, SectionKind, Status,
};
pub use value::{Amount, Number};

/// The JSON Schema of [`Document`], as `dagordning schema` prints it.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12();
    let mut made = settings.into_generator().into_root_schema_for::<Document>();
    let mut schema = serde_json::Map::new();
    // What it is comes before what it says.
    for key in ["$schema", "$id", "title", "description"] {
        let value = if key == "$id" { Some(SCHEMA_ID.into()) } else { made.remove(key) };
        schema.extend(value.map(|value| (key.to_owned(), value)));
    }
    if let serde_json::Value::Object(rest) = made.to_value() {
        schema.extend(rest);
    }
    schema.into()
}
