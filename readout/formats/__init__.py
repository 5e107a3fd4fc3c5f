"""Anything a person names (files, folders, addresses, standard input) becomes pages, one at a time, in order.

A new input format is one file beside this one and one line in FORMATS.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from readout.errors import InputError, SetupError
from readout.formats import (
    delimited,
    feeds,
    html,
    jsonl,
    mail,
    mbox,
    opml,
    otherxml,
    parquet,
    pdf,
    sitemaps,
    tar,
    text,
    warc,
    zip,
)
from readout.formats.format import Format
from readout.formats.material import encoded, opened
from readout.formats.opening import ADDRESS, Opening, guarded
from readout.formats.options import InputOptions
from readout.records import Fault, Page

__all__ = ["FORMATS", "MANY", "SUFFIXES", "Format", "InputOptions", "open_inputs", "page_from"]

FORMATS: tuple[Format, ...] = (
    pdf,
    zip,
    tar,
    warc,
    parquet,
    jsonl,
    delimited,
    feeds,
    opml,
    sitemaps,
    mbox,
    mail,
    html,
    otherxml,
    text,  # last: it takes anything
)
"""Asked in this order; the first that fits reads the material."""

SUFFIXES = frozenset(suffix for known in FORMATS for suffix in known.SUFFIXES)
"""Files with these names, or these and ``.gz``, are read from folders. A file named by hand may have any name."""

MANY = frozenset(suffix for known in FORMATS if known.KIND != "page" for suffix in known.SUFFIXES)
"""Those that may hold any number of pages."""


def open_inputs(
    sources: Iterable[str | Path],
    *,
    options: InputOptions = InputOptions(),  # noqa: B008 (frozen)
) -> Iterator[Page | Fault]:
    """Every page in the sources, in the order named; folders are read sorted, with all below them.

    A source is a path, a folder, an http(s) address, or "-" for standard input; each may be packed with gzip, bzip2
    or xz. Links are followed only from a feed, an OPML list or a sitemap that is itself a source.
    What cannot be read gives one Fault saying why, and the next source is read.
    """
    opening = Opening(FORMATS, options)
    for source in sources:
        yield from opening.named(source)


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
    opening = Opening(FORMATS, options)
    if isinstance(source, bytes):
        pages = guarded("bytes", opening.pages(opened("bytes", io.BytesIO(source))))
    elif isinstance(source, str) and _is_content(source):
        material = replace(opened("text", io.BytesIO(encoded(source))), charset="utf-8")
        pages = guarded("text", opening.pages(material))
    else:
        pages = opening.named(source)
    found = list(islice(pages, 2))
    if len(found) > 1:
        raise SetupError(f"{source!s:.80} holds more than one page: read them with read_many")
    if not found:
        raise InputError(f"{source!s:.80} holds no page")
    if isinstance(found[0], Fault):
        raise InputError(f"{found[0].name}: {found[0].cause}")
    return replace(found[0], url=url) if url else found[0]


def _is_content(source: str) -> bool:
    """Whether a string is a page rather than the name of one."""
    if "\n" in source or source.lstrip().startswith("<") or len(source) > 1000:
        return True
    if ADDRESS.match(source) or source == "-" or os.path.exists(source):
        return False
    return not source.strip() or (" " in source.strip() and not re.search(r"\.\w{1,6}\Z", source))
