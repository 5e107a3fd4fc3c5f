"""Which blocks of a page are its article, and that an article is never lost without a word."""

from __future__ import annotations

import time

from readout.clean.article import AMONG, DEFAULT, DENSE, PRECISE, TOO_DEEP
from readout.clean.html import segment
from tests.clean.pages import PARAGRAPHS, page


def article(source: str) -> list[str]:
    return [block.text for block in segment(source) if block.in_article]


def test_the_paragraphs_are_the_article_and_the_rest_of_the_page_is_kept_beside_it() -> None:
    blocks = segment(page())
    chosen = [block.text for block in blocks if block.in_article]
    others = [block.text for block in blocks if not block.in_article]
    assert [text[:12] for text in chosen if len(text) > 40] == [text[:12] for text in PARAGRAPHS]
    assert {"Home", "Sea and Shore", "Lighthouse keeper wins the chess cup", "Terms of use"} <= set(others)


def test_every_block_says_why_it_is_or_is_not_the_article() -> None:
    blocks = segment(page())
    assert {block.reason for block in blocks if block.in_article} <= {PRECISE, DEFAULT, AMONG}
    assert all(block.reason for block in blocks)


def test_a_paragraph_that_says_the_same_again_is_kept_again() -> None:
    said = "“I will not sign it,” she told the council once more, and sat down again."
    assert article(page(PARAGRAPHS[0], said, PARAGRAPHS[1], said, PARAGRAPHS[3], PARAGRAPHS[4])).count(said) == 2


def test_a_paragraph_among_the_articles_own_is_given_back() -> None:
    inset = "</div><div class='story-body'>"
    found = article(page(*PARAGRAPHS[:3], PARAGRAPHS[3] + inset, PARAGRAPHS[4]))
    assert any("such promise" in text for text in found)


def test_list_items_table_cells_and_quotations_of_the_article_are_found_on_the_page() -> None:
    more = (
        "<ul><li>The 7.40 boat on weekdays will not sail until the pontoon is in place.</li>"
        "<li>The 9.15 boat on Sundays is replaced by a coach from the market square.</li></ul>"
        "<blockquote><p>We were told that the pier would outlive us all, and so it should have.</p></blockquote>"
    )
    found = article(page(*PARAGRAPHS, more))
    assert any(text.startswith("The 9.15 boat") for text in found)
    assert any(text.startswith("We were told") for text in found)


def test_a_page_nested_too_deeply_for_the_extractor_still_gives_its_text() -> None:
    deep = "<div>" * 10_000 + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>" * 10_000
    for known in (True, False):
        start = time.process_time()
        chosen = [block for block in segment(f"<html><body>{deep}</body></html>", deep=known) if block.in_article]
        assert len(chosen) == len(PARAGRAPHS)
        assert {block.reason for block in chosen} == {TOO_DEEP if known else DENSE}
        assert time.process_time() - start < 4


def test_an_article_that_a_script_is_to_reveal_is_read() -> None:
    hidden = "<div style='display:none'>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>"
    assert len(article(f"<html><body><h1>Ferry pier closed</h1>{hidden}</body></html>")) >= len(PARAGRAPHS)


def test_a_page_of_links_holds_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n}</a></li>" for n in range(40))
    assert article(f"<html><body><ul>{links}</ul></body></html>") == []
    assert segment("") == [] and article("<html></html>") == []


def test_the_same_page_is_cut_the_same_way_every_time() -> None:
    assert segment(page()) == segment(page())
