"""A person's name as reports write it, and as the table may hold it: without titles, initials and "Jr."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.actors.heads import heads_in

HONORIFICS = frozenset({
    "mr", "mrs", "ms", "dr", "prof", "sir", "dame", "lord", "lady", "baroness", "rev", "gen", "lt", "col", "maj",
    "capt", "sgt", "adm", "sen", "rep", "gov", "pres", "hon", "brig", "mp", "king", "queen", "prince", "princess",
    "acting", "former", "then", "ex", "late",
})  # fmt: skip
_INITIAL = re.compile(r"(?<= )[A-Z]\.?(?:[A-Z]\.)? (?=[A-Z])")
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III)\.?$")


def plainer(name: str) -> Iterator[str]:
    """The name with less and less about it: "Gen. David H. Petraeus" -> "David H. Petraeus", "David Petraeus"."""
    words = name.split()
    start = titles(words)
    if start:
        yield " ".join(words[start:])
    plain = _SUFFIX.sub("", _INITIAL.sub("", " ".join(words[start:])))
    if plain != " ".join(words[start:]):
        yield plain


def titles(words: list[str]) -> int:
    """How many words at the start are titles; at least one word is left as the name."""
    small = [word.lower().rstrip(".,") for word in words]
    heads = {head.start: head.end for head in heads_in(small) if not head.plural}
    at = 0
    while at < len(words) - 1:
        step = heads.get(at, at + 1 if small[at] in HONORIFICS else at)
        if step == at or step >= len(words):
            return at
        at = step
    return at
