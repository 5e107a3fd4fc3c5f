"""RSS and Atom feeds: a report that stands in the feed whole is a page; of another entry, the link is followed.

``parse_feed`` gives the entries of a feed without fetching anything. Feeds are parsed by feedparser, in a process
that can be ended: RSS 0.9 to 2.0 (also RDF) and Atom 0.3 and 1.0 (RFC 4287), well formed or not.
"""

from __future__ import annotations

import calendar
import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from readout.errors import InputError
from readout.extras import extra
from readout.formats.apart import apart
from readout.formats.format import Found, Link
from readout.formats.lists import not_followed, taken
from readout.formats.material import Kind, Material, encoded
from readout.formats.options import InputOptions
from readout.formats.xml import root_of
from readout.records import Fault, Page
from readout.text import content_id

NAME = "a feed"
SUFFIXES: tuple[str, ...] = (".rss", ".atom", ".rdf", ".xml")
KIND: Kind = "list"
BINARY = False

WHOLE = 600
"""Characters of text from which an entry's own content is a report; summaries run to about 300."""
_CUT_OFF = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\[&#8230;\]|read more|continue reading|full (?:story|article))[\s»→>.…]*$",
    re.IGNORECASE,
)
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*+>")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: ``content`` is the report or summary that it carries, HTML where ``markup`` says so.

    Times are aware; where the feed states no zone they are taken as UTC. ``whole`` tells that the content is a
    whole report rather than a summary.
    """

    number: int
    id: str | None = None
    title: str | None = None
    link: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    content: str = ""
    markup: bool = True
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title is that of the outlet; ``entries`` are in the feed's own order, numbered from 1.

    ``broken`` tells that the file ends before the feed does, so that its last entry is not known to be whole.
    """

    title: str | None
    link: str | None
    entries: tuple[Entry, ...]
    broken: bool = False


def fits(head: bytes, suffix: str) -> bool:
    """Whether the first tag is that of a feed."""
    return root_of(head) in ("rss", "feed", "rdf", "channel")


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """A page of each entry that holds a report; of the others the link, or a Fault where links are not followed."""
    data = material.all_bytes(options.max_bytes)
    feed = apart(options, material.name, parse_feed, data, material.url)
    for entry in taken(feed.entries, options.newest, lambda entry: entry.published or entry.updated):
        name = f"{material.name}:{entry.number}"
        if entry.whole:
            yield _page(name, feed, entry, material, options)
        elif entry.link and material.links and options.follow:
            yield Link(entry.link, stamp=_stamp(entry))
        else:
            reason = not_followed(options) if entry.link else "it has no link"
            yield Fault(name, "input", f"holds only a summary: {reason}", url=entry.link)
    if feed.broken:
        yield Fault(material.name, "input", "breaks off before its end: what could be read of it was")


def parse_feed(data: bytes, url: str | None = None) -> Feed:
    """The feed that some bytes are; ``url`` is where they came from, for links that are not whole addresses.

    Hostile bytes can take long: call it by ``apart``, or in a ``Worker``. Raises InputError for what is no feed.
    """
    feedparser = extra("feedparser", "feeds", "a feed")
    where = {"content-location": url} if url else {}
    found = feedparser.parse(  # a stream, never bytes: those it would take for the name of a file
        io.BytesIO(data), response_headers=where, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.version and not found.entries:
        raise InputError("is no feed that can be read: damaged, or only the beginning of one")
    entries = [_entry(number, raw) for number, raw in enumerate(found.entries, start=1)]
    broken = not _END.search(data[-2_000:].replace(b"\0", b""))
    if broken and entries:
        entries[-1] = replace(entries[-1], whole=False)
    return Feed(_words(found.feed.get("title")), _address(found.feed.get("link")), tuple(entries), broken)


def _entry(number: int, raw: Any) -> Entry:
    content, markup = _content(raw)
    published, updated = (_time(dict.get(raw, f"{key}_parsed")) for key in ("published", "updated"))
    words = " ".join(html.unescape(_TAG.sub(" ", content) if markup else content).split())
    return Entry(
        number, _words(raw.get("id")), _words(raw.get("title")), _address(raw.get("link")), published, updated,
        content, markup, len(words) >= WHOLE and not _CUT_OFF.search(words[-60:]),
    )  # fmt: skip


def _stamp(entry: Entry) -> str:
    """All that the feed says of the entry, but for its place in the feed."""
    return content_id("entry", entry.title, entry.content, *map(str, (entry.published, entry.updated)))


def _content(raw: Any) -> tuple[str, bool]:
    """The longest text that the entry carries, and whether it is HTML."""
    held = [*(raw.get("content") or ()), raw.get("summary_detail")]
    texts = [(str(each.get("value") or ""), each.get("type") != "text/plain") for each in held if each]
    return max(texts, key=lambda text: len(text[0]), default=("", True))


def _time(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _words(value: object) -> str | None:
    """A title on one line, its markup and entities undone."""
    text = " ".join(html.unescape(_TAG.sub(" ", str(value or ""))).split())
    return text[:1_000] or None


def _address(value: object) -> str | None:
    address = str(value or "").strip()
    return address if address.lower().startswith(("http://", "https://")) else None


def _page(name: str, feed: Feed, entry: Entry, material: Material, options: InputOptions) -> Page:
    """The report as a page of its own: its title as the headline over the content that the feed carries."""
    when = entry.published or entry.updated
    facts = {"title": entry.title, "published": when.isoformat() if when else None, "outlet": feed.title}
    stated = {key: value for key, value in facts.items() if value}
    title = html.escape(entry.title or "", quote=False)
    if entry.markup:
        text = f"<!doctype html>\n<title>{title}</title>\n<article>\n<h1>{title}</h1>\n{entry.content}\n</article>\n"
    else:
        text = f"{entry.title or ''}\n\n{entry.content}\n".lstrip()
    page = material.page(encoded(text), "text/html" if entry.markup else "text/plain", options, stated)
    return Page(name, page.data, page.media_type, entry.link, page.fetched, "utf-8", page.given)
