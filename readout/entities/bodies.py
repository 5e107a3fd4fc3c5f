"""Bodies and places of one report: which of their names are one's.

"Boeing Co." and "Boeing"; "Korean Central News Agency (KCNA)" and "KCNA"; "The Wall Street Journal" and "the Journal";
"the United States", "U.S." and "America", which the actor table knows as one. Ministries are told apart by the place
beside them: "the Foreign Ministry in Beijing", "Georgia's Interior Ministry".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from readout.entities.company import seats
from readout.entities.drafts import Draft, Spot
from readout.entities.how import SURE, How
from readout.entities.scene import Scene
from readout.entities.spelling import initials
from readout.entities.words import noun, words_of
from readout.referents import Actor

GENERAL = words_of("general")
"""Words that a body's name is often cut by."""
FORMS = frozenset({"inc", "co", "corp", "corporation", "ltd", "llc", "plc", "ag", "sa", "se"})
"""Legal forms, which say nothing of whom a name means."""
POINTS = frozenset({"north", "south", "east", "west"})
"""The North is North Korea where only one country of the report begins so."""
BRACKET = re.compile(r"\s*[(\[,]\s*(?:or\s+|the\s+)?[\"'“]?$")
NEAR = 8
"""Characters between a name and the brackets that hold its acronym."""
Words = tuple[str, ...]
Found = tuple[Draft, How, str]


class Bodies:
    """The drafts of all bodies and places named; ``known`` asks the actor table for one name."""

    def __init__(self, scene: Scene, spots: Sequence[Spot], known: Callable[[Spot], Actor | None]) -> None:
        self.text, self.known = scene.text, known
        self.drafts: list[Draft] = []
        self._by_words: dict[Words, Draft] = {}
        self._by_actor: dict[str, Draft] = {}
        self._by_letters: dict[str, list[Draft]] = {}
        self._by_edge: dict[str, list[tuple[Words, Draft]]] = {}
        self._defined = _defined(scene, spots)
        self._of = seats(scene.text, spots, known)
        self._seated: dict[Words, list[Draft]] = {}
        for spot in sorted(spots, key=lambda spot: (-len(spot.words), spot.span not in self._of, spot.span)):
            self._place(spot)

    def _place(self, spot: Spot) -> None:
        """Gives one name to a draft that is there, or makes one; full names come before short ones."""
        key, seat = _key(spot.words), self._of.get(spot.span)
        if seat is not None:
            key = (*key, seat.country or "")
        draft = self._by_words.get(key) or _single(self._seated.get(key, ()))
        if draft is not None:
            _join(spot, draft, "same name", f"the same name as {draft.label}")
            return
        if seat is not None:
            draft, how, reason = self._seat(spot, seat)
        else:
            draft, how, reason = self._acronym(spot) or self._part(spot, key) or self._same_actor(spot)
        self._by_words[key] = draft
        for edge in {key[0], key[-1]}:
            self._by_edge.setdefault(edge, []).append((key, draft))
        if len(key) > 1:
            for letters in sorted(initials(key)):
                self._by_letters.setdefault(letters, []).append(draft)
        _join(spot, draft, how, reason)

    def _seat(self, spot: Spot, seat: Actor) -> Found:
        """A ministry of the country whose name or capital stands beside it."""
        own = self.known(spot)
        reason = f"{own.reason if own else spot.span.of(self.text)}; {seat.name} stands beside it"
        draft = self._same_actor(spot, replace(own or seat, country=seat.country, reason=reason))
        self._seated.setdefault(_key(spot.words), []).append(draft[0])
        return draft

    def _acronym(self, spot: Spot) -> Found | None:
        """The body whose acronym this is: as the report says, or by the letters its name begins with."""
        full = self._by_words.get(self._defined.get(spot.words, ()))
        if full is not None:
            return full, "acronym", f"the report gives it for {full.label}"
        letters = "".join(spot.words)
        if len(spot.words) != 1 or not 2 <= len(letters) <= 7 or not spot.span.of(self.text).isupper():
            return None
        return _only(self._by_letters.get(letters, ()), "acronym", "the initials of")

    def _part(self, spot: Spot, words: Words) -> Found | None:
        """The body whose name this is without its general words, or with few of its words behind "the"."""
        the = self.text[max(0, spot.span.start - 4) : spot.span.start].lower().strip() == "the"
        near = [*self._by_edge.get(words[0], ()), *self._by_edge.get(words[-1], ())]
        fits = [draft for key, draft in near if _is_short(words, key, the, spot.type == "organization")]
        fits = [draft for draft in fits if not _foreign(self.known(spot), draft.actor)]
        return _only(fits, "short form", "short for")

    def _same_actor(self, spot: Spot, actor: Actor | None = None) -> Found:
        """The draft that the actor table knows under this name too, or a new one."""
        actor = actor or self.known(spot)
        same = _identity(actor)
        if same in self._by_actor and actor is not None:
            return self._by_actor[same], "same actor", f"the actor table knows both as {actor.name}"
        draft = Draft(spot.type, words=spot.words, label=spot.span.of(self.text), actor=actor)
        self.drafts.append(draft)
        if same:
            self._by_actor[same] = draft
        return draft, "name", f"the name {draft.label}"


def _is_short(words: Words, full: Words, the: bool, body: bool) -> bool:
    """Whether a name can be short for a fuller one."""
    size = len(words)
    if len(full) <= size:
        return False
    if full[:size] == words and all(word in GENERAL for word in full[size:]):
        return True
    if full[-size:] == words:
        return the or (size > 1 and body)
    return the and size == 1 and full[0] == words[0] and _opens(words[0])


def _foreign(one: Actor | None, other: Actor | None) -> bool:
    """Whether two names are known to be of different countries: of two Koreas, one is not short for the other."""
    if one is None or other is None or one.country is None or other.country is None:
        return False
    return one.country != other.country


def _opens(word: str) -> bool:
    """Whether "the" and this word can stand for a name that begins with it: "the North", "the Church"."""
    known = noun(word)
    return word in POINTS or (known is not None and known.use == "body")


def _only(drafts: Sequence[Draft], how: How, what: str) -> Found | None:
    """The one draft among these, if it is one."""
    fits = list({id(draft): draft for draft in drafts}.values())
    return (fits[0], how, f"{what} {fits[0].label}") if len(fits) == 1 else None


def _single(drafts: Sequence[Draft]) -> Draft | None:
    """The one draft, if it is one."""
    return drafts[0] if len(drafts) == 1 else None


def _key(words: Words) -> Words:
    """The words without legal forms at the end: boeing co -> boeing."""
    while len(words) > 1 and words[-1] in FORMS:
        words = words[:-1]
    return words


def _identity(actor: Actor | None) -> str:
    if actor is None or actor.alternatives:
        return ""
    return actor.wikidata or f"{actor.country} {actor.sector} {actor.name}"


def _defined(scene: Scene, spots: Sequence[Spot]) -> dict[Words, Words]:
    """Acronym -> full name, where one stands in brackets after the other, either way round."""
    found: dict[Words, Words] = {}
    for one, other in pairwise(sorted(spots, key=lambda spot: spot.span)):
        between = scene.text[one.span.end : min(other.span.start, one.span.end + NEAR)]
        if other.span.start - one.span.end <= NEAR and BRACKET.match(between):
            short, full = sorted((one, other), key=lambda spot: spot.span.end - spot.span.start)
            if len(short.words) == 1 and short.span.of(scene.text).isupper() and short.words[0][0] == full.words[0][0]:
                found[short.words] = _key(full.words)
    return found


def _join(spot: Spot, draft: Draft, how: How, reason: str) -> None:
    if spot.how == "untagged repeat":
        how = "untagged repeat"
    spot.link(draft, how, reason, SURE[how])
    if len(spot.words) > len(draft.words):
        draft.words = spot.words
