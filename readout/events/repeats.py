"""No event twice in one report: what is told again is a further mention of it.

Two tellings are one when type, status, actors and recipients are the same, their triggers begin alike ("invited",
"invitation") and they stand near each other: two attacks by the same on the same, told apart, stay two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from readout.plover import Event, Participant

REACH = 3000
"""Characters between two tellings; an estimate, not measured."""


def merged(events: Iterable[Event], text: str) -> list[Event]:
    """The events in text order, those told again joined to their first telling."""
    kept: list[Event] = []
    for event in events:
        at = next((n for n, earlier in enumerate(kept) if _same(earlier, event, text)), None)
        if at is None:
            kept.append(event)
        else:
            kept[at] = replace(kept[at], mentions=(*kept[at].mentions, event.trigger))
    return kept


def _same(one: Event, other: Event, text: str) -> bool:
    if one.type != other.type or one.status != other.status or other.trigger.start - one.trigger.end > REACH:
        return False
    sides = ((one.actors, other.actors), (one.recipients, other.recipients))
    keys = [(_keys(a, text), _keys(b, text)) for a, b in sides]
    told = [(a, b) for a, b in keys if a or b]
    return bool(told) and all(a == b for a, b in told) and _word(one, text) == _word(other, text)


def _keys(side: tuple[Participant, ...], text: str) -> frozenset[str]:
    """Whom each stands for: its entities, or the words themselves."""
    return frozenset(key for each in side for key in (each.entities or (each.span.of(text).casefold(),)))


def _word(event: Event, text: str) -> str:
    """The trigger's first letters: "invited" and "invitation" tell of the same."""
    return event.trigger.of(text)[:4].casefold()
