"""Keys of names, the tables behind them and what they cost."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from readout.places.atlas import distance, options
from readout.places.clues import clue
from readout.places.gazetteer import called, country_words
from readout.places.mentions import mentioned
from readout.places.regions import abbreviations, kept, unit_words
from readout.places.spelling import spelled, without_possessive
from readout.text import Span


def test_marks_hyphens_and_saints_are_spelled_one_way() -> None:
    assert spelled("São Paulo") == spelled("Sao Paulo") == "sao paulo"
    assert spelled("Saint-Denis") == spelled("St. Denis") == "st denis"
    assert spelled("The Hague") == "hague"
    assert without_possessive("Kyiv’s") == "Kyiv"


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    assert spelled(spelled(name)) == spelled(name) or spelled(name).startswith("the ")


@given(st.text(max_size=20))
def test_any_name_can_be_looked_up(name: str) -> None:
    assert all(-90 <= each.row.latitude <= 90 and -180 <= each.row.longitude <= 180 for each in options(name))


def test_every_hand_kept_row_can_be_used() -> None:
    for key, known in kept().items():
        assert key
        assert all(-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180 and row.radius > 0 for row in known.rows)
        assert all(called(spelled(name)) for name in known.stands_for), key


def test_every_unit_that_is_abbreviated_or_implied_is_in_the_gazetteer() -> None:
    for name, country in {*abbreviations().values(), *unit_words().values()}:
        assert any(each.row.country == country for each in options(name)), name


def test_words_for_a_people_mean_one_country() -> None:
    words = country_words()
    assert (words["ukrainian"], words["ukraine"], words["french"]) == ("UKR", "UKR", "FRA")


def test_us_is_a_country_and_us_in_small_letters_is_not() -> None:
    text = "The US told us so."
    assert [(each.at, each.country) for each in mentioned(text, [Span(0, len(text))], [])] == [(4, "USA")]


def test_the_distance_from_oslo_to_stockholm_is_four_hundred_kilometres() -> None:
    oslo, stockholm = called("oslo")[0], called("stockholm")[0]
    assert 400 < distance(oslo, stockholm) < 430
    assert distance(oslo, oslo) == 0


def test_pumped_strings_are_read_in_linear_time() -> None:
    for part in ("A. ", "Aa ", "of ", "’s ", ", ", "New ", "Mount "):
        text = part * 20_000
        start = time.process_time()
        mentioned(text, [Span(0, len(text))], [])
        clue(text, Span(30_000, 30_002), Span(0, len(text)))
        assert time.process_time() - start < 5, part
