//! What an archive holds.

use serde::Serialize;

use crate::database::Archive;
use crate::error::Result;

/// What an archive holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stats {
    /// The archive's length.
    pub bytes: i64,
    /// Files that were read.
    pub files: i64,
    /// Files that could not be read.
    pub failed: i64,
    /// Documents in them.
    pub documents: i64,
    /// Pages of the files.
    pub pages: i64,
    /// Items.
    pub items: i64,
    /// Blocks of decisions.
    pub decisions: i64,
    /// Votes.
    pub votes: i64,
    /// Different cases.
    pub cases: i64,
    /// The first meeting's day.
    pub first_date: Option<String>,
    /// The last meeting's day.
    pub last_date: Option<String>,
    /// The meeting bodies, those with most documents first.
    pub bodies: Vec<BodyStats>,
}

/// What an archive holds of a meeting body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BodyStats {
    /// Municipality, region, federation, company.
    pub organization: Option<String>,
    /// Its name; none where the documents name none.
    pub body: Option<String>,
    /// Agendas and announcements.
    pub agendas: i64,
    /// Minutes, extracts included.
    pub minutes: i64,
    /// Other documents.
    pub others: i64,
    /// Their items.
    pub items: i64,
    /// The first day.
    pub first_date: Option<String>,
    /// The last day.
    pub last_date: Option<String>,
}

impl Archive {
    /// Counts what is there.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn stats(&self) -> Result<Stats> {
        let mut stats = self.connection.query_row(
            "SELECT (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size),
               (SELECT count(*) FROM files WHERE outcome = 'read'), (SELECT count(*) FROM files WHERE outcome <> 'read'),
               (SELECT count(*) FROM documents),
               (SELECT coalesce(sum(pages), 0) FROM (SELECT max(page_count) AS pages FROM documents GROUP BY sha256)),
               (SELECT count(*) FROM items), (SELECT count(*) FROM resolutions WHERE kind = 'decision'),
               (SELECT count(*) FROM votes), (SELECT count(DISTINCT case_key) FROM archive_cases),
               (SELECT min(date) FROM meetings), (SELECT max(date) FROM meetings)",
            [],
            |row| {
                Ok(Stats {
                    bytes: row.get(0)?,
                    files: row.get(1)?,
                    failed: row.get(2)?,
                    documents: row.get(3)?,
                    pages: row.get(4)?,
                    items: row.get(5)?,
                    decisions: row.get(6)?,
                    votes: row.get(7)?,
                    cases: row.get(8)?,
                    first_date: row.get(9)?,
                    last_date: row.get(10)?,
                    bodies: Vec::new(),
                })
            },
        )?;
        let mut statement = self.connection.prepare(
            "WITH counted AS (SELECT document_id, count(*) AS items FROM items GROUP BY document_id)
             SELECT d.organization, d.body, sum(d.kind IN ('agenda', 'announcement')),
               sum(d.kind IN ('minutes', 'minutes_extract')),
               sum(d.kind NOT IN ('agenda', 'announcement', 'minutes', 'minutes_extract')), coalesce(sum(counted.items), 0),
               min(m.date), max(m.date)
             FROM documents d JOIN meetings m USING (document_id) LEFT JOIN counted USING (document_id)
             GROUP BY d.organization, d.body ORDER BY count(*) DESC, d.organization, d.body",
        )?;
        let bodies = statement.query_map([], |row| {
            Ok(BodyStats {
                organization: row.get(0)?,
                body: row.get(1)?,
                agendas: row.get(2)?,
                minutes: row.get(3)?,
                others: row.get(4)?,
                items: row.get(5)?,
                first_date: row.get(6)?,
                last_date: row.get(7)?,
            })
        })?;
        stats.bodies = bodies.collect::<rusqlite::Result<_>>()?;
        Ok(stats)
    }
}
