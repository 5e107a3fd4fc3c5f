"""Times of day: "5 p.m.", "14:48 UTC", "6:40 p.m. (GMT +8)", "noon", "0900 GMT"; their day is the one beside them."""

from __future__ import annotations

import re
from functools import cache

from readout.times.form import NO_ANCHOR, TOO_COARSE, Form, Meaning, Now
from readout.times.lexicon import NUMBERS, table
from readout.times.rule import DIGITS1, DIGITS4, Rule, after, before, rule

_ZONE = (
    r"(?:[ ]?\(?(?P<zone>(?:GMT|UTC)[ ]?[+−-][ ]?\d{1,2}(?::?\d\d)?|[+−-]\d\d:?\d\d(?!\d)"
    r"|(?:Z|UT|UTC|GMT|BST|IST|WET|WEST|CET|CEST|EET|EEST|MSK|E[SD]?T|C[SD]?T"
    r"|M[SD]?T|P[SD]?T|JST|KST|AEST|AEDT|SGT|HKT)(?![\w])"
    r"|local[ ]time|Eastern(?:[ ]Time|[ ](?:Standard|Daylight)[ ]Time)?|Pacific(?:[ ]Time)?)\)?)?"
)
_SPORT = re.compile(
    r"\b(?:won|beat|lost|win|victory|defeat|draw|score|lead|led|ratio|set|sets"
    r"|verse|Psalm|Corinthians|Genesis|Exodus|Isaiah|Matthew|Luke|John|Mark|Romans"
    r"|chapter|odds)\b[^.]{0,20}$"
)


def _time(match: re.Match[str]) -> Form | None:
    hour, minute = int(match["hour"]), match["minute"]
    half = (match["half"] or "").lower()[:1]
    if hour > 24 or (half and not 1 <= hour <= 12) or (minute and int(minute) > 59):
        return None
    zone = match["zone"]
    if not half and (minute is None or (match["sep"] == "." and not zone)):
        return None
    if not half and not zone and _SPORT.search(before(match, 30)):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    text = f"{hour:02}" + (f":{minute}" if minute else "") + (f":{match['second']}" if match["second"] else "")
    return _form(match, text if minute else f"{hour:02}:00", zone)


def _packed(match: re.Match[str]) -> Form | None:
    digits = match["digits"]
    return (
        _form(match, f"{digits[:2]}:{digits[2:]}", match["zone"])
        if int(digits[:2]) <= 24 and int(digits[2:]) < 60
        else None
    )


def _named(match: re.Match[str]) -> Form | None:
    if re.match(r"[ ](?:oil|sun|blue|Oil|Express|Mass|snack|madness)\b", after(match, 9)) or (
        match["word"][0].isupper() and before(match, 2)[:1] not in ("", ".", "\n")
    ):
        return None
    return _form(match, "12:00" if match["word"].lower() == "noon" else "24:00", None)


def _oclock(match: re.Match[str]) -> Form | None:
    count = match["hour"].lower()
    hour = int(count) if count.isdigit() else NUMBERS[count]
    half = (match["half"] or "").lower()
    if hour > 12:
        return None
    hour = hour % 12 + 12 if half in ("in the afternoon", "in the evening") else hour
    return _form(match, f"{hour:02}:00", None)


def _form(match: re.Match[str], clock: str, zone: str | None) -> Form:
    start, end = match.span()
    closing = match[0].endswith(")") and "(" not in match[0]
    return Form(start, end - closing, "TIME", "clock", lambda now: _at(clock, zone, now), clock=True)


def _at(clock: str, zone: str | None, now: Now) -> Meaning:
    day = now.beside or now.anchor
    offset = zone_offset(zone)
    granularity = "second" if clock.count(":") == 2 else "minute"
    if day is None or day.fine != "day":
        return Meaning(f"XXXX-XX-XXT{clock}{offset}", granularity, NO_ANCHOR if day is None else TOO_COARSE)  # type: ignore[arg-type]
    where = "on the day stated beside it" if now.beside else "on the report's day"
    why = where + ("" if offset else "; no zone stated, taken as UTC")
    return Meaning(f"{day.value}T{clock}{offset}", granularity, why, now.beside or now.anchor)  # type: ignore[arg-type]


@cache
def zone_offset(zone: str | None) -> str:
    """Reads "GMT +8" -> "+08:00", "UTC" -> "Z", "EDT" -> "-04:00"; empty where it names none or hangs on the season."""
    if not zone:
        return ""
    if match := re.fullmatch(r"(?:GMT|UTC)? ?([+−-]) ?(\d{1,2}):?(\d\d)?", zone):
        return f"{'+' if match[1] == '+' else '-'}{int(match[2]):02}:{match[3] or '00'}"
    minutes = _zones().get(zone)
    if minutes is None or zone in ("ET", "CT", "MT", "PT", "IST"):
        return ""
    if minutes == 0:
        return "Z"
    return f"{'+' if minutes > 0 else '-'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@cache
def _zones() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in table("zones.tsv")}


RULES: tuple[Rule, ...] = (
    rule(
        {DIGITS1},
        rf"(?P<hour>\d{{1,2}})(?:(?P<sep>[:.])(?P<minute>\d\d)(?::(?P<second>\d\d))?)?"
        r"(?![\d%])(?:[ ]?(?P<half>[ap]\.?[ ]?m(?:\.|\b)))?(?![\d:])(?![ ]?[:–-]"
        rf"[ ]?\d){_ZONE}",
        _time,
    ),
    rule(
        {DIGITS4},
        rf"(?P<digits>\d{{4}})(?:[ ]hours|[ ]hrs)?(?=[ ](?:hours|hrs|GMT|UTC|local"
        rf"|EST|EDT|CET|BST)){_ZONE}",
        _packed,
    ),
    rule({"noon", "midnight"}, r"(?P<word>noon|midnight)\b", _named),
    rule(
        {DIGITS1, *NUMBERS},
        rf"(?P<hour>\d{{1,2}}|{'|'.join(list(NUMBERS)[1:13])})[ ]o['’]clock(?:[ ]"
        r"(?P<half>in the (?:morning|afternoon|evening)))?",
        _oclock,
    ),
)
