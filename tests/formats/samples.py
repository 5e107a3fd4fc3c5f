"""Reports of our own writing, and the files that hold them, made byte by byte where no program would make them so."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from html import escape

SENTENCES = (
    "The harbour board of Skerry said on Tuesday that the ferry would sail again before the weekend.",
    "“It is repaired,” the harbour master, Edda Kvarn, told reporters outside the customs house.",
    "Opposition councillors doubt it, and one of them called the timetable a tale told to shareholders.",
    "According to the shipping ministry, no society has certified the vessel since the engine caught fire.",
    "A spokesman for the owner declined to say who would pay for the tug that brought it home.",
    "Passengers were told to take the northern route, which adds two hours to the crossing.",
    "The board will meet again on Friday, Kvarn said, and will then publish the surveyor's letter.",
)
TITLE = "Ferry to sail again, harbour board says"
PARAGRAPHS = (" ".join(SENTENCES[:3]), " ".join(SENTENCES[3:5]), " ".join(SENTENCES[5:]))
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
HTML = f"<!doctype html><html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{BODY}</article></body>"


def rss(items: Iterable[str], title: str = "The Skerry Courier", opening: str = "") -> bytes:
    """An RSS feed of ready-made items."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{opening}<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(title)}</title><link>https://courier.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(title: str, link: str | None = None, summary: str = "", body: str = "", date: str = "") -> str:
    """One item of an RSS feed; ``body`` is HTML."""
    return (
        f"<item><title>{escape(title)}</title>"
        + (f"<link>{escape(link)}</link>" if link else "")
        + (f"<description>{escape(summary)}</description>" if summary else "")
        + (f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else "")
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + "</item>"
    )


def atom(entries: Iterable[str]) -> bytes:
    """An Atom feed of ready-made entries."""
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Skerry Wire</title>'
        f"<id>urn:x</id>{''.join(entries)}</feed>"
    ).encode()


def sitemap(places: Iterable[str]) -> bytes:
    """A sitemap of ready-made entries."""
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(places)}</urlset>'
    ).encode()


def place(url: str, changed: str = "", news: str = "") -> str:
    """One page of a sitemap; ``news`` is when it was published."""
    return (
        f"<url><loc>{escape(url)}</loc>"
        + (f"<lastmod>{changed}</lastmod>" if changed else "")
        + (f"<news:news><news:publication_date>{news}</news:publication_date></news:news>" if news else "")
        + "</url>"
    )


def sitemap_index(urls: Iterable[str]) -> bytes:
    """An index of sitemaps."""
    inner = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</sitemapindex>'.encode()


def opml(urls: Iterable[str]) -> bytes:
    """A list of feeds, in a folder as feed readers write it."""
    inner = "".join(f'<outline type="rss" text="Feed" xmlUrl="{escape(url)}"/>' for url in urls)
    return (
        f'<?xml version="1.0"?><opml version="2.0"><body><outline text="News">{inner}</outline></body></opml>'.encode()
    )


def zipped(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zip_by_hand(entries: Sequence[tuple[bytes, bytes, dict[str, int]]], *, claimed: int | None = None) -> bytes:
    """A ZIP archive of deflated files, with whatever is asked for in its list of contents.

    Each entry is a name, its bytes and changes: ``flags``, ``method``, ``crc``, ``mode``, ``offset``.
    """
    files, contents = bytearray(), bytearray()
    for name, data, changed in entries:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        crc = changed.get("crc", zlib.crc32(data))
        flags, method = changed.get("flags", 0), changed.get("method", 8)
        offset = changed.get("offset", len(files))
        if "offset" not in changed:
            files += struct.pack(
                "<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 0, crc, len(packed), len(data), len(name), 0
            )
            files += name + packed
        contents += struct.pack(
            "<4s4B4H3L5H2L", b"PK\1\2", 20, 3, 20, 0, flags, method, 0, 0, crc, len(packed), len(data),
            len(name), 0, 0, 0, 0, changed.get("mode", 0o100644) << 16, offset,
        )  # fmt: skip
        contents += name
    count = min(0xFFFF, len(entries) if claimed is None else claimed)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(contents), len(files), 0)
    return bytes(files + contents + end)


def record(kind: str, url: str, body: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    """One WARC record."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2031-03-12T17:40:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", status: int = 200) -> bytes:
    """An HTTP answer as crawlers keep it."""
    return f"HTTP/1.1 {status} OK\r\n".encode() + headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body


def email(body: str, subject: str = TITLE, kind: str = "text/plain", more: str = "") -> bytes:
    """A plain e-mail."""
    return (
        f"From: Skerry Courier <news@courier.example>\nTo: desk@example.org\nSubject: {subject}\n"
        "Date: Wed, 12 Mar 2031 18:40:00 +0100\nMessage-ID: <1@courier.example>\nMIME-Version: 1.0\n"
        f"Content-Type: {kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n{more}\n{body}\n"
    ).encode()
