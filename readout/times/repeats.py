"""Times that come again: "every two years" (P2Y), "twice a week", "daily"."""

from __future__ import annotations

import re

from readout.times.amounts import grain
from readout.times.form import Form, stated
from readout.times.lexicon import NUMBER, UNIT, amount, duration
from readout.times.rule import Rule, before, rule


def _times_a(match: re.Match[str]) -> Form:
    unit = match["unit"].lower()
    return Form(match.start(), match.end(), "SET", "rate", stated(duration(1, unit), grain(unit), match[0].lower()))


def _every(match: re.Match[str]) -> Form | None:
    unit = match["unit"].lower().rstrip("s")
    if unit == "second" and not match["unit"].lower().endswith("s"):
        return None
    count = 2.0 if (match["count"] or "").strip().lower() == "other" else amount(match["count"] or "a")
    return Form(match.start(), match.end(), "SET", "every", stated(duration(count, unit), grain(unit), "comes again"))


_ADVERBS = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "annual": "P1Y",
    "hourly": "PT1H",
    "quarterly": "P3M",
    "nightly": "P1D",
    "fortnightly": "P2W",
    "biennial": "P2Y",
}


_GRAIN = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}


def _adverb(match: re.Match[str]) -> Form | None:
    word = match[0]
    if word[0].isupper() and before(match, 2).strip(' \n"“') not in ("", "."):
        return None
    value = _ADVERBS[word.lower()]
    return Form(match.start(), match.end(), "SET", "every", stated(value, _GRAIN[value[-1]], "comes again"))  # type: ignore[arg-type]


RULES: tuple[Rule, ...] = (
    rule(
        {"once", "twice", "times"},
        r"(?:once|twice|times)[ ](?:an?|per|each|every)[ ](?P<unit>hour|day|night"
        r"|week|month|year|decade)\b",
        _times_a,
    ),
    rule({"per"}, r"per[ ](?P<unit>hour|day|week|month|year)\b", _times_a),
    rule(
        {"every", "each"},
        rf"(?:every|each)[ ](?:single[ ])?(?P<count>other[ ]|{NUMBER}[ ])?(?P<unit>{UNIT}"
        r"|second\b|quarter\b)",
        _every,
    ),
    rule(_ADVERBS, rf"(?:{'|'.join(_ADVERBS)})\b", _adverb),
)
