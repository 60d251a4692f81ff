//! `convert --format sqlite`: the same rows as everywhere, read back by another program.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use dagordning::tables::{Type, Value, all, rows};
use dagordning::{Input, Options, Parser};
use serde_json::{Value as Json, json};

use crate::archive::{home, program, sound, sql, told};
use crate::common::fixtures;

/// A cell as another program has it.
fn cell(value: &Value<'_>, holds: Type) -> Json {
    match (value, holds) {
        (Value::Text(text), _) => json!(text),
        (Value::Boolean(truth), _) => json!(i64::from(*truth)),
        (Value::Integer(number), _) => json!(number),
        (Value::Absent, _) => Json::Null,
        (value, _) => json!(value.to_string().parse::<f64>().expect("a number")),
    }
}

#[test]
fn tables_come_back_from_sqlite() {
    let home = home("tables");
    fs::create_dir(home.join("f")).expect("writable");
    let mut expected: BTreeMap<&str, Vec<Vec<Json>>> = BTreeMap::new();
    for fixture in fixtures() {
        fs::write(home.join("f").join(format!("{}.txt", fixture.name)), &fixture.bytes).expect("writable");
    }
    let mut names: Vec<String> = fixtures().into_iter().map(|fixture| format!("{}.txt", fixture.name)).collect();
    names.sort();
    for name in names {
        let bytes = fs::read(home.join("f").join(&name)).expect("readable");
        let input = Input::from(bytes).named(name.as_str());
        let documents = Parser::new(Options::new()).parse_all(input).expect("a fixture is read");
        for (index, document) in documents.iter().enumerate() {
            rows(&name, index + 1, document, &mut |table, row| {
                let cells = row.iter().zip(table.columns).map(|(value, column)| cell(value, column.holds)).collect();
                expected.entry(table.name).or_default().push(cells);
            });
        }
    }
    let output = program().current_dir(&home).args(["convert", "f", "-o", "ut", "--format", "sqlite"]).output();
    let output = output.expect("the program starts");
    assert!(output.status.success(), "{}", told(&output));
    let database = home.join("ut/tables.db");
    sound(&database);
    for table in all().iter().filter(|table| table.name != "files") {
        let query = format!("SELECT * FROM \"{}\"", table.name);
        let found = Command::new("sqlite3").arg("-json").arg(&database).arg(query).output();
        let found = found.expect("sqlite3 is installed");
        let text = String::from_utf8(found.stdout).expect("UTF-8");
        let found: Vec<serde_json::Map<String, Json>> =
            if text.trim().is_empty() { Vec::new() } else { serde_json::from_str(&text).expect("JSON") };
        let wanted = expected.remove(table.name).unwrap_or_default();
        assert_eq!(found.len(), wanted.len(), "{}", table.name);
        for (found, wanted) in found.iter().zip(&wanted) {
            for (column, wanted) in table.columns.iter().zip(wanted) {
                assert_eq!(found[column.name], *wanted, "{}.{}", table.name, column.name);
            }
        }
    }
    let joined =
        "SELECT count(*) FROM amounts JOIN clauses USING (clause_id) JOIN items ON items.item_id = clauses.item_id";
    assert_ne!(sql(&database, joined), ["0"]);
}
