"""The value of a claim, and the passages that give another."""

from __future__ import annotations

from readout.claims.figures import Figure, figures_of
from readout.claims.values import counts_others, differs, gives, value_of
from readout.text import Span


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a whole text."""
    return figures_of(text, Span(0, len(text)))


def value(*passages: str) -> float | None:
    """The value of a claim of these passages."""
    found = value_of([figures(each) for each in passages])
    return found.value if found else None


def other(passage: str, claim: str = "72 hours of rain fell") -> bool:
    """Whether a passage gives another value than the only number of a claim."""
    return differs(figures(claim)[0], figures(passage), passage)


def test_the_value_is_what_most_passages_count_as_the_first_gives_it() -> None:
    assert value("40 boats sank", "50 boats sank", "300 lorries burnt", "50 boats were lost") == 40
    assert value("300 lorries and 40 boats", "50 boats sank") == 40


def test_what_only_one_passage_counts_is_no_value() -> None:
    assert value() is None and value("40 boats sank") is None
    assert value("40 boats sank", "the boats sank", "300 lorries burnt") is None


def test_a_third_of_the_passages_must_count_it() -> None:
    told = ["40 boats sank", "50 boats sank"]
    assert value(*told, *["the boats sank"] * 4) == 40
    assert value(*told, *["the boats sank"] * 5) is None


def test_a_number_given_twice_in_one_passage_counts_once() -> None:
    assert value("40 boats sank and 50 boats burnt", "the boats sank") is None


def test_another_number_of_the_same_thing_differs() -> None:
    assert other("ten days of rain fell") and not other("three days of rain fell")
    assert not other("ten lorries burnt") and not other("rain fell") and not other("some 70 hours of rain fell")


def test_a_claim_without_a_value_has_no_other() -> None:
    assert not differs(None, figures("ten days of rain"), "ten days of rain")


def test_a_passage_with_the_value_and_another_differs_only_where_one_takes_the_place_of_the_other() -> None:
    assert other("the truce was lengthened from 72 hours to ten days")
    assert other("ten days of truce rather than 72 hours of it")
    assert not other("72 hours of rain came after a drought of ten days in Ostrel")


def test_the_value_that_took_the_place_of_another_does_not_differ() -> None:
    assert not other("the truce was lengthened from 72 hours to ten days", "ten days of truce")


def test_a_number_of_nothing_that_is_named_is_one_of_the_claim_if_it_is_of_its_size() -> None:
    assert other("the army counted 70.") and not other("the army counted 2,000.") and not other("the army counted 72.")


def test_what_was_given_before_is_not_given_any_more() -> None:
    (hours,) = figures("72 hours of rain fell")
    assert gives(hours, figures("the army counted 72."), "the army counted 72.")
    assert not gives(hours, figures("the count was 72."), "the count was 72.")
    assert not gives(None, figures("the army counted 72."), "the army counted 72.")


def test_who_counts_the_hurt_tells_nothing_of_how_many_died() -> None:
    (dead,) = figures("three people died")
    assert counts_others(dead, figures("nine people were hurt")) and not counts_others(dead, figures("40 boats sank"))
    assert not counts_others(dead, figures("four people died and nine were hurt"))
    assert not counts_others(None, figures("nine people were hurt"))


def test_nought_is_of_no_size() -> None:
    (none,) = figures("0 people died")
    assert none.value == 0 and not differs(none, figures("I counted three."), "I counted three.")
    assert not gives(none, figures("I counted three."), "I counted three.")
