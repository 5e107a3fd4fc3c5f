"""Which house owns a site, and which voices have one owner."""

from __future__ import annotations

import pytest

from readout.copies.owners import houses, owner_of


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://www.mirror.co.uk/news/a", "Reach"),
        ("https://economictimes.indiatimes.com/x", "Bennett, Coleman & Co."),
        ("https://mirror.co.uk.example/a", None),
        ("https://thenorthmirror.co.uk/", None),
        ("mirror.co.uk", None),
        ("", None),
        (None, None),
    ],
)
def test_the_owner_of_a_site_is_known_by_its_host(url: str | None, owner: str | None) -> None:
    assert owner_of(url) == owner


def test_only_a_house_with_several_of_the_voices_is_told() -> None:
    told = [
        ("Daily Mirror", "https://www.mirror.co.uk/1"), ("The Sun", "https://www.thesun.co.uk/1"),
        ("Daily Express", "https://www.express.co.uk/1"), ("Daily Mirror", "https://www.mirror.co.uk/2"),
        ("Skerry Echo", "https://skerryecho.example/1"),
    ]  # fmt: skip
    assert houses(told) == {"Reach": ["Daily Mirror", "Daily Express"]}
    assert houses(told[:2]) == houses(told[4:]) == houses([]) == {}
