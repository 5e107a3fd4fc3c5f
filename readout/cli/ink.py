"""Text of a page as the terminal shows it: safe, with its statements numbered, coloured or underlined."""

from __future__ import annotations

from rich.text import Text

from readout.exports.marks import Mark, Marks
from readout.exports.rows import Row
from readout.exports.visible import visible
from readout.text import Span


class Ink:
    """Draws the marks of one reading. Where there is no colour, a line under the words stands for it."""

    def __init__(self, text: str, told: list[Row], *, colour: bool) -> None:
        self._text, self._colour = text, colour
        self._marks = Marks(told)

    def of(self, span: Span) -> Text:
        """The characters of the span with each statement's number before its first."""
        text = Text(overflow="fold")
        for piece, over in self._marks.segments(span):
            for mark in over:
                if mark.first and mark.kind == "content" and mark.span.start == piece.start:
                    text.append(f"[{mark.row.number}]", style=f"dim {hue(mark.row)}").append(" ")
            text.append(visible(piece.of(self._text)), style=" ".join(filter(None, map(self._style, over))))
        return text

    def _style(self, mark: Mark) -> str:
        if mark.kind == "content":
            return f"{hue(mark.row)} underline" if mark.row.depth else hue(mark.row) if self._colour else "underline"
        return {"source": "bold", "cue": "italic"}.get(mark.kind, "")


def hue(row: Row) -> str:
    """Calm colours that every terminal theme keeps readable: quoted words cyan, denials red, the rest green."""
    if row.statement.stance == "denies" and not row.statement.negated:
        return "red"
    return "cyan" if row.statement.mode == "direct" else "green"


def line_of(text: str) -> str:
    """The text on one line, safe to print."""
    return visible(" ".join(text.split()))


def cut(text: str, longest: int) -> str:
    """The same, with an ellipsis after so many characters."""
    line = line_of(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "\u2026"
