"""Ledgers of every schema open for ever; what is none is told so."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from pathlib import Path

import pytest

from readout.errors import LedgerError
from readout.ledger import file, opening
from readout.ledger.ledger import Ledger
from tests.ledger.ledgers import add, canonical, claim, harbour, sound

KEPT = sorted((Path(__file__).parent / "kept").glob("schema*.ledger.gz"))


def kept(path: Path, at: Path) -> Path:
    """A ledger of an earlier release, unpacked."""
    with gzip.open(path) as packed, at.open("wb") as out:
        shutil.copyfileobj(packed, out)
    return at


def test_a_ledger_of_every_schema_is_kept() -> None:
    assert [path.name for path in KEPT] == [f"schema{n}.ledger.gz" for n in range(1, file.SCHEMA + 1)]


@pytest.mark.parametrize("path", KEPT)
def test_ledgers_of_earlier_releases_open_and_can_be_added_to(path: Path, tmp_path: Path) -> None:
    old = kept(path, tmp_path / "old.ledger")
    add(tmp_path / "new.ledger", harbour(), claim())
    Ledger(tmp_path / "new.ledger").judge("relabel", "Q1", field="name", value="Ada", author="mara")
    for name in ("statements", "events", "actors"):
        told, now = (list(Ledger(each).rows(name)) for each in (old, tmp_path / "new.ledger"))
        assert told == now
    assert add(old, harbour(), claim()) == ["known", "known"]
    assert not [each for each in opening_problems(old) if "raw page" not in each]


def opening_problems(path: Path) -> list[str]:
    """What verify says of it."""
    from readout.ledger.verifying import problems

    return list(problems(path))


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + b"x" * 5000, b"<html>" * 500, b"\0" * 9000])
def test_what_is_no_ledger_is_told_so_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.ledger"
    path.write_bytes(content)
    with pytest.raises(LedgerError) as refused:
        Ledger(path)
    assert "\n" not in str(refused.value) and path.read_bytes() == content


def test_another_sqlite_file_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE visits (url TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="no ledger"):
        add(path, claim())
    assert path.read_bytes() == before


def test_a_ledger_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is not there"):
        Ledger(tmp_path / "a.ledger")
    assert not list(tmp_path.iterdir())


def test_a_newer_ledger_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    monkeypatch.setattr(file, "SCHEMA", 7)
    add(path, claim())
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="newer Readout"):
        Ledger(path)


STEP = ("ALTER TABLE edition ADD COLUMN section TEXT", "UPDATE edition SET section = 'news'")


def test_a_step_is_taken_once_and_what_is_drawn_is_drawn_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour(), claim())
    before = canonical(path)
    monkeypatch.setattr(file, "SCHEMA", 2)
    monkeypatch.setitem(opening.STEPS, 1, STEP)
    connection = opening.opened(path)
    assert connection.execute("SELECT DISTINCT section FROM edition").fetchall() == [("news",)]
    assert file.schema_of(connection) == 2 and len(Ledger(path).statements()) == 8
    assert canonical(path) == before and sound(path)


def test_a_step_that_is_cut_off_leaves_the_ledger_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour(), claim())
    monkeypatch.setattr(file, "SCHEMA", 2)
    monkeypatch.setitem(opening.STEPS, 1, (*STEP, "no SQL at all"))
    with pytest.raises(LedgerError):
        Ledger(path)
    monkeypatch.undo()
    assert file.schema_of(opening.opened(path)) == 1 and len(Ledger(path).statements()) == 8 and sound(path)


def test_drawn_tables_of_another_number_are_drawn_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour())
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM part")
    connection.commit()
    connection.close()
    monkeypatch.setattr(file, "DRAWN", file.DRAWN + 1)
    assert all(row["content"] for row in Ledger(path).statements())
