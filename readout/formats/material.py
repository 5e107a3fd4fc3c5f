"""A stream of bytes that is about to be read as pages, with its first bytes looked at but not used up."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from tempfile import TemporaryFile
from typing import BinaryIO, Literal, cast

from readout.errors import InputError
from readout.formats.options import InputOptions
from readout.formats.sizes import Budget, metered, too_large
from readout.records import MediaType, Page

EMPTY = "is empty: nothing to read"
Kind = Literal["page", "pages", "files", "list"]
"""What a format holds: one page, many, files of any format, or addresses of pages."""
HEAD = 8_192
"""Bytes that are looked at to tell what the material is."""


@dataclass(frozen=True, slots=True)
class Material:
    """Bytes still to be read, and what is known of them: ``suffix`` is a hint (".html"), never proof.

    ``links``: whether addresses in it may be followed. ``only``: the one kind that is looked for in it. ``depth``
    counts the archives around it, ``hops`` the lists whose links led to it, ``budget`` what they may unpack to.
    """

    name: str
    stream: BinaryIO
    head: bytes
    suffix: str = ""
    url: str | None = None
    fetched: datetime | None = None
    charset: str | None = None
    links: bool = False
    only: Kind | None = None
    depth: int = 0
    hops: int = 0
    budget: Budget = field(default_factory=Budget)
    source: BinaryIO | None = None
    """The stream as it came, before its head was taken."""

    def all_bytes(self, limit: int) -> bytes:
        """Everything, or InputError when that is more than ``limit`` bytes or nothing at all."""
        data = read_up_to(self.stream, limit + 1)
        if len(data) > limit:
            raise InputError(too_large(limit))
        if not data.strip():
            raise InputError(EMPTY)
        return data

    def page(
        self, data: bytes, media_type: MediaType, options: InputOptions, stated: Mapping[str, str] | None = None
    ) -> Page:
        """One page of these bytes, with what stands beside it; what the caller states outweighs that."""
        given = tuple({**(stated or {}), **dict(options.given)}.items())
        return Page(self.name, data, media_type, self.url, self.fetched, self.charset, given)

    def over(self, stream: BinaryIO, suffix: str) -> Material:
        """The same material read through another stream, such as an unpacked one."""
        return opened(self.name, stream, like=replace(self, suffix=suffix))

    def inside(self, name: str, stream: BinaryIO, suffix: str) -> Material:
        """A file in this archive. No link in it is followed."""
        like = replace(self, name=name, suffix=suffix, url=None, charset=None, links=False, depth=self.depth + 1)
        return opened(name, stream, like=like)

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """The same bytes from the first one, in any order: the file itself, or a copy in a file without a name."""
        if self.source is not None and self.source.seekable():
            self.source.seek(0)
            yield self.source
            return
        with TemporaryFile() as copy:
            copy_to(copy, metered(self.stream, self.budget))
            yield cast(BinaryIO, copy)


def opened(name: str, stream: BinaryIO, *, like: Material | None = None, suffix: str = "") -> Material:
    """Material over a stream, its head already looked at."""
    head, failure = _head(stream)
    rejoined: BinaryIO = io.BufferedReader(_Rejoined(head, stream, failure), 65_536)
    if like:
        return replace(like, stream=rejoined, head=head, source=stream)
    return Material(name, rejoined, head, suffix, source=stream)


def copy_to(copy: object, stream: BinaryIO) -> None:
    """Writes all of a stream, a piece at a time, and goes back to the start of the copy."""
    file = cast(BinaryIO, copy)
    while chunk := stream.read(1 << 20):
        file.write(chunk)
    file.seek(0)


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """``size`` bytes, or fewer only where the stream ends; memory grows with what is there, not with ``size``."""
    kept: list[bytes] = []
    while size > 0 and (chunk := stream.read(min(size, 1 << 20))):
        kept.append(chunk)
        size -= len(chunk)
    return b"".join(kept)


def encoded(text: str) -> bytes:
    """UTF-8; half of a surrogate pair, which JSON can spell but no text may hold, becomes U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text).encode()


def _head(stream: BinaryIO) -> tuple[bytes, InputError | None]:
    """The first bytes, and the damage that was met among them: what stands before it can still be read."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    head = b""
    try:
        while len(head) < HEAD and (chunk := read(HEAD - len(head))):
            head += chunk
    except InputError as damage:
        if not head:
            raise
        return head, damage
    return head, None


class _Rejoined(io.RawIOBase):
    """The head again, then the rest of the stream, or the damage that ended the head."""

    def __init__(self, head: bytes, stream: BinaryIO, failure: InputError | None) -> None:
        self._head = head
        self._stream = stream
        self._failure = failure
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._failure and not self._head:
            raise self._failure
        data = self._head[: len(buffer)] if self._head else self._read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
