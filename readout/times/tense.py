"""Which way a clause looks, past or future, by the verb nearest to an expression.

"The trial is set to begin on Wednesday" -> future; "police said on Wednesday" -> past. No parser: the nearest word
that shows a tense decides, and words across a comma or a conjunction count as farther away.
"""

from __future__ import annotations

import re
from functools import cache

from readout.text import Span
from readout.times.form import Tense
from readout.times.lexicon import table

WIDTH = 160
"""Characters on either side that are looked at."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[,;:()—–“”\"]")
_BREAKS = frozenset(",;:()—–")
_QUOTES = frozenset('“”"')


def tense_at(text: str, sentence: Span, start: int, end: int) -> Tense | None:
    """The tense that governs ``text[start:end]``, or None where no word near it shows one."""
    left = [word.lower() for word in _WORD.findall(text, max(sentence.start, start - WIDTH), start)]
    right = [word.lower() for word in _WORD.findall(text, end, min(sentence.end, end + WIDTH))]
    if left[-1:] == ["since"]:
        return "past"
    best: tuple[int, Tense] | None = None
    for words, step in ((left, -1), (right, 1)):
        found = _nearest(words, step)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best else None


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of one kind in data/times_tense.tsv."""
    return frozenset(word for word, shows in table("times_tense.tsv") if shows == kind)


def _nearest(words: list[str], step: int) -> tuple[int, Tense] | None:
    """The nearest word that shows a tense on one side, and how far away it is."""
    order = range(len(words) - 1, -1, -1) if step < 0 else range(len(words))
    away = 0 if step < 0 else 3
    for at in order:
        word = words[at]
        away += 25 if word in _QUOTES else 8 if word in _BREAKS or word in _words("break") else 1
        tense = _shown(words, at)
        if tense is not None:
            return away, tense
    return None


def _shown(words: list[str], at: int) -> Tense | None:
    """The tense that one word shows where it stands."""
    word, following = words[at], words[at + 1 : at + 2]
    if word in ("has", "have"):
        return None if following == ["to"] else "past"
    if word in _words("modal") and following == ["have"]:
        return "past"
    if word in _words("future") or word in _words("soon") or word.endswith(("'ll", "’ll")):
        return "future"
    if word == "to" and at and words[at - 1] in _words("before to"):
        return "future"
    if word not in _words("past") and not (len(word) > 4 and word.endswith("ed") and word not in _words("not past")):
        return None
    lead = words[max(0, at - 3) : at]
    if any(each in ("will", "shall") or each.endswith(("'ll", "’ll")) for each in lead) or lead[-1:] in (
        ["be"],
        ["to"],
    ):
        return "future" if "been" not in lead else "past"
    return "future" if word in _words("before to") and following == ["to"] else "past"
