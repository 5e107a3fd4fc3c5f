"""Passages put together into claims, and how each stands to the first."""

from __future__ import annotations

import numpy as np
import pytest

from readout.claims.grouping import SAME, claims_of, stands
from readout.claims.matching import Compared
from tests.claims.heads import nearness

HEAD = nearness(3)


def compared(text: str, *vector: float) -> Compared:
    """A passage without numbers and events; the vector is made one of unit length."""
    values = np.array(vector, dtype=np.float32)
    return Compared(text, values / np.linalg.norm(values), (), frozenset())


PIER = compared("The council of Ostrel closed the pier", 1, 0, 0)
AGAIN = compared("Ostrel: council closed the old pier", 1, 0.1, 0)
FIRE = compared("Three lorries burnt at Brennau", 0, 1, 0)
VOTE = compared("Voters in Norvale chose Edda Kvarn", 0, 0, 1)


def test_passages_of_one_matter_are_one_claim() -> None:
    assert claims_of([PIER, FIRE, AGAIN, VOTE], HEAD) == [[0, 2], [1], [3]]
    assert claims_of([FIRE, AGAIN, PIER], HEAD) == [[0], [1, 2]]
    assert claims_of([], HEAD) == [] and claims_of([PIER], HEAD) == [[0]]


def test_passages_of_the_same_words_are_one_whatever_their_vectors() -> None:
    far = compared("the council of Ostrel closed the pier.", 0, 0, 1)
    assert claims_of([PIER, FIRE, far], HEAD) == [[0, 2], [1]]


def test_copies_weigh_nothing() -> None:
    near = compared("Council closed a pier at Brennau, not Ostrel", 0.8, 0.6, 0)
    told = [PIER, AGAIN, near, FIRE, VOTE]
    plain = claims_of(told, HEAD)
    for at, copied in enumerate(told):
        places = next(group for group in plain if at in group)
        grown = claims_of([*told, *[copied] * 5], HEAD)
        assert [group for group in grown if at in group] == [[*places, *range(5, 10)]]
        assert [[place for place in group if place < 5] for group in grown] == plain


def test_every_passage_is_in_one_claim() -> None:
    told = [compared(f"word{at} of Ostrel", *np.random.default_rng(at).normal(size=3)) for at in range(20)]
    groups = claims_of(told, HEAD)
    assert sorted(at for group in groups for at in group) == list(range(20))
    assert groups == sorted(groups) and all(group == sorted(group) for group in groups)


def test_the_first_that_is_held_says_what_it_says() -> None:
    assert stands([FIRE, PIER, AGAIN], [False, True, True], HEAD)[1] == SAME
    assert stands([FIRE, PIER], [False, False], HEAD)[0] == SAME


def test_what_has_the_words_of_the_first_says_the_same() -> None:
    far = compared("the council of Ostrel closed the pier.", 0, 0, 1)
    assert stands([PIER, far], [True, False], HEAD) == [SAME] * 2


def test_the_others_stand_as_the_head_tells() -> None:
    _, again, fire = stands([PIER, AGAIN, FIRE], [True, True, True], HEAD)
    assert again == pytest.approx((1, 0, 0), abs=0.01) and fire == pytest.approx((0, 1, 0), abs=0.01)
