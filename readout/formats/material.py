"""A stream of bytes that is about to be read as pages, with its first bytes looked at but not used up."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO, Literal

from readout.errors import InputError
from readout.formats.options import InputOptions
from readout.records import Page

EMPTY = "is empty: nothing to read"
MediaType = Literal["text/html", "text/plain"]
HEAD = 8_192
"""Bytes that are looked at to tell what the material is."""


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes still to be read, and what is known of them: ``suffix`` is a hint (".html"), never proof."""

    name: str
    stream: BinaryIO
    head: bytes
    suffix: str = ""
    url: str | None = None
    fetched: datetime | None = None
    charset: str | None = None

    def all_bytes(self, limit: int) -> bytes:
        """Everything, or InputError when that is more than ``limit`` bytes or nothing at all."""
        data = read_up_to(self.stream, limit + 1)
        if len(data) > limit:
            raise InputError(too_large(limit))
        if not data.strip():
            raise InputError(EMPTY)
        return data

    def page(self, data: bytes, media_type: MediaType, options: InputOptions) -> Page:
        """One page of these bytes, with what this material and the caller say of it."""
        return Page(self.name, data, media_type, self.url, self.fetched, self.charset, options.given)

    def over(self, stream: BinaryIO, suffix: str) -> Material:
        """The same material read through another stream, such as an unpacked one."""
        return opened(self.name, stream, like=replace(self, suffix=suffix))


def opened(name: str, stream: BinaryIO, *, like: Material | None = None, suffix: str = "") -> Material:
    """Material over a stream, its head already looked at."""
    head = read_up_to(stream, HEAD)
    rejoined: BinaryIO = io.BufferedReader(_Rejoined(head, stream), 65_536)
    if like:
        return replace(like, stream=rejoined, head=head)
    return Material(name, rejoined, head, suffix)


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """``size`` bytes, or fewer only where the stream ends; memory grows with what is there, not with ``size``."""
    kept: list[bytes] = []
    while size > 0 and (chunk := stream.read(min(size, 1 << 20))):
        kept.append(chunk)
        size -= len(chunk)
    return b"".join(kept)


def too_large(limit: int) -> str:
    """Why a page over the limit is not read."""
    return f"larger than {in_words(limit)} unpacked, the limit for one page: --max-bytes takes more"


def in_words(size: int) -> str:
    """20_971_520 -> "20 MiB"."""
    return f"{size / (1 << 20):,.3g} MiB" if size >= 1 << 20 else f"{size:,} bytes"


def encoded(text: str) -> bytes:
    """UTF-8; half of a surrogate pair, which JSON can spell but no text may hold, becomes U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode()


class _Rejoined(io.RawIOBase):
    """The head again, then the rest of the stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._head[: len(buffer)] if self._head else self._read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
