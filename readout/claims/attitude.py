"""How a passage holds what it tells: as so, as not so, as possible, under an if, as planned, as demanded.

From the inside out: the status of the event that is told, or, where no event was found, the words; then what each
speaker does with it, so that "the army denied having shelled the village" is denied and "denied that it never came"
is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from readout.plover import Event
from readout.records import Attribution, Stance

Attitude = Literal["held", "denied", "possible", "conditional", "planned", "demanded"]
OF_STATUS: dict[str, Attitude] = {
    "asserted": "held", "denied": "denied", "possible": "possible", "conditional": "conditional", "planned": "planned",
    "demanded": "demanded",
}  # fmt: skip
UNSURE: frozenset[Stance] = frozenset({"doubts", "fears", "hopes", "suggests", "asks"})
AHEAD: frozenset[Stance] = frozenset({"threatens", "promises", "intends"})
_NOT = re.compile(
    r"\b(?:not|never|nobody|none|nothing|neither|nor|cannot|no(?! longer| doubt| less| more|\.? \d))\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:not (?:only|just|least|merely|simply|(?:less|fewer|more|later) than)|no (?:fewer|other)|none other"
    r"|(?:nobody|no one|none|nothing) else)\b"
    r"|\b(?:could|can) not (?:immediately )?be (?:reached|contacted)\b"
    r"|\b(?:did|does|do|ha[ds]|have) not (?:immediately |yet )?(?:respond|repl|answer|comment|return (?:a )?call)\w*"
    r"|\bnot (?:to be (?:named|identified|quoted)|(?:authori[sz]ed|allowed|permitted) to (?:speak|talk|comment)\w*)"
    r"|(?:,| and) not (?:as|at|by|for|from|in|of|on|to|the|an?|\d[\d.,]*)\b[^,;]*$",
    re.IGNORECASE,
)
"""What denies nothing: "no fewer than 27", "they and nobody else", "could not be reached", "in May and not in June"."""
_NONE = re.compile(
    r"^[\s\"\u201c\u2018']*(?:and |but )?(?:(?:no|not one|not a) (?!longer|doubt|less|more|wonder|sooner|fewer|later"
    r"|other)\w|neither\b|nobody\b(?! else)|no one\b(?! else)|none of\b|nothing\b(?! else))",
    re.IGNORECASE,
)
"""What denies the clause that begins with it, whatever was read of its event: "No exit was chained"."""
_UNTRUE = re.compile(
    r"\b(?:is|are|was|were|as|be|been|of) (?:\w+ly )?(?:an? )?(?:\w+ )?(?:false|untrue|baseless|unfounded"
    r"|fabricat(?:ed|ion)|forge(?:d|ry)|invention|hoax|nonsense|lies?|slander|innocent)\b",
    re.IGNORECASE,
)
"""What says of something else that it is not so: "the certificate is a forgery"."""
_DONE = re.compile(r"\b(?:\w+ed|was|were|has|have|had|took|came|gave|put|puts|is|are)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|to [a-z]+|plan\w*|intend\w*|due|expected|going|next|tomorrow"
    r"|threat\w*|if|unless|until|promis\w*|vow\w*|pledg\w*|soon|ahead|upcoming|from (?:\w+day|next))\b|['\u2019]ll\b",
    re.IGNORECASE,
)
"""Without any of these nothing is planned, whatever was read of its event: "the truce took effect at midnight"."""
_MAYBE = re.compile(
    r"\b(?:may|(?i:might|could|possibly|perhaps|apparently|reportedly|allegedly|feared|thought to|believed to"
    r"|unconfirmed|unclear|whether))\b"
)
_IF = re.compile(
    r"\b(?:(?<!as )(?<!even )(?<!asked )if|unless|provided (?:that|\w+ (?:is|are|gets?|has|have|does|can)\b)|as long as"
    r"|should (?:the|it|they|he|she|we))\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were) (?:due|planned|set|expected|scheduled) to|is to|are to)\b|['\u2019]ll\b"
)
_NO = re.compile(
    r"\b(?:fail\w*|refus\w*|without|unable|lack\w*|rul(?:ed|es|ing) out|reject\w*|dismiss\w*|disput\w*|doubt\w*|hoax\w*"
    r"|fake\w*|false\w*|untrue|unfounded|baseless|bogus|debunk\w*|refut\w*|rumou?rs?|hearsay|stop(?:s|ped)|ceased)\b",
    re.IGNORECASE,
)
"""Words that say "no" without one."""


@lru_cache(maxsize=10_000)
def says_no(words: str) -> bool:
    """Whether words tell something as not so, in whatever way; a second "no" takes back the first."""
    words = _ONLY.sub("", words)
    return bool((len(_NOT.findall(words)) + len(_NO.findall(words))) % 2)


def attitude_of(words: str, events: Sequence[Event], chain: Sequence[Attribution]) -> Attitude:
    """The attitude of a clause with its events, and the statements that hold it, innermost first."""
    attitude, settled = _told(words, events)
    for statement in chain:
        attitude = _through(attitude, statement, settled)
    return attitude


def _told(words: str, events: Sequence[Event]) -> tuple[Attitude, bool]:
    """The attitude of the words themselves, and whether it was read with all that stands around them."""
    main = [event for event in events if event.standing == "main"] or events
    attitude = OF_STATUS[main[0].status] if main else _by_words(words)
    if attitude == "planned" and main and _DONE.search(words) and not _AHEAD.search(words):
        attitude = "held"
    if attitude == "held" and (_NONE.search(words) or _UNTRUE.search(words)):
        attitude = "denied"
    if attitude in ("held", "planned") and _IF.search(words):
        attitude = "conditional"
    return attitude, bool(main)


def _by_words(words: str) -> Attitude:
    if _IF.search(words):
        return "conditional"
    words = _ONLY.sub("", words)
    if len(_NOT.findall(words)) % 2:
        return "denied"
    if _MAYBE.search(words):
        return "possible"
    return "planned" if _WILL.search(words) else "held"


def _through(inner: Attitude, statement: Attribution, settled: bool) -> Attitude:
    """What becomes of an attitude when somebody says it so. The status of an event knows of the denial already."""
    if statement.stance == "denies":
        if statement.negated:
            return inner
        return "held" if inner == "denied" and not settled else "denied"
    if inner == "held":
        if statement.negated or statement.hedged or statement.stance in UNSURE:
            return "possible"
        if statement.stance == "demands":
            return "demanded"
        if statement.stance in AHEAD:
            return "planned"
    return inner
