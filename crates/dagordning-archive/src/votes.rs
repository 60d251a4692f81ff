//! How it was voted.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::case::Tally;
use crate::database::Archive;
use crate::error::Result;
use crate::keys::keys_of_day;
use crate::search::no_day;
use crate::words::folded;

/// Which votes are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Votes {
    /// Only those in which members of this party voted, and only their ballots.
    pub party: Option<String>,
    /// The meeting body: its name, or a part of it where no body has that name.
    pub body: Option<String>,
    /// The first day: 2026-03-02.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}

/// A vote.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Vote {
    /// The meeting's day.
    pub date: Option<String>,
    /// The meeting body.
    pub body: Option<String>,
    /// The item's label as printed.
    pub label: Option<String>,
    /// The item's title.
    pub title: Option<String>,
    /// The item's cases, joined by `; `.
    pub case_ids: Option<String>,
    /// The result as printed.
    pub tally: Tally,
    /// The ballots by party.
    pub parties: Vec<PartyBallots>,
    /// The file.
    pub path: String,
    /// The item's id.
    pub item_id: String,
}

/// How the members of a party voted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PartyBallots {
    /// As printed; none for those without.
    pub party: Option<String>,
    /// How many voted so.
    pub yes: usize,
    /// How many voted so.
    pub no: usize,
    /// How many voted so.
    pub abstain: usize,
    /// How many were absent.
    pub absent: usize,
}

impl Archive {
    /// The votes, by the day.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn votes(&self, asked: &Votes) -> Result<Vec<Vote>> {
        for (day, option) in [(&asked.from, "--from"), (&asked.to, "--to")] {
            if let Some(day) = day.as_ref().filter(|day| keys_of_day(day).is_none()) {
                return Err(no_day(option, day));
            }
        }
        let bodies = asked.body.as_deref().map(|body| self.bodies(body)).transpose()?;
        let party = asked.party.as_deref().map(folded);
        let mut statement = self.connection.prepare_cached(
            "SELECT m.date, d.body, i.label, i.title, i.case_ids, v.proposition, v.yes_means, v.no_means, v.yes_count,
               v.no_count, v.abstain_count, v.absent_count, d.path, v.item_id, v.vote_id, b.body
             FROM votes v JOIN items i USING (item_id) JOIN documents d ON d.document_id = v.document_id
               JOIN meetings m ON m.document_id = v.document_id LEFT JOIN archive_bodies b ON b.name = d.body
             WHERE coalesce(m.date >= ?1, ?1 IS NULL) AND coalesce(m.date <= ?2, ?2 IS NULL)
             ORDER BY m.date IS NULL, m.date, d.path, v.vote_id",
        )?;
        let mut rows = statement.query([&asked.from, &asked.to])?;
        let mut votes = Vec::new();
        while let Some(row) = rows.next()? {
            let body: Option<i64> = row.get(15)?;
            if bodies.as_ref().is_some_and(|bodies| body.is_none_or(|body| !bodies.contains(&body))) {
                continue;
            }
            let parties = self.ballots(&row.get::<_, String>(14)?, party.as_deref())?;
            if party.is_some() && parties.is_empty() {
                continue;
            }
            votes.push(Vote {
                date: row.get(0)?,
                body: row.get(1)?,
                label: row.get(2)?,
                title: row.get(3)?,
                case_ids: row.get(4)?,
                tally: Tally {
                    proposition: row.get(5)?,
                    yes_means: row.get(6)?,
                    no_means: row.get(7)?,
                    yes: row.get(8)?,
                    no: row.get(9)?,
                    abstain: row.get(10)?,
                    absent: row.get(11)?,
                },
                parties,
                path: row.get(12)?,
                item_id: row.get(13)?,
            });
        }
        Ok(votes)
    }

    fn ballots(&self, vote_id: &str, party: Option<&str>) -> Result<Vec<PartyBallots>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT party, vote, count(*) FROM ballots
             WHERE ballot_id > ?1 || '/ballots/' AND ballot_id < ?1 || '/ballots0' GROUP BY party, vote",
        )?;
        let mut rows = statement.query([vote_id])?;
        let mut parties: BTreeMap<Option<String>, PartyBallots> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let printed: Option<String> = row.get(0)?;
            let key = printed.as_deref().map(folded);
            if party.is_some() && key.as_deref() != party {
                continue;
            }
            let count = usize::try_from(row.get::<_, i64>(2)?).unwrap_or_default();
            let ballots =
                parties.entry(key).or_insert_with(|| PartyBallots { party: printed, ..PartyBallots::default() });
            match row.get::<_, Option<String>>(1)?.as_deref() {
                Some("yes") => ballots.yes += count,
                Some("no") => ballots.no += count,
                Some("abstain") => ballots.abstain += count,
                Some("absent") => ballots.absent += count,
                _ => {}
            }
        }
        Ok(parties.into_values().collect())
    }
}
