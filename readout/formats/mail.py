"""E-mails (RFC 5322), as mail programs save them: one page each, kept as it came and opened where pages are cleaned.

Browsers save whole pages in the same form (MHTML, RFC 2557); those say which address they came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from readout.formats.format import Found
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions

NAME = "an e-mail"
SUFFIXES: tuple[str, ...] = (".eml", ".mht", ".mhtml")
KIND: Kind = "page"
BINARY = False

_LINE = r"[ \t][^\r\n]{0,2000}+"
_HEADER = re.compile(rf"([A-Za-z][A-Za-z0-9\-]{{1,60}}):{_LINE}(?:\r?\n{_LINE})*+(?:\r?\n|\Z)".encode())
_SURE = frozenset({b"received", b"return-path", b"mime-version", b"message-id", b"delivered-to", b"dkim-signature"})
_USUAL = frozenset({b"from", b"to", b"cc", b"subject", b"date", b"reply-to", b"sender"})
_SAVED_FROM = re.compile(rb"^Snapshot-Content-Location:[ \t]*(https?://[^\s]{1,2000})", re.IGNORECASE | re.MULTILINE)


def fits(head: bytes, suffix: str) -> bool:
    """By its name, or where it begins with header lines of which one is only found in mail. Text files are text."""
    if suffix in (".txt", ".text", ".md"):
        return False
    names = set(headers(head))
    return bool(names & _SURE and names & _USUAL) or (suffix in SUFFIXES and bool(names & (_SURE | _USUAL)))


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """The one page."""
    saved = _SAVED_FROM.search(material.head)
    page = material.page(material.all_bytes(options.max_bytes), "message/rfc822", options)
    yield replace(page, charset=None, url=page.url or (saved[1].decode("ascii", "replace") if saved else None))


def headers(head: bytes) -> Iterator[bytes]:
    """The names of the header lines at the very start, in lower case."""
    position = 0
    while line := _HEADER.match(head, position):
        yield line[1].lower()
        position = line.end()
