"""What the cue says its source does with the content: asserts, denies, asks, promises ...

One cue may hold several words that tell: "rejected claims" denies, "expressed hope" hopes, "refused to say"
declines, "went on to warn" warns. Light verbs (make, issue, express) leave the say to their noun; a plain
verb of saying gives way to a telling one after it ("issued a statement condemning").
"""

from __future__ import annotations

import re

from readout.attribution.frame import Frame
from readout.attribution.lexicon import Entry, Found, word_class
from readout.attribution.polarity import negated
from readout.records import Medium, Stance

LIGHT = word_class("light")
DETERMINERS = word_class("determiner")
SPEECH_ACTS = word_class("speech act")
RULINGS = frozenset(["denies", "declines", "confirms"])
TURNED_DOWN = frozenset(["demands", "promises", "suggests", "intends", "asks"])
NO_ANSWER = word_class("answer")
COPULA = word_class("copula")
REQUEST = word_class("request")


def stance(frame: Frame, document: bool) -> Stance:
    """The stance of the cue; ``asserts`` where nothing tells. ``document`` says that the source is one."""
    if not frame.cue:
        return "asks" if _is_question(frame) else "asserts"
    if silent(frame):
        return "declines"
    readings = [entry for found in frame.found if (entry := _reading(frame, found)) is not None]
    told = _compose(frame, readings, document)
    return "denies" if told == "asserts" and _called_false(frame) else told


def medium_told(frame: Frame) -> Medium | None:
    """The medium of the first word of the cue that tells one."""
    readings = [entry for found in frame.found if (entry := _reading(frame, found)) is not None]
    return next((entry.medium for entry in readings if entry.medium is not None), None)


def _compose(frame: Frame, readings: list[Entry], document: bool) -> Stance:
    if not readings:
        return "asserts"
    first, rest = readings[0], readings[1:]
    if first.kind == "verb" and first.stance in RULINGS and rest:
        return _of_a_claim(first.stance, rest[0])
    for entry in readings:
        told = _told(frame, entry, document)
        if told != "asserts":
            return told
    return "asserts"


def _of_a_claim(stance: Stance, claim: Entry) -> Stance:
    """Rejecting a claim denies it; rejecting a proposal or a call declines it."""
    if stance == "denies" and claim.kind == "noun" and claim.stance in TURNED_DOWN:
        return "declines"
    return stance


def _told(frame: Frame, entry: Entry, document: bool) -> Stance:
    if document and entry.document is not None:
        return entry.document
    if entry.infinitive is not None and _infinitive_follows(frame):
        return entry.infinitive
    return entry.stance


def _reading(frame: Frame, found: Found) -> Entry | None:
    """The entry meant by these words: a verb, unless an article or a light verb makes a noun of it."""
    words = frame.words
    before = words[found.start - 1] if found.start else ""
    verb, noun = found.of_kind("verb"), found.of_kind("noun")
    after_light = any(word in LIGHT for word in words[: found.start]) or _after_ruling(frame, found)
    if found.start == 0 and words[0] in LIGHT and any(later.of_kind("noun") for later in frame.found[1:]):
        return None
    if noun is not None and (verb is None or before in DETERMINERS or after_light):
        return noun if after_light or not _beside_verb(frame, found) else None
    if verb is not None and (before not in DETERMINERS or found.start == 1):
        return verb
    return found.of_kind("phrase", "adverb") or (found.of_kind("adjective") if _after_copula(words, found) else None)


def _after_ruling(frame: Frame, found: Found) -> bool:
    """Whether a verb that denies, confirms or declines stands right before, as in "rejected calls"."""
    earlier = [other.of_kind("verb") for other in frame.found if 0 <= found.start - other.end <= 1]
    return any(entry is not None and entry.stance in RULINGS for entry in earlier)


def _beside_verb(frame: Frame, found: Found) -> bool:
    """Whether the cue has a verb of its own, so that a noun is only its setting: "said in an attack"."""
    return any(other.start != found.start and other.of_kind("verb") for other in frame.found)


def _after_copula(words: tuple[str, ...], found: Found) -> bool:
    return found.start == 0 or bool(COPULA & set(words[: found.start]))


INFINITIVE = re.compile(
    r"['\"\u201c\u2018 ]*(?:not )?to [a-z]"
    r"|(?:(?!(?:that|whether|if|how|what|why|when|where|who|which|is|was|are|were|had|has|have|will|would|could|should|"
    r"may|might|can|he|she|they|we|I|it|there)\b)[\w'\u2019.-]+ ){0,6}?to [a-z]"
)
"""A content that is an infinitive, its subject before it or not: "to leave", "both sides not to shoot"."""


def _infinitive_follows(frame: Frame) -> bool:
    """Whether the content is an infinitive, its "to" inside the content or just before it."""
    if not frame.content:
        return False
    start = frame.content[0].start
    before = frame.text[max(0, start - 4) : start].lower().rstrip("\"\u201c\u2018' ")
    return before.endswith(" to") or INFINITIVE.match(frame.text, start, frame.content[0].end) is not None


def silent(frame: Frame) -> bool:
    """Would not say; did not respond to a request; had no comment; refused to be drawn."""
    words = frame.words
    if "unavailable" in words or "unreachable" in words or ("reached" in words and "not" in words):
        return True
    if "confirm" in words and "deny" in words:
        return True
    if not negated(frame):
        return False
    near = {*words, *frame.after}
    if near & NO_ANSWER and near & REQUEST:
        return True
    if "comment" in words or "commented" in words or "elaborate" in words:
        return True
    return ("would" in words or "will" in words) and bool(SPEECH_ACTS & set(words))


FALSE = re.compile(
    r"(?:that )?(?:it|this|that) (?:is|was|['\u2019]s) (?:\w+ly |all |just |quite )?"
    r"(?:untrue|false|a lie|(?:not|n['\u2019]t) (?:true|the case|correct)|incorrect|wrong|nonsense)"
    r" (?:that|to (?:say|claim|suggest))\b",
    re.IGNORECASE,
)


def _called_false(frame: Frame) -> bool:
    """Whether what is said calls a claim false: "it was untrue that they had left"."""
    return bool(frame.content) and FALSE.match(frame.text, frame.content[0].start, frame.content[0].end) is not None


def _is_question(frame: Frame) -> bool:
    if not frame.content:
        return False
    return frame.content[-1].of(frame.text).rstrip("\"\u201d\u2019' ").endswith("?")
