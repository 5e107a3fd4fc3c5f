"""Two ledgers put together, and a damaged one saved."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from readout.errors import SetupError
from readout.ledger.ledger import Ledger
from readout.ledger.merging import merge
from readout.ledger.opening import opened
from tests.ledger.ledgers import LATER, add, canonical, changed, claim, harbour, made, sound


def lists(path: Path) -> list[str]:
    """All that is shown."""
    ledger = Ledger(path)
    return sorted(
        str(row) for name in ("documents", "statements", "events", "actors") for row in ledger.rows(name).tuples()
    )


def two(folder: Path) -> tuple[Path, Path]:
    """Two ledgers that share some documents, runs and corrections."""
    one, other = folder / "one.ledger", folder / "other.ledger"
    add(one, harbour(), *made(6))
    add(other, *made(9)[3:], claim(), changed(harbour(), "Monday", "Sunday"))
    add(other, claim(), run=LATER)
    Ledger(one).judge("relabel", "Q1", field="name", value="Ada", author="mara")
    Ledger(other).judge("merge", "person|tomas brill|", value="Q1", author="ines")
    return one, other


def test_merging_commutes(tmp_path: Path) -> None:
    one, other = two(tmp_path)
    for order, name in (((one, other), "a"), ((other, one), "b")):
        for each in order:
            list(merge(tmp_path / name, each))
    assert canonical(tmp_path / "a") == canonical(tmp_path / "b")
    assert lists(tmp_path / "a") == lists(tmp_path / "b")
    assert sound(tmp_path / "a") and sound(tmp_path / "b")


def test_merging_again_adds_nothing_and_leaves_the_other_as_it_was(tmp_path: Path) -> None:
    one, other = two(tmp_path)
    before = canonical(other)
    list(merge(one, other))
    once = canonical(one)
    assert all(each.lost is None for each in merge(one, other))
    assert canonical(one) == once and canonical(other) == before


def test_the_newer_edition_is_shown_wherever_it_came_from(tmp_path: Path) -> None:
    one, other = two(tmp_path)
    list(merge(one, other))
    assert len(list(Ledger(one).search("Sunday"))) == 1 and not list(Ledger(one).search("Monday"))


def test_a_ledger_is_not_merged_into_itself(tmp_path: Path) -> None:
    add(tmp_path / "a.ledger", claim())
    with pytest.raises(SetupError, match="one file"):
        list(merge(tmp_path / "a.ledger", tmp_path / "a.ledger"))


def test_what_of_a_damaged_ledger_can_be_read_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, *made(40))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = connection.execute(
        "SELECT pageno FROM dbstat WHERE name = 'body' AND pagetype = 'leaf' LIMIT 1 OFFSET 3"
    ).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(os.urandom(200))
    assert not sound_or_damaged(path)
    told = list(merge(tmp_path / "saved.ledger", path))
    lost = [each for each in told if each.lost]
    assert 0 < len(lost) < 20 and len(told) - len(lost) == len(Ledger(tmp_path / "saved.ledger").documents())
    assert sound(tmp_path / "saved.ledger")


def sound_or_damaged(path: Path) -> bool:
    """Whether verify has nothing to say, be it as a list or as an error."""
    from readout.errors import LedgerError

    try:
        return sound(path)
    except LedgerError:
        return False


def test_corrections_of_both_hold(tmp_path: Path) -> None:
    one, other = two(tmp_path)
    list(merge(one, other))
    names = {row["name"] for row in Ledger(one).actors()}
    assert "Ada" in names and "Tomas Brill" not in names
    assert opened(one).execute("SELECT count(*) FROM judgement").fetchone() == (2,)
