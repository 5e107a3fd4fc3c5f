"""Reports cut into passages, and their vectors, by the installed model."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise

import numpy as np
import pytest

from readout.api import read
from readout.claims.passages import Passage, paragraphs_of, passages_of
from readout.claims.vectors import Vectors, packed, unpacked
from readout.layers import ATTRIBUTIONS, Reading
from readout.text import Span

pytestmark = pytest.mark.skipif(find_spec("readout_model_en") is None, reason="the model package is not installed")
TEXT = """Shells hit Ostrel, rebels say

The army shelled the town of Ostrel on Monday, killing six villagers, the rebel spokesman Tomas Brill said.

Defence minister Edda Kvarn denied that the army had fired on Ostrel. "Not one round was fired," she told
reporters.

If another shell falls, the truce is over, Brill warned.

The mayor of Norvale dismissed reports that he had fled to Skerry by night.

Some 300 people have left the valley; the road to Norvale is closed.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The report as it is read."""
    return read(TEXT.encode(), published="2031-03-12", title="Shells hit Ostrel, rebels say", language="en")


def of(reading: Reading, words: str) -> Passage:
    """The passage that has these words."""
    text = reading.document.text
    return next(each for each in passages_of(reading) if words in each.span.of(text))


def test_passages_stand_in_their_sentences_in_order_and_do_not_overlap(reading: Reading) -> None:
    told = passages_of(reading)
    assert all(each.sentence.holds(each.span) for each in told)
    assert all(one.span.end <= other.span.start for one, other in pairwise(told))


def test_words_that_only_say_who_says_it_are_left_out(reading: Reading) -> None:
    text = reading.document.text
    assert not any("told reporters" in each.span.of(text) for each in passages_of(reading))


def test_a_content_that_was_read_to_begin_behind_its_auxiliary_is_a_clause_with_what_stands_before_it() -> None:
    told = read(b"Four soldiers were killed near Ostrel, the army said.", language="en")
    text, (statement,) = told.document.text, told[ATTRIBUTIONS]
    begun = replace(statement, content=(Span(text.index("killed"), statement.content[-1].end),))
    cut = told.without(frozenset({ATTRIBUTIONS.name})).plus({ATTRIBUTIONS: (begun,)})
    (passage,) = passages_of(cut)
    assert passage.span.of(text) == "Four soldiers were killed near Ostrel"
    assert passage.statement == statement.id


def test_tolls_of_two_kinds_are_two_passages() -> None:
    told = read(b"Four soldiers were killed and nine wounded near Ostrel on Friday.", language="en")
    words = [each.span.of(told.document.text) for each in passages_of(told)]
    assert words == ["Four soldiers were killed", "and nine wounded near Ostrel on Friday."]


def told(text: str) -> list[tuple[str, str]]:
    """The passages of a text, each with the words that name its innermost holder."""
    reading = read(text.encode(), language="en")
    plain = reading.document.text
    return [(each.span.of(plain), each.holders[0].words if each.holders else "") for each in passages_of(reading)]


def test_an_act_of_words_is_told_with_its_cue() -> None:
    assert told("The court refused to extradite the banker on Friday.")[0][0].startswith(
        "The court refused to extradite"
    )


def test_who_wants_no_name_tells_nothing_by_it() -> None:
    plain = told("Two officials, who asked not to be named, confirmed that the letter had arrived in March.")
    assert not any("named" in words for words, _ in plain)


def test_who_denies_that_something_was_said_denies_the_saying() -> None:
    (passage,) = told("Minister Hedda Rusk denied on Tuesday that an inspector had warned her ministry of a crack.")
    assert passage == ("that an inspector had warned her ministry of a crack", "Minister Hedda Rusk")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The mayor, Anton Pell, put the dead at four.", "The mayor, Anton Pell,"),
        ("Customs spoke in the morning of 1,800 rifles.", "Customs"),
        ("Orlec hospital counted nine wounded people.", "Orlec hospital"),
        ("The firm put 20 million euros into it.", ""),
    ],
)
def test_who_puts_a_number_at_something_tells_it(text: str, who: str) -> None:
    assert told(text)[0][1] == who


def test_what_is_denied_is_denied_once(reading: Reading) -> None:
    denied = of(reading, "had fired on Ostrel")
    assert denied.attitude == "denied" and denied.denied
    assert of(reading, "Not one round").attitude == "denied"


def test_what_stands_under_an_if_is_conditional(reading: Reading) -> None:
    assert of(reading, "another shell").attitude == "conditional"


def test_dismissed_reports_are_denied(reading: Reading) -> None:
    assert of(reading, "he had fled to Skerry").attitude == "denied"


def test_a_passage_knows_what_it_counts_and_its_headline(reading: Reading) -> None:
    (figure,) = of(reading, "300 people").figures
    assert figure.value == 300 and not figure.exact
    assert of(reading, "Shells hit Ostrel").headline


def test_vectors_are_kept_in_a_byte_a_value_and_are_nearly_the_same(reading: Reading) -> None:
    vectors = Vectors().of(reading.document.text, paragraphs_of(reading), [each.span for each in passages_of(reading)])
    again = unpacked(packed(vectors))
    assert len(packed(vectors)) == vectors.size and again.shape == vectors.shape
    assert ((vectors * again).sum(1) > 0.999).all()


def test_what_says_the_same_in_other_words_is_nearer_than_what_says_something_else() -> None:
    told = [read(f"{line}\n".encode(), language="en") for line in (
        "Six villagers were killed when shells hit the village of Ostrel on Monday.",
        "Half a dozen residents of Ostrel lost their lives in the bombardment.",
        "The central bank of Norvale raised its key rate to four percent.",
    )]  # fmt: skip
    compare = Vectors()
    first, same, other = (
        compare.of(each.document.text, paragraphs_of(each), [passages_of(each)[0].span])[0] for each in told
    )
    assert float(first @ same) > float(first @ other) + 0.2
    assert compare.head.relations(first[None], same[None])[0].argmax() != 0
    assert np.isclose(compare.head.relations(first[None], other[None]).sum(), 1)
