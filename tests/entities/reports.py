"""Short reports with hand-drawn names and statements, read by the real stage and the real actor table."""

from __future__ import annotations

import re
from functools import cache

from readout.actors import load_actors
from readout.clean.sentences import split_sentences
from readout.entities.stages import Identify
from readout.layers import ATTRIBUTIONS, BLOCKS, ENTITIES, FLAGS, NAMES, SENTENCES, SPEAKERS, Reading
from readout.records import Attribution, Block, Document
from readout.referents import Entity, EntityType, Name, Speaker
from readout.text import Span, content_id

TYPES: dict[str, EntityType] = {"P": "person", "O": "organization", "L": "place"}
MARK = re.compile(r"\[([POLS]) |\]")


@cache
def stage() -> Identify:
    """The stage with the shipped table, read once."""
    return Identify(load_actors())


def read(marked: str, authors: tuple[str, ...] = ()) -> Reading:
    """A report in which "[P Ann Lee]" draws a person, O a body, L a place, and "[S he]" the source of a statement.

    The content of each statement is the rest of its paragraph behind the source, or what stands before it.
    """
    text, spans = _drawn(marked)
    blocks = tuple(Block(Span(*m.span()), "body", "a line") for m in re.finditer(r"[^\n]+", text))
    names = tuple(Name(span, TYPES[kind], 0.9) for kind, span in spans if kind in TYPES)
    said = tuple(_statement(text, span) for kind, span in spans if kind == "S")
    document = Document(content_id(text), text, "a report", authors=authors)
    sentences, _ = split_sentences(text, blocks)
    layers = {BLOCKS: blocks, SENTENCES: sentences, FLAGS: (), NAMES: names, ATTRIBUTIONS: said}
    reading = Reading(document).plus(layers)
    return reading.plus(stage().run(reading))


def speakers(marked: str, authors: tuple[str, ...] = ()) -> list[list[str]]:
    """The names of whom each source stands for, in the order of the sources."""
    reading = read(marked, authors)
    entities = {each.id: each for each in reading[ENTITIES]}
    return [[entities[one].name for one in each.entities] for each in reading[SPEAKERS]]


def entity(reading: Reading, name: str) -> Entity:
    """The entity of that name."""
    return next(each for each in reading[ENTITIES] if each.name == name)


def last_speaker(reading: Reading) -> Speaker:
    """What was found for the last statement."""
    return reading[SPEAKERS][-1]


def _drawn(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    text, opened, spans = "", [], []
    at = 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match.group(1):
            opened.append((match.group(1), len(text)))
        else:
            kind, start = opened.pop()
            spans.append((kind, Span(start, len(text))))
    return text + marked[at:], sorted(spans, key=lambda each: each[1])


def _statement(text: str, source: Span) -> Attribution:
    end = text.find("\n", source.end)
    end = len(text) if end < 0 else end
    rest = text[source.end : end]
    stop = re.search(r"[.!?](?=\s|$)", rest)
    after = Span(source.end, source.end + (stop.start() if stop else len(rest)))
    start = text.rfind("\n", 0, source.start) + 1
    quoted = re.search(r"[\"”],?\s$", text[start : source.start])
    content = Span(start, source.start) if quoted else after
    mode = "direct" if quoted or '"' in content.of(text) else "indirect"
    return Attribution(content_id("attribution", source), (source,), (), (content,), 1.0, mode=mode)  # type: ignore[arg-type]
