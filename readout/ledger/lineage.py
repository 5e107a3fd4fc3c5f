"""A family of copies told in full: each report, what it has of which earlier one, and the characters that show it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from readout.ledger.families import Family, Link, Member

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


def _report(connection: sqlite3.Connection, member: Member, members: dict[int, Member], most: int) -> dict[str, Any]:
    source = None
    if member.source is not None:
        other, share = member.source.of(member.document)
        source = {
            "id": member.source.id, "kind": member.source.kind, "document": members[other].id, "share": share,
            "words": member.source.words,
            "evidence": list(evidence_of(connection, member.document, member.source, most)),
        }  # fmt: skip
    return {
        "document": member.id, "outlet": member.outlet, "title": member.title, "url": member.url,
        "published": member.published, "credits": list(member.credits), "source": source,
    }  # fmt: skip


def _text(connection: sqlite3.Connection, document: int) -> str:
    (text,) = connection.execute(
        "SELECT b.text FROM head h JOIN edition e ON e.id = h.edition JOIN body b ON b.id = e.body"
        " WHERE h.document = ?", (document,),
    ).fetchone()  # fmt: skip
    return str(text)
