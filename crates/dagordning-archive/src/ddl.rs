//! The tables of the library as tables of SQLite.

use std::fmt::Write as _;

use dagordning::tables::{Column, Table, Type, Value};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, Result, ToSql};

use crate::numbers::is_number;

/// What names rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Naming {
    /// Their ids.
    Ids,
    /// Numbers in the place of ids.
    Numbers,
}

/// A name as SQL has it: one table has the name of a word of SQL.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn holds(table: &Table, column: &Column, naming: Naming) -> &'static str {
    match column.holds {
        _ if naming == Naming::Numbers && is_number(table, column) => "INTEGER",
        Type::Integer | Type::Boolean => "INTEGER",
        Type::Decimal | Type::Share => "REAL",
        _ => "TEXT",
    }
}

/// What makes a table.
pub(crate) fn create(table: &Table, naming: Naming) -> String {
    let mut sql = format!("CREATE TABLE {} (", quoted(table.name));
    for (index, column) in table.columns.iter().enumerate() {
        let _ = write!(
            sql,
            "{}\n  {} {}",
            if index > 0 { "," } else { "" },
            quoted(column.name),
            holds(table, column, naming)
        );
        match column.holds {
            Type::Id => sql.push_str(" NOT NULL PRIMARY KEY"),
            Type::Boolean => {
                let _ = write!(sql, " CHECK ({} IN (0, 1))", quoted(column.name));
            }
            // Rows that refer to each other are put in together.
            Type::Of(other) => {
                // A table that has no id of its own has that of another, once.
                if index == 0 {
                    sql.push_str(" NOT NULL PRIMARY KEY");
                }
                let _ = write!(sql, " REFERENCES {} DEFERRABLE INITIALLY DEFERRED", quoted(other));
            }
            _ => {}
        }
    }
    // What has no number is found by its name alone.
    let by_name = naming == Naming::Numbers && !is_number(table, &table.columns[0]);
    sql.push_str(if by_name { "\n) STRICT, WITHOUT ROWID" } else { "\n) STRICT" });
    sql
}

/// Puts a row into its table.
pub(crate) fn insert(connection: &Connection, table: &Table, row: &[Value<'_>]) -> Result<()> {
    let mut statement = inserting(connection, table)?;
    for (index, value) in row.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, Cell(value))?;
    }
    statement.raw_execute()?;
    Ok(())
}

fn inserting<'c>(connection: &'c Connection, table: &Table) -> Result<CachedStatement<'c>> {
    let marks = vec!["?"; table.columns.len()].join(", ");
    connection.prepare_cached(&format!("INSERT INTO {} VALUES ({marks})", quoted(table.name)))
}

/// A value as a cell of SQLite.
struct Cell<'v>(&'v Value<'v>);

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let value = match self.0 {
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Decimal(number) => ValueRef::Real(number.hundredths as f64 / 100.0),
            Value::Share(share) => ValueRef::Real(*share),
            Value::Boolean(truth) => ValueRef::Integer((*truth).into()),
            _ => ValueRef::Null,
        };
        Ok(ToSqlOutput::Borrowed(value))
    }
}
