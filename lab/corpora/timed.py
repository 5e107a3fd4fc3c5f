"""MEANTIME and GUM as texts with their times: characters, and what the annotators say they mean.

MEANTIME writes TIMEX3 values and annotates a report's headline and first five sentences (``until`` says how far).
GUM writes TEI: ``when`` a date, ``from``/``to`` and ``notBefore``/``notAfter`` an interval; durations, sets and
vague times are not annotated.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readout.text import Span

ANNOTATED = 5
"""The last sentence of a MEANTIME report that is annotated; 0 is the headline, 1 the date."""
OPENING = 300
"""Characters at the front of a GUM report that may hold its dateline."""
NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "''", "’", "'"})
NO_SPACE_AFTER = frozenset({"(", "[", "$", "``", "£", "€"})


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time as annotated: its characters, its type and value; ``values`` two for an interval of GUM's."""

    span: Span
    type: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimedText:
    """One report: ``written`` is its date, ``sentences`` where they stand, ``until`` how far it is annotated."""

    name: str
    text: str
    written: date
    times: tuple[GoldTime, ...]
    sentences: tuple[Span, ...]
    until: int


def meantime(folder: Path) -> Iterator[TimedText]:
    """The English MEANTIME reports, in the order of their names; the date line itself is no gold time."""
    for path in sorted((folder / "intra-doc_annotation").glob("*/*.xml"), key=lambda each: each.name):
        root = ElementTree.parse(path).getroot()
        text, places, sentences = words_of([(t.attrib["sentence"], t.text or "") for t in root.iter("token")])
        spans = dict(zip((t.attrib["t_id"] for t in root.iter("token")), places, strict=True))
        times, written = [], None
        for mark in root.iter("TIMEX3"):
            words = [spans[each.attrib["t_id"]] for each in mark.iter("token_anchor")]
            if mark.attrib["functionInDocument"] == "CREATION_TIME":
                written = date.fromisoformat(mark.attrib["value"][:10])
            elif words:
                span = Span(min(words).start, max(words).end)
                times.append(GoldTime(span, mark.attrib["type"], (mark.attrib["value"],)))
        if written is not None:
            until = sentences[min(ANNOTATED, len(sentences) - 1)].end
            yield TimedText(path.stem, text, written, tuple(sorted(times, key=_start)), sentences, until)


def gum(folder: Path, genres: tuple[str, ...]) -> Iterator[TimedText]:
    """GUM's documents of some genres that state when they were made; a report's own dateline is no gold time."""
    for genre in genres:
        for path in sorted((folder / "dep").glob(f"GUM_{genre}_*.conllu")):
            lines = path.read_text(encoding="utf-8").split("\n")
            made = next((line.split("= ")[1] for line in lines if line.startswith("# meta::dateCreated")), "")
            text, sentences, times = _read_gum(lines)
            line = _dateline(text, times, genre)
            written = line.values[0] if line else made
            if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
                kept = tuple(each for each in times if each is not line)
                yield TimedText(path.stem, text, date.fromisoformat(written), kept, sentences, len(text))


def _start(time: GoldTime) -> Span:
    return time.span


def words_of(tokens: list[tuple[str, str]]) -> tuple[str, list[Span], tuple[Span, ...]]:
    """Text, the span of each word and of each sentence; sentences are paragraphs of their own up to the third."""
    text, places, sentences, before, quoted = "", [], [], "", False
    for number, word in tokens:
        if number != before:
            text += ("\n\n" if before in ("0", "1") else " ") * bool(text)
            sentences.append(Span(len(text), len(text)))
            quoted, opened = False, True
        closes = word == '"' and quoted
        glued = opened or word in NO_SPACE_BEFORE or closes
        text += ("" if glued else " ") + word
        quoted = quoted != (word == '"')
        opened = word in NO_SPACE_AFTER or (word == '"' and quoted)
        places.append(Span(len(text) - len(word), len(text)))
        sentences[-1] = Span(sentences[-1].start, len(text))
        before = number
    return text, places, tuple(sentences)


_TAG = re.compile(r"<(/?)(date|time)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')


def _read_gum(lines: list[str]) -> tuple[str, tuple[Span, ...], list[GoldTime]]:
    parts: list[str] = []
    sentences: list[Span] = []
    times: list[GoldTime] = []
    stack: list[tuple[int, str, dict[str, str]]] = []
    length = joined = start = 0
    for line in lines:
        cells = line.split("\t")
        if line.startswith("# newpar") and "block" not in line and parts:
            parts.append("\n\n")
            length += 2
        elif line.startswith("# sent_id"):
            start = length
        elif not line and length > start:
            sentences.append(Span(start, length))
        elif "-" in cells[0] and cells[0][0].isdigit():
            joined = int(cells[0].split("-")[1])
            joined_space = "SpaceAfter=No" not in cells[9]
        elif cells[0].isdigit():
            end = length + len(cells[1])
            for close, tag, rest in _TAG.findall(cells[9]):
                if not close:
                    stack.append((length, tag, dict(_ATTRIBUTE.findall(rest))))
                elif stack:
                    times += _gold(*stack.pop(), end)
            number = int(cells[0])
            space = "SpaceAfter=No" not in cells[9] if number > joined else number == joined and joined_space
            joined = 0 if number >= joined else joined
            parts.append(cells[1] + " " * space)
            length = end + space
    return "".join(parts), tuple(sentences), sorted(times, key=_start)


def _gold(start: int, tag: str, stated: dict[str, str], end: int) -> list[GoldTime]:
    given = [
        stated.get("when"),
        stated.get("from") or stated.get("notBefore"),
        stated.get("to") or stated.get("notAfter"),
    ]
    values = tuple(value for value in given if value)
    return [GoldTime(Span(start, end), tag.upper(), values)] if values else []


def _dateline(text: str, times: list[GoldTime], genre: str) -> GoldTime | None:
    """The full date in a paragraph of its own near the front of a Wikinews report."""
    for time in times:
        if genre in ("news", "interview") and time.span.start < OPENING and re.fullmatch(r"[\d-]{10}", time.values[0]):
            before = text.rfind("\n\n", 0, time.span.start) + 2
            after = text.find("\n\n", time.span.end)
            if after - before <= time.span.end - time.span.start + 12:
                return time
    return None
