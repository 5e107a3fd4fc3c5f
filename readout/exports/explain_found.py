"""How a statement was found and weighed: its block, the heads' evidence, the words that decided how it was said."""

from __future__ import annotations

from collections.abc import Iterator

from readout.attribution.evidence import EVIDENCE
from readout.attribution.grounds import grounds
from readout.exports.given import given
from readout.exports.rows import Row, rows, stance_words
from readout.exports.steps import Step
from readout.exports.wording import words
from readout.layers import BLOCKS, FLAGS, SENTENCES, Reading
from readout.records import Attribution, Block
from readout.text import Span


def found_steps(reading: Reading, row: Row) -> Iterator[Step]:
    """Cleaning, finding, weighing, and what the statement stands inside."""
    block = _block(reading, row)
    if block is not None:
        yield Step("cleaning", "the block", block.role.replace("_", " "), block.reason, None, (block.span,))
    yield from _sentences(reading, row)
    yield from _evidence(reading, row)
    yield from _weighed(reading, row, block)
    yield from _parents(reading, row)


def _block(reading: Reading, row: Row) -> Block | None:
    spans = row.statement.cue or (row.span,)
    return next((block for block in given(reading, BLOCKS) if block.span.overlaps(spans[0])), None)


def _sentences(reading: Reading, row: Row) -> Iterator[Step]:
    for sentence in given(reading, SENTENCES):
        if sentence.proposed and sentence.span.overlaps(row.span):
            reason = "the text has no stop before it"
            yield Step("cleaning", "the sentence", "boundary only proposed", reason, None, (sentence.span,))
    for flag in given(reading, FLAGS):
        if flag.span.overlaps(row.span):
            yield Step("cleaning", "to keep in mind", flag.kind, flag.reason, None, (flag.span,))


def _evidence(reading: Reading, row: Row) -> Iterator[Step]:
    statement, text = row.statement, reading.document.text
    seen = next((each for each in given(reading, EVIDENCE) if each.attribution == statement.id), None)
    parts = (
        ("cue", statement.cue, seen.cue if seen else None, "how sure the cue head is of these words"),
        ("source", statement.source, seen.source if seen else None, "mean over its words, asked for this cue"),
        ("content", statement.content, seen.content if seen else None, "mean over its words, asked for this cue"),
    )
    for name, spans, score, reason in parts:
        words_there = words(text, spans)
        none = "how sure it is that there is none" if name == "source" else "found by its marks, not by a word"
        yield Step("finding", name, words_there or "none", reason if words_there else none, score, spans)
    reason = "cue, source and content weighed together, calibrated on articles held back from training"
    yield Step("finding", "the statement", "source and content are right", reason, statement.score)


def _weighed(reading: Reading, row: Row, block: Block | None) -> Iterator[Step]:
    statement, text = row.statement, reading.document.text
    paragraph = block.span if block else row.span
    because = grounds(text, statement.source, statement.cue, statement.content, paragraph)
    yield Step("weighing", "mode", statement.mode, _MODES[statement.mode])
    told: list[tuple[str, str, str]] = [("stance", stance_words(statement), "no word says otherwise")]
    if statement.negated:
        told.append(("negated", "the saying is denied", ""))
    if statement.hedged:
        told.append(("hedged", "the outlet keeps its distance", ""))
    if statement.medium:
        told.append(("medium", statement.medium, ""))
    if statement.anonymous:
        why = words(text, statement.anonymous.reason)
        told.append(
            ("anonymous", statement.anonymous.kind, f"named by its kind; why: \u201c{why}\u201d" if why else "")
        )
    for name, choice, otherwise in told:
        decided = because[name]
        reason = "decided by " + _quoted(text, decided) if decided else otherwise or "by several words together"
        yield Step("weighing", name, choice, reason, None, decided)
    if statement.addressee:
        addressee = words(text, statement.addressee)
        yield Step(
            "weighing", "addressee", f"to {addressee}", "whom the cue takes as its hearer", None, statement.addressee
        )


_MODES = {
    "direct": "nine words in ten or more stand inside quotation marks",
    "mixed": "some of its words stand inside quotation marks",
    "indirect": "hardly any of its words stand inside quotation marks",
}


def _quoted(text: str, spans: tuple[Span, ...]) -> str:
    return ", ".join(f"\u201c{words(text, [span])}\u201d" for span in spans)


def _parents(reading: Reading, row: Row) -> Iterator[Step]:
    """The statements that this one stands inside, the nearest first."""
    told = {other.statement.id: other for other in rows(reading)}
    text, inner = reading.document.text, row.statement
    for _ in range(row.depth):
        outer = told[inner.parent or ""]
        reason = f"its cue stands in what {_holder(text, outer.statement)} {stance_words(outer.statement)}"
        yield Step(
            "inside", f"statement {outer.number}", outer.what, reason, outer.statement.score, outer.statement.content
        )
        inner = outer.statement


def _holder(text: str, statement: Attribution) -> str:
    return words(text, statement.source) or "nobody named"
