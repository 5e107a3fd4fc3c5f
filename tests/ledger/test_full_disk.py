"""The disk fails under a ledger: at the Nth write for every N, and on a small file system that is full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readout.errors import LedgerError
from readout.ledger import file
from readout.ledger.ledger import Ledger
from readout.ledger.store import Store, edition_name
from tests.ledger.ledgers import RUN, add, canonical, made, page_of, sound

WRITES = 300
EVERY = int(os.environ.get("READOUT_EVERY", "5"))
"""Every how manyth write is let fail; 1 tries all."""


@pytest.mark.parametrize("fails", range(1, WRITES + 1, EVERY))
def test_a_document_is_there_or_not(tmp_path: Path, fails: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("apsw")
    from tests.ledger.failing import Connection, Disk

    path, readings, disk = tmp_path / "a.ledger", made(8), Disk()
    monkeypatch.setattr(file, "connected", lambda path, writing: Connection(path, disk))
    told: list[str] = []
    disk.fails = fails
    with pytest.raises(LedgerError, match="is full"):
        file.create(path)
        with Store(path) as store:
            for reading in readings:
                store.add(page_of(reading), reading, RUN)
                told.append(edition_name(reading.document))
            raise LedgerError(f"{fails} writes and the disk is full")  # all went well: fewer writes than that
    disk.fails = 0
    monkeypatch.undo()
    if not file.is_empty(path):
        kept = [row["id"] for row in Ledger(path).documents()]
        assert set(told) <= set(kept) and len(kept) <= len(told) + 1 and sound(path)
    add(path, *readings)
    add(tmp_path / "straight.ledger", *readings)
    assert canonical(path) == canonical(tmp_path / "straight.ledger") and sound(path)


ADD = """
import sys
from pathlib import Path
from tests.ledger.ledgers import RUN, made, page_of
from readout.errors import LedgerError
from readout.ledger.store import Store, edition_name
try:
    with Store(Path(sys.argv[1])) as store:
        for reading in made(3000):
            store.add(page_of(reading), reading, RUN)
            print(edition_name(reading.document), flush=True)
except LedgerError as full:
    print("refused", full)
"""


def test_a_small_file_system_that_is_full(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root can mount a file system")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(tmp_path)], capture_output=True)
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        path = tmp_path / "a.ledger"
        child = subprocess.run([sys.executable, "-c", ADD, str(path)], capture_output=True, text=True)
        *told, refused = child.stdout.splitlines()
        assert refused.startswith("refused") and ("is full" in refused or "make room" in refused), child.stderr
        assert 10 < len(told) == len({row["id"] for row in Ledger(path).documents()} & set(told))
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], check=True)
