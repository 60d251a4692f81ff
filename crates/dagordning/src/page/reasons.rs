//! Why lines were taken for what they were taken for, when somebody asks.

use std::collections::BTreeMap;

/// What spoke for a role, as `lines --why` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reason {
    /// The role: "roster row", "label", "item".
    pub role: String,
    /// Its points.
    pub score: i32,
    /// The role that would have been taken otherwise, with its points.
    pub runner_up: Option<(String, i32)>,
    /// What spoke for the role and against it, with the points of each.
    pub cues: Vec<(String, i32)>,
}

impl Reason {
    /// A role that is told without points.
    pub(crate) fn plain(role: &str) -> Reason {
        Reason { role: role.to_owned(), score: 0, runner_up: None, cues: Vec::new() }
    }
}

/// Reasons by line; a line of several cells has one for each.
#[derive(Debug, Default)]
pub(crate) struct Reasons(BTreeMap<usize, Vec<Reason>>);

impl Reasons {
    /// Notes a reason for line `line`.
    pub(crate) fn note(&mut self, line: usize, reason: Reason) {
        self.0.entry(line).or_default().push(reason);
    }

    /// All reasons, by line.
    pub(crate) fn into_map(self) -> BTreeMap<usize, Vec<Reason>> {
        self.0
    }
}
