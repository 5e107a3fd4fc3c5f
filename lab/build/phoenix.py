"""The Phoenix actor dictionaries (MIT, January 2014): persons with dated roles, bodies, armed groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lab.build.row import Fact, in_capitals
from lab.build.territories import codes

FOLDER = Path("../shared/data/events/phoenix")
SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "LEG": "LEG", "JUD": "JUD", "COP": "COP", "SPY": "SPY", "OPP": "OPP", "REB": "REB",
    "INS": "REB", "SEP": "REB", "UAF": "UAF", "BUS": "BUS", "EDU": "EDU", "MED": "JRN", "HLH": "MED", "LAB": "LAB",
    "PTY": "PTY", "REF": "REF", "CRM": "CRM", "CVL": "CVL", "AGR": "AGR", "ELI": "ELI", "SET": "CVL",
}  # fmt: skip
NOT_COUNTRIES = {"IGO": "IGO", "NGO": "NGO", "NGM": "NGO", "MNC": "MNC", "IMG": "IMG", "INT": "IMG"}
BODY = re.compile(
    r"\b(?:organi[sz]ation|association|bank|fund|council|committee|union|federation|institute|international|agency|"
    r"society|front|army|movement|party|brigades?|league|commission|centre|center|network|foundation|group|forces?|"
    r"alliance|ministry|parliament|court|coalition|liberation|corps|guards?|programme|program|court|tribunal|mission|"
    r"conference|congress|community|assembly|confederation|campaign|watch|relief|aid|nations|militia|brotherhood)\b"
)
FIRM = re.compile(r" (?:Inc|Incorporated|Corp|Corporation|Co|Company|Limited|Ltd|Plc|Lp)\.?$")
_CODE = re.compile(r"\[([A-Z]{3,})(?: ([<>]?)(\d{6,8})(?:-(\d{6,8}))?)?\]")
SOURCE, LICENCE = "Phoenix 2014-01", "MIT"


class Block(NamedTuple):
    """One entry: its names, and its codes with their dates."""

    names: list[str]
    codes: list[tuple[str, str, str]]
    notes: list[str]


def facts() -> Iterator[Fact]:
    """Persons with dates of the country file; bodies and groups of the other two."""
    for block in _blocks("Countries"):
        yield from _person(block)
    for name in ("International", "MilNonState"):
        for block in _blocks(name):
            yield from _person(block) if any(since for _, since, _ in block.codes) else _body(block, name)


def _blocks(name: str) -> Iterator[Block]:
    block = Block([], [], [])
    for raw in (FOLDER / f"Phoenix.{name}.actors.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        line = raw.split("#")[0].rstrip()
        if not line:
            continue
        if line[0] not in "+\t [":
            yield block
            block = Block([], [], [])
        code = _CODE.search(line)
        alias = line.split("[")[0].strip("+ \t").replace("_", " ").strip()
        block.notes.append(raw.partition("#")[2])
        if alias:
            block.names.append(alias)
        if code:
            block.codes.append(_dated(code))
    yield block


def _dated(code: re.Match[str]) -> tuple[str, str, str]:
    first, last = _iso(code[3]), _iso(code[4])
    return (code[1], "", first) if code[2] == "<" else (code[1], first, last)


def _iso(digits: str | None) -> str:
    """Of "080508" -> 2008-05-08, "19270101" -> 1927-01-01; a day that cannot be is none."""
    if not digits or len(digits) not in (6, 8):
        return ""
    year = digits[:-4] if len(digits) == 8 else ("19" if int(digits[:2]) > 20 else "20") + digits[:2]
    month, day = digits[-4:-2], digits[-2:]
    return f"{year}-{month}-{day}" if "01" <= month <= "12" and "01" <= day <= "31" else ""


def _person(block: Block) -> Iterator[Fact]:
    spells = [(code, since, until) for code, since, until in block.codes if since and not code[3:].startswith("ELI")]
    full = [in_capitals(name) for name in block.names if " " in name and not TITLED.match(name)]
    for code, since, until in spells:
        country, sector = _meaning(code)
        if country and sector and full and (not until or until >= since):
            for alias in dict.fromkeys(full):
                yield Fact(alias, full[0], "", country, sector, "person", "", since, until, SOURCE, LICENCE)


TITLED = re.compile(
    r"(?i)(?:\w+ )?(?:president|prime|minister|king|queen|general|secretary|dr|mr|the|foreign|defen[cs]e|senator|"
    r"premier|chancellor|sheikh|emir|prince|pm|colonel|gen|lt|col|leader|ambassador)\b"
)


def _body(block: Block, name: str) -> Iterator[Fact]:
    """Bodies without dates; in the International file only what calls itself one, as persons stand among them."""
    if not block.codes or not block.names:
        return
    country, sector = _meaning(block.codes[0][0])
    for raw in block.names:
        bracket = re.search(r"\(([A-Z-]{3,8})\)", raw)
        alias = in_capitals(re.sub(r"\s*\([^)]*\)?", "", raw).strip())
        if country == "MNC" and " " in (short := FIRM.sub("", alias)):
            alias = short
        known = name == "MilNonState" or BODY.search(alias.lower()) or (country == "MNC" and "$" in block.notes[0])
        if country and known and len(alias) > 6 and " " in alias:
            row = Fact(alias, alias, "", country, sector, "group" if sector == "REB" else "body", "", "", "", SOURCE,
                       LICENCE)  # fmt: skip
            yield row
            if bracket:
                yield row._replace(alias=bracket[1])


def _meaning(code: str) -> tuple[str, str]:
    """Country and PLOVER sector of a CAMEO code: RUSGOV -> RUS GOV, IGOUNO -> UNO, NGOUSAEDU -> NGO EDU."""
    first, rest = code[:3], [code[at : at + 3] for at in range(3, len(code) - 2, 3)]
    country = "UNO" if code.startswith("IGOUNO") else "EUR" if code.startswith("IGOEEC") else NOT_COUNTRIES.get(first)
    if country is None:
        country = first if first in set(codes().values()) else ""
    default = {"MNC": "BUS", "IMG": "REB", "NGO": "SOC"}.get(country, "")
    sector = "BUS" if country == "MNC" else next((SECTORS[part] for part in rest if part in SECTORS), default)
    return country, sector
