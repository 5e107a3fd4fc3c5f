"""A text is cut into sentences without a gap and without an overlap."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from readout.exports.stretches import stretches
from readout.layers import SENTENCES, Reading
from readout.records import Document, Sentence
from readout.text import Span
from tests.awkward import AWKWARD, FIRST, awkward
from tests.readings import harbour


def test_sentences_stay_and_furniture_is_cut_at_its_lines() -> None:
    told = [span.of(AWKWARD) for span in stretches(awkward())]
    assert told[:3] == ["\U0001f3f4\u200d\u2620\ufe0f Home \U0001f6a2", "Weather", FIRST] and len(told) == 5


def test_a_page_with_one_known_sentence_is_cut_at_its_blocks() -> None:
    reading = harbour()
    told = [span.of(reading.document.text) for span in stretches(reading)]
    assert "Play video" in told and "The station did not say when." in told and "Home Harbour Weather" in told


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_they_hold_every_character_but_white_space_once(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(pair), min(max(pair), len(text))) for pair in pairs if min(pair) <= len(text)]
    found = stretches(Reading(Document("1", text, "name")).plus({SENTENCES: tuple(Sentence(span) for span in spans)}))
    assert all(span.start < span.end for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    left = "".join(c for at, c in enumerate(text) if not any(span.start <= at < span.end for span in found))
    assert left.strip() == ""
