//! The meetings, their items, and the files that tell of them.

use rusqlite::OptionalExtension;
use serde::Serialize;

use crate::database::Archive;
use crate::error::Result;
use crate::keys::keys_of_day;
use crate::search::no_day;
use crate::whereabouts::{JOINED, Whereabouts, columns};

/// Which meetings are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meetings {
    /// The meeting body: its name, or a part of it where no body has that name.
    pub body: Option<String>,
    /// The first day: 2026-03-02.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// So many at most, the newest first; 0 for all.
    pub limit: usize,
}

/// A document and the meeting that it calls to or tells of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Meeting {
    /// Which document it is.
    #[serde(flatten)]
    pub at: Whereabouts,
    /// When it begins.
    pub start_time: Option<String>,
    /// When it ends.
    pub end_time: Option<String>,
    /// Where, as printed.
    pub location: Option<String>,
    /// Its items, items below items included.
    pub items: i64,
    /// Its blocks of decisions.
    pub decisions: i64,
}

/// A file that an archive has read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Original {
    /// What names it in the archive: its path from the archive's folder.
    pub path: String,
    /// Of its bytes, in hexadecimal.
    pub sha256: String,
}

impl Archive {
    /// The meetings, the newest first.
    ///
    /// # Errors
    ///
    /// A day is none, or the archive cannot be read.
    pub fn meetings(&self, asked: &Meetings) -> Result<Vec<Meeting>> {
        for (day, option) in [(&asked.from, "--from"), (&asked.to, "--to")] {
            if let Some(day) = day.as_ref().filter(|day| keys_of_day(day).is_none()) {
                return Err(no_day(option, day));
            }
        }
        let bodies = asked.body.as_deref().map(|body| self.bodies(body)).transpose()?;
        let sql = format!(
            "SELECT {}, m.start_time, m.end_time, m.location,
               (SELECT count(*) FROM items n WHERE n.document_id = e.document_id),
               (SELECT count(*) FROM resolutions r WHERE r.document_id = e.document_id AND r.kind = 'decision'),
               e.body AS body_key
             FROM meetings m CROSS JOIN archive_entries e ON e.document_id = m.document_id AND e.item_id IS NULL {JOINED}
             WHERE coalesce(e.date >= ?1, ?1 IS NULL) AND coalesce(e.date <= ?2, ?2 IS NULL)
             ORDER BY e.date IS NULL, e.date DESC, d.body, d.path, e.document_id",
            columns()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([&asked.from, &asked.to])?;
        let most = if asked.limit == 0 { usize::MAX } else { asked.limit };
        let mut meetings = Vec::new();
        while let Some(row) = rows.next()? {
            let body: Option<i64> = row.get("body_key")?;
            if bodies.as_ref().is_some_and(|bodies| body.is_none_or(|body| !bodies.contains(&body))) {
                continue;
            }
            if meetings.len() == most {
                break;
            }
            meetings.push(Meeting {
                at: Whereabouts::of(row)?,
                start_time: row.get(Whereabouts::WIDTH)?,
                end_time: row.get(Whereabouts::WIDTH + 1)?,
                location: row.get(Whereabouts::WIDTH + 2)?,
                items: row.get(Whereabouts::WIDTH + 3)?,
                decisions: row.get(Whereabouts::WIDTH + 4)?,
            });
        }
        Ok(meetings)
    }

    /// The items of a document in their order; none where the archive has no such document.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn items(&self, document_id: &str) -> Result<Vec<Whereabouts>> {
        let Some(document) = self.number_of(document_id)? else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT {} FROM archive_entries e {JOINED}
             WHERE e.document_id = ? AND e.item_id IS NOT NULL ORDER BY e.item_id",
            columns()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let items = statement.query_map([document], Whereabouts::of)?;
        Ok(items.collect::<rusqlite::Result<_>>()?)
    }

    /// The file that a document was read from.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn original(&self, document_id: &str) -> Result<Option<Original>> {
        let Some(document) = self.number_of(document_id)? else { return Ok(None) };
        let mut statement =
            self.connection.prepare_cached("SELECT path, sha256 FROM documents WHERE document_id = ?")?;
        let found = statement.query_row([document], |row| Ok(Original { path: row.get(0)?, sha256: row.get(1)? }));
        Ok(found.optional()?)
    }

    /// The files of a content, by SHA-256 in hexadecimal.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn originals(&self, sha256: &str) -> Result<Vec<Original>> {
        let mut statement =
            self.connection.prepare_cached("SELECT path, sha256 FROM files WHERE sha256 = ? ORDER BY path")?;
        let found = statement.query_map([sha256], |row| Ok(Original { path: row.get(0)?, sha256: row.get(1)? }))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}
