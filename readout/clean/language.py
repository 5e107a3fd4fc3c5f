"""Which language a report is written in, by py3langid's models, and how sure that is."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

LOOKED_AT = 1500
"""Characters of the report that are looked at: enough to be sure, and quick on long pages."""
FEWEST_LETTERS = 20
"""With fewer letters the answer is a guess: the code is "und" and the probability 0."""


def language_of(text: str) -> tuple[str, float]:
    """The language's two-letter code and its probability, such as ``("en", 1.0)``; ``("und", 0.0)`` when unknown."""
    sample = text[:LOOKED_AT]
    if sum(character.isalpha() for character in sample) < FEWEST_LETTERS:
        return "und", 0.0
    if sample.isupper():
        # An all-capitals page (old wires) is no language the model has seen.
        sample = sample.lower()
    code, probability = _identifier().classify(sample)
    return str(code), round(min(1.0, float(probability)), 4)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
