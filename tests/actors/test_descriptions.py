"""Descriptions: head noun, the name that ties it to a country, and who held the office on the date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.actors import load_actors

ACTORS = load_actors()
ACTORS.named("Nobody Atall", "person")
AUTUMN = date(2023, 9, 14)


@pytest.mark.parametrize(
    ("words", "country", "sector", "group"),
    [
        ("the North Korean leader", "PRK", "GOV", False),
        ("French Foreign Minister Catherine Colonna", "FRA", "GOV", False),
        ("the U.S. State Department spokesman", "USA", "GOV", False),
        ("Kremlin spokesman", "RUS", "GOV", False),
        ("a senior Israeli military official", "ISR", "MIL", False),
        ("the mayor of Kyiv", "UKR", "GOV", False),
        ("rebels in eastern Congo", "COD", "REB", True),
        ("Ukrainian troops", "UKR", "MIL", True),
        ("prosecutors", None, "JUD", True),
        ("a former Pakistani general", "PAK", "ELI", False),
        ("opposition leaders in Belarus", "BLR", "OPP", True),
        ("a Peruvian police officer", "PER", "COP", False),
        ("Palestinians", "PSE", None, True),
    ],
)
def test_a_description_tells_country_and_sector(words: str, country: str, sector: str, group: bool) -> None:
    (found,) = ACTORS.described(words, AUTUMN)
    assert (found.actor.country, found.actor.sector, found.group) == (country, sector, group)


def test_two_countries_before_one_head_are_two_groups() -> None:
    words = "Greek and Turkish Cypriot officials"
    first, second = ACTORS.described(words, AUTUMN)
    assert (first.actor.country, second.actor.country) == ("GRC", "CYP")
    assert first.group and second.group
    assert words[first.start : first.end] == "Greek"
    assert words[second.start : second.end] == "Turkish Cypriot officials"


def test_two_countries_behind_one_head_are_two_groups() -> None:
    found = ACTORS.described("the leaders of Chile and Peru", AUTUMN)
    assert [each.actor.country for each in found] == ["CHL", "PER"]


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("the French president", "Emmanuel Macron"),
        ("the North Korean leader", "Kim Jong-un"),
        ("a French president", None),
        ("the former French president", None),
        ("French presidents", None),
        ("the president of Catalonia", None),
        ("French President Nicolas Sarkozy", None),
    ],
)
def test_only_a_definite_office_of_a_state_has_a_holder(words: str, holder: str | None) -> None:
    (found,) = ACTORS.described(words, AUTUMN)
    assert found.holder == holder


def test_without_a_date_nobody_holds_an_office() -> None:
    (found,) = ACTORS.described("the French president")
    assert found.holder is None


def test_a_description_of_no_known_head_says_nothing() -> None:
    assert ACTORS.described("a blue umbrella", AUTUMN) == ()


@given(st.lists(st.sampled_from(
    ["the", "U.S.", "and", ",", "officials", "of", "Georgian", "former", "president", "police", "'s", "in", "Chad"]
), max_size=9))  # fmt: skip
def test_spans_lie_inside_the_words_in_order(parts: list[str]) -> None:
    words = " ".join(parts)
    found = ACTORS.described(words, AUTUMN)
    assert all(0 <= each.start < each.end <= len(words) for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert found == ACTORS.described(words, AUTUMN)
