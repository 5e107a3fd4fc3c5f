"""The qualities of one attribution: mode, stance, negation, hedge, addressee, medium, anonymity.

Each is judged in a file of its own from one shared look at the surroundings (``frame``). Pure: the same spans of
the same text give the same qualities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from readout.attribution.addressee import addressee
from readout.attribution.anonymity import anonymity
from readout.attribution.frame import following_sentence, frame
from readout.attribution.medium import is_document, medium
from readout.attribution.mode import mode
from readout.attribution.polarity import hedged, negated
from readout.attribution.stance import medium_told, silent, stance
from readout.records import Anonymity, Medium, Mode, Stance
from readout.text import Span


@dataclass(frozen=True, slots=True)
class Qualities:
    """How something was said. ``negated`` and ``hedged`` are about the saying, not about what is said."""

    mode: Mode
    stance: Stance
    negated: bool
    hedged: bool
    addressee: tuple[Span, ...]
    medium: Medium | None
    anonymous: Anonymity | None


def qualities(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], paragraph: Span
) -> Qualities:
    """The qualities of the attribution with these spans; ``paragraph`` is the block that holds its cue.

    Any of the three may be empty. "Peskov did not say whether" -> asserts, negated; "declined to comment" ->
    declines, not negated: the stance says it already.
    """
    place = frame(text, source, cue, content, paragraph)
    after_start, after = following_sentence(place, paragraph)
    said = stance(place, is_document(place))
    return Qualities(
        mode=mode(text, content),
        stance=said,
        negated=negated(place) and not silent(place),
        hedged=hedged(place),
        addressee=addressee(place),
        medium=medium(place, None if said == "declines" else medium_told(place)),
        anonymous=anonymity(place, after, after_start),
    )
