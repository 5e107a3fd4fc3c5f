"""gzip around any other format: unpacked as a stream, so that a bomb costs neither memory nor much time."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO

from readout.errors import InputError
from readout.formats.material import Material

MAGIC = b"\x1f\x8b"
SUFFIX = ".gz"

FREE = 100_000_000
"""Unpacked bytes before the ratio counts."""
MAX_RATIO = 200
"""Lines of news pack to between a tenth and a fiftieth; gzip can at most pack to a thousandth."""


def unpacked(material: Material) -> Material:
    """What is inside. A damaged archive raises InputError when the damage is reached."""
    inner = io.BufferedReader(_Unpacked(material.stream), 65_536)
    unpacked_material = material.over(inner, material.suffix)
    if unpacked_material.head.startswith(MAGIC):
        raise InputError("holds gzip inside gzip: unpack it once first")
    return unpacked_material


class _Unpacked(io.RawIOBase):
    def __init__(self, packed: BinaryIO) -> None:
        self._packed = _Counted(packed)
        self._file = gzip.GzipFile(fileobj=self._packed, mode="rb")
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read1(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"is a damaged gzip file ({error}): download or pack it again") from None
        self._out += len(data)
        if self._out > FREE and self._out > MAX_RATIO * self._packed.count:
            raise InputError(f"unpacks to more than {MAX_RATIO} times its size: a gzip bomb, the rest is not read")
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
