"""Actors: the country of GUM's wikified country mentions, and the sector on a list of our own (tests/cases/actors).

``--data`` is a folder of GUM's shape. A mention counts as right when the table, asked with the words of the mention
and GUM's type, gives one country and it is the one that the linked Wikipedia title is about. Mentions that no proper
noun heads ("the country", "it") are counted apart: their country is the report's to tell, not the table's.
``--cases`` is a TSV: words, type, date, country, sector; right codes are parted by a bar, "-" says that none is right
too.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

from readout.actors import Actors, load_actors, table_lines
from readout.actors.rows import row_of
from readout.referents import Actor, EntityType

DATA = Path("../shared/data/gum")
CASES = Path("tests/cases/actors/sectors.tsv")
GENRES = ("news", "interview", "speech", "bio", "voyage")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DATA, help="folder of GUM's shape (default: %(default)s)")
    parser.add_argument("--cases", type=Path, default=CASES, help="list of actor strings (default: %(default)s)")
    parser.add_argument("--misses", action="store_true", help="print what is missed in GUM")
    parser.add_argument("--confusions", action="store_true", help="count what the list's misses got instead")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Percent of mentions with the one right country; percent of strings with the right country and sector."""
    actors = load_actors()
    return _gum(actors, args) | _listed(actors, args)


class Linked(NamedTuple):
    """A mention of GUM: its genre, words, type and the Q-id of its Wikipedia page."""

    genre: str
    words: str
    type: str
    wikidata: str
    date: date | None
    named: bool


def _gum(actors: Actors, args: argparse.Namespace) -> dict[str, float]:
    rows = map(row_of, table_lines("actors.tsv.gz"))
    countries = {row.wikidata: row.country for row in rows if row.kind == "country" and row.wikidata}
    tally: Counter[tuple[str, str]] = Counter()
    for mention in _mentions(args.data):
        gold = countries.get(mention.wikidata)
        if gold is None:
            continue
        found = _asked(actors, mention)
        what = "right" if found and found.country == gold else "none" if found is None else (
            "ambiguous" if found.country is None else "wrong")  # fmt: skip
        for group in ("all", mention.genre) if mention.named else ("described",):
            tally[group, what] += 1
        if args.misses and mention.named and what != "right":
            print(f"{what:9} {mention.genre:9} {gold} {mention.type:12} {mention.words!r} {found and found.country}")
    figures = {}
    for group in ("all", *GENRES, "described"):
        total = sum(count for (name, _), count in tally.items() if name == group)
        if total:
            figures[f"gum.{group}.country"] = 100 * tally[group, "right"] / total
            rest = "  ".join(f"{what} {tally[group, what]}" for what in ("ambiguous", "wrong", "none"))
            print(f"GUM {group:9} country right {figures[f'gum.{group}.country']:5.1f} % of {total:4}  {rest}")
    return figures


def _asked(actors: Actors, mention: Linked) -> Actor | None:
    kind = mention.type if mention.type in ("person", "organization", "place") else None
    found = actors.named(mention.words, cast("EntityType | None", kind), mention.date)
    if found is None and (told := actors.described(mention.words, mention.date)):
        return told[0].actor
    return found


def _mentions(folder: Path) -> Iterator[Linked]:
    """Every wikified mention of the genres, with the words that it spans."""
    lines = (folder / "coref" / "wiki_map.tab").read_text(encoding="utf-8").splitlines()[1:]
    ids = {cells[0]: cells[2] for cells in (line.split("\t") for line in lines)}
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        genre = path.stem.split("_")[1]
        if genre in GENRES:
            text = path.read_text(encoding="utf-8")
            stated = re.search(r"# meta::dateCreated = (\d{4})-(\d\d)-(\d\d)", text)
            day = date(*map(int, stated.groups())) if stated else None
            for title, kind, words, named in _spans(text):
                if title in ids:
                    yield Linked(genre, words, kind, ids[title], day, named)


def _spans(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """Title, type and words of each linked mention, and whether a proper noun heads it."""
    open_: list[tuple[str, list[tuple[str, str]]]] = []
    for form, tag, entity in _tokens(text):
        for bracket in re.finditer(r"\(([^()]+)", entity):
            open_.append((bracket[1], []))
        for _, words in open_:
            words.append((form, tag))
        for close in re.finditer(r"(\d+)?\)", re.sub(r"\([^()]+(?=\))", "", entity).replace("(", " ")):
            whole = any(bracket.split("-")[0] == close[1] for bracket, _ in open_)
            at = next(
                (n for n in reversed(range(len(open_))) if not whole or open_[n][0].split("-")[0] == close[1]), -1
            )
            bracket, words = open_.pop(at)
            found = _BRACKET.match(bracket)
            if found:
                heads = [words[int(n) - 1][1] for n in found[2].split(",") if int(n) <= len(words)]
                yield found[3], found[1], "".join(form for form, _ in words).strip(), "PROPN" in heads


_BRACKET = re.compile(r"\d+-([a-z]+)-.*?-([\d,]+)-(?:coref|sgl|ana|appos|cata|disc|bridge)-(.+)$")
"""An opening of GUM: "12-place-giv:act-cf1-1,2-coref-United_States": type, head words, title."""


def _tokens(text: str) -> Iterator[tuple[str, str, str]]:
    """Each word with the space behind it, its part of speech, and the mentions that open and close there."""
    joined, spaced = 0, True
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 10 and "-" in cells[0]:
            joined, spaced = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
        elif len(cells) == 10 and cells[0].isdigit():
            number = int(cells[0])
            space = (number > joined and "SpaceAfter=No" not in cells[9]) or (number == joined and spaced)
            joined = joined if number < joined else 0
            entity = next((part[7:] for part in cells[9].split("|") if part.startswith("Entity=")), "")
            yield cells[1] + " " * space, cells[3], entity


def _listed(actors: Actors, args: argparse.Namespace) -> dict[str, float]:
    tally: Counter[tuple[str, str]] = Counter()
    missed: Counter[str] = Counter()
    for line in args.cases.read_text(encoding="utf-8").splitlines()[1:] if args.cases.exists() else ():
        words, kind, on, country, sector = (line.split("\t") + [""] * 5)[:5]
        day = date.fromisoformat(on) if on else None
        found = _answer(actors, words, kind, day)
        hits = {"country": _fits(found and found.country, country), "sector": _fits(found and found.sector, sector)}
        hits["both"] = all(hits.values())
        if not hits["both"]:
            wrong = f"{kind}, {found.how if found else 'unknown'}: {sector} -> {found.sector if found else '-'}"
            missed[wrong + ("" if hits["country"] else ", country")] += 1
        for group in ("all", kind):
            tally[group, "total"] += 1
            for what, hit in hits.items():
                tally[group, what] += hit
            tally[group, "unknown"] += found is None
    figures = {}
    for group in sorted({group for group, _ in tally}):
        total = tally[group, "total"]
        for what in ("country", "sector", "both"):
            figures[f"list.{group}.{what}"] = 100 * tally[group, what] / total
        shown = "  ".join(f"{what} {figures[f'list.{group}.{what}']:5.1f} %" for what in ("country", "sector", "both"))
        print(f"list {group:13} {shown}  of {total}, {tally[group, 'unknown']} unknown")
    for wrong, count in missed.most_common() if args.confusions else ():
        print(f"{count:4} {wrong}")
    return figures


def _answer(actors: Actors, words: str, kind: str, day: date | None) -> Actor | None:
    """All strings of the list are actors, so a place among them acts: it is asked for as an organization."""
    kind = "organization" if kind == "place" else kind
    if kind != "nominal" and (found := actors.named(words, cast("EntityType", kind), day)) is not None:
        return found
    told = actors.described(words, day)
    return told[0].actor if told else None


def _fits(found: str | None, gold: str) -> bool:
    """Whether a code is among the right ones; an empty cell asks for none, "-" allows none."""
    right = set(gold.split("|")) if gold else {"-"}
    return (found or "-") in right
