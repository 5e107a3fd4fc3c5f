"""How much is too much: for one page, and for all that one archive unpacks to."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

from readout.errors import InputError

FREE = 100_000_000
"""Unpacked bytes before the ratio counts."""
MAX_RATIO = 200
"""News packs to between a tenth and a fiftieth; gzip can at most pack to a thousandth, brotli to a millionth."""


class Budget:
    """The bytes that one input may still unpack to, all its files and theirs together; without a limit until told."""

    def __init__(self) -> None:
        self.limit: int | None = None
        self._taken = 0

    def narrow(self, limit: int) -> None:
        """No more than so many bytes in all."""
        self.limit = limit if self.limit is None else min(self.limit, limit)

    @property
    def spent(self) -> bool:
        """Whether more was taken than there was."""
        return self.limit is not None and self._taken > self.limit

    def take(self, count: int) -> None:
        """Counts some bytes; raises InputError when they are too many."""
        self._taken += count
        if self.limit is not None and self.spent:
            raise InputError(f"the archive unpacks to more than {in_words(self.limit)}: the rest of it is not read")


def metered(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """The stream, its bytes taken from the budget as they are read."""
    return io.BufferedReader(_Metered(stream, budget), 65_536)


def most_of(size: int) -> int:
    """What a file of so many bytes may unpack to before it is taken for a bomb."""
    return max(FREE, MAX_RATIO * size)


def too_large(limit: int) -> str:
    """Why a page over the limit is not read."""
    return f"larger than {in_words(limit)} unpacked, the limit for one page: --max-bytes takes more"


def in_words(size: int) -> str:
    """20_971_520 -> "20 MiB"."""
    if size >= 1 << 30:
        return f"{size / (1 << 30):,.3g} GiB"
    return f"{size / (1 << 20):,.3g} MiB" if size >= 1 << 20 else f"{size:,} bytes"


class _Metered(io.RawIOBase):
    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)  # whatever stands before damage
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)
