"""Rows of a table as pages: which column is the text, and which say where, when and by whom it was published."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from readout.errors import InputError
from readout.formats.jsonl import STATED
from readout.formats.material import Material, encoded
from readout.formats.options import InputOptions
from readout.formats.sizes import too_large
from readout.records import Page

NAMES: Mapping[str, tuple[str, ...]] = {
    "html": ("html", "raw_html", "page_html"),
    "text": ("text", "body", "content", "article", "full_text", "article_text", "maintext", "article_body"),
    "url": ("url", "link", "address", "article_url", "page_url"),
    "title": ("title", "headline", "article_title"),
    "published": ("published", "date", "pubdate", "published_at", "published_date", "date_published", "publish_date",
                  "publication_date", "date_publish", "datetime"),
    "language": ("language", "lang"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "site_name"),
}  # fmt: skip
"""The names that news data sets give to each column, the best first; case, blanks and hyphens do not matter."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each fact stands in a row, by the place of its column."""

    places: Mapping[str, int]

    @staticmethod
    def of(names: Sequence[str]) -> Columns:
        """By the header; raises InputError where no column holds a text."""
        columns = Columns.found(names)
        if "text" not in columns.places and "html" not in columns.places:
            known = ", ".join(f"'{' '.join(name.split()):.30}'" for name in names[:12])
            known += " ..." if len(names) > 12 else ""
            raise InputError(f"is a table with the columns {known or '(none)'}: name one of them 'text' or 'html'")
        return columns

    @staticmethod
    def found(names: Sequence[str]) -> Columns:
        """Those of the columns that are known, if any."""
        plain = [re.sub(r"[\s\-]+", "_", name.strip().strip("\ufeff").lower()) for name in names]
        places = {fact: plain.index(name) for fact, known in NAMES.items()
                  for name in reversed(known) if name in plain}  # fmt: skip
        return Columns(places)

    def value(self, row: Sequence[str | None], fact: str) -> str:
        """The row's cell for a fact, "" where there is none."""
        place = self.places.get(fact)
        return (row[place] or "") if place is not None and place < len(row) else ""

    def page(self, name: str, row: Sequence[str | None], material: Material, options: InputOptions) -> Page:
        """The page in a row; raises InputError for a row without a text."""
        key = "html" if self.value(row, "html").strip() else "text"
        body = self.value(row, key)
        if not body.strip():
            raise InputError("the row has no text")
        if "\0" in body:
            raise InputError("the row's text holds NUL characters: damaged, or not a text")
        data = encoded(body)
        if len(data) > options.max_bytes:
            raise InputError(too_large(options.max_bytes))
        facts = {fact: self.value(row, fact).replace("\0", " ").strip() for fact in ("url", *STATED)}
        stated = {fact: facts[fact] for fact in STATED if facts[fact]}
        page = replace(material, name=name).page(data, "text/html" if key == "html" else "text/plain", options, stated)
        return replace(page, charset="utf-8", url=facts["url"] or None)
