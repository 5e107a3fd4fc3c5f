"""Titles and appositions: what the report says a name is.

"Kremlin spokesman Dmitry Peskov", "Dmitry Peskov, the Kremlin spokesman,", "the chief executive, Ann Lee,".
The words become a role of the entity; a later "the spokesman" is found by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.attribution.lexicon import find
from readout.entities.drafts import Draft, Spot
from readout.entities.how import SURE
from readout.entities.nounphrase import AFTER_HEAD, DETERMINERS, Phrase, phrase
from readout.entities.scene import Scene
from readout.entities.words import noun, office, titles
from readout.text import Span

WORD = re.compile(r"[^\s,;:()\"“”—–]+")
REACH = 90
"""Characters to either side of a name in which its role is sought."""
BEHIND = re.compile(r"(?:\s*\(\d{1,3}\)|,\s*\d{1,3})?\s*(?:,|\s[—–-]|\()\s*(?=\w)")
ENDS = re.compile(r"[,;:()\n\"“”—–]|\s-\s|\.(?=\s|$)|\s(?:who|whom|whose|which|said|says|told|added)\b")
IN_FRONT = re.compile(
    r"(?:^|[\s(“\"])((?:the|a|an|his|her|its|their|[\w.]+['’]s)\s[^,;:\n()\"“”]{2,80}),\s*$", re.IGNORECASE
)
IS = re.compile(r"\s(?:is|was|became|serves as|served as)\s(?=(?:an?|the|[\w.]+['’]s)\s)")


def give_roles(scene: Scene, spots: Sequence[Spot], doubled: Sequence[Span] = ()) -> list[Spot]:
    """Notes the roles of every named draft; gives the appositions as spots of their own.

    ``doubled`` are stretches from one verb to the same verb again: of "The spokesman [said on Monday Ann Lee said]"
    the words before tell who the name inside is.
    """
    names = [spot.span for spot in spots]
    added: list[Spot] = []
    for at, spot in enumerate(spots):
        if spot.draft is None:
            continue
        near = names[max(0, at - 4) : at + 5]
        if spot.type == "person":
            _before(scene, spot, spot.span.start, near)
            for span in doubled:
                if span.holds(spot.span):
                    _before(scene, spot, span.start, near)
        for found in _beside(scene, spot, near):
            role = Spot(found.core, "nominal", spot.type)
            role.link(spot.draft, "apposition", f"stands beside {spot.draft.label}", SURE["apposition"])
            note(scene.text, spot.draft, found.span, found)
            added.append(role)
    return added


def note(text: str, draft: Draft, span: Span, found: Phrase) -> None:
    """Keeps one role of a draft, with the gender its head noun tells."""
    if span not in draft.roles:
        draft.roles.append(span)
    draft.heads.setdefault(office(found.head), span.of(text).lower())
    if found.known is not None and draft.gender is None and draft.type == "person":
        draft.gender = found.known.gender


def _before(scene: Scene, spot: Spot, end: int, names: Sequence[Span]) -> None:
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


def _beside(scene: Scene, spot: Spot, names: Sequence[Span]) -> Iterator[Phrase]:
    """Appositions behind a name and in front of it."""
    text = scene.text
    paragraph = scene.paragraphs[scene.paragraph(spot.span.start)]
    behind = BEHIND.match(text, spot.span.end, paragraph.end) or IS.match(text, spot.span.end, paragraph.end)
    if behind is not None:
        end = ENDS.search(text, behind.end(), min(paragraph.end, behind.end() + REACH))
        span = Span(behind.end(), end.start() if end else min(paragraph.end, behind.end() + REACH))
        yield from _fitting(text, span, names, spot)
    low = max(scene.sentence_start(spot.span.start), spot.span.start - REACH)
    front = IN_FRONT.search(text[low : spot.span.start])
    after = text[spot.span.end : spot.span.end + 1]
    if front is not None and after in (",", ".", " ", "") and spot.type == "person":
        yield from _fitting(text, Span(low + front.start(1), low + front.end(1)), names, spot)


def _only_said_of(text: str, found: Phrase) -> bool:
    """Whether nothing but a complement follows the head: "the chief of staff", not "the former chief said that"."""
    rest = text[found.core.end : found.span.end].split()
    return not rest or rest[0].lower() in COMPLEMENT


COMPLEMENT = frozenset({"of", "for", "at", "from", "in", "to", "with", "on", "who", "and"})


def _fitting(text: str, span: Span, names: Sequence[Span], spot: Spot) -> Iterator[Phrase]:
    found = phrase(text, span, [name for name in names if name.overlaps(span)])
    if found is None or found.known is None or found.known.many or not _only_said_of(text, found):
        return
    wanted = "role" if spot.type == "person" else "body"
    if found.known.use == wanted or (spot.type == "place" and found.known.use == "place"):
        yield found
