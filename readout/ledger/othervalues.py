"""Which passages of a claim give another value of it, and which of these take back the one that was given before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from readout.claims.figures import Figure
from readout.claims.grouping import Stand
from readout.claims.status import Record
from readout.claims.values import LOOSE, differs
from readout.ledger.spoken import Spoken

APART = 0.2
"""How surely the head must see another value where what is counted does not say of what it is."""
_AND_NOT = re.compile(r"(?:\b(?:and|but)|,) not \S|\b(?:instead of|rather than)\b", re.IGNORECASE)


def gives_other(value: Figure | None, spoken: Spoken, stand: Stand) -> bool:
    """Whether a passage gives another value.

    Percentages and durations are of many things: there the trained head must see another value of the same one too.
    """
    if not differs(value, spoken.passage.figures, spoken.text):
        return False
    return value is None or not set(value.of) & LOOSE or stand.differs >= APART


def others_in(group: Sequence[Spoken], other: Sequence[bool]) -> set[str]:
    """The passages that give another value: those that do by themselves, if not all of their words were copied.

    A copy is cut otherwise: "killed and 19 taken to hospital" gives no other number than "Four people were killed and
    19 taken to hospital", whose words it has.
    """
    found: set[str] = set()
    for at in (at for at, own in enumerate(other) if own):
        each = group[at]
        before = (one for one in group[:at] if one.family == each.family and one.id not in found)
        if not any(f" {' '.join(each.compared.key)} " in f" {' '.join(one.compared.key)} " for one in before):
            found.add(each.id)
    return found


def of_two_things(records: Sequence[Record]) -> list[Record]:
    """Who first gives both numbers in one report counts two things, if he does not say that the number moved."""
    told = [each for each in records if each.counted and not each.differs and each.attitude == "held"]
    found = []
    for record in records:
        if record.differs and not record.moved:
            before = any(each.when < record.when and _of_one(each, record) for each in told)
            if not before and any(each.report == record.report and each.origin == record.origin for each in told):
                record = replace(record, differs=False)
        found.append(record)
    return found


def correcting(records: Sequence[Record], group: Sequence[Spoken]) -> list[Record]:
    """Who gives another value "and not" the one that he gave before, or that his outlet did, corrects it."""
    told = [each for each in records if each.attitude == "held" and not each.differs]
    return [
        replace(record, mends="correction")
        if record.differs and record.attitude == "held" and not record.mends and _AND_NOT.search(each.text)
        and any(other.when < record.when and _of_one(other, record) for other in told)
        else record
        for record, each in zip(records, group, strict=True)
    ]  # fmt: skip


def _of_one(one: Record, other: Record) -> bool:
    """Whether two records are one's word, or stand in one voice."""
    return one.origin == other.origin or one.voice == other.voice
