"""What the commands that look across reports share: their options, bringing a pass up to date, how much is shown."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from readout.cli.lists import PAGE

_T = TypeVar("_T")
INDENT = 20
"""Columns before what is told of a report: its date and time stand there."""


class Pass(Protocol):
    """A pass over a ledger (readout/ledger/copying.py, storying.py)."""

    def steps(self) -> int:
        """How many steps bringing it up to date takes."""
        ...

    def bring_up_to_date(self) -> Iterator[object]:
        """Takes them, one at a time."""
        ...


def add_pass_options(parser: argparse.ArgumentParser, *more: str) -> None:
    """The ledger, the formats (``more`` than table, json and jsonl), where to write, and whether to be quiet."""
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    parser.add_argument("-f", "--format", choices=("table", "json", "jsonl", *more), default="table")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write there instead of standard output")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress on standard error")


def bring_up_to_date(looked: Pass, *, quiet: bool) -> None:
    """Looks at what is new, with a line of progress now and then."""
    from readout.cli.progress import Progress
    from readout.settings import DEFAULTS

    waiting = ["report"] * looked.steps()
    with Progress(waiting, quiet=quiet, every=DEFAULTS.progress_seconds, shown=False) as progress:
        for _ in looked.bring_up_to_date():
            progress.passed()


def limited(found: Sequence[_T], options: argparse.Namespace) -> Sequence[_T]:
    """So many as were asked for: 0 is all, and a table shows a page of them when nobody says."""
    page = PAGE if options.format == "table" else 0
    return found[: (page if options.limit is None else options.limit) or None]


def minute(published: str | None) -> str:
    """When a report was published, as it stands before what is told of it."""
    return (published or "")[:16].replace("T", " ").ljust(16)
