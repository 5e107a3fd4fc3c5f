"""Metadata of whole pages of our own writing."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from readout.clean.metadata import Metadata, read_metadata, read_text_metadata

FETCHED = datetime(2024, 5, 4, 8, 0, tzinfo=UTC)
LD = '<script type="application/ld+json">{}</script>'


def page(head: str = "", body: str = "<h1>Harbour bridge reopens</h1><p>Cars crossed again.</p>") -> str:
    head = f"<title>Harbour bridge reopens</title>{head}"
    return f'<!doctype html><html lang="en-GB"><head>{head}</head><body>{body}</body></html>'


def published(read: Metadata) -> str:
    assert read.published is not None
    return f"{read.published.earliest:%Y-%m-%d %H:%M}"


ARTICLE = """{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour bridge reopens",
 "datePublished": "2024-05-03T14:05:00+02:00", "dateModified": "2024-05-03T18:00:00+02:00",
 "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Tom Lee"}],
 "publisher": {"@type": "Organization", "name": "The Quay Gazette"}, "articleSection": "Transport",
 "keywords": "bridge, harbour", "inLanguage": "en-GB", "url": "https://gazette.example/bridge"}"""


def test_one_json_ld_article_gives_everything() -> None:
    read = read_metadata(page(LD.format(ARTICLE)), "https://gazette.example/bridge?x=1", fetched=FETCHED)
    assert published(read) == "2024-05-03 12:05"
    assert (read.title, read.outlet, read.authors) == (
        "Harbour bridge reopens",
        "The Quay Gazette",
        ("Ana Ruiz", "Tom Lee"),
    )
    assert (read.section, read.tags, read.language) == ("Transport", ("bridge", "harbour"), "en")
    assert read.canonical == "https://gazette.example/bridge"
    assert {row.source for row in read.dates} == {"json-ld datePublished", "json-ld dateModified"}


def test_of_several_articles_the_one_about_this_page_is_read() -> None:
    other = (
        '{"@type": "NewsArticle", "headline": "Ferry late", "datePublished": "2020-01-01T01:00:00Z", "author": "X Y"}'
    )
    read = read_metadata(page(LD.format(f"[{other}, {ARTICLE}]")), fetched=FETCHED)
    assert published(read) == "2024-05-03 12:05"


def test_a_list_of_other_stories_is_not_the_page() -> None:
    story = '{"@type": "NewsArticle", "headline": "Ferry late", "datePublished": "2020-01-01"}'
    other = f'{{"@type": "ItemList", "itemListElement": [{story}]}}'
    assert read_metadata(page(LD.format(other)), fetched=FETCHED).published is None


def test_authors_named_by_reference_in_a_graph_are_found() -> None:
    graph = """{"@graph": [{"@type": "Article", "headline": "Harbour bridge reopens", "author": {"@id": "#a"},
      "datePublished": "2024-05-03T14:05:00Z"}, {"@type": "Person", "@id": "#a", "name": "Ana Ruiz"}]}"""
    assert read_metadata(page(LD.format(graph))).authors == ("Ana Ruiz",)


@pytest.mark.parametrize(
    "broken",
    [
        ARTICLE.replace('"keywords"', '"x": [1, 2,], "keywords"').replace('example/bridge"}', 'example/bridge",}'),
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        ARTICLE + ";",
        ARTICLE.replace("Transport", "Trans\nport\tnews\x01"),
        ARTICLE[: ARTICLE.index('"publisher"')],
        ARTICLE + ARTICLE,
    ],
)
def test_broken_json_still_gives_the_time(broken: str) -> None:
    assert published(read_metadata(page(LD.format(broken)))) == "2024-05-03 12:05"


def test_a_microdata_time_and_author_are_read() -> None:
    body = """<article><h1>Harbour bridge reopens</h1><span itemprop="author"><b itemprop="name">Ana Ruiz</b></span>
    <time itemprop="datePublished" datetime="2024-05-03T14:05:00-04:00">May 3</time><p>Cars crossed.</p></article>"""
    read = read_metadata(page(body=body))
    assert (published(read), read.authors) == ("2024-05-03 18:05", ("Ana Ruiz",))


def test_meta_tags_are_read_and_the_changed_time_is_not_taken() -> None:
    head = """<meta property="article:modified_time" content="2024-05-03T18:00:00Z">
    <meta property="article:published_time" content="2024-05-03T14:05:00Z">
    <meta property="og:site_name" content="Quay Gazette"><link rel="canonical" href="/bridge">
    <meta name="author" content="By Ana Ruiz and Tom Lee, Transport Correspondent">"""
    read = read_metadata(page(head), "https://gazette.example/x")
    assert published(read) == "2024-05-03 14:05"
    assert (read.authors, read.outlet, read.canonical) == (
        ("Ana Ruiz", "Tom Lee"),
        "Quay Gazette",
        "https://gazette.example/bridge",
    )


def test_a_time_element_that_says_updated_is_a_change() -> None:
    body = """<h1>Harbour bridge reopens</h1><p>Updated <time datetime="2024-05-03T18:00:00Z">6pm</time></p>
    <p>Published <time datetime="2024-05-03T14:05:00Z">2.05pm</time></p>"""
    assert published(read_metadata(page(body=body))) == "2024-05-03 14:05"


def test_times_in_sidebars_are_not_the_time_of_the_page() -> None:
    body = """<h1>Harbour bridge reopens</h1><p>Cars crossed.</p>
    <aside class="related"><time datetime="2021-01-01T10:00:00Z">then</time></aside>"""
    assert all(row.source != "<time>" for row in read_metadata(page(body=body)).dates)


def test_the_visible_line_is_read_where_the_markup_says_nothing() -> None:
    body = "<h1>Harbour bridge reopens</h1><div>By Ana Ruiz</div><div>Published 14:05 GMT, 3 May 2024</div><p>Cars.</p>"
    read = read_metadata(page(body=body))
    assert (published(read), read.authors) == ("2024-05-03 14:05", ("Ana Ruiz",))
    assert read.dates[0].source == "text published" and read.dates[0].zone == "GMT"


def test_the_address_gives_the_day_at_least() -> None:
    read = read_metadata(page(), "https://gazette.example/2024/may/03/bridge")
    assert published(read) == "2024-05-03 00:00"
    assert read.published is not None and read.published.precision == "day"


def test_the_caller_overrides_the_page() -> None:
    given = (
        ("published", "2024-05-02T09:30:00+01:00"),
        ("title", "Bridge open"),
        ("outlet", "Quay"),
        ("language", "en-IE"),
    )
    read = read_metadata(page(LD.format(ARTICLE)), fetched=FETCHED, given=given)
    assert (published(read), read.title, read.outlet, read.language) == (
        "2024-05-02 08:30",
        "Bridge open",
        "Quay",
        "en",
    )
    assert read.dates[0].source == "given" and read.dates[0].chosen


def test_a_page_without_a_date_has_none() -> None:
    footer = "<h1>Harbour bridge reopens</h1><p>Two hours ago cars crossed. © 2019 Quay Gazette</p>"
    read = read_metadata(page(body=footer))
    assert read.published is None and not any(row.chosen for row in read.dates)


def test_a_kicker_in_the_heading_is_not_part_of_the_title() -> None:
    head = '<meta property="og:title" content="Harbour bridge reopens after storm">'
    body = "<h1><span>Transport</span> Harbour bridge reopens after storm</h1><p>Cars crossed.</p>"
    assert read_metadata(page(head, body)).title == "Harbour bridge reopens after storm"


def test_the_name_of_the_outlet_is_not_part_of_the_title() -> None:
    html = "<html><head><title>Harbour bridge reopens - The Quay Gazette</title>"
    html += '<meta property="og:site_name" content="The Quay Gazette"></head>'
    assert (
        read_metadata(f"{html}<body><h1>The Quay Gazette</h1><p>Cars.</p></body></html>").title
        == "Harbour bridge reopens"
    )


def test_a_credited_agency_is_named_and_is_not_the_outlet() -> None:
    head = LD.format(ARTICLE.replace("The Quay Gazette", "Associated Press"))
    head += '<meta property="og:site_name" content="The Quay Gazette">'
    read = read_metadata(page(head))
    assert (read.agency, read.outlet) == ("Associated Press", "The Quay Gazette")


def test_plain_text_gives_the_dates_and_names_of_its_top_lines() -> None:
    lines = [
        "Harbour bridge reopens",
        "By Ana Ruiz",
        "Published 14:05 GMT, 3 May 2024",
        "Cars crossed again on Friday.",
    ]
    read = read_text_metadata(lines)
    assert (published(read), read.authors) == ("2024-05-03 14:05", ("Ana Ruiz",))


@pytest.mark.parametrize(
    "hostile",
    [
        LD.format("[" * 50_000),
        LD.format('{"author":' * 5_000 + "1" + "}" * 5_000),
        LD.format('{"@type":"NewsArticle","author":' + "[" * 900 + "]" * 900 + "}"),
        LD.format('{"@type":"NewsArticle","datePublished":' + "9" * 10_000 + "}"),
        LD.format('"' + "a," * 200_000),
        '<meta name="date" content="' + "1-" * 50_000 + '">',
        '<meta name="author" content="' + "a and " * 50_000 + '">',
        "<time>" * 200 + "3 May " * 2_000,
        "\x00" * 1_000,
    ],
)
def test_a_hostile_head_costs_little_and_breaks_nothing(hostile: str) -> None:
    start = time.process_time()
    read = read_metadata(page(hostile))
    assert read.title == "Harbour bridge reopens"
    assert time.process_time() - start < 10


@pytest.mark.parametrize("nothing", ["", " ", "<", "<!---->", "\x00", "just words"])
def test_what_is_no_page_has_no_metadata(nothing: str) -> None:
    read = read_metadata(nothing)
    assert (read.published, read.authors) == (None, ())


def test_published_updated_on_one_element_is_a_page_never_changed() -> None:
    body = """<h1>Harbour bridge reopens</h1>
    <time class="entry-date published updated" datetime="2024-05-03T14:05:00+02:00">May 3</time><p>Cars.</p>"""
    read = read_metadata(page(body=body))
    assert published(read) == "2024-05-03 12:05"
    assert next(row.source for row in read.dates if row.chosen) == "<time>"


def test_the_time_of_creation_does_not_refine_what_a_published_time_can() -> None:
    head = '<meta name="dc.date" content="2024-05-03"><meta name="dcterms.created" content="2024-05-03T09:00:00Z">'
    body = '<h1>Harbour bridge reopens</h1><time datetime="2024-05-03T14:05:00Z">May 3</time><p>Cars.</p>'
    assert published(read_metadata(page(head, body))) == "2024-05-03 14:05"


def test_metadata_is_the_same_twice() -> None:
    assert read_metadata(page(LD.format(ARTICLE))) == read_metadata(page(LD.format(ARTICLE)))
    assert isinstance(read_metadata(page()), Metadata)


def test_control_characters_on_a_page_without_a_date_do_no_harm() -> None:
    for character in ("\x01", "&#1;", "\x0c", "&#31;", "\ufffe"):
        assert (
            read_metadata(page(body=f"<h1>Harbour bridge reopens</h1><p>Cars {character} crossed.</p>")).published
            is None
        )
