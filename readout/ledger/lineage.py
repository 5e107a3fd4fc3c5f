"""A family of copies told in full: each report, what it has of which earlier one, and what changed on the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from readout.copies.changes import changes
from readout.copies.narration import narration_of
from readout.ledger.families import Family, Link, Member
from readout.ledger.shown import shown_reading

MOST = 5
"""Stretches that are shown of a link, those with the most words in common."""


def told(connection: sqlite3.Connection, family: Family, *, evidence: bool = True) -> dict[str, Any]:
    """The family as values for JSON; offsets count code points of each document's text, half-open.

    ``evidence``: with the words that reports have in common.
    """
    members = {member.document: member for member in family.members}
    return {
        "id": family.id, "origin": family.origin, "phantom": family.phantom, "reason": family.reason,
        "reports": [_report(connection, member, members, MOST if evidence else 0) for member in family.members],
    }  # fmt: skip


def evidence_of(
    connection: sqlite3.Connection, document: int, link: Link, most: int = MOST
) -> Iterator[dict[str, Any]]:
    """What a report has in common with its source: the words of both, with their offsets."""
    own = document == link.one
    text, source = _text(connection, document), _text(connection, link.of(document)[0])
    for pair in link.evidence[:most]:
        mine, theirs = pair if own else pair[::-1]
        yield {
            "text": text[mine.start : mine.end], "start": mine.start, "end": mine.end,
            "source_text": source[theirs.start : theirs.end], "source_start": theirs.start, "source_end": theirs.end,
        }  # fmt: skip


def changed(connection: sqlite3.Connection, document: int, link: Link) -> dict[str, Any] | None:
    """What changed from the source of a report to the report, as values for JSON, with the words."""
    mine, theirs = shown_reading(connection, document), shown_reading(connection, link.of(document)[0])
    text, source = mine.document.text, theirs.document.text
    told = changes(narration_of(mine), text, narration_of(theirs), source)
    if told is None:
        return None
    return {
        "left_out": [{"text": span.of(source), "start": span.start, "end": span.end} for span in told.left_out],
        "added": [{"text": span.of(text), "start": span.start, "end": span.end} for span in told.added],
        "words": [
            {
                "source_text": each.source.of(source), "source_start": each.source.start, "source_end": each.source.end,
                "text": each.own.of(text), "start": each.own.start, "end": each.own.end, "number": each.number,
            }
            for each in told.changed
        ],
    }  # fmt: skip


def _report(connection: sqlite3.Connection, member: Member, members: dict[int, Member], most: int) -> dict[str, Any]:
    source = None
    if member.source is not None:
        other, share = member.source.of(member.document)
        source = {
            "id": member.source.id, "kind": member.source.kind, "document": members[other].id, "share": share,
            "words": member.source.words,
            "evidence": list(evidence_of(connection, member.document, member.source, most)),
            "changed": changed(connection, member.document, member.source) if most else None,
        }  # fmt: skip
    return {
        "document": member.id, "outlet": member.outlet, "owner": member.owner, "title": member.title, "url": member.url,
        "published": member.published, "credits": list(member.credits), "source": source,
    }  # fmt: skip


def _text(connection: sqlite3.Connection, document: int) -> str:
    (text,) = connection.execute(
        "SELECT b.text FROM head h JOIN edition e ON e.id = h.edition JOIN body b ON b.id = e.body"
        " WHERE h.document = ?", (document,),
    ).fetchone()  # fmt: skip
    return str(text)
