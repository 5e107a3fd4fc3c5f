"""Numbers, what they count, and whether two of them may be the same number."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.claims.figures import Figure, figures_of
from readout.text import Span


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a whole text."""
    return figures_of(text, Span(0, len(text)))


def figure(text: str) -> Figure:
    """The only number of a text."""
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("300 lorries waited at Brennau", 300, "lorry"),
        ("5,000 families left Ostrel", 5000, "family"),
        ("twenty-one sheep drowned", 21, "sheep"),
        ("one hundred and five tents", 105, "tent"),
        ("two thousand five hundred tonnes", 2500, "tonne"),
        ("half a million people", 500_000, "people"),
        ("two dozen boats", 24, "boat"),
        ("a couple of boats", 2, "boat"),
        ("300 more lorries", 300, "lorry"),
        ("300 of the lorries", 300, "lorry"),
        ("2.1 bln pounds", 2.1e9, "pound"),
        ("\u00a32m for the pier", 2e6, "pound"),
        ("$5 million in aid", 5e6, "dollar"),
        ("500 yen a day", 500, "yen"),
        ("ten percent of voters", 10, "percent"),
        ("3.5% of voters", 3.5, "percent"),
        ("72 hours of rain", 72, "hours"),
        ("three days of talks", 72, "hours"),
        ("the 10-day truce", 240, "hours"),
        ("thirty minutes of silence", 0.5, "hours"),
    ],
)
def test_a_number_is_read_with_what_it_counts(text: str, value: float, of: str) -> None:
    assert figure(text).value == pytest.approx(value) and of in figure(text).of


@pytest.mark.parametrize(
    "text",
    [
        "on 12 March in Ostrel",
        "on March 12 boats sank",
        "in 2024 people of Ostrel voted",
        "three days after the flood",
        "24 hours earlier",
        "article 14 of the treaty",
        "No. 7 lorries",
        "one man was hurt",
        "Ostrel, 19, sang.",
        "at the age of 72.",
        "Section 14, page 3.",
        "at 4 a.m. on Tuesday",
        "a boy who is 5 years old",
        "hundreds of boats",
        "",
    ],
)
def test_what_is_no_count_is_left_out(text: str) -> None:
    assert figures(text) == ()


def test_a_time_of_day_is_no_count() -> None:
    assert figures("at 14:30 the ferry left Ostrel") == ()


def test_a_part_of_an_hour_is_a_duration_and_no_share() -> None:
    assert all("percent" not in each.of for each in figures("a quarter of an hour of rain"))
    assert all("percent" not in each.of for each in figures("two and a half years of siege"))


def test_a_year_with_a_comma_is_a_count() -> None:
    assert figure("2,024 people of Ostrel").value == 2024


def test_a_part_is_a_share_that_is_not_exact() -> None:
    third = figure("two thirds of the homes in Ostrel")
    assert third.of == ("percent",) and third.value == pytest.approx(200 / 3) and not third.exact


def test_a_number_is_exact_unless_it_is_said_to_be_about_so_many() -> None:
    assert figure("300 lorries").exact and figure("the 300 lorries").exact
    assert not figure("some 300 lorries").exact and not figure("more than 300 lorries").exact
    assert not figure("up to 300 lorries").exact and not figure("four months of siege").exact


def test_only_the_stretch_is_read_and_spans_count_from_the_start_of_the_text() -> None:
    text = "40 people fled. 30 houses burnt. 20 boats sank."
    houses = Span(text.index("30"), text.index(" 20"))
    (found,) = figures_of(text, houses)
    assert found.span.of(text) == "30" and found.of == ("house", "burnt")
    assert [each.span.of(text) for each in figures(text)] == ["40", "30", "20"]


def test_numbers_of_the_same_thing_are_beside_each_other() -> None:
    assert figure("72 hours of rain").beside(figure("ten days of rain"))
    assert figure("300 lorries").beside(figure("one hundred lorries"))
    assert not figure("300 lorries").beside(figure("300 boats"))
    assert not figure("$5 million").beside(figure("\u20ac5 million"))


def test_a_number_that_is_not_exact_agrees_with_what_is_near() -> None:
    assert figure("some 300 lorries").agrees(figure("310 lorries"))
    assert figure("310 lorries").agrees(figure("some 300 lorries"))
    assert not figure("300 lorries").agrees(figure("310 lorries"))
    assert not figure("some 300 lorries").agrees(figure("some 400 lorries"))
    assert figure("72 hours of rain").agrees(figure("three days of rain"))


VALUES = st.builds(Figure, st.just(Span(0, 1)), st.floats(0, 1e6), st.just(("boat",)), st.booleans())


@given(VALUES, VALUES)
def test_whether_two_agree_is_the_same_from_both_sides(one: Figure, other: Figure) -> None:
    assert one.agrees(other) == other.agrees(one) and one.agrees(one)


@given(st.text("0123456789,.:%$ -ahdntousmil\n", max_size=40))
def test_whatever_the_text_figures_stand_in_order_and_apart(text: str) -> None:
    found = figures(text)
    assert all(0 <= each.span.start < each.span.end <= len(text) for each in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("text", "value", "fate", "moved"),
    [
        ("Three people died in Ostrel", 3, "dead", False),
        ("Toll in Ostrel blast climbs to five", 5, "dead", True),
        ("The number of people missing in the valley was cut to 21", 21, "missing", True),
        ("Two villagers were hurt", 2, "hurt", False),
        ("Forty lorries waited", 40, None, False),
    ],
)
def test_people_are_counted_with_what_became_of_them(text: str, value: float, fate: str | None, moved: bool) -> None:
    told = figure(text)
    assert (told.value, told.fate, told.moved) == (value, fate, moved)


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Four people were killed and 19 taken to hospital", [(4, "dead"), (19, "hurt")]),
        ("killing four people and injuring 19 others", [(4, "dead"), (19, "hurt")]),
        ("The blast killed four and wounded 19.", [(4, "dead"), (19, "hurt")]),
        ("Four people drowned and some 2,600 were moved out of their homes", [(4, "dead"), (2600, "moved")]),
        ("Three men and two women were arrested", [(3, "held"), (2, "held")]),
        ("Police freed 12 and detained nine.", [(12, "freed"), (9, "held")]),
    ],
)
def test_what_became_of_people_is_told_of_each_number_by_itself(text: str, tolls: list[tuple[int, str]]) -> None:
    assert [(each.value, each.fate) for each in figures(text)] == tolls


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("The army puts it at eleven.", 11, ()),
        ("I counted three.", 3, ()),
        ("The Front stands by six.", 6, ()),
        ("The log puts the strikers at 640.", 640, ("strike",)),
        ("There are 210 of our trucks", 210, ("truck",)),
    ],
)
def test_a_count_without_a_noun_is_one_of_what_was_named_or_of_nothing(text: str, value: int, of: tuple[str]) -> None:
    assert (figure(text).value, figure(text).of) == (value, of)


def test_the_dead_are_counted_beside_the_dead_alone() -> None:
    dead, hurt = figures("Two people were killed and 40 people hurt")
    assert not dead.beside(hurt) and dead.beside(figure("Toll climbs to five")) and dead.beside(figure("nine bodies"))
    assert not figure("Three soldiers died").beside(figure("Four children died"))
    assert hurt.beside(figure("some 30 people were treated"))
