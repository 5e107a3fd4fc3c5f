"""A page's blocks with their roles, and what the page says about itself: the way shared by HTML and pasted text."""

from __future__ import annotations

from dataclasses import dataclass

from readout.charset import decode
from readout.clean import html, plain
from readout.clean.blocks import MOST_BLOCKS, RawBlock
from readout.clean.metadata import Metadata, read_metadata, read_text_metadata
from readout.clean.roles import assign_roles
from readout.clean.site import SiteMemory
from readout.errors import InputError
from readout.prescan import check
from readout.records import Page, Role


@dataclass(frozen=True, slots=True)
class Labelled:
    """The decoded page, its blocks in order, the role and the reason of each, and the page's metadata."""

    page: str
    blocks: list[RawBlock]
    roles: list[tuple[Role, str]]
    metadata: Metadata


def label_page(page: Page, *, site: SiteMemory | None = None) -> Labelled:
    """Every block of a page in any language, with its role. Raises InputError for a page that would take minutes."""
    url = page.stated("url") or page.url
    if page.media_type == "text/plain":
        text = decode(page.data, page.charset, html=False).text
        blocks = _bounded(page, plain.segment(text))
        known = read_text_metadata([b.text for b in blocks], url, fetched=page.fetched, given=page.given)
    else:
        text = decode(page.data, page.charset).text
        hazard = check(text)
        if hazard is not None and hazard.refuse:
            raise InputError(f"{page.name}: {hazard.reason}")
        blocks = _bounded(page, html.segment(text, url, deep=hazard is not None))
        known = read_metadata(text, url, fetched=page.fetched, given=page.given)
    return Labelled(text, blocks, assign_roles(blocks, title=known.title, url=url, site=site), known)


def _bounded(page: Page, blocks: list[RawBlock]) -> list[RawBlock]:
    if len(blocks) > MOST_BLOCKS:
        raise InputError(f"{page.name}: holds {len(blocks):,} paragraphs and a page at most {MOST_BLOCKS:,}: split it")
    return blocks
