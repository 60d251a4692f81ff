-- What the archive has beside the tables of the library.

-- The files as they were when they were read.
CREATE TABLE archive_files (
  path TEXT NOT NULL PRIMARY KEY,
  sha256 TEXT,
  size_bytes INTEGER,
  modified TEXT,
  setup TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX archive_files_sha256 ON archive_files (sha256);

-- One row per item, and one per document for the text outside its items. Keys go by the day.
CREATE TABLE archive_entries (
  entry INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL,
  item_id TEXT,
  date TEXT,
  body INTEGER,
  kind TEXT,
  item_kind TEXT,
  is_decided INTEGER NOT NULL,
  page INTEGER,
  pages TEXT,
  text TEXT
) STRICT;
CREATE INDEX archive_entries_document ON archive_entries (document_id);
CREATE INDEX archive_entries_out_of_order ON archive_entries (date) WHERE entry < 1099511627776 AND date IS NOT NULL;

CREATE TABLE archive_bodies (
  body INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Which words have forms in common.
CREATE TABLE archive_words (
  stem TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (stem, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE archive_cases (
  case_key TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (case_key, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX archive_cases_entry ON archive_cases (entry);

CREATE VIRTUAL TABLE archive_search USING fts5 (
  title, case_ids, people, parties, text,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);

CREATE INDEX documents_sha256 ON documents (sha256);
CREATE INDEX files_document ON files (document_id);
CREATE INDEX meetings_date ON meetings (date);
CREATE INDEX references_date ON "references" (date);
