"""How near what is told and what is against it are in what they say, so that the surest disputes come first.

In long reports much is said of the same people, and "no", "never" and "refused" stand everywhere: what merely shares
its matter with a denial is seldom disputed by it. On real articles what is near is a dispute far more often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from readout.claims.attitude import says_no
from readout.claims.matching import Pair, features_of
from readout.ledger.claims import Claim
from readout.ledger.sides import Disputed, Side
from readout.ledger.spoken import Spoken


class Opposed:
    """The passages of a story's claims, to look up in them what a side says."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._own: defaultdict[str, list[Spoken]] = defaultdict(list)
        for claim in claims:
            for account in claim.accounts:
                self._own[account.spoken.member.id].append(account.spoken)

    def with_nearest(self, dispute: Disputed) -> Disputed:
        """The dispute with how near it is, and the nearest telling before the others."""
        how = {side: max(self._near(side, other) for other in dispute.denied) for side in dispute.held}
        if not how:
            return dispute
        nearest = max(dispute.held, key=lambda side: how[side])
        rest = tuple(side for side in dispute.held if side is not nearest)
        return replace(dispute, held=(nearest, *rest), near=round(how[nearest], 4))

    def _near(self, side: Side, other: Side) -> float:
        """How surely two sides speak of one matter, by those of their passages that can be opposed; 0 to 1."""
        pairs = ((one, against) for one in self._of(side) for against in self._of(other) if one is not against)
        return max((_score(*pair) for pair in pairs if other.otherwise or opposite(*pair)), default=0.0)

    def _of(self, side: Side) -> Sequence[Spoken]:
        return [each for each in self._own[side.document] if each.span.start < side.end and side.start < each.span.end]


def opposite(one: Spoken, other: Spoken) -> bool:
    """Whether one of two passages says "no", or is denied by somebody, where the other does not."""
    return one.passage.denied != other.passage.denied or says_no(one.text) != says_no(other.text)


def _score(one: Spoken, other: Spoken) -> float:
    mine, theirs = one.compared, other.compared
    return Pair(0, 1, features_of(mine, theirs, float(mine.vector @ theirs.vector), 0.0)).score
