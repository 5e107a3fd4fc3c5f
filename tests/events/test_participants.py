"""Who the words of an actor or recipient are."""

from __future__ import annotations

import pytest

from readout.plover import EventType
from tests.events.deeds import codes, read, who


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        ("[L Moscow] and [L Pyongyang] signed it.", "Moscow and Pyongyang", ["RUSGOV", "PRKGOV"]),
        ("U.S. and South Korean officials met.", "U.S. and South Korean officials", ["USAGOV", "KORGOV"]),
        ("The Turkish army moved in.", "The Turkish army", ["TURMIL"]),
        ("Two bombs fell.", "Two bombs", []),
        ("[L France] helped.", "France", ["FRAGOV"]),
        ("The US President spoke.", "The US President", ["USAGOV"]),
        ("Palestinian police in [L Jericho] searched it.", "Palestinian police in Jericho", ["PSECOP"]),
        ("British aircraft struck.", "British aircraft", ["GBR"]),
        ("The port of [L Rotterdam] closed.", "The port of Rotterdam", ["NLD"]),
        ("[O NATO] peacekeeping troops left.", "NATO peacekeeping troops", ["IGOMIL"]),
    ],
)
def test_words_stand_for_countries_and_sectors(marked: str, words: str, expected: list[str]) -> None:
    assert codes(who(read(marked), words)) == expected


@pytest.mark.parametrize(
    ("words", "type", "acts", "expected"),
    [
        ("Ankara", "REQUEST", False, "TURGOV"),
        ("Ankara", "ASSAULT", True, "TURGOV"),
        ("Ankara", "ASSAULT", False, "TURCVL"),
        ("Turkish", "COERCE", False, "TURCVL"),
        ("Turkish", "REJECT", False, "TUR"),
    ],
)
def test_a_place_is_its_government_when_it_acts_and_its_people_when_it_is_hit(
    words: str, type: EventType, acts: bool, expected: str
) -> None:
    reading = read("[L Ankara] spoke of Turkish homes.")
    assert codes(who(reading, words, acts=acts, type=type)) == [expected]


def test_a_name_is_the_entity_that_it_names() -> None:
    reading = read("[P Ann Lee] left. Later [P Lee] came back.")
    first, again = who(reading, "Ann Lee"), who(reading, "Later |Lee|")
    assert len(first.entities) == 1 and first.entities == again.entities


def test_kim_jong_un_is_not_the_united_nations() -> None:
    reading = read("North Korean leader [P Kim Jong Un] invited him.")
    assert codes(who(reading, "North Korean leader Kim Jong Un")) == ["PRKGOV"]
