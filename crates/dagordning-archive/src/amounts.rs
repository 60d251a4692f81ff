//! Amounts of money.

use serde::Serialize;

use crate::database::Archive;
use crate::error::Result;
use crate::keys::keys_of_day;
use crate::search::no_day;
use crate::whereabouts::{JOINED, Whereabouts, columns};

/// Which amounts are asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Amounts {
    /// The meeting body: its name, or a part of it where no body has that name.
    pub body: Option<String>,
    /// The first day: 2026-03-02.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// Only those that a decision names.
    pub decided: bool,
    /// Only those of so much or more, in whole units of their currency.
    pub least: Option<f64>,
    /// So many at most, the newest first; 0 for all.
    pub limit: usize,
}

/// An amount that an item names.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Amount {
    /// Where it stands; the page is that on which its item begins.
    #[serde(flatten)]
    pub at: Whereabouts,
    /// As printed.
    pub text: Option<String>,
    /// In whole units of the currency.
    pub value: Option<f64>,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// By ISO 4217.
    pub currency: Option<String>,
    /// The rate's unit.
    pub per: Option<String>,
    /// Whether a decision names it.
    pub decided: bool,
}

impl Archive {
    /// The amounts, the newest first.
    ///
    /// # Errors
    ///
    /// A day is none, or the archive cannot be read.
    pub fn amounts(&self, asked: &Amounts) -> Result<Vec<Amount>> {
        for (day, option) in [(&asked.from, "--from"), (&asked.to, "--to")] {
            if let Some(day) = day.as_ref().filter(|day| keys_of_day(day).is_none()) {
                return Err(no_day(option, day));
            }
        }
        let bodies = asked.body.as_deref().map(|body| self.bodies(body)).transpose()?;
        let sql = format!(
            "SELECT {}, a.text, a.value_in_currency, a.value_max_in_currency, a.currency, a.per,
               EXISTS (SELECT 1 FROM resolutions r WHERE r.resolution_id = a.resolution_id AND r.kind = 'decision') AS decided,
               e.body AS body_key
             FROM amounts a CROSS JOIN archive_entries e ON e.document_id = a.document_id AND e.item_id = a.item_id {JOINED}
             WHERE coalesce(e.date >= ?1, ?1 IS NULL) AND coalesce(e.date <= ?2, ?2 IS NULL)
               AND coalesce(coalesce(a.value_max_in_currency, a.value_in_currency) >= ?3, ?3 IS NULL)
             ORDER BY e.date IS NULL, e.date DESC, d.path, a.amount_id",
            columns()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query((&asked.from, &asked.to, asked.least))?;
        let most = if asked.limit == 0 { usize::MAX } else { asked.limit };
        let mut amounts = Vec::new();
        while let Some(row) = rows.next()? {
            let body: Option<i64> = row.get("body_key")?;
            if bodies.as_ref().is_some_and(|bodies| body.is_none_or(|body| !bodies.contains(&body))) {
                continue;
            }
            let decided: bool = row.get("decided")?;
            if asked.decided && !decided {
                continue;
            }
            if amounts.len() == most {
                break;
            }
            amounts.push(Amount {
                at: Whereabouts::of(row)?,
                text: row.get(Whereabouts::WIDTH)?,
                value: row.get(Whereabouts::WIDTH + 1)?,
                value_max: row.get(Whereabouts::WIDTH + 2)?,
                currency: row.get(Whereabouts::WIDTH + 3)?,
                per: row.get(Whereabouts::WIDTH + 4)?,
                decided,
            });
        }
        Ok(amounts)
    }
}
