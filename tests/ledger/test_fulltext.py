"""Searching for words and phrases."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.errors import SetupError
from readout.ledger.fulltext import expression, holds_phrase, phrases


def table(*texts: str) -> sqlite3.Connection:
    """A full-text index as a ledger has it."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'unicode61 remove_diacritics 2')")
    connection.executemany("INSERT INTO t VALUES (?)", [(text,) for text in texts])
    return connection


def found(connection: sqlite3.Connection, query: str) -> int:
    """How many texts fit."""
    return int(connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (expression(query),)).fetchone()[0])


@given(st.text(max_size=60))
def test_no_query_is_taken_for_an_operator(query: str) -> None:
    try:
        told = expression(query)
    except SetupError:
        return
    table("a text").execute("SELECT count(*) FROM t WHERE t MATCH ?", (told,)).fetchone()


@pytest.mark.parametrize("query", ['"', "", " ", "()", '""', "* ^", "\0"])
def test_a_query_without_a_word_is_refused(query: str) -> None:
    with pytest.raises(SetupError, match="no word"):
        expression(query)


def test_a_query_may_not_be_endless() -> None:
    with pytest.raises(SetupError, match="the most"):
        expression("word " * 500)


def test_words_must_all_be_there_and_phrases_in_order() -> None:
    texts = table("The ferry port of Tavish", "A port for the ferry", "Nothing")
    assert found(texts, "port ferry") == 2 and found(texts, '"ferry port"') == 1
    assert found(texts, "NEAR(port ferry)") == 0 and found(texts, "port OR nothing") == 0


def test_case_accents_and_punctuation_make_no_difference() -> None:
    texts = table("Élysée denies U.S. report", "Straße")
    for query in ("elysee", "ÉLYSÉE", "E\u0301lyse\u0301e", '"U.S. report"', "straße"):
        assert found(texts, query) == 1, query


def test_phrases_are_looked_for_in_the_text_where_the_index_knows_words_only() -> None:
    assert expression('deal "ferry  port" U.S.', split=True) == '"deal" "ferry" "port" "U" "S"'
    assert phrases('deal "ferry  port" U.S.') == ["ferry port", "u s"]
    assert holds_phrase("The Ferry-Port, again", "ferry port") and not holds_phrase("port ferry", "ferry port")
    assert not holds_phrase("ferry ports", "ferry port") and not holds_phrase(None, "x")
