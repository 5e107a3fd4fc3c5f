"""tar archives, plain or packed (``.tar.gz``, ``.tgz``, ``.tar.xz`` ...): every file in them whose name Readout reads.

They are read from front to back, a block at a time, and nothing is written to the disk. Names longer than a header
may be and sizes beyond 8 GiB are understood as POSIX.1-2001 (pax) and GNU tar write them. Links, devices and
directories are passed over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from readout.errors import InputError
from readout.formats.files import plain_name, too_many
from readout.formats.format import Found, Member
from readout.formats.material import Kind, Material, read_up_to
from readout.formats.options import InputOptions
from readout.formats.section import Section
from readout.formats.sizes import metered

NAME = "a tar archive"
SUFFIXES: tuple[str, ...] = (".tar", ".tgz", ".tbz2", ".txz")
KIND: Kind = "files"
BINARY = True

_BLOCK = 512
_LONGEST_HEADER = 1 << 20
"""For the headers that carry a long name: a real one is below 10 kB, and a hostile one would be held in memory."""
_FILES = (b"0", b"\0", b"7")
_NO_DATA = (b"1", b"2", b"3", b"4", b"5", b"6")
"""Links, devices, directories and pipes: nothing follows their header, whatever size it states."""
_LONG_NAME, _PAX, _SPARSE = b"L", b"x", b"S"
_OF_OTHERS = (b"K", b"g")
"""Long names of links, and facts about all files: of no use here."""
_OF_USE = (b"path", b"size", b"GNU.sparse.name", b"GNU.sparse.major", b"GNU.sparse.size", b"GNU.sparse.map")
"""Of the facts in a pax header."""
_DAMAGED = "is a damaged tar archive ({}): download or pack it again"


@dataclass(slots=True)
class _Header:
    """What stands before a file: its name, its size in the archive, the letter of its kind, whether it has holes."""

    name: str
    size: int
    kind: bytes
    sparse: bool = False


def fits(head: bytes, suffix: str) -> bool:
    """Whether the first block is a header: its checksum fits."""
    block = head[:_BLOCK]
    return len(block) == _BLOCK and block[0] != 0 and _sum_fits(block)


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """The files in it, in order."""
    stream = metered(material.stream, material.budget)
    number = 0
    while header := _next_file(stream):
        number += 1
        if number > options.max_members:
            raise InputError(too_many(options.max_members))
        contents = Section(stream, header.size)
        name = plain_name(header.name)
        if name and not header.name.endswith("/") and header.kind in (*_FILES, _SPARSE):
            yield Member(name, partial(_opened, header, contents))
        if contents.broken:
            return
        contents.skip()
        read_up_to(stream, -header.size % _BLOCK)


def _next_file(stream: BinaryIO) -> _Header | None:
    """The header of the next file, with what the extra headers before it say; None at the end."""
    said: dict[bytes, bytes] = {}
    while header := _header(stream):
        if header.kind == _LONG_NAME:
            said[b"path"] = _extra(stream, header).partition(b"\0")[0]
        elif header.kind == _PAX:
            said |= {key: value for key, value in _pax(_extra(stream, header)) if key in _OF_USE}
        elif header.kind in _OF_OTHERS:
            _extra(stream, header)
        else:
            return _corrected(header, said)
    return None


def _header(stream: BinaryIO) -> _Header | None:
    block = read_up_to(stream, _BLOCK)
    if not block.strip(b"\0"):
        return None
    if len(block) < _BLOCK or not _sum_fits(block):
        raise InputError(_DAMAGED.format("the header of a file is not readable"))
    name, prefix = (_text(block[start:end]) for start, end in ((0, 100), (345, 500)))
    if block[257:263] == b"ustar\0" and prefix:
        name = f"{prefix}/{name}"
    header = _Header(name, _number(block[124:136]), block[156:157])
    if header.kind == _SPARSE:
        header.sparse = True
        going_on = block[482]
        while going_on:
            block = read_up_to(stream, _BLOCK)
            going_on = block[504] if len(block) == _BLOCK else 0
    return header


def _corrected(header: _Header, said: Mapping[bytes, bytes]) -> _Header:
    """The header with the facts that were said before it."""
    path, size = said.get(b"GNU.sparse.name") or said.get(b"path"), said.get(b"size", b"")
    if path:
        header.name = _text(path)
    if size.isdigit() and len(size) < 20:
        header.size = int(size)
    if header.kind in _NO_DATA:
        header.size = 0
    header.sparse = header.sparse or any(key.startswith(b"GNU.sparse.") for key in said)
    return header


def _extra(stream: BinaryIO, header: _Header) -> bytes:
    """What an extra header says, in blocks of its own."""
    if header.size > _LONGEST_HEADER:
        raise InputError(_DAMAGED.format("the name of a file is longer than 1 MiB"))
    return read_up_to(stream, -(-header.size // _BLOCK) * _BLOCK)[: header.size]


def _pax(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The facts in a pax header: ``27 path=archive/page.html\\n``, the number counting the whole line."""
    at = 0
    while at < len(data):
        digits, blank, _ = data[at : at + 20].partition(b" ")
        if not blank or not digits.isdigit() or int(digits) <= len(digits) + 1:
            return
        key, _, value = data[at + len(digits) + 1 : at + int(digits)].removesuffix(b"\n").partition(b"=")
        yield key, value
        at += int(digits)


def _number(field: bytes) -> int:
    """A size: octal digits, or base 256 where the first bit is set."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    digits = field.partition(b"\0")[0].strip() or b"0"
    if digits.translate(None, b"01234567"):
        raise InputError(_DAMAGED.format("the size of a file is no number"))
    return int(digits, 8)


def _sum_fits(block: bytes) -> bool:
    """Whether the checksum of a header is right, counted with or without signs as old programs did."""
    digits = block[148:156].partition(b"\0")[0].strip()
    if not digits or digits.translate(None, b"01234567"):
        return False
    stated = int(digits, 8)
    rest = block[:148] + b" " * 8 + block[156:]
    return stated in (sum(rest), sum(byte - 256 if byte > 127 else byte for byte in rest))


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "replace")


def _opened(header: _Header, contents: Section) -> BinaryIO:
    if header.sparse:
        raise InputError("is kept with holes in the archive (sparse), which is no page: unpack the archive first")
    stream: BinaryIO = io.BufferedReader(contents)
    return stream
