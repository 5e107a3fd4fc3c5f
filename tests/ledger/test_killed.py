"""kill -9 at random moments while documents are added: what was told kept is kept, once and whole, and it goes on.

READOUT_ROUNDS=200 runs the full number; the usual one is small.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from readout.ledger.file import is_empty
from readout.ledger.ledger import Ledger
from tests.ledger.ledgers import add, canonical, made, sound

ROUNDS = int(os.environ.get("READOUT_ROUNDS", "12"))
DOCUMENTS = 60
ADD = """
import sys
from tests.ledger.ledgers import RUN, made, page_of
from readout.ledger.store import Store, edition_name
readings = made(int(sys.argv[2]))
print("ready", flush=True)
with Store(__import__("pathlib").Path(sys.argv[1])) as store:
    for reading in readings:
        if not store.known(page_of(reading), RUN):
            store.add(page_of(reading), reading, RUN)
            print(edition_name(reading.document), flush=True)
"""


def test_nothing_acknowledged_is_lost_doubled_or_half_there(tmp_path: Path) -> None:
    dice, told, slowest = random.Random(7), set[str](), 0.0
    path = tmp_path / "a.ledger"
    for number in range(ROUNDS):
        if number % 6 == 0:  # a fresh ledger, so that the first write is cut off as well
            path, told = tmp_path / f"{number}.ledger", set()
        child = subprocess.Popen(
            [sys.executable, "-c", ADD, str(path), str(DOCUMENTS)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None and child.stdout.readline() == "ready\n"
        time.sleep(dice.expovariate(1 / 0.12))
        child.kill()
        told |= set(child.stdout.read().split())
        child.wait()
        if path.exists() and not is_empty(path):
            began = time.monotonic()
            kept = {row["id"] for row in Ledger(path).documents()}
            slowest = max(slowest, time.monotonic() - began)
            assert told <= kept, "what was told kept is gone"
            assert sound(path)
            told = kept
        else:
            assert not told
    assert slowest < 2
    add(path, *made(DOCUMENTS))
    add(tmp_path / "straight.ledger", *made(DOCUMENTS))
    assert canonical(path) == canonical(tmp_path / "straight.ledger") and sound(path)
