"""Sources without a name: of what kind they are, and why they are not named, where the text says so.

"a senior White House official" -> official; "sources familiar with the matter" -> sources; "state media" -> state
media. A name in apposition ("a spokesman, Ned Price,") makes a source named. The reason is the clause ("because
he was not authorised to speak"), or, where no reason is given, the condition itself ("on condition of anonymity").
"""

from __future__ import annotations

import re
from functools import cache

from readout.attribution.frame import Frame, without_cue
from readout.attribution.lexicon import rows
from readout.records import Anonymity
from readout.text import Span

HEAD_ENDS = re.compile(
    r",| \(|\s(?:of|from|at|in|on|with|to|for|by|near|inside|within|outside|close|familiar|who|whom|whose|that|which|"
    r"briefed|seen|obtained|reviewed|quoted|cited|speaking|involved|based|working|including|such|released|published|"
    r"issued|filed|conducted|commissioned|leaked|among|aged|living|travelling|traveling|present|contacted|interviewed|"
    r"linked|affiliated|posted|attributed|about|into|there|here|said|on behalf|after|before|during|as|surveyed|polled|"
    r"knowledgeable|aware|not|attending|fleeing|waiting|outside|was|were|is|are|has|had|have)\b"
)
PARTITIVE = re.compile(
    r"^(?:(?:at least|nearly|almost|about|around|more than|over|just|only) )?(?:an? |the )?"
    r"(?:one|two|three|four|five|six|several|some|many|most|few|all|both|half|none|any|each|another|other|"
    r"\w+ (?:percent|per cent)|\d+%|majority|minority|number|handful|group|couple|third|quarter|"
    r"dozens|hundreds|thousands|scores)(?: [a-z]+)? of (?:(?:the|his|her|its|their|those|these|all) )?",
    re.IGNORECASE,
)
"""The counting part of "one of the officials", whose kind is that of the officials."""
NAME = re.compile(r"^(?:[A-Z\u00c0-\u00de][\w'\u2019.-]+\s+){1,3}[A-Z\u00c0-\u00de][\w'\u2019-]+$")
DEFINITE = re.compile(r"^(?:the|this|that|his|her|its|their|my|our|your)\b", re.IGNORECASE)
NO_ONE = re.compile(r"no\b", re.IGNORECASE)
POSSESSED = re.compile(r"(?:\w['\u2019]s|s['\u2019])\s")
PRONOUNS = frozenset({"he", "she", "they", "who", "one"})

CONDITION = re.compile(
    r"\b(?:(?:speaking|spoke|speak|talked|talking)\s+anonymously|(?:up)?on\s+(?:the\s+)?condition\s+(?:of\s+anonymity|"
    r"(?:that\s+)?(?:he|she|they|their\s+names?|his\s+name|her\s+name|it)\s+(?:not\s+be|be\s+not|is\s+not|was\s+not|were\s+not|"
    r"would\s+not\s+be)\s+(?:named|identified|used|published))|"
    r"(?:ask|request|insist|prefer|want|wish)(?:ed|ing|s)?\s+(?:on\s+)?(?:anonymity|to\s+remain\s+(?:anonymous|unnamed|nameless)|"
    r"(?:that\s+)?(?:not\s+to\s+be|to\s+not\s+be|his\s+name\s+not\s+be|her\s+name\s+not\s+be|their\s+names?\s+not\s+be)\s+"
    r"(?:further\s+)?(?:named|identified|quoted|used|published)(?:\s+by\s+name)?)|"
    r"(?:did\s+not|didn['\u2019]t)\s+(?:want|wish)\s+to\s+be\s+(?:named|identified|quoted)(?:\s+by\s+name)?|"
    r"(?:declin|refus)(?:ed|ing|es)\s+to\s+(?:be\s+(?:named|identified|quoted\s+by\s+name)|give\s+(?:his|her|their|a)\s+(?:full\s+)?names?)|"
    r"(?:was|were|been|being)?\s?(?:granted|given|grant(?:ing|ed)?)\s+anonymity|"
    r"whose\s+names?\s+(?:was|were|is|are|has\s+been|have\s+been)\s+(?:withheld|changed|not\s+being\s+used)|"
    r"under\s+(?:customary\s+)?(?:ground\s+rules|rules)\s+(?:of\s+anonymity|that\s+[^,.\n]{1,60})|"
    r"cannot\s+be\s+named|can\s+not\s+be\s+named|could\s+not\s+be\s+named)"
)
REASON = re.compile(
    r"(?:\s++[^,.;\n\"\u201c\u201d]{1,60}?|\s*+,)??\s*+\b(?P<reason>(?:because|as|since|for\s+fear\s+of|fearing|citing|out\s+of\s+fear|"
    r"due\s+to|owing\s+to|given|in\s+order\s+to|so\s+as\s+to|so\s+that|for\s+\w+\s+reasons|for\s+legal\s+reasons|out\s+of\s+concern|"
    r"in\s+line\s+with|in\s+keeping\s+with|under|to\s+(?:discuss|describe|speak|protect|avoid|share|talk|disclose|preserve))\b"
    r"[^.;\n\"\u201c\u201d]{3,200})"
)
NOT_ALLOWED = re.compile(
    r"\b(?:(?:because|as|since|and)\s+)?(?:(?:he|she|they|the\s+\w+)\s+)?(?:is|was|were|are|being)?\s?not\s+(?:been\s+)?"
    r"(?:authori[sz]ed|allowed|permitted|cleared)\s+to\s+(?:speak|comment|discuss|talk|brief|disclose|share|be\s+named)[^.;,\n\"\u201c\u201d]{0,80}"
)
FOLLOW_UP = re.compile(r"\s*(?:He|She|They|The\s+\w+|Both|All)\b")


def anonymity(frame: Frame, after: str, after_start: int) -> Anonymity | None:
    """The kind of a source without a name, with the stated reason; None for named and for absent sources.

    ``after`` is the sentence that follows (it may say "He spoke on condition of anonymity"), starting at
    ``after_start`` of the text.
    """
    if not frame.source or NO_ONE.match(frame.source_text):
        return None
    kind = kind_of(frame.source_text)
    pronoun = frame.source_text.strip().lower() in PRONOUNS
    named = kind is None and not pronoun and bool(re.search(r"[A-Z]", frame.source_text))
    if named and "whose name" not in frame.outside:
        return None
    reason = _reason(frame, after, after_start)
    if kind is None:
        return Anonymity("person", reason) if reason else None
    return Anonymity(kind, reason)


def kind_of(source: str) -> str | None:
    """The kind of an unnamed source from its words alone, or None.

    "White House officials" -> official; "White House official Ann Lee" -> None; "the minister" -> None, since a
    definite singular of such words mostly stands for someone already named.
    """
    source = source.strip(" ,\"\u201c\u201d'")
    counted = PARTITIVE.match(source)
    source = source[counted.end() :] if counted is not None else source
    cut = HEAD_ENDS.search(source)
    head = source[: cut.start()] if cut is not None else source
    entry = _lookup(head)
    if entry is None and counted is not None:
        return "people"
    if entry is None or _is_named(source[len(head) :], head):
        return None
    kind, definite = entry
    if not (DEFINITE.match(head) or POSSESSED.search(head)) or definite == "yes":
        return kind
    return kind if definite == "plural" and head.rstrip().endswith(("s", "men", "people")) else None


def _lookup(head: str) -> tuple[str, str] | None:
    """The table's entry for the last words of a noun phrase, the longest first."""
    words = head.split()
    for size in (3, 2, 1):
        if len(words) >= size:
            last = " ".join(words[-size:])
            entry = _table().get(last) or _table().get(
                last.lower() if len(words) == size else last[:1].lower() + last[1:]
            )
            if entry is not None and not _is_title(words, size):
                return entry
    return None


def _is_title(words: list[str], size: int) -> bool:
    """Whether the last word is part of a name: "the New York Press"; a lone first word may be capital by place."""
    return words[-1][:1].isupper() and len(words) > size and words[-1] not in _table()


def _is_named(rest: str, head: str) -> bool:
    """Whether a personal name stands in apposition to a singular head: ", Ned Price,"."""
    if head.rstrip().endswith("s") and " " not in rest.strip(" ,"):
        return False
    for part in rest.split(","):
        part = part.strip()
        if NAME.match(part) and ("," + part in rest.replace(", ", ",")) and not rest.lstrip(",").startswith(" in "):
            return True
    return False


def _reason(frame: Frame, after: str, after_start: int) -> tuple[Span, ...]:
    found = _reason_in(without_cue(frame), frame.start)
    if not found and FOLLOW_UP.match(after):
        found = _reason_in(after, after_start)
    return found


def _reason_in(sentence: str, offset: int) -> tuple[Span, ...]:
    condition = CONDITION.search(sentence)
    if condition is None:
        barred = NOT_ALLOWED.search(sentence)
        return (_span(barred.group(), barred.start() + offset),) if barred is not None else ()
    reason = REASON.match(sentence, condition.end())
    if reason is not None:
        return (_span(reason.group("reason"), reason.start("reason") + offset),)
    return (_span(condition.group(), condition.start() + offset),)


def _span(words: str, start: int) -> Span:
    trimmed = words.rstrip(" ,\t\u2014\u2013-")
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + len(trimmed))


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("anonymous_sources.tsv")}
