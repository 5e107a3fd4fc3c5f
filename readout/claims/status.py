"""The status of a claim: how many independent origins hold it, who denies or contradicts it, what became of it.

Never whether it is true. What makes it so is kept with it: records from which the same follows, none too many, so that
each of them counts and a copy of any changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from readout.claims.attitude import Attitude

Kind = Literal[
    "retracted", "corrected", "superseded", "denied", "disputed", "corroborated", "single-origin", "conditional",
    "unresolved",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
Relation = Literal[
    "states", "repeats", "confirms", "denies", "contradicts", "updates", "corrects", "withdraws", "hedges", "perhaps"
]  # fmt: skip
RELATIONS: tuple[Relation, ...] = get_args(Relation)
Mending = Literal["correction", "withdrawal"]


@dataclass(frozen=True, slots=True)
class Record:
    """One passage that speaks of a claim.

    ``when`` sorts by time of publication, ``report`` is the document. ``voice`` is the agency or outlet whose report it
    is, ``origin`` whose word it is in the end: who is named for it, else the voice. ``said``: somebody is cited for it.
    ``differs``: it gives another value than the claim's. ``party``: its origin takes part in what is claimed, or denies
    it as one whom it concerns. ``mends``: in it its voice, or its origin if one is cited, takes back or corrects.
    ``weak``: it may speak of something else, and does not count. ``rests``: the words are not its origin's, who is
    cited beside them (readout/claims/resting.py). ``moved``: the other value is one that the first rose or fell to.
    ``counted``: it gives the claim's own value.
    """

    id: str
    when: str
    report: str
    voice: str
    origin: str
    attitude: Attitude
    said: bool = False
    differs: bool = False
    party: bool = False
    mends: Mending | None = None
    weak: bool = False
    rests: bool = False
    moved: bool = False
    counted: bool = False

    @property
    def order(self) -> tuple[str, str, str]:
        """Earlier before later; a report's own passages in their order."""
        return self.when, self.report, self.id


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of a claim: its kind, the origins that hold it, how many of them take part in it themselves."""

    kind: Kind
    origins: tuple[str, ...]
    interested: int

    @property
    def words(self) -> str:
        """``corroborated by 3 origins, 1 of them a party``."""
        if self.kind not in ("corroborated", "single-origin"):
            return self.kind
        number = len(self.origins)
        told = f"{self.kind} by {number} origins" if number > 1 else self.kind
        party = f", {self.interested} of them a party" if number > 1 else ", a party"
        return told + (party if self.interested else "")


def status_of(records: Iterable[Record]) -> Status:
    """The status that follows from records, in whatever order they are given."""
    told = sorted((record for record in records if not record.weak), key=lambda record: record.order)
    held = [each for each in told if each.attitude == "held" and not each.differs and not each.mends]
    notes = [each for each in told if each.mends]
    kept = [each for each in held if not any(_takes_back(note, each) for note in notes)]
    origins = tuple(dict.fromkeys(each.origin for each in kept))
    interested = len({each.origin for each in kept if each.party})
    return Status(_kind(told, held, kept), origins, interested)


def _takes_back(note: Record, record: Record) -> bool:
    """Whether a note mends a record: one of its voice, which took it back itself, or of its origin, who is cited."""
    if not note.said or note.origin == note.voice:
        return note.voice == record.voice
    return note.origin == record.origin or (record.rests and note.voice == record.voice)


def _kind(told: Sequence[Record], held: Sequence[Record], kept: Sequence[Record]) -> Kind:
    if held and not kept:
        return "corrected" if any(each.mends == "correction" for each in told) else "retracted"
    if any(each.mends == "correction" and _of_its_own(each, held) for each in told):
        return "corrected"
    plain = [each for each in told if not each.mends]
    holders = {each.origin for each in kept}
    denials = [each for each in plain if each.attitude == "denied" and each.origin not in holders]
    if kept and not _conditional(plain):
        others = [each for each in plain if each.attitude == "held" and each.differs]
        if any(_newer(each, plain) for each in others):
            return "superseded"
        if any(each.party for each in denials):
            return "denied"
        if denials or others:
            return "disputed"
        return "corroborated" if len(holders) > 1 else "single-origin"
    if any(each.party for each in denials) and not any(each.attitude == "conditional" for each in plain):
        return "denied"
    ahead = any(each.attitude in ("conditional", "planned", "demanded") for each in plain)
    return "conditional" if ahead else "unresolved"


def _conditional(plain: Sequence[Record]) -> bool:
    """Whether a claim is told under an if, when they first tell of it, by as many voices as tell it without.

    A voice does so where any of its passages is: a piece of a sentence has lost its if.
    """
    first: dict[str, str] = {}
    under: dict[str, bool] = {}
    for each in plain:
        if each.attitude in ("held", "conditional") and first.setdefault(each.voice, each.when) == each.when:
            under[each.voice] = under.get(each.voice, False) or each.attitude == "conditional"
    number = sum(under.values())
    return number > 0 and 2 * number >= len(under)


def _of_its_own(note: Record, held: Sequence[Record]) -> bool:
    return any(_takes_back(note, each) for each in held)


def _newer(record: Record, told: Sequence[Record]) -> bool:
    """Whether another value takes the place of the first one.

    So it does when its origin told the first one before; or its voice did, and does not give it again in the report
    that first tells the other, unless it says that the number moved.
    """
    own = [each for each in told if each.attitude == "held" and not each.mends]
    before, others = ([each for each in own if each.differs == differs] for differs in (False, True))
    since = min((each.when for each in others if each.origin == record.origin), default=record.when)
    if any(each.origin == record.origin and each.when < since for each in before):
        return True
    since = min((each.when for each in others if each.voice == record.voice), default=record.when)
    reports = {each.report for each in others if each.voice == record.voice and each.when == since}
    again = any(each.report in reports and each.counted for each in before) and not record.moved
    return not again and any(each.voice == record.voice and each.when < since for each in before)


def evidence_of(records: Sequence[Record]) -> tuple[Record, ...]:
    """Records from which the same status follows, none too many: without any one of them another would.

    Of two that do as well the earlier stays, and what was taken back goes first.
    """
    kept = sorted(records, key=lambda record: record.order)
    notes = [each for each in kept if each.mends]
    back = {each.id for each in kept if any(_takes_back(note, each) for note in notes)}
    wanted = _measure(kept)
    again = True
    while again:
        again = False
        for record in sorted(kept, key=lambda each: (each.id in back and not each.mends, each.order), reverse=True):
            fewer = [each for each in kept if each is not record]
            if fewer and _measure(fewer) == wanted:
                kept, again = fewer, True
    return tuple(kept)


def _measure(records: Sequence[Record]) -> tuple[Kind, int, int]:
    status = status_of(records)
    return status.kind, len(status.origins), status.interested


def relations_of(records: Iterable[Record]) -> dict[str, Relation]:
    """How each record stands to those before it, by its id."""
    told = sorted(records, key=lambda record: record.order)
    return {
        record.id: _relation(record, [each for each in told[:at] if not each.weak]) for at, record in enumerate(told)
    }


def _relation(record: Record, before: Sequence[Record]) -> Relation:
    if record.weak:
        return "perhaps"
    if record.mends:
        return "withdraws" if record.mends == "withdrawal" else "corrects"
    if record.attitude == "denied":
        return "denies"
    if record.attitude == "possible":
        return "hedges"
    held = [each for each in before if each.attitude == record.attitude and not each.mends]
    if record.differs:
        return "updates" if _newer(record, [*before, record]) else "contradicts"
    own = [each for each in held if not each.differs]
    if not own:
        return "states"
    if any(each.origin == record.origin for each in own):
        return "repeats"
    return "confirms"
