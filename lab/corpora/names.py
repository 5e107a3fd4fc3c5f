"""Proper names marked in open corpora, in one shape: UNER-EWT, wikigold, re3d and GUM, each by its own reader.

Types are person, organization and place; a title before a person's name is no part of it ("President [Bush]").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from readout.referents import EntityType

NamedSpan = tuple[int, int, EntityType]
TYPES: dict[str, EntityType] = {"PER": "person", "ORG": "organization", "LOC": "place"}
RE3D_TYPES: dict[str, EntityType] = {"Person": "person", "Organisation": "organization", "Location": "place"}


@dataclass(frozen=True, slots=True)
class Named:
    """A text of lines with its names."""

    name: str
    text: str
    names: tuple[NamedSpan, ...]


def uner(path: Path) -> Iterator[Named]:
    """The documents of one iob2 file, a sentence a line, as its ``# text`` lines print them."""
    name, length = "", 0
    parts: list[str] = []
    spans: list[NamedSpan] = []
    for sentence in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in sentence.split("\n") if line and not line.startswith("#")]
        head = dict(re.findall(r"^# (newdoc id|text) = (.*)$", sentence, re.MULTILINE))
        if "newdoc id" in head and parts:
            yield Named(name, "\n".join(parts), tuple(spans))
            parts, spans, length = [], [], 0
        name = head.get("newdoc id", name)
        if rows:
            text = head["text"]
            found = _tagged([row[1] for row in rows], [row[2] for row in rows], text)
            spans += [(start + length, end + length, kind) for start, end, kind in found]
            parts.append(text)
            length += len(text) + 1
    if parts:
        yield Named(name, "\n".join(parts), tuple(spans))


def wikigold(path: Path) -> Iterator[Named]:
    """The documents of wikigold.conll.txt; its words are joined as print would join them."""
    for number, document in enumerate(path.read_text(encoding="utf-8").split("-DOCSTART- O")):
        parts: list[str] = []
        spans: list[NamedSpan] = []
        length = 0
        for sentence in document.strip().split("\n\n"):
            rows = [line.rsplit(" ", 1) for line in sentence.split("\n") if line.strip()]
            if rows:
                words, text = [row[0] for row in rows], joined([row[0] for row in rows])
                found = _tagged(words, [row[1] for row in rows], text)
                spans += [(start + length, end + length, kind) for start, end, kind in found]
                parts.append(text)
                length += len(text) + 1
        if parts:
            yield Named(f"wikigold-{number}", "\n".join(parts), tuple(spans))


def re3d(folder: Path) -> Iterator[Named]:
    """The documents of re3d, names alone: its entities also hold "refugees", "We" and "the investigating officer"."""
    for path in sorted(folder.glob("*/documents.json")):
        rows = [json.loads(line) for line in _lines(path.with_name("entities.json"))]
        for document in map(json.loads, _lines(path)):
            text = document["text"]
            own = [row for row in rows if row["documentId"] == document["_id"] and row["type"] in RE3D_TYPES]
            spans = {named for row in own if (named := _name_of(text, row["begin"], row["end"], row["type"]))}
            yield Named(f"re3d-{document['_id'][:8]}", text, tuple(_outermost(spans)))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8-sig").split("\n") if line.strip()]


TITLE = re.compile(
    r"(?:(?:the|then|former|deputy|vice|prime|foreign|defen[cs]e|president|minister|secretary|of|state|general|maj(?:or)?|"
    r"lt|gen|brig|col(?:onel)?|capt(?:ain)?|sgt|staff|mr|mrs|ms|dr|sir|lord|sen(?:ator)?|rep|ambassador|king|queen|prince|"
    r"sheikh|pope|chancellor|governor|judge|justice|professor|prof|special|envoy|ceo|mayor)\.? )+(?=[A-Z])",
    re.IGNORECASE,
)


def _name_of(text: str, start: int, end: int, kind: str) -> NamedSpan | None:
    """The capitalised stretch of an entity that ends as a name does; None for descriptions and pronouns."""
    words = text[start:end]
    if kind == "Person" and (title := TITLE.match(words)):
        start, words = start + title.end(), words[title.end() :]
    for lead in ("the ", "The "):
        if words.startswith(lead):
            start, words = start + len(lead), words[len(lead) :]
    tokens = words.split()
    if not tokens or not tokens[0][0].isupper() or not tokens[-1][0].isupper() or words in PRONOUNS:
        return None
    if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
        return None  # a quarter of a percent of re3d's offsets are off by a few characters
    if any(token[0].islower() and token not in JOINING for token in tokens):
        return None
    return start, end, RE3D_TYPES[kind]


PRONOUNS = frozenset(
    {
        "I", "He", "She", "They", "We", "It", "You", "My", "His", "Her", "Their", "Its", "Our", "Your", "Who", "Those",
        "These", "This",
    }
)  # fmt: skip
JOINING = frozenset(
    {"of", "the", "and", "for", "al", "de", "la", "bin", "ibn", "in", "on", "to", "al-", "&"}
)  # fmt: skip


def _outermost(spans: set[NamedSpan]) -> list[NamedSpan]:
    kept: list[NamedSpan] = []
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, kind))
    return kept


def joined(words: Sequence[str]) -> str:
    """Words as print joins them: no space before a full stop or after an opening bracket."""
    text, opened = "", False
    for word in words:
        quote = word in ('"', "''", "``")
        closing = re.fullmatch(r"[.,;:!?%)\]}]+|'(?:s|re|ve|ll|d|m)?|n't", word) or (quote and opened)
        space = text and not closing and not re.search(r"[(\[{$#]$", text) and not (opened and text[-1] == '"')
        text += (" " if space else "") + ('"' if quote else word)
        opened = opened != quote
    return text


def _tagged(words: Sequence[str], tags: Sequence[str], text: str) -> list[NamedSpan]:
    """The runs of B- and I- tags (or I- alone) as spans of ``text``; other types than the three are left out."""
    spans: list[NamedSpan] = []
    at, before = 0, "O"
    for word, tag in zip(words, tags, strict=True):
        shown = '"' if word in ("''", "``") and text.find(word, at, at + 4) < 0 else word
        found = text.find(shown, at, at + len(shown) + 4)
        start = found if found >= 0 else at
        at = start + len(shown)
        kind = TYPES.get(tag[2:])
        if kind and (tag[0] == "B" or before[2:] != tag[2:]):
            spans.append((start, at, kind))
        elif kind:
            spans[-1] = (spans[-1][0], at, kind)
        before = tag
    return spans
