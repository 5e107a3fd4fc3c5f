"""Sitemaps (sitemaps.org 0.9), with their news extension and indexes: every page that they name is fetched.

What a sitemap says of a page (its title, its date) only decides which are the newest: the page speaks for itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from readout.formats.apart import apart
from readout.formats.format import Found, Link
from readout.formats.lists import check_links, taken, whole_address
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions
from readout.formats.xml import inside, name_of, root_of, tree
from readout.records import Fault

NAME = "a sitemap"
SUFFIXES: tuple[str, ...] = (".xml",)
KIND: Kind = "list"
BINARY = False


@dataclass(frozen=True, slots=True)
class Place:
    """An address in a sitemap: of a page, or of another sitemap; ``when`` it was published or last changed."""

    url: str
    when: datetime | None
    kind: Literal["page", "list"] = "page"


def fits(head: bytes, suffix: str) -> bool:
    """Whether the first tag is that of a sitemap or of an index of sitemaps."""
    return root_of(head) in ("urlset", "sitemapindex")


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """A link to each page, or to each sitemap of an index."""
    check_links(material, options, "is a sitemap")
    data = material.all_bytes(options.max_bytes)
    places, damage = apart(options, material.name, parse_sitemap, data, material.url)
    for place in taken(places, options.newest, lambda place: place.when):
        yield Link(place.url, place.kind, place.when.isoformat() if place.when else "")
    if damage:
        yield Fault(material.name, "input", f"is damaged ({damage}): what could be read of it was followed")


def parse_sitemap(data: bytes, url: str | None = None) -> tuple[tuple[Place, ...], str | None]:
    """The addresses in order, and the damage where there is any."""
    root, damage = tree(data)
    found = (_place(child, url) for child in root if name_of(child) in ("url", "sitemap"))
    return tuple(place for place in found if place is not None), damage


def _place(element: Any, url: str | None) -> Place | None:
    said = dict(inside(element))
    for child in element:
        if name_of(child) == "news":
            said |= {f"news {tag}": text for tag, text in inside(child)}
    if not said.get("loc"):
        return None
    when = _time(said.get("news publication_date")) or _time(said.get("lastmod"))
    return Place(whole_address(said["loc"], url), when, "list" if name_of(element) == "sitemap" else "page")


def _time(stated: str | None) -> datetime | None:
    """A W3C date or time; one without a zone is taken as UTC."""
    try:
        moment = datetime.fromisoformat(stated or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
