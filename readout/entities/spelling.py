"""Names compared as readers compare them: "Wladimir" is Vladimir, "Jong-Un" is Jong Un, "J. Biden" may be Joe Biden.

A name is a tuple of folded words. Two words agree when they are equal, sound alike when transliterated, when one is
the other's initial, or when one is short for the other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from readout.entities.words import short_for

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("dzh", "j"), ("kh", "h"), ("ck", "k"), ("ph", "f"),
    ("gh", "g"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("th", "t"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("iy", "i"), ("yi", "i"), ("ii", "i"), ("ei", "i"), ("ey", "i"), ("ai", "a"), ("ay", "a"), ("ia", "a"), ("ya", "a"),
    ("ja", "a"), ("yu", "u"), ("ju", "u"), ("iu", "u"), ("ye", "e"), ("je", "e"), ("ie", "e"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
)  # fmt: skip
"""Spellings of one sound in languages that write Russian, Arabic or Chinese names in Latin letters."""
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


@lru_cache(maxsize=8192)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents, possessive mark and full stops; hyphens part words."""
    name = name.replace("’", "'")
    for tail in ("'s", "'S", "'"):
        name = name.removesuffix(tail)
    plain = name.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(LETTERS))
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    plain = re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", plain)
    return tuple(word.replace("'", "") for word in WORD.findall(plain))


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A rough spelling that transliterations of one name share: wladimir, vladimir -> vladimir."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word).rstrip("i") or word


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The consonants that all transliterations share: gaddafi, qadhafi, kadafi -> kdf."""
    heard = sound(word).replace("dh", "d").replace("q", "k").replace("g", "k")
    heard = re.sub(r"^h(?=[lmnr])", "k", heard)
    first = "a" if heard[:1] in "aeiou" else heard[:1]
    return first + re.sub(r"[aeiouh]", "", heard[1:])


def alike(one: str, other: str) -> bool:
    """Whether two words may be one in two transliterations."""
    return abs(len(one) - len(other)) <= 3 and len(skeleton(one)) > 1 and skeleton(one) == skeleton(other)


def same_word(one: str, other: str) -> bool:
    """Whether two words of a name are one in different spelling."""
    if one == other:
        return True
    return len(one) > 3 and len(other) > 3 and sound(one) == sound(other)


def given_agree(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, alike, an initial, a short form."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return same_word(one, other) or short_for(one, other) or one_slip(one, other)


def one_slip(one: str, other: str) -> bool:
    """Whether two longer words differ by one letter put in, left out or changed."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 5:
        return False
    pairs = enumerate(zip(one, other, strict=False))
    same = next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))
    return one[same + 1 :] == other[same + 1 :] or one[same:] == other[same + 1 :] or one[same + 1 :] == other[same:]


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without "Jr" and the like."""
    return words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words


def may_be_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of two or more words can be one person's: "Joseph R. Biden Jr" and "Joe Biden"."""
    one, other = bare(one), bare(other)
    short, full = sorted((one, other), key=len)
    if _in_order(short, full):
        return True
    if len(one) > 1 and len(other) > 1 and same_word(one[-1], other[-1]) and given_agree(one[0], other[0]):
        middle = one[1:-1], other[1:-1]
        return not all(middle) or given_agree(middle[0][0], middle[1][0])
    if len(one) == len(other) == 2 and len(skeleton(one[1])) > 2 and all(map(alike, one, other)):
        return True
    return len(one) == len(other) and sorted(map(sound, one)) == sorted(map(sound, other))


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether all words of the short name stand in the full one, in its order."""
    rest = iter(full)
    return len(short) > 1 and all(any(same_word(word, other) for other in rest) for word in short)


SMALL = frozenset({"of", "the", "and", "for", "de", "on", "in"})


def initials(words: tuple[str, ...]) -> set[str]:
    """The acronyms that a name can be cut to: with and without its small words."""
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL)}
