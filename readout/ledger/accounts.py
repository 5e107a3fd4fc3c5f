"""How passages that speak of one claim become the records that its status is drawn from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.claims.grouping import SAME, Stand
from readout.claims.origins import one_speaker, origin_of, party, speaks_for_itself
from readout.claims.resting import Sources, rested, seen_in
from readout.claims.status import Mending, Record, Relation, relations_of
from readout.claims.values import counts_others, gives, value_of
from readout.ledger.attitudes import attitudes_of, in_doubt
from readout.ledger.othervalues import correcting, gives_other, of_two_things, others_in
from readout.ledger.spoken import Spoken
from readout.stories.corrections import Correction, corrections_of, unsaid

WEAK = 0.99
"""How surely a passage speaks of something else, by the trained head, for it not to count; it says so quickly."""


@dataclass(frozen=True, slots=True)
class Account:
    """One passage of a claim: the record that its status is drawn from, and what it was in its report."""

    record: Record
    spoken: Spoken
    relation: Relation

    @property
    def holder(self) -> str:
        """Who says it, innermost first, up to the outlet."""
        named = [each.name if each else "unnamed" for each in self.spoken.chain]
        return ", ".join(dict.fromkeys((*named, self.spoken.member.publisher)))


def sources_of(told: Sequence[Spoken], outlets: Sequence[str]) -> Sources:
    """Who speaks in the passages of a story; ``outlets`` are its voices."""
    names = one_speaker([each for spoken in told for each in spoken.chain if each])
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for spoken in told:
        known = [each for each in spoken.chain[spoken.anonymous :] if each and each.named]
        cited[spoken.member.key] |= {names.get(each.key, each.name) for each in known}
    return Sources(names, outlets, cited)


def accounts_of(group: Sequence[Spoken], sources: Sources, stands: Mapping[str, Stand]) -> tuple[Account, ...]:
    """What passages that speak of one claim, given in whatever order, are to it; in the order of publication.

    ``stands`` tells of each passage how surely it says the same as the first, and that it is not so.
    """
    group = sorted(group, key=lambda each: each.order)
    value = value_of([each.passage.figures for each in group])
    attitudes = attitudes_of(group, stands)
    doubted = in_doubt(group, stands)
    sides = [side for each, attitude in zip(group, attitudes, strict=True) if attitude == "held" for side in each.sides]
    mends = _mends(group)
    stand_for = [stands.get(each.id, SAME) for each in group]
    others = others_in(group, [gives_other(value, each, stand) for each, stand in zip(group, stand_for, strict=True)])
    records = []
    for each, attitude, stand in zip(group, attitudes, stand_for, strict=True):
        origin = origin_of(each.chain, each.anonymous, each.voice, sources.outlets, sources.names)
        concerned = party(each.chain[0], sides) if each.chain else speaks_for_itself(each.voice)
        records.append(Record(
            each.id, each.member.published or "9999", each.member.key, each.voice, origin.name, attitude, origin.said,
            each.id in others, concerned or each.passage.denied, mends.get(each.id),
            stand.other > WEAK or each.id in doubted or counts_others(value, each.passage.figures),
            moved=any(figure.moved for figure in each.passage.figures),
            counted=gives(value, each.passage.figures, each.text),
        ))  # fmt: skip
    named = {
        record.id for record, each in zip(records, group, strict=True) if _by_name(record, each, sources.outlets)
    }  # fmt: skip
    records = _of_copies(rested(records, named, sources, _seen(records, group)), group)
    records = _of_one_mind(correcting(of_two_things(records), group), group)
    relations = relations_of(records)
    accounts = [
        Account(record, each, relations[record.id]) for record, each in zip(records, group, strict=True)
    ]  # fmt: skip
    return tuple(sorted(accounts, key=lambda account: account.record.order))


def _by_name(record: Record, spoken: Spoken, outlets: Sequence[str]) -> bool:
    """Whether a passage is the word of a source that has a name, and is not the voice itself."""
    if not record.said or record.origin == record.voice or spoken.anonymous or spoken.passage.headline:
        return False
    inner = next((each for each in spoken.chain if each), None)
    return record.origin in outlets or (inner is not None and inner.named)


def _seen(records: Sequence[Record], group: Sequence[Spoken]) -> set[str]:
    """The passages in which an outlet tells in its own words what its reporter saw."""
    return {
        record.id for record, each in zip(records, group, strict=True)
        if record.origin == record.voice and not record.said
        and seen_in(each.passage.sentence.of(each.reading.document.text))
    }  # fmt: skip


def _of_copies(records: Sequence[Record], group: Sequence[Spoken]) -> list[Record]:
    """A copy's words for who says it are those of the report that it copies: it brings no origin of its own."""
    first: dict[tuple[str, str, bool], tuple[str, list[Record]]] = {}
    for record, each in sorted(zip(records, group, strict=True), key=lambda pair: pair[0].order):
        of, own = first.setdefault((each.family, record.attitude, record.differs), (record.report, []))
        if record.report == of:
            own.append(record)
    found = []
    for record, each in zip(records, group, strict=True):
        of, own = first[each.family, record.attitude, record.differs]
        if record.report != of and record.origin not in {other.origin for other in own}:
            whose = next((other for other in own if other.said == record.said), own[0])
            record = replace(record, origin=whose.origin, said=whose.said, party=whose.party)
        found.append(record)
    return found


def _of_one_mind(records: Sequence[Record], group: Sequence[Spoken]) -> list[Record]:
    """Who denies a claim as often as he is read to hold it, holds it nowhere; what he calls a denial counts twice.

    "I took nothing. The bank was murdered": both deny that he took anything.
    """
    sides: dict[str, Counter[str]] = {}
    for record, each in zip(records, group, strict=True):
        sides.setdefault(record.origin, Counter())[record.attitude] += 2 if each.passage.denied else 1
    deniers = {
        record.origin for record in records
        if record.attitude == "denied" and (_speaks(record) if record.said else record.party)
        and sides[record.origin]["denied"] >= sides[record.origin]["held"]
    }  # fmt: skip
    return [
        replace(record, attitude="denied") if record.attitude == "held" and record.origin in deniers else record
        for record in records
    ]


def _speaks(record: Record) -> bool:
    """Whether somebody speaks for himself: one who is cited, or a body that publishes."""
    return record.origin != record.voice or speaks_for_itself(record.voice)


def _mends(group: Iterable[Spoken]) -> dict[str, Mending]:
    """The passages that stand in a note of correction or withdrawal, or in what its speaker takes back."""
    notes: dict[int, tuple[Correction, ...]] = {}
    found: dict[str, Mending] = {}
    for each in group:
        own = notes.setdefault(each.member.document, corrections_of(each.reading))
        for note in own:
            if note.span.overlaps(each.passage.span):
                found[each.id] = note.kind
        sentence = each.passage.sentence
        taken = unsaid(sentence.of(each.reading.document.text))
        if taken is not None and each.passage.span.end > sentence.start + taken[1]:
            found.setdefault(each.id, taken[0])
    return found
