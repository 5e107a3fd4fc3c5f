"""What a name stands for: countries, seats of government, namesakes, dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.actors import load_actors
from readout.referents import EntityType

ACTORS = load_actors()
ACTORS.named("Nobody Atall", "person")
AUTUMN = date(2023, 9, 14)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("U.S.", "USA"), ("the US", "USA"), ("U.K.", "GBR"), ("UAE", "ARE"), ("DPRK", "PRK"), ("DRC", "COD"),
        ("Türkiye", "TUR"), ("Turkey", "TUR"), ("Burma", "MMR"), ("Myanmar", "MMR"), ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire’s", "CIV"), ("Swaziland", "SWZ"), ("Macedonia", "MKD"), ("Kosovo", "XKX"), ("Taiwan", "TWN"),
        ("Palestine", "PSE"), ("USSR", "SUN"), ("Yugoslavia", "YUG"), ("Czechoslovakia", "CSK"), ("Texas", "USA"),
        ("Scotland", "GBR"), ("Puerto Rico", "USA"), ("CHINA", "CHN"), ("the Netherlands", "NLD"), ("Kyiv", "UKR"),
        ("Kiev", "UKR"), ("Gaza Strip", "PSE"), ("Chechnya", "RUS"), ("Jordan", "JOR"), ("Chad", "TCD"),
    ],
)  # fmt: skip
def test_a_place_has_its_country(name: str, country: str) -> None:
    found = ACTORS.named(name, "place", AUTUMN)
    assert found is not None
    assert (found.country, found.alternatives) == (country, ())


@pytest.mark.parametrize("word", ["French", "Dutch", "Filipino", "Emirati", "Swiss", "Danes", "Nigerien", "Afghans"])
def test_irregular_adjectives_have_one_country(word: str) -> None:
    found = ACTORS.named(word)
    assert found is not None
    assert found.country in {"FRA", "NLD", "PHL", "ARE", "CHE", "DNK", "NER", "AFG"}


@pytest.mark.parametrize(
    ("name", "readings"),
    [("Georgia", {"GEO", "USA"}), ("Congo", {"COD", "COG"}), ("Korea", {"PRK", "KOR"}), ("Kashmir", {"IND", "PAK"})],
)
def test_namesakes_are_shown_and_not_guessed(name: str, readings: set[str]) -> None:
    found = ACTORS.named(name, "place", AUTUMN)
    assert found is not None
    assert found.country is None
    assert {each.split()[0] for each in found.alternatives} == readings


def test_what_all_readings_share_is_kept() -> None:
    found = ACTORS.named("Washington", "place", AUTUMN)
    assert found is not None
    assert found.country == "USA"


@pytest.mark.parametrize(("name", "kind"), [("us", None), ("turkey", "place"), ("who", "organization"), ("un", None)])
def test_small_letters_are_words_and_no_actors(name: str, kind: EntityType | None) -> None:
    assert ACTORS.named(name, kind, AUTUMN) is None


@pytest.mark.parametrize("name", ["Chad", "Mali", "Un", "Turkey"])
def test_a_person_called_like_a_country_is_not_the_country(name: str) -> None:
    found = ACTORS.named(name, "person", AUTUMN)
    assert found is None or found.country is None


def test_a_seat_of_government_acts_only_when_it_is_typed_so() -> None:
    acting, place = ACTORS.named("Moscow", "organization"), ACTORS.named("Moscow", "place")
    assert acting is not None and place is not None
    assert (acting.country, acting.sector, place.country, place.sector) == ("RUS", "GOV", "RUS", None)


@given(st.text(max_size=40), st.sampled_from([None, "person", "organization", "place"]))
def test_any_words_may_be_asked_and_the_answer_is_the_same_twice(name: str, kind: EntityType | None) -> None:
    first = ACTORS.named(name, kind, AUTUMN)
    assert first == ACTORS.named(name, kind, AUTUMN)
    if first is not None:
        assert 0 <= first.score <= 1
        assert first.source
        assert first.reason
