//! What is said at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::HumanDuration;
use serde_json::{Value, json};

use super::journal::Entry;
use super::out::ERRORS;
use super::plan::Plan;
use super::work::Told;
use crate::cli::failure::Code;
use crate::cli::terminal::shown;

/// So many of the slowest are named.
const SLOWEST: usize = 3;
/// What took less is not slow.
const SLOW: Duration = Duration::from_millis(500);
/// So many files that want a human's eye are named.
const LOOKED_AT: usize = 5;
/// So many of their pages.
const PAGES: usize = 8;

/// Counts of a run.
pub struct Summary {
    began: Instant,
    read: usize,
    kept: usize,
    pub failed: usize,
    /// Files with a diagnostic of severity error.
    pub lost: usize,
    /// Files that are gone, whose outputs were removed.
    pub pruned: usize,
    documents: usize,
    pages: u64,
    seen: BTreeSet<String>,
    same: usize,
    reasons: BTreeMap<Code, Reason>,
    diagnostics: BTreeMap<String, u64>,
    slowest: Vec<(Duration, String)>,
    eye: Eye,
}

/// Why files could not be read.
struct Reason {
    count: usize,
    /// The first of them by name, and its reason.
    first: (String, String),
}

/// What wants a human's eye.
#[derive(Default)]
struct Eye {
    files: usize,
    pages: usize,
    /// Those with most pages first; no page where content is lost somewhere.
    most: Vec<(usize, String, BTreeSet<u64>)>,
}

impl Eye {
    fn add(&mut self, entry: &Entry) {
        let pages: BTreeSet<u64> = entry.documents.iter().flat_map(|output| output.eye.iter().copied()).collect();
        if pages.is_empty() && !entry.documents.iter().any(|output| output.lost) {
            return;
        }
        self.files += 1;
        self.pages += pages.len();
        self.most.push((pages.len(), entry.path.clone(), pages));
        self.most.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        self.most.truncate(LOOKED_AT);
    }
}

impl Default for Summary {
    fn default() -> Summary {
        Summary {
            began: Instant::now(),
            read: 0,
            kept: 0,
            failed: 0,
            lost: 0,
            pruned: 0,
            documents: 0,
            pages: 0,
            seen: BTreeSet::new(),
            same: 0,
            reasons: BTreeMap::new(),
            diagnostics: BTreeMap::new(),
            slowest: Vec::new(),
            eye: Eye::default(),
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
        if let Some(failure) = &entry.failure {
            self.failed += 1;
            let own = || (entry.path.clone(), failure.reason.clone());
            let reason = self.reasons.entry(failure.code).or_insert_with(|| Reason { count: 0, first: own() });
            reason.count += 1;
            if entry.path < reason.first.0 {
                reason.first = own();
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
        self.eye.add(entry);
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
        if self.pruned > 0 {
            let _ = writeln!(said, "gone: {} files, whose outputs were removed", self.pruned);
        }
        self.tell_reasons(out, &mut said);
        self.tell_doubts(&mut said);
        if !self.slowest.is_empty() {
            let _ = writeln!(said, "slowest:");
            for (took, path) in &self.slowest {
                let _ = writeln!(said, "{:>7.1} s  {path}", took.as_secs_f64());
            }
        }
        said
    }

    fn tell_reasons(&self, out: &Path, said: &mut String) {
        if self.reasons.is_empty() {
            return;
        }
        let _ = writeln!(said, "failed ({}):", shown(out.join(ERRORS).as_os_str()));
        let mut reasons: Vec<_> = self.reasons.iter().collect();
        reasons.sort_by_key(|(code, reason)| (std::cmp::Reverse(reason.count), **code));
        for (code, Reason { count, first: (path, reason) }) in reasons {
            let more = if *count > 1 { " …" } else { "" };
            let _ = writeln!(said, "{count:>7}  {code}: {path}: {reason}{more}");
        }
    }

    fn tell_doubts(&self, said: &mut String) {
        if !self.diagnostics.is_empty() {
            let _ = writeln!(said, "diagnostics:");
            let mut codes: Vec<_> = self.diagnostics.iter().collect();
            codes.sort_by_key(|(code, count)| (std::cmp::Reverse(**count), *code));
            for (code, count) in codes {
                let _ = writeln!(said, "{count:>7}  {code}");
            }
        }
        let Eye { files, pages, most } = &self.eye;
        if *files > 0 {
            let _ = writeln!(said, "{pages} pages of {files} files want a human's eye:");
            for (count, path, pages) in most {
                let first: Vec<String> = pages.iter().take(PAGES).map(u64::to_string).collect();
                let which =
                    if *count == 0 { "content is missing".to_owned() } else { format!("p. {}", first.join(", ")) };
                let _ = writeln!(said, "{count:>7}  {path} ({which}{})", if *count > PAGES { " …" } else { "" });
            }
            if *files > most.len() {
                let _ = writeln!(said, "         … and {} more files", files - most.len());
            }
        }
    }

    /// All of it for programs.
    pub fn json(&self, plan: &Plan) -> Value {
        let failed: BTreeMap<String, usize> =
            self.reasons.iter().map(|(code, reason)| (code.to_string(), reason.count)).collect();
        let slowest: Vec<Value> = self
            .slowest
            .iter()
            .map(|(took, path)| json!({ "path": path, "seconds": took.as_millis() as f64 / 1000.0 }))
            .collect();
        let eye: Vec<Value> =
            self.eye.most.iter().map(|(_, path, pages)| json!({ "path": path, "pages": pages })).collect();
        json!({ "summary": {
            "files": plan.tasks.len(),
            "seconds": self.began.elapsed().as_millis() as f64 / 1000.0,
            "read": self.read,
            "done_before": self.kept,
            "failed": self.failed,
            "failed_by_code": failed,
            "same_content": self.same,
            "documents": self.documents,
            "pages": self.pages,
            "left_out": plan.left_out,
            "gone": self.pruned,
            "diagnostics": self.diagnostics,
            "slowest": slowest,
            "pages_for_a_human": self.eye.pages,
            "files_for_a_human": eye,
        } })
    }
}
