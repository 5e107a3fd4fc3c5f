"""How a story went, not report by report but by what changed: a voice more, a denial, a withdrawal, a correction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from readout.ledger.mended import Mended
from readout.ledger.sides import Disputed
from readout.ledger.stories import Story

What = Literal["told", "another voice", "told otherwise", "denied", "withdrawal", "correction"]
ORDER: tuple[What, ...] = get_args(What)


@dataclass(frozen=True, slots=True)
class Turn:
    """One change: when, what, who is meant by it, in which report, and its words."""

    published: str | None
    what: What
    who: str
    document: str
    text: str


def timeline(story: Story, disputes: Sequence[Disputed], mended: Sequence[Mended]) -> list[Turn]:
    """The changes in the order of publication; what has no date comes last."""
    turns = [*_voices(story), *_denials(disputes), *_mended(mended)]
    return sorted(turns, key=lambda turn: (turn.published is None, turn.published or "", ORDER.index(turn.what)))


def _voices(story: Story) -> Iterator[Turn]:
    """The first report of each voice."""
    seen: set[str] = set()
    voice_of = story.voice_of
    for member in story.members:
        voice = voice_of[member.document]
        if voice not in seen:
            what: What = "another voice" if seen else "told"
            seen.add(voice)
            yield Turn(member.published, what, voice, member.id, member.title or member.publisher)


def _denials(disputes: Sequence[Disputed]) -> Iterator[Turn]:
    """The first denial of each dispute, and the first other value, by each voice that is against it."""
    for dispute in disputes:
        seen: set[tuple[str, What]] = set()
        for side in dispute.denied:
            what: What = "told otherwise" if side.otherwise else "denied"
            if (side.voice, what) not in seen:
                seen.add((side.voice, what))
                yield Turn(side.published, what, side.holder or side.publisher, side.document, side.text)


def _mended(mended: Sequence[Mended]) -> Iterator[Turn]:
    """The first note of each kind in each voice."""
    seen: set[tuple[str, str]] = set()
    for each in mended:
        if (each.voice, each.kind) not in seen:
            seen.add((each.voice, each.kind))
            yield Turn(each.published, each.kind, each.publisher, each.document, each.text)
