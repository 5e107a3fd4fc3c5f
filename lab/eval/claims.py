"""Claims on the small stories of our own: which passages speak of one claim, how they stand to it, and its status.

``link``: F1 of pairs of differently worded passages of one claim, among passages that gold marks. ``status``: of each
gold claim at its three times (a ledger of the reports published by then) the program's claim that holds most of its
records is taken; the share whose status is gold's ("none" where there is none). ``status.grouped``: the same when
passages are put together as gold does, so that only what is drawn from them is tested. ``origins``: how many origins,
where the status is right. ``corroborated``: the share of what is told as corroborated that is. ``relation``: macro-F1
of how a passage stands to its claim, passages put together as gold does. ``--data`` names the part
(tests/cases/stories/README.md).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from lab.corpora.stories import OPEN, Story, stories
from lab.eval.small import Filled, filled
from readout.api import Reader, Recipe
from readout.claims.grouping import Stand, stands
from readout.ledger.accounts import accounts_of, sources_of
from readout.ledger.attitudes import told_first
from readout.ledger.claims import Claim, claims
from readout.ledger.spoken import Spoken, spoken_in

SAME = {"withdraws": "corrects"}
"""Gold does not part these."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=OPEN, help="the small stories (default: %(default)s)")
    parser.add_argument("--model", type=Path, help="a model folder instead of the installed one")
    parser.add_argument("--wrong", action="store_true", help="print the statuses that are wrong")


@dataclass
class Tally:
    """What was counted."""

    links: Counter[str] = field(default_factory=Counter)
    status: Counter[str] = field(default_factory=Counter)
    relations: Counter[tuple[str, str]] = field(default_factory=Counter)


def main(args: argparse.Namespace) -> dict[str, float]:
    """Figures in percent."""
    tally = Tally()
    with Reader(Recipe(args.model)) as reader:
        for story in stories(args.data):
            readings = {report.id: reader.read(report.page) for report in story.reports}
            times = sorted({status["at"] for claim in story.claims for status in claim["status"]})
            for at in [*times, "9999"]:
                with filled(story, readings, args.model, at) as ledger:
                    _judge(story, Found(ledger), at, tally, args)
    figures = _figures(tally)
    for name, value in figures.items():
        print(f"{name:20}{value:7.1f}")
    return figures


class Found:
    """What was found of a story: its claims, the passages of each report, and who speaks in them."""

    def __init__(self, ledger: Filled) -> None:
        connection = ledger.store.connection
        self.head = ledger.head
        self.claims = [claim for told in ledger.stories for claim in claims(connection, told)]
        self.spoken = [(ledger.report_at[each.member.key], each)
                       for told in ledger.stories for each in spoken_in(connection, told)]  # fmt: skip
        outlets = [voice.origin for told in ledger.stories for voice in told.voices]
        self.sources = sources_of([each for _, each in self.spoken], outlets)

    def stands(self, group: list[Spoken]) -> dict[str, Stand]:
        """How passages that gold puts together stand to the first of them."""
        group = sorted(group, key=lambda each: each.order)
        told = stands([each.compared for each in group], told_first(group), self.head)
        return {each.id: how._replace(other=0.0) for each, how in zip(group, told, strict=True)}


def _judge(story: Story, ledger: Found, at: str, tally: Tally, args: argparse.Namespace) -> None:
    gold = {each.id: story.spoken_of(report, each.reading.document.text, each.span) for report, each in ledger.spoken}
    if at == "9999":
        _links(ledger, gold, tally)
    for claim in story.claims:
        own = [each for _, each in ledger.spoken if claim["id"] in gold[each.id]]
        grouped = Claim("gold", "gold", accounts_of(own, ledger.sources, ledger.stands(own))) if own else None
        if at == "9999":
            for account in grouped.accounts if grouped else ():
                tally.relations[gold[account.record.id][claim["id"]], SAME.get(account.relation, account.relation)] += 1
            continue
        wanted = next((status for status in claim["status"] if status["at"] == at), None)
        if wanted is None:
            continue
        found = _best(ledger.claims, {each.id for each in own})
        for kind, told in (("", found), ("grouped.", grouped)):
            status = told.status.kind if told else "none"
            right = status == wanted["status"]
            tally.status.update({f"{kind}all": 1, f"{kind}right": right})
            if status == "corroborated":
                tally.status.update({f"{kind}corroborated": 1, f"{kind}corroborated.right": right})
            if right and told:
                tally.status.update({f"{kind}told": 1, f"{kind}origins": len(told.status.origins) == wanted["origins"]})
            if args.wrong and not right:
                print(
                    f"{story.name} {claim['id']} {at[5:16]} {kind}{status} (gold {wanted['status']}): {claim['says']}"
                )


def _best(found: Iterable[Claim], wanted: set[str]) -> Claim | None:
    """The claim that has most of these passages, the smaller one of two."""
    count = {claim.id: len(wanted & {each.record.id for each in claim.accounts}) for claim in found}
    told = [claim for claim in found if count[claim.id]]
    return max(told, key=lambda claim: (count[claim.id], -len(claim.accounts)), default=None)


def _links(ledger: Found, gold: dict[str, dict[str, Any]], tally: Tally) -> None:
    """Pairs of passages, those of the same words once."""
    claim_of_passage = {each.record.id: claim.id for claim in ledger.claims for each in claim.accounts}
    nodes: defaultdict[tuple[str, ...], list[Spoken]] = defaultdict(list)
    for _, each in ledger.spoken:
        nodes[each.compared.key].append(each)
    for one, other in combinations(nodes.values(), 2):
        mine, theirs = ({claim for each in node for claim in gold[each.id]} for node in (one, other))
        if mine or theirs:
            same = bool(mine & theirs)
            found = claim_of_passage.get(one[0].id, "") == claim_of_passage.get(other[0].id, " ")
            tally.links.update({"right": same and found, "missed": same > found, "false": found > same})


def _figures(tally: Tally) -> dict[str, float]:
    links, status = tally.links, tally.status
    share = {
        "link": (2 * links["right"], 2 * links["right"] + links["missed"] + links["false"]),
        "status": (status["right"], status["all"]),
        "status.grouped": (status["grouped.right"], status["grouped.all"]),
        "origins": (status["origins"], status["told"]),
        "origins.grouped": (status["grouped.origins"], status["grouped.told"]),
        "corroborated": (status["corroborated.right"], status["corroborated"]),
    }
    figures = {name: 100 * part / max(1, whole) for name, (part, whole) in share.items()}
    return {**figures, "relation": _macro(tally.relations)}


def _macro(told: Counter[tuple[str, str]]) -> float:
    """Mean F1 of gold's relations."""
    kinds = {gold for gold, _ in told}
    scores = []
    for kind in sorted(kinds):
        right = told[kind, kind]
        wanted = sum(count for (gold, _), count in told.items() if gold == kind)
        found = sum(count for (_, each), count in told.items() if each == kind)
        scores.append(2 * right / max(1, wanted + found))
    return 100 * sum(scores) / max(1, len(scores))
