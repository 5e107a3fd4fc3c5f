"""How a passage holds what it tells, from its words or events outwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.claims.attitude import OF_STATUS, Attitude, attitude_of
from readout.plover import Event
from readout.records import Attribution, Stance
from readout.text import Span

PIER = "The council of Ostrel closed the pier"
EVENT = Event("1", "COERCE", Span(22, 28), (), (), "asserted", "main", Span(0, len(PIER)), 0.9, 0.9)


def says(stance: Stance = "asserts", negated: bool = False, hedged: bool = False) -> Attribution:
    """A statement; who says it is of no account."""
    return Attribution("1", (), (), (), 0.9, stance=stance, negated=negated, hedged=hedged)


@pytest.mark.parametrize(
    ("words", "attitude"),
    [
        (PIER, "held"),
        ("The council did not close the pier", "denied"),
        ("The council didn\u2019t close the pier", "denied"),
        ("The council cannot close the pier", "denied"),
        ("Nobody closed the pier", "denied"),
        ("There is nobody who does not know the pier", "held"),
        ("The council not only closed the pier but sold it", "held"),
        ("The pier is no longer open", "held"),
        ("It was the council and nobody else that closed the pier", "held"),
        ("No fewer than 27 people stood on the pier", "held"),
        ("The owners, who closed the pier, could not be reached", "held"),
        ("The mayor closed the pier and did not respond to a request for comment", "held"),
        ("The pier closed in May, not in June", "held"),
        ("The council closed the pier at Ostrel and not at Minot", "held"),
        ("The council did not close the pier, not in June", "denied"),
        ("The council reportedly closed the pier", "possible"),
        ("The pier might close", "possible"),
        ("The pier will close", "planned"),
        ("The pier is due to close", "planned"),
        ("The pier will close unless both towns pay", "conditional"),
        ("If Norvale pays, the pier will not close", "conditional"),
    ],
)
def test_without_an_event_the_words_tell(words: str, attitude: Attitude) -> None:
    assert attitude_of(words, [], []) == attitude


@pytest.mark.parametrize(
    "words",
    [
        "The pier at Ostrel closed in May",
        "Norvale provided tents for Ostrel",
        "The mayor of Minot closed the pier",
        "Pier No. 7 at Ostrel closed",
    ],
)
def test_words_that_only_look_like_a_doubt_or_a_denial_leave_it_held(words: str) -> None:
    assert attitude_of(words, [], []) == "held"


def test_what_an_actor_provided_is_no_condition_of_an_event() -> None:
    assert attitude_of("Norvale provided tents for Ostrel", [EVENT], []) == "held"


def test_what_is_told_as_done_without_a_word_that_looks_ahead_is_no_plan() -> None:
    plan = replace(EVENT, status="planned")
    assert attitude_of("The truce took effect at midnight", [plan], []) == "held"
    assert attitude_of("The council was due to meet", [plan], []) == "planned"
    assert attitude_of("a twelfth package", [plan], []) == "planned"


def test_the_status_of_an_event_goes_before_the_words() -> None:
    for status, attitude in OF_STATUS.items():
        assert attitude_of("Pier at Ostrel to close", [replace(EVENT, status=status)], []) == attitude  # type: ignore[arg-type]
    assert attitude_of("The pier might not close", [EVENT], []) == "held"


def test_the_main_event_goes_before_one_in_passing() -> None:
    passing = replace(EVENT, status="denied", standing="passing")
    assert attitude_of(PIER, [passing, EVENT], []) == "held"
    assert attitude_of(PIER, [passing], []) == "denied"


def test_an_event_under_an_if_is_conditional_unless_it_is_denied() -> None:
    words = PIER + " if Norvale paid"
    assert attitude_of(words, [EVENT], []) == "conditional"
    assert attitude_of(words, [replace(EVENT, status="planned")], []) == "conditional"
    assert attitude_of(words, [replace(EVENT, status="denied")], []) == "denied"


def test_a_statement_that_asserts_changes_nothing() -> None:
    assert attitude_of(PIER, [], [says(), says("warns"), says("confirms")]) == "held"


def test_who_denies_that_it_never_came_holds_that_it_came() -> None:
    assert attitude_of(PIER, [], [says("denies")]) == "denied"
    assert attitude_of("The ferry never came", [], [says("denies")]) == "held"
    assert attitude_of(PIER, [], [says("denies"), says("denies")]) == "held"


def test_the_status_of_an_event_knows_of_the_denial_already() -> None:
    assert attitude_of(PIER, [replace(EVENT, status="denied")], [says("denies")]) == "denied"


def test_who_does_not_deny_it_leaves_it_as_it_was() -> None:
    assert attitude_of(PIER, [], [says("denies", negated=True)]) == "held"
    assert attitude_of("The pier might close", [], [says("denies", negated=True)]) == "possible"


@pytest.mark.parametrize(
    ("statement", "attitude"),
    [
        (says(hedged=True), "possible"),
        (says(negated=True), "possible"),
        (says("doubts"), "possible"),
        (says("fears"), "possible"),
        (says("demands"), "demanded"),
        (says("promises"), "planned"),
        (says("threatens"), "planned"),
    ],
)
def test_what_is_held_becomes_what_the_speaker_makes_of_it(statement: Attribution, attitude: Attitude) -> None:
    assert attitude_of(PIER, [], [statement]) == attitude
    assert attitude_of(PIER, [EVENT], [statement]) == attitude
    assert attitude_of("The pier will close if it rains", [], [statement]) == "conditional"


def test_the_innermost_speaker_comes_first() -> None:
    assert attitude_of(PIER, [], [says("demands"), says("doubts")]) == "demanded"
    assert attitude_of(PIER, [], [says("doubts"), says("demands")]) == "possible"


@pytest.mark.parametrize(
    "words",
    [
        "No exit was chained",
        "\u201cNeither the firm nor its insurers have paid a sum",
        "Nobody has resigned",
        "the certificate is a forgery",
        "that his client was innocent",
    ],
)
def test_what_begins_with_none_or_calls_it_untrue_denies_whatever_was_read_of_its_event(words: str) -> None:
    assert attitude_of(words, [EVENT], []) == attitude_of(words, [], []) == "denied"


@pytest.mark.parametrize("words", ["No fewer than 27 died", "No doubt it rained", "Nobody else died of it"])
def test_what_only_begins_like_a_denial_is_held(words: str) -> None:
    assert attitude_of(words, [EVENT], []) == "held"
