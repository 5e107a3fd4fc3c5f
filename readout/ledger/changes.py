"""What changed between two editions of a document: edits over the characters of the earlier text.

An edit is [start, end, words now]: characters start:end of the earlier text became these words. Paragraphs are
compared first and words only where a paragraph changed, so that a long page costs little.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

LONGEST = 2_000
"""Words of a stretch that are compared one by one; a longer one is told as replaced."""
LINE = re.compile(r"[^\n]*\n*")
WORD = re.compile(r"\s*\S+")

Edit = tuple[int, int, str]


def edits(before: str, now: str) -> list[Edit]:
    """The edits that make the text now of the text before, in text order."""
    return list(_edits(before, now, LINE, 0))


def applied(before: str, changes: Sequence[Edit]) -> str:
    """The text with the edits made."""
    out, at = [], 0
    for start, end, words in changes:
        out += [before[at:start], words]
        at = end
    return "".join([*out, before[at:]])


def redraw_changes(connection: sqlite3.Connection, document: int) -> None:
    """The changes between all editions of one document, in the order in which they were seen."""
    found = connection.execute(
        "SELECT e.id, b.text FROM edition e JOIN body b ON b.id = e.body WHERE e.document = ?"
        " ORDER BY coalesce((SELECT min(fetched) FROM sighting s WHERE s.edition = e.id), e.published, ''), e.name",
        (document,),
    ).fetchall()
    if len(found) < 2:
        return
    connection.executemany("DELETE FROM change WHERE edition = ?", [(edition,) for edition, _ in found])
    for (first, before), (edition, now) in pairwise(found):
        told = json.dumps(edits(before, now), ensure_ascii=False, separators=(",", ":"))
        connection.execute("INSERT INTO change VALUES (?, ?, ?)", (edition, first, told))


def _edits(before: str, now: str, cut: re.Pattern[str], shift: int) -> Iterator[Edit]:
    one, other = ([each[0] for each in cut.finditer(text) if each[0]] for text in (before, now))
    one, other = _whole(before, one), _whole(now, other)
    at, places = 0, [0]
    for piece in one:
        at += len(piece)
        places.append(at)
    for tag, low, high, first, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = before[places[low] : places[high]], "".join(other[first:last])
        if cut is LINE and old and new and max(old.count(" "), new.count(" ")) < LONGEST:
            yield from _edits(old, new, WORD, shift + places[low])
        else:
            yield shift + places[low], shift + places[high], new


def _whole(text: str, pieces: list[str]) -> list[str]:
    """The pieces, and what the pattern left over at the end."""
    rest = text[sum(map(len, pieces)) :]
    return [*pieces, rest] if rest else pieces
