"""PDF files written by hand: lines of text at places of our choosing, with facts, and encrypted if asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""From the left, from the bottom, the size of the letters, the words."""
WIDTH, HEIGHT = 595, 842
_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(pages: Sequence[Sequence[Placed]], facts: dict[str, str] | None = None, password: str | None = None) -> bytes:
    """A file of these pages; ``password`` is what a reader must type ("" encrypts it for everyone to open)."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    info = "".join(f"/{key} ({value})" for key, value in (facts or {}).items())
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    key = _key(password or "") if password is not None else b""
    for number, lines in enumerate(pages):
        drawn = b"".join(_line(line) for line in lines)
        if key:
            drawn = _rc4(hashlib.md5(key + (5 + 2 * number).to_bytes(3, "little") + b"\0\0").digest()[:10], drawn)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents {5 + 2 * number} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n" % len(drawn) + drawn + b"\nendstream")
    objects.append(f"<<{info}>>".encode("cp1252"))
    trailer = f"/Root 1 0 R/Info {len(objects)} 0 R"
    if key:
        owner, user = _rc4(hashlib.md5(_PAD).digest()[:5], _padded(password or "")), _rc4(key, _PAD)
        objects.append(f"<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P -4>>".encode())
        trailer += f"/Encrypt {len(objects)} 0 R/ID[<00><00>]"
    return _file(objects, trailer)


def column(lines: Sequence[str], left: float = 60, top: float = 700, size: float = 10) -> list[Placed]:
    """Lines one under another."""
    return [(left, top - 1.2 * size * number, size, words) for number, words in enumerate(lines)]


def _line(line: Placed) -> bytes:
    left, bottom, size, words = line
    shown = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return f"BT /F {size} Tf {left} {bottom} Td (".encode() + shown + b") Tj ET\n"


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(data) + f"trailer<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PAD)[:32]


def _key(password: str) -> bytes:
    """Algorithm 2 of the PDF reference, for 40 bits: the owner's password is empty, the rights are -4."""
    owner = _rc4(hashlib.md5(_PAD).digest()[:5], _padded(password))
    return hashlib.md5(_padded(password) + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + b"\0").digest()[:5]


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) & 255
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 255
        j = (j + box[i]) & 255
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) & 255])
    return bytes(out)
