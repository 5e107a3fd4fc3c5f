"""Names made whole: cut, joined, kept out of addresses, found again where the same letters stand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.names.whole import whole
from readout.referents import EntityType, Name
from readout.text import Span


def named(text: str, *marks: tuple[str, EntityType, float]) -> list[Name]:
    """Names at the first places of their letters that no name before them took."""
    names: list[Name] = []
    for written, kind, score in marks:
        at = text.index(written, names[-1].span.end if names else 0)
        names.append(Name(Span(at, at + len(written)), kind, score))
    return names


CASES: list[tuple[str, list[tuple[str, EntityType, float]], list[str]]] = [
    ("He spoke of al-Sanad, the group.", [("al", "organization", 0.9)], ["al-Sanad"]),
    ("Harl Rees said no.", [("Harl", "person", 0.9), ("Rees", "person", 0.8)], ["Harl Rees"]),
    ("Work at Orlen Tools, Inc. ended.", [("Orlen Tools", "organization", 0.9)], ["Orlen Tools, Inc."]),
    ("Nuri and Per came.", [("Nuri and", "person", 0.9)], ["Nuri"]),
    ("Write to nuri.per@Stanmore.edu now.", [("Stanmore", "organization", 0.9)], []),
    ("Talks of U.S.-South Korea ties.", [("U.S.", "place", 0.9)], ["U.S."]),
    ("Tarn Oil rose. Later Tarn Oil fell.", [("Tarn Oil", "organization", 0.9)], ["Tarn Oil", "Tarn Oil"]),
    ("Perhaps Mole rose. Later Mole fell.", [("Mole", "organization", 0.3)], ["Mole"]),
]


@pytest.mark.parametrize(("text", "marks", "expected"), CASES)
def test_names_are_mended(text: str, marks: list[tuple[str, EntityType, float]], expected: list[str]) -> None:
    assert [name.span.of(text) for name in whole(text, named(text, *marks))] == expected


def test_one_spelling_has_one_type_where_most_say_so() -> None:
    text = "Orlen grew. Orlen fell. Orlen rose."
    marks: list[tuple[str, EntityType, float]] = [
        ("Orlen", "organization", 0.9), ("Orlen", "person", 0.4), ("Orlen", "organization", 0.8)
    ]  # fmt: skip
    assert {name.type for name in whole(text, named(text, *marks))} == {"organization"}


@given(
    st.text(alphabet="Ab -.,@\n", max_size=60), st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9)), max_size=6)
)
def test_names_never_overlap_and_stay_in_the_text(text: str, marks: list[tuple[int, int]]) -> None:
    given_names, end = [], 0
    for start, size in sorted(marks):
        if start >= end and start + size <= len(text):
            given_names.append(Name(Span(start, start + size), "person", 0.8))
            end = start + size
    spans = [name.span for name in whole(text, given_names)]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
