//! The tables for people, in Markdown.

use std::fmt::Write as _;

use super::{Type, all};

impl Type {
    fn describe(self) -> String {
        match self {
            Type::Id => "id".to_owned(),
            Type::Of(table) => format!("id of [{table}](#{table})"),
            Type::Text => "text".to_owned(),
            Type::List => "list".to_owned(),
            Type::Term => "term".to_owned(),
            Type::Integer => "integer".to_owned(),
            Type::Decimal => "decimal".to_owned(),
            Type::Share => "share".to_owned(),
            Type::Boolean => "boolean".to_owned(),
            Type::Date => "date".to_owned(),
            Type::Time => "time".to_owned(),
        }
    }
}

/// What `schema/tables.md` says: every table with every column, its type and its meaning.
#[must_use]
pub fn describe() -> String {
    let mut said = include_str!("introduction.md").to_owned();
    for table in all() {
        let _ = write!(
            said,
            "\n## {}\n\n{}\n\n| column | type | meaning |\n|---|---|---|\n",
            table.name,
            table.about.trim()
        );
        for column in table.columns {
            let about = column.about.trim().replace('|', "\\|");
            let _ = writeln!(said, "| `{}` | {} | {about} |", column.name, column.holds.describe());
        }
    }
    said
}
