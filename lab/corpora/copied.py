"""Controlled edits of an article, as copyists make them: furniture added, cut, words replaced, reworded, and mixes.

``rewordings.tsv`` is of our own writing: a word and what a translating or rewriting program puts in its place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

REWORDINGS = Path(__file__).with_name("rewordings.tsv")
FURNITURE = (
    "Read more: The week in pictures", "Follow us on Twitter and Facebook", "Share this article", "Advertisement",
    "Sign up to our newsletter for the day's top stories.", "Related: What we know so far about the case",
    "Photo: File picture", "The views expressed here are those of the author.", "Subscribe now for unlimited access.",
    "Have you got a story for us? Write to the newsdesk.", "© All rights reserved. It may not be republished.",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?\u201d\"])\s+(?=[A-Z\u201c\"])")
_LOOSE = frozenset(["the", "a", "an", "this", "that", "these", "those", "some", "its", "his", "her", "their"])
_SWAPS = {
    "in": "at", "on": "upon", "of": "from", "for": "to", "by": "through", "with": "together with", "at": "in",
    "to": "towards",
}  # fmt: skip

Edit = Callable[[str, str, random.Random], str]
"""An article, another one to take words from, and the chance to use."""


def furnished(text: str, other: str, chance: random.Random) -> str:
    """Page furniture between the paragraphs."""
    lines = text.split("\n")
    for line in chance.sample(FURNITURE, 6):
        lines.insert(chance.randint(0, len(lines)), line)
    return "\n".join(lines)


def cut(share: float) -> Edit:
    """The first sentences, and furniture."""

    def edit(text: str, other: str, chance: random.Random) -> str:
        told = _SENTENCE.split(text)
        return furnished(" ".join(told[: max(2, round(share * len(told)))]), other, chance)

    return edit


def replaced(share: float) -> Edit:
    """So many of the words exchanged for words of another article."""

    def edit(text: str, other: str, chance: random.Random) -> str:
        words = other.split() or ["x"]
        return re.sub(r"[^\W\d_]+", lambda found: chance.choice(words) if chance.random() < share else found[0], text)

    return edit


def shuffled(text: str, other: str, chance: random.Random) -> str:
    """The sentences in another order."""
    told = _SENTENCE.split(text)
    chance.shuffle(told)
    return " ".join(told)


def half_own(text: str, other: str, chance: random.Random) -> str:
    """The first half, and then another article."""
    one, two = _SENTENCE.split(text), _SENTENCE.split(other)
    return " ".join([*one[: max(2, len(one) // 2)], *two[: max(2, len(two) // 2)]])


def reworded(text: str, other: str, chance: random.Random) -> str:
    """In the manner of a machine that translated it there and back: other words, articles, order of clauses."""
    return " ".join(_reworded(sentence, chance) for sentence in _SENTENCE.split(text))


def both(*edits: Edit) -> Edit:
    """One edit after another."""

    def edit(text: str, other: str, chance: random.Random) -> str:
        for each in edits:
            text = each(text, other, chance)
        return text

    return edit


EDITS: dict[str, Edit] = {
    "furniture": furnished, "cut40": cut(0.4), "cut20": cut(0.2), "words10": replaced(0.1), "words20": replaced(0.2),
    "shuffled": shuffled, "half": half_own, "reworded": reworded, "words20+cut40": both(replaced(0.2), cut(0.4)),
    "reworded+cut40": both(reworded, cut(0.4)),
}  # fmt: skip


def _reworded(sentence: str, chance: random.Random) -> str:
    clauses = re.split(r"(?<=,)\s+", sentence)
    if 2 <= len(clauses) <= 3 and chance.random() < 0.5:
        first, *rest = clauses
        clauses = [*rest[:-1], rest[-1].rstrip(".") + ",", first.rstrip(",") + "."]
    return " ".join(filter(None, (_word(word, chance) for word in " ".join(clauses).split())))


def _word(word: str, chance: random.Random) -> str:
    bare = word.strip(".,;:!?\u201c\u201d\"'()").lower()
    if bare in _LOOSE:
        return "" if chance.random() < 0.5 else word
    if bare in _SWAPS and chance.random() < 0.35:
        return word.lower().replace(bare, _SWAPS[bare])
    told = _rewordings().get(bare)
    return re.sub(re.escape(bare), told, word, count=1, flags=re.IGNORECASE) if told and chance.random() < 0.9 else word


@lru_cache(maxsize=1)
def _rewordings() -> dict[str, str]:
    rows: Sequence[str] = REWORDINGS.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in rows)  # type: ignore[misc]
