//! The figures of a measurement.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::Plan;
use crate::score::Tally;

/// Fields with fewer expected facts count nothing in the mean over fields.
pub const ENOUGH_FACTS: u64 = 20;

/// What was measured.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Report {
    /// The first seed.
    pub first: u64,
    /// The seed behind the last.
    pub end: u64,
    /// Only fields that begin so were looked at.
    pub only: Vec<String>,
    /// What was read in each channel.
    pub channels: BTreeMap<String, InChannel>,
    /// Axis, value: the facts of the documents that have the value, over all channels.
    pub axes: BTreeMap<String, BTreeMap<String, Supported>>,
    /// The same of documents that have both values.
    #[serde(skip)]
    pub pairs: HashMap<(String, String), Supported>,
}

/// Facts of one channel.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct InChannel {
    /// Documents read.
    pub documents: u64,
    /// Documents that the program could not read at all.
    pub failures: u64,
    /// Facts of each field.
    pub fields: BTreeMap<String, Tally>,
}

impl InChannel {
    /// All facts.
    #[must_use]
    pub fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.fields.values().for_each(|tally| total += *tally);
        total
    }

    /// The mean F1 of fields with enough facts.
    #[must_use]
    pub fn macro_f1(&self) -> f64 {
        let known = self.fields.values().filter(|tally| tally.support() >= ENOUGH_FACTS);
        let (sum, fields) = known.fold((0.0, 0.0), |(sum, fields), tally| (sum + tally.f1(), fields + 1.0));
        if fields == 0.0 { 1.0 } else { sum / fields }
    }
}

/// Facts and the documents that they are of.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Supported {
    /// Documents.
    pub documents: u64,
    /// Their facts.
    pub tally: Tally,
}

impl Supported {
    fn add(&mut self, documents: u64, tally: Tally) {
        self.documents += documents;
        self.tally += tally;
    }
}

impl Report {
    /// Nothing yet.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        Self { first: plan.seeds.start, end: plan.seeds.end, only: plan.fields.clone(), ..Self::default() }
    }

    /// Adds a document that was read in a channel; all its facts.
    pub fn add(&mut self, channel: &str, fields: BTreeMap<String, Tally>, failed: bool) -> Tally {
        let mut total = Tally::default();
        let known = self.channels.entry(channel.to_owned()).or_default();
        known.documents += 1;
        known.failures += u64::from(failed);
        for (field, tally) in fields {
            *known.fields.entry(field).or_default() += tally;
            total += tally;
        }
        total
    }

    /// Adds a document's facts to the values that it has.
    pub fn add_values(&mut self, values: &[(String, String)], tally: Tally) {
        for (axis, value) in values {
            self.axes.entry(axis.clone()).or_default().entry(value.clone()).or_default().add(1, tally);
        }
    }

    /// Adds a document's facts to the pairs of values that it has.
    pub fn add_pairs(&mut self, values: &[(String, String)], tally: Tally) {
        let names: Vec<_> = values.iter().map(|(axis, value)| format!("{axis}={value}")).collect();
        for (at, one) in names.iter().enumerate() {
            for other in &names[at + 1..] {
                self.pairs.entry((one.clone(), other.clone())).or_default().add(1, tally);
            }
        }
    }

    /// Both together.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        for (name, channel) in other.channels {
            let known = self.channels.entry(name).or_default();
            known.documents += channel.documents;
            known.failures += channel.failures;
            for (field, tally) in channel.fields {
                *known.fields.entry(field).or_default() += tally;
            }
        }
        for (axis, values) in other.axes {
            let known = self.axes.entry(axis).or_default();
            for (value, supported) in values {
                known.entry(value).or_default().add(supported.documents, supported.tally);
            }
        }
        for (pair, supported) in other.pairs {
            self.pairs.entry(pair).or_default().add(supported.documents, supported.tally);
        }
        self
    }

    /// All facts of all channels that take part in the figures of the axes.
    #[must_use]
    pub fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.channels.iter().filter(|(name, _)| *name != "pdf").for_each(|(_, channel)| total += channel.total());
        total
    }

    /// A field's facts in all channels.
    #[must_use]
    pub fn field(&self, field: &str) -> Tally {
        let mut total = Tally::default();
        self.channels.values().filter_map(|channel| channel.fields.get(field)).for_each(|tally| total += *tally);
        total
    }

    /// The fields in any channel, in order.
    #[must_use]
    pub fn fields(&self) -> Vec<&str> {
        let mut fields: Vec<_> =
            self.channels.values().flat_map(|channel| channel.fields.keys().map(String::as_str)).collect();
        fields.sort_unstable();
        fields.dedup();
        fields
    }
}
