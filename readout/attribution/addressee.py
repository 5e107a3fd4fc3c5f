"""To whom it was said: "told reporters", "said to her aides", "in a letter to the UN", "urged Congress to".

Spans are the hearer's words alone: "told Putin that" -> "Putin".
"""

from __future__ import annotations

import re

from readout.attribution.frame import Frame
from readout.attribution.lexicon import Found, hearers, word_class
from readout.text import OPENING_QUOTES, Span

ABBREVIATED = (
    r"(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bMs)(?<!\bMrs)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bGen)(?<!\bProf)(?<!\b[A-Z])"
)
ENDS = re.compile(
    r"\n|[,;:!?](?=\s|$)|" + ABBREVIATED + r"\.(?=\s|$)"
    r"|[\"\u201c\u201d\u2018]| [\u2014\u2013-]+ "
    r"|\s(?:that|to|whether|if|how|what|why|when|where|who|whom|which|in|on|at|after|during|before|as|from|by|about|"
    r"against|over|not|while|following|via|through|since|because|there|he|she|they|it|we|I|you|is|was|are|were|will|"
    r"would|had|has|have|should|could|may|might|must|can|with|without|under|amid|yesterday|today|tonight|earlier|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|later|last|this|recently|repeatedly|again|privately|publicly|bluntly|"
    r"separately|also|simply|so|outside|inside|ahead|until|than|for|do|did|does|just|be|near|flatly|directly|instead|"
    r"only|shortly|soon|immediately|moments|hours|here|aboard|and\s(?:did|had|was|then|to|also|\w+ed))\b"
)
"""Where a noun phrase must have ended: a mark, a preposition, a conjunction, a pronoun, a verb or a time."""
BE = frozenset({"was", "were", "been", "is", "are", "being", "be"})
WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
TOLD = frozenset({"that", "whether", "how"})
ASKED = TOLD | {"to", "not", "if"}
"""What must follow a hearer that stands at the beginning of the content."""
AFTER = {
    "object": re.compile(r"\s+"),
    "to": re.compile(r"(?:\s[a-z]+ly)?\s+to\s+(?:the\s+contrary)?"),
    "with": re.compile(r"\s+with\s+"),
}
"""What stands between a cue and its hearer, by the way the cue takes one."""
CARRIED = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Vv]ia|[Tt]hrough|[Oo]n|[Aa]t)\s+(?:(?:an?|the|his|her|its|their|this|another|one)\s+)?"
    r"(?:(?!(?:of|to|with)\b)[\w-]+\s+){0,2}?(?:"
    r"(?:letters?|emails?|e-mails?|messages?|notes?|memos?|appeals?|statements?|remarks|comments|address|speech|texts?|"
    r"testimony|submission|report|cable|telegram|briefing|presentation|plea|toast)\s+to"
    r"|(?:interviews?|conversations?|call|talks|exchange)\s+with)\s+"
    r"|\b(?:[Ss]peaking|[Tt]alking|[Ww]riting|[Tt]estifying)\s+(?:to|before|with)\s+"
    r"|\b(?:Addressing|Briefing)\s+"
)
HEARER = re.compile(
    r"(?:an?|the|his|her|its|their|my|our|your|this|these|those|all|some|any|one|two|both|other|each|every|"
    r"him|them|me|us|you|it)\b|[A-Z\u00c0-\u00de0-9]"
)
"""How a hearer begins; a bare noun must be one that speaks or listens ("said to reporters", not "to focus")."""
PRONOUN = word_class("object pronoun")
NO_HEARER = re.compile(
    r"^(?:the truth|lies|a lie|stories|a story|the story|the tale|a tale|a joke|jokes|of\b|a request|requests|"
    r"the question|a question|questions)"
)
LONGEST = 90


def addressee(frame: Frame) -> tuple[Span, ...]:
    """The spans of the hearer; empty where none is named."""
    if not frame.cue:
        return tuple(_carried(frame))
    for found in frame.found:
        hearer = _after_cue(frame, found)
        if hearer:
            return tuple(hearer)
    return tuple(_passive_subject(frame) or _carried(frame))


def _after_cue(frame: Frame, found: Found) -> list[Span]:
    """The object of a telling verb, or the noun after "to" or "with", inside the cue or behind it."""
    ways = {entry.addressee for entry in found.entries if entry.kind == "verb"} - {"-"}
    start = _end_of(frame, found) if ways else None
    if start is None or _is_passive(frame, found) or _is_modifier(frame, found):
        return []
    rest = frame.outside[start - frame.start : start - frame.start + LONGEST]
    way = min(ways)
    if way == "object" and any(start < span.start <= start + 2 for span in frame.content):
        return _in_content(frame, found, start)
    lead = AFTER[way].match(rest)
    if lead is None or not _may_hear(rest[lead.end() :], plural=way == "object"):
        return []
    return _noun_phrase(frame, start + lead.end())


def _in_content(frame: Frame, found: Found, start: int) -> list[Span]:
    """ "urged both sides to talk", all of it content: the hearer is what stands before "to" or "that"."""
    low = next(span.start for span in frame.content if span.start > start)
    rest = frame.text[low : low + LONGEST]
    end = ENDS.search(" " + rest)
    entry = found.of_kind("verb")
    if end is None or end.start() <= 1 or entry is None or rest[0] in OPENING_QUOTES + '"':
        return []
    asked = bool({entry.stance, entry.infinitive} & {"demands", "suggests", "asks"})
    if end.group().strip() not in (ASKED if asked else TOLD):
        return []
    return [Span(low, low + end.start() - 1)]


def _may_hear(words: str, plural: bool) -> bool:
    """Whether these words can begin a hearer: a determiner, a name, a bare noun for people, or any ``plural``."""
    first, *rest = re.split(r"[\s,.;:]", words, maxsplit=2)
    if HEARER.match(words) or first in hearers():
        return True
    return plural and (first.endswith("s") or bool(rest and (rest[0] in hearers() or rest[0].endswith("s"))))


def _end_of(frame: Frame, found: Found) -> int | None:
    """Where these words of the cue end in the text."""
    if found.end > len(frame.words):
        spans = list(WORD.finditer(frame.text, frame.cue[-1].end, frame.cue[-1].end + 40))
        beyond = found.end - len(frame.words)
        return spans[beyond - 1].end() if len(spans) >= beyond else None
    last = frame.words[found.end - 1]
    for span in frame.cue:
        at = span.of(frame.text).lower().find(last)
        if at >= 0:
            return span.start + at + len(last)
    return None


def _is_passive(frame: Frame, found: Found) -> bool:
    words = (*frame.before, *frame.words)
    at = found.start + len(frame.before)
    return any(word in BE for word in words[max(0, at - 2) : at]) and not frame.words[found.start].endswith("ing")


def _is_modifier(frame: Frame, found: Found) -> bool:
    """Whether an article stands before: "a pressing question" presses nobody."""
    return found.start > 0 and frame.words[found.start - 1] in word_class("determiner") | {"more", "most"}


def _noun_phrase(frame: Frame, start: int) -> list[Span]:
    """The noun phrase at ``start`` of the text, up to the first word that cannot belong to it."""
    stop = min([span.start for span in (*frame.source, *frame.cue) if span.start > start], default=start + LONGEST)
    rest = frame.outside[start - frame.start : min(start + LONGEST, stop) - frame.start]
    if not rest or NO_HEARER.match(rest):
        return []
    first = rest.split(" ", 1)[0].rstrip(",.;:\n")
    end = ENDS.search(" " + rest)
    phrase = _without_participle(rest[: len(rest) if end is None else max(end.start() - 1, 0)]).rstrip()
    if first.lower() in PRONOUN and first.lower() != "her":
        phrase = first
    phrase = phrase.removesuffix(" and").removesuffix(" there")
    if not phrase or not phrase[0].isalnum() or phrase.endswith(" ago") or ENDS.match(" " + first.lower()):
        return []
    span = Span(start, start + len(phrase))
    return [] if any(span.overlaps(source) for source in frame.source) else [span]


def _without_participle(phrase: str) -> str:
    """ "reporters travelling with him" -> "reporters"; "a news briefing" and "the visiting envoy" stay."""
    words = phrase.split(" ")
    for at, word in enumerate(words):
        if at and word.endswith("ing") and word.islower() and words[at - 1].endswith("s") and words[at - 1] != "news":
            return " ".join(words[:at])
    return phrase


def _passive_subject(frame: Frame) -> list[Span]:
    """ "The court was told by prosecutors that": the hearer stands before a passive verb of telling."""
    words = frame.words
    told = {"told", "informed", "assured", "warned", "notified", "reminded", "briefed", "advised", "asked"}
    if not BE & set(words) or not told & set(words):
        return []
    left = frame.outside[: frame.cue[0].start - frame.start].rstrip()
    phrase = re.search(r"[A-Z\u00c0-\u00de][\w'\u2019.-]*(?: [\w'\u2019.-]+){0,4}$", left) if left else None
    if phrase is None:
        return []
    span = Span(frame.start + phrase.start(), frame.start + phrase.end())
    return [] if any(span.overlaps(source) for source in frame.source) else [span]


def _carried(frame: Frame) -> list[Span]:
    """The hearer of a letter, an interview or a speech named beside the cue."""
    near = frame.cue[0].start - frame.start if frame.cue else 0
    for match in CARRIED.finditer(frame.outside, max(0, near - 120), near + 160):
        found = _noun_phrase(frame, frame.start + match.end())
        if found:
            return found
    return []
