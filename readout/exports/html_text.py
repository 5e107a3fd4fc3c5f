"""Text as HTML: escaped, with its marks as nested elements that lead to the list of statements."""

from __future__ import annotations

import html

from readout.exports.marks import Mark, Marks
from readout.exports.rows import Row, stance_words
from readout.exports.visible import visible
from readout.layers import Reading
from readout.text import Span

_TAGS = {"content": "mark", "source": "b", "cue": "i", "addressee": "span"}


def escape(text: str) -> str:
    """Text as HTML, safe between tags and in a quoted attribute; invisible controls become visible."""
    return html.escape(visible(text), quote=True)


def marked(reading: Reading, span: Span, drawn: Marks, key: str) -> str:
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


def _opening(mark: Mark, piece: Span, key: str) -> str:
    kind = shade(mark.row) if mark.kind == "content" else mark.kind
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


def shade(row: Row) -> str:
    """The class of a statement's marks: denied, quoted, or neither."""
    if row.statement.stance == "denies" and not row.statement.negated:
        return "said denied"
    return "said direct" if row.statement.mode == "direct" else "said"
