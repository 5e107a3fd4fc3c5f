"""When a deed that is denied is one that is held elsewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from readout.stories.disputes import Deed, disputes, same

SHELLED = Deed(
    "a", 1, "ASSAULT", "asserted", "shelled", frozenset(), frozenset({"army", "PHL"}), frozenset({"village"})
)
DENIED = replace(SHELLED, id="b", document=2, status="denied", trigger="fired", recipients=frozenset())


def test_a_denial_is_set_against_the_deed_and_all_who_tell_it() -> None:
    copy = replace(SHELLED, id="c", document=3)
    (found,) = disputes([SHELLED, DENIED, copy])
    assert found.held == (SHELLED, copy) and found.denied == (DENIED,)


def test_two_denials_of_one_deed_are_one_dispute() -> None:
    (found,) = disputes([SHELLED, DENIED, replace(DENIED, id="d", document=4)])
    assert len(found.denied) == 2


@pytest.mark.parametrize("status", ["planned", "conditional", "demanded", "denied"])
def test_what_was_not_done_disputes_no_plan_condition_or_demand(status: str) -> None:
    assert disputes([replace(SHELLED, status=status), DENIED]) == []


def test_what_is_feared_is_disputed_too() -> None:
    assert len(disputes([replace(SHELLED, status="possible"), DENIED])) == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(DENIED, type="THREATEN"),
        replace(DENIED, actors=frozenset({"front"})),
        replace(DENIED, recipients=frozenset({"bridge"})),
        replace(DENIED, actors=frozenset(), recipients=frozenset()),
    ],
)
def test_another_type_or_another_side_or_no_side_is_another_deed(other: Deed) -> None:
    assert not same(SHELLED, other) and disputes([SHELLED, other]) == []


def test_of_wide_types_the_word_or_mode_must_be_the_same_too() -> None:
    visit = replace(SHELLED, type="CONSULT", trigger="visited", status="asserted")
    assert not same(visit, replace(DENIED, type="CONSULT", trigger="talks"))
    assert same(visit, replace(DENIED, type="CONSULT", trigger="visit"))
    strike = replace(SHELLED, modes=frozenset({"aerial"}))
    assert not same(strike, replace(DENIED, modes=frozenset({"sexual"})))
