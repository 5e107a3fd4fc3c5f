"""Addresses lead to the words they are made for."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from readout.exports.deep_links import deep_link
from tests.awkward import AWKWARD, THIRD
from tests.readings import span

PAGE = "https://courier.example/port?a=1"


def link(text: str, words: str, url: str | None = PAGE) -> str:
    """The link to words that the text has once."""
    return deep_link(url, text, span(words, text)) or ""


def test_offsets_and_words_stand_in_one_address() -> None:
    assert link("He said no.", "said") == f"{PAGE}#char=3,7:~:text=said"


def test_what_stood_behind_the_hash_is_left_out() -> None:
    assert link("He said no.", "said", PAGE + "#top") == f"{PAGE}#char=3,7:~:text=said"


def test_offsets_are_code_points_after_emoji() -> None:
    start = AWKWARD.index("attacked")
    assert f"#char={start},{start + 8}:~:" in link(AWKWARD, "attacked")


def test_signs_of_the_fragment_itself_are_escaped() -> None:
    assert link("a co-op, R&D", "co-op, R&D").endswith("text=co%2Dop%2C%20R%26D")


def test_words_that_come_a_second_time_are_told_by_what_stands_before_them() -> None:
    text = "No deal, he said.\nThen she said no deal."
    assert link(text, "said |no deal").endswith("text=Then%20she%20said-,no%20deal")


def test_a_long_quote_and_one_over_two_paragraphs_are_told_by_their_ends() -> None:
    long = " ".join(f"w{number}" for number in range(40))
    assert unquote(link(long, long)).endswith("text=w0 w1 w2 w3 w4,w35 w36 w37 w38 w39")
    two = "one two three four five six\n\nseven eight nine ten eleven"
    assert unquote(link(two, two)).endswith("text=one two three four five,seven eight nine ten eleven")


def test_a_browser_may_shade_more_than_the_characters_meant() -> None:
    told = deep_link(PAGE, AWKWARD, span("attacked", AWKWARD), span(THIRD, AWKWARD)) or ""
    assert unquote(told).endswith(THIRD) and f"#char={AWKWARD.index('attacked')}," in told


@pytest.mark.parametrize("url", [None, "", "feed.jsonl:12", "javascript:alert(1)"])
def test_what_no_browser_opens_has_no_link(url: str | None) -> None:
    assert link("He said no.", "said", url) == ""
