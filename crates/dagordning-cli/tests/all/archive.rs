//! The archive: what is added, what is found, the way of a case, and what is said when it cannot be.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::common::{own_cache, root};

pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_dagordning"))
}

/// An empty folder of a test's own.
pub fn home(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archive").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a writable folder");
    folder
}

pub fn run(home: &Path, arguments: &[&str]) -> Output {
    program().current_dir(home).arg("archive").args(arguments).output().expect("the program starts")
}

pub fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Does it, which must be possible.
pub fn done(home: &Path, arguments: &[&str]) -> String {
    let output = run(home, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", told(&output));
    printed(&output)
}

pub fn json(home: &Path, arguments: &[&str]) -> Value {
    let mut all = arguments.to_vec();
    all.extend(["--format", "json"]);
    serde_json::from_str(&done(home, &all)).expect("JSON")
}

/// What SQLite says of an archive.
pub fn sql(archive: &Path, query: &str) -> Vec<String> {
    let output = Command::new("sqlite3").arg(archive).arg(query).output().expect("sqlite3 is installed");
    assert!(output.status.success(), "{query}: {}", told(&output));
    printed(&output).lines().map(str::to_owned).collect()
}

pub fn sound(archive: &Path) {
    assert_eq!(sql(archive, "PRAGMA integrity_check; PRAGMA foreign_key_check"), ["ok"]);
}

pub const COMMITTEE: &str = "Protokoll\nKommunstyrelsens arbetsutskott\n2025-03-11 kl. 13.00\n\nNärvarande\nAnna Ek (S), ordförande\n\
    Bo Dal (M)\n\n§ 31\nBidrag till körer (KS/584/2025)\n\nBeslut\nArbetsutskottet föreslår kommunstyrelsen besluta\n\
    att bevilja körerna 50 000 kr.\n\n§ 32\nNy väg i Östra Ön\n\nBeslut\nArbetsutskottet noterar informationen.\n";

pub const BOARD: &str = "Protokoll\nKommunstyrelsen\n2025-03-25 kl. 13.00\n\nNärvarande\nAnna Ek (S), ordförande\nBo Dal (M)\n\n\
    § 44\nBidrag till körer (KS/584/2025)\n\nÄrendet\nFrågan om körernas stöd har beretts.\n\n\
    Tidigare beslut\nKSAU 2025-03-11 § 31\n\nYrkanden\nBo Dal (M) yrkar avslag.\n\nOmröstning\n\
    Ja-röst för bifall till arbetsutskottets förslag. Nej-röst för avslag.\n\
    Med 8 ja-röster mot 5 nej-röster beslutar kommunstyrelsen att bifalla arbetsutskottets förslag.\n\nBeslut\n\
    Kommunstyrelsen beslutar\natt bevilja körerna 50 000 kr.\n\nReservation\nBo Dal (M) reserverar sig mot beslutet.\n";

const COUNCIL: &str = "Kallelse\nKommunfullmäktige\n2025-04-14 kl. 18.00\n\n1. Val av justerare\n\n2. Oster och bröd på kommunens \
    skolor\n\n3. Åtgärder för byggnaderna vid sjön\n";

/// An archive of a committee's and a board's minutes and a council's agenda.
fn small(name: &str) -> PathBuf {
    let home = home(name);
    fs::create_dir_all(home.join("filer/år 2025")).expect("writable");
    fs::write(home.join("filer/år 2025/au.txt"), COMMITTEE).expect("writable");
    fs::write(home.join("filer/år 2025/ks.txt"), BOARD).expect("writable");
    fs::write(home.join("filer/kf.txt"), COUNCIL).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    home
}

fn titles(home: &Path, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["search", "a.db"];
    all.extend(arguments);
    let found = json(home, &all);
    let mut titles: Vec<String> = found["hits"]
        .as_array()
        .expect("hits")
        .iter()
        .map(|hit| hit["title"].as_str().unwrap_or("-").to_owned())
        .collect();
    titles.sort();
    titles
}

const CHOIRS: &str = "Bidrag till körer";
const ROAD: &str = "Ny väg i Östra Ön";
const OSTER: &str = "Oster och bröd på kommunens skolor";
const LAKE: &str = "Åtgärder för byggnaderna vid sjön";

#[test]
fn swedish_is_searched_as_it_is_spelled() {
    let home = small("swedish");
    for (query, expected) in [
        ("östra", &[ROAD][..]),
        ("ostra", &[]),
        ("OSTEN", &[OSTER]),
        ("åtgärd", &[LAKE]),
        ("atgarder", &[]),
        ("BYGGNAD", &[LAKE]),
        ("skola", &[OSTER]),
        ("bygg*", &[LAKE]),
        ("bygg", &[]),
        ("\"ny väg i\"", &[ROAD]),
        ("\"väg ny\"", &[]),
        ("väg OR oster", &[ROAD, OSTER]),
        ("körerna -frågan", &[CHOIRS]),
        ("KS/584/2025", &[CHOIRS, CHOIRS]),
        ("körernas bidragen", &[CHOIRS, CHOIRS]),
    ] {
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(titles(&home, &[query]), expected, "{query}");
    }
}

#[test]
fn filters_leave_what_they_say() {
    let home = small("filters");
    // Of another municipality.
    let other = COUNCIL.replace("Kallelse\n", "Björkviks kommun\nKallelse\n").replace("Oster", "Grus");
    fs::write(home.join("filer/annan.txt"), other.replace("Åtgärder", "Arbeten")).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    for (filters, expected) in [
        (&["--body", "kommunstyrelsen"][..], &[CHOIRS, "Protokoll"][..]),
        (&["--body", "utskott", "väg"], &[ROAD]),
        (&["--organization", "björkviks kommun", "bröd"], &["Grus och bröd på kommunens skolor"]),
        (&["--organization", "björkvik", "--kind", "procedural"], &["Val av justerare"]),
        (&["--organization", "Norrvik"], &[]),
        (&["körer", "--from", "2025-03-12"], &[CHOIRS]),
        (&["körer", "--to", "2025-03-10"], &[]),
        (&["--party", "m"], &[CHOIRS]),
        (&["--person", "bo dal"], &[CHOIRS]),
        (&["--person", "dal ek"], &[]),
        (&["--case-id", "ks 2025/584"], &[]),
        (&["--case-id", "ks 584 / 2025"], &[CHOIRS, CHOIRS]),
        (&["--kind", "agenda", "oster"], &[OSTER]),
        (&["--kind", "minutes", "bröd"], &[]),
        (&["--kind", "procedural"], &["Val av justerare", "Val av justerare"]),
        (&["--decided", "väg"], &[ROAD]),
        (&["--decided=approved"], &[CHOIRS]),
        (&["--decided=rejected"], &[]),
    ] {
        assert_eq!(titles(&home, filters), expected, "{filters:?}");
    }
}

#[test]
fn what_is_found_is_shown_with_its_place() {
    let home = small("shown");
    let long = format!(
        "Protokoll\nKulturnämnden\n2025-05-05\n\n§ 1\nRapport\n\nÄrendet\n{}\x0cSist nämns en kyrkogård.\n",
        "Här står det mycket. ".repeat(90)
    );
    fs::write(home.join("filer/lång.txt"), long).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    let text = done(&home, &["search", "a.db", "kyrkogården"]);
    assert!(text.contains("kyrkogård.") && text.contains("filer/lång.txt, page 2"), "{text}");
    let csv = done(&home, &["search", "a.db", "kyrkogården", "--format", "csv"]);
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(lines[0].starts_with("date,body,organization,kind,label,title,case_ids,page,snippet,path"), "{csv}");
    assert!(lines[1].starts_with("2025-05-05,Kulturnämnden,,minutes_extract,§ 1,Rapport,,2,"), "{csv}");
    let nothing = run(&home, &["search", "a.db", "finnsinte"]);
    assert_eq!((nothing.status.code(), told(&nothing).as_str()), (Some(0), "dagordning: nothing was found\n"));
}

#[test]
fn a_case_is_followed() {
    let home = small("case");
    let case = json(&home, &["case", "a.db", "ks/584/2025"]);
    let steps = case["steps"].as_array().expect("steps");
    let brief: Vec<(&str, &str)> = steps
        .iter()
        .map(|step| (step["date"].as_str().expect("a date"), step["number"].as_str().expect("a number")))
        .collect();
    assert_eq!(brief, [("2025-03-11", "31"), ("2025-03-25", "44")]);
    assert_eq!(steps[0]["decisions"][0]["recipient"], "kommunstyrelsen");
    assert_eq!(steps[1]["votes"][0]["yes"], 8);
    assert_eq!(steps[1]["refers_to"][0]["item_id"], steps[0]["item_id"]);
    let text = done(&home, &["case", "a.db", "KS/584/2025"]);
    assert!(text.contains("vote: 8 yes, 5 no") && text.contains("refers to KSAU 2025-03-11 § 31\n"), "{text}");
}

#[test]
fn what_an_item_points_to_is_followed_without_a_case() {
    let home = home("pointed");
    fs::create_dir_all(home.join("filer")).expect("writable");
    fs::write(home.join("filer/au.txt"), COMMITTEE.replace(" (KS/584/2025)", "")).expect("writable");
    fs::write(home.join("filer/ks.txt"), BOARD).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    let case = json(&home, &["case", "a.db", "KS/584/2025"]);
    let of_case: Vec<bool> =
        case["steps"].as_array().expect("steps").iter().map(|step| step["of_case"] == Value::Bool(true)).collect();
    assert_eq!(of_case, [false, true]);
}

#[test]
fn what_is_new_changed_or_gone_is_brought_up_to_date() {
    let home = small("again");
    let archive = home.join("a.db");
    assert!(told(&run(&home, &["add", "a.db", "filer"])).contains("0 read"), "nothing has changed");
    // Changed.
    fs::write(home.join("filer/kf.txt"), COUNCIL.replace("Oster", "Mjölk")).expect("writable");
    let said = told(&run(&home, &["add", "a.db", "filer"]));
    assert!(said.contains("1 read") && said.contains("2 done before"), "{said}");
    assert_eq!(titles(&home, &["oster"]), Vec::<String>::new());
    assert_eq!(titles(&home, &["mjölk"]).len(), 1);
    // Moved: what is in it is not read again.
    fs::rename(home.join("filer/år 2025/au.txt"), home.join("filer/utskott.txt")).expect("writable");
    let said = told(&run(&home, &["add", "a.db", "filer"]));
    assert!(said.contains("0 read") && said.contains("gone: 1 file\n"), "{said}");
    assert_eq!(sql(&archive, "SELECT path, file_name FROM documents ORDER BY path")[2], "filer/år 2025/ks.txt|ks.txt");
    assert_eq!(
        sql(&archive, "SELECT path, file_name FROM documents ORDER BY path")[1],
        "filer/utskott.txt|utskott.txt"
    );
    // Gone, and there twice.
    fs::copy(home.join("filer/utskott.txt"), home.join("filer/a kopia.txt")).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    assert_eq!(sql(&archive, "SELECT path FROM documents ORDER BY path")[0], "filer/a kopia.txt");
    assert_eq!(titles(&home, &["östra"]), [ROAD]);
    fs::remove_file(home.join("filer/a kopia.txt")).expect("writable");
    fs::remove_file(home.join("filer/år 2025/ks.txt")).expect("writable");
    // From elsewhere, by another way.
    let below = home.join("filer");
    let output = run(&below, &["add", "../a.db", "../filer"]);
    assert!(told(&output).contains("gone: 2 files"), "{}", told(&output));
    assert_eq!(titles(&home, &["körer"]), [CHOIRS]);
    sound(&archive);
    // All gone: nothing is left of any document.
    fs::remove_dir_all(home.join("filer")).expect("writable");
    fs::create_dir(home.join("filer")).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    for table in dagordning::tables::all() {
        assert_eq!(sql(&archive, &format!("SELECT count(*) FROM \"{}\"", table.name)), ["0"], "{}", table.name);
    }
    for table in ["archive_files", "archive_entries", "archive_cases"] {
        assert_eq!(sql(&archive, &format!("SELECT count(*) FROM {table}")), ["0"], "{table}");
    }
}

#[test]
fn content_goes_from_file_to_file() {
    let home = small("shuffle");
    // One file takes the content of another, which gets a new one.
    fs::copy(home.join("filer/år 2025/ks.txt"), home.join("filer/z.txt")).expect("writable");
    fs::copy(home.join("filer/år 2025/au.txt"), home.join("filer/år 2025/ks.txt")).expect("writable");
    fs::write(home.join("filer/år 2025/au.txt"), COUNCIL.replace("Oster", "Ost")).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    assert_eq!(titles(&home, &["körer"]), [CHOIRS, CHOIRS]);
    assert_eq!(sql(&home.join("a.db"), "SELECT count(*) FROM documents"), ["4"]);
    sound(&home.join("a.db"));
}

#[test]
fn what_is_read_in_another_way_takes_the_place_of_what_was() {
    let home = small("another way");
    fs::copy(home.join("filer/år 2025/ks.txt"), home.join("filer/kopia.txt")).expect("writable");
    done(&home, &["add", "a.db", "filer"]);
    let said = told(&run(&home, &["add", "a.db", "filer/kopia.txt", "--ocr", "never"]));
    assert!(said.contains("1 read"), "{said}");
    sound(&home.join("a.db"));
    let of = "SELECT count(*), count(DISTINCT document_id) FROM files JOIN documents USING (document_id) WHERE files.path LIKE '%k%s%.txt' OR files.path LIKE '%kopia%'";
    assert_eq!(sql(&home.join("a.db"), of), ["2|1"]);
    assert_eq!(titles(&home, &["körer"]), [CHOIRS, CHOIRS]);
}

#[test]
fn what_was_read_from_images_is_kept_beside_the_archive() {
    let home = home("images");
    fs::create_dir(home.join("f")).expect("writable");
    fs::copy(root().join("fixtures/scan/tomma-baksidor.pdf"), home.join("f/skannad.pdf")).expect("a fixture");
    // Kept by an earlier run; no engine is there now.
    let kept = Path::new(&own_cache()).to_owned();
    assert!(Command::new("cp").arg("-r").arg(kept).arg(home.join("f/a.db-ocr")).status().expect("cp").success());
    let add = ["add", "f/a.db", "f", "--tesseract", "no-such-program"];
    let said = told(&run(&home, &add));
    assert!(said.contains("1 file in") && said.contains("1 read") && !said.contains("ocr-missing"), "{said}");
    let origin = "SELECT text_origin, ocr_page_count > 0 FROM documents";
    assert_eq!(sql(&home.join("f/a.db"), origin), ["ocr|1"]);
    // Where nothing is kept no folder stays, and without the engine the page is told.
    let said = told(&run(&home, &["add", "b.db", "f/skannad.pdf", "--tesseract", "no-such-program"]));
    assert!(said.contains("ocr-missing") && !home.join("b.db-ocr").exists(), "{said}");
}

/// Who has no tesseract is told what to do, and reads the scans when it is there: all that have the content.
#[test]
#[cfg(unix)]
fn scans_are_read_when_there_is_something_to_read_them() {
    let home = home("later");
    fs::create_dir(home.join("f")).expect("writable");
    for name in ["f/a.pdf", "f/b.pdf"] {
        fs::copy(root().join("fixtures/scan/tomma-baksidor.pdf"), home.join(name)).expect("a fixture");
    }
    let engine = home.join("tesseract");
    let engine = engine.to_str().expect("a name");
    let again = ["add", "a.db", "f", "--tesseract", engine, "--retry-failed"];
    let said = told(&run(&home, &again[..5]));
    assert!(said.contains("2 read") && said.contains("apt-get install tesseract-ocr tesseract-ocr-swe"), "{said}");
    assert!(said.contains("--retry-failed"), "{said}");
    assert_eq!(
        sql(&home.join("a.db"), "SELECT DISTINCT code FROM diagnostics WHERE severity = 'error'"),
        ["ocr-missing"]
    );
    assert!(told(&run(&home, &again)).contains("2 read"));
    // Now it is there: what an earlier run read of the same pages stands for it.
    let kept = Path::new(&own_cache()).to_owned();
    assert!(Command::new("cp").arg("-r").arg(kept).arg(home.join("a.db-ocr")).status().expect("cp").success());
    let said = told(&run(&home, &again[..5]));
    assert!(said.contains("0 read") && said.contains("2 done before"), "{said}");
    let said = told(&run(&home, &again));
    assert!(said.contains("2 read") && !said.contains("ocr-missing"), "{said}");
    let origins = "SELECT DISTINCT text_origin FROM files JOIN documents USING (document_id)";
    assert_eq!(sql(&home.join("a.db"), origins), ["ocr"]);
    sound(&home.join("a.db"));
    assert!(told(&run(&home, &again)).contains("2 done before"));
}

#[test]
fn spreadsheets_that_are_set_to_swedish_open_what_is_found() {
    let home = small("excel");
    done(&home, &["add", "a.db", "filer"]);
    let rows = done(&home, &["search", "a.db", "--decided", "--format", "excel"]);
    assert!(rows.starts_with("\u{feff}date;body;organization;"), "{rows}");
    assert!(rows.lines().count() > 1);
    assert!(done(&home, &["stats", "a.db", "--format", "csv"]).starts_with("organization,body,"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_bar_names_files_on_a_terminal_and_lines_elsewhere() {
    let home = small("bar");
    let bin = env!("CARGO_BIN_EXE_dagordning");
    let on_terminal = format!("'{bin}' archive add b.db filer");
    let output = Command::new("script").args(["-qec", &on_terminal, "/dev/null"]).current_dir(&home).output();
    let Ok(output) = output else { return };
    let shown = printed(&output);
    assert!(shown.contains("/3 files") && shown.contains("0 failed, ks.txt"), "{shown}");
    assert!(!told(&run(&home, &["add", "c.db", "filer"])).contains("/3 files"));
    // What is found stands in columns where somebody looks.
    let search = format!("'{bin}' archive search b.db --decided");
    let output = Command::new("script").args(["-qec", &search, "/dev/null"]).current_dir(&home).output();
    let shown = printed(&output.expect("it was there before"));
    assert!(shown.contains("2025-03-25  Kommunstyrelsen                 minutes"), "{shown}");
    assert!(done(&home, &["search", "b.db", "--decided"]).contains("2025-03-25  Kommunstyrelsen  minutes"));
}

#[test]
fn what_cannot_be_read_is_told_and_stops_nothing() {
    let home = small("failing");
    fs::write(home.join("filer/tom.txt"), "").expect("writable");
    let output = run(&home, &["add", "a.db", "filer", "finnsinte.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        told(&output).contains("dagordning: filer/tom.txt: ") && told(&output).contains("2 failed"),
        "{}",
        told(&output)
    );
    assert_eq!(sql(&home.join("a.db"), "SELECT count(*) FROM files WHERE outcome = 'failed' AND advice <> ''"), ["2"]);
    // It is not tried again before it changes.
    let output = run(&home, &["add", "a.db", "filer"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_is_no_archive_is_told() {
    let home = small("wrong");
    let asked = |name: &str| run(&home, &["search", name, "körer"]);
    let says = |output: &Output, status: i32, words: &str| {
        assert_eq!(output.status.code(), Some(status), "{}", told(output));
        assert!(told(output).contains(words), "{}", told(output));
    };
    says(&asked("finnsinte.db"), 2, "there is no such file; archive add makes it");
    assert!(!home.join("finnsinte.db").exists());
    fs::write(home.join("text.db"), COUNCIL).expect("writable");
    says(&asked("text.db"), 2, "it is no archive that this program has made");
    says(&run(&home, &["add", "text.db", "filer"]), 2, "it is no archive");
    assert_eq!(fs::read_to_string(home.join("text.db")).expect("readable"), COUNCIL);
    sql(&home.join("other.db"), "CREATE TABLE t (a)");
    says(&asked("other.db"), 2, "it is no archive");
    says(&run(&home, &["add", "other.db", "filer"]), 2, "it is no archive");
    says(&asked("filer"), 2, "it is no archive");
    fs::write(home.join("empty.db"), "").expect("writable");
    says(&asked("empty.db"), 2, "it is no archive");
    fs::copy(home.join("a.db"), home.join("newer.db")).expect("a copy");
    sql(&home.join("newer.db"), "PRAGMA user_version = 99");
    says(&asked("newer.db"), 1, "newer version of the program (format 99");
    sql(&home.join("newer.db"), "PRAGMA user_version = 1");
    says(&asked("newer.db"), 1, "older version of the program (format 1");
    says(&run(&home, &["search", "a.db", "x", "--from", "i går"]), 2, "--from i går: a day is written 2026-03-02");
    says(&run(&home, &["search", "a.db", "--", "-körer"]), 2, "what is not wanted");
    let mut damaged = fs::read(home.join("a.db")).expect("readable");
    let half = damaged.len() / 2;
    damaged[8192..half].fill(0x55);
    fs::write(home.join("damaged.db"), damaged).expect("writable");
    says(&asked("damaged.db"), 1, "it is damaged");
}

const VOTED: &str = "Protokoll\nKommunfullmäktige\n2025-04-14 kl. 18.00\n\nNärvarande\nAnna Ek (S), ordförande\nBo Dal (M)\n\
    Ove Berg (M)\n\n§ 51\nBidrag till körer (KS/584/2025)\n\nYrkanden\nBo Dal (M) yrkar avslag.\n\nOmröstning\n\
    Följande ordning godkänns: Ja-röst för bifall till kommunstyrelsens förslag, nej-röst för avslag.\n\
    Utfallet blir Ja: 1 Nej: 2\nFöljande ledamöter röstar ja: Anna Ek (S).\n\
    Följande ledamöter röstar nej: Bo Dal (M) och Ove Berg (M).\n\n\
    Kommunfullmäktiges beslut\n1. Kommunfullmäktige avslår förslaget om bidrag till körerna.\n";

#[test]
fn persons_and_votes_are_found() {
    let home = small("persons");
    let person = json(&home, &["person", "a.db", "dal", "BO"]);
    let parts: Vec<(&str, &str)> = person
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (one["date"].as_str().expect("a date"), one["part"].as_str().expect("a part")))
        .collect();
    assert_eq!(
        parts,
        [("2025-03-11", "member"), ("2025-03-25", "member"), ("2025-03-25", "mover"), ("2025-03-25", "reservation")]
    );
    let votes = json(&home, &["votes", "a.db"]);
    assert_eq!((&votes[0]["tally"]["yes"], &votes[0]["tally"]["no"]), (&Value::from(8), &Value::from(5)));
    assert_eq!(json(&home, &["votes", "a.db", "--from", "2025-03-26"]), Value::Array(Vec::new()));
    assert_eq!(json(&home, &["votes", "a.db", "--body", "kommunfullmäktige"]), Value::Array(Vec::new()));
    let text = done(&home, &["person", "a.db", "Bo Dal"]);
    assert!(text.contains("2025-03-25  Kommunstyrelsen  Bo Dal (M): mover  § 44  Bidrag till körer"), "{text}");
}

#[test]
fn parties_are_counted() {
    let home = home("parties");
    fs::write(home.join("kf.txt"), VOTED).expect("writable");
    done(&home, &["add", "a.db", "kf.txt"]);
    let ballots = sql(&home.join("a.db"), "SELECT party, vote FROM ballots ORDER BY ballot_id");
    assert_eq!(ballots, ["S|yes", "M|no", "M|no"]);
    let votes = json(&home, &["votes", "a.db", "--party", "m"]);
    assert_eq!(votes[0]["parties"].as_array().expect("parties").len(), 1);
    assert_eq!((&votes[0]["parties"][0]["no"], &votes[0]["parties"][0]["yes"]), (&Value::from(2), &Value::from(0)));
    assert_eq!(json(&home, &["votes", "a.db", "--party", "V"]), Value::Array(Vec::new()));
    let csv = done(&home, &["votes", "a.db", "--party", "S", "--format", "csv"]);
    assert!(csv.lines().nth(1).expect("a row").contains(",S,1,0,0,0,kf.txt,"), "{csv}");
}

/// Minutes of a body with these sections.
fn sections(date: &str, numbers: &[u32]) -> String {
    let mut text = format!("Protokoll\nKulturnämnden\n{date} kl. 13.00\n\nNärvarande\nAnna Ek (S), ordförande\n");
    for number in numbers {
        text += &format!("\n§ {number}\nÄrende nummer {number}\n\nBeslut\nKulturnämnden godkänner rapporten.\n");
    }
    text
}

#[test]
fn documents_that_do_not_agree_are_told() {
    let home = home("check");
    fs::create_dir(home.join("f")).expect("writable");
    let put = |name: &str, text: &str| fs::write(home.join("f").join(name), text).expect("writable");
    put("1.txt", &sections("2025-01-20", &[1, 2, 3]));
    put("2.txt", &sections("2025-02-17", &[4, 5, 6]));
    put("3.txt", &sections("2025-03-17", &[9, 10]));
    done(&home, &["add", "a.db", "f"]);
    let codes = || -> Vec<(String, String, String)> {
        let found = json(&home, &["check", "a.db"]);
        let text = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let all = found.as_array().expect("a list");
        all.iter().map(|one| (text(one, "code"), text(one, "date"), text(one, "numbers"))).collect()
    };
    let told_of = |code: &str, date: &str, numbers: &str| (code.to_owned(), date.to_owned(), numbers.to_owned());
    assert_eq!(codes(), [told_of("missing-numbers", "2025", "7-8")]);
    put("2 igen.txt", &sections("2025-02-17", &[4, 5, 6, 7, 8]));
    put(
        "kallelse.txt",
        "Kallelse\nKulturnämnden\n2025-01-20 kl. 13.00\n\n1. Val av justerare\n\n2. Rapport\n\n3. Bidrag\n",
    );
    done(&home, &["add", "a.db", "f"]);
    let expected = [
        told_of("same-section", "2025-02-17", "4-6"),
        told_of("no-agenda", "2025-02-17", ""),
        told_of("no-agenda", "2025-02-17", ""),
        told_of("no-agenda", "2025-03-17", ""),
    ];
    assert_eq!(codes(), expected);
    assert_eq!(run(&home, &["check", "a.db", "--strict"]).status.code(), Some(3));
    // Meetings that begin with 1 each leave out nothing.
    let home = self::home("check anew");
    fs::write(home.join("1.txt"), sections("2025-01-20", &[1, 2, 3])).expect("writable");
    fs::write(home.join("2.txt"), sections("2025-02-17", &[1, 2, 5])).expect("writable");
    done(&home, &["add", "a.db", "1.txt", "2.txt"]);
    assert_eq!(json(&home, &["check", "a.db"]), Value::Array(Vec::new()));
    // Rows that are gone.
    sql(&home.join("a.db"), "DELETE FROM items WHERE number = '5'");
    let output = run(&home, &["check", "a.db"]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(printed(&output).contains("broken-key  a row of sections names one of items that is not there"));
}

#[test]
fn what_is_there_is_counted() {
    let home = small("stats");
    let stats = json(&home, &["stats", "a.db"]);
    for (key, count) in [("files", 3), ("failed", 0), ("documents", 3), ("items", 6), ("votes", 1), ("cases", 1)] {
        assert_eq!(stats[key], count, "{key}");
    }
    assert_eq!(stats["bodies"].as_array().expect("bodies").len(), 3);
    let text = done(&home, &["stats", "a.db"]);
    assert!(
        text.contains("Kommunstyrelsen: 0 agendas, 1 minutes, 0 others, 1 items, 2025-03-25 to 2025-03-25"),
        "{text}"
    );
}

/// The commands of the document's section.
#[test]
fn the_commands_of_the_document_can_be_given() {
    let home = home("document");
    fs::create_dir_all(home.join("protokoll/2025")).expect("writable");
    fs::create_dir_all(home.join("kallelser")).expect("writable");
    fs::write(home.join("protokoll/2025/au.txt"), COMMITTEE).expect("writable");
    fs::write(home.join("protokoll/2025/ks.txt"), BOARD).expect("writable");
    fs::write(home.join("protokoll/2025/kf.txt"), VOTED).expect("writable");
    fs::write(home.join("kallelser/kf.txt"), COUNCIL).expect("writable");
    let document = fs::read_to_string(root().join("docs/archives.md")).expect("the document");
    let section =
        document.split("\n## An archive\n").nth(1).expect("the section").split("\n## ").next().expect("its text");
    let blocks = section.split("```sh\n").skip(1).map(|block| block.split("```").next().expect("its end"));
    let commands: Vec<&str> = blocks.flat_map(str::lines).filter(|line| !line.trim().is_empty()).collect();
    assert!(commands.len() >= 10, "{commands:?}");
    let bin = Path::new(env!("CARGO_BIN_EXE_dagordning")).parent().expect("a folder").to_owned();
    let path = std::env::var("PATH").unwrap_or_default();
    for command in commands {
        let output = Command::new("sh")
            .args(["-c", command])
            .current_dir(&home)
            .env("PATH", format!("{}:{path}", bin.display()))
            .output()
            .expect("sh is there");
        assert!(output.status.success(), "{command}: {}", told(&output));
        // What is asked has an answer.
        let silent = command.starts_with("dagordning archive add") || command.contains("> ");
        assert!(silent || !output.stdout.is_empty() || told(&output).contains("sound"), "{command}: {}", told(&output));
    }
}
