"""``python -m lab.bench.ledger``: a ledger of 20,000 made-up documents: its size, and how long adding and asking take.

Adding is given beside reading: the same machine reads the example page in the same run. Times of single questions are
medians of several; they depend on the machine, the size does not.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lab.bench.made import World
from readout.ledger.query import EVERYTHING, Query
from readout.ledger.store import Run, Store

MIB = 1 << 20
EXAMPLE = Path("examples/harbour-talks.html")
FACETS = (
    ("events", "type"), ("events", "status"), ("events", "outlet"), ("statements", "stance"), ("documents", "outlet"),
    ("documents", "month"),
)  # fmt: skip
"""What a page of facets counts."""


def main() -> int:
    """Makes the ledger (unless --ledger names one made before) and prints every figure."""
    parser = argparse.ArgumentParser(prog="python -m lab.bench.ledger", description=main.__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--ledger", type=Path, help="keep it there, or measure the one that is there")
    parser.add_argument("--model", help="a model folder instead of the installed one")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or Path(folder) / "made.ledger"
        if not path.exists():
            _make(path, args.documents, args.model)
        _ask(path)
    return 0


def _make(path: Path, documents: int, model: str | None) -> None:
    adding = began = time.process_time()
    adding = 0.0
    run = Run("0", "made")
    with Store(path) as store:
        for number, (page, reading) in enumerate(World().pages(documents), 1):
            before = time.process_time()
            store.add(page, reading, run)
            adding += time.process_time() - before
            if number % 1000 == 0:
                left = (documents - number) * (time.process_time() - began) / number
                print(f"{number:,} of {documents:,} documents, {left:.0f} s left", file=sys.stderr)
    each = adding / documents
    print(f"adding     {1000 * each:.1f} ms CPU a document; reading a page of that length {_reading(model, each)}")


def _reading(model: str | None, adding: float) -> str:
    from readout.clean import clean_page
    from readout.encoder.model import load_model
    from readout.errors import SetupError
    from readout.layers import BLOCKS, FLAGS, SENTENCES
    from readout.pipeline import Pipeline
    from readout.records import Page
    from readout.stages import reading_stages

    try:
        pipeline = Pipeline(reading_stages(load_model(model)), start=(BLOCKS, SENTENCES, FLAGS))
    except SetupError as missing:
        return f"was not measured ({missing})"
    page = Page("example", EXAMPLE.read_bytes(), "text/html")
    size = len(pipeline.run(clean_page(page)).document.text)
    began, rounds = time.process_time(), 10
    for _ in range(rounds):
        pipeline.run(clean_page(page))
    spent = (time.process_time() - began) / rounds * 3000 / size
    return f"{1000 * spent:.0f} ms: adding costs {100 * adding / spent:.1f} % of it"


def _ask(path: Path) -> None:
    query = Query(path)
    counted = query.connection.execute(
        "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM mention) + (SELECT count(*) FROM part)"
        " + (SELECT count(*) FROM side) + (SELECT count(*) FROM event), (SELECT count(*) FROM event)"
    ).fetchone()
    size = path.stat().st_size / MIB
    print(f"holds      {counted[0]:,} documents, {counted[1]:,} spans, {counted[2]:,} events in {size:.0f} MiB")
    _sizes(query, size)
    words = query.connection.execute("SELECT title FROM edition LIMIT 1 OFFSET 500").fetchone()[0].split()
    phrase = f'"{words[2]} {words[3]}"'
    document = query.connection.execute("SELECT name FROM edition LIMIT 1 OFFSET 777").fetchone()[0]
    person = query.connection.execute("SELECT name FROM actor LIMIT 1 OFFSET 40").fetchone()[0]
    one = EVERYTHING.__class__(document=(document,))
    asked: dict[str, Callable[[], object]] = {
        "a document's records": lambda: [list(query.list(name, one)) for name in ("statements", "events")],
        "a phrase": lambda: list(query.search(phrase, limit=50)),
        "a word": lambda: list(query.search(words[2], limit=50)),
        "a speaker's statements": lambda: list(query.list("statements", _by(speaker=(person,)), limit=50)),
        "acts of one country": lambda: list(query.list("events", _by(country=("SYR",)), limit=50)),
        "the newest statements": lambda: list(query.list("statements", limit=50)),
        "the newest events": lambda: list(query.list("events", limit=50)),
        "who speaks most": lambda: list(query.list("actors", limit=50)),
        "a page of facets": lambda: [list(query.counts(name, by, limit=20)) for name, by in FACETS],
        "how many rows": lambda: [len(query.list(name)) for name in ("documents", "statements", "events")],
    }
    for name, ask in asked.items():
        ask()
        print(f"{name:24} {1000 * statistics.median(_seconds(ask) for _ in range(9)):7.1f} ms")


def _by(**asked: tuple[str, ...]) -> object:
    return EVERYTHING.__class__(**asked)  # type: ignore[arg-type]


def _seconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _sizes(query: Query, size: float) -> None:
    """Which tables take the room, where SQLite was built to say."""
    try:
        rows = query.connection.execute(
            "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 14"
        ).fetchall()
    except Exception:  # no dbstat in this SQLite
        return
    print("room       " + ", ".join(f"{name} {taken / MIB:.0f}" for name, taken in rows))


if __name__ == "__main__":
    sys.exit(main())
