"""What the rest of a report tells of a name."""

from __future__ import annotations

from readout.layers import ENTITIES
from tests.entities.reports import entity, read


def test_a_country_is_meant_where_one_of_its_towns_is_named_too() -> None:
    told = entity(read("[L Georgia] will not yield, they said in [L Tbilisi]."), "Georgia").actor
    assert told is not None and told.country == "GEO" and "Tbilisi" in told.reason


def test_a_people_decides_as_well() -> None:
    told = entity(read("[L Georgia] voted. Many Georgians stayed at home."), "Georgia").actor
    assert told is not None and told.country == "GEO"


def test_a_town_of_the_other_country_decides_nothing() -> None:
    told = entity(read("[L Georgia] voted, as did [L Los Angeles]."), "Georgia").actor
    assert told is not None and told.country is None and told.alternatives


def test_two_countries_of_one_name_stay_open_when_both_are_spoken_of() -> None:
    told = entity(read("[L Congo] was calm. Trains left [L Kinshasa] and [L Brazzaville]."), "Congo").actor
    assert told is None or told.country is None or not told.alternatives


def test_a_ministry_is_that_of_the_capital_beside_it() -> None:
    report = read("The [O Interior Ministry] in [L Tbilisi] closed. [L Iran]'s [O Foreign Ministry] opened.")
    found = {each.name: each.actor.country for each in report[ENTITIES] if each.type == "organization" and each.actor}
    assert found == {"Interior Ministry": "GEO", "Foreign Ministry": "IRN"}


def test_ministries_of_two_countries_are_two() -> None:
    report = read("The [O Foreign Ministry] in [L Beijing] called. The [O Foreign Ministry] in [L Tokyo] fell silent.")
    countries = [each.actor.country for each in report[ENTITIES] if each.type == "organization" and each.actor]
    assert countries == ["CHN", "JPN"]


def test_a_later_ministry_is_the_one_that_was_placed() -> None:
    report = read("The [O Foreign Ministry] in [L Beijing] called. Later the [O Foreign Ministry] fell silent.")
    assert [len(each.mentions) for each in report[ENTITIES] if each.type == "organization"] == [2]


def test_one_korea_is_not_short_for_the_other() -> None:
    report = read("[L Democratic People's Republic of Korea] and the [L Republic of Korea] met.")
    countries = [each.actor.country for each in report[ENTITIES] if each.actor]
    assert countries == ["PRK", "KOR"]
