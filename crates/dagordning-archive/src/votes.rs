//! How it was voted.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::case::{TALLY, Tally};
use crate::database::Archive;
use crate::error::Result;
use crate::keys::keys_of_day;
use crate::search::no_day;
use crate::whereabouts::{JOINED, Whereabouts, columns};
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
    /// Where it stands; the page is that on which its item begins.
    #[serde(flatten)]
    pub at: Whereabouts,
    /// The result as printed.
    pub tally: Tally,
    /// The ballots by party.
    pub parties: Vec<PartyBallots>,
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
        let sql = format!(
            "SELECT {}, {TALLY}, v.vote_id AS vote_id, e.body AS body_key
             FROM votes v CROSS JOIN archive_entries e ON e.document_id = v.document_id AND e.item_id = v.item_id {JOINED}
             WHERE coalesce(e.date >= ?1, ?1 IS NULL) AND coalesce(e.date <= ?2, ?2 IS NULL)
             ORDER BY e.date IS NULL, e.date, d.path, v.vote_id",
            columns()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([&asked.from, &asked.to])?;
        let mut votes = Vec::new();
        while let Some(row) = rows.next()? {
            let body: Option<i64> = row.get("body_key")?;
            if bodies.as_ref().is_some_and(|bodies| body.is_none_or(|body| !bodies.contains(&body))) {
                continue;
            }
            let parties = self.ballots(row.get("vote_id")?, party.as_deref())?;
            if party.is_some() && parties.is_empty() {
                continue;
            }
            votes.push(Vote { at: Whereabouts::of(row)?, tally: Tally::of(row, Whereabouts::WIDTH)?, parties });
        }
        Ok(votes)
    }

    fn ballots(&self, vote: i64, party: Option<&str>) -> Result<Vec<PartyBallots>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT party, vote, count(*) FROM ballots
             WHERE ballot_id > ?1 AND ballot_id < (SELECT coalesce(min(vote_id), 9223372036854775807) FROM votes WHERE vote_id > ?1)
             GROUP BY party, vote",
        )?;
        let mut rows = statement.query([vote])?;
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
