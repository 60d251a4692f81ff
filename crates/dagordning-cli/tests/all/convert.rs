//! Whole folders: what is written, what is not written again, and that nothing is lost by whatever ends a run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::archive::sound;
use crate::common::{Seeded, TEXTS, root};

pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dagordning"))
}

/// An empty folder of a test's own.
pub fn home(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("convert").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

pub fn convert(input: &Path, out: &Path, more: &[&str]) -> Output {
    program().arg("convert").arg(input).arg("-o").arg(out).args(more).output().expect("the program starts")
}

pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn minutes(title: &str) -> String {
    format!(
        "Protokoll\nKulturnämnden\n2026-03-02 kl. 13.00\n\n§ 1\n{title}\n\nBeslut\nKulturnämnden godkänner rapporten.\n"
    )
}

/// A folder with good files in folders, an empty and a binary one, two of the same content, and å in names.
pub fn archive(home: &Path) -> PathBuf {
    let folder = home.join("arkiv");
    fs::create_dir_all(folder.join("2025/mars")).expect("writable");
    fs::create_dir_all(folder.join("år 2026")).expect("writable");
    let put = |name: &str, content: &[u8]| fs::write(folder.join(name), content).expect("writable");
    put("2025/mars/kallelse.txt", minutes("Val av justerare").as_bytes());
    put("2025/protokoll.txt", minutes("Rapport").as_bytes());
    put("2025/protokoll.md", minutes("Rapport om körer").as_bytes());
    put("år 2026/så här.txt", minutes("Bidrag").as_bytes());
    put("år 2026/kopia.txt", minutes("Rapport").as_bytes());
    put("tom.txt", b"");
    put("bild.bin", b"\0\x01\x02\xff");
    put(".dold", b"hidden");
    fs::copy(first_pdf(), folder.join("kallelse.pdf")).expect("a fixture");
    folder
}

pub fn first_pdf() -> PathBuf {
    let entries = fs::read_dir(root().join("fixtures/pdf")).expect("fixtures");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    paths.sort_by_key(|path| (fs::metadata(path).map_or(0, |about| about.len()), path.clone()));
    paths.swap_remove(0)
}

/// All files below a folder with their content; what was read from images is left out.
pub fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).expect("readable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                if !path.ends_with(".dagordning/cache") {
                    folders.push(path);
                }
            } else {
                let name = path.strip_prefix(folder).expect("below").to_owned();
                found.insert(name, fs::read(&path).expect("readable"));
            }
        }
    }
    found
}

pub fn names(folder: &Path) -> Vec<String> {
    let shown = tree(folder).into_keys().map(|path| path.to_string_lossy().replace('\\', "/"));
    shown.filter(|name| !name.starts_with(".dagordning/")).collect()
}

fn errors(out: &Path) -> Vec<(String, String)> {
    let lines = fs::read_to_string(out.join("errors.ndjson")).expect("errors");
    let values = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let text = |value: &Value, key: &str| value[key].as_str().expect(key).to_owned();
    values
        .inspect(|one| assert!(!text(one, "advice").is_empty()))
        .map(|one| (text(&one, "path"), text(&one, "reason")))
        .collect()
}

#[test]
fn a_folder_becomes_a_folder_and_each_file_what_parse_prints() {
    let home = home("mirror");
    let (folder, out) = (archive(&home), home.join("ut"));
    let output = convert(&folder, &out, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(output.stdout.is_empty());
    let written = [
        "2025/mars/kallelse.txt.json",
        "2025/protokoll.md.json",
        "2025/protokoll.txt.json",
        "errors.ndjson",
        "kallelse.pdf.json",
        "år 2026/kopia.txt.json",
        "år 2026/så här.txt.json",
    ];
    assert_eq!(names(&out), written);
    for name in written.iter().filter(|name| name.ends_with(".json")) {
        let file = folder.join(name.strip_suffix(".json").expect("an ending"));
        let parsed = program().args(["parse", "--compact"]).arg(file).output().expect("the program starts");
        assert_eq!(fs::read(out.join(name)).expect("written"), parsed.stdout, "{name}");
    }
    let told = told(&output);
    let failed = errors(&out);
    assert_eq!(failed.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["bild.bin", "tom.txt"]);
    assert_eq!(failed[1].1, "the file is empty");
    for said in ["8 files", "6 read, 0 done before, 2 failed", "1 file has the content of another", "left out: 1"] {
        assert!(told.contains(said), "{said}: {told}");
    }
}

#[test]
fn what_is_done_is_not_done_again() {
    let home = home("again");
    let (folder, out) = (archive(&home), home.join("ut"));
    convert(&folder, &out, &[]);
    let before = tree(&out);
    let again = convert(&folder, &out, &[]);
    assert!(told(&again).contains("0 read, 6 done before, 2 failed"), "{}", told(&again));
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(tree(&out), before);
    // Another content, an output that was changed, one that is gone.
    fs::write(folder.join("2025/protokoll.txt"), minutes("En annan rapport")).expect("writable");
    fs::write(out.join("2025/protokoll.md.json"), "{}").expect("writable");
    fs::remove_file(out.join("kallelse.pdf.json")).expect("removable");
    let third = convert(&folder, &out, &[]);
    assert!(told(&third).contains("3 read, 3 done before"), "{}", told(&third));
    assert_eq!(tree(&out).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    // Other options, force, and what failed.
    assert!(told(&convert(&folder, &out, &["--spans"])).contains("6 read, 0 done before"));
    assert!(told(&convert(&folder, &out, &["--spans", "--force"])).contains("6 read, 0 done before"));
    fs::write(folder.join("tom.txt"), minutes("Inte tom")).expect("writable");
    let mended = convert(&folder, &out, &["--spans", "--retry-failed"]);
    assert!(told(&mended).contains("1 read, 6 done before, 1 failed"), "{}", told(&mended));
    // A file that can no longer be read leaves no output of what it was.
    fs::write(folder.join("tom.txt"), "").expect("writable");
    convert(&folder, &out, &["--spans"]);
    assert!(!out.join("tom.txt.json").exists());
}

#[test]
fn dry_runs_write_nothing() {
    let home = home("dry");
    let (folder, out) = (archive(&home), home.join("ut"));
    let dry = convert(&folder, &out, &["--dry-run"]);
    assert_eq!(String::from_utf8_lossy(&dry.stdout).lines().filter(|line| line.starts_with("read\t")).count(), 8);
    assert!(!out.exists());
    convert(&folder, &out, &[]);
    let before = tree(&out);
    fs::write(folder.join("ny.txt"), minutes("Ny")).expect("writable");
    let dry = convert(&folder, &out, &["--dry-run"]);
    let said = String::from_utf8_lossy(&dry.stdout).into_owned();
    assert_eq!(said.lines().filter(|line| line.starts_with("read\t")).collect::<Vec<_>>(), ["read\tny.txt"]);
    assert_eq!(said.lines().filter(|line| line.starts_with("failed\t")).count(), 2);
    assert_eq!(tree(&out), before);
}

#[test]
fn lists_name_files_by_lines_or_with_nul() {
    let home = home("lists");
    let folder = archive(&home);
    for (index, mark) in ["\n", "\0"].into_iter().enumerate() {
        let list = ["2025/protokoll.txt", "./2025/mars/kallelse.txt", "2025/protokoll.txt", ""].join(mark);
        let out = home.join(format!("ut-{index}"));
        let mut child = program()
            .current_dir(&folder)
            .args(["convert", "--files-from", "-", "--quiet", "-o"])
            .arg(&out)
            .stdin(Stdio::piped())
            .spawn()
            .expect("the program starts");
        std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), list.as_bytes()).expect("it reads");
        assert!(child.wait().expect("it ends").success());
        assert_eq!(names(&out), ["2025/mars/kallelse.txt.json", "2025/protokoll.txt.json", "errors.ndjson"]);
    }
    let out = home.join("root");
    let listed = folder.join("2025/protokoll.txt").to_string_lossy().into_owned();
    fs::write(home.join("list"), &listed).expect("writable");
    let list = home.join("list").to_string_lossy().into_owned();
    let run = program().args(["convert", "--files-from", &list, "--root"]).arg(&folder).arg("-o").arg(&out).output();
    assert!(run.expect("the program starts").status.success());
    assert_eq!(names(&out), ["2025/protokoll.txt.json", "errors.ndjson"]);
}

#[test]
fn wrong_use_is_told_before_anything_is_written() {
    let home = home("usage");
    let folder = archive(&home);
    let out = home.join("ut");
    let refused = |args: &[&Path], said: &str| {
        let run = program().arg("convert").args(args).arg("-o").arg(&out).output().expect("the program starts");
        assert_eq!(run.status.code(), Some(2), "{}", told(&run));
        assert!(told(&run).contains(said), "{said}: {}", told(&run));
        assert!(!out.exists());
    };
    refused(&[Path::new("-")], "parse reads it");
    let same = [folder.join("2025/protokoll.txt"), home.join("protokoll.txt")];
    fs::write(&same[1], minutes("Annan")).expect("writable");
    refused(&[&same[0], &same[1]], "would have the same output; --root");
    refused(&[], "required");
    // A folder with files of others is left alone.
    let foreign = convert(&folder, &folder, &[]);
    assert_eq!(foreign.status.code(), Some(2));
    assert!(told(&foreign).contains("files in it that convert has not written"), "{}", told(&foreign));
    // What was written is not read.
    assert_eq!(convert(&folder, &out, &[]).status.code(), Some(1));
    let results = convert(&out, &home.join("ut-2"), &[]);
    assert!(told(&results).contains("convert has written this folder"), "{}", told(&results));
}

#[test]
fn an_output_folder_inside_the_input_is_not_read() {
    let home = home("inside");
    let folder = archive(&home);
    let out = folder.join("ut");
    convert(&folder, &out, &[]);
    let before = tree(&out);
    let again = convert(&folder, &out, &[]);
    assert!(told(&again).contains("0 read, 6 done before"), "{}", told(&again));
    assert_eq!(tree(&out), before);
}

#[test]
fn a_path_that_is_not_there_stops_nothing() {
    let home = home("missing");
    let (folder, out) = (archive(&home), home.join("ut"));
    let run =
        program().arg("convert").arg(folder.join("2025")).arg(home.join("borta.pdf")).arg("-o").arg(&out).output();
    assert_eq!(run.expect("the program starts").status.code(), Some(1));
    assert_eq!(errors(&out), [("borta.pdf".to_owned(), "there is no such file".to_owned())]);
    assert_eq!(names(&out).len(), 4);
}

#[test]
fn outputs_that_would_share_a_name_are_told() {
    let home = home("shared");
    let folder = home.join("arkiv");
    fs::create_dir_all(folder.join("a.json")).expect("writable");
    for name in ["a", "a.json/b.txt", "c.txt", "c.txt.part-2"] {
        fs::write(folder.join(name), minutes(name)).expect("writable");
    }
    let out = home.join("ut");
    assert_eq!(convert(&folder, &out, &[]).status.code(), Some(1));
    assert_eq!(errors(&out).iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["a", "c.txt.part-2"]);
    assert_eq!(names(&out), ["a.json/b.txt.json", "c.txt.json", "errors.ndjson"]);
}

#[test]
#[cfg(target_os = "linux")]
fn names_that_are_no_text_come_through() {
    use std::os::unix::ffi::OsStringExt;
    let home = home("odd");
    let folder = home.join("arkiv");
    fs::create_dir_all(&folder).expect("writable");
    let name = |bytes: &[u8]| std::ffi::OsString::from_vec(bytes.to_vec());
    for bytes in [&b"l\xe4n.txt"[..], b"a\\xe4.txt", b"two\nlines.txt", b"\"quoted\".txt", b"\x1b[31m.txt"] {
        fs::write(folder.join(name(bytes)), minutes("Val")).expect("writable");
    }
    fs::write(folder.join("x".repeat(252)), minutes("Val")).expect("writable");
    let out = home.join("ut");
    let run = convert(&folder, &out, &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!told(&run).contains('\x1b'));
    assert_eq!(errors(&out)[0].1, "the name of its output would be too long; give the file a shorter one");
    assert!(out.join(name(b"l\xe4n.txt.json")).exists());
    let again = convert(&folder, &out, &["--format", "csv"]);
    assert!(told(&again).contains("5 read"), "{}", told(&again));
    // The tree of the earlier format is gone, the tables are there.
    assert!(names(&out).iter().all(|name| name.ends_with(".csv") || name == "errors.ndjson"), "{:?}", names(&out));
    let files = fs::read(out.join("files.csv")).expect("a table");
    assert!(String::from_utf8_lossy(&files).contains("\nl\\xe4n.txt,"), "{}", String::from_utf8_lossy(&files));
}

#[test]
#[cfg(unix)]
fn links_and_pipes_do_not_hold_a_run_up() {
    let home = home("links");
    let folder = archive(&home);
    std::os::unix::fs::symlink(&folder, folder.join("runt")).expect("a link");
    std::os::unix::fs::symlink(folder.join("borta"), folder.join("död länk.txt")).expect("a link");
    std::os::unix::fs::symlink(folder.join("2025/protokoll.txt"), folder.join("länk.txt")).expect("a link");
    assert!(Command::new("mkfifo").arg(folder.join("rör")).status().expect("mkfifo").success());
    let out = home.join("ut");
    let run = convert(&folder, &out, &[]);
    assert!(told(&run).contains("left out: 3"), "{}", told(&run));
    assert!(out.join("länk.txt.json").exists());
    assert!(errors(&out).contains(&("död länk.txt".to_owned(), "the link leads to no file".to_owned())));
}

/// Files enough for a run to be ended in the midst of it.
pub fn many(home: &Path) -> PathBuf {
    let folder = home.join("arkiv");
    for (at, from) in TEXTS.iter().enumerate() {
        let to = folder.join(at.to_string());
        fs::create_dir_all(&to).expect("writable");
        for entry in fs::read_dir(root().join(from)).expect("fixtures").map(|entry| entry.expect("an entry").path()) {
            if entry.extension().is_some_and(|extension| extension == "txt") {
                fs::copy(&entry, to.join(entry.file_name().expect("a name"))).expect("writable");
            }
        }
    }
    fs::copy(first_pdf(), folder.join("kallelse.pdf")).expect("a fixture");
    fs::write(folder.join("tom.txt"), "").expect("writable");
    folder
}

pub fn start(input: &Path, out: &Path, more: &[&str]) -> Child {
    let mut command = program();
    command.arg("convert").arg(input).arg("-o").arg(out).args(more);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// Ends runs at random moments until one ends by itself; how many were ended.
fn with_kills(folder: &Path, out: &Path, more: &[&str], whole: Duration, dice: &mut Seeded) -> usize {
    let mut ended = 0;
    // Each time the run has more time, so that it comes to an end.
    for round in 1..40 {
        let mut run = start(folder, out, more);
        let most = usize::try_from(whole.as_micros()).expect("a short time") * round / 8;
        std::thread::sleep(Duration::from_micros(dice.below(most) as u64));
        if run.try_wait().expect("a child").is_some() {
            break;
        }
        run.kill().expect("a child");
        run.wait().expect("a child");
        ended += 1;
    }
    ended
}

/// How many runs are ended at least; `DAGORDNING_KILLS` gives more: `DAGORDNING_KILLS=100 cargo test --test all killed`.
const KILLS: usize = 15;

/// How many runs are to be ended at random moments, all together.
pub fn kills() -> usize {
    std::env::var("DAGORDNING_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

#[test]
fn runs_that_are_killed_are_gone_on_with_to_the_same_bytes() {
    let home = home("killed");
    let folder = many(&home);
    let mut dice = Seeded::new(14);
    let formats = ["json", "ndjson", "csv", "parquet", "sqlite"];
    let mut all = 0;
    for (at, format) in formats.into_iter().enumerate() {
        let undisturbed = home.join(format!("{format}-whole"));
        let began = Instant::now();
        let run = convert(&folder, &undisturbed, &["-j1", "--format", format]);
        assert_eq!(run.status.code(), Some(1), "{}", told(&run));
        let (whole, expected) = (began.elapsed(), tree(&undisturbed));
        let (mut killed, mut series) = (0, 0);
        while all + killed < kills() * (at + 1) / formats.len() {
            let out = home.join(format!("{format}-{series}"));
            let jobs = format!("-j{}", 1 + series % 3);
            killed += with_kills(&folder, &out, &[&jobs, "--format", format], whole, &mut dice);
            assert_eq!(convert(&folder, &out, &[&jobs, "--format", format]).status.code(), Some(1));
            let found = tree(&out);
            assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
            for (name, content) in &expected {
                assert!(found[name] == *content, "{format}: {} differs", name.display());
            }
            if format == "sqlite" {
                sound(&out.join("tables.db"));
            }
            fs::remove_dir_all(&out).expect("one's own");
            series += 1;
            assert!(series <= kills(), "no run of {format} is ended in time");
        }
        println!("{format}: {killed} kills in {series} series, each the same as undisturbed");
        all += killed;
    }
}

#[test]
fn a_folder_has_one_run_at_a_time() {
    let home = home("locked");
    let folder = many(&home);
    let out = home.join("ut");
    let mut first = start(&folder, &out, &["-j1"]);
    let since = Instant::now();
    while !out.join(".dagordning/journal.ndjson").exists() {
        assert!(since.elapsed() < Duration::from_secs(20) && first.try_wait().expect("a child").is_none());
        std::thread::sleep(Duration::from_millis(1));
    }
    let second = convert(&folder, &out, &[]);
    assert_eq!(second.status.code(), Some(2), "{}", told(&second));
    assert!(told(&second).contains("another run is writing into it"), "{}", told(&second));
    assert_eq!(first.wait().expect("a child").code(), Some(1));
    assert_eq!(convert(&folder, &out, &[]).status.code(), Some(1));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_loses_nothing() {
    let home = home("full");
    let folder = many(&home);
    let out = home.join("ut");
    // No file may be larger than so many blocks of 512 bytes; writing more is an error and no signal.
    for (blocks, format) in [("16", "json"), ("64", "csv"), ("64", "sqlite"), ("24", "parquet")] {
        let script =
            format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" convert \"$1\" -o \"$2\" --format {format}");
        let run = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_dagordning")])
            .args([&folder, &out])
            .output()
            .expect("sh is there");
        assert_eq!(run.status.code(), Some(1), "{}", told(&run));
        assert!(told(&run).contains("the same command goes on from there"), "{}", told(&run));
        assert!(tree(&out).keys().all(|name| !name.to_string_lossy().ends_with(".part")));
        let mended = convert(&folder, &out, &["--format", format]);
        assert!(told(&mended).contains("1 failed"), "{}", told(&mended));
    }
    let whole = home.join("hel");
    convert(&folder, &whole, &["--format", "parquet"]);
    assert!(tree(&out) == tree(&whole));
}

#[test]
fn documents_on_lines_carry_their_paths() {
    let home = home("lines");
    let (folder, out) = (archive(&home), home.join("ut"));
    convert(&folder, &out, &["--format", "ndjson"]);
    assert_eq!(names(&out), ["documents.ndjson", "errors.ndjson"]);
    let lines = fs::read_to_string(out.join("documents.ndjson")).expect("written");
    let values: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(values.len(), 6);
    assert_eq!(values[0]["path"], "2025/mars/kallelse.txt");
    assert_eq!(values[0]["items"][0]["title"], "Val av justerare");
}

#[test]
fn tables_count_the_same_content_once() {
    let home = home("cells");
    let (folder, out) = (archive(&home), home.join("ut"));
    convert(&folder, &out, &["--format", "csv", "--excel"]);
    let table = |name: &str| fs::read_to_string(out.join(name)).expect("a table");
    let files = table("files.csv");
    // As Excel opens it where a comma is the sign of decimals.
    assert!(files.starts_with("\u{feff}path;sha256;outcome;"));
    assert_eq!(files.lines().count(), 1 + 8);
    assert_eq!(table("documents.csv").lines().count(), 1 + 5);
    let of = |path: &str| files.lines().find(|line| line.starts_with(path)).and_then(|line| line.split(';').nth(4));
    assert_eq!(of("2025/protokoll.txt"), of("år 2026/kopia.txt"));
    assert!(of("2025/protokoll.txt").is_some_and(|id| !id.is_empty()));
    // Tables without rows have their columns all the same.
    assert!(table("ballots.csv").starts_with("\u{feff}ballot_id;vote_id;"));
}

#[test]
#[cfg(target_os = "linux")]
fn what_failed_for_lack_of_time_is_read_with_more() {
    let home = home("time");
    let folder = home.join("arkiv");
    fs::create_dir_all(&folder).expect("writable");
    fs::copy(first_pdf(), folder.join("kallelse.pdf")).expect("a fixture");
    let out = home.join("ut");
    assert_eq!(convert(&folder, &out, &["--timeout", "0.001"]).status.code(), Some(1));
    let failed = fs::read_to_string(out.join("errors.ndjson")).expect("errors");
    assert!(failed.contains("give it more with --timeout and --retry-failed"), "{failed}");
    assert_eq!(convert(&folder, &out, &[]).status.code(), Some(1));
    assert_eq!(convert(&folder, &out, &["--retry-failed"]).status.code(), Some(0));
    assert!(out.join("kallelse.pdf.json").exists());
}
