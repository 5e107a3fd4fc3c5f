"""I, we and you: whoever says the words they stand in.

Inside quotation marks that is the speaker of the quotation; in the answers of an interview the person interviewed; in
a speech or a letter its author, where the page names one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.entities.drafts import Draft, Spot
from readout.entities.scene import Scene
from readout.entities.spelling import fold, same_word
from readout.records import Document
from readout.text import Span

FIRST = re.compile(r"\b(?:I|I'm|I’m|my|me)\b")
LABEL = re.compile(r"(?:[A-Z][\w.’'-]*\s?){1,4}:\s|[QA][.:]\s")
SELF = re.compile(r"\b(?:I am|I'm|I’m|[Mm]y name is|[Tt]his is)\s+(?=[A-Z])")
FEWEST = 3
"""Questions, or paragraphs in the first person, that make an interview or a speech."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of an interview: asked by the outlet, or answered by somebody."""

    question: bool
    label: str


class Voices:
    """Who speaks outside quotation marks."""

    def __init__(self, document: Document, scene: Scene, spots: Sequence[Spot], drafts: Sequence[Draft]) -> None:
        self.scene, self.drafts = scene, [draft for draft in drafts if draft.type == "person"]
        self.turns = [_turn(span.of(document.text)) for span in scene.paragraphs]
        questions = [at for at, turn in enumerate(self.turns) if turn.question]
        spoken = [at for at, span in enumerate(scene.paragraphs) if self._in_first_person(span)]
        self.interview = len(questions) >= FEWEST and len(spoken) >= FEWEST
        self.speech = not self.interview and len(spoken) >= FEWEST and len(spoken) * 3 >= len(scene.paragraphs)
        self.begins = questions[0] if self.interview else 0
        self.interviewees = self._interviewees(spots) if self.interview else []
        self.narrator = self._author(document, spots) if self.speech else None

    def of(self, at: int) -> tuple[Draft | None, str, tuple[Draft, ...]]:
        """Who speaks at a place outside quotation marks, why, and who might."""
        paragraph = self.scene.paragraph(at)
        if self.interview and paragraph >= self.begins:
            return self._turn_of(paragraph)
        if self.speech:
            reason = "the page names the speaker" if self.narrator else "the page does not name who speaks"
            return self.narrator, reason, ()
        return None, "the words stand in no quotation", ()

    def asked(self, at: int) -> Draft | None:
        """Who is meant by "you" in a question of an interview with one person."""
        paragraph = self.scene.paragraph(at)
        alone = self.interview and len(self.interviewees) == 1 and paragraph >= self.begins
        return self.interviewees[0] if alone else None

    def _turn_of(self, paragraph: int) -> tuple[Draft | None, str, tuple[Draft, ...]]:
        turn = self.turns[paragraph]
        if turn.question:
            return None, "a question of the interviewer, who is not named", ()
        if turn.label:
            named = [draft for draft in self.drafts if _labels(turn.label, draft)]
            if len(named) == 1:
                return named[0], f'the turn is marked "{turn.label}"', ()
        if len(self.interviewees) == 1:
            return self.interviewees[0], f"an answer of {self.interviewees[0].label}, who is interviewed", ()
        return None, "several persons are interviewed", tuple(self.interviewees)

    def _in_first_person(self, span: Span) -> bool:
        """Whether the paragraph says "I" outside quotation marks."""
        matches = FIRST.finditer(self.scene.text, span.start, span.end)
        return any(self.scene.quote(match.start()) is None for match in matches)

    def _interviewees(self, spots: Sequence[Spot]) -> list[Draft]:
        """The persons whom the introduction is about: those named in the headline, or most often before the turns."""
        start = self.scene.paragraphs[self.begins].start
        counts: dict[int, tuple[int, Draft]] = {}
        first = self.scene.paragraphs[0]
        for spot in spots:
            if spot.type == "person" and spot.draft is not None and spot.span.start < start:
                count = counts.get(id(spot.draft), (0, spot.draft))[0]
                counts[id(spot.draft)] = (count + (3 if first.holds(spot.span) else 1), spot.draft)
        ranked = sorted(counts.values(), key=lambda each: -each[0])
        return [draft for count, draft in ranked if count * 2 > ranked[0][0]]

    def _author(self, document: Document, spots: Sequence[Spot]) -> Draft | None:
        """The author that the page states, or the name that the speaker gives."""
        for match in SELF.finditer(document.text):
            for spot in spots:
                if 0 <= spot.span.start - match.end() <= 3 and spot.type == "person" and self._outside(match.start()):
                    return spot.draft
        stated = " ".join(filter(None, (*document.authors, document.byline, document.title)))
        words = set(fold(stated))
        fits = [draft for draft in self.drafts if draft.words and words >= set(draft.words)]
        return fits[0] if len(fits) == 1 else None

    def _outside(self, at: int) -> bool:
        return self.scene.quote(at) is None


def _turn(paragraph: str) -> Turn:
    label = LABEL.match(paragraph)
    name = label.group().rstrip(": ").rstrip(".") if label else ""
    asked = paragraph.rstrip().rstrip("\"'”’)").endswith("?") and FIRST.search(paragraph) is None
    return Turn(name == "Q" or (name != "A" and asked), "" if name in ("Q", "A") else name)


def _labels(label: str, draft: Draft) -> bool:
    """Whether a turn's label names a person: in full, by a part, or by initials."""
    words = fold(label)
    if len(words) == 1 and words[0] == "".join(word[0] for word in draft.words) and len(draft.words) > 1:
        return True
    return bool(words) and all(any(same_word(word, other) for other in draft.words) for word in words)
