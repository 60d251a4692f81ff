//! The commands that the documents show, run as they stand: the cookbook's with what they print, the README's on whole archives
//! with what they leave behind.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::root;
use crate::readers::{lacking, python};

/// Blocks of commands of a document, each with the output that stands under it, if any.
fn blocks(text: &str) -> Vec<(String, Option<String>)> {
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    let mut rest = text;
    let mut end = 0;
    while let Some(at) = rest.find("```") {
        let behind = &rest[at + 3..];
        let (kind, behind) = behind.split_once('\n').expect("a line end");
        let (body, after) = behind.split_once("```").expect("an end");
        match kind {
            "sh" => found.push((body.to_owned(), None)),
            // Nothing stands between a command and what it prints.
            "text" if end > 0 && rest[..at].trim().is_empty() => {
                found.last_mut().expect("a command").1 = Some(body.to_owned());
            }
            _ => {}
        }
        (rest, end) = (after, end + 1);
    }
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a writable folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let from = entry.expect("an entry").path();
        let to = to.join(from.file_name().expect("a name"));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(|_| ()).expect("writable") }
    }
}

/// A folder with the archive `arkiv`, and programs by their names in `bin`.
fn kitchen(name: &str) -> PathBuf {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cookbook").join(name);
    let _ = fs::remove_dir_all(&home);
    copy(&root().join("fixtures/cookbook"), &home.join("arkiv"));
    fs::create_dir_all(home.join("bin")).expect("writable");
    #[cfg(unix)]
    for (name, program) in [("dagordning", env!("CARGO_BIN_EXE_dagordning").to_owned()), ("python3", python())] {
        let script = format!("#!/bin/sh\nexec '{program}' \"$@\"\n");
        fs::write(home.join("bin").join(name), script).expect("writable");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(home.join("bin").join(name), mode).expect("one's own");
    }
    home
}

fn shell(home: &Path, script: &str) -> Output {
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("bash");
    command.args(["-c", script]).current_dir(home).env("PATH", format!("{}:{path}", home.join("bin").display()));
    command.env("LC_ALL", "C.UTF-8").env("XDG_CONFIG_HOME", home.join("settings")).output().expect("bash is there")
}

#[test]
fn the_cookbook_prints_what_it_says() {
    if lacking("the_cookbook_prints_what_it_says", &["jq", "sqlite3", "bash"]) {
        return;
    }
    let home = kitchen("docs");
    let blocks = blocks(&fs::read_to_string(root().join("docs/cookbook.md")).expect("the cookbook"));
    assert!(blocks.len() > 12, "{}", blocks.len());
    let mut wrong = String::new();
    for (script, expected) in blocks {
        let output = shell(&home, &script);
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let expected = expected.unwrap_or_else(|| panic!("nothing is said of what this prints:\n{script}"));
        let told = String::from_utf8_lossy(&output.stderr);
        if printed != expected || told.contains("Error") {
            wrong += &format!("{script}\nprints\n{printed}\nand not\n{expected}\n{told}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_readmes_commands_on_archives_run() {
    if lacking("the_readmes_commands_on_archives_run", &["bash"]) {
        return;
    }
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let (_, section) = readme.split_once("\n## Whole archives\n").expect("the section");
    let section = section.split("\n## ").next().expect("the section");
    let home = kitchen("readme");
    let mut lines = Vec::new();
    for (script, _) in blocks(section) {
        lines.extend(script.lines().map(str::to_owned));
    }
    assert!(lines.len() > 8, "{lines:?}");
    for line in lines {
        let output = shell(&home, &line);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        // An empty file is among them.
        assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {told}");
        assert!(!told.contains("not found") && !told.contains("error:"), "{line}: {told}");
    }
    for made in
        ["ut/2025/kf-2025-11-24.txt.json", "ut/errors.ndjson", "tabeller/ballots.csv", "parquet/amounts.parquet"]
    {
        assert!(home.join(made).exists(), "{made}");
    }
}
