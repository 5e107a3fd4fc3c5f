"""What the rest of a report tells of a name: which Georgia it means, and whose the Interior Ministry is.

"Georgia" is the country where the report names Tbilisi, Georgians or a Georgian city too; without that it stays open.
"The Interior Ministry in Tbilisi" and "Georgia's Interior Ministry" are Georgia's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from readout.actors import Actors
from readout.entities.drafts import Spot
from readout.names.certain import is_people
from readout.records import Block
from readout.referents import Actor
from readout.text import Span

WORD = re.compile(r"[A-Z\u00c0-\u00de][a-z\u00df-\u024f]{3,}")
TOWN = re.compile(r"[A-Z\u00c0-\u00de][^,(\d—–]{1,40}")
BEFORE = re.compile(r"(?:'s|’s|s'|s’)\s$")
BEHIND = re.compile(r"\s(?:in|of|at)\s(?:the\s)?$")
TOLD = 0.75
"""How sure a country is that other names of the report decide."""
GAP = 9
"""Characters between a body and the place beside it: " of the "."""


class Company:
    """Asks the actor table for a name, with what the report says elsewhere."""

    def __init__(
        self, text: str, blocks: Sequence[Block], spots: Sequence[Spot], actors: Actors, on: date | None
    ) -> None:
        self.text, self.actors, self.on = text, actors, on
        self._blocks, self._spots = blocks, spots
        self._seen: dict[str, str] | None = None

    def known(self, spot: Spot) -> Actor | None:
        """What a name stands for; of several meanings the country that other names of the report point to."""
        written = spot.span.of(self.text)
        actor = self.actors.named(written, spot.type, self.on)
        if actor is None or not actor.alternatives:
            return actor
        told = self._told()
        meant = [each.split(" ", 1)[0] for each in actor.alternatives]
        found = [(code, whole) for code in dict.fromkeys(meant) if code in told
                 and (whole := self.actors.country(written, code)) is not None]  # fmt: skip
        if len(found) != 1:
            return actor
        ((code, whole),) = found
        return replace(whole, score=TOLD, reason=f"{whole.reason}; the report names {told[code]} as well")

    def _told(self) -> dict[str, str]:
        """Country -> the first word that speaks of it and of no other: a place, a people, the dateline."""
        if self._seen is None:
            towns = [TOWN.match(block.span.of(self.text)) for block in self._blocks if block.role == "dateline"]
            words = [town.group().strip().title() for town in towns if town is not None]
            words += [spot.span.of(self.text) for spot in self._spots if spot.type == "place"]
            words += [word for word in WORD.findall(self.text) if is_people(word)]
            self._seen = {}
            for word in dict.fromkeys(words):
                actor = self.actors.named(word, "place", self.on)
                if actor is not None and actor.country and not actor.alternatives:
                    self._seen.setdefault(actor.country, word)
        return self._seen


def seats(text: str, spots: Sequence[Spot], known: Callable[[Spot], Actor | None]) -> Mapping[Span, Actor]:
    """Bodies that the table knows for every country ("Interior Ministry") -> the country that stands beside them."""
    places = [spot for spot in spots if spot.type == "place"]
    starts = {spot.span.start: spot for spot in places}
    ends = {spot.span.end: spot for spot in places}
    found: dict[Span, Actor] = {}
    for spot in spots:
        own = known(spot) if spot.type == "organization" else None
        if own is None or own.country is not None or own.alternatives or own.sector is None:
            continue
        start, end = spot.span
        beside = [ends.get(start - length) for length in (2, 3) if BEFORE.search(text[start - length : start])]
        beside += [starts.get(end + length) for length in range(4, GAP) if BEHIND.fullmatch(text[end : end + length])]
        for place in beside:
            actor = known(place) if place is not None else None
            if actor is not None and actor.country:
                found[spot.span] = actor
                break
    return found
