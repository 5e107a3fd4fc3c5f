"""An e-mail -> the HTML or text that it shows, with its subject and date as what is said beside it.

Attachments are not opened, nor are messages that are forwarded as attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Literal

from readout.clean.finddates import evidence
from readout.clean.wrapped import Beside, Inner
from readout.errors import InputError, SkippedInput
from readout.records import Page

MOST_PARTS = 1_000
_KINDS: tuple[Literal["text/html", "text/plain"], ...] = ("text/html", "text/plain")
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg)(?:\[\d+\])?:\s*)+", re.IGNORECASE)


def unwrap(page: Page) -> Inner:
    """The first HTML part that holds anything, else the first part of plain text."""
    try:
        message = BytesParser(policy=compat32).parsebytes(page.data)
        texts = list(_texts(message))
    except RecursionError:
        raise InputError(f"{page.name}: the parts of the e-mail are nested too deeply") from None
    for kind in _KINDS:
        for part in texts:
            data = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(data, bytes) and data.strip():
                return Inner(data, kind, part.get_content_charset(), _beside(message))
    raise SkippedInput(f"{page.name}: the e-mail holds no text: attachments and encrypted mail are not opened")


def _texts(message: Message) -> Iterator[Message]:
    """The parts that show text, in order, without attachments."""
    waiting: list[Message] = [message]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message":
            continue
        if part.is_multipart():
            waiting[:0] = [each for each in part.get_payload() if isinstance(each, Message)]
        elif part.get_content_maintype() == "text":
            yield part


def _beside(message: Message) -> Beside:
    """The subject and the day of sending. A page that a browser saved as a message is dated when it was saved."""
    subject = _ANSWER.sub("", _decoded(message["Subject"]), count=1) if message["Subject"] else None
    saved = message["Snapshot-Content-Location"] is not None
    dates = (evidence("mail Date", str(message["Date"])),) if message["Date"] and not saved else ()
    return Beside(subject or None, dates)


def _decoded(header: object) -> str:
    """A header as it is shown: its encoded words (RFC 2047) undone, on one line."""
    try:
        text = str(make_header(decode_header(str(header))))
    except (HeaderParseError, LookupError, ValueError):
        text = str(header)
    return " ".join(text.split())[:500]
