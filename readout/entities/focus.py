"""Who stands near: the persons, bodies and groups last spoken of, and which of them a pronoun means.

Each candidate's chance grows when it was named in the same sentence or the one before, when it was the subject or
the last speaker, and when its gender is known to fit; a speaker does not call himself "he" inside his own quotation.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from readout.entities.drafts import Draft
from readout.entities.scene import Scene
from readout.entities.words import Gender

REACH = 8
"""Sentences back that a pronoun can reach."""
DEEP = 40
"""Mentions looked back over, so that a long document costs no more per pronoun than a short one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention as the search looks back on it."""

    at: int
    sentence: int
    quote: int | None
    draft: Draft
    subject: bool
    speaker: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun and what is known of its place."""

    at: int
    gender: Gender | None
    excluded: frozenset[int]
    """Drafts (by id()) that it cannot mean."""
    preferred: frozenset[int]
    """Drafts that it likely means: the speaker in whose reported words it stands."""
    content: tuple[int, int] | None = None
    """The words that the pronoun is said to say; who is named in them is less likely to be meant."""


Weights = dict[str, float]
WEIGHTS: Weights = {
    "sentences": -0.6, "subject": 0.7, "speaker": 0.7, "gender": 0.8, "otherquote": -1.0, "content": -0.8,
    "preferred": 1.6, "often": 0.3, "named": 0.3, "same": -0.2, "steps": -0.25,
}  # fmt: skip


class Focus:
    """The mentions so far, in text order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.seen: list[Seen] = []
        self.counts: dict[int, int] = {}

    def add(self, at: int, draft: Draft, subject: bool = False, speaker: bool = False) -> None:
        """Notes a mention of a draft."""
        self.seen.append(Seen(at, self.scene.sentence(at), self.scene.quote(at), draft, subject, speaker))
        self.counts[id(draft)] = self.counts.get(id(draft), 0) + 1

    def ranked(self, asked: Asked, fits: frozenset[str], weights: Weights = WEIGHTS) -> list[tuple[Draft, float]]:
        """Candidates with their chances, the likeliest first; ``fits`` holds "person", "group", "body", "place"."""
        best: dict[int, tuple[float, Draft]] = {}
        for features, draft in self.candidates(asked, fits):
            score = sum(weights[name] * value for name, value in features.items())
            if id(draft) not in best or score > best[id(draft)][0]:
                best[id(draft)] = (score, draft)
        if not best:
            return []
        total = sum(math.exp(score) for score, _ in best.values())
        chances = [(draft, math.exp(score) / total) for score, draft in best.values()]
        return sorted(chances, key=lambda each: (-each[1], each[0].label))

    def alike(self, one: Draft, other: Draft, at: int) -> bool:
        """Whether nothing parts two persons but their order: both new in the sentence before, neither a speaker."""
        here = self.scene.sentence(at)
        seen = [each for each in self.seen[-12:] if each.draft is one or each.draft is other]
        alone = self.counts[id(one)] == self.counts[id(other)] == 1 and len(seen) == 2
        return alone and all(here - each.sentence == 1 and not each.speaker for each in seen)

    def candidates(self, asked: Asked, fits: frozenset[str]) -> list[tuple[dict[str, float], Draft]]:
        """The features of every mention in reach that the pronoun can mean."""
        here, quote = self.scene.sentence(asked.at), self.scene.quote(asked.at)
        found = []
        steps: dict[int, int] = {}
        for seen in reversed(self.seen[-DEEP:]):
            far = here - seen.sentence
            if far > REACH:
                break
            draft = seen.draft
            if kind_of(draft) not in fits or id(draft) in asked.excluded:
                continue
            if asked.gender and draft.gender and asked.gender != draft.gender:
                continue
            step = steps.setdefault(id(draft), len(steps))
            inside = asked.content is not None and asked.content[0] <= seen.at < asked.content[1]
            features = {
                "sentences": float(max(far, 0)),
                "subject": float(seen.subject),
                "speaker": float(seen.speaker),
                "gender": float(bool(asked.gender and draft.gender)),
                "otherquote": float(seen.quote is not None and seen.quote != quote),
                "content": float(inside),
                "preferred": float(id(draft) in asked.preferred),
                "often": math.log(self.counts[id(draft)]),
                "named": float(draft.named),
                "same": float(far == 0),
                "steps": float(step),
            }
            found.append((features, draft))
        return found


def kind_of(draft: Draft) -> str:
    """What a pronoun can tell apart: "person", "group", "body" or "place"."""
    if draft.group:
        return "group"
    return {"person": "person", "organization": "body", "place": "place"}[draft.type]
