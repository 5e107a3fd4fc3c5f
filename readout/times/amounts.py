"""Stretches: "two weeks" (P2W), "two days ago", "in three months", "the past decade"."""

from __future__ import annotations

import re

from readout.referents import Granularity, TimeType
from readout.times.counting import OPEN, unit_around, usable
from readout.times.form import NO_ANCHOR, TOO_COARSE, Anchor, Form, Meaning, Now, stated
from readout.times.lexicon import NUMBER, UNIT, UNITS, amount, duration
from readout.times.rule import DIGITS1, DIGITS3, DIGITS4, NUMBER_WORDS, Rule, after, before, rule

_STARTS = {DIGITS1, DIGITS3, DIGITS4, *NUMBER_WORDS}
_ADJECTIVES = (
    r"(?:(?:straight|consecutive|full|more|whole|long|short|further|additional"
    r"|working|business|calendar|successive|solid|extra|other)[ ])?"
)
_RATE = re.compile(
    r"(?:\d|times|once|twice|each|per|percent|%|dollars|jobs|cars|people|units"
    r"|million|billion|thousand)[ ]?$",
    re.I,
)
_SINCE = {
    "ago": -1,
    "earlier": -1,
    "before": -1,
    "previously": -1,
    "prior": -1,
    "back": -1,
    "later": 1,
    "after": 1,
    "afterwards": 1,
    "hence": 1,
    "from now": 1,
    "on": 1,
    "out": 1,
    "afterward": 1,
}


def _ago(match: re.Match[str]) -> Form | None:
    """Reads "two days ago" counts from the report or the speaker; "two days earlier" from the date last stated."""
    count, unit, side = amount(match["count"]), match["unit"].lower().rstrip("s"), match["side"].lower()
    if side in ("before", "after") and re.match(r" (?!,)(?:[a-zA-Z])", after(match, 3)):
        # "two days before the vote": the length is stated, the day is the vote's.
        return _duration(match, match.end("unit"))
    if side == "back" and re.match(r" (?:in|to|at|from|on)\b", after(match, 5)):
        return None
    own = side in ("ago", "from now", "back", "hence")
    sign = _SINCE[side]

    def mean(now: Now) -> Meaning:
        anchor = now.anchor if own or (now.told is None and side != "after") else now.told
        return back(count, unit, sign, anchor, f"{match['count'].lower()} {match['unit'].lower()} {side}")

    kind: TimeType = "TIME" if UNITS[unit].startswith("T") and count is not None else "DATE"
    return Form(match.start(), match.end(), kind, "counted", mean)


def back(count: float | None, unit: str, sign: int, anchor: Anchor | None, words: str) -> Meaning:
    """So many units before or after an anchor; "several days ago" is past, and no more than that."""
    known = anchor
    base = (
        "week"
        if unit == "fortnight"
        else "day"
        if unit in ("night", "weekend")
        else "century"
        if unit == "centurie"
        else unit
    )
    if count is None:
        return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF", "vague", f"{words} says no number", known)
    many = count * (2 if unit == "fortnight" else 1)
    if base in ("second", "minute", "hour"):
        return Meaning("XXXX-XX-XXTXX", "hour", f"{words}: the clock it counts from is not stated")
    if many != int(many):
        base, many = {"year": ("month", many * 12), "month": ("day", many * 30.4), "week": ("day", many * 7)}.get(
            base, (base, many)
        )
    good = usable(known, base)
    if good is None:
        return Meaning(OPEN.get(base, "XXXX-XX-XX"), grain(base), NO_ANCHOR if known is None else TOO_COARSE)
    return Meaning(unit_around(base, good.day, sign * round(many)), grain(base), words, good)


def grain(unit: str) -> Granularity:
    """What kind of stretch a unit counts in."""
    return unit if unit in OPEN else "day"  # type: ignore[return-value]


def _in_time(match: re.Match[str]) -> Form | None:
    """Reads "in two weeks" after a future verb: a date; after a past one how long it took."""
    count, unit = amount(match["count"]), match["unit"].lower().rstrip("s")
    if re.match(r"['’]? (?:time)\b", after(match, 8)) is None and re.match(r" of\b", after(match, 4)):
        return None
    if re.search(r"\bfirst[\w ]{0,20}$", before(match, 24)) or unit in ("second", "minute", "hour"):
        return _duration(match, match.end("unit"), match.start("count"))

    def mean(now: Now) -> Meaning:
        if now.tense != "future":
            return Meaning(duration(count, unit), "day", "how long")
        return back(count, unit, 1, now.anchor, match[0].lower())

    return Form(match.start("count"), match.end("unit"), "DATE", "counted", mean)


def _duration(match: re.Match[str], end: int | None = None, start: int | None = None) -> Form | None:
    """Reads "two weeks" -> P2W. "a second term", "4 quarters of a mile", "two-year-old" are none."""
    count_word, unit = match["count"], match["unit"].lower()
    stop, begin = end or match.end(), match.start() if start is None else start
    base = unit.rstrip("s")
    follows = match.string[stop : stop + 14]
    if re.match(r"(?:[- ]old\b|[- ]olds\b| of age\b)", follows) or (base == "second" and unit != "seconds"):
        return None
    if unit == "quarters" or base == "weekend":
        return None
    one = count_word.lower() in ("a", "an")
    if one and re.search(r"(?:once|twice|times|thrice) $", before(match, 8), re.I):
        return None
    if one and _RATE.search(before(match, 12)):
        return Form(begin, stop, "SET", "rate", stated(duration(1, base), grain(base), "so much in each"))
    if one and (
        base in ("day", "night", "week", "weekend")
        and re.match(r" (?:of|when|that|to|for|in which|like|where)\b", follows)
    ):
        return None
    count = amount(count_word)
    mod = None
    return Form(begin, stop, "DURATION", "duration", stated(duration(count, base), grain(base), "how long"), mod=mod)


def _hyphened(match: re.Match[str]) -> Form | None:
    return None if re.match(r"[- ]olds?\b", after(match, 5)) else _duration(match)


def _and_a_half(match: re.Match[str]) -> Form:
    count = amount(match["count"]) or 1
    return _counted_span(match, count + 0.5)


def _counted_span(match: re.Match[str], count: float) -> Form:
    base, side = match["unit"].lower().rstrip("s"), (match["side"] or "").strip().lower()
    if side:
        return Form(
            match.start(),
            match.end(),
            "DATE",
            "counted",
            lambda now: back(count, base, _SINCE[side], now.anchor, match[0].lower()),
        )
    return Form(
        match.start(), match.end(), "DURATION", "duration", stated(duration(count, base), grain(base), "how long")
    )


def _past_span(match: re.Match[str]) -> Form | None:
    """Reads "the past three years", "the next few weeks", "the past decade": a stretch with one end at the report."""
    count_word, unit = match["count"], match["unit"].lower()
    base = unit.rstrip("s")
    if count_word is None and not unit.endswith("s"):
        count: float | None = 1
        if match["which"].lower() in ("last", "next") and base not in ("decade", "century", "centurie"):
            return None
    else:
        count = amount(count_word) if count_word else None
    if base == "weekend":
        return None
    which = match["which"].lower()
    if count is None and not count_word:
        ref = "FUTURE_REF" if which in ("next", "coming", "upcoming") else "PAST_REF"
        return Form(match.start(), match.end(), "DATE", "vague", stated(ref, "vague", "no number stated"), article=True)
    return Form(
        match.start(),
        match.end(),
        "DURATION",
        "stretch",
        article=True,
        mean=stated(duration(count, base), grain(base), f"how long; {which}"),
    )


def _bare_units(match: re.Match[str]) -> Form | None:
    """Reads "for years", "within hours", "in minutes": how long, without a number."""
    unit = match["unit"].lower()
    if re.match(r"[ ](?:of|ago|later|earlier|before|after)\b", after(match, 9)):
        if re.match(r"[ ](?:ago|earlier)\b", after(match, 9)):
            end = match.end() + after(match, 9).index(" ", 1) if " " in after(match, 9)[1:] else match.end()
            return Form(match.start("unit"), end, "DATE", "counted", stated("PAST_REF", "vague", "says no number"))
        if re.match(r"[ ]of\b", after(match, 9)) is None:
            return None
    return Form(
        match.start("unit"),
        match.end("unit"),
        "DURATION",
        "duration",
        stated(duration(None, unit.rstrip("s")), grain(unit.rstrip("s")), "how long, without a number"),
    )


_SIDE = (
    r"(?P<side>ago|earlier|before|previously|prior|later|afterwards?|after|from now"
    r"|hence|back|out)\b"
)
RULES: tuple[Rule, ...] = (
    rule(_STARTS, rf"(?P<count>{NUMBER})[ ]{_ADJECTIVES}(?P<unit>{UNIT})[ ]{_SIDE}", _ago),
    rule(
        {"in"},
        rf"in[ ](?:about[ ]|around[ ]|less than[ ]|under[ ])?(?P<count>{NUMBER})[ ]{_ADJECTIVES}"
        rf"(?P<unit>{UNIT})(?:['’][ ]time)?",
        _in_time,
    ),
    rule(_STARTS, rf"(?P<count>{NUMBER})[ ]{_ADJECTIVES}(?P<unit>{UNIT})", _duration),
    rule(
        _STARTS,
        rf"(?P<count>{NUMBER})[- ](?P<unit>second|minute|hour|day|week|month|year"
        r"|decade|century)\b(?!['’]s)(?:-long\b)?",
        _hyphened,
    ),
    rule(_STARTS, rf"(?P<count>{NUMBER})[ ]and[ ]a[ ]half[ -](?P<unit>{UNIT})(?:[ ]{_SIDE})?", _and_a_half),
    rule(_STARTS, rf"(?P<count>an?)[ ](?P<unit>{UNIT})[ ]and[ ]a[ ]half(?:[ ]{_SIDE})?", _and_a_half),
    rule(
        {
            "past",
            "last",
            "next",
            "coming",
            "previous",
            "first",
            "final",
            "following",
            "preceding",
            "recent",
            "upcoming",
        },
        r"(?P<which>past|last|next|coming|previous|first|final|following|preceding"
        rf"|recent|upcoming)[ ](?:(?P<count>{NUMBER})[ ])?{_ADJECTIVES}(?P<unit>{UNIT})",
        _past_span,
    ),
    rule(
        {"for", "in", "within", "over", "after", "just", "took", "last", "lasted", "spent", "of"},
        r"(?:for|in|within|over|after|just|took|lasted|spent|of)[ ](?:many[ ]|the"
        r"[ ])?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)\b"
        r"(?![- ]old)",
        _bare_units,
    ),
    rule(
        {"minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"},
        r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?=[ ](?:ago|earlier)\b)",
        _bare_units,
    ),
)
