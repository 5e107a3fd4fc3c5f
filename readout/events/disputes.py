"""Who denies an event that somebody else asserts: "Kyiv said Moscow bombed the port, which Moscow denied".

A denial that tells the event again ("denied bombing the port") is an event of its own with the status denied; it is set
against a telling that is not denied, of the same type and sides. One that only points back ("denied it", "denied such
intentions") is set against the nearest event before it, of those in reach the one its denier took part in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from readout.layers import ATTRIBUTIONS, SENTENCES, SPEAKERS, Reading
from readout.plover import Event, Participant
from readout.records import Attribution
from readout.referents import Speaker
from readout.text import Span

SENTENCES_BACK = 1
"""A denial that only points back reaches its own sentence and the one before it."""
BRIEF = 6
"""Words of what is denied, where it only points back: "such intentions", "the charge"."""
STEM = 4
"""Letters by which "visit" and "visited" are one word."""
WIDE = frozenset({"CONSULT", "COOPERATE", "AGREE", "STATEMENT"})
"""Types so wide that two acts are the same only where the words or the mode are too."""
ACTS_OF_WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATEMENT"})
"""Types that a denial hardly means where something else was said to have been done."""


def disputed(reading: Reading, events: Sequence[Event]) -> list[Event]:
    """The events, with the ids of the attributions that deny each."""
    against: dict[str, list[str]] = {}
    for event, attribution in (*_told_again(events, reading.document.text), *_pointed_at(reading, events)):
        against.setdefault(event.id, []).append(attribution)
    return [replace(each, disputed=tuple(dict.fromkeys(against.get(each.id, ())))) for each in events]


def _told_again(events: Sequence[Event], text: str) -> Iterator[tuple[Event, str]]:
    for denied in events:
        if denied.status == "denied" and denied.under is not None:
            for other in events:
                if other.status != "denied" and other.under != denied.under and _alike(denied, other, text):
                    yield other, denied.under


def _alike(one: Event, other: Event, text: str) -> bool:
    """Of one type, with the same sides as far as both tell them, one at least; a visit is not a talk."""
    if one.type != other.type:
        return False
    words = {each.trigger.of(text)[:STEM].casefold() for each in (one, other)}
    if one.type in WIDE and len(words) > 1 and not set(one.modes) & set(other.modes):
        return False
    pairs = [(_keys(a), _keys(b)) for a, b in ((one.actors, other.actors), (one.recipients, other.recipients))]
    both = [(a, b) for a, b in pairs if a and b]
    return bool(both) and all(a & b for a, b in both)


def _pointed_at(reading: Reading, events: Sequence[Event]) -> Iterator[tuple[Event, str]]:
    speakers = {each.attribution: each for each in reading[SPEAKERS]}
    starts = [each.span.start for each in reading[SENTENCES]]
    for denial in reading[ATTRIBUTIONS]:
        if denial.stance == "denies" and not denial.negated and denial.cue and not _tells(denial, events):
            text = reading.document.text
            if sum(len(part.of(text).split()) for part in denial.content) <= BRIEF:
                home = bisect_left(starts, denial.cue[0].start + 1) - 1
                reach = Span(starts[max(0, home - SENTENCES_BACK)], denial.cue[0].start) if home >= 0 else None
                meant = _meant(denial, reach, events, speakers)
                if meant is not None:
                    yield meant, denial.id


def _tells(denial: Attribution, events: Sequence[Event]) -> bool:
    """Whether what is denied holds an event of its own."""
    return any(part.holds(each.trigger) for part in denial.content for each in events)


def _meant(
    denial: Attribution, reach: Span | None, events: Sequence[Event], speakers: Mapping[str, Speaker]
) -> Event | None:  # fmt: skip
    """The nearest deed before a denial that its speaker took part in; else the nearest that others report."""
    if reach is None:
        return None
    near = [each for each in events if reach.holds(each.trigger) and each.status != "denied"]
    deeds = [each for each in near if each.type not in ACTS_OF_WORDS] or near
    denier = frozenset(speakers[denial.id].entities) if denial.id in speakers else frozenset()
    own = [each for each in deeds if denier & (_keys(each.actors) | _keys(each.recipients))]
    told = own or [each for each in deeds if each.under is not None and each.under != denial.id]
    return max(told, key=lambda each: each.trigger.start, default=None)


def _keys(side: Sequence[Participant]) -> frozenset[str]:
    """Whom each stands for: entities, and countries that act through their governments or forces."""
    named = {entity for each in side for entity in each.entities}
    return frozenset(named | {actor.country for each in side for actor in each.actors if actor.country})
