-- The ledger, schema 1. Base tables only gain rows. Names are made from content, so adding twice adds nothing and two
-- ledgers merge as sets. Offsets count code points of body.text, half-open. Times are ISO 8601 in UTC.

CREATE TABLE about (
  key TEXT PRIMARY KEY, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One page that may change: an address, or, without one, a text.
CREATE TABLE document (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE
) STRICT;

-- A text, once, however many pages carry it.
CREATE TABLE body (
  id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, text TEXT NOT NULL
) STRICT;

-- What a document said at one time, with the facts that it is read with.
CREATE TABLE edition (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  document INTEGER NOT NULL REFERENCES document, body INTEGER NOT NULL REFERENCES body,
  url TEXT, title TEXT, outlet TEXT, byline TEXT, language TEXT,
  published TEXT, published_until TEXT, precision TEXT, basis TEXT
) STRICT;

-- Raw bytes as they came; they lie beside the ledger under their SHA-256.
CREATE TABLE snapshot (
  id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL
) STRICT;

-- Where and when an edition was seen, and all that is needed to read its snapshot again.
CREATE TABLE sighting (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  edition INTEGER NOT NULL REFERENCES edition, snapshot INTEGER NOT NULL REFERENCES snapshot,
  input TEXT NOT NULL, url TEXT, media_type TEXT NOT NULL, charset TEXT, given TEXT NOT NULL, fetched TEXT
) STRICT;

-- With what something was read: Readout's version, the model's hash, the settings that matter.
CREATE TABLE run (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version TEXT NOT NULL, model TEXT NOT NULL, settings TEXT NOT NULL
) STRICT;

-- Everything that one run read of one edition, as ledger/codec.py packs it. The record; all below is drawn from it.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY, edition INTEGER NOT NULL REFERENCES edition, run INTEGER NOT NULL REFERENCES run,
  made TEXT NOT NULL, layers BLOB NOT NULL,
  UNIQUE (edition, run)
) STRICT;

-- What was not read, and why.
CREATE TABLE refusal (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('skip', 'fault')),
  input TEXT NOT NULL, url TEXT, stage TEXT NOT NULL, cause TEXT NOT NULL, seen TEXT NOT NULL
) STRICT;

-- What a person judged; action undo takes back the judgement whose name is its target.
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'relabel', 'merge', 'split', 'undo')),
  target TEXT NOT NULL, field TEXT, value TEXT, author TEXT NOT NULL, made TEXT NOT NULL, note TEXT
) STRICT;
CREATE INDEX judgement_target ON judgement (target);

-- Addresses that are watched, with what their servers said last; the one table whose rows change. at: where redirects
-- led; stamp: what the feed said of the page; failures: one after another; due: not to be asked before, NULL: no more.
CREATE TABLE visit (
  url TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('list', 'page')), since TEXT NOT NULL, seen TEXT NOT NULL,
  status INTEGER, at TEXT, etag TEXT, modified TEXT, stamp TEXT NOT NULL, failures INTEGER NOT NULL, due TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_document ON edition (document);
CREATE INDEX sighting_edition ON sighting (edition);
CREATE INDEX sighting_input ON sighting (input);
