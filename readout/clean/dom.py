"""Every visible text block of a page, in page order, with what its markup says about it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from readout.clean.blocks import RawBlock
from readout.clean.elements import BLOCK, CLOSES, IN_HEAD, IN_PARAGRAPH, SCOPES, VOID
from readout.clean.frames import Frame, inside
from readout.clean.lines import Run, blocks_of
from readout.clean.tags import Token, tokens

_LOOK_BACK = 50
"""Open elements that a tag which ends another looks back over; real pages need few, hostile ones are cut short."""
_SAME_PAGE = re.compile(r"href\s{0,9}=\s{0,9}[\"']?#", re.IGNORECASE)
"""A link to a place on the page itself (a table of contents) leads nowhere else, so it does not count as a link."""

_PARAGRAPH = frozenset({"p"})


@dataclass(slots=True)
class _Walk:
    page: str
    show_hidden: bool
    stack: list[Frame] = field(default_factory=lambda: [Frame("")])
    open: dict[str, int] = field(default_factory=dict)
    """How many elements of each name are open in the innermost table cell (or on the page outside tables)."""
    scopes: dict[str, int] = field(default_factory=dict)
    """How many elements of SCOPES are open on the whole page."""
    link_depth: int = 0
    """How many elements were open at the link we are in; 0 outside links (links do not nest)."""
    runs: list[Run | None] = field(default_factory=list)
    blocks: list[RawBlock] = field(default_factory=list)


def blocks_in(page: str, show_hidden: bool = False) -> list[RawBlock]:
    """Each visible block, white space collapsed, tied to ``page`` piece by piece; none is in the article yet.

    ``show_hidden`` takes in what styles and attributes hide (articles that a script is to reveal).
    """
    walk = _Walk(page, show_hidden)
    for token in tokens(page):
        if token.kind == "text":
            _text(walk, token)
        elif token.kind == "start":
            _start(walk, token)
        else:
            _end(walk, token)
    _flush(walk)
    return walk.blocks


def _text(walk: _Walk, token: Token) -> None:
    blank = walk.page[token.start : token.end].isspace()
    if walk.stack[-1].tag == "head" and not blank:
        _pop_to(walk, len(walk.stack) - 1)
    top = walk.stack[-1]
    if top.hidden or (blank and not walk.runs):
        return
    if not top.pre:
        walk.runs.append(Run(token.start, token.end, walk.link_depth > 0, top))
        return
    start = token.start
    while (end := walk.page.find("\n", start, token.end)) >= 0:
        walk.runs += [Run(start, end, walk.link_depth > 0, top), None]
        start = end + 1
    walk.runs.append(Run(start, token.end, walk.link_depth > 0, top))


def _start(walk: _Walk, token: Token) -> None:
    name = token.name
    if walk.stack[-1].tag == "head" and name not in IN_HEAD:
        _pop_to(walk, len(walk.stack) - 1)
    if name == "br":
        walk.runs.append(None)
        return
    if name in BLOCK:
        _flush(walk)
        if name not in IN_PARAGRAPH:
            _close(walk, _PARAGRAPH, BLOCK)
    if name in CLOSES:
        closed, bounds = CLOSES[name]
        _close(walk, closed, bounds)
    if name in VOID:
        return
    if name == "a":
        walk.link_depth = 0 if _SAME_PAGE.search(token.attributes) else len(walk.stack)
        if token.attributes.endswith("/"):
            walk.link_depth = 0
            return
    _push(walk, token)


def _push(walk: _Walk, token: Token) -> None:
    frame = inside(walk.stack[-1], token, walk.show_hidden)
    if token.name in SCOPES:
        frame.outer, walk.open = walk.open, {}
        walk.scopes[token.name] = walk.scopes.get(token.name, 0) + 1
    walk.stack.append(frame)
    walk.open[token.name] = walk.open.get(token.name, 0) + 1


def _end(walk: _Walk, token: Token) -> None:
    name = token.name
    if name in ("body", "html"):
        _flush(walk)
        return
    if name == "br":
        walk.runs.append(None)
        return
    if name in BLOCK:
        _flush(walk)
    if name == "a":
        walk.link_depth = 0
    if walk.open.get(name) or walk.scopes.get(name):
        _close_end(walk, name)


def _close_end(walk: _Walk, name: str) -> None:
    """An end tag ends the nearest open element of its name; an inline one does not reach beyond its block."""
    inline = name not in BLOCK
    lowest = len(walk.stack) - _LOOK_BACK if inline else 0
    for depth in range(len(walk.stack) - 1, max(0, lowest), -1):
        tag = walk.stack[depth].tag
        if tag == name:
            _pop_to(walk, depth)
            return
        if inline and tag in BLOCK:
            return


def _close(walk: _Walk, names: AbstractSet[str], bounds: AbstractSet[str]) -> None:
    """End the nearest open element among ``names``, looking back a little and not beyond ``bounds``."""
    for depth in range(len(walk.stack) - 1, max(0, len(walk.stack) - _LOOK_BACK), -1):
        tag = walk.stack[depth].tag
        if tag in names:
            _pop_to(walk, depth)
            return
        if tag in bounds:
            return


def _pop_to(walk: _Walk, depth: int) -> None:
    """Close every element from ``depth`` on."""
    while len(walk.stack) > depth:
        frame = walk.stack.pop()
        walk.open[frame.tag] = walk.open.get(frame.tag, 1) - 1
        if frame.outer is not None:
            walk.open = frame.outer
            walk.scopes[frame.tag] -= 1
    if walk.link_depth > len(walk.stack):
        walk.link_depth = 0


def _flush(walk: _Walk) -> None:
    """A block boundary: what was gathered becomes a block, or several where lines break."""
    if walk.runs:
        holder = next((frame.tag for frame in reversed(walk.stack) if frame.tag in BLOCK), "body")
        walk.blocks.extend(blocks_of(walk.page, walk.runs, holder))
        walk.runs = []
