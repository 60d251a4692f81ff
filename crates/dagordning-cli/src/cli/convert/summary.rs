//! What is said at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::HumanDuration;

use super::failure::kind;
use super::out::ERRORS;
use super::plan::Plan;
use super::work::Told;
use crate::cli::terminal::shown;

/// So many of the slowest are named.
const SLOWEST: usize = 3;
/// What took less is not slow.
const SLOW: Duration = Duration::from_millis(500);

/// Counts of a run.
pub struct Summary {
    began: Instant,
    read: usize,
    kept: usize,
    pub failed: usize,
    /// Files with a diagnostic of severity error.
    pub lost: usize,
    documents: usize,
    pages: u64,
    seen: BTreeSet<String>,
    same: usize,
    reasons: BTreeMap<String, (usize, String)>,
    diagnostics: BTreeMap<String, u64>,
    slowest: Vec<(Duration, String)>,
}

impl Default for Summary {
    fn default() -> Summary {
        Summary {
            began: Instant::now(),
            read: 0,
            kept: 0,
            failed: 0,
            lost: 0,
            documents: 0,
            pages: 0,
            seen: BTreeSet::new(),
            same: 0,
            reasons: BTreeMap::new(),
            diagnostics: BTreeMap::new(),
            slowest: Vec::new(),
        }
    }
}

impl Summary {
    /// Counts a file.
    pub fn add(&mut self, told: &Told) {
        let entry = &told.entry;
        if entry.sha256.as_ref().is_some_and(|sha256| !self.seen.insert(sha256.clone())) {
            self.same += 1;
        }
        if let Some(reason) = &entry.failure {
            self.failed += 1;
            let (count, first) = self.reasons.entry(kind(reason)).or_insert_with(|| (0, entry.path.clone()));
            *count += 1;
            if entry.path < *first {
                first.clone_from(&entry.path);
            }
        } else {
            *(if told.kept { &mut self.kept } else { &mut self.read }) += 1;
        }
        self.documents += entry.documents.len();
        self.lost += usize::from(entry.documents.iter().any(|output| output.lost));
        for output in &entry.documents {
            self.pages += output.pages;
            for (code, count) in &output.diagnostics {
                *self.diagnostics.entry(code.clone()).or_default() += count;
            }
        }
        if !told.kept && told.took >= SLOW {
            self.slowest.push((told.took, entry.path.clone()));
            self.slowest.sort_by(|a, b| b.cmp(a));
            self.slowest.truncate(SLOWEST);
        }
    }

    /// All of it for people.
    pub fn tell(&self, plan: &Plan, out: &Path) -> String {
        let mut said = String::new();
        let took = HumanDuration(self.began.elapsed());
        let Summary { read, kept, failed, same, documents, pages, .. } = self;
        let _ =
            writeln!(said, "{} files in {took}: {read} read, {kept} done before, {failed} failed", plan.tasks.len());
        let _ = writeln!(said, "{documents} documents with {pages} pages; {same} files have the content of another");
        if plan.left_out > 0 {
            let _ = writeln!(said, "left out: {} (hidden, links to folders, results of convert)", plan.left_out);
        }
        if !self.reasons.is_empty() {
            let _ = writeln!(said, "failed ({}):", shown(out.join(ERRORS).as_os_str()));
            let mut reasons: Vec<_> = self.reasons.iter().collect();
            reasons.sort_by_key(|(reason, (count, _))| (std::cmp::Reverse(*count), *reason));
            for (reason, (count, first)) in reasons {
                let _ = writeln!(said, "{count:>7}  {reason} ({first}{})", if *count > 1 { " …" } else { "" });
            }
        }
        if !self.diagnostics.is_empty() {
            let _ = writeln!(said, "diagnostics:");
            let mut codes: Vec<_> = self.diagnostics.iter().collect();
            codes.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), *code));
            for (code, count) in codes {
                let _ = writeln!(said, "{count:>7}  {code}");
            }
        }
        if self.lost > 0 {
            let _ = writeln!(
                said,
                "{} files want a human's eye: a diagnostic of severity error says what is missing",
                self.lost
            );
        }
        if !self.slowest.is_empty() {
            let _ = writeln!(said, "slowest:");
            for (took, path) in &self.slowest {
                let _ = writeln!(said, "{:>7.1} s  {path}", took.as_secs_f64());
            }
        }
        said
    }
}
