"""Small reports for the tests of times: a text, its day, and statements found by their words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from readout.clean.sentences import split_sentences
from readout.layers import ATTRIBUTIONS, BLOCKS, SAID, SENTENCES, TIMES, Reading
from readout.records import Attribution, Block, Document, Role, When
from readout.referents import Said, TimeExpression
from readout.text import Span
from readout.times.stages import ReadTimes

CASES = Path(__file__).parents[1] / "cases" / "times"


def published(day: str) -> When:
    """A report's day."""
    start = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return When(start, start + timedelta(days=1, microseconds=-1), "day", "given")


def read(
    text: str, day: str | None = "2023-09-14", told: tuple[Attribution, ...] = (), role: Role = "body", **more: object
) -> Reading:
    """The times of a report of one paragraph a line."""
    document = Document("d", text, "d", published=published(day) if day else None, **more)  # type: ignore[arg-type]
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(Span(start, start + len(line)), role, "test"))
        start += len(line) + 1
    sentences, _ = split_sentences(text, blocks)
    reading = Reading(document).plus({BLOCKS: tuple(blocks), SENTENCES: sentences, ATTRIBUTIONS: told})
    return reading.plus(ReadTimes().run(reading))


def times(text: str, day: str | None = "2023-09-14", **more: object) -> tuple[TimeExpression, ...]:
    """Its time expressions."""
    found: tuple[TimeExpression, ...] = read(text, day, **more)[TIMES]  # type: ignore[arg-type]
    return found


def value(words: str, day: str | None = "2023-09-14", **more: object) -> str | None:
    """The value of the expression in square brackets."""
    found = marked(words, day, **more)
    return found.value if found else None


def marked(words: str, day: str | None = "2023-09-14", **more: object) -> TimeExpression | None:
    """The expression that shares most characters with those in square brackets."""
    start, end = words.index("["), words.index("]") - 1
    text = words.replace("[", "").replace("]", "")
    over = [one for one in times(text, day, **more) if one.span.overlaps(Span(start, end))]
    return max(over, key=lambda one: min(one.span.end, end) - max(one.span.start, start), default=None)


def said(text: str, *told: Attribution, day: str | None = "2023-09-14") -> dict[str, str]:
    """The words that say when each statement was made, by the statement's id."""
    found: tuple[Said, ...] = read(text, day, told)[SAID]
    return {one.attribution: one.time.of(text) for one in found}


def rows(name: str) -> list[list[str]]:
    """The lines of a list of cases."""
    return [line.split("\t") for line in (CASES / name).read_text(encoding="utf-8").splitlines()[1:] if line]
