//! How much of what a document says the program's output says.
//!
//! Expected and given JSON are walked side by side. A fact is one value at one place; items, people, resolutions and so on
//! are first paired ([`align`]), so that a missing one costs its own facts and no others.

mod align;
mod equal;
mod open;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use composer::ANY;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use equal::Strictness;
pub use open::Open;

/// Facts counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Expected and given.
    pub right: u64,
    /// Given and not expected.
    pub extra: u64,
    /// Expected and not given.
    pub missing: u64,
}

impl Tally {
    /// The share of what is given that is right.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.extra)
    }

    /// The share of what is expected that is given.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missing)
    }

    /// The harmonic mean of both; 1 where nothing is expected and nothing given.
    #[must_use]
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.extra + self.missing)
    }

    /// Facts expected.
    #[must_use]
    pub const fn support(self) -> u64 {
        self.right + self.missing
    }

    /// Facts that are wrong in either way.
    #[must_use]
    pub const fn false_facts(self) -> u64 {
        self.extra + self.missing
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missing += other.missing;
    }
}

#[allow(clippy::cast_precision_loss)]
fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Which fields are judged. A field is its keys joined by full stops, without indices: `items.decisions.clauses.text`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    fields: BTreeSet<String>,
    /// Fields that hold judged ones.
    above: BTreeSet<String>,
    /// In place of these fields all are judged, except keys of these names at any depth.
    all_but: Option<&'static [&'static str]>,
    /// Fields that count only where they are expected.
    if_expected: &'static [&'static str],
}

impl Judged {
    /// These fields with everything in them.
    pub fn new<'a>(fields: impl IntoIterator<Item = &'a str>) -> Self {
        let mut judged = Self::default();
        for field in fields {
            judged.above.extend(ends(field).map(str::to_owned));
            judged.fields.insert(field.to_owned());
        }
        judged
    }

    /// All fields, except keys of these names at any depth; some count only where they are expected.
    #[must_use]
    pub fn all_but(names: &'static [&'static str], if_expected: &'static [&'static str]) -> Self {
        Self { all_but: Some(names), if_expected, ..Self::default() }
    }

    /// Whether anything at or in the field is judged.
    #[must_use]
    pub fn touches(&self, field: &str) -> bool {
        if let Some(names) = self.all_but {
            return !field.rsplit('.').next().is_some_and(|key| names.contains(&key));
        }
        let field = plain(field);
        self.above.contains(field.as_ref()) || ends(&field).any(|begin| self.fields.contains(begin))
    }
}

/// A field and the fields that hold it.
fn ends(field: &str) -> impl Iterator<Item = &str> {
    let inner = field.match_indices('.').map(|(at, _)| &field[..at]);
    inner.chain([field])
}

/// The field of the outermost of objects that hold objects of their own kind.
fn plain(field: &str) -> Cow<'_, str> {
    if !field.contains(".sub") {
        return Cow::Borrowed(field);
    }
    Cow::Owned(field.replace("items.subitems.", "items.").replace(".clauses.subclauses.", ".clauses."))
}

/// One fact that is not as expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field, as in [`Judged`].
    pub field: String,
    /// The place in the document, as `items[§ 12].title`.
    pub place: String,
    /// What is expected.
    pub expected: Option<String>,
    /// What is given.
    pub got: Option<String>,
}

/// The facts of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Score {
    /// Facts of each field.
    pub fields: BTreeMap<String, Tally>,
    /// What is not as expected, in order.
    pub differences: Vec<Difference>,
}

impl Score {
    /// All facts.
    #[must_use]
    pub fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.fields.values().for_each(|tally| total += *tally);
        total
    }
}

/// Compares what is given with what is expected, in the fields that are judged and not among those that the channel loses.
#[must_use]
pub fn score(expected: &Value, got: &Value, judged: &Judged, lost: &[&str], strictness: Strictness) -> Score {
    score_open(expected, got, judged, lost, strictness, &Open::default())
}

/// As [`score()`], with places whose values count nothing.
#[must_use]
pub fn score_open(
    expected: &Value,
    got: &Value,
    judged: &Judged,
    lost: &[&str],
    strictness: Strictness,
    open: &Open,
) -> Score {
    let mut walk = Walk { judged, lost, strictness, open, trail: Vec::new(), score: Score::default() };
    walk.compare("", "", Some(expected), Some(got));
    walk.score
}

struct Walk<'a> {
    judged: &'a Judged,
    lost: &'a [&'a str],
    strictness: Strictness,
    open: &'a Open,
    /// Where the walk is: the names of each step, several for an element of a list.
    trail: Vec<Vec<String>>,
    score: Score,
}

impl Walk<'_> {
    fn compare(&mut self, field: &str, place: &str, expected: Option<&Value>, got: Option<&Value>) {
        if expected.is_some_and(|value| value == ANY) || self.open.holds(&self.trail) {
            return;
        }
        if expected.is_none() && self.judged.if_expected.contains(&plain(field).as_ref()) {
            return;
        }
        let (expected, got) = (expected.filter(|value| !says_nothing(value)), got.filter(|value| !says_nothing(value)));
        match (expected, got) {
            (None, None) => {}
            (Some(Value::Object(_)) | None, Some(Value::Object(_)) | None) => self.objects(field, place, expected, got),
            (Some(Value::Array(_)) | None, Some(Value::Array(_)) | None) => self.lists(field, place, expected, got),
            (Some(_), None) | (None, Some(_)) => self.fact(field, place, expected, got),
            (Some(a), Some(b)) if a.is_object() || a.is_array() || b.is_object() || b.is_array() => {
                self.compare(field, place, expected, None);
                self.compare(field, place, None, got);
            }
            (Some(_), Some(_)) => self.fact(field, place, expected, got),
        }
    }

    fn objects(&mut self, field: &str, place: &str, expected: Option<&Value>, got: Option<&Value>) {
        let keys = |value: Option<&Value>| {
            value.and_then(Value::as_object).into_iter().flat_map(|object| object.keys().cloned()).collect::<Vec<_>>()
        };
        let mut all = keys(expected);
        for key in keys(got) {
            if !all.contains(&key) {
                all.push(key);
            }
        }
        for key in all {
            let inner = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
            if !self.judged.touches(&inner) || self.lost.contains(&plain(&inner).as_ref()) {
                continue;
            }
            let place = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
            let (expected, got) = (expected.and_then(|of| of.get(&key)), got.and_then(|of| of.get(&key)));
            self.trail.push(vec![key]);
            self.compare(&inner, &place, expected, got);
            self.trail.pop();
        }
    }

    fn lists(&mut self, field: &str, place: &str, expected: Option<&Value>, got: Option<&Value>) {
        let (expected, got) = (list(expected), list(got));
        for (left, right) in align::pairs(field, expected, got, self.strictness) {
            let (left, right) = (left.map(|at| (at, &expected[at])), right.map(|at| (at, &got[at])));
            let name = left.or(right).map_or_else(String::new, |(at, value)| title(value).unwrap_or(at.to_string()));
            self.trail.push(open::names(left, right.map(|(_, value)| value)));
            self.compare(
                field,
                &format!("{place}[{name}]"),
                left.map(|(_, value)| value),
                right.map(|(_, value)| value),
            );
            self.trail.pop();
        }
    }

    fn fact(&mut self, field: &str, place: &str, expected: Option<&Value>, got: Option<&Value>) {
        let tally = self.score.fields.entry(plain(field).into_owned()).or_default();
        if let (Some(expected), Some(got)) = (expected, got)
            && equal::values(field, expected, got, self.strictness)
        {
            tally.right += 1;
            return;
        }
        tally.missing += u64::from(expected.is_some());
        tally.extra += u64::from(got.is_some());
        let text = |value: Option<&Value>| value.map(|value| value.as_str().map_or(value.to_string(), str::to_owned));
        let (expected, got) = (text(expected), text(got));
        self.score.differences.push(Difference {
            field: plain(field).into_owned(),
            place: place.to_owned(),
            expected,
            got,
        });
    }
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Absent, null and empty are the same.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

/// What an element of a list is called in a place.
fn title(value: &Value) -> Option<String> {
    ["label", "number", "name", "title", "heading", "kind"]
        .iter()
        .find_map(|key| value.get(key).and_then(Value::as_str).filter(|text| *text != ANY))
        .map(str::to_owned)
}
