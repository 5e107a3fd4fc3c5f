"""Who the words of an actor or recipient are."""

from __future__ import annotations

import pytest

from readout.actors import load_actors
from readout.events.participants import Participants
from readout.text import Span
from tests.entities.reports import read


def codes(marked: str, words: str) -> list[str]:
    """Country and sector of each actor that the words stand for."""
    reading = read(marked)
    at = reading.document.text.index(words)
    found = Participants(reading, load_actors(), None).of(Span(at, at + len(words)))
    return [f"{each.country}{each.sector or ''}" for each in found.actors]


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        ("[L Moscow] and [L Pyongyang] signed it.", "Moscow and Pyongyang", ["RUSGOV", "PRKGOV"]),
        ("U.S. and South Korean officials met.", "U.S. and South Korean officials", ["USAGOV", "KORGOV"]),
        ("The Turkish army moved in.", "The Turkish army", ["TURMIL"]),
        ("Two bombs fell.", "Two bombs", []),
        ("[L France] helped.", "France", ["FRAGOV"]),
    ],
)
def test_words_stand_for_countries_and_sectors(marked: str, words: str, expected: list[str]) -> None:
    assert codes(marked, words) == expected


def test_a_name_is_the_entity_that_it_names() -> None:
    reading = read("[P Ann Lee] left. Later [P Lee] came back.")
    at = reading.document.text.rindex("Lee")
    found = Participants(reading, load_actors(), None).of(Span(at, at + 3))
    assert len(found.entities) == 1
