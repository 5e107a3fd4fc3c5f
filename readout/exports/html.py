"""A reading as HTML: the text with its statements marked, the list beside it, links both ways; no script at all.

Everything that came from a page is escaped, a strict content policy forbids any outside resource, and
control characters are shown as the replacement sign, so a hostile page stays text.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from readout.exports.about import (
    by_words,
    count_of,
    grouped,
    headline,
    other_title,
    published_words,
    report,
    set_aside,
)
from readout.exports.given import given
from readout.exports.marks import Mark, Marks
from readout.exports.rows import Places, Row, paragraph_numbers, rows, stance_words, words
from readout.exports.visible import visible
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, Reading
from readout.records import Block, Document, Fault, Skip
from readout.text import Span

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


def escape(text: str) -> str:
    """Text as HTML, safe between tags and in a quoted attribute; invisible controls become visible."""
    return html.escape(visible(text), quote=True)


def section(reading: Reading, key: str, *, furniture: bool = False) -> str:
    """One reading; ``key`` keeps its anchors apart in the file, ``furniture`` unfolds what was set aside."""
    told = rows(reading)
    parts = (
        f'<article class="readout" id="{escape(key)}">\n',
        _header(reading, told, key),
        '<div class="columns">\n<div class="text">\n',
        _legend(told),
        *_paragraphs(reading, told, key),
        "</div>\n",
        _list(told, reading.document.text, key) if ATTRIBUTIONS in reading else "",
        "</div>\n",
        _flags(reading),
        _aside(reading, told, key, furniture),
        "</article>\n",
    )
    return "".join(parts)


def _title(document: Document) -> str:
    return " ".join((document.title or document.name).split())


def _header(reading: Reading, told: list[Row], key: str) -> str:
    document, top = reading.document, headline(reading)
    title = _marked(reading, top.span, Marks(told), key) if top else escape(_title(document))
    lines = [" \u00b7 ".join(_facts(document))]
    stated = other_title(reading)
    if stated:
        lines.append(f"Page title: {escape(stated)}")
    if document.url:
        lines.append(_address(document.url))
    described = "".join(f'<p class="meta">{line}</p>\n' for line in lines)
    return f"<header><h1>{title}</h1>\n{described}</header>\n"


def _facts(document: Document) -> Iterator[str]:
    if document.outlet:
        yield f'<span class="outlet">{escape(document.outlet)}</span>'
    by = by_words(document)
    if by:
        yield escape(by)
    yield escape(published_words(document))


def _address(url: str) -> str:
    if not url.lower().startswith(("http://", "https://")):
        return escape(url)
    return f'<a href="{escape(url)}" rel="noreferrer nofollow noopener">{escape(url)}</a>'


def _legend(told: list[Row]) -> str:
    if not told:
        return ""
    kinds = dict.fromkeys(_class(row) for row in told)
    names = {"said": "reported", "said direct": "quoted", "said denied": "denied"}
    shown = " ".join(f'<mark class="{kind}">{names[kind]}</mark>' for kind in names if kind in kinds)
    return f'<p class="legend">{shown} &nbsp;<b class="source">who</b> <i class="cue">says</i></p>\n'


def _paragraphs(reading: Reading, told: list[Row], key: str) -> Iterator[str]:
    drawn = Marks(told)
    numbers = paragraph_numbers(given(reading, BLOCKS))
    for block in report(reading):
        text = _marked(reading, block.span, drawn, key)
        if block.role == "headline":
            yield f"<h2>{text}</h2>\n"
        elif block.role == "deck":
            yield f'<p class="deck">{text}</p>\n'
        else:
            yield f'<p><span class="para">{numbers[block.span]}</span>{text}</p>\n'
    if not report(reading):
        yield '<p class="none">No text of a report was found on this page.</p>\n'


def _marked(reading: Reading, span: Span, drawn: Marks, key: str) -> str:
    """The characters of one block with every mark over them as nested elements."""
    text = reading.document.text
    out: list[str] = []
    open_marks: list[Mark] = []
    for piece, over in drawn.segments(span):
        shared = _shared(open_marks, over)
        out += [_closing(mark) for mark in reversed(open_marks[shared:])]
        out += [_opening(mark, piece, key) for mark in over[shared:]]
        out.append(escape(piece.of(text)))
        open_marks = list(over)
    out += [_closing(mark) for mark in reversed(open_marks)]
    return "".join(out)


def _shared(before: list[Mark], after: tuple[Mark, ...]) -> int:
    count = 0
    for one, other in zip(before, after, strict=False):
        if one is not other:
            break
        count += 1
    return count


_TAGS = {"content": "mark", "source": "b", "cue": "i", "addressee": "span"}


def _opening(mark: Mark, piece: Span, key: str) -> str:
    kind = _class(mark.row) if mark.kind == "content" else mark.kind
    opened = f'<{_TAGS[mark.kind]} class="{kind}" title="{escape(_hint(mark))}">'
    if mark.kind == "content" and mark.first and piece.start == mark.span.start:
        number = mark.row.number
        opened += f'<a class="n" id="{escape(key)}-m{number}" href="#{escape(key)}-s{number}">{number}</a>'
    return opened


def _closing(mark: Mark) -> str:
    return f"</{_TAGS[mark.kind]}>"


def _hint(mark: Mark) -> str:
    row = mark.row
    if mark.kind != "content":
        return f"{mark.kind} of {row.number}"
    return f"{row.number}: {row.who or 'nobody named'}, {stance_words(row.statement)}"


def _class(row: Row) -> str:
    if row.statement.stance == "denies" and not row.statement.negated:
        return "said denied"
    return "said direct" if row.statement.mode == "direct" else "said"


def _list(told: list[Row], text: str, key: str) -> str:
    items = "".join(_item(row, text, key) for row in told)
    listed = f'<ol class="statements">\n{items}</ol>' if told else '<p class="none">No statement was found.</p>'
    return f"<section>\n<h3>Who said what</h3>\n{listed}\n</section>\n"


def _item(row: Row, text: str, key: str) -> str:
    key = escape(key)
    inner = ' class="inner"' if row.depth else ""
    denied = " denied" if _class(row) == "said denied" else ""
    return (
        f'<li id="{key}-s{row.number}"{inner}><a class="at" href="#{key}-m{row.number}">{row.number}</a>'
        f'{_holders(row)} <span class="stance{denied}">{escape(stance_words(row.statement))}</span>'
        f'<span class="what">{escape(row.what)}</span><span class="more">{escape(_more(row, text))}</span></li>\n'
    )


def _holders(row: Row) -> str:
    outer = "".join(f'<span class="outer">{escape(link or "(unnamed)")} \u203a </span>' for link in row.chain[:-1])
    own = f'<span class="who">{escape(row.who)}</span>' if row.who else '<span class="nobody">nobody named</span>'
    return outer + own


def _more(row: Row, text: str) -> str:
    """``direct \u00b7 to Putin \u00b7 writing \u00b7 unnamed: official, "..." \u00b7 \u00b64, characters 712-845``."""
    statement = row.statement
    facts: list[str] = [statement.mode]
    if statement.addressee:
        facts.append(f"to {words(text, statement.addressee)}")
    if statement.medium:
        facts.append(statement.medium)
    if statement.anonymous:
        reason = words(text, statement.anonymous.reason)
        facts.append(f"unnamed: {statement.anonymous.kind}" + (f" (\u201c{reason}\u201d)" if reason else ""))
    place = f"{row.place}, " if row.place else ""
    return " \u00b7 ".join((*facts, f"{place}characters {row.span.start}\u2013{row.span.end}"))


def _flags(reading: Reading) -> str:
    flags, places = given(reading, FLAGS), Places(given(reading, BLOCKS))
    if not flags:
        return ""
    items = "".join(
        f"<li>{escape(places.of(flag.span))} <b>{escape(flag.kind)}</b>: {escape(flag.reason)}"
        f' <span class="why">{escape(words(reading.document.text, [flag.span]))}</span></li>\n'
        for flag in flags
    )
    return f'<section class="flags"><h3>To keep in mind</h3><ul>\n{items}</ul></section>\n'


def _aside(reading: Reading, told: list[Row], key: str, unfolded: bool) -> str:
    blocks = set_aside(reading)
    if not blocks:
        return ""
    drawn = Marks(told)
    items = "".join(_set_aside_item(reading, group, drawn, key) for group in grouped(reading.document.text, blocks))
    noun = "block" if len(blocks) == 1 else "blocks"
    summary = f"{len(blocks)} {noun} set aside: {count_of(blocks)}"
    state = " open" if unfolded else ""
    return f'<details class="aside"{state}><summary>{escape(summary)}</summary><ul>\n{items}</ul></details>\n'


def _set_aside_item(reading: Reading, group: list[tuple[Block, int]], drawn: Marks, key: str) -> str:
    first = group[0][0]
    texts = [
        _marked(reading, block.span, drawn, key) + (f" \u00d7\u00a0{count}" if count > 1 else "")
        for block, count in group
    ]
    joined = " \u00b7 ".join(texts)
    role, why = escape(first.role.replace("_", " ")), escape(first.reason)
    return f'<li><span class="role">{role}</span> <span class="why">{why}</span><p>{joined}</p></li>\n'
