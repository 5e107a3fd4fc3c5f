"""Who denies what others assert."""

from __future__ import annotations

from dataclasses import replace

from readout.events.disputes import disputed
from readout.layers import ATTRIBUTIONS, Reading
from readout.plover import Event
from tests.events.deeds import deed, read


def denying(reading: Reading, cue: str, content: str) -> Reading:
    """The reading in which its last statement denies ``content`` with ``cue``."""
    from tests.events.deeds import span

    *others, last = reading[ATTRIBUTIONS]
    last = replace(last, stance="denies", cue=(span(reading, cue),), content=(span(reading, content),))
    others = [replace(each, cue=(each.source[0],)) for each in others]
    return reading.without(frozenset({"attributions"})).plus({ATTRIBUTIONS: (*others, last)})


def against(reading: Reading, *events: Event) -> list[int]:
    """How many statements deny each event."""
    return [len(each.disputed) for each in disputed(reading, events)]


CLAIM = "[S [L Ukraine]] said [L Russia] bombed the port, but [S [L Russia]] denied it."


def test_a_claim_and_its_denial_are_one_event_that_is_denied() -> None:
    reading = denying(read(CLAIM), "denied", "denied |it|")
    assert against(reading, deed(reading, "ASSAULT", "bombed", ("said |Russia| bombed",), under="x")) == [1]


def test_a_denial_reaches_back_to_the_sentence_before() -> None:
    marked = "[S Officials] feared that [L Russia] could bomb it. [S [L Russia]] denied such intentions."
    reading = denying(read(marked), "denied", "such intentions")
    assert against(reading, deed(reading, "ASSAULT", "bomb", ("that |Russia| could",), status="possible")) == [1]


def test_of_several_deeds_the_one_the_denier_took_part_in_is_meant() -> None:
    marked = "[S Officials] said [L Russia] bombed it and [L Turkey] left. [S [L Russia]] denied it."
    reading = denying(read(marked), "denied", "denied |it|")
    deeds = [
        deed(reading, "ASSAULT", "bombed", ("said |Russia| bombed",)),
        deed(reading, "RETREAT", "left", ("Turkey",)),
    ]
    assert against(reading, *deeds) == [1, 0]


def test_a_denial_that_tells_the_event_again_disputes_the_other_telling() -> None:
    marked = "[S Kyiv] said [L Russia] bombed it. [S [L Russia]] said [L Russia] had not bombed it."
    reading = read(marked)
    told = deed(reading, "ASSAULT", "said Russia |bombed|", ("said |Russia| bombed",))
    denied = deed(reading, "ASSAULT", "not |bombed|", ("said |Russia| had",), status="denied")
    assert against(reading, replace(told, under="a"), replace(denied, under="b")) == [1, 0]


def test_the_denier_of_something_else_disputes_nothing() -> None:
    marked = "[S Kyiv] said [L Russia] bombed it. [S [L Turkey]] said [L Turkey] had not left."
    reading = read(marked)
    told = deed(reading, "ASSAULT", "bombed", ("said |Russia| bombed",), under="a")
    denied = deed(reading, "RETREAT", "left", ("said |Turkey| had",), status="denied", under="b")
    assert against(reading, told, denied) == [0, 0]


def test_who_denies_a_visit_does_not_deny_a_meeting() -> None:
    marked = "[S Kyiv] said [L Russia] met him and visits him. [S [L Russia]] said [L Russia] has no plan to visit him."
    reading = read(marked)
    met = deed(reading, "CONSULT", "met", ("said |Russia| met",), under="a")
    visits = deed(reading, "CONSULT", "visits", ("said |Russia| met",), under="a", status="planned")
    denied = deed(reading, "CONSULT", "to |visit|", ("said |Russia| has",), status="denied", under="b")
    assert against(reading, met, visits, denied) == [0, 1, 0]
