//! The way of a case through the bodies.

use std::collections::{BTreeSet, VecDeque};

use rusqlite::{OptionalExtension, Row};
use serde::Serialize;

use crate::database::Archive;
use crate::error::{Error, Result};
use crate::keys::case_key;
use crate::numbers::inside;
use crate::query::has;
use crate::whereabouts::{JOINED, Whereabouts, columns};
use crate::words::{Stems, folded, words};

/// A case with more steps is shown so far.
const MOST: usize = 1000;

/// A case by what the archive has of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Case {
    /// As it was asked for.
    pub case_id: String,
    /// By the day.
    pub steps: Vec<Step>,
}

/// An item in which the case came up, or that one of these points to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Step {
    /// Where it stands.
    #[serde(flatten)]
    pub at: Whereabouts,
    /// Whether the item has the case's number; if not, a link leads to it or from it.
    pub of_case: bool,
    /// What was proposed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<Block>,
    /// What was decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Block>,
    /// The votes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Tally>,
    /// Earlier decisions that it points to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refers_to: Vec<Link>,
}

/// A block of a proposal or a decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Block {
    /// Who puts it.
    pub proposer: Option<String>,
    /// The body that is to decide or decided.
    pub decider: Option<String>,
    /// The body that the decider proposes to.
    pub recipient: Option<String>,
    /// What became of it.
    pub outcome: Option<String>,
    /// What is to be decided.
    pub clauses: Vec<String>,
}

/// A vote's result.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Tally {
    /// As printed.
    pub proposition: Option<String>,
    /// The printed words.
    pub yes_means: Option<String>,
    /// The printed words.
    pub no_means: Option<String>,
    /// As printed.
    pub yes: Option<i64>,
    /// As printed.
    pub no: Option<i64>,
    /// As printed.
    pub abstain: Option<i64>,
    /// As printed.
    pub absent: Option<i64>,
}

/// Where an item points to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// As printed.
    pub body: Option<String>,
    /// The day.
    pub date: Option<String>,
    /// The number of the section.
    pub number: Option<String>,
    /// The item in the archive; none where it is not there, or where several could be meant.
    pub item_id: Option<String>,
}

/// An item on the way.
struct Next {
    item: i64,
    /// Whether its own links are followed.
    followed: bool,
}

impl Archive {
    /// All items of a case, and those that they point to or that point to them.
    ///
    /// # Errors
    ///
    /// There is no sign in the id, or the archive cannot be read.
    pub fn case(&self, case_id: &str) -> Result<Case> {
        let key = case_key(case_id);
        if key.is_empty() {
            return Err(Error::Query("a case's number is needed".to_owned()));
        }
        let mut next: VecDeque<Next> = self.of_case(&key)?.into();
        let mut seen: BTreeSet<i64> = next.iter().map(|next| next.item).collect();
        let mut steps = Vec::new();
        while let Some(one) = next.pop_front().filter(|_| steps.len() < MOST) {
            let Some(mut step) = self.step(&one)? else { continue };
            let ids = step.at.case_ids.as_deref().unwrap_or_default();
            step.of_case = ids.split("; ").any(|other| case_key(other) == key);
            // An item of other cases is shown, and not where it leads.
            let mut found = Vec::new();
            if one.followed {
                for link in &mut step.refers_to {
                    if let Some(meant) = self.meant(link, &step.at.path)? {
                        link.item_id = Some(self.id_of(meant.item)?);
                        found.push(meant);
                    }
                }
                found.extend(self.pointing(&one, &step)?);
            }
            for mut other in found {
                if seen.insert(other.item) {
                    other.followed = self.is_free(other.item)?;
                    next.push_back(other);
                }
            }
            steps.push(step);
        }
        let order = |step: &Step| {
            let at = &step.at;
            let minutes = at.kind.as_deref().is_some_and(|kind| kind.starts_with("minutes"));
            (at.date.is_none(), at.date.clone(), minutes, at.item_id.clone())
        };
        steps.sort_by_cached_key(order);
        Ok(Case { case_id: case_id.to_owned(), steps })
    }

    fn of_case(&self, key: &str) -> Result<Vec<Next>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT e.item_id FROM archive_cases JOIN archive_entries e USING (entry)
             WHERE case_key = ? AND e.item_id IS NOT NULL ORDER BY entry LIMIT ?",
        )?;
        let next = statement.query_map((key, MOST as i64), |row| Ok(Next { item: row.get(0)?, followed: true }))?;
        Ok(next.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether an item is of no case that is printed.
    fn is_free(&self, item: i64) -> Result<bool> {
        let mut statement = self.connection.prepare_cached("SELECT case_ids IS NULL FROM items WHERE item_id = ?")?;
        Ok(statement.query_row([item], |row| row.get(0))?)
    }

    fn step(&self, one: &Next) -> Result<Option<Step>> {
        let sql = format!(
            "SELECT {} FROM archive_entries e {JOINED}
             WHERE e.document_id = (SELECT document_id FROM items WHERE item_id = ?1) AND e.item_id = ?1",
            columns()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let Some(at) = statement.query_row([one.item], Whereabouts::of).optional()? else { return Ok(None) };
        let mut step = Step { at, ..Step::default() };
        step.proposals = self.blocks(one.item, "proposal")?;
        step.decisions = self.blocks(one.item, "decision")?;
        step.votes = self.tallies(one.item)?;
        let sql = format!("SELECT body, date, number FROM \"references\" WHERE {}", inside("reference_id", "?1"));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let links = statement.query_map([one.item], |row| {
            Ok(Link { body: row.get(0)?, date: row.get(1)?, number: row.get(2)?, item_id: None })
        })?;
        step.refers_to = links.collect::<rusqlite::Result<_>>()?;
        Ok(Some(step))
    }

    fn blocks(&self, item: i64, kind: &str) -> Result<Vec<Block>> {
        let sql = format!(
            "SELECT resolution_id, proposer, decider, recipient, outcome FROM resolutions
             WHERE {} AND kind = ?2 ORDER BY position",
            inside("resolution_id", "?1")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_map((item, kind), |row| {
            let block = Block {
                proposer: row.get(1)?,
                decider: row.get(2)?,
                recipient: row.get(3)?,
                outcome: row.get(4)?,
                clauses: Vec::new(),
            };
            Ok((row.get::<_, i64>(0)?, block))
        })?;
        let mut blocks = Vec::new();
        for found in found {
            let (id, mut block) = found?;
            // Clauses below clauses are part of what these say.
            let sql = format!(
                "SELECT coalesce(text, '') FROM clauses
                 WHERE {} AND resolution_id = ?2 AND parent_clause_id IS NULL ORDER BY position",
                inside("clause_id", "?1")
            );
            let mut statement = self.connection.prepare_cached(&sql)?;
            let clauses = statement.query_map([item, id], |row| row.get(0))?;
            block.clauses = clauses.collect::<rusqlite::Result<_>>()?;
            blocks.push(block);
        }
        Ok(blocks)
    }

    fn tallies(&self, item: i64) -> Result<Vec<Tally>> {
        let sql = format!("SELECT {TALLY} FROM votes v WHERE {} ORDER BY position", inside("vote_id", "?1"));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let votes = statement.query_map([item], |row| Tally::of(row, 0))?;
        Ok(votes.collect::<rusqlite::Result<_>>()?)
    }

    /// The item that a link means: of the same day and number, and of its body. Where several are left none is.
    fn meant(&self, link: &Link, from: &str) -> Result<Option<Next>> {
        let (Some(date), Some(number)) = (&link.date, &link.number) else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(
            "SELECT i.item_id, d.body, i.label, d.kind IN ('minutes', 'minutes_extract'), d.path
             FROM meetings m CROSS JOIN documents d USING (document_id)
               CROSS JOIN archive_entries e ON e.document_id = m.document_id CROSS JOIN items i ON i.item_id = e.item_id
             WHERE m.date = ? AND i.number = ?",
        )?;
        let found = statement.query_map([date, number], |row| {
            Ok(Candidate {
                next: Next { item: row.get(0)?, followed: false },
                body: row.get(1)?,
                label: row.get(2)?,
                minutes: row.get(3)?,
                near: folder(&row.get::<_, String>(4)?) == folder(from),
            })
        })?;
        let mut fits: Vec<(u32, Candidate)> = Vec::new();
        for candidate in found {
            let candidate = candidate?;
            if let Some(fit) = candidate.fit(link.body.as_deref()) {
                fits.push((fit, candidate));
            }
        }
        let best = fits.iter().map(|(fit, _)| *fit).max().unwrap_or_default();
        fits.retain(|(fit, _)| *fit == best);
        Ok(if fits.len() == 1 { fits.pop().map(|(_, candidate)| candidate.next) } else { None })
    }

    /// Items whose links mean this one.
    fn pointing(&self, one: &Next, step: &Step) -> Result<Vec<Next>> {
        let (Some(date), Some(number)) = (&step.at.date, &step.at.number) else { return Ok(Vec::new()) };
        let mut statement = self.connection.prepare_cached(
            "SELECT r.item_id, r.body, d.path FROM \"references\" r JOIN documents d USING (document_id)
             WHERE r.date = ? AND r.number = ?",
        )?;
        let found = statement.query_map([date, number], |row| {
            let next = Next { item: row.get(0)?, followed: false };
            Ok((next, row.get::<_, Option<String>>(1)?, row.get::<_, String>(2)?))
        })?;
        let mut pointing = Vec::new();
        for other in found {
            let (next, body, path) = other?;
            let link = Link { body, date: Some(date.clone()), number: Some(number.clone()), item_id: None };
            if self.meant(&link, &path)?.is_some_and(|meant| meant.item == one.item) {
                pointing.push(next);
            }
        }
        Ok(pointing)
    }
}

/// An item that a link may mean.
struct Candidate {
    next: Next,
    body: Option<String>,
    label: Option<String>,
    minutes: bool,
    /// Whether both files stand in one folder.
    near: bool,
}

impl Candidate {
    /// How well it is what a link names; none where it is not.
    fn fit(&self, named: Option<&str>) -> Option<u32> {
        let body = match (named, &self.body) {
            (None, _) => 0,
            (Some(named), Some(body)) if has(body, named) && has(named, body) => 4,
            (Some(named), _) if self.label.as_deref().is_some_and(|label| begins(label, named)) => 4,
            (Some(named), Some(body)) if is_last_of(named, body) => 3,
            (Some(named), Some(body)) if is_short_for(named, body) => 2,
            _ => return None,
        };
        Some(body * 4 + u32::from(self.minutes) * 2 + u32::from(self.near))
    }
}

fn begins(label: &str, named: &str) -> bool {
    let first = words(label).next().map(|word| word.folded);
    let mut named = words(named).map(|word| word.folded);
    first.is_some() && first == named.next() && named.next().is_none()
}

/// Whether a word is what a name ends in: the board among those of other fields, the committee among those of other bodies.
fn is_last_of(word: &str, name: &str) -> bool {
    let stems = Stems::new();
    let mut named = words(word).map(|word| word.folded);
    let (Some(named), None, Some(last)) = (named.next(), named.next(), words(name).last()) else { return false };
    stems.of(&last.folded).ends_with(&*stems.of(&named))
}

/// Whether a word in capitals can stand for a name: its letters stand in the name in this order, the first at its beginning.
fn is_short_for(short: &str, name: &str) -> bool {
    if short.is_empty() || !short.chars().all(char::is_uppercase) {
        return false;
    }
    let name = folded(name);
    let mut rest = name.chars();
    let short = folded(short);
    let mut letters = short.chars();
    letters.next() == rest.next() && letters.all(|letter| rest.any(|other| other == letter))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What [`Tally::of`] reads of votes `v`.
pub(crate) const TALLY: &str =
    "v.proposition, v.yes_means, v.no_means, v.yes_count, v.no_count, v.abstain_count, v.absent_count";

impl Tally {
    /// Read from a row, beginning at a column.
    pub(crate) fn of(row: &Row<'_>, at: usize) -> rusqlite::Result<Tally> {
        Ok(Tally {
            proposition: row.get(at)?,
            yes_means: row.get(at + 1)?,
            no_means: row.get(at + 2)?,
            yes: row.get(at + 3)?,
            no: row.get(at + 4)?,
            abstain: row.get(at + 5)?,
            absent: row.get(at + 6)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_names() {
        for (short, name) in [
            ("KSAU", "Kommunstyrelsens arbetsutskott"),
            ("KF", "Kommunfullmäktige"),
            ("KS", "Kommunstyrelsen"),
            ("BUN", "Barn- och utbildningsnämnden"),
        ] {
            assert!(is_short_for(short, name), "{short} {name}");
        }
        assert!(is_last_of("Arbetsutskottet", "Kommunstyrelsens arbetsutskott"));
        assert!(is_last_of("nämnden", "Kulturnämnden"));
        assert!(!is_last_of("Arbetsutskottet", "Kommunstyrelsen"));
        assert!(!is_short_for("KF", "Kulturnämnden"));
        assert!(!is_short_for("Nämnden", "Kulturnämnden"));
    }
}
