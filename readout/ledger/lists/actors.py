"""Who is named or described, across documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readout.ledger.filters import among, flag
from readout.ledger.lists.columns import Column, Facet, List, merged, review
from readout.ledger.lists.linked import one_of_actors, reviewed

OWN = "IN (SELECT a.id UNION ALL SELECT m.actor FROM merged m WHERE m.into_actor = a.id)"
"""An actor and all who were merged into it."""

IN_DOCUMENTS = """
WITH own AS (SELECT h.reading FROM head h JOIN edition e ON e.id = h.edition WHERE e.name IN ({}))
SELECT actor FROM named WHERE reading IN own
UNION SELECT k.actor FROM holder k JOIN statement s ON s.id = k.statement WHERE s.reading IN own
UNION SELECT d.actor FROM side d JOIN event v ON v.id = d.event WHERE v.reading IN own
"""


def _named(query: object) -> Iterator[tuple[str, Sequence[object]]]:
    """The name holds these words as they stand."""
    words = str(query).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    yield "a.name LIKE ? ESCAPE '\\'", (f"%{words}%",)


def any_document(values: object) -> Iterator[tuple[str, Sequence[object]]]:
    """Named, speaking or taking part in one of the documents."""
    assert isinstance(values, tuple)
    yield f"a.id IN (SELECT {merged('y.actor')} FROM ({IN_DOCUMENTS.format(', '.join('?' * len(values)))}) y)", values


ACTORS = List(
    "actors",
    (
        Column("key", "a.key"), Column("name", "a.name"), Column("type", "a.type"),
        Column("named", "a.named", "boolean"), Column("country", "a.country"), Column("sector", "a.sector"),
        Column("wikidata", "a.wikidata"),
        Column("documents", f"(SELECT count(DISTINCT n.reading) FROM named n WHERE n.actor {OWN})", "integer"),
        Column("mentions", f"(SELECT coalesce(sum(n.mentions), 0) FROM named n WHERE n.actor {OWN})", "integer"),
        Column("statements", f"(SELECT count(DISTINCT k.statement) FROM holder k WHERE k.actor {OWN})", "integer"),
        Column("acts", f"(SELECT count(DISTINCT d.event) FROM side d WHERE d.side = 0 AND d.actor {OWN})", "integer"),
        Column("receives", f"(SELECT count(DISTINCT d.event) FROM side d WHERE d.side = 1 AND d.actor {OWN})",
               "integer"),
        Column("review", review("a.key")),
    ),
    "(SELECT * FROM actor x WHERE x.id NOT IN (SELECT actor FROM merged) AND (EXISTS (SELECT 1 FROM named WHERE"
    " actor = x.id) OR EXISTS (SELECT 1 FROM side WHERE actor = x.id) OR EXISTS (SELECT 1 FROM holder WHERE"
    " actor = x.id) OR EXISTS (SELECT 1 FROM merged WHERE into_actor = x.id))) a",
    {},
    {
        "text": _named, "actor": one_of_actors("a.id IN ({})"), "document": any_document, "country": among("a.country"),
        "sector": among("a.sector"), "type": among("a.type"), "named": flag("a.named"),
        "review": reviewed("a.key", "a.id", "actor", "key"),
    },
    {
        "name": "a.name COLLATE NOCASE", "statements": "statements", "mentions": "mentions", "documents": "documents",
        "acts": "acts", "receives": "receives",
    },
    "statements DESC, mentions DESC, a.key",
    "a.id",
    {"country": Facet("a.country"), "sector": Facet("a.sector"), "type": Facet("a.type")},
)  # fmt: skip
