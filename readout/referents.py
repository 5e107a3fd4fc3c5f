"""Who is meant, when, and where: frozen records that resolve a report's words. Offsets as in ``readout.records``.

Each says how it was settled (``how``, one fixed word or phrase), why in words (``reason``) and how sure it is
(``score``, in [0, 1]). What could not be settled is kept and says so: a mention without an entity, a time without
an interval, a place without a point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from readout.records import When
from readout.text import Span

EntityType = Literal["person", "organization", "place"]
MentionKind = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceKind = Literal["country", "admin", "city", "region", "water", "landform", "site"]
Granularity = Literal[
    "second", "minute", "hour", "daypart", "day", "weekend", "week", "month", "season", "quarter", "half",
    "year", "decade", "century", "vague",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as the name head draws it; ``acting`` marks a place that acts as its government."""

    span: Span
    type: EntityType
    score: float
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """What the actor table (or the words themselves) know of an entity on the report's date.

    ``country`` is an ISO 3166 alpha-3 code, or PLOVER's code for actors of no country (IGO, NGO, MNC ...);
    ``sector`` a PLOVER sector (GOV, MIL, LEG, REB, MED, CVL ...); ``wikidata`` a Q-id. ``alternatives`` names, as
    "XXX SEC name", what the words could mean as well; then ``country`` holds only what all of them share.
    ``source`` names the row: its file or set and licence.
    """

    country: str | None
    sector: str | None
    how: str
    reason: str
    score: float
    wikidata: str | None = None
    name: str | None = None
    source: str | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters that stand for somebody or something; ``entity`` is None where that could not be settled."""

    span: Span
    kind: MentionKind
    type: EntityType
    entity: str | None
    how: str
    reason: str
    score: float
    acting: bool = False
    candidates: tuple[str, ...] = ()
    """Ids of the entities it could mean, the likeliest first, where it is not settled."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body or place of a report, or an actor that it describes without a name.

    ``name`` is the fullest name the report gives (for an unnamed one, the words that describe it);
    ``roles`` are the titles and appositions that the report gives it; ``mentions`` every stretch linked to it,
    in text order. ``id`` is made from the document and the first mention.
    """

    id: str
    name: str
    type: EntityType
    named: bool
    mentions: tuple[Span, ...]
    roles: tuple[Span, ...] = ()
    actor: Actor | None = None
    group: bool = False
    """Several persons or bodies spoken of together ("U.S. officials")."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom the source of one attribution stands for; no ``entities`` where that could not be settled."""

    attribution: str
    entities: tuple[str, ...]
    kind: MentionKind | None
    """What the source's own words are; None where the attribution has no source."""
    how: str
    reason: str
    score: float
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time that the text states, as TIMEX3 writes it, and the interval it was resolved to.

    ``value`` is a TIMEX3 value ("2023-09-13", "P2W", "PRESENT_REF", "XXXX-WXX-3" where no anchor settles it);
    ``when`` is None for durations and sets, and where it is unresolved; ``anchor`` says what it was counted from
    ("published", "dateline", "url", "first seen", "utterance", "the text", "none"), ``anchor_value`` its date.
    """

    span: Span
    type: TimeType
    value: str
    when: When | None
    granularity: Granularity
    rule: str
    anchor: str
    reason: str
    anchor_value: str | None = None
    mod: str | None = None
    """TIMEX3's modifier: APPROX, START, MID, END, BEFORE, AFTER, LESS_THAN, MORE_THAN ..."""


@dataclass(frozen=True, slots=True)
class Said:
    """When a statement was made, where the text says it: the span of a TimeExpression of the same reading."""

    attribution: str
    time: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place of the gazetteer that a name could mean."""

    name: str
    kind: PlaceKind
    country: str | None
    admin: str | None
    latitude: float
    longitude: float
    geonames: int | None
    score: float
    radius: int | None = None
    """How far the area reaches from its point, in kilometres; None for a town."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place name and the point it was resolved to; ``candidates`` the likeliest first.

    ``place`` is None where nothing in the gazetteer fits or several fit about equally; degrees are WGS 84.
    """

    span: Span
    place: Candidate | None
    how: str
    reason: str
    score: float
    candidates: tuple[Candidate, ...] = ()
