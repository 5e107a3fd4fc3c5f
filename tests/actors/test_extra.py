"""A user's own rows go first; a bad one is refused in one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from readout.actors import load_actors
from readout.errors import InputError


def test_own_rows_go_before_the_table(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("alias\tcountry\tsector\tkind\nMoscow\tUSA\tGOV\tcity\n", encoding="utf-8")
    found = load_actors(own).named("Moscow", "place")
    assert found is not None
    assert (found.country, found.source) == ("USA", "your rows, own.tsv")


def test_own_rows_are_dated_too(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "alias\tname\tcountry\tsector\tkind\toffice\tsince\tuntil\n"
        "Anna Beispiel\tAnna Beispiel\tDEU\tGOV\tperson\tmayor\t2019\t2021-06-30\n",
        encoding="utf-8",
    )
    actors = load_actors(own)
    then, later = (actors.named("Anna Beispiel", "person", date(year, 1, 1)) for year in (2020, 2022))
    assert then is not None and later is not None
    assert (then.sector, later.sector) == ("GOV", "ELI")
    assert [each.title for each in actors.offices("Anna Beispiel")] == ["mayor"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name\tcountry\nX\tDEU\n", "lacks 'alias'"),
        ("alias\tcountry\tcolour\nX\tDEU\tred\n", "has 'colour'"),
        ("alias\tcountry\nX\tGermany\n", "line 2 country is 'Germany'"),
        ("alias\tcountry\tsince\nX\tDEU\t1.5.2020\n", "line 2 since is '1.5.2020'"),
        ("alias\tcountry\nX\tDEU\n\tFRA\n", "line 3 has no alias"),
        ("alias\tcountry\nX\tDEU\tGOV\n", "line 2 has 3 cells"),
    ],
)
def test_a_bad_row_is_refused_in_one_line(tmp_path: Path, text: str, says: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.tsv") as error:
        load_actors(own)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_actors(tmp_path / "none.tsv")
