"""How the passages of a claim hold it: as so, as not so, or otherwise; what is first told as not so is claimed so.

"The court refused to extradite him" is a claim that others hold who say so too. "He slept in his cell" denies that he
was flown out; "nobody needs to tell me what lead is" does not deny the shots.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from readout.claims.attitude import Attitude
from readout.claims.grouping import SAME, Stand
from readout.ledger.spoken import Spoken

SURE = 0.6
"""How sure the trained head must be to overrule what a passage's words say of its attitude."""
DOUBT = 0.2
"""How surely what is told as so must say the same as a claim that is told as not so, to be no word against it."""

_ENDS = re.compile(
    r"\b(?:stop(?:s|ped)?|halt(?:s|ed)?|ceas(?:e|es|ed)|refus(?:e|es|ed)|ran out|run out|los(?:t|es)|cancel\w*"
    r"|suspend\w*|clos(?:e|es|ed)|shut|banned|bans|withdr[ae]w\w*|overdue)\b",
    re.IGNORECASE,
)
"""Words for what is no more, or is not done."""
FEW = 3
"""One passage of so many under an if is no word of the claim."""


def told_first(group: Sequence[Spoken]) -> list[bool]:
    """Which passages of a claim tell it as it was told first, ``group`` in the order of publication."""
    if not is_negative(group):
        return [each.passage.attitude == "held" for each in group]
    return [each.passage.attitude == "denied" and not each.passage.denied for each in group]


def is_negative(group: Sequence[Spoken]) -> bool:
    """Whether the first report tells it as not so, and denies nothing that others said."""
    first = _first_report(group)
    told = Counter(each.passage.attitude for each in first)
    return told["denied"] > told["held"] and not any(each.passage.denied for each in first)


def _tells_an_end(group: Sequence[Spoken]) -> bool:
    """Whether the first report holds it in words for what is no more, which others say with a "no".

    "Not one bureau would sell a dollar" says that the bureaux stopped selling them.
    """
    first = _first_report(group)
    held = [each for each in first if each.passage.attitude == "held"]
    ends = sum(bool(_ENDS.search(each.text)) for each in held)
    return bool(held) and 2 * ends > len(held) and not any(each.passage.denied for each in first)


def _first_report(group: Sequence[Spoken]) -> list[Spoken]:
    return [each for each in group if each.member.key == group[0].member.key]


def attitudes_of(group: Sequence[Spoken], stands: Mapping[str, Stand]) -> list[Attitude]:
    """How each passage of a claim holds it, ``group`` in the order of publication.

    ``stands`` tells how each stands to what was told first. Passages of the same words are held as the first of them.
    """
    negative, ends = is_negative(group), _tells_an_end(group)
    known: dict[tuple[str, ...], Attitude] = {}
    for each in group:
        same = negative or (ends and not _ENDS.search(each.text))  # "we never stopped" denies
        known.setdefault(each.compared.key, _attitude(each, stands.get(each.id, SAME), same))
    return [known[each.compared.key] for each in group]


def in_doubt(group: Sequence[Spoken], stands: Mapping[str, Stand]) -> set[str]:
    """The passages that may speak of something else: neither for the claim nor against it.

    Those that tell something as so of which the claim tells that it is not so: "I wrote it on page one" is no second
    word for "nobody told me anything". And those under an if, where their report tells the claim without one: "three
    patients would be flown out".
    """
    found = _under_an_if(group)
    if is_negative(group):
        found |= {
            each.id for each in group if each.passage.attitude == "held" and stands.get(each.id, SAME).agrees < DOUBT
        }
    return found


def _under_an_if(group: Sequence[Spoken]) -> set[str]:
    """The conditional passages of reports of which few are, of those that tell the claim at all."""
    told: defaultdict[str, dict[tuple[str, ...], Attitude]] = defaultdict(dict)
    for each in group:
        if each.passage.attitude in ("held", "conditional"):
            told[each.member.key][each.compared.key] = each.passage.attitude
    few = {
        report for report, own in told.items() if FEW * sum(each == "conditional" for each in own.values()) < len(own)
    }  # fmt: skip
    return {each.id for each in group if each.passage.attitude == "conditional" and each.member.key in few}


def _attitude(spoken: Spoken, stand: Stand, same: bool) -> Attitude:
    """``same``: words that tell it as not so say what the claim says."""
    own = spoken.passage.attitude
    if own == "denied" and not spoken.passage.denied and (same or stand.agrees >= SURE):
        return "held"
    return "denied" if own == "held" and stand.denies >= SURE else own
