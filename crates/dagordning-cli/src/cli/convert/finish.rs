//! What is made of all files together, from what each left: the same whatever was interrupted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use dagordning::model::Document;
use dagordning::tables::{self, FileRow, Table, Value, document_id};
use dagordning_archive::TableFile;
use serde::Serialize;

use super::args::{ConvertArgs, Format};
use super::csv::Tables;
use super::failure::advice;
use super::journal::Entry;
use super::name::decode;
use super::out::{Begun, ERRORS, Out};

/// One file of all documents.
const DOCUMENTS: &str = "documents.ndjson";
/// One file of all tables.
const DATABASE: &str = "tables.db";

/// Writes the errors, and what the format has beside single documents.
pub fn write(args: &ConvertArgs, out: &Out, entries: &BTreeMap<String, Entry>) -> io::Result<()> {
    errors(out, entries)?;
    match args.format {
        Format::Json => Ok(()),
        Format::Ndjson => lines(out, entries),
        Format::Csv => {
            let mut tables = Tables::new(&out.folder, args.excel)?;
            cells(out, entries, &mut |table, row| tables.add(table, row))?;
            tables.finish()
        }
        Format::Sqlite => database(out, entries),
    }
}

#[derive(Serialize)]
struct Failed<'e> {
    path: &'e str,
    reason: &'e str,
    advice: String,
}

fn errors(out: &Out, entries: &BTreeMap<String, Entry>) -> io::Result<()> {
    let mut lines = Vec::new();
    for entry in entries.values() {
        if let Some(reason) = &entry.failure {
            serde_json::to_writer(&mut lines, &Failed { path: &entry.path, reason, advice: advice(reason) })?;
            lines.push(b'\n');
        }
    }
    out.write(Path::new(ERRORS), 0, &lines)
}

/// Every document on a line, its path before its own keys.
fn lines(out: &Out, entries: &BTreeMap<String, Entry>) -> io::Result<()> {
    let mut begun = Begun::new(&out.folder.join(DOCUMENTS), DOCUMENTS)?;
    let mut to = BufWriter::with_capacity(1 << 18, &mut begun.file);
    for (entry, json) in documents(out, entries) {
        let json = json?;
        write!(to, "{{\"path\":{},", serde_json::to_string(&entry.path)?)?;
        to.write_all(json.strip_prefix(b"{").unwrap_or(&json))?;
    }
    to.flush()?;
    drop(to);
    begun.finish()
}

fn documents<'e>(
    out: &'e Out,
    entries: &'e BTreeMap<String, Entry>,
) -> impl Iterator<Item = (&'e Entry, io::Result<Vec<u8>>)> {
    let outputs = entries.values().flat_map(|entry| entry.documents.iter().map(move |output| (entry, output)));
    outputs.map(|(entry, output)| (entry, fs::read(out.folder.join(decode(&output.file)))))
}

fn database(out: &Out, entries: &BTreeMap<String, Entry>) -> io::Result<()> {
    let begun = Begun::new(&out.folder.join(DATABASE), DATABASE)?;
    let mut tables = TableFile::new(begun.beside()).map_err(io::Error::other)?;
    cells(out, entries, &mut |table, row| tables.add(table, row))?;
    tables.finish().map_err(io::Error::other)?;
    begun.finish()
}

/// Gives each row of all tables.
fn cells(
    out: &Out,
    entries: &BTreeMap<String, Entry>,
    add: &mut dyn FnMut(&'static Table, &[Value<'_>]),
) -> io::Result<()> {
    // Of several files with the same content the first is there: no vote is counted twice.
    let mut seen = BTreeSet::new();
    for entry in entries.values() {
        let sha256 = entry.sha256.as_deref();
        let first = sha256.filter(|_| !entry.documents.is_empty()).map(|sha256| document_id(sha256, 1));
        let advice = entry.failure.as_deref().map(advice);
        let file = FileRow {
            path: &entry.path,
            sha256,
            documents: entry.documents.len(),
            document: first.as_deref(),
            reason: entry.failure.as_deref(),
            advice: advice.as_deref(),
        };
        let (table, row) = file.row();
        add(table, &row);
        if !entry.documents.is_empty() && seen.insert(sha256) {
            for (index, output) in entry.documents.iter().enumerate() {
                let json = fs::read(out.folder.join(decode(&output.file)))?;
                let document: Document = serde_json::from_slice(&json)?;
                tables::rows(&entry.path, index + 1, &document, &mut *add);
            }
        }
    }
    Ok(())
}
