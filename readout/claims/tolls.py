"""What became of people who are counted: "three dead", "the toll rose to nine", "41 martyrs" all count the dead."""

from __future__ import annotations

import re

from readout.text import Span

_FATE = re.compile(
    r"\b(?:(?P<dead>dead|deaths?|died|dies|dying|kill(?:s|ed|ing)?|slain|lives|toll|fatalit(?:y|ies)|bod(?:y|ies)|corpses?"
    r"|martyrs?|perish(?:ed)?|deceased|drown(?:s|ed|ing)?)"
    r"|(?P<hurt>injur(?:ed|ies|y|ing|es)|wound(?:ed|s|ing)|hurt|treated|hospitali[sz](?:ed|ing)"
    r"|(?:taken|rushed|brought|sent|flown|admitted|driven) to (?:(?:a|the|an|\w+) ){0,2}(?:hospitals?|clinics?))"
    r"|(?P<missing>missing|trapped|unaccounted)|(?P<held>arrest(?:s|ed|ing)?|detain(?:ed|s|ees|ing)?|detention|custody"
    r"|captur(?:ed|es?|ing)|held|prisoners?)"
    r"|(?P<moved>evacuat(?:ed|es|ing|ion|ees)|displac(?:ed|es|ing)|homeless"
    r"|(?:moved|forced|driven) (?:out|from|to safety)"
    r"|(?:left|fled|leave|flee) their)"
    r"|(?P<freed>freed|released|set free|rescued|saved))\b",
    re.IGNORECASE,
)
_FILLED = r"(?:at least|as many as|up to|more than|no fewer than|about|around|some|nearly|almost|another|the|all|\s)*"
_DOES = re.compile(
    r"\b(?:(?P<dead>kill(?:s|ed|ing))|(?P<hurt>(?:injur|wound)(?:s|es|ed|ing)|hurt(?:s|ing)?)"
    r"|(?P<held>(?:arrest|detain|captur)(?:s|es|ed|ing))|(?P<moved>(?:evacuat|displac)(?:ed|es|ing))"
    r"|(?P<freed>free(?:s|d|ing)|releas(?:es|ed|ing)|rescu(?:es|ed|ing)|sav(?:es|ed|ing)))\s" + _FILLED + r"$",
    re.IGNORECASE,
)
"""What is done to those whose number follows: "killing four people and injuring 19"."""
_LISTED = re.compile(r"(?:\s[\w'\u2019-]+){1,2},? (?:and|or|,)\s" + _FILLED, re.IGNORECASE)
"""Between the numbers of a list that becomes one thing: "three men and two women were arrested"."""
REACH = 30
"""Characters between a number and the word that tells what became of those counted;"""
FAR = 75
"""so many, where it is said to have been done to them: "eleven soldiers aboard an army helicopter were killed"."""
_BEEN = re.compile(r"\b(?:were|was|been|be)\s$", re.IGNORECASE)
ANYBODY = frozenset(
    ["people", "person", "other", "victim", "body", "dead", "death", "live", "toll", "corpse", "martyr", "more", "now",
     "died", "killed", "hurt", "injure", "wounde", "missin", "held", "human", "soul", "in", "taken", "moved", "rescue",
     "evacua", "hospit", "treate", "admitt", "drowne", "freed", "releas", "displa", "perish", "arrest", "detain",
     "drown", "dies", "dying", "lost"]
)  # fmt: skip
"""Stems of what is counted that tell nobody apart."""
_LEVEL = re.compile(
    r"\b(?P<of>toll|number|figure|count|tally|total)\b(?: of (?P<what>[\w'\u2019-]+(?: [\w'\u2019-]+){0,2}))?"
    r"[^.;]{0,110}?\b(?:to|at|as) (?:(?:at least|about|around|some|nearly) )?$",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\bput(?:s|ting)? (?:the )?(?P<what>[\w'\u2019-]+(?: [\w'\u2019-]+){0,2}) at (?:(?:about|around|some|nearly) )?$",
    re.IGNORECASE,
)


def fate_of(text: str, number: Span, room: Span, after: int) -> str | None:
    """What became of those counted: "dead", "hurt", "missing", "held", "moved", "freed"; None where no word tells.

    ``room`` is the stretch around the number in which no other number stands, ``after`` where the clause ends.
    """
    done = _DOES.search(text[room.start : number.start])
    if done is not None:
        return str(done.lastgroup)
    told = _after(text, number, room)
    if told is None and room.end < after and _LISTED.fullmatch(text, number.end, room.end):
        told = _FATE.search(text, room.end, min(after, room.end + 2 * REACH))
    if told is None:
        before = list(_FATE.finditer(text, max(room.start, number.start - REACH), number.start))
        told = before[-1] if before else None
    return str(told.lastgroup) if told else None


def _after(text: str, number: Span, room: Span) -> re.Match[str] | None:
    """The first word behind a number that tells what became of those counted."""
    for found in _FATE.finditer(text, number.end, min(room.end, number.end + FAR)):
        if found.end() <= number.end + REACH or _BEEN.search(text[number.end : found.start()]):
            return found
    return None


def level_before(text: str, start: int, number: int) -> tuple[str, str | None, bool] | None:
    """What is counted, what became of it, and whether the number moved; None where nothing before it tells.

    "the number of people missing was cut to" -> "people missing was", "missing"; "the toll rises to" -> "toll", "dead";
    "puts the strikers at" -> "strikers".
    """
    before = text[max(start, number - 200) : number]
    found, moved = _LEVEL.search(before), True
    if found is None:
        found, moved = _PUT.search(before), False
    if found is None:
        return None
    fate = _FATE.search(found[0])
    return found["what"] or found["of"], str(fate.lastgroup) if fate else None, moved
