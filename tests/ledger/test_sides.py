"""Which tellings are set against which denials on the board, and which of them first."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from readout.claims.attitude import says_no
from readout.claims.matching import Compared
from readout.ledger.claims import Claim
from readout.ledger.opposed import Opposed, opposite
from readout.ledger.sides import Disputed, Side, between_several
from readout.ledger.spoken import Spoken
from readout.text import Span


def side(document: str, holder: str | None, at: int = 0) -> Side:
    """What somebody says in a report."""
    return Side(f"{document}{holder}{at}", document, holder, document, document, None, "words", at, at + 5)


def test_nobody_disputes_with_himself_in_one_report() -> None:
    alone = Disputed("ASSAULT", (side("a", "the guard"),), (side("a", "the guard", 9),))
    another = Disputed("ASSAULT", (side("a", "the guard"), side("a", None)), (side("a", "the guard", 9),))
    later = Disputed("ASSAULT", (side("a", None),), (side("b", None),))
    found = list(between_several([alone, another, later]))
    assert [each.held for each in found] == [(side("a", None),), (side("a", None),)]


@pytest.mark.parametrize("words", [
    "the leader is not dead", "there was no evidence of a shooting", "the story is a hoax", "the army refused to leave",
    "he was unable to fly",
])  # fmt: skip
def test_words_that_say_no(words: str) -> None:
    assert says_no(words)


@pytest.mark.parametrize("words", [
    "the leader is dead", "no fewer than 27 were hurt", "he did not refuse to fly", "they could not be reached",
])  # fmt: skip
def test_words_that_do_not(words: str) -> None:
    assert not says_no(words)


def test_two_that_say_no_to_one_thing_are_not_opposed_but_where_somebody_denies_it() -> None:
    def passage(words: str, denied: bool = False) -> Spoken:
        return cast(Spoken, SimpleNamespace(text=words, passage=SimpleNamespace(denied=denied)))

    dead, alive = passage("the singer is dead"), passage("the singer is not dead")
    assert opposite(dead, alive) and opposite(alive, dead)
    assert not opposite(alive, passage("the singer never died"))
    assert opposite(alive, passage("that he was not dead", denied=True))


def test_the_nearest_telling_that_can_be_opposed_comes_first() -> None:
    def spoken(document: str, words: str, *vector: float) -> SimpleNamespace:
        compared = Compared(words, np.array(vector, dtype=np.float32), (), frozenset())
        return SimpleNamespace(
            member=SimpleNamespace(id=document), span=Span(0, 5), text=words, compared=compared,
            passage=SimpleNamespace(denied=False),
        )  # fmt: skip

    told = [
        spoken("a", "the singer gave a concert in Malvena", 0.6, 0.8),
        spoken("b", "the singer is dead", 0.98, 0.199),
        spoken("d", "the singer is not dead", 1.0, 0.0),
    ]
    claim = cast(Claim, SimpleNamespace(accounts=[SimpleNamespace(spoken=each) for each in told]))
    a, b, c, d = (side(document, document) for document in "abcd")
    found = Opposed([claim]).with_nearest(Disputed(None, (a, b), (d,), "1"))
    assert found.held == (b, a) and found.near > 0.9
    far = Opposed([claim]).with_nearest(Disputed(None, (a,), (d,), "2"))
    assert far.near < found.near and far.held == (a,)
    unread = Opposed([]).with_nearest(Disputed(None, (c, a), (d,), "3"))
    assert unread.held == (c, a) and unread.near == 0
