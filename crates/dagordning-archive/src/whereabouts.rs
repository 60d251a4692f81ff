//! Where an item stands: what all answers tell of it.

use rusqlite::Row;
use serde::Serialize;

use crate::numbers::id_of;

/// Where an item stands, or the text of a document outside its items.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Whereabouts {
    /// The meeting's day.
    pub date: Option<String>,
    /// The meeting body.
    pub body: Option<String>,
    /// Municipality, region, federation, company.
    pub organization: Option<String>,
    /// What sort of document it is in.
    pub kind: Option<String>,
    /// The item's label as printed.
    pub label: Option<String>,
    /// The item's number.
    pub number: Option<String>,
    /// The item's title; the document's for what stands outside its items.
    pub title: Option<String>,
    /// The item's cases, joined by `; `.
    pub case_ids: Option<String>,
    /// The page on which it begins.
    pub page: Option<u32>,
    /// The file.
    pub path: String,
    /// The document's id.
    pub document_id: String,
    /// The item's id; none for what stands outside the items.
    pub item_id: Option<String>,
}

/// What [`Whereabouts::of`] reads, of what [`JOINED`] joins.
pub(crate) fn columns() -> String {
    format!(
        "e.date, d.body, d.organization, e.kind, i.label, i.number,
           coalesce(i.title, CASE WHEN e.item_id IS NULL THEN d.title END), i.case_ids, e.page, d.path, {}, {}",
        id_of("e.document_id"),
        id_of("e.item_id")
    )
}

/// Joins to entries `e` the documents and items that they are of.
pub(crate) const JOINED: &str =
    "CROSS JOIN documents d ON d.document_id = e.document_id LEFT JOIN items i ON i.item_id = e.item_id";

impl Whereabouts {
    /// How many columns there are.
    pub(crate) const WIDTH: usize = 12;

    /// Read from the first columns of a row.
    pub(crate) fn of(row: &Row<'_>) -> rusqlite::Result<Whereabouts> {
        Ok(Whereabouts {
            date: row.get(0)?,
            body: row.get(1)?,
            organization: row.get(2)?,
            kind: row.get(3)?,
            label: row.get(4)?,
            number: row.get(5)?,
            title: row.get(6)?,
            case_ids: row.get(7)?,
            page: row.get(8)?,
            path: row.get(9)?,
            document_id: row.get(10)?,
            item_id: row.get(11)?,
        })
    }
}
