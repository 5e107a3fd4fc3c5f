"""When something was said, where the text says it: "said on Wednesday", "on Wednesday the ministry said".

The time stands in the sentence of the cue, outside everything that is quoted, and nearer to this cue than to another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from readout.records import Attribution, Sentence
from readout.referents import Said, TimeExpression
from readout.text import Span

BRIEF = 6
"""Words of a content that is rather a thing than a clause."""
NEAR = 6
"""Characters between such a content and its time: " on "."""
QUOTES = "”\"’'»"
CLOSE = 8
"""Characters between a cue and a bare year: "said in 2008"."""
FAR = 110
"""Characters between a cue and its time; farther off it is the time of something else."""


def said_times(
    text: str, attributions: Sequence[Attribution], times: Sequence[TimeExpression], sentences: Sequence[Sentence]
) -> tuple[Said, ...]:
    """One Said for each attribution whose time the text states."""
    moments = [each for each in times if each.type in ("DATE", "TIME") and each.granularity in DAYS]
    starts = [each.span.start for each in moments]
    cues = sorted(span for each in attributions for span in each.cue)
    said = []
    for one in attributions:
        near = _near(one, moments, starts, _sentence(one, sentences))
        outside = [each for each in near if not any(span.overlaps(each.span) for span in one.content)]
        # What somebody is quoted as having said was said at a time that stands in the same quotation.
        around = _around(one, attributions)
        outside = [each for each in outside if around is None or around.holds(each.span)]
        outside = [each for each in outside if each.granularity != "year" or _gap(one, each.span) <= CLOSE]
        best = min(outside, key=lambda each: _gap(one, each.span), default=None)
        if (
            best is not None
            and not _other_cue(text, one, best.span, cues)
            and not _clause_between(text, one, best.span)
        ):
            words = best.span.of(text)
            said.append(
                Said(one.id, best.span, f"“{words}” stands beside “{one.cue[0].of(text)}”, outside what is said")
            )
    return tuple(said)


DAYS = frozenset({"day", "daypart", "hour", "minute", "second", "weekend", "week", "month", "year"})


def _around(one: Attribution, attributions: Sequence[Attribution]) -> Span | None:
    """The content that a statement's cue stands in, the innermost."""
    spans = [span for other in attributions if other.id == one.parent for span in other.content]
    return next((span for span in spans if one.cue and span.holds(one.cue[0])), None)


def _near(
    one: Attribution, moments: Sequence[TimeExpression], starts: Sequence[int], sentence: Span | None
) -> list[TimeExpression]:
    if not one.cue or sentence is None:
        return []
    low = bisect_right(starts, sentence.start - 1)
    high = bisect_right(starts, sentence.end)
    return [each for each in moments[low:high] if _gap(one, each.span) <= FAR]


def _sentence(one: Attribution, sentences: Sequence[Sentence]) -> Span | None:
    if not one.cue:
        return None
    at = bisect_right(sentences, one.cue[0].start, key=lambda each: each.span.start) - 1
    return sentences[at].span if at >= 0 else None


def _gap(one: Attribution, span: Span) -> int:
    return min(max(span.start - cue.end, cue.start - span.end, 0) for cue in one.cue)


def _between(one: Attribution, span: Span) -> Span:
    cue = min(one.cue, key=lambda each: max(span.start - each.end, each.start - span.end))
    return Span(cue.end, span.start) if span.start >= cue.end else Span(span.end, cue.start)


def _other_cue(text: str, one: Attribution, span: Span, cues: Sequence[Span]) -> bool:
    """Whether another cue stands between, or the time stands across some content from its cue."""
    gap = _between(one, span)
    if gap.end <= gap.start:
        return False
    own = set(one.cue)
    if any(cue not in own and gap.start <= cue.start < gap.end for cue in cues):
        return True
    # Behind the content a time is that of what is told: said the bridge fell | on Monday.
    # A short one, or one that ends in a quotation mark, leaves it to the cue: denied the charge | on Monday.
    across = [part for part in one.content if gap.holds(part)]
    if span.start < one.cue[-1].end or not across:
        return False
    last = across[-1]
    brief = len(last.of(text).split()) <= BRIEF or last.of(text).rstrip(".,")[-1:] in QUOTES
    return not (brief and span.start - last.end <= NEAR)


_CLAUSE = (" who ", " which ", " whose ", " after ", " before ", " when ", " where ", " while ", " because ", ";")


def _clause_between(text: str, one: Attribution, span: Span) -> bool:
    between = f" {_between(one, span).of(text).lower()} "
    return any(word in between for word in _CLAUSE)
