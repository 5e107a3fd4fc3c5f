"""The two sides of a dispute, as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from readout.text import Span


@dataclass(frozen=True, slots=True)
class Side:
    """One telling: the record's id and document, who holds it, in which voice and report, and the sentence.

    ``statement``: the record is a statement that denies, and not an event. ``otherwise``: it denies nothing, but gives
    another value.
    """

    id: str
    document: str
    holder: str | None
    voice: str
    publisher: str
    published: str | None
    text: str
    start: int
    end: int
    statement: bool = False
    otherwise: bool = False

    @property
    def span(self) -> Span:
        """The characters of the sentence."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Disputed:
    """A dispute: the type of the deed, who holds it and who denies it, both in the order of publication.

    Of those who hold it the one comes first whose words are nearest to what is against them; ``near`` says how surely
    the two speak of one matter, 0 to 1.
    ``type`` is None for a claim, whose id is then given, and for what is denied without a telling that could be found,
    when ``held`` is empty.
    """

    type: str | None
    held: tuple[Side, ...]
    denied: tuple[Side, ...]
    claim: str | None = None
    near: float = 0.0

    @property
    def voices(self) -> tuple[int, int]:
        """In how many voices it is held, and denied."""
        return len({side.voice for side in self.held}), len({side.voice for side in self.denied})


def against(sides: Sequence[Side]) -> str:
    """What to call those who are against: they deny it, or only tell it otherwise."""
    return "told otherwise" if sides and all(side.otherwise for side in sides) else "denied"


def once(denied: Sequence[Side]) -> tuple[Side, ...]:
    """Denials in the order of publication, each sentence once: it may be an event and a statement both."""
    found: dict[tuple[str, int], Side] = {}
    for side in sorted(denied, key=lambda side: (side.published or "", side.document, side.start)):
        found.setdefault((side.document, side.start), side)
    return tuple(found.values())


def between_several(disputes: Iterable[Disputed]) -> Iterator[Disputed]:
    """The disputes, with those tellings that somebody else, or another report, is against; none without any.

    "The attacker shot a guard. It was the first time he had shot anyone" is one source's account, and no dispute.
    """
    for each in disputes:
        against = {(side.document, side.holder) for side in each.denied}
        held = tuple(side for side in each.held if against - {(side.document, side.holder)})
        if held:
            yield replace(each, held=held)
