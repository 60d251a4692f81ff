//! The process that reads PDFs: it is kept, held to its limits, and replaced when it dies.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dagordning"))
}

fn run(args: &[&str]) -> Output {
    program().args(args).output().expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// A PDF of one page with the given content stream; `forms` are added behind it, the first as object 6 with the name X.
pub(crate) fn pdf(content: &str, forms: &[String]) -> Vec<u8> {
    pages(1, content, forms)
}

/// A PDF of so many pages with the same content.
fn pages(count: usize, content: &str, forms: &[String]) -> Vec<u8> {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> \
                /XObject << /X 6 0 R >> >> >>";
    let kids: String = (1..count).map(|at| format!(" {} 0 R", forms.len() + 5 + at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count {count} /Kids [3 0 R{kids}] >>"),
        page.to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    objects.extend_from_slice(forms);
    objects.extend((1..count).map(|_| page.to_owned()));
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(&objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let start = file.len();
    let size = objects.len() + 1;
    format!("{file}{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").into_bytes()
}

fn agenda(body: &str) -> Vec<u8> {
    let lines = ["Kallelse", body, "Tid: 2026-03-02 kl. 13.00", "", "1. Val av justerare", "", "2. Budget"];
    // Windows-1252 has the letters of Swedish where Latin-1 has them.
    let escaped = |c: char| if c.is_ascii() { c.to_string() } else { format!("\\{:03o}", u32::from(c)) };
    let shown: String =
        lines.iter().map(|line| format!("({}) Tj T* ", line.chars().map(escaped).collect::<String>())).collect();
    pdf(&format!("BT /F1 12 Tf 16 TL 72 770 Td {shown}ET"), &[])
}

/// Forms that draw the next one ten times, fifteen deep, and draw nothing in the end: it takes for ever. They have no boxes,
/// by the number of which the reader would see it.
pub(crate) fn endless() -> Vec<u8> {
    let form = |resources: &str, content: &str| {
        let entries = format!("/Type /XObject /Subtype /Form /Resources << {resources} >>");
        format!("<< {entries} /Length {} >>\nstream\n{content}\nendstream", content.len())
    };
    let mut forms: Vec<String> =
        (7..22).map(|next| form(&format!("/XObject << /X {next} 0 R >>"), &"/X Do ".repeat(10))).collect();
    forms.push(form("", "q Q"));
    pdf("/X Do", &forms)
}

/// A text of minutes of so many bytes.
pub(crate) fn text_of(bytes: usize) -> String {
    let item = "§ 12\nBidrag till föreningar\nBeslut\nNämnden beviljar 20 000 kronor.\n\n";
    format!("Protokoll\nKulturnämnden\n2026-03-02\n\n{}", item.repeat(bytes / item.len()))
}

/// Twenty million operands for one operator.
fn swollen() -> Vec<u8> {
    pdf(&format!("{} re", "1 ".repeat(20_000_000)), &[])
}

fn file(test: &str, name: &str, content: &[u8]) -> String {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("worker").join(test);
    fs::create_dir_all(&folder).expect("a writable folder");
    let path = folder.join(name);
    fs::write(&path, content).expect("a writable folder");
    path.to_string_lossy().into_owned()
}

fn bodies(output: &Output) -> Vec<String> {
    let body = |line: &str| {
        let json: Value = serde_json::from_str(line).expect("JSON");
        json["body"].as_str().unwrap_or_default().to_owned()
    };
    stdout(output).lines().map(body).collect()
}

#[test]
fn a_worker_that_dies_is_replaced_and_the_order_is_kept() {
    let test = "order";
    let first = file(test, "a.pdf", &agenda("Kulturnämnden"));
    let slow = file(test, "b.pdf", &endless());
    let text = file(test, "c.txt", "Kallelse\nTekniska nämnden\n\n1. Val av justerare\n\n2. Budget\n".as_bytes());
    let large = file(test, "d.pdf", &swollen());
    let last = file(test, "e.pdf", &agenda("Kommunstyrelsen"));
    let limits = ["parse", "--timeout", "0.7", "--max-memory", "128"];
    let output = run(&[&limits[..], &[&first, &slow, &text, &large, &last, &first]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(bodies(&output), ["Kulturnämnden", "Tekniska nämnden", "Kommunstyrelsen", "Kulturnämnden"]);
    let told = stderr(&output);
    let told: Vec<&str> = told.lines().collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("b.pdf: it took longer than 0.7 s (--timeout)"), "{told:?}");
    if cfg!(target_os = "linux") {
        assert!(told[1].contains("d.pdf: it needs more memory than the limit of 128 MB (--max-memory)"), "{told:?}");
    }
}

#[test]
fn output_has_a_limit() {
    let line = format!("({}) Tj T* ", "Protokoll ".repeat(100));
    let long = pages(4, &format!("BT /F1 0.5 Tf 1 TL 1 800 Td {} ET", line.repeat(380)), &[]);
    let path = file("output", "long.pdf", &long);
    let whole = run(&["parse", "--spans", &path]);
    assert_eq!(whole.status.code(), Some(0), "{}", stderr(&whole));
    assert!(whole.stdout.len() > 1 << 20, "{} bytes", whole.stdout.len());
    let output = run(&["parse", "--spans", "--max-output", "1", &path]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("its output is larger than the limit of 1 MB (--max-output)"));
    assert!(output.stdout.is_empty());
}

#[test]
fn one_worker_reads_all_files() {
    let test = "kept";
    let path = file(test, "a.pdf", &agenda("Kulturnämnden"));
    let mut child = program()
        .args(["parse", "--jobs", "1", &path, &path, "-", &path, &path])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut results = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    for _ in 0..2 {
        results.read_line(&mut line).expect("a result");
    }
    // The program waits for its standard input now, between two files.
    let worker = |id: u32| {
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        children.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    let before = worker(child.id());
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(&agenda("Byggnadsnämnden")).expect("it reads");
    drop(input);
    let rest: Vec<String> = results.lines().map(|line| line.expect("UTF-8")).collect();
    assert_eq!(rest.len(), 3);
    assert!(rest[0].contains("Byggnadsnämnden") && !rest[0].contains("file_name"));
    assert!(child.wait().expect("it ends").success());
    if cfg!(target_os = "linux") {
        assert_eq!(before.len(), 1, "one worker");
        // It ends with the program.
        let since = Instant::now();
        while Path::new("/proc").join(&before[0]).join("exe").exists() {
            assert!(since.elapsed() < Duration::from_secs(5), "the worker is left behind");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn a_killed_program_takes_its_worker_along() {
    let path = file("killed", "endless.pdf", &endless());
    let mut child = program().args(["parse", &path]).spawn().expect("the program starts");
    let id = child.id();
    let since = Instant::now();
    let worker = loop {
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
        if let Some(worker) = children.split_whitespace().next() {
            break Some(worker.to_owned());
        }
        if since.elapsed() > Duration::from_secs(5) {
            break None;
        }
    };
    // Time enough for it to say whose child it is.
    std::thread::sleep(Duration::from_millis(300));
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    if let Some(worker) = worker {
        let since = Instant::now();
        while Path::new("/proc").join(&worker).join("exe").exists() {
            assert!(since.elapsed() < Duration::from_secs(5), "the worker goes on");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

#[test]
fn without_a_worker_the_results_are_the_same() {
    let test = "same";
    let path = file(test, "a.pdf", &agenda("Kulturnämnden"));
    let broken = file(test, "b.pdf", &agenda("Kulturnämnden")[..500]);
    for command in [&["parse", "--spans"][..], &["text"], &["text", "--layout"], &["lines"]] {
        for path in [&path, &broken] {
            let with = run(&[command, &[path]].concat());
            let without = run(&[command, &["--no-worker", path]].concat());
            assert_eq!(stdout(&with), stdout(&without), "{command:?}");
            assert_eq!((stderr(&with), with.status.code()), (stderr(&without), without.status.code()), "{command:?}");
        }
    }
}

#[test]
fn readers_are_chosen_by_name() {
    let path = file("reader", "a.pdf", &agenda("Kulturnämnden"));
    for reader in ["auto", "hayro", "pdf-extract"] {
        let output = run(&["parse", "--compact", "--reader", reader, &path]);
        assert_eq!(bodies(&output), ["Kulturnämnden"], "{reader}");
    }
    assert_eq!(run(&["parse", "--reader", "none", &path]).status.code(), Some(2));
}

#[test]
fn limits_that_make_no_sense_are_wrong_usage() {
    for limit in [["--timeout", "0"], ["--timeout", "soon"], ["--max-memory", "0"], ["--max-output", "-1"]] {
        let output = run(&[&["parse"], &limit[..], &["a.pdf"]].concat());
        assert_eq!(output.status.code(), Some(2), "{limit:?}");
    }
    let help = stdout(&run(&["parse", "--help"]));
    for option in ["--reader", "--timeout", "--max-memory", "--max-output", "--no-worker", "Limits for one document"] {
        assert!(help.contains(option), "{option}");
    }
}

#[test]
fn columns_are_kept_by_layout() {
    let page = "BT /F1 12 Tf 72 700 Td (Ledamot) Tj 300 0 Td (Parti) Tj -300 -40 Td (Anna Ek) Tj 300 0 Td (S) Tj ET";
    let path = file("layout", "a.pdf", &pdf(page, &[]));
    let output = run(&["text", "--layout", &path]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let shown = stdout(&output);
    let column = |word: &str| shown.lines().find_map(|line| line.find(word)).expect("it is there");
    assert_eq!(column("Ledamot"), column("Anna Ek"));
    assert_eq!(column("Parti"), shown.lines().find_map(|line| line.rfind('S')).expect("it is there"));
    assert!(column("Parti") > column("Ledamot") + 20, "{shown}");
}

#[test]
fn what_a_file_is_is_told_by_its_first_bytes() {
    let test = "bytes";
    let html = file(test, "page.pdf", b"<!DOCTYPE html>\n<html><body>404</body></html>");
    let text = file(test, "text.pdf", "Kallelse\nKulturnämnden\n\n1. Val av justerare\n\n2. Budget\n".as_bytes());
    let named = file(test, "named.txt", &agenda("Kulturnämnden"));
    let output = run(&["parse", &html, &text, &named]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output).lines().count(), 1);
    assert!(stderr(&output).contains("page.pdf: the file is an HTML page, which is not read; save the page as PDF"));
    assert_eq!(bodies(&output), ["Kulturnämnden", "Kulturnämnden"]);
}

#[test]
fn what_is_left_of_a_damaged_file_is_delivered() {
    let whole = agenda("Kulturnämnden");
    let end = whole.windows(4).position(|four| four == b"xref").expect("it has a table");
    let path = file("damaged", "cut.pdf", &whole[..end]);
    let output = run(&["parse", &path]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json["body"], "Kulturnämnden");
    assert_eq!(json["diagnostics"][0]["code"], "damaged-file");
    assert_eq!(json["diagnostics"][0]["severity"], "error");
    assert_eq!(run(&["parse", "--strict", &path]).status.code(), Some(3));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let path = file("pipe", "a.pdf", &agenda("Kulturnämnden"));
    let files = vec![path.as_str(); 50];
    let mut child = program()
        .arg("parse")
        .args(&files)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).is_empty());
}
