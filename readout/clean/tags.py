"""The tags and texts of a page, one after another, each with its place in the decoded page.

Tolerant as browsers are and linear in the page's length whatever the page holds: no depth limit, no tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose inside holds no tags; they end at their own end tag."""

_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
"""Where a tag, a comment or a declaration may begin; any other "<" is a character of the text."""
_NAME = re.compile(r"[A-Za-z][^\s/>\x00]{0,63}+")
_ATTRIBUTES = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++)))?+""")
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TEXT}


class Token(NamedTuple):
    """``page[start:end]``: a text, a start tag or an end tag; ``attributes`` is the tag's own inside, unread."""

    kind: Literal["text", "start", "end"]
    name: str
    start: int
    end: int
    attributes: str = ""


def tokens(page: str) -> Iterator[Token]:
    """Texts and tags in page order. Comments, declarations and the inside of RAW_TEXT elements are left out."""
    place, quotes_close = 0, True
    while place < len(page):
        found = _MARKUP.search(page, place)
        opening = found.start() if found else len(page)
        if opening > place:
            yield Token("text", "", place, opening)
        if opening == len(page):
            return
        token, place, quotes_close = _markup(page, opening, quotes_close)
        if token is None:
            continue
        yield token
        if token.kind == "start" and token.name in RAW_TEXT:
            end = _RAW_END[token.name].search(page, place)
            place = end.start() if end else len(page)


def attributes_of(token: Token) -> dict[str, str]:
    """The attributes of a start tag, names in lower case, the first of two with one name, values as written."""
    read: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(token.attributes):
        read.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return read


def _markup(page: str, opening: int, quotes_close: bool) -> tuple[Token | None, int, bool]:
    """What starts at a "<": the token, if it is one to tell, where the next begins, and whether quotes still close.

    A quotation mark that never closes would swallow the rest of the page; from the first one on a tag ends at
    the next ">", which also keeps the whole pass linear.
    """
    following = page[opening + 1 : opening + 2]
    closing = following == "/"
    name = _NAME.match(page, opening + 1 + closing)
    if name is None:
        return None, _after_comment(page, opening), quotes_close
    inside = _ATTRIBUTES.match(page, name.end()) if quotes_close else None
    if inside is not None:
        end = inside.end()
    else:
        quotes_close = False
        end = page.find(">", name.end()) + 1 or len(page)
    written = page[name.end() : end - 1]
    return Token("end" if closing else "start", name[0].lower(), opening, end, written), end, quotes_close


def _after_comment(page: str, opening: int) -> int:
    """Where a comment, or a declaration read as one, ends."""
    if page.startswith("<!--", opening):
        end = page.find("-->", opening + 2)
        return end + 3 if end >= 0 else len(page)
    return page.find(">", opening) + 1 or len(page)
