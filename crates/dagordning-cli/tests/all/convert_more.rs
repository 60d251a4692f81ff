//! Whole folders: what failed by its code, what is gone, what changes meanwhile, hundreds of damaged files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::common::{Seeded, pdfs, root};
use crate::convert::{archive, convert, first_pdf, home, many, minutes, names, program, start, told, tree};

/// The lines of errors.ndjson by path.
fn failed(out: &Path) -> BTreeMap<String, Value> {
    let lines = fs::read_to_string(out.join("errors.ndjson")).expect("errors");
    let values = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    values.map(|one| (one["path"].as_str().expect("a path").to_owned(), one)).collect()
}

#[test]
fn failures_have_codes_reasons_and_advice() {
    let home = home("codes");
    let folder = home.join("arkiv");
    fs::create_dir_all(&folder).expect("writable");
    let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("writable");
    let pdf = fs::read(first_pdf()).expect("a fixture");
    put("tom.txt", b"");
    put("blank.txt", b" \n\n");
    put("bin.txt", b"\0\x01\x02\xff");
    put("brev.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more of it");
    put("trasig.pdf", &pdf[..200.min(pdf.len())]);
    put("sida.png", b"\x89PNG\r\n\x1a\n");
    put("kallelse.pdf", &pdf);
    let out = home.join("ut");
    let run = convert(&folder, &out, &["--ocr", "never"]);
    assert_eq!(run.status.code(), Some(1));
    let failed = failed(&out);
    let code = |name: &str| failed.get(name).and_then(|one| one["code"].as_str()).unwrap_or_default();
    let expected =
        [("tom.txt", "empty"), ("blank.txt", "empty"), ("bin.txt", "not-text"), ("brev.doc", "other-format")];
    let expected = [&expected[..], &[("sida.png", "unread-image")]].concat();
    for (name, wanted) in expected {
        assert_eq!(code(name), wanted, "{name}");
    }
    assert!(
        failed
            .values()
            .all(|one| ["code", "reason", "advice"].iter().all(|key| !one[key].as_str().unwrap_or("").is_empty()))
    );
    for said in ["2  empty: blank.txt: the file holds only white space …", "1  other-format: brev.doc"] {
        assert!(told(&run).contains(said), "{said}: {}", told(&run));
    }
    assert!(out.join("kallelse.pdf.json").exists());
    // The tables have the code, too.
    let again = convert(&folder, &out, &["--format", "csv", "--ocr", "never", "--retry-failed"]);
    let files = fs::read_to_string(out.join("files.csv")).expect("a table");
    assert!(files.contains(",other-format,"), "{files}: {}", told(&again));
    // What took too long is told as that.
    let (long, short) = (home.join("lang"), home.join("kort"));
    fs::create_dir_all(&long).expect("writable");
    fs::copy(root().join("fixtures/books/motesbok-bokmarken.pdf"), long.join("bok.pdf")).expect("a fixture");
    convert(&long, &short, &["--timeout", "0.001"]);
    assert_eq!(self::failed(&short)["bok.pdf"]["code"], "timeout");
}

#[test]
fn the_summary_is_there_for_programs() {
    let home = home("summary");
    let (folder, out) = (archive(&home), home.join("ut"));
    let run = convert(&folder, &out, &["--log", "json"]);
    let lines: Vec<Value> = told(&run).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let errors: Vec<&Value> = lines.iter().filter(|line| line["level"] == "error").collect();
    assert_eq!(errors.iter().filter(|line| line["file"] == "tom.txt" && line["code"] == "empty").count(), 1);
    let summary = &lines.last().expect("a summary")["summary"];
    assert_eq!(summary["read"], 6);
    assert_eq!(summary["failed"], 2);
    assert_eq!(summary["failed_by_code"], serde_json::json!({ "empty": 1, "not-text": 1 }));
    assert_eq!(summary["same_content"], 1);
    assert!(lines.iter().all(|line| line["time"].as_str().is_some_and(|time| time.ends_with('Z'))));
    let quiet = convert(&folder, &home.join("tyst"), &["--quiet"]);
    assert_eq!(told(&quiet).lines().count(), 2, "{}", told(&quiet));
    let verbose = convert(&folder, &home.join("noga"), &["-v"]);
    assert!(told(&verbose).contains("2025/protokoll.txt: 1 documents, 1 pages, "), "{}", told(&verbose));
}

#[test]
#[cfg(target_os = "linux")]
fn standard_output_is_not_needed() {
    let home = home("silent");
    let folder = archive(&home);
    fs::remove_file(folder.join("tom.txt")).expect("removable");
    fs::remove_file(folder.join("bild.bin")).expect("removable");
    // As other programs give it that want to hear nothing: open for reading, too.
    let null = fs::File::options().read(true).write(true).open("/dev/null").expect("a device");
    let run = program().arg("convert").arg(&folder).arg("-o").arg(home.join("ut")).stdout(null).output();
    let run = run.expect("the program starts");
    assert_eq!(run.status.code(), Some(0), "{}", told(&run));
}

#[test]
fn pages_that_want_a_human_are_named() {
    let home = home("eye");
    let folder = home.join("arkiv");
    fs::create_dir_all(&folder).expect("writable");
    let strange = "Qwrt zxcv plkj mnbv hgfd. ".repeat(20);
    fs::write(folder.join("bra.txt"), minutes("Rapport")).expect("writable");
    let text = format!("{}\x0c{strange}\n", minutes("Bidrag"));
    fs::write(folder.join("avbruten.txt"), format!("{text}\n§ 2\nBidrag\n\nBeslut\nNämnden beslutar (enligt"))
        .expect("writable");
    let run = convert(&folder, &home.join("ut"), &[]);
    assert!(told(&run).contains("for a human's eye: "), "{}", told(&run));
    assert!(told(&run).contains("avbruten.txt (p. "), "{}", told(&run));
    assert!(!told(&run).contains("bra.txt"), "{}", told(&run));
}

#[test]
fn outputs_of_files_that_are_gone_are_removed_when_that_is_asked() {
    let home = home("prune");
    let (folder, out) = (archive(&home), home.join("ut"));
    convert(&folder, &out, &[]);
    fs::remove_dir_all(folder.join("år 2026")).expect("removable");
    fs::remove_file(folder.join("tom.txt")).expect("removable");
    // Without it they stay.
    convert(&folder, &out, &[]);
    assert!(out.join("år 2026/så här.txt.json").exists());
    let dry = convert(&folder, &out, &["--prune", "--dry-run"]);
    let said = String::from_utf8_lossy(&dry.stdout).into_owned();
    let gone: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("remove\t")).collect();
    assert_eq!(gone, ["tom.txt", "år 2026/kopia.txt", "år 2026/så här.txt"]);
    let run = convert(&folder, &out, &["--prune"]);
    assert!(told(&run).contains("gone: 3 files, whose outputs were removed"), "{}", told(&run));
    assert!(!out.join("år 2026").exists());
    // As if they had never been there.
    let fresh = home.join("nytt");
    convert(&folder, &fresh, &[]);
    assert!(tree(&out) == tree(&fresh), "{:?}", names(&out));
    // Nothing is removed where a disk may be missing.
    fs::rename(&folder, home.join("undan")).expect("movable");
    assert_eq!(convert(&folder, &out, &["--prune"]).status.code(), Some(2));
    fs::create_dir(&folder).expect("writable");
    assert_eq!(convert(&folder, &out, &["--prune"]).status.code(), Some(2));
    assert!(tree(&out) == tree(&fresh));
}

#[test]
fn outputs_of_another_format_do_not_stay() {
    let home = home("formats");
    let (folder, out) = (archive(&home), home.join("ut"));
    for format in ["csv", "parquet", "ndjson", "csv", "json"] {
        convert(&folder, &out, &["--format", format]);
        let fresh = home.join(format!("nytt-{format}"));
        convert(&folder, &fresh, &["--format", format]);
        assert!(tree(&out) == tree(&fresh), "{format}: {:?}", names(&out));
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_told_and_read_again() {
    let home = home("changes");
    let folder = home.join("arkiv");
    fs::create_dir_all(&folder).expect("writable");
    let file = folder.join("växer.txt");
    let item = "\n§ 1\nRapport\n\nBeslut\nKulturnämnden godkänner rapporten.\n";
    fs::write(&file, minutes("Bidrag") + &item.repeat(4000)).expect("writable");
    fs::write(folder.join("bra.txt"), minutes("Rapport")).expect("writable");
    let out = home.join("ut");
    let mut run = program()
        .arg("convert")
        .arg(&folder)
        .arg("-o")
        .arg(&out)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    while run.try_wait().expect("a child").is_none() {
        let mut to = fs::File::options().append(true).open(&file).expect("a file");
        std::io::Write::write_all(&mut to, b"\n").expect("writable");
        std::thread::sleep(Duration::from_millis(2));
    }
    let failed = failed(&out);
    assert_eq!(failed.keys().collect::<Vec<_>>(), ["växer.txt"]);
    assert_eq!(failed["växer.txt"]["code"], "changed");
    assert_eq!(names(&out), ["bra.txt.json", "errors.ndjson"]);
    let again = convert(&folder, &out, &[]);
    assert!(told(&again).contains("1 read, 1 done before, 0 failed"), "{}", told(&again));
}

#[test]
fn patterns_that_no_shell_has_resolved_name_files() {
    let home = home("patterns");
    let folder = archive(&home);
    let out = home.join("ut");
    let run = convert(&folder.join("**/proto*.[tm]*"), &out, &[]);
    assert!(run.status.success(), "{}", told(&run));
    assert_eq!(names(&out), ["2025/protokoll.md.json", "2025/protokoll.txt.json", "errors.ndjson"]);
    // A folder that it means is read with all that is in it; hidden files are none of it.
    convert(&folder.join("å?*"), &out, &["--prune"]);
    assert_eq!(names(&out), ["errors.ndjson", "år 2026/kopia.txt.json", "år 2026/så här.txt.json"]);
    convert(&folder.join("*"), &home.join("alla"), &[]);
    assert!(!names(&home.join("alla")).iter().any(|name| name.contains("dold")));
    let none = convert(&folder.join("*.docx"), &home.join("inga"), &[]);
    assert_eq!(none.status.code(), Some(1));
    assert!(told(&none).contains("*.docx: there is no such file"), "{}", told(&none));
    // What has such a name is meant itself.
    std::fs::rename(folder.join("2025/protokoll.txt"), folder.join("2025/proto[1].txt")).expect("writable");
    convert(&folder.join("2025/proto[1].txt"), &home.join("en"), &[]);
    assert_eq!(names(&home.join("en")), ["errors.ndjson", "proto[1].txt.json"]);
}

#[test]
fn two_runs_never_share_a_folder_and_both_end_well() {
    let home = home("two");
    let folder = many(&home);
    let whole = home.join("hel");
    convert(&folder, &whole, &["--format", "parquet"]);
    let out = home.join("ut");
    let mut runs: Vec<_> = (0..4).map(|_| start(&folder, &out, &["--format", "parquet"])).collect();
    let mut codes: Vec<Option<i32>> = runs.iter_mut().map(|run| run.wait().expect("a child").code()).collect();
    codes.sort();
    // One input is empty, so that a run that was let in ends with 1; the others were refused.
    assert_eq!(
        codes.iter().filter(|code| **code == Some(1)).count() + codes.iter().filter(|code| **code == Some(2)).count(),
        4
    );
    assert!(codes.contains(&Some(2)));
    convert(&folder, &out, &["--format", "parquet"]);
    assert!(tree(&out) == tree(&whole));
}

/// Fixtures that were cut, overwritten, or never were documents.
fn damage(folder: &Path, count: usize) {
    let mut dice = Seeded::new(300);
    let mut bases = pdfs();
    bases.sort_by_key(|(name, bytes)| (bytes.len(), name.clone()));
    bases.truncate(20);
    for at in 0..count {
        let (_, base) = &bases[at % bases.len()];
        let (name, bytes) = match at % 6 {
            0 => ("kort.pdf", base[..dice.below(base.len())].to_vec()),
            1 => {
                let mut bytes = base.clone();
                for _ in 0..40 {
                    let place = dice.below(bytes.len());
                    bytes[place] = u8::try_from(dice.below(256)).expect("a byte");
                }
                ("fel.pdf", bytes)
            }
            2 => ("skräp.bin", (0..400).map(|_| u8::try_from(dice.below(256)).expect("a byte")).collect()),
            3 => ("tom.txt", Vec::new()),
            4 => ("brev.docx", [b"PK\x03\x04".as_slice(), &base[..200]].concat()),
            _ => ("sida.tif", b"II*\0\x08\0\0\0".to_vec()),
        };
        let to = folder.join(format!("{:02}", at % 30));
        fs::create_dir_all(&to).expect("writable");
        fs::write(to.join(format!("{at:03}-{name}")), bytes).expect("writable");
    }
}

#[test]
fn three_hundred_damaged_files_hold_no_good_one_up() {
    let home = home("damaged");
    let folder = home.join("arkiv");
    for at in 0..60 {
        let to = folder.join(format!("{:02}", at % 30));
        fs::create_dir_all(&to).expect("writable");
        fs::write(to.join(format!("protokoll {at} å.txt")), minutes(&format!("Rapport {at}"))).expect("writable");
    }
    let good = home.join("bra");
    assert_eq!(convert(&folder, &good, &["--ocr", "never"]).status.code(), Some(0));
    damage(&folder, 300);
    let out = home.join("ut");
    let run = convert(&folder, &out, &["--ocr", "never"]);
    assert_eq!(run.status.code(), Some(1));
    let (whole, failed) = (tree(&out), failed(&out));
    for (name, bytes) in
        tree(&good).iter().filter(|(name, _)| name.ends_with("json") && !name.starts_with(".dagordning"))
    {
        assert!(whole[name] == *bytes, "{}", name.display());
    }
    // Each is read or told, and none broke the program off.
    let read = names(&out).iter().filter(|name| name.ends_with(".json") && !name.contains(".part-")).count();
    assert_eq!(read + failed.len(), 360);
    assert!(failed.len() >= 200, "{}", failed.len());
    let broken: Vec<_> = failed.values().filter(|one| one["code"] == "crashed").collect();
    assert!(broken.is_empty(), "{broken:?}");
    // And once more nothing is to be done.
    assert!(told(&convert(&folder, &out, &["--ocr", "never", "-j2"])).contains(" 0 read, "));
    assert!(tree(&out) == whole);
}
