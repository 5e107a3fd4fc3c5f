from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from readout.cli.main import main
from readout.cli.options import add_options, check, format_of, settings_of
from readout.errors import SetupError
from readout.settings import DEFAULTS


def asked(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return parser.parse_args(arguments)


def test_without_options_the_defaults_of_the_settings_hold() -> None:
    assert settings_of(asked("page.html")) == DEFAULTS


def test_sizes_and_seconds_read_as_people_write_them() -> None:
    settings = settings_of(asked("p", "--max-bytes", "500k", "--memory", "2G", "--timeout", "1.5"))
    assert (settings.max_bytes, settings.parse_memory, settings.parse_seconds) == (500 << 10, 2 << 30, 1.5)


def test_what_is_followed_goes_to_the_settings() -> None:
    settings = settings_of(asked("feed.xml", "--no-follow", "--newest", "10"))
    assert (settings.follow, settings.newest) == (False, 10)


def test_a_table_of_actors_goes_to_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("alias\tcountry\n", encoding="utf-8")
    options = asked("page.html", "--actors", str(tmp_path / "mine.tsv"))
    check(options)
    assert settings_of(options).actors == tmp_path / "mine.tsv"


@pytest.mark.parametrize(
    "wrong",
    [("--max-bytes", "0"), ("--max-bytes", "-5"), ("--memory", "much"), ("--timeout", "0"), ("--timeout", "nan"),
     ("-j", "0"), ("-j", "two"), ("--newest", "0"), ("--newest", "all"), ("--newest", "-3"),
     ("--published", "Wednesday"), ("--format", "xml")],
)  # fmt: skip
def test_a_wrong_value_is_misuse(wrong: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["read", "page.html", *wrong])
    assert ended.value.code == 2
    assert wrong[1] in capsys.readouterr().err


@pytest.mark.parametrize("name", ["out.json", "out.jsonl", "out.csv", "OUT.HTML"])
def test_the_name_after_o_chooses_the_format(name: str) -> None:
    assert format_of(asked("page", "-o", name)) == name.lower().removeprefix("out.")
    assert format_of(asked("page", "-o", name, "--format", "table")) == "table"


def test_an_unknown_ending_is_the_table() -> None:
    assert format_of(asked("page", "-o", "out.txt")) == "table"


def test_what_cannot_be_meant_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    for wrong in (
        ("a", "b", "--url", "https://x.example"), ("a", "b", "--title", "T"),
        ("-", "-"), (str(tmp_path), "--title", "T"),
        ("a", "--actors", str(tmp_path / "none.tsv")),
        ("a", "-o", str(tmp_path)), ("a", "-o", str(tmp_path / "none" / "out.json")),
    ):  # fmt: skip
        with pytest.raises(SetupError):
            check(asked(*wrong))
