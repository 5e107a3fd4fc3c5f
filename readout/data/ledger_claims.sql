-- Claims, found by a pass over the ledger (readout claims); they can be dropped and found again.

-- What a story's claims were found from, by a name made of it.
CREATE TABLE IF NOT EXISTS claims_of (story TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The reading of each report, and its story, when the claims of that were found; and what was the same for all stories.
CREATE TABLE IF NOT EXISTS claimed (
  document INTEGER PRIMARY KEY REFERENCES document, reading INTEGER NOT NULL REFERENCES reading, story TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS claimed_story ON claimed (story);
CREATE TABLE IF NOT EXISTS claims_from (state TEXT NOT NULL) STRICT;

-- The passages of each claim: their names, and their place among those of their report, counted from 0. agrees, denies, other:
-- how surely each says the same as the first passage of the claim, that it is not so, or something else.
CREATE TABLE IF NOT EXISTS claim (
  name TEXT NOT NULL, story TEXT NOT NULL, passage TEXT NOT NULL, document INTEGER NOT NULL REFERENCES document, place INTEGER NOT NULL,
  agrees REAL NOT NULL, denies REAL NOT NULL, other REAL NOT NULL, PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_name ON claim (name);
CREATE INDEX IF NOT EXISTS claim_story ON claim (story);
CREATE INDEX IF NOT EXISTS claim_passage ON claim (passage);
