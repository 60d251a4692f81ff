//! The commands that the documents show, run as they stand: the cookbook's and the READMEs' with what they print, those on whole
//! archives with what they leave behind. What documents point to is there.

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
fn the_commands_on_whole_archives_run() {
    if lacking("the_commands_on_whole_archives_run", &["bash"]) {
        return;
    }
    let document = fs::read_to_string(root().join("docs/archives.md")).expect("the document");
    let (_, section) = document.split_once("\n## Whole archives\n").expect("the section");
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

/// The first block is what `cargo` is given in a fresh clone: the main job on a fixture, and the tests, which run just now.
#[test]
fn the_readme_begins_with_the_main_job_and_the_tests() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let (first, _) = &blocks(&readme)[0];
    let commands: Vec<&str> = first.lines().map(|line| line.split('#').next().unwrap_or(line).trim()).collect();
    assert_eq!(commands, ["cargo run --release -- parse fixtures/agenda/region-kallelse.txt", "cargo test"]);
    let fixture = root().join("fixtures/agenda/region-kallelse.txt");
    let output = Command::new(env!("CARGO_BIN_EXE_dagordning")).arg("parse").arg(fixture).output().expect("it starts");
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(printed["body"], "Regionala kompetensrådet");
    assert_eq!(printed["items"][3]["case_ids"][0], "RKR/91/2025");
    assert_eq!(printed["coverage"]["characters"], 1632, "the README shows this");
}

/// Both READMEs lead a newcomer through the same commands.
#[test]
fn what_the_readmes_show_a_newcomer_runs_and_prints_what_they_say() {
    if Command::new("bash").arg("--version").output().is_err() {
        return;
    }
    for (name, heading) in [("README.md", "\n## In two minutes\n"), ("README.sv.md", "\n## På två minuter\n")] {
        let readme = fs::read_to_string(root().join(name)).expect("a README");
        let (_, section) = readme.split_once(heading).expect("the section");
        let home = kitchen(name);
        fs::rename(home.join("arkiv"), home.join("protokoll")).expect("one's own");
        let blocks = blocks(section.split("\n## ").next().expect("the section"));
        let [(first, None), (second, Some(expected))] = &blocks[..] else { panic!("{name}: {blocks:?}") };
        for line in first.lines() {
            let output = shell(&home, line);
            let (printed, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            // An empty file is among them.
            assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {told}");
            assert!(
                !line.contains(" search ") || printed.contains("Ombyggnad av Norra skolan"),
                "{line}: {printed}{told}"
            );
        }
        assert!(home.join("tabeller/items.csv").exists());
        assert_eq!(&*String::from_utf8_lossy(&shell(&home, second).stdout), expected, "{name}");
    }
}

/// Links between documents lead somewhere.
#[test]
fn what_the_documents_point_to_is_there() {
    let mut documents =
        vec![root().join("crates/dagordning/README.md"), root().join("crates/dagordning-archive/README.md")];
    for folder in [root(), root().join("docs")] {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
        documents.extend(entries.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    assert!(documents.len() >= 12, "{}", documents.len());
    let mut wrong = Vec::new();
    for document in documents {
        let text = fs::read_to_string(&document).expect("a document");
        for target in text.split("](").skip(1).filter_map(|behind| behind.split(')').next()) {
            let (file, heading) =
                target.split_once('#').map_or((target, None), |(file, heading)| (file, Some(heading)));
            if file.contains("://") || file.contains(char::is_whitespace) {
                continue;
            }
            let path = if file.is_empty() { document.clone() } else { document.with_file_name(file) };
            // As the pages of repositories name headings.
            let anchor = |line: &str| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
            let named = |heading| {
                fs::read_to_string(&path)
                    .is_ok_and(|text| text.lines().any(|line| line.starts_with('#') && anchor(line) == heading))
            };
            if !path.exists() || !heading.is_none_or(named) {
                wrong.push(format!("{}: {target}", document.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
