//! How the program behaves among others: help, completions, manual, messages, settings, names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const TEXT: &str = "Protokoll\nKulturnämnden\n2026-03-02\n\n§ 1\nVal av justerare\n";

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dagordning"))
}

fn home(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("manners").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("settings/dagordning")).expect("a writable folder");
    fs::write(folder.join("a.txt"), TEXT).expect("writable");
    folder
}

/// Runs it in a folder, whose `settings` are the user's.
fn run_in(folder: &Path, args: &[&str]) -> Output {
    let mut command = program();
    command.current_dir(folder).env("XDG_CONFIG_HOME", folder.join("settings")).args(args);
    command.output().expect("the program starts")
}

fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

fn commands() -> Vec<String> {
    let help = said(&run_in(Path::new("."), &["-h"])).0;
    let lines = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let named = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    named.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn help_fits_a_terminal_of_eighty_columns() {
    let all: Vec<String> = commands();
    assert!(["parse", "convert", "man"].iter().all(|name| all.contains(&(*name).to_owned())), "{all:?}");
    for name in all.iter().map(String::as_str).filter(|name| *name != "help").chain([""]) {
        for help in ["-h", "--help"] {
            let args: Vec<&str> = [name, help].into_iter().filter(|arg| !arg.is_empty()).collect();
            let output = program().env("COLUMNS", "80").args(&args).output().expect("the program starts");
            let (out, _) = said(&output);
            let long: Vec<&str> = out.lines().filter(|line| line.chars().count() > 80).collect();
            assert!(long.is_empty(), "{name} {help}: {long:?}");
            // An example that is wrapped is none that can be copied.
            let examples = out.lines().filter(|line| line.starts_with("  dagordning "));
            assert!(examples.clone().all(|line| !line.ends_with(' ')), "{name}");
        }
    }
}

#[test]
fn shells_complete_and_man_shows_what_clap_knows() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run_in(Path::new("."), &["completions", shell]);
        assert!(output.status.success());
        let script = said(&output).0;
        for known in ["convert", "retry-failed", "completions"] {
            assert!(script.contains(known), "{shell} does not know {known}");
        }
    }
    let page = said(&run_in(Path::new("."), &["man"])).0;
    assert!(page.contains(".TH dagordning 1") && page.contains("dagordning\\-convert(1)"), "{page}");
    let page = said(&run_in(Path::new("."), &["man", "convert"])).0;
    assert!(page.contains(".TH dagordning-convert 1") && page.contains("retry\\-failed"), "{page}");
    for of in [&["man", "archive", "add"][..], &["man", "archive-add"]] {
        assert!(said(&run_in(Path::new("."), of)).0.contains("dagordning\\-archive\\-add"));
    }
    let unknown = run_in(Path::new("."), &["man", "konvertera"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).1.contains("there is no command konvertera"));
}

#[test]
fn bash_takes_the_script() {
    let Ok(shell) = Command::new("bash").arg("--version").stdout(Stdio::null()).status() else { return };
    assert!(shell.success());
    let script = said(&run_in(Path::new("."), &["completions", "bash"])).0;
    let asked = format!(
        "{script}\nCOMP_WORDS=(dagordning convert --retry); COMP_CWORD=2; _dagordning dagordning --retry convert; echo \"${{COMPREPLY[@]}}\""
    );
    let output = Command::new("bash").args(["-c", &asked]).output().expect("bash");
    assert_eq!(said(&output).0.trim(), "--retry-failed", "{}", said(&output).1);
}

#[test]
fn messages_are_text_or_json_as_many_as_are_wanted() {
    let home = home("messages");
    fs::write(home.join("tom.txt"), "").expect("writable");
    let (out, told) = said(&run_in(&home, &["parse", "--log", "json", "-v", "a.txt", "tom.txt"]));
    assert_eq!(out.lines().count(), 1);
    let lines: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines[0]["file"], "a.txt");
    assert_eq!(lines[0]["level"], "debug");
    assert_eq!(lines[1]["level"], "error");
    assert_eq!(lines[1]["code"], "empty");
    assert_eq!(lines[1]["message"], "the file is empty");
    let (_, told) = said(&run_in(&home, &["parse", "--log", "json", "b\u{202e}.txt"]));
    assert!(!told.contains('\u{202e}') && told.contains("there is no such file"), "{told}");
    let (_, told) = said(&run_in(&home, &["--quiet", "parse", "a.txt", "tom.txt"]));
    assert_eq!(told, "dagordning: tom.txt: the file is empty\n");
    assert_eq!(run_in(&home, &["parse", "-q", "-v", "a.txt"]).status.code(), Some(2));
}

#[test]
fn standard_input_can_be_named() {
    let home = home("stdin");
    let mut child = program()
        .current_dir(&home)
        .args(["parse", "--name", "möte.txt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), TEXT.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(document["source"]["file_name"], "möte.txt");
    let wrong = run_in(&home, &["parse", "--name", "b.txt", "a.txt"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).1.contains("--name names standard input"), "{}", said(&wrong).1);
}

#[test]
fn defaults_come_from_a_file_and_the_command_line_wins() {
    let home = home("settings");
    let put = |text: &str| fs::write(home.join("dagordning.toml"), text).expect("writable");
    let spans = |args: &[&str]| said(&run_in(&home, args)).0.contains("\"span\"");
    assert!(!spans(&["parse", "a.txt"]));
    put("spans = true\n\n[convert]\njobs = 1\noutput = \"ut\"\n");
    assert!(spans(&["parse", "a.txt"]));
    assert!(!spans(&["parse", "--spans=false", "a.txt"]));
    assert!(!spans(&["parse", "--config", "none", "a.txt"]));
    assert_eq!(run_in(&home, &["convert", "a.txt"]).status.code(), Some(0));
    assert!(home.join("ut/a.txt.json").exists());
    assert_eq!(run_in(&home, &["convert", "a.txt", "-o", "ut-2"]).status.code(), Some(0));
    assert!(home.join("ut-2/a.txt.json").exists());
    // That of the current folder, else the user's, else the one that is named.
    fs::write(home.join("settings/dagordning/dagordning.toml"), "[parse]\nfull = true\n").expect("writable");
    assert!(!said(&run_in(&home, &["parse", "a.txt"])).0.contains("\"status\": null"));
    fs::remove_file(home.join("dagordning.toml")).expect("removable");
    assert!(said(&run_in(&home, &["parse", "a.txt"])).0.contains("\"status\": null"));
    fs::write(home.join("annan.toml"), "compact = true\n").expect("writable");
    let named = said(&run_in(&home, &["parse", "--config=annan.toml", "a.txt"])).0;
    assert_eq!(named.lines().count(), 1);
    assert!(!named.contains("\"status\":null"));
}

#[test]
fn what_is_wrong_in_a_file_of_defaults_is_told_with_its_line() {
    let home = home("faults");
    let refused = |text: &str, wanted: &str| {
        fs::write(home.join("dagordning.toml"), text).expect("writable");
        let output = run_in(&home, &["parse", "a.txt"]);
        let (out, told) = said(&output);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(out.is_empty());
        assert!(told.contains(wanted), "{wanted}: {told}");
    };
    refused("spans = true\nspan = true\n", "dagordning.toml, line 2: no command has an option span");
    refused("[parse]\n\nformat = \"csv\"\n", "dagordning.toml, line 3: parse has no option format");
    refused("[pars]\nspans = true\n", "line 1: there is no command pars");
    refused("spans = 3\n", "line 1: spans is true or false");
    refused("\ntimeout = \"soon\"\n", "line 2: invalid value 'soon' for '--timeout <SECONDS>': a number of seconds");
    refused("ocr = \"sometimes\"\n", "line 1: invalid value 'sometimes' for '--ocr <WHEN>'");
    refused("spans = true\nspans =\n", "dagordning.toml, line 2: ");
    refused("force = true\n", "line 1: force is asked for on the command line alone");
    // What a downloaded folder may not decide.
    refused("tesseract = \"./evil\"\n", "line 1: tesseract is not taken from a file in the current folder");
    refused("no-worker = true\n", "line 1: no-worker is not taken from a file in the current folder");
    fs::rename(home.join("dagordning.toml"), home.join("egen.toml")).expect("movable");
    assert!(run_in(&home, &["parse", "--config", "egen.toml", "a.txt"]).status.success());
    let missing = run_in(&home, &["parse", "--config", "borta.toml", "a.txt"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(said(&missing).1.contains("there is no such file"));
}
