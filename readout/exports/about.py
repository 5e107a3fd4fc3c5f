"""The lines above a read page: its title, its outlet and byline, and the date with the reason for it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from readout.exports.given import given
from readout.layers import BLOCKS, TIMES, Reading
from readout.records import REPORT_ROLES, Block, DateEvidence, Document, When

SHORT = 40
"""Characters of a line up to which it may share a row with others of its kind."""
NO_DATE = "no date on the page"
ANCHORS = ("dateline", "url", "first seen")


def headline(reading: Reading) -> Block | None:
    """The block that is the page's headline, if one was found in its text."""
    blocks = given(reading, BLOCKS)
    return next((block for block in blocks if block.role == "headline"), None)


def report(reading: Reading) -> list[Block]:
    """The blocks that count as the report, in page order, the headline left out; all text where there are no blocks."""
    top = headline(reading)
    blocks = given(reading, BLOCKS)
    return [block for block in blocks if block.role in REPORT_ROLES and block is not top]


def set_aside(reading: Reading) -> list[Block]:
    """The blocks that are kept but do not count as the report."""
    return [block for block in given(reading, BLOCKS) if block.role not in REPORT_ROLES]


def count_of(blocks: list[Block]) -> str:
    """``8 media label, 2 byline, 1 related``: the commonest role first."""
    counts = Counter(block.role.replace("_", " ") for block in blocks)
    return ", ".join(f"{count} {role}" for role, count in counts.most_common())


def grouped(text: str, blocks: list[Block]) -> list[list[tuple[Block, int]]]:
    """Blocks set aside, for showing: the same words are told once, with how many times they stand there, and
    short ones of one role and reason (a menu's items) share a row. The order is that of first appearance."""
    counts = Counter(_told(text, block) for block in blocks)
    groups: dict[tuple[str, str, str], list[tuple[Block, int]]] = {}
    for block in blocks:
        words = " ".join(block.span.of(text).split())
        if count := counts.pop(_told(text, block), 0):
            shared = "" if len(words) <= SHORT else words
            groups.setdefault((block.role, block.reason, shared), []).append((block, count))
    return list(groups.values())


def _told(text: str, block: Block) -> tuple[str, str]:
    return block.role, " ".join(block.span.of(text).split())


def other_title(reading: Reading) -> str | None:
    """The page's stated title where it says something else than the headline in the text."""
    title, top = reading.document.title, headline(reading)
    if title is None or top is None:
        return None
    return None if _plain(title) == _plain(top.span.of(reading.document.text)) else " ".join(title.split())


def by_words(document: Document) -> str | None:
    """``by Mirre Aldane``; nothing where no writer is named."""
    byline = " ".join((document.byline or "").split())
    return (byline if byline.casefold().startswith("by ") else f"by {byline}") if byline else None


def published_words(reading: Reading) -> str:
    """``14 September 2023, 10:02 +02:00 (json-ld datePublished)``, or, said plainly, that there is no date.

    Without one, the day that the report's times are counted from all the same is told: that of its dateline, say.
    """
    document, when = reading.document, reading.document.published
    if when is None:
        anchors = (each for each in given(reading, TIMES) if each.anchor in ANCHORS)
        counted = next((f"{each.anchor} {each.anchor_value}" for each in anchors), "")
        return f"{NO_DATE}; {counted}" if counted else NO_DATE
    chosen = next((evidence for evidence in document.dates if evidence.chosen), None)
    reason = ", ".join(dict.fromkeys(part for part in (when.basis, chosen.reason if chosen else "") if part))
    return _moment(when, chosen) + (f" ({reason})" if reason else "")


def _moment(when: When, chosen: DateEvidence | None) -> str:
    moment = chosen.value if chosen and chosen.value else when.earliest
    if when.precision == "year":
        return f"{moment.year}"
    if when.precision == "month":
        return f"{moment:%B} {moment.year}"
    day = f"{moment.day} {moment:%B} {moment.year}"
    return day if when.precision == "day" else f"{day}, {moment:%H:%M} {_zone(moment, chosen)}"


def _zone(moment: datetime, chosen: DateEvidence | None) -> str:
    if chosen is not None and chosen.zone is None:
        return "(no zone stated, taken as UTC)"
    offset = moment.utcoffset()
    return "UTC" if moment.tzinfo is UTC or not offset else f"{moment:%z}"[:3] + ":" + f"{moment:%z}"[3:5]


def _plain(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())
