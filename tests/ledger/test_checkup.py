"""doctor: what is wrong and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.ledger import checkup
from readout.ledger.opening import opened
from readout.ledger.snapshots import Snapshots
from tests.ledger.ledgers import add, claim, harbour


def told(findings: object, state: str) -> list[str]:
    """The findings of one state, with their advice."""
    return [f"{each.what}: {each.advice}" for each in findings if each.state == state]  # type: ignore[attr-defined]


def test_this_installation_is_sound_or_says_what_it_lacks() -> None:
    findings = list(checkup.installation())
    assert any(each.what.startswith("Python") and each.state == "ok" for each in findings)
    assert any(each.what.startswith("SQLite") and each.state == "ok" for each in findings)
    assert all(each.advice for each in findings if each.state == "absent")


def test_a_model_that_is_not_one_is_named(tmp_path: Path) -> None:
    assert any(str(tmp_path) in each for each in told(checkup.installation(tmp_path), "wrong"))


def test_a_sound_ledger_has_nothing_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour(), claim())
    assert told(checkup.ledger(path), "wrong") == []
    assert any("2 documents" in each for each in told(checkup.ledger(path), "ok"))


@pytest.mark.parametrize(
    ("damage", "advice"),
    [("DELETE FROM stretch", "--redraw"), ("UPDATE body SET text = text || '.' WHERE id = 1", "merge NEW.ledger")],
)
def test_damage_is_told_with_what_mends_it(tmp_path: Path, damage: str, advice: str) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour(), claim())
    connection = opened(path, writing=True)
    connection.execute(damage)
    connection.close()
    assert any(advice in each for each in told(checkup.ledger(path), "wrong"))


def test_files_that_were_never_finished_may_go(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour())
    (next(Snapshots(path).folder.glob("??")) / "x.part").write_bytes(b"half")
    assert any("unfinished" in each for each in told(checkup.ledger(path), "absent"))


def test_no_ledger_is_one_line(tmp_path: Path) -> None:
    (wrong,) = told(checkup.ledger(tmp_path / "none.ledger"), "wrong")
    assert "is not there" in wrong and "\n" not in wrong
