"""What became of people who are counted: "three dead", "the toll rose to nine", "41 martyrs" all count the dead."""

from __future__ import annotations

import re

from readout.text import Span

_FATE = re.compile(
    r"\b(?:(?P<dead>dead|deaths?|died|dies|dying|kill(?:s|ed|ing)?|slain|lives|toll|fatalit(?:y|ies)|bod(?:y|ies)|corpses?"
    r"|martyrs?|perish(?:ed)?|deceased)|(?P<hurt>injur(?:ed|ies|y|ing)|wound(?:ed|s|ing)|hurt)"
    r"|(?P<missing>missing|trapped|unaccounted)|(?P<held>arrest(?:s|ed|ing)?|detain(?:ed|s|ees)?|detention|custody"
    r"|captur(?:ed|es?)|held|prisoners?))\b",
    re.IGNORECASE,
)
REACH = 30
"""Characters between a number and the word that tells what became of those counted;"""
BEHIND = 12
"""of two words the one after the number goes before, if it is not so much farther."""
ANYBODY = frozenset(
    ["people", "person", "other", "victim", "body", "dead", "death", "live", "toll", "corpse", "martyr", "more", "now",
     "died", "killed", "hurt", "injure", "wounde", "missin", "held", "human", "soul", "in"]
)  # fmt: skip
"""Stems of what is counted that tell nobody apart."""
_LEVEL = re.compile(
    r"\b(?P<of>toll|number|figure|count|tally|total)\b(?: of (?P<what>[\w'\u2019-]+(?: [\w'\u2019-]+){0,2}))?"
    r"[^.;]{0,110}?\b(?:to|at) (?:(?:at least|about|around|some|nearly) )?$",
    re.IGNORECASE,
)


def fate_of(text: str, within: Span, number: Span) -> str | None:
    """What became of those counted ("dead", "hurt", "missing", "held"), by the nearest word; None where none is."""
    best: tuple[int, str] | None = None
    for found in _FATE.finditer(text, within.start, within.end):
        after = found.start() >= number.end
        gap = found.start() - number.end if after else number.start - found.end() + BEHIND
        if 0 <= gap <= REACH and (best is None or gap < best[0]):
            best = gap, str(found.lastgroup)
    return best[1] if best else None


def level_before(text: str, start: int, number: int) -> tuple[str, str | None] | None:
    """What is counted, and what became of it, where a number follows that it rose or fell to; None where it is none.

    "the number of people missing was cut to" -> "people missing was", "missing"; "the toll rises to" -> "toll", "dead".
    """
    found = _LEVEL.search(text[max(start, number - 200) : number])
    if found is None:
        return None
    fate = _FATE.search(found[0])
    return found["what"] or found["of"], str(fate.lastgroup) if fate else None
