"""What is not a page: files whose first bytes say what they are, and bytes that are no text in any charset."""

from __future__ import annotations

import codecs

KINDS = (
    (b"%PDF-", "a PDF file"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"), (b"RIFF", "a media file"), (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "an RTF document"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"), (b"\xfd7zXZ", "an xz archive"), (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"SQLite format 3", "an SQLite database"),
    (b"ID3", "a sound file"), (b"OggS", "a sound file"), (b"PAR1", "a Parquet table"), (b"WARC/", "a WARC archive"),
    (b"bplist", "a Safari web archive or property list"), (b"wOF", "a font"), (b"\0asm", "a program"),
)  # fmt: skip
_FEEDS = ((b"<rss", "an RSS feed"), (b"<feed", "an Atom feed"), (b"<urlset", "a sitemap"), (b"<svg", "an SVG picture"))
_CONTROLS = bytes({*range(1, 32), 127} - {9, 10, 12, 13, 26, 27})
READS = "Readout reads HTML, plain text and JSON Lines"


def refusal(head: bytes) -> str | None:
    """Why these first bytes cannot begin a page, in one line; None when they can."""
    for magic, kind in KINDS:
        if head.startswith(magic):
            return f"is {kind}: {READS}"
    start = head[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", *(tag for tag, _ in _FEEDS))) and b"<html" not in head.lower():
        return next((f"is {kind}: {READS}" for tag, kind in _FEEDS if tag in start), None)
    if b"\0" in head and not utf16(head):
        return f"holds NUL bytes (the first at byte {head.index(0):,}): binary or damaged; {READS}"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > 2 + len(head) // 50:
        return f"is binary, not text: {READS}"
    return None


def utf16(head: bytes) -> str | None:
    """The charset of a head with the mark of UTF-16 or UTF-32, or with a NUL beside nearly every character."""
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for charset, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(zeros) > 1 and zeros.count(0) > 0.7 * len(zeros):
            return charset
    return None


def as_ascii(head: bytes) -> bytes:
    """The head with UTF-16 and the byte order mark undone, so that the formats can look for tags and braces."""
    if charset := utf16(head):
        head = head[: len(head) // 4 * 4].decode(charset, "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)
