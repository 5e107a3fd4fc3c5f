"""Whether the saying itself is negated ("did not say") or hedged ("reportedly", "may have said", "is believed to").

Both are about the cue, never about what is said: "said there was no plan" is neither.
"""

from __future__ import annotations

import itertools

from readout.attribution.frame import Frame
from readout.attribution.lexicon import word_class

NEGATIVE = word_class("negative")
FAILS = word_class("fails")
NO_ONE = frozenset({"nobody", "none", "neither"})
AUXILIARY = word_class("auxiliary")
HEDGES = word_class("hedge")
SEEMING = word_class("seeming")
MODALS = frozenset({"may", "might"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
PASSIVE = word_class("passive")
FORMAL_SAYING = frozenset({"known", "seen", "held", "considered", "deemed"})
"""With a plain "is known" the outlet does commit itself: no hedge."""


def negated(frame: Frame) -> bool:
    """Whether the cue says that this was not said, thought, confirmed ...

    Negations that belong to a cue of several words ("not convinced", "stopped short of") are in its stance already.
    """
    told = {at for found in frame.found if found.end - found.start > 1 for at in range(found.start, found.end)}
    words = (*_verb_group(frame), *(word for at, word in enumerate(frame.words) if at not in told))
    return _negative(words) or _no_one(frame)


def hedged(frame: Frame) -> bool:
    """Whether the outlet keeps its distance from the act of saying."""
    group = _verb_group(frame)
    words = (*group, *frame.words)
    if any(word in HEDGES for word in words) or _hedge_follows(frame):
        return True
    if any(word in SEEMING for word in words):
        return True
    return _may_have(words) or _passive_without_source(frame, words)


def _verb_group(frame: Frame) -> tuple[str, ...]:
    """Auxiliaries, negations and adverbs just before the cue that a tagger may have left out of it."""
    group: list[str] = []
    for word in reversed(frame.before):
        if word not in AUXILIARY and word not in NEGATIVE and word not in HEDGES and word not in FAILS:
            break
        if word not in MODALS and word in ("said", "thought", "believed", "understood") and not group:
            break
        group.append(word)
    return tuple(reversed(group))


def _negative(words: tuple[str, ...]) -> bool:
    """One negation, or any odd number; "not only" and "no doubt" negate nothing."""
    count = 0
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if (
            (word in NEGATIVE and following not in ("only", "just", "doubt", "merely", "simply"))
            or word in FAILS
            or (word == "yet" and following == "to")
            or (word == "longer" and words[at - 1] != "no")
            or (word == "short" and following == "of" and "stopped" not in words)
        ):
            count += 1
    return count % 2 == 1


def _no_one(frame: Frame) -> bool:
    source = frame.source_text[:24].lower().split()
    if not source:
        return False
    return source[0] in NO_ONE or (source[0] == "no" and len(source) > 1)


def _hedge_follows(frame: Frame) -> bool:
    return bool(frame.after) and frame.after[0] in ("reportedly", "allegedly", "apparently")


def _may_have(words: tuple[str, ...]) -> bool:
    """May have said, might say; not "could have said", which did not happen."""
    return bool(MODALS & set(words)) and "not" not in words


def _passive_without_source(frame: Frame, words: tuple[str, ...]) -> bool:
    """Is believed to, is said to have told: a passive that names nobody behind the saying."""
    if any(word in PASSIVE and following == "to" for word, following in itertools.pairwise(words)):
        return not frame.source or bool(BE & set(words))
    if words and words[-1] in PASSIVE and words[-1] not in FORMAL_SAYING and BE & set(words) and _to_follows(frame):
        return True
    if frame.source:
        return False
    for at, word in enumerate(words):
        if word in PASSIVE and word not in FORMAL_SAYING and any(earlier in BE for earlier in words[:at]):
            return True
    return bool(words) and words[0] in PASSIVE and not set(words) & {"expected", "as"} and _to_follows(frame)


def _to_follows(frame: Frame) -> bool:
    """ "The man, believed to be 40": a participle that an infinitive completes."""
    return bool(frame.after) and frame.after[0] == "to"
