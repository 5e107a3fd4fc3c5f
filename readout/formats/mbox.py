"""Mailboxes (mbox, RFC 4155): messages one after another, each under a line that begins with ``From ``.

A ``>`` that was put before such a line inside a message is taken off again, as in the mboxrd form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from readout.formats.format import Found
from readout.formats.mail import headers
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.formats.sizes import too_large
from readout.records import Fault

NAME = "a mailbox (mbox)"
SUFFIXES: tuple[str, ...] = (".mbox",)
KIND: Kind = "pages"
BINARY = False

_QUOTED = re.compile(rb">+From ")
_LINE = 1 << 16
"""Longer lines are taken in pieces."""


def fits(head: bytes, suffix: str) -> bool:
    """Whether a line that begins with "From " comes first, and a header after it."""
    first, _, rest = head.partition(b"\n")
    return first.startswith(b"From ") and any(True for _ in headers(rest))


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """A page for each message, in order; one over the limit is one Fault."""
    for number, message in enumerate(_messages(material.stream, options.max_bytes), start=1):
        name = f"{material.name}:{number}"
        if message is None:
            yield Fault(name, "input", too_large(options.max_bytes))
        elif message.strip():
            page = replace(material, name=name).page(message, "message/rfc822", options)
            yield replace(page, charset=None, url=None)


def _messages(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Each message without the line above it; None stands for one over the limit."""
    kept: list[bytes] = []
    size, blank = 0, True
    stream.readline(_LINE)
    while line := stream.readline(_LINE):
        if blank and line.startswith(b"From "):
            yield b"".join(kept) if size <= limit else None
            kept, size = [], 0
        else:
            size += len(line)
            if size <= limit:
                kept.append(line[1:] if _QUOTED.match(line) else line)
        blank = not line.strip()
    yield b"".join(kept) if size <= limit else None
