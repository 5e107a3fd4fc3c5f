"""Disputes about claims: what is held in some words and denied, or given another value of, in others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readout.ledger.accounts import Account
from readout.ledger.claims import Claim
from readout.ledger.sides import Disputed, Side, once

CLOSE = 0.3
"""Cosine to what denies it from which a telling of a claim is set against it."""


def with_claims(told: Sequence[Disputed], found: Sequence[Claim]) -> Iterator[Disputed]:
    """Disputes with what is claimed in other words, then those of claims that stand in none."""
    contested = [
        (claim.id, list(map(_side, _for(claim))), list(map(_side, _against(claim))))
        for claim in found if claim.status.kind in ("denied", "disputed")
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
    """Passages that hold a claim, as far as they are close to one that is against it."""
    against = [each.spoken.compared.vector for each in _against(claim)]
    return [
        each for each in claim.accounts
        if each.record.attitude == "held" and not each.record.differs and not each.record.mends
        and max(float(each.spoken.compared.vector @ vector) for vector in against) >= CLOSE
    ]  # fmt: skip


def _against(claim: Claim) -> list[Account]:
    return [each for each in claim.accounts if each.relation in ("denies", "contradicts")]


def _side(account: Account) -> Side:
    spoken = account.spoken
    chain = next((each.name for each in spoken.chain if each), None)
    return Side(
        account.record.id, spoken.member.id, chain, spoken.voice, spoken.member.publisher, spoken.member.published,
        spoken.text, spoken.span.start, spoken.span.end, statement=spoken.passage.statement is not None,
    )  # fmt: skip


def _overlap(one: Side, other: Side) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
