//! What is said at the end of a run over many files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use indicatif::HumanDuration;
use serde_json::{Value, json};

use super::convert::{Output, UNREAD_PAGES};
use super::failure::{Code, Failure};
use super::log::{self, About, Level};
use crate::ocr::HOW_TO_INSTALL;

/// So many of the slowest are named.
const SLOWEST: usize = 3;
/// What took less is not slow.
const SLOW: Duration = Duration::from_millis(500);
/// So many files that want a human's eye are named.
const LOOKED_AT: usize = 5;
/// So many of their pages.
const PAGES: usize = 8;

/// What became of a file.
pub struct Seen<'s> {
    pub path: &'s str,
    pub sha256: Option<&'s str>,
    pub failure: Option<&'s Failure>,
    /// Whether it was not read: it was done before.
    pub kept: bool,
    pub took: Duration,
    pub documents: &'s [Output],
}

/// What else is told, in the words of the command.
pub struct Ending {
    /// How many files and folders were left out.
    pub left_out: usize,
    /// Which.
    pub of_left_out: &'static str,
    /// What became of what was made of files that are gone.
    pub of_gone: &'static str,
    /// Where all failures stand.
    pub errors: String,
    /// Whether scanned pages were to be read.
    pub scans_wanted: bool,
}

/// Counts of a run.
pub struct Summary {
    began: Instant,
    files: usize,
    /// Files that were read.
    pub read: usize,
    kept: usize,
    pub failed: usize,
    /// Files with a diagnostic of severity error.
    pub lost: usize,
    /// Files that are gone.
    pub gone: usize,
    documents: usize,
    pages: u64,
    contents: BTreeSet<String>,
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
    fn add(&mut self, seen: &Seen<'_>) {
        let pages: BTreeSet<u64> = seen.documents.iter().flat_map(|output| output.eye.iter().copied()).collect();
        if pages.is_empty() && !seen.documents.iter().any(|output| output.lost) {
            return;
        }
        self.files += 1;
        self.pages += pages.len();
        self.most.push((pages.len(), seen.path.to_owned(), pages));
        self.most.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        self.most.truncate(LOOKED_AT);
    }
}

impl Default for Summary {
    fn default() -> Summary {
        Summary {
            began: Instant::now(),
            files: 0,
            read: 0,
            kept: 0,
            failed: 0,
            lost: 0,
            gone: 0,
            documents: 0,
            pages: 0,
            contents: BTreeSet::new(),
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
    pub fn add(&mut self, seen: &Seen<'_>) {
        self.files += 1;
        if seen.sha256.is_some_and(|sha256| !self.contents.insert(sha256.to_owned())) {
            self.same += 1;
        }
        if let Some(failure) = seen.failure {
            self.failed += 1;
            let own = || (seen.path.to_owned(), failure.reason.clone());
            let reason = self.reasons.entry(failure.code).or_insert_with(|| Reason { count: 0, first: own() });
            reason.count += 1;
            if *seen.path < *reason.first.0 {
                reason.first = own();
            }
        } else {
            *(if seen.kept { &mut self.kept } else { &mut self.read }) += 1;
        }
        self.documents += seen.documents.len();
        self.lost += usize::from(seen.documents.iter().any(|output| output.lost));
        for output in seen.documents {
            self.pages += output.pages;
            for (code, count) in &output.diagnostics {
                *self.diagnostics.entry(code.clone()).or_default() += count;
            }
        }
        self.eye.add(seen);
        if !seen.kept && seen.took >= SLOW {
            self.slowest.push((seen.took, seen.path.to_owned()));
            self.slowest.sort_by(|a, b| b.cmp(a));
            self.slowest.truncate(SLOWEST);
        }
    }

    /// Says it.
    pub fn say(&self, ending: &Ending) {
        let counts = self.json(ending);
        log::say(Level::Info, &self.tell(ending), About { more: Some(&counts), ..About::default() });
    }

    /// All of it for people.
    fn tell(&self, ending: &Ending) -> String {
        let mut said = String::new();
        let took = lasting(self.began.elapsed());
        let Summary { files, read, kept, failed, same, documents, pages, .. } = self;
        let _ = writeln!(said, "{} in {took}: {read} read, {kept} done before, {failed} failed", of(*files, "file"));
        // Of what was done before it may not be known.
        if *documents > 0 || *kept == 0 {
            let _ = write!(said, "{} with {}; ", of(*documents, "document"), of(*pages as usize, "page"));
        }
        let _ = writeln!(
            said,
            "{} the content of another",
            if *same == 1 { "1 file has".to_owned() } else { format!("{same} files have") }
        );
        if ending.left_out > 0 {
            let _ = writeln!(said, "left out: {} ({})", ending.left_out, ending.of_left_out);
        }
        if self.gone > 0 {
            let _ = writeln!(said, "gone: {}{}", of(self.gone, "file"), ending.of_gone);
        }
        self.tell_reasons(&ending.errors, &mut said);
        self.tell_doubts(&mut said);
        if ending.scans_wanted && self.diagnostics.contains_key(UNREAD_PAGES) {
            let _ = writeln!(
                said,
                "scanned pages were not read, their documents say why (`{UNREAD_PAGES}`). If tesseract is missing, install it \
                 ({HOW_TO_INSTALL}) and give the same command with --retry-failed"
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

    fn tell_reasons(&self, errors: &str, said: &mut String) {
        if self.reasons.is_empty() {
            return;
        }
        let _ = writeln!(said, "failed ({errors}):");
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
            let _ = writeln!(said, "for a human's eye: {} of {}:", of(*pages, "page"), of(*files, "file"));
            for (count, path, pages) in most {
                let first: Vec<String> = pages.iter().take(PAGES).map(u64::to_string).collect();
                let which =
                    if *count == 0 { "content is missing".to_owned() } else { format!("p. {}", first.join(", ")) };
                let _ = writeln!(said, "{count:>7}  {path} ({which}{})", if *count > PAGES { " …" } else { "" });
            }
            if *files > most.len() {
                let _ = writeln!(said, "         … and {} more", of(files - most.len(), "file"));
            }
        }
    }

    /// All of it for programs.
    fn json(&self, ending: &Ending) -> Value {
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
            "files": self.files,
            "seconds": self.began.elapsed().as_millis() as f64 / 1000.0,
            "read": self.read,
            "done_before": self.kept,
            "failed": self.failed,
            "failed_by_code": failed,
            "same_content": self.same,
            "documents": self.documents,
            "pages": self.pages,
            "left_out": ending.left_out,
            "gone": self.gone,
            "diagnostics": self.diagnostics,
            "slowest": slowest,
            "pages_for_a_human": self.eye.pages,
            "files_for_a_human": eye,
        } })
    }
}

/// So many of something.
fn of(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// A time as people tell it.
fn lasting(time: Duration) -> String {
    if time < Duration::from_secs(10) {
        format!("{:.1} seconds", time.as_secs_f64())
    } else {
        HumanDuration(time).to_string()
    }
}
