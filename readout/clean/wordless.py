"""Letters that are no words: language models call "aaaa" and "A.B.A.B." English all the same."""

from __future__ import annotations

import re

LOOKED_AT = 3_000
"""Characters of the report that are looked at."""
LONGEST_WORD = 24
MANY_WORDS = 100
"""Among so many words of English at least one is an everyday one; a shorter text may be a list of names."""

_RUN = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûü]", re.IGNORECASE)
_EVERYDAY = frozenset(("the", "of", "to", "and", "a", "in", "is", "are", "was", "for", "on", "that", "with", "at"))


def wordless(report: str) -> bool:
    """Whether most letters stand in nothing like words, or many words hold none of the everyday ones."""
    runs = _RUN.findall(report[:LOOKED_AT])
    letters = sum(map(len, runs))
    worded = sum(len(run) for run in runs if 1 < len(run) <= LONGEST_WORD and _VOWEL.search(run))
    if letters and worded * 2 < letters:
        return True
    return len(runs) >= MANY_WORDS and not any(run.casefold() in _EVERYDAY for run in runs)
