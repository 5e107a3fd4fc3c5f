"""Parts of years and months: "summer of 2012", "third quarter of 2009", "Q3", "the last week of March"."""

from __future__ import annotations

import re

from readout.times.counting import usable
from readout.times.dates import resolved_day
from readout.times.form import NO_ANCHOR, Form, Meaning, Now, stated
from readout.times.lexicon import MONTH, ORDINALS, SEASON, SEASONS, YEAR, month_number
from readout.times.ordinals import nth_of_month
from readout.times.rule import DIGITS1, Rule, after, before, rule


def _season(match: re.Match[str]) -> Form | None:
    word, year = match["season"], match["year"]
    code = SEASONS[word.lower()]
    lead = before(match, 20)
    if year:
        if re.search(r"\b(?:Prague|Arab) $", lead):
            return None
        return Form(
            match.start(), match.end(), "DATE", "season", stated(f"{year}-{code}", "season", "the northern season")
        )
    if word[0].isupper() or not re.search(
        r"\b(?:in|by|since|until|during|through|before|after|every|each|for)[ ](?:the"
        r"[ ])?(?:early[ ]|late[ ]|mid-?)?(?:the[ ])?$",
        lead,
        re.I,
    ):
        return None
    if re.search(r"\b(?:every|each) $", lead, re.I):
        return Form(
            match.start(), match.end(), "SET", "every", stated(f"XXXX-{code}", "season", "comes again each year")
        )
    if word.lower() == "fall" and (
        not re.search(r"\b(?:in|by|since|until|this|during) the (?:late |early )?$", lead)
        or re.match(r" (?:of|in|from)\b", after(match, 6))
    ):
        return None
    if word.lower() == "spring" and re.match(r" (?:up|from|out|into)\b", after(match, 6)):
        return None
    return Form(match.start(), match.end(), "DATE", "season", lambda now: _nearest_season(code, now), article=True)


def _nearest_season(code: str, now: Now) -> Meaning:
    base = usable(now.anchor, "month")
    if base is None:
        return Meaning(f"XXXX-{code}", "season", NO_ANCHOR)
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, month = base.day.year, base.day.month
    running = first <= month < first + 3 or (code == "WI" and month < 3)
    if (code == "WI" and month < 3) or (not running and now.tense == "past" and first > month):
        year -= 1
    elif not running and now.tense == "future" and first < month:
        year += 1
    return Meaning(f"{year:04}-{code}", "season", "the northern season, after the tense of the verb", base)


def _part_of_year(match: re.Match[str]) -> Form | None:
    """Reads "third quarter of 2009", "the first half of this year", "fiscal third-quarter profit"."""
    nth, unit, year, which = match["nth"].lower(), match["unit"].lower(), match["year"], (match["which"] or "").lower()
    number, letter = ORDINALS[nth], "Q" if unit == "quarter" else "H"
    limit = 4 if letter == "Q" else 2
    number = limit if number < 0 else number
    if number > limit:
        return None
    business = (
        r"[ -](?:earnings|profits?|results?|sales|loss(?:es)?|revenues?|net|income"
        r"|gdp|growth|report|figures|dividend)"
    )
    lead = before(match, 20)
    fiscal = bool(re.search(r"\b(?:fiscal|financial)[ ]$", lead, re.I))
    in_business = letter == "Q" and (re.match(business, after(match, 12), re.I) or _of_business(match, lead))
    if not (year or which or fiscal or in_business):
        return None
    return Form(
        match.start(), match.end(), "DATE", unit, lambda now: _quarter(number, letter, year, which, now), article=True
    )


def _of_business(match: re.Match[str], lead: str) -> bool:
    """Whether it reads "in the third quarter" with profits or sales near it; without them it may be a match's."""
    near = match.string[max(0, match.start() - 150) : match.end() + 100]
    asked = re.search(r"\b(?:in|for|during|since) (?:the|its)[ ]$", lead)
    return bool(asked and re.search(r"\b(?:profits?|sales|earnings|revenue|economy|GDP|growth|loss)\b", near))


def _quarter(number: int, letter: str, year: str | None, which: str, now: Now) -> Meaning:
    granularity = "quarter" if letter == "Q" else "half"
    if year:
        return Meaning(f"{int(year):04}-{letter}{number}", granularity, "written out")  # type: ignore[arg-type]
    base = now.anchor
    if base is None:
        return Meaning(f"XXXX-{letter}{number}", granularity, NO_ANCHOR)  # type: ignore[arg-type]
    this = base.day.year
    if which:
        found = this + {"last": -1, "previous": -1, "next": 1}.get(which.split(" ")[0], 0)
        if which.startswith("that") and now.told:
            found, base = now.told.day.year, now.told
        return Meaning(f"{found:04}-{letter}{number}", granularity, f"of {which}", base)  # type: ignore[arg-type]
    length = 3 if letter == "Q" else 6
    begun = (number - 1) * length + 1 <= base.day.month
    found = this if begun or now.tense == "future" else this - 1
    return Meaning(f"{found:04}-{letter}{number}", granularity, "the last one that has begun, by calendar years", base)  # type: ignore[arg-type]


def _q_number(match: re.Match[str]) -> Form:
    letter, number, year = match["letter"], int(match["number"]), match["year"] or match["early"]
    return Form(
        match.start(),
        match.end(),
        "DATE",
        "quarter" if letter == "Q" else "half",
        lambda now: _quarter(number, letter, year, "", now),
    )


def _week_of_month(match: re.Match[str]) -> Form | None:
    """Reads "the last week of March", "the second weekend in May 2010", "the first Tuesday of June"."""
    month, year = month_number(match["month"]), match["year"]
    nth, unit = ORDINALS[match["nth"].lower()], match["unit"].lower()
    if not match["month"][0].isupper():
        return None

    def mean(now: Now) -> Meaning:
        whole = resolved_day(int(year) if year else None, month, None, now)
        return nth_of_month(whole, month, nth, unit)

    return Form(match.start(), match.end(), "DATE", "nth of month", mean, article=True)


_NTH = "|".join(ORDINALS)

RULES: tuple[Rule, ...] = (
    rule(SEASONS, rf"(?P<season>{SEASON})\b(?:,?[ ](?:of[ ])?(?P<year>{YEAR})(?![\d\w]))?", _season),
    rule(
        ORDINALS,
        rf"(?P<nth>{_NTH})[ -](?P<unit>quarter|half)\b(?![- ]?(?:of[ ]an?[ ]hour|century"
        r"|hour|final))(?:[ ](?:of|in)[ ](?:(?:the[ ])?(?:fiscal[ ]|financial[ ])?"
        rf"(?:year[ ])?(?P<year>{YEAR})|(?P<which>(?:this|last|next|the|that|the previous)"
        r"[ ](?:fiscal[ ]|financial[ ])?year)))?",
        _part_of_year,
    ),
    rule(
        {"q", "h", "q1", "q2", "q3", "q4", "h1", "h2"},
        rf"(?P<letter>[QH])(?P<number>[1-4])(?![\w])(?:[ ](?:of[ ])?(?P<year>{YEAR}))?(?P<early>)",
        _q_number,
        case=True,
    ),
    rule(
        {*ORDINALS, DIGITS1},
        rf"(?P<nth>{_NTH})[ ](?P<unit>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|weekend"
        rf"|week|day)[ ](?:of|in)[ ](?P<month>{MONTH})(?:,?[ ](?P<year>{YEAR}))?",
        _week_of_month,
    ),
)
