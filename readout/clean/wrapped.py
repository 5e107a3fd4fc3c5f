"""What comes out of a PDF file or an e-mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from readout.records import DateEvidence


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a text rather than in it: a subject, the dates of a file. The text's word outweighs it."""

    title: str | None = None
    dates: tuple[DateEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Inner:
    """Bytes that can be read as a page, and what stands beside them."""

    data: bytes
    media_type: Literal["text/html", "text/plain"]
    charset: str | None
    beside: Beside = field(default_factory=Beside)
