"""A page -> its reading so far: clean text, blocks with roles and reasons, sentences. Nothing is thrown away."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from readout.clean.dateline import split_datelines
from readout.clean.english import require_english
from readout.clean.label import Labelled, label_page
from readout.clean.metadata import Metadata
from readout.clean.sentences import split_sentences
from readout.clean.site import SiteMemory
from readout.errors import SkippedInput
from readout.layers import BLOCKS, FLAGS, SENTENCES, Layer, Reading
from readout.records import REPORT_ROLES, Block, Document, Page, Piece, Role
from readout.text import Span, content_id

__all__ = ["Labelled", "SiteMemory", "clean_page", "label_page"]


def clean_page(page: Page, *, site: SiteMemory | None = None) -> Reading:
    """The document of a page with its blocks, sentences and flags; the same for the same page, always.

    What ``page.given`` states (title, published, language, outlet, url) wins over what the page says.
    ``site`` adds what other pages of the same site repeat. Raises SkippedInput for a page without an article or
    in another language, InputError for one that cannot be read.
    """
    labelled = label_page(page, site=site)
    text, blocks, pieces = _laid_out(labelled)
    if not any(block.role in REPORT_ROLES for block in blocks):
        raise SkippedInput(f"{page.name}: holds no article: no running text was found on it")
    report = "\n\n".join(block.span.of(text) for block in blocks if block.role in REPORT_ROLES)
    language = require_english(page.name, report, page.stated("language"), labelled.metadata.language)
    blocks = split_datelines(text, blocks)
    sentences, flags = split_sentences(text, blocks)
    document = _document(page, labelled.metadata, text, blocks, pieces, language)
    layers: Mapping[Layer[Any], Any] = {BLOCKS: blocks, SENTENCES: sentences, FLAGS: flags}
    return Reading(document).plus(layers)


def _laid_out(labelled: Labelled) -> tuple[str, tuple[Block, ...], tuple[Piece, ...]]:
    """The document's text, its blocks and its ties to the page: pasted text as it came, a web page block by block."""
    if labelled.pasted:
        spans = [Span(raw.pieces[0].page_start, raw.pieces[-1].page_end) for raw in labelled.blocks]
        whole = Piece(Span(0, len(labelled.page)), 0, len(labelled.page), True)
        return labelled.page, _with_roles(spans, labelled.roles), (whole,)
    spans, pieces, length = [], [], 0
    for raw in labelled.blocks:
        spans.append(Span(length, length + len(raw.text)))
        pieces += [_moved(piece, length) for piece in raw.pieces]
        length += len(raw.text) + 2
    text = "\n\n".join(raw.text for raw in labelled.blocks)
    return text, _with_roles(spans, labelled.roles), tuple(pieces)


def _moved(piece: Piece, by: int) -> Piece:
    return Piece(Span(piece.span.start + by, piece.span.end + by), piece.page_start, piece.page_end, piece.exact)


def _with_roles(spans: Sequence[Span], roles: Sequence[tuple[Role, str]]) -> tuple[Block, ...]:
    return tuple(Block(span, role, reason) for span, (role, reason) in zip(spans, roles, strict=True))


def _document(
    page: Page, known: Metadata, text: str, blocks: Sequence[Block], pieces: tuple[Piece, ...], language: str
) -> Document:
    url = page.stated("url") or page.url or known.canonical
    return Document(
        id=content_id("document", url, text),
        text=text,
        name=page.name,
        url=url,
        title=known.title or _first(text, blocks, "headline"),
        outlet=known.outlet,
        byline=known.byline or _first(text, blocks, "byline"),
        authors=known.authors,
        section=known.section,
        language=language,
        published=known.published,
        dates=known.dates,
        fetched=page.fetched,
        page=hashlib.sha256(page.data).hexdigest()[:16],
        pieces=pieces,
    )


def _first(text: str, blocks: Sequence[Block], role: Role) -> str | None:
    """The text of the page's first block with this role, on one line."""
    found = next((block.span.of(text) for block in blocks if block.role == role), None)
    return " ".join(found.split()) if found else None
