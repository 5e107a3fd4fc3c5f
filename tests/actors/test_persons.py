"""Persons: the office held on a date, former holders, surnames that several share."""

from __future__ import annotations

from datetime import date

import pytest

from readout.actors import load_actors

ACTORS = load_actors()


@pytest.mark.parametrize(
    ("name", "on", "country", "sector"),
    [
        ("Emmanuel Macron", date(2023, 6, 1), "FRA", "GOV"),
        ("Kim Jong Un", date(2023, 9, 14), "PRK", "GOV"),
        ("Kim Jong-un", date(2023, 9, 14), "PRK", "GOV"),
        ("President Emmanuel Macron", date(2023, 6, 1), "FRA", "GOV"),
        ("Gerhard Schroeder", date(2001, 6, 1), "DEU", "GOV"),
        ("Gerhard Schroeder", date(2010, 6, 1), "DEU", "ELI"),
    ],
)
def test_a_person_has_the_sector_of_that_day(name: str, on: date, country: str, sector: str) -> None:
    found = ACTORS.named(name, "person", on)
    assert found is not None
    assert (found.country, found.sector) == (country, sector)


def test_a_known_leader_has_a_wikidata_id() -> None:
    found = ACTORS.named("Kim Jong Un", "person", date(2023, 9, 14))
    assert found is not None and found.wikidata == "Q56226"


def test_a_surname_of_many_is_a_choice() -> None:
    found = ACTORS.named("Kim", "person", date(2023, 9, 14))
    assert found is not None
    assert found.country is None
    assert any("Kim Jong Un" in each for each in found.alternatives)


def test_a_surname_of_one_is_that_one_and_less_sure() -> None:
    whole = ACTORS.named("Vladimir Putin", "person", date(2023, 9, 14))
    bare = ACTORS.named("Putin", "person", date(2023, 9, 14))
    assert whole is not None and bare is not None
    assert (bare.country, bare.wikidata) == (whole.country, whole.wikidata)
    assert bare.score < whole.score


def test_offices_are_those_of_the_day() -> None:
    held = ACTORS.offices("Emmanuel Macron", date(2023, 6, 1))
    assert {(each.country, each.title) for each in held} >= {("FRA", "president")}
    assert ACTORS.offices("Emmanuel Macron", date(2010, 6, 1)) == ()


def test_a_person_is_no_place() -> None:
    assert ACTORS.named("Emmanuel Macron", "place", date(2023, 6, 1)) is None
