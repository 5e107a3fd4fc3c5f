"""What the caller allows and says when pages are opened."""

from __future__ import annotations

from dataclasses import dataclass

from readout.settings import DEFAULTS


@dataclass(frozen=True, slots=True)
class InputOptions:
    """Limits and statements for one run; sizes in bytes, times in seconds. What is not said here is in Settings."""

    max_bytes: int = DEFAULTS.max_bytes
    """The largest page, counted after unpacking; in JSON Lines, the longest line."""
    allow_private: bool = DEFAULTS.allow_private
    """Whether addresses of this machine and of private networks may be fetched."""
    fetch_seconds: float = DEFAULTS.fetch_seconds
    """The longest that one address may take, redirects and all."""
    redirects: int = DEFAULTS.redirects
    max_members: int = DEFAULTS.max_members
    max_unpacked: int = DEFAULTS.max_unpacked
    follow: bool = DEFAULTS.follow
    newest: int | None = DEFAULTS.newest
    max_links: int = DEFAULTS.max_links
    parse_seconds: float = DEFAULTS.parse_seconds
    parse_memory: int = DEFAULTS.parse_memory
    """For feeds, lists and tables, which are parsed in a process that can be ended."""
    pause: float = 1.0
    """Wait between two requests to one host; a longer Crawl-delay in its robots.txt is kept, up to 30 s."""
    given: tuple[tuple[str, str], ...] = ()
    """What the caller states of every page (title, published, language, outlet); it outweighs the page's own word."""
