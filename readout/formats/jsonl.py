"""JSON Lines: one page a line, ``{"text": ...}`` or ``{"html": ...}``, with what is known beside it.

Beside the page may stand ``url``, ``title``, ``published``, ``language`` and ``outlet``, all strings. Where a line
has both ``html`` and ``text``, the HTML is read. A line that cannot be read is one Fault that names it; the
lines after it are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from readout.errors import InputError
from readout.formats.material import Kind, Material, encoded
from readout.formats.options import InputOptions
from readout.formats.sizes import in_words, too_large
from readout.records import Fault, Page

NAME = "JSON Lines"
SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson", ".jsonlines")
KIND: Kind = "pages"
BINARY = False
STATED = ("title", "published", "language", "outlet")

_OBJECT = re.compile(rb'\s*+\{\s*+(?:"[^"\\\n]{1,60}"\s*+:|\}|\Z)')
_ARRAY = re.compile(rb"\s*+\[\s*+[\[{\"]")
_SKIP_AT_MOST = 16
"""A line over the limit is passed over for this many times the limit more; then the rest of the file is given up."""


def fits(head: bytes, suffix: str) -> bool:
    """Whether these first bytes are JSON; the name alone is believed too, so that a bad first line is only one."""
    return suffix in SUFFIXES or bool(_OBJECT.match(head)) or (suffix == ".json" and bool(_ARRAY.match(head)))


def pages(material: Material, options: InputOptions) -> Iterator[Page | Fault]:
    """One page or Fault for each line that is not blank, in order."""
    _check_one_a_line(material)
    for number, line in enumerate(_lines(material.stream, options.max_bytes), start=1):
        name = f"{material.name}:{number}"
        if line is not None and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            if line is None:
                raise InputError(too_large(options.max_bytes))
            yield _page(replace(material, name=name), line, options)
        except InputError as error:
            yield Fault(name, "input", f"line {number}: {error}", url=material.url)


def _check_one_a_line(material: Material) -> None:
    first = next(iter(material.head.removeprefix(b"\xef\xbb\xbf").split(b"\n")), b"").strip()
    if first in (b"{", b"[") or first.startswith((b"[{", b"[[")):
        raise InputError("holds JSON that is not one object a line: rewrite it with 'jq -c .' (or 'jq -c .[]')")


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Each line; None stands for one over the limit."""
    while line := stream.readline(limit + 2):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        yield None
        for _ in range(_SKIP_AT_MOST):
            line = stream.readline(limit)
            if not line or line.endswith(b"\n"):
                break
        else:
            raise InputError(f"a line goes on for more than {in_words(limit * _SKIP_AT_MOST)}: the rest is not read")


def _page(material: Material, line: bytes, options: InputOptions) -> Page:
    record = _record(line)
    key = "html" if _stated(record, "html") else "text"
    body = _stated(record, key)
    if not body or not body.strip():
        raise InputError("has neither 'text' nor 'html'" if body is None else f"'{key}' is empty")
    if "\0" in body:
        raise InputError(f"'{key}' holds NUL characters: damaged, or not a text")
    stated = {name: value for name in STATED if (value := _stated(record, name))}
    page = material.page(encoded(body), "text/html" if key == "html" else "text/plain", options, stated)
    return replace(page, charset="utf-8", url=_stated(record, "url") or None)


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except (ValueError, RecursionError):
        raise InputError("not JSON that can be read: nested too deeply, or a number too long") from None
    if not isinstance(record, dict):
        raise InputError("not a JSON object with 'text' or 'html'")
    return record


def _stated(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"'{key}' must be a string")
    return value
