"""Who did what to whom."""

from __future__ import annotations

from readout.ledger.filters import among, exactly, flag, from_day, least, until_day
from readout.ledger.lists.columns import (
    NAME,
    OF_DOCUMENT,
    OUTLET,
    SNAPSHOT,
    TEXT,
    Column,
    Facet,
    List,
    beside,
    chain,
    review,
    sides,
    slice_of,
)
from readout.ledger.lists.linked import any_of, in_words, one_of_actors, reviewed

SIDE = "v.id IN (SELECT d.event FROM side d WHERE d.side IN ({}) AND d.{} IN ({{}}))"
EVIDENCE = slice_of("v.evidence_start", "v.evidence_end")

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
        Column("longitude", "v.longitude", "real"), Column("evidence", EVIDENCE),
        Column("evidence_at", "v.evidence_start || '-' || v.evidence_end"), Column("start", "v.start", "integer"),
        Column("end", "v.end", "integer"), Column("mentions", "v.mentions", "integer"),
        Column("score", "v.score", "real"), Column("review", review("v.name")), SNAPSHOT, TEXT,
    ),
    "event v",
    {**beside("v"), "o": "LEFT JOIN outlet o ON o.id = v.outlet"},
    {
        "text": in_words("event_text", "v.id", EVIDENCE),
        "actor": one_of_actors("v.id IN (SELECT d.event FROM side d WHERE d.side = 0 AND d.actor IN ({}))"),
        "recipient": one_of_actors("v.id IN (SELECT d.event FROM side d WHERE d.side = 1 AND d.actor IN ({}))"),
        "speaker": one_of_actors("v.statement IN (SELECT h.statement FROM holder h WHERE h.actor IN ({}))"),
        "country": any_of(SIDE.format("0", "country")), "recipient_country": any_of(SIDE.format("1", "country")),
        "sector": any_of(SIDE.format("0, 1", "sector")), "status": among("v.status"), "type": among("v.type"),
        "code": among("v.code"), "outlet": among("o.name"), "document": exactly("e.name"), "place": among("v.country"),
        "published": from_day("v.published"), "published_until": until_day("v.published"),
        "day": from_day("coalesce(v.day_until, v.day)"), "day_until": until_day("v.day"), "root": flag("v.root"),
        "disputed": flag("v.disputed > 0"), "least_score": least("v.score"),
        "review": reviewed("v.name", "v.id", "event"),
    },
    {
        "day": "v.day", "published": "v.published", "type": "v.type", "status": "v.status", "score": "v.score",
        "outlet": "o.name",
    },
    "v.day DESC, v.id",
    "v.id",
    {
        "type": Facet("v.type"), "status": Facet("v.status"), "code": Facet("v.code"),
        "outlet": Facet("v.outlet", OUTLET), "day": Facet("v.day"), "month": Facet("substr(v.day, 1, 7)"),
        "place": Facet("v.country"), "standing": Facet("v.standing"),
    },
)  # fmt: skip
