"""Weekdays by the tense of the verb: "on Wednesday", published Thursday 2023-09-14 -> 2023-09-13; "every Monday"."""

from __future__ import annotations

import re
from datetime import timedelta

from readout.referents import TimeType
from readout.times.form import NO_ANCHOR, TOO_COARSE, Form, Meaning, Now, stated
from readout.times.lexicon import PARTS, WEEKDAY, weekday_number
from readout.times.rule import WEEKDAY_WORDS, Rule, after, before, rule

_PART = r"(?:,?[ ](?P<part>morning|afternoon|evening|night|lunchtime|midday|dawn|dusk)s?\b)?"
_NAME_BEFORE = re.compile(
    r"\b(?:Black|Good|Ash|Palm|Bloody|Super|Cyber|Man|Joe|Ruby|Easter|Manic|Whit"
    r"|Giving|Holy|Maundy|Shrove|Freaky|"
    r"Sheffield|Tuesday|Wednesday|Web|Officer|Detective)[ ]$"
)
_NAME_AFTER = re.compile(
    r"[ ](?:Times|Telegraph|Mirror|Mail|Express|Mercury|Herald|Post|Star|Sun"
    r"|Independent|Night Live|Night Football"
    r"|People|World|Night Lights|Tribune|Business Post|Club|Group|Review|School"
    r"|Age|Agreement|Movement)\b|[-‑]\w"
)


def _weekday(match: re.Match[str]) -> Form | None:
    word, which = match["weekday"], (match["which"] or "").lower()
    if _is_no_day(match, word):
        return None
    number, part = weekday_number(word), match["part"]
    if which in ("every", "each", "all") or (word.lower().endswith("days") and not which):
        return Form(
            match.start(),
            match.end(),
            "SET",
            "every weekday",
            stated(_value("XXXX-WXX-" + str(number + 1), part), "day", "comes again each week"),
        )
    kind: TimeType = "TIME" if part else "DATE"
    return Form(
        match.start(),
        match.end(),
        kind,
        "weekday",
        lambda now: _resolved(number, which, part, now),
        article=bool(which),
    )


def _is_no_day(match: re.Match[str], word: str) -> bool:
    short = not word.lower().endswith(("day", "days"))
    if short and (word.rstrip(".").lower() in ("sun", "sat", "wed", "mon", "fri") and not word.endswith(".")):
        return True
    if short and not word[0].isupper():
        return True
    if match["part"] and match["part"][0].isupper() and re.match(r"[ ][A-Z]", after(match, 3)):
        return True
    lead = before(match, 16)
    if not match["which"] and _NAME_BEFORE.search(lead):
        return True
    return bool(_NAME_AFTER.match(after(match, 20)) and not re.match(r"-(?:to|through)\b", after(match, 12)))


def _value(value: str, part: str | None) -> str:
    return value + (f"T{PARTS[part.lower()]}" if part else "")


def _resolved(number: int, which: str, part: str | None, now: Now) -> Meaning:
    granularity = "daypart" if part else "day"
    counted = (
        now.told
        if which in ("the following", "the next", "the previous", "that", "the same") and now.told
        else now.anchor
    )
    if counted is None or counted.fine != "day":
        open_value = _value(f"XXXX-WXX-{number + 1}", part)
        return Meaning(open_value, granularity, NO_ANCHOR if counted is None else TOO_COARSE)  # type: ignore[arg-type]
    back, why = _days(number, which, now, counted.day.weekday())
    day = counted.day + timedelta(days=back)
    return Meaning(_value(day.isoformat(), part), granularity, why, counted)  # type: ignore[arg-type]


def _days(number: int, which: str, now: Now, today: int) -> tuple[int, str]:
    """How many days on from the anchor, and why."""
    ahead, behind = (number - today) % 7, -((today - number) % 7)
    if which in ("last", "this past", "past", "the previous"):
        return (behind or -7), "the one before"
    if which in ("next", "the following", "the next", "coming", "this coming"):
        return (ahead or 7), "the one after"
    if which == "this":
        return (behind, "this week, after the tense") if now.tense == "past" else (ahead, "this week")
    if not ahead:
        return 0, "the same weekday as the day counted from"
    if now.tense == "future":
        return ahead, "the next one, after the tense of the verb"
    return behind, "the last one" + (", after the tense of the verb" if now.tense else ", as reports mean it")


_WHICH = (
    r"(?:(?P<which>last|next|this past|this coming|this|past|coming|every|each"
    r"|the following|the previous|the next|that"
    r"|the same)[ ])?"
)
RULES: tuple[Rule, ...] = (
    rule(
        {
            *WEEKDAY_WORDS,
            *(word + "s" for word in WEEKDAY_WORDS),
            "last",
            "next",
            "this",
            "past",
            "coming",
            "every",
            "each",
            "the",
            "that",
        },
        _WHICH + rf"(?P<weekday>{WEEKDAY[:-6]}s?)(?!\w){_PART}",
        _weekday,
    ),
)
