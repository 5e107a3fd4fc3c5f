"""Statements of a page about itself, each with where it stood; and the page as a tree to read them from."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

MOST = 40
"""Statements of one kind that are kept from one page."""
LONGEST = 2_000
"""Characters of one statement."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One thing that the page says about itself, and where: ``("json-ld headline", "Bridge reopens")``."""

    source: str
    value: str


@dataclass
class Facts:
    """Statements by kind: title, author, outlet, section, tags, language, canonical, agency, published ..."""

    found: dict[str, list[Stated]] = field(default_factory=lambda: defaultdict(list))

    def add(self, kind: str, source: str, value: str | None) -> None:
        """Keep one statement, its white space collapsed and entities decoded; repeats and blanks are left out."""
        statement = Stated(source, " ".join(html.unescape(value or "")[:LONGEST].split()))
        kept = self.found[kind]
        if statement.value and statement not in kept and len(kept) < MOST:
            kept.append(statement)

    def __getitem__(self, kind: str) -> list[Stated]:
        return self.found.get(kind, [])

    def first(self, kind: str) -> str | None:
        """The most trusted statement of one kind."""
        return self[kind][0].value if self[kind] else None


def parse(page: str) -> Any:
    """The page as an lxml tree, or None where it holds no markup. Nothing is fetched, no entity expanded."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(page.replace("\x00", " ").encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def text_of(node: Any) -> str:
    """The words inside an element, white space collapsed; scripts and styles are not words."""
    return " ".join("".join(_words(node)).split())[:LONGEST]


def around(node: Any) -> Iterator[Any]:
    """The element and those around it, innermost first."""
    while node is not None:
        yield node
        node = node.getparent()


def _words(node: Any) -> Iterator[str]:
    """The text pieces of an element in order, no more of them than a long statement needs."""
    length = 0
    for piece in _pieces(node):
        yield piece
        length += len(piece)
        if length > 4 * LONGEST:
            return


def _pieces(node: Any) -> Iterator[str]:
    for event, element in etree.iterwalk(node, events=("start", "end")):
        if event == "start" and element.tag not in _SILENT and element.text:
            yield element.text
        elif event == "end" and element is not node and element.tail:
            yield " " + element.tail if element.tag in _BREAKING else element.tail


_SILENT = frozenset({"script", "style", "noscript", "template", "svg"})
_BREAKING = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "time"})
