"""What HTTP does to a page on its way (chunks, RFC 9112; gzip, deflate and brotli), undone a piece at a time.

Crawlers often undo it themselves and keep the headers: bytes that are plainly not packed as their headers say are
taken as they are.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import BinaryIO

from readout.errors import InputError
from readout.extras import extra

_PIECE = 65_536
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|\?xml|!--)", re.IGNORECASE)
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_BROKEN = "the answer that was kept breaks off: the page is not whole"
_DAMAGED = "its compression is damaged: the page cannot be unpacked"


def undone(stream: BinaryIO, transfer: str, content: str) -> Iterator[bytes]:
    """The page's own bytes, in pieces; ``transfer`` and ``content`` are the headers Transfer- and Content-Encoding."""
    pieces = _unchunked(stream) if "chunked" in transfer.lower() else _pieces(stream)
    for coding in reversed([name.strip().lower() for name in content.split(",")][:3]):
        if coding not in ("", "identity"):
            pieces = _unpacked(pieces, coding)
    return pieces


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    while data := stream.read(_PIECE):
        yield data


def _unchunked(stream: BinaryIO) -> Iterator[bytes]:
    line = stream.readline(_PIECE)
    if not _CHUNK_SIZE.fullmatch(line):
        yield from chain([line], _pieces(stream))
        return
    while size := _size(line):
        while size:
            data = stream.read(min(size, _PIECE))
            if not data:
                raise InputError(_BROKEN)
            size -= len(data)
            yield data
        stream.readline(_PIECE)
        line = stream.readline(_PIECE)


def _size(line: bytes) -> int:
    found = _CHUNK_SIZE.fullmatch(line)
    if found is None:
        raise InputError(_BROKEN)
    return int(found[1], 16)


def _unpacked(pieces: Iterator[bytes], coding: str) -> Iterator[bytes]:
    first = next(pieces, b"")
    pieces = chain([first], pieces)
    if _PAGE.match(first):
        return pieces
    if coding in ("gzip", "x-gzip"):
        return _inflated(pieces, _GZIP) if first.startswith(b"\x1f\x8b") else pieces
    if coding == "deflate":
        return _inflated(pieces, _ZLIB if int.from_bytes(first[:2], "big") % 31 == 0 else _RAW)
    if coding == "br":
        return _unbrotlied(pieces)
    raise InputError(f"is packed with {coding[:20]}, which Readout does not unpack")


def _inflated(pieces: Iterator[bytes], form: int) -> Iterator[bytes]:
    inflate, more = zlib.decompressobj(form), b""
    for piece in pieces:
        ahead = piece
        while ahead or len(more) == _PIECE:
            try:
                more = inflate.decompress(ahead, _PIECE)
            except zlib.error:
                raise InputError(_DAMAGED) from None
            yield more
            ahead = inflate.unconsumed_tail
            if inflate.eof and inflate.unused_data.startswith(b"\x1f\x8b") and form == _GZIP:
                ahead, inflate = inflate.unused_data, zlib.decompressobj(form)
            elif inflate.eof:
                return
    if not inflate.eof:
        raise InputError(_BROKEN)


def _unbrotlied(pieces: Iterator[bytes]) -> Iterator[bytes]:
    brotli = extra("brotli", "archives", "packed with brotli")
    unpacker = brotli.Decompressor()
    process: Callable[..., bytes] = unpacker.process
    for piece in pieces:
        try:
            yield process(piece, output_buffer_limit=_PIECE)
            while not unpacker.can_accept_more_data() and not unpacker.is_finished():
                yield process(b"", output_buffer_limit=_PIECE)
        except brotli.error:
            raise InputError(_DAMAGED) from None
        if unpacker.is_finished():
            return
    raise InputError(_BROKEN)
