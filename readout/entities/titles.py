"""What stands right before a name: "said Russian Foreign Minister [Sergei Lavrov]" -> "Russian Foreign Minister"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.attribution.lexicon import find
from readout.entities.drafts import Draft, Spot
from readout.entities.nounphrase import AFTER_HEAD, DETERMINERS, Phrase, phrase
from readout.entities.scene import Scene
from readout.entities.words import noun, office, titles
from readout.text import Span

WORD = re.compile(r"[^\s,;:()\"“”—–]+")
REACH = 90
"""Characters before a name in which its role is sought."""


def note(text: str, draft: Draft, span: Span, found: Phrase) -> None:
    """Keeps one role of a draft, with the gender its head noun tells."""
    if span not in draft.roles:
        draft.roles.append(span)
    draft.heads.setdefault(office(found.head), span.of(text).lower())
    if found.known is not None and draft.gender is None and draft.type == "person":
        draft.gender = found.known.gender


def note_before(scene: Scene, spot: Spot, end: int) -> None:
    """The title right before a name, which begins at ``end``: "said Foreign Minister" -> "Foreign Minister"."""
    draft, text = spot.draft, scene.text
    low = max(scene.sentence_start(end), end - REACH)
    before = text[low:end]
    cut = max(before.rfind(mark) for mark in ',;:()"“”\n—–')
    words = [(low + m.start(), m.group()) for m in WORD.finditer(before, cut + 1)]
    if draft is None or not words or before[-1:] not in (" ", "\u00a0"):
        return
    while len(words) > 1 and words[-1][1].rstrip(".") in titles() and noun(words[-2][1].lower()) is not None:
        _title(draft, words.pop()[1])
    office_of = _office_of([word for _, word in words])
    if office_of is not None:
        _keep(text, draft, words[office_of][0], end, words[office_of][1])
        return
    last = words[-1][1]
    _title(draft, last)
    known = noun(last.lower())
    if last.rstrip(".") in titles() and known is None:
        if len(last.rstrip(".")) > 3 or len(words) < 2:
            _keep(text, draft, words[-1][0], end, last)
        return
    if known is None or known.many or known.use != "role":
        return
    first = len(words) - 1
    while first > 0 and _belongs(words[first - 1][1]):
        first -= 1
    _keep(text, draft, words[first][0], end, last)


def _office_of(words: Sequence[str]) -> int | None:
    """Where an office begins that is told with "of": "US Secretary of State", "Minister of Trade and Industry"."""
    for at in range(len(words) - 1, 0, -1):
        if words[at] in ("of", "for"):
            known = noun(words[at - 1].lower())
            if words[at - 1][0].isupper() and known is not None and known.use == "role" and not known.many:
                first = at - 1
                while first > 0 and _belongs(words[first - 1]):
                    first -= 1
                return first
        elif not (words[at][0].isupper() or words[at] in ("the", "and")):
            return None
    return None


def _title(draft: Draft, word: str) -> None:
    """ "Dr" makes a doctor, "Col." a colonel: a later "the colonel" may mean them."""
    head = HEADS.get(word.rstrip("."))
    if head is not None:
        draft.heads.setdefault(office(head), head)


HEADS = {
    "Dr": "doctor", "Prof": "professor", "Gen": "general", "Col": "colonel", "Capt": "captain", "Lt": "lieutenant",
    "Sgt": "sergeant", "Adm": "admiral", "Maj": "major", "Sen": "senator", "Rep": "representative", "Gov": "governor",
    "Rev": "pastor", "Cmdr": "commander", "Judge": "judge", "Bishop": "bishop",
}  # fmt: skip


def _belongs(word: str) -> bool:
    low = word.lower().rstrip(".")
    if low in AFTER_HEAD or low in DETERMINERS:
        return False
    return not (word.islower() and any(entry.of_kind("verb") for entry in find((low,), 1)) and low not in ("chief",))


def _keep(text: str, draft: Draft, start: int, name: int, head: str) -> None:
    span = Span(start, name)
    while span.end > span.start and text[span.end - 1].isspace():
        span = Span(span.start, span.end - 1)
    found = phrase(text, span)
    if found is not None:
        note(text, draft, span, found)
    else:
        draft.roles.append(span)
        draft.heads.setdefault(office(head.lower().rstrip(".")), head.lower())
