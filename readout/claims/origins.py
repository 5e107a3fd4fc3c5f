"""Whose word a passage is in the end: a person or body that is named for it, else the outlet or agency that tells it.

Five outlets that each cite the coast guard have one origin, the coast guard. A source without a name cannot be told
from others, so what it says is the word of the agency that relies on it; so is what another outlet is cited for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from readout.clean.agencies import agency_named
from readout.copies.credits import same_agency
from readout.copies.reworded import LITTLE
from readout.groups import groups_of

_BODIES = re.compile(
    r"\b(?:ministry|ministries|department|embassy|office|police|army|navy|government|council|parliament|presidency|court"
    r"|prosecutor\w*|union|party|plc|inc|ltd|llc|corp\w*|company|holdings?|group|bank|airlines?|university|agency for"
    r"|authority|commission|service of)\b", re.IGNORECASE,
)  # fmt: skip
"""What makes an outlet's name that of a body."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who holds a statement, as the ledger knows him: key, name, whether it is a name, and PLOVER's codes.

    ``roles``: what his report says that he is ("the army's spokesman").
    """

    key: str
    name: str
    named: bool
    country: str | None = None
    sector: str | None = None
    type: str = "described"
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose word it is. ``said``: somebody is cited for it."""

    name: str
    said: bool


def origin_of(
    chain: Sequence[Speaker | None], anonymous: bool, voice: str, outlets: Sequence[str], one: Mapping[str, str]
) -> Origin:  # fmt: skip
    """The origin of a passage that the speakers of ``chain`` hold, innermost first; None is one who is not known.

    ``voice`` is the origin of the report, ``outlets`` those of the story; ``one`` gives speakers one name.
    """
    if not chain:
        return Origin(voice, False)
    if speaks_for_itself(voice):
        return Origin(voice, True)
    inner = chain[0]
    outlet = next((own for each in chain if each and (own := _outlet(each.name, outlets)) and own != voice), None)
    if outlet is None and inner is not None and not anonymous and _outlet(inner.name, outlets) != voice:
        return Origin(one.get(inner.key, inner.name), True)
    return Origin(outlet or voice, True)  # what another outlet is cited for reaches nobody but through it


def one_speaker(speakers: Sequence[Speaker]) -> dict[str, str]:
    """One name for each speaker by his key: "Lekishon" is "Josphat Lekishon" if only one is so called.

    A place is the body that speaks for its government, of several the one heard most. ``speakers`` come as often as
    they speak.
    """
    known = {each.key: each for each in speakers}
    words = {key: _words(each.name) for key, each in known.items()}
    number = Counter(each.name for each in speakers)
    pairs = []
    for key, own in words.items():
        fuller = [other for other, theirs in words.items() if own and own < theirs and _alike(known[key], known[other])]
        longest = [each for each in fuller if not any(words[each] < words[other] for other in fuller)]
        if len({words[each] for each in longest}) == 1:
            pairs.append((key, longest[0]))
        pairs += [(key, other) for other, theirs in words.items() if own and theirs == own]
        if known[key].type == "place":
            governing = sorted(other for other in known if _governs(known[other], known[key]))
            if governing:
                pairs.append((key, max(governing, key=lambda other: number[known[other].name])))
    pairs += _by_role(speakers, words)
    found = {}
    for group in groups_of(sorted(known), pairs):
        found.update(dict.fromkeys(group, _called([known[key] for key in group], number)))
    return found


def _by_role(speakers: Sequence[Speaker], words: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Those whom somebody's role tells: "the army" for its spokesman, "the chairman" for the only one so called.

    Of two bodies that a spokesman may speak for, the Norvale army and the Brennau army, he speaks for neither.
    """
    persons = {each.key for each in speakers if each.type == "person" and each.named}
    roles = {(each.key, _words(role)) for each in speakers if each.key in persons for role in each.roles}
    others = {each.key: each for each in speakers if each.key not in persons and words[each.key]}
    for key, each in others.items():
        told = {who for who, role in roles if words[key] <= role and not _spoken_for(role)}
        if len(told) == 1 and not each.named and not key.startswith("kind|"):
            yield key, told.pop()
    for who, role in sorted(roles, key=lambda pair: (pair[0], sorted(pair[1]))):
        of = _spoken_for(role)
        bodies = [key for key in sorted(others) if of and of <= words[key]]
        longer = {words[key] for key in bodies} - {of}
        yield from ((key, who) for key in bodies if len(longer) < 2 or words[key] == of)


def _spoken_for(role: frozenset[str]) -> frozenset[str]:
    """The words of a spokesman's role for whom he speaks; none of any other role."""
    rest = frozenset(word for word in role if not word.startswith("spokes"))
    return rest if rest < role else frozenset()


def _called(same: Sequence[Speaker], number: Mapping[str, int]) -> str:
    """What one speaker is called: of his full names the one heard most, so that "Supremo Tolley" is no name."""
    named = [each.name for each in same if each.named] or [each.name for each in same]
    full = [name for name in named if len(_words(name)) > 1] or named
    return max(full, key=lambda name: (number[name], len(_words(name)), name))


def party(speaker: Speaker | None, sides: Sequence[Speaker]) -> bool:
    """Whether who speaks takes part in what is told: he is named in it, or is of the same country and sector."""
    if speaker is None:
        return False
    code = (speaker.country, speaker.sector)
    own = _words(speaker.name)
    return any(
        each.key == speaker.key or (None not in code and code == (each.country, each.sector))
        or bool(own and _words(each.name) and (own <= _words(each.name) or _words(each.name) <= own))
        for each in sides
    )  # fmt: skip


def speaks_for_itself(outlet: str) -> bool:
    """Whether what publishes is no newsroom but a body of which reports tell: a ministry, a company, a union."""
    return bool(_BODIES.search(outlet)) and not re.search(
        r"\b(?:news|press|wire|times|post|daily)\b", outlet, re.IGNORECASE
    )


def _alike(one: Speaker, other: Speaker) -> bool:
    return (one.type == "person") == (other.type == "person")


def _governs(one: Speaker, place: Speaker) -> bool:
    """Whether a body is the government that a place speaks for: "Dodoma says"."""
    return one.type == "organization" and one.sector == "GOV" and one.country == place.country is not None


def _words(name: str) -> frozenset[str]:
    """The words of a name that tell something, without a plural's s."""
    words = name.lower().replace("\u2019", "'").replace("'s", "").split()
    return frozenset(word.removesuffix("s") if len(word) > 4 else word for word in words if word not in LITTLE)


def _outlet(name: str, outlets: Sequence[str]) -> str | None:
    """The outlet or agency that a name stands for: "the Home Ministry" for the Kenyan one, if that publishes."""
    own = _words(name)
    for outlet in outlets:
        if same_agency(name, outlet) or (len(own) > 1 and own <= _words(outlet)):
            return outlet
    return agency_named(name)
