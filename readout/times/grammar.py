"""All rules in one table by first word, and one scan of the text that finds the longest reading at each word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from readout.text import Span
from readout.times import amounts, clock, dates, named, relative, repeats, vague, weekdays, yearparts, years
from readout.times.form import Form
from readout.times.rule import DIGITS1, DIGITS3, DIGITS4, Rule, compiled

_WORD = re.compile(r"\d+|[^\W\d_]+")
_DIGITS = {1: DIGITS1, 2: DIGITS1, 3: DIGITS3, 4: DIGITS4}
LEFT = 44
"""Characters in front of an expression in which its article and modifier stand."""
_MODIFIER = re.compile(
    r"\b(?:the[ ](?=early|mid|late|start|begin|end|close|turn|rest|rem))?(?P<mod>early"
    r"|mid|middle|late|about|around|nearly|almost|approximately|roughly|some"
    r"|more than|over|less than"
    r"|under|at least|up to|as many as|no later than|(?:start|beginning|middle"
    r"|end|close|turn|rest|remainder)[ ]of)"
    r"(?:[ ]|(?<=mid)-)(?:(?:in|on)[ ])?(?P<the>the[ ])?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\bthe $", re.IGNORECASE)
MODS = {
    "early": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "about": "APPROX",
    "around": "APPROX",
    "nearly": "LESS_THAN",
    "almost": "LESS_THAN",
    "approximately": "APPROX",
    "roughly": "APPROX",
    "some": "APPROX",
    "more than": "MORE_THAN",
    "over": "MORE_THAN",
    "less than": "LESS_THAN",
    "under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE",
    "up to": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS",
    "no later than": "ON_OR_BEFORE",
    "start of": "START",
    "beginning of": "START",
    "middle of": "MID",
    "end of": "END",
    "close of": "END",
    "turn of": "START",
    "rest of": "END",
    "remainder of": "END",
}
_AMOUNTS_ONLY = frozenset(
    {"some", "more than", "over", "less than", "under", "at least", "up to", "as many as", "nearly", "almost"}
)


@cache
def _table() -> dict[str, tuple[Rule, ...]]:
    known: dict[str, list[Rule]] = {}
    for room in (named, dates, weekdays, relative, amounts, repeats, years, yearparts, clock, vague):
        for each in room.RULES:
            for word in each.first:
                known.setdefault(word, []).append(each)
    return {word: tuple(rules) for word, rules in known.items()}


def forms(text: str, span: Span) -> Iterator[Form]:
    """The time expressions of a paragraph from left to right; they do not overlap."""
    table, done = _table(), span.start
    for word in _WORD.finditer(text, span.start, span.end):
        start = word.start()
        if start < done:
            continue
        first = word[0]
        rules = table.get(_DIGITS.get(len(first), "") if first[0].isdigit() else first.lower())
        if rules is None or not _begins(text, start, first):
            continue
        best = _longest(rules, text, start, span.end)
        if best is not None:
            found = _with_modifier(text, best, done)
            yield found
            done = found.end


def _begins(text: str, start: int, first: str) -> bool:
    """Whether a word or number begins here: not the "380" of A380, the "000" of 2,000, the "5" of $5."""
    if not start:
        return True
    previous = text[start - 1]
    if not first[0].isdigit():
        return not (
            previous.isdigit() or previous == "_" or (previous in "'’" and text[start - 2 : start - 1].isalnum())
        )
    if previous.isalpha() or previous in "$£€¥#_@":
        return False
    return not (previous in ".,:/" and text[start - 2 : start - 1].isdigit())


def _longest(rules: tuple[Rule, ...], text: str, start: int, end: int) -> Form | None:
    best: Form | None = None
    for each in rules:
        match = compiled(each.pattern, each.flags).match(text, start, end)
        if match is not None and (form := each.read(match)) is not None and (best is None or form.end > best.end):
            best = form
    return best


def _with_modifier(text: str, form: Form, floor: int) -> Form:
    """The form with "early", "about", "the end of" and "the" in front of it, where they belong to it."""
    low = max(floor, form.start - LEFT)
    lead = text[low : form.start]
    if not lead.endswith((" ", "-")):
        return form
    found = _MODIFIER.search(lead)
    if found is not None:
        word = found["mod"].lower()
        amount = form.type == "DURATION"
        if (word in _AMOUNTS_ONLY) <= amount or form.rule == "counted":
            return replace(form, start=low + found.start(), mod=form.mod or MODS[word])
    if form.article and (article := _ARTICLE.search(lead)):
        return replace(form, start=low + article.start())
    return form
