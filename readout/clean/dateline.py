"""Datelines: "MOSCOW, Sept 14 (Reuters) - " read into place, day and agency, and set apart from its paragraph.

The dateline is evidence (where and when the report was filed, whose report it is), not something anybody
said, so it becomes a block of its own role in front of the paragraph's body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from readout.clean.agencies import agency_named
from readout.records import Block
from readout.text import Span, trim

__all__ = ["Dateline", "agency_named", "read_dateline", "split_datelines"]

LONGEST = 120
"""No dateline seen is longer; only this much of a paragraph is looked at."""
OPENINGS = 2
"""A dateline without an agency is believed only in this many first body paragraphs."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UPPER_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[.’'-]){0,24}"
_MIXED_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]{0,24}"
_REGION = rf",(?: {_MIXED_WORD}){{1,3}}"
_UPPER_PLACE = rf"{_UPPER_WORD}(?:[ /]{_UPPER_WORD}){{0,4}}(?:{_REGION}){{0,2}}?"
_MIXED_PLACE = rf"{_MIXED_WORD}(?:[ /]{_MIXED_WORD}){{0,3}}(?:{_REGION}){{0,2}}?"
_DASH = r"\s?(?:--?|–|—|_|:|\u2015)\s?"

_WITH_AGENCY = re.compile(
    rf"(?:(?P<place>{_UPPER_PLACE}|{_MIXED_PLACE})(?:,? (?P<day>{_DAY}))?,?(?:\s|\s?--))?"
    rf"(?:\((?P<agency>[^()\n]{{2,60}})\)|/(?P<slash>[^/\n]{{2,40}})/)(?:{_DASH}|\s)"
)
_WITH_DAY = re.compile(rf"(?P<place>{_UPPER_PLACE}|{_MIXED_PLACE}),? \(?(?P<day>{_DAY})\)?{_DASH}(?=\S)")
_OUTLET = re.compile(r"[A-Z][\w.&’' /-]{1,30}")
_ENDS_IN_DASH = re.compile(r"(?:--?|–|—|\u2015)\s?$")
_PLACE_ONLY = re.compile(rf"(?P<place>{_UPPER_PLACE})(?:\s(?:--?|–|—|_|\u2015)\s?|(?:–|—))(?=[\"'“‘]?\w)")
_PLACE_MIXED = re.compile(
    rf"(?P<place>{_MIXED_WORD}(?: {_MIXED_WORD}){{0,2}})(?: ?:| (?:--?|–|—))\s(?=[A-Z“\"][^:]{{60}})"
)
_SPEAKER = re.compile(rf"{_MIXED_WORD}(?: {_MIXED_WORD}){{0,3}}:\s")

_NO_PLACE = re.compile(
    r"ADVERTISEMENT|ALERT|ANALYSIS|ANSWER|BREAKING|CAUTION|COLUMN|CORRECTION|DEAR|DEVELOPING|EDITORIAL|EXCLUSIVE"
    r"|EXPLAINED|EXPLAINER|FACTBOX|FILE|FOCUS|GALLERY|HE|I|IN|INTERVIEW|IT|JUST|LISTEN|LIVE|LOOK|MODERATOR|MORE"
    r"|NEWS|NO|NOTE|NOW|OPINION|OVERVIEW|PHOTO|PHOTOS|PODCAST|POLL|PROFILE|QUESTION|READ|RECAP|RECIPE|RELATED"
    r"|REPORT|REVIEW|SCORE|SEE|SPOILER|STATEMENT|SUMMARY|THE|THEY|THIS|TIP|TIMELINE|UPDATE|UPDATED|UPDATES"
    r"|VERDICT|VIDEO|WARNING|WATCH|WE|WHAT|WHEN|WHERE|WHO|WHY|HOST|Q|A|Q\."
)
"""Words in capitals that open a paragraph and are no place."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first words of a report: characters, place, agency and day as written."""

    span: Span
    place: str | None = None
    agency: str | None = None
    day: str | None = None

    @property
    def reason(self) -> str:
        """The sentence shown beside the block."""
        facts = [("filed from", self.place), ("on", self.day), ("by", self.agency)]
        return "dateline: " + " ".join(f"{word} {fact}" for word, fact in facts if fact)


def read_dateline(paragraph: str, *, opening: bool = True, page: str = "") -> Dateline | None:
    """The dateline at the front of a paragraph, its span counted in the paragraph; None when there is none.

    ``opening`` says that this is one of the report's first paragraphs: elsewhere only a dateline that names
    an agency or a day is believed, because "SMITH: " and "UPDATE - " look like places. A place in
    small letters or before a colon is believed when it is a city of data/cities.tsv, or a name that the ``page``
    uses as a place elsewhere ("near Selby").
    """
    front = paragraph[:LONGEST]
    found = _by_agency(front) or _by_day(front)
    return found or ((_by_place(front) or _by_known_place(front, page)) if opening else None)


def _by_agency(front: str) -> Dateline | None:
    found = _WITH_AGENCY.match(front)
    if not found:
        return None
    agency = agency_named(found["agency"] or found["slash"]) or _outlet(found)
    if not agency or (found["place"] and not _is_place(found["place"])):
        return None
    return _dateline(front, found, agency)


def _outlet(found: re.Match[str]) -> str | None:
    """A station or paper in brackets that is no agency known: believed between a place in capitals and a dash."""
    written = found["agency"] or ""
    city = (found["place"] or "a").partition(",")[0]
    named = city.isupper() and _OUTLET.fullmatch(written) and _ENDS_IN_DASH.search(found.group())
    return written if named else None


def _by_day(front: str) -> Dateline | None:
    found = _WITH_DAY.match(front)
    return _dateline(front, found, None) if found and _is_place(found["place"]) else None


def _by_place(front: str) -> Dateline | None:
    found = _PLACE_ONLY.match(front)
    if not found or not _is_place(found["place"]) or len(found["place"]) < 3:
        return None
    return _dateline(front, found, None)


def _by_known_place(front: str, page: str) -> Dateline | None:
    found = _PLACE_MIXED.match(front)
    if not found:
        return None
    place = found["place"]
    used = re.compile(
        rf"\b(?:in|near|outside|around|(?:north|south|east|west)(?:-?(?:east|west))? of) {re.escape(place)}\b",
        re.IGNORECASE,
    )
    is_place = place.casefold() in _cities() or bool(used.search(page))
    return _dateline(front, found, None) if is_place else None


def _dateline(front: str, found: re.Match[str], agency: str | None) -> Dateline:
    facts = found.groupdict()
    return Dateline(trim(front, Span(0, found.end())), facts.get("place"), agency, facts.get("day"))


def _is_place(words: str) -> bool:
    if words.upper().startswith("THE HAGUE"):
        return True
    return not any(_NO_PLACE.fullmatch(word.strip(".,:")) for word in words.upper().split()[:2])


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    """Capitals and large cities, case folded, from data/cities.tsv."""
    table = (files("readout") / "data" / "cities.tsv").read_text(encoding="utf-8")
    return frozenset(line.split("\t")[0].casefold() for line in table.splitlines()[1:] if line)


def split_datelines(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, with each dateline cut off the front of its body paragraph as a block of its own."""
    parted: list[Block] = []
    openings = 0 if _is_transcript(text, blocks) else OPENINGS
    bodies = 0
    for block in blocks:
        bodies += block.role == "body"
        found = None
        if block.role == "body":
            found = read_dateline(block.span.of(text), opening=bodies <= openings, page=text)
        parted.extend(_cut(text, block, found) if found else [block])
    return tuple(parted)


def _is_transcript(text: str, blocks: Sequence[Block]) -> bool:
    """Whether paragraphs open with speakers in capitals ("SMITH: "), which a first "SMITH: " then is too."""
    speakers = [block for block in blocks if block.role == "body" and _SPEAKER.match(text, block.span.start)]
    return len(speakers) > 1


def _cut(text: str, block: Block, found: Dateline) -> list[Block]:
    edge = block.span.start + found.span.end
    rest = trim(text, Span(edge, block.span.end))
    if rest.end - rest.start < 2:
        return [block]
    return [Block(Span(block.span.start, edge), "dateline", found.reason), Block(rest, "body", block.reason)]
