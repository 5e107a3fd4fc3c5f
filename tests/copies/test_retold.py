"""Reports told again in other words, with vectors made up: what is looked at, and what comes of it."""

from __future__ import annotations

import numpy as np

from readout.copies.retold import Body, features_of, retold, score_of
from readout.text import Span


def body(meanings: list[int], own: int = 0, names: str = "", numbers: str = "", noise: int = 1) -> Body:
    """A report whose passages mean these things (a direction each); ``own`` blurs them, as other words do."""
    chance = np.random.default_rng(noise)
    vectors = np.zeros((len(meanings), 64), dtype=np.float32)
    for row, meaning in zip(vectors, meanings, strict=True):
        row[meaning] = 1.0
        row += chance.normal(0, 0.08 * own, 64).astype(np.float32)
        row /= np.linalg.norm(row)
    text = " ".join(f"words of passage {meaning} so ." for meaning in meanings)
    size = len(text) // len(meanings)
    passages = tuple(Span(at * size, at * size + size) for at in range(len(meanings)))
    terms = [{f"t{meaning}": 2.0, "x": 1.0, f"u{meaning}": 1.0} for meaning in meanings]
    places = {name: at for at, name in enumerate(names.split())}
    return Body(passages, vectors, text, terms, places, {number: at for at, number in enumerate(numbers.split())})


WIRE = body([*range(10)], names="meridi agia fotini drakak kyma piraeus", numbers="214 40 3 4")
REWRITE = body([*range(9)], own=1, names="agia fotini drakak kyma", numbers="214 40 3", noise=2)
OWN = body([3, 20, 1, 21, 22, 0, 23, 24], own=1, names="agia fotini simera papas dimou", numbers="40 7 12", noise=3)


def test_what_follows_another_passage_after_passage_is_it_retold() -> None:
    found = retold(WIRE, REWRITE)
    assert found is not None and found.score > 0.9 and len(found.pairs) >= 8
    assert found.other_in_one > 0.8 and found.one_in_other > 0.7
    assert [mine.start for mine, _ in found.pairs] == sorted(mine.start for mine, _ in found.pairs)


def test_it_makes_no_difference_which_comes_first() -> None:
    one, other = retold(WIRE, REWRITE), retold(REWRITE, WIRE)
    assert one and other and one.score == other.score and one.one_in_other == other.other_in_one
    assert [pair[::-1] for pair in other.pairs] == list(one.pairs)


def test_a_report_with_an_order_and_facts_of_its_own_is_its_own() -> None:
    assert retold(WIRE, OWN) is None


def test_the_same_matters_in_another_order_are_less_like_a_retelling() -> None:
    turned = body([*range(9)][::-1], own=1, names="kyma drakak fotini agia", numbers="3 40 214", noise=2)
    before = features_of(WIRE, REWRITE, WIRE.vectors @ REWRITE.vectors.T)
    after = features_of(WIRE, turned, WIRE.vectors @ turned.vectors.T)
    assert before and after and before.turned == 1.0 and after.turned == -1.0 and before.ordered > after.ordered
    assert score_of(before) > score_of(after)


def test_reports_that_mean_other_things_are_not_looked_at_further() -> None:
    other = body([*range(30, 40)])
    assert features_of(WIRE, other, WIRE.vectors @ other.vectors.T) is None and retold(WIRE, other) is None


def test_too_little_is_nobody_s_retelling() -> None:
    assert retold(WIRE, body([0, 1])) is None
