"""One spelling for many: "the U.S." and "US", "Côte d’Ivoire's" and "Cote d'Ivoire" meet under one key.

The key forgets case, accents, dots, apostrophes and hyphens; ``fits`` then asks whether the case as written may
stand for the alias: "US" is a country and "us" is not, "UN" is a body and the "Un" of Kim Jong Un is not.
"""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe",
    "-": " ", "–": " ", "‑": " ", "/": " ", ",": " ", ".": "", "\u00a0": " ",
})  # fmt: skip
_MARKS = dict.fromkeys(range(0x300, 0x370))


def key(name: str) -> str:
    """The spelling under which a name is filed."""
    folded = name.casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).translate(_MARKS)
    folded = folded.translate(_SAME)
    if folded.endswith("'s"):
        folded = folded[:-2]
    words = folded.replace("'", "").split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def fits(alias: str, written: str) -> bool:
    """Whether a name, written in this case, can be the alias whose key it shares."""
    if written == alias:
        return True
    if is_acronym(alias):
        core = bare(written)
        return is_acronym(core) or (len(core) > 3 and core[:1].isupper()) or ("." in core and core.count(".") > 1)
    return not alias[:1].isupper() or any(letter.isupper() for letter in written)


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals throughout: "NATO", "U.S.", "G7"."""
    return name.isupper() and len(name) < 12 and " " not in name


def bare(written: str) -> str:
    """A name without leading article and possessive mark."""
    for tail in ("'s", "’s"):
        written = written.removesuffix(tail)
    first, _, rest = written.partition(" ")
    return rest if rest and first.lower() == "the" else written
