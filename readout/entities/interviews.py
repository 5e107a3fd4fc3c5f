"""Interviews: which paragraphs ask, which answer, and who is interviewed.

Turns may carry labels ("Wikinews: ...", "Q: ...", "Ann Lee: ..."); without them a paragraph that ends in a question
mark asks and what follows answers. Who is interviewed, the headline and the introduction tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readout.entities.drafts import Draft, Spot
from readout.entities.scene import Scene
from readout.entities.spelling import fold, same_word
from readout.text import Span

FIRST = re.compile(r"\b(?:I|I['’]m|my|me|[Ww]e)\b")
LABEL = re.compile(r"(?:[A-Z][\w.’'-]*+\s?+){1,4}+:\s|[QA][.:]\s")
LETTERED = re.compile(r"[QA][.:]\s")
FEWEST = 3
"""Questions that make an interview; one is enough where the introduction speaks of an interview."""
INTRODUCTION = 6
"""Paragraphs in which the word "interview" counts."""
SAYS_SO = re.compile(
    r"\b[Ii]nterview|\b[Cc]onversation with|\bQ ?& ?A\b"
    r"|\b(?:spoke|speaks|talks|talked|sat down|sits down|caught up|chatted) (?:with|to)\b"
)
MEETS = re.compile(
    r"\b(?:[Ii]nterview(?:s|ed|ing)?(?: with| of)?"
    r"|(?:sp(?:oke|eaks?|oken)|[Tt]alk(?:s|ed|ing)?|chat(?:s|ted)?|[Cc]onversation) (?:with|to)"
    r"|s[ai]ts? down with|caught up with|met with|questions (?:to|for))\s"
    r"(?:(?!about\b|on\b|whether\b)[\w./’'-]+\s){0,22}$"
)
ASIDE = r"(?:,[^,.\n]{3,80},)?\s"
TELLS = re.compile(ASIDE + r"(?:tells|told|talks|talked|discusses|discussed|now discusses|answers|answered|explains)\b")
ASKS = re.compile(ASIDE + r"(?:interviewed|interviews|spoke to|caught up with|talked to|asked)\b")
CREDIT = re.compile(r"\b(?:[Ii]mages?|[Pp]hotos?|[Pp]hotograph|[Pp]icture|[Cc]redit)(?: by|[:;])\s$")
MET, TOLD, HEADLINE, ASKER = 6, 3, 3, -20


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph: asked by the outlet, or answered; ``label`` names the speaker where it is marked."""

    question: bool
    label: str


class Interview:
    """The turns of a document, if it is an interview."""

    def __init__(self, scene: Scene, spots: Sequence[Spot]) -> None:
        text = scene.text
        self.turns = [_turn(span.of(text)) for span in scene.paragraphs]
        questions = [at for at, turn in enumerate(self.turns) if turn.question]
        said = any(SAYS_SO.search(text, *span) for span in scene.paragraphs[:INTRODUCTION])
        spoken = [at for at, span in enumerate(scene.paragraphs) if in_first_person(scene, span)]
        marked = sum(LETTERED.match(text, *span) is not None for span in scene.paragraphs)
        asked = len(questions) >= FEWEST or (bool(questions) and said)
        self.found = marked >= FEWEST or (bool(spoken) and asked)
        self.begins = min([*questions[:1], *spoken[:1]]) if self.found else len(self.turns)
        self.persons = _interviewees(scene, spots, self.begins) if self.found else []

    def speaker(self, paragraph: int, drafts: Sequence[Draft]) -> tuple[Draft | None, str, tuple[Draft, ...]]:
        """Who speaks in a turn, why, and who might."""
        turn = self.turns[paragraph]
        if turn.label:
            named = [draft for draft in drafts if _labels(turn.label, draft)]
            if len(named) == 1:
                return named[0], f'the turn is marked "{turn.label}"', ()
        if turn.question:
            return None, "a question of the interviewer", ()
        if len(self.persons) == 1:
            return self.persons[0], f"an answer of {self.persons[0].label}, who is interviewed", ()
        reason = "several persons are interviewed" if self.persons else "who is interviewed is not named"
        return None, reason, tuple(self.persons)


def in_first_person(scene: Scene, span: Span) -> bool:
    """Whether a paragraph says "I" or "we" outside quotation marks."""
    return any(scene.quote(match.start()) is None for match in FIRST.finditer(scene.text, span.start, span.end))


def _interviewees(scene: Scene, spots: Sequence[Spot], begins: int) -> list[Draft]:
    """The persons whom the headline and the introduction say were met, or are most about."""
    start = scene.paragraphs[begins].start
    points: dict[int, int] = {}
    met = False
    drafts: dict[int, Draft] = {}
    for spot in spots:
        if spot.type == "person" and spot.draft is not None and spot.span.start < start:
            key = id(spot.draft)
            drafts[key] = spot.draft
            worth = _points(scene, spot)
            met = met or worth >= MET
            points[key] = points.get(key, 0) + worth
    best = max(points.values(), default=0)
    share = 3 if met else 9
    return [drafts[key] for key, point in points.items() if best > 0 and point * share > best * 2]


def _points(scene: Scene, spot: Spot) -> int:
    """How much one mention in the introduction says that this person is interviewed."""
    text, (start, end) = scene.text, spot.span
    if CREDIT.search(text[max(0, start - 20) : start]):
        return 0
    points = 1 + (HEADLINE if scene.paragraph(start) == 0 else 0)
    if MEETS.search(text[max(scene.sentence_start(start), start - 220) : start]):
        points += MET
    if TELLS.match(text, end, end + 100):
        points += TOLD
    return points + (ASKER if ASKS.match(text, end, end + 100) else 0)


def _turn(paragraph: str) -> Turn:
    label = LABEL.match(paragraph)
    name = label.group().rstrip(": ").rstrip(".") if label else ""
    asked = paragraph.rstrip().rstrip("\"'”’)").endswith("?") and re.search(r"\b(?:I|my)\b", paragraph) is None
    return Turn(name == "Q" or (name != "A" and asked), "" if name in ("Q", "A") else name)


def _labels(label: str, draft: Draft) -> bool:
    """Whether a turn's label names a person: in full, by a part, or by initials."""
    words = fold(label)
    if len(words) == 1 and words[0] == "".join(word[0] for word in draft.words) and len(draft.words) > 1:
        return True
    return bool(words) and all(any(same_word(word, other) for other in draft.words) for word in words)
