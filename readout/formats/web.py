"""A page from the web, fetched politely: robots.txt is asked first, requests to one host wait for one another.

Redirects are followed by hand, and each new address goes through every check again. The page keeps its final
address, the time it was fetched, and the charset that the server stated.
"""

from __future__ import annotations

import io
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urljoin

from protego import Protego

from readout.errors import InputError
from readout.formats.addresses import Target, resolve, target
from readout.formats.binary import READS
from readout.formats.files import suffix_of
from readout.formats.http import Answer, get
from readout.formats.material import Material, opened
from readout.formats.options import InputOptions
from readout.formats.visits import NoVisits, Unchanged, Visits

AGENT = "Readout"
SUFFIX_OF = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "": "",
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/rdf+xml": ".rdf",
    "application/xml": ".xml", "text/xml": ".xml", "text/x-opml": ".opml", "application/opml+xml": ".opml",
    "application/jsonl": ".jsonl", "application/x-ndjson": ".jsonl", "application/jsonlines": ".jsonl",
    "application/x-jsonlines": ".jsonl", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
    "application/vnd.apache.parquet": ".parquet", "application/pdf": ".pdf",
    "message/rfc822": ".eml", "multipart/related": ".mhtml", "application/mbox": ".mbox",
    "application/zip": ".zip", "application/x-zip-compressed": ".zip", "application/x-tar": ".tar",
    "application/warc": ".warc", "application/gzip": "", "application/x-gzip": "", "application/x-bzip2": "",
    "application/x-xz": "", "application/octet-stream": "",
}  # fmt: skip
"""The content types that may hold pages, and what each hints at; the bytes decide."""
_REDIRECTS = (301, 302, 303, 307, 308)
_ROBOTS_BYTES = 512_000
_LONGEST_PAUSE = 30.0


class Fetcher:
    """Fetches pages for one run; remembers each site's robots.txt and when it was last asked."""

    def __init__(self, options: InputOptions, visits: Visits | None = None) -> None:
        self._options = options
        self._visits: Visits = visits or NoVisits()
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, address: str) -> Material:
        """The page at an address, redirects followed; InputError says why there is none, Unchanged that it is known."""
        where, answer = self._follow(address, self._options.max_bytes, self._visits)
        self._visits.answered(address, where.url, answer)
        if answer.status == 304:
            raise Unchanged("has not changed since the last visit")
        if answer.status != 200:
            raise InputError(_refusal(answer))
        stated = Message()
        stated["Content-Type"] = answer.headers.get("content-type", "")
        kind = stated.get_content_type() if stated["Content-Type"] else ""
        if kind not in SUFFIX_OF:
            raise InputError(f"is of type {kind[:60]}: {READS}")
        suffix = SUFFIX_OF[kind] or suffix_of(PurePosixPath(where.path.partition("?")[0]))
        material = opened(address, io.BytesIO(answer.body), suffix=suffix)
        charset = stated.get_param("charset")
        return replace(
            material, url=where.url, fetched=datetime.now(UTC), charset=charset if isinstance(charset, str) else None
        )

    def _follow(self, address: str, max_bytes: int, visits: Visits | None) -> tuple[Target, Answer]:
        """The last answer after redirects. ``visits`` is None for robots.txt itself, which needs no leave."""
        asked = address
        deadline = time.monotonic() + self._options.fetch_seconds
        for _ in range(self._options.redirects + 1):
            where = target(address, allow_private=self._options.allow_private)
            if visits and not self._allowed(where):
                raise InputError(f"{where.site}/robots.txt asks programs not to fetch this page: save it by hand")
            if visits:
                deadline += self._wait(where)
            conditions = visits.conditions(asked, where.url) if visits else {}
            answer = self._get(where, max_bytes, deadline - time.monotonic(), conditions)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return where, answer
            address = _redirected(where, answer.headers["location"])
        raise InputError(f"redirects more than {self._options.redirects} times: open it in a browser and save it")

    def _get(self, where: Target, max_bytes: int, seconds: float, conditions: Mapping[str, str]) -> Answer:
        addresses = resolve(where, allow_private=self._options.allow_private)
        return get(where, addresses, max_bytes=max_bytes, seconds=max(1.0, seconds), conditions=conditions)

    def _allowed(self, where: Target) -> bool:
        """What the site's robots.txt says. No such file allows all; one that cannot be had forbids (RFC 9309)."""
        if where.site not in self._robots:
            self._robots[where.site] = self._read_robots(where)
        rules = self._robots[where.site]
        return rules is not None and rules.can_fetch(where.url, AGENT)

    def _read_robots(self, where: Target) -> Protego | None:
        try:
            _, answer = self._follow(where.site + "/robots.txt", _ROBOTS_BYTES, None)
        except InputError as error:
            raise InputError(f"{where.site}/robots.txt cannot be had: {error}") from None
        if answer.status >= 500 or answer.status == 429:
            return None
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _wait(self, where: Target) -> float:
        """Waits until the site may be asked again; the seconds waited."""
        rules = self._robots.get(where.site)
        delay = max(self._options.pause, min(_LONGEST_PAUSE, (rules and rules.crawl_delay(AGENT)) or 0.0))
        left = 0.0
        if where.site in self._asked:
            left = max(0.0, self._asked[where.site] + delay - time.monotonic())
            time.sleep(left)
        self._asked[where.site] = time.monotonic()
        return left


def _redirected(where: Target, location: str) -> str:
    """The address a redirect names. Headers arrive decoded as latin-1; addresses in them are UTF-8."""
    try:
        return urljoin(where.url, location.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError:
        raise InputError("redirects to something that is no address: open it in a browser and save it") from None


def _refusal(answer: Answer) -> str:
    advice = {
        401: "it is for subscribers", 402: "it is for subscribers", 403: "it refuses programs: save the page by hand",
        404: "there is no such page", 410: "the page was taken down", 429: "it asks for fewer requests: try later",
    }  # fmt: skip
    what = advice.get(answer.status, "try again later" if answer.status >= 500 else "open it in a browser")
    return f"the server answered {answer.status} {answer.reason[:60]}: {what}".replace("  ", " ")
