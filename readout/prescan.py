"""Hazards of a page that must be known before an HTML parser sees it.

Two shapes of page break parsers built on libxml2. Very many attributes on one tag take time that grows with
their square (60,000 held trafilatura for 19 s, and signals were ignored meanwhile); they are refused. Tags
nested hundreds deep make the parser stop early and give an *empty* page without a word; they are readable, but
not by trafilatura, so the clean stage must take its fallback.

    hazard = check(html)
    if hazard and hazard.refuse:
        raise InputError(hazard.reason)
    deep = hazard is not None          # kind "depth": use the fallback

One pass, in time linear in the page's length: every quantifier below is possessive.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

MAX_ATTRIBUTES = 500
"""On one tag. News pages stay below a hundred."""
MAX_PAIRS = 20_000_000
"""Pairs of attributes that a parser compares over the whole page: 0.5 s of its time."""
MAX_DEPTH = 200
"""Tags open at once. libxml2 stops at 255 (at about 2,000 with ``huge_tree``), and returns nothing."""

_VALUE = r"\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+"
_ATTRIBUTE = rf"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:{_VALUE}))?+"
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:[\s/]++|{_ATTRIBUTE})*+))")
_COMMENT_END = re.compile(r"-->")
_RAW_END = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style", "textarea", "title", "xmp")}
"""What stands between these tags and their ends is not markup."""
_ROOM_FOR_MANY = 200
_NOT_NESTED = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup",
    "html", "head", "body",
})  # fmt: skip
"""Never open for long: they hold nothing, or the next of their kind closes them."""
_CLOSED_AT_ONCE = (" /", '"/', "'/", "\t/", "\n/")


@dataclass(frozen=True, slots=True)
class Hazard:
    """What is dangerous about a page; ``refuse`` when no parser should see it. ``reason`` is one line."""

    kind: Literal["attributes", "depth"]
    reason: str
    refuse: bool


def check(html: str) -> Hazard | None:
    """The worst hazard of a page, or None. Too many attributes are worse than deep nesting."""
    open_tags: Counter[str] = Counter()
    depth = deepest = position = pairs = 0
    while tag := _TAG.search(html, position):
        position, name = tag.end(), (tag["name"] or "").lower()
        if tag["comment"]:
            position = _after(_COMMENT_END, html, position)
            continue
        if tag["end"]:
            closed = min(1, open_tags[name])
            open_tags[name] -= closed
            depth -= closed
            continue
        count = _attributes(tag["rest"])
        pairs += count * count
        if count > MAX_ATTRIBUTES or pairs > MAX_PAIRS:
            return _flood(name, count)
        if name in _RAW_END:
            position = _after(_RAW_END[name], html, position)
        elif name not in _NOT_NESTED and tag["rest"] != "/" and not tag["rest"].endswith(_CLOSED_AT_ONCE):
            open_tags[name] += 1
            depth += 1
            deepest = max(deepest, depth)
    return _deep(deepest) if deepest > MAX_DEPTH else None


def _attributes(rest: str) -> int:
    """How many attributes stand in a tag; 0 without counting where there is no room for many."""
    if len(rest) <= _ROOM_FOR_MANY:
        return 0
    return sum(1 for _ in _ONE_ATTRIBUTE.finditer(rest))


def _after(end: re.Pattern[str], html: str, position: int) -> int:
    found = end.search(html, position)
    return found.end() if found else len(html)


def _flood(name: str, count: int) -> Hazard:
    reason = f"one <{name[:20]}> tag has {count:,} attributes, too many for a parser: not a page anyone wrote"
    return Hazard("attributes", reason, refuse=True)


def _deep(depth: int) -> Hazard:
    return Hazard("depth", f"tags are nested {depth:,} deep (an HTML parser follows {MAX_DEPTH})", refuse=False)
