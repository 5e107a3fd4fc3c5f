"""What is kept, and that adding again adds nothing."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest

from readout.errors import InputError, LedgerError
from readout.ledger.changes import applied
from readout.ledger.ledger import Ledger
from readout.ledger.opening import opened
from readout.ledger.snapshots import Snapshots
from readout.ledger.store import Store, edition_name
from readout.records import Fault, Skip
from tests.ledger.ledgers import LATER, RUN, _with, add, canonical, changed, claim, harbour, made, page_of, sound


def test_what_was_added_comes_back_as_it_was(tmp_path: Path) -> None:
    path, reading = tmp_path / "a.ledger", harbour()
    assert add(path, reading) == ["added"]
    again = Ledger(path).reading(edition_name(reading.document), as_read=True)
    assert {name: again._layers[name] for name in again} == {name: reading._layers[name] for name in reading}
    page = hashlib.sha256(reading.document.text.encode()).hexdigest()[:16]
    assert again.document == _with(reading, page=page).document


def test_adding_twice_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour(), claim())
    before = canonical(path)
    assert add(path, claim(), harbour()) == ["known", "known"]
    assert canonical(path) == before and sound(path)


def test_the_order_makes_no_difference(tmp_path: Path) -> None:
    readings = made(12)
    add(tmp_path / "a", *readings)
    add(tmp_path / "b", *reversed(readings))
    assert canonical(tmp_path / "a") == canonical(tmp_path / "b")


def test_a_changed_page_is_a_new_edition_with_its_difference(tmp_path: Path) -> None:
    path, first = tmp_path / "a.ledger", harbour()
    second = changed(first, "Monday", "Sunday")
    assert add(path, first, second) == ["added", "new edition"]
    (row,) = Ledger(path).documents()
    assert row["editions"] == 2 and row["id"] == edition_name(second.document)
    edits = opened(path).execute("SELECT edits FROM change").fetchall()
    ((told,),) = edits
    assert applied(first.document.text, json.loads(told)) == second.document.text and "Brill" not in told
    assert len(list(Ledger(path).statements())) == 6 and sound(path)


def test_an_edition_seen_earlier_but_added_later_is_not_shown(tmp_path: Path) -> None:
    path, first = tmp_path / "a.ledger", harbour()
    earlier = changed(first, "Monday", "Sunday", later=timedelta(days=-2))
    assert add(path, first, earlier) == ["added", "new edition"]
    (row,) = Ledger(path).documents()
    assert row["id"] == edition_name(first.document)
    assert not list(Ledger(path).search("Sunday")) and len(list(Ledger(path).search("Monday"))) == 1


def test_another_run_is_shown_beside_the_older_one(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    assert add(path, harbour()) == ["added"] and add(path, harbour(), run=LATER) == ["read again"]
    (row,) = Ledger(path).documents()
    assert row["readings"] == 2 and len(Ledger(path).statements()) == 6 and sound(path)


def test_the_same_text_at_two_addresses_is_kept_once(tmp_path: Path) -> None:
    path, reading = tmp_path / "a.ledger", claim()
    copy = _with(reading, url="https://mirror.example/odesa")
    assert add(path, reading, copy) == ["added", "added"]
    assert opened(path).execute("SELECT count(*) FROM body").fetchone() == (1,)
    assert len(Ledger(path).documents()) == 2 and len(list(Ledger(path).search("port"))) == 2


def test_the_raw_page_is_kept_under_its_hash(tmp_path: Path) -> None:
    path, reading = tmp_path / "a.ledger", harbour()
    with Store(path) as store:
        store.add(page_of(reading, b"<html>raw"), reading, RUN)
    (row,) = Ledger(path).documents()
    assert Snapshots(path).data(row["snapshot"]) == b"<html>raw"


def test_a_page_that_is_known_need_not_be_read(tmp_path: Path) -> None:
    path, reading = tmp_path / "a.ledger", harbour()
    add(path, reading)
    with Store(path) as store:
        assert store.known(page_of(reading), RUN)
        assert not store.known(page_of(reading), LATER)
        assert not store.known(page_of(reading, b"other"), RUN)
        assert store.known(page_of(_with(reading, name="elsewhere.txt")), RUN)
    seen = opened(path).execute("SELECT input FROM sighting ORDER BY input").fetchall()
    assert seen == [("elsewhere.txt",), ("examples/harbour.html",)]


def test_what_was_not_read_is_kept_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Store(path) as store:
        for _ in range(2):
            store.refuse(Skip("a.html", "not English"))
            store.refuse(Fault("b.html", "cleaning", "took too long", "https://b.example"))
    told = opened(path).execute("SELECT kind, input, stage, cause FROM refusal ORDER BY input").fetchall()
    assert told == [("skip", "a.html", "input", "not English"), ("fault", "b.html", "cleaning", "took too long")]


def test_a_text_with_nul_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    text = harbour().document.text
    with Store(path) as store, pytest.raises(InputError, match="NUL"):
        reading = _with(harbour(), text=text[:-1] + "\0")
        store.add(page_of(reading), reading, RUN)
    assert len(Ledger(path).documents()) == 0 and sound(path)


def test_a_page_whose_snapshot_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with Store(path) as store:
        Snapshots(path).folder.write_text("a file where the folder should be")
        with pytest.raises(LedgerError, match="cannot be written"):
            store.add(page_of(harbour()), harbour(), RUN)
    assert len(Ledger(path).documents()) == 0
