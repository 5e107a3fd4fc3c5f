"""Every limit and default in one frozen record; a command-line option or an argument changes one for one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
    """How much of anything Readout takes before it says no. Sizes are bytes, times are seconds."""

    max_bytes: int = 20 * MEBIBYTE
    """The largest page, counted after decompression, so that a small bomb is stopped early. News pages run
    from 50 kB to 5 MB; a larger one is refused by name and the batch goes on."""

    max_members: int = 100_000
    """How many files one archive may hold: above that it is refused, or the rest of it is not read."""

    max_unpacked: int = 10 << 30
    """The most that one archive may unpack to, all its files together: 100,000 pages of 100 kB."""

    follow: bool = True
    """Whether the links of a feed, an OPML list or a sitemap that was named by hand are fetched."""

    newest: int | None = None
    """At most so many entries are taken of each feed or sitemap, the newest first; None takes all."""

    max_links: int = 10_000
    """The most links that are followed in one run. At one request a second to one site that is three hours."""

    parse_seconds: float = 20.0
    """The longest that cleaning one page may take before its worker process is ended. An ordinary page takes
    well under a second; a page built to hang a parser takes minutes."""

    parse_memory: int = 1 << 30
    """The most memory that the worker process which cleans a page may hold."""

    fetch_seconds: float = 20.0
    """The longest that one address may take to answer, redirects and all."""

    redirects: int = 5
    """How many redirects are followed; each target is checked as if it had been named by hand."""

    allow_private: bool = False
    """Whether an address of this machine or of a private network may be fetched."""

    jobs: int = 1
    """How many pages are read at the same time, each in a process of its own."""

    actors: Path | None = None
    """A table of the user's own actors (TSV, columns in docs/reference/actors.md); its rows win over Readout's."""

    in_flight: int = 4
    """Pages handed out to each process and not yet printed: bounds memory when one slow page holds up the rest."""

    text_width: int = 92
    """The widest that the article is set in a terminal, in columns; longer lines tire the eye."""

    progress_seconds: float = 5.0
    """How often a line of progress is written where no bar can be drawn."""


DEFAULTS = Settings()
"""What holds when nobody says otherwise."""
