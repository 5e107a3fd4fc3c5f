"""The words that refer: titles, roles, bodies, given names with their gender, short forms of given names.

The facts are in ``data/referring_words.tsv``, ``given_names.tsv`` and ``nicknames.tsv``, classes of
small words in ``phrase_words.tsv``.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple, cast

from readout.attribution.lexicon import rows
from readout.referents import EntityType

Gender = Literal["male", "female"]
Use = Literal["title", "role", "body", "place", "document"]

SAME_OFFICE = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "congressman": "representative", "congresswoman": "representative",
    "ceo": "chief executive", "advisor": "adviser", "councilwoman": "councilman", "policewoman": "policeman",
    "organiser": "organizer", "neighbour": "neighbor", "coauthor": "co-author", "cofounder": "co-founder",
    "lawmaker": "representative", "boss": "chief", "head": "chief", "newspaper": "paper", "premier": "prime minister",
    "attorney": "lawyer", "footballer": "player", "firm": "company", "organisation": "organization",
    "defence minister": "defense minister", "secretary general": "secretary-general",
}  # fmt: skip
"""Two words for one office; what is not here stands for itself."""


TAILS = ("ologist", "onomist", "master", "keeper", "worker", "maker", "smith", "teacher", "seller", "grower")
"""Endings of nouns for persons that need not be listed."""


class Referring(NamedTuple):
    """What one noun can stand for."""

    type: EntityType
    many: bool
    gender: Gender | None
    use: Use


PERSONAL = Referring("person", False, None, "role")


@cache
def _nouns() -> dict[str, Referring]:
    found = {
        word: Referring(cast(EntityType, type), number == "many", _gender(gender), cast(Use, use))
        for word, type, number, gender, use in rows("referring_words.tsv")
        if use != "title"
    }
    for word, kind, _ in rows("anonymous_sources.tsv"):
        if word not in found and kind not in ("documents", "document", "media"):
            found[word] = Referring("person", word.endswith("s") and not word.endswith("ss"), None, "role")
    return found


@cache
def titles() -> dict[str, Gender | None]:
    """Titles as written before a name, without a full stop, and the gender they tell."""
    return {row[0].rstrip("."): _gender(row[3]) for row in rows("referring_words.tsv") if row[4] == "title"}


@cache
def _given() -> dict[str, Gender]:
    return {name: cast(Gender, gender) for name, gender in rows("given_names.tsv")}


@cache
def _short() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for short, name in rows("nicknames.tsv"):
        found.setdefault(short, set()).add(name)
        found.setdefault(name, set()).add(short)
    return {name: frozenset(others) for name, others in found.items()}


def noun(word: str) -> Referring | None:
    """What a lower-case noun stands for; None for nouns that the table does not know. Plurals in -s are read."""
    known = _nouns()
    if word in known:
        return known[word]
    for tail, put in (("ies", "y"), ("es", ""), ("s", "")):
        single = known.get(word[: -len(tail)] + put) if word.endswith(tail) and not word.endswith("ss") else None
        if single is not None and not single.many:
            return single._replace(many=True)
    part = word.rpartition("-")[2]
    if part != word:
        return known.get(part)
    return PERSONAL if word.endswith(TAILS) else None


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one class of ``data/phrase_words.tsv``: determiners, pronouns, what follows a head noun ..."""
    return frozenset(word for word, each in rows("phrase_words.tsv") if each == kind)


def office(head: str) -> str:
    """One word for an office of several: "spokeswoman" -> "spokesperson"."""
    return SAME_OFFICE.get(head, head)


def gender_of_given(name: str) -> Gender | None:
    """The gender that nearly all bearers of a given name (lower case, no accents) share."""
    return _given().get(name)


def short_for(one: str, other: str) -> bool:
    """Whether one given name is a usual short form of the other, or both of a third."""
    return other in _short().get(one, ())


def _gender(cell: str) -> Gender | None:
    return None if cell == "-" else cast(Gender, cell)
