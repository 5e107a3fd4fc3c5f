"""What looking across reports costs: FNC-1's articles from empty to disputes, CPU-seconds and memory at its highest.

The articles are cleaned and kept first, which is not counted; with ``--read`` they are read with the model, so that
statements and events are there too. The passes are those of ``readout disputes``: copies, stories, what is retold
(with the vectors), claims, and the board.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lab.eval.copies import read_bodies
from readout.api import Reader, Recipe
from readout.clean import clean_page
from readout.errors import ReadoutError
from readout.ledger.claiming import Claiming
from readout.ledger.copying import Copying
from readout.ledger.disputed import disputed
from readout.ledger.retelling import Retelling
from readout.ledger.store import Run, Store
from readout.ledger.stories import stories
from readout.ledger.storying import Storying
from readout.records import Page

PASSES = {"copies": Copying, "stories": Storying, "retold": Retelling, "claims": Claiming}
"""The passes over a ledger, each of which brings those before it up to date."""
DATA = Path("../shared/data/xdoc/fnc/train_bodies.csv")
DAY = datetime(2031, 1, 1, tzinfo=UTC)
A_DAY = 50
"""Articles that are dated on one day."""


def main() -> int:
    """Prints the cost of each pass."""
    parser = argparse.ArgumentParser(prog="python -m lab.bench.across", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="train_bodies.csv of FNC-1 (default: %(default)s)")
    parser.add_argument("--read", action="store_true", help="read the articles with the model first")
    parser.add_argument("--limit", type=int, help="only so many articles")
    args = parser.parse_args()
    if not args.data.exists():
        print(f"{args.data} is not there: name train_bodies.csv of FNC-1 with --data", file=sys.stderr)
        return 2
    bodies = list(read_bodies(args.data).items())[: args.limit]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "a.ledger") as store:
        kept = sum(_keep(store, bodies, read=args.read))
        print(f"{kept:,} articles")
        for name, looked in PASSES.items():
            with _timed(name):
                made = looked(store)
                for _ in made.bring_up_to_date():
                    pass
        with _timed("disputes"):
            told = [disputed(store.connection, story) for story in stories(store.connection, least=2)]
        print(f"{len(told):,} stories of several reports, {sum(map(len, told)):,} disputes")
        (claims, passages) = store.connection.execute("SELECT count(DISTINCT name), count(*) FROM claim").fetchone()
        print(f"{passages:,} passages in {claims:,} claims")
    return 0


def _keep(store: Store, bodies: list[tuple[int, str]], *, read: bool) -> Iterator[bool]:
    with Reader(Recipe(statements=read)) as reader:
        for at, (number, text) in enumerate(bodies):
            moment = DAY + timedelta(days=at // A_DAY, minutes=at % A_DAY)
            given = (("language", "en"), ("published", moment.isoformat()), ("outlet", f"Outlet {number % 97}"))
            url = f"https://fnc.example/{number}"
            page = Page(str(number), text.encode("utf-8", "replace"), "text/plain", url, charset="utf-8", given=given)
            try:
                store.add(
                    page, reader.read(page) if read else clean_page(page), Run("bench", "read" if read else "none")
                )
            except ReadoutError:
                yield False
            else:
                yield True


@contextmanager
def _timed(name: str) -> Iterator[None]:
    began, wall = time.process_time(), time.monotonic()
    yield
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:10}{time.process_time() - began:8.1f} CPU-s{time.monotonic() - wall:8.1f} s{memory:8.0f} MB", flush=True
    )


if __name__ == "__main__":
    sys.exit(main())
