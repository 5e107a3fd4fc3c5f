"""FollowTheMoney entities: the article, who is named in it and where, its statements as notes, its events.

Values are such as FollowTheMoney's own cleaning leaves alone, but that it composes accents and takes out what nobody
sees. So offsets do not hold in its texts, and its model keeps none: they stand in the deep link of a note or event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from readout.exports.codes import evidence
from readout.exports.deeds import Deed, deeds
from readout.exports.deep_links import deep_link, opens
from readout.exports.followthemoney_actors import country, party, schema_of
from readout.exports.happening import happening
from readout.exports.json import dumps
from readout.exports.origin import Origin
from readout.exports.referents import Referents
from readout.exports.rows import Row, rows, stance_words
from readout.exports.taking_part import named_actors, named_mentions
from readout.exports.wording import words
from readout.layers import Reading
from readout.records import Document, When
from readout.referents import Entity
from readout.text import content_id

LANGUAGES = {"en": "eng"}
"""ISO 639-3, as FollowTheMoney has it; Readout reads no other language."""
FORMATS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}

Key = Callable[[Entity], str]


def lines(reading: Reading, origin: Origin, *, text: bool = False, key: Key | None = None) -> str:
    """One line an entity, as ``ftm`` commands read them."""
    return "".join(dumps(each) + "\n" for each in entities(reading, origin, text=text, key=key))


def entities(
    reading: Reading, origin: Origin, *, text: bool = False, key: Key | None = None
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """The article first; ``text`` puts its whole text in.

    ``key`` says under which key an actor is known across documents (a ledger's keys). Without it those with a Wikidata
    id are one everywhere, the others only within their document.
    """
    document, known = reading.document, Referents(reading)
    article, site = _id(document.id), _Site(document, known)
    ids = {each.id: actor_id(each, key) for each in named_actors(reading, known)}
    yield _article(document, article, origin, text)
    yield from _parties(known, article, ids)
    for name, mention, actor in named_mentions(reading, known):
        yield _entity(_id(name), "Mention", {
            "document": article, "resolved": ids[actor.id], "name": words(known.text, [mention.span]),
            "detectedSchema": schema_of(actor), "contextCountry": country(actor.actor),
        })  # fmt: skip
    for row in rows(reading):
        yield _entity(_id(row.statement.id), "Note", {**site.note(row, ids), "proof": article})
    for deed in deeds(reading):
        yield _entity(_id(deed.event.id), "Event", {**site.event(deed, ids), "proof": article})


def _parties(known: Referents, article: str, ids: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Every actor once; what is told of one id twice is put together, under the first one's schema."""
    found: dict[str, dict[str, Any]] = {}
    for actor in filter(None, map(known.entity, ids)):
        made = _entity(ids[actor.id], schema_of(actor), {**party(known, actor), "proof": article})
        first = found.setdefault(made["id"], made)
        for key, values in made["properties"].items():
            if key != "position" or first["schema"] == "Person":
                first["properties"][key] = list(dict.fromkeys([*first["properties"].get(key, ()), *values]))
    return iter(found.values())


def actor_id(actor: Entity, key: Key | None = None) -> str:
    """The id of an actor: of its key, else its Wikidata id as it is, else of the report it stands in."""
    if key is not None:
        return _id(content_id("actor", key(actor)))
    return (actor.actor.wikidata if actor.actor else None) or _id(actor.id)


class _Site:
    """What the notes and events of one article share."""

    def __init__(self, document: Document, known: Referents) -> None:
        self.document, self.known = document, known

    def note(self, row: Row, ids: dict[str, str]) -> dict[str, Any]:
        """A statement: what was said, by whom, and how."""
        told = [f"{' > '.join(each.name or '(unnamed)' for each in row.holders)}: {stance_words(row.statement)}"]
        return {
            "description": row.what, "entity": [ids[each] for each in row.holder.entities if each in ids],
            "summary": "; ".join([*told, *([row.said] if row.said else [])]),
            "keywords": [stance_words(row.statement), row.statement.mode], "publisher": _line(self.document.outlet),
            "sourceUrl": deep_link(self.document.url, self.known.text, row.span),
        }  # fmt: skip

    def event(self, deed: Deed, ids: dict[str, str]) -> dict[str, Any]:
        """An event; actors without a name stand in its description only."""
        event, when = deed.event, happening(self.known, self.document, deed.event)
        involved = (name for each in (*event.actors, *event.recipients) for name in each.entities if name in ids)
        first, last = (day.isoformat() if day else None for day in (when.first, when.last))
        days = {"date": first} if first == last else {"startDate": first, "endDate": last}
        return {
            "name": _line(f"{_kind(deed)}: {' and '.join(deed.actors) or '(nobody named)'}: {deed.what}"),
            "summary": evidence(event, self.known.text), "description": _told(deed, when.basis),
            "involved": [ids[name] for name in involved], **days, "location": _line(when.placename),
            "country": country(when.place), "recordId": event.id, "keywords": [event.type, event.status],
            "publisher": _line(self.document.outlet),
            "sourceUrl": deep_link(self.document.url, self.known.text, event.trigger, event.evidence),
        }  # fmt: skip


def _kind(deed: Deed) -> str:
    """``AGREE``, ``ASSAULT (denied)``: what did not happen must not look as if it had."""
    status = deed.event.status
    return deed.event.type if status == "asserted" else f"{deed.event.type} ({status})"


def _told(deed: Deed, basis: str) -> str:
    """What the model has no property for, in words."""
    against = (" > ".join(each.name or "(unnamed)" for each in row.holders) for row in deed.disputed)
    facts = (
        ("status", deed.event.status), ("actors", "; ".join(deed.actors)), ("recipients", "; ".join(deed.recipients)),
        ("according to", " > ".join(deed.holders)), ("denied by", "; ".join(against)),
        ("day from", {"text": "the text", "published": "the day of publication"}.get(basis, "")),
    )  # fmt: skip
    return ". ".join(f"{name}: {value}" for name, value in facts if value)


def _article(document: Document, article: str, origin: Origin, text: bool) -> dict[str, Any]:
    return _entity(article, "Article", {
        "title": _line(document.title), "fileName": _line(document.name), "publishedAt": _moment(document.published),
        "sourceUrl": document.url if opens(document.url) else None, "publisher": _line(document.outlet),
        "author": list(document.authors) or _line(document.byline),
        "language": LANGUAGES.get((document.language or "").split("-")[0].lower()),
        "retrievedAt": document.fetched.strftime("%Y-%m-%dT%H:%M:%S") if document.fetched else None,
        "processingAgent": origin.software, "bodyText": document.text if text else None,
    })  # fmt: skip


def _moment(when: When | None) -> str | None:
    """As finely as the page states it, in UTC."""
    return when.earliest.strftime(FORMATS.get(when.precision, "%Y-%m-%dT%H:%M:%S")) if when else None


def _line(told: str | None) -> str | None:
    return " ".join(told.split()) if told else None


def _id(name: str) -> str:
    return f"readout-{name}"


def _entity(name: str, schema: str, told: dict[str, Any]) -> dict[str, Any]:
    """Every value in a list, each once; what is not known has no property."""
    listed = {key: [value] if isinstance(value, str) else list(value or ()) for key, value in told.items()}
    kept = {key: list(dict.fromkeys(filter(None, values))) for key, values in listed.items()}
    return {"id": name, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}
