"""On whose word a report's own words rest: what it tells by itself is counted as that of whom it cites.

"Eighty-six children were taken ill", says a reporter who was at the collector's press conference, and so says another.
They are two origins only if nothing shows that they have it from the same one. So what an outlet tells of a claim in
its own words, or by a source without a name, is the word

1. of a source with a name whom the same voice cites for the claim;
2. else of one whom another voice cites for it, if this report cites him too, for whatever;
3. else of the one who was cited for it most often until then: nothing shows that the report knows it otherwise;
4. else of one whom the reports of several voices that tell of it cite.

What its reporter saw himself stays its own; in 3 so does what people without a name told him, and what he told first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from readout.claims.status import Record

Side = tuple[str, bool]
_SEEN = re.compile(
    r"\b(?:[Oo]ur (?:own )?(?:reporter|correspondent|photographer)s?|(?:told|to) this (?:newspaper|paper|station)"
    r"|[Tt]his (?:newspaper|reporter|station) (?:saw|has|was|counted)|[Bb]y (?:my|our) count"
    r"|(?:seen|obtained|reviewed|counted|witnessed|heard) by (?:this|our|a reporter)"
    r"|[Ww]e (?:saw|counted|watched|visited|met|have seen)|I (?:saw|counted|watched|visited|met|stood))\b"
)


@dataclass(frozen=True, slots=True)
class Sources:
    """Who speaks in a story's reports.

    ``names``: one name for each speaker, by his key; ``outlets``: the story's voices; ``cited``: the names of those
    whom each report cites by name.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    outlets: Sequence[str] = ()
    cited: Mapping[str, Collection[str]] = field(default_factory=dict)

    def common(self, records: Iterable[Record]) -> dict[str, str]:
        """By voice whom its reports and those of another voice cite, of several the one whom most do; no outlet."""
        cited: defaultdict[str, set[str]] = defaultdict(set)
        for record in records:
            cited[record.voice] |= set(self.cited.get(record.report, ())) - set(self.outlets)
        number = Counter(name for names in cited.values() for name in names)
        best = {voice: max(names, key=lambda name: (number[name], name)) for voice, names in cited.items() if names}
        return {voice: name for voice, name in best.items() if number[name] > 1}


def seen_in(words: str) -> bool:
    """Whether an outlet tells what its reporter saw or was told himself: "our reporter counted 74 names"."""
    return bool(_SEEN.search(words))


def rested(
    records: Sequence[Record], named: Collection[str], sources: Sources, seen: Collection[str] = ()
) -> list[Record]:  # fmt: skip
    """The records, each with the origin that it rests on.

    ``named`` are the ids of those whose source has a name, ``seen`` of those that the reporter saw himself.
    """
    rests = [record for record in records if record.id not in seen]
    rests = _on_most(_on_others(_on_own(rests, named), named, sources), named)
    rests = _on_common(rests, sources)
    known = {record.id: record for record in rests}
    return [known.get(record.id, record) for record in records]


def _on_own(records: Sequence[Record], named: Collection[str]) -> list[Record]:
    """On whom the same voice cites for it: by name, else anyhow."""
    best: dict[tuple[str, Side], Record] = {}
    for record in sorted(records, key=lambda each: (each.id not in named, each.order)):
        if record.id in named or _cites(record):
            best.setdefault((record.voice, _side(record)), record)
    return [
        record if record.id in named or record.mends else _as_of(record, best.get((record.voice, _side(record))))
        for record in records
    ]


def _on_others(records: Sequence[Record], named: Collection[str], sources: Sources) -> list[Record]:
    """On whom others cite for it by name, if the report cites him too."""
    own: defaultdict[Side, list[Record]] = defaultdict(list)
    for record in sorted(records, key=lambda each: each.order):
        if record.id in named:
            own[_side(record)].append(record)
    found = []
    for record in records:
        cited = sources.cited.get(record.report, ())
        to = next((each for each in own[_side(record)] if each.origin in cited), None)
        found.append(record if record.id in named or record.mends else _as_of(record, to))
    return found


def _on_most(records: Sequence[Record], named: Collection[str]) -> list[Record]:
    """On the one who was cited for it by name most often until then, where a report cites nobody for it at all."""
    number: defaultdict[Side, Counter[str]] = defaultdict(Counter)
    first: dict[tuple[Side, str], Record] = {}
    found = {}
    for record in sorted(records, key=lambda each: (each.when, each.id not in named, each.order)):
        side = _side(record)
        if record.id in named:
            number[side][record.origin] += 1
            first.setdefault((side, record.origin), record)
        elif number[side] and not record.said and not record.mends:
            most = max(number[side], key=lambda name: number[side][name])
            found[record.id] = _as_of(record, first[side, most])
    return [found.get(record.id, record) for record in records]


def _on_common(records: Sequence[Record], sources: Sources) -> list[Record]:
    """On whom several voices cite, where nobody is cited for the claim itself."""
    own: defaultdict[Side, list[Record]] = defaultdict(list)
    for record in records:
        if not _cites(record) and not record.mends:
            own[_side(record)].append(record)
    common = {side: sources.common(told) for side, told in own.items()}
    found = []
    for record in records:
        name = None if _cites(record) or record.mends else common[_side(record)].get(record.voice)
        found.append(replace(record, origin=name, said=True, rests=True) if name else record)
    return found


def _cites(record: Record) -> bool:
    return record.said and record.origin != record.voice


def _side(record: Record) -> Side:
    return record.attitude, record.differs


def _as_of(record: Record, to: Record | None) -> Record:
    """The record as one of another's origin."""
    if to is None or to.origin == record.origin:
        return record
    return replace(record, origin=to.origin, said=True, party=record.party or to.party, rests=True)
