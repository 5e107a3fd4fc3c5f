"""MEANTIME's events: where each stands, how certain and of which polarity, and who takes part."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lab.corpora.timed import words_of
from readout.text import Span


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event mention; ``certain`` is False for POSSIBLE and PROBABLE, ``negated`` for polarity NEG.

    ``doers`` and ``others`` are the entity mentions that take part as Arg0, and as any other argument.
    """

    span: Span
    certain: bool
    negated: bool
    future: bool
    doers: tuple[Span, ...]
    others: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventText:
    """One report with its sentences and events."""

    name: str
    text: str
    sentences: tuple[Span, ...]
    events: tuple[GoldEvent, ...]


def reports(folder: Path) -> Iterator[EventText]:
    """The English reports, in the order of their names; events whose certainty is not told are left out."""
    for path in sorted((folder / "intra-doc_annotation").glob("*/*.xml"), key=lambda each: each.name):
        root = ElementTree.parse(path).getroot()
        text, places, sentences = words_of([(t.attrib["sentence"], t.text or "") for t in root.iter("token")])
        spans = dict(zip((t.attrib["t_id"] for t in root.iter("token")), places, strict=True))
        marks = {
            mark.attrib["m_id"]: _whole([spans[each.attrib["t_id"]] for each in mark.iter("token_anchor")])
            for mark in root.iter()
            if "m_id" in mark.attrib and mark.find("token_anchor") is not None
        }
        entities = {mark.attrib["m_id"] for mark in root.iter("ENTITY_MENTION")}
        yield EventText(path.stem, text, sentences, tuple(_events(root, marks, entities)))


def _whole(spans: list[Span]) -> Span:
    return Span(min(spans).start, max(span.end for span in spans))


def _events(root: ElementTree.Element, marks: dict[str, Span], entities: set[str]) -> Iterator[GoldEvent]:
    sides: dict[str, tuple[list[Span], list[Span]]] = {}
    for link in root.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        if source is not None and target is not None and target.attrib["m_id"] in entities & set(marks):
            side = sides.setdefault(source.attrib["m_id"], ([], []))
            side[link.attrib["sem_role"] != "Arg0"].append(marks[target.attrib["m_id"]])
    for mark in root.iter("EVENT_MENTION"):
        name, certainty = mark.attrib["m_id"], mark.attrib.get("certainty")
        if name in marks and certainty in ("CERTAIN", "POSSIBLE", "PROBABLE"):
            doers, others = sides.get(name, ([], []))
            yield GoldEvent(
                marks[name], certainty == "CERTAIN", mark.attrib.get("polarity") == "NEG",
                mark.attrib.get("time") == "FUTURE", tuple(doers), tuple(others),
            )  # fmt: skip
