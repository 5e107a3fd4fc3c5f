"""Events as people read them: who did what to whom, whether it happened, and according to whom.

Every view is written from these rows, so that E3 is the same event everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from readout.exports.given import given
from readout.exports.referents import Referents
from readout.exports.rows import Places, Row, rows
from readout.exports.when import interval_words
from readout.exports.who import codes_of, name_of
from readout.exports.wording import words
from readout.layers import BLOCKS, EVENTS, Reading
from readout.plover import Event, Participant


@dataclass(frozen=True, slots=True)
class Deed:
    """One event for people.

    ``under`` is the statement it stands in, None for the outlet's own word; ``disputed`` are those that deny it;
    ``place`` says where in the page its trigger stands, ``when`` and ``where`` when and where it is.
    """

    number: str
    event: Event
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    what: str
    under: Row | None
    disputed: tuple[Row, ...]
    place: str
    when: str
    where: str

    @property
    def entry(self) -> str:
        """The short name of its entry in a list: E3 is "v3"."""
        return "v" + self.number[1:]

    @property
    def holders(self) -> tuple[str, ...]:
        """By whose word, outermost first; empty for the outlet's own."""
        return tuple(each.name or "(unnamed)" for each in self.under.holders) if self.under else ()


def deeds(reading: Reading) -> list[Deed]:
    """The reading's events in text order."""
    events = given(reading, EVENTS)
    if not events:
        return []
    known, places = Referents(reading), Places(given(reading, BLOCKS))
    told = {row.statement.id: row for row in rows(reading)}
    return [
        Deed(
            f"E{number}", event,
            tuple(named(known, each) for each in event.actors), tuple(named(known, each) for each in event.recipients),
            words(known.text, [event.trigger]), told.get(event.under or ""),
            tuple(told[each] for each in event.disputed if each in told),
            places.of(event.trigger), _when(known, event), words(known.text, [event.where]) if event.where else "",
        )
        for number, event in enumerate(events, start=1)
    ]  # fmt: skip


def named(known: Referents, participant: Participant) -> str:
    """``Kim Jong Un (PRK GOV)``: the name where one is known, else the words; codes as far as they are known."""
    codes = " + ".join(dict.fromkeys(code for each in participant.actors if (code := codes_of(each))))
    return f"{called(known, participant)} ({codes})" if codes else called(known, participant)


def called(known: Referents, participant: Participant) -> str:
    """The names of whom the words stand for, else the words themselves."""
    meant = known.entities_of(participant.entities)
    named = [name_of(each) for each in meant]
    return " and ".join(named) if named else words(known.text, [participant.span])


def _when(known: Referents, event: Event) -> str:
    """``Wed 13 September 2023 (“Wednesday”)``; the text's own words where they are not resolved."""
    time = known.time_at(event.when) if event.when else None
    if time is None or event.when is None:
        return ""
    told = f"“{words(known.text, [event.when])}”"
    return f"{interval_words(time)} ({told})" if time.when else told
