"""Every visible text block of a page, in page order, with what its markup says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from readout.clean.blocks import RawBlock
from readout.clean.lines import Run, blocks_of
from readout.clean.tags import Token, attributes_of, tokens

VOID = frozenset("area base br col embed hr img input link meta param source track wbr bgsound".split())
BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search"
    " section summary table tbody td tfoot th thead tr ul button video audio iframe select textarea".split()
)
"""Elements that start and end a line in a browser; all others run on within it."""

_IN_PARAGRAPH = frozenset("button video audio iframe select textarea option optgroup legend html body".split())
"""Line breakers that do not end an open paragraph."""

HIDDEN = frozenset(
    "head script style template noscript iframe object video audio canvas svg select datalist textarea title xmp"
    " noembed noframes map applet rp".split()
)
"""Elements whose inside is not text that a reader sees."""

TELLING = frozenset(
    "article aside nav header footer main figure figcaption blockquote form table ul ol li dl details summary dialog"
    " button time address label cite small section".split()
)
_IN_HEAD = frozenset("title meta link script style base noscript template bgsound".split())
_CLOSES = {
    "li": (("li",), frozenset({"ul", "ol", "menu"})),
    "dt": (("dt", "dd"), frozenset({"dl"})), "dd": (("dt", "dd"), frozenset({"dl"})),
    "tr": (("tr",), frozenset({"table"})),
    "td": (("td", "th"), frozenset({"tr", "table"})), "th": (("td", "th"), frozenset({"tr", "table"})),
}  # fmt: skip
"""A start tag that ends an open element, and the elements beyond which it does not look for it."""

_SCOPES = frozenset({"td", "th", "caption", "table"})
_LOOK_BACK = 50
_MOST_HINTS, _MOST_HINTS_OF_ONE, _MOST_WITHIN = 40, 12, 12
_UNSEEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_UNSEEN_CLASS = frozenset("sronly visuallyhidden uvisuallyhidden screenreadertext screenreaderonly a11yhidden".split())
_ATTRIBUTE_WORDS = ("class", "id", "style", "hidden", "itemprop", "role", "open", "CLASS", "ID", "STYLE")


@dataclass(slots=True)
class Frame:
    """One open element: what its text inherits."""

    tag: str
    hidden: bool = False
    within: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    pre: bool = False
    outer: dict[str, int] | None = None
    """Where this element bounds a scope: the counts of the scope around it."""


@dataclass(slots=True)
class _Walk:
    page: str
    show_hidden: bool
    stack: list[Frame] = field(default_factory=lambda: [Frame("")])
    open: dict[str, int] = field(default_factory=dict)
    """How many elements of each name are open in the innermost table cell (or on the page outside tables)."""
    scopes: dict[str, int] = field(default_factory=dict)
    """How many elements of _SCOPES are open on the whole page."""
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
    top = walk.stack[-1]
    if top.tag == "head" and not walk.page[token.start : token.end].isspace():
        _pop_to(walk, len(walk.stack) - 1)
        top = walk.stack[-1]
    if top.hidden:
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
    if walk.stack[-1].tag == "head" and name not in _IN_HEAD:
        _pop_to(walk, len(walk.stack) - 1)
    if name == "br":
        walk.runs.append(None)
        return
    if name in BLOCK:
        _flush(walk)
        if name not in _IN_PARAGRAPH:
            _close(walk, ("p",), BLOCK)
    if name in _CLOSES:
        closed, bounds = _CLOSES[name]
        _close(walk, closed, bounds)
    if name in VOID:
        return
    if name == "a":
        walk.link_depth = len(walk.stack)
        if token.attributes.endswith("/"):
            walk.link_depth = 0
            return
    _push(walk, token)


def _push(walk: _Walk, token: Token) -> None:
    above, name = walk.stack[-1], token.name
    frame = Frame(name, above.hidden or name in HIDDEN, above.within, above.hints, above.pre or name == "pre")
    if name in TELLING and (not above.within or above.within[-1] != name):
        frame.within = (*above.within, name)[-_MOST_WITHIN:]
    if name not in ("html", "body") and any(word in token.attributes for word in _ATTRIBUTE_WORDS):
        _read_attributes(walk, frame, attributes_of(token))
    elif name == "dialog":
        frame.hidden = frame.hidden or not walk.show_hidden
    if name in _SCOPES:
        frame.outer, walk.open = walk.open, {}
        walk.scopes[name] = walk.scopes.get(name, 0) + 1
    walk.stack.append(frame)
    walk.open[name] = walk.open.get(name, 0) + 1


def _read_attributes(walk: _Walk, frame: Frame, attributes: dict[str, str]) -> None:
    said = " ".join(attributes.get(key, "") for key in ("class", "id", "itemprop", "role")).lower().split()
    frame.hints = (*said[:_MOST_HINTS_OF_ONE], *frame.hints)[:_MOST_HINTS]
    if walk.show_hidden:
        return
    frame.hidden = (
        frame.hidden
        or ("hidden" in attributes and attributes["hidden"] != "until-found")
        or (frame.tag == "dialog" and "open" not in attributes)
        or ("style" in attributes and _UNSEEN_STYLE.search(attributes["style"]) is not None)
        or any(word.replace("-", "").replace("_", "") in _UNSEEN_CLASS for word in said)
    )


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


def _close(walk: _Walk, names: tuple[str, ...], bounds: frozenset[str]) -> None:
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
