"""The shipped model: the same text gives the same statements, whatever stands beside it; bad files are refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from readout.encoder.model import Model, load_model
from readout.encoder.stage import LONGEST
from readout.encoder.windows import pack
from readout.encoder.words import words_of
from readout.errors import InputError, SetupError
from readout.layers import ATTRIBUTIONS, BLOCKS, FLAGS, SENTENCES, Reading
from readout.pipeline import Pipeline
from readout.records import Attribution, Block, Document
from readout.stages import reading_stages
from readout.text import Span

pytestmark = pytest.mark.skipif(find_spec("readout_model_en") is None, reason="the model package is not installed")

REPORT = [
    "Mill owner rejects blame for river spill",
    "The owner of the Hask paper mill denied on Tuesday that its filters had failed.",
    "“We found no leak,” director Runa Vik told reporters. “We have checked every pipe.”",
    "According to the regional news agency Norda, a former engineer said the owners knew of the fault in May.",
    "The environment ministry said it would fine the mill if the samples showed chlorine.",
]


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model()


def reading_of(paragraphs: list[str]) -> Reading:
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), "body", "a test"))
        at += len(paragraph) + 2
    return Reading(Document(id="t", text=text, name="t")).plus({BLOCKS: tuple(blocks), SENTENCES: (), FLAGS: ()})


def statements(model: Model, paragraphs: list[str]) -> tuple[Reading, tuple[Attribution, ...]]:
    reading = Pipeline(reading_stages(model), start=(BLOCKS, SENTENCES, FLAGS)).run(reading_of(paragraphs))
    return reading, reading[ATTRIBUTIONS]


def told(reading: Reading, each: Attribution) -> tuple[str, str]:
    text = reading.document.text
    return " … ".join(s.of(text) for s in each.source), " … ".join(s.of(text) for s in each.content)


def test_a_short_report_is_read_as_a_careful_person_reads_it(model: Model) -> None:
    reading, found = statements(model, REPORT)
    sources = [told(reading, each)[0] for each in found]
    assert any("Runa Vik" in source for source in sources)
    denied = [told(reading, each)[1] for each in found if each.stance == "denies"]
    assert any("filters had failed" in content for content in denied)
    quote = next(each for each in found if each.mode == "direct")
    assert "no leak" in told(reading, quote)[1] and "every pipe" in told(reading, quote)[1]
    inner = next(each for each in found if "former engineer" in told(reading, each)[0])
    outer = next(each for each in found if each.id == inner.parent)
    assert "Norda" in told(reading, outer)[0]


def test_every_span_is_characters_of_the_text(model: Model) -> None:
    reading, found = statements(model, REPORT)
    for each in found:
        for span in (*each.source, *each.cue, *each.content, *each.addressee):
            words = span.of(reading.document.text)
            assert words and words == words.strip()


def test_reading_twice_gives_the_same_records(model: Model) -> None:
    assert statements(model, REPORT)[1] == statements(model, REPORT)[1]


def test_a_window_s_vectors_depend_on_its_own_words_only(model: Model) -> None:
    def vectors(text: str, spans: list[Span]) -> list[np.ndarray]:
        return [model.vectors(window) for window in pack(words_of(text, spans, model.tokenizer))]

    reading = reading_of(REPORT)
    text, spans = reading.document.text, [block.span for block in reading[BLOCKS]]
    furniture = "Menu\nSport\nWeather\n" * 200
    moved = [Span(span.start + len(furniture), span.end + len(furniture)) for span in spans]
    alone = vectors(text, spans)
    model.vectors(next(pack(words_of(furniture, [Span(0, 500)], model.tokenizer))))
    behind = vectors(furniture + text, moved)
    assert len(alone) == len(behind) and all(map(np.array_equal, alone, behind))


def test_more_threads_change_nothing(model: Model) -> None:
    assert statements(model, REPORT)[1] == statements(load_model(threads=2), REPORT)[1]


def test_a_text_without_words_has_no_statements(model: Model) -> None:
    assert statements(model, ["…", "—", "!!!"])[1] == ()


def test_a_book_is_refused_in_one_line(model: Model) -> None:
    with pytest.raises(InputError, match="split it"):
        statements(model, ["“ " * (LONGEST + 1)])


def test_a_changed_file_is_refused(model: Model, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(model.folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
    with open(copy / "attribution.npz", "ab") as file:
        file.write(b"x")
    with pytest.raises(SetupError, match="install the model again"):
        replace(model, folder=copy).part("attribution")


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="pip install"):
        load_model(str(tmp_path))
