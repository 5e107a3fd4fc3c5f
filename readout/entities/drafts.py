"""Entities in the making: spots of the text and the drafts they are gathered in."""

from __future__ import annotations

from dataclasses import dataclass, field

from readout.entities.how import How
from readout.entities.words import Gender
from readout.referents import Actor, EntityType, MentionKind
from readout.text import Span


@dataclass(slots=True, eq=False)
class Spot:
    """One stretch that stands for somebody. ``words`` are a name's folded words, empty for other kinds."""

    span: Span
    kind: MentionKind
    type: EntityType
    words: tuple[str, ...] = ()
    acting: bool = False
    score: float = 1.0
    """How sure the name head was; 1 for what it was not asked about."""
    draft: Draft | None = None
    how: How = "name"
    reason: str = ""
    sure: float = 0.0
    """How sure the link to the draft is."""
    candidates: tuple[Draft, ...] = ()
    gender: Gender | None = None
    """What a title before the name tells."""

    def link(self, draft: Draft, how: How, reason: str, sure: float) -> None:
        """Gives the spot to a draft."""
        self.draft, self.how, self.reason, self.sure = draft, how, reason, sure
        draft.spots.append(self)


@dataclass(slots=True, eq=False)
class Draft:
    """One person, body or place while it is being gathered."""

    type: EntityType
    named: bool = True
    spots: list[Spot] = field(default_factory=list)
    roles: list[Span] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    """Head nouns of its roles -> the whole role as written, both in lower case."""
    words: tuple[str, ...] = ()
    """The folded words of its fullest name."""
    gender: Gender | None = None
    group: bool = False
    label: str = ""
    """Its fullest name as written; for an unnamed one, the words that describe it."""
    actor: Actor | None = None

    def first(self) -> int:
        """Where its first spot starts."""
        return min(spot.span.start for spot in self.spots)
