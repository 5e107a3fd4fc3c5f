"""Which language a report is written in."""

from __future__ import annotations

import pytest

from readout.clean.english import require_english
from readout.clean.language import language_of
from readout.errors import SkippedInput


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Tuesday that the river had risen overnight and would rise again.", "en"),
        ("THE MINISTER SAID ON TUESDAY THAT THE RIVER HAD RISEN OVERNIGHT AND WOULD RISE AGAIN.", "en"),
        ("Der Minister sagte am Dienstag, der Fluss sei über Nacht gestiegen und werde weiter steigen.", "de"),
        ("Le ministre a déclaré mardi que le fleuve avait monté pendant la nuit.", "fr"),
    ],
)
def test_a_sentence_is_enough(text: str, code: str) -> None:
    found, probability = language_of(text)
    assert found == code
    assert 0.5 < probability <= 1.0


def test_a_few_letters_are_no_evidence() -> None:
    assert language_of("12:30 OK") == ("und", 0.0)


@pytest.mark.parametrize("text", ["a" * 100_000, "A.B." * 50_000, "lorem dolor " * 5_000, "xkcd bcdf ghjk " * 40])
def test_letters_that_are_no_english_words_are_no_report(text: str) -> None:
    with pytest.raises(SkippedInput, match="words"):
        require_english("page.txt", text, "en", None)


@pytest.mark.parametrize(
    "text",
    [
        "Harbour bridge reopens after flood.",
        "AL West: Oakland 4, Texas 2. NL East: Atlanta 7, Miami 1.",
        "THE MINISTER SAID ON TUESDAY THAT THE RIVER HAD RISEN.",
        "Mr. A. B. Crane, of the U.S. F.B.I., spoke to C. D. Rook in Washington, D.C., on Friday.",
    ],
)
def test_short_english_texts_stay(text: str) -> None:
    assert require_english("page.txt", text, None, "en") == "en"
