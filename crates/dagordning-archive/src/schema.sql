-- What the archive has beside the tables of the library.

-- The files as they were when they were read.
CREATE TABLE archive_files (
  path TEXT NOT NULL PRIMARY KEY,
  size_bytes INTEGER,
  modified TEXT,
  setup TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which ids the numbers stand for that are in the tables of the library; the view `ids` tells them whole. A document has an
-- id of its own; that of anything else is the place where it stands in another, whose number is so much smaller: the list that
-- it is in, and its index there.
CREATE TABLE archive_documents (
  document INTEGER PRIMARY KEY,
  stable_id TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE archive_keys (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE archive_ids (
  id INTEGER PRIMARY KEY,
  above INTEGER NOT NULL,
  key INTEGER NOT NULL,
  place INTEGER NOT NULL
) STRICT;

-- One row per item, and one per document for the text outside its items. Keys go by the day.
CREATE TABLE archive_entries (
  entry INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL,
  item_id INTEGER,
  date TEXT,
  body INTEGER,
  kind TEXT,
  item_kind TEXT,
  is_decided INTEGER NOT NULL,
  page INTEGER,
  pages TEXT,
  text TEXT
) STRICT;
CREATE INDEX archive_entries_document ON archive_entries (document_id, item_id);
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

CREATE INDEX files_document ON files (document_id);
CREATE INDEX meetings_date ON meetings (date);
CREATE INDEX references_date ON "references" (date);
