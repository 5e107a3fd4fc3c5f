"""Deeds that one report says were done and another says were not: "the army shelled the village", "the army denies it".

A denied deed is set against one that is told as done or feared, when both are of one type and, as far as both name
them, have the same sides, one at least. Types so wide that most deeds fit them ask for the same word too. What is told
as planned or under an "if" is not disputed by what was not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDE = frozenset({"CONSULT", "COOPERATE", "AGREE", "STATEMENT", "REJECT", "REQUEST"})
HELD = frozenset({"asserted", "possible"})
_STEM = 4


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as it is compared: its id and document, type, status and trigger; its sides by the words of their names.

    ``actors`` and ``recipients`` hold keys, words of names and countries: any in common makes two sides the same.
    """

    id: str
    document: int
    type: str
    status: str
    trigger: str
    modes: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Deeds that are one as far as can be told: as they are held, and as they are denied."""

    held: tuple[Deed, ...]
    denied: tuple[Deed, ...]


def disputes(deeds: Sequence[Deed]) -> list[Dispute]:
    """The disputes among the deeds of one story, in the order of their first denial."""
    found: list[tuple[list[Deed], list[Deed]]] = []
    for denied in (each for each in deeds if each.status == "denied"):
        held = [each for each in deeds if each.status in HELD and same(denied, each)]
        if not held:
            continue
        known = next((pair for pair in found if set(pair[0]) & set(held)), None)
        if known is None:
            found.append((held, [denied]))
        else:
            known[0].extend(each for each in held if each not in known[0])
            known[1].append(denied)
    return [Dispute(_in_order(held, deeds), _in_order(denied, deeds)) for held, denied in found]


def same(one: Deed, other: Deed) -> bool:
    """Whether two deeds may be one."""
    if one.type != other.type:
        return False
    if one.type in WIDE and one.trigger[:_STEM].lower() != other.trigger[:_STEM].lower():
        return False
    if one.modes and other.modes and not one.modes & other.modes:
        return False
    sides = [(one.actors, other.actors), (one.recipients, other.recipients)]
    told = [(mine, theirs) for mine, theirs in sides if mine and theirs]
    return bool(told) and all(mine & theirs for mine, theirs in told)


def _in_order(some: Iterable[Deed], deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    chosen = set(some)
    return tuple(each for each in deeds if each in chosen)
