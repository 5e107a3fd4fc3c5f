"""Short reports with hand-drawn names, statements and events, resolved by the real tables.

``"[P Ann Lee]"`` draws a person, O a body, L a place, ``"[S he]"`` a source, as in tests.entities.reports; events are
named by their words: ``deed(reading, "AID", "sent", actors=["Norway"], recipients=["Chad"])``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from readout.actors import Actors, load_actors
from readout.events.participants import Participants
from readout.layers import ATTRIBUTIONS, EVENTS, PLACES, SAID, SENTENCES, TIMES, Reading
from readout.places.stages import Locate
from readout.plover import Event, EventType, Participant
from readout.text import Span, content_id
from readout.times.stages import ReadTimes
from tests.entities import reports


@cache
def actors() -> Actors:
    """The shipped table, read once."""
    return load_actors()


def read(marked: str) -> Reading:
    """A report with everything that events are built on but the encoder."""
    reading = reports.read(marked)
    reading = reading.plus({layer: value for layer, value in ReadTimes().run(reading).items() if layer not in reading})
    return reading.plus(Locate().run(reading))


def span(reading: Reading, words: str) -> Span:
    """Where the words stand first; of "the |port| of" the part between the bars."""
    before, marked = words.split("|")[:2] if "|" in words else ("", words)
    start = reading.document.text.index(words.replace("|", "")) + len(before)
    return Span(start, start + len(marked))


def who(reading: Reading, words: str, *, acts: bool = True, type: EventType = "AID") -> Participant:
    """Whom the words stand for."""
    return Participants(reading, actors(), None).of(span(reading, words), acts=acts, type=type)


def codes(side: tuple[Participant, ...] | Participant) -> list[str]:
    """Country and sector of each actor of a side."""
    told = (side,) if isinstance(side, Participant) else side
    return [f"{actor.country or '---'}{actor.sector or ''}" for each in told for actor in each.actors]


def deed(
    reading: Reading, type: EventType, trigger: str, actors: tuple[str, ...] = (), recipients: tuple[str, ...] = (),
    **more: object,
) -> Event:  # fmt: skip
    """One event; status asserted, standing main, unless said otherwise."""
    at = span(reading, trigger)
    home = next(each.span for each in reading[SENTENCES] if each.span.holds(at))
    under = next((a.id for a in reading[ATTRIBUTIONS] if any(part.holds(at) for part in a.content)), None)
    made = Event(
        content_id("event", type, at), type, at,
        tuple(who(reading, each, type=type) for each in actors),
        tuple(who(reading, each, acts=False, type=type) for each in recipients),
        "asserted", "main", home, 0.9, 0.9, under,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def with_events(reading: Reading, *events: Event) -> Reading:
    """The reading with these events."""
    return reading.plus({EVENTS: events})


__all__ = ["PLACES", "SAID", "TIMES", "codes", "deed", "read", "span", "who", "with_events"]
