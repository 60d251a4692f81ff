//! What is said on stderr: as text for people or as JSON for programs, as much of it as is wanted.

use std::io::{self, IsTerminal, Write};
use std::sync::OnceLock;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};
use indicatif::ProgressBar;
use serde_json::{Map, Value, json};

use super::failure::Code;
use super::terminal::{Manner, Tame, tame};

/// What is said, and how.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct LogArgs {
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = MESSAGES)]
    pub quiet: bool,
    /// Say of each file what became of it, and how long it took
    #[arg(short, long, global = true, help_heading = MESSAGES)]
    pub verbose: bool,
    /// How messages on stderr are written
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORM", help_heading = MESSAGES)]
    pub log: Form,
}

/// Heads these options in the help.
pub const MESSAGES: &str = "Messages and settings";

/// How messages are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people
    #[default]
    Text,
    /// An object on a line each: time, level, message, and the file, code and counts that it is about
    Json,
}

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Something was not done.
    Error,
    /// How it goes.
    Info,
    /// What only some want to know.
    Debug,
}

static LOG: OnceLock<LogArgs> = OnceLock::new();

/// Sets it once for the whole program.
pub fn set(args: LogArgs) {
    let _ = LOG.set(args);
}

fn args() -> LogArgs {
    LOG.get().copied().unwrap_or_default()
}

/// Whether messages of a level are wanted.
pub fn wants(level: Level) -> bool {
    match level {
        Level::Error => true,
        Level::Info => !args().quiet,
        Level::Debug => args().verbose,
    }
}

/// Whether a bar may tell how far it is: somebody looks, and wants to know.
pub fn shows_bars() -> bool {
    wants(Level::Info) && args().log == Form::Text && io::stderr().is_terminal()
}

/// The bar on the screen, above which messages are written.
static BAR: OnceLock<ProgressBar> = OnceLock::new();

/// Has messages written above a bar.
pub fn above(bar: &ProgressBar) {
    let _ = BAR.set(bar.clone());
}

/// What a message is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// As it was named.
    pub file: Option<&'a str>,
    /// Why it could not be read.
    pub code: Option<Code>,
    /// What JSON tells beside the message.
    pub more: Option<&'a Value>,
}

/// Says that something was not done.
pub fn error(message: &str) {
    say(Level::Error, message, About::default());
}

/// Says something; each line is one on a terminal, too.
pub fn say(level: Level, message: &str, about: About<'_>) {
    if !wants(level) {
        return;
    }
    let mut said = Vec::new();
    match args().log {
        Form::Text => {
            let before = about.file.map_or_else(String::new, |file| format!("{}: ", tame(file)));
            for line in message.lines() {
                // A summary speaks for itself.
                let name = if about.more.is_some() { "" } else { "dagordning: " };
                let _ = writeln!(said, "{name}{before}{}", tame(line));
            }
        }
        Form::Json => {
            let _ = writeln!(Tame::new(&mut said, Manner::Json), "{}", json_line(level, message, about));
        }
    }
    // In one piece: others may write there, too.
    let write = || io::stderr().lock().write_all(&said);
    let _ = match BAR.get() {
        Some(bar) => bar.suspend(write),
        None => write(),
    };
}

fn json_line(level: Level, message: &str, about: About<'_>) -> Value {
    let level = match level {
        Level::Error => "error",
        Level::Info => "info",
        Level::Debug => "debug",
    };
    let mut line = Map::new();
    line.insert("time".to_owned(), stamp(SystemTime::now()).into());
    line.insert("level".to_owned(), level.into());
    line.extend(about.file.map(|file| ("file".to_owned(), file.into())));
    line.extend(about.code.map(|code| ("code".to_owned(), json!(code))));
    line.insert("message".to_owned(), message.into());
    if let Some(Value::Object(more)) = about.more {
        line.extend(more.clone());
    }
    line.into()
}

/// "2026-03-02T13:00:00Z"
fn stamp(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO).as_secs();
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Years that begin in March have the leap day last; eras have 400 of them.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_by_the_calendar() {
        let at = |seconds| stamp(UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(at(0), "1970-01-01T00:00:00Z");
        assert_eq!(at(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(at(1_772_456_401), "2026-03-02T13:00:01Z");
        assert_eq!(at(4_102_444_799), "2099-12-31T23:59:59Z");
    }

    #[test]
    fn a_line_of_json_tells_what_it_is_about() {
        let about = About { file: Some("a.pdf"), code: Some(Code::Empty), more: None };
        let line = json_line(Level::Error, "the file is empty", about);
        assert_eq!(line["level"], "error");
        assert_eq!(line["file"], "a.pdf");
        assert_eq!(line["code"], "empty");
        assert_eq!(line["message"], "the file is empty");
    }
}
