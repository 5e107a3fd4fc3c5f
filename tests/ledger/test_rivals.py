"""Other values of what a claim counts, put to it."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import cast

import numpy as np

from readout.claims.attitude import Attitude
from readout.claims.figures import figures_of
from readout.ledger.rivals import with_rivals
from readout.ledger.spoken import Spoken
from readout.text import Span

NEAR, FAR = (1.0, 0.0), (0.0, 1.0)


def passage(
    report: str, text: str, vector: tuple[float, float] = NEAR, attitude: Attitude = "held", holder: str = ""
) -> Spoken:
    """A passage of a report with a vector of its own."""
    told = SimpleNamespace(
        figures=figures_of(text, Span(0, len(text))), attitude=attitude, holders=(SimpleNamespace(words=holder),)
    )
    compared = SimpleNamespace(key=tuple(text.lower().split()), vector=np.array(vector, np.float32))
    return cast(
        Spoken,
        SimpleNamespace(
            passage=told, text=text, compared=compared, member=SimpleNamespace(key=report), order=("", report, 0)
        ),
    )


TOLD = [passage("a", "seven people were killed"), passage("b", "seven dead in Ostrel")]


def places(*groups: Sequence[Spoken]) -> list[list[str]]:
    """Which reports' passages are put together."""
    return [[each.member.key for each in group] for group in with_rivals(groups)]


def test_another_number_of_the_same_thing_is_put_to_the_claim_in_the_order_of_publication() -> None:
    assert places([passage("Z", "rain"), passage("0", "nine bodies lay there")], TOLD) == [["Z"], ["0", "a", "b"]]


def test_what_is_far_or_of_another_thing_or_size_is_not() -> None:
    for other in (
        passage("c", "nine bodies lay there", FAR),
        passage("c", "nine people were hurt"),
        passage("c", "900 people were killed"),
        passage("c", "rain"),
    ):
        assert places(TOLD, [other]) == [["a", "b"], ["c"]]


def test_a_number_of_a_part_or_under_an_if_is_no_other_value() -> None:
    assert len(places(TOLD, [passage("c", "two of the dead were sisters")])) == 2
    assert len(places(TOLD, [passage("c", "nine people were killed", attitude="possible")])) == 2


def test_who_gives_both_counts_two_things() -> None:
    assert len(places(TOLD, [passage("a", "nine people were killed last year")])) == 2
    assert len(places(TOLD, [passage("a", "nine people were killed", holder="the mayor")])) == 1


def test_a_claim_with_a_value_of_its_own_stays_one() -> None:
    other = [passage("c", "nine people were killed"), passage("d", "nine dead in Ostrel")]
    assert places(TOLD, other) == [["a", "b"], ["c", "d"]]


def test_claims_whose_values_a_report_sets_against_each_other_are_one() -> None:
    other = [passage("c", "nine people were killed"), passage("d", "nine dead in Ostrel", holder="the mayor")]
    both = passage("d", "seven people died", holder="the fire brigade")
    assert places([*TOLD, both], other) == [["a", "b", "c", "d", "d"]]
    assert len(places([*TOLD, passage("d", "seven people died", holder="the mayor")], other)) == 2


def test_passages_of_the_same_words_go_together() -> None:
    assert places(TOLD, [passage("c", "nine bodies"), passage("d", "nine bodies")]) == [["a", "b", "c", "d"]]
