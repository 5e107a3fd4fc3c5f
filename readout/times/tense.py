"""Which way a clause looks, past or future, by the verb nearest to an expression.

"The trial is set to begin on Wednesday" -> future; "police said on Wednesday" -> past. No parser: the nearest word
that shows a tense decides, and words across a comma or a conjunction count as farther away.
"""

from __future__ import annotations

import re

from readout.text import Span
from readout.times.form import Tense

WIDTH = 160
"""Characters on either side that are looked at."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[,;:()—–“”\"]")
_PAST = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "said",
        "told",
        "made",
        "took",
        "met",
        "went",
        "came",
        "got",
        "gave",
        "left",
        "began",
        "held",
        "ran",
        "won",
        "lost",
        "fell",
        "rose",
        "hit",
        "saw",
        "found",
        "kept",
        "brought",
        "sent",
        "spoke",
        "wrote",
        "became",
        "led",
        "fought",
        "grew",
        "drew",
        "flew",
        "broke",
        "bought",
        "sold",
        "built",
        "felt",
        "paid",
        "struck",
        "thought",
        "stood",
        "understood",
        "knew",
        "showed",
        "shot",
        "ago",
        "died",
        "born",
        "forced",
        "been",
        "sank",
        "shook",
        "swept",
        "drove",
        "chose",
        "threw",
        "ate",
        "caught",
        "taught",
        "slept",
        "hung",
        "dug",
        "bore",
        "swore",
        "tore",
        "wore",
        "rode",
        "sang",
        "rang",
        "lit",
        "fled",
        "sought",
        "laid",
        "lay",
        "blew",
        "froze",
        "stole",
        "withdrew",
        "overthrew",
        "undertook",
        "oversaw",
    ]
)
_FUTURE = frozenset(
    ["will", "shall", "'ll", "due", "upcoming", "scheduled", "expected", "slated", "deadline", "until", "till"]
)
_TO = frozenset(["is", "are", "was", "were", "set", "due", "expected", "scheduled", "planned", "plans", "plan", "likely", "going", "about", "hopes", "wants", "intends", "ready", "poised", "agreed", "ordered", "promised", "vowed", "aims"])  # fmt: skip
_BREAKS = frozenset(
    [
        ",",
        ";",
        ":",
        "(",
        ")",
        "—",
        "–",
        "and",
        "but",
        "that",
        "which",
        "who",
        "while",
        "because",
        "as",
        "after",
        "before",
        "when",
        "where",
        "if",
        "although",
    ]
)
_NO_PAST = frozenset(
    [
        "need",
        "feed",
        "seed",
        "speed",
        "bed",
        "red",
        "united",
        "indeed",
        "hundred",
        "proceed",
        "succeed",
        "exceed",
        "agreed",
    ]
) - {"agreed"}
_AUXILIARY = frozenset(["will", "shall", "would", "to", "be", "can", "could", "may", "might", "must", "should", "'ll"])
_SOON = frozenset(["begins", "opens", "starts", "meets", "faces", "votes", "ends", "arrives", "visits", "returns", "travels", "kicks", "takes", "plays", "goes", "comes", "closes", "expires"])  # fmt: skip


def tense_at(text: str, sentence: Span, start: int, end: int) -> Tense | None:
    """The tense that governs ``text[start:end]``, or None where no word near it shows one."""
    left = [word.lower() for word in _WORD.findall(text, max(sentence.start, start - WIDTH), start)]
    right = [word.lower() for word in _WORD.findall(text, end, min(sentence.end, end + WIDTH))]
    best: tuple[int, Tense] | None = None
    for words, step in ((left, -1), (right, 1)):
        found = _nearest(words, step)
        if found is not None and (best is None or found[0] < best[0]):
            best = found
    return best[1] if best else None


def _nearest(words: list[str], step: int) -> tuple[int, Tense] | None:
    """The nearest word that shows a tense on one side, and how far away it is."""
    order = range(len(words) - 1, -1, -1) if step < 0 else range(len(words))
    away = 0 if step < 0 else 3
    for at in order:
        away += 8 if words[at] in _BREAKS else 1
        tense = _shown(words, at)
        if tense is not None:
            return away, tense
    return None


def _shown(words: list[str], at: int) -> Tense | None:
    word = words[at]
    if word in _FUTURE or word.endswith(("'ll", "’ll")) or (word == "to" and at and words[at - 1] in _TO):
        return "future"
    if word in _SOON:
        return "future"
    past = word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NO_PAST)
    if not past:
        return None
    lead = words[max(0, at - 3) : at]
    if lead and any(each in ("will", "shall", "'ll") or each.endswith(("'ll", "’ll")) for each in lead):
        return "future"
    following = words[at + 1 : at + 2]
    if word in _TO and following == ["to"]:
        return "future"
    if "to" in lead and lead[-1] in ("be", "to"):
        return "future"
    return "past"
