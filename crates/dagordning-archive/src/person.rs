//! Where a person is named.

use rusqlite::{Connection, functions::FunctionFlags};
use serde::Serialize;

use crate::database::Archive;
use crate::error::{Error, Result};
use crate::whereabouts::{JOINED, Whereabouts, columns};
use crate::words::words;

/// Where a person is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Appearance {
    /// Where: in an item, or in what stands outside the items where it is the whole meeting.
    #[serde(flatten)]
    pub at: Whereabouts,
    /// As what: a role at the meeting, `adjuster`, `substituted`, `initiator`, `presenter`, `mover`, `reservation`, `statement`,
    /// `recusal`, or how the person voted: `ballot yes`.
    pub part: String,
    /// As printed.
    pub name: String,
    /// As printed.
    pub party: Option<String>,
    /// The office in the presidium, or a title.
    pub office: Option<String>,
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
            "SELECT {}, p.part, p.name, p.party, p.office
             FROM ({NAMED}) p CROSS JOIN archive_entries e ON e.document_id = p.document_id AND e.item_id IS p.item_id {JOINED}
             WHERE is_named(p.name, ?)
             ORDER BY e.date IS NULL, e.date, d.path, p.document_id, p.item_id IS NOT NULL, p.item_id, p.part",
            columns()
        ))?;
        let found = statement.query_map([name], |row| {
            Ok(Appearance {
                at: Whereabouts::of(row)?,
                part: row.get::<_, Option<String>>(Whereabouts::WIDTH)?.unwrap_or_default(),
                name: row.get(Whereabouts::WIDTH + 1)?,
                party: row.get(Whereabouts::WIDTH + 2)?,
                office: row.get(Whereabouts::WIDTH + 3)?,
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
