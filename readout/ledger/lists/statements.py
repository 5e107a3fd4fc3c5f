"""Who said what."""

from __future__ import annotations

from readout.ledger.filters import among, exactly, from_day, least, until_day
from readout.ledger.lists.columns import (
    OF_DOCUMENT,
    OUTLET,
    SNAPSHOT,
    TEXT,
    Column,
    Facet,
    List,
    actor_fact,
    at,
    beside,
    chain,
    merged,
    parts,
    review,
)
from readout.ledger.lists.linked import any_of, in_words, one_of_actors, reviewed

HOLDER = "s.id IN (SELECT h.statement FROM holder h JOIN actor a ON a.id = h.actor WHERE a.{} IN ({{}}))"

STATEMENTS = List(
    "statements",
    (
        Column("id", "s.name"), Column("number", "s.number"), *OF_DOCUMENT,
        Column("speaker", actor_fact("s.speaker", "name")),
        Column("speaker_country", actor_fact("s.speaker", "country")),
        Column("speaker_sector", actor_fact("s.speaker", "sector")),
        Column("speaker_key", actor_fact("s.speaker", "key")),
        Column("chain", chain("s.id")), Column("stance", "s.stance"), Column("negated", "s.negated", "boolean"),
        Column("hedged", "s.hedged", "boolean"), Column("mode", "s.mode"), Column("medium", "s.medium"),
        Column("anonymous", "s.anonymous"), Column("source", parts(0)), Column("cue", parts(1)),
        Column("content", parts(2)), Column("source_at", at(0)), Column("cue_at", at(1)), Column("content_at", at(2)),
        Column("said", "s.said"), Column("said_until", "s.said_until"), Column("start", "s.start", "integer"),
        Column("end", "s.end", "integer"), Column("score", "s.score", "real"), Column("review", review("s.name")),
        SNAPSHOT, TEXT,
    ),
    "statement s",
    {**beside("s"), "o": "LEFT JOIN outlet o ON o.id = s.outlet"},
    {
        "text": in_words("statement_text", "s.id", parts(2)),
        "speaker": one_of_actors("s.id IN (SELECT h.statement FROM holder h WHERE h.actor IN ({}))"),
        "country": any_of(HOLDER.format("country")), "sector": any_of(HOLDER.format("sector")),
        "stance": among("s.stance"), "outlet": among("o.name"), "document": exactly("e.name"),
        "said": from_day("coalesce(s.said_until, s.said)"), "said_until": until_day("s.said"),
        "published": from_day("s.published"), "published_until": until_day("s.published"),
        "least_score": least("s.score"), "review": reviewed("s.name", "s.id", "statement"),
    },
    {
        "published": "s.published", "said": "coalesce(s.said, s.published)", "speaker": "speaker", "score": "s.score",
        "outlet": "o.name", "stance": "s.stance",
    },
    "s.published DESC, s.id",
    "s.id",
    {
        "stance": Facet("s.stance"), "outlet": Facet("s.outlet", OUTLET), "published": Facet("s.published"),
        "month": Facet("substr(s.published, 1, 7)"), "mode": Facet("s.mode"), "medium": Facet("s.medium"),
        "speaker": Facet(merged("s.speaker"), "(SELECT a.name FROM actor a WHERE a.id = {})"),
        "country": Facet(actor_fact("s.speaker", "country")), "sector": Facet(actor_fact("s.speaker", "sector")),
    },
)  # fmt: skip
