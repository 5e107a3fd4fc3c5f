import time
from datetime import UTC, datetime

import pytest

from readout.errors import InputError
from readout.formats import InputOptions, open_inputs, page_from
from readout.formats.feeds import WHOLE, parse_feed
from readout.layers import BLOCKS
from readout.records import Fault, Page
from readout.worker import Worker
from tests.formats.samples import BODY, HTML, PARAGRAPHS, SENTENCES, TITLE, atom, item, rss
from tests.formats.server import serving

DATE = "Wed, 12 Mar 2031 18:40:00 +0100"
SHORT = "The ferry would sail again, the board said."


def opened(tmp_path, data, name="feed.xml", **options):
    (tmp_path / name).write_bytes(data)
    return list(open_inputs([tmp_path / name], options=InputOptions(**options)))


def entry(title, body, kind="html", more=""):
    text = body.replace("&", "&amp;").replace("<", "&lt;")
    return f'<entry><title>{title}</title><id>x</id><content type="{kind}">{text}</content>{more}</entry>'


def test_an_entry_that_holds_a_whole_report_is_a_page_with_what_the_feed_says_of_it(tmp_path):
    feed = rss([item(TITLE, "https://courier.example/1", "In short", BODY, DATE)])
    (page,) = opened(tmp_path, feed)
    assert (page.name, page.url, page.media_type) == (
        f"{tmp_path}/feed.xml:1",
        "https://courier.example/1",
        "text/html",
    )
    assert dict(page.given) == {
        "title": TITLE, "published": "2031-03-12T17:40:00+00:00", "outlet": "The Skerry Courier",
    }  # fmt: skip
    with Worker() as worker:
        reading = worker.clean(page)
    text = reading.document.text
    assert [block.role for block in reading[BLOCKS]] == ["headline", "body", "body", "body"]
    assert text == "\n\n".join((TITLE, *PARAGRAPHS))


def test_what_the_caller_states_outweighs_the_feed(tmp_path):
    feed = rss([item(TITLE, "https://courier.example/1", body=BODY, date=DATE)])
    (page,) = opened(tmp_path, feed, given=(("outlet", "Mine"),))
    assert page.stated("outlet") == "Mine" and page.stated("title") == TITLE


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed", "feed.html"])
def test_a_feed_is_known_by_its_first_tag_whatever_its_name(tmp_path, name):
    (page,) = opened(tmp_path, rss([item(TITLE, body=BODY)]), name)
    assert isinstance(page, Page) and page.url is None


def test_atom_is_read_with_its_own_dates_and_kinds_of_text(tmp_path):
    plain = "\n\n".join(PARAGRAPHS)
    stated = "<published>2031-03-12T18:40:00+01:00</published><updated>2031-03-13T00:00:00Z</updated>"
    feed = atom(
        [entry("One", BODY, more=stated), entry("Two", plain, "text", "<updated>2031-03-12T00:00:00Z</updated>")]
    )
    one, two = opened(tmp_path, feed)
    assert one.stated("published") == "2031-03-12T17:40:00+00:00" and one.stated("outlet") == "Skerry Wire"
    assert (two.media_type, two.data.decode()) == ("text/plain", f"Two\n\n{plain}\n")
    assert two.stated("published") == "2031-03-12T00:00:00+00:00"


def test_an_old_rdf_feed_is_read(tmp_path):
    feed = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="x"><title>Old</title></channel>'
        f"<item rdf:about='y'><title>{TITLE}</title><content:encoded><![CDATA[{BODY}]]></content:encoded></item>"
        "</rdf:RDF>"
    )
    (page,) = opened(tmp_path, feed.encode())
    assert page.stated("outlet") == "Old"


def test_a_whole_report_in_the_description_counts_and_one_that_is_cut_off_does_not(tmp_path):
    ends = ["", " ...", " […]", " <a href='/more'>Read more</a>", " Continue reading →"]
    found = opened(
        tmp_path, rss([item("x", "https://courier.example/1", summary=BODY + end) for end in ends]), follow=False
    )
    assert [type(each) for each in found] == [Page, Fault, Fault, Fault, Fault]


def test_markup_does_not_make_a_summary_long(tmp_path):
    padded = f"<p class='{'x' * WHOLE}'>{SHORT}</p>" + "<br>" * WHOLE
    (fault,) = opened(tmp_path, rss([item("x", body=padded)]))
    assert fault.cause == "holds only a summary: it has no link"


def test_a_summary_is_followed_only_where_the_feed_was_named_by_hand(tmp_path):
    with serving() as site:
        link = site.put("/1", HTML.encode(), content_type="text/html")
        feed = rss([item(TITLE, link, SHORT)])
        (page,) = opened(tmp_path, feed, allow_private=True, pause=0)
        assert (page.name, page.url, page.data, page.given) == (link, link, HTML.encode(), ())
        asked = len(site.asked)
        (stays,) = opened(tmp_path, feed, allow_private=True, pause=0, follow=False)
        assert stays.cause == "holds only a summary: links are not followed (--no-follow)" and stays.url == link
        (in_folder,) = open_inputs([tmp_path], options=InputOptions(allow_private=True, pause=0))
        assert "itself named" in in_folder.cause
        with pytest.raises(InputError, match="itself named"):
            page_from(feed, options=InputOptions(allow_private=True, pause=0))
        assert len(site.asked) == asked


def test_a_feed_may_be_an_address_and_its_links_relative_to_it():
    with serving() as site:
        site.put("/news/1", HTML.encode(), content_type="text/html")
        feed = rss([item(TITLE, "1", SHORT)]).replace(b"<link>1", b"<link>/news/1")
        address = site.put("/news/feed", feed, content_type="application/rss+xml")
        (page,) = open_inputs([address], options=InputOptions(allow_private=True, pause=0))
        assert page.url == site.root + "/news/1"


def test_a_link_is_fetched_once_a_run_and_robots_are_asked(tmp_path):
    with serving() as site:
        link = site.put("/1", HTML.encode(), content_type="text/html")
        site.put("/robots.txt", b"User-agent: *\nDisallow: /shut\n")
        feed = rss([item("a", link, SHORT), item("b", link + "#top", SHORT), item("c", site.root + "/shut/1", SHORT)])
        (tmp_path / "a.xml").write_bytes(feed)
        found = list(
            open_inputs([tmp_path / "a.xml", tmp_path / "a.xml"], options=InputOptions(allow_private=True, pause=0))
        )
        assert [type(each) for each in found] == [Page, Fault] and "robots.txt" in found[1].cause
        assert [path for path, _ in site.asked] == ["/robots.txt", "/1"]


def test_links_to_this_machine_are_refused_like_any_address(tmp_path):
    with serving() as site:
        port = site.root.rpartition(":")[2]
        hosts = ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"]
        links = [f"http://{host}:{port}/1" for host in hosts] + ["file:///etc/passwd"]
        found = opened(tmp_path, rss([item("x", link, SHORT) for link in links]), pause=0)
        assert all(isinstance(each, Fault) for each in found) and len(found) == len(links)
        assert all("private network" in each.cause for each in found[:-1]) and "no link" in found[-1].cause
        assert site.connections == 0


def test_a_link_must_lead_to_a_page(tmp_path):
    with serving() as site:
        links = [
            site.put("/feed", rss([item("x", site.root + "/again", SHORT)]), content_type="application/rss+xml"),
            site.put("/lines", b'{"text": "One, she said."}\n', content_type="application/jsonl"),
        ]
        found = opened(tmp_path, rss([item("x", link, SHORT) for link in links]), allow_private=True, pause=0)
        assert [each.cause.partition(":")[0] for each in found] == [
            "is a feed, not a page",
            "is JSON Lines, not a page",
        ]
        assert [path for path, _ in site.asked] == ["/robots.txt", "/feed", "/lines"]


def test_the_newest_entries_come_first_and_those_without_a_date_last(tmp_path):
    dates = ["", "Mon, 10 Mar 2031 00:00:00 GMT", "Wed, 12 Mar 2031 00:00:00 GMT", "Tue, 11 Mar 2031 23:00:00 -0400"]
    feed = rss([item(str(number), body=BODY, date=date) for number, date in enumerate(dates, start=1)])
    assert [page.name[-1] for page in opened(tmp_path, feed)] == ["1", "2", "3", "4"]
    assert [page.name[-1] for page in opened(tmp_path, feed, newest=3)] == ["4", "3", "2"]
    assert [page.name[-1] for page in opened(tmp_path, feed, newest=9)] == ["4", "3", "2", "1"]


def test_no_more_links_are_followed_in_a_run_than_the_limit(tmp_path):
    with serving() as site:
        links = [site.put(f"/{number}", HTML.encode(), content_type="text/html") for number in range(4)]
        feed = rss([item("x", link, SHORT) for link in links])
        found = opened(tmp_path, feed, allow_private=True, pause=0, max_links=2)
        assert [type(each) for each in found] == [Page, Page, Fault] and "at most 2 links" in found[2].cause


def test_a_feed_without_entries_or_with_damage_is_one_fault(tmp_path):
    assert "without entries" in opened(tmp_path, rss([]))[0].cause
    assert "no feed that can be read" in opened(tmp_path, b"<rdf>" + b"\xff\xfe" * 50)[0].cause


def test_a_feed_that_breaks_off_gives_the_entries_before_and_says_so(tmp_path):
    feed = rss([item(TITLE, body=BODY), item(TITLE, body=BODY * 2)])
    found = opened(tmp_path, feed[:-300])
    assert [type(each) for each in found] == [Page, Fault, Fault]
    assert found[1].name.endswith(":2") and "breaks off" in found[2].cause


def test_entities_are_neither_fetched_nor_multiplied(tmp_path):
    (tmp_path / "secret.txt").write_text("the harbour's secret" * 60)
    with serving() as site:
        site.put("/secret", b"the harbour's secret")
        hostile = [
            f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>',
            f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{site.root}/secret">]>',
            f'<!DOCTYPE rss [<!ENTITY % y SYSTEM "{site.root}/secret"> %y; <!ENTITY x "secret">]>',
            f'<!DOCTYPE rss SYSTEM "{site.root}/secret">',
        ]
        for opening in hostile:
            feed = rss([item("x", body=BODY)], opening=opening).replace(b"<![CDATA[", b"&x;<![CDATA[")
            for found in opened(tmp_path, feed):
                assert b"secret" not in getattr(found, "data", b"")
        assert site.connections == 0


def test_a_billion_laughs_end_within_the_limits(tmp_path):
    laughs = '<!ENTITY a "ha ha ha ha ha ha ha ha ">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    feed = rss([item("x", body=BODY)], opening=f"<!DOCTYPE rss [{laughs}]>").replace(b"<![CDATA[", b"&k;<![CDATA[")
    start = time.monotonic()
    found = opened(tmp_path, feed)
    assert time.monotonic() - start < 30 and len(found) == 1
    assert len(getattr(found[0], "data", b"")) < 100_000


def test_a_feed_over_the_limit_of_bytes_or_of_time_is_one_fault(tmp_path):
    feed = rss([item("x", body=BODY)] * 40)
    assert "larger than" in opened(tmp_path, feed, max_bytes=10_000)[0].cause
    slow = b"<rss><channel><item>" + b"<title><b>" * 200_000
    (fault,) = opened(tmp_path, slow, parse_seconds=0.5)
    assert "took more than 0.5 s" in fault.cause


def test_hostile_markup_in_a_feed_is_left_to_the_cleaning(tmp_path):
    body = f"<script>alert(1)</script>{BODY}<img src=x onerror=alert(1)>"
    (page,) = opened(tmp_path, rss([item("</title><script>x</script>", body=body)]))
    with Worker() as worker:
        reading = worker.clean(page)
    assert "alert" not in reading.document.text and SENTENCES[0] in reading.document.text


def test_a_feed_is_parsed_to_entries_without_fetching_anything():
    feed = parse_feed(
        rss([item(f"<b>{TITLE}</b> &amp; more", "/1", SHORT, date=DATE), item("Two", body=BODY)]),
        "https://courier.example/",
    )
    one, two = feed.entries
    assert (feed.title, feed.link) == ("The Skerry Courier", "https://courier.example/")
    assert (one.number, one.title, one.link) == (1, f"{TITLE} & more", "https://courier.example/1")
    assert one.published == datetime(2031, 3, 12, 17, 40, tzinfo=UTC) and one.updated is None
    assert (one.content, one.whole) == (SHORT, False)
    assert (two.number, two.link, two.content.strip(), two.whole) == (2, None, BODY.strip(), True)
    with pytest.raises(InputError, match="no feed"):
        parse_feed(b"<html><p>no feed")
