"""What Readout keeps: frozen records without behaviour. Offsets are code points of ``Document.text``."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from readout.text import Span

Role = Literal[
    "body", "headline", "deck",
    "byline", "dateline", "timestamp", "caption", "credit", "media_label", "media_promo", "related",
    "newsletter", "ad", "share", "author_bio", "contributor_note", "wire_note", "correction",
    "copyright", "tags", "comments", "embed", "navigation",
]  # fmt: skip
"""What a block of a page is. ``navigation`` is page furniture of no finer kind."""

REPORT_ROLES: frozenset[Role] = frozenset({"body", "headline", "deck"})
"""Only these count as the report; the rest is kept, shown on request, and never counted."""

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "confirms", "asks", "demands", "promises", "threatens", "warns", "predicts",
    "doubts", "believes", "hopes", "fears", "intends", "suggests", "accuses", "criticises", "praises",
    "agrees", "declines", "shows",
]  # fmt: skip
"""What the cue says the source does with the content."""

MediaType = Literal["text/html", "text/plain", "application/pdf", "message/rfc822"]
"""What the bytes of a page are. PDF files and e-mails are opened where pages are cleaned, in a process of its own."""

Medium = Literal["speech", "writing", "post", "document", "thought", "broadcast"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came: bytes, where they came from, and what the caller or the feed said of them.

    ``name`` is what a person would recognise (a path, an address, ``feed.jsonl:12``); ``given`` holds
    metadata stated beside the page (``title``, ``published``, ``language``, ``outlet``), never read from it.
    ``data`` is text in UTF-8 when ``charset`` is "utf-8"; otherwise the charset is still to be found.
    """

    name: str
    data: bytes
    media_type: MediaType
    url: str | None = None
    fetched: datetime | None = None
    charset: str | None = None
    given: tuple[tuple[str, str], ...] = ()

    def stated(self, key: str) -> str | None:
        """The caller's value for one key of ``given``."""
        return dict(self.given).get(key)


@dataclass(frozen=True, slots=True)
class When:
    """An interval [earliest, latest], both aware; ``basis`` names the evidence, ``span`` its characters."""

    earliest: datetime
    latest: datetime
    precision: Literal["year", "month", "day", "hour", "minute", "second"]
    basis: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """One date that the page or its surroundings state, as written, and what it was read as.

    ``source`` says where it stood ("json-ld datePublished", "meta article:published_time", "<time>",
    "url", "given" ...); ``zone`` is the zone as stated, or None where the page states none (then
    ``value`` is taken as UTC and says so here); ``chosen`` marks the one that is the publication time.
    """

    source: str
    raw: str
    value: datetime | None
    precision: Literal["year", "month", "day", "hour", "minute", "second"] | None
    zone: str | None
    chosen: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Ties ``span`` of the document's text to ``page_start:page_end`` of the decoded page (code points).

    ``exact`` is True where the characters are the same apart from white space and entities.
    """

    span: Span
    page_start: int
    page_end: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Document:
    """The clean text of one page, never changed again, and what is known about the page."""

    id: str
    text: str
    name: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    published: When | None = None
    dates: tuple[DateEvidence, ...] = ()
    fetched: datetime | None = None
    page: str | None = None
    """Content name of the raw page (sha256 of its bytes, 16 hexadecimal digits)."""
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the document's text with its role on the page and the reason, in words, for that role."""

    span: Span
    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``proposed`` marks a boundary at its start that the text does not punctuate."""

    span: Span
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should know about these characters ("run-on", "doubled verb" ...)."""

    span: Span
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Anonymity:
    """A source that is not named: its kind ("official", "sources", "state media"), and why, where stated."""

    kind: str
    reason: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) says or thinks (cue) what (content); each a tuple of spans, in text order.

    ``source`` is empty for hedges that name nobody ("reportedly"), ``cue`` for forms without a verb
    (colon headlines, dash signatures, continued quotes). ``parent`` is the ``id`` of the attribution whose
    content this one stands in. ``score`` is the calibrated probability, in [0, 1], that source and
    content are right (both overlap the truth by half or more).
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float
    parent: str | None = None
    mode: Mode = "indirect"
    stance: Stance = "asserts"
    negated: bool = False
    hedged: bool = False
    addressee: tuple[Span, ...] = ()
    medium: Medium | None = None
    anonymous: Anonymity | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """A page that is sound but was not read, and why."""

    name: str
    reason: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A page that could not be read: at which stage, and the cause in one line."""

    name: str
    stage: str
    cause: str
    url: str | None = None
    trace: str = field(default="", compare=False)
