"""Acts of words take from what they are about: "ready to send troops to *Liberia*", "called for *Kabul* to free them".

An agreement, refusal or threat that names nobody of its own is to those whom the promised or threatened deed concerns;
a request, to those who are to do it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readout.plover import Event, Participant

TO_THE_SAME = frozenset({"AGREE", "REJECT", "THREATEN"})


def addressed(events: Sequence[Event]) -> list[Event]:
    """The events of one sentence, in text order, with the recipients that acts of words leave unsaid."""
    return [replace(each, recipients=_meant(each, events)) if not each.recipients else each for each in events]


def _meant(event: Event, events: Sequence[Event]) -> tuple[Participant, ...]:
    if event.type not in TO_THE_SAME and event.type != "REQUEST":
        return ()
    about = [each for each in events if each.standing == "inside" and each.trigger.start > event.trigger.end]
    for each in about:
        side = each.actors if event.type == "REQUEST" else each.recipients
        others = tuple(one for one in side if not any(one.span.overlaps(own.span) for own in event.actors))
        if others:
            return others
    return ()
