"""Names of one report: which are one's, and which stay open."""

from __future__ import annotations

import pytest

from readout.entities.spelling import fold, may_be_one, one_slip
from readout.layers import ENTITIES, MENTIONS
from tests.entities.reports import entity, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wladimir Putin", "Vladimir Putin"),
        ("Kim Jong-Un", "Kim Jong Un"),
        ("Joseph R. Biden Jr.", "Joe Biden"),
        ("J. Biden", "Joe Biden"),
        ("Bill Harlow", "William Harlow"),
        ("Muammar Gaddafi", "Moammar Kadafi"),
        ("José Núñez", "Jose Nunez"),
        ("Volodymyr Hroysman", "Vladimir Groysman"),
    ],
)
def test_two_spellings_of_one_person_are_one(one: str, other: str) -> None:
    assert may_be_one(fold(one), fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Lee", "Bo Lee"), ("Kim Jong Un", "Kim Yo Jong"), ("Peter Lind", "Karin Lind"), ("Paul Mara", "Mara Vale")],
)
def test_two_persons_of_one_surname_stay_two(one: str, other: str) -> None:
    assert not may_be_one(fold(one), fold(other))


def test_one_slip_is_one_letter() -> None:
    assert one_slip("waters", "water") and one_slip("kristin", "kristen")
    assert not one_slip("waters", "weathers")


def test_a_surname_alone_is_the_full_name_that_stands_anywhere_in_the_report() -> None:
    reading = read("[P Peskov] denies all\nThe spokesman [P Dmitry Peskov] spoke. [P Mr Peskov] left.")
    assert len(reading[ENTITIES]) == 1
    assert len(entity(reading, "Dmitry Peskov").mentions) >= 3


def test_a_surname_of_two_persons_stays_open_and_names_both() -> None:
    reading = read("[P Ann Lind] and [P Bo Lind] own the farm. It is old. It is big. [P Lind] sold a cow.")
    open_ = reading[MENTIONS][-1]
    assert open_.entity is None
    assert len(open_.candidates) == 2
    assert "Ann Lind" in open_.reason and "Bo Lind" in open_.reason


def test_a_title_decides_between_husband_and_wife() -> None:
    reading = read("[P Peter Lind] and [P Karin Lind] own the farm. Mrs [P Lind] sold a cow.")
    assert reading[MENTIONS][-1].entity == entity(reading, "Karin Lind").id


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    reading = read("The [O Harbour Workers League] ([O HWL]) met. The [O HWL] voted.")
    assert len(reading[ENTITIES]) == 1


def test_an_acronym_is_known_by_its_initials() -> None:
    reading = read("The [O National Weather Office] warned. The [O NWO] repeated it.")
    assert len(reading[ENTITIES]) == 1


def test_a_legal_form_is_no_part_of_a_name() -> None:
    reading = read("[O Tarn Mills Ltd] closed. [O Tarn Mills] had 30 looms.")
    assert [each.name for each in reading[ENTITIES]] == ["Tarn Mills Ltd"]


def test_the_last_word_behind_the_article_is_short_for_the_full_name() -> None:
    reading = read("[O The Gulf Ledger] wrote it first. The [O Ledger] stands by it.")
    assert len(reading[ENTITIES]) == 1


def test_an_untagged_repeat_is_found() -> None:
    reading = read("[P Ilse Brandt] came. Nobody greeted Brandt.")
    assert len(entity(reading, "Ilse Brandt").mentions) == 2


def test_titles_and_appositions_are_roles() -> None:
    text = "Harbour master [P Ante Horvat] spoke. [P Mia Kos], an analyst at a bank, did not."
    reading = read(text)
    plain = reading.document.text
    assert [role.of(plain) for role in entity(reading, "Ante Horvat").roles] == ["Harbour master"]
    assert [role.of(plain) for role in entity(reading, "Mia Kos").roles] == ["an analyst at a bank"]


def test_a_body_that_speaks_after_a_place_is_no_apposition_of_it() -> None:
    reading = read("The dyke near [L Zarzewin], the ministry said, gave way. [L Ostrel], a town of 14,000, was dry.")
    plain = reading.document.text
    assert not entity(reading, "Zarzewin").roles
    assert [role.of(plain) for role in entity(reading, "Ostrel").roles] == ["a town of 14,000"]
