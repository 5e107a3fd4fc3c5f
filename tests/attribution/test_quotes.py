"""What stands inside quotation marks, whatever the marks."""

from __future__ import annotations

import pytest

from readout.attribution.quotes import quoted_ranges


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ('"We will," he said.', ["We will,"]),
        ("“We will,” he said. “Soon.”", ["We will,", "Soon."]),
        ("«We will,» he said.", ["We will,"]),
        ("»We will,« he said.", ["We will,"]),
        ("„We will,“ he said.", ["We will,"]),
        ("”We will,” he said.", ["We will,"]),
        ("``We will,'' he said.", ["We will,"]),
        ("'We will,' he said.", ["We will,"]),
        ("‘We won’t,’ he said.", ["We won’t,"]),
        ("'The workers' pay is late,' he said.", ["The workers' pay is late,"]),
        ("The workers' pay is late, he said.", []),
        ("The '90s were the workers' best years.", []),
        ('The 6" pipe burst. "We will," he said.', ["We will,"]),
        ("We will,” he said.", ["We will,"]),
        ("“We will.", ["We will."]),
        ('"We will. "Soon," he said.', ["We will. ", "Soon,"]),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("It is O'Brien's turn, isn't it?", []),
        ("", []),
        ('"', []),
    ],
)
def test_quoted_words_are_found_under_any_marks(paragraph: str, quoted: list[str]) -> None:
    assert [paragraph[start:end] for start, end in quoted_ranges(paragraph) if start < end] == quoted
