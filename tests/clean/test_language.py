"""Which language a report is written in."""

from __future__ import annotations

import pytest

from readout.clean.language import language_of


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
