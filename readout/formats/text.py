"""Plain text: one page, its characters kept exactly as they came. What is nothing else is this."""

from __future__ import annotations

from collections.abc import Iterator

from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.records import Fault, Page

NAME = "plain text"
SUFFIXES: tuple[str, ...] = (".txt", ".text", ".md")
KIND: Kind = "page"
BINARY = False


def fits(head: bytes, suffix: str) -> bool:
    """Always: this format is asked last."""
    return True


def pages(material: Material, options: InputOptions) -> Iterator[Page | Fault]:
    """The one page."""
    yield material.page(material.all_bytes(options.max_bytes), "text/plain", options)
