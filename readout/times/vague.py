"""Times without edges: "now", "currently", "recently", "in recent years", "the coming weeks", "in the future"."""

from __future__ import annotations

import re

from readout.times.form import Form, stated
from readout.times.rule import Rule, after, before, rule

_REASON = "says present, past or future, and no more"


def _form(match: re.Match[str], value: str) -> Form:
    article = not match[0].lower().endswith(("current", "ongoing"))
    return Form(match.start(), match.end(), "DATE", "vague", stated(value, "vague", _REASON), article=article)


def _present(match: re.Match[str]) -> Form | None:
    word, follows = match[0].lower(), after(match, 12)
    if word == "now" and (
        re.match(r"[ ]?(?:that\b|,? (?:then|what|look|listen)\b)", follows)
        or (
            re.search(r"\b(?:right|until|till|by|up to|just|every) $|-$", before(match, 8), re.I)
            and "just" in before(match, 6)
        )
    ):
        return None
    if word.startswith("now") and (match[0][0].isupper() and re.match(r",", follows)):
        return None
    if any(part[0].isupper() for part in match[0].split()) and re.search(r"[\w,] $", before(match, 2)):
        return None
    if word == "current" and re.match(r"[ ](?:affairs|account|flow|events)\b|s\b", follows):
        return None
    return _form(match, "PRESENT_REF")


def _past(match: re.Match[str]) -> Form | None:
    return _form(match, "PAST_REF")


def _future(match: re.Match[str]) -> Form | None:
    return _form(match, "FUTURE_REF")


_SPAN = r"(?:hours|days|weeks|months|years|decades|times|centuries)"
RULES: tuple[Rule, ...] = (
    rule(
        {"now", "nowadays", "currently", "presently", "current", "ongoing"},
        r"(?:now|nowadays|currently|presently|current|ongoing)\b(?!-)",
        _present,
    ),
    rule(
        {"at", "right", "these"},
        r"(?:at[ ](?:present|the[ ](?:moment|present[ ]time))|right[ ]now|these[ ]days)\b",
        _present,
    ),
    rule({"present", "moment"}, r"present[ ](?:day|time)\b", _present),
    rule({"recently", "lately", "more", "most"}, r"(?:(?:more|most)[ ])?(?:recently|lately)\b", _past),
    rule({"recent"}, rf"recent[ ]{_SPAN}\b", _past),
    rule(
        {"past"},
        r"past\b(?=[ ]?[,.;:)]|[ ](?:and|but|has|had|have|when|were|was)\b|$)",
        lambda m: _past(m) if re.search(r"\b(?:in|of|from) the $", before(m, 9), re.I) else None,
    ),
    rule({"coming", "upcoming", "next"}, rf"(?:coming|upcoming)[ ]{_SPAN}\b", _future),
    rule(
        {"future", "near", "foreseeable"},
        r"(?:(?:near|foreseeable|not-too-distant)[ ])?future\b(?=[ ]?[,.;:)]|[ ]"
        r"(?:and|but|as|when|if|to|it|with|than)\b|$)",
        lambda m: _future(m) if re.search(r"\b(?:in|for) the $", before(m, 9), re.I) else None,
    ),
)
