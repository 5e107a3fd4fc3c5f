"""WARC archives of crawls (ISO 28500), packed or not: the pages that a crawler was given, one after another.

Read are answers (``response``) with status 200 and files (``resource``) that are HTML, plain text or PDF, each with
its address, the time it was fetched and the charset that the server stated. Everything else is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BufferedReader, BytesIO
from typing import BinaryIO

from readout.errors import InputError
from readout.formats.coding import undone
from readout.formats.format import Found
from readout.formats.material import Kind, Material, opened
from readout.formats.options import InputOptions
from readout.formats.section import Section
from readout.formats.sizes import Budget, metered, too_large
from readout.records import Fault

NAME = "a WARC archive"
SUFFIXES: tuple[str, ...] = (".warc",)
KIND: Kind = "pages"
BINARY = True

_SUFFIX_OF = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf",
}  # fmt: skip
_MOST_HEADERS = 64 << 10
"""Bytes of the header lines of one record, or of one HTTP answer."""
_VERSION = re.compile(rb"WARC/\d\.\d{1,2}\s*")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:\-]{2,40})", re.IGNORECASE)

_Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A page that a crawler kept: its headers, and its bytes as the server meant them."""

    kind: str
    charset: str | None
    pieces: Iterator[bytes]


def fits(head: bytes, suffix: str) -> bool:
    """Whether it begins as a WARC record does."""
    return head.startswith(b"WARC/")


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """The pages in it, in order. A page that cannot be unpacked is one Fault; damage to a record ends the archive."""
    stream = metered(material.stream, material.budget)
    while (headers := _record(stream)) is not None:
        section = Section(stream, _length(headers))
        address = headers.get("warc-target-uri", "").strip("<>")
        name = f"{material.name}: {address or 'a record without address'}"
        try:
            if kept := _kept(headers, section):
                data = _bytes(kept.pieces, material.budget, options.max_bytes)
                like = replace(
                    material, name=name, suffix=_SUFFIX_OF[kept.kind], url=address or None, charset=kept.charset,
                    fetched=_moment(headers.get("warc-date")), links=False, only="page",
                )  # fmt: skip
                yield opened(name, BytesIO(data), like=like)
        except InputError as error:
            yield Fault(name, "input", str(error), url=address or None)
        if section.broken:
            return
        section.skip()


def _record(stream: BinaryIO) -> _Headers | None:
    """The header lines of the next record; None at the end."""
    line = stream.readline(_MOST_HEADERS)
    while line and not line.strip():
        line = stream.readline(_MOST_HEADERS)
    if not line:
        return None
    if not _VERSION.fullmatch(line):
        raise InputError("is damaged: no record stands where the next one should begin")
    return _headers(stream)


def _headers(stream: BinaryIO) -> _Headers:
    """Header lines up to the empty one, by their names in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    size, last = 0, ""
    while (line := stream.readline(_MOST_HEADERS)).strip():
        size += len(line)
        if size > _MOST_HEADERS:
            raise InputError("is damaged: the header of a record does not end")
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        name, colon, value = text.partition(":")
        if text[0] in " \t" and last:
            found[last] += " " + text.strip()
        elif colon:
            last = name.strip().lower()
            found.setdefault(last, value.strip())
    return found


def _length(headers: _Headers) -> int:
    stated = headers.get("content-length", "")
    if not stated.isascii() or not stated.isdigit() or len(stated) > 18:
        raise InputError("is damaged: a record does not say how long it is")
    return int(stated)


def _kept(headers: _Headers, section: Section) -> _Kept | None:
    """The page in a record, None where it holds none."""
    kind = headers.get("warc-type", "").lower()
    if kind not in ("response", "resource"):
        return None
    body = BufferedReader(section)
    transfer = content = ""
    if kind == "response":
        status = _STATUS.match(body.readline(_MOST_HEADERS))
        if status is None or status[1] != b"200":
            return None
        headers = _headers(body)
        transfer, content = headers.get("transfer-encoding", ""), headers.get("content-encoding", "")
    stated = headers.get("content-type", "")
    media_type = stated.partition(";")[0].strip().lower()
    if media_type not in _SUFFIX_OF:
        return None
    charset = _CHARSET.search(stated)
    return _Kept(media_type, charset[1] if charset else None, undone(body, transfer, content))


def _bytes(pieces: Iterator[bytes], budget: Budget, limit: int) -> bytes:
    kept = bytearray()
    for piece in pieces:
        budget.take(len(piece))
        kept += piece
        if len(kept) > limit:
            raise InputError(too_large(limit))
    return bytes(kept)


def _moment(stated: str | None) -> datetime | None:
    """WARC-Date: a moment in UTC, such as 2031-03-12T17:40:00Z."""
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
