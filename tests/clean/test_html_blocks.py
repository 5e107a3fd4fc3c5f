"""Every visible block of a page, in order, on the page's own characters."""

from __future__ import annotations

import html
import re
import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from readout.clean.blocks import RawBlock
from readout.clean.dom import blocks_in
from tests.clean.pages import page

_FRAGMENTS = (
    "<p>", "</p>", "<div class='lead big' id=one>", "</div>", "<b>", "</b>", "<a href='/x'>", "</a>", "<br>", "<br/>",
    "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<!-- note -->", "<pre>", "</pre>",
    "<script>if (a<b) x</script>", "<span hidden>", "</span>", "<h1>", "</h1>", "&amp;", "&eacute;", "&#8217;",
    "&nbsp;", "&bogus;", "words", " and ", "\n", "\t", "said Ms. Tait.", "“Yes,”", "\u00a0", "日本", "<", ">", '"',
    "'", "=", '<p class="', "\x00",
)  # fmt: skip


def texts(source: str) -> list[str]:
    return [block.text for block in blocks_in(source)]


def squeezed(text: str) -> str:
    return re.sub(r"[\x00-\x20\x7f\s]+", "", text)


def from_page(source: str, block: RawBlock) -> str:
    """The block's text as its pieces find it on the page."""
    return "".join(html.unescape(source[piece.page_start : piece.page_end]) for piece in block.pieces)


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_the_pieces_of_every_block_give_back_its_characters_from_the_page(source: str) -> None:
    for block in blocks_in(source):
        assert squeezed(from_page(source, block)) == squeezed(block.text)
        for piece in block.pieces:
            raw = html.unescape(source[piece.page_start : piece.page_end])
            assert squeezed(raw) == squeezed(piece.span.of(block.text))


@given(st.lists(st.sampled_from(_FRAGMENTS), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_blocks_stand_in_page_order_without_sharing_a_character(source: str) -> None:
    places = [(p.page_start, p.page_end) for block in blocks_in(source) for p in block.pieces]
    assert places == sorted(places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))


@given(st.text(alphabet="<>/!-='\"apdiv \n&;", max_size=80))
@settings(max_examples=300, deadline=None)
def test_tag_soup_is_read_without_a_word_of_complaint(source: str) -> None:
    for block in blocks_in(source):
        assert block.text == block.text.strip() != ""


def test_what_a_reader_cannot_see_is_no_block() -> None:
    source = (
        "<head><title>T</title></head><p>Seen.</p><script>a</script><style>b</style><template><p>c</p></template>"
        "<noscript>d</noscript><p hidden>e</p><div style='color:red; display: none'><p>f</p></div><!-- g -->"
        "<p>Also seen<span class='sr-only'> opens in a new tab</span>.</p>"
        "<textarea>h</textarea><svg><text>i</text></svg>"
    )
    assert texts(source) == ["Seen.", "Also seen."]


def test_hidden_blocks_are_shown_on_request() -> None:
    assert [b.text for b in blocks_in("<div style='display:none'><p>Later.</p></div>", show_hidden=True)] == ["Later."]


def test_white_space_collapses_as_in_a_browser() -> None:
    assert texts("<p>  The\n   board <b> voted </b>\ton&nbsp;Tuesday </p>") == ["The board voted on\u00a0Tuesday"]


def test_words_in_two_inline_tags_join_only_where_the_page_joins_them() -> None:
    assert texts("<p>un<b>done</b> and <i>over</i></p>") == ["undone and over"]


def test_a_break_after_a_sentence_parts_two_blocks_and_another_does_not() -> None:
    assert texts("<div>The pier closed.<br>The board met.</div>") == ["The pier closed.", "The board met."]
    assert texts("<div>Owen Tait<br>Bait and rope</div>") == ["Owen Tait\nBait and rope"]
    assert texts("<div>Owen Tait<br><br>Bait and rope</div>") == ["Owen Tait", "Bait and rope"]
    assert texts("<h1>Closed!<br>And sad</h1>") == ["Closed!\nAnd sad"]


def test_a_paragraph_left_open_ends_where_the_next_begins() -> None:
    assert texts("<p>One<p>Two<ul><li>Three<li>Four</ul>") == ["One", "Two", "Three", "Four"]


def test_a_quotation_mark_that_never_closes_does_not_swallow_the_page() -> None:
    assert texts('<p>One</p><a href="/broken><p>Two</p><p>Three</p>')[-1] == "Three"


def test_a_less_than_sign_in_the_text_is_text() -> None:
    assert texts("<p>if 3 < 4 and a<b></b></p>") == ["if 3 < 4 and a"]


def test_a_block_knows_its_markup() -> None:
    blocks = {block.text: block for block in blocks_in(page())}
    home, heading = blocks["Home"], blocks["Ferry pier closed until spring"]
    assert (home.tag, home.link_density) == ("li", 1.0)
    assert {"nav", "li"} <= set(home.within) and "top-nav" in home.hints
    assert heading.tag == "h1" and "article" in heading.within and heading.hints[0] == "story"
    assert "page-body" not in heading.hints
    tait = next(block for text, block in blocks.items() if "Owen Tait" in text)
    assert 0 < tait.link_density < 0.3


def test_a_link_left_open_does_not_make_links_of_the_rest() -> None:
    blocks = blocks_in("<div><a href='/x'>Home</div><p>The board met.</p>")
    assert [block.link_density for block in blocks] == [1.0, 0.0]


def test_time_grows_with_the_length_of_the_page_only() -> None:
    hostile = (
        "<div>" * 40_000 + "deep", "<a " + "x=1 " * 100_000 + ">many", "<p>" * 50_000, "<script>" * 40_000,
        "<td>" * 30_000 + "</p>" * 30_000, '<a href="' * 60_000, "<!--" * 80_000, "<b>" * 30_000 + "</i>" * 30_000,
        "<table><td>" * 8_000 + "</div>" * 30_000, "&" * 200_000, " " * 400_000, "<a = " * 60_000, "<x" * 100_000,
        "<p/" * 80_000, "<b>" * 20_000 + "<p>" * 20_000, "<table>" * 9_000 + "</td>" * 30_000,
    )  # fmt: skip
    for source in hostile:
        start = time.process_time()
        blocks_in(source)
        assert time.process_time() - start < 4, source[:20]
