"""What the words beside a place name say of it: where it lies, what it is, which side of it is meant.

"Paris, Texas" lies in Texas; "the Lebanese city of Tripoli" is a city in Lebanon; "Gori, a town in central Georgia"
a town in Georgia; "Kherson region" is the region and not the town; "eastern Ukraine" is the east of Ukraine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from readout.places.atlas import holders
from readout.places.gazetteer import Row, country_words
from readout.places.regions import abbreviations
from readout.places.spelling import spelled, without_possessive
from readout.text import Span

Sort = Literal["town", "unit", "country", "water", "height", "site"]

_WORDS: dict[Sort, str] = {
    "town": "city town village port capital suburb hamlet settlement municipality township resort neighborhood "
    "neighbourhood metropolis cities towns villages suburbs",
    "unit": "province region state county oblast prefecture governorate district territory department krai canton "
    "provinces regions states counties districts emirate voivodeship",
    "country": "country nation republic kingdom countries",
    "water": "river lake sea strait gulf bay ocean canal creek reservoir",
    "height": "mountain mountains mount volcano hills desert island islands peninsula valley",
    "site": "airport airfield university hospital stadium prison bridge dam base",
}
NOUNS: dict[str, Sort] = {word: sort for sort, words in _WORDS.items() for word in words.split()}
"""What the noun beside a name says that it is."""

SIDES = re.compile(
    r"(?:\b(?:north|south|east|west|central|cent(?:er|re)|mid|upstate|downtown|northern|southern|eastern|western|"
    r"(?:north|south)[- ]?(?:east|west)(?:ern)?|far[- ](?:north|south|east|west)\w*))$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_](?:[\w’'&-]|\.(?=\w))*\.?|[,;:()\"“”–—]")
_LINKS = frozenset({"in", "of", "at", "near", "outside", "from", "inside", "within", "around"})
_REACH = 90
"""Characters looked at on either side: a containment stands close by."""


@dataclass(frozen=True)
class Clue:
    """What the words beside one mention say. ``held`` is written as in the text, ``by`` what it can mean."""

    held: str = ""
    by: tuple[Row, ...] = ()
    countries: frozenset[str] = frozenset()
    sort: Sort | None = None
    side: str = ""
    listed: bool = False
    """The name after the comma may be the next of a list rather than what holds this one."""


def clue(text: str, span: Span, sentence: Span) -> Clue:
    """Reads the words before and after a mention, within its sentence."""
    before = _WORD.findall(text[max(sentence.start, span.start - _REACH) : span.start])
    after = _WORD.findall(text[span.end : min(sentence.end, span.end + _REACH)])
    if after and after[0] in ("’s", "'s", "s"):
        after = after[1:]
    sort, side, people = _leading(before)
    sort = _following(after) or sort
    held, by, listed = _holder(after) or _owner(before) or ("", (), False)
    return Clue(held or people, by, _people(people), sort, side, listed)


def _leading(before: list[str]) -> tuple[Sort | None, str, str]:
    """Walks back over "the southern Ukrainian port city of": what it is, which side of it, whose."""
    sort: Sort | None = None
    side = people = ""
    words = before[::-1]
    at = 1 if words[:1] == ["of"] and len(words) > 1 and words[1].lower() in NOUNS else 0
    for step, word in enumerate(words[at : at + 6]):
        low = word.lower()
        if low in NOUNS and (at or (step == 0 and word[0].isupper())):
            sort = sort or NOUNS[low]
        elif SIDES.fullmatch(word):
            side = side or ("" if sort else low)
        elif word[0].isupper() and spelled(word) in country_words():
            people = word
            break
        elif not word[0].isalpha() or word[0].isupper() or (step and not at) or low in _LINKS | {"the", "and"}:
            break
    return sort, side, people


def _people(word: str) -> frozenset[str]:
    return frozenset({country_words()[spelled(word)]}) if word else frozenset()


def _following(after: list[str]) -> Sort | None:
    """ "Kherson region", "Jordan River": the noun right after the name says what it is."""
    return NOUNS.get(after[0].lower().rstrip(".")) if after else None


def _holder(after: list[str]) -> tuple[str, tuple[Row, ...], bool] | None:
    """The place that the words after a name put it in: ", Texas", ", in southern Lebanon", "in Georgia"."""
    words = after[1:] if after and after[0].lower() in NOUNS else after
    if not words:
        return None
    if words[0] in (",", "("):
        if found := _named(words[1:]):
            name, rows, used = found
            return name, rows, _goes_on(words[1 + used :])
    elif words[0] not in ("in", "near"):
        return None
    for step, word in enumerate(words[:10]):
        if word in _LINKS:
            for skip in range(step + 1, step + 5):
                if skip < len(words) and words[skip][0].isupper() and (found := _named(words[skip:])):
                    return found[0], found[1], False
                if skip < len(words) and not (SIDES.fullmatch(words[skip]) or words[skip] in ("the", "and")):
                    break
            if word == "in":
                return None
        elif step and word in (";", ":", "(", "“", '"'):
            return None
    return None


def _owner(before: list[str]) -> tuple[str, tuple[Row, ...], bool] | None:
    """The place whose this one is: "Ukraine's eastern city of", "the Ontario town of"."""
    words = before[:-1] if before[-1:] == ["of"] else before
    for step, word in enumerate(reversed(words[-6:])):
        if word[0].isupper():
            owns = word != without_possessive(word)
            if not owns and not (step and words[-1].lower() in NOUNS):
                return None
            end = len(words) - step
            for start in range(max(0, end - 4), end):
                name = without_possessive(" ".join(words[start:end]))
                if words[start][0].isupper() and (rows := holders(name)):
                    return name, rows, False
            return None
        if not word[0].isalpha() or word in _LINKS:
            return None
    return None


def _named(words: list[str]) -> tuple[str, tuple[Row, ...], int] | None:
    """The longest run of words, four at most, that names a country, unit or region."""
    for length in range(min(4, len(words)), 0, -1):
        if not (words[0][0].isupper() and words[length - 1][0].isalpha()):
            continue
        name = " ".join(words[:length])
        name = name if name in abbreviations() else name.removesuffix(".")
        for form in dict.fromkeys((name, without_possessive(name))):
            if (form in abbreviations() or len(form) > 3 or form.isupper()) and (rows := holders(form)):
                return form, rows, length
    return None


def _goes_on(words: list[str]) -> bool:
    """Whether a list goes on: ", and ...", ", Florida"."""
    if words[:1] == [","]:
        return len(words) > 1 and (words[1] in ("and", "or") or words[1][0].isupper())
    return bool(words) and words[0] in ("and", "or")
