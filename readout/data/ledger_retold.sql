-- Reports retold in other words, found by a pass over the stories (readout stories); they can be dropped and found again.

-- The vectors of a report's passages, in their order: 384 values a passage, a byte each. model: whose vectors they are.
CREATE TABLE IF NOT EXISTS passages_of (
  document INTEGER PRIMARY KEY REFERENCES document, reading INTEGER NOT NULL REFERENCES reading, model TEXT NOT NULL,
  vectors BLOB NOT NULL
) STRICT;

-- What a report was compared from: its reading; the model and rules, and the first report of its family; the story with
-- whose reports it was.
CREATE TABLE IF NOT EXISTS retold_of (
  document INTEGER PRIMARY KEY REFERENCES document, reading INTEGER NOT NULL REFERENCES reading, state TEXT NOT NULL,
  story TEXT NOT NULL
) STRICT;

-- Two reports of one story of which one is the other retold; the columns are those of copy.
CREATE TABLE IF NOT EXISTS retold (
  name TEXT PRIMARY KEY, one INTEGER NOT NULL REFERENCES document, other INTEGER NOT NULL REFERENCES document,
  kind TEXT NOT NULL, one_in_other REAL NOT NULL, other_in_one REAL NOT NULL, words INTEGER NOT NULL, evidence TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS retold_one ON retold (one);
CREATE INDEX IF NOT EXISTS retold_other ON retold (other);
