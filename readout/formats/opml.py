"""OPML lists of feeds (OPML 1.0 and 2.0), as feed readers write them: every outline with an ``xmlUrl`` is a feed."""

from __future__ import annotations

from collections.abc import Iterator

from readout.formats.apart import apart
from readout.formats.format import Found, Link
from readout.formats.lists import check_links, whole_address
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.formats.xml import name_of, root_of, tree
from readout.records import Fault

NAME = "an OPML list"
SUFFIXES: tuple[str, ...] = (".opml",)
KIND: Kind = "list"
BINARY = False


def fits(head: bytes, suffix: str) -> bool:
    """Whether the first tag is ``<opml>``."""
    return root_of(head) == "opml"


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """A link to each feed."""
    check_links(material, options, "is an OPML list of feeds")
    feeds, damage = apart(options, material.name, parse_opml, material.all_bytes(options.max_bytes), material.url)
    for feed in feeds:
        yield Link(feed, "list")
    if damage:
        yield Fault(material.name, "input", f"is damaged ({damage}): what could be read of it was followed")


def parse_opml(data: bytes, url: str | None = None) -> tuple[tuple[str, ...], str | None]:
    """The addresses of the feeds, each once and in order, and the damage where there is any."""
    root, damage = tree(data)
    outlines = (element for element in root.iter() if name_of(element) == "outline")
    found = (value for outline in outlines for key, value in outline.items() if key.lower() == "xmlurl")
    return tuple(dict.fromkeys(whole_address(address, url) for address in found if address.strip())), damage
