"""The lists: filtered, sorted, counted, paged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from readout.errors import LedgerError, SetupError
from readout.ledger.filters import Filters
from readout.ledger.ledger import Ledger
from readout.ledger.lists import LISTS
from readout.ledger.query import Query
from tests.ledger.ledgers import add, claim, harbour, known, made

FITS: list[tuple[str, dict[str, Any], int]] = [
    ("statements", {}, 8), ("statements", {"speaker": "edda kvarn"}, 2), ("statements", {"speaker": "Q1"}, 2),
    ("statements", {"speaker": ["Edda Kvarn", "Tomas Brill"]}, 3), ("statements", {"speaker": "Radio Ostrel"}, 3),
    ("statements", {"stance": "denies"}, 2), ("statements", {"stance": "DENIES", "outlet": "tidings"}, 1),
    ("statements", {"country": "nor"}, 5), ("statements", {"sector": "MED"}, 3),
    ("statements", {"text": "no deal"}, 2), ("statements", {"text": '"on the port"'}, 1),
    ("statements", {"text": '"port the on"'}, 0), ("statements", {"published": "2031-03-13"}, 0),
    ("statements", {"published": "2031-03-12", "published_until": "2031-03-12"}, 6),
    ("statements", {"said": "2031-03-10"}, 1), ("statements", {"said": "2031-03-11"}, 0),
    ("statements", {"said_until": "2031-03-10"}, 1), ("statements", {"least_score": 0.95}, 2),
    ("statements", {"speaker": "nobody at all"}, 0), ("statements", {"review": "open"}, 8),
    ("statements", {"review": "accepted"}, 0), ("statements", {"document": "nope"}, 0),
    ("events", {}, 1), ("events", {"country": "RUS", "recipient_country": "UKR"}, 1),
    ("events", {"country": "UKR"}, 0), ("events", {"type": "assault", "status": "asserted", "disputed": True}, 1),
    ("events", {"status": "denied"}, 0), ("events", {"speaker": "Ukraine"}, 1), ("events", {"actor": "Russia"}, 1),
    ("events", {"recipient": "Odesa"}, 1), ("events", {"recipient": "Russia"}, 0), ("events", {"root": True}, 1),
    ("events", {"day": "2021-05-03", "day_until": "2021-05-03"}, 1), ("events", {"day": "2021-05-04"}, 0),
    ("events", {"text": '"bombed a port"'}, 1), ("events", {"text": '"port bombed"'}, 0),
    ("events", {"place": "UKR"}, 1), ("documents", {}, 2), ("documents", {"text": "odesa"}, 1),
    ("documents", {"outlet": "Tidings"}, 1), ("documents", {"actor": "Q1"}, 1), ("documents", {"country": "RUS"}, 1),
    ("actors", {"text": "KVAR"}, 1), ("actors", {"text": "%"}, 0), ("actors", {"named": False}, 1),
    ("actors", {"country": "NOR"}, 2), ("actors", {"actor": "Q1"}, 1), ("actors", {"type": "place"}, 3),
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Two documents."""
    return known(tmp_path_factory.mktemp("lists") / "a.ledger")


@pytest.mark.parametrize(("name", "asked", "rows"), FITS)
def test_filters_find_what_fits(ledger: Ledger, name: str, asked: dict[str, Any], rows: int) -> None:
    found = getattr(ledger, name)(**asked)
    assert (len(list(found)), len(found)) == (rows, rows)


def test_every_filter_of_every_list_is_tried() -> None:
    tried = {(name, key) for name, asked, _ in FITS for key in asked}
    every = {(each.name, key) for each in LISTS.values() for key in each.filters}
    assert {key for name, key in every - tried} <= {
        "outlet", "document", "published", "published_until", "review", "code", "sector", "least_score",
    }  # fmt: skip


def test_a_statement_stands_on_its_characters(ledger: Ledger) -> None:
    row = next(row for row in ledger.statements(speaker="Edda Kvarn") if row["mode"] == "direct")
    text = harbour().document.text
    at = [tuple(map(int, place.split("-"))) for place in row["content_at"].split("; ")]
    assert [text[start:end] for start, end in at] == ["“There is no deal,”", "“and there will be none.”"]
    assert row["content"] == "“There is no deal,” … “and there will be none.”"
    assert (row["speaker"], row["speaker_key"], row["source"], row["cue"]) == ("Edda Kvarn", "Q1", "Edda Kvarn", "said")
    assert row["negated"] is False and row["said"] == "2031-03-10"


def test_a_chain_names_who_reports_whom(ledger: Ledger) -> None:
    (row,) = ledger.statements(speaker="Tomas Brill")
    assert row["chain"] == "Radio Ostrel > Tomas Brill"


def test_an_event_says_who_did_what_to_whom_and_by_whose_word(ledger: Ledger) -> None:
    (row,) = ledger.events()
    assert (row["actors"], row["actor_countries"], row["type"], row["recipients"]) == (
        "Russia", "RUS", "ASSAULT", "Odesa",
    )  # fmt: skip
    assert (row["according_to"], row["disputed"], row["disputed_by"]) == ("Ukraine", 1, "Russia")
    text = claim().document.text
    start, end = map(int, row["evidence_at"].split("-"))
    assert text[start:end] == row["evidence"] and text[row["start"] : row["end"]] == row["trigger"] == "bombed"


def test_search_gives_the_best_first_with_a_snippet_of_the_report(ledger: Ledger) -> None:
    (row,) = ledger.search('"price was too high"')
    assert "⟦price was too high⟧" in row["snippet"]
    assert not list(ledger.search("Harbour Weather"))  # navigation
    assert not list(ledger.search("Copyright Courier"))


def test_every_order_and_count_can_be_asked(ledger: Ledger) -> None:
    query = Query(ledger.path)
    for asked in LISTS.values():
        whole = list(query.list(asked.name))
        for sort in asked.sorts:
            up, down = (list(query.list(asked.name, sort=way + sort)) for way in ("", "-"))
            assert len(up) == len(down) == len(whole)
        for by in asked.counted:
            told = list(query.counts(asked.name, by))
            assert sum(row["count"] for row in told) == len(whole)
            assert [row["count"] for row in told] == sorted((row["count"] for row in told), reverse=True)


def test_pages_put_together_are_the_list(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, *made(30))
    ledger = Ledger(path)
    for name in LISTS:
        whole = list(getattr(ledger, name)())
        parts = [row for at in range(0, len(whole), 7) for row in getattr(ledger, name)(limit=7, offset=at)]
        assert parts == whole
        assert len(getattr(ledger, name)(limit=7, offset=len(whole) - 3)) == 3


def test_sorted_means_sorted(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, *made(30))
    scores = [row["score"] for row in Ledger(path).statements(sort="-score")]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) > 10


def test_what_is_not_there_is_refused_in_one_line(ledger: Ledger) -> None:
    for wrong in (
        lambda: ledger.statements(speakers="x"), lambda: ledger.statements(type="ASSAULT"),
        lambda: ledger.events(stance="denies"), lambda: ledger.statements(sort="id; DROP TABLE event"),
        lambda: ledger.counts("events", "speaker"), lambda: ledger.counts("wars", "type"),
        lambda: ledger.statements(review="maybe"), lambda: ledger.events(day="yesterday"),
        lambda: ledger.reading("nope"), lambda: ledger.statements(text='"'),
    ):  # fmt: skip
        with pytest.raises(SetupError) as refused:
            list(wrong())
        assert "\n" not in str(refused.value)


def test_a_question_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, *made(60))
    query = Query(path, seconds=0.0)
    with pytest.raises(LedgerError, match="longer"):
        list(query.list("actors", Filters(), sort="mentions"))


def test_nobody_who_asks_can_write(ledger: Ledger) -> None:
    connection = Query(ledger.path).connection
    with pytest.raises(Exception, match="readonly"):
        connection.execute("DELETE FROM judgement")
