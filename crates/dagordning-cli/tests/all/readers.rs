//! Tables go round: what was written is read by the programs that people use, and is what the library gave. Where a reader is
//! not there these tests say that they were skipped; with `DAGORDNING_READERS_REQUIRED` set, as `.ci/run` does, they fail instead.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use dagordning::tables::{Value, all, rows};
use serde_json::json;

use crate::convert::{convert, home, many, told};

/// The Python that has duckdb, pandas and pyarrow.
pub fn python() -> String {
    std::env::var("DAGORDNING_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Whether a reader is missing; says so if it is.
pub fn lacking(test: &str, programs: &[&str]) -> bool {
    let runs = |program: &str, args: &[&str]| {
        Command::new(program).args(args).output().is_ok_and(|output| output.status.success())
    };
    let mut missing: Vec<&str> = programs.iter().copied().filter(|program| !runs(program, &["--version"])).collect();
    if !runs(&python(), &["-c", "import duckdb, pandas, pyarrow"]) {
        missing.push("Python's duckdb, pandas, pyarrow (DAGORDNING_PYTHON names the Python that has them)");
    }
    if missing.is_empty() {
        return false;
    }
    let missing = missing.join(", ");
    assert!(std::env::var_os("DAGORDNING_READERS_REQUIRED").is_none(), "{missing} missing, and required");
    // Past the test's captured output, so that it is seen.
    let told = format!("skipped: {test}: not installed: {missing}\n");
    let _ = std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes());
    true
}

/// A cell for the script: nothing, or its text.
fn cell(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::Absent => serde_json::Value::Null,
        value => value.to_string().into(),
    }
}

/// What the library gives of the documents that stand in a folder, in their order.
fn expected(documents: &Path) -> serde_json::Value {
    let mut found: BTreeMap<&str, Vec<serde_json::Value>> = BTreeMap::new();
    let lines = fs::read_to_string(documents).expect("documents");
    // Of the same content the first file counts; a file may hold several documents.
    let mut seen: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let path = value["path"].as_str().expect("a path").to_owned();
        let (first, part) = seen.entry(value["source"]["sha256"].to_string()).or_insert_with(|| (path.clone(), 0));
        if *first == path {
            *part += 1;
            let document = serde_json::from_value(value).expect("a document");
            rows(&path, *part, &document, &mut |table, row| {
                found.entry(table.name).or_default().push(row.iter().map(cell).collect());
            });
        }
    }
    let tables = all().iter().filter(|table| table.name != "files").map(|table| {
        let columns: Vec<_> =
            table.columns.iter().map(|column| json!([column.name, format!("{:?}", column.holds)])).collect();
        let rows = found.remove(table.name).unwrap_or_default();
        (table.name.to_owned(), json!({ "columns": columns, "rows": rows }))
    });
    tables.collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn tables_go_round_by_the_readers_that_people_use() {
    if lacking("tables_go_round_by_the_readers_that_people_use", &["sqlite3"]) {
        return;
    }
    let home = home("readers");
    let folder = many(&home);
    for format in ["ndjson", "csv", "parquet"] {
        let run = convert(&folder, &home.join(format), &["--format", format]);
        assert_eq!(run.status.code(), Some(1), "{}", told(&run));
    }
    let wanted = home.join("expected.json");
    fs::write(&wanted, expected(&home.join("ndjson/documents.ndjson")).to_string()).expect("writable");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/all/readers/round_trip.py");
    let output = Command::new(python()).arg(script).args([&wanted, &home.join("csv"), &home.join("parquet")]).output();
    let output = output.expect("Python is there");
    assert!(output.status.success(), "{}", told(&output));
    println!("{}", String::from_utf8_lossy(&output.stdout));
}
