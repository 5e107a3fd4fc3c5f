"""Sections of furniture: what stands under "Related Articles" or "Comments", and what trails behind the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.clean.line import TAIL, Line

_POINTS = re.compile(r"[:|»>→] ?\S")
_NUMBER = re.compile(r"#?\d{1,2}[.)]?")
HEADINGS = ("h2", "h3", "h4")
MOSTLY_LINK = 0.8


def cover_sections(lines: Sequence[Line]) -> None:
    """Let headings such as "Related Articles" and "Comments" cover what follows them, report excepted."""
    proses = {index for index, line in enumerate(lines) if line.prose and line.role is None and line.block.in_article}
    after = everything = sum(len(lines[prose].text) for prose in proses)
    before = reached = 0
    for index, line in enumerate(lines):
        if before and line.opens != "-" and line.role is not None:
            is_end = before >= 3 and (line.opens == "rest" or after < (1 - TAIL) * everything)
            reached = _cover(lines, index, is_end, reached)
        if index in proses:
            before += 1
            after -= len(line.text)


def _cover(lines: Sequence[Line], heading: int, is_end: bool, reached: int) -> int:
    """Cover what belongs under the heading; gives the line it stopped at.

    ``reached`` is where the section before stopped: a heading inside that section goes on from there, so that
    a page of nothing but headings is walked once.
    """
    opened = lines[heading]
    pointed = len(opened.text) > 60 or bool(_POINTS.search(opened.text))
    for index in range(max(heading + 1, reached), len(lines)):
        line = lines[index]
        if line.opens != "-" and line.role != opened.role:
            return index
        if line.role is None:
            if not _belongs(line, is_end, pointed, opened.opens == "rest"):
                return index
            line.take(opened.role or "related", f'it stands under "{opened.text[:40]}"')
    return len(lines)


def _belongs(line: Line, is_end: bool, pointed: bool, comments: bool) -> bool:
    """Whether a line without a role may stand under the heading; a paragraph only under "Comments"."""
    if line.taken and line.block.tag in HEADINGS and line.block.link_density < MOSTLY_LINK:
        return False
    if _NUMBER.fullmatch(line.text):
        return True
    if is_end:
        return (not line.prose and not line.text.endswith(".")) or (comments and not line.taken)
    return not pointed and not line.prose and (line.block.link_density >= MOSTLY_LINK or is_title(line))


def is_title(line: Line) -> bool:
    """Whether the line could be another story's headline: some words, no stop at its end."""
    words = line.text.count(" ") + 1
    return 3 <= words <= 25 and not line.text.endswith((".", ",", ";", ":")) and line.block.tag not in ("td", "th")


def cover_trailing_titles(lines: Sequence[Line]) -> None:
    """Headlines of other stories that trail behind the report's end, when furniture stands between."""
    open_lines = [index for index, line in enumerate(lines) if line.role is None]
    proses = [index for index in open_lines if lines[index].prose]
    if not proses:
        return
    ended = next((index for index in range(proses[-1] + 1, len(lines)) if lines[index].role is not None), len(lines))
    late = [index for index in open_lines if index > ended]
    for index in late if all(is_title(lines[index]) for index in late) else ():
        lines[index].take("related", "a headline behind the end of the report")
