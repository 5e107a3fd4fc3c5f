"""News agencies and the ways they are written in datelines and credits, from data/agencies.tsv."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

_BETWEEN = re.compile(r"/|,|;|&|\bvia\b|\band\b")


def agency_named(written: str) -> str | None:
    """The agency's full name for the way it is written in brackets ("AP", "Kyodo News via AP"), or None."""
    for part in map(str.strip, _BETWEEN.split(written)):
        name = _ways().get(part) or _ways().get(part.removesuffix(" News").strip())
        if name:
            return name
    return None


@lru_cache(maxsize=1)
def agency_pattern() -> str:
    """A regular expression for every way an agency is written, longest first."""
    return "(?:" + "|".join(re.escape(way) for way in sorted(_ways(), key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _ways() -> dict[str, str]:
    """Ways of writing -> the agency's name."""
    table = (files("readout") / "data" / "agencies.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()[1:] if line]
    return {way: name for name, written, _ in rows for way in (name, *written.split("|"))}
