"""Which blocks of a page hold the lines that an extractor gave: its letters are sought in the page's letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

_NOT_LETTERS = re.compile(r"[\W_]+")
_CHUNK = 12
"""Letters of one probe when a line is not on the page as a whole."""

_MOST_TRIES = 20
_MOST_SEARCHED = 500_000_000
"""Letters looked through on one page, about half a second; ordinary pages need a hundredth. Then lines stay unfound."""


def covered(texts: Sequence[str], lines: Sequence[str]) -> set[int]:
    """Indices of the texts of which at least half the letters stand in ``lines``.

    Both run in page order. Only letters and digits are compared, as extractors rewrite the rest. A line that is
    on the page twice is taken where its neighbours are.
    """
    page = _Page([letters(text) for text in texts])
    wanted = [line for line in map(letters, lines) if line]
    places = page.places(wanted)
    found = [0] * len(texts)
    for line, place in zip(wanted, places, strict=True):
        if place is not None:
            page.count(place, place + len(line), found)
    chosen = {index for index, count in enumerate(found) if count and count * 2 >= len(page.texts[index])}
    chosen |= page.whole(wanted, places, chosen)
    chosen |= page.nearly(wanted, places, chosen)
    return chosen | page.between(chosen)


def letters(text: str) -> str:
    """The text's letters and digits only, composed (NFC)."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFC", text))


class _Page:
    """The letters of all texts in one string, and where each text starts in it."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.all = "".join(texts)
        self.starts: list[int] = []
        self.left = _MOST_SEARCHED
        self._block_length: dict[int, int] = {}
        """Of the blocks that hold letters, by where they start."""
        length = 0
        for text in texts:
            self.starts.append(length)
            if text:
                self._block_length[length] = len(text)
            length += len(text)

    def places(self, lines: Sequence[str]) -> list[int | None]:
        """Where each line starts, or None: first the lines that are exactly one block, then those between."""
        once = self._blocks_found_once()
        places = _rising([once.get(line) for line in lines])
        following = self._following(places)
        after = 0
        for index, line in enumerate(lines):
            if places[index] is None:
                places[index] = self._place(line, after, following[index])
            placed = places[index]
            if placed is not None:
                after = max(after, placed + len(line))
        return places

    def _place(self, line: str, after: int, before: int) -> int | None:
        """The line between its neighbours, nearest to the one that is known; else anywhere behind; else anywhere."""
        place = self._find(line, after, before, last=not after)
        place = self._find(line, after, len(self.all)) if place < 0 else place
        place = self._find(line, 0, len(self.all)) if place < 0 else place
        return place if place >= 0 else None

    def _find(self, line: str, first: int, end: int, last: bool = False) -> int:
        """Of the line's first few places one that is a block, else one that begins with a block, else any; or -1."""
        found, whole = -1, -1
        for _ in range(_MOST_TRIES):
            self.left -= max(0, end - first)
            if self.left < 0:
                break
            place = self.all.rfind(line, first, end) if last else self.all.find(line, first, end)
            if place < 0:
                break
            length = self._block_length.get(place, len(line) + 1)
            if length == len(line):
                return place
            found = place if found < 0 else found
            whole = place if whole < 0 and length < len(line) else whole
            first, end = (first, place + len(line) - 1) if last else (place + 1, end)
        return whole if whole >= 0 else found

    def _blocks_found_once(self) -> dict[str, int]:
        seen: dict[str, int] = {}
        twice: set[str] = set()
        for start, text in zip(self.starts, self.texts, strict=True):
            if text in seen:
                twice.add(text)
            seen[text] = start
        return {text: start for text, start in seen.items() if text and text not in twice}

    def _following(self, places: Sequence[int | None]) -> list[int]:
        """For each line, where the next line that has a place stands."""
        ahead, following = len(self.all), []
        for place in reversed(places):
            following.append(ahead)
            ahead = ahead if place is None else place
        return following[::-1]

    def count(self, start: int, end: int, found: list[int]) -> None:
        """Add the letters ``start:end`` to the blocks they stand in."""
        index = bisect_right(self.starts, start) - 1
        while index < len(self.texts) and self.starts[index] < end:
            first, last = self.starts[index], self.starts[index] + len(self.texts[index])
            found[index] += max(0, min(end, last) - max(start, first))
            index += 1

    def whole(self, lines: Sequence[str], places: Sequence[int | None], chosen: set[int]) -> set[int]:
        """Blocks that are a line, for lines that were found in no block that is chosen."""
        block = {text: index for index, text in reversed(list(enumerate(self.texts)))}
        return {
            block[line] for line, place in zip(lines, places, strict=True)
            if line in block and (place is None or bisect_right(self.starts, place) - 1 not in chosen)
        }  # fmt: skip

    def nearly(self, lines: Sequence[str], places: Sequence[int | None], chosen: set[int]) -> set[int]:
        """Blocks between found neighbours, most of whose letters stand in a line that was not found as a whole."""
        more: set[int] = set()
        first = 0
        for line, place, last in zip(lines, places, self._following(places), strict=True):
            if place is not None:
                first = place
            elif len(line) >= 2 * _CHUNK:
                # A line before its predecessor was moved by the extractor, as it does with tables.
                start, end = (first, last) if first < last else (0, len(self.all))
                blocks = range(max(0, bisect_right(self.starts, start) - 1), bisect_right(self.starts, end))
                more.update(block for block in blocks if block not in chosen and self._is_in(block, line))
            if self.left < 0:
                break
        return more

    def _is_in(self, block: int, line: str) -> bool:
        """Whether at least three of five chunks of a block stand in the line."""
        if self.left < 0:
            return False
        text = self.texts[block]
        chunks = [text[place : place + _CHUNK] for place in range(0, len(text) - _CHUNK + 1, _CHUNK)]
        self.left -= len(chunks) * len(line) + 100 * _CHUNK
        return bool(chunks) and sum(chunk in line for chunk in chunks) * 5 >= len(chunks) * 3

    def between(self, chosen: set[int]) -> set[int]:
        """Blocks without letters ("* * *", "___") whose neighbours on both sides are chosen."""
        lone = (index for index, text in enumerate(self.texts) if not text)
        return {index for index in lone if index - 1 in chosen and index + 1 in chosen}


def _rising(places: Sequence[int | None]) -> list[int | None]:
    """The longest run of places in page order; the others are given up, to be sought again between their neighbours."""
    ends: list[int] = []
    last_of: list[int] = []
    before: dict[int, int | None] = {}
    for index, place in enumerate(places):
        if place is None:
            continue
        length = bisect_right(ends, place)
        before[index] = last_of[length - 1] if length else None
        ends[length : length + 1] = [place]
        last_of[length : length + 1] = [index]
    run: set[int] = set()
    step = last_of[-1] if last_of else None
    while step is not None:
        run.add(step)
        step = before[step]
    return [place if index in run else None for index, place in enumerate(places)]
