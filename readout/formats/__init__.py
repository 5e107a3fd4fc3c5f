"""Anything a person names (files, folders, addresses, standard input) becomes pages, one at a time, in order.

A new input format is one file beside this one and one line in FORMATS.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from readout.errors import InputError, SetupError
from readout.formats import binary, files, gzip, html, jsonl, text
from readout.formats.material import EMPTY, HEAD, Material, encoded, opened
from readout.formats.options import InputOptions
from readout.records import Fault, Page

if TYPE_CHECKING:
    from readout.formats.web import Fetcher

__all__ = ["FORMATS", "SUFFIXES", "Format", "InputOptions", "open_inputs", "page_from"]


class Format(Protocol):
    """One kind of input: how its first bytes look, and the pages in it."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def fits(self, head: bytes, suffix: str) -> bool:
        """Whether these first bytes are of this kind; ``suffix`` is what the name says (".html")."""
        ...

    def pages(self, material: Material, options: InputOptions) -> Iterator[Page | Fault]:
        """The pages in it, in order; may raise InputError for the rest of it."""
        ...


FORMATS: tuple[Format, ...] = (
    jsonl,
    html,
    text,  # last: it takes anything
)
"""Asked in this order; the first that fits reads the material."""

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.SUFFIXES)
"""Files with these names, or these and ``.gz``, are read from folders. A file named by hand may have any name."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.\-]{1,20}://", re.IGNORECASE)


def open_inputs(
    sources: Iterable[str | Path],
    *,
    options: InputOptions = InputOptions(),  # noqa: B008 (frozen)
) -> Iterator[Page | Fault]:
    """Every page in the sources, in the order named; folders are read sorted, with all below them.

    A source is a path, a folder, an http(s) address, or "-" for standard input; each may be packed with gzip.
    What cannot be read gives one Fault saying why, and the next source is read.
    """
    fetcher: Fetcher | None = None
    for source in sources:
        if source == "-":
            yield from _guarded(files.STANDARD_INPUT, _standard_input(options))
        elif isinstance(source, str) and _ADDRESS.match(source):
            fetcher = fetcher or _fetcher(options)
            yield from _guarded(source, _address(source, fetcher, options), url=source)
        else:
            yield from _path(Path(source), options)


def page_from(
    source: str | Path | bytes,
    *,
    options: InputOptions = InputOptions(),  # noqa: B008
    url: str | None = None,
) -> Page:
    """One page for the Python API: from a path, an address, the text or HTML itself, or bytes.

    A string is an address when it starts with http(s)://, a path when there is such a file, and the page itself
    when it has several lines, starts with "<", or has spaces and no suffix; a name of no file is an InputError,
    and so is what holds no page. Raises SetupError when it holds many.
    """
    if isinstance(source, bytes):
        found = list(_guarded("bytes", _pages(opened("bytes", io.BytesIO(source)), options)))
    elif isinstance(source, str) and _is_content(source):
        material = replace(opened("text", io.BytesIO(encoded(source))), charset="utf-8")
        found = list(_guarded("text", _pages(material, options)))
    else:
        found = list(open_inputs([source], options=options))
    if len(found) > 1:
        raise SetupError(f"{source!s:.80} holds {len(found)} pages: read them with read_many")
    if isinstance(found[0], Fault):
        raise InputError(f"{found[0].name}: {found[0].cause}")
    return replace(found[0], url=url) if url else found[0]


def _is_content(source: str) -> bool:
    """Whether a string is a page rather than the name of one."""
    if "\n" in source or source.lstrip().startswith("<") or len(source) > 1000:
        return True
    if _ADDRESS.match(source) or source == "-" or os.path.exists(source):
        return False
    return not source.strip() or (" " in source.strip() and not re.search(r"\.\w{1,6}\Z", source))


def _path(path: Path, options: InputOptions) -> Iterator[Page | Fault]:
    if not os.path.isdir(path):
        yield from _guarded(str(path), _file(path, options))
        return
    for found in files.inside(path, SUFFIXES):
        if isinstance(found, InputError):
            yield Fault(str(path), "input", str(found))
        else:
            yield from _guarded(str(found), _file(found, options))


def _file(path: Path, options: InputOptions) -> Iterator[Page | Fault]:
    material = files.file(path)
    with material.stream:
        yield from _pages(material, options)


def _standard_input(options: InputOptions) -> Iterator[Page | Fault]:
    yield from _pages(files.standard_input(), options)


def _fetcher(options: InputOptions) -> Fetcher:
    from readout.formats.web import Fetcher  # imports that files do not need

    return Fetcher(options)


def _address(address: str, fetcher: Fetcher, options: InputOptions) -> Iterator[Page | Fault]:
    yield from _pages(fetcher.fetch(address), options)


def _pages(material: Material, options: InputOptions) -> Iterator[Page | Fault]:
    """What the material holds, by its content: unpacked, refused, or read by the first format that fits."""
    if material.head.startswith(gzip.MAGIC):
        material = gzip.unpacked(material)
    if len(material.head) < HEAD and not material.head.strip():
        raise InputError(EMPTY)
    if reason := binary.refusal(material.head):
        raise InputError(reason)
    head = binary.as_ascii(material.head)
    chosen = next(known for known in FORMATS if known.fits(head, material.suffix))
    yield from chosen.pages(material, options)


def _guarded(name: str, pages: Iterator[Page | Fault], url: str | None = None) -> Iterator[Page | Fault]:
    """The pages, and one Fault in place of an error."""
    try:
        yield from pages
    except InputError as error:
        yield Fault(name, "input", str(error), url=url)
    except OSError as error:
        yield Fault(name, "input", f"cannot be read: {error.strerror or error}", url=url)
