"""Words keep their places, their case and their quotation marks."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from readout.encoder.windows import pack
from readout.encoder.words import CAPITAL, DIGIT, LOWER, MARK, MIXED, UPPER, quoted_spans, shape_of, words_of
from readout.text import Span


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """Splits as the shipped tokenizer does, with a vocabulary of single letters: every word has many pieces."""
    letters = {f"##{c}": n + 100 for n, c in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}
    vocabulary = {"[UNK]": 0, ".": 1012, **letters, **{c[2:]: n + 50 for c, n in letters.items()}}
    built = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    built.normalizer, built.pre_tokenizer = BertNormalizer(), BertPreTokenizer()
    return built


def test_a_word_knows_its_case() -> None:
    shapes = [shape_of(word) for word in ("talks", "Putin", "NATO", "2024", "McKay", "“", "A")]
    assert shapes == [LOWER, CAPITAL, UPPER, DIGIT, MIXED, MARK, CAPITAL]


@given(st.lists(st.text(alphabet='abcXYZ 09.,“”"’\U0001f600é', max_size=80), max_size=6))
def test_the_words_of_all_windows_are_the_words_of_the_text_in_order(tokenizer: Tokenizer, lines: list[str]) -> None:
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    words = words_of(text, spans, tokenizer)
    windows = list(pack(words, size=24))
    starts = np.concatenate([w.starts for w in windows]) if windows else np.array([])
    ends = np.concatenate([w.ends for w in windows]) if windows else np.array([])
    assert (starts[1:] >= ends[:-1]).all()
    assert len(starts) == sum(len(each.first) for each in words)
    assert all(len(w.pieces) <= 24 and len(w.pieces) == len(w.shapes) for w in windows)
    assert all(not text[a:b].isspace() and a < b for a, b in zip(starts, ends, strict=True))


def test_a_paragraph_longer_than_a_window_is_cut_after_a_full_stop(tokenizer: Tokenizer) -> None:
    text = "ab cd ef. gh ij kl mn op qr."
    windows = list(pack(words_of(text, [Span(0, len(text))], tokenizer), size=16))
    assert [text[w.starts[0] : w.ends[-1]] for w in windows] == ["ab cd ef.", "gh ij kl mn op qr."]


def test_paragraphs_are_not_split_when_they_fit(tokenizer: Tokenizer) -> None:
    text = "ab cd\nef gh\nij kl"
    windows = list(pack(words_of(text, [Span(0, 5), Span(6, 11), Span(12, 17)], tokenizer), size=11))
    assert [w.paragraph.tolist() for w in windows] == [[0, 0, 1, 1], [0, 0]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We wait,” he said.", ["We wait,"]),
        ('"We wait," he said. "We do."', ["We wait,", "We do."]),
        ("«We wait», he said.", ["We wait"]),
        ("''We wait,'' he said.", ["We wait,"]),
        ('The 6" pipe burst.', []),
        ("“We wait. And so on", ["We wait. And so on"]),
        ('"We wait. And so on', ["We wait. And so on"]),
        ("No marks at all.", []),
    ],
)
def test_quoted_stretches_are_found_however_the_marks_are_drawn(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in quoted_spans(text, Span(0, len(text)))] == quoted
