"""A claim told in full, as values for JSON: its status with the evidence, its passages, and why each is there."""

from __future__ import annotations

from typing import Any

from readout.claims.matching import WEIGHTS, Compared, Features, Pair, features_of
from readout.ledger.accounts import Account
from readout.ledger.claims import CONTESTED, Claim
from readout.ledger.stories import Story


def told(story: Story, claim: Claim) -> dict[str, Any]:
    """The claim with every passage; offsets count code points of each document's text, half-open.

    ``why``: the passage in other words that is nearest, and what was looked at in both, each with what it counts in the
    log odds.
    """
    status = claim.status
    return {
        "id": claim.id, "story": story.id, "story_title": story.title, "text": claim.text, "status": status.kind,
        "status_words": status.words, "contested": status.kind in CONTESTED,
        "origins": list(status.origins), "interested": status.interested,
        "reports": claim.reports, "voices": claim.voices, "houses": claim.houses, "first": claim.first,
        "evidence": [each.record.id for each in claim.evidence],
        "passages": [_passage(claim, each) for each in claim.accounts],
    }  # fmt: skip


def _passage(claim: Claim, account: Account) -> dict[str, Any]:
    record, spoken = account.record, account.spoken
    return {
        "id": record.id, "document": spoken.member.id, "outlet": spoken.member.publisher, "voice": record.voice,
        "published": spoken.member.published, "relation": account.relation, "attitude": record.attitude,
        "holder": account.holder, "origin": record.origin, "rests": record.rests, "party": record.party,
        "differs": record.differs, "statement": spoken.passage.statement, "text": spoken.text,
        "start": spoken.span.start, "end": spoken.span.end, "why": nearest(claim, account),
    }  # fmt: skip


def nearest(claim: Claim, account: Account) -> dict[str, Any] | None:
    """The passage of the claim, in other words, that a passage is nearest to, and why; None where there is none."""
    own = account.spoken.compared
    others = [each for each in claim.accounts if each.spoken.compared.key != own.key]
    if not others:
        return None
    pairs = [(each, _pair(own, each.spoken.compared)) for each in others]
    other, pair = max(pairs, key=lambda each: (each[1].score, each[0].record.id))
    return {"passage": other.record.id, "score": round(pair.score, 3), "counts": _counts(pair)}


def _pair(one: Compared, other: Compared) -> Pair:
    return Pair(0, 1, features_of(one, other, float(one.vector @ other.vector), 0.0))


def _counts(pair: Pair) -> dict[str, float]:
    """What each thing that was looked at adds to the log odds."""
    told = zip(Features._fields, pair.features, WEIGHTS, strict=True)
    return {name: round(value * weight, 2) for name, value, weight in told if value}
