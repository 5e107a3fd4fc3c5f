"""The furniture rules: data/furniture.tsv, one rule a line, read once into compiled patterns.

A rule says which role it gives, what it looks at (the block's text, the text's end, the tag, a class word, an
element around it), where on the page it may apply ("under": the head, but not the page's first line; "loose":
text that no extractor vouches for), how long a block may be, whether it opens a section, and its reason in words.
Patterns match from the text's start, except those on its end.
In patterns ``{name}``, ``{names}``, ``{month}``, ``{agency}``, ``{stamp}`` and ``{after_name}`` stand for the
expressions below, so that the table can be read by people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal, cast, get_args

from readout.errors import SetupError
from readout.records import Role

LooksAt = Literal["text", "end", "tag", "within", "hint"]
Place = Literal["any", "head", "under", "tail", "loose"]
Opens = Literal["-", "titles", "rest"]

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME_WORD = rf"(?!(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)(?-i:{_CAPITAL})[\w.'’-]{{0,24}}"
_PARTICLE = r"(?:de|da|del|della|van|von|der|den|al|el|bin|ibn|la|le|di|du|dos|dit|ter|ten|y|e|st\.)"
_NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|{_PARTICLE})){{0,4}}"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = rf"(?i:(?:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
_STAMP_WORD = (
    rf"(?>\d{{1,4}}(?:st|nd|rd|th)?(?!\w)|\d{{1,2}}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?!\w)"
    rf"|\d{{1,2}} ?[ap]\.?m\b\.?"
    rf"|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}(?:T[\d:.+-]{{4,20}}Z?)?"
    rf"|(?i:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
    rf"|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thurs?|fri|sat|sun)\b\.?"
    rf"|(?i:first|last|originally|article|story|page|date|time|minutes?|mins?|hours?|days?|ago|read|reading|noon|midnight"
    rf"|published|submitted|publish(?:ed)? date|publication|updated?|posted|modified|created|issued|released"
    rf"|filed|revised|edited"
    rf"|on|at|of|by|am|pm|a\.m\.|p\.m\.|(?:eastern|central|mountain|pacific)(?: (?:daylight|standard))? time|local"
    rf"|today|yesterday|live|as|and|comments?|views?|hrs|in)(?!\w)\.?"
    rf"|(?:GMT|UTC|BST|IST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|CET|CEST|EET|EEST|MSK|SGT|HKT|KST|JST|AEST"
    rf"|AEDT|AWST|ACST|NZST|NZDT|SAST|WAT|EAT|CAT|PKT|WIB|PHT|Z|AM|PM)(?:[+-]\d{{1,2}}(?::?\d\d)?)?(?!\w))"
)
_STAMP_END = rf"[\[(–—-]?(?:{_STAMP_WORD}[\s,.|•·:;/()–—+-]{{0,4}}){{1,26}}+"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?$"
_STAMP = (
    rf"^(?!{_CLOCK})"
    r"(?=.{0,130}(?:\d[:.h]\d\d|\d[/.-]\d{1,2}[/.-]\d|(?i:published|updated|posted|modified|created|submitted)"
    rf"|(?i:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b))(?=.{{0,130}}\d)"
    rf"{_STAMP_END}(?:(?<=, ){_NAME})?$"
)
_MACROS = {
    "name": _NAME,
    "names": rf"{_NAME}(?:(?:, and |, | and | & | with |/| \| ){_NAME}){{0,5}}",
    "person": rf"{_NAME_WORD}(?: {_NAME_WORD}| {_PARTICLE} {_NAME_WORD}){{1,2}}",
    "month": _MONTH,
    "stamp": _STAMP,
    "clock": f"^{_CLOCK}",
    "stamp_by": rf"^(?=.{{0,60}}\d[:/.-]\d){_STAMP_END}(?<=by ){_NAME}$",
    "place_stamp": rf"^{_NAME}(?:, | [-–—|•] )(?=.{{0,60}}\d){_STAMP_END}$",
    "name_stamp": (
        rf"^{_NAME_WORD}(?: {_NAME_WORD}){{1,2}}?[ ,|•·–—-]{{0,3}}"
        rf"(?=\d{{1,2}}[ /.:-]|(?i:published|updated|posted|{_MONTHS})\b){_STAMP_END}$"
    ),
    "after_name": (
        r"(?:(?:,| in| for| at| of| •| ·| \|| /| –| —| -|\(|  |: )"
        r"(?!.{0,90}\b(?:said|says|was|were|had|is|are|has|have|will)\b).{0,90})?(?<![.!?:;,])"
    ),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table."""

    role: Role
    looks_at: LooksAt
    place: Place
    limit: int
    opens: Opens
    pattern: re.Pattern[str]
    reason: str


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule, in the table's order: the first that fits decides. Raises SetupError on a broken line."""
    table = (files("readout") / "data" / "furniture.tsv").read_text(encoding="utf-8")
    return tuple(_rule(number, line) for number, line in enumerate(table.splitlines()[1:], 2) if line)


def _rule(number: int, line: str) -> Rule:
    try:
        role, looks_at, place, limit, opens, pattern, reason = line.split("\t")
        compiled = re.compile(_expanded(pattern))
    except (ValueError, re.error) as cause:
        raise SetupError(f"data/furniture.tsv line {number} is not a rule ({cause}): mend it or reinstall") from None
    if role not in get_args(Role) or looks_at not in get_args(LooksAt) or place not in get_args(Place):
        raise SetupError(f"data/furniture.tsv line {number} names an unknown role, view or place: mend it or reinstall")
    return Rule(
        cast(Role, role), cast(LooksAt, looks_at), cast(Place, place), int(limit), cast(Opens, opens), compiled, reason
    )


def _expanded(pattern: str) -> str:
    for word, meaning in {**_MACROS, "agency": _agencies()}.items():
        pattern = pattern.replace("{" + word + "}", meaning)
    return pattern


@lru_cache(maxsize=1)
def _agencies() -> str:
    """An expression for every way an agency is written, longest first."""
    table = (files("readout") / "data" / "agencies.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:] if line]
    ways = {way for name, written, _ in rows for way in (name, *written.split("|"))}
    return "(?:" + "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True)) + ")"
