//! A table of documents as CSV.

use dagordning::model::Document;
use dagordning::tables::{self, Table};

use crate::problem::Problem;

/// The table of a name.
pub fn table(name: &str) -> Result<&'static Table, Problem> {
    let all = || tables::all().iter().copied().filter(|table| table.name != "files");
    all().find(|table| table.name == name).ok_or_else(|| {
        let names: Vec<&str> = all().map(|table| table.name).collect();
        Problem::request(format!("there is no such table; there are {}", names.join(", ")))
    })
}

/// The rows of a table that documents, each on a line of JSON, have.
pub fn csv(lines: &[u8], wanted: &'static Table) -> Result<Vec<u8>, Problem> {
    let mut to = writer();
    let columns = wanted.columns.iter().map(|column| column.name);
    to.write_record(columns).map_err(|_| Problem::broke_off())?;
    let documents = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    for (at, line) in documents.enumerate() {
        let document: Document = serde_json::from_slice(line).map_err(|_| Problem::broke_off())?;
        let name = document.source.file_name.clone().unwrap_or_default();
        let mut failed = None;
        tables::rows(&name, at + 1, &document, &mut |table, row| {
            if table.name == wanted.name {
                failed = to.write_record(row.iter().map(ToString::to_string)).err();
            }
        });
        if failed.is_some() {
            return Err(Problem::broke_off());
        }
    }
    to.into_inner().map_err(|_| Problem::broke_off())
}

/// What writes CSV by RFC 4180.
pub fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new())
}
