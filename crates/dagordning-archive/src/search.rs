//! Searching the full text.

use std::ops::Range;

use rusqlite::params_from_iter;
use rusqlite::types::Value;
use serde::Serialize;

use crate::database::Archive;
use crate::entry::page_at;
use crate::error::{Error, Result};
use crate::keys::{DATED, case_key, keys_of_day};
use crate::numbers::inside;
use crate::query::{Query, Term, has, in_column, person};
use crate::snippet::best;
use crate::whereabouts::{JOINED, Whereabouts, columns};

/// Of what is found the newest so many are weighed.
const WEIGHED: usize = 5000;

/// In which order hits come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Order {
    /// Those first that have more of what is searched for.
    #[default]
    Relevance,
    /// The newest first.
    Date,
}

/// What is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Words, of which all must be there in any form; `"phrases"`, `begin*`, `-not`, `one OR other`. Without any all that
    /// the filters leave is found.
    pub query: String,
    /// The meeting body: its name, or a part of it where no body has that name.
    pub body: Option<String>,
    /// Municipality, region, federation, company: its name, or a part of it where none has that name.
    pub organization: Option<String>,
    /// The first day: 2026-03-02.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// A party, as printed, whose members are named in the item.
    pub party: Option<String>,
    /// A person that is named in the item.
    pub person: Option<String>,
    /// The case.
    pub case_id: Option<String>,
    /// What sort of document or of item.
    pub kind: Option<String>,
    /// Only where something was decided.
    pub decided: bool,
    /// Only where a decision or a clause of one had this outcome.
    pub outcome: Option<String>,
    /// So many hits at most.
    pub limit: usize,
    /// Which come first.
    pub order: Order,
}

impl Default for Search {
    fn default() -> Search {
        Search {
            query: String::new(),
            body: None,
            organization: None,
            from: None,
            to: None,
            party: None,
            person: None,
            case_id: None,
            kind: None,
            decided: false,
            outcome: None,
            limit: 20,
            order: Order::Relevance,
        }
    }
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Found {
    /// How many there are, counted as far as they were weighed.
    pub count: usize,
    /// Whether there are more than were counted.
    pub more: bool,
    /// The first of them.
    pub hits: Vec<Hit>,
}

/// An item that was found, or the text of a document outside its items.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Hit {
    /// Where it stands; the page is that of the snippet.
    #[serde(flatten)]
    pub at: Whereabouts,
    /// The part of the text that shows why it was found.
    pub snippet: String,
    /// Bytes of the snippet that were searched for.
    #[serde(skip)]
    pub marks: Vec<Range<usize>>,
}

impl Hit {
    /// The columns of a table of hits: the command's and the service's are the same.
    pub const COLUMNS: [&'static str; 12] = [
        "date",
        "body",
        "organization",
        "kind",
        "label",
        "title",
        "case_ids",
        "page",
        "snippet",
        "path",
        "document_id",
        "item_id",
    ];
}

/// An item before its text is looked at.
struct Raw {
    at: Whereabouts,
    item: Option<i64>,
    /// Where its pages begin.
    pages: String,
    /// Its text where that stands in no section.
    rest: Option<String>,
}

/// A condition with what stands in its marks.
#[derive(Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn add(&mut self, sql: impl Into<String>, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.into());
        self.values.extend(values);
    }

    fn joined(&self) -> String {
        self.sql.join(" AND ")
    }
}

impl Archive {
    /// Finds items.
    ///
    /// # Errors
    ///
    /// The query cannot be understood, or the archive not be read.
    pub fn search(&self, search: &Search) -> Result<Found> {
        let query = Query::new(&search.query, &self.connection)?;
        let mut text: Vec<String> = Vec::new();
        if !query.wanted.is_empty() {
            text.push(format!("({})", query.expression()));
        }
        if let Some(name) = &search.person {
            text.push(person(name).ok_or_else(|| nothing("--person"))?);
        }
        if let Some(party) = &search.party {
            text.push(in_column("parties", party).ok_or_else(|| nothing("--party"))?);
        }
        let conditions = self.conditions(search)?;
        let (count, found) = self.entries(&text.join(" AND "), &conditions, search)?;
        let terms: Vec<&Term> = query.shown().collect();
        let hits = found.into_iter().map(|raw| self.hit(raw, &terms)).collect::<Result<_>>()?;
        Ok(Found { count: count.min(WEIGHED), more: count > WEIGHED, hits })
    }

    fn conditions(&self, search: &Search) -> Result<Conditions> {
        let mut conditions = Conditions::default();
        self.days(search, &mut conditions)?;
        if let Some(body) = &search.body {
            let bodies = self.bodies(body)?;
            let marks = vec!["?"; bodies.len()].join(", ");
            conditions.add(format!("e.body IN ({marks})"), bodies.into_iter().map(Value::from));
        }
        if let Some(organization) = &search.organization {
            let names = self.organizations(organization)?;
            let marks = vec!["?"; names.len()].join(", ");
            conditions.add(
                format!("e.document_id IN (SELECT document_id FROM documents WHERE organization IN ({marks}))"),
                names.into_iter().map(Value::from),
            );
        }
        if let Some(kind) = &search.kind {
            conditions.add("(e.kind = ? OR e.item_kind = ?)", [kind.clone().into(), kind.clone().into()]);
        }
        if search.decided || search.outcome.is_some() {
            conditions.add("e.is_decided", []);
        }
        if let Some(case_id) = &search.case_id {
            let key = case_key(case_id);
            conditions.add("e.entry IN (SELECT entry FROM archive_cases WHERE case_key = ?)", [key.into()]);
        }
        if let Some(outcome) = &search.outcome {
            let blocks =
                format!("FROM resolutions r WHERE {} AND r.kind = 'decision'", inside("r.resolution_id", "e.item_id"));
            let clauses =
                format!("SELECT 1 FROM clauses c WHERE {} AND c.outcome = ?", inside("c.clause_id", "e.item_id"));
            conditions.add(
                format!(
                    "(EXISTS (SELECT 1 {blocks} AND r.outcome = ?)
                      OR EXISTS ({clauses} AND c.resolution_id IN (SELECT r.resolution_id {blocks})))"
                ),
                [outcome.clone().into(), outcome.clone().into()],
            );
        }
        Ok(conditions)
    }

    /// Keys go by the day, unless there are more items of one day than there is room for.
    fn days(&self, search: &Search, conditions: &mut Conditions) -> Result<()> {
        let days = [(&search.from, ">=", "--from"), (&search.to, "<=", "--to")];
        if days.iter().all(|(day, ..)| day.is_none()) {
            return Ok(());
        }
        let in_order: bool = self.connection.query_row(
            "SELECT NOT EXISTS (SELECT 1 FROM archive_entries WHERE entry < 1099511627776 AND date IS NOT NULL)",
            [],
            |row| row.get(0),
        )?;
        conditions.add("e.date IS NOT NULL", []);
        if in_order {
            conditions.add("e.entry >= ?", [DATED.into()]);
        }
        for (day, compare, option) in days {
            let Some(day) = day else { continue };
            let keys = keys_of_day(day).ok_or_else(|| no_day(option, day))?;
            if in_order {
                conditions
                    .add(format!("e.entry {compare} ?"), [Value::from(if compare == ">=" { keys.0 } else { keys.1 })]);
            } else {
                conditions.add(format!("e.date {compare} ?"), [day.clone().into()]);
            }
        }
        Ok(())
    }

    /// The keys of the bodies of a name, or of a part of one.
    pub(crate) fn bodies(&self, name: &str) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached("SELECT body, name FROM archive_bodies")?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(meant(all.collect::<rusqlite::Result<_>>()?, name))
    }

    /// The organizations of a name, or of a part of one, as printed.
    fn organizations(&self, name: &str) -> Result<Vec<String>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT DISTINCT organization FROM documents WHERE organization IS NOT NULL")?;
        let all = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(0)?)))?;
        Ok(meant(all.collect::<rusqlite::Result<_>>()?, name))
    }

    /// How many entries there are, and the first of them.
    fn entries(&self, text: &str, conditions: &Conditions, search: &Search) -> Result<(usize, Vec<Raw>)> {
        let mut values: Vec<Value> = Vec::new();
        // Conditions on keys are asked of the full text itself.
        let filters = if conditions.sql.is_empty() { String::new() } else { format!(" AND {}", conditions.joined()) };
        let (inner, order) = if text.is_empty() {
            let filters =
                if conditions.sql.is_empty() { String::new() } else { format!("WHERE {}", conditions.joined()) };
            (format!("SELECT e.entry, 0 AS score FROM archive_entries e {filters} ORDER BY e.entry DESC"), "entry DESC")
        } else {
            values.push(text.to_owned().into());
            let score = match search.order {
                Order::Relevance => "bm25(archive_search, 6, 6, 1, 1, 1)",
                Order::Date => "0",
            };
            let filters = filters.replace("e.entry", "archive_search.rowid");
            let join = if filters.contains("e.") {
                "CROSS JOIN archive_entries e ON e.entry = archive_search.rowid"
            } else {
                ""
            };
            let inner = format!(
                "SELECT archive_search.rowid AS entry, {score} AS score FROM archive_search {join}
                 WHERE archive_search MATCH ?{filters} ORDER BY archive_search.rowid DESC"
            );
            (inner, if search.order == Order::Date { "entry DESC" } else { "score, entry DESC" })
        };
        values.extend(conditions.values.iter().cloned());
        let sql = format!(
            "WITH found AS MATERIALIZED ({inner} LIMIT {}),
                  first AS (SELECT entry, score, (SELECT count(*) FROM found) AS count FROM found
                            ORDER BY {order} LIMIT {})
             SELECT {}, first.count, e.item_id, e.pages, e.text
             FROM first CROSS JOIN archive_entries e USING (entry) {JOINED}
             ORDER BY {order}",
            WEIGHED + 1,
            search.limit,
            columns()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let (mut count, mut hits) = (0, Vec::new());
        while let Some(row) = rows.next()? {
            count = usize::try_from(row.get::<_, i64>(Whereabouts::WIDTH)?).unwrap_or_default();
            hits.push(Raw {
                at: Whereabouts::of(row)?,
                item: row.get(Whereabouts::WIDTH + 1)?,
                pages: row.get::<_, Option<String>>(Whereabouts::WIDTH + 2)?.unwrap_or_default(),
                rest: row.get(Whereabouts::WIDTH + 3)?,
            });
        }
        Ok((count, hits))
    }

    /// What was found with its snippet and the page of that.
    fn hit(&self, raw: Raw, terms: &[&Term]) -> Result<Hit> {
        let mut hit = Hit { at: raw.at, ..Hit::default() };
        let texts = match raw.item {
            Some(item) => self.texts(item)?,
            None => raw.rest.into_iter().collect(),
        };
        if let Some(snippet) = best(texts.iter().map(String::as_str), terms) {
            hit.at.page = page_at(&raw.pages, snippet.of, snippet.at).or(hit.at.page);
            (hit.snippet, hit.marks) = (snippet.text, snippet.marks);
        }
        Ok(hit)
    }

    /// The texts of an item's sections.
    fn texts(&self, item: i64) -> Result<Vec<String>> {
        let sql =
            format!("SELECT coalesce(text, '') FROM sections WHERE {} ORDER BY position", inside("section_id", "?1"));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let texts = statement.query_map([item], |row| row.get(0))?;
        Ok(texts.collect::<rusqlite::Result<_>>()?)
    }
}

/// Those that have a name, or where none has it those of which it is a part.
fn meant<T>(all: Vec<(T, String)>, name: &str) -> Vec<T> {
    let same = |other: &str| has(other, name) && has(name, other);
    let any = all.iter().any(|(_, other)| same(other));
    let wanted = all.into_iter().filter(|(_, other)| if any { same(other) } else { has(other, name) });
    wanted.map(|(one, _)| one).collect()
}

/// Says how days are written.
pub(crate) fn no_day(option: &str, day: &str) -> Error {
    Error::Query(format!("{option} {day}: a day is written 2026-03-02"))
}

fn nothing(option: &str) -> Error {
    Error::Query(format!("{option}: there is no word in it"))
}
