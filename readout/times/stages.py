"""Times as a stage: a report's text in, its time expressions out, and when each statement was made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from readout.layers import ATTRIBUTIONS, BLOCKS, SAID, SENTENCES, TIMES, Layer, Reading
from readout.records import REPORT_ROLES, Attribution, Block, Sentence
from readout.referents import Said, TimeExpression
from readout.text import Span
from readout.times.anchors import day_first, report_anchor, utterance
from readout.times.form import Anchor
from readout.times.grammar import forms
from readout.times.resolve import Placed, resolve
from readout.times.said import said_times


class ReadTimes:
    """Finds times and what they mean: "on Wednesday", published 2023-09-14 -> 2023-09-13."""

    name = "times"
    needs: tuple[Layer[Any], ...] = (BLOCKS, SENTENCES, ATTRIBUTIONS)
    gives: tuple[Layer[Any], ...] = (TIMES, SAID)

    def run(self, reading: Reading) -> Mapping[Layer[Any], Any]:
        """Expressions in text order. Without a date to count from, what needs one stays open and says so."""
        document, sentences = reading.document, reading[SENTENCES]
        text, told = document.text, reading[ATTRIBUTIONS]
        blocks: tuple[Block, ...] = reading[BLOCKS]
        paragraphs = [block.span for block in blocks if block.role in REPORT_ROLES]
        found = [
            Placed(form, paragraph, _sentence_at(form.start, paragraph, sentences))
            for paragraph in paragraphs
            for form in forms(text, paragraph)
        ]
        anchor, order = report_anchor(document, blocks), day_first(document)
        times = resolve(text, found, lambda one: anchor, order)
        said = said_times(text, told, times, sentences)
        spoken = _utterances(told, said, times, anchor)
        if spoken:
            times = resolve(text, found, lambda one: _inside(one, spoken) or anchor, order)
        return {TIMES: times, SAID: said}


def _sentence_at(at: int, paragraph: Span, sentences: Sequence[Sentence]) -> Span:
    number = bisect_right(sentences, at, key=lambda each: each.span.start) - 1
    if number >= 0 and sentences[number].span.end > at:
        return sentences[number].span
    return paragraph


Spoken = tuple[Span, bool, Anchor]


def _utterances(
    told: Sequence[Attribution], said: Sequence[Said], times: Sequence[TimeExpression], anchor: Anchor | None
) -> list[Spoken]:
    """What was said on another day than the report's: its characters, whether they are quoted, and that day."""
    by_span = {each.span: each for each in times}
    by_id = {each.id: each for each in told}
    spoken: list[Spoken] = []
    for each in said:
        time, one = by_span.get(each.time), by_id[each.attribution]
        if time is None or time.when is None or time.when.precision in ("year", "month") or time.granularity == "week":
            continue
        day = date.fromisoformat(time.value[:10]) if time.value[4:5] == "-" and time.value[5:7].isdigit() else None
        if day is not None and (anchor is None or day != anchor.day):
            spoken += [(span, one.mode == "direct", utterance(day, time.value[:10])) for span in one.content]
    return spoken


def _inside(one: Placed, spoken: Sequence[Spoken]) -> Anchor | None:
    """The day something was said, for times inside it; in reported speech only weekdays count from it."""
    here = Span(one.form.start, one.form.end)
    inner = [each for each in spoken if each[0].holds(here) and (each[1] or one.form.rule == "weekday")]
    return min(inner, key=lambda each: each[0].end - each[0].start)[2] if inner else None
