"""Names made whole: what the tagger cut in two, cut off, drew into an address, or saw in one place and not in another.

"al" of "al-Qaeda", "Will" and "Rogers" side by side, "Marvel Consultants" before ", Inc."; and the same letters
elsewhere in the report are the same name, of the type that most of them have.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.referents import EntityType, Name
from readout.text import Span

HYPHENED = re.compile(r"(?:-(?:[a-z]{1,3}-)?[A-Z\u00c0-\u00de][\w’']*)+")
FORM = re.compile(r",? (?:Inc|LLC|L\.L\.C|Ltd|LTD|Corp|Co|PLC|plc|LP|L\.P|S\.A|GmbH|AG)\b\.?")
DANGLING = re.compile(r"\s(?:and|or|of|for|the|in|at)$")
ADDRESS = re.compile(r"@|\.(?:com|org|net|edu|gov|info)\b")
SURE = 0.7
"""A name seen with at least this score, or twice, is sought in the rest of the report."""
CLEARLY = 2.0
"""How many times the other's weight one type needs to win."""


def whole(text: str, names: Sequence[Name]) -> list[Name]:
    """The names mended, in text order; none overlaps another."""
    kept = [_completed(text, name) for name in names if not _in_address(text, name.span)]
    kept = _typed(text, _joined(text, _apart(kept)))
    return _apart([*kept, *_repeats(text, kept)])


def _in_address(text: str, span: Span) -> bool:
    """Whether a name is a piece of a mail or web address."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 5]
    return before in ("@", "/", "_") or after[:1] in ("@", "_") or ADDRESS.match(after) is not None


def _completed(text: str, name: Name) -> Name:
    start, end = name.span
    if name.type != "place":
        hyphened = HYPHENED.match(text, end)
        end = hyphened.end() if hyphened else end
    if name.type == "organization":
        form = FORM.match(text, end)
        end = form.end() if form else end
    dangling = DANGLING.search(text[start:end])
    if dangling is not None:
        end = start + dangling.start()
    return replace(name, span=Span(start, end))


def _joined(text: str, names: Sequence[Name]) -> list[Name]:
    """Persons with nothing but a space between them are one."""
    kept: list[Name] = []
    for name in names:
        last = kept[-1] if kept else None
        if (
            last is not None and last.type == name.type == "person" and text[last.span.end : name.span.start] == " "
            and last.span.of(text).count(" ") + name.span.of(text).count(" ") < 3
        ):  # fmt: skip
            kept[-1] = replace(last, span=Span(last.span.start, name.span.end), score=min(last.score, name.score))
        else:
            kept.append(name)
    return kept


def _typed(text: str, names: Sequence[Name]) -> list[Name]:
    """The same letters get the same type where one type clearly has more weight than the others."""
    weights: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        weights[name.span.of(text)][name.type] += name.score
    typed = []
    for name in names:
        types = weights[name.span.of(text)]
        best = max(types, key=lambda type: (types[type], type))
        wins = types[best] > CLEARLY * types[name.type]
        typed.append(replace(name, type=best, acting=name.acting and best == "place") if wins else name)
    return typed


def _repeats(text: str, names: Sequence[Name]) -> Iterable[Name]:
    """The other places of a report where a name's very letters stand."""
    best: dict[str, Name] = {}
    times: dict[str, int] = defaultdict(int)
    for name in names:
        written = name.span.of(text)
        times[written] += 1
        if written not in best or name.score > best[written].score:
            best[written] = name
    sought = [w for w, name in best.items() if len(w) > 1 and w[0].isupper() and (name.score >= SURE or times[w] > 1)]
    if not sought:
        return
    longest_first = sorted(sought, key=lambda written: (-len(written), written))
    for match in re.finditer(r"(?<![\w@/.])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w@-])", text):
        span = Span(*match.span())
        if not _in_address(text, span):
            like = best[match.group()]
            yield Name(span, like.type, round(like.score / 2, 4))


def _apart(names: Iterable[Name]) -> list[Name]:
    """In text order, the surer of any two that overlap."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda each: (each.span.start, -each.span.end)):
        if kept and name.span.start < kept[-1].span.end:
            if name.score > kept[-1].score:
                kept[-1] = name
        else:
            kept.append(name)
    return kept
