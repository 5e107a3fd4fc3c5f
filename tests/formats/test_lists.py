import pytest

from readout.formats import InputOptions, open_inputs
from readout.formats.opml import parse_opml
from readout.formats.sitemaps import parse_sitemap
from readout.records import Fault, Page
from tests.formats.samples import BODY, HTML, TITLE, item, opml, place, rss, sitemap, sitemap_index
from tests.formats.server import serving

LOCAL = InputOptions(allow_private=True, pause=0)


@pytest.fixture
def site():
    with serving() as site:
        for number in range(4):
            site.put(f"/{number}", HTML.encode(), content_type="text/html")
        yield site


def opened(tmp_path, data, name="list.xml", options=LOCAL):
    (tmp_path / name).write_bytes(data)
    return list(open_inputs([tmp_path / name], options=options))


def asked(site):
    return [path for path, _ in site.asked if path != "/robots.txt"]


def test_every_page_of_a_sitemap_is_fetched_in_order_and_speaks_for_itself(site, tmp_path):
    data = sitemap([place(site.root + "/2", news="2031-03-12"), place(site.root + "/1"), place(site.root + "/2")])
    pages = opened(tmp_path, data)
    assert [page.url for page in pages] == [site.root + "/2", site.root + "/1"]
    assert all(page.given == () and page.data == HTML.encode() for page in pages)


def test_the_newest_pages_of_a_sitemap_come_first(site, tmp_path):
    dates = [("2031-03-10", ""), ("", ""), ("1999-01-01", "2031-03-12"), ("2031-03-11T23:30:00-02:00", "")]
    data = sitemap([place(f"{site.root}/{number}", *stated) for number, stated in enumerate(dates)])
    options = InputOptions(allow_private=True, pause=0, newest=2)
    assert [page.url[-1] for page in opened(tmp_path, data, options=options)] == ["3", "2"]


def test_an_index_leads_to_sitemaps_and_these_to_pages(site):
    site.put("/a.xml", sitemap([place(site.root + "/0")]), content_type="application/xml")
    site.put("/b.xml", sitemap([place(site.root + "/1"), place(site.root + "/0")]), content_type="text/xml")
    index = site.put("/index.xml", sitemap_index([site.root + "/a.xml", "/b.xml"]), content_type="application/xml")
    assert [page.url[-1] for page in open_inputs([index], options=LOCAL)] == ["0", "1"]
    assert asked(site) == ["/index.xml", "/a.xml", "/0", "/b.xml", "/1"]


def test_lists_inside_lists_are_followed_twice_at_most(site):
    for number in range(4):
        inner = sitemap_index([f"{site.root}/{number + 1}.xml"])
        site.put(f"/{number}.xml", inner, content_type="application/xml")
    (fault,) = open_inputs([site.root + "/0.xml"], options=LOCAL)
    assert "in a list in a list in a list" in fault.cause and asked(site) == ["/0.xml", "/1.xml", "/2.xml"]


def test_an_index_that_names_itself_ends(site):
    address = site.put("/index.xml", sitemap_index([site.root + "/index.xml"]), content_type="application/xml")
    assert list(open_inputs([address], options=LOCAL)) == [] and asked(site) == ["/index.xml"]


def test_an_index_leads_to_no_page(site, tmp_path):
    (fault,) = opened(tmp_path, sitemap_index([site.root + "/1"]))
    assert "is HTML, not a feed, an OPML list or a sitemap" in fault.cause


def test_the_feeds_of_a_list_are_read_and_their_links_followed(site, tmp_path):
    one = site.put(
        "/one", rss([item(TITLE, body=BODY), item("x", site.root + "/1")]), content_type="application/rss+xml"
    )
    found = opened(tmp_path, opml([one, one, site.root + "/absent"]), "feeds.opml")
    assert [each.name for each in found] == [one + ":1", site.root + "/1", site.root + "/absent"]
    assert [type(each) for each in found] == [Page, Page, Fault]


@pytest.mark.parametrize(
    "data", [sitemap([place("https://courier.example/1")]), opml(["https://courier.example/feed"])]
)
def test_a_list_that_nobody_named_is_one_fault(site, tmp_path, data):
    folder = tmp_path / "folder"
    folder.mkdir()
    (fault,) = opened(folder, data, "list.opml", InputOptions(follow=False))
    assert "--no-follow" in fault.cause
    (fault,) = open_inputs([folder], options=LOCAL)
    assert "itself named" in fault.cause and asked(site) == []


def test_a_damaged_list_gives_what_can_be_read_and_says_so(site, tmp_path):
    whole = sitemap([place(site.root + "/1"), place(site.root + "/2")])
    found = opened(tmp_path, whole[:-20])
    assert [type(each) for each in found] == [Page, Page, Fault] and "is damaged (line 1" in found[2].cause
    assert "is damaged" in opened(tmp_path, b"<urlset" + b"\xff" * 40)[0].cause


def test_an_ampersand_that_is_not_written_out_spoils_no_other_address():
    places, damage = parse_sitemap(sitemap([place("https://e.example/1")]).replace(b"/1", b"/1?a=1&b=2"))
    assert len(places) == 1 and damage
    assert parse_opml(opml(["https://e.example/?a=1&b=2"]))[0] == ("https://e.example/?a=1&b=2",)


@pytest.mark.parametrize("parse", [parse_sitemap, parse_opml])
def test_entities_are_neither_fetched_nor_multiplied(tmp_path, parse):
    (tmp_path / "secret").write_text("https://courier.example/secret")
    laughs = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with serving() as site:
        for entity in (
            f'SYSTEM "file://{tmp_path}/secret"',
            f'SYSTEM "{site.root}/secret"',
            '"https://x.example/secret"',
        ):
            doctype = f"<!DOCTYPE x [<!ENTITY a {entity}>{laughs}]>".encode()
            for name in (b"&a;", b"&i;"):
                data = sitemap([place("URL")]) if parse is parse_sitemap else opml(["URL"])
                hostile = data.replace(b"?>", b"?>" + doctype, 1).replace(b"URL", name)
                found = repr(parse(hostile))
                assert "x.example/secret" in found or "secret" not in found
                assert len(found) < 10_000
        assert site.connections == 0


def test_unknown_xml_is_refused_by_its_first_tag_and_xhtml_is_not(tmp_path):
    (fault,) = opened(tmp_path, b'<?xml version="1.0"?><nitf><body>The ferry sails.</body></nitf>')
    assert "(<nitf>)" in fault.cause
    (page,) = opened(
        tmp_path, b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>She sails.</p></html>'
    )
    assert page.media_type == "text/html"
    (picture,) = opened(tmp_path, b"<svg><text>Ferry</text></svg>", "x")
    assert "(<svg>)" in picture.cause
