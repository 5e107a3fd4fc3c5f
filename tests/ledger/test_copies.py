"""Families of copies over a ledger: what is found, whose it is, and what makes no difference to it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lab.corpora.stories import Written, stories
from readout.clean import clean_page
from readout.errors import SetupError
from readout.ledger.copying import Copying
from readout.ledger.families import Family, Member, _origin, families
from readout.ledger.ledger import Ledger
from readout.ledger.lineage import told
from readout.ledger.store import Store
from tests.ledger.ledgers import RUN, sound

FERRY = {story.name: story for story in stories()}["ferry-vathypetra"].reports
WIRE, CREDITED, FURNISHED, CUT, REWORDED, OWN = FERRY[:6]


def keep(path: Path, reports: Iterable[Written]) -> None:
    """Reports cleaned and kept, without a model: copies need none."""
    with Store(path) as store:
        for report in reports:
            store.add(report.page, clean_page(report.page), RUN)


def found(path: Path) -> list[Family]:
    """The families, the pass brought up to date."""
    with Store(path) as store:
        list(Copying(store).bring_up_to_date())
        return families(store.connection)


def kinds(family: Family) -> dict[str | None, str | None]:
    """Of each outlet what its report is to its source."""
    return {member.outlet: member.source and member.source.kind for member in family.members}


def test_a_wire_and_what_was_made_of_it_are_one_voice_and_another_reporter_is_another(tmp_path: Path) -> None:
    keep(tmp_path / "a.ledger", FERRY)
    (family,) = found(tmp_path / "a.ledger")
    assert (family.origin, family.phantom) == ("Meridian Press Agency", False)
    assert kinds(family) == {
        "Meridian Press Agency": None, "The Larnbury Courier": "copy", "Nieuwskade": "copy",
        "Radio Brenn 4": "excerpt", "Daily Gong": "rewrite",
    }  # fmt: skip
    assert sound(tmp_path / "a.ledger")


def test_an_agency_that_is_credited_is_the_origin_though_its_own_report_is_not_there(tmp_path: Path) -> None:
    keep(tmp_path / "a.ledger", [CREDITED, CUT])
    (family,) = found(tmp_path / "a.ledger")
    assert (family.origin, family.phantom, family.reason) == ("Meridian", True, "1 of 2 reports credit it")
    keep(tmp_path / "a.ledger", [WIRE])
    (family,) = found(tmp_path / "a.ledger")
    assert (family.origin, family.phantom) == ("Meridian Press Agency", False)


def test_initials_of_a_known_agency_are_those_of_the_agency_that_had_the_report_first() -> None:
    def member(number: int, publisher: str, *credits: str) -> Member:
        return Member(number, str(number), str(number), publisher, "", None, f"2031-03-0{number}", credits)

    wire, copy = member(1, "Adria Press Service"), member(2, "Danube Observer", "APS")
    assert _origin([wire, copy], [])[:2] == ("Adria Press Service", False)
    late = member(3, "Adria Press Service")
    assert _origin([copy, late], [])[:2] == ("Algeria Press Service", True)
    assert _origin([member(1, "Danube Observer", "APS")], ["Adria Press Service"])[:2] == (
        "Algeria Press Service",
        True,
    )


def test_credits_read_by_other_rules_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, [CREDITED, CUT])
    found(path)
    with Store(path) as store:
        store.connection.execute("UPDATE credit SET agency = 'Corrects'")
        store.connection.execute("UPDATE copies_from SET rules = 0")
        store.connection.commit()
    (family,) = found(path)
    assert family.origin == "Meridian"


def test_every_order_of_arrival_and_every_number_of_passes_makes_the_same_families(tmp_path: Path) -> None:
    seen = set()
    for turn in range(4):
        path = tmp_path / f"{turn}.ledger"
        reports = list(FERRY)
        random.Random(turn).shuffle(reports)
        for part in (reports[:3], reports[3:]) if turn % 2 else (reports,):
            keep(path, part)
            found(path)
        with Store(path) as store:
            seen.add(json.dumps([told(store.connection, family) for family in families(store.connection)]))
    assert len(seen) == 1


def test_comparing_again_does_nothing(tmp_path: Path) -> None:
    keep(tmp_path / "a.ledger", FERRY)
    found(tmp_path / "a.ledger")
    with Store(tmp_path / "a.ledger") as store:
        assert Copying(store).waiting() == []


def test_a_report_that_was_rewritten_on_its_page_is_compared_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, [WIRE, CREDITED])
    assert len(found(path)) == 1
    later = replace(OWN, facts={**OWN.facts, "url": CREDITED.facts["url"], "published": "2031-06-03T20:00:00+00:00"})
    with Store(path) as store:
        page = replace(later.page, fetched=datetime(2031, 6, 4, tzinfo=UTC) + timedelta(days=1))
        assert store.add(page, clean_page(page), RUN) == "new edition"
    assert found(path) == []


def test_editions_of_one_page_are_no_copies(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, [WIRE])
    with Store(path) as store:
        page = replace(WIRE.page, data=WIRE.page.data + b"\nThe search goes on, the coast guard said later.\n",
                       fetched=datetime(2031, 6, 4, tzinfo=UTC))  # fmt: skip
        store.add(page, clean_page(page), RUN)
    assert found(path) == []


def test_a_link_that_a_person_rejects_makes_no_family_until_it_is_undone(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, [WIRE, REWORDED])
    (family,) = found(path)
    link = family.members[1].source
    assert link is not None
    with Ledger(path) as ledger:
        judgement = ledger.judge("reject", link.id, author="mara", note="they both had the press release")
        assert found(path) == []
        with pytest.raises(SetupError, match="only be accepted or rejected"):
            ledger.judge("relabel", link.id, field="kind", value="copy", author="mara")
        ledger.judge("undo", judgement.name, author="mara")
        assert found(path) == [family]


def test_the_evidence_is_words_of_both_texts(tmp_path: Path) -> None:
    keep(tmp_path / "a.ledger", FERRY)
    (family,) = found(tmp_path / "a.ledger")
    with Store(tmp_path / "a.ledger") as store:
        reports = told(store.connection, family)["reports"]
    copy = next(report for report in reports if report["outlet"] == "Nieuwskade")
    assert copy["source"]["share"] > 0.9 and len(copy["source"]["evidence"]) == 5
    for each in copy["source"]["evidence"]:
        assert each["text"] in FURNISHED.body and each["source_text"] in WIRE.body


def test_a_report_far_off_in_time_is_no_copy_and_one_without_a_date_may_be(tmp_path: Path) -> None:
    late = replace(CUT, facts={**CUT.facts, "published": "2032-06-03T20:00:00+00:00"})
    keep(tmp_path / "a.ledger", [WIRE, late])
    assert found(tmp_path / "a.ledger") == []
    undated = [(key, value) for key, value in CUT.page.given if key != "published"]
    with Store(tmp_path / "b.ledger") as store:
        for page in (WIRE.page, replace(CUT.page, given=tuple(undated))):
            store.add(page, clean_page(page), RUN)
    assert len(found(tmp_path / "b.ledger")) == 1


def test_python_gives_the_families(tmp_path: Path) -> None:
    keep(tmp_path / "a.ledger", [WIRE, CREDITED])
    with Ledger(tmp_path / "a.ledger") as ledger:
        (family,) = ledger.copies()
    assert [member.outlet for member in family.members] == ["Meridian Press Agency", "The Larnbury Courier"]
