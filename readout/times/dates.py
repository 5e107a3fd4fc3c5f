"""Days and months by number and name: "12 May 2023", "May 12", "3-5 May", "Sept. 13", "2023-09-13", "3/5/24"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from readout.times.form import NO_ANCHOR, Anchor, Form, Meaning, Now, Tense
from readout.times.lexicon import MONTH, WEEKDAY, YEAR, month_number
from readout.times.rule import DIGITS1, DIGITS4, MONTH_WORDS, WEEKDAY_WORDS, Rule, after, before, rule

_ORDINAL = r"(?:st|nd|rd|th)?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_COMMA_YEAR = (
    rf"(?:(?:,[ ]?(?:of[ ])?|[ ](?:of[ ]|in[ ])?)(?P<year>{YEAR}|\d{{3}}(?=[,.)]"
    r"|$))(?![\d\w:%]|[.,]\d))?"
)
_MORE = (
    rf"(?:(?P<dash>[ ]?(?:-|–|—|to|and|or|through|until)[ ]?)(?P<day2>{_DAY}){_ORDINAL}"
    r"(?![\w:.,/-]?\d))"
)
_MONTH_EVIDENCE = re.compile(
    r"(?:\b(?:in|since|until|till|last|next|this|early|late|mid|during|through"
    r"|throughout|from|after|before|by|of|every"
    r"|each|for|around|between|and|or|to|previous|following|coming|past|through)"
    r"[ -](?:early |late |mid-?)?"
    r"|[(–—/-])$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\b(?:in|since|on|from|during|until|till|by|of|last|for)[ ](?:early |late |mid-?)?$", re.IGNORECASE)
_STRICT = re.compile(
    r"\b(?:(?i:in|since|until|till|last|next|this|early|late|mid|during|throughout"
    r"|every|each|end of|start of|beginning of)"
    r"|month of|(?:since|in|of|from|between) [A-Z][a-z]{2,8} (?:and|to|or)|week of"
    r"|half of|middle of|previous|days of)[ -]$"
)
_ALSO_NAMES = frozenset({"May", "March", "MAY", "MARCH", "June", "April", "August", "Aug", "Jun"})
_NOT_A_MONTH = re.compile(
    r"['’]s\b|[ ](?:on|against|for|has|have|said|was|is|be|not|told|will|to the"
    r"|Madness)\b|[ ](?!\d)[A-Z][a-z]"
)


def resolved_day(year: int | None, month: int, day: int | None, now: Now, firm: bool = True) -> Meaning:
    """A day or month, its year found where the text leaves it out; ``firm`` lets the tense of the verb decide."""
    tail = f"{month:02}" + (f"-{day:02}" if day else "")
    fine = "day" if day else "month"
    if year is None:
        return _nearest(month, day, tail, fine, now if firm else replace(now, tense=None))
    value = f"{year:04}-{tail}"
    if day and not _exists(year, month, day):
        return Meaning(value, "day", "the calendar has no such day")
    return Meaning(value, fine, "written out")  # type: ignore[arg-type]


def _nearest(month: int, day: int | None, tail: str, fine: str, now: Now) -> Meaning:
    base = now.anchor
    if base is not None and now.told_here is not None and _elsewhere(now.told_here, base):
        year = now.told_here.day.year
        if not day or _exists(year, month, day):
            return Meaning(f"{year:04}-{tail}", fine, f"in the year last spoken of, {year}", now.told_here)  # type: ignore[arg-type]
    if base is None:
        return Meaning(f"XXXX-{tail}", fine, f"no year is stated, and {NO_ANCHOR}")  # type: ignore[arg-type]
    if base.fine == "year":
        return Meaning(f"{base.day.year:04}-{tail}", fine, "in the year of the report", base)  # type: ignore[arg-type]
    found = _year_for(month, day, base.day, now.tense)
    if found is None:
        return Meaning(f"XXXX-{tail}", fine, "the calendar has no such day near the report's date")  # type: ignore[arg-type]
    why = {"past": "the last one, after the tense of the verb", "future": "the next one, after the tense of the verb"}
    return Meaning(f"{found:04}-{tail}", fine, why.get(now.tense or "", "the nearest one"), base)  # type: ignore[arg-type]


def _year_for(month: int, day: int | None, today: date, tense: Tense | None) -> int | None:
    """The year that puts a day or month on the side of today that the tense says, else nearest to it."""
    years = []
    for year in (today.year - 1, today.year, today.year + 1):
        if 1 <= year <= 9999 and _exists(year, month, day or 1):
            # A month that has begun is neither past nor future; its middle decides how near it is.
            distance = (date(year, month, day or 15) - today).days
            same = not day and (year, month) == (today.year, today.month)
            years.append((0 if same else distance, year))
    if tense == "past":
        past = [pair for pair in years if pair[0] <= 0]
        near = max(past, default=None)
        if near is not None and near[0] > -330:
            return near[1]
    elif tense == "future":
        ahead = [pair for pair in years if pair[0] >= 0]
        near = min(ahead, default=None)
        if near is not None and near[0] < 330:
            return near[1]
    return min(years, key=lambda pair: (abs(pair[0]), pair))[1] if years else None


def _elsewhere(told: Anchor, base: Anchor) -> bool:
    """Whether the text speaks of a time well before the report: then its days are of that time's year."""
    return told.fine in ("day", "month") and base.day - told.day > timedelta(days=500)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _form(match: re.Match[str], start: int, end: int, day: str | None, name: str = "date") -> Form:
    month, year = month_number(match["month"]), match["year"]
    number = int(year) if year else None
    # "resigned in March" looks back; "the November election" may lie on either side, whatever the verb.
    firm = bool(_FIRM.search(before(match)))
    number_of_day = int(day) if day else None
    return Form(start, end, "DATE", name, lambda now: resolved_day(number, month, number_of_day, now, firm))


def _day_month(match: re.Match[str]) -> Form | None:
    if not match["month"][0].isupper() or (match["month"] == "May" and re.match(r" (?:be|have|not|I)\b", after(match))):
        return None
    return _form(match, match.start(), match.end(), match["day"])


def _first_of_range(match: re.Match[str]) -> Form | None:
    """The "3" of "3-5 May" and of "3 to 5 May 2023"; the rest is a date of its own."""
    return _form(match, match.start(), match.end("day"), match["day"], "range") if match["month"][0].isupper() else None


def _month_day(match: re.Match[str]) -> Form | None:
    if not match["month"][0].isupper():
        return None
    return _form(match, match.start(), match.end(), match["day"])


def _month_first_of_range(match: re.Match[str]) -> Form | None:
    return _form(match, match.start(), match.end("day"), match["day"], "range") if match["month"][0].isupper() else None


def _second_of_range(match: re.Match[str]) -> Form | None:
    """The "5" of "May 3-5, 2023", which the words in front of it make a day."""
    lead = re.search(rf"\b({MONTH})[ ]{_DAY}{_ORDINAL}[ ]?(?:-|–|—|to|and|or|through|until)[ ]?$", before(match, 40))
    if lead is None:
        return None
    month, year = month_number(lead[1]), match["year"]
    number = int(year) if year else None
    return Form(
        match.start(), match.end(), "DATE", "range", lambda now: resolved_day(number, month, int(match["day"]), now)
    )


def _month(match: re.Match[str]) -> Form | None:
    word, year = match["month"], match["year"]
    if not word[0].isupper() or (
        len(word) <= 4 and word.rstrip(".").lower() in ("mar", "dec", "jan", "jun") and not year
    ):
        return None
    if year is None and word in _ALSO_NAMES and not _asked_for(match, word):
        return None
    return _form(match, match.start(), match.end(), None, "month")


def _asked_for(match: re.Match[str], word: str) -> bool:
    """Whether the words around a month that is a name or a verb too ask for a month: "in May", "since March"."""
    lead, follows = before(match, 30), after(match)
    if re.match(r"[ ](?!\d)[A-Z][a-z]|['’]s (?:government|party|office|team)", follows):
        return False
    if _STRICT.search(lead):
        return True
    if word in ("May", "MAY", "March", "MARCH"):
        return bool(re.search(r"\b(?:before|after|through) $", lead) and re.match(r"[.,;)]|$", follows))
    return bool(_MONTH_EVIDENCE.search(lead)) and (word == "June" or not _NOT_A_MONTH.match(follows))


def _iso(match: re.Match[str]) -> Form | None:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    clock, zone = match["clock"], match["zone"]
    if clock is None:
        return Form(match.start(), match.end(), "DATE", "iso date", lambda now: resolved_day(year, month, day, now))
    value = f"{year:04}-{month:02}-{day:02}T{clock}{zone or ''}"
    meaning = Meaning(value, "second" if clock.count(":") == 2 else "minute", "written out")
    return Form(match.start(), match.end(), "TIME", "iso date", lambda now: meaning)


def _numeric(match: re.Match[str]) -> Form | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["c"])
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    full = year if year > 99 else year + (1900 if year > 50 else 2000)
    if len(match["c"]) == 2 and match["sep"] != "/":
        return None

    def mean(now: Now) -> Meaning:
        day_first = now.day_first
        why = "day and month in the order the report's place or its other dates show"
        if first > 12 or second > 12 or first == second or match["sep"] == ".":
            day_first, why = second <= 12, "only one order makes a date"
        if day_first is None:
            reason = "day and month cannot be told apart, and nothing shows which comes first"
            return Meaning(f"{full:04}-XX-XX", "day", reason)
        day, month = (first, second) if day_first else (second, first)
        return Meaning(f"{full:04}-{month:02}-{day:02}", "day", why if _exists(full, month, day) else "no such day")

    return Form(match.start(), match.end(), "DATE", "numbers", mean)


_WEEKDAY_COMMA = rf"(?:{WEEKDAY},?[ ](?:the[ ]|\()?)"
_DAY_MONTH = rf"(?P<day>{_DAY}){_ORDINAL}[ -](?:day[ ])?(?:of[ ])?(?P<month>{MONTH}){_COMMA_YEAR}"
_MONTH_DAY = rf"(?P<month>{MONTH})[ ](?:the[ ])?(?P<day>{_DAY}){_ORDINAL}(?![\w:%]|[.,/]\d){_COMMA_YEAR}"
_BARE_MONTH = rf"(?P<month>{MONTH})(?:(?:,?[ ](?:of[ ])?|-|/)(?P<year>{YEAR})(?![\d\w]|[.,]\d))?"
_TAIL = rf"[ -](?:of[ ])?(?P<month>{MONTH}){_COMMA_YEAR}"
RULES: tuple[Rule, ...] = (
    rule(WEEKDAY_WORDS, _WEEKDAY_COMMA + _MONTH_DAY, _month_day),
    rule(WEEKDAY_WORDS, _WEEKDAY_COMMA + _DAY_MONTH, _day_month),
    rule({DIGITS1}, _DAY_MONTH, _day_month),
    rule({DIGITS1}, rf"(?P<day>{_DAY}){_ORDINAL}{_MORE}{_TAIL}", _first_of_range),
    rule({DIGITS1}, rf"(?P<day>{_DAY}){_ORDINAL}(?![\w:.,/-]?\d){_COMMA_YEAR}", _second_of_range),
    rule(MONTH_WORDS, rf"(?P<month>{MONTH})[ ](?P<day>{_DAY}){_ORDINAL}{_MORE}{_COMMA_YEAR}", _month_first_of_range),
    rule(MONTH_WORDS, _MONTH_DAY, _month_day),
    rule(MONTH_WORDS, _BARE_MONTH, _month),
    rule(MONTH_WORDS, rf"(?P<month>{MONTH})[ ]?['’](?P<short>\d\d)\b(?P<year>)", lambda m: _short(m)),
    rule(
        {DIGITS4},
        r"(?P<y>(?:1\d|20|21)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:[T ](?P<clock>\d\d:\d\d"
        r"(?::\d\d)?)(?P<zone>Z|[+-]\d\d:\d\d)?)?(?!\d)",
        _iso,
    ),
    rule(
        {DIGITS1},
        r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<c>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)",
        _numeric,
    ),
)


def _short(match: re.Match[str]) -> Form:
    number, month = int(match["short"]), month_number(match["month"])
    year = number + (1900 if number > 50 else 2000)
    return Form(match.start(), match.end(), "DATE", "month", lambda now: resolved_day(year, month, None, now))
