"""gzip, bzip2 or xz around any other format: unpacked as a stream, so that a bomb costs neither memory nor time."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from readout.errors import InputError
from readout.formats.material import Material
from readout.formats.sizes import MAX_RATIO, most_of

SUFFIXES = (".gz", ".bz2", ".xz")
_MOST_MEMORY = 100 << 20
"""For one xz file, which may ask for 4 GiB; what ``xz -9`` packs needs 65 MiB."""


class _Unpacker(Protocol):
    """What bz2 and lzma offer alike."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def packing(head: bytes) -> str | None:
    """How some bytes are packed, by how they begin."""
    return next((name for name, (magic, _) in _PACKINGS.items() if head.startswith(magic)), None)


def unpacked(material: Material) -> Material:
    """What is inside. A damaged file raises InputError when the damage is reached."""
    name = packing(material.head) or "gzip"
    inner = io.BufferedReader(_Unpacked(material.stream, name), 65_536)
    unpacked_material = material.over(inner, material.suffix)
    if again := packing(unpacked_material.head):
        raise InputError(f"holds {again} inside {name}: unpack it once first")
    return unpacked_material


class _Unpacked(io.RawIOBase):
    def __init__(self, packed: BinaryIO, name: str) -> None:
        self._packed = _Counted(packed)
        self._name = name
        self._read = _PACKINGS[name][1](self._packed)
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._read(len(buffer))
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            raise InputError(f"is a damaged {self._name} file ({error}): download or pack it again") from None
        self._out += len(data)
        if self._out > most_of(self._packed.count):
            raise InputError(
                f"unpacks to more than {MAX_RATIO} times its size: a {self._name} bomb, the rest is not read"
            )
        buffer[: len(data)] = data
        return len(data)


class _Counted(io.RawIOBase):
    """Passes bytes on and counts them."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _InTurn:
    """Several packed streams, one after another, as ``cat a.xz b.xz`` makes them."""

    def __init__(self, packed: _Counted, start: Callable[[], _Unpacker]) -> None:
        self._packed, self._start = packed, start
        self._unpacker = start()
        self._ahead = b""

    def read(self, size: int) -> bytes:
        """Some bytes, none only at the end; EOFError where the file breaks off."""
        while True:
            if self._unpacker.eof:
                self._ahead = (self._unpacker.unused_data or self._packed.read(65_536)).lstrip(b"\0")
                if not self._ahead:
                    return b""
                self._unpacker = self._start()
            if self._unpacker.needs_input and not self._ahead:
                self._ahead = self._packed.read(65_536)
                if not self._ahead:
                    raise EOFError("it ends in the middle")
            data, self._ahead = self._unpacker.decompress(self._ahead, size), b""
            if data:
                return data


def _gzip(packed: _Counted) -> Callable[[int], bytes]:
    return gzip.GzipFile(fileobj=packed, mode="rb").read1


def _bzip2(packed: _Counted) -> Callable[[int], bytes]:
    return _InTurn(packed, bz2.BZ2Decompressor).read


def _xz(packed: _Counted) -> Callable[[int], bytes]:
    return _InTurn(packed, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)).read


_PACKINGS: dict[str, tuple[bytes, Callable[[_Counted], Callable[[int], bytes]]]] = {
    "gzip": (b"\x1f\x8b", _gzip), "bzip2": (b"BZh", _bzip2), "xz": (b"\xfd7zXZ\0", _xz),
}  # fmt: skip
