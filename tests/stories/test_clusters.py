"""How alike reports are, and what that makes of many."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from readout.stories.clusters import FLOOR, STAY, clusters, moved, nearest
from readout.stories.likeness import WINDOW, likeness, profile_of, rarity

FIRE = "Ferry Agia Fotini burns off Vathypetra\nThree died when fire broke out on the Agia Fotini near Vathypetra."
AGAIN = "Toll rises\nA fourth passenger of the Agia Fotini has died, the hospital in Vathypetra said; 40 were treated."
STRIKE = "General strike\nA student died when police cleared a picket at the bridge of Itaty in Paraguay."


def test_reports_of_one_matter_are_more_alike_than_reports_of_two() -> None:
    fire, again, strike = map(profile_of, (FIRE, AGAIN, STRIKE))
    assert likeness(fire, again) > 0.3 > FLOOR > likeness(fire, strike)
    assert likeness(fire, fire) > 0.999 and likeness(fire, again) == likeness(again, fire)


def test_reports_of_one_day_are_more_likely_of_one_matter() -> None:
    fire, again = map(profile_of, (FIRE, AGAIN))
    told = [likeness(fire, again, days) for days in (0, 3, WINDOW, 3 * WINDOW)]
    assert told == sorted(told, reverse=True) and told[0] > told[1] > told[2] == told[3] == likeness(fire, again)


def test_repeating_a_word_makes_no_difference() -> None:
    assert likeness(profile_of(FIRE), profile_of(FIRE + "\n" + FIRE)) > 0.999


def test_rare_words_weigh_more() -> None:
    assert 0 < rarity("the") < rarity("police") < rarity("ambassador") < rarity("vathypetra") == 1.0


def test_an_empty_report_is_like_nothing() -> None:
    assert likeness(profile_of(""), profile_of(FIRE)) < FLOOR and profile_of("").marks == []


@given(st.integers(2, 24), st.randoms(use_true_random=False))
def test_every_item_is_in_one_group_whatever_the_order(size: int, chance: random.Random) -> None:
    alike = {
        (one, other): chance.random() for one in range(size) for other in range(one + 1, size) if chance.random() < 0.4
    }
    found = clusters(range(size), alike)
    assert sorted(item for group in found for item in group) == list(range(size))
    shuffled = list(range(size))
    chance.shuffle(shuffled)
    again = clusters(shuffled, alike)
    assert {frozenset(group) for group in again} == {frozenset(group) for group in found}


def test_groups_join_while_their_members_are_alike_on_average() -> None:
    alike = {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.4, (2, 3): 0.2}
    assert clusters(range(4), alike, 0.3) == [[0, 1, 2], [3]]
    assert clusters(range(4), alike, 0.01) == [[0, 1, 2, 3]] and clusters([], {}) == []


def test_what_was_put_together_early_goes_to_what_it_is_more_like() -> None:
    alike = {(0, 1): 0.5, (1, 2): 0.4, (1, 3): 0.4, (1, 4): 0.4, (2, 3): 0.4, (2, 4): 0.4, (3, 4): 0.4}
    assert moved([[0, 1], [2, 3, 4]], alike) == [[0], [1, 2, 3, 4]]
    assert moved([[0], [1], [2, 3, 4]], {(2, 3): 0.4, (2, 4): 0.4, (3, 4): 0.4}) == [[0], [1], [2, 3, 4]]


def test_of_two_groups_that_are_as_near_the_own_one_is_kept() -> None:
    assert nearest("b", {"a": 0.5, "b": 0.5}, {"a": 2, "b": 3}) == "b"
    assert nearest("b", {"a": 0.5, "b": 0.5}, {"a": 3, "b": 3}) == "b"
    assert nearest("c", {"b": 0.5, "a": 0.5}, {"a": 2, "b": 2, "c": 1}) == "a"
    assert nearest("c", {"a": 2 * STAY}, {"a": 2, "c": 1}) == nearest("c", {"a": 0.9}, {"a": 1, "c": 1}) == "c"


@given(st.integers(2, 20), st.randoms(use_true_random=False))
def test_moving_loses_nothing_and_knows_no_order(size: int, chance: random.Random) -> None:
    alike = {
        (one, other): chance.random() for one in range(size) for other in range(one + 1, size) if chance.random() < 0.4
    }
    groups = clusters(range(size), alike)
    found = moved(groups, alike)
    assert sorted(item for group in found for item in group) == list(range(size))
    assert found == moved(groups, dict(reversed(alike.items())))


PACKAGE = (
    "EU agrees {} sanctions package against Russia\nBRUSSELS - European Union countries agreed on a {} package of"
    " sanctions against Moscow on Monday, diplomats said, with bans on liquefied gas and a list of 40 ships.\n"
    "Hungary had blocked it."
)


def test_the_twelfth_package_is_not_the_thirteenth() -> None:
    twelfth, thirteenth, word = (profile_of(PACKAGE.format(*[each] * 2)) for each in ("12th", "13th", "thirteenth"))
    assert likeness(twelfth, thirteenth) == 0.0 and likeness(thirteenth, word) > 0.8
    uncounted = profile_of(PACKAGE.format("new", "new"))
    assert likeness(twelfth, uncounted) > 0.5 and likeness(thirteenth, uncounted) > 0.5
    dated = [profile_of(PACKAGE.format("new", f"new, on the {day}th of March, far-reaching")) for day in (12, 13)]
    assert likeness(*dated) > 0.5
