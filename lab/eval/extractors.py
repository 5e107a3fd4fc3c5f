"""The articles that trafilatura and Readout find on the pages of scrapinghub's benchmark, line by line."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from trafilatura import bare_extraction

from lab.eval.shingles import words
from readout.clean import Labelled, label_page
from readout.records import Page

NOTES = frozenset({"dateline", "wire_note", "contributor_note", "correction", "copyright"})
"""Lines that Readout keeps as evidence under a role of their own, where the benchmark counts them as body."""


class Example(NamedTuple):
    """One page of the set: its name, the text of its article as people marked it, the page."""

    name: str
    truth: str
    page: Page


class Found(NamedTuple):
    """The lines of an article as an extractor gives them, the notes set beside it, and the CPU seconds it took."""

    lines: list[str]
    notes: list[str]
    seconds: float


def examples(data: Path, limit: int | None = None) -> Iterator[Example]:
    """The pages of a folder with ``ground-truth.json`` and ``html/NAME.html.gz``, in the order of their names."""
    truth = json.loads((data / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth)[:limit]:
        path = data / "html" / f"{name}.html.gz"
        if path.exists():
            raw = gzip.decompress(path.read_bytes())
            page = Page(str(path), raw, "text/html", url=truth[name].get("url"))
            yield Example(name, truth[name].get("articleBody") or "", page)


def by_trafilatura(page: str, precise: bool) -> Found:
    """The article as trafilatura gives it, in its precision mode or its default one."""
    start = time.process_time()
    found = bare_extraction(page, favor_precision=precise, include_comments=False, with_metadata=False)
    seconds = time.process_time() - start
    text = "" if found is None or isinstance(found, dict) else str(found.text or "")
    return Found(lines_of(text), [], seconds)


def by_readout(page: Page) -> tuple[Found, Labelled]:
    """The article as Readout gives it: the body, and the standfirst where the page prints it within its article.

    The headline is left out, as the truth of this benchmark has none.
    """
    start = time.process_time()
    labelled = label_page(page)
    seconds = time.process_time() - start
    lines, notes = [], []
    for block, (role, _) in zip(labelled.blocks, labelled.roles, strict=True):
        if role == "body" or (role == "deck" and block.in_article):
            lines.append(block.text)
        elif role in NOTES:
            notes.append(block.text)
    return Found(lines, notes, seconds), labelled


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold a word."""
    return [line for line in text.split("\n") if words(line)]
