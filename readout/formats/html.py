"""HTML: one page. Known by its first tags, or by its name when it holds any tag at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.records import Fault, Page

NAME = "HTML"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml", ".shtml")
KIND: Kind = "page"
BINARY = False

_START = re.compile(rb"<(?:!doctype|html|head|body|meta|title|article|main)[\s>]", re.IGNORECASE)
_OPENING = re.compile(rb"(?:\s++|<!--.*?-->|<\?xml[^>]{0,300}\?>)*+", re.DOTALL)
_TAG = re.compile(rb"</?(?:p|div|span|a|br|h[1-6]|ul|li|td|img|section|script|style|link|meta)[\s/>]", re.IGNORECASE)
_ANY_TAG = re.compile(rb"<[a-z!]", re.IGNORECASE)
ENOUGH_TAGS = 6
"""In the head of something whose name says nothing; a pasted text seldom holds more than a stray <br>."""


def fits(head: bytes, suffix: str) -> bool:
    """Whether these first bytes are those of an HTML page."""
    opening = _OPENING.match(head)
    if opening and _START.match(head, opening.end()):
        return True
    if suffix in SUFFIXES:
        return bool(_ANY_TAG.search(head))
    return len(_TAG.findall(head)) >= ENOUGH_TAGS and suffix not in (".txt", ".text", ".md")


def pages(material: Material, options: InputOptions) -> Iterator[Page | Fault]:
    """The one page."""
    yield material.page(material.all_bytes(options.max_bytes), "text/html", options)
