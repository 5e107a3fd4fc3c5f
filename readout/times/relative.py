"""Times counted from a day: "yesterday morning", "last week", "next month", "the previous day", "later this year"."""

from __future__ import annotations

import re
from datetime import date

from readout.times.calendar import SEASONS as FIRST_MONTH
from readout.times.calendar import shift_months
from readout.times.counting import counted, usable
from readout.times.form import NO_ANCHOR, Form, Meaning, Now
from readout.times.lexicon import MONTH, PARTS, SEASON, SEASONS, month_number
from readout.times.rule import Rule, after, before, rule

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "overnight": 0}


def _day_word(match: re.Match[str]) -> Form | None:
    word, part = match["word"].lower(), (match["part"] or "").lower()
    if word == "today" and _is_a_title(match):
        return None
    by = _DAYS[word]
    code = "NI" if word == "tonight" else PARTS.get(part)
    return Form(
        match.start(),
        match.end(),
        "TIME" if code else "DATE",
        word,
        lambda now: counted("day", by, now.anchor, f"{word} as the report counts", code),
    )


def _is_a_title(match: re.Match[str]) -> bool:
    """The programme and the newspaper: "the Today programme", "USA Today"."""
    follows, lead = after(match, 12), before(match, 12)
    if re.match(r" (?:programme|program|[Ss]how)\b", follows):
        return True
    return match["word"][0].isupper() and bool(re.search(r"(?:\b[A-Z][A-Za-z]+|\bthe|['’]s) $", lead))


def _this_part(match: re.Match[str]) -> Form:
    which, part = match["which"].lower(), match["part"].lower()
    by = -1 if which == "last" else 1 if which == "next" else 0
    return Form(
        match.start(),
        match.end(),
        "TIME",
        "part of day",
        lambda now: counted("day", by, now.anchor, f"{which} {part}", PARTS[part]),
    )


def _which_unit(match: re.Match[str]) -> Form | None:
    """Reads "last week", "this month", "next year", "the coming weekend", "the previous day", "that year"."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if unit == "season":
        return None
    from_text = which in (
        "previous",
        "following",
        "same",
        "preceding",
        "ensuing",
        "that",
        "succeeding",
        "very same",
        "subsequent",
    )
    if which == "next" and re.search(r"\bthe $", before(match, 5), re.IGNORECASE):
        from_text = from_text or unit == "day"
    by = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "preceding": -1,
        "next": 1,
        "following": 1,
        "coming": 1,
        "ensuing": 1,
        "subsequent": 1,
        "succeeding": 1,
        "upcoming": 1,
    }.get(which.split()[-1], 0)
    if which == "past" and unit != "weekend" and re.search(r"\bthe $", before(match, 5), re.IGNORECASE):
        return None
    words = f"{which} {unit}"

    def mean(now: Now) -> Meaning:
        if not from_text:
            return counted(unit, by, now.anchor, f"{words}, counted from the day it was written or said")
        if now.told is None and which in ("following", "previous", "preceding") and unit != "day" and now.anchor:
            return counted(unit, by, now.anchor, f"{words}, counted from the report's day")
        return counted(unit, by, now.told, f"{words}, counted from the date last stated")

    return Form(match.start(), match.end(), "DATE", "relative", mean, article=True)


def _the_weekend(match: re.Match[str]) -> Form | None:
    """Reads "over the weekend": the last one, or after a future verb the next."""
    if not re.search(r"\b(?:over|at|on|during|until|by|after|before) the $", before(match, 12), re.IGNORECASE):
        return None

    def mean(now: Now) -> Meaning:
        begun = now.anchor is not None and now.anchor.day.weekday() >= 5
        by = 0 if begun or now.tense == "future" else -1
        return counted("weekend", by, now.anchor, "the nearest weekend on the side of the verb's tense")

    return Form(match.start(), match.end(), "DATE", "weekend", mean, article=True)


def _later(match: re.Match[str]) -> Form:
    """Reads "earlier this year": that year; the word is its modifier."""
    unit = match["unit"].lower()
    mod = "END" if match["how"].lower().startswith("late") else "START"
    return Form(
        match.start(),
        match.end(),
        "DATE",
        "relative",
        lambda now: counted(unit, 0, now.anchor, f"this {unit}"),
        mod=mod,
    )


def _month_or_season(match: re.Match[str]) -> Form | None:
    """Reads "last March", "next summer", "this spring"."""
    which, word = match["which"].lower(), match["word"]
    season = SEASONS.get(word.lower())
    if season is None and not word[0].isupper():
        return None
    first = FIRST_MONTH[season] if season else month_number(word)

    def mean(now: Now) -> Meaning:
        tail, granularity = (season, "season") if season else (f"{first:02}", "month")
        base = usable(now.anchor, "month")
        if base is None:
            return Meaning(f"XXXX-{tail}", granularity, NO_ANCHOR)  # type: ignore[arg-type]
        year = _year_of(which, first, 3 if season else 1, base.day)
        return Meaning(f"{year:04}-{tail}", granularity, f"the {which} one", base)  # type: ignore[arg-type]

    return Form(match.start(), match.end(), "DATE", "month or season", mean, article=True)


def _year_of(which: str, first: int, months: int, today: date) -> int:
    start = date(today.year, first, 1)
    end = date(*shift_months(today.year, first, months), 1)
    if which in ("last", "past", "previous", "this past"):
        return today.year if end <= today else today.year - 1
    if which in ("next", "coming", "upcoming", "following", "this coming"):
        return today.year if start > today else today.year + 1
    # In January, "this winter" is the one that began in December.
    return today.year - 1 if first == 12 and months == 3 and today.month < 3 else today.year


def _day_before_yesterday(match: re.Match[str]) -> Form:
    by = -2 if match["side"].lower() == "before" else 2
    return Form(
        match.start(),
        match.end(),
        "DATE",
        "relative",
        article=True,
        mean=lambda now: counted("day", by, now.anchor, match[0].lower()),
    )


def _unit_before(match: re.Match[str]) -> Form | None:
    """Reads "the day before", "the year after", "a day earlier" alone: from the date last stated."""
    unit, side = match["unit"].lower(), match["side"].lower()
    if re.match(r" (?:he|she|it|they|we|I|the|his|her|their|its|a|an|this|that|yesterday)\b", after(match, 10)):
        return None
    by = -1 if side in ("before", "earlier", "prior", "previously") else 1
    return Form(
        match.start(),
        match.end(),
        "DATE",
        "relative",
        article=True,
        mean=lambda now: counted(unit, by, now.told, f"one {unit} {side}, from the date last stated"),
    )


_WHICH = (
    r"(?P<which>last|next|this past|this coming|this|past|coming|upcoming|previous"
    r"|following|preceding|ensuing|that|very same"
    r"|same|current|subsequent)"
)
_FIRST = {
    "last",
    "next",
    "this",
    "past",
    "coming",
    "upcoming",
    "previous",
    "following",
    "preceding",
    "ensuing",
    "that",
    "same",
    "very",
    "current",
    "subsequent",
}
RULES: tuple[Rule, ...] = (
    rule({"weekend"}, r"weekend\b(?!-)", _the_weekend),
    rule(
        _DAYS,
        rf"(?P<word>today|tonight|yesterday|tomorrow|overnight)\b(?:[ ](?P<part>{'|'.join(PARTS)})\b)?"
        r"(?!['’]s (?:programme|show))",
        _day_word,
    ),
    rule(
        {"this", "last", "next"}, r"(?P<which>this|last|next)[ ](?P<part>morning|afternoon|evening|night)\b", _this_part
    ),
    rule(
        _FIRST,
        rf"{_WHICH}[ ](?:calendar[ ]|fiscal[ ]|financial[ ])?(?P<unit>day|weekend"
        r"|week|fortnight|month|quarter|year|decade|century)(?:['’]s)?\b(?![- ](?:old"
        r"|long|end)\b)",
        _which_unit,
    ),
    rule(
        {"later", "earlier", "late", "early"},
        r"(?P<how>later|earlier|late|early)[ ](?:on[ ])?(?:in[ ])?(?:this|the)[ ]"
        r"(?P<unit>week|month|year|decade|century)\b",
        _later,
    ),
    rule(_FIRST, rf"{_WHICH}[ ](?P<word>{SEASON}\b|{MONTH})(?![ ]\d)", _month_or_season),
    rule({"day", "the"}, r"(?:the[ ])?day[ ](?P<side>before|after)[ ](?:yesterday|tomorrow)\b", _day_before_yesterday),
    rule(
        {"day", "week", "month", "year"},
        r"(?P<unit>day|week|month|year)[ ](?P<side>before|after|earlier|later|prior"
        r"|previously)\b(?=[ ]?[,.;:)]|[ ](?:in|at|by|on|when|and|but|to|with)\b"
        r"|$)",
        _unit_before,
    ),
)
