//! What is needed beside the documents to show their values on the pages.

use serde::{Deserialize, Serialize};

use crate::model::{Document, Segment, TextLine};
use crate::text::SourceText;

/// The text of an input and where its lines and what is no value stand.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Sheet {
    /// What `dagordning text` prints, to which all offsets point.
    pub text: String,
    /// How many pages there are.
    pub page_count: u32,
    /// The lines that are not blank, in order.
    pub lines: Vec<Segment>,
    /// Of each document, in their order.
    pub leftovers: Vec<Leftovers>,
}

/// Where that which is no value stands, in the order of the document's own lists.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Leftovers {
    /// Of `unassigned`.
    pub unassigned: Vec<Segment>,
    /// Of `furniture`.
    pub furniture: Vec<Segment>,
    /// Of `labels`.
    pub labels: Vec<Segment>,
}

impl Sheet {
    /// Of documents that were read from `text` with places and furniture.
    #[must_use]
    pub fn of(text: &SourceText, documents: &[Document]) -> Sheet {
        let lines = (0..text.lines.len()).filter_map(|at| {
            let line = &text.lines[at];
            (line.start < line.end).then(|| text.segment(line.start as usize..line.end as usize))
        });
        let leftovers = documents.iter().map(|document| Leftovers {
            unassigned: segments(text, &document.unassigned),
            furniture: segments(text, &document.furniture),
            labels: segments(text, &document.labels),
        });
        Sheet {
            text: text.text.clone(),
            page_count: text.page_count,
            lines: lines.collect(),
            leftovers: leftovers.collect(),
        }
    }
}

fn segments(text: &SourceText, entries: &[TextLine]) -> Vec<Segment> {
    let spans = entries.iter().filter_map(|entry| entry.span);
    spans.map(|span| text.segment(text.byte_offset(span.start as usize)..text.byte_offset(span.end as usize))).collect()
}
