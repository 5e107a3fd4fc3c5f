from __future__ import annotations

import ast
from pathlib import Path

import pytest

import readout
from readout.api import Reader, Recipe
from readout.exports.json import reading_to_dict
from readout.formats import page_from

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "harbour-talks.html"
CLEAN_ONLY = Recipe(statements=False)


def test_everything_that_is_listed_is_there() -> None:
    for name in readout.__all__:
        assert hasattr(readout, name)
    module = ast.parse(Path(readout.__file__).read_text(encoding="utf-8"))
    assert ast.get_docstring(module)


def test_a_path_its_text_and_its_bytes_read_alike() -> None:
    with Reader(CLEAN_ONLY) as reader:
        data = EXAMPLE.read_bytes()
        told = [reader.read(page_from(source)) for source in (EXAMPLE, str(EXAMPLE), data, data.decode())]
    assert {reading.document.text for reading in told} == {told[0].document.text}
    assert len({reading.document.id for reading in told}) == 1


def test_layers_are_typed_records_on_the_text() -> None:
    with Reader(CLEAN_ONLY) as reader:
        reading = reader.read(page_from(EXAMPLE))
    body = [block.span.of(reading.document.text) for block in reading[readout.BLOCKS] if block.role == "body"]
    assert any("There is no agreement" in paragraph for paragraph in body)
    assert reading_to_dict(reading)["document"]["title"] == "Norvale denies secret deal over Ostrel ferry port"
    assert "<article" in reading._repr_html_()


def test_what_cannot_be_read_is_raised_by_read_and_told_by_outcome(tmp_path: Path) -> None:
    (tmp_path / "fi.txt").write_text("Hallitus kertoi keskiviikkona, ettei satamasta ole sovittu mitään. " * 12)
    with Reader(CLEAN_ONLY) as reader:
        page = page_from(tmp_path / "fi.txt")
        with pytest.raises(readout.SkippedInput):
            reader.read(page)
        skipped = reader.outcome(page)
    assert isinstance(skipped, readout.Skip)
    assert skipped.name == page.name and page.name not in skipped.reason


def test_without_a_model_nothing_is_read_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(readout.SetupError, match="model"):
        readout.read(EXAMPLE, model=tmp_path)


def test_many_come_in_order_and_a_bad_one_is_a_fault(tmp_path: Path) -> None:
    from readout.batch import outcomes
    from readout.formats import open_inputs

    (tmp_path / "empty.html").write_bytes(b"")
    pages = open_inputs([EXAMPLE, tmp_path / "empty.html", tmp_path / "none.html", EXAMPLE])
    told = list(outcomes(pages, CLEAN_ONLY))
    assert [type(one).__name__ for one in told] == ["Reading", "Fault", "Fault", "Reading"]


def test_a_table_of_your_own_actors_goes_to_the_settings(tmp_path: Path) -> None:
    from readout.api import _recipe

    recipe = _recipe(None, tmp_path / "mine.tsv", readout.DEFAULTS)
    assert recipe.settings.actors == tmp_path / "mine.tsv"
    assert _recipe(None, None, readout.DEFAULTS).settings is readout.DEFAULTS
