"""Days by name: Christmas, Thanksgiving, Good Friday, "9/11"; those that follow a moon or a country stay open."""

from __future__ import annotations

import re
from datetime import date, timedelta

from readout.times.calendar import easter, nth_weekday
from readout.times.form import NO_ANCHOR, Form, Meaning, Now, stated
from readout.times.lexicon import YEAR, table
from readout.times.rule import DIGITS1, Rule, after, before, rule

_DAYS = {row[0]: (row[1], row[2]) for row in (*table("times_named.tsv"),)}
_WORDS = "|".join(
    re.escape(name).replace("'", "['’]").replace(r"\ ", "[ ]") for name in sorted(_DAYS, key=len, reverse=True)
)


def day_of(rule_: str, year: int) -> date:
    """A row's rule in one year: "12-25", "11:4:3+1" (month, nth, weekday, days on), "easter-2"."""
    if rule_.startswith("easter"):
        return easter(year) + timedelta(days=int(rule_[6:]))
    if ":" in rule_:
        counted, _, on = rule_.partition("+")
        month, nth, weekday = (int(part) for part in counted.split(":"))
        return nth_weekday(year, month, nth, weekday) + timedelta(days=int(on or 0))
    return date.fromisoformat(f"{year:04}-{rule_}")


def _named(match: re.Match[str]) -> Form | None:
    name, year, which = match["name"].replace("’", "'").lower(), match["year"], (match["which"] or "").lower()
    if not match["name"][0].isupper():
        return None
    if re.match(
        r"[ ](?:Island|Carol|tree|card|present|gift|party|lights|market|Parade|film"
        r"|song|dinner|shopping|Bunny|eggs?)s?\b|[ -]themed",
        after(match, 14),
    ):
        return None
    if name == "easter" and re.match(r"[ ][A-Z]", after(match, 3)):
        return None
    rule_, note = _DAYS[name]
    return Form(match.start(), match.end(), "DATE", "named day", lambda now: _mean(name, rule_, note, year, which, now))


def _mean(name: str, rule_: str, note: str, year: str | None, which: str, now: Now) -> Meaning:
    if not rule_:
        return Meaning(f"{year or 'XXXX'}-XX-XX", "day", f"not resolved: {note}")
    if year:
        return Meaning(day_of(rule_, int(year)).isoformat(), "day", note or "the same day every year")
    if now.anchor is None or now.anchor.fine == "month":
        fixed = f"XXXX-{rule_}" if re.fullmatch(r"\d\d-\d\d", rule_) else "XXXX-XX-XX"
        return Meaning(fixed, "day", f"no year is stated, and {NO_ANCHOR}")
    base = now.anchor
    near = [day_of(rule_, base.day.year + by) for by in (-1, 0, 1)]
    past, ahead = [day for day in near if day <= base.day], [day for day in near if day >= base.day]
    if which in ("last", "this past") and near:
        found = max(day for day in near if day < base.day)
    elif which == "next" or (now.tense == "future" and ahead):
        found = min(ahead)
    elif now.tense == "past" and past and (base.day - max(past)).days < 300:
        found = max(past)
    else:
        found = min(near, key=lambda day: abs((day - base.day).days))
    return Meaning(found.isoformat(), "day", note or "the same day every year", base)


def _attack_day(match: re.Match[str]) -> Form | None:
    """Reads "9/11" and "the September 11 attacks": days that have become names."""
    if match["n"] and (re.match(r"[/\d]", after(match, 2)) or re.search(r"[\d/.,]$", before(match, 1))):
        return None
    return Form(
        match.start(), match.end("core"), "DATE", "named day", stated("2001-09-11", "day", "the day of the attacks")
    )


def _known_attack(match: re.Match[str]) -> Form | None:
    month = match["month"].lower()[:3]
    value = {("oct", "7"): "2023-10-07", ("jan", "6"): "2021-01-06"}.get((month, match["day"]))
    if value is None:
        return None
    first = int(value[:4])

    def mean(now: Now) -> Meaning:
        if now.anchor is not None and now.anchor.day >= date.fromisoformat(value):
            return Meaning(value, "day", f"the day of {first} that is known by its date")
        return Meaning(f"XXXX{value[4:]}", "day", "no year is stated")

    return Form(match.start(), match.end("core"), "DATE", "named day", mean)


_FIRST = {name.split(" ")[0].split("'")[0].split(".")[0].split("-")[0] for name in _DAYS}
RULES: tuple[Rule, ...] = (
    rule(
        {*_FIRST, "last", "next", "this"},
        rf"(?:(?P<which>last|next|this past|this)[ ])?(?P<name>{_WORDS})(?![\w])(?:,?"
        rf"[ ](?P<year>{YEAR})\b)?",
        _named,
    ),
    rule({DIGITS1}, r"(?P<core>(?P<n>9/11))(?![\d/]|[ ]?(?:a\.m|p\.m|of an))", _attack_day),
    rule(
        {"sept", "september"},
        r"(?P<core>Sept(?:\.|ember)?[ ]11(?:th)?)(?=[ ,](?:terrorist |terror )?(?:attacks?"
        r"|hijack\w+|terror\w*)\b)(?P<n>)",
        _attack_day,
    ),
    rule(
        {"october", "oct", "january", "jan"},
        r"(?P<core>(?P<month>Oct(?:\.|ober)?|Jan(?:\.|uary)?)[ ](?P<day>7|6)(?:th)?)"
        r"(?=[ ,](?:[A-Z][\w-]+[ ])?(?:terrorist |terror |Capitol )?(?:attacks?|massacre"
        r"|riots?|insurrection|assault|rioters?|committee|hostages)\b)",
        _known_attack,
    ),
)
