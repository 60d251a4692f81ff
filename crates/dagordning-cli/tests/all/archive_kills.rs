//! Archives whose making is ended at random: they are whole at any moment, and in the end what they are undisturbed.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant, SystemTime};

use crate::archive::{done, home, program, run, sound, sql, told};
use crate::common::{Seeded, TEXTS, root};
use crate::convert::kills;

/// A folder with a copy of each text fixture in folders, changed a little, long ago.
fn many(folder: &Path, copies: usize) {
    let before = SystemTime::now() - Duration::from_secs(3600);
    for name in TEXTS {
        for entry in fs::read_dir(root().join(name)).expect("fixtures") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                let text = fs::read(&path).expect("readable");
                for copy in 0..copies {
                    let to = folder.join(format!("{copy}/{}", path.file_name().expect("a name").to_string_lossy()));
                    fs::create_dir_all(to.parent().expect("a folder")).expect("writable");
                    let end = format!("\n{}", ".".repeat(copy));
                    fs::write(&to, [text.as_slice(), end.as_bytes()].concat()).expect("writable");
                    let file = fs::File::options().write(true).open(&to).expect("writable");
                    file.set_modified(before).expect("a time");
                }
            }
        }
    }
    fs::write(folder.join("tom.txt"), "").expect("writable");
}

/// All that is in an archive, and what is found in it.
fn content(home: &Path, archive: &str) -> Vec<String> {
    let mut all = Vec::new();
    let tables = dagordning::tables::all().iter().map(|table| table.name);
    let own = ["archive_files", "archive_entries", "archive_bodies", "archive_words", "archive_cases", "ids"];
    for table in tables.chain(own) {
        let columns = if table == "archive_files" { "path, setup" } else { "*" };
        all.extend(sql(&home.join(archive), &format!("SELECT {columns} FROM \"{table}\" ORDER BY 1, 2")));
    }
    for query in ["beslut", "\"till kommunfullmäktige\"", "bygg*", "--party=S", "--decided"] {
        all.push(done(home, &["search", archive, query, "--format", "csv", "--limit", "1000"]));
    }
    all
}

#[test]
fn what_is_killed_is_whole_and_goes_on_to_the_same() {
    let home = home("killed");
    many(&home.join("f"), 1);
    let began = Instant::now();
    assert_eq!(run(&home, &["add", "whole.db", "f", "-j1"]).status.code(), Some(1));
    let whole = began.elapsed();
    let expected = content(&home, "whole.db");
    let mut dice = Seeded::new(15);
    let (mut killed, mut round) = (0, 0);
    while killed < kills() {
        let archive = format!("{round}.db");
        let jobs = format!("-j{}", 1 + round % 3);
        // Each time the run has more time, so that it comes to an end.
        for time in 1..40 {
            let mut command = program();
            command.current_dir(&home).args(["archive", "add", &archive, "f", &jobs]);
            let mut run = command.stderr(Stdio::null()).spawn().expect("the program starts");
            let most = usize::try_from(whole.as_micros()).expect("a short time") * time / 8;
            std::thread::sleep(Duration::from_micros(dice.below(most) as u64));
            if run.try_wait().expect("a child").is_some() {
                break;
            }
            run.kill().expect("a child");
            run.wait().expect("a child");
            killed += 1;
            if home.join(&archive).exists() {
                assert_eq!(sql(&home.join(&archive), "PRAGMA integrity_check"), ["ok"]);
            }
        }
        let output = run(&home, &["add", &archive, "f", &jobs]);
        assert_eq!(output.status.code(), Some(1), "{}", told(&output));
        sound(&home.join(&archive));
        let found = content(&home, &archive);
        let differs = found.iter().zip(&expected).find(|(found, expected)| found != expected);
        assert!(found == expected, "round {round}: {differs:?}, {} and {} rows", found.len(), expected.len());
        assert!(run(&home, &["check", &archive]).status.success());
        let _ = fs::remove_file(home.join(&archive));
        round += 1;
        assert!(round <= kills(), "no run is ended in time");
    }
    println!("{killed} kills in {round} series, each the same as undisturbed");
}

#[test]
fn one_adds_while_others_ask() {
    let home = home("beside");
    many(&home.join("f"), 1);
    let mut first = program();
    first.current_dir(&home).args(["archive", "add", "a.db", "f", "-j1"]).stderr(Stdio::null());
    let mut first = first.spawn().expect("the program starts");
    let since = Instant::now();
    let mut asked = false;
    while !home.join("a.db-lock").exists() {
        assert!(since.elapsed() < Duration::from_secs(20));
    }
    let second = run(&home, &["add", "a.db", "f"]);
    if first.try_wait().expect("a child").is_none() {
        assert_eq!(second.status.code(), Some(1), "{}", told(&second));
        assert!(told(&second).contains("another program is writing into it"), "{}", told(&second));
    }
    while first.try_wait().expect("a child").is_none() {
        asked |= run(&home, &["search", "a.db", "beslut"]).status.success();
    }
    assert!(asked);
    assert!(!home.join("a.db-lock").exists());
    sound(&home.join("a.db"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_what_is_there_stays() {
    let home = home("full");
    many(&home.join("f"), 1);
    // No file may be larger than so many blocks of 512 bytes.
    let script = "trap '' XFSZ; ulimit -f 2000; exec \"$0\" archive add a.db f -j1";
    let output = std::process::Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_dagordning")])
        .current_dir(&home)
        .output()
        .expect("sh is there");
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(told(&output).contains("the same command goes on from there"), "{}", told(&output));
    sound(&home.join("a.db"));
    assert_eq!(run(&home, &["add", "a.db", "f"]).status.code(), Some(1));
    assert_eq!(run(&home, &["add", "whole.db", "f"]).status.code(), Some(1));
    assert!(content(&home, "a.db") == content(&home, "whole.db"));
}
