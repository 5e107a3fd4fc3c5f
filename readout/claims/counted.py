"""What a number counts: "300 more lorries" lorries, "210 of our trucks" trucks, "I counted three" nothing named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from readout.copies.reworded import LITTLE
from readout.text import Span
from readout.times.lexicon import NUMBERS

CURRENCIES = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "usd": "dollar", "eur": "euro", "gbp": "pound",
}  # fmt: skip
AHEAD = 3
"""Words after a number in which the thing that it counts is looked for."""
STEM = 6
_MONEY = frozenset(f"{word}{end}" for word in CURRENCIES.values() for end in ("", "s")) - {"yens"}
_SKIPPED = frozenset(
    ["more", "other", "further", "additional", "new", "local", "young", "old", "whole", "full", "straight",
     "consecutive"]
)  # fmt: skip
_NEXT_TO = frozenset(["between", "among", "amid", "near", "aboard", "around", "along", "across", "within", "each"])
_WHOSE = frozenset(["of", "the", "our", "their", "its", "his", "her", "my", "these", "those"])
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_ENDS = re.compile(
    r"[\s\"\u201d\u2019']*(?:[.,;:!?)](?!\d)|\Z|(?:and|but|not|of them|in all|altogether|instead)\b)", re.IGNORECASE
)
_TOLD = re.compile(
    r"(?:^[\"\u201c\u2018\s]*|\b(?:counts?|counted|gets?|got|ha[dsv]e?|was|were|is|are|than|not|but|only|just|about|around"
    r"|some|least|most|says?|said|found|saw|lists?|listed|gives?|gave|to|puts? it at|putting it at"
    r"|st(?:and|ands|ood|uck) (?:by|at)|reached|hit|remained|remains"
    r"|(?:figure|number|total|toll|count)(?: of|,|:)?)\s+[\"\u201c\u2018]?)$",
    re.IGNORECASE,
)
"""What stands before a number that tells how many, without what of."""
_LABELS = re.compile(r"(?:\w,\s|\b(?:age of|aged|section|route|flight)\s)$", re.IGNORECASE)


def words_of(text: str) -> list[str]:
    """The words of a stretch in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def counted(following: Sequence[str]) -> Iterator[str]:
    """The stems of what is counted, of the words that follow a number."""
    for word in following[:AHEAD]:
        if word in NUMBERS or word in _NEXT_TO:
            return
        if word in _MONEY:
            yield word.removesuffix("s")
            return
        if word in LITTLE and word not in _SKIPPED:
            if word not in _WHOSE:
                return
        elif word not in _SKIPPED:
            yield (word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s"))[:STEM]


def stands_alone(text: str, within: Span, number: Span) -> bool:
    """Whether a number stands for a count without saying of what: "the army puts it at eleven", "I counted three"."""
    return bool(_ENDS.match(text, number.end, within.end) and _TOLD.search(text[within.start : number.start]))


def is_label(text: str, within: Span, number: Span) -> bool:
    """Whether a number at the end of its phrase is an age or names a thing: "Ortega, 19,", "section 14."."""
    return bool(_LABELS.search(text[within.start : number.start]))
