"""The lists of cases in tests/cases/times: what resolves, what must stay open, and what is no time at all."""

from __future__ import annotations

import pytest

from tests.times.reports import marked, rows, times, value


@pytest.mark.parametrize(("day", "words", "expected"), rows("resolved.tsv"))
def test_each_phenomenon_has_its_value(day: str, words: str, expected: str) -> None:
    assert value(words, day) == expected


@pytest.mark.parametrize(("words", "expected"), rows("no_anchor.tsv"))
def test_without_an_anchor_nothing_is_guessed(words: str, expected: str) -> None:
    found = marked(words, None)
    assert found is not None
    assert (found.value, found.when, found.anchor) == (expected, None, "none")
    assert found.reason


@pytest.mark.parametrize("text", [row[0] for row in rows("traps.tsv")])
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert [(one.span.of(text), one.value) for one in times(text)] == []
