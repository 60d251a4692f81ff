//! The tables: described as they are, every row as wide as its table, every key leads to a row.

use std::collections::{BTreeMap, BTreeSet};

use dagordning::tables::{Table, Type, all, describe, rows};

use crate::common::{FULL, fixtures, parsed, pdfs};

/// Rows by table, cells as text.
type Rows = BTreeMap<&'static str, Vec<Vec<String>>>;

fn rows_of(name: &str, bytes: &[u8], found: &mut Rows) {
    let document = parsed(bytes, FULL);
    rows(name, 1, &document, &mut |table, row| {
        assert_eq!(row.len(), table.columns.len(), "{}", table.name);
        found.entry(table.name).or_default().push(row.iter().map(ToString::to_string).collect());
    });
}

fn fixture_rows() -> Rows {
    let mut found = Rows::new();
    fixtures().iter().for_each(|fixture| rows_of(&fixture.name, &fixture.bytes, &mut found));
    found
}

fn table(name: &str) -> &'static Table {
    all().iter().find(|table| table.name == name).unwrap_or_else(|| panic!("no table {name}"))
}

fn cell<'r>(name: &str, row: &'r [String], column: &str) -> &'r str {
    &row[table(name).column(column).unwrap_or_else(|| panic!("{name} has no {column}"))]
}

#[test]
fn the_committed_description_is_current() {
    assert_eq!(
        include_str!("../../../../schema/tables.md"),
        describe(),
        "write it anew: cargo run --release -- schema --tables > schema/tables.md"
    );
}

#[test]
fn ids_are_there_once_and_keys_lead_to_rows() {
    let found = fixture_rows();
    let ids =
        |name: &str| -> BTreeSet<&str> { found.get(name).into_iter().flatten().map(|row| row[0].as_str()).collect() };
    for table in all().iter().filter(|table| table.name != "files") {
        let rows = found.get(table.name).map(Vec::as_slice).unwrap_or_default();
        assert_eq!(ids(table.name).len(), rows.len(), "{}: an id is there twice", table.name);
        for (at, column) in table.columns.iter().enumerate() {
            let Type::Of(other) = column.holds else { continue };
            if other == "files" {
                continue;
            }
            let known = ids(other);
            for row in rows.iter().filter(|row| !row[at].is_empty()) {
                assert!(known.contains(row[at].as_str()), "{}.{}: {} is nowhere", table.name, column.name, row[at]);
            }
        }
    }
    for name in ["items", "clauses", "amounts", "motions", "votes", "ballots", "reservations", "people", "papers"] {
        assert!(!ids(name).is_empty(), "no fixture has rows of {name}");
    }
}

#[test]
fn nothing_of_the_lists_is_lost_or_doubled() {
    for fixture in fixtures() {
        let mut found = Rows::new();
        rows_of(&fixture.name, &fixture.bytes, &mut found);
        let document = parsed(&fixture.bytes, FULL);
        let count = |name: &str| found.get(name).map_or(0, Vec::len);
        fn all_items<'d>(items: &'d [dagordning::model::Item], to: &mut Vec<&'d dagordning::model::Item>) {
            for item in items {
                to.push(item);
                all_items(&item.subitems, to);
            }
        }
        let mut items = Vec::new();
        all_items(&document.items, &mut items);
        assert_eq!(count("items"), items.len(), "{}", fixture.name);
        assert_eq!(count("amounts"), items.iter().map(|item| item.amounts.len()).sum::<usize>(), "{}", fixture.name);
        assert_eq!(count("sections"), items.iter().map(|item| item.sections.len()).sum::<usize>(), "{}", fixture.name);
        assert_eq!(count("participants"), document.participants.len(), "{}", fixture.name);
    }
}

#[test]
fn days_and_times_are_what_their_columns_say() {
    let found = fixture_rows();
    for table in all() {
        for (at, column) in table.columns.iter().enumerate() {
            let sound: fn(&str) -> bool = match column.holds {
                Type::Date => |text| text.len() == 10 && text.split('-').count() == 3,
                Type::Time => |text| text.len() == 5 && text.as_bytes()[2] == b':',
                Type::Integer => |text| text.parse::<i64>().is_ok(),
                Type::Decimal | Type::Share => |text| text.parse::<f64>().is_ok(),
                Type::Boolean => |text| text == "true" || text == "false",
                _ => continue,
            };
            for row in found.get(table.name).into_iter().flatten().filter(|row| !row[at].is_empty()) {
                assert!(sound(&row[at]), "{}.{}: {}", table.name, column.name, row[at]);
            }
        }
    }
}

#[test]
fn amounts_lead_to_their_clauses() {
    let text = "Protokoll\nKulturnämnden\n2026-03-02\n\n§ 4\nBidrag till körer\n\nÄrendebeskrivning\nFöreningen söker 90 000 kronor.\n\n\
                Beslut\nKulturnämnden beslutar\n1. att bevilja 75 000 kronor\n2. att avslå ansökan i övrigt.\n";
    let mut found = Rows::new();
    rows_of("bidrag.txt", text.as_bytes(), &mut found);
    let told: Vec<(&str, &str, bool)> = found["amounts"]
        .iter()
        .map(|row| {
            let clause = cell("amounts", row, "clause_id");
            (cell("amounts", row, "text"), cell("amounts", row, "value_in_currency"), clause.is_empty())
        })
        .collect();
    assert_eq!(told, [("75 000 kronor", "75000", false), ("90 000 kronor", "90000", true)]);
    let clause = cell("amounts", &found["amounts"][0], "clause_id");
    let row = found["clauses"].iter().find(|row| row[0] == clause).expect("the clause's row");
    assert_eq!(cell("clauses", row, "text"), "att bevilja 75 000 kronor");
}

#[test]
fn names_of_tables_and_columns_are_each_there_once() {
    let names: BTreeSet<&str> = all().iter().map(|table| table.name).collect();
    assert_eq!(names.len(), all().len());
    for table in all() {
        let columns: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(columns.len(), table.columns.len(), "{}", table.name);
        assert_eq!(table.columns[0].holds, if table.name == "meetings" { Type::Of("documents") } else { Type::Id });
    }
}

#[test]
fn pdfs_have_rows_too() {
    let mut found = Rows::new();
    for (name, bytes) in pdfs().into_iter().take(6) {
        rows_of(&name, &bytes, &mut found);
    }
    assert_eq!(found["documents"].len(), 6);
}
