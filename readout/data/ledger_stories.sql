-- Stories, found by a pass over the ledger (readout stories); they can be dropped and found again.

-- Which reading of a document was looked at.
CREATE TABLE IF NOT EXISTS stories_of (
  document INTEGER PRIMARY KEY REFERENCES document, reading INTEGER NOT NULL REFERENCES reading
) STRICT;

-- The weightiest terms of each report, by which its like are looked up. day: as in shingle.
CREATE TABLE IF NOT EXISTS mark (
  hash INTEGER NOT NULL, day INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document,
  PRIMARY KEY (hash, day, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mark_document ON mark (document);

-- Two reports that are alike, the smaller number first.
CREATE TABLE IF NOT EXISTS alike (
  one INTEGER NOT NULL REFERENCES document, other INTEGER NOT NULL REFERENCES document, likeness REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS alike_other ON alike (other);

-- Which group of reports each was put into by linkage, and which it was moved to; a group is called by the time and name
-- of its first report.
CREATE TABLE IF NOT EXISTS gathered (
  document INTEGER PRIMARY KEY REFERENCES document, linked TEXT NOT NULL, joined TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS gathered_linked ON gathered (linked);
CREATE INDEX IF NOT EXISTS gathered_joined ON gathered (joined);

-- The story of each report; a story keeps its name as long as most of it stays together.
CREATE TABLE IF NOT EXISTS story_of (
  document INTEGER PRIMARY KEY REFERENCES document, story TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS story_of_story ON story_of (story);

-- From what the stories were made: the reading of each report, and which one stood for its family; links between two
-- that were alike then and were looked at again since; links between copies that were rejected.
CREATE TABLE IF NOT EXISTS settled (
  document INTEGER PRIMARY KEY REFERENCES document, reading INTEGER NOT NULL REFERENCES reading,
  lead INTEGER NOT NULL REFERENCES document
) STRICT;
CREATE INDEX IF NOT EXISTS settled_lead ON settled (lead);
CREATE TABLE IF NOT EXISTS was_alike (
  one INTEGER NOT NULL REFERENCES document, other INTEGER NOT NULL REFERENCES document, likeness REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parted (copy TEXT PRIMARY KEY) STRICT;

-- By which rules reports were compared; by others they are compared again.
CREATE TABLE IF NOT EXISTS stories_from (rules TEXT NOT NULL) STRICT;

-- What became of stories as reports came: "new", "merged into" another, "split from" another.
CREATE TABLE IF NOT EXISTS story_change (
  id INTEGER PRIMARY KEY, made TEXT NOT NULL, story TEXT NOT NULL, what TEXT NOT NULL, other TEXT
) STRICT;
