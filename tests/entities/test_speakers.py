"""Whom a source stands for: names, roles, descriptions, pronouns; and who stays open."""

from __future__ import annotations

import pytest

from readout.layers import ENTITIES
from tests.entities.reports import last_speaker, read, speakers


@pytest.mark.parametrize(
    ("report", "last"),
    [
        ("[P Ann Lee] came late. [S She] said the train had stopped.", "Ann Lee"),
        ("[P Ann Lee] met [P Tom Hall]. [S He] said it was cold.", "Tom Hall"),
        ("[P Ann Lee], the mayor, came. It rained. [S The mayor] said it was cold.", "Ann Lee"),
        ('[P Ann Lee] came. "[S I] think it is cold," [S [P Lee]] said.', "Ann Lee"),
        ("[S The mayor, [P Ann Lee]] said it was cold.", "Ann Lee"),
        ("[S [P Ann Lee], an engineer from [L Ghent]] said it was cold.", "Ann Lee"),
        ("The [O River Commission] met. [S The commission] said the dam holds.", "River Commission"),
        ("[P Ann Lee], [S who] said it was cold, left.", "Ann Lee"),
        ("[S [O Amnesty]'s report] said the cells were full.", "Amnesty"),
        ("Before [S she] said yes, [P Ann Lee] slept.", "Ann Lee"),
        ("[S Minister of Water [P Ann Lee]] said it was cold.", "Ann Lee"),
    ],
)
def test_a_source_stands_for(report: str, last: str) -> None:
    assert speakers(report)[0] == [last]


def test_two_names_are_two_speakers() -> None:
    assert speakers("[S [P Ann Lee] and [P Tom Hall]] said it was cold.") == [["Ann Lee", "Tom Hall"]]


def test_two_named_together_are_they() -> None:
    assert speakers("[P Ann Lee] and [P Tom Hall] came. [S They] said it was cold.") == [["Ann Lee", "Tom Hall"]]


def test_the_former_and_the_latter_are_told_apart() -> None:
    report = "[P Ann Lee] and [P Tom Hall] came. [S The former] said no. [S The latter] said yes."
    assert speakers(report) == [["Ann Lee"], ["Tom Hall"]]


def test_an_unnamed_source_is_never_forced_onto_a_name() -> None:
    reading = read("[P Ann Lee] runs the mill. [S A neighbour] said it was cold. [S The neighbour] said it again.")
    one, other = (next(e for e in reading[ENTITIES] if e.id == s.entities[0]) for s in _said(reading))
    assert not one.named and one is other


def test_nobody_before_is_nobody_found() -> None:
    reading = read("[S He] said it was cold.")
    assert last_speaker(reading).entities == ()
    assert last_speaker(reading).how == "unresolved"
    assert last_speaker(reading).reason


def test_two_who_fit_alike_stay_open() -> None:
    reading = read("[P Mary Cole] met [P Jane Ross]. [S She] said it was cold.")
    assert last_speaker(reading).entities == ()
    assert len(last_speaker(reading).candidates) == 2


def test_the_person_interviewed_answers() -> None:
    report = (
        "An interview with [P Ann Lee]\nThe Gazette interviewed the weaver [P Ann Lee] on Monday.\n"
        "When did you start?\n[S I] think it was in spring.\nDo you sell much?\n[S I] believe so.\nWhy?\nI am fast."
    )
    assert speakers(report) == [["Ann Lee"], ["Ann Lee"]]


def test_an_author_speaks_in_the_first_person() -> None:
    assert speakers("The pier will close. [S I] think it is wrong.", ("Edith Moor",)) == [["Edith Moor"]]


def test_he_inside_a_quotation_is_not_who_says_it() -> None:
    report = '[P Tom Hall] and the old [P Sam Reed] came. "[S He] said no," [S [P Hall]] said.'
    assert speakers(report)[0] in ([], ["Sam Reed"])


def _said(reading):  # type: ignore[no-untyped-def]
    from readout.layers import SPEAKERS

    return reading[SPEAKERS]
