"""A page's blocks with their roles, and what the page says about itself: the way shared by HTML and pasted text."""

from __future__ import annotations

from dataclasses import dataclass

from readout.charset import decode
from readout.clean import html, plain
from readout.clean.blocks import MOST_BLOCKS, RawBlock
from readout.clean.metadata import Metadata, read_metadata, read_text_metadata
from readout.clean.roles import assign_roles
from readout.clean.site import SiteMemory
from readout.clean.unwrap import unwrap
from readout.errors import InputError
from readout.prescan import check
from readout.records import Page, Role


@dataclass(frozen=True, slots=True)
class Labelled:
    """The decoded page, its blocks in order, the role and the reason of each, and the page's metadata.

    ``pasted``: it is text without markup, also where it came out of a PDF file or an e-mail.
    """

    page: str
    pasted: bool
    blocks: list[RawBlock]
    roles: list[tuple[Role, str]]
    metadata: Metadata


def label_page(page: Page, *, site: SiteMemory | None = None) -> Labelled:
    """Every block of a page in any language, with its role. Raises InputError for a page that would take minutes."""
    url = page.stated("url") or page.url
    inner = unwrap(page)
    pasted = inner.media_type == "text/plain"
    text = decode(inner.data, inner.charset, html=not pasted).text
    if pasted:
        blocks = _bounded(page, plain.segment(text))
        lines = [block.text for block in blocks]
        known = read_text_metadata(lines, url, fetched=page.fetched, given=page.given, beside=inner.beside)
    else:
        hazard = check(text)
        if hazard is not None and hazard.refuse:
            raise InputError(f"{page.name}: {hazard.reason}")
        blocks = _bounded(page, html.segment(text, url, deep=hazard is not None))
        known = read_metadata(text, url, fetched=page.fetched, given=page.given, beside=inner.beside)
    return Labelled(text, pasted, blocks, assign_roles(blocks, title=known.title, url=url, site=site), known)


def _bounded(page: Page, blocks: list[RawBlock]) -> list[RawBlock]:
    if len(blocks) > MOST_BLOCKS:
        raise InputError(f"{page.name}: holds {len(blocks):,} paragraphs and a page at most {MOST_BLOCKS:,}: split it")
    return blocks
