"""How passages hold a claim that is told as so, and one that is told as not so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from readout.claims.attitude import Attitude
from readout.claims.grouping import Stand
from readout.ledger.attitudes import attitudes_of, in_doubt, is_negative, told_first
from readout.ledger.spoken import Spoken

AGREES, DENIES, UNLIKE = Stand(0.9, 0.0, 0.1), Stand(0.1, 0.8, 0.1), Stand(0.1, 0.3, 0.6)


def passage(report: str, attitude: Attitude, denied: bool = False, words: str = "") -> Spoken:
    """A passage of a report; ``denied``: somebody denies it with such words."""
    told = SimpleNamespace(attitude=attitude, denied=denied)
    key = tuple(words.split()) or (report, attitude, str(denied))
    return cast(
        Spoken,
        SimpleNamespace(
            id=" ".join(key),
            text=" ".join(key),
            passage=told,
            compared=SimpleNamespace(key=key),
            member=SimpleNamespace(key=report),
        ),
    )


def test_what_is_told_as_so_is_denied_by_who_tells_it_as_not_so() -> None:
    group = [passage("a", "held"), passage("b", "denied"), passage("c", "denied", denied=True)]
    assert not is_negative(group) and told_first(group) == [True, False, False]
    assert attitudes_of(group, {}) == ["held", "held", "denied"]  # without a head to ask, b says the same
    assert attitudes_of(group, {group[1].id: UNLIKE}) == ["held", "denied", "denied"]
    assert attitudes_of(group, {group[0].id: DENIES, group[1].id: AGREES}) == ["denied", "held", "denied"]


def test_what_is_first_told_as_not_so_is_claimed_as_it_is_told() -> None:
    group = [passage("a", "denied"), passage("b", "denied"), passage("c", "denied", denied=True)]
    assert is_negative(group) and told_first(group) == [True, True, False]
    assert attitudes_of(group, dict.fromkeys((each.id for each in group), UNLIKE)) == ["held", "held", "denied"]


def test_what_is_told_as_so_is_no_second_word_for_what_is_not_so() -> None:
    group = [passage("a", "denied"), passage("b", "held"), passage("c", "held")]
    assert in_doubt(group, {group[1].id: UNLIKE, group[2].id: AGREES}) == {group[1].id}
    assert in_doubt([passage("a", "held"), *group[1:]], {group[1].id: UNLIKE}) == set()


def test_passages_of_the_same_words_are_held_alike() -> None:
    group = [passage("a", "held", words="the boats came"), passage("b", "denied", words="the boats came")]
    assert attitudes_of(group, {}) == ["held", "held"]


def test_one_passage_of_many_under_an_if_may_speak_of_something_else() -> None:
    held = [passage("a", "held", words=f"boat {number} came") for number in range(3)]
    under = passage("a", "conditional", words="boats would come")
    assert in_doubt([*held, under], {}) == {under.id}
    assert in_doubt([*held[:2], under], {}) == in_doubt([*held, passage("b", "conditional")], {}) == set()


def test_what_is_no_more_is_told_with_a_no_as_well_but_who_did_not_stop_denies() -> None:
    first = passage("a", "held", words="the bureaux stopped selling dollars")
    same = passage("b", "denied", words="not one bureau would sell a dollar")
    other = passage("c", "denied", words="we never stopped")
    unlike = dict.fromkeys((same.id, other.id), UNLIKE)
    assert attitudes_of([first, same, other], unlike) == ["held", "held", "denied"]
    plain = passage("a", "held", words="the bureaux sold dollars")
    assert attitudes_of([plain, same], unlike) == ["held", "denied"]
