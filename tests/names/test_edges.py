"""A name's span holds the name and nothing around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.names.edges import trimmed
from readout.text import Span


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Ann Lee”", "Ann Lee"),
        ("Kyiv's", "Kyiv"),
        ("the Bank’s", "the Bank"),
        ("(KCNA)", "KCNA"),
        ("Lloyd's", "Lloyd"),
        ("U.S.", "U.S."),
        ("A's", "A's"),
    ],
)
def test_marks_around_a_name_are_no_part_of_it(text: str, name: str) -> None:
    span = trimmed(text, Span(0, len(text)))
    assert span is not None and span.of(text) == name


@given(st.text(max_size=20))
def test_what_is_left_lies_inside_and_holds_a_letter_or_digit(text: str) -> None:
    span = trimmed(text, Span(0, len(text)))
    if span is None:
        return
    assert 0 <= span.start < span.end <= len(text)
    assert any(character.isalnum() for character in span.of(text))
