//! What is made of all files together, from what each left: the same whatever was interrupted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use dagordning::model::Document;
use dagordning::tables::{self, FileRow, Table, Value, document_id};
use serde::Serialize;

use super::args::{ConvertArgs, Format};
use super::csv;
use super::journal::Entry;
use super::name::decode;
use super::out::{Begun, ERRORS, Out};
use super::{parquet, sqlite};
use crate::cli::failure::{Code, Failure};

/// One file of all documents.
const DOCUMENTS: &str = "documents.ndjson";

/// Writes the errors, and what the format has beside single documents.
pub fn write(args: &ConvertArgs, out: &Out, entries: &BTreeMap<String, Entry>) -> io::Result<()> {
    errors(out, entries)?;
    clear_others(args.format, out)?;
    match args.format {
        Format::Json => Ok(()),
        Format::Ndjson => lines(out, entries),
        Format::Csv => cells(Box::new(csv::Tables::new(&out.folder, args.excel)?), out, entries),
        Format::Parquet => cells(Box::new(parquet::Files::new(&out.folder)?), out, entries),
        Format::Sqlite => cells(Box::new(sqlite::Database::new(&out.folder)?), out, entries),
    }
}

/// What an earlier run wrote in another format is of files as they were.
fn clear_others(format: Format, out: &Out) -> io::Result<()> {
    if format != Format::Ndjson {
        out.remove(Path::new(DOCUMENTS))?;
    }
    if format != Format::Sqlite {
        out.remove(Path::new(sqlite::NAME))?;
    }
    for (other, ending) in [(Format::Csv, "csv"), (Format::Parquet, "parquet")] {
        for table in tables::all().iter().filter(|_| format != other) {
            out.remove(Path::new(&format!("{}.{ending}", table.name)))?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Failed<'e> {
    path: &'e str,
    code: Code,
    reason: &'e str,
    advice: &'e str,
}

fn errors(out: &Out, entries: &BTreeMap<String, Entry>) -> io::Result<()> {
    let mut lines = Vec::new();
    for entry in entries.values() {
        if let Some(failure) = &entry.failure {
            let (path, reason, advice) = (&entry.path, &failure.reason, failure.advice());
            serde_json::to_writer(&mut lines, &Failed { path, code: failure.code, reason, advice })?;
            lines.push(b'\n');
        }
    }
    out.write(Path::new(ERRORS), &lines)
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

/// What takes the rows of all tables and puts them in their places together.
pub trait Sheets {
    /// Takes a row. A failure to write is told at the end.
    fn add(&mut self, table: &Table, row: &[Value<'_>]);
    /// Puts all in their places.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

fn cells(mut tables: Box<dyn Sheets>, out: &Out, entries: &BTreeMap<String, Entry>) -> io::Result<()> {
    // Of several files with the same content the first is there: no vote is counted twice.
    let mut seen = BTreeSet::new();
    for entry in entries.values() {
        let sha256 = entry.sha256.as_deref();
        let first = sha256.filter(|_| !entry.documents.is_empty()).map(|sha256| document_id(sha256, 1));
        let failure = entry.failure.as_ref();
        let code = failure.map(|failure| failure.code.to_string());
        let file = FileRow {
            path: &entry.path,
            sha256,
            documents: entry.documents.len(),
            document: first.as_deref(),
            code: code.as_deref(),
            reason: failure.map(|failure| failure.reason.as_str()),
            advice: failure.map(Failure::advice),
        };
        let (table, row) = file.row();
        tables.add(table, &row);
        if !entry.documents.is_empty() && seen.insert(sha256) {
            for (index, output) in entry.documents.iter().enumerate() {
                let json = fs::read(out.folder.join(decode(&output.file)))?;
                let document: Document = serde_json::from_slice(&json)?;
                tables::rows(&entry.path, index + 1, &document, &mut |table, row| tables.add(table, row));
            }
        }
    }
    tables.finish()
}
