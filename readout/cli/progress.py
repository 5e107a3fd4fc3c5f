"""Progress on standard error: a bar in a terminal, a line every few seconds elsewhere; skips and faults at once."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from types import TracebackType
from typing import Any

from readout.api import Outcome
from readout.exports.visible import visible
from readout.records import Fault, Skip

COUNT_AT_MOST = 1_000_000
"""More files than this are not counted beforehand; there is then no estimate of the time left."""


class Progress:
    """How many pages are done, how fast, and how long the rest will take. One input alone shows none."""

    def __init__(self, sources: Sequence[str], *, quiet: bool, every: float, shown: bool) -> None:
        """``shown``: the pages themselves are printed in the terminal, so that progress would stand between them."""
        self._total = count_inputs(sources)
        self._silent = quiet or shown or self._total == 1
        self._every, self._done = every, 0
        self._began = self._said = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        if not self._silent and sys.stderr.isatty():
            self._bar = _bar(self._total)
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()
        if kind is not None and issubclass(kind, KeyboardInterrupt):
            self.say(f"stopped; pages done: {self._done:,}; what was written is whole")

    def step(self, outcome: Outcome) -> None:
        """One more is done; what was not read is said in one line."""
        if isinstance(outcome, Skip):
            self.say(f"{outcome.name}: skipped: {outcome.reason}")
        elif isinstance(outcome, Fault):
            self.say(f"{outcome.name}: {outcome.cause}")
        self.passed()

    def passed(self) -> None:
        """One more is done."""
        self._done += 1
        if self._bar is not None:
            pace = progress_line(self._done, None, time.monotonic() - self._began).split(", ")[-1]
            self._bar.update(self._bar.task_ids[0], advance=1, pace=pace)
        elif not self._silent:
            self._line()

    def say(self, message: str) -> None:
        """One line on standard error, above the bar where there is one."""
        line = visible(f"readout: {message}")
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr, flush=True)

    def _line(self) -> None:
        now = time.monotonic()
        if now - self._said >= self._every:
            self._said = now
            self.say(progress_line(self._done, self._total, now - self._began))


def progress_line(done: int, total: int | None, seconds: float) -> str:
    """``120 of 1,000 pages, 8.3 a second, 1 min 46 s left``."""
    rate = done / max(seconds, 1e-6)
    counted = f"{done:,} of {total:,} pages" if total else f"{done:,} pages"
    pace = f"{rate:.1f} a second" if rate >= 1 else f"{1 / max(rate, 1e-6):.1f} seconds each"
    left = f", {_duration((total - done) / rate)} left" if total and done and total > done else ""
    return f"{counted}, {pace}{left}"


def count_inputs(sources: Sequence[str]) -> int | None:
    """How many pages the sources hold, as far as names tell; None where an archive or a table would have to be read."""
    total = 0
    for source in sources:
        names = _files_in(source) if os.path.isdir(source) else [source]
        for name in names:
            total += 1
            if total > COUNT_AT_MOST or (name == "-" and len(sources) > 1) or _holds_many(name):
                return None
    return total


def _holds_many(name: str) -> bool:
    from readout.formats import MANY

    return _suffix(name) in MANY


def _suffix(name: str) -> str:
    from readout.formats.files import suffix_of

    return suffix_of(PurePath(name))


def _files_in(folder: str) -> Iterator[str]:
    from readout.formats import SUFFIXES

    for _, _, names in os.walk(folder):
        yield from (name for name in names if _suffix(name) in SUFFIXES)


def _duration(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def _bar(total: int | None) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    console = Console(stderr=True)
    pace = TextColumn("{task.fields[pace]}", style="dim")
    columns = (SpinnerColumn(), BarColumn(bar_width=32), MofNCompleteColumn(), pace, TimeRemainingColumn())
    bar = RichProgress(*columns, console=console, transient=True)
    bar.add_task("reading", total=total, pace="")
    return bar
