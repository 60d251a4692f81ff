//! Where a person is named.

use rusqlite::{Connection, functions::FunctionFlags};
use serde::Serialize;

use crate::database::Archive;
use crate::error::{Error, Result};
use crate::words::words;

/// Where a person is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Appearance {
    /// The meeting's day.
    pub date: Option<String>,
    /// The meeting body.
    pub body: Option<String>,
    /// What sort of document it is in.
    pub kind: Option<String>,
    /// As what: a role at the meeting, `adjuster`, `substituted`, `initiator`, `presenter`, `mover`, `reservation`, `statement`,
    /// `recusal`, or how the person voted: `ballot yes`.
    pub part: String,
    /// As printed.
    pub name: String,
    /// As printed.
    pub party: Option<String>,
    /// The office in the presidium, or a title.
    pub office: Option<String>,
    /// The item's label as printed; none where it is the whole meeting.
    pub label: Option<String>,
    /// The item's title.
    pub title: Option<String>,
    /// The item's cases, joined by `; `.
    pub case_ids: Option<String>,
    /// The file.
    pub path: String,
    /// The document's id.
    pub document_id: String,
    /// The item's id.
    pub item_id: Option<String>,
}

/// All tables with names: what the person is there, and the item.
const NAMED: &str = "
    SELECT document_id, NULL AS item_id, role AS part, name, party, coalesce(office, title) AS office FROM participants
    UNION ALL SELECT document_id, NULL, 'adjuster', name, party, NULL FROM adjusters
    UNION ALL SELECT document_id, NULL, 'substituted', name, party, office FROM substitutions
    UNION ALL SELECT document_id, item_id, part, name, party, title FROM people
    UNION ALL SELECT document_id, item_id, 'recusal', name, party, NULL FROM recusals
    UNION ALL SELECT document_id, item_id, 'ballot ' || vote, name, party, NULL FROM ballots";

impl Archive {
    /// Where a person is named, by the day. All words of the name must stand in the printed one.
    ///
    /// # Errors
    ///
    /// There is no letter in the name, or the archive cannot be read.
    pub fn person(&self, name: &str) -> Result<Vec<Appearance>> {
        if words(name).next().is_none() {
            return Err(Error::Query("a name is needed".to_owned()));
        }
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT m.date, d.body, d.kind, p.part, p.name, p.party, p.office, i.label, i.title, i.case_ids, d.path,
               p.document_id, p.item_id
             FROM ({NAMED}) p JOIN documents d USING (document_id) JOIN meetings m USING (document_id)
               LEFT JOIN items i ON i.item_id = p.item_id
             WHERE is_named(p.name, ?)
             ORDER BY m.date IS NULL, m.date, d.path, p.document_id, p.item_id IS NOT NULL, p.item_id, p.part"
        ))?;
        let found = statement.query_map([name], |row| {
            Ok(Appearance {
                date: row.get(0)?,
                body: row.get(1)?,
                kind: row.get(2)?,
                part: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
                name: row.get(4)?,
                party: row.get(5)?,
                office: row.get(6)?,
                label: row.get(7)?,
                title: row.get(8)?,
                case_ids: row.get(9)?,
                path: row.get(10)?,
                document_id: row.get(11)?,
                item_id: row.get(12)?,
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

/// Gives SQL `is_named(printed, asked)`: whether all words that are asked for are words of what is printed.
pub(crate) fn functions(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("is_named", 2, flags, |context| {
        let (Some(printed), asked) = (context.get_raw(0).as_str_or_null()?, context.get_raw(1).as_str()?) else {
            return Ok(false);
        };
        let printed: Vec<String> = words(printed).map(|word| word.folded).collect();
        Ok(words(asked).all(|word| printed.contains(&word.folded)))
    })?;
    Ok(())
}
