"""Reports of a ledger that are retold: they are of one family, whatever came first, and people may part them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lab.corpora.stories import stories
from readout.api import Reader
from readout.layers import Reading
from readout.ledger.asof import known_by
from readout.ledger.families import families
from readout.ledger.ledger import Ledger
from readout.ledger.retelling import Retelling
from readout.ledger.store import Store
from readout.ledger.stories import stories as found_stories
from readout.records import Page
from tests.ledger.ledgers import RUN

STORY = next(story for story in stories() if story.name == "bid-fennick")
REWRITE = next(report for report in STORY.reports if report.gold["kind"] == "rewrite")


@pytest.fixture(scope="module")
def read() -> list[tuple[Page, Reading]]:
    """The story's reports as they are read."""
    with Reader() as reader:
        return [(report.page, reader.read(report.page)) for report in STORY.reports]


def keep(path: Path, pages: list[tuple[Page, Reading]]) -> None:
    """Adds pages and looks for what is retold."""
    with Store(path) as store:
        for page, reading in pages:
            store.add(page, reading, RUN)
        list(Retelling(store).bring_up_to_date())


def voices(store: Store) -> dict[str | None, str]:
    """The voice of each address."""
    return {
        member.url: voice.origin
        for story in found_stories(store.connection, least=1)
        for voice in story.voices for family in voice.families for member in family.members
    }  # fmt: skip


def test_a_rewrite_is_of_the_voice_that_it_retells(tmp_path: Path, read: list[tuple[Page, Reading]]) -> None:
    keep(tmp_path / "a.ledger", read)
    with Store(tmp_path / "a.ledger") as store:
        told = voices(store)
        member = next(
            each for family in families(store.connection) for each in family.members
            if each.url == REWRITE.facts["url"]
        )  # fmt: skip
    assert told[REWRITE.facts["url"]] == REWRITE.gold["origin"]
    own = {report.facts["url"] for report in STORY.reports if report.gold["kind"] in ("independent", "denial")}
    assert {told[url] for url in own} & {REWRITE.gold["origin"]} == set()
    assert member.source is not None and member.source.kind == "rewrite" and member.source.evidence


def test_the_order_makes_no_difference_and_looking_again_changes_nothing(
    tmp_path: Path, read: list[tuple[Page, Reading]]
) -> None:  # fmt: skip
    keep(tmp_path / "a.ledger", read)
    order = random.Random(4).sample(read, len(read))
    for part in (order[:4], order[4:7], order[7:]):
        keep(tmp_path / "b.ledger", part)
    rows = "SELECT name, one_in_other, evidence FROM retold ORDER BY name"
    with Store(tmp_path / "a.ledger") as one, Store(tmp_path / "b.ledger") as other:
        assert voices(one) == voices(other)
        assert one.connection.execute(rows).fetchall() == other.connection.execute(rows).fetchall()
        assert list(Retelling(other).bring_up_to_date()) == []


def test_people_part_them_and_undo_it(tmp_path: Path, read: list[tuple[Page, Reading]]) -> None:
    path = tmp_path / "a.ledger"
    keep(path, read)
    with Store(path) as store:
        links = [name for (name,) in store.connection.execute(
            "SELECT r.name FROM retold r JOIN document d ON d.id IN (r.one, r.other) WHERE d.key = ?"
            " UNION SELECT c.name FROM copy c JOIN document d ON d.id IN (c.one, c.other) WHERE d.key = ?",
            (REWRITE.facts["url"],) * 2,
        )]  # fmt: skip
    with Ledger(path) as ledger:
        judgements = [ledger.judge("reject", link, author="mara", note="they had the same source") for link in links]
    with Store(path) as store:
        assert voices(store)[REWRITE.facts["url"]] == REWRITE.facts["outlet"]
    with Ledger(path) as ledger:
        for judgement in judgements:
            ledger.judge("undo", judgement.name, author="mara")
    with Store(path) as store:
        assert voices(store)[REWRITE.facts["url"]] == REWRITE.gold["origin"]


def test_what_was_known_by_a_time_is_what_a_ledger_of_then_tells(
    tmp_path: Path, read: list[tuple[Page, Reading]]
) -> None:  # fmt: skip
    keep(tmp_path / "a.ledger", read)
    then = sorted(report.facts["published"] for report in STORY.reports)[5]
    keep(tmp_path / "b.ledger", [each for each, report in zip(read, STORY.reports, strict=True)
                                 if report.facts["published"] <= then])  # fmt: skip
    with Store(tmp_path / "a.ledger") as store, Store(tmp_path / "b.ledger") as other, known_by(store, then) as known:
        list(Retelling(known).bring_up_to_date())
        assert voices(known) == voices(other)
