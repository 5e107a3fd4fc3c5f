"""When and where one event is, as the flat event formats need it: a day with its basis, and a point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from readout.exports.referents import Referents
from readout.plover import Event
from readout.records import Document
from readout.referents import Candidate, TimeExpression


@dataclass(frozen=True, slots=True)
class Happening:
    """``first`` and ``last`` day; ``basis`` "text", "published" (no time in the sentence), or "" (neither is known).

    ``place`` is the gazetteer's point, ``placename`` the text's own words for it.
    """

    first: date | None
    last: date | None
    basis: str
    time: TimeExpression | None
    place: Candidate | None
    placename: str


def happening(known: Referents, document: Document, event: Event) -> Happening:
    """The day is the text's where it gives one that is resolved, else the day of publication."""
    time = known.time_at(event.when) if event.when else None
    first, last, basis = None, None, ""
    if time is not None and time.when is not None:
        first, last, basis = time.when.earliest.date(), time.when.latest.date(), "text"
    elif document.published is not None:
        first, last, basis = document.published.earliest.date(), document.published.latest.date(), "published"
    found = known.places_in([event.where]) if event.where else []
    point = found[0].place if found else None
    return Happening(first, last, basis, time, point, event.where.of(known.text) if event.where else "")
