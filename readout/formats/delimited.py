"""Tables with a header and a page in each row: CSV (RFC 4180), and the same with semicolons, tabs or bars.

Bytes that are not UTF-8 are read as windows-1252, one by one. A row that cannot be read is one Fault that names the
line where it begins; the rows after it are read.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import InputError
from readout.formats.binary import utf16
from readout.formats.format import Found
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.formats.rows import Columns
from readout.formats.sizes import in_words, too_large
from readout.records import Fault, Page

NAME = "a table (CSV)"
SUFFIXES: tuple[str, ...] = (".csv", ".tsv", ".tab")
KIND: Kind = "pages"
BINARY = False

DELIMITERS = ",;\t|"
_SKIP_AT_MOST = 16
"""A row over the limit is passed over for this many times the limit more; then the rest of the table is given up."""


def fits(head: bytes, suffix: str) -> bool:
    """By its name, or where the first line names a text and something else that is known of pages."""
    if suffix in SUFFIXES:
        return not head.lstrip().startswith(b"<")
    line = head.partition(b"\n")[0][:2_000].decode("utf-8", "replace").strip("\r\ufeff")
    names = _split(line, _delimiter(line))
    found = Columns.found(names).places
    return len(found) >= 2 and bool(found.keys() & {"text", "html"}) and all(len(name) <= 40 for name in names)


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """One page or Fault for each row, in order."""
    lines = _Lines(material, 2 * options.max_bytes)
    header = lines.take()
    delimiter = _delimiter(header)
    columns = Columns.of(_split(header, delimiter))
    lines.next_row()
    csv.field_size_limit(max(csv.field_size_limit(), 2 * options.max_bytes))  # of the whole process; never lowered
    while True:
        rows = csv.reader(lines, delimiter=delimiter)
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield _page(f"{material.name}:{lines.began}", row, columns, material, options)
                lines.next_row()
            return
        except _TooLong:
            yield Fault(f"{material.name}:{lines.began}", "input", too_large(options.max_bytes))
            lines.skip_row(_SKIP_AT_MOST)
        except csv.Error as error:
            yield Fault(f"{material.name}:{lines.began}", "input", f"is no row of the table ({error})")
            lines.next_row()


class _TooLong(Exception):
    """A row is longer than any page may be."""


class _Lines:
    """The lines of a table for the csv module, which would put a row together whatever its length."""

    def __init__(self, material: Material, limit: int) -> None:
        self._stream = _text(material.stream, utf16(material.head) or "utf-8")
        self._limit = limit
        self._number = 0
        self._length = 0
        self._quotes = 0
        self._whole = True
        self.began = 1

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.take()
        if not line:
            raise StopIteration
        if self._length > self._limit or not self._whole:
            raise _TooLong
        return line

    def take(self) -> str:
        """The next line, or as much of it as the limit lets through; "" at the end."""
        line = self._stream.readline(self._limit + 2)
        self._number += self._whole
        self._whole = len(line) <= self._limit or line.endswith(("\n", "\r"))
        self._length += len(line)
        self._quotes += line.count('"')
        return line

    def next_row(self) -> None:
        """What follows is another row."""
        self.began = self._number + 1
        self._length = self._quotes = 0

    def skip_row(self, times: int) -> None:
        """Passes over the rest of a row that is too long: to the end of a line after which no quotation is open."""
        while not self._whole or self._quotes % 2:
            if self._length > times * self._limit:
                raise InputError(f"a row goes on for more than {in_words(times * self._limit)}: the rest is not read")
            if not self.take():
                break
        self.next_row()


def _page(name: str, row: list[str], columns: Columns, material: Material, options: InputOptions) -> Page | Fault:
    try:
        return columns.page(name, row, material, options)
    except InputError as error:
        return Fault(name, "input", str(error), url=columns.value(row, "url") or None)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _delimiter(header: str) -> str:
    """The one that makes the most known columns of the header, else the most columns."""
    return max(DELIMITERS, key=lambda mark: (len(Columns.found(_split(header, mark)).places), header.count(mark)))


def _text(stream: BinaryIO, charset: str) -> io.TextIOWrapper:
    name = "utf-8-sig" if charset == "utf-8" else charset
    return io.TextIOWrapper(stream, name, errors=_STRAY_BYTES, newline="")


def _stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("windows-1252", "replace") if error.encoding.startswith("utf-8") else "\ufffd", error.end


_STRAY_BYTES = "readout.windows-1252"
codecs.register_error(_STRAY_BYTES, _stray_bytes)
