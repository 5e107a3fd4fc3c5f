"""What people type to search, as FTS5 takes it: words, and phrases in double quotes; nothing in it is an operator.

The index knows words without case and accents. Where it does not know their order, phrases are looked for in the text,
folded in the same way.
"""

from __future__ import annotations

import re
import unicodedata

from readout.errors import SetupError
from readout.ledger.file import UNKEPT

LONGEST = 1_000
TERM = re.compile(r"\"([^\"]*)\"|(\S+)")
WORD = re.compile(r"[^\W_]+")


def expression(query: object, *, split: bool = False) -> str:
    """Every word and phrase, all of which must be there; ``split``: the words of the phrases one by one.

    Raises SetupError for a query without a word, or too long.
    """
    found = _terms(query)
    if not found:
        raise SetupError(f"{str(query)!r:.40} holds no word to search for")
    words = [[word] for term in found for word in term] if split else found
    return " ".join('"' + " ".join(term) + '"' for term in words)


def phrases(query: object) -> list[str]:
    """The terms of several words, folded: "ferry port", and what punctuation parts ("u s" of "U.S.")."""
    return [" ".join(_folded(" ".join(term))) for term in _terms(query) if len(term) > 1]


def holds_phrase(text: str | None, phrase: str) -> bool:
    """Whether the text holds the words of a folded phrase one after another. SQLite calls it."""
    return f" {phrase} " in f" {' '.join(_folded(text or ''))} "


def _terms(query: object) -> list[list[str]]:
    text = unicodedata.normalize("NFC", str(query))
    text = UNKEPT.sub(" ", text)
    if len(text) > LONGEST:
        raise SetupError(f"a search of {len(text):,} characters: {LONGEST:,} are the most")
    return [words for phrase, word in TERM.findall(text) if (words := WORD.findall(phrase or word))]


def _folded(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return WORD.findall(plain.casefold())
