"""The expressions that the patterns of data/furniture.tsv name in braces: names, dates, what follows a byline."""

from __future__ import annotations

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME_WORD = rf"(?!(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)(?-i:{_CAPITAL})[\w.'’-]{{0,24}}"
_PARTICLE = r"(?:de|da|del|della|van|von|der|den|al|el|bin|ibn|la|le|di|du|dos|dit|ter|ten|y|e|st\.)"
_NAME = rf"{_NAME_WORD}(?: (?:{_NAME_WORD}|{_PARTICLE})){{0,4}}"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = rf"(?i:(?:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
_STAMP_WORD = (
    rf"(?>\d{{1,4}}(?:st|nd|rd|th)?(?!\w)|\d{{1,2}}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?(?!\w)"
    rf"|\d{{1,2}} ?[ap]\.?m\b\.?"
    rf"|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}(?:T[\d:.+-]{{4,20}}Z?)?"
    rf"|(?i:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
    rf"|(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thurs?|fri|sat|sun)\b\.?"
    rf"|(?i:first|last|originally|article|story|page|date|time|minutes?|mins?|hours?|days?|ago|read|reading|noon|midnight"
    rf"|published|submitted|publish(?:ed)? date|publication|updated?|posted|modified|created|issued|released"
    rf"|filed|revised|edited"
    rf"|on|at|of|by|am|pm|a\.m\.|p\.m\.|(?:eastern|central|mountain|pacific)(?: (?:daylight|standard))? time|local"
    rf"|today|yesterday|live|as|and|comments?|views?|hrs|in)(?!\w)\.?"
    rf"|(?:GMT|UTC|BST|IST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|CET|CEST|EET|EEST|MSK|SGT|HKT|KST|JST|AEST"
    rf"|AEDT|AWST|ACST|NZST|NZDT|SAST|WAT|EAT|CAT|PKT|WIB|PHT|Z|AM|PM)(?:[+-]\d{{1,2}}(?::?\d\d)?)?(?!\w))"
)
_STAMP_END = rf"[\[(–—-]?(?:{_STAMP_WORD}[\s,.|•·:;/()–—+-]{{0,4}}){{1,26}}+"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?$"
_STAMP = (
    rf"^(?!{_CLOCK})"
    r"(?=.{0,130}(?:\d[:.h]\d\d|\d[/.-]\d{1,2}[/.-]\d|(?i:published|updated|posted|modified|created|submitted)"
    rf"|(?i:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b))(?=.{{0,130}}\d)"
    rf"{_STAMP_END}(?:(?<=, ){_NAME})?$"
)
WORDS = {
    "name": _NAME,
    "names": rf"{_NAME}(?:(?:, and |, | and | & | with |/| \| ){_NAME}){{0,5}}",
    "person": rf"{_NAME_WORD}(?: {_NAME_WORD}| {_PARTICLE} {_NAME_WORD}){{1,2}}",
    "month": _MONTH,
    "stamp": _STAMP,
    "clock": f"^{_CLOCK}",
    "stamp_by": rf"^(?=.{{0,60}}\d[:/.-]\d){_STAMP_END}(?<=by ){_NAME}$",
    "place_stamp": rf"^{_NAME}(?:, | [-–—|•] )(?=.{{0,60}}\d){_STAMP_END}$",
    "name_stamp": (
        rf"^{_NAME_WORD}(?: {_NAME_WORD}){{1,2}}?[ ,|•·–—-]{{0,3}}"
        rf"(?=\d{{1,2}}[ /.:-]|(?i:published|updated|posted|{_MONTHS})\b){_STAMP_END}$"
    ),
    "after_name": (
        r"(?:(?:,| in| for| at| of| •| ·| \|| /| –| —| -|\(|  |: )"
        r"(?!.{0,90}\b(?:said|says|was|were|had|is|are|has|have|will)\b).{0,90})?(?<![.!?:;,])"
    ),
}
"""``{word}`` in the table -> its regular expression. All are linear: repeats are bounded or possessive."""
