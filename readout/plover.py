"""PLOVER's event types, and the record of one event: who did what to whom, and whether it happened.

STATEMENT, for plain comment, is none of PLOVER's and in none of its formats. Types and quad classes are those of the
PLOVER 2.0 manual (SANCTION as material conflict, as its own section has it); ``CAMEO`` gives the root code that stands
closest to each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from readout.referents import Actor
from readout.text import Span

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT",
]  # fmt: skip
Status = Literal["asserted", "denied", "planned", "possible", "conditional", "demanded"]
Standing = Literal["main", "inside", "passing"]
TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
STANDINGS: tuple[Standing, ...] = get_args(Standing)

QUADS: dict[EventType, str] = {
    **dict.fromkeys(TYPES[:4], "verbal cooperation"),
    **dict.fromkeys(TYPES[4:7], "material cooperation"),
    **dict.fromkeys(TYPES[7:11], "verbal conflict"),
    **dict.fromkeys(TYPES[11:16], "material conflict"),
    "STATEMENT": "neutral",
}
CAMEO: dict[EventType, str] = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "CONCEDE": "08", "COOPERATE": "06", "AID": "07", "RETREAT": "08",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "SANCTION": "16",
    "MOBILIZE": "15", "COERCE": "17", "ASSAULT": "18", "STATEMENT": "01",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who does something or to whom it is done, as the text says it.

    ``entities`` are ids of the report's entities; ``actors`` what is known of each: "U.S. and South Korean officials"
    are two.
    """

    span: Span
    entities: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its trigger, and who took part. ``evidence`` is the sentence; scores in [0, 1].

    ``standing`` says whether it is the news of its sentence ("main"), what an act of words there is about ("inside"),
    or background ("passing"). ``under`` is the id of the innermost attribution whose content it stands in; None for
    the outlet's own word. ``when`` and ``where`` are spans of a TimeExpression and a Place of the reading, ``disputed``
    the ids of attributions that deny it.
    """

    id: str
    type: EventType
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    status: Status
    standing: Standing
    evidence: Span
    score: float
    status_score: float
    under: str | None = None
    when: Span | None = None
    where: Span | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    """Triggers of further tellings of the same event in the report."""

    @property
    def quad(self) -> str:
        """PLOVER's quad class."""
        return QUADS[self.type]
