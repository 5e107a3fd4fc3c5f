-- Tables drawn from the readings and judgements: they show the newest reading of each document, as corrected, and can
-- be dropped and drawn again (readout verify --redraw). The older readings stay in the table reading.

-- Which reading of a document is shown: the newest of its newest edition.
CREATE TABLE head (
  document INTEGER PRIMARY KEY REFERENCES document, edition INTEGER NOT NULL REFERENCES edition,
  reading INTEGER NOT NULL REFERENCES reading
) STRICT;

-- The stretches of the shown text that are the report and not page furniture.
CREATE TABLE stretch (
  document INTEGER NOT NULL REFERENCES document, start INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY (document, start), CHECK (start <= end)
) STRICT, WITHOUT ROWID;

-- What is searched: the title and the report.
CREATE VIEW report AS
SELECT h.document AS id, coalesce(e.title, '') AS title,
  (SELECT group_concat(substr(b.text, s.start + 1, s.end - s.start), char(10, 10)) FROM stretch s
    WHERE s.document = h.document) AS text
FROM head h JOIN edition e ON e.id = h.edition JOIN body b ON b.id = e.body;

-- What changed from one edition of a document to the next: a list of [start, end, words now] over the text before.
CREATE TABLE change (
  edition INTEGER PRIMARY KEY REFERENCES edition, before INTEGER NOT NULL REFERENCES edition, edits TEXT NOT NULL
) STRICT;

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE
) STRICT;

-- Somebody or something, across documents. key: a Wikidata id, or type, name and country.
CREATE TABLE actor (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL, named INTEGER NOT NULL,
  country TEXT, sector TEXT, wikidata TEXT
) STRICT;
CREATE INDEX actor_name ON actor (name COLLATE NOCASE);

-- Who said what; said is the day it was said, where the text tells; speaker the first of its speakers.
CREATE TABLE statement (
  id INTEGER PRIMARY KEY AUTOINCREMENT, reading INTEGER NOT NULL REFERENCES reading, name TEXT NOT NULL, number TEXT NOT NULL,
  parent INTEGER REFERENCES statement, mode TEXT NOT NULL, stance TEXT NOT NULL, negated INTEGER NOT NULL,
  hedged INTEGER NOT NULL, medium TEXT, anonymous TEXT, score REAL NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, speaker INTEGER REFERENCES actor,
  outlet INTEGER REFERENCES outlet, published TEXT, said TEXT, said_until TEXT,
  CHECK (start <= end)
) STRICT;
CREATE INDEX statement_reading ON statement (reading);
CREATE INDEX statement_name ON statement (name);
CREATE INDEX statement_speaker ON statement (speaker, stance);
CREATE INDEX statement_stance ON statement (stance);
CREATE INDEX statement_outlet ON statement (outlet, stance);
CREATE INDEX statement_published ON statement (published);

-- The stretches of a statement: role 0 source, 1 cue, 2 content, 3 addressee, 4 the reason it is unnamed.
CREATE TABLE part (
  statement INTEGER NOT NULL REFERENCES statement, role INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  PRIMARY KEY (statement, role, start), CHECK (start <= end)
) STRICT, WITHOUT ROWID;

-- Everybody who speaks in a statement: depth 0 is its own speaker, 1 whoever reports it, and so on outward.
CREATE TABLE holder (
  statement INTEGER NOT NULL REFERENCES statement, depth INTEGER NOT NULL, actor INTEGER NOT NULL REFERENCES actor,
  PRIMARY KEY (statement, depth, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX holder_actor ON holder (actor, statement);

-- Who did what to whom. code: its PLOVER type, NULL where PLOVER does not code it.
CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT, reading INTEGER NOT NULL REFERENCES reading, name TEXT NOT NULL, number TEXT NOT NULL,
  type TEXT NOT NULL, status TEXT NOT NULL, standing TEXT NOT NULL, code TEXT, root INTEGER NOT NULL,
  modes TEXT, contexts TEXT, statement INTEGER REFERENCES statement, disputed INTEGER NOT NULL, mentions INTEGER NOT NULL,
  start INTEGER NOT NULL, end INTEGER NOT NULL, evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
  score REAL NOT NULL, outlet INTEGER REFERENCES outlet, published TEXT, day TEXT, day_until TEXT, day_basis TEXT,
  place TEXT, country TEXT, latitude REAL, longitude REAL, geonames INTEGER,
  CHECK (start <= end)
) STRICT;
CREATE INDEX event_reading ON event (reading);
CREATE INDEX event_name ON event (name);
CREATE INDEX event_facts ON event (type, status, country);
CREATE INDEX event_day ON event (day);
CREATE INDEX event_outlet ON event (outlet, type);

-- The sides of an event: side 0 actor, 1 recipient; one row for each actor behind the words.
CREATE TABLE side (
  event INTEGER NOT NULL REFERENCES event, side INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
  actor INTEGER REFERENCES actor, country TEXT, sector TEXT
) STRICT;
CREATE INDEX side_event ON side (event);
CREATE INDEX side_actor ON side (actor, side, event);
CREATE INDEX side_country ON side (country, side, sector, event);

CREATE TABLE dispute (
  event INTEGER NOT NULL REFERENCES event, statement INTEGER NOT NULL REFERENCES statement,
  PRIMARY KEY (event, statement)
) STRICT, WITHOUT ROWID;

-- Where somebody is named, described or meant by a pronoun: kind 0 name, 1 nominal, 2 pronoun.
CREATE TABLE mention (
  reading INTEGER NOT NULL REFERENCES reading, start INTEGER NOT NULL, end INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor, kind INTEGER NOT NULL,
  PRIMARY KEY (reading, start, end, actor)
) STRICT, WITHOUT ROWID;

-- In which readings an actor is mentioned, and how often.
CREATE TABLE named (
  actor INTEGER NOT NULL REFERENCES actor, reading INTEGER NOT NULL REFERENCES reading, mentions INTEGER NOT NULL,
  PRIMARY KEY (actor, reading)
) STRICT, WITHOUT ROWID;

-- The last word on a record or actor, of those judgements that were not undone: accepted or rejected; and for what was
-- relabelled the machine's own value, since the record itself shows the person's.
CREATE TABLE review (
  target TEXT PRIMARY KEY, state TEXT NOT NULL, author TEXT NOT NULL, made TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE relabel (
  target TEXT NOT NULL, field TEXT NOT NULL, machine TEXT, value TEXT, author TEXT NOT NULL, made TEXT NOT NULL,
  PRIMARY KEY (target, field)
) STRICT, WITHOUT ROWID;
-- Actors that were merged into another: whoever asks for one gets the other.
CREATE TABLE merged (
  actor INTEGER PRIMARY KEY REFERENCES actor, into_actor INTEGER NOT NULL REFERENCES actor
) STRICT;
CREATE INDEX merged_into ON merged (into_actor);

-- Full text; of statements and events only which words they hold, so that phrases are looked for in the text. Rows that
-- are shown no longer stay in those two, under numbers that no other row gets.
CREATE VIRTUAL TABLE report_text USING fts5 (
  title, text, content = 'report', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE statement_text USING fts5 (
  content, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE event_text USING fts5 (
  evidence, content = '', detail = none, columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
);
