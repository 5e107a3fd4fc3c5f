"""Whether two passages speak of one matter."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from readout.claims.figures import figures_of
from readout.claims.matching import OTHERS, WEIGHTS, Compared, Features, Pair, agreement, features_of, pairs_of
from readout.text import Span
from tests.claims.heads import nearness

HEAD = nearness(2)
NOTHING = Features(*[0.0] * len(Features._fields))


def compared(text: str, *vector: float, types: tuple[str, ...] = ()) -> Compared:
    """A passage with its numbers; the vector is made one of unit length."""
    values = np.array(vector or (1.0, 0.0), dtype=np.float32)
    return Compared(text, values / np.linalg.norm(values), figures_of(text, Span(0, len(text))), frozenset(types))


def agree(one: str, other: str) -> float:
    """How the numbers of two texts stand to each other."""
    return agreement(compared(one).figures, compared(other).figures)


def looked_at(one: Compared, other: Compared) -> Features:
    """What is looked at in two passages that a head takes for likely to deny each other."""
    return features_of(one, other, 0.5, 0.75)


PIER = "The council of Ostrel closed the pier"


def test_the_same_words_have_one_key_whatever_their_case_and_signs() -> None:
    assert compared(PIER).key == compared("the council of OSTREL \u2013 closed the pier!").key
    assert compared(PIER).key != compared("The council of Ostrel closed the harbour").key
    assert compared("...").key == ()


def test_terms_are_stems_of_words_that_tell_something_the_rarer_the_heavier() -> None:
    terms = compared(PIER).terms
    assert set(terms) == {"counci", "ostrel", "closed", "pier"}
    assert terms["ostrel"] == 1.0 > terms["closed"] > 0


def test_numbers_agree_where_any_of_the_same_thing_does() -> None:
    assert agree("40 boats", "40 boats and 300 lorries") == 1.0
    assert agree("40 boats and 300 lorries", "50 boats and 300 lorries") == 1.0
    assert agree("40 boats", "50 boats") == -1.0
    assert agree("40 boats", "50 lorries") == agree("40 boats", "the boats") == 0.0


def test_the_dead_are_no_matter_of_the_hurt_and_a_toll_that_rose_is_the_same_toll() -> None:
    assert agree("four people killed", "nine wounded") == OTHERS < -1.0
    assert agree("four people killed", "six people killed") == -1.0
    assert agree("four people killed", "the toll rose to six") == 1.0


def test_the_same_words_have_all_in_common_and_others_none() -> None:
    assert looked_at(compared(PIER), compared(PIER)).words == pytest.approx(1)
    assert looked_at(compared(PIER), compared("Three lorries burnt")).words == 0
    assert looked_at(compared(""), compared("of the")).words == 0
    assert 0 < looked_at(compared(PIER), compared("Ostrel burnt")).words < 1


def test_events_of_one_type_count_for_it_and_of_others_against_it() -> None:
    coerce, both, aid = (compared(PIER, types=types) for types in (("COERCE",), ("COERCE", "AID"), ("AID",)))
    assert looked_at(coerce, both).type == looked_at(both, aid).type == 1.0
    assert looked_at(coerce, aid).type == -1.0 and looked_at(coerce, compared(PIER)).type == 0.0


def test_features_are_the_same_from_both_sides() -> None:
    one, other = compared("40 boats of Ostrel sank", types=("AID",)), compared("50 boats sank", types=("COERCE",))
    assert looked_at(one, other) == looked_at(other, one)


def test_a_denial_counts_only_where_one_of_the_two_is_denied() -> None:
    held, denied = compared(PIER), replace(compared(PIER), denied=True)
    assert looked_at(held, denied).denial == looked_at(denied, held).denial == 0.75
    assert looked_at(held, held).denial == looked_at(denied, denied).denial == 0


def test_the_odds_are_the_sum_of_what_was_looked_at() -> None:
    assert Pair(0, 1, NOTHING._replace(bias=1)).odds == WEIGHTS.bias
    assert Pair(0, 1, NOTHING._replace(likeness=0.5, words=1, figures=-1)).odds == pytest.approx(
        0.5 * WEIGHTS.likeness + WEIGHTS.words - WEIGHTS.figures
    )


def test_the_score_rises_with_the_odds_between_nought_and_one() -> None:
    low, high = (Pair(0, 1, NOTHING._replace(bias=1, likeness=value, words=value)) for value in (0, 1))
    assert 0 < low.score < 0.5 < high.score < 1
    assert Pair(0, 1, NOTHING).score == 0.5


def test_only_pairs_that_are_close_are_looked_at() -> None:
    passages = [compared("one", 1, 0), compared("two", 0, 1), compared("three", 1, 1)]
    assert [(pair.one, pair.other) for pair in pairs_of(passages, HEAD)] == [(0, 2), (1, 2)]
    assert [pair.features.likeness for pair in pairs_of(passages, HEAD)] == pytest.approx([0.5**0.5] * 2)
    assert pairs_of(passages, HEAD, close=0.9) == [] and len(pairs_of(passages, HEAD, close=-1)) == 3


def test_the_head_tells_of_each_pair_whether_one_denies_the_other() -> None:
    passages = [compared("one", 1, 0), replace(compared("two", 1, 0.1), denied=True), compared("three", 1, 2)]
    sure = {(pair.one, pair.other): pair.features.denial for pair in pairs_of(passages, HEAD)}
    assert sure[0, 1] < 0.1 and sure[0, 2] == 0 and sure[1, 2] > 0.5


def test_fewer_than_two_passages_have_no_pairs() -> None:
    assert pairs_of([], HEAD) == pairs_of([compared(PIER)], HEAD) == []
