"""Forms with their place in the report -> time expressions with a value and, where it is settled, an interval."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from readout.records import When
from readout.referents import TimeExpression
from readout.text import Span
from readout.times.anchors import from_text
from readout.times.calendar import interval
from readout.times.form import Anchor, Form, Meaning, Now, Tense
from readout.times.tense import tense_at

_JOINT = re.compile(r",? ?(?:(?:at|on|,)(?: about| around)? )?|,? ?\(")
BESIDE = 15
"""Characters within which a day belongs to a time of day even if it stays open."""
NEEDS_TENSE = frozenset(
    {
        "weekend",
        "weekday",
        "date",
        "month",
        "range",
        "season",
        "quarter",
        "half",
        "named day",
        "counted",
        "nth of month",
    }
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A form, the paragraph and the sentence that it stands in."""

    form: Form
    paragraph: Span
    sentence: Span


def resolve(
    text: str, placed: Sequence[Placed], anchor_at: Callable[[Placed], Anchor | None], day_first: bool | None
) -> tuple[TimeExpression, ...]:
    """The expressions in text order; a time of day beside its day is one with it."""
    meanings: dict[int, Meaning] = {}
    told: Anchor | None = None
    told_in: Span | None = None
    for number, one in enumerate(placed):
        if one.form.clock:
            continue
        now = Now(anchor_at(one), told, _tense(text, one), None, day_first, told if told_in == one.paragraph else None)
        meaning = _mean(one.form, now)
        meanings[number] = meaning
        if one.form.type in ("DATE", "TIME") and (stated := from_text(meaning)) is not None:
            told, told_in = stated, one.paragraph
    for number, one in enumerate(placed):
        if one.form.clock:
            beside = _beside(placed, meanings, number)
            now = Now(anchor_at(one), None, None, beside[0], day_first)
            meanings[number] = _mean(one.form, replace(now, anchor=None) if beside[1] else now)
    return _joined(text, [_expression(one.form, meanings[number]) for number, one in enumerate(placed)])


def _tense(text: str, one: Placed) -> Tense | None:
    if one.form.rule not in NEEDS_TENSE:
        return None
    return tense_at(text, one.sentence, one.form.start, one.form.end)


def _mean(form: Form, now: Now) -> Meaning:
    """What the form means; a day that no calendar has stays open."""
    try:
        return form.mean(now)
    except (ValueError, OverflowError):
        return Meaning("XXXX-XX-XX", "day", "outside the calendar")


def _beside(placed: Sequence[Placed], meanings: dict[int, Meaning], number: int) -> tuple[Anchor | None, bool]:
    """The day nearest to a time of day in its sentence, and whether there is one that stays open."""
    here = placed[number]
    near: list[tuple[int, Meaning]] = []
    for other in range(max(0, number - 4), min(len(placed), number + 5)):
        if other in meanings and not placed[other].form.clock and placed[other].sentence == here.sentence:
            dated = placed[other].form.type in ("DATE", "TIME")
            if dated and meanings[other].granularity in ("day", "daypart"):
                gap = max(placed[other].form.start - here.form.end, here.form.start - placed[other].form.end)
                near.append((gap, meanings[other]))
    if not near:
        return None, False
    gap, nearest = min(near, key=lambda pair: pair[0])
    settled = [(far, day) for far, meaning in near if (day := from_text(meaning)) is not None]
    if from_text(nearest) is None and (gap < BESIDE or not settled):
        return None, gap < BESIDE
    return min(settled, key=lambda pair: pair[0])[1], False


def _expression(form: Form, meaning: Meaning) -> TimeExpression:
    found = interval(meaning.value) if form.type in ("DATE", "TIME") else None
    when = None
    anchor = meaning.anchor
    reason = meaning.reason
    if found is not None:
        basis = f"{form.rule}; counted from {anchor}" if anchor else f"{form.rule}; as written"
        when = When(found.earliest, found.latest, found.precision, basis, Span(form.start, form.end))
    elif (
        form.type in ("DATE", "TIME")
        and meaning.value[:1].isdigit()
        and "X" not in meaning.value
        and "REF" not in meaning.value
        and meaning.value[:2] != "BC"
    ):
        reason = "the calendar has no such day"
    kind = form.type
    if form.rule == "counted" and meaning.value.startswith("P") and not meaning.value.startswith("PA"):
        kind = "DURATION"
    return TimeExpression(
        Span(form.start, form.end),
        kind,
        meaning.value,
        when if kind != "DURATION" else None,
        meaning.granularity,
        form.rule,
        anchor.kind if anchor else "none",
        reason,
        anchor.value if anchor else None,
        meaning.mod or form.mod,
    )


def _joined(text: str, found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Reads "Tuesday at 5 p.m." and "5 p.m. on Tuesday" as one expression."""
    joined: list[TimeExpression] = []
    for one in found:
        if joined and _one_time(text, joined[-1], one):
            last = joined.pop()
            clock = one if one.rule == "clock" else last
            span = Span(last.span.start, one.span.end)
            when = replace(clock.when, span=span) if clock.when else None
            joined.append(replace(clock, span=span, when=when))
        else:
            joined.append(one)
    return tuple(joined)


def _one_time(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    kinds = {first.rule == "clock", second.rule == "clock"}
    days = first if second.rule == "clock" else second
    if kinds != {True, False} or days.granularity not in ("day", "daypart") or days.type == "SET":
        return False
    between = text[first.span.end : second.span.start]
    return len(between) < 14 and bool(_JOINT.fullmatch(between)) and "(" not in between
