"""Reads the tables of rated attributions.

A row's text marks <s>source</s> <c>cue</c> <t>content</t>; ¶ is a line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from readout.attribution.qualities import Qualities, qualities
from readout.text import Span

FOLDER = Path(__file__).parent.parent / "cases" / "qualities"
MARK = re.compile(r"</?([sct])>")


@dataclass(frozen=True)
class Case:
    """One row: the plain text, its spans by role, and what a reader says of each quality."""

    text: str
    spans: dict[str, list[Span]]
    expected: dict[str, str]

    def read(self) -> Qualities:
        """What Readout says of it; the paragraph is the line that holds the cue (or the content)."""
        at = (self.spans["c"] or self.spans["t"])[0].start
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        paragraph = Span(start, len(self.text) if end < 0 else end)
        return qualities(self.text, self.spans["s"], self.spans["c"], self.spans["t"], paragraph)

    def wrong(self) -> dict[str, tuple[str, str]]:
        """Quality -> (expected, got) where the two differ."""
        got = told(self.text, self.read())
        return {name: (value, got[name]) for name, value in self.expected.items() if got[name] != value}


def told(text: str, found: Qualities) -> dict[str, str]:
    """Qualities as the table writes them."""

    def words(spans: tuple[Span, ...]) -> str:
        return " / ".join(span.of(text) for span in spans) or "-"

    return {
        "mode": found.mode,
        "stance": found.stance,
        "negated": "yes" if found.negated else "no",
        "hedged": "yes" if found.hedged else "no",
        "addressee": words(found.addressee),
        "medium": found.medium or "-",
        "anonymous": found.anonymous.kind if found.anonymous else "-",
        "reason": words(found.anonymous.reason) if found.anonymous else "-",
    }


def cases(name: str) -> list[Case]:
    """The rows of one table."""
    header, *lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")[1:]
    return [_case(line.split("\t"), columns) for line in lines if line]


def accuracy(rows: list[Case]) -> dict[str, float]:
    """Share of rows right, for each quality."""
    missed = [row.wrong() for row in rows]
    return {name: sum(name not in wrong for wrong in missed) / len(rows) for name in rows[0].expected}


def _case(cells: list[str], columns: list[str]) -> Case:
    spans: dict[str, list[Span]] = {"s": [], "c": [], "t": []}
    plain, opened = "", 0
    at = 0
    marked = cells[0].replace("¶", "\n")
    for mark in MARK.finditer(marked):
        plain += marked[at : mark.start()]
        at = mark.end()
        if mark.group().startswith("</"):
            spans[mark.group(1)].append(Span(opened, len(plain)))
        else:
            opened = len(plain)
    return Case(plain + marked[at:], spans, dict(zip(columns, cells[1:], strict=True)))
