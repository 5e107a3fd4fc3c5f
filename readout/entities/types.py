"""One type for one name: where the tagger calls "Ebanks" a body and "John Ebanks" a person, the surer side wins.

A given name, a title or a role before the name speak for a person, an article before it against one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.entities.drafts import Spot
from readout.entities.scene import Scene
from readout.entities.words import gender_of_given, noun, titles
from readout.referents import EntityType

FIRM = 0.9
"""A tag of this score stands."""
CLEARLY = 1.5
"""How many times the other side's weight the winner needs."""
LONGEST_ACRONYM = 6
BEFORE = re.compile(r"(?<![\w’'-])([\w’'-]+)\.?\s$")


def settle_types(scene: Scene, spots: Sequence[Spot]) -> None:
    """Changes the types of unsure names to that of the surer names that share their last word."""
    groups: dict[str, list[Spot]] = {}
    for spot in spots:
        groups.setdefault(_shared(scene, spot), []).append(spot)
    for key, group in groups.items():
        weights: dict[EntityType, float] = {}
        for spot in group:
            weights[spot.type] = weights.get(spot.type, 0.0) + spot.score
            weights["person"] = weights.get("person", 0.0) + _personal(scene, spot)
        if key.isupper():
            weights["person"] /= 2
        best = max(weights, key=lambda type: (weights[type], type))
        needed = 1.0 if key.isupper() else CLEARLY
        for spot in group:
            if spot.type != best and spot.score < FIRM and weights[best] > needed * weights[spot.type]:
                spot.type = best


def _shared(scene: Scene, spot: Spot) -> str:
    """What names of one type have in common: letters set as an acronym, or the last word ("U.N." is no Kim Jong Un)."""
    written = spot.span.of(scene.text)
    if len(spot.words) == 1 and len(spot.words[0]) <= LONGEST_ACRONYM and written.isupper() and _alone(scene, spot):
        return spot.words[0].upper()
    return spot.words[-1]


def _alone(scene: Scene, spot: Spot) -> bool:
    """Whether the words around are not set in capitals too."""
    around = scene.text[max(0, spot.span.start - 20) : spot.span.end + 20]
    return any(letter.islower() for letter in around)


def _personal(scene: Scene, spot: Spot) -> float:
    """How much the words in and before a name say that it is a person's."""
    before = BEFORE.search(scene.text[max(0, spot.span.start - 16) : spot.span.start])
    word = before.group(1) if before else ""
    known = noun(word.lower()) if word else None
    if word.lower() == "the":
        return -0.5
    weight = 0.7 if word in titles() or (known is not None and known.use == "role" and not known.many) else 0.0
    given = len(spot.words) > 1 and spot.words[0].isalpha() and gender_of_given(spot.words[0]) is not None
    return weight + (0.8 if given else 0.0)
