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

from readout.clean.agencies import agency_pattern
from readout.clean.wording import WORDS
from readout.errors import SetupError
from readout.records import Role

LooksAt = Literal["text", "end", "tag", "within", "hint"]
Place = Literal["any", "head", "under", "tail", "loose"]
Opens = Literal["-", "titles", "rest"]


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
    for word, meaning in {**WORDS, "agency": agency_pattern()}.items():
        pattern = pattern.replace("{" + word + "}", meaning)
    return pattern
