"""A stretch of a stream that states its length: a file in a tar archive, a record in a WARC archive."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from readout.errors import InputError

BROKEN = "the archive ends in the middle of it: download or pack it again"


class Section(io.RawIOBase):
    """The next ``size`` bytes of a stream. InputError where the stream ends before; then it is ``broken``."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._left = size
        self.broken = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._read(min(len(buffer), self._left)) if self._left else b""
            self._left -= len(data)
            if self._left and not data:
                raise InputError(BROKEN)
        except InputError:
            self.broken = True
            raise
        buffer[: len(data)] = data
        return len(data)

    def skip(self) -> None:
        """Passes over what was not read."""
        while self._left:
            data = self._read(min(self._left, 65_536))
            if not data:
                raise InputError(BROKEN)
            self._left -= len(data)
