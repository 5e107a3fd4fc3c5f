"""ZIP archives: every file in them whose name Readout reads, one after another; nothing is written to the disk.

The list of contents is read an entry at a time, so that a million entries take no memory, and only what is asked
for is unpacked (stored or deflated, as nearly all are). Names are for people to see: none is ever used as a path.
"""

from __future__ import annotations

import io
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from readout.errors import InputError
from readout.formats.files import plain_name, too_many
from readout.formats.format import Found, Member
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.formats.sizes import Budget, metered, most_of

NAME = "a ZIP archive"
SUFFIXES: tuple[str, ...] = (".zip",)
KIND: Kind = "files"
BINARY = True

_OFFICE = (b"[Content_Types].xml", b"mimetype", b"_rels/", b"docProps/", b"word/", b"META-INF/")
"""The first file of a text document, a spreadsheet or an e-book, which are ZIP archives too."""
_END = struct.Struct("<4s4H2LH")
_END64_PLACE = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s4B4H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_MANY = 0xFFFFFFFF
_UNIX = 3
_STORED, _DEFLATED = 0, 8
_METHODS = {9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "zstd", 95: "xz"}
_DAMAGED = "is a damaged ZIP archive ({}): download or pack it again"
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the list of contents."""

    name: str
    encrypted: bool
    method: int
    crc: int
    packed: int
    offset: int
    mode: int


def fits(head: bytes, suffix: str) -> bool:
    """Whether it begins as a ZIP archive does, and is no office document."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not head[30:].startswith(_OFFICE)


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """The files in it, in the order of the list of contents."""
    with material.seekable() as file:
        material.budget.narrow(most_of(file.seek(0, io.SEEK_END)))
        for number, entry in enumerate(_entries(file, options.max_members), start=1):
            if number > options.max_members:
                raise InputError(too_many(options.max_members))
            name = plain_name(entry.name)
            if name and not entry.name.endswith("/") and stat.S_IFMT(entry.mode) in (0, stat.S_IFREG):
                yield Member(name, partial(_opened, file, entry, material.budget))


def _entries(file: BinaryIO, most: int) -> Iterator[_Entry]:
    """The list of contents, read as it is gone through. ``file`` may be read elsewhere in between."""
    count, at, end, shift = _list_of_contents(file)
    if count > most:
        raise InputError(too_many(most, count))
    while at < end:
        file.seek(at)
        record = file.read(_ENTRY.size)
        if len(record) < _ENTRY.size or not record.startswith(b"PK\x01\x02"):
            raise InputError(_DAMAGED.format("its list of contents breaks off"))
        (_, _, system, _, _, flags, method, _, _, crc, packed, unpacked, name_size, extra_size, comment_size,
         _, _, attributes, offset) = _ENTRY.unpack(record)  # fmt: skip
        name, extra = file.read(name_size), file.read(extra_size)
        at += _ENTRY.size + name_size + extra_size + comment_size
        packed, offset = _in_64_bits(extra, unpacked, packed, offset)
        mode = attributes >> 16 if system == _UNIX else 0
        text = name.decode("utf-8" if flags & 0x800 else "cp437", "replace")
        yield _Entry(text, bool(flags & 1), method, crc, packed, offset + shift, mode)


def _list_of_contents(file: BinaryIO) -> tuple[int, int, int, int]:
    """How many entries it says it has, where it begins and ends, and how far all offsets in it are out."""
    size = file.seek(0, io.SEEK_END)
    tail_at = max(0, size - _END.size - 65_535)
    file.seek(tail_at)
    tail = file.read(_END.size + 65_535)
    found = tail.rfind(b"PK\x05\x06", 0, max(0, len(tail) - _END.size + 4))
    if found < 0:
        raise InputError(_DAMAGED.format("its list of contents, at the end, is missing"))
    _, _, _, _, count, length, offset, _ = _END.unpack_from(tail, found)
    end = tail_at + found
    before = end - _END64_PLACE.size - _END64.size
    if before >= 0:
        file.seek(before)
        record = file.read(_END64.size + _END64_PLACE.size)
        if record.startswith(b"PK\x06\x06") and record.startswith(b"PK\x06\x07", _END64.size):
            _, _, _, _, _, _, _, count, length, offset = _END64.unpack_from(record)
            end = before
    if length > end or offset > end - length:
        raise InputError(_DAMAGED.format("its list of contents does not fit in it"))
    return count, end - length, end, end - length - offset


def _in_64_bits(extra: bytes, unpacked: int, packed: int, offset: int) -> tuple[int, int]:
    """The packed size and the offset, from the extra field where they are too large for their own."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            numbers = [each[0] for each in struct.iter_unpack("<Q", extra[at + 4 : at + 4 + size // 8 * 8])]
            wanted = [value == _MANY for value in (unpacked, packed, offset)]
            if sum(wanted) <= len(numbers):
                large = iter(numbers)
                _, packed, offset = (next(large) if is_large else value for is_large, value in
                                     zip(wanted, (unpacked, packed, offset), strict=True))  # fmt: skip
            return packed, offset
        at += 4 + size
    return packed, offset


def _opened(file: BinaryIO, entry: _Entry, budget: Budget) -> BinaryIO:
    """A file in the archive, unpacked as it is read; what it unpacks to is taken from the archive's budget."""
    if entry.encrypted:
        raise InputError("is encrypted: unpack the archive with its password first")
    if entry.method not in (_STORED, _DEFLATED):
        method = _METHODS.get(entry.method, f"method {entry.method}")
        raise InputError(f"is packed with {method}, which Readout does not unpack: unpack the archive first")
    file.seek(entry.offset)
    local = file.read(_LOCAL.size)
    if len(local) < _LOCAL.size or not local.startswith(b"PK\x03\x04"):
        raise InputError("is not where the archive says that it is: download or pack it again")
    name_size, extra_size = _LOCAL.unpack(local)[-2:]
    stream: BinaryIO = io.BufferedReader(_Unpacked(file, entry, entry.offset + _LOCAL.size + name_size + extra_size))
    return metered(stream, budget)


class _Unpacked(io.RawIOBase):
    """The bytes of one file; InputError where they are damaged."""

    def __init__(self, file: BinaryIO, entry: _Entry, at: int) -> None:
        self._file, self._at, self._left = file, at, entry.packed
        self._inflate = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == _DEFLATED else None
        self._crc, self._stated = 0, entry.crc

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inflated(len(buffer)) if self._inflate else self._packed(len(buffer))
        self._crc = zlib.crc32(data, self._crc)
        if not data and self._crc != self._stated:
            raise InputError("is damaged in the archive: its checksum does not fit")
        buffer[: len(data)] = data
        return len(data)

    def _packed(self, size: int) -> bytes:
        self._file.seek(self._at)
        data = self._file.read(min(size, self._left))
        self._at += len(data)
        self._left -= len(data)
        return data

    def _inflated(self, size: int) -> bytes:
        assert self._inflate is not None
        while not self._inflate.eof:
            ahead = self._inflate.unconsumed_tail or self._packed(_CHUNK)
            try:
                data = self._inflate.decompress(ahead, size)
            except zlib.error as error:
                raise InputError(f"is damaged in the archive ({error})") from None
            if data or not ahead:
                return data
        return b""
