"""Claims over a ledger, by the installed model: what is put together, how it stands, and what makes no difference."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from lab.corpora.stories import Written, stories
from readout.api import Reader
from readout.claims.status import Record, evidence_of, status_of
from readout.layers import Reading
from readout.ledger.asof import known_by, moment, related
from readout.ledger.claiming import Claiming
from readout.ledger.claims import Claim, claim_by_id, claims
from readout.ledger.claimtelling import told
from readout.ledger.ledger import Ledger
from readout.ledger.othervalues import correcting, others_in
from readout.ledger.retelling import Retelling
from readout.ledger.spoken import Spoken
from readout.ledger.store import Store
from readout.ledger.stories import stories as found_stories
from readout.records import Page
from tests.ledger.ledgers import RUN, sound

pytestmark = pytest.mark.skipif(find_spec("readout_model_en") is None, reason="the model package is not installed")
STORY = next(story for story in stories() if story.name == "banker-velmanis")
Kept = tuple[Page, Reading]
Standing = dict[frozenset[str], tuple[str, int, int]]


@pytest.fixture(scope="module")
def read() -> dict[str, Kept]:
    """The story's reports as they are read, by their numbers."""
    with Reader() as reader:
        return {report.id: (report.page, reader.read(report.page)) for report in STORY.reports}


def keep(path: Path, pages: Iterable[Kept]) -> None:
    """Adds what was read."""
    with Store(path) as store:
        for page, reading in pages:
            store.add(page, reading, RUN)


def found(path: Path) -> list[Claim]:
    """The claims of every story, the pass brought up to date."""
    with Store(path) as store:
        list(Claiming(store).bring_up_to_date())
        return list(every(store))


def every(store: Store) -> Iterator[Claim]:
    """The claims that were found."""
    for story in found_stories(store.connection, least=1):
        yield from claims(store.connection, story)


def standing(told: Iterable[Claim]) -> Standing:
    """How each claim stands, by its passages."""
    return {
        frozenset(record.id for record in claim.records): (
            claim.status.kind, len(claim.status.origins), claim.status.interested,
        )
        for claim in told
    }  # fmt: skip


def with_words(told: Iterable[Claim], words: str) -> Claim:
    """The claim that is told in these words."""
    return next(claim for claim in told if any(words in each.spoken.text for each in claim.accounts))


def test_one_sum_in_several_reports_is_one_claim_and_a_later_sum_supersedes_it(
    tmp_path: Path, read: dict[str, Kept]
) -> None:  # fmt: skip
    keep(tmp_path / "a.ledger", read.values())
    claim = with_words(found(tmp_path / "a.ledger"), "he embezzled 340 million euros")
    assert claim.status.kind == "superseded" and claim.reports >= 5
    assert "340 million euros" in claim.text
    (update,) = [each for each in claim.evidence if each.relation == "updates"]
    assert "412 million euros" in update.spoken.text
    copies = [each for each in claim.accounts if each.spoken.member.source and "340 million" in each.spoken.text]
    assert copies and {each.relation for each in copies} == {"repeats"}
    assert sound(tmp_path / "a.ledger")


def test_every_passage_stands_on_its_characters_and_tells_why_it_is_there(
    tmp_path: Path, read: dict[str, Kept]
) -> None:  # fmt: skip
    keep(tmp_path / "a.ledger", read.values())
    texts = {page.url: reading.document.text for page, reading in read.values()}
    with Store(tmp_path / "a.ledger") as store:
        list(Claiming(store).bring_up_to_date())
        for story in found_stories(store.connection, least=1):
            for claim in claims(store.connection, story):
                values = told(story, claim)
                assert set(values["evidence"]) <= {each["id"] for each in values["passages"]}
                for account, each in zip(claim.accounts, values["passages"], strict=True):
                    assert texts[account.spoken.member.key][each["start"] : each["end"]] == each["text"]
                    assert each["why"] is None or 0 <= each["why"]["score"] <= 1


def test_the_order_in_which_reports_come_makes_no_difference(tmp_path: Path, read: dict[str, Kept]) -> None:
    keep(tmp_path / "a.ledger", read.values())
    first = standing(found(tmp_path / "a.ledger"))
    for seed in range(2):
        order = random.Random(seed).sample(list(read.values()), len(read))
        path = tmp_path / f"{seed}.ledger"
        keep(path, order[:5])
        found(path)
        keep(path, order[5:])
        assert standing(found(path)) == first


def test_a_copy_more_changes_no_status(tmp_path: Path, read: dict[str, Kept]) -> None:
    keep(tmp_path / "a.ledger", read.values())
    before = found(tmp_path / "a.ledger")
    keep(tmp_path / "a.ledger", [copied(STORY.reports[2], read["r3"])])
    after = found(tmp_path / "a.ledger")
    for claim in before:
        own = {record.id for record in claim.records}
        (now,) = [each for each in after if own <= {record.id for record in each.records}]
        assert (now.status.kind, now.status.origins) == (claim.status.kind, claim.status.origins)
        assert now.id == claim.id


def copied(report: Written, kept: Kept) -> Kept:
    """The same report published by another outlet a minute later."""
    page, reading = kept
    assert page.url == report.facts["url"]
    own = dict(page.given) | {"outlet": "Kurzeme Courier"}
    document = replace(reading.document, url="https://kurzeme.example/a", outlet="Kurzeme Courier")
    assert document.published is not None
    later = document.published.latest.replace(minute=31)
    document = replace(document, published=replace(document.published, earliest=later, latest=later))
    return replace(page, url=document.url, given=tuple(own.items())), replace(reading, document=document)


def test_as_of_a_time_is_a_ledger_filled_by_then(tmp_path: Path, read: dict[str, Kept]) -> None:
    keep(tmp_path / "a.ledger", read.values())
    found(tmp_path / "a.ledger")
    for when in ("2031-05-14T08:30", "2031-05-14T11:30:00+00:00", "2031-05-14T14:00"):
        by_then = [kept for report in STORY.reports if report.facts["published"] <= moment(when)
                   for kept in (read[report.id],)]  # fmt: skip
        keep(tmp_path / f"{when}.ledger", by_then)
        with Store(tmp_path / "a.ledger") as store, known_by(store, moment(when)) as known:
            list(Claiming(known).bring_up_to_date())
            then = list(every(known))
        fresh = found(tmp_path / f"{when}.ledger")
        assert standing(then) == standing(fresh)
        assert {claim.id for claim in then} == {claim.id for claim in fresh}


def test_the_reports_of_one_story_tell_what_was_known_of_it(tmp_path: Path, read: dict[str, Kept]) -> None:
    keep(tmp_path / "a.ledger", read.values())
    found(tmp_path / "a.ledger")
    with Store(tmp_path / "a.ledger") as store:
        story = found_stories(store.connection)[0]
        own = related(store.connection, [member.document for member in story.members])
        assert {member.document for member in story.members} <= own
        with known_by(store, moment("2031-05-14"), own) as known:
            list(Claiming(known).bring_up_to_date())
            assert story.id in {each.id for each in found_stories(known.connection, least=1)}


def test_evidence_is_enough_and_nothing_of_it_too_much(tmp_path: Path, read: dict[str, Kept]) -> None:
    keep(tmp_path / "a.ledger", read.values())
    for claim in found(tmp_path / "a.ledger"):
        own = evidence_of(claim.records)
        whole = (claim.status.kind, len(claim.status.origins), claim.status.interested)
        assert measure(own) == whole
        assert len(own) == 1 or all(measure([each for each in own if each is not left]) != whole for left in own)


def measure(records: Iterable) -> tuple[str, int, int]:  # type: ignore[type-arg]
    """A status without its names."""
    status = status_of(records)
    return status.kind, len(status.origins), status.interested


def test_what_people_reject_is_left_out_until_it_is_undone(tmp_path: Path, read: dict[str, Kept]) -> None:
    path = tmp_path / "a.ledger"
    keep(path, read.values())
    before = found(path)
    claim = with_words(before, "he embezzled 340 million euros")
    wrong = next(each.record.id for each in claim.accounts if "412 million" in each.spoken.text)
    with Ledger(path) as ledger:
        judgement = ledger.judge("reject", wrong, author="mara", note="another sum")
    after = found(path)
    assert wrong not in {record.id for each in after for record in each.records}
    with Ledger(path) as ledger:
        ledger.judge("undo", judgement.name, author="mara")
    assert standing(found(path)) == standing(before)


def test_looking_again_changes_nothing_and_a_claim_is_found_by_its_id(tmp_path: Path, read: dict[str, Kept]) -> None:
    path = tmp_path / "a.ledger"
    keep(path, read.values())
    found(path)
    with Store(path) as store:
        before = store.connection.execute("SELECT * FROM claim ORDER BY document, place").fetchall()
        assert list(Claiming(store).bring_up_to_date()) == []
        assert store.connection.execute("SELECT * FROM claim ORDER BY document, place").fetchall() == before
        story, claim = claim_by_id(store.connection, before[0][0]) or (None, None)
        assert story is not None and claim is not None and claim.id == before[0][0]
        assert claim_by_id(store.connection, "0" * 16) is None


def test_only_stories_that_changed_are_looked_at(
    tmp_path: Path, read: dict[str, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    looked: list[str] = []
    find, compare = Claiming._find, Retelling._compare
    monkeypatch.setattr(Claiming, "_find", lambda own, story: (looked.append(story.id), find(own, story))[1])
    monkeypatch.setattr(Retelling, "_compare", lambda own, story: (looked.append(story.id), compare(own, story))[1])
    path, (last, *before) = tmp_path / "a.ledger", [read[report.id] for report in STORY.reports[::-1]]
    keep(path, before)
    assert found(path) and looked
    looked.clear()
    assert found(path) and not looked
    keep(path, [last])
    told = found(path)
    own = {claim.story for claim in told if any(each.spoken.member.url == last[0].url for each in claim.accounts)}
    assert set(looked) == own and len({claim.story for claim in told}) > len(own)
    with Ledger(path) as ledger:
        ledger.judge("reject", told[0].accounts[0].record.id, author="mara")
    looked.clear()
    assert found(path) and set(looked) >= {told[0].story}


def test_a_day_is_its_last_second_and_a_time_without_a_zone_is_utc() -> None:
    assert moment("2031-03-12") == datetime(2031, 3, 12, 23, 59, 59, tzinfo=UTC).isoformat()
    assert moment("2031-03-12T18:00+02:00") == "2031-03-12T16:00:00+00:00"
    assert moment("2031-03-12T18:00") == "2031-03-12T18:00:00+00:00"


def test_a_copy_that_is_cut_otherwise_gives_no_other_value() -> None:
    def passage(name: str, family: str, words: str) -> Spoken:
        return cast(Spoken, SimpleNamespace(id=name, family=family, compared=SimpleNamespace(key=tuple(words.split()))))

    group = [passage("a", "wire", "four people were killed and 19 taken to hospital"),
             passage("b", "wire", "killed and 19 taken to hospital"), passage("c", "echo", "19 taken to hospital"),
             passage("d", "wire", "nine were killed"), passage("e", "wire", "nine were killed")]  # fmt: skip
    assert others_in(group, [False, True, True, True, True]) == {"c", "d", "e"}


def test_who_gives_another_value_and_not_the_one_that_he_gave_before_corrects_it() -> None:
    def mends(words: str, origin: str) -> str | None:
        told = [
            Record("a", "1", "r1", "Wire", "firm", "held"),
            Record("b", "2", "r2", "Echo", origin, "held", differs=True),
        ]
        group = [cast(Spoken, SimpleNamespace(text=text)) for text in ("for 11 days", words)]
        return correcting(told, group)[1].mends

    assert mends("for 26 days and not for 11", "firm") == "correction"
    assert mends("for 26 days", "firm") is None and mends("for 26 days and not for 11", "Echo") is None
