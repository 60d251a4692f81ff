//! Searching the full text.

use std::ops::Range;

use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::Serialize;

use crate::database::Archive;
use crate::entry::page_at;
use crate::error::{Error, Result};
use crate::keys::{DATED, case_key, keys_of_day};
use crate::query::{Query, Term, has, in_column, person};
use crate::snippet::best;

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
    /// The meeting's day.
    pub date: Option<String>,
    /// The meeting body.
    pub body: Option<String>,
    /// Municipality, region, federation, company.
    pub organization: Option<String>,
    /// What sort of document it is in.
    pub kind: Option<String>,
    /// The item's label as printed.
    pub label: Option<String>,
    /// The item's number.
    pub number: Option<String>,
    /// The item's title, or the document's.
    pub title: Option<String>,
    /// The item's cases, joined by `; `.
    pub case_ids: Option<String>,
    /// The page on which the snippet stands.
    pub page: Option<u32>,
    /// The part of the text that shows why it was found.
    pub snippet: String,
    /// Bytes of the snippet that were searched for.
    #[serde(skip)]
    pub marks: Vec<Range<usize>>,
    /// The file.
    pub path: String,
    /// The document's id.
    pub document_id: String,
    /// The item's id; none for text outside the items.
    pub item_id: Option<String>,
}

/// A hit with where its pages begin, and its text where that stands in no section.
type Raw = (Hit, String, Option<String>);

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
        let mut found = self.entries(&text.join(" AND "), &conditions, search)?;
        let terms: Vec<&Term> = query.shown().collect();
        for (hit, pages, rest) in &mut found.1 {
            self.show(hit, pages, rest.take(), &terms)?;
        }
        let count = found.0.min(WEIGHED);
        Ok(Found { count, more: found.0 > WEIGHED, hits: found.1.into_iter().map(|(hit, ..)| hit).collect() })
    }

    fn conditions(&self, search: &Search) -> Result<Conditions> {
        let mut conditions = Conditions::default();
        self.days(search, &mut conditions)?;
        if let Some(body) = &search.body {
            let bodies = self.bodies(body)?;
            let marks = vec!["?"; bodies.len()].join(", ");
            conditions.add(format!("e.body IN ({marks})"), bodies.into_iter().map(Value::from));
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
            let of = |table: &str, id: &str| {
                format!(
                    "EXISTS (SELECT 1 FROM {table} r WHERE r.outcome = ? AND r.{id} > e.item_id || '/decisions/'
                     AND r.{id} < e.item_id || '/decisions0')"
                )
            };
            let either = format!("({} OR {})", of("resolutions", "resolution_id"), of("clauses", "clause_id"));
            conditions.add(either, [outcome.clone().into(), outcome.clone().into()]);
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
        let all = all.collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
        let some = |wanted: &dyn Fn(&str) -> bool| -> Vec<i64> {
            all.iter().filter(|(_, name)| wanted(name)).map(|(body, _)| *body).collect()
        };
        let same = some(&|other| has(other, name) && has(name, other));
        Ok(if same.is_empty() { some(&|other| has(other, name)) } else { same })
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
             SELECT first.count, e.date, documents.body, documents.organization, e.kind, items.label, items.number,
               coalesce(items.title, CASE WHEN e.item_id IS NULL THEN documents.title END), items.case_ids, e.page,
               documents.path, e.document_id, e.item_id, e.pages, e.text
             FROM first CROSS JOIN archive_entries e USING (entry) CROSS JOIN documents USING (document_id)
               LEFT JOIN items ON items.item_id = e.item_id
             ORDER BY {order}",
            WEIGHED + 1,
            search.limit
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let (mut count, mut hits) = (0, Vec::new());
        while let Some(row) = rows.next()? {
            count = usize::try_from(row.get::<_, i64>(0)?).unwrap_or_default();
            hits.push(hit(row)?);
        }
        Ok((count, hits))
    }

    /// Fills in the snippet and its page.
    fn show(&self, hit: &mut Hit, pages: &str, rest: Option<String>, terms: &[&Term]) -> Result<()> {
        let texts = match &hit.item_id {
            Some(item_id) => self.texts(item_id)?,
            None => rest.into_iter().collect(),
        };
        if let Some(snippet) = best(texts.iter().map(String::as_str), terms) {
            hit.page = page_at(pages, snippet.of, snippet.at).or(hit.page);
            (hit.snippet, hit.marks) = (snippet.text, snippet.marks);
        }
        Ok(())
    }

    /// The texts of an item's sections.
    pub(crate) fn texts(&self, item_id: &str) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(text, '') FROM sections WHERE section_id > ?1 || '/sections/' AND section_id < ?1 || '/sections0'
             ORDER BY position",
        )?;
        let texts = statement.query_map([item_id], |row| row.get(0))?;
        Ok(texts.collect::<rusqlite::Result<_>>()?)
    }
}

/// Says how days are written.
pub(crate) fn no_day(option: &str, day: &str) -> Error {
    Error::Query(format!("{option} {day}: a day is written 2026-03-02"))
}

fn nothing(option: &str) -> Error {
    Error::Query(format!("{option}: there is no word in it"))
}

fn hit(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let hit = Hit {
        date: row.get(1)?,
        body: row.get(2)?,
        organization: row.get(3)?,
        kind: row.get(4)?,
        label: row.get(5)?,
        number: row.get(6)?,
        title: row.get(7)?,
        case_ids: row.get(8)?,
        page: row.get(9)?,
        path: row.get(10)?,
        document_id: row.get(11)?,
        item_id: row.get(12)?,
        ..Hit::default()
    };
    Ok((hit, row.get::<_, Option<String>>(13)?.unwrap_or_default(), row.get(14)?))
}
