//! Whether an archive is sound, and its documents agree.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::database::Archive;
use crate::error::Result;
use crate::words::folded;

/// So many faults of the file are told.
const FAULTS: usize = 100;

/// What is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Oddity {
    /// The file is damaged.
    Damaged,
    /// A row names another that is not there.
    BrokenKey,
    /// Two documents of a body have the same section of a day, or of a year in which the numbers run on.
    SameSection,
    /// Minutes of a body that has agendas, without one of the day.
    NoAgenda,
    /// Numbers are left out in a year in which they run on.
    MissingNumbers,
}

/// Something odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// What.
    pub code: Oddity,
    /// For people.
    pub message: String,
    /// Municipality, region, federation, company.
    pub organization: Option<String>,
    /// The meeting body.
    pub body: Option<String>,
    /// The day, or the year.
    pub date: Option<String>,
    /// The numbers it is about.
    pub numbers: Option<String>,
    /// The files.
    pub paths: Vec<String>,
}

impl Finding {
    /// Whether the archive itself is not sound.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        matches!(self.code, Oddity::Damaged | Oddity::BrokenKey)
    }

    fn of_file(code: Oddity, message: String) -> Finding {
        Finding { code, message, organization: None, body: None, date: None, numbers: None, paths: Vec::new() }
    }
}

/// A meeting body of an organization, folded.
type Body = (Option<String>, String);

/// Numbered items of a body's minutes in a year: by day, the number with the files that have it.
type Year = BTreeMap<String, BTreeMap<u32, BTreeSet<String>>>;

impl Archive {
    /// Looks for what is odd: faults of the file first.
    ///
    /// # Errors
    ///
    /// The archive cannot be read at all.
    pub fn check(&self) -> Result<Vec<Finding>> {
        let mut findings = self.integrity()?;
        if findings.is_empty() {
            self.sections(&mut findings)?;
            self.agendas(&mut findings)?;
        }
        Ok(findings)
    }

    /// Whether the file is what SQLite and the tables say that it is; the full text is looked at, too.
    fn integrity(&self) -> Result<Vec<Finding>> {
        let mut findings = Vec::new();
        let mut statement = self.connection.prepare(&format!("PRAGMA integrity_check({FAULTS})"))?;
        for said in statement.query_map([], |row| row.get::<_, String>(0))? {
            let said = said?;
            if said != "ok" {
                findings.push(Finding::of_file(Oddity::Damaged, said));
            }
        }
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let broken = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))?;
        for broken in broken.take(FAULTS) {
            let (table, parent) = broken?;
            let message = format!("a row of {table} names one of {parent} that is not there");
            findings.push(Finding::of_file(Oddity::BrokenKey, message));
        }
        for (what, sql) in [
            (
                "an item without its full text",
                "SELECT count(*) FROM items WHERE item_id NOT IN (SELECT item_id FROM archive_entries WHERE item_id IS NOT NULL)",
            ),
            (
                "full text without its document",
                "SELECT count(*) FROM archive_entries WHERE document_id NOT IN (SELECT document_id FROM documents)",
            ),
            (
                "full text that cannot be searched",
                "SELECT count(*) FROM archive_entries WHERE entry NOT IN (SELECT rowid FROM archive_search)",
            ),
        ] {
            let count: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
            if count > 0 {
                findings.push(Finding::of_file(Oddity::BrokenKey, format!("{what} ({count} times)")));
            }
        }
        Ok(findings)
    }

    fn sections(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.connection.prepare(
            "SELECT d.organization, d.body, m.date, i.number, d.path
             FROM items i JOIN documents d USING (document_id) JOIN meetings m USING (document_id)
             WHERE d.kind = 'minutes' AND d.status IS NOT 'draft' AND d.body IS NOT NULL AND m.date IS NOT NULL
               AND i.parent_item_id IS NULL AND i.number GLOB '[0-9]*' AND i.number NOT GLOB '*[^0-9]*'
             ORDER BY m.date, d.path",
        )?;
        let mut rows = statement.query([])?;
        let mut years: BTreeMap<(Body, String), (Named, Year)> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let named = Named { organization: row.get(0)?, body: row.get(1)?, year: String::new() };
            let (date, number, path): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let Ok(number) = number.parse() else { continue };
            let year: String = date.chars().take(4).collect();
            let key = (named.key(), year.clone());
            let (_, days) = years.entry(key).or_insert_with(|| (Named { year, ..named }, Year::new()));
            days.entry(date).or_default().entry(number).or_default().insert(path);
        }
        for (named, days) in years.values() {
            doubles(named, days, findings);
            if runs_on(days) {
                gaps(named, days, findings);
            }
        }
        Ok(())
    }

    fn agendas(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut statement = self.connection.prepare(
            "SELECT d.organization, d.body, m.date, d.kind, d.path
             FROM documents d JOIN meetings m USING (document_id)
             WHERE d.kind IN ('agenda', 'announcement', 'minutes') AND d.body IS NOT NULL AND m.date IS NOT NULL
             ORDER BY m.date, d.path",
        )?;
        let mut rows = statement.query([])?;
        // An agenda often names no organization: bodies of one name are one here.
        let mut called: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut minutes = Vec::new();
        while let Some(row) = rows.next()? {
            let named = Named { organization: row.get(0)?, body: row.get(1)?, year: String::new() };
            let date: String = row.get(2)?;
            if row.get::<_, String>(3)? == "minutes" {
                minutes.push((named, date, row.get::<_, String>(4)?));
            } else {
                called.entry(named.key().1).or_default().insert(date);
            }
        }
        for (named, date, path) in minutes {
            if called.get(&named.key().1).is_some_and(|days| !days.contains(&date)) {
                findings.push(Finding {
                    date: Some(date),
                    paths: vec![path],
                    ..named.finding(Oddity::NoAgenda, "minutes without an agenda of the day".to_owned())
                });
            }
        }
        Ok(())
    }
}

/// A body as printed.
#[derive(Debug, Clone, Default)]
struct Named {
    organization: Option<String>,
    body: String,
    year: String,
}

impl Named {
    fn key(&self) -> Body {
        (self.organization.as_deref().map(folded), folded(&self.body))
    }

    fn finding(&self, code: Oddity, message: String) -> Finding {
        Finding {
            organization: self.organization.clone(),
            body: Some(self.body.clone()),
            ..Finding::of_file(code, message)
        }
    }
}

/// Whether the numbers of a year run on from meeting to meeting: mostly each begins behind the one before.
fn runs_on(days: &Year) -> bool {
    let spans: Vec<(u32, u32)> = days
        .values()
        .filter_map(|numbers| Some((*numbers.first_key_value()?.0, *numbers.last_key_value()?.0)))
        .collect();
    let on = spans.windows(2).filter(|two| two[1].0 > two[0].1).count();
    spans.len() > 1 && on * 2 > spans.len() - 1
}

fn doubles(named: &Named, days: &Year, findings: &mut Vec<Finding>) {
    let mut add = |date: &str, numbers: Vec<u32>, paths: BTreeSet<String>| {
        if !numbers.is_empty() {
            findings.push(Finding {
                date: Some(date.to_owned()),
                numbers: Some(ranges(&numbers)),
                paths: paths.into_iter().collect(),
                ..named.finding(Oddity::SameSection, "the same sections are there twice".to_owned())
            });
        }
    };
    for (date, numbers) in days {
        let twice = || numbers.iter().filter(|(_, paths)| paths.len() > 1);
        let paths = twice().flat_map(|(_, paths)| paths.clone()).collect();
        add(date, twice().map(|(number, _)| *number).collect(), paths);
    }
    if runs_on(days) {
        let mut seen: BTreeMap<u32, &BTreeSet<String>> = BTreeMap::new();
        for (date, numbers) in days {
            let (mut again, mut paths) = (Vec::new(), BTreeSet::new());
            for (number, of) in numbers {
                if let Some(before) = seen.insert(*number, of) {
                    again.push(*number);
                    paths.extend(before.iter().chain(of).cloned());
                }
            }
            add(date, again, paths);
        }
    }
}

/// What is left out between the first number of a year and the last; what was before the first meeting is not known.
fn gaps(named: &Named, days: &Year, findings: &mut Vec<Finding>) {
    let there: BTreeSet<u32> = days.values().flat_map(|numbers| numbers.keys().copied()).collect();
    let (Some(first), Some(last)) = (there.first(), there.last()) else { return };
    // A number that was read wrong would leave out very many.
    if (last - first) as usize > there.len() * 20 {
        return;
    }
    let missing: Vec<u32> = (*first..*last).filter(|number| !there.contains(number)).collect();
    if !missing.is_empty() {
        findings.push(Finding {
            date: Some(named.year.clone()),
            numbers: Some(ranges(&missing)),
            ..named.finding(Oddity::MissingNumbers, format!("{} numbers of the year are missing", missing.len()))
        });
    }
}

/// `3, 7-9`.
fn ranges(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let shown = |(first, last): (u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    ranges.into_iter().map(shown).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_in_ranges() {
        assert_eq!(ranges(&[3, 7, 8, 9, 12, 13]), "3, 7-9, 12-13");
    }

    #[test]
    fn numbers_run_on_or_begin_anew() {
        let year = |days: &[(&str, std::ops::RangeInclusive<u32>)]| -> Year {
            let day =
                |numbers: std::ops::RangeInclusive<u32>| numbers.map(|number| (number, BTreeSet::new())).collect();
            days.iter().map(|(date, numbers)| ((*date).to_owned(), day(numbers.clone()))).collect()
        };
        assert!(runs_on(&year(&[("2025-01-10", 1..=12), ("2025-02-10", 13..=20), ("2025-03-10", 23..=30)])));
        assert!(!runs_on(&year(&[("2025-01-10", 1..=12), ("2025-02-10", 1..=9), ("2025-03-10", 1..=14)])));
        assert!(!runs_on(&year(&[("2025-01-10", 1..=12)])));
    }
}
