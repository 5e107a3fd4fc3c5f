"""XML that is neither a page nor a list of pages is refused by the name of its first tag, rather than read as text."""

from __future__ import annotations

from collections.abc import Iterator

from readout.errors import InputError
from readout.formats.format import Found
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.formats.xml import declared, root_of

NAME = "XML of another kind"
SUFFIXES: tuple[str, ...] = (".xml",)
KIND: Kind = "page"
BINARY = False


def fits(head: bytes, suffix: str) -> bool:
    """Whether these first bytes are XML; the pages and lists among it were asked before."""
    return (declared(head) or root_of(head) == "svg") and suffix not in (".txt", ".text", ".md")


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """None."""
    root = root_of(material.head)
    raise InputError(f"is XML of a kind that Readout does not read{f' (<{root:.30}>)' if root else ''}")
    yield
