"""When and where an event is, and whose police or rebels are meant."""

from __future__ import annotations

import pytest

from readout.events.scenes import Scenes
from readout.layers import SAID, SENTENCES
from readout.referents import Said
from tests.events.deeds import actors, codes, read, span, who


def scene(marked: str, *triggers: str) -> list[tuple[str, str]]:
    """Time and place of each event of the first sentence, as words."""
    reading = read(marked)
    text = reading.document.text
    found = Scenes(reading, actors()).of([span(reading, each) for each in triggers], reading[SENTENCES][0].span)
    return [tuple(each.of(text) if each else "" for each in (one.when, one.where)) for one in found]  # type: ignore[misc]


def test_an_event_gets_the_time_and_place_of_its_clause() -> None:
    assert scene("Gunmen killed two teachers in [L Mopti] on 3 May 2021.", "killed") == [("3 May 2021", "Mopti")]


def test_the_time_of_a_statement_is_not_that_of_the_event() -> None:
    reading = read("The army said on 4 May 2021 that rebels had burned a village.")
    said = Said("a", span(reading, "4 May 2021"), "beside the cue")
    reading = reading.without(frozenset({"said"})).plus({SAID: (said,)})
    (one,) = Scenes(reading, actors()).of([span(reading, "burned")], reading[SENTENCES][0].span)
    assert one.when is None


def test_of_two_events_each_gets_what_stands_near_it() -> None:
    marked = "Police arrested him in [L Quito] on 3 May 2021, a week after crowds burned a bus in [L Lima]."
    assert scene(marked, "arrested", "burned") == [("3 May 2021", "Quito"), ("", "Lima")]


def test_a_place_in_a_relative_clause_is_not_the_scene() -> None:
    assert scene("They could arm Russia, which has fought for months in [L Ukraine].", "arm") == [("", "")]


@pytest.mark.parametrize(
    ("marked", "words", "expected"),
    [
        ("Gunmen kidnapped two French doctors near [L Bamako].", "Gunmen", "MLIUAF"),
        ("Police arrested forty students in [L Harare].", "Police", "ZWECOP"),
        ("Rebels killed two French soldiers.", "Rebels", "---REB"),
        ("A judge charged six Chilean officers.", "A judge", "CHLJUD"),
        ("Police in [L Oslo] questioned a man about [L Lagos].", "Police", "NORCOP"),
        ("Chadian police arrested a man in [L Paris].", "Chadian police", "TCDCOP"),
    ],
)
def test_whom_the_words_leave_without_a_country_gets_that_of_the_scene(marked: str, words: str, expected: str) -> None:
    reading = read(marked)
    found = Scenes(reading, actors()).at_home(who(reading, words), reading[SENTENCES][0].span)
    assert codes(found) == [expected]


def test_a_country_from_the_scene_says_so_and_is_less_sure() -> None:
    reading = read("Police arrested forty students in [L Harare].")
    (actor,) = Scenes(reading, actors()).at_home(who(reading, "Police"), reading[SENTENCES][0].span).actors
    assert "Harare" in actor.reason and actor.score <= 0.5
