"""Through what the source spoke: speech, writing, post, document, thought or broadcast.

"wrote on X" -> post; "said in a statement" -> writing; "the report shows" -> document; "told state television" ->
broadcast; "believes" -> thought. The adjunct beside the cue tells before the verb does; None where nothing tells.
"""

from __future__ import annotations

import re
from functools import cache

from readout.attribution.frame import Frame
from readout.attribution.lexicon import rows
from readout.records import Medium

PLACES = r"\b(?i:on|via|to|through|over)[ ](?:the[ ]|his[ ]|her[ ]|its[ ]|their[ ])?"
ARTICLES = (
    r"(?i:in|during|through|via|at|on|over|released|issued)"
    r"[ ](?:an?|the|his|her|its|their|this|one|another|two|several|recent|separate|court|legal)[ ]"
)
MODIFIERS = (
    r"(?:(?!(?:of|to|in|on|for|with|and|that|from|at|by|as|the|he|she|they|who)\b)[\w'\u2019.&-]{1,30}[ ]){0,3}?"
)
SOCIAL = re.compile(r"\b(?:social media|micro-?blog|tweet(?:ed|s|ing)?|retweet(?:ed|s|ing)?|posted on)\b")
HEAD_ENDS = re.compile(
    r",| (?:of|by|from|in|on|for|at|released|published|conducted|commissioned|seen|obtained|carried|done|filed|issued|"
    r"that|which|who|to|about|into|with)\b"
)
NEAR = 120
"""Characters on either side of the cue in which an adjunct still belongs to it."""


def is_document(frame: Frame) -> bool:
    """Whether the source is a text or a body of data rather than a person or an organisation."""
    return _source_medium(frame) == "document"


def medium(frame: Frame, told: Medium | None) -> Medium | None:
    """The medium that the surroundings, the source and the cue (``told``) tell, in that order of trust."""
    beside = _beside_cue(frame)
    if told == "post" or _platform().search(beside) or SOCIAL.search(beside):
        return "post"
    if _station().search(beside):
        return "broadcast"
    carried = _carrier_medium(beside)
    if carried in ("post", "broadcast", "document", "writing"):
        return carried
    source = _source_medium(frame)
    if source is not None:
        return source
    return told if told is not None else carried


def _beside_cue(frame: Frame) -> str:
    """The sentence outside content and source, near the cue; the cue included."""
    outside = frame.outside
    for span in frame.source:
        start, end = span.start - frame.start, span.end - frame.start
        if 0 <= start < end <= len(outside):
            outside = outside[:start] + "\n" * (end - start) + outside[end:]
    if not frame.cue:
        return outside[: 2 * NEAR]
    return outside[max(0, frame.cue[0].start - frame.start - NEAR) : frame.cue[-1].end - frame.start + NEAR]


def _carrier_medium(beside: str) -> Medium | None:
    match = _carriers().search(beside)
    if match is None:
        return None
    return _words("carrier")[match.group("carrier").lower()]


def _source_medium(frame: Frame) -> Medium | None:
    """The medium of the head word of the source: "the report by the commission" -> document."""
    if not frame.source:
        return None
    head = HEAD_ENDS.split(frame.source_text, maxsplit=1)[0]
    last = head.rpartition(" ")[2].strip("\"'\u201c\u201d\u2018\u2019.").lower()
    return _words("source").get(last)


@cache
def _words(kind: str) -> dict[str, Medium]:
    return {row[0].lower(): row[2] for row in rows("media.tsv") if row[1] == kind}  # type: ignore[misc]


def _alternatives(kind: str) -> str:
    words = [row[0] for row in rows("media.tsv") if row[1] == kind]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _platform() -> re.Pattern[str]:
    return re.compile(PLACES + MODIFIERS + rf"(?:{_alternatives('platform')})\b")


@cache
def _station() -> re.Pattern[str]:
    verbs = r"(?:told|tells|telling|on|to|interviews?[ ]with)[ ](?:the[ ]|a[ ]|an[ ])?"
    return re.compile(rf"\b{verbs}{MODIFIERS}(?:{_alternatives('station')})(?![\w-])")


@cache
def _carriers() -> re.Pattern[str]:
    return re.compile(rf"\b{ARTICLES}{MODIFIERS}(?P<carrier>{_alternatives('carrier')})\b(?![ ]-)")
