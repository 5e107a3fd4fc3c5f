"""To whom it was said: "told reporters", "said to her aides", "in a letter to the UN", "urged Congress to".

Spans are the hearer's words alone: "told Putin that" -> "Putin".
"""

from __future__ import annotations

import re

from readout.attribution.frame import Frame
from readout.attribution.lexicon import Found, word_class
from readout.text import Span

ENDS = re.compile(
    r"\n|[,;:.!?](?=\s|$)|[\"\u201c\u201d\u2018]| [\u2014\u2013-]+ "
    r"|\s(?:that|to|whether|if|how|what|why|when|where|who|whom|which|in|on|at|"
    r"after|during|before|as|from|by|about|against|over|not|while|following|via|through|since|because|there|he|she|they|"
    r"it|we|I|you|is|was|are|were|will|would|had|has|have|should|could|may|might|must|can|with|without|under|amid|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|earlier|later|last|this|recently|repeatedly|"
    r"again|privately|publicly|bluntly|separately|also|simply|so|yesterday|outside|inside|ahead|until|than|for|do|did|"
    r"does|just|be|near|flatly|directly|instead|only)\b"
)
BE = frozenset({"was", "were", "been", "is", "are", "being", "be"})
WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
AFTER = {
    "object": re.compile(r"\s+"),
    "to": re.compile(r"(?:\s[a-z]+ly)?\s+to\s+(?:the\s+contrary)?"),
    "with": re.compile(r"\s+with\s+"),
}
"""What stands between a cue and its hearer, by the way the cue takes one."""
CARRIED = re.compile(
    r"\b(?:letters?|emails?|e-mails?|messages?|notes?|memos?|appeals?|statements?|remarks|comments|address|speech|texts?|"
    r"testimony|submission|report|cable|telegram|reply|response|briefing|presentation|open letter|plea|toast)\s+to\s+"
    r"|\b(?:interviews?|conversation|conversations|phone call|telephone call|call|talks|exchange)\s+with\s+"
    r"|\b(?:speaking|spoke|talking|talked|writing|wrote|testifying|testified|speech|remarks|comments)\s+(?:to|before|with)\s+"
    r"|\b(?:addressing|briefing|telling)\s+"
)
PRONOUN = word_class("object pronoun")
NO_HEARER = re.compile(
    r"^(?:the truth|lies|a lie|stories|a story|a joke|jokes|of\b|a request|requests|the question|a question|questions)",
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
    if start is None or _is_passive(frame, found):
        return []
    rest = frame.outside[start - frame.start : start - frame.start + LONGEST]
    lead = AFTER[ways.pop()].match(rest)
    return _noun_phrase(frame, start + lead.end()) if lead is not None else []


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


def _noun_phrase(frame: Frame, start: int) -> list[Span]:
    """The noun phrase at ``start`` of the text, up to the first word that cannot belong to it."""
    low = start - frame.start
    rest = frame.outside[low : low + LONGEST]
    if not rest or NO_HEARER.match(rest):
        return []
    first = rest.split(" ", 1)[0].rstrip(",.;:\n")
    if first.lower() in PRONOUN:
        return [Span(start, start + len(first))]
    end = ENDS.search(" " + rest)
    length = len(rest) if end is None else end.start() - 1
    phrase = _without_participle(rest[: max(length, 0)]).rstrip()
    if not phrase or not phrase[0].isalnum():
        return []
    return [Span(start, start + len(phrase))]


def _without_participle(phrase: str) -> str:
    """ "reporters travelling with him" -> "reporters"; "a meeting of mayors" and "the visiting envoy" stay."""
    words = phrase.split(" ")
    for at, word in enumerate(words):
        if at and word.endswith("ing") and word.islower() and words[at - 1].lower() not in ("a", "an", "the", "this"):
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
        if found and not any(found[0].overlaps(source) for source in frame.source):
            return found
    return []
