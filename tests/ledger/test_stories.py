"""Stories over a ledger: what is put together, by how many voices it is told, and what makes no difference to it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lab.corpora.stories import Written, stories
from readout.clean import clean_page
from readout.ledger.disputed import disputed
from readout.ledger.sayings import sayings
from readout.ledger.store import Store
from readout.ledger.stories import Story, by_id, changes
from readout.ledger.stories import stories as found_stories
from readout.ledger.storying import Storying
from readout.ledger.storytelling import Telling, told
from tests.ledger.ledgers import RUN, add, claim, harbour, sound

SMALL = {story.name: story.reports for story in stories()}
FERRY, STRIKE = SMALL["ferry-vathypetra"], SMALL["strike-itaty"]


def keep(path: Path, reports: Iterable[Written]) -> None:
    """Reports cleaned and kept, without a model: stories need none."""
    with Store(path) as store:
        for report in reports:
            store.add(report.page, clean_page(report.page), RUN)


def found(path: Path, least: int = 2) -> list[Story]:
    """The stories, the pass brought up to date."""
    with Store(path) as store:
        list(Storying(store).bring_up_to_date())
        return found_stories(store.connection, least=least)


def apart(told: Iterable[Story]) -> set[frozenset[str | None]]:
    """Which addresses are together, whatever the stories are called."""
    return {frozenset(member.url for member in story.members) for story in told}


def test_two_matters_are_two_stories_and_copies_are_one_voice(tmp_path: Path) -> None:
    keep(tmp_path / "a.ledger", [*FERRY, *STRIKE])
    told = found(tmp_path / "a.ledger")
    assert {story.title for story in told} == {
        "Three dead in fire on Greek ferry off Vathypetra", "Student killed as police clear strike picket in Paraguay",
    }  # fmt: skip
    ferry = next(story for story in told if "ferry" in story.title)
    voices = {voice.origin: voice.reports for voice in ferry.voices}
    assert voices == {"Meridian Press Agency": 6, "Helios Broadcasting": 1, "Piraeus Shipping Letter": 1,
                      "Vathypetra Simera": 1}  # fmt: skip
    assert ferry.reports == 9 and ferry.first == "2031-06-03T09:20:00+00:00"
    assert sound(tmp_path / "a.ledger")


def test_a_copy_more_makes_no_voice_more(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, FERRY)
    (before,) = found(path)
    copy = replace(FERRY[0], facts={**FERRY[0].facts, "url": "https://copies.example/1", "outlet": "Copies Daily"})
    keep(path, [copy])
    (now,) = found(path)
    assert now.reports == before.reports + 1 and now.id == before.id
    assert [voice.origin for voice in now.voices] == [voice.origin for voice in before.voices]


def test_other_rules_compare_all_again_and_stories_keep_their_names(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, [*FERRY, *STRIKE])
    before = found(path)
    with Store(path) as store, store.transaction():
        store.connection.execute("UPDATE stories_from SET rules = 'of an earlier version'")
        store.connection.execute("DELETE FROM alike")  # as others may have found them
    assert {story.id: story.members for story in found(path)} == {story.id: story.members for story in before}


def test_every_order_of_arrival_makes_the_same_stories(tmp_path: Path) -> None:
    seen = set()
    for turn in range(4):
        path = tmp_path / f"{turn}.ledger"
        reports = [*FERRY, *STRIKE]
        random.Random(turn).shuffle(reports)
        for part in (reports[:7], reports[7:12], reports[12:]) if turn % 2 else (reports,):
            keep(path, part)
            found(path)
        seen.add(frozenset(apart(found(path))))
    assert len(seen) == 1


def test_a_story_keeps_its_name_as_it_grows(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, FERRY[6:8])
    names = [story.id for story in found(path, least=1)]
    keep(path, FERRY[:6])
    (story,) = found(path)
    assert story.id in names
    with Store(path) as store:
        assert {what for _, what, _ in changes(store.connection, story.id)} <= {"new", "merged into"}
        assert by_id(store.connection, story.members[3].id) == story and by_id(store.connection, "none") is None


def test_looking_again_does_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, FERRY)
    first = found(path)
    with Store(path) as store:
        storying = Storying(store)
        assert storying.steps() == 0
        list(storying.bring_up_to_date())
        assert store.connection.execute("SELECT count(*) FROM story_change WHERE what <> 'new'").fetchone() == (0,)
    assert found(path) == first


def test_reports_a_month_apart_are_not_put_together(tmp_path: Path) -> None:
    late = replace(FERRY[6], facts={**FERRY[6].facts, "published": "2031-07-20T09:00:00+00:00"})
    keep(tmp_path / "a.ledger", [FERRY[0], late])
    assert found(tmp_path / "a.ledger") == []


def test_a_story_is_told_as_values(tmp_path: Path) -> None:
    keep(tmp_path / "a.ledger", FERRY)
    (story,) = found(tmp_path / "a.ledger")
    with Store(tmp_path / "a.ledger") as store:
        row = told(Telling(store.connection, story))
    assert row["reports"] == 9 and sum(voice["reports"] for voice in row["voices"]) == 9
    reports = [report for voice in row["voices"] for family in voice["families"] for report in family["reports"]]
    assert {report["document"] for report in reports} == {member.id for member in story.members}


def test_an_utterance_is_told_once_with_its_relays_and_voices(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    harbour_again = replace(harbour().document, url="https://echo.example/port", outlet="The Echo")
    add(path, harbour(), replace(harbour(), document=harbour_again))
    with Store(path) as store:
        list(Storying(store).bring_up_to_date())
        (story,) = found_stories(store.connection)
        said = sayings(store.connection, story)
        assert said and all(each.reports == len(each.voices) == 2 for each in said if each.speaker)
        texts = {member.id: harbour().document.text for member in story.members}
        for utterance in said:
            for relay in utterance.relays:
                assert texts[relay.document][relay.start : relay.end].startswith(relay.text.split(" … ")[0])
        assert len(told(Telling(store.connection, story))["utterances"]) == len(said)


def test_what_one_report_tells_and_another_denies_is_a_dispute_with_both_sides(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, claim())
    with Store(path) as store:
        list(Storying(store).bring_up_to_date())
        (story,) = found_stories(store.connection, least=1)
        (within,) = disputed(store.connection, story)
        assert within.voices == (1, 1) and within.held[0].statement is False and within.denied[0].statement is True
        text = claim().document.text
        for side in (*within.held, *within.denied):
            assert text[side.start : side.end] == side.text


def test_a_denial_in_another_report_is_set_against_the_telling(tmp_path: Path) -> None:
    """Without a model there are no events: the ledger's rows are made to say what the model would."""
    path = tmp_path / "a.ledger"
    other = replace(claim().document, url="https://echo.example/odesa", outlet="The Echo")
    add(path, claim(), replace(claim(), document=other))
    with Store(path) as store:
        list(Storying(store).bring_up_to_date())
        store.connection.execute("DELETE FROM dispute")
        last = "(SELECT max(reading) FROM event)"
        store.connection.execute(f"UPDATE event SET status = 'denied' WHERE reading = {last}")
        (story,) = found_stories(store.connection)
        told = [each for each in disputed(store.connection, story) if each.held]
        assert [each.voices for each in told] == [(1, 1)]
        assert {side.publisher for side in told[0].held} != {side.publisher for side in told[0].denied}


def test_a_timeline_tells_changes_and_not_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    keep(path, FERRY)
    (story,) = found(path)
    with Store(path) as store:
        told = Telling(store.connection, story).turns
    assert [(turn.what, turn.who) for turn in told] == [
        ("told", "Meridian Press Agency"), ("another voice", "Vathypetra Simera"),
        ("another voice", "Helios Broadcasting"), ("another voice", "Piraeus Shipping Letter"),
        ("correction", "Meridian Press Agency"),
    ]  # fmt: skip
    assert told[-1].text == "(Corrects number of people on board in paragraph 3)"
