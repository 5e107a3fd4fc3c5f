import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.prescan import MAX_ATTRIBUTES, check


def attributes(count, value='="x"'):
    return "<p " + " ".join(f"a{n}{value}" for n in range(count)) + ">text</p>"


@pytest.mark.parametrize("value", ["", "=x", '="x"', "='x'", '=">"', "='<p>'", ' = "a b"', "=/"])
def test_a_flood_of_attributes_is_refused_however_they_are_written(value):
    hazard = check("<html><body>" + attributes(100_000, value))
    assert hazard and hazard.kind == "attributes" and hazard.refuse and "\n" not in hazard.reason


def test_many_attributes_on_many_tags_are_refused_too():
    assert check(attributes(MAX_ATTRIBUTES - 1) * 200)
    assert not check(attributes(60) * 2000)
    assert not check(attributes(MAX_ATTRIBUTES - 1))


@pytest.mark.parametrize("tag", ["div", "b", "span", "font", "x-y", "blockquote"])
def test_deep_nesting_is_reported_and_not_refused(tag):
    hazard = check(f"<{tag}>" * 100_000 + "text" + f"</{tag}>" * 100_000)
    assert hazard and hazard.kind == "depth" and not hazard.refuse


@pytest.mark.parametrize(
    "page",
    [
        "<p>One" * 5000,
        "<li>One" * 5000,
        "<br>" * 5000,
        "<div>One</div>" * 5000,
        "<svg><path d='x'/></svg>" * 5000,
        "<script>" + "document.write('<div>');" * 5000 + "</script>",
        "<!--" + "<div>" * 5000 + "-->",
        "<img src=x>" * 5000,
        "5 < 6 and <3 " * 5000,
    ],
)
def test_ordinary_markup_is_no_hazard(page):
    assert check(page) is None


PUMPED = ["<a '", "<a b='", '<a b= " <a c= \' ', "<", "<!--", "<script>", "<a b" + " " * 99, "<a=", "</", "<a/",
          "<a b c=", "<style></styl", "<a \"'", "<div/>", "<a b=c/>", "<p>&lt;"]  # fmt: skip


@pytest.mark.parametrize("piece", PUMPED, ids=range(len(PUMPED)))
def test_time_grows_with_the_page_and_no_faster(piece):
    start = time.process_time()
    check("<html>" + piece * (1_000_000 // len(piece)))
    assert time.process_time() - start < 2


@given(st.text(alphabet="<>/!-='\" abdivscript", max_size=300))
def test_any_characters_are_scanned_to_the_end(page):
    assert check(page) is None or check(page).reason
