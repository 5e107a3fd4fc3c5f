"""GUM: who is who. Mentions with their chains and Wikipedia titles, and the proper names among them.

A mention is ``text[start:end]`` as GUM draws it, with its article and what hangs on it; ``head`` is its head word.
``name`` is the proper name inside it, without article, title or apposition: what a name tagger would draw.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lab.corpora.gum import Token, _text
from readout.referents import EntityType

TYPES: frozenset[EntityType] = frozenset({"person", "organization", "place"})
TITLES = frozenset({"nmod:desc", "appos", "det", "amod", "nmod:poss", "punct"})


@dataclass(frozen=True, slots=True)
class Chained:
    """One mention: its characters, its chain (a number of the document), its type, its head word's part of speech."""

    start: int
    end: int
    chain: int
    type: str
    head: tuple[int, int]
    upos: str
    link: str | None
    """The Wikipedia title that GUM's editors gave it."""
    name: tuple[int, int] | None
    """The proper name inside it, where its head word is one."""


def chained(path: Path) -> tuple[str, tuple[Chained, ...]]:
    """The text of one ``dep/*.conllu`` file and its mentions in text order, longer ones first."""
    text, tokens = _text(path)
    found = []
    for first, last, chain, type, link in _mentions(path):
        head = _head(tokens, first, last)
        between = BETWEEN_PERSONS if type == "person" else BETWEEN
        name = _name(tokens, head, first, last, between) if tokens[head].upos == "PROPN" else None
        span = (tokens[head].start, tokens[head].end)
        found.append(Chained(tokens[first].start, tokens[last].end, chain, type, span, tokens[head].upos, link, name))
    return text, tuple(sorted(found, key=lambda each: (each.start, -each.end)))


def created(path: Path) -> date | None:
    """The day on which the text was published, as GUM states it."""
    for line in path.read_text(encoding="utf-8").split("\n")[:40]:
        if line.startswith("# meta::dateCreated = ") and len(line) == 32:
            return date.fromisoformat(line[-10:]) if "-00" not in line[-10:] else None
    return None


def stated(path: Path, key: str) -> str | None:
    """What the page states of itself: its "title" or "author"."""
    lead = f"# meta::{key} = "
    lines = path.read_text(encoding="utf-8").split("\n")[:40]
    return next((line.removeprefix(lead) for line in lines if line.startswith(lead)), None)


def _mentions(path: Path) -> Iterator[tuple[int, int, int, str, str | None]]:
    """First and last word, chain, type and Wikipedia title of every mention; pieces of broken ones apart."""
    at = -1
    opened: dict[str, list[tuple[int, str, str | None]]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if not cells[0].isdigit():
            continue
        at += 1
        marks = next((cell[7:] for cell in cells[9].split("|") if cell.startswith("Entity=")), "")
        for mark in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", marks):
            if mark.group(1):
                key, type, link = _opening(mark.group(1))
                if mark.group(2):
                    yield at, at, _number(key), type, link
                else:
                    opened.setdefault(key, []).append((at, type, link))
            else:
                first, type, link = opened[mark.group(3)].pop()
                yield first, at, _number(mark.group(3)), type, link


def _opening(mark: str) -> tuple[str, str, str | None]:
    key, type, *rest = mark.split("-", 7)
    return key, type, rest[5] if len(rest) > 5 and rest[5] else None


def _number(key: str) -> int:
    return int(key.split("[")[0])


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The word of first..last whose own head lies outside."""
    return next(
        (at for at in range(first, last + 1) if not first <= tokens[at].head <= last and tokens[at].upos != "PUNCT"),
        last,
    )


def _name(tokens: Sequence[Token], head: int, first: int, last: int, between: frozenset[str]) -> tuple[int, int]:
    """The proper name around its head word: neighbouring proper nouns, and "of", "the", "and" between them."""
    low = high = head
    while low > first and _joins(tokens, low - 1, head):
        low -= 1
    while high < last:
        step = next((n for n in (1, 2, 3) if high + n <= last and _joins(tokens, high + n, head)), None)
        if step is None or any(tokens[at].form.lower() not in between for at in range(high + 1, high + step)):
            break
        high += step
    return tokens[low].start, tokens[high].end


BETWEEN = frozenset({"of", "the", "and", "for", "-", "'s", "&", "de", "la", "on"})
BETWEEN_PERSONS = frozenset({"-", "de", "la", "van", "von", "bin", "al"})


def _joins(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether a word beside a name belongs to it: a proper noun, or a capitalised adjective of its head word."""
    token = tokens[at]
    if token.upos in ("PROPN", "NUM") and token.relation not in TITLES:
        return at > head or token.head == head or tokens[token.head].head == head
    return token.relation == "amod" and token.form[0].isupper() and token.form != "Former" and token.head == head
