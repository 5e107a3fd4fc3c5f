"""Who holds a clause: the speakers of the statements that it stands in, or who is told to say it in other words.

"He dismissed reports that he had fled": he. "She accused the army of firing": she. "The mayor put the dead at four":
the mayor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.plover import Event
from readout.records import Attribution
from readout.referents import Mention
from readout.text import Span

REPORTS = re.compile(
    r"^(?:allegations?|reports?|claims?|accusations?|suggestions?|rumou?rs?|charges?|assertions?|media reports)$",
    re.IGNORECASE,
)
"""Cues of which somebody denies the content, and not that it was said."""
_DISMISSED = re.compile(
    r"\b(?:reject|dismiss|den(?:y|ies|ied)|refut|rebuff|disput|scoff|brush)\w*\b[^.;]{0,60}$", re.IGNORECASE
)
_COUNTS = re.compile(
    r"(?P<who>[^,.;:\"\u201c\u201d]{2,60}?(?:, [^,.;:]{2,60},)?)\s(?:has |have |had )?"
    r"(?:put(?:s|ting)?\s(?:[\w'\u2019-]+\s){1,6}at|(?:spoke|speaks|spoken)(?:\s[\w'\u2019-]+){0,4}\sof"
    r"|g(?:ave|ives|iven)\sthe\s(?:[\w'\u2019-]+\s){1,5}(?:as|at)|counts|counted|registered)\s"
    r"(?:(?:at least|about|around|some|only|just)\s)?"
    r"(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|a hundred|half)\b)",
    re.IGNORECASE,
)
"""Who tells a number without a word for saying it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who tells something: the statement by which he does, or ids of his entities, else his words ("" for nobody).

    ``kind`` is that of a source without a name ("official", "police").
    """

    statement: str | None
    entities: tuple[str, ...]
    words: str
    kind: str | None = None


def holder_of(statement: Attribution, speakers: Mapping[str, tuple[str, ...]], text: str) -> Holder:
    """The speaker of a statement; ``speakers`` tells the ids of the entities by the statement's id."""
    words = " ".join(" ".join(span.of(text) for span in statement.source).split())
    kind = statement.anonymous.kind if statement.anonymous else None
    return Holder(statement.id, speakers.get(statement.id, ()), words, kind)


def dismissing(sentence: Span, chain: Sequence[Attribution], events: Iterable[Event], text: str) -> Holder | None:
    """Who dismisses what is told; ``chain`` are the statements that hold it, ``events`` those of the sentence."""
    if not chain or not chain[0].cue:
        return None
    cue = chain[0].cue[0]
    if chain[0].source and not REPORTS.search(cue.of(text)):
        return None
    lead = _DISMISSED.search(text, sentence.start, cue.start)
    if lead is None:
        return None
    act = next((event for event in events if lead.start() <= event.trigger.start < lead.end()), None)
    return _by(act, text) if act else None


def accusing(events: Iterable[Event], text: str) -> Holder | None:
    """Who accuses somebody of what is told behind these events, where no statement was found."""
    own = [event for event in events if event.type == "ACCUSE"]
    return _by(own[-1], text) if own else None


def counting(span: Span, mentions: Iterable[Mention], text: str) -> Holder | None:
    """Who puts a number at something."""
    found = _COUNTS.match(text, *span)
    if found is None:
        return None
    who = Span(*found.span("who"))
    entity = next((each.entity for each in mentions if each.entity and who.holds(each.span)), None)
    return Holder(None, (entity,) if entity else (), " ".join(who.of(text).split()))


def _by(event: Event, text: str) -> Holder:
    """Who does an act of words."""
    who = event.actors[0] if event.actors else None
    return Holder(None, who.entities, " ".join(who.span.of(text).split())) if who else Holder(None, (), "")
