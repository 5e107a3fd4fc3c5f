"""The lists that a ledger gives: their columns, the SQL behind each, and by what they can be filtered and sorted.

All SQL that reads lists lives here. A column is written once; what a caller names is looked up, never pasted in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readout.ledger.filters import Condition, among, flag, from_day, full_text, least, reviewed, until_day

BETWEEN = " \u2026 "
"""Between the parts of a content with gaps."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list; ``kind``: text, integer, real, boolean."""

    name: str
    sql: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class List:
    """One list; ``order`` is how it is sorted when nobody says, ``counted`` by what it can be counted."""

    name: str
    columns: tuple[Column, ...]
    source: str
    filters: dict[str, Condition]
    sorts: dict[str, str]
    order: str
    key: str
    counted: dict[str, str]


def slice_of(start: str, end: str) -> str:
    """The characters of the document's text; SQLite counts from 1, and code points as we do."""
    return f"substr(b.text, {start} + 1, {end} - {start})"


def parts(role: int) -> str:
    """The stretches of one role of a statement, joined."""
    return (
        f"(SELECT group_concat({slice_of('p.start', 'p.end')}, '{BETWEEN}') FROM part p"
        f" WHERE p.statement = s.id AND p.role = {role})"
    )


def chain(statement: str) -> str:
    """The holders of a statement by name, outermost first."""
    return (
        "(SELECT group_concat(name, ' > ') FROM (SELECT group_concat(name, ' and ') AS name FROM"
        " (SELECT h.depth, coalesce(t.name, a.name) AS name FROM holder h JOIN actor a ON a.id = h.actor"
        " LEFT JOIN merged m ON m.actor = a.id LEFT JOIN actor t ON t.id = m.into_actor"
        f" WHERE h.statement = {statement} ORDER BY h.depth DESC, name) GROUP BY depth ORDER BY depth DESC))"
    )


def sides(side: int, column: str) -> str:
    """One fact of the actors on a side of an event, each once, joined."""
    return (
        f"(SELECT group_concat(value, '; ') FROM (SELECT DISTINCT {column} AS value FROM side d"
        " LEFT JOIN actor a ON a.id = d.actor LEFT JOIN merged m ON m.actor = a.id"
        f" LEFT JOIN actor t ON t.id = m.into_actor WHERE d.event = v.id AND d.side = {side} AND {column} IS NOT NULL))"
    )


def at(role: int) -> str:
    """Where the stretches of one role stand: "82-140; 151-160"."""
    return (
        f"(SELECT group_concat(p.start || '-' || p.end, '; ') FROM part p WHERE p.statement = s.id AND p.role = {role})"
    )


NAME = "coalesce(t.name, a.name)"
REVIEW = "(SELECT state FROM review w WHERE w.target = {})"
DOCUMENT = (
    "JOIN reading r ON r.id = {0}.reading JOIN edition e ON e.id = r.edition JOIN body b ON b.id = e.body"
    " JOIN document c ON c.id = e.document LEFT JOIN outlet o ON o.id = {0}.outlet"
)
OF_DOCUMENT = (
    Column("document", "e.name"), Column("url", "e.url"), Column("title", "e.title"), Column("outlet", "e.outlet"),
    Column("published", "e.published"),
)  # fmt: skip

SNAPSHOT = Column(
    "snapshot",
    "(SELECT p.hash FROM sighting g JOIN snapshot p ON p.id = g.snapshot WHERE g.edition = e.id"
    " ORDER BY g.fetched IS NULL, g.fetched, g.name LIMIT 1)",
)
TEXT = Column("text_sha256", "b.hash")

ONE_ACTOR = (
    "SELECT x.id FROM actor x WHERE x.key COLLATE NOCASE = ? OR x.name COLLATE NOCASE = ? OR x.wikidata = ?"
    " UNION SELECT m.actor FROM merged m JOIN actor x ON x.id = m.into_actor"
    " WHERE x.key COLLATE NOCASE = ? OR x.name COLLATE NOCASE = ? OR x.wikidata = ?"
)


def one_of_actors(link: str) -> Condition:
    """Linked to an actor of this name, key or Wikidata id, or to one that was merged into it; ``{}`` its number."""

    def told(values: object) -> Iterator[tuple[str, Sequence[object]]]:
        assert isinstance(values, tuple)
        asked = [link.format(ONE_ACTOR) for _ in values]
        yield " OR ".join(asked), [value for value in values for _ in range(6)]

    return told


def any_of(link: str) -> Condition:
    """Linked to something that has one of the values, whatever their case; ``{}``: where the values stand."""

    def told(values: object) -> Iterator[tuple[str, Sequence[object]]]:
        assert isinstance(values, tuple)
        yield link.format(", ".join("?" * len(values))), [str(value).upper() for value in values]

    return told


def matching(sql: str) -> Condition:
    """Full text."""
    return lambda query: iter([(sql, (full_text(query),))])


HOLDER = "s.id IN (SELECT h.statement FROM holder h JOIN actor a ON a.id = h.actor WHERE upper(a.{}) IN ({{}}))"
SIDE = "v.id IN (SELECT d.event FROM side d WHERE d.side IN ({}) AND d.{} IN ({{}}))"

STATEMENTS = List(
    "statements",
    (
        Column("id", "s.name"), Column("number", "s.number"), *OF_DOCUMENT,
        Column("speaker", "(SELECT coalesce(t.name, a.name) FROM actor a LEFT JOIN merged m ON m.actor = a.id"
                          " LEFT JOIN actor t ON t.id = m.into_actor WHERE a.id = s.speaker)"),
        Column("speaker_country", "(SELECT a.country FROM actor a WHERE a.id = s.speaker)"),
        Column("speaker_sector", "(SELECT a.sector FROM actor a WHERE a.id = s.speaker)"),
        Column("speaker_key", "(SELECT coalesce(t.key, a.key) FROM actor a LEFT JOIN merged m ON m.actor = a.id"
                              " LEFT JOIN actor t ON t.id = m.into_actor WHERE a.id = s.speaker)"),
        Column("chain", chain("s.id")), Column("stance", "s.stance"), Column("negated", "s.negated", "boolean"),
        Column("hedged", "s.hedged", "boolean"), Column("mode", "s.mode"), Column("medium", "s.medium"),
        Column("anonymous", "s.anonymous"), Column("source", parts(0)), Column("cue", parts(1)),
        Column("content", parts(2)), Column("source_at", at(0)), Column("cue_at", at(1)), Column("content_at", at(2)),
        Column("said", "s.said"), Column("said_until", "s.said_until"),
        Column("start", "s.start", "integer"), Column("end", "s.end", "integer"), Column("score", "s.score", "real"),
        Column("review", REVIEW.format("s.name")), SNAPSHOT, TEXT,
    ),
    f"statement s {DOCUMENT.format('s')}",
    {
        "text": matching("s.id IN (SELECT rowid FROM statement_text WHERE statement_text MATCH ?)"),
        "speaker": one_of_actors("s.id IN (SELECT h.statement FROM holder h WHERE h.actor IN ({}))"),
        "country": any_of(HOLDER.format("country")), "sector": any_of(HOLDER.format("sector")),
        "stance": among("s.stance"), "outlet": among("o.name"), "document": among("e.name"),
        "said": from_day("coalesce(s.said_until, s.said)"), "said_until": until_day("s.said"),
        "published": from_day("s.published"), "published_until": until_day("s.published"),
        "least_score": least("s.score"), "review": reviewed("s.name"),
    },
    {"published": "s.published", "said": "coalesce(s.said, s.published)", "speaker": "speaker", "score": "s.score",
     "outlet": "o.name", "stance": "s.stance"},
    "s.published DESC, s.id",
    "s.id",
    {"stance": "s.stance", "outlet": "o.name", "published": "s.published", "month": "substr(s.published, 1, 7)",
     "mode": "s.mode", "medium": "s.medium",
     "speaker": "(SELECT coalesce(t.name, a.name) FROM actor a LEFT JOIN merged m"
     " ON m.actor = a.id LEFT JOIN actor t ON t.id = m.into_actor WHERE a.id = s.speaker)",
     "country": "(SELECT a.country FROM actor a WHERE a.id = s.speaker)",
     "sector": "(SELECT a.sector FROM actor a WHERE a.id = s.speaker)"},
)  # fmt: skip

EVENTS = List(
    "events",
    (
        Column("id", "v.name"), Column("number", "v.number"), *OF_DOCUMENT, Column("type", "v.type"),
        Column("status", "v.status"), Column("standing", "v.standing"), Column("code", "v.code"),
        Column("root", "v.root", "boolean"), Column("modes", "v.modes"), Column("contexts", "v.contexts"),
        Column("actors", sides(0, NAME)), Column("actor_countries", sides(0, "d.country")),
        Column("actor_sectors", sides(0, "d.sector")), Column("recipients", sides(1, NAME)),
        Column("recipient_countries", sides(1, "d.country")), Column("recipient_sectors", sides(1, "d.sector")),
        Column("trigger", slice_of("v.start", "v.end")), Column("according_to", chain("v.statement")),
        Column("disputed", "v.disputed", "integer"),
        Column("disputed_by", "(SELECT group_concat(told, '; ') FROM (SELECT " + chain("q.statement") + " AS told"
               " FROM dispute q WHERE q.event = v.id))"),
        Column("day", "v.day"), Column("day_until", "v.day_until"), Column("day_basis", "v.day_basis"),
        Column("place", "v.place"), Column("country", "v.country"), Column("latitude", "v.latitude", "real"),
        Column("longitude", "v.longitude", "real"), Column("evidence", slice_of("v.evidence_start", "v.evidence_end")),
        Column("evidence_at", "v.evidence_start || '-' || v.evidence_end"),
        Column("start", "v.start", "integer"), Column("end", "v.end", "integer"),
        Column("mentions", "v.mentions", "integer"), Column("score", "v.score", "real"),
        Column("review", REVIEW.format("v.name")), SNAPSHOT, TEXT,
    ),
    f"event v {DOCUMENT.format('v')}",
    {
        "text": matching("v.id IN (SELECT rowid FROM event_text WHERE event_text MATCH ?)"),
        "actor": one_of_actors("v.id IN (SELECT d.event FROM side d WHERE d.side = 0 AND d.actor IN ({}))"),
        "recipient": one_of_actors("v.id IN (SELECT d.event FROM side d WHERE d.side = 1 AND d.actor IN ({}))"),
        "speaker": one_of_actors("v.statement IN (SELECT h.statement FROM holder h WHERE h.actor IN ({}))"),
        "country": any_of(SIDE.format("0", "country")), "recipient_country": any_of(SIDE.format("1", "country")),
        "sector": any_of(SIDE.format("0, 1", "sector")), "status": among("v.status"), "type": among("v.type"),
        "code": among("v.code"), "outlet": among("o.name"), "document": among("e.name"), "place": among("v.country"),
        "published": from_day("v.published"), "published_until": until_day("v.published"),
        "day": from_day("coalesce(v.day_until, v.day)"), "day_until": until_day("v.day"), "root": flag("v.root"),
        "disputed": flag("v.disputed > 0"), "least_score": least("v.score"), "review": reviewed("v.name"),
    },
    {"day": "v.day", "published": "v.published", "type": "v.type", "status": "v.status", "score": "v.score",
     "outlet": "o.name"},
    "v.day DESC, v.id",
    "v.id",
    {"type": "v.type", "status": "v.status", "code": "v.code", "outlet": "o.name", "day": "v.day",
     "month": "substr(v.day, 1, 7)", "place": "v.country", "standing": "v.standing"},
)  # fmt: skip

ACTORS = List(
    "actors",
    (
        Column("key", "a.key"), Column("name", "a.name"), Column("type", "a.type"),
        Column("named", "a.named", "boolean"),
        Column("country", "a.country"), Column("sector", "a.sector"), Column("wikidata", "a.wikidata"),
        Column("documents", "(SELECT count(DISTINCT n.reading) FROM mention n WHERE n.actor IN (SELECT a.id UNION"
               " SELECT m.actor FROM merged m WHERE m.into_actor = a.id))", "integer"),
        Column("mentions", "(SELECT count(*) FROM mention n WHERE n.actor IN (SELECT a.id UNION"
               " SELECT m.actor FROM merged m WHERE m.into_actor = a.id))", "integer"),
        Column("statements", "(SELECT count(DISTINCT h.statement) FROM holder h WHERE h.actor IN (SELECT a.id UNION"
               " SELECT m.actor FROM merged m WHERE m.into_actor = a.id))", "integer"),
        Column("acts", "(SELECT count(DISTINCT d.event) FROM side d WHERE d.side = 0 AND d.actor IN (SELECT a.id UNION"
               " SELECT m.actor FROM merged m WHERE m.into_actor = a.id))", "integer"),
        Column("receives", "(SELECT count(DISTINCT d.event) FROM side d WHERE d.side = 1 AND d.actor IN (SELECT a.id"
               " UNION SELECT m.actor FROM merged m WHERE m.into_actor = a.id))", "integer"),
        Column("review", REVIEW.format("a.key")),
    ),
    "(SELECT * FROM actor x WHERE x.id NOT IN (SELECT actor FROM merged) AND (x.id IN (SELECT actor FROM mention)"
    " OR x.id IN (SELECT actor FROM side) OR x.id IN (SELECT actor FROM holder)"
    " OR x.id IN (SELECT into_actor FROM merged))) a",
    {
        "text": lambda query: iter([("a.name LIKE ? ESCAPE '\\'", ("%" + like(str(query)) + "%",))]),
        "actor": one_of_actors("a.id IN ({})"), "country": among("a.country"), "sector": among("a.sector"),
        "type": among("a.type"), "named": flag("a.named"), "review": reviewed("a.key"),
    },
    {"name": "a.name COLLATE NOCASE", "statements": "statements", "mentions": "mentions", "documents": "documents",
     "acts": "acts", "receives": "receives"},
    "statements DESC, mentions DESC, a.key",
    "a.id",
    {"country": "a.country", "sector": "a.sector", "type": "a.type"},
)  # fmt: skip

DOCUMENTS = List(
    "documents",
    (
        Column("id", "e.name"), Column("key", "c.key"), Column("url", "e.url"), Column("title", "e.title"),
        Column("outlet", "e.outlet"), Column("byline", "e.byline"), Column("published", "e.published"),
        Column("language", "e.language"), Column("characters", "length(b.text)", "integer"),
        Column("editions", "(SELECT count(*) FROM edition x WHERE x.document = c.id)", "integer"),
        Column("readings", "(SELECT count(*) FROM reading x WHERE x.edition = e.id)", "integer"),
        Column("statements", "(SELECT count(*) FROM statement s WHERE s.reading = h.reading)", "integer"),
        Column("events", "(SELECT count(*) FROM event v WHERE v.reading = h.reading)", "integer"),
        Column("input", "(SELECT min(g.input) FROM sighting g WHERE g.edition = e.id)"),
        Column("fetched", "(SELECT min(g.fetched) FROM sighting g WHERE g.edition = e.id)"),
        SNAPSHOT, TEXT,
        Column("review", REVIEW.format("e.name")),
    ),
    "head h JOIN edition e ON e.id = h.edition JOIN document c ON c.id = e.document JOIN body b ON b.id = e.body",
    {
        "text": matching("c.id IN (SELECT rowid FROM report_text WHERE report_text MATCH ?)"),
        "outlet": among("e.outlet"), "document": among("e.name"), "published": from_day("e.published"),
        "published_until": until_day("e.published"), "review": reviewed("e.name"),
        "actor": one_of_actors("h.reading IN (SELECT n.reading FROM mention n WHERE n.actor IN ({}))"),
        "country": any_of("h.reading IN (SELECT n.reading FROM mention n JOIN actor a ON a.id = n.actor"
                          " WHERE a.country IN ({}))"),
    },
    {"published": "e.published", "title": "e.title COLLATE NOCASE", "outlet": "e.outlet", "statements": "statements",
     "events": "events", "characters": "characters"},
    "e.published DESC, e.id",
    "e.id",
    {"outlet": "e.outlet", "published": "substr(e.published, 1, 10)", "month": "substr(e.published, 1, 7)",
     "language": "e.language"},
)  # fmt: skip

LISTS = {each.name: each for each in (DOCUMENTS, STATEMENTS, EVENTS, ACTORS)}


def like(words: str) -> str:
    """Words as LIKE takes them literally."""
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
