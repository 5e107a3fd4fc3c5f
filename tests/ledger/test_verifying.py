"""verify finds every kind of damage that it says it looks for."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readout.ledger.corrected import apply_all
from readout.ledger.file import transaction
from readout.ledger.shown import redraw
from readout.ledger.snapshots import Snapshots
from readout.ledger.store import Store
from readout.ledger.verifying import problems
from tests.ledger.ledgers import add, claim, harbour, sound

DAMAGE: list[tuple[str, str, str]] = [
    ("UPDATE body SET text = replace(text, 'Monday', 'Sunday')", "not what its hash says", "kept"),
    ("UPDATE reading SET layers = x'00' WHERE id = 1", "damaged", "kept"),
    ("UPDATE body SET text = substr(text, 1, 20)", "outside its text", "kept"),
    ("UPDATE statement SET end = end + 9999", "outside their texts", "drawn"),
    ("UPDATE event SET evidence_end = 9999", "outside their texts", "drawn"),
    ("DELETE FROM head WHERE document = 1", "is not shown", "drawn"),
    ("UPDATE stretch SET start = start + 3", "full-text index", "drawn"),
    ("INSERT INTO report_text (report_text) VALUES ('delete-all')", "full-text index", "drawn"),
    ("INSERT INTO mention SELECT reading, start + 1, end + 1, 99, kind FROM mention LIMIT 1", "not there", "drawn"),
    ("DELETE FROM sighting; DELETE FROM snapshot", "", "sound"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "told", "where"), DAMAGE)
def test_damage_is_found_and_what_is_drawn_can_be_drawn_again(tmp_path: Path, sql: str, told: str, where: str) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour(), claim())
    assert sound(path)
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA ignore_check_constraints = ON;" + sql)
    connection.close()
    found = list(problems(path))
    if where == "sound":
        assert not found
        return
    assert any(told in each for each in found), found
    if where == "drawn":
        with Store(path) as store, transaction(store.connection, store.path):
            redraw(store.connection, store.roll)
            apply_all(store.connection, store.roll)
        assert sound(path)


def _gone(place: Path) -> None:
    place.unlink()


def _cut(place: Path) -> None:
    place.write_bytes(place.read_bytes()[:-4])


def _other(place: Path) -> None:
    import gzip

    place.write_bytes(gzip.compress(b"other"))


@pytest.mark.parametrize("damage", [_gone, _cut, _other])
def test_a_raw_page_that_is_gone_or_changed_is_found(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour())
    (place,) = Snapshots(path).folder.glob("??/*.gz")
    damage(place)
    (found,) = problems(path)
    assert "raw page" in found and str(place) in found
