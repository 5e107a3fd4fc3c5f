"""Sentences of our own that speak of one claim in many ways, or deny it, or give another value.

Written by language models under lab/guidelines/claims.md; ``claim_lines/*.txt`` holds them, six stories a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.text import Span

WRITTEN = Path(__file__).with_name("claim_lines")
HELD_OUT = "4.txt"
"""What a file's name ends in that is kept apart from training."""
SAME = frozenset({"states", "reworded", "short", "partial", "hedged", "conditional"})
VALUE = frozenset({"other value", "update"})
KINDS = (*sorted(SAME), *sorted(VALUE), "denied", "beside")
_PART = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, what it does to its claim, and which part of it does."""

    kind: str
    text: str
    part: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition and the sentences written for it."""

    says: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What the claims are about, and they."""

    about: str
    claims: tuple[Claim, ...]


def spoken_of(claim: int, line: Line) -> dict[str, str]:
    """What a line does to the claim that it was written for, if it speaks of it."""
    return {} if line.kind == "beside" else {str(claim): line.kind}


def stories(held_out: bool, folder: Path = WRITTEN) -> Iterator[Story]:
    """The stories that are kept apart, or those that are not."""
    for path in sorted(folder.glob("*.txt")):
        if path.name.endswith(HELD_OUT) == held_out:
            yield from map(_story, re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:])


def _story(part: str) -> Story:
    about, *claims = re.split(r"^@ ", part, flags=re.MULTILINE)
    return Story(about.strip(), tuple(map(_claim, claims)))


def _claim(part: str) -> Claim:
    says, *lines = [line.strip() for line in part.splitlines() if line.strip()]
    return Claim(says, tuple(map(_line, lines)))


def _line(line: str) -> Line:
    """One line; raises ValueError for a kind that there is not."""
    kind, _, marked = line.partition("|")
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of line: {line:.80}")
    found = _PART.search(marked)
    text = marked.replace("[", "").replace("]", "")
    span = Span(found.start(), found.end() - 2) if found else Span(0, len(text))
    return Line(kind, text, span)
