"""Bodies and places of one report: which of their names are one's.

"Boeing Co." and "Boeing"; "Korean Central News Agency (KCNA)" and "KCNA"; "The Wall Street Journal" and "the Journal";
"the United States", "U.S." and "America", which the actor table knows as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from readout.entities.drafts import Draft, Spot
from readout.entities.how import SURE, How
from readout.entities.scene import Scene
from readout.entities.spelling import initials
from readout.entities.words import noun
from readout.referents import Actor

GENERAL = frozenset(
    "inc co corp corporation company ltd limited llc plc ag sa se gmbh group holdings international university party "
    "magazine newspaper airlines airways bank ministry council committee".split()
)
"""Words that a body's name is often cut by."""
POINTS = frozenset({"north", "south", "east", "west"})
"""The North is North Korea where only one country of the report begins so."""
BRACKET = re.compile(r"\s*[(\[,]\s*(?:or\s+|the\s+)?[\"'“]?$")
Known = Callable[[Spot], "Actor | None"]


def gather_bodies(scene: Scene, spots: Sequence[Spot], known: Known) -> list[Draft]:
    """The drafts of all bodies and places named; ``known`` asks the actor table for one name."""
    drafts: dict[tuple[str, ...], Draft] = {}
    order = sorted(spots, key=lambda spot: (-len(spot.words), spot.span))
    actors: dict[str, Draft] = {}
    defined = _defined(scene, spots)
    for spot in order:
        key = _key(spot.words)
        found = drafts.get(key)
        if found is not None:
            _join(spot, found, "same name", f"the same name as {found.label}")
            continue
        found, how, reason = _by_letters(spot, drafts, defined) or _by_part(scene, spot, drafts) or (None, "name", "")
        actor = known(spot) if found is None else None
        same = _identity(actor)
        if found is None and same in actors:
            found, how, reason = actors[same], "same actor", f"the actor table knows both as {actor.name if actor else ''}"
        if found is None:
            found = Draft(spot.type, words=spot.words, label=spot.span.of(scene.text), actor=actor)
            reason = f"the name {found.label}"
            if same:
                actors[same] = found
        drafts[key] = found
        _join(spot, found, how, reason)
    return list({id(draft): draft for draft in drafts.values()}.values())


def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the general ones at the end: boeing co -> boeing."""
    while len(words) > 1 and words[-1] in {"inc", "co", "corp", "corporation", "ltd", "llc", "plc", "ag", "sa", "se"}:
        words = words[:-1]
    return words


def _identity(actor: Actor | None) -> str:
    if actor is None or actor.alternatives:
        return ""
    return actor.wikidata or f"{actor.country} {actor.sector} {actor.name}"


def _defined(scene: Scene, spots: Sequence[Spot]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Acronym -> full name, where one stands in brackets after the other, either way round."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    ordered = sorted(spots, key=lambda spot: spot.span)
    for one, other in zip(ordered, ordered[1:], strict=False):
        if other.span.start - one.span.end <= 8 and BRACKET.match(scene.text[one.span.end : other.span.start]):
            short, full = sorted((one, other), key=lambda spot: len(spot.span.of(scene.text)))
            letters = "".join(short.words)
            if len(short.words) == 1 and short.span.of(scene.text).isupper() and letters[0] == full.words[0][0]:
                found[short.words] = _key(full.words)
    return found


Found = tuple[Draft, How, str]


def _by_letters(
    spot: Spot, drafts: dict[tuple[str, ...], Draft], defined: dict[tuple[str, ...], tuple[str, ...]]
) -> Found | None:
    """The body whose acronym this is: as the report says, or by the letters its name begins with."""
    full = drafts.get(defined.get(spot.words, ()))
    if full is not None:
        return full, "acronym", f"the report gives it for {full.label}"
    letters = "".join(spot.words)
    if len(spot.words) != 1 or not 2 <= len(letters) <= 7 or not spot.type != "person":
        return None
    fits = [draft for draft in set(drafts.values()) if len(draft.words) > 1 and letters in initials(draft.words)]
    return (fits[0], "acronym", f"the initials of {fits[0].label}") if len(fits) == 1 else None


def _by_part(scene: Scene, spot: Spot, drafts: dict[tuple[str, ...], Draft]) -> Found | None:
    """The body whose name this is without its general words, or with only them behind "the"."""
    words = _key(spot.words)
    size = len(words)
    the = scene.text[max(0, spot.span.start - 4) : spot.span.start].lower().strip() == "the"
    fits = []
    for key, draft in drafts.items():
        rest = key[size:] if key[:size] == words else None
        if rest and all(word in GENERAL for word in rest):
            fits.append(draft)
        elif len(key) > size and the and (key[-size:] == words or (size == 1 and key[0] == words[0] and _opens(words[0]))):
            fits.append(draft)
        elif len(key) > size > 1 and key[-size:] == words and spot.type == "organization":
            fits.append(draft)
    fits = list({id(draft): draft for draft in fits}.values())
    return (fits[0], "short form", f"short for {fits[0].label}") if len(fits) == 1 else None


def _opens(word: str) -> bool:
    """Whether "the" and this word can stand for a name that begins with it: "the North", "the Church"."""
    known = noun(word)
    return word in POINTS or (known is not None and known.use == "body")


def _join(spot: Spot, draft: Draft, how: How, reason: str) -> None:
    if spot.how == "untagged repeat":
        how = "untagged repeat"
    spot.link(draft, how, reason, SURE[how])
    if len(spot.words) > len(draft.words):
        draft.words = spot.words
