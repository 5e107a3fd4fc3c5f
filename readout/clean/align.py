"""Which blocks of a page hold the lines that an extractor gave: its letters are sought in the page's letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

_NOT_LETTERS = re.compile(r"[\W_]+")
_CHUNK = 12
"""Letters of one probe when a line is not on the page as a whole."""

_MOST_FAR_SEARCHES = 300
"""Searches over the whole page; beyond them a line is sought only where it is due, which bounds the time."""


def covered(texts: Sequence[str], lines: Sequence[str]) -> set[int]:
    """Indices of the texts of which at least half the letters stand in ``lines``.

    Both run in page order. Letters are compared without case marks, white space or punctuation, as extractors
    rewrite those. A line that is on the page twice is taken where its neighbours are.
    """
    page = _Page([letters(text) for text in texts])
    wanted = [line for line in map(letters, lines) if line]
    places = page.places(wanted)
    found = [0] * len(texts)
    for line, place in zip(wanted, places, strict=True):
        if place is not None:
            page.count(place, place + len(line), found)
    chosen = {index for index, count in enumerate(found) if count and count * 2 >= len(page.texts[index])}
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
        length = 0
        for text in texts:
            self.starts.append(length)
            length += len(text)

    def places(self, lines: Sequence[str]) -> list[int | None]:
        """Where each line starts, or None: first the lines that are exactly one block, then those between."""
        once = self._blocks_found_once()
        places = _rising([once.get(line) for line in lines])
        far = _MOST_FAR_SEARCHES
        after = 0
        for index, line in enumerate(lines):
            if places[index] is None:
                before = next((place for place in places[index + 1 :] if place is not None), len(self.all))
                place = self.all.find(line, after, before) if after else self.all.rfind(line, 0, before)
                if place < 0 and far > 0:
                    far -= 1
                    place = self.all.find(line, after)
                    place = place if place >= 0 else self.all.find(line)
                places[index] = place if place >= 0 else None
            placed = places[index]
            if placed is not None:
                after = max(after, placed + len(line))
        return places

    def _blocks_found_once(self) -> dict[str, int]:
        seen: dict[str, int] = {}
        twice: set[str] = set()
        for start, text in zip(self.starts, self.texts, strict=True):
            if text in seen:
                twice.add(text)
            seen[text] = start
        return {text: start for text, start in seen.items() if text and text not in twice}

    def count(self, start: int, end: int, found: list[int]) -> None:
        """Add the letters ``start:end`` to the blocks they stand in."""
        index = bisect_right(self.starts, start) - 1
        while index < len(self.texts) and self.starts[index] < end:
            first, last = self.starts[index], self.starts[index] + len(self.texts[index])
            found[index] += max(0, min(end, last) - max(start, first))
            index += 1

    def nearly(self, lines: Sequence[str], places: Sequence[int | None], chosen: set[int]) -> set[int]:
        """Blocks between found neighbours, most of whose letters stand in a line that was not found as a whole."""
        more: set[int] = set()
        for index, line in enumerate(lines):
            if places[index] is not None or len(line) < 2 * _CHUNK:
                continue
            first = next((p for p in reversed(places[:index]) if p is not None), 0)
            last = next((p for p in places[index + 1 :] if p is not None), len(self.all))
            if last <= first:  # moved by the extractor, as it does with tables
                first, last = 0, len(self.all)
            blocks = range(max(0, bisect_right(self.starts, first) - 1), bisect_right(self.starts, last))
            more.update(block for block in blocks if block not in chosen and _in_line(self.texts[block], line))
        return more

    def between(self, chosen: set[int]) -> set[int]:
        """Blocks without letters ("* * *", "___") whose neighbours on both sides are chosen."""
        return {
            index for index, text in enumerate(self.texts) if not text and index - 1 in chosen and index + 1 in chosen
        }


def _in_line(text: str, line: str) -> bool:
    """Whether at least three of five chunks of the text stand in the line."""
    chunks = [text[place : place + _CHUNK] for place in range(0, len(text) - _CHUNK + 1, _CHUNK)]
    return bool(chunks) and sum(chunk in line for chunk in chunks) * 5 >= len(chunks) * 3


def _rising(places: Sequence[int | None]) -> list[int | None]:
    """The places that run in page order: one that lies behind its successor's run is given up for a new search."""
    kept = list(places)
    held = [index for index, place in enumerate(kept) if place is not None]
    tails: list[int] = []
    back: dict[int, int | None] = {}
    values: list[int] = []
    for index in held:
        place = kept[index]
        assert place is not None
        at = bisect_right(values, place)
        back[index] = tails[at - 1] if at else None
        if at == len(values):
            values.append(place)
            tails.append(index)
        else:
            values[at], tails[at] = place, index
    run: set[int] = set()
    step = tails[-1] if tails else None
    while step is not None:
        run.add(step)
        step = back[step]
    return [place if index in run else None for index, place in enumerate(kept)]
