"""What is not a page: files whose first bytes say what they are, and bytes that are no text in any charset."""

from __future__ import annotations

import codecs

KINDS = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"RIFF", "a media file"), (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "an office document or an e-book"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"), (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"SQLite format 3", "an SQLite database"),
    (b"ID3", "a sound file"), (b"OggS", "a sound file"), (b"bplist", "a Safari web archive or property list"),
    (b"wOF", "a font"), (b"\0asm", "a program"),
)  # fmt: skip
_CONTROLS = bytes({*range(1, 32), 127} - {9, 10, 12, 13, 26, 27})
READS = "Readout reads HTML, text, PDF, mail, feeds, tables and archives of these"


def refusal(head: bytes) -> str | None:
    """Why these first bytes, of no binary format that is read, cannot begin a page, in one line; None when they can."""
    for magic, kind in KINDS:
        if head.startswith(magic):
            return f"is {kind}: {READS}"
    if b"\0" in head and not utf16(head):
        return f"holds NUL bytes (the first at byte {head.index(0):,}): binary or damaged; {READS}"
    text = as_ascii(head)  # in UTF-16 the halves of quotation marks look like control characters
    controls = len(text) - len(text.translate(None, _CONTROLS))
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
