"""What strangers may put into a question or a page: no write, no error above "no such value"."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from readout.errors import InputError, SetupError
from readout.ledger.filters import Filters
from readout.ledger.ledger import Ledger
from readout.ledger.lists import LISTS
from tests.ledger.ledgers import _with, add, canonical, claim, harbour, known, sound

QUOTES = ("", "'", '"', "''", "`", "\\", "\\'", "%27", "\u02bc", "\uff07")
HEADS = ("x", "Edda Kvarn", "1", "-1", "NULL", "Q1", "")
TAILS = (
    " OR 1=1", " OR '1'='1", "; DROP TABLE reading; --", "; DELETE FROM judgement",
    " UNION SELECT sql FROM sqlite_master",
    ") OR (1=1", " AND 1=(SELECT count(*) FROM head)", "/**/OR/**/1", "; ATTACH DATABASE '/tmp/x' AS x", " NEAR(a b)",
)  # fmt: skip
STRINGS = [head + quote + tail for head, quote, tail in itertools.product(HEADS, QUOTES, TAILS)][:500]
STRINGS += ["\0", "\ud800", "😀" * 400, "%", "_", "*", '"', "a" * 5000, "{}", "?", "?1", ":a", "$a", "@a", "1e999"]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Two documents."""
    return known(tmp_path_factory.mktemp("hostile") / "a.ledger")


def test_there_are_five_hundred() -> None:
    assert len(set(STRINGS)) >= 500


@pytest.mark.parametrize(("name", "key"), [(each.name, key) for each in LISTS.values() for key in each.filters])
def test_no_filter_is_more_than_a_value(ledger: Ledger, name: str, key: str) -> None:
    before = canonical(ledger.path)
    kind = Filters.__dataclass_fields__[key].type
    for string in STRINGS:
        value: Any = (string,) if kind == "tuple[str, ...]" else string
        if kind in ("bool | None", "float | None"):
            continue
        try:
            found = list(ledger.rows(name, **{key: value}))
        except SetupError as refused:
            assert "\n" not in str(refused)
            continue
        assert not found or key == "text" or string in ("Q1", "Edda Kvarn", "_"), (string, found)
    assert canonical(ledger.path) == before


def test_no_sort_or_count_is_more_than_a_name(ledger: Ledger) -> None:
    for string in STRINGS:
        for ask in (
            lambda s: ledger.statements(sort=s),
            lambda s: ledger.counts("events", s),
            lambda s: ledger.rows(s),
        ):
            with pytest.raises(SetupError):
                list(ask(string))


def test_search_takes_whatever_is_typed(ledger: Ledger) -> None:
    for string in STRINGS:
        try:
            list(ledger.search(string))
        except SetupError as refused:
            assert "\n" not in str(refused)


@pytest.mark.parametrize("string", [*STRINGS[:500:25], "<script>alert(1)</script>", "\u202e", "a\nb", "\x1b[31m"])
def test_a_page_may_be_called_whatever_it_likes(tmp_path: Path, string: str) -> None:
    path = tmp_path / "a.ledger"
    add(path, _with(harbour(), title=string, outlet=string, byline=string, url=f"https://x.example/{string}"), claim())
    (row,) = Ledger(path).documents(actor="Q1")
    assert row["title"] == string and row["outlet"] == (string or None) and sound(path)


@pytest.mark.parametrize("string", ["\0", "\ud800"])
def test_what_no_file_can_hold_is_refused_and_the_rest_goes_on(tmp_path: Path, string: str) -> None:
    path = tmp_path / "a.ledger"
    for facts in ({"title": string}, {"text": harbour().document.text[:-1] + string}, {"outlet": string}):
        with pytest.raises(InputError, match="cannot be kept"):
            add(path, _with(harbour(), **facts))
    assert add(path, claim()) == ["added"] and sound(path)


def test_an_author_may_write_whatever_they_like(ledger: Ledger) -> None:
    row = next(iter(ledger.statements()))
    for string in STRINGS[::50]:
        if "\0" not in string:
            judgement = ledger.judge("accept", row["id"], author=string, note=string)
            ledger.judge("undo", judgement.name, author=string)
    assert sound(ledger.path)
