"""An open element of a page: what the text inside inherits from it and from those around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readout.clean.elements import HIDDEN, HIDDEN_CLASSES, TELLING
from readout.clean.tags import Token, attributes_of

_MOST_HINTS, _MOST_HINTS_OF_ONE, _MOST_WITHIN = 40, 12, 12
_UNSEEN_STYLE = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_READ = re.compile(r"class|id|style|hidden|itemprop|role|open", re.IGNORECASE)
"""Cheap test whether a tag's attributes are worth reading one by one."""


@dataclass(slots=True)
class Frame:
    """One open element; ``within`` and ``hints`` as in RawBlock, its own included."""

    tag: str
    hidden: bool = False
    within: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    pre: bool = False
    outer: dict[str, int] | None = None
    """Where this element bounds a scope: the counts of the scope around it."""


def inside(above: Frame, token: Token, show_hidden: bool) -> Frame:
    """The frame of the element that a start tag opens."""
    name = token.name
    frame = Frame(name, above.hidden or name in HIDDEN, above.within, above.hints, above.pre or name == "pre")
    if name in TELLING and above.within[-1:] != (name,):
        frame.within = (*above.within, name)[-_MOST_WITHIN:]
    if frame.hidden:
        return frame  # nothing inside is shown, so nothing asks for its class words
    if name not in ("html", "body") and _READ.search(token.attributes):
        _read(frame, attributes_of(token), show_hidden)
    elif name == "dialog":
        frame.hidden = not show_hidden
    return frame


def _read(frame: Frame, attributes: dict[str, str], show_hidden: bool) -> None:
    said = " ".join(attributes.get(key, "") for key in ("class", "id", "itemprop", "role")).lower().split()
    frame.hints = (*said[:_MOST_HINTS_OF_ONE], *frame.hints)[:_MOST_HINTS]
    if not show_hidden:
        frame.hidden = _unseen(frame.tag, attributes, said)


def _unseen(tag: str, attributes: dict[str, str], said: list[str]) -> bool:
    """Whether attributes keep the element from being shown."""
    return (
        attributes.get("hidden", "until-found") != "until-found"
        or (tag == "dialog" and "open" not in attributes)
        or _UNSEEN_STYLE.search(attributes.get("style", "")) is not None
        or any(word.replace("-", "").replace("_", "") in HIDDEN_CLASSES for word in said)
    )
