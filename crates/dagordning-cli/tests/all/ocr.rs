//! Scanned pages and images, read by the engine that this machine has. Without it these tests say that they were skipped;
//! with `DAGORDNING_OCR_REQUIRED` set, as `.ci/run` does, they fail instead.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::common::{judge, root};
use serde_json::Value;

fn scan(name: &str) -> PathBuf {
    root().join("fixtures/scan").join(name)
}

/// Whether tesseract and its Swedish data are there; says so if not.
fn engine(test: &str) -> bool {
    let listed = Command::new("tesseract").arg("--list-langs").output();
    let said = listed.map(|output| String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned());
    let lacking = match said {
        Err(_) => "tesseract is not installed",
        Ok(said) if !said.lines().any(|line| line.trim() == "swe") => "tesseract has no data for Swedish (swe)",
        Ok(said) if !said.lines().any(|line| line.trim() == "osd") => "tesseract has no data for turned pages (osd)",
        Ok(_) => return true,
    };
    assert!(std::env::var_os("DAGORDNING_OCR_REQUIRED").is_none(), "{lacking}, and DAGORDNING_OCR_REQUIRED is set");
    // Past the test's captured output, so that it is seen.
    let told = format!("skipped: {test}: {lacking}\n");
    let _ = std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes());
    false
}

fn run(arguments: &[&str], file: &Path) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_dagordning"));
    program.args(arguments).arg(file).output().expect("the program starts")
}

fn parsed(arguments: &[&str], file: &Path) -> Value {
    let output = run(&[&["parse"], arguments].concat(), file);
    assert_eq!(output.status.code(), Some(0), "{file:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn expectation(name: &str) -> Value {
    let mut found = ["fixtures/agenda", "fixtures/minutes"].iter().map(|folder| root().join(folder));
    let path = found.find_map(|folder| Some(folder.join(format!("{name}.expected.json"))).filter(|path| path.exists()));
    serde_json::from_slice(&std::fs::read(path.expect("an expectation")).expect("readable")).expect("JSON")
}

#[test]
fn convert_keeps_what_was_read_of_images_in_its_output_folder() {
    if !engine("convert_keeps_what_was_read_of_images_in_its_output_folder") {
        return;
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("convert-scan");
    let _ = std::fs::remove_dir_all(&out);
    let to = out.to_string_lossy().into_owned();
    let written = |more: &[&str]| {
        let output = run(&[&["convert", "-o", &to], more].concat(), &scan("utdrag-ett-arende-light.pdf"));
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        std::fs::read(out.join("utdrag-ett-arende-light.pdf.json")).expect("written")
    };
    let first = written(&[]);
    assert!(out.join(".dagordning/cache").read_dir().expect("a folder").next().is_some());
    // Nothing reads images this time.
    let again = written(&["--force", "--tesseract", "no-such-program"]);
    assert!(first == again);
}

/// Of a scan so many values in a hundred must be right at least.
const SCANS: [(&str, &str, usize); 9] = [
    ("region-kallelse", "light", 90),
    ("region-kallelse", "medium", 90),
    ("region-kallelse", "heavy", 70),
    ("kommun-tabell", "light", 75),
    ("kommun-tabell", "medium", 65),
    ("kommun-tabell", "heavy", 60),
    ("utdrag-ett-arende", "light", 85),
    ("utdrag-ett-arende", "medium", 85),
    ("utdrag-ett-arende", "heavy", 70),
];

#[test]
fn scans_give_most_of_what_their_pages_say() {
    if !engine("scans_give_most_of_what_their_pages_say") {
        return;
    }
    let mut failures = String::new();
    for (name, strength, least) in SCANS {
        let document = parsed(&[], &scan(&format!("{name}-{strength}.pdf")));
        let judgement = judge(&expectation(name), &document);
        let (all, wrong) = (judgement.judged.len(), judgement.differences.len());
        let right = all - wrong.min(all);
        println!("{name}-{strength}: {right} of {all}");
        judgement.differences.iter().for_each(|difference| println!("    {difference}"));
        if right * 100 < all * least {
            failures.push_str(&format!("{name}-{strength}: {right} of {all}\n"));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn a_page_on_its_side_and_blank_backs_are_read() {
    if !engine("a_page_on_its_side_and_blank_backs_are_read") {
        return;
    }
    let score = |document: &Value, name: &str| {
        let judgement = judge(&expectation(name), document);
        let all = judgement.judged.len();
        (all - judgement.differences.len().min(all)) * 100 / all.max(1)
    };
    let turned = parsed(&[], &scan("liggande-sida.pdf"));
    assert!(score(&turned, "region-kallelse") >= 85);
    let backs = parsed(&[], &scan("tomma-baksidor.pdf"));
    assert!(score(&backs, "utdrag-ett-arende") >= 85);
    assert_eq!(backs["source"]["ocr"]["pages"], 2);
}

#[test]
fn images_of_a_page_each_are_one_document() {
    if !engine("images_of_a_page_each_are_one_document") {
        return;
    }
    let name = |name: &str| scan(name).to_string_lossy().into_owned();
    let (first, second) = (name("kallelse-sida.jpg"), name("tabell-sidor.tiff"));
    let document = parsed(&["--spans", "--join", &first], Path::new(&second));
    assert_eq!(document["source"]["page_count"], 3);
    assert_eq!(document["source"]["ocr"]["pages"], 3);
    assert_eq!(document["source"]["text_origin"], "ocr");
    assert_eq!(document["source"]["file_name"], "kallelse-sida.jpg, tabell-sidor.tiff");
    assert_eq!(document["source"]["media_type"], "image/jpeg");
    assert_eq!(document["body"], "Regionala kompetensrådet");
    // The same pages stand in a scanned PDF behind an image.
    let mixed = parsed(&["--join", &first], &scan("utdrag-ett-arende-light.pdf"));
    assert_eq!(mixed["source"]["page_count"], 3);
    assert_eq!(mixed["source"]["ocr"]["pages"], 3);
}

#[test]
fn images_are_read() {
    if !engine("images_are_read") {
        return;
    }
    for (name, media, pages, body) in [
        ("utdrag-sida.png", "image/png", 1, "Kommunstyrelsen"),
        ("kallelse-sida.jpg", "image/jpeg", 1, "Regionala kompetensrådet"),
        ("tabell-sidor.tiff", "image/tiff", 2, "Samhällsbyggnadsnämnden"),
    ] {
        let document = parsed(&["--spans"], &scan(name));
        assert_eq!(document["source"]["media_type"], media);
        assert_eq!(document["source"]["text_origin"], "ocr");
        assert_eq!(document["source"]["page_count"], pages);
        assert_eq!(document["source"]["ocr"]["pages"], pages);
        assert_eq!(document["body"], body);
        let place = &document["places"]["body"][0];
        assert_eq!(place.as_array().map(Vec::len), Some(5), "{place}");
    }
}

#[test]
fn every_run_gives_the_same_bytes() {
    if !engine("every_run_gives_the_same_bytes") {
        return;
    }
    let file = scan("kommun-tabell-heavy.pdf");
    let once = run(&["parse", "--spans", "--furniture"], &file);
    let again = run(&["parse", "--spans", "--furniture"], &file);
    let here = run(&["parse", "--spans", "--furniture", "--no-worker"], &file);
    assert!(!once.stdout.is_empty() && once.stdout == again.stdout && once.stdout == here.stdout);
    let picture = run(&["text", "--layout"], &file);
    assert!(String::from_utf8_lossy(&picture.stdout).contains("KALLELSE TILL SAMH"));
    let lines = run(&["lines"], &file);
    assert!(String::from_utf8_lossy(&lines.stdout).contains("item.title"));
}

/// Counts what reading the scans of the folder `SCANS` gets right: see `benches/scans.py`.
#[test]
#[ignore = "a measurement: benches/scans.py makes what it reads"]
fn scores_of_scans() {
    use dagordning::ocr::{Mode, Plan, plan};
    use dagordning::pdf::{ReaderChoice, render};
    use dagordning::text::Rules;
    use dagordning_cli::ocr::{Cache, Engine, Settings, recognize};
    use std::collections::BTreeMap;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    let folder = PathBuf::from(std::env::var_os("SCANS").expect("SCANS names a folder"));
    let languages = ["swe".to_owned()];
    let engine = Engine::find("tesseract", &languages, std::time::Duration::from_secs(180)).expect("an engine");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    files.sort();
    // Kept between runs, so that a change of the rules can be counted at once.
    let cache = std::env::var_os("SCANS_CACHE").map(|folder| Cache::open(Path::new(&folder)).expect("a folder"));
    // Clean, right, missing and wrong with the repairs, right without; pages, seconds, and ours among them.
    let mut sums: BTreeMap<String, ([usize; 5], usize, [Duration; 2])> = BTreeMap::new();
    for file in files {
        let stem = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let Some((name, kind)) = stem.split_once('+') else { continue };
        let expected = expectation(name);
        let clean = std::fs::read(root().join("fixtures/pdf").join(format!("{name}.pdf"))).expect("a fixture");
        let clean = dagordning::parse(&clean, None, crate::common::FULL).expect("readable");
        let count = |json: &Value| {
            let judged = judge(&expected, json);
            let missing = judged.differences.iter().filter(|told| told.ends_with("found nothing")).count();
            let right = judged.judged.iter().filter(|(_, right)| *right).count();
            (right, missing, judged.differences.len() - missing)
        };
        let bytes = Arc::new(std::fs::read(&file).expect("a scan"));
        let started = Instant::now();
        let text = dagordning::read_shared(&bytes, ReaderChoice::Auto, Rules::ALL).expect("readable");
        let plan = Plan { sha256: dagordning::hash(&bytes), pages: plan(&text, Mode::Auto) };
        let mut drawing = Duration::ZERO;
        let settings =
            Settings { engine: Ok(&engine), languages: &languages, cache: cache.as_ref(), most: None, threads: 1 };
        let read = recognize(
            &plan,
            &settings,
            &mut |page, dpi| {
                let begun = Instant::now();
                let drawn = render(&bytes, page, dpi).map_err(|error| error.to_string());
                drawing += begun.elapsed();
                drawn
            },
            &|_| {},
        );
        let recognized = started.elapsed();
        let parse = |rules| {
            let options = crate::common::FULL.rules(rules);
            let text = dagordning::read_recognized(&bytes, ReaderChoice::Auto, rules, Some(&read)).expect("readable");
            crate::common::json(&dagordning::parse_text(&text, dagordning::source(&bytes, None, &text), options))
        };
        let begun = Instant::now();
        let mended = count(&parse(Rules::ALL));
        let assembling = begun.elapsed();
        let plain = count(&parse(Rules::NONE));
        println!("    {stem:<40} {:>5} of {:>5}", mended.0, count(&crate::common::json(&clean)).0);
        let sum = sums.entry(kind.to_owned()).or_default();
        let counts = [count(&crate::common::json(&clean)).0, mended.0, mended.1, mended.2, plain.0];
        counts.iter().zip(&mut sum.0).for_each(|(count, sum)| *sum += count);
        sum.1 += plan.pages.len();
        sum.2[0] += recognized + assembling;
        sum.2[1] += drawing + assembling;
    }
    println!(
        "{:<8} {:>7} {:>7} {:>7} {:>7} {:>8} {:>6} {:>7} {:>6}",
        "scans", "clean", "right", "missing", "wrong", "unmended", "pages", "s/page", "ours"
    );
    for (kind, ([clean, right, missing, wrong, unmended], pages, [all, ours])) in sums {
        let each = all.as_secs_f64() / pages.max(1) as f64;
        let share = 100.0 * ours.as_secs_f64() / all.as_secs_f64();
        println!(
            "{kind:<8} {clean:>7} {right:>7} {missing:>7} {wrong:>7} {unmended:>8} {pages:>6} {each:>7.2} {share:>5.1}%"
        );
    }
}

#[test]
fn letters_and_numbers_that_engine_or_font_hide_are_found() {
    if !engine("letters_and_numbers_that_engine_or_font_hide_are_found") {
        return;
    }
    let seen = |name: &str| parsed(&[], &root().join("fixtures/seen").join(name));
    let labels = |document: &Value| -> Vec<String> {
        let items = document["items"].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item["label"].as_str().map(str::to_owned)).collect()
    };
    let base = seen("bas.pdf");
    for name in ["koder-utan-karta.pdf", "skanning-g4.pdf"] {
        assert_eq!(labels(&seen(name)), ["§ 31", "§ 32", "§ 33"], "{name}");
    }
    let learned = seen("koder-utan-karta.pdf");
    assert_eq!(learned["participants"], base["participants"]);
    assert_eq!(learned["items"][0]["title"], base["items"][0]["title"]);
    assert_eq!(labels(&seen("nummer-i-marginalen.pdf")), ["1.", "2.", "3.", "4.", "5.", "6.", "7.", "8."]);
}
