"""Events as people read them: who did what to whom, whether it happened, and according to whom.

Every view is written from these rows, so that E3 is the same event everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.exports.given import given
from readout.exports.referents import Referents
from readout.exports.rows import Places, rows
from readout.exports.who import codes_of, name_of
from readout.exports.wording import words
from readout.layers import BLOCKS, EVENTS, Reading
from readout.plover import Event, Participant


@dataclass(frozen=True, slots=True)
class Deed:
    """One event for people. ``under`` is the number of the statement it stands in, "" for the outlet's own word."""

    number: str
    event: Event
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    what: str
    under: str
    place: str


def deeds(reading: Reading) -> list[Deed]:
    """The reading's events in text order."""
    events = given(reading, EVENTS)
    if not events:
        return []
    known, places = Referents(reading), Places(given(reading, BLOCKS))
    numbers = {row.statement.id: row.number for row in rows(reading)}
    return [
        Deed(
            f"E{number}", event,
            tuple(named(known, each) for each in event.actors), tuple(named(known, each) for each in event.recipients),
            words(known.text, [event.trigger]), numbers.get(event.under or "", ""), places.of(event.trigger),
        )
        for number, event in enumerate(events, start=1)
    ]  # fmt: skip


def named(known: Referents, participant: Participant) -> str:
    """``Kim Jong Un (PRK GOV)``: the name where one is known, else the words; codes as far as they are known."""
    meant = known.entities_of(participant.entities)
    name = " and ".join(name_of(each) for each in meant) if meant else words(known.text, [participant.span])
    codes = " + ".join(dict.fromkeys(code for each in participant.actors if (code := codes_of(each))))
    return f"{name} ({codes})" if codes else name
