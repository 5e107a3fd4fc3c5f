"""The difference between two editions."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from readout.ledger.changes import applied, edits

TEXTS = st.lists(
    st.sampled_from(["The port", " was", " hit", ".\n\n", "\n", " ", "é\u0301", "😀", "\u2028", "x" * 30])
).map("".join)


@given(TEXTS, TEXTS)
def test_the_edits_make_the_later_text_of_the_earlier(before: str, now: str) -> None:
    assert applied(before, edits(before, now)) == now


@given(TEXTS)
def test_the_same_text_has_no_edits(text: str) -> None:
    assert edits(text, text) == []


def test_only_the_words_that_changed_are_told() -> None:
    told = edits("Ten died.\n\nThe mayor wept.\n\nRain fell.", "Ten died.\n\nThe mayor sang.\n\nRain fell.")
    assert told == [(20, 26, " sang.\n\n"[:6])]


def test_a_long_page_that_was_rewritten_costs_little() -> None:
    before = "\n".join(f"Line {n} of the old page, with words." for n in range(3_000))
    now = "\n".join(f"Line {n} of a new page, other words." for n in range(3_000))
    began = time.process_time()
    assert applied(before, edits(before, now)) == now
    assert time.process_time() - began < 60  # hours if every word were compared with every other
