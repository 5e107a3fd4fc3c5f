"""Modes and contexts by the words of a sentence."""

from __future__ import annotations

import pytest

from readout.events.modes import context_rows, contexts, mode_rows, modes, told_by
from readout.plover import TYPES, EventType
from tests.events.deeds import deed, read


@pytest.mark.parametrize(
    ("type", "text", "trigger", "expected"),
    [
        ("ASSAULT", "A suicide bomber killed nine people.", "killed", ("suicide-attack",)),
        ("ASSAULT", "Gunmen shot dead a judge.", "shot", ("firearms",)),
        ("ASSAULT", "Gunmen assassinated a judge with a pistol.", "assassinated", ("firearms", "targeted")),
        ("ASSAULT", "The attack left nine dead.", "attack", ()),
        ("COERCE", "They imposed a curfew in the town.", "curfew", ("curfew",)),
        ("COERCE", "Police arrested nine monks.", "arrested", ("arrest",)),
        ("PROTEST", "Nurses began a hunger strike.", "strike", ("hunger",)),
        ("CONSULT", "He visited the city.", "visited", ("visit",)),
        ("RETREAT", "The minister resigned.", "resigned", ("resign",)),
        ("SUPPORT", "He praised it.", "praised", ()),
    ],
)
def test_a_mode_is_given_where_the_words_leave_no_doubt(
    type: EventType, text: str, trigger: str, expected: tuple[str, ...]
) -> None:
    event = deed(read(text), type, trigger)
    assert modes(event, text, trigger, [event]) == expected


def test_a_request_to_meet_is_told_by_what_it_is_about() -> None:
    reading = read("They urged him to come to a parley.")
    request, parley = deed(reading, "REQUEST", "urged"), deed(reading, "CONSULT", "parley", standing="inside")
    found = modes(request, reading.document.text, "urged", [request, parley])
    assert found == ("meet",)


def test_each_mode_says_which_words_gave_it() -> None:
    text = "Gunmen shot dead a judge."
    event = deed(read(text), "ASSAULT", "shot", modes=("firearms",))
    assert told_by(event, text, "shot") == [("firearms", "Gunmen")]


def test_contexts_are_those_of_the_words() -> None:
    assert contexts("The army held an election under its nuclear weapons.") == ("military", "election", "cbrn")
    assert contexts("Nothing of the kind.") == ()


def test_every_row_is_of_a_type_and_every_context_of_plovers_thirty_seven() -> None:
    assert set(mode_rows()) <= set(TYPES)
    names = [name for name, _ in context_rows()]
    assert len(names) == len(set(names)) == 37
