//! The library touches no file, starts no process, asks no environment and opens no connection: that is the command's affair.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::root;

/// Paths of the standard library that lead out of the process.
const OUTSIDE: [&str; 6] = ["std::fs", "std::process", "std::env", "std::net", "std::os", "std::io::std"];
/// The same, imported with others: `use std::{env, fs}`.
const ROOMS: [&str; 5] = ["fs", "process", "env", "net", "os"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the library") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without comments and without its tests, which stand last.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.find("\n#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end].lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
}

fn leads_outside(line: &str) -> bool {
    let grouped = line.trim_start().strip_prefix("use std::{").is_some_and(|names| {
        let mut names = names.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        names.any(|name| ROOMS.contains(&name))
    });
    grouped || OUTSIDE.iter().any(|path| line.contains(path))
}

#[test]
fn the_library_stays_inside() {
    let library = root().join("crates/dagordning/src");
    let mut files = Vec::new();
    sources(&library, &mut files);
    assert!(files.len() > 50, "the library is where it is looked for");
    let mut found = Vec::new();
    for path in files {
        // Files of tests alone.
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if stem == "tests" || stem == "properties" || stem.ends_with("_tests") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        let outside = code(&text).filter(|(_, line)| leads_outside(line));
        found.extend(outside.map(|(at, line)| format!("{}:{at}: {}", path.display(), line.trim())));
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn what_leads_outside_is_found() {
    for line in ["use std::fs;", "    std::process::exit(1)", "use std::{env, io};", "let x = std::io::stdin();"] {
        assert!(leads_outside(line), "{line}");
    }
    for line in ["use std::io::{self, Write};", "use std::{fmt, mem};", "let fs = 1;"] {
        assert!(!leads_outside(line), "{line}");
    }
}
