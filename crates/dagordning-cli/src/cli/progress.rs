//! How far a run over many files is: a bar where somebody looks, and lines now and then where nobody does.

use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressStyle};

use super::log::{self, About, Level};
use super::terminal::tame;

/// How often a line tells how far it is, where no bar can.
const LINES: Duration = Duration::from_secs(30);

/// What is said while it runs.
pub struct Progress {
    bar: ProgressBar,
    files: usize,
    done: usize,
    began: Instant,
    said: Instant,
}

impl Progress {
    /// Begins it, for so many files.
    pub fn new(files: usize) -> Progress {
        let bar = if log::shows_bars() { bar(files) } else { ProgressBar::hidden() };
        log::above(&bar);
        Progress { bar, files, done: 0, began: Instant::now(), said: Instant::now() }
    }

    /// A file is done; so many could not be read.
    pub fn step(&mut self, path: &str, failed: usize) {
        self.done += 1;
        self.bar.set_message(format!("{failed} failed, {}", tame(tail(path))));
        self.bar.inc(1);
        if self.bar.is_hidden() && self.said.elapsed() > LINES {
            self.said = Instant::now();
            let rate = self.done as f64 / self.began.elapsed().as_secs_f64();
            let left = Duration::from_secs_f64(self.files.saturating_sub(self.done) as f64 / rate);
            let (done, files) = (self.done, self.files);
            let left = HumanDuration(left);
            let said = format!("{done} of {files} files, {failed} failed, {rate:.1}/s, {left} left");
            log::say(Level::Info, &said, About::default());
        }
    }

    /// Something else is under way.
    pub fn say(&self, what: &'static str) {
        self.bar.set_message(what);
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn bar(files: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {per_sec}, {eta} left, {wide_msg}");
    let bar = ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(500));
    bar
}

/// The name without its folders.
fn tail(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}
