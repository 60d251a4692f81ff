//! The program as its users meet it: arguments, streams, exit statuses.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dagordning"))
}

fn run(args: &[&str]) -> Output {
    program().args(args).output().expect("the program starts")
}

fn with_stdin(args: &[&str], input: &[u8]) -> Output {
    let mut child = program()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("the program reads");
    child.wait_with_output().expect("the program ends")
}

fn fixture(name: &str) -> String {
    crate::common::root().join("fixtures/agenda").join(name).to_string_lossy().into_owned()
}

/// A file with the given content in a folder of this test run.
fn file(name: &str, content: &[u8]) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    fs::write(&path, content).expect("a writable folder");
    path.to_string_lossy().into_owned()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn one_input_gives_one_indented_object() {
    let output = run(&["parse", &fixture("region-kallelse.txt")]);
    assert_eq!(output.status.code(), Some(0));
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["kind"], "agenda");
    assert_eq!(json["source"]["file_name"], "region-kallelse.txt");
    assert!(stdout(&output).starts_with("{\n  \"schema_version\": \"1\""));
    assert!(stderr(&output).is_empty());
}

#[test]
fn several_inputs_give_one_object_per_line_in_input_order() {
    let names = ["kommun-tabell.txt", "region-kallelse.txt", "instalt.txt"];
    let paths: Vec<String> = names.iter().map(|name| fixture(name)).collect();
    let mut args = vec!["parse"];
    args.extend(paths.iter().map(String::as_str));
    let output = run(&args);
    assert_eq!(output.status.code(), Some(0));
    let found: Vec<String> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["source"]["file_name"].to_string())
        .collect();
    assert_eq!(found, names.map(|name| format!("{name:?}")));
}

#[test]
fn standard_input_is_read_for_a_dash() {
    let bytes = fs::read(fixture("region-kallelse.txt")).expect("a fixture");
    let output = with_stdin(&["parse", "--compact", "-"], &bytes);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output).lines().count(), 1);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(json["source"].get("file_name").is_none());
}

#[test]
fn places_and_furniture_come_on_demand() {
    let path = fixture("kommun-tabell.txt");
    let plain: Value = serde_json::from_slice(&run(&["parse", &path]).stdout).expect("JSON");
    assert!(
        plain.get("furniture").is_none() && plain.get("labels").is_none() && plain["items"][0].get("places").is_none()
    );
    let full: Value = serde_json::from_slice(&run(&["parse", "--spans", "--furniture", &path]).stdout).expect("JSON");
    assert!(full["furniture"].is_array() && full["labels"].is_array());
    assert!(full["items"][0]["places"]["title"].is_array() && full["items"][0]["span"]["start"].is_u64());
}

#[test]
fn unreadable_inputs_are_named_with_the_reason_and_the_rest_goes_on() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).to_string_lossy().into_owned();
    for (path, reason) in [
        (file("empty.txt", b""), "empty"),
        (file("blank.txt", b" \n\n "), "white space"),
        (file("archive.txt", b"PK\x03\x04\x14\x00\x08\x00\x00\x00"), "a ZIP archive, which is not read; unpack it"),
        (file("noise.txt", &[0, 1, 2, 3, 0, 255, 0, 7]), "binary"),
        (file("page.txt", b"<!doctype html><html><body>Saknas</body></html>"), "HTML"),
        (folder, "directory"),
        ("no-such-file.txt".to_owned(), "no such file"),
    ] {
        let output = run(&["parse", &path, &fixture("region-kallelse.txt")]);
        assert_eq!(output.status.code(), Some(1), "{path}");
        let told = stderr(&output);
        assert_eq!(told.lines().count(), 1, "{path}: {told}");
        assert!(told.contains(&path) && told.contains(reason), "{path}: {told}");
        assert_eq!(stdout(&output).lines().count(), 1, "{path}: the other input is read");
    }
}

#[test]
fn files_of_other_programs_are_named_whatever_they_are_called() {
    let old = |stream: &str| {
        let wide = stream.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain(wide).collect::<Vec<u8>>()
    };
    let zipped = |name: &str| [b"PK\x03\x04\x14\0\x06\0", name.as_bytes()].concat();
    let message =
        b"Return-Path: <a@example.se>\r\nMIME-Version: 1.0\r\nSubject: Kallelse\r\n\r\n1. Val av justerare\r\n";
    for (name, bytes, what) in [
        ("docx", zipped("[Content_Types].xml PK word/document.xml"), "(.docx)"),
        ("xlsx", zipped("[Content_Types].xml PK xl/workbook.xml"), "(.xlsx)"),
        ("pptx", zipped("[Content_Types].xml PK ppt/presentation.xml"), "(.pptx)"),
        ("odt", zipped("mimetypeapplication/vnd.oasis.opendocument.text"), "(.odt)"),
        ("zip", zipped("2024/kallelse.pdf"), "ZIP archive"),
        ("doc", old("WordDocument"), "(.doc)"),
        ("msg", old("__properties_version1.0"), "(.msg)"),
        ("rtf", b"{\\rtf1\\ansi Kallelse}".to_vec(), "(.rtf)"),
        ("html", b"<!DOCTYPE html><p>Kallelse".to_vec(), "HTML page"),
        ("eml", message.to_vec(), "(.eml)"),
    ] {
        let path = file(&format!("format-{name}.txt"), &bytes);
        let output = run(&["parse", &path, &fixture("region-kallelse.txt")]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let told = stderr(&output);
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(told.contains(what) && told.contains("which is not read; "), "{told}");
        assert_eq!(stdout(&output).lines().count(), 1, "{name}: the other input is read");
        for command in ["text", "lines"] {
            assert_eq!(run(&[command, &path]).status.code(), Some(1), "{name}");
        }
    }
}

/// Runs the program with standard output as the shell leaves it.
#[cfg(target_os = "linux")]
fn shell(end: &str) -> Output {
    let program = env!("CARGO_BIN_EXE_dagordning");
    let line = format!("{program} parse '{}' {end}", fixture("region-kallelse.txt"));
    Command::new("sh").args(["-c", &line]).stdin(Stdio::null()).output().expect("a shell")
}

#[test]
#[cfg(target_os = "linux")]
fn what_cannot_be_written_is_an_error() {
    let closed = shell(">&-");
    assert_eq!(closed.status.code(), Some(1));
    assert!(stderr(&closed).contains("standard output is closed"), "{}", stderr(&closed));
    let full = shell("> /dev/full");
    assert_eq!(full.status.code(), Some(1));
    assert!(stderr(&full).contains("cannot write the result: No space left"), "{}", stderr(&full));
    for wanted in ["> /dev/null", "| head -1"] {
        let output = shell(wanted);
        assert_eq!(output.status.code(), Some(0), "{wanted}: {}", stderr(&output));
        assert!(stderr(&output).is_empty(), "{wanted}: {}", stderr(&output));
    }
}

#[test]
fn limits_of_nothing_are_wrong_usage() {
    let path = fixture("region-kallelse.txt");
    for limit in [["--max-memory", "64"], ["--timeout", "5"], ["--max-output", "9"]] {
        let output = run(&[&["parse", "--no-worker"], &limit[..], &[&path]].concat());
        assert_eq!(output.status.code(), Some(2), "{limit:?}");
        assert!(stderr(&output).contains(limit[0]) && stderr(&output).contains("--no-worker"), "{}", stderr(&output));
    }
}

#[test]
fn a_text_that_is_no_meeting_document_is_unknown_and_wholly_unassigned() {
    let text = "Recept på pepparkakor\n\nBlanda smör och socker.\nLåt degen vila över natten.\n";
    let output = with_stdin(&["parse", "-"], text.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["kind"], "unknown");
    assert_eq!(json["unassigned"].as_array().expect("a list").len(), 3);
    assert_eq!(json["coverage"]["claimed"], 0);
    assert_eq!(json["diagnostics"][0]["code"], "not-a-meeting");
}

#[test]
fn other_documents_say_what_they_are() {
    let text = "Tjänsteskrivelse\nDatum 2026-01-12\n\nÄrendet gäller ny taxa.\n";
    let json: Value = serde_json::from_slice(&with_stdin(&["parse", "-"], text.as_bytes()).stdout).expect("JSON");
    assert_eq!(json["kind"], "unknown");
    assert_eq!(json["diagnostics"][0]["code"], "other-document");
    assert!(json["diagnostics"][0]["message"].as_str().expect("a message").contains("Tjänsteskrivelse"));
}

#[test]
fn strict_reports_lost_content_with_status_3() {
    let cut = fixture("avklippt.txt");
    assert_eq!(run(&["parse", &cut]).status.code(), Some(0));
    assert_eq!(run(&["parse", "--strict", &cut]).status.code(), Some(3));
    assert_eq!(run(&["parse", "--strict", &fixture("region-kallelse.txt")]).status.code(), Some(0));
    assert_eq!(run(&["parse", "--strict", &cut, "no-such-file.txt"]).status.code(), Some(1));
}

#[test]
fn wrong_usage_has_status_2() {
    for args in [&[][..], &["parse"], &["parse", "--no-such-option", "a"], &["no-such-command"]] {
        assert_eq!(run(args).status.code(), Some(2), "{args:?}");
    }
    let help = stdout(&run(&["parse", "--help"]));
    assert!(help.contains("Examples:") && help.contains("--spans"));
}

#[test]
fn text_prints_what_spans_refer_to() {
    let path = fixture("region-kallelse.txt");
    let text = stdout(&run(&["text", &path]));
    let json: Value = serde_json::from_slice(&run(&["parse", "--spans", &path]).stdout).expect("JSON");
    let segment = &json["places"]["body"][0];
    let (start, end) = (segment[1].as_u64().expect("start") as usize, segment[2].as_u64().expect("end") as usize);
    let printed: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(Some(printed.as_str()), json["body"].as_str());
}

#[test]
fn lines_shows_class_and_field() {
    let output = run(&["lines", &fixture("region-kallelse.txt")]);
    assert_eq!(output.status.code(), Some(0));
    let shown = stdout(&output);
    assert!(shown.contains("items[0].title") && shown.contains("participants[0].name"), "{shown}");
    assert!(!shown.contains('\u{1b}'), "no colours where no terminal is");
    assert_eq!(
        shown.lines().count(),
        fs::read_to_string(fixture("region-kallelse.txt")).expect("text").lines().count()
    );
}

#[test]
fn schema_prints_the_schema() {
    let output = run(&["schema"]);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json, dagordning::model::schema());
}

#[test]
fn a_closed_pipe_is_no_error() {
    let big = fs::read(fixture("mallad-tva-dagar.txt")).expect("a fixture").repeat(40);
    let path = file("big.txt", &big);
    let mut child =
        program().args(["parse", &path]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).is_empty());
}

#[test]
fn old_encodings_give_the_same_values() {
    let text = fs::read_to_string(fixture("region-kallelse.txt")).expect("UTF-8");
    let items = |bytes: &[u8]| {
        let json: Value = serde_json::from_slice(&with_stdin(&["parse", "-"], bytes).stdout).expect("JSON");
        (json["items"].clone(), json["participants"].clone())
    };
    let utf8 = items(text.as_bytes());
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(items(&utf16), utf8);
    let dos = text.replace('\n', "\r\n");
    assert_eq!(items(dos.as_bytes()), utf8);
    let with_mark: Vec<u8> = [0xEF, 0xBB, 0xBF].into_iter().chain(text.bytes()).collect();
    assert_eq!(items(&with_mark), utf8);
    let latin: String = text.replace(['”', '“'], "\"").replace(['•', '–'], "-");
    let plain = items(latin.as_bytes());
    let single: Vec<u8> = latin.chars().map(|c| u8::try_from(u32::from(c)).expect("in Latin-1")).collect();
    assert_eq!(items(&single), plain);
}

#[test]
fn however_many_are_read_at_once_the_output_is_the_same() {
    let mut files: Vec<String> =
        ["mallad-tva-dagar.txt", "region-kallelse.txt"].iter().cycle().take(40).map(|name| fixture(name)).collect();
    files.insert(7, "/nowhere/first.txt".to_owned());
    files.insert(25, "/nowhere/second.txt".to_owned());
    let parsed = |jobs: &str| {
        let args: Vec<&str> = ["parse", "--jobs", jobs].into_iter().chain(files.iter().map(String::as_str)).collect();
        run(&args)
    };
    let alone = parsed("1");
    assert_eq!(stdout(&alone).lines().count(), 40);
    for jobs in ["2", "3", "64"] {
        let together = parsed(jobs);
        assert_eq!(together.status.code(), Some(1), "{jobs}");
        assert_eq!(together.stdout, alone.stdout, "{jobs}");
        // The reasons stand in the order of the files, too.
        assert_eq!(stderr(&together), stderr(&alone), "{jobs}");
    }
    let nobody = run(&["parse", "--jobs", "0", &files[0]]);
    assert_eq!(nobody.status.code(), Some(2));
}

#[test]
fn a_closed_pipe_ends_work_on_many_files() {
    let big = fs::read(fixture("mallad-tva-dagar.txt")).expect("a fixture").repeat(40);
    let files: Vec<String> = (0..60).map(|at| file(&format!("many-{at}.txt"), &big)).collect();
    let args: Vec<&str> = ["parse"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let mut child = program().args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).is_empty(), "{}", stderr(&output));
}
