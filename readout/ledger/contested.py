"""Disputes about claims: what is held in some words and denied, or given another value of, in others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.claims.matching import closeness
from readout.ledger.accounts import Account
from readout.ledger.claims import Claim
from readout.ledger.sides import Disputed, Side, once

CLOSE = 0.5
"""How surely a telling of a claim and what denies it speak of one matter for the one to be set against the other."""

AGAINST = {
    "denied": ("denies", "contradicts", "updates"), "disputed": ("denies", "contradicts", "updates"),
    "superseded": ("denies",),
}  # fmt: skip
"""By the status of a claim the relations of passages that are against it."""


def with_claims(told: Sequence[Disputed], found: Sequence[Claim]) -> Iterator[Disputed]:
    """Disputes with what is claimed in other words, then those of claims that stand in none."""
    contested = [
        (claim.id, list(map(_side, _for(claim))), list(map(_side, _against(claim))))
        for claim in found if _against(claim)
    ]  # fmt: skip
    taken: set[str] = set()
    for dispute in told:
        held = list(dispute.held)
        for name, holds, against in contested:
            if any(_overlap(one, other) for one in dispute.denied for other in against):
                taken.add(name)
                held += [side for side in holds if not any(_overlap(side, each) for each in held)]
        yield replace(dispute, held=tuple(held))
    for name, holds, against in contested:
        if name not in taken and holds:
            yield Disputed(None, tuple(holds), once(against), name)


def _for(claim: Claim) -> list[Account]:
    """Passages that hold a claim, as far as they speak of what a passage against it speaks of; the closest at least."""
    against = [each.spoken.compared for each in _against(claim)]
    held = [
        (max(closeness(each.spoken.compared, other) for other in against), each)
        for each in claim.accounts
        if each.record.attitude == "held" and not each.record.differs and not each.record.mends
    ]  # fmt: skip
    least = min(CLOSE, max((close for close, _ in held), default=CLOSE))
    return [each for close, each in held if close >= least]


def _against(claim: Claim) -> list[Account]:
    """Passages that deny a claim or give another value of it; of a claim with a newer value those that deny it."""
    return [each for each in claim.accounts if each.relation in AGAINST.get(claim.status.kind, ())]


def _side(account: Account) -> Side:
    spoken = account.spoken
    chain = next((each.name for each in spoken.chain if each), None)
    return Side(
        account.record.id, spoken.member.id, chain, spoken.voice, spoken.member.publisher, spoken.member.published,
        spoken.text, spoken.span.start, spoken.span.end, statement=spoken.passage.statement is not None,
        otherwise=account.relation in ("contradicts", "updates"),
    )  # fmt: skip


def _overlap(one: Side, other: Side) -> bool:
    return one.document == other.document and one.span.overlaps(other.span)
