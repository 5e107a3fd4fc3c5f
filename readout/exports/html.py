"""A reading as HTML: the text with its statements marked, the list beside it, links both ways; no script at all.

Everything that came from a page is escaped, a strict content policy forbids any outside resource, and
control characters are shown as the replacement sign, so a hostile page stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from readout.exports.about import (
    by_words,
    headline,
    other_title,
    published_words,
    report,
)
from readout.exports.given import given
from readout.exports.html_escape import escape
from readout.exports.html_events import events
from readout.exports.html_links import Links
from readout.exports.html_lists import aside, flagged, statements
from readout.exports.html_referents import named, places, times
from readout.exports.html_text import Drawn, marked, shade
from readout.exports.marks import Marks
from readout.exports.rows import Places, Row, paragraph_numbers, rows
from readout.layers import ATTRIBUTIONS, BLOCKS, Reading
from readout.records import Document, Fault, Skip

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer"><meta name="generator" content="Readout">
<title>{title}</title>
<style>
html {{ background: #fdfcf9; }} @media (prefers-color-scheme: dark) {{ html {{ background: #191a1b; }} }}
body {{ margin: 0; display: flex; flex-direction: column; }}
body > nav {{ order: -1; padding-bottom: 0; font-size: .9rem; }} body > nav li {{ margin: .2rem 0; }}
{style}</style></head><body>
"""


def fragment(reading: Reading) -> str:
    """One reading as a piece of HTML with its own style, for a notebook cell."""
    return f"<div><style>\n{style()}</style>\n{section(reading, reading.document.id)}</div>\n"


def page(outcomes: Iterable[Reading | Skip | Fault]) -> str:
    """One whole HTML file, self-contained."""
    writer = Writer()
    return "".join(writer.add(outcome) for outcome in outcomes) + writer.end()


class Writer:
    """The same file piece by piece, so that a long batch is never held whole; what was not read is listed."""

    def __init__(self, *, furniture: bool = False) -> None:
        self._furniture = furniture
        self._contents: list[str] = []

    def add(self, outcome: Reading | Skip | Fault) -> str:
        """The next piece of the file."""
        begun = bool(self._contents)
        key = f"r{len(self._contents) + 1}"
        if isinstance(outcome, Reading):
            title, body = _title(outcome.document), section(outcome, key, furniture=self._furniture)
            self._contents.append(f'<li><a href="#{key}">{escape(title)}</a></li>\n')
        else:
            reason = outcome.reason if isinstance(outcome, Skip) else outcome.cause
            title, body = "Readout", ""
            self._contents.append(f"<li>{escape(outcome.name)}: not read: {escape(reason)}</li>\n")
        return body if begun else head(title) + body

    def end(self) -> str:
        """The last piece: the list of what the file holds (shown at the top), where that is more than one reading."""
        start = "" if self._contents else head("Readout")
        several = len(self._contents) > 1 or not any("href" in item for item in self._contents)
        listed = f'<nav class="readout"><h3>In this file</h3><ol>\n{"".join(self._contents)}</ol></nav>\n'
        return start + (listed if several else "") + "</body></html>\n"


def head(title: str) -> str:
    """The start of the file, up to the first reading."""
    return HEAD.format(policy=POLICY, title=escape(title), style=style())


@cache
def style() -> str:
    """The style sheet, every rule under ``.readout`` so that it changes nothing around a notebook cell."""
    return (files("readout") / "data" / "reading.css").read_text(encoding="utf-8")


def section(reading: Reading, key: str, *, furniture: bool = False) -> str:
    """One reading; ``key`` keeps its anchors apart in the file, ``furniture`` unfolds what was set aside."""
    told = rows(reading)
    drawn = Drawn(Marks(told), Links(reading, key))
    parts = (
        f'<article class="readout" id="{escape(key)}">\n',
        drawn.links.style(),
        _header(reading, drawn),
        '<div class="columns">\n<div class="text">\n',
        _legend(told),
        *_paragraphs(reading, drawn),
        "</div>\n",
        _lists(reading, told, drawn.links),
        "</div>\n",
        flagged(reading),
        aside(reading, drawn, furniture),
        "</article>\n",
    )
    return "".join(parts)


def _lists(reading: Reading, told: list[Row], links: Links) -> str:
    """Who said what, who did what, who is named, when, where; with more than one list, a line that leads to each."""
    where, key = Places(given(reading, BLOCKS)), escape(links.key)
    lists = (
        ("said", "Who said what", len(told), statements(told, links.known.text, links.key)),
        ("events", "Who did what", len(links.deeds), events(links, where)),
        ("named", "Who is named", len(links.named), named(links, where)),
        ("times", "When", len(links.times), times(links, where)),
        ("places", "Where", len(links.places), places(links, where)),
    )
    shown = [each for each in lists if each[3] and (each[0] != "said" or ATTRIBUTIONS in reading)]
    if not shown:
        return ""
    to = "".join(f'<a href="#{key}-{name}">{title}\u00a0<span>{count}</span></a>\n' for name, title, count, _ in shown)
    menu = f'<p class="menu">\n{to}</p>\n' if len(shown) > 1 else ""
    return f"<section>\n{menu}{''.join(listed for _, _, _, listed in shown)}</section>\n"


def _title(document: Document) -> str:
    return " ".join((document.title or document.name).split())


def _header(reading: Reading, drawn: Drawn) -> str:
    document, top = reading.document, headline(reading)
    title = marked(top.span, drawn) if top else escape(_title(document))
    lines = [" \u00b7 ".join(_facts(reading))]
    stated = other_title(reading)
    if stated:
        lines.append(f"Page title: {escape(stated)}")
    if document.url:
        lines.append(_address(document.url))
    described = "".join(f'<p class="meta">{line}</p>\n' for line in lines)
    return f"<header><h1>{title}</h1>\n{described}</header>\n"


def _facts(reading: Reading) -> Iterator[str]:
    document = reading.document
    if document.outlet:
        yield f'<span class="outlet">{escape(document.outlet)}</span>'
    by = by_words(document)
    if by:
        yield escape(by)
    yield escape(published_words(reading))


def _address(url: str) -> str:
    if not url.lower().startswith(("http://", "https://")):
        return escape(url)
    return f'<a href="{escape(url)}" rel="noreferrer nofollow noopener">{escape(url)}</a>'


def _legend(told: list[Row]) -> str:
    if not told:
        return ""
    kinds = dict.fromkeys(shade(row) for row in told)
    names = {"said": "reported", "said direct": "quoted", "said denied": "denied"}
    shown = " ".join(f'<mark class="{kind}">{names[kind]}</mark>' for kind in names if kind in kinds)
    return f'<p class="legend">{shown} &nbsp;<b class="source">who</b> <i class="cue">says</i></p>\n'


def _paragraphs(reading: Reading, drawn: Drawn) -> Iterator[str]:
    numbers = paragraph_numbers(given(reading, BLOCKS))
    for block in report(reading):
        text = marked(block.span, drawn)
        if block.role == "headline":
            yield f"<h2>{text}</h2>\n"
        elif block.role == "deck":
            yield f'<p class="deck">{text}</p>\n'
        else:
            yield f'<p><span class="para">{numbers[block.span]}</span>{text}</p>\n'
    if not report(reading):
        yield '<p class="none">No text of a report was found on this page.</p>\n'
