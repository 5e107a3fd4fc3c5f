"""Stories: ECB+'s subtopics by BCubed F1, and the small stories of our own: families of copies, voices and stories.

ECB+ has no dates, and two like stories a topic; bounds were tuned on odd topics, so even ones are told apart. Of the
small stories, a pair of reports is right when gold and program agree whether both are of one voice (gold's ``family``,
which holds an agency's own follow-ups too) and whether both are of one story. ``--small`` names the folder: the half
in ``held`` is not to be looked at before the rules are done.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from lab.corpora import ecb
from lab.corpora.stories import OPEN, Story, stories
from lab.eval.small import filled
from readout.api import Reader, Recipe
from readout.stories.clusters import FLOOR, clusters, moved
from readout.stories.likeness import likeness, profile_of

DATA = Path("../shared/data/xdoc")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with ecb/ (default: %(default)s)")
    parser.add_argument("--small", type=Path, default=OPEN, help="the small stories (default: %(default)s)")
    parser.add_argument("--model", type=Path, help="a model folder instead of the installed one")
    parser.add_argument("--wrong", action="store_true", help="print pairs of the small stories that are wrong")


def main(args: argparse.Namespace) -> dict[str, float]:
    """BCubed F1 of ECB+, in percent; F1 of pairs of one voice and of one story of the small stories."""
    topics = ecb.reports(args.data / "ecb" / "ECB+")
    figures: dict[str, float] = {}
    for name, left in (("odd", 1), ("even", 0)):
        own = [report for topic, reports in topics.items() if topic % 2 == left for report in reports]
        figures[f"ecb.{name}.bcubed"] = _bcubed(own)
    tally: Counter[str] = Counter()
    for story, voices in _small(args):
        for one, other in combinations(story.reports, 2):
            mine, theirs = voices[one.facts["url"]], voices[other.facts["url"]]
            for kind, found in (("family", mine == theirs), ("story", mine[0] == theirs[0])):
                gold = one.gold[kind] == other.gold[kind]
                tally.update(
                    {f"{kind}.right": gold and found, f"{kind}.missed": gold > found, f"{kind}.false": found > gold}
                )
                if args.wrong and gold != found:
                    print(f"{story.name} {one.id} {other.id} ({one.gold['kind']}, {other.gold['kind']}):"
                          f" {'not ' * (not found)}one {kind}")  # fmt: skip
    for kind in ("family", "story"):
        right = 2 * tally[f"{kind}.right"]
        figures[f"small.{kind}"] = 100 * right / max(1, right + tally[f"{kind}.missed"] + tally[f"{kind}.false"])
    for name, value in figures.items():
        print(f"{name:24}{value:7.1f}")
    return figures


def _small(args: argparse.Namespace) -> Iterator[tuple[Story, dict[str | None, tuple[str, str]]]]:
    """Each small story, with the story and the voice that were found of each address."""
    with Reader(Recipe(args.model)) as reader:
        for story in stories(args.small):
            readings = {report.id: reader.read(report.page) for report in story.reports}
            with filled(story, readings, args.model) as ledger:
                yield story, {
                    member.url: (told.id, voice.origin)
                    for told in ledger.stories
                    for voice in told.voices for family in voice.families for member in family.members
                }  # fmt: skip


def _bcubed(reports: list[ecb.Report]) -> float:
    profiles = [profile_of(report.text) for report in reports]
    alike = {}
    for one, other in combinations(range(len(reports)), 2):
        how = likeness(profiles[one], profiles[other])
        if how >= FLOOR:
            alike[one, other] = how
    groups = moved(clusters(range(len(reports)), alike), alike)
    found = {item: at for at, group in enumerate(groups) for item in group}
    gold = {item: (report.topic, report.story) for item, report in enumerate(reports)}
    precision, recall = _shares(found, gold), _shares(gold, found)
    return 100 * 2 * precision * recall / (precision + recall)


def _shares(one: Mapping[int, object], other: Mapping[int, object]) -> float:
    """The mean share of an item's group in the one that is with it in the other too."""
    groups: defaultdict[object, set[int]] = defaultdict(set)
    others: defaultdict[object, set[int]] = defaultdict(set)
    for item in one:
        groups[one[item]].add(item)
        others[other[item]].add(item)
    return sum(len(groups[one[item]] & others[other[item]]) / len(groups[one[item]]) for item in one) / len(one)
