"""What one report more costs in a ledger of many: kept, and all passes up to claims, against a ledger of few.

The reports are made up (lab/bench/made.py), 24 a day, five of one happening, and so are the vectors of their passages,
since reading a report costs the same however many there are. Each pass is made anew for every report, as a command
makes it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from unittest.mock import patch

import numpy as np

from lab.bench.across import PASSES
from lab.bench.made import Happenings
from readout.claims.vectors import WIDTH, Vectors
from readout.layers import Reading
from readout.ledger.claiming import Claiming
from readout.ledger.store import Run, Store
from readout.records import Page

MORE = 15
"""Reports that are added one at a time, of which the median counts."""
RUN = Run("bench", "made")
Made = Iterator[tuple[Page, Reading]]


def main() -> int:
    """Prints milliseconds for each part at each size, and how many times those of the smallest."""
    parser = argparse.ArgumentParser(prog="python -m lab.bench.scale", description=main.__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 100_000], help="reports (default: %(default)s)")
    args = parser.parse_args()
    sizes = sorted(args.sizes)
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(folder) / "a.ledger") as store,
        patch.object(Vectors, "of", _made_up),
    ):
        made = Happenings().pages(sizes[-1] + MORE * len(sizes))
        found = {size: _measured(store, made, size) for size in sizes}
    for part in found[sizes[0]]:
        first = found[sizes[0]][part]
        told = "  ".join(f"{size:,}: {found[size][part]:8.1f} ms {found[size][part] / first:6.2f}x" for size in sizes)
        print(f"{part:10}{told}")
    return 0


def _measured(store: Store, made: Made, size: int) -> dict[str, float]:
    """Fills the ledger up to a size, and adds some one at a time: milliseconds a report by part, in the middle."""
    (there,) = store.connection.execute("SELECT count(*) FROM document").fetchone()
    began = time.monotonic()
    for at, (page, reading) in enumerate(islice(made, size - there)):
        store.add(page, reading, RUN)
        if at % 1_000 == 0:
            print(f"kept {there + at:,} of {size:,}, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    for at, _ in enumerate(Claiming(store).bring_up_to_date()):
        if at % 5_000 == 0:
            print(f"step {at:,}, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    times: defaultdict[str, list[float]] = defaultdict(list)
    for page, reading in islice(made, MORE):
        whole = 0.0
        for part, do in _parts(store, page, reading):
            since = time.perf_counter()
            do()
            times[part].append(1_000 * (time.perf_counter() - since))
            whole += times[part][-1]
        times["all"].append(whole)
    return {part: median(own) for part, own in times.items()}


def _parts(store: Store, page: Page, reading: Reading) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is done for a report more, one after another."""
    yield "kept", lambda: store.add(page, reading, RUN)
    for name, looked in PASSES.items():
        yield name, lambda looked=looked: list(looked(store).bring_up_to_date())  # type: ignore[misc]


def _made_up(_: Vectors, text: str, __: Sequence[object], spans: Sequence[object]) -> np.ndarray:
    vectors = np.random.default_rng(len(text)).normal(size=(len(spans), WIDTH)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


if __name__ == "__main__":
    sys.exit(main())
