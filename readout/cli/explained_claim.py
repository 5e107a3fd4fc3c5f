"""A claim explained, as the terminal shows it: its status, what makes it so, and every passage with its reasons."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from readout.cli.claims import COLOURS, account_lines, house_lines
from readout.cli.passes import INDENT, quoted
from readout.cli.screen import printed
from readout.exports.visible import visible
from readout.ledger.accounts import Account
from readout.ledger.claims import Claim
from readout.ledger.claimtelling import nearest
from readout.ledger.stories import Story

MEANS = {
    "retracted": "every voice that held it took it back",
    "corrected": "a voice that held it corrected it",
    "superseded": "who held it gave a newer value, or its voice did",
    "denied": "it is held, and one whom it concerns denies it",
    "disputed": "it is held, and others give another value or say that it is not so",
    "corroborated": "several origins hold it, none of which rests on another, and nobody contradicts it",
    "single-origin": "all who tell it go back to one origin",
    "conditional": "it is told under an if, or as a plan, a threat or a demand",
    "unresolved": "nobody tells it as certain",
}
"""What each status says."""
COUNTED = {"likeness": "meaning", "words": "rare words", "figures": "numbers", "type": "type of event"}


def drawn(story: Story, claim: Claim) -> str:
    """The whole explanation as text, with colour only where a terminal will show it."""
    return printed(lambda console: Group(*_lines(story, claim)))


def _lines(story: Story, claim: Claim) -> Iterator[RenderableType]:
    status = claim.status
    yield Text(quoted(claim.text), style="bold")
    yield Text(f"claim {claim.id} of {visible(story.title)}  {story.id}", style="dim")
    yield Text("")
    yield Text.assemble((status.words, COLOURS.get(status.kind, "bold")), f": {MEANS[status.kind]}")
    if status.origins:
        yield Text.assemble(("held by  ", "dim"), visible("; ".join(status.origins)))
    yield from house_lines(claim)
    yield Text("")
    yield Text("What makes it so: without any of these passages the status would be another", style="bold")
    for account in claim.evidence:
        yield from _account(claim, account, why=False)
    rest = [account for account in claim.accounts if account not in claim.evidence]
    if rest:
        yield Text("")
        yield Text("What else speaks of it, and why it was put here", style="bold")
    for account in rest:
        yield from _account(claim, account, why=True)


def _account(claim: Claim, account: Account, *, why: bool) -> Iterator[RenderableType]:
    record, spoken = account.record, account.spoken
    party = " (a party)" if record.party else ""
    yield from account_lines(account)
    whose = "rests on" if record.rests else "the word of"
    facts = [f"{record.attitude}", f"{whose} {visible(record.origin)}{party}"]
    facts += ["gives another value"] if record.differs else []
    facts += [f"in {spoken.member.id} at {spoken.span.start}\u2013{spoken.span.end}", f"passage {record.id}"]
    yield Padding(Text(" \u00b7 ".join(facts), style="dim"), (0, 0, 0, INDENT))
    near = nearest(claim, account) if why else None
    if near is not None:
        counts = ", ".join(f"{COUNTED[name]} {value:+.1f}" for name, value in near["counts"].items() if name in COUNTED)
        yield Padding(Text(f"nearest {near['passage']}: {counts}", style="dim"), (0, 0, 0, INDENT))
