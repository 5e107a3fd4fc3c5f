"""W3C PROV as PROV-JSON: the raw page, the text made of it, the records read from the text, who did it, who judged.

Every name is made from content, so the documents of many readings join into one. A text is an entity in its own
right: what a raw page became under one version of Readout. Records derive from the text alone, never from the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from readout.exports.deeds import deeds
from readout.exports.origin import Judged, Origin, digest
from readout.exports.rows import rows, stance_words
from readout.layers import Reading
from readout.records import Document
from readout.text import content_id

PREFIXES = {"readout": "urn:readout:", "sha256": "urn:sha256:"}
SHORT = 120
"""Characters of a record's words that its label tells."""

Told = tuple[str, str, dict[str, Any]]
"""One line of a PROV document: its section, its name, its attributes."""


def provenance(reading: Reading, origin: Origin) -> dict[str, Any]:
    """The PROV-JSON document of one reading."""
    return together([_document([*_made(reading, origin), *_judged(origin.judgements)])])


def together(documents: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Many PROV documents as one; where two say other things of the same name, the later one is heard."""
    joined: dict[str, Any] = {"prefix": PREFIXES}
    for document in documents:
        for section, told in document.items():
            joined[section] = {**joined.get(section, {}), **told}
    return joined


def _made(reading: Reading, origin: Origin) -> Iterator[Told]:
    """The page was cleaned to a text, the text was read, and the records are what came of it."""
    document, agent = reading.document, _name(origin.run)
    text = _name(document.id)
    yield "agent", agent, {
        "prov:type": _word("prov:SoftwareAgent"), "prov:label": origin.software, "readout:version": origin.version,
        **({"readout:model": origin.model} if origin.model else {}), "readout:settings": origin.settings,
    }  # fmt: skip
    yield "entity", text, _of_text(document)
    if origin.snapshot:
        page, cleaning = f"sha256:{origin.snapshot}", _name(content_id("cleaning", document.id, origin.run))
        seen = {"readout:fetched": document.fetched.isoformat()} if document.fetched else {}
        yield "entity", page, {"prov:type": _word("readout:page"), "prov:label": document.name, **seen}
        yield from _activity(cleaning, "cleaning", None, agent)
        yield _line("used", activity=cleaning, entity=page)
        yield _line("wasGeneratedBy", entity=text, activity=cleaning)
        yield _line("wasDerivedFrom", generatedEntity=text, usedEntity=page, activity=cleaning)
    act = _name(content_id("reading", document.id, origin.run))
    yield from _activity(act, "reading", origin.made, agent)
    yield _line("used", activity=act, entity=text)
    for name, told in _records(reading):
        yield "entity", name, told
        yield _line("wasGeneratedBy", entity=name, activity=act)
        yield _line("wasDerivedFrom", generatedEntity=name, usedEntity=text, activity=act)


def _records(reading: Reading) -> Iterator[tuple[str, dict[str, Any]]]:
    for row in rows(reading):
        label = f"{row.holder.name or '(unnamed)'}, {stance_words(row.statement)}: {row.what}"
        yield _name(row.statement.id), _record("statement", label, *row.span)
    for deed in deeds(reading):
        label = f"{deed.event.type}, {deed.event.status}: {deed.what}"
        yield _name(deed.event.id), _record("event", label, *deed.event.trigger)


def _record(kind: str, label: str, start: int, end: int) -> dict[str, Any]:
    told = label if len(label) <= SHORT else label[: SHORT - 1] + "\u2026"
    return {"prov:type": _word(f"readout:{kind}"), "prov:label": told, "readout:start": start, "readout:end": end}


def _judged(judgements: Iterable[Judged]) -> Iterator[Told]:
    """Each judgement is an entity that a person made, in an act of judging, of the record that it speaks of."""
    for each in judgements:
        made, act, person = (_name(part) for part in (
            each.name, content_id("judging", each.name), content_id("author", each.author),
        ))  # fmt: skip
        target = _name(each.target)
        facts = (("action", each.action), ("field", each.field), ("value", each.value), ("note", each.note))
        yield "agent", person, {"prov:type": _word("prov:Person"), "prov:label": each.author}
        yield "entity", made, {
            "prov:type": _word("readout:judgement"), **{f"readout:{key}": value for key, value in facts if value},
        }  # fmt: skip
        yield from _activity(act, "judging", each.made, person)
        yield _line("used", activity=act, entity=target)
        yield _line("wasGeneratedBy", entity=made, activity=act)
        yield _line("wasAttributedTo", entity=made, agent=person)
        yield _line("wasDerivedFrom", generatedEntity=made, usedEntity=target, activity=act)


def _of_text(document: Document) -> dict[str, Any]:
    facts = (
        ("prov:label", document.title or document.name), ("prov:location", document.url),
        ("readout:outlet", document.outlet), ("readout:sha256", digest(document.text)),
    )  # fmt: skip
    return {"prov:type": _word("readout:text"), **{key: value for key, value in facts if value}}


def _activity(name: str, kind: str, ended: str | None, agent: str) -> Iterator[Told]:
    times = {"prov:endTime": ended} if ended else {}
    yield "activity", name, {"prov:type": _word(f"readout:{kind}"), **times}
    yield _line("wasAssociatedWith", activity=name, agent=agent)


def _line(relation: str, **ends: str) -> Told:
    return relation, f"_:{content_id(relation, ends)}", {f"prov:{key}": value for key, value in ends.items()}


def _document(told: Iterable[Told]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for section, name, attributes in told:
        document.setdefault(section, {})[name] = attributes
    return document


def _name(name: str) -> str:
    """Keys of actors hold blanks and bars, which no PROV name may."""
    return f"readout:{quote(name, safe='')}"


def _word(name: str) -> dict[str, str]:
    return {"$": name, "type": "xsd:QName"}
