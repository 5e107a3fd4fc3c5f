"""What is told again is a further mention of the same event."""

from __future__ import annotations

from dataclasses import replace

from readout.events.repeats import REACH, merged
from readout.plover import Event, Participant
from readout.text import Span

TEXT = (
    "Norvale invited Ostrel. The invitation of Ostrel by Norvale came late. " + "x " * REACH + "Norvale invited Ostrel."
)


def event(trigger: str, actor: str, recipient: str, at: int = 0) -> Event:
    """A CONSULT whose words stand at their first place from ``at`` on."""
    start = TEXT.index(trigger, at)
    sides = (Participant(Span(TEXT.index(each), TEXT.index(each) + len(each))) for each in (actor, recipient))
    one, other = sides
    span = Span(start, start + len(trigger))
    return Event(trigger + str(at), "CONSULT", span, (one,), (other,), "asserted", "main", Span(0, 20), 0.9, 0.9)


def test_an_event_told_again_is_one() -> None:
    first, again = event("invited", "Norvale", "Ostrel"), event("invitation", "Norvale", "Ostrel")
    (kept,) = merged([first, again], TEXT)
    assert kept.trigger == first.trigger and kept.mentions == (again.trigger,)


def test_another_status_another_side_or_a_far_telling_stays_apart() -> None:
    first, again = event("invited", "Norvale", "Ostrel"), event("invitation", "Norvale", "Ostrel")
    far = event("invited", "Norvale", "Ostrel", at=REACH)
    for other in (replace(again, status="denied"), event("invitation", "Ostrel", "Norvale"), far):
        assert len(merged([first, other], TEXT)) == 2


def test_nothing_is_lost() -> None:
    told = [event("invited", "Norvale", "Ostrel"), event("invitation", "Norvale", "Ostrel")] * 2
    assert sum(1 + len(each.mentions) for each in merged(told, TEXT)) == 4


def test_two_that_name_nobody_are_two() -> None:
    nobody = [replace(event("invited", "Norvale", "Ostrel"), actors=(), recipients=())] * 2
    assert len(merged(nobody, TEXT)) == 2
