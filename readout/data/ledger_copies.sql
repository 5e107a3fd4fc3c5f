-- Copies, found by a pass over the ledger (readout copies); they can be dropped and found again.

-- With which reading a document was compared.
CREATE TABLE IF NOT EXISTS copies_of (
  document INTEGER PRIMARY KEY REFERENCES document, reading INTEGER NOT NULL REFERENCES reading
) STRICT;

-- By which rules credits were read.
CREATE TABLE IF NOT EXISTS copies_from (rules INTEGER NOT NULL) STRICT;

-- A sample of the runs of words of each report (even) and its pairs of names and numbers (odd). day: of its publication,
-- counted from the year 1; 0 where it is not known.
CREATE TABLE IF NOT EXISTS shingle (
  hash INTEGER NOT NULL, day INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document,
  PRIMARY KEY (hash, day, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shingle_document ON shingle (document);

-- Two reports of which one has words of the other: one_in_other is the share of the first one's words. evidence: a list
-- of [start, end, start, end], characters of both texts, the most words first.
CREATE TABLE IF NOT EXISTS copy (
  name TEXT PRIMARY KEY, one INTEGER NOT NULL REFERENCES document, other INTEGER NOT NULL REFERENCES document,
  kind TEXT NOT NULL, one_in_other REAL NOT NULL, other_in_one REAL NOT NULL, words INTEGER NOT NULL, evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copy_one ON copy (one);
CREATE INDEX IF NOT EXISTS copy_other ON copy (other);

-- Whom a report credits, and where.
CREATE TABLE IF NOT EXISTS credit (
  document INTEGER NOT NULL REFERENCES document, agency TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  rule TEXT NOT NULL, PRIMARY KEY (document, start, agency)
) STRICT, WITHOUT ROWID;
