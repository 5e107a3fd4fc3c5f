"""UD English EWT: its sentences by document, with the characters of its proper nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Tagged:
    """A document, a sentence a line; ``proper`` (start, end) of every word that annotators tagged PROPN."""

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
    for cells in rows:
        found = text.find(cells[1], at, at + len(cells[1]) + 4)
        if found >= 0 and cells[0].isdigit():
            at = found + len(cells[1])
            if cells[3] == "PROPN":
                document.proper.append((shift + found, shift + at))
    document.text += text + "\n"
