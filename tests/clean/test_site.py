"""The memory of lines that a site repeats."""

from __future__ import annotations

from readout.clean.site import SiteMemory


def test_a_line_is_counted_once_a_page_and_never_for_the_asking_page() -> None:
    site = SiteMemory()
    for _ in range(2):
        site.add("https://www.post.example/a", ["Our  shop", "Today"])
    site.add("https://post.example/b", ["our shop"])
    assert site.pages("https://post.example/c", "OUR SHOP") == 2
    assert site.pages("https://post.example/b", "our shop") == 1
    assert site.pages("https://elsewhere.example/c", "our shop") == 0


def test_numbers_do_not_tell_lines_apart() -> None:
    site = SiteMemory()
    site.add("https://post.example/a", ["12 people read this"])
    assert site.pages("https://post.example/b", "98 people read this") == 1


def test_a_page_without_an_address_is_not_remembered() -> None:
    site = SiteMemory()
    site.add(None, ["Our shop"])
    assert site.pages(None, "Our shop") == 0
