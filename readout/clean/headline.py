"""The headline of a page with markup: the words shown as one, checked against what the page states as its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from readout.clean.facts import Facts, text_of

SAME = 0.5
"""Share of words that a heading other than the only h1 must have in common with a stated title."""
_JOINTS = (" | ", " - ", " – ", " — ", " :: ", " • ")


@dataclass(frozen=True, slots=True)
class Headline:
    """The title, and the element that shows it (None where the page only states it)."""

    title: str | None
    node: Any = None


def find_headline(tree: Any, facts: Facts) -> Headline:
    """The heading that says what the page states as its title; else the only h1; else the stated title."""
    outlets = {letters(s.value) for s in facts["outlet"]}
    stated = [_without_outlet(s.value, outlets) for s in facts["title"]]
    tops = _headings(tree, outlets, "h1")
    node = max(tops, key=lambda top: _nearness(text_of(top), stated), default=None)
    if node is not None and ((len(tops) == 1 and not _nothing_alike(node, stated)) or _near(node, stated)):
        return Headline(_without_kicker(text_of(node), stated), node)
    lower = [top for top in _headings(tree, outlets, "h2", "h3") if _near(top, stated)]
    if not stated:
        return Headline(text_of(node) if node is not None else None, node)
    return Headline(stated[0], lower[0] if lower else None)


def letters(text: str) -> str:
    """Letters and digits only, lower case: what two spellings of a name share."""
    return "".join(character for character in text.casefold() if character.isalnum())


def _headings(tree: Any, outlets: set[str], *tags: str) -> list[Any]:
    """Headings with words in them, those that only show the outlet's name left out."""
    return [node for node in tree.iter(*tags) if (text := letters(text_of(node))) and text not in outlets]


def _near(node: Any, stated: Sequence[str]) -> bool:
    return _nearness(text_of(node), stated) >= SAME


def _nothing_alike(node: Any, stated: Sequence[str]) -> bool:
    return bool(stated) and _nearness(text_of(node), stated) == 0


def _nearness(text: str, stated: Sequence[str]) -> float:
    """The largest share of words that a text has in common with one of the stated titles, 0 to 1."""
    words = set(re.findall(r"\w+", text.casefold()))
    others = [set(re.findall(r"\w+", title.casefold())) for title in stated]
    return max((len(words & other) / len(words | other) for other in others if words | other), default=0.0)


def _without_kicker(shown: str, stated: Sequence[str]) -> str:
    """The headline without a label that the same heading holds: "Tennis Final put off" -> "Final put off"."""
    return next((title for title in stated if len(title) > len(shown) / 2 and shown.endswith(title)), shown)


def _without_outlet(title: str, outlets: set[str]) -> str:
    """The title without the outlet's name behind a bar or dash: "Bridge reopens | The Gazette"."""
    for joint in _JOINTS:
        head, found, tail = title.rpartition(joint)
        if found and (letters(tail) in outlets or (joint == " | " and len(tail) < len(head))):
            return head.strip()
    return title
