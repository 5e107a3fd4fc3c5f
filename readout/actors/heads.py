"""Head nouns and titles: what "soldiers", "foreign minister" or "rebel" tell of a sector (data/actor_heads.tsv)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LONGEST = 5
SHORT = {
    "gov.": "governor", "sen.": "senator", "rep.": "congressman", "gen.": "general", "lt.": "lieutenant",
    "col.": "colonel", "capt.": "captain", "adm.": "admiral", "maj.": "major", "sgt.": "sergeant", "pres.": "president",
    "amb.": "ambassador", "govs.": "governors", "sens.": "senators", "reps.": "congressmen",
}  # fmt: skip
"""Titles as they are shortened before a name."""

_DEFENSE = re.compile(r"\bdefense\b")


class Head(NamedTuple):
    """A head noun; ``kind``: title, body, group or role (no sector of its own: "spokesman", "leader")."""

    noun: str
    sector: str
    kind: str
    unique: bool


class Found(NamedTuple):
    """Words ``start:end`` of a phrase that are a head noun."""

    start: int
    end: int
    head: Head
    plural: bool


def heads_in(words: list[str]) -> list[Found]:
    """The head nouns of a phrase in small letters, the longest first where they overlap, in order."""
    table, first = _table()
    words = [SHORT.get(word, word) for word in words]
    found, at = [], 0
    while at < len(words):
        reach = min(LONGEST, len(words) - at) if words[at] in first else 0
        hit = next((hit for size in range(reach, 0, -1) if (hit := _at(table, words, at, at + size))), None)
        if hit is not None:
            found.append(hit)
        at = hit.end if hit is not None else at + 1
    return found


def is_head(noun: str) -> bool:
    """Whether a word in small letters is a head noun by itself."""
    return noun in _table()[0]


def _at(table: dict[str, Head], words: list[str], start: int, end: int) -> Found | None:
    noun = _DEFENSE.sub("defence", " ".join(words[start:end]))
    head = table.get(noun)
    if head is not None:
        return Found(start, end, head, head.kind == "group")
    head = table.get(singular(noun))
    return Found(start, end, head, True) if head is not None and head.kind != "group" else None


def singular(noun: str) -> str:
    """ "officials" -> official, "spokesmen" -> spokesman, "ministers of defence" -> minister of defence."""
    stem, of, rest = noun.partition(" of ")
    if stem.endswith("men"):
        stem = stem[:-3] + "man"
    elif stem.endswith("ies"):
        stem = stem[:-3] + "y"
    elif stem.endswith("s") and not stem.endswith("ss"):
        stem = stem[:-1]
    return stem + of + rest


@cache
def _table() -> tuple[dict[str, Head], frozenset[str]]:
    """Heads by noun, and every word that one begins with, its plural too."""
    found: dict[str, Head] = {}
    text = files("readout.data").joinpath("actor_heads.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        noun, sector, kind, unique = (line.split("\t") + [""] * 4)[:4]
        if noun and noun[0] != "#":
            noun = _DEFENSE.sub("defence", noun)
            found.setdefault(noun, Head(noun, sector, kind, unique == "yes"))
    first = {noun.split(" ")[0] for noun in found}
    plural = {word[:-1] + "ies" if word.endswith("y") else word[:-3] + "men" if word.endswith("man") else word + "s"
              for word in first}  # fmt: skip
    return found, frozenset(first | plural | {"defense"})
