"""Who the source of a statement is, when it was said, and which times and places it names, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator

from readout.exports.about import published_words
from readout.exports.referents import Referents
from readout.exports.rows import Row
from readout.exports.steps import Step
from readout.exports.when import interval_words
from readout.exports.where import point_words
from readout.exports.who import codes_of, name_of, roles
from readout.exports.wording import words
from readout.layers import Reading
from readout.referents import Entity, TimeExpression


def meant_steps(reading: Reading, known: Referents, row: Row) -> Iterator[Step]:
    """Who, when and where, as far as somebody looked."""
    yield from _speaker(known, row)
    yield from _times(reading, known, row)
    for place in known.places_in((*row.statement.content, *row.statement.source)):
        name = words(known.text, [place.span])
        where = point_words(place.place) if place.place else "not resolved"
        yield Step("where", name, where, f"{place.how}: {place.reason}", place.score, (place.span,))
        for other in place.candidates[:5]:
            if other != place.place:
                yield Step("where", "or else", point_words(other), "", other.score)


def _speaker(known: Referents, row: Row) -> Iterator[Step]:
    speaker = known.speaker(row.statement.id)
    if speaker is None:
        return
    meant = known.entities_of(speaker.entities)
    names = " and ".join(name_of(each) for each in meant)
    kind = f"{speaker.kind}; " if speaker.kind else ""
    choice, reason = names or "not settled", f"{kind}{speaker.how}: {speaker.reason}".removesuffix(": ")
    yield Step("who", "the speaker", choice, reason, speaker.score, row.statement.source)
    for other in known.entities_of(speaker.candidates):
        yield Step("who", "could be", name_of(other), "", None, other.mentions[:1])
    for entity in meant:
        yield from _entity(known, entity)


def _entity(known: Referents, entity: Entity) -> Iterator[Step]:
    name = name_of(entity)
    links = [mention for mention in known.mentions if mention.entity == entity.id]
    for mention in links:
        reason = f"{mention.kind}; {mention.how}: {mention.reason}".removesuffix(": ")
        yield Step("who", f"called {name}", words(known.text, [mention.span]), reason, mention.score, (mention.span,))
    if told := roles(known, entity):
        yield Step("who", f"roles of {name}", "; ".join(told), "given by the report", None, entity.roles)
    actor = entity.actor
    if actor is None:
        yield Step(
            "who", f"country and sector of {name}", "not known", "neither the table of actors nor the words tell"
        )
        return
    codes = codes_of(actor) or "open"
    yield Step(
        "who", f"country and sector of {name}", codes, f"{actor.how}: {actor.reason}".removesuffix(": "), actor.score
    )
    if actor.alternatives:
        yield Step("who", "could be as well", "; ".join(actor.alternatives))
    if actor.source or actor.wikidata:
        yield Step(
            "who", "row of the table", actor.source or "", f"Wikidata {actor.wikidata}" if actor.wikidata else ""
        )


def _times(reading: Reading, known: Referents, row: Row) -> Iterator[Step]:
    said = known.said(row.statement.id)
    named = [time for time in known.times_in(row.statement.content) if said is None or time.span != said.time]
    time = known.time_at(said.time) if said else None
    if said and time:
        yield Step("when", "it was said", interval_words(time), said.reason, None, (said.time,))
        yield _time(known, time, "that is")
    for each in named:
        yield _time(known, each, "it names")
    if named or time:
        yield from _anchors(reading)


def _anchors(reading: Reading) -> Iterator[Step]:
    """The publication time, with the date that was chosen for it and those that were not."""
    document = reading.document
    span = document.published.span if document.published else None
    spans = (span,) if span else ()
    yield Step("when", "the page's date", published_words(reading), "what its times are counted from", None, spans)
    for date in document.dates:
        value = date.value.isoformat(timespec="minutes") if date.value else "not read"
        yield Step("when", "dates found", f"{date.source}: {date.raw} = {value}", date.reason)


def _time(known: Referents, time: TimeExpression, what: str) -> Step:
    anchor = f"from {time.anchor}" + (f" {time.anchor_value}" if time.anchor_value else "")
    value = f"{words(known.text, [time.span])} = {time.value}"
    reason = f"{time.reason} (rule {time.rule}; {anchor if time.anchor != 'none' else 'no anchor'})"
    return Step("when", what, value, reason, None, (time.span,))
