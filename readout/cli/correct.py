"""``readout correct LEDGER ACTION``: what a person knows better, kept beside what the machine said."""

from __future__ import annotations

import argparse
import getpass
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout.ledger.judgements import Judgement
    from readout.ledger.reviews import Reviews

HELP = """\
Accepts or rejects a record, relabels it, says that two actors are one or that one is two. Nothing is overwritten: a
correction is a row that says who made it and when, the lists show its effect, and it can be undone.

Records are named by the ids that the lists show, actors by name, key or Wikidata id."""
EXAMPLES = """\
examples:
  readout correct news.ledger reject d9f95ccccb4fc07c --note "a caption"
  readout correct news.ledger relabel 4dd4a94a9eec9afa status planned
  readout correct news.ledger relabel 615cca0f8843a6b8 speaker "Edda Kvarn"
  readout correct news.ledger merge "Kvarn" "Edda Kvarn"
  readout correct news.ledger split "John Smith" fb72ecaf90795229 --name "John Smith (footballer)"
  readout correct news.ledger undo

Statements have the labels stance, negated, hedged and speaker; events type, status and standing; actors name, country,
sector and type. "readout statements LEDGER --review rejected" lists what was rejected."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Lists the command with its actions."""
    parser = commands.add_parser(
        "correct", help="accept, reject, relabel, merge, split, undo", description=HELP, epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("ledger", type=Path, metavar="LEDGER")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    for name, told in (("accept", "this record is right"), ("reject", "this record is wrong: lists leave it out")):
        action = _action(actions, name, told)
        action.add_argument("targets", nargs="+", metavar="ID", help="of a statement, event, document or actor")
    action = _action(actions, "relabel", "this record has another label")
    action.add_argument("targets", nargs=1, metavar="ID")
    action.add_argument("field", metavar="LABEL", help="stance, status, type, speaker, country ...")
    action.add_argument("value", metavar="VALUE")
    action = _action(actions, "merge", "these two actors are one")
    action.add_argument("targets", nargs=1, metavar="ACTOR")
    action.add_argument("value", metavar="INTO", help="the actor under whose name both are shown")
    action = _action(actions, "split", "what these documents say of an actor is said of another of the same name")
    action.add_argument("targets", nargs=1, metavar="ACTOR")
    action.add_argument("documents", nargs="+", metavar="DOCUMENT", help="their ids")
    action.add_argument("--name", metavar="WORDS", help="what to call the other one")
    action = _action(actions, "undo", "take a correction back")
    action.add_argument("targets", nargs="?", metavar="ID", help="of the correction (default: the last that holds)")
    actions.add_parser("log", help="list all corrections").set_defaults(run=log)


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, told: str
) -> argparse.ArgumentParser:  # fmt: skip
    parser = actions.add_parser(name, help=told, description=told[0].upper() + told[1:] + ".")
    parser.add_argument("--by", metavar="NAME", help="who judges (default: READOUT_BY, else your user name)")
    parser.add_argument("--note", metavar="WORDS", help="why")
    parser.set_defaults(run=run, action=name)
    return parser


def run(options: argparse.Namespace) -> int:
    """Keeps the judgements, all or none, and prints each."""
    from readout.ledger.reviews import Reviews

    with Reviews(options.ledger) as reviews:
        asked = [_asked(options, target, reviews) for target in _targets(options, reviews)]
        for judgement in reviews.judge_all(asked):
            print(_line(judgement))
    return 0


def log(options: argparse.Namespace) -> int:
    """Prints every correction, the oldest first; those that were undone say so."""
    from readout.ledger.judgements import judgements, standing
    from readout.ledger.opening import opened

    connection = opened(options.ledger)
    try:
        holds = {each.name for each in standing(connection)}
        for judgement in judgements(connection):
            undone = judgement.action != "undo" and judgement.name not in holds
            print(_line(judgement) + ("\tundone" if undone else ""))
    finally:
        connection.close()
    return 0


def _targets(options: argparse.Namespace, reviews: Reviews) -> list[str]:
    if options.action == "undo":
        return [options.targets or reviews.last()]
    return [reviews.named(target) for target in options.targets]


def _asked(options: argparse.Namespace, target: str, reviews: Reviews) -> dict[str, str | None]:
    field, value = getattr(options, "field", None), getattr(options, "value", None)
    if options.action == "merge" or field == "speaker":
        value = reviews.named(str(value))
    if options.action == "split":
        told = {"documents": sorted(options.documents), **({"name": options.name} if options.name else {})}
        value = json.dumps(told, ensure_ascii=False, sort_keys=True)
    by = options.by or os.environ.get("READOUT_BY") or _user()
    return {"action": options.action, "target": target, "field": field, "value": value, "author": by,
            "note": options.note}  # fmt: skip


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return "unnamed"


def _line(judgement: Judgement) -> str:
    from readout.exports.visible import visible

    facts = (judgement.name, judgement.made[:19], judgement.author, judgement.action, judgement.target,
             judgement.field, judgement.value, judgement.note)  # fmt: skip
    return "\t".join(visible(" ".join(fact.split())) for fact in facts if fact)
