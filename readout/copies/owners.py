"""Who owns a news site, from data/owners.tsv: a key of its own beside families of copies.

Two papers of one house may report on their own, so a house never makes one voice of them; but whoever counts on their
being independent wants to know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from readout.times.lexicon import table


def owner_of(url: str | None) -> str | None:
    """The house that owns the site of an address ("www.mirror.co.uk" -> "Reach"), or None if none is known."""
    labels = (urlsplit(url or "").hostname or "").split(".")
    return next((own for at in range(len(labels)) if (own := _owners().get(".".join(labels[at:])))), None)


def houses(sites: Iterable[tuple[str, str | None]]) -> dict[str, list[str]]:
    """Of voices with their addresses, those of each house that has several, in the order given."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for voice, url in dict(sites).items():
        owner = owner_of(url)
        if owner is not None:
            found[owner].append(voice)
    return {owner: voices for owner, voices in found.items() if len(voices) > 1}


@lru_cache(maxsize=1)
def _owners() -> dict[str, str]:
    """Site -> owner."""
    return {site: owner for owner, sites in table("owners.tsv") for site in sites.split(" ")}
