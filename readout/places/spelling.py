"""One spelling for the ways a name is written: ``Sao Paulo``, ``São Paulo``; ``Saint Louis``, ``St. Louis``.

The gazetteer is compiled with ``spelled`` and looked up with it, so the two cannot drift apart.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a", "ħ": "h"}
    | dict.fromkeys("'’‘`´ʻʼʾʿ.", None)
    | dict.fromkeys("-‐‑–—/,_", " ")
)
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}
_ARTICLES = ("al ", "el ", "as ", "ad ", "ar ", "at ", "az ", "an ", "ash ")
_POSSESSIVE = re.compile(r"['’]s?$")


def spelled(name: str) -> str:
    """The key of a name: lower case, no marks, "the" dropped. "Saint-Denis" -> "st denis"."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = [_WORDS.get(word, word) for word in name.lower().translate(_LETTERS).split()]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def without_possessive(name: str) -> str:
    """The name without a possessive ending. "Kyiv's" -> "Kyiv"."""
    return _POSSESSIVE.sub("", name)


def variants(key: str) -> tuple[str, ...]:
    """Other keys worth a look where this one is unknown: an Arabic article dropped or added."""
    for article in _ARTICLES:
        if key.startswith(article) and len(key) > len(article) + 3:
            return (key.removeprefix(article),)
    return (f"al {key}",) if len(key) > 3 else ()
