"""What feeds, OPML lists and sitemaps share: how many of their entries are taken, and when links are not followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urljoin

from readout.errors import InputError
from readout.formats.material import Material
from readout.formats.options import InputOptions

_T = TypeVar("_T")
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def taken(entries: Sequence[_T], newest: int | None, when: Callable[[_T], datetime | None]) -> Sequence[_T]:
    """All entries in their order, or so many of the newest; those without a date come after those with one."""
    if newest is None:
        return entries
    return sorted(entries, key=lambda entry: when(entry) or _LONG_AGO, reverse=True)[:newest]


def whole_address(address: str, base: str | None) -> str:
    """An address in a list, in full; one that is none stays as it is, to be refused when it is to be fetched."""
    try:
        return urljoin(base or "", address.strip())
    except ValueError:
        return address.strip()


def not_followed(options: InputOptions) -> str:
    """Why a link is not fetched."""
    if not options.follow:
        return "links are not followed (--no-follow)"
    return "links are followed only from a feed, list or sitemap that is itself named as an input"


def check_links(material: Material, options: InputOptions, what: str) -> None:
    """Raises InputError where the links of a list, which holds nothing else, may not be followed."""
    if not (material.links and options.follow):
        raise InputError(f"{what}: {not_followed(options)}")
