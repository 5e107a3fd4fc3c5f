"""What a source, a noun phrase or a pronoun was found to mean, before it becomes a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.entities.drafts import Draft
from readout.entities.how import SURE, How
from readout.referents import MentionKind


@dataclass(frozen=True, slots=True)
class Answer:
    """The drafts meant; none where it could not be settled, and then who might be."""

    drafts: tuple[Draft, ...]
    kind: MentionKind | None
    how: How
    reason: str
    sure: float
    candidates: tuple[Draft, ...] = ()


def found(draft: Draft, kind: MentionKind, how: How, reason: str, sure: float | None = None) -> Answer:
    """One draft, as sure as its method is on the whole unless said otherwise."""
    return Answer((draft,), kind, how, reason, SURE[how] if sure is None else sure)


def unsettled(kind: MentionKind, reason: str, candidates: Sequence[Draft] = ()) -> Answer:
    """Nobody, with the reason and whom it could mean."""
    return Answer((), kind, "unresolved", reason, 0.0, tuple(candidates))


def listed(drafts: Sequence[Draft]) -> str:
    """Labels for a sentence: "Ann Lee, Bo Chan and Cy Diaz"."""
    labels = [draft.label for draft in drafts[:4]]
    return " and ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else "".join(labels)
