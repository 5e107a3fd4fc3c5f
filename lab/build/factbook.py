"""The CIA World Factbook's JSON edition (CC0, 17 May 2026): profiles, and who led which country since when."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lab.build.row import Fact, in_capitals

SOURCE, LICENCE = "CIA World Factbook 2026-05", "CC0-1.0"
FOLDER = Path("../shared/data/kb/factbook")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
OFFICES = (
    ("vice president", "vice president"), ("prime minister", "prime minister"), ("premier", "prime minister"),
    ("chancellor", "chancellor"), ("taoiseach", "prime minister"), ("supreme leader", "supreme leader"),
    ("president", "president"), ("king", "king"), ("queen", "queen"), ("emperor", "emperor"), ("sultan", "sultan"),
    ("amir", "emir"), ("pope", "pope"), ("prince", "prince"), ("grand duke", "grand duke"), ("leader", "leader"),
    ("chair", "head of state"),
)  # fmt: skip
_SPELL = re.compile(r"([^;()]{3,160}?) ?\((?:born[^)]*|since ([^)]{4,30}))\)")
_SURNAME = re.compile(r"(?<![\w-])(?:[A-Z]\.|Mc)?(?:al-|Al-|el-|d'|D'|[A-Z]')?[A-Z][A-Z'’-]+(?![a-z])")


def profiles() -> Iterator[dict[str, Any]]:
    """Every country profile, in the order of its file name."""
    for path in sorted(FOLDER.glob("*/*.json")):
        if path.parent.name not in ("meta", "world", "oceans"):
            yield json.loads(path.read_text(encoding="utf-8"))


def text_of(cell: Any) -> str:
    """The text of a cell without markup."""
    text = cell.get("text", "") if isinstance(cell, dict) else cell or ""
    return re.sub(r"<[^>]{0,200}>", " ", html.unescape(str(text))).strip()


def leaders(profile: dict[str, Any], country: str) -> Iterator[Fact]:
    """Chief of state and head of government, since the date given."""
    branch = profile.get("Government", {}).get("Executive branch", {})
    for cell in ("chief of state", "head of government"):
        text = text_of(branch.get(cell))
        if "represented by" in text or "Co-prince" in text:
            continue
        text = text.split("note")[0]
        for spell in _SPELL.finditer(text):
            yield from _leader(spell[1].replace("(Col.", "").strip(" ,"), spell[2] or "", country)


def _leader(words: str, since: str, country: str) -> Iterator[Fact]:
    office = next((office for word, office in OFFICES if word in words.lower()), "leader")
    name = _person(words) if "Assembly President" not in words else ""
    if name and since:
        for alias in sorted({name, _short(words, name)}):
            yield Fact(alias, name, "", country, "GOV", "person", office, _iso(since), "", SOURCE, LICENCE)


def _short(words: str, name: str) -> str:
    """First name and surname: of "Emmerson Dambudzo MNANGAGWA" and "Gustavo Francisco PETRO Urrego"."""
    surname = next((name_ for name_ in name.split() if name_.upper() in words and len(name_) > 3), "")
    first = name.split()[0]
    return f"{first} {surname}" if surname and surname != first else name


def _person(words: str) -> str:
    """The name at the end of "President of the Republic Emmanuel MACRON": the surname stands in capitals."""
    caps = list(_SURNAME.finditer(re.sub(r"\bI{2,3}\b|\b[IVX]+\b", "", words)))
    if not caps:
        return ""
    tokens = words.split()
    at = next((n for n, token in enumerate(tokens) if _SURNAME.search(token)), 0)
    first = at
    while first and tokens[first - 1].strip(".").lower() not in TITLES and tokens[first - 1][0].isalpha():
        first -= 1
    return " ".join(in_capitals(t) if t.isupper() and not re.fullmatch("[IVX]+", t) else t for t in tokens[first:])


TITLES = {
    "president", "minister", "premier", "king", "queen", "emperor", "sultan", "amir", "prince", "duke", "pope",
    "of", "the", "dr", "gen", "general", "col", "sr", "leader", "chairperson", "chair", "commission", "council",
    "captain", "chancellor", "forces", "sheikh", "shaykh", "taoiseach", "presidency", "sayyid", "mr", "mrs", "ms",
    "sir", "adm", "lt", "maj", "brig", "field", "marshal", "acting", "interim", "transitional", "republic",
    "governor", "ayatollah", "secretary", "assembly", "executive", "state", "cnsp", "co", "chief", "first", "head",
    "military", "junta", "chairman", "vice", "deputy", "sovereign", "self", "appointed", "archbishop", "bishop",
    "rear", "regent", "captains", "cardinal", "government", "his", "highness", "dame",
}  # fmt: skip
"""Words before a name that are no part of it."""


def _iso(words: str) -> str:
    """Of "14 May 2017" -> 2017-05-14, "May 2017" -> 2017-05, "1997" -> 1997."""
    found = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", words)
    if found is None:
        return ""
    day, month, year = found.groups()
    if month not in MONTHS:
        return str(year)
    number = f"{year}-{MONTHS.index(month) + 1:02}"
    return f"{number}-{int(day):02}" if day else number
