"""Why one event is read as it is: its words and status, who took part, whose word it is, and its PLOVER code."""

from __future__ import annotations

from collections.abc import Iterator

from readout.events.coding import coded
from readout.events.modes import told_by
from readout.exports.deeds import Deed, called
from readout.exports.given import given
from readout.exports.referents import Referents
from readout.exports.steps import Step
from readout.exports.when import interval_words
from readout.exports.where import point_words
from readout.exports.who import codes_of
from readout.exports.wording import words
from readout.layers import BLOCKS, Reading
from readout.plover import CAMEO, Event, Participant


def event_steps(reading: Reading, known: Referents, deed: Deed) -> Iterator[Step]:
    """Every choice for this event, in the order in which they were made."""
    event = deed.event
    block = next((each for each in given(reading, BLOCKS) if each.span.overlaps(event.trigger)), None)
    if block is not None:
        yield Step("cleaning", "the block", block.role.replace("_", " "), block.reason, None, (block.span,))
    yield from _found(known, event)
    yield from _sides(known, event)
    yield from _word(deed)
    yield from _scene(known, event)
    yield from _code(reading, event)


def _found(known: Referents, event: Event) -> Iterator[Step]:
    reason = "the type that the event head gives these words, and how sure it is that they say an event"
    yield Step("finding", "type", event.type, reason, event.score, (event.trigger,))
    status = "read from the trigger and the words around it"
    yield Step("finding", "status", event.status, status, event.status_score)
    standing = {
        "main": "the news of its sentence", "inside": "what an act of words in the sentence is about",
        "passing": "background of its sentence",
    }[event.standing]  # fmt: skip
    yield Step("finding", "standing", event.standing, standing)
    for span in event.mentions:
        yield Step("finding", "told again", words(known.text, [span]), "same type, status and sides", None, (span,))
    sentence = event.evidence.of(known.text)
    for mode, word in told_by(event, sentence, event.trigger.of(known.text)):
        yield Step("finding", "mode", mode, f"\u201c{word}\u201d")
    if event.contexts:
        yield Step("finding", "contexts", ", ".join(event.contexts), "words of the sentence (data/event_contexts.tsv)")


def _sides(known: Referents, event: Event) -> Iterator[Step]:
    for what, side in (("actor", event.actors), ("recipient", event.recipients)):
        if not side:
            yield Step("who", what, "none", f"the sentence names no {what}")
        for participant in side:
            yield from _participant(known, what, participant)


def _participant(known: Referents, what: str, participant: Participant) -> Iterator[Step]:
    name = called(known, participant)
    said = participant.span.of(known.text)
    reason = "an entity of the report" if participant.entities else "described, not named"
    yield Step(
        "who", what, name, f"\u201c{said}\u201d: {reason}" if name != said else reason, None, (participant.span,)
    )
    for actor in participant.actors:
        reason = f"{actor.how}: {actor.reason}".removesuffix(": ")
        yield Step("who", "country and sector", codes_of(actor) or "open", reason, actor.score)


def _word(deed: Deed) -> Iterator[Step]:
    row = deed.under
    if row is None:
        yield Step("inside", "whose word", "the report\u2019s own", "it stands in no statement")
    else:
        chain = " > ".join(deed.holders)
        yield Step("inside", "whose word", chain, f"statement {row.number}", row.statement.score, row.statement.content)
    for other in deed.disputed:
        yield Step("inside", "denied by", other.holder.name or "nobody named", f"statement {other.number}", None,
                   other.statement.cue)  # fmt: skip


def _scene(known: Referents, event: Event) -> Iterator[Step]:
    time = known.time_at(event.when) if event.when else None
    if time is not None and event.when is not None:
        yield Step("when", words(known.text, [event.when]), interval_words(time), time.reason, None, (event.when,))
    for place in known.places_in([event.where] if event.where else []):
        where = point_words(place.place) if place.place else "not resolved"
        yield Step("where", words(known.text, [place.span]), where, place.reason, place.score, (place.span,))


def _code(reading: Reading, event: Event) -> Iterator[Step]:
    record = next((each for each in coded(reading) if each.event.id == event.id), None)
    if record is None:
        why = "plain comment" if event.type == "STATEMENT" else f"{event.status}, {event.standing}"
        yield Step("code", "PLOVER", "not coded", f"{why}: PLOVER codes what has happened and acts of words")
    else:
        reason = "" if record.type == event.type else f"{event.type} that is {event.status} (readout.events.coding)"
        yield Step("code", "PLOVER", f"{record.type}, CAMEO {CAMEO[record.type]}", reason)
