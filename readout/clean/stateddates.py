"""Dates that a page states in its visible words: "Published 14:05 GMT, 3 May 2024", "Updated May 4".

Only lines that are about the date are read (short, or starting with a word such as "Published"); a date inside
a sentence of the report says when something happened, not when the report came out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from readout.clean.dates import LONGEST, find_dates
from readout.records import DateEvidence

LINES = 40
"""Lines at the top of a page that are looked at; bylines and dates stand there."""
SPARE = 60
"""Characters beside the dates that a line about the date may have (a name, a place, a section)."""
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|changed|revised|corrected|last\s(?:update|change))\b", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|issued|released|filed|first\s(?:published|posted))\b", re.IGNORECASE
)


def date_evidence_in_text(lines: Iterable[str], *, day_first: bool | None = None) -> tuple[DateEvidence, ...]:
    """The dates that the top lines of a page state about the page itself, in order; none is chosen."""
    found: list[DateEvidence] = []
    filled = (line for line in lines if line.strip())
    for line, _ in zip(filled, range(LINES), strict=False):
        found.extend(row for row in _in_line(" ".join(line.split()), day_first) if row not in found)
    return tuple(found)


def _in_line(line: str, day_first: bool | None) -> Iterator[DateEvidence]:
    """Each date of one line, its meaning taken from the words between it and the date before it."""
    if len(line) > 3 * LONGEST:
        return
    dates = list(find_dates(line, day_first=day_first))
    beside = len(line) - sum(end - start for start, end, _ in dates)
    if not dates or (beside > SPARE and not (_PUBLISHED.match(line) or _CHANGED.match(line))):
        return
    last, source = 0, "text"
    for start, end, moment in dates:
        words = line[last:start]
        if _CHANGED.search(words):
            source = "text updated"
        elif _PUBLISHED.search(words):
            source = "text published"
        yield DateEvidence(source, line[start:end], moment.value, moment.precision, moment.zone)
        last = end
