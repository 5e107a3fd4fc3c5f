"""Text as HTML: escaped, with its marks as nested elements that lead to the list of statements."""

from __future__ import annotations

from dataclasses import dataclass

from readout.exports.html_escape import escape
from readout.exports.html_links import Links
from readout.exports.marks import Mark, Marks
from readout.exports.rows import Row, stance_words
from readout.text import Span

_TAGS = {"content": "mark", "source": "b", "cue": "i", "addressee": "span"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn over the text of one reading: the marks of its statements, and links to its lists."""

    marks: Marks
    links: Links


def marked(span: Span, drawn: Drawn) -> str:
    """The characters of one block with every mark over them as nested elements, links innermost."""
    out: list[str] = []
    open_marks: list[Mark] = []
    for piece, over in drawn.marks.segments(span):
        shared = _shared(open_marks, over)
        out += [_closing(mark) for mark in reversed(open_marks[shared:])]
        out += [_opening(mark, piece, drawn.links) for mark in over[shared:]]
        out.append(drawn.links.linked(piece))
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


def _opening(mark: Mark, piece: Span, links: Links) -> str:
    key, number = escape(links.key), mark.row.number
    begins = mark.first and piece.start == mark.span.start
    kind, name = shade(mark.row) if mark.kind == "content" else mark.kind, ""
    if mark.kind == "source":
        entries = filter(None, map(links.entry_of, mark.row.holder.entities))
        kind = " ".join((kind, *(links.shade(entry) for entry in entries)))
        name = f' id="{key}-w{number}"' if begins else ""
    opened = f'<{_TAGS[mark.kind]} class="{kind}"{name} title="{escape(_hint(mark))}">'
    if mark.kind == "content" and begins:
        opened += f'<a class="n" id="{key}-m{number}" href="#{key}-s{number}">{number}</a>'
    return opened


def _closing(mark: Mark) -> str:
    return f"</{_TAGS[mark.kind]}>"


def _hint(mark: Mark) -> str:
    row = mark.row
    if mark.kind == "source" and row.holder.renamed:
        return f"{row.holder.name}, source of {row.number}"
    if mark.kind != "content":
        return f"{mark.kind} of {row.number}"
    return f"{row.number}: {row.holder.name or 'nobody named'}, {stance_words(row.statement)}"


def shade(row: Row) -> str:
    """The class of a statement's marks: denied, quoted, or neither."""
    if row.statement.stance == "denies" and not row.statement.negated:
        return "said denied"
    return "said direct" if row.statement.mode == "direct" else "said"
