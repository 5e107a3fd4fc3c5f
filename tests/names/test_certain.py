"""Names that the table settles."""

import itertools

import pytest

from readout.names.certain import is_people, settled
from readout.referents import EntityType, Name
from readout.text import Span


def name(text: str, written: str, type: EntityType, score: float = 0.6) -> Name:
    start = text.index(written)
    return Name(Span(start, start + len(written)), type, score)


def read(text: str, *names: Name) -> list[tuple[str, str]]:
    return [(each.span.of(text), each.type) for each in settled(text, names)]


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_country_cut_in_two_is_one_name(mark: str) -> None:
    text = f"The Democratic People{mark}s Republic of Korea rejected it."
    cut = [name(text, "Democratic People", "organization"), name(text, "Republic of Korea", "place")]
    assert read(text, *cut) == [(f"Democratic People{mark}s Republic of Korea", "place")]


def test_a_longer_name_that_holds_a_country_stays() -> None:
    text = "He left the Bank of South Korea."
    assert read(text, name(text, "Bank of South Korea", "organization")) == [("Bank of South Korea", "organization")]


def test_a_capital_taken_for_a_person_is_a_place() -> None:
    text = "Pyongyang warned them."
    assert read(text, name(text, "Pyongyang", "person")) == [("Pyongyang", "place")]


def test_a_given_name_that_is_a_country_stays_a_person() -> None:
    text = "Chad warned them."
    assert read(text, name(text, "Chad", "person")) == [("Chad", "person")]


def test_a_word_of_a_persons_full_name_stays_a_person() -> None:
    text = "Rick Paris called. Paris was angry."
    surname = Name(Span(19, 24), "person", 0.6)
    assert read(text, name(text, "Rick Paris", "person"), surname) == [("Rick Paris", "person"), ("Paris", "person")]


def test_peoples_and_bare_directions_are_no_names() -> None:
    text = "Iranian troops moved into the South, Finn said."
    drawn = [name(text, "Iranian", "organization"), name(text, "South", "place"), name(text, "Finn", "person")]
    assert read(text, *drawn) == [("Finn", "person")]


def test_a_capital_that_the_tagger_missed_is_found() -> None:
    assert read("They said Moscow had lied to the U.S. and to France.") == [
        ("Moscow", "place"), ("U.S.", "place"), ("France", "place"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["The Moscow Times wrote.", "A Moscow-backed group.", "Write to x@Moscow.ru", "Turkey meat."]
)
def test_a_word_inside_something_longer_is_not_added(text: str) -> None:
    assert read(text) == []


def test_every_name_found_is_in_order_and_apart() -> None:
    text = "France, South Korea and Iran met the U.K. in Seoul, the United Arab Emirates said."
    spans = [
        each.span for each in settled(text, [name(text, "South", "place"), name(text, "Emirates", "organization")])
    ]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert len(spans) == 6


def test_a_people_is_known_by_adjective_and_noun() -> None:
    assert is_people("Iranian") and is_people("Russians") and not is_people("Iran")
