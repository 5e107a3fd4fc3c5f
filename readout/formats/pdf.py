"""PDF files: one page each, kept as it came; its text is taken out where pages are cleaned (readout/clean/pdf.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from readout.formats.format import Found
from readout.formats.material import Kind, Material
from readout.formats.options import InputOptions

NAME = "a PDF file"
SUFFIXES: tuple[str, ...] = (".pdf",)
KIND: Kind = "page"
BINARY = True


def fits(head: bytes, suffix: str) -> bool:
    """Whether the file begins as PDF does; a mail gateway may have left an empty line before it."""
    return head[:16].lstrip().startswith(b"%PDF-")


def pages(material: Material, options: InputOptions) -> Iterator[Found]:
    """The one page."""
    page = material.page(material.all_bytes(options.max_bytes), "application/pdf", options)
    yield replace(page, charset=None)
