//! Scanned pages without an engine on this machine: from results that were kept, from a table that tesseract printed, and
//! with programs that stand in for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::{FULL, json, judge};
use dagordning::ocr::{Recognized, RecognizedPage};
use dagordning::text::Rules;
use dagordning::{parse_text, read_images, source};
use serde_json::Value;

fn scan(name: &str) -> PathBuf {
    crate::common::root().join("fixtures/scan").join(name)
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dagordning")).args(arguments).output().expect("the program starts")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What `parse` makes of a file of `fixtures/scan`: its first document.
fn parsed(name: &str, arguments: &[&str]) -> Value {
    let file = scan(name).to_string_lossy().into_owned();
    let output = run(&[&["parse"], arguments, &[file.as_str()]].concat());
    assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
    let mut documents = serde_json::Deserializer::from_slice(&output.stdout).into_iter();
    documents.next().expect("a document").expect("JSON")
}

/// With the results that stand beside the fixtures, and no engine.
fn kept(name: &str, arguments: &[&str]) -> Value {
    let cache = crate::common::own_cache();
    parsed(name, &[&["--cache", cache.as_str(), "--tesseract", "no-such-program"], arguments].concat())
}

fn expectation(name: &str) -> Value {
    let root = crate::common::root();
    let folders = ["fixtures/agenda", "fixtures/minutes"];
    let mut paths = folders.iter().map(|folder| root.join(folder).join(format!("{name}.expected.json")));
    let path = paths.find(|path| path.exists()).expect("an expectation");
    serde_json::from_slice(&fs::read(path).expect("readable")).expect("JSON")
}

/// How many of the expected values are right, in a hundred.
fn score(name: &str, document: &Value) -> usize {
    let judgement = judge(&expectation(name), document);
    let (all, wrong) = (judgement.judged.len(), judgement.differences.len());
    judgement.differences.iter().for_each(|difference| println!("    {difference}"));
    (all - wrong.min(all)) * 100 / all.max(1)
}

fn diagnostics<'d>(document: &'d Value, code: &str) -> Vec<&'d str> {
    let all = document["diagnostics"].as_array().into_iter().flatten();
    all.filter(|one| one["code"] == code).filter_map(|one| one["message"].as_str()).collect()
}

#[test]
fn what_was_kept_needs_no_engine() {
    for (name, of, least) in [
        ("region-kallelse-medium.pdf", "region-kallelse", 95),
        ("liggande-sida.pdf", "region-kallelse", 90),
        ("kommun-tabell-light.pdf", "kommun-tabell", 80),
        ("utdrag-ett-arende-heavy.pdf", "utdrag-ett-arende", 80),
        ("tomma-baksidor.pdf", "utdrag-ett-arende", 90),
    ] {
        let document = kept(name, &[]);
        let score = score(of, &document);
        println!("{name}: {score}");
        assert!(score >= least, "{name}: {score}");
        assert_eq!(document["source"]["text_origin"], "ocr");
        assert_eq!(document["source"]["media_type"], "application/pdf");
        let ocr = &document["source"]["ocr"];
        assert_eq!((&ocr["engine"], &ocr["version"]), (&"tesseract".into(), &"5.3.0".into()));
        assert_eq!(ocr["languages"], serde_json::json!(["swe"]));
        assert!(ocr["confidence"].as_f64().is_some_and(|share| (0.8..1.0).contains(&share)));
        assert!(
            diagnostics(&document, "ocr-missing").is_empty() && diagnostics(&document, "unreadable-text").is_empty()
        );
    }
}

#[test]
fn blank_backs_are_no_missing_text() {
    let document = kept("tomma-baksidor.pdf", &["--furniture"]);
    assert_eq!((&document["source"]["page_count"], &document["source"]["ocr"]["pages"]), (&4.into(), &2.into()));
    for key in ["unassigned", "furniture"] {
        assert!(document[key].as_array().expect("a list").iter().all(|line| line["page"] != 2 && line["page"] != 4));
    }
}

#[test]
fn of_a_hidden_layer_and_our_reading_the_better_is_taken() {
    let document = kept("dolt-lager.pdf", &[]);
    assert!(score("utdrag-ett-arende", &document) >= 85);
    let said = diagnostics(&document, "ocr-layer");
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("the text of pages 1–2 was read from the image"), "{said:?}");
    // Without it the layer is what there is.
    let document = parsed("dolt-lager.pdf", &["--ocr", "never"]);
    assert!(document["source"]["ocr"].is_null() && diagnostics(&document, "ocr-missing").is_empty());
    assert_eq!(document["source"]["text_origin"], "ocr");
    // A good layer is not read again.
    let good = crate::common::root().join("fixtures/pdf/osynlig-text.pdf");
    let output = run(&["parse", "--tesseract", "no-such-program", &good.to_string_lossy()]);
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(document["source"]["ocr"].is_null() && diagnostics(&document, "ocr-missing").is_empty());
}

#[test]
fn places_carry_confidence_and_lie_on_the_page_as_it_is() {
    let document = kept("region-kallelse-medium.pdf", &["--spans"]);
    let places = document["items"].as_array().expect("items").iter().flat_map(|item| {
        item["places"].as_object().expect("places").values().flat_map(|segments| segments.as_array().expect("a list"))
    });
    let places: Vec<&Value> = places.collect();
    assert!(places.len() > 10);
    for place in places {
        let parts = place.as_array().expect("a segment");
        assert_eq!(parts.len(), 5, "{place}");
        assert!(parts[4].as_f64().is_some_and(|share| (0.0..=1.0).contains(&share)), "{place}");
        let edges: Vec<f64> = parts[3].as_array().expect("a box").iter().filter_map(Value::as_f64).collect();
        assert!(edges[0] < edges[2] && edges[1] < edges[3] && edges[2] < 596.0 && edges[3] < 843.0, "{place}");
    }
    // The page was laid in askew by 0.7 degrees: what stands to the right stands lower, by 6 points over the page.
    let edges = |at: usize| document["items"][1]["places"]["title"][0][3][at].as_f64().expect("a number");
    assert!((edges(3) - edges(1)) < 24.0);
    let deserialized: dagordning::model::Document = serde_json::from_value(document.clone()).expect("the model");
    assert_eq!(serde_json::to_value(deserialized).expect("JSON"), document);
}

#[test]
fn doubtful_values_are_named_once_for_each_kind() {
    let document = kept("utdrag-ett-arende-heavy.pdf", &[]);
    let doubts = diagnostics(&document, "low-confidence");
    assert!(!doubts.is_empty() && doubts.len() < 12, "{doubts:?}");
    assert!(doubts.iter().all(|message| message.contains("confidence under 0.6")));
}

#[test]
fn a_table_of_tesseract_becomes_a_document() {
    let table = fs::read_to_string(scan("utdrag-ett-arende-light.tsv")).expect("readable");
    let pages = (1..).zip(RecognizedPage::from_tsv(&table, 250.0)).collect();
    let recognized = Recognized { engine: "tesseract".to_owned(), pages, ..Recognized::default() };
    let text = read_images(&recognized, Rules::ALL).expect("text");
    let document = json(&parse_text(&text, source(b"", None, &text), FULL));
    assert!(score("utdrag-ett-arende", &document) >= 60);
    assert_eq!(document["items"][0]["number"], "118");
    assert_eq!((&document["kind"], &document["source"]["page_count"]), (&"minutes_extract".into(), &2.into()));
}

/// What tesseract would say of these lines at 200 dpi; words that begin with `~` were read with a confidence of 30.
fn table_of(lines: &[&str]) -> String {
    let mut table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
                     1\t1\t0\t0\t0\t0\t0\t0\t1654\t2339\t-1\t\n"
        .to_owned();
    for (row, line) in lines.iter().enumerate() {
        let mut left = 150;
        for (column, word) in line.split(' ').enumerate() {
            let (word, confidence) = word.strip_prefix('~').map_or((word, 96), |word| (word, 30));
            let width = 16 * word.chars().count();
            let (line, number, top) = (row + 1, column + 1, 150 + row * 60);
            table
                .push_str(&format!("5\t1\t1\t1\t{line}\t{number}\t{left}\t{top}\t{width}\t28\t{confidence}\t{word}\n"));
            left += width + 14;
        }
    }
    table
}

#[test]
fn what_the_page_confirms_is_no_doubt() {
    let doubted = |number: &str, key: &str| {
        let lines = [
            "PROTOKOLL",
            "Kommunstyrelsen 2031-05-06",
            "§ 12 Val av justerare",
            "Eva Ask (S) väljs.",
            number,
            "Kommunstyrelsen antar planen.",
            "§ 14 Skolvägar",
            "Kommunstyrelsen antar planen.",
            "§ 15 ~Badplatser",
            "Kommunstyrelsen antar planen.",
        ];
        let pages = (1..).zip(RecognizedPage::from_tsv(&table_of(&lines), 200.0)).collect();
        let recognized = Recognized { engine: "tesseract".to_owned(), pages, ..Recognized::default() };
        let text = read_images(&recognized, Rules::ALL).expect("text");
        let document = json(&parse_text(&text, source(b"", None, &text), FULL));
        assert_eq!(document["items"].as_array().map(Vec::len), Some(4), "{}", text.text);
        diagnostics(&document, "low-confidence").iter().any(|said| said.starts_with(key))
    };
    assert!(!doubted("§ ~13 Vattenverk", "number"), "a number between its neighbours is right");
    assert!(doubted("§ 13 Vattenverk", "title"), "nothing confirms a title");
}

#[test]
fn without_an_engine_the_document_says_what_to_install() {
    let document = parsed("region-kallelse-heavy.pdf", &["--tesseract", "no-such-program"]);
    let said = diagnostics(&document, "ocr-missing");
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("pages 1–2 are images and were not read: no-such-program is not installed"),
        "{said:?}"
    );
    assert!(said[0].contains("apt-get install tesseract-ocr tesseract-ocr-swe"));
    assert!(document["source"]["ocr"].is_null());
    let document = parsed("region-kallelse-heavy.pdf", &["--ocr", "never"]);
    assert_eq!(diagnostics(&document, "ocr-missing"), ["pages 1–2 are images and were not read"]);
}

#[test]
fn an_image_without_an_engine_is_unreadable() {
    for arguments in [["--tesseract", "no-such-program"], ["--ocr", "never"]] {
        let file = scan("utdrag-sida.png").to_string_lossy().into_owned();
        let output = run(&[&["parse"], &arguments[..], &[file.as_str()]].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty() && stderr(&output).contains("it is an image"), "{}", stderr(&output));
    }
}

#[test]
fn wrong_languages_and_folders_are_wrong_usage() {
    let file = scan("utdrag-sida.png").to_string_lossy().into_owned();
    for arguments in
        [["--ocr-language", "swe+"], ["--ocr-language", "-x"], ["--cache", "/dev/null/x"], ["--ocr", "maybe"]]
    {
        let output = run(&[&["parse"], &arguments[..], &[file.as_str()]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stderr(&output));
    }
}

/// Programs that stand in for tesseract.
#[cfg(unix)]
mod stand_ins {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A shell script that says that it is tesseract and does `body` for an image.
    fn stand_in(name: &str, languages: &str, body: &str) -> String {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let script = format!(
            "#!/bin/sh\ncase \"$1\" in\n--version) echo 'tesseract 9.9.9';;\n--list-langs) echo 'List:'; for one in \
             {languages}; do echo $one; done;;\n*) {body};;\nesac\n"
        );
        fs::write(&path, script).expect("writable");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("executable");
        path.to_string_lossy().into_owned()
    }

    #[test]
    fn what_the_engine_says_is_not_trusted() {
        for (name, body, reason) in [
            (
                "fails",
                "cat > /dev/null; echo 'Error in pixRead' >&2; exit 1",
                "tesseract failed on it (Error in pixRead)",
            ),
            (
                "dies",
                "kill -9 $$",
                "tesseract was ended from outside (signal 9, which the system sends, too, when its memory runs out)",
            ),
            ("crashes", "kill -11 $$", "tesseract crashed (signal 11)"),
            (
                "swells",
                "cat > /dev/null; echo std::bad_alloc >&2; kill -6 $$",
                "tesseract needs more memory than the limit of 2048 MB",
            ),
            ("babbles", "cat > /dev/null; yes Fel | head -c 200000 >&2; exit 1", "tesseract failed on it (Fel)"),
            ("is-silent", "cat > /dev/null", "tesseract gave no page"),
            ("raves", "head -c 100000 /dev/urandom", "tesseract gave no page"),
        ] {
            let program = stand_in(name, "swe osd", body);
            let document = parsed("region-kallelse-heavy.pdf", &["--tesseract", &program]);
            let said = diagnostics(&document, "ocr-missing");
            assert_eq!(said, [format!("pages 1–2 are images and were not read: {reason}")], "{name}");
        }
    }

    #[test]
    fn a_missing_language_is_named() {
        let program = stand_in("english", "eng osd", "exit 1");
        let document = parsed("region-kallelse-heavy.pdf", &["--tesseract", &program]);
        let said = diagnostics(&document, "ocr-missing");
        assert!(said[0].contains("no data for the language swe (it has eng, osd;"), "{said:?}");
        assert!(said[0].contains("apt-get install tesseract-ocr-swe"), "{said:?}");
    }

    #[test]
    fn a_page_is_read_once() {
        let table = scan("utdrag-ett-arende-light.tsv").to_string_lossy().into_owned();
        let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calls");
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept");
        let _ = (fs::remove_file(&log), fs::remove_dir_all(&cache));
        let body = format!("cat > /dev/null; echo call >> '{}'; cat '{table}'", log.display());
        let program = stand_in("reads", "swe osd", &body);
        let cache = cache.to_string_lossy().into_owned();
        let first = parsed("utdrag-ett-arende-light.pdf", &["--tesseract", &program, "--cache", &cache]);
        let calls = || fs::read_to_string(&log).map_or(0, |calls| calls.lines().count());
        assert_eq!(calls(), 2);
        let second = parsed("utdrag-ett-arende-light.pdf", &["--tesseract", &program, "--cache", &cache]);
        let third = parsed("utdrag-ett-arende-light.pdf", &["--tesseract", "no-such-program", "--cache", &cache]);
        assert_eq!(calls(), 2);
        assert!(first == second && first == third);
        let worker = parsed("utdrag-ett-arende-light.pdf", &["--tesseract", &program, "--no-worker"]);
        assert_eq!(worker, first);
    }

    #[test]
    fn pages_beyond_the_bound_are_named() {
        let table = scan("utdrag-ett-arende-light.tsv").to_string_lossy().into_owned();
        let program = stand_in("bounded", "swe osd", &format!("cat > /dev/null; cat '{table}'"));
        let document = parsed("utdrag-ett-arende-light.pdf", &["--tesseract", &program, "--ocr-pages", "1"]);
        let said = diagnostics(&document, "ocr-missing");
        assert_eq!(said, ["page 2 is an image and was not read: --ocr-pages bounds the reading"]);
        assert_eq!(document["source"]["ocr"]["pages"], 1);
    }

    #[test]
    fn text_needs_no_engine_and_always_means_always() {
        let program = stand_in("counts", "swe osd", "cat > /dev/null; exit 1");
        let text = crate::common::root().join("fixtures/pdf/region-kallelse.pdf");
        let text = text.to_string_lossy().into_owned();
        let auto = run(&["parse", "--tesseract", "no-such-program", &text]);
        assert_eq!(auto.status.code(), Some(0));
        let always = run(&["parse", "--tesseract", &program, "--ocr", "always", &text]);
        // What cannot be read from the image is read from the text.
        let strip = |output: &Output| {
            let mut document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
            document["diagnostics"] = Value::Null;
            document
        };
        assert_eq!(strip(&auto), strip(&always));
    }
}
