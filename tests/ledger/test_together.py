"""Four writers with one overlapping list and a reader: the exact union, and nobody is kept waiting."""

from __future__ import annotations

import multiprocessing
import os
import random
import statistics
import time
from pathlib import Path

from readout.ledger.ledger import Ledger
from readout.ledger.store import Store
from tests.ledger.ledgers import RUN, add, canonical, made, page_of, sound

DOCUMENTS = int(os.environ.get("READOUT_DOCUMENTS", "60"))


def write(path: str, seed: int) -> None:
    """Adds two thirds of the documents in an order of its own."""
    order = random.Random(seed).sample(made(DOCUMENTS), DOCUMENTS * 2 // 3)
    with Store(Path(path)) as store:
        for reading in order:
            if not store.known(page_of(reading), RUN):
                store.add(page_of(reading), reading, RUN)


def test_writers_make_the_union_and_readers_do_not_wait(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, *made(1))
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write, args=(str(path), seed)) for seed in range(4)]
    for writer in writers:
        writer.start()
    waited: list[float] = []
    seen = 0
    while any(writer.is_alive() for writer in writers):
        began = time.monotonic()
        with Ledger(path) as ledger:
            rows = list(ledger.statements(limit=50))
            number = len(ledger.documents())
        waited.append(time.monotonic() - began)
        assert rows and number >= seen
        seen = number
        time.sleep(0.01)
    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    names = {
        each.document.name
        for seed in range(4)
        for each in random.Random(seed).sample(made(DOCUMENTS), DOCUMENTS * 2 // 3)
    }
    names.add(made(1)[0].document.name)
    union = [each for each in made(DOCUMENTS) if each.document.name in names]
    add(tmp_path / "straight.ledger", *union)
    assert canonical(path) == canonical(tmp_path / "straight.ledger") and sound(path)
    print(f"reader: {len(waited)} times, p99 {1000 * statistics.quantiles(waited, n=100)[-1]:.0f} ms")


def test_a_reader_does_not_keep_a_writer_out(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, *made(1))
    with Ledger(path) as ledger:
        rows = iter(ledger.statements())  # half way through a list
        next(rows)
        assert add(path, *made(3)[1:]) == ["added", "added"]
        assert len(list(rows)) == 4
    assert len(Ledger(path).documents()) == 3


def test_corrections_and_documents_are_written_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, *made(2))
    context = multiprocessing.get_context("spawn")
    writer = context.Process(target=write, args=(str(path), 1))
    writer.start()
    judged = 0
    while writer.is_alive() and judged < 40:
        with Ledger(path) as ledger:
            row = next(iter(ledger.statements(review="all", limit=1, offset=judged % 8)))
            ledger.judge("accept" if judged % 2 else "reject", row["id"], author=f"mara{judged}")
        judged += 1
    writer.join()
    assert writer.exitcode == 0 and judged > 0 and sound(path)
