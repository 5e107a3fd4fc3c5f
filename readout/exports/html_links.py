"""Which characters of an HTML page lead to which entry of its lists: names, times, places, events; and back.

A click on an entry leads to its characters and shades all of them; a click on the characters leads to the entry.
Both are plain anchors, and the shading is the style sheet's ``:target``: no script.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from readout.exports.about import headline, report
from readout.exports.deeds import Deed, deeds
from readout.exports.html_escape import escape
from readout.exports.named import Entry, index
from readout.exports.referents import Referents
from readout.exports.when import interval_words, timeline
from readout.exports.where import places, point_words
from readout.layers import Reading
from readout.referents import Place, TimeExpression
from readout.text import Span


@dataclass(frozen=True, slots=True)
class Link:
    """Characters that lead to an entry, by its short name: "e3", "t1", "p2", "v4"; "" where nothing is settled."""

    span: Span
    anchor: str
    entry: str
    hint: str


class Links:
    """The lists of one reading and the characters that belong to them; ``key`` keeps its anchors apart in the file."""

    def __init__(self, reading: Reading, key: str) -> None:
        self.key, self.known = key, Referents(reading)
        self.named: list[Entry] = index(reading, self.known)
        self.times: list[list[TimeExpression]] = timeline(self.known)
        self.places: list[list[Place]] = places(self.known)
        self.deeds: list[Deed] = deeds(reading)
        self._of_entity = {entry.entity.id: f"e{entry.place}" for entry in self.named}
        shown = [headline(reading), *report(reading)]
        blocks = [block.span for block in shown if block is not None]
        found = [link for link in self._all() if any(block.holds(link[0]) for block in blocks)]
        found.sort(key=lambda link: (link[0].start, -link[0].end, link[1]))
        self._links = [Link(span, f"k{place}", entry, hint) for place, (span, entry, hint) in enumerate(found, start=1)]
        self._starts = [link.span.start for link in self._links]
        self._furthest = list(accumulate((link.span.end for link in self._links), max))
        self._anchors = {(link.span, link.entry): link.anchor for link in self._links}

    def entry_of(self, entity: str) -> str | None:
        """The short name of an entity's entry in the index."""
        return self._of_entity.get(entity)

    def anchor(self, span: Span, entry: str) -> str | None:
        """The id of the characters that belong to the entry, where the page shows them."""
        anchor = self._anchors.get((span, entry))
        return f"{self.key}-{anchor}" if anchor else None

    def shade(self, entry: str) -> str:
        """The class that an entry and its characters share."""
        return f"{entry}-{escape(self.key)}"

    def style(self) -> str:
        """Shades every part of an entry when one of them is the target."""
        entries = sorted({link.entry for link in self._links if link.entry})
        if not entries:
            return ""
        rules = (f".readout:has(.{self.shade(each)}:target) .{self.shade(each)}" for each in entries)
        return "<style>\n" + ",\n".join(rules) + " { background: var(--hit); }\n</style>\n"

    def linked(self, piece: Span) -> str:
        """The characters as HTML, each stretch with the innermost link over it; links never stand in one another."""
        low, high = bisect_right(self._furthest, piece.start), bisect_left(self._starts, piece.end)
        over = [link for link in self._links[low:high] if link.span.end > piece.start]
        cuts = {piece.start, piece.end}
        for link in over:
            cuts.update(end for end in link.span if piece.start < end < piece.end)
        stretches = (Span(start, end) for start, end in pairwise(sorted(cuts)))
        return "".join(self._stretch(each, [link for link in over if link.span.holds(each)]) for each in stretches)

    def _stretch(self, stretch: Span, over: list[Link]) -> str:
        text = escape(stretch.of(self.known.text))
        if not over:
            return text
        begun = [link for link in over if link.span.start == stretch.start]
        outer = "".join(f'<span class="{self._class(link)}" id="{self._id(link)}"></span>' for link in begun[:-1])
        inner = over[-1]
        name = f' id="{self._id(begun[-1])}"' if begun else ""
        classes = " ".join(dict.fromkeys(self._class(link) for link in reversed(over)))
        opened = f'class="{classes}"{name} title="{escape(inner.hint)}"'
        if not inner.entry:
            return f"{outer}<span {opened}>{text}</span>"
        return f'{outer}<a {opened} href="#{escape(self.key)}-{inner.entry}">{text}</a>'

    def _id(self, link: Link) -> str:
        return f"{escape(self.key)}-{link.anchor}"

    def _class(self, link: Link) -> str:
        return f"k {self.shade(link.entry)}" if link.entry else "k open"

    def _all(self) -> Iterator[tuple[Span, str, str]]:
        by_entry = {f"e{entry.place}": entry for entry in self.named}
        for mention in self.known.mentions:
            entry = self._of_entity.get(mention.entity or "")
            if entry is not None:
                told = by_entry[entry]
                yield mention.span, entry, " \u00b7 ".join(fact for fact in (told.name, told.role, told.codes) if fact)
            elif mention.entity is None and mention.kind != "name":
                yield mention.span, "", f"not settled: {mention.reason or mention.how}"
        for place, times in enumerate(self.times, start=1):
            yield from ((time.span, f"t{place}", interval_words(time)) for time in times)
        for number, points in enumerate(self.places, start=1):
            point = points[0].place
            hint = point_words(point) if point else f"not resolved: {points[0].reason}"
            yield from ((each.span, f"p{number}", hint) for each in points)
        for deed in self.deeds:
            hint = f"{deed.number}: {deed.event.type}, {deed.event.status}"
            for span in (deed.event.trigger, *deed.event.mentions):
                yield span, deed.entry, hint
