//! `convert --format sqlite`: the same rows as everywhere, read back by another program.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use dagordning::tables::{Table, Type, Value, all, rows};
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

/// The rows of all text fixtures by their tables; the fixtures stand in a folder of their own then.
fn laid_out(home: &Path) -> BTreeMap<&'static str, Vec<Vec<Json>>> {
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
    expected
}

/// Whether a table's rows, as SQLite gives them to a query, are these.
fn compare(database: &Path, table: &Table, query: &str, wanted: &[Vec<Json>]) {
    let found = Command::new("sqlite3").arg("-json").arg(database).arg(query).output();
    let found = found.expect("sqlite3 is installed");
    assert!(found.status.success(), "{query}: {}", told(&found));
    let text = String::from_utf8(found.stdout).expect("UTF-8");
    let found: Vec<serde_json::Map<String, Json>> =
        if text.trim().is_empty() { Vec::new() } else { serde_json::from_str(&text).expect("JSON") };
    assert_eq!(found.len(), wanted.len(), "{}", table.name);
    for (found, wanted) in found.iter().zip(wanted) {
        for (column, wanted) in table.columns.iter().zip(wanted) {
            assert_eq!(found[column.name], *wanted, "{}.{}", table.name, column.name);
        }
    }
}

#[test]
fn tables_come_back_from_sqlite() {
    let home = home("tables");
    let mut expected = laid_out(&home);
    let output = program().current_dir(&home).args(["convert", "f", "-o", "ut", "--format", "sqlite"]).output();
    let output = output.expect("the program starts");
    assert!(output.status.success(), "{}", told(&output));
    let database = home.join("ut/tables.db");
    sound(&database);
    for table in all().iter().filter(|table| table.name != "files") {
        let wanted = expected.remove(table.name).unwrap_or_default();
        compare(&database, table, &format!("SELECT * FROM \"{}\"", table.name), &wanted);
    }
    let joined =
        "SELECT count(*) FROM amounts JOIN clauses USING (clause_id) JOIN items ON items.item_id = clauses.item_id";
    assert_ne!(sql(&database, joined), ["0"]);
}

/// In an archive numbers stand in the place of ids, and each stands for the id that the tables have everywhere else.
#[test]
fn numbers_of_an_archive_stand_for_the_ids_of_the_tables() {
    let home = home("numbers");
    let mut expected = laid_out(&home);
    let output = program().current_dir(home.join("f")).args(["archive", "add", "../a.db", "."]).output();
    let output = output.expect("the program starts");
    assert!(output.status.success(), "{}", told(&output));
    let database = home.join("a.db");
    for table in all().iter().filter(|table| table.name != "files") {
        let wanted = expected.remove(table.name).unwrap_or_default();
        let (mut columns, mut joins) = (Vec::new(), String::new());
        for (at, column) in table.columns.iter().enumerate() {
            match column.holds {
                Type::Of("files") => {
                    // Named from the archive's folder.
                    columns.push(format!("substr(t.{0}, 3) AS {0}", column.name));
                }
                Type::Id | Type::Of(_) => {
                    columns.push(format!("n{at}.stable_id AS {}", column.name));
                    joins += &format!(" LEFT JOIN ids n{at} ON n{at}.id = t.{}", column.name);
                }
                _ => columns.push(format!("t.\"{}\"", column.name)),
            }
        }
        let (columns, first) = (columns.join(", "), table.columns[0].name);
        let query = format!("SELECT {columns} FROM \"{}\" t{joins} ORDER BY t.{first}", table.name);
        compare(&database, table, &query, &wanted);
    }
    let numbers = "SELECT count(*), min(id) FROM ids WHERE typeof(id) <> 'integer'";
    assert_eq!(sql(&database, numbers), ["0|"]);
}
