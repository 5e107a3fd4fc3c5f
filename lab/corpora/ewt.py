"""UD English EWT: its sentences by document, with the characters of what its annotators tagged as proper nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ONE_NAME = ("flat", "compound", "goeswith")
"""Relations that make two neighbouring proper nouns one name."""


@dataclass(slots=True)
class Tagged:
    """A document, a sentence a line; ``proper`` (start, end) of every run of proper nouns that forms one name."""

    name: str
    text: str = ""
    proper: list[tuple[int, int]] = field(default_factory=list)


def documents(path: Path) -> Iterator[Tagged]:
    """The documents of one conllu file."""
    current: Tagged | None = None
    for sentence in path.read_text(encoding="utf-8").split("\n\n"):
        head = dict(re.findall(r"^# (newdoc id|text) = (.*)$", sentence, re.MULTILINE))
        if "newdoc id" in head:
            if current is not None:
                yield current
            current = Tagged(head["newdoc id"])
        if current is not None and "text" in head:
            _add(current, head["text"], [line.split("\t") for line in sentence.split("\n") if line[:1].isdigit()])
    if current is not None:
        yield current


def _add(document: Tagged, text: str, rows: list[list[str]]) -> None:
    shift, at = len(document.text), 0
    before: list[str] | None = None
    for cells in rows:
        found = text.find(cells[1], at, at + len(cells[1]) + 4)
        if found < 0 or not cells[0].isdigit():
            continue
        at = found + len(cells[1])
        if cells[3] != "PROPN":
            before = None
        elif before is not None and _one(before, cells):
            document.proper[-1] = (document.proper[-1][0], shift + at)
            before = cells
        else:
            document.proper.append((shift + found, shift + at))
            before = cells
    document.text += text + "\n"


def _one(left: list[str], right: list[str]) -> bool:
    """Whether two neighbours hang on each other, or on one word, as parts of one name."""
    parts = [cells[7].split(":")[0] in ONE_NAME for cells in (left, right)]
    if (parts[0] and left[6] == right[0]) or (parts[1] and right[6] == left[0]):
        return True
    return parts[1] and left[6] == right[6] and parts[0]
