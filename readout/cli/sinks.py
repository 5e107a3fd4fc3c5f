"""Where outcomes go: one class a format. A line or a record is written whole, even when Ctrl-C comes in the middle."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO, Any

from readout.api import Outcome
from readout.errors import ReadoutError, SetupError
from readout.exports import csv, events, html, json, jsonl, plover, polecat
from readout.layers import Reading

INDENT = 1


class Sink:
    """Takes each outcome in turn; ``finish`` writes what comes after the last one."""

    def __init__(self, out: Out, furniture: bool) -> None:
        self.out, self.furniture = out, furniture

    def write(self, outcome: Outcome) -> None:
        """Writes one outcome, or nothing where the format has no place for skips and faults."""
        raise NotImplementedError

    def finish(self) -> None:
        """The end of the output."""


class Out:
    """A file opened at the first write (so that a run that reads nothing leaves the old one), or standard output."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def write(self, text: str) -> None:
        """Writes and flushes the whole text; Ctrl-C waits until that is done. ReadoutError when it cannot be."""
        with _undisturbed():
            file = self._open()
            try:
                file.write(text.encode("utf-8", "backslashreplace"))
                file.flush()
            except BrokenPipeError:
                raise
            except OSError as error:
                place = self._path or "standard output"
                raise ReadoutError(f"{place}: writing stopped: {error.strerror}: make room and run it again") from None

    def close(self) -> None:
        """Closes a file; standard output stays open. What could not be written was told when it was."""
        if self._file is not None and self._path is not None:
            with suppress(OSError):
                self._file.close()

    def _open(self) -> IO[bytes]:
        if self._file is None and self._path is not None:
            try:
                self._file = self._path.open("wb")
            except OSError as error:
                raise SetupError(f"{self._path} cannot be written: {error.strerror}: name another file") from None
        return self._file or sys.stdout.buffer


class Table(Sink):
    """The article with its marks and the table beneath, one page after another."""

    def __init__(self, out: Out, furniture: bool, path: Path | None) -> None:
        super().__init__(out, furniture)
        self._path = path
        self._first = True

    def write(self, outcome: Outcome) -> None:
        if isinstance(outcome, Reading):
            from readout.cli.terminal import drawn

            to_file, first = self._path is not None, self._first
            self.out.write(drawn(outcome, furniture=self.furniture, to_file=to_file, first=first))
            self._first = False


class JsonLines(Sink):
    """A line an input: reading, skip or fault."""

    def write(self, outcome: Outcome) -> None:
        self.out.write(jsonl.line(outcome))


class Json(Sink):
    """One object for one input, an array of them for several."""

    def __init__(self, out: Out, furniture: bool) -> None:
        super().__init__(out, furniture)
        self._held: str | None = None
        self._many = False

    def write(self, outcome: Outcome) -> None:
        text = json.dumps(json.outcome_to_dict(outcome), indent=INDENT)
        if self._held is not None:
            self.out.write((",\n" if self._many else "[\n") + self._held)
            self._many = True
        self._held = text

    def finish(self) -> None:
        if self._held is not None:
            self.out.write(f",\n{self._held}\n]\n" if self._many else f"{self._held}\n")


class Rows(Sink):
    """A table of rows under a header; skips and faults are told on standard error only."""

    _begun = False

    def write(self, outcome: Outcome) -> None:
        if isinstance(outcome, Reading):
            self.out.write(("" if self._begun else self.header()) + self.lines(outcome))
            self._begun = True

    def header(self) -> str:
        """The line of column names."""
        raise NotImplementedError

    def lines(self, reading: Reading) -> str:
        """The rows of one reading."""
        raise NotImplementedError


class Csv(Rows):
    """A row a statement."""

    header, lines = staticmethod(csv.header), staticmethod(csv.lines)


class Events(Rows):
    """A row an event."""

    header, lines = staticmethod(events.header), staticmethod(events.lines)


class Polecat(Rows):
    """A row an event that PLOVER codes, in POLECAT's columns."""

    header, lines = staticmethod(polecat.header), staticmethod(polecat.lines)


class Plover(Sink):
    """A line of JSON an event; skips and faults are told on standard error only."""

    def write(self, outcome: Outcome) -> None:
        if isinstance(outcome, Reading):
            self.out.write(plover.lines(outcome))


class Html(Sink):
    """One page that holds every reading, and names what could not be read."""

    def __init__(self, out: Out, furniture: bool) -> None:
        super().__init__(out, furniture)
        self._writer = html.Writer(furniture=furniture)

    def write(self, outcome: Outcome) -> None:
        self.out.write(self._writer.add(outcome))

    def finish(self) -> None:
        self.out.write(self._writer.end())


@contextmanager
def open_sink(form: str, path: Path | None, *, furniture: bool) -> Iterator[Sink]:
    """The sink for one format; what was written is finished and closed, also when the run is stopped."""
    out = Out(path)
    sinks: dict[str, type[Sink]] = {
        "json": Json, "jsonl": JsonLines, "csv": Csv, "html": Html,
        "events": Events, "plover": Plover, "polecat": Polecat,
    }  # fmt: skip
    sink = Table(out, furniture, path) if form == "table" else sinks[form](out, furniture)
    try:
        yield sink
    except (ReadoutError, BrokenPipeError):
        out.close()
        raise
    except BaseException:  # Ctrl-C: what was read is finished properly
        sink.finish()
        out.close()
        raise
    sink.finish()
    out.close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Holds Ctrl-C back for a moment; it is answered right after."""
    came: list[tuple[int, FrameType | None]] = []
    try:
        before: Any = signal.signal(signal.SIGINT, lambda number, frame: came.append((number, frame)))
    except ValueError:  # not the main thread, which is the only one that Ctrl-C interrupts
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came and callable(before):
        before(*came[0])
