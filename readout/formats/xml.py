"""XML of lists: which kind it is by its first tag, and its tree. No entity is expanded and nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from readout.errors import InputError

_PROLOG = re.compile(rb"(?:\s++|<\?[^>]*+>|<!--.*?-->)*+", re.DOTALL)
_ROOT = re.compile(rb"<(?:!doctype\s++)?+(?:[\w.\-]++:)?+([\w.\-]++)", re.IGNORECASE)


def root_of(head: bytes) -> str | None:
    """The name of the first tag, in lower case and without its prefix; None where no tag stands there."""
    prolog = _PROLOG.match(head)
    found = _ROOT.match(head, prolog.end() if prolog else 0)
    return found[1].decode().lower() if found else None


def declared(head: bytes) -> bool:
    """Whether the bytes begin as XML says that it should: ``<?xml``."""
    return head.lstrip().startswith(b"<?xml")


def tree(data: bytes) -> tuple[Any, str | None]:
    """The root element, and what is wrong with the file where its tree was put together in spite of damage."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"is damaged XML ({_one_line(error)})") from None
    if root is None:
        raise InputError("is damaged XML: no tag in it can be read")
    worst = next((entry for entry in parser.error_log if entry.level_name != "WARNING"), None)
    return root, f"line {worst.line}: {_one_line(worst.message)}" if worst else None


def inside(element: Any) -> Iterator[tuple[str, str]]:
    """The tags and texts of the elements right inside one, without prefixes: ``("loc", "https://...")``."""
    for child in element:
        if isinstance(child.tag, str):
            yield name_of(child), (child.text or "").strip()


def name_of(element: Any) -> str:
    """The tag without its namespace, in lower case."""
    return str(element.tag).rpartition("}")[2].lower()


def _one_line(error: object) -> str:
    return " ".join(str(error).split())[:120]
