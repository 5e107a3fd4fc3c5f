"""Where and when an event is, by its sentence; and whose police, rebels or courts are meant where no word tells.

A time that says when something was *said* is none of an event's; of several events each time and place goes to the
nearest. "Police in Jericho" and "gunmen ... near Mopti" get the country of the place where it happens.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.actors import Actors
from readout.layers import ENTITIES, MENTIONS, PLACES, SAID, TIMES, Reading
from readout.names.certain import is_people
from readout.plover import Participant
from readout.referents import Actor, Entity
from readout.text import Span

SCENE = re.compile(
    r"\b(?:in|near|at|outside|around|across|inside|off|throughout|of|from)\s(?:the\s|an?\s)?"
    r"(?:[\w’'-]+\s){0,3}?$", re.IGNORECASE,
)  # fmt: skip
"""What stands before a place where something happens: "in the town of ", "near the southern city of "."""
CLAUSE = re.compile(r";|\b(?:which|who|whose|when|while|because|after|before|following|since|amid|although)\b")
"""What parts an event from a time or place of something else."""
WORD = re.compile(r"[A-Z\u00c0-\u00de][\w.’'-]*")
REACH = 60
"""Characters before a place that are looked at."""
GUESSED, LEADING = 0.5, 0.5
"""How sure a country is that only the scene tells; from which share of the countries' mentions one is the report's."""
ARMED = {"REB", "UAF", "MIL", "CRM", "PRM"}
ABROAD = {"IGO", "NGO", "UNO", "EUR", "MNC", "IMG", "ISM"}
"""PLOVER's codes of no country."""


@dataclass(frozen=True, slots=True)
class Scene:
    """When and where an event is: spans of a TimeExpression and of a Place of the reading."""

    when: Span | None
    where: Span | None


class Scenes:
    """Times, places and countries of a report, asked sentence by sentence."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self.text, self.actors = reading.document.text, actors
        said = {each.time for each in reading[SAID]}
        moments = [each.span for each in reading[TIMES] if each.type in ("DATE", "TIME")]
        self.times = sorted(span for span in moments if span not in said)
        self.points = {each.span: each.place.country for each in reading[PLACES] if each.place and each.place.country}
        places = sorted(each.span for each in reading[PLACES])
        self.scenery = [span for span in places if SCENE.search(self.text[max(0, span.start - REACH) : span.start])]
        self._countries = _countries(reading, actors)
        self._named = sorted(self._countries)
        self._own = _own(list(self._countries.values()))

    def of(self, triggers: Sequence[Span], sentence: Span) -> list[Scene]:
        """The scene of each event of one sentence, whose triggers these are."""
        offered = (within(self.times, sentence), within(self.scenery, sentence))
        times, places = (_shared(self.text, triggers, spans) for spans in offered)
        return [Scene(times.get(trigger), places.get(trigger)) for trigger in triggers]

    def at_home(self, who: Participant, sentence: Span) -> Participant:
        """The participant, with the country of the scene where the words name a sector and no country."""
        if not any(_homeless(actor) for actor in who.actors):
            return who
        armed = any(actor.sector in ARMED for actor in who.actors)
        told = self._home(sentence, armed)
        if told is None:
            return who
        country, reason = told
        return replace(who, actors=tuple(_moved(actor, country, reason) for actor in who.actors))

    def _home(self, sentence: Span, armed: bool) -> tuple[str, str] | None:
        """The one country of the sentence's scene, else the one country it names, else that of the whole report.

        A country that is only named may be the other side's: "rebels killed two French soldiers".
        """
        scene = {self.points[span]: span for span in within(self.scenery, sentence) if span in self.points}
        if len(scene) == 1:
            ((country, span),) = scene.items()
            return country, f"{span.of(self.text)} is where it happens"
        named = {self._countries[span]: span for span in within(self._named, sentence)}
        if len(named) == 1 and not armed:
            ((country, span),) = named.items()
            return country, f"{span.of(self.text)} is the only country in the sentence"
        if not named and self._own:
            return self._own, "the report speaks of this country"
        return None


def _homeless(actor: Actor) -> bool:
    return actor.country is None and actor.sector is not None and not actor.alternatives


def _moved(actor: Actor, country: str, reason: str) -> Actor:
    if not _homeless(actor):
        return actor
    told = f"{actor.reason}; {reason}" if actor.reason else reason
    return replace(actor, country=country, how="scene", reason=told, score=min(actor.score, GUESSED))


def _countries(reading: Reading, actors: Actors) -> dict[Span, str]:
    """Words that name one country or its people, a place of it, or an actor of it."""
    entities: dict[str, Entity] = {each.id: each for each in reading[ENTITIES]}
    found: dict[Span, str] = {}
    for word in WORD.finditer(reading.document.text):
        people = actors.named(word[0], "place") if is_people(word[0]) else None
        if people is not None and people.country and not people.alternatives:
            found[Span(*word.span())] = people.country
    for place in reading[PLACES]:
        if place.place and place.place.country:
            found[place.span] = place.place.country
    for mention in reading[MENTIONS]:
        actor = entities[mention.entity].actor if mention.entity in entities else None
        if actor is not None and actor.country and not actor.alternatives:
            found[mention.span] = actor.country
    return {span: code for span, code in found.items() if code not in ABROAD}


def _own(codes: Sequence[str]) -> str | None:
    """The country that at least half of a report's country names are of."""
    ((code, count),) = Counter(codes).most_common(1) or ((None, 0),)
    return code if count > LEADING * len(codes) else None


def within(spans: Sequence[Span], sentence: Span) -> Sequence[Span]:
    """Those of sorted spans that begin in a sentence."""
    return spans[bisect_left(spans, (sentence.start,)) : bisect_left(spans, (sentence.end,))]


def _shared(text: str, triggers: Sequence[Span], offered: Sequence[Span]) -> dict[Span, Span]:
    """Each time or place goes to the nearest trigger, of its own clause; of several that one gets the nearest stays."""
    kept: dict[Span, Span] = {}
    for span in offered:
        nearest = min(triggers, key=lambda each: _gap(each, span))
        between = Span(min(nearest.end, span.end), max(nearest.start, span.start))
        if CLAUSE.search(between.of(text)):
            continue
        if nearest not in kept or _gap(nearest, span) < _gap(nearest, kept[nearest]):
            kept[nearest] = span
    return kept


def _gap(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
