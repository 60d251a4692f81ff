//! Documents with hand-written JSON beside them: how much of it the program gives.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::Command;

use dagordning::Options;
use serde_json::{Value, json};

use crate::measure::ENOUGH_FACTS;
use crate::score::{Difference, Judged, Open, Score, Strictness, Tally, score_open};

/// What the name of hand-written JSON ends in.
const EXPECTED: &str = ".expected.json";

/// Endings of a document's name, the first that is there counts.
const ENDINGS: [&str; 8] = ["txt", "md", "pdf", "org", "png", "jpg", "tif", "tiff"];

/// Keys that say nothing about right or wrong.
const NEVER: &[&str] = &[
    "open",
    "source",
    "producer",
    "schema_version",
    "coverage",
    "unassigned",
    "furniture",
    "diagnostics",
    "span",
    "places",
    "labels",
    "boxes",
];

/// Outcomes of whole resolutions follow from those of their clauses, and a proposal has none yet: they count where they are
/// expected.
const IF_EXPECTED: &[&str] =
    &["items.decisions.outcome", "items.proposals.outcome", "items.proposals.clauses.outcome", "attachments.document"];

/// What is to be scored, and how.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Folders or single documents.
    pub paths: Vec<PathBuf>,
    /// The built program; the library when there is none.
    pub program: Option<PathBuf>,
    /// Whether every wrong fact is printed.
    pub differences: bool,
    /// Whether words need only be alike.
    pub alike: bool,
}

/// One document.
struct Case {
    name: String,
    document: PathBuf,
    expected: PathBuf,
}

/// A document that was read.
struct Scored {
    name: String,
    score: Score,
    failure: Option<String>,
}

/// Scores all documents and prints the figures.
///
/// # Errors
///
/// When a folder or a hand-written file cannot be read, or nothing can be written.
pub fn run(plan: &Plan, json_to: Option<&Path>, out: &mut dyn Write) -> io::Result<()> {
    let mut cases = Vec::new();
    for path in &plan.paths {
        find(path, &mut cases)?;
    }
    if cases.is_empty() {
        return Err(io::Error::other(format!("no NAME{EXPECTED} beside a document")));
    }
    let scored = cases.iter().map(|case| one(plan, case)).collect::<io::Result<Vec<_>>>()?;
    print(&scored, plan.differences, out)?;
    if let Some(path) = json_to {
        fs::write(path, serde_json::to_vec_pretty(&figures(&scored))?)?;
    }
    Ok(())
}

/// The documents below a path, in order.
fn find(path: &Path, cases: &mut Vec<Case>) -> io::Result<()> {
    if path.is_dir() {
        let mut entries =
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        for entry in entries.into_iter().filter(|entry| entry.is_dir() || name(entry).ends_with(EXPECTED)) {
            find(&entry, cases)?;
        }
        return Ok(());
    }
    let whole = name(path);
    let stem = match whole.strip_suffix(EXPECTED) {
        Some(stem) => stem.to_owned(),
        None => whole.rsplit_once('.').map_or(whole.clone(), |(stem, _)| stem.to_owned()),
    };
    let expected = path.with_file_name(format!("{stem}{EXPECTED}"));
    let beside = |ending: &&str| Some(path.with_file_name(format!("{stem}.{ending}"))).filter(|path| path.exists());
    let document = ENDINGS.iter().find_map(beside);
    let document = document.ok_or_else(|| io::Error::other(format!("{}: no document beside it", path.display())))?;
    cases.push(Case { name: name(&document), document, expected });
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn one(plan: &Plan, case: &Case) -> io::Result<Scored> {
    let of = |error: &dyn std::fmt::Display| io::Error::other(format!("{}: {error}", case.expected.display()));
    let text = fs::read(&case.expected).map_err(|error| of(&error))?;
    let expected: Value = serde_json::from_slice(&text).map_err(|error| of(&error))?;
    let (got, failure) = match read(plan, &case.document) {
        Ok(got) => (got, None),
        Err(error) => (Vec::new(), Some(error.to_string())),
    };
    // A file of several meetings gives a list of documents.
    let expected = match expected {
        Value::Array(list) => list,
        one => vec![one],
    };
    let strictness = if plan.alike { Strictness::Alike } else { Strictness::Exact };
    let judged = Judged::all_but(NEVER, IF_EXPECTED);
    let mut all = Score::default();
    for at in 0..expected.len().max(got.len()) {
        let (expected, got) = (expected.get(at).unwrap_or(&Value::Null), got.get(at).unwrap_or(&Value::Null));
        let score = score_open(expected, got, &judged, &[], strictness, &Open::of(expected));
        for (field, tally) in score.fields {
            *all.fields.entry(field).or_default() += tally;
        }
        all.differences.extend(score.differences);
    }
    Ok(Scored { name: case.name.clone(), score: all, failure })
}

/// What the program, or the library, gives for a document.
fn read(plan: &Plan, document: &Path) -> io::Result<Vec<Value>> {
    let Some(program) = &plan.program else {
        let bytes = fs::read(document)?;
        let parse = || dagordning::parse(&bytes, Some(&name(document)), Options::default());
        let parsed = panic::catch_unwind(AssertUnwindSafe(parse)).map_err(|_| io::Error::other("it panicked"))?;
        return Ok(vec![serde_json::to_value(parsed.map_err(io::Error::other)?)?]);
    };
    let output = Command::new(program).args(["parse", "--compact"]).arg(document).output()?;
    if !output.status.success() {
        return Err(io::Error::other(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    let values = serde_json::Deserializer::from_slice(&output.stdout).into_iter::<Value>();
    Ok(values.collect::<Result<Vec<_>, _>>()?)
}

fn sum(scored: &[Scored]) -> BTreeMap<&str, Tally> {
    let mut fields: BTreeMap<&str, Tally> = BTreeMap::new();
    for (field, tally) in scored.iter().flat_map(|scored| &scored.score.fields) {
        *fields.entry(field.as_str()).or_default() += *tally;
    }
    fields
}

fn total(fields: &BTreeMap<&str, Tally>) -> Tally {
    let mut total = Tally::default();
    fields.values().for_each(|tally| total += *tally);
    total
}

/// The mean F1 of fields with that many facts.
#[allow(clippy::cast_precision_loss)]
fn mean(fields: &BTreeMap<&str, Tally>, enough: u64) -> f64 {
    let known: Vec<f64> = fields.values().filter(|tally| tally.support() >= enough).map(|tally| tally.f1()).collect();
    if known.is_empty() { 1.0 } else { known.iter().sum::<f64>() / known.len() as f64 }
}

fn row(out: &mut dyn Write, name: &str, tally: Tally) -> io::Result<()> {
    let [f1, p, r] = [tally.f1(), tally.precision(), tally.recall()].map(|share| format!("{:.1}", share * 100.0));
    let Tally { missing, extra, .. } = tally;
    writeln!(out, "{name:<52}{:>8}{f1:>8}{p:>8}{r:>8}{missing:>9}{extra:>7}", tally.support())
}

fn head(out: &mut dyn Write, what: &str) -> io::Result<()> {
    writeln!(out, "{what:<52}{:>8}{:>8}{:>8}{:>8}{:>9}{:>7}", "facts", "F1", "prec.", "recall", "missing", "extra")
}

fn print(scored: &[Scored], differences: bool, out: &mut dyn Write) -> io::Result<()> {
    head(out, "document")?;
    for document in scored {
        row(out, &document.name, document.score.total())?;
        if let Some(failure) = &document.failure {
            writeln!(out, "  not read: {failure}")?;
        }
    }
    let fields = sum(scored);
    row(out, "TOTAL", total(&fields))?;
    let (all, known) = (mean(&fields, 1) * 100.0, mean(&fields, ENOUGH_FACTS) * 100.0);
    writeln!(out, "MEAN OF FIELDS {all:.1}; of those with {ENOUGH_FACTS} facts or more {known:.1}\n")?;
    head(out, "field")?;
    fields.iter().try_for_each(|(field, tally)| row(out, field, *tally))?;
    if differences {
        for document in scored.iter().filter(|document| !document.score.differences.is_empty()) {
            writeln!(out, "\n==== {}", document.name)?;
            document.score.differences.iter().try_for_each(|difference| whole(difference, out))?;
        }
    }
    Ok(())
}

/// A wrong fact in full.
fn whole(difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    let line = |text: &Option<String>| text.as_ref().map_or("nothing".to_owned(), |text| text.replace('\n', "⏎"));
    let (expected, got) = (line(&difference.expected), line(&difference.got));
    writeln!(out, "{}\n    expected: {expected}\n    got:      {got}", difference.place)
}

fn figures(scored: &[Scored]) -> Value {
    let fields = sum(scored);
    let documents: BTreeMap<&str, Value> = scored
        .iter()
        .map(|scored| (scored.name.as_str(), json!({"total": scored.score.total(), "fields": scored.score.fields})))
        .collect();
    json!({"total": total(&fields), "fields": fields, "documents": documents})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_beside_their_json_are_scored() {
        let folder = std::env::temp_dir().join(format!("composer-written-{}", std::process::id()));
        fs::create_dir_all(folder.join("below")).unwrap();
        let text = "Kommunstyrelsen\nProtokoll\n2025-03-04\n\n§ 1 Val av justerare\nBeslut\nEva Holm (S) utses.\n";
        fs::write(folder.join("one.txt"), text).unwrap();
        fs::write(folder.join("one.expected.json"), r#"{"body": "Kommunstyrelsen", "kind": "minutes"}"#).unwrap();
        fs::write(folder.join("below/two.md"), text).unwrap();
        let open =
            r#"{"body": "Nämnden", "open": ["body", "kind", "items", "title", "meeting", "adjusters", "language"]}"#;
        fs::write(folder.join("below/two.expected.json"), open).unwrap();
        let plan = Plan { paths: vec![folder.clone()], program: None, differences: true, alike: false };
        let mut out = Vec::new();
        run(&plan, Some(&folder.join("figures")), &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("one.txt") && out.contains("two.md") && out.contains("TOTAL"), "{out}");
        assert!(out.contains("items[§ 1].title\n    expected: nothing\n    got:      Val av justerare"), "{out}");
        assert!(!out.contains("==== two.md"), "{out}");
        let figures: Value = serde_json::from_slice(&fs::read(folder.join("figures")).unwrap()).unwrap();
        assert_eq!(figures["fields"]["body"]["right"], 1);
        fs::remove_dir_all(folder).unwrap();
    }

    /// The last documents that were read at first sight, each as its author wrote what is right: nothing that is read today is lost.
    #[test]
    fn what_was_read_of_documents_at_first_sight_is_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sight");
        let plan = Plan { paths: vec![folder.clone()], program: None, differences: false, alike: false };
        let mut cases = Vec::new();
        find(&folder, &mut cases).expect("a folder");
        let mut all = Tally::default();
        for case in &cases {
            let scored = one(&plan, case).expect("a document");
            let tally = scored.score.total();
            // Some authors set decisions apart that no heading does.
            assert!(tally.f1() > 0.90, "{}: {:.3}", scored.name, tally.f1());
            all += tally;
        }
        assert!(cases.len() >= 42, "{}", cases.len());
        assert!(all.f1() > 0.983 && all.precision() > 0.985, "{:.4} {:.4}", all.f1(), all.precision());
    }
}
