//! The manual and the completions as packages ship them: whole, and taken by the programs that read them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn program(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dagordning")).args(args).output().expect("the program starts")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The names of the commands, or of the options, that a help shows.
fn named(help: &str, option: bool) -> BTreeSet<String> {
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands = commands.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let options = help.split(|c: char| c.is_whitespace() || "[]<>=,".contains(c));
    match option {
        true => options.filter(|word| word.len() > 3 && word.starts_with("--")).map(str::to_owned).collect(),
        false => commands.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect(),
    }
}

/// A command and those below it, each with its help.
fn all(above: &[String]) -> Vec<(Vec<String>, String)> {
    let args: Vec<&str> = above.iter().map(String::as_str).chain(["--help"]).collect();
    let help = printed(&program(&args));
    let below = named(&help, false).into_iter().filter(|name| name != "help");
    let below: Vec<_> = below.flat_map(|name| all(&[above, &[name]].concat())).collect();
    std::iter::once((above.to_vec(), help)).chain(below).collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

/// Whether a program of this name can be started; what needs it is not tested where it is missing.
fn there(name: &str) -> bool {
    Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success())
}

#[test]
fn the_manual_has_a_page_of_each_command_that_names_its_options_and_commands() {
    let pages = folder("pages");
    let output = program(&["man", "--into", pages.to_str().expect("a name")]);
    assert!(output.status.success() && output.stdout.is_empty());
    let commands = all(&[]);
    assert!(commands.len() >= 16, "{}", commands.len());
    for (name, help) in &commands {
        let words: Vec<&str> = std::iter::once("dagordning").chain(name.iter().map(String::as_str)).collect();
        let page = fs::read_to_string(pages.join(format!("{}.1", words.join("-")))).expect("a page");
        let plain = page.replace("\\-", "-");
        for option in named(help, true) {
            assert!(plain.contains(&option), "{words:?} does not name {option}");
        }
        for below in named(help, false).iter().filter(|name| *name != "help") {
            assert!(plain.contains(&format!("{}-{below}(1)", words.join("-"))), "{words:?} does not name {below}");
        }
        // Examples can be copied: each on its line, and none under a heading that says nothing.
        assert!(!page.contains(".SH EXTRA"), "{words:?}");
        for example in help.lines().filter(|line| line.starts_with("  dagordning ")) {
            assert!(
                plain.lines().any(|line| line.replace("\\*(Aq", "'").replace("\\\\", "\\") == example),
                "{example}"
            );
        }
        let same = program(&std::iter::once("man").chain(name.iter().map(String::as_str)).collect::<Vec<_>>());
        assert_eq!(printed(&same), page, "{words:?}");
    }
    assert_eq!(fs::read_dir(&pages).expect("a folder").count(), commands.len(), "a page of no command");
}

#[test]
fn man_shows_the_pages_without_a_warning() {
    if !there("man") {
        return;
    }
    let pages = folder("shown");
    assert!(program(&["man", "--into", pages.to_str().expect("a name")]).status.success());
    for name in ["dagordning", "dagordning-parse", "dagordning-archive-search"] {
        let page = pages.join(format!("{name}.1"));
        let mut man = Command::new("man");
        man.env("MANWIDTH", "80").env("LC_ALL", "C.UTF-8").args(["--warnings", "-E", "UTF-8", "-l"]).arg(&page);
        let output = man.output().expect("man starts");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && told.is_empty(), "{name}: {told}");
        assert!(printed(&output).contains("SYNOPSIS"), "{name}");
    }
}

#[test]
fn a_folder_for_pages_and_a_command_exclude_each_other() {
    assert_eq!(program(&["man", "--into", "nowhere", "convert"]).status.code(), Some(2));
}

#[test]
fn bash_completes_commands_options_and_values() {
    if !there("bash") {
        return;
    }
    let script = folder("bash").join("dagordning");
    fs::write(&script, program(&["completions", "bash"]).stdout).expect("writable");
    let checked = Command::new("bash").arg("-n").arg(&script).output().expect("bash starts");
    assert!(checked.status.success() && checked.stderr.is_empty());
    for (words, last, expected) in [
        ("dagordning conv", 1, "convert"),
        ("dagordning convert --retry", 2, "--retry-failed"),
        ("dagordning convert --format par", 3, "parquet"),
        ("dagordning archive sea", 2, "search"),
        ("dagordning archive search --dec", 3, "--decided"),
    ] {
        // As the shell does it: by the function that `complete -p` names.
        let asked = format!(
            "source '{}'; words=({words}); complete -p dagordning | grep -q -- '-F _dagordning'; COMP_WORDS=(${{words[@]}}); \
             COMP_CWORD={last}; _dagordning dagordning \"${{words[{last}]}}\" \"${{words[{last}-1]}}\"; echo ${{COMPREPLY[@]}}",
            script.display()
        );
        let output = Command::new("bash").args(["--norc", "-c", &asked]).output().expect("bash starts");
        assert_eq!(printed(&output).trim(), expected, "{words}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn fish_completes_commands_options_and_values() {
    if !there("fish") {
        return;
    }
    let script = folder("fish").join("dagordning.fish");
    fs::write(&script, program(&["completions", "fish"]).stdout).expect("writable");
    for (line, expected) in [
        ("dagordning conv", "convert"),
        ("dagordning convert --retry", "--retry-failed"),
        ("dagordning convert --format par", "parquet"),
        ("dagordning archive search --dec", "--decided"),
    ] {
        let asked = format!("source '{}'; complete -C '{line}'", script.display());
        let output = Command::new("fish").args(["--no-config", "-c", &asked]).output().expect("fish starts");
        assert!(printed(&output).starts_with(expected), "{line}: {}", printed(&output));
    }
}

/// zsh completes at its prompt alone, so it is given a terminal of its own. It knows that the value of `--decided` stands
/// behind a sign.
#[test]
fn zsh_completes_commands_options_and_values() {
    if !there("zsh") {
        return;
    }
    let home = folder("zsh");
    fs::write(home.join("_dagordning"), program(&["completions", "zsh"]).stdout).expect("writable");
    let checked = Command::new("zsh").arg("-n").arg(home.join("_dagordning")).output().expect("zsh starts");
    assert!(checked.status.success() && checked.stderr.is_empty());
    for (line, expected) in [
        ("dagordning conv", "convert"),
        ("dagordning convert --retry", "--retry-failed"),
        ("dagordning convert --format par", "parquet"),
        ("dagordning archive search --dec", "--decided="),
    ] {
        // What the line has become is written to a file when the key after the completion is pressed.
        let asked = format!(
            "zmodload zsh/zpty; zpty pty zsh -f -i
             say() {{ zpty -w pty \"$1\"; }}
             say 'PS1=; fpath=($PWD $fpath); autoload -U compinit; compinit -u -D'
             say 'done-so() {{ print -r -- $BUFFER > line.new; mv line.new line; }}; zle -N done-so; bindkey \"^G\" done-so'
             say ': > ready'
             for i in {{1..200}}; do [[ -e ready ]] && break; sleep .05; done
             zpty -w -n pty '{line}'$'\\t\\a'
             for i in {{1..200}}; do [[ -e line ]] && break; sleep .05; done
             cat line; rm -f line ready; zpty -d pty"
        );
        let mut zsh = Command::new("zsh");
        let output = zsh.current_dir(&home).args(["-f", "-c", &asked]).output().expect("zsh starts");
        let completed = printed(&output);
        assert!(
            completed.split_whitespace().last() == Some(expected),
            "{line}: {completed:?} {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}
