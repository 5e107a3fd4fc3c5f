"""The documents, each in its newest edition."""

from __future__ import annotations

from readout.ledger.filters import among, exactly, from_day, until_day
from readout.ledger.lists.columns import SNAPSHOT, TEXT, Column, Facet, List, review
from readout.ledger.lists.linked import any_of, in_report, one_of_actors, reviewed

DOCUMENTS = List(
    "documents",
    (
        Column("id", "e.name"), Column("key", "c.key"), Column("url", "e.url"), Column("title", "e.title"),
        Column("outlet", "e.outlet"), Column("byline", "e.byline"), Column("published", "e.published"),
        Column("language", "e.language"), Column("characters", "length(b.text)", "integer"),
        Column("editions", "(SELECT count(*) FROM edition x WHERE x.document = h.document)", "integer"),
        Column("readings", "(SELECT count(*) FROM reading x WHERE x.edition = h.edition)", "integer"),
        Column("statements", "(SELECT count(*) FROM statement s WHERE s.reading = h.reading)", "integer"),
        Column("events", "(SELECT count(*) FROM event v WHERE v.reading = h.reading)", "integer"),
        Column("input", "(SELECT min(g.input) FROM sighting g WHERE g.edition = h.edition)"),
        Column("fetched", "(SELECT min(g.fetched) FROM sighting g WHERE g.edition = h.edition)"),
        Column("review", review("e.name")), SNAPSHOT, TEXT,
    ),
    "head h",
    {
        "e": "JOIN edition e ON e.id = h.edition", "c": "JOIN document c ON c.id = h.document",
        "b": "JOIN body b ON b.id = e.body",
    },
    {
        "text": in_report("h.document"), "outlet": among("e.outlet"), "document": exactly("e.name"),
        "published": from_day("e.published"), "published_until": until_day("e.published"),
        "review": reviewed("e.name", "h.edition", "edition"),
        "actor": one_of_actors("h.reading IN (SELECT n.reading FROM named n WHERE n.actor IN ({}))"),
        "country": any_of("h.reading IN (SELECT n.reading FROM named n JOIN actor a ON a.id = n.actor"
                          " WHERE a.country IN ({}))"),
    },
    {
        "published": "e.published", "title": "e.title COLLATE NOCASE", "outlet": "e.outlet", "statements": "statements",
        "events": "events", "characters": "characters",
    },
    "e.published DESC, e.id",
    "h.document",
    {
        "outlet": Facet("e.outlet"), "published": Facet("substr(e.published, 1, 10)"),
        "month": Facet("substr(e.published, 1, 7)"), "language": Facet("e.language"),
    },
)  # fmt: skip
