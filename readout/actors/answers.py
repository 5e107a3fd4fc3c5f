"""What the actor table answers: an ``Actor`` (readout.referents), a ``Description``, an ``Office``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from readout.referents import Actor


@dataclass(frozen=True, slots=True)
class Description:
    """One actor that words describe without naming it: ``start:end`` are characters of those words.

    ``head`` is the head noun as written ("leader"); ``group`` says that several are meant ("officials");
    ``holder`` names who held a unique office on the date, where the table knows; ``place`` is the place that the
    description is tied to, as written ("the mayor of Kyiv" -> "Kyiv").
    """

    start: int
    end: int
    actor: Actor
    head: str
    group: bool = False
    holder: str | None = None
    holder_wikidata: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held: "president" of "FRA", from ``since`` to ``until`` (None: open or unknown)."""

    country: str | None
    title: str
    sector: str | None
    since: date | None
    until: date | None
    person: str
    wikidata: str | None = None
