//! Putting documents in and taking them out.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use dagordning::model::Document;
use dagordning::tables::{FileRow, all, document_id, rows};
use rusqlite::{OptionalExtension, params};

use crate::database::Archive;
use crate::ddl::{insert, quoted};
use crate::entry::{Entries, Entry};
use crate::error::Result;
use crate::keys::{DATED, case_key, keys_of_day};
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
}

/// The change under way.
#[derive(Default)]
pub(crate) struct Writing {
    began: Option<Instant>,
    files: usize,
    /// Words that the archive has for certain.
    words: HashSet<String>,
    stems: Option<Stems>,
}

impl Archive {
    /// All files, in the order of their paths.
    ///
    /// # Errors
    ///
    /// The archive cannot be read.
    pub fn files(&self) -> Result<Vec<Known>> {
        let mut statement = self.connection.prepare(
            "SELECT path, archive_files.sha256, size_bytes, modified, setup, outcome = 'failed'
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
            })
        })?;
        Ok(known.collect::<rusqlite::Result<_>>()?)
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
                "SELECT document_count FROM archive_files JOIN files USING (path)
                 WHERE archive_files.sha256 = ? AND setup = ? AND path <> ? AND document_id IS NOT NULL LIMIT 1",
            )?
            .query_row([sha256, file.setup, file.path], |row| row.get(0))
            .optional()?;
        let Some(count) = count else { return Ok(false) };
        self.change(|archive| {
            archive.take_out(file.path)?;
            archive.file(file, usize::try_from(count).unwrap_or_default(), Some(&document_id(sha256, 1)))?;
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
                self.writing.words.clear();
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
        self.writing.words.clear();
        self.writing.began = None;
        self.writing.files = 0;
        if !self.connection.is_autocommit() {
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    fn take_out(&mut self, path: &str) -> Result<()> {
        let sha256: Option<Option<String>> = self
            .connection
            .prepare_cached("SELECT sha256 FROM archive_files WHERE path = ?")?
            .query_row([path], |row| row.get(0))
            .optional()?;
        let Some(sha256) = sha256 else { return Ok(()) };
        self.connection.prepare_cached("DELETE FROM archive_files WHERE path = ?")?.execute([path])?;
        self.connection.prepare_cached("DELETE FROM files WHERE path = ?")?.execute([path])?;
        if let Some(sha256) = sha256 {
            let others: bool = self
                .connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM files WHERE document_id = ?)")?
                .query_row([document_id(&sha256, 1)], |row| row.get(0))?;
            if others {
                self.name(&sha256)?;
            } else {
                self.forget(&sha256)?;
            }
        }
        Ok(())
    }

    /// Names the documents of a content by the first of the files that have it.
    fn name(&self, sha256: &str) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE documents SET path = first, file_name = substr(first, length(rtrim(first, replace(first, '/', ''))) + 1)
                 FROM (SELECT min(path) AS first FROM files WHERE document_id = ?2)
                 WHERE sha256 = ?1 AND path <> first",
            )?
            .execute([sha256, &document_id(sha256, 1)])?;
        Ok(())
    }

    /// Takes the documents of a content out.
    fn forget(&self, sha256: &str) -> Result<()> {
        let mut statement = self.connection.prepare_cached("SELECT document_id FROM documents WHERE sha256 = ?")?;
        let ids = statement.query_map([sha256], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        for id in ids {
            for sql in [
                "DELETE FROM archive_search WHERE rowid IN (SELECT entry FROM archive_entries WHERE document_id = ?)",
                "DELETE FROM archive_cases WHERE entry IN (SELECT entry FROM archive_entries WHERE document_id = ?)",
                "DELETE FROM archive_entries WHERE document_id = ?",
            ] {
                self.connection.prepare_cached(sql)?.execute([&id])?;
            }
            for table in all().iter().filter(|table| table.name != "files") {
                let (name, column) = (quoted(table.name), quoted(table.columns[0].name));
                if table.columns[0].name == "document_id" {
                    self.connection
                        .prepare_cached(&format!("DELETE FROM {name} WHERE {column} = ?"))?
                        .execute([&id])?;
                } else {
                    // All that stands in the document, and nothing else: `0` is the sign behind `/`.
                    self.connection
                        .prepare_cached(&format!(
                            "DELETE FROM {name} WHERE {column} > ?1 || '/' AND {column} < ?1 || '0'"
                        ))?
                        .execute([&id])?;
                }
            }
        }
        Ok(())
    }

    fn put_in(&mut self, file: &File<'_>, documents: &[Document]) -> Result<()> {
        let first = file.sha256.filter(|_| !documents.is_empty()).map(|sha256| document_id(sha256, 1));
        // What was read of the same content in the same way is the same.
        let same: bool = self
            .connection
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM archive_files JOIN files USING (path)
                 WHERE archive_files.sha256 = ?1 AND setup = ?2 AND document_id = ?3)",
            )?
            .query_row(params![file.sha256, file.setup, first], |row| row.get(0))?;
        self.file(file, documents.len(), first.as_deref())?;
        let Some(sha256) = file.sha256.filter(|_| first.is_some()) else { return Ok(()) };
        if !same {
            self.forget(sha256)?;
            for (index, document) in documents.iter().enumerate() {
                self.document(file.path, index + 1, document)?;
            }
        }
        self.name(sha256)
    }

    /// The rows of a file.
    fn file(&self, file: &File<'_>, documents: usize, first: Option<&str>) -> Result<()> {
        self.connection.prepare_cached("INSERT INTO archive_files VALUES (?, ?, ?, ?, ?)")?.execute(params![
            file.path,
            file.sha256,
            file.size.and_then(|size| i64::try_from(size).ok()),
            file.modified,
            file.setup
        ])?;
        let row = FileRow {
            path: file.path,
            sha256: file.sha256,
            documents,
            document: first,
            code: file.code,
            reason: file.reason,
            advice: file.advice,
        };
        let (table, cells) = row.row();
        insert(&self.connection, table, &cells)?;
        Ok(())
    }

    fn document(&mut self, path: &str, part: usize, document: &Document) -> Result<()> {
        let mut entries = Entries::new(document);
        let mut failed = None;
        rows(path, part, document, &mut |table, row| {
            entries.add(table, row);
            if failed.is_none() {
                failed = insert(&self.connection, table, row).err();
            }
        });
        if let Some(error) = failed {
            return Err(error.into());
        }
        let id = document_id(&document.source.sha256, part);
        let body = entries.body.as_deref().map(|body| self.body(body)).transpose()?;
        let first = self.free_key(entries.date.as_deref(), entries.all.len())?;
        for (key, entry) in (first..).zip(&entries.all) {
            self.connection
                .prepare_cached("INSERT INTO archive_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?
                .execute(params![
                    key,
                    id,
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
