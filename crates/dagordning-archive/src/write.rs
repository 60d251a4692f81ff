//! Putting documents in and taking them out.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use dagordning::model::{DiagnosticCode, Document};
use dagordning::tables::{FileRow, Table, Value, all, document_id, rows};
use rusqlite::{OptionalExtension, params};

use crate::database::Archive;
use crate::ddl::{insert, quoted};
use crate::entry::{Entries, Entry};
use crate::error::Result;
use crate::keys::{DATED, case_key, keys_of_day};
use crate::numbers::{Given, Numbers, is_number};
use crate::words::Stems;

/// So many files are one change …
const MOST: usize = 256;
/// … or as many as come in this time.
const LONGEST: Duration = Duration::from_secs(1);

/// A file that is put in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct File<'f> {
    /// What names it in the archive.
    pub path: &'f str,
    /// Of its bytes; none where it could not be read.
    pub sha256: Option<&'f str>,
    /// Its length.
    pub size: Option<u64>,
    /// When it was changed, in whatever words the caller compares.
    pub modified: Option<&'f str>,
    /// What it was read with, in the caller's words.
    pub setup: &'f str,
    /// Why it could not be read, in a word for programs.
    pub code: Option<&'f str>,
    /// Why it could not be read.
    pub reason: Option<&'f str>,
    /// What may help.
    pub advice: Option<&'f str>,
}

/// A file that the archive has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// What names it.
    pub path: String,
    /// Of its bytes.
    pub sha256: Option<String>,
    /// Its length.
    pub size: Option<u64>,
    /// When it was changed.
    pub modified: Option<String>,
    /// What it was read with.
    pub setup: String,
    /// Whether it could not be read.
    pub failed: bool,
    /// Why not, in a word for programs.
    pub code: Option<String>,
    /// Why not.
    pub reason: Option<String>,
}

/// The change under way.
#[derive(Default)]
pub(crate) struct Writing {
    began: Option<Instant>,
    files: usize,
    /// Words that the archive has for certain.
    words: HashSet<String>,
    /// The numbers of the keys of lists that the archive has for certain.
    pub keys: HashMap<String, i64>,
    stems: Option<Stems>,
}

impl Writing {
    /// After a change was taken back nothing is certain.
    fn forget(&mut self) {
        self.words.clear();
        self.keys.clear();
    }
}

impl Archive {
    /// All files, in the order of their paths.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn files(&self) -> Result<Vec<Known>> {
        let mut statement = self.connection.prepare(
            "SELECT path, sha256, size_bytes, modified, setup, outcome = 'failed', failure_code, reason
             FROM archive_files JOIN files USING (path) ORDER BY path",
        )?;
        let known = statement.query_map([], |row| {
            Ok(Known {
                path: row.get(0)?,
                sha256: row.get(1)?,
                size: row.get::<_, Option<i64>>(2)?.map(i64::unsigned_abs),
                modified: row.get(3)?,
                setup: row.get(4)?,
                failed: row.get(5)?,
                code: row.get(6)?,
                reason: row.get(7)?,
            })
        })?;
        Ok(known.collect::<rusqlite::Result<_>>()?)
    }

    /// The paths of files with pages that are images and could not be read.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn files_with_unread_pages(&self) -> Result<HashSet<String>> {
        // A file names its first document, and each document the first file of its content.
        let mut statement = self.connection.prepare(
            "WITH unread AS (SELECT DISTINCT document_id FROM diagnostics WHERE code = 'ocr-missing'),
                  contents AS (SELECT DISTINCT sha256 FROM documents WHERE document_id IN unread)
             SELECT path FROM files WHERE sha256 IN contents",
        )?;
        let paths = statement.query_map([], |row| row.get(0))?;
        Ok(paths.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts a file in with its documents, in the place of what the archive had under its path. The documents of files with
    /// the same content are there once. What is put in stays after [`Archive::commit`], or after a second at the latest
    /// when more comes.
    ///
    /// # Errors
    ///
    /// It cannot be written; nothing of the file is there then.
    pub fn put(&mut self, file: &File<'_>, documents: &[Document]) -> Result<()> {
        self.change(|archive| {
            archive.take_out(file.path)?;
            archive.put_in(file, documents)
        })
    }

    /// Puts a file in that has the content of one that is there and was read in the same way; false if there is none.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn put_same(&mut self, file: &File<'_>) -> Result<bool> {
        let Some(sha256) = file.sha256 else { return Ok(false) };
        let count: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT document_count FROM archive_documents JOIN files ON document_id = document
                   JOIN archive_files USING (path)
                 WHERE stable_id = ? AND sha256 = ? AND setup = ? AND path <> ? LIMIT 1",
            )?
            .query_row([document_id(sha256, 1).as_str(), sha256, file.setup, file.path], |row| row.get(0))
            .optional()?;
        let Some(count) = count else { return Ok(false) };
        self.change(|archive| {
            archive.take_out(file.path)?;
            let document = archive.number_of(&document_id(sha256, 1))?;
            archive.file(file, usize::try_from(count).unwrap_or_default(), document)?;
            archive.name(sha256)
        })?;
        Ok(true)
    }

    /// Notes that a file with the content that the archive has was changed at another time.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn touch(&mut self, path: &str, size: u64, modified: Option<&str>) -> Result<()> {
        self.change(|archive| {
            let size = i64::try_from(size).ok();
            archive
                .connection
                .prepare_cached("UPDATE archive_files SET size_bytes = ?2, modified = ?3 WHERE path = ?1")?
                .execute(params![path, size, modified])?;
            Ok(())
        })
    }

    /// Takes a file out, and its documents where no other file has them.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn remove(&mut self, path: &str) -> Result<()> {
        self.change(|archive| archive.take_out(path))
    }

    /// Makes what was done since the last time stay.
    ///
    /// # Errors
    ///
    /// It cannot be written: nothing of it is done then.
    pub fn commit(&mut self) -> Result<()> {
        if self.writing.began.take().is_some() {
            self.writing.files = 0;
            self.connection.execute_batch("COMMIT").inspect_err(|_| self.undo())?;
        }
        Ok(())
    }

    /// Makes the full text quick to search after much was put in.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn settle(&mut self) -> Result<()> {
        self.commit()?;
        self.connection.execute_batch("INSERT INTO archive_search (archive_search) VALUES ('optimize'); ANALYZE")?;
        Ok(())
    }

    /// Does one file's change whole or not at all.
    fn change(&mut self, work: impl FnOnce(&mut Archive) -> Result<()>) -> Result<()> {
        if self.writing.began.is_none() {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
            self.writing.began = Some(Instant::now());
        }
        self.connection.execute_batch("SAVEPOINT file")?;
        match work(self) {
            Ok(()) => self.connection.execute_batch("RELEASE file")?,
            Err(error) => {
                self.writing.forget();
                // Where even that fails, all that is not committed is given up.
                if self.connection.execute_batch("ROLLBACK TO file; RELEASE file").is_err() {
                    self.undo();
                }
                return Err(error);
            }
        }
        self.writing.files += 1;
        if self.writing.files >= MOST || self.writing.began.is_some_and(|began| began.elapsed() > LONGEST) {
            self.commit()?;
        }
        Ok(())
    }

    fn undo(&mut self) {
        self.writing.forget();
        self.writing.began = None;
        self.writing.files = 0;
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    fn take_out(&mut self, path: &str) -> Result<()> {
        let before: Option<(Option<String>, Option<i64>)> = self
            .connection
            .prepare_cached("SELECT sha256, document_id FROM files WHERE path = ?")?
            .query_row([path], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((sha256, document)) = before else { return Ok(()) };
        self.connection.prepare_cached("DELETE FROM archive_files WHERE path = ?")?.execute([path])?;
        self.connection.prepare_cached("DELETE FROM files WHERE path = ?")?.execute([path])?;
        let (Some(sha256), Some(document)) = (sha256, document) else { return Ok(()) };
        let others: bool = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM files WHERE document_id = ?)")?
            .query_row([document], |row| row.get(0))?;
        if others { self.name(&sha256) } else { self.forget(&sha256) }
    }

    /// The documents of a content, the first of them first.
    fn documents_of(&self, sha256: &str) -> Result<Vec<i64>> {
        let first = document_id(sha256, 1);
        // `.` is the sign behind `-`, which stands before the number of another.
        let mut statement = self.connection.prepare_cached(
            "SELECT document FROM archive_documents
             WHERE stable_id = ?1 OR stable_id > ?1 || '-' AND stable_id < ?1 || '.' ORDER BY document",
        )?;
        let documents = statement.query_map([first], |row| row.get(0))?;
        Ok(documents.collect::<rusqlite::Result<_>>()?)
    }

    /// Names the documents of a content by the first of the files that have it.
    fn name(&self, sha256: &str) -> Result<()> {
        let documents = self.documents_of(sha256)?;
        let Some(first) = documents.first() else { return Ok(()) };
        for document in &documents {
            self.connection
                .prepare_cached(
                    "UPDATE documents SET path = first, file_name = substr(first, length(rtrim(first, replace(first, '/', ''))) + 1)
                     FROM (SELECT min(path) AS first FROM files WHERE document_id = ?2)
                     WHERE document_id = ?1 AND path <> first",
                )?
                .execute([document, first])?;
        }
        Ok(())
    }

    /// Up to this number all rows are a document's.
    fn end_of(&self, document: i64) -> Result<i64> {
        let next = "SELECT coalesce(min(document), 9223372036854775807) FROM archive_documents WHERE document > ?";
        Ok(self.connection.prepare_cached(next)?.query_row([document], |row| row.get(0))?)
    }

    /// Whether the archive has documents of a content with pages that could not be read.
    fn has_unread_pages(&self, sha256: &str) -> Result<bool> {
        for document in self.documents_of(sha256)? {
            let end = self.end_of(document)?;
            let unread = "SELECT EXISTS (SELECT 1 FROM diagnostics
                          WHERE diagnostic_id >= ? AND diagnostic_id < ? AND code = 'ocr-missing')";
            if self.connection.prepare_cached(unread)?.query_row([document, end], |row| row.get(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Takes the documents of a content out.
    fn forget(&self, sha256: &str) -> Result<()> {
        for document in self.documents_of(sha256)? {
            for sql in [
                "DELETE FROM archive_search WHERE rowid IN (SELECT entry FROM archive_entries WHERE document_id = ?)",
                "DELETE FROM archive_cases WHERE entry IN (SELECT entry FROM archive_entries WHERE document_id = ?)",
                "DELETE FROM archive_entries WHERE document_id = ?",
            ] {
                self.connection.prepare_cached(sql)?.execute([document])?;
            }
            let end = self.end_of(document)?;
            let named = all().iter().filter(|table| is_number(table, &table.columns[0]));
            let named = named.map(|table| (quoted(table.name), table.columns[0].name));
            for (table, column) in
                named.chain([("archive_ids".to_owned(), "id"), ("archive_documents".to_owned(), "document")])
            {
                let sql = format!("DELETE FROM {table} WHERE {column} >= ? AND {column} < ?");
                self.connection.prepare_cached(&sql)?.execute([document, end])?;
            }
        }
        Ok(())
    }

    fn put_in(&mut self, file: &File<'_>, documents: &[Document]) -> Result<()> {
        let Some(sha256) = file.sha256.filter(|_| !documents.is_empty()) else {
            return self.file(file, documents.len(), None);
        };
        let before = self.number_of(&document_id(sha256, 1))?;
        // What was read of the same content in the same way is the same.
        let same: bool = self
            .connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM archive_files JOIN files USING (path)
                 WHERE document_id = ?1 AND sha256 = ?2 AND setup = ?3)",
            )?
            .query_row(params![before, sha256, file.setup], |row| row.get(0))?;
        // But for pages that nobody could read then.
        let unread =
            |document: &Document| document.diagnostics.iter().any(|one| one.code == DiagnosticCode::OcrMissing);
        if same && (documents.iter().any(unread) || !self.has_unread_pages(sha256)?) {
            self.file(file, documents.len(), before)?;
            return self.name(sha256);
        }
        self.forget(sha256)?;
        let first = self.free_number()?;
        self.file(file, documents.len(), Some(first))?;
        self.connection
            .prepare_cached("UPDATE files SET document_id = ?1 WHERE document_id = ?2")?
            .execute(params![first, before])?;
        for (index, document) in documents.iter().enumerate() {
            self.document(file.path, index + 1, document)?;
        }
        self.name(sha256)
    }

    /// The rows of a file.
    fn file(&self, file: &File<'_>, documents: usize, first: Option<i64>) -> Result<()> {
        self.connection.prepare_cached("INSERT INTO archive_files VALUES (?, ?, ?, ?)")?.execute(params![
            file.path,
            file.size.and_then(|size| i64::try_from(size).ok()),
            file.modified,
            file.setup
        ])?;
        let row = FileRow {
            path: file.path,
            sha256: file.sha256,
            documents,
            document: None,
            code: file.code,
            reason: file.reason,
            advice: file.advice,
        };
        let (table, mut cells) = row.row();
        if let Some(at) = table.column("document_id") {
            cells[at] = first.map_or(Value::Absent, Value::Integer);
        }
        insert(&self.connection, table, &cells)?;
        Ok(())
    }

    fn document(&mut self, path: &str, part: usize, document: &Document) -> Result<()> {
        let mut entries = Entries::new(document);
        let first = self.free_number()?;
        let mut numbers = Numbers::from(first);
        let mut failed = Ok(());
        rows(path, part, document, &mut |table, row| {
            let (cells, given) = numbers.row(table, row);
            entries.add(table, &cells);
            if failed.is_ok() {
                failed = self.row((table, &cells), given.as_ref(), &row[0]);
            }
        });
        failed?;
        let body = entries.body.as_deref().map(|body| self.body(body)).transpose()?;
        let key = self.free_key(entries.date.as_deref(), entries.all.len())?;
        for (key, entry) in (key..).zip(&entries.all) {
            self.connection
                .prepare_cached("INSERT INTO archive_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?
                .execute(params![
                    key,
                    first,
                    entry.item_id,
                    entries.date,
                    body,
                    entries.kind,
                    entry.item_kind,
                    entry.decided,
                    entry.page,
                    entry.pages.trim_end(),
                    entry.text
                ])?;
            self.index(key, entry)?;
        }
        Ok(())
    }

    /// A row whose id has become a number.
    fn row(&mut self, (table, cells): (&Table, &[Value<'_>]), given: Option<&Given<'_>>, id: &Value<'_>) -> Result<()> {
        insert(&self.connection, table, cells)?;
        match (given, id) {
            (Some(given), Value::Text(id)) => self.note_id(given, id),
            _ => Ok(()),
        }
    }

    fn index(&mut self, key: i64, entry: &Entry) -> Result<()> {
        let parties: Vec<&str> = entry.parties.iter().map(String::as_str).collect();
        self.connection
            .prepare_cached(
                "INSERT INTO archive_search (rowid, title, case_ids, people, parties, text) VALUES (?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![key, entry.title, entry.cases, entry.people, parties.join(" "), entry.words])?;
        let mut statement = self.connection.prepare_cached("INSERT OR IGNORE INTO archive_cases VALUES (?, ?)")?;
        for case_id in entry.case_ids.iter().map(|case_id| case_key(case_id)).filter(|case_id| !case_id.is_empty()) {
            statement.execute(params![case_id, key])?;
        }
        let mut statement = self.connection.prepare_cached("INSERT OR IGNORE INTO archive_words VALUES (?, ?)")?;
        let stems = self.writing.stems.get_or_insert_with(Stems::new);
        for word in entry.title.split(' ').chain(entry.words.split(' ')).filter(|word| !word.is_empty()) {
            if word.bytes().all(|byte| byte.is_ascii_digit()) || self.writing.words.contains(word) {
                continue;
            }
            statement.execute([&stems.of(word), word])?;
            self.writing.words.insert(word.to_owned());
        }
        Ok(())
    }

    fn body(&self, name: &str) -> Result<i64> {
        self.connection.prepare_cached("INSERT OR IGNORE INTO archive_bodies (name) VALUES (?)")?.execute([name])?;
        let mut statement = self.connection.prepare_cached("SELECT body FROM archive_bodies WHERE name = ?")?;
        Ok(statement.query_row([name], |row| row.get(0))?)
    }

    /// The first of so many free keys in a row, on a day if there is room.
    fn free_key(&self, date: Option<&str>, count: usize) -> Result<i64> {
        let mut statement =
            self.connection.prepare_cached("SELECT max(entry) FROM archive_entries WHERE entry BETWEEN ? AND ?")?;
        let mut last = |from: i64, to: i64| -> Result<i64> {
            let last: Option<i64> = statement.query_row([from, to], |row| row.get(0))?;
            Ok(last.map_or(from, |last| last + 1))
        };
        if let Some((from, to)) = date.and_then(keys_of_day) {
            let free = last(from, to)?;
            if i64::try_from(count).is_ok_and(|count| count <= to - free + 1) {
                return Ok(free);
            }
        }
        last(1, DATED - 1)
    }
}
