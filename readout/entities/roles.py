"""Titles and appositions: what the report says a name is.

"Kremlin spokesman Dmitry Peskov", "Dmitry Peskov, the Kremlin spokesman,", "the chief executive, Ann Lee,".
The words become a role of the entity; a later "the spokesman" is found by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.entities.drafts import Spot
from readout.entities.how import SURE
from readout.entities.nounphrase import Phrase, phrase
from readout.entities.scene import Scene
from readout.entities.titles import note, note_before
from readout.text import Span

REACH = 90
"""Characters to either side of a name in which its role is sought."""
BEHIND = re.compile(r"(?:\s*\(\d{1,3}\)|,\s*\d{1,3})?\s*(?:,|\s[—–-]|\()\s*(?=\w)")
ENDS = re.compile(
    r",(?!\d{3}\b)|[;:()\n\"“”—–]|\s-\s|\.(?=\s|$)|\s(?:who|whom|whose|which|(?P<says>said|says|told|added))\b"
)
"""What ends an apposition; one that says something is none: "near Zarzewin, the governor's office said"."""
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
            note_before(scene, spot, spot.span.start)
            for span in doubled:
                if span.holds(spot.span):
                    note_before(scene, spot, span.start)
        for found in _beside(scene, spot, near):
            role = Spot(found.core, "nominal", spot.type)
            role.link(spot.draft, "apposition", f"stands beside {spot.draft.label}", SURE["apposition"])
            note(scene.text, spot.draft, found.span, found)
            added.append(role)
    return added


def _beside(scene: Scene, spot: Spot, names: Sequence[Span]) -> Iterator[Phrase]:
    """Appositions behind a name and in front of it."""
    text = scene.text
    paragraph = scene.paragraphs[scene.paragraph(spot.span.start)]
    behind = BEHIND.match(text, spot.span.end, paragraph.end) or IS.match(text, spot.span.end, paragraph.end)
    if behind is not None:
        end = ENDS.search(text, behind.end(), min(paragraph.end, behind.end() + REACH))
        span = Span(behind.end(), end.start() if end else min(paragraph.end, behind.end() + REACH))
        if end is None or not end["says"]:
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
