"""From the bytes of a page to its text: which charset, and how it was found out.

Order: the byte order mark, what the headers or the caller said, what the page says of itself, then the bytes.
A declared charset that does not fit the bytes is not believed, and ``how`` says so.

    b"caf\\xc3\\xa9" with headers saying iso-8859-1 -> "café", "utf-8", "valid UTF-8, though headers say windows-1252"
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from readout.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_READ_AS = {
    "ascii": "windows-1252", "iso8859-1": "windows-1252", "cp1252": "windows-1252", "iso8859-9": "cp1254",
    "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs", "utf-16": "utf-16-le", "utf-8-sig": "utf-8",
}  # fmt: skip
"""Labels that browsers read as a larger set than they name (WHATWG Encoding Standard)."""
_ALIASES = {"x-sjis": "cp932", "windows-31j": "cp932", "windows-949": "cp949", "windows-874": "cp874"}
_KNOWN = {
    "utf-8", "utf-16-le", "utf-16-be", "gb18030", "cp932", "cp949", "big5hkscs", "euc_jp", "iso2022_jp",
    "windows-1252", "mac-roman", "koi8-r", "koi8-u", "cp866", "cp874", *(f"cp125{n}" for n in range(9)),
    *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
}  # fmt: skip
"""Text charsets only: a page must not be able to name "unicode_escape" or "utf-7"."""

_PRESCAN = 65_536
"""Browsers look for the declaration in the first 1,024 bytes; pages in the wild put it later."""
_DETECT = 50_000
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/][^>]{0,1000}>", re.IGNORECASE)
_META_CHARSET = re.compile(rb"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w:.\-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\s{0,20}<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}[\"']([\w:.\-]{2,40})[\"']")
_LABEL = re.compile(r"[\w:.\-]{2,40}")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3}")
_WINDOWS_1252 = "".join(bytes([n]).decode("cp1252", "ignore") or chr(n) for n in range(256))
_CONTROLS = re.compile("[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")


class Decoded(NamedTuple):
    """The text of a page, the charset it was read in, and the evidence in words."""

    text: str
    charset: str
    how: str


def decode(data: bytes, declared: str | None = None, *, html: bool = True) -> Decoded:
    """The text of some bytes; ``declared`` is what headers or a caller say, ``html`` looks for ``<meta>`` too.

    Odd bytes never fail: those that fit nothing become U+FFFD and ``how`` counts them. Bytes holding NULs that
    are not UTF-16 raise InputError. Line ends and every other character stay as they came.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], charset, "byte order mark")
    claims = [("headers say", codec_of(declared)), ("the page says", declared_in(data) if html else None)]
    believed = [(who, charset) for who, charset in claims if charset]
    if b"\0" in data:
        return _with_nuls(data)
    return _utf8(data, believed) or _as_claimed(data, believed) or _detected(data, believed)


def codec_of(label: str | None) -> str | None:
    """The charset a label names, as browsers read it ("latin-1" is windows-1252); None for an unknown label."""
    label = (label or "").strip().strip("\"'").lower()
    if not _LABEL.fullmatch(label):
        return None
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name
    except LookupError:
        return None
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else None


def declared_in(data: bytes) -> str | None:
    """The charset an HTML page states in ``<meta>`` or its XML declaration; UTF-16 there can only mean UTF-8."""
    head = data[:_PRESCAN]
    stated = _XML_CHARSET.match(head)
    if not stated:
        tags = _META.findall(_COMMENT.sub(b"", head))
        stated = next((found for tag in tags if (found := _META_CHARSET.search(tag))), None)
    charset = codec_of(stated[1].decode("ascii", "replace")) if stated else None
    return "utf-8" if charset and charset.startswith("utf-16") else charset


def _utf8(data: bytes, claims: list[tuple[str, str]]) -> Decoded | None:
    """Bytes that are UTF-8, or are but for a few: no other charset comes out as valid UTF-8 by chance."""
    if any(charset == "iso2022_jp" for _, charset in claims) and b"\x1b" in data:
        return None
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if lost and lost * 20 > sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) - lost:
        return None
    agree = next((f"{who} utf-8" for who, charset in claims if charset == "utf-8"), None)
    how = agree or ("plain ASCII" if data.isascii() else "valid UTF-8" + _though(claims))
    return Decoded(text, "utf-8", how + _lost(lost))


def _as_claimed(data: bytes, claims: list[tuple[str, str]]) -> Decoded | None:
    for who, charset in claims:
        if charset != "utf-8" and not charset.startswith("utf-16"):
            text = _strictly(data, charset)
            if text is not None and _plausible(text, charset):
                return Decoded(text, charset, f"{who} {charset}")
    return None


def _detected(data: bytes, claims: list[tuple[str, str]]) -> Decoded:
    """windows-1252 where lone accents and curly quotes stand among ASCII, else charset-normalizer's answer."""
    sample = _sample(data)
    if not _HIGH_RUN.search(sample) and _plausible(text := _strictly(data, "windows-1252") or "", "windows-1252"):
        return Decoded(text, "windows-1252", "bytes fit windows-1252" + _though(claims))
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(sample).best()
    charset = codec_of(best.encoding) if best else None
    if charset:
        return _replacing(data, charset, "detected from the bytes" + _though(claims))
    return _replacing(data, "windows-1252", "no charset fits, read as windows-1252" + _though(claims))


def _with_nuls(data: bytes) -> Decoded:
    """UTF-16 without its mark has a NUL beside nearly every character of English text; anything else is refused."""
    head = data[:_PRESCAN]
    for charset, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros.count(0) > 0.7 * len(zeros):
            text = data.decode(charset, "replace")
            if "\0" not in text and not _CONTROLS.search(text[:1000]):
                return Decoded(text, charset, "NUL bytes in the pattern of UTF-16")
    raise InputError(f"holds NUL bytes (the first at byte {data.index(0):,}): damaged, or not a text")


def _strictly(data: bytes, charset: str) -> str | None:
    if charset == "windows-1252":
        return codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0]
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def _replacing(data: bytes, charset: str, how: str) -> Decoded:
    text = _strictly(data, charset)
    if text is None:
        text = data.decode(charset, "replace")
        how += _lost(text.count("\ufffd"))
    if "\0" in text:
        raise InputError(f"holds NUL characters (the first at character {text.index(chr(0)):,}): not a text")
    return Decoded(text, charset, how)


def _plausible(text: str, charset: str) -> bool:
    """Not so where control characters come out, or a western charset gives mostly accented letters."""
    if _CONTROLS.search(text):
        return False
    if charset not in ("windows-1252", "cp1254", "iso8859-15", "mac-roman"):
        return True
    accented = len(re.findall("[\xc0-\xff]", text))
    return accented <= len(re.findall("[A-Za-z]", text)) or accented < 4


def _sample(data: bytes) -> bytes:
    """The stretches between tags that are not ASCII, up to a limit."""
    kept, size = [], 0
    for stretch in data.replace(b">", b"<").split(b"<"):
        if not stretch.isascii():
            kept.append(stretch[:_DETECT])
            size += len(kept[-1])
            if size > _DETECT:
                break
    return b"\n".join(kept)


def _though(claims: list[tuple[str, str]]) -> str:
    return ", though " + " and ".join(f"{who} {charset}" for who, charset in claims) if claims else ""


def _lost(count: int) -> str:
    return f"; U+FFFD stands for {count:,} unreadable byte{'s' * (count > 1)}" if count else ""
