"""What PLOVER makes of a reading's events."""

from __future__ import annotations

import pytest

from readout.events.coding import FUTURE, coded
from readout.plover import TYPES, EventType, Standing, Status
from tests.events.deeds import deed, read, with_events

PLAIN = "[L Turkey] hit [L Iraq] again."


def types(type: EventType, status: Status, standing: Standing = "main", marked: str = PLAIN) -> list[str]:
    """The types of the records of one event."""
    reading = read(marked)
    event = deed(reading, type, "hit", ("Turkey",), ("Iraq",), status=status, standing=standing)
    return [each.type for each in coded(with_events(reading, event))]


@pytest.mark.parametrize("type", TYPES[:16])
def test_what_is_asserted_keeps_its_type(type: EventType) -> None:
    assert types(type, "asserted") == [type]


@pytest.mark.parametrize("type", TYPES[:16])
def test_what_is_denied_is_not_coded(type: EventType) -> None:
    assert types(type, "denied") == []


@pytest.mark.parametrize(
    ("type", "expected"),
    [("CONSULT", "AGREE"), ("AID", "AGREE"), ("RETREAT", "CONCEDE"), ("SANCTION", "THREATEN"), ("ASSAULT", "THREATEN")],
)
def test_what_is_still_to_come_is_a_promise_or_a_threat(type: EventType, expected: str) -> None:
    assert types(type, "planned") == [expected]


def test_every_type_but_statement_has_a_future() -> None:
    assert set(FUTURE) == set(TYPES) - {"STATEMENT"}


@pytest.mark.parametrize("status", ["planned", "possible", "conditional", "demanded"])
def test_what_an_act_of_words_is_about_is_told_by_it(status: Status) -> None:
    assert types("ASSAULT", status, "inside") == []


@pytest.mark.parametrize("status", ["possible", "conditional", "demanded"])
def test_what_only_others_speak_of_has_not_happened(status: Status) -> None:
    assert types("ASSAULT", status) == []


def test_a_condition_that_the_actors_set_themselves_is_their_offer() -> None:
    reading = read("[S [O Hamas]] said [O Hamas] would meet him if he came.")
    event = deed(reading, "CONSULT", "meet", ("said |Hamas| would",), status="conditional")
    assert [each.type for each in coded(with_events(reading, event))] == ["AGREE"]


def test_statements_are_not_plovers() -> None:
    assert types("STATEMENT", "asserted") == []


def test_agreeing_and_what_is_agreed_are_one_record() -> None:
    reading = read("[L Turkey] agreed on it and will help [L Iraq].")
    told = [
        deed(reading, "AGREE", "agreed", ("Turkey",)),
        deed(reading, "AID", "help", ("Turkey",), ("Iraq",), status="planned"),
    ]
    assert [each.event.type for each in coded(with_events(reading, *told))] == ["AGREE"]


def test_only_the_news_of_a_sentence_is_a_root() -> None:
    reading = read("[L Turkey] hit [L Iraq] after an attack.")
    told = [
        deed(reading, "ASSAULT", "hit", ("Turkey",), ("Iraq",)),
        deed(reading, "ASSAULT", "attack", standing="passing"),
    ]
    assert [each.root for each in coded(with_events(reading, *told))] == [True, False]
