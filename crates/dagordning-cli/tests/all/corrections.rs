//! What people mended: applied wherever a file is read, found again where it moved, and never dropped silently.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::common::{fixture_folders, root};

const MINUTES: &str = "Protokoll\nKulturnämnden\n2026-03-02 kl. 13.00\nPlats: Rådhuset\n\nNärvarande\nAnna Ek (S), ordförande\nBo \
                       Alm (M)\n\n§ 1 Val av justerare\n\nBeslut\nBo Alm utses.\n\n§ 2 Bidrag (KN 2026/12)\n\nBeslut\nKulturnämnden \
                       beviljar 12 000 kr.\n";

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dagordning"))
}

/// A folder with minutes.
fn home(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corrections").join(name);
    let _ = fs::remove_dir_all(&folder);
    let file = folder.join("arkiv/protokoll.txt");
    fs::create_dir_all(folder.join("arkiv")).expect("a writable folder");
    fs::write(&file, MINUTES).expect("writable");
    (folder, file)
}

fn run(args: &[&str], file: &Path) -> Output {
    program().args(args).arg(file).output().expect("the program starts")
}

fn parsed(args: &[&str], file: &Path) -> Value {
    let output = run(&[&["parse"], args].concat(), file);
    assert!(output.status.success(), "{}", told(&output));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Writes corrections beside a file.
fn mend(file: &Path, corrections: &[Value]) {
    let sha256 = parsed(&["--corrections", "none"], file)["source"]["sha256"].clone();
    let said = corrections.iter().map(|one| {
        let mut whole = json!({"document": 1, "by": "Berit Ohlin", "at": "2026-11-29T17:00:00Z"});
        whole.as_object_mut().expect("an object").extend(one.as_object().expect("an object").clone());
        whole
    });
    let all = json!({"version": "1", "sha256": sha256, "file_name": "x", "corrections": said.collect::<Vec<_>>()});
    fs::write(beside(file), all.to_string()).expect("writable");
}

fn beside(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.corrections.json", file.display()))
}

fn codes(document: &Value) -> Vec<&str> {
    let all = document["diagnostics"].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(|one| one["code"].as_str()).filter(|code| *code == "unfit-correction").collect()
}

#[test]
fn values_are_changed_added_removed_and_found_right() {
    let (_, file) = home("all");
    mend(
        &file,
        &[
            json!({"path": "items[1].title", "was": "Bidrag", "action": "set", "value": "Bidrag till kören"}),
            json!({"path": "meeting.location", "was": "Rådhuset", "action": "remove"}),
            json!({"path": "participants[+]", "action": "add", "value": {"name": "Nils Ohm", "role": "official"}}),
            json!({"path": "meeting.end_time", "action": "add", "value": "15:00"}),
            json!({"path": "body", "was": "Kulturnämnden", "action": "confirm"}),
            json!({"path": "participants[1]", "was": {"name": "Bo Alm"}, "action": "remove"}),
        ],
    );
    let document = parsed(&[], &file);
    assert_eq!(document["items"][1]["title"], "Bidrag till kören");
    assert_eq!(document["meeting"].get("location"), None);
    assert_eq!(document["meeting"]["end_time"], "15:00");
    let names: Vec<&str> = document["participants"]
        .as_array()
        .expect("people")
        .iter()
        .filter_map(|person| person["name"].as_str())
        .collect();
    assert_eq!(names, ["Anna Ek", "Nils Ohm"]);
    assert_eq!(document["source"]["corrected"], 6);
    assert!(codes(&document).is_empty(), "{document}");
    // Who does not want them gets the page alone.
    let bare = parsed(&["--corrections", "none"], &file);
    assert_eq!(bare["items"][1]["title"], "Bidrag");
    assert_eq!(bare["source"].get("corrected"), None);
}

#[test]
fn a_value_that_moved_is_found_by_its_place() {
    let (_, file) = home("moved");
    let place = parsed(&["--spans"], &file)["items"][1]["places"]["title"][0].clone();
    // Another version of the program gave one item more before it.
    mend(
        &file,
        &[
            json!({"path": "items[2].title", "place": place, "was": "Bidrag", "action": "set", "value": "Bidrag till kören"}),
        ],
    );
    let document = parsed(&[], &file);
    assert_eq!(document["items"][1]["title"], "Bidrag till kören");
    assert!(codes(&document).is_empty());
}

#[test]
fn what_no_longer_fits_is_told() {
    let (_, file) = home("unfit");
    let unfit = [
        json!({"path": "items[1].title", "was": "Något annat", "action": "set", "value": "x"}),
        json!({"path": "items[7].title", "was": "Bidrag", "action": "set", "value": "x"}),
        json!({"path": "../x", "was": "Bidrag", "action": "set", "value": "x"}),
        json!({"path": "body", "action": "add", "value": "Annan nämnd"}),
        json!({"path": "votes[+]", "action": "add", "value": {"nothing": "known"}}),
        json!({"path": "kind", "was": "minutes", "action": "set", "value": "novel"}),
        json!({"path": "title", "was": "Protokoll", "document": 3, "action": "confirm"}),
    ];
    mend(
        &file,
        &[&unfit[..], &[json!({"path": "title", "was": "Protokoll", "action": "set", "value": "PROTOKOLL"})]].concat(),
    );
    let document = parsed(&[], &file);
    assert_eq!(document["title"], "PROTOKOLL", "its neighbours are applied");
    assert_eq!(document["kind"], "minutes");
    let count = codes(&document).len() as u64 + document["source"]["corrected"].as_u64().expect("a count");
    assert_eq!(count, 8, "{}", document["diagnostics"]);
    assert!(codes(&document).len() >= 6, "{}", document["diagnostics"]);
    // The file itself is another: nothing is applied, all is told.
    fs::write(&file, MINUTES.replace("12 000", "13 000")).expect("writable");
    let document = parsed(&[], &file);
    assert_eq!(document["title"], "Protokoll");
    assert_eq!(codes(&document).len(), 8);
}

#[test]
fn wrong_corrections_among_many_cost_the_others_nothing() {
    let (_, file) = home("many");
    let add = |number: usize| {
        let role = if number % 150 == 7 { "kapten" } else { "official" };
        json!({"path": "participants[+]", "action": "add", "value": {"name": format!("Eva Al {number}"), "role": role}})
    };
    mend(&file, &(0..300).map(add).collect::<Vec<_>>());
    let document = parsed(&[], &file);
    assert_eq!(document["source"]["corrected"], 298);
    assert_eq!(codes(&document).len(), 2);
    let names: Vec<&str> =
        document["participants"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!((names.len(), names[2], names[299]), (300, "Eva Al 0", "Eva Al 299"));

    // Nor does a file of nothing but wrong ones take long: each would be tried by itself, with all others.
    let wrong = |_| json!({"path": "participants[+]", "action": "add", "value": {"role": "kapten"}});
    mend(&file, &(0..20_000).map(wrong).collect::<Vec<_>>());
    let document = parsed(&[], &file);
    assert_eq!(document["source"].get("corrected"), None);
    assert_eq!(codes(&document).len(), 20_000);
}

#[test]
fn corrections_that_cannot_be_read_stop_the_file_and_no_other() {
    let (folder, file) = home("broken");
    let other = folder.join("arkiv/andra.txt");
    fs::write(&other, MINUTES).expect("writable");
    for broken in ["", "{}", "[1]", "{\"version\": \"9\", \"sha256\": \"\", \"corrections\": []}"] {
        fs::write(beside(&file), broken).expect("writable");
        let output = program().arg("parse").args([&file, &other]).output().expect("it starts");
        assert_eq!(output.status.code(), Some(1), "{broken}");
        assert!(told(&output).contains("its corrections"), "{}", told(&output));
        assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1, "the other is read");
    }
    parsed(&["--corrections", "none"], &file);
}

#[test]
fn convert_and_archive_read_anew_what_was_mended() {
    let (folder, file) = home("anew");
    let (out, archive) = (folder.join("ut"), folder.join("arkiv.db"));
    let convert = || {
        let arkiv = folder.join("arkiv");
        let done = program().arg("convert").arg(arkiv).arg("-o").arg(&out).output().expect("it starts");
        assert!(done.status.success(), "{}", told(&done));
        let json = fs::read(out.join("protokoll.txt.json")).expect("its output");
        (serde_json::from_slice::<Value>(&json).expect("JSON"), told(&done))
    };
    let add = || {
        let arkiv = folder.join("arkiv");
        let done = program().args(["archive", "add"]).arg(&archive).arg(arkiv).output().expect("it starts");
        assert!(done.status.success(), "{}", told(&done));
        told(&done)
    };
    assert_eq!(convert().0["items"][1]["title"], "Bidrag");
    add();
    let set = |value: &str| {
        mend(&file, &[json!({"path": "items[1].title", "was": "Bidrag", "action": "set", "value": value})])
    };
    set("Bidrag till kören");
    let (document, said) = convert();
    assert_eq!(document["items"][1]["title"], "Bidrag till kören");
    assert!(said.contains("1 read"), "{said}");
    let written = fs::read_dir(&out).expect("outputs").map(|entry| entry.expect("an entry").file_name());
    assert!(written.into_iter().all(|name| !name.to_string_lossy().contains("corrections")), "{said}");
    assert!(add().contains("1 read"));
    let found = program().args(["archive", "search"]).arg(&archive).arg("kören").output().expect("it starts");
    assert!(String::from_utf8_lossy(&found.stdout).contains("kören"), "{}", told(&found));
    // Nothing changed: nothing is read.
    assert!(convert().1.contains("0 read"));
    assert!(add().contains("0 read"));
    set("Bidrag till orkestern");
    assert_eq!(convert().0["items"][1]["title"], "Bidrag till orkestern");
    fs::remove_file(beside(&file)).expect("it is there");
    assert_eq!(convert().0["items"][1]["title"], "Bidrag");
}

/// Corrections need places; without `--spans` the output has none, and is what it would be without them.
#[test]
fn a_file_without_corrections_in_it_changes_nothing() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corrections/none");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("writable");
    let fixtures = fixture_folders();
    let texts = fixtures.iter().flat_map(|folder| fs::read_dir(folder).expect("fixtures"));
    let mut texts: Vec<PathBuf> = texts.map(|entry| entry.expect("an entry").path()).collect();
    texts.retain(|path| path.extension().is_some_and(|end| end == "txt"));
    texts.sort();
    texts.push(root().join("fixtures/books/tva-sammantraden.pdf"));
    for text in texts.iter().rev().step_by(6) {
        let file = folder.join(text.file_name().expect("a name"));
        fs::copy(text, &file).expect("writable");
        let bare = run(&["parse", "--corrections", "none"], &file).stdout;
        let sha256 = serde_json::from_slice::<Value>(bare.split(|byte| *byte == b'\n').next().unwrap_or_default())
            .or_else(|_| serde_json::from_slice::<Value>(&bare))
            .expect("JSON")["source"]["sha256"]
            .clone();
        let none = json!({"version": "1", "sha256": sha256, "corrections": []});
        fs::write(beside(&file), none.to_string()).expect("writable");
        let with = run(&["parse"], &file);
        assert!(with.stdout == bare, "{}: {}", text.display(), told(&with));
    }
}

#[test]
fn a_review_page_shows_and_keeps_what_was_mended() {
    let (_, file) = home("view");
    mend(&file, &[json!({"path": "items[1].title", "was": "Bidrag", "action": "set", "value": "</script>Bidrag"})]);
    let output = program().args(["view", "-o", "-"]).arg(&file).output().expect("it starts");
    let page = String::from_utf8(output.stdout).expect("UTF-8");
    let before = page.split("id=\"before\">").nth(1).and_then(|rest| rest.split("</script>").next()).expect("data");
    let before: Value = serde_json::from_str(before).expect("JSON");
    assert_eq!(before["corrections"][0]["value"], "</script>Bidrag");
    assert!(page.contains("data-path=\"items[1].title\""));
}

#[test]
fn what_was_mended_is_told_as_gold_and_as_a_fixture_that_names_nobody() {
    let (folder, file) = home("export");
    let other = folder.join("arkiv/andra.txt");
    fs::write(&other, MINUTES).expect("writable");
    mend(
        &file,
        &[json!({"path": "items[1].title", "was": "Bidrag", "action": "set", "value": "Bidrag till Nils Ohm"})],
    );
    let (gold, told) = (folder.join("guld"), folder.join("fall"));
    let export = |to: &Path, more: &[&str]| {
        let output =
            program().args(["corrections", "export"]).args([&file, &other]).arg("-o").arg(to).args(more).output();
        let output = output.expect("the program starts");
        assert!(output.status.success() && self::told(&output).contains("andra.txt"), "{}", self::told(&output));
    };
    export(&gold, &[]);
    let read = |path: PathBuf| -> Value { serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON") };
    let expected = read(gold.join("protokoll.expected.json"));
    assert_eq!(expected["items"][1]["title"], "Bidrag till Nils Ohm");
    assert_eq!(expected["body"], "Kulturnämnden");
    assert!(expected.get("source").is_none() && expected.get("diagnostics").is_none());
    assert_eq!(fs::read_dir(&gold).expect("a folder").count(), 1, "the other has no corrections");
    let judgement = crate::common::judge(&expected, &parsed(&[], &file));
    assert!(judgement.differences.is_empty(), "{:?}", judgement.differences);

    export(&told, &["--anonymous"]);
    let (text, values) =
        (fs::read_to_string(told.join("document-1.txt")).expect("a file"), read(told.join("document-1.expected.json")));
    let all = format!("{text}{values}");
    for personal in ["Anna", "Alm", "Nils", "Ohm", "Kultur", "Rådhuset", "2026/12", "12 000", "12000", "protokoll.txt"]
    {
        assert!(!all.contains(personal), "{personal}: {all}");
    }
    let shape = |text: &str| -> Vec<usize> { text.trim_end().lines().map(|line| line.chars().count()).collect() };
    assert_eq!(shape(&text), shape(MINUTES));
    // It is read as the document was: what is not mended is what is read of it.
    let anonymous = folder.join("fall/document-1.txt");
    let again = parsed(&[], &anonymous);
    let names = |document: &Value| document["participants"].as_array().map(Vec::len);
    assert_eq!(names(&again), names(&values));
    assert_eq!(again["participants"][0]["name"], values["participants"][0]["name"]);
    assert_eq!(again["meeting"]["date"], values["meeting"]["date"]);
    assert_eq!(again["items"][0]["title"], values["items"][0]["title"]);
    assert_eq!(again["items"][1]["decisions"], values["items"][1]["decisions"]);
}
