"""JSON as pages write it: in HTML comments, with trailing commas, raw line ends, or broken off in the middle."""

from __future__ import annotations

import json
import re
from typing import Any

Node = dict[str, Any]

LARGEST = 1_000_000
"""Characters of one block that are read; a longer one is left out (a list of stories, or an attack)."""
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s?<!\[CDATA\[|/\*\s?<!\[CDATA\[\s?\*/|<!\[CDATA\[)|(?:-->|(?://|/\*)?\s?\]\]>(?:\s?\*/)?)\s*$"
)
_TRAILING_COMMA = re.compile(r",\s{0,200}([}\]])")


def load(block: str) -> list[Any]:
    """The values of one block, mended where it is broken; empty where nothing can be saved."""
    if len(block) > LARGEST:
        return []
    block = _COMMENT.sub("", _COMMENT.sub("", block)).strip().rstrip(";").strip()
    for text in (block, _TRAILING_COMMA.sub(r"\1", block)):
        try:
            return _values(text)
        except (ValueError, RecursionError):
            continue
    return _salvage(block)


def _values(text: str) -> list[Any]:
    """One JSON value, or several written after each other."""
    decoder = json.JSONDecoder(strict=False)
    values, place = [], 0
    while place < len(text):
        value, place = decoder.raw_decode(text, place)
        values.append(value)
        while place < len(text) and text[place] in " \t\r\n,;":
            place += 1
    return values


_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleSection|inLanguage)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,400})"'
)


def _salvage(block: str) -> list[Any]:
    """The plain facts of the first article in a block that is not JSON at all."""
    kind = re.search(r'"@type"\s{0,9}:\s{0,9}"(\w{0,40}(?:Article|BlogPosting))"', block)
    found: Node = {"@type": kind[1]} if kind else {}
    for match in _FIELD.finditer(block, kind.start() if kind else 0):
        found.setdefault(match[1], match[2])
    return [found] if kind and len(found) > 1 else []
