import gzip
import socket
import time
import zlib
from datetime import UTC, datetime

import pytest

from readout.formats import InputOptions, open_inputs
from readout.records import Fault, Page
from tests.formats.server import serving

HTML = b"<!doctype html><html><head><title>Ferry</title></head><body><p>The ferry sails, she said.</p></body></html>"
LOCAL = InputOptions(allow_private=True, pause=0, max_bytes=200_000, fetch_seconds=3)


@pytest.fixture
def site():
    with serving() as site:
        yield site


def fetched(address, options=LOCAL):
    (found,) = open_inputs([address], options=options)
    return found


def test_a_page_comes_with_its_address_its_time_and_the_charset_of_its_headers(site):
    page = fetched(site.put("/ferry?id=1", HTML, content_type="text/html; charset=ISO-8859-1"))
    assert isinstance(page, Page)
    assert (page.data, page.media_type, page.charset) == (HTML, "text/html", "ISO-8859-1")
    assert page.url == page.name == site.root + "/ferry?id=1"
    assert abs((datetime.now(UTC) - page.fetched).total_seconds()) < 60


def test_readout_names_itself_and_asks_for_robots_first(site):
    fetched(site.put("/ferry", HTML, content_type="text/html"))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/ferry"]
    assert all(headers["user-agent"].startswith("Readout/") for _, headers in site.asked)


def test_a_page_that_robots_forbids_is_not_asked_for(site):
    site.put("/robots.txt", b"User-agent: Readout\nDisallow: /private*\n")
    fault = fetched(site.put("/private/1", HTML, content_type="text/html"))
    assert isinstance(fault, Fault) and "robots.txt" in fault.cause
    assert [path for path, _ in site.asked] == ["/robots.txt"]
    assert isinstance(fetched(site.put("/open", HTML, content_type="text/html")), Page)


def test_robots_that_cannot_be_had_forbid(site):
    site.put("/robots.txt", b"", status=503)
    assert isinstance(fetched(site.put("/ferry", HTML, content_type="text/html")), Fault)


def test_robots_are_asked_once_a_run_and_requests_to_one_site_wait(site):
    addresses = [site.put(f"/{n}", HTML, content_type="text/html") for n in range(3)]
    start = time.monotonic()
    pages = list(open_inputs(addresses, options=InputOptions(allow_private=True, pause=0.2)))
    assert all(isinstance(page, Page) for page in pages) and time.monotonic() - start >= 0.4
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_redirects_are_followed_and_the_page_keeps_its_final_address(site):
    site.put("/new", HTML, content_type="text/html")
    site.redirect("/moved", "/new#part")
    page = fetched(site.redirect("/old", site.root + "/moved"))
    assert isinstance(page, Page) and page.url == site.root + "/new" and page.name == site.root + "/old"


def test_a_redirect_loop_ends(site):
    fault = fetched(site.redirect("/round", "/round"))
    assert isinstance(fault, Fault) and "redirects more than 5 times" in fault.cause


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://user:pass@127.0.0.1/", "http://[::1"])
def test_a_redirect_is_checked_as_if_named_by_hand(site, to):
    assert isinstance(fetched(site.redirect("/away", to)), Fault)


def test_a_public_page_may_not_redirect_to_a_private_address(site, monkeypatch):
    """The resolver is told that a public name is this server; the redirect then names this machine outright."""
    port = int(site.root.rpartition(":")[2])
    connected = []

    def connect(address, *rest, **options):
        connected.append(address[0])
        wire = socket.socket()
        wire.connect(("127.0.0.1", port))
        return wire

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.216.34", port))])
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    site.redirect("/page", f"http://127.0.0.1:{port}/secret")
    site.put("/secret", HTML, content_type="text/html")
    fault = fetched(f"http://news.example:{port}/page", InputOptions(pause=0))
    assert isinstance(fault, Fault) and "private network" in fault.cause
    assert [path for path, _ in site.asked] == ["/robots.txt", "/page"]
    assert site.asked[0][1]["host"] == f"news.example:{port}"
    assert set(connected) == {"93.184.216.34"}  # the address that was checked, not the name again


def test_packed_pages_are_unpacked(site):
    for name, body in {"gzip": gzip.compress(HTML), "deflate": zlib.compress(HTML), **_optional(HTML)}.items():
        page = fetched(site.put(f"/{name}", body, content_type="text/html", content_encoding=name))
        assert isinstance(page, Page) and page.data == HTML, name


def test_only_encodings_that_can_be_undone_are_asked_for(site):
    fetched(site.put("/ferry", HTML, content_type="text/html"))
    asked = {name.strip() for name in site.asked[-1][1]["accept-encoding"].split(",")}
    assert asked - {"zstd"} == {"gzip", "deflate", *_optional(b"")}


def test_an_encoding_that_cannot_be_undone_is_a_fault(site):
    address = site.put("/odd", b"\x00\x01" * 50, content_type="text/html", content_encoding="exi")
    assert isinstance(fetched(address), Fault)


def test_a_compression_bomb_is_stopped_at_the_limit(site):
    zeros = bytes(60_000_000)
    for name, body in {"gzip": gzip.compress(zeros, 1), "deflate": zlib.compress(zeros, 1), **_optional(zeros)}.items():
        fault = fetched(site.put(f"/{name}", body, content_type="text/html", content_encoding=name))
        assert isinstance(fault, Fault) and "larger than" in fault.cause, name


def test_damaged_compression_is_a_fault(site):
    fault = fetched(site.put("/bad", b"not gzip at all", content_type="text/html", content_encoding="gzip"))
    assert isinstance(fault, Fault) and "compression is damaged" in fault.cause


def test_an_endless_page_is_stopped_at_the_limit(site):
    def endless(request):
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while True:
            request.wfile.write(HTML)

    site.answers["/endless"] = endless
    assert "larger than" in fetched(site.root + "/endless").cause


@pytest.mark.parametrize("headers_too", [False, True])
def test_a_server_that_drips_is_cut_off(site, headers_too):
    def drip(request):
        if not headers_too:
            request.send_response(200)
            request.send_header("Content-Type", "text/html")
            request.end_headers()
        for _ in range(200):
            request.wfile.write(b"H")
            request.wfile.flush()
            time.sleep(0.1)

    site.answers["/drip"] = drip
    start = time.monotonic()
    fault = fetched(site.root + "/drip", InputOptions(allow_private=True, pause=0, fetch_seconds=1))
    assert isinstance(fault, Fault) and "took longer than" in fault.cause and time.monotonic() - start < 5


@pytest.mark.parametrize("kind", ["image/png", "font/woff2", "video/mp4", "application/json"])
def test_other_content_types_are_refused_by_name(site, kind):
    assert kind in fetched(site.put("/other", HTML, content_type=kind)).cause


def test_a_refusal_of_the_server_says_what_to_do(site):
    assert "no such page" in fetched(site.root + "/absent").cause
    assert "save the page by hand" in fetched(site.put("/shut", b"", status=403)).cause


def test_json_lines_from_the_web_are_many_pages(site):
    body = b'{"text": "One, he said."}\n{"text": "Two, she said."}\n'
    pages = list(open_inputs([site.put("/all.jsonl", body, content_type="application/x-ndjson")], options=LOCAL))
    assert [page.name.rpartition(":")[2] for page in pages] == ["1", "2"]


def test_a_host_that_is_not_there_is_a_fault():
    fault = fetched("http://no-such-host.invalid/", InputOptions(pause=0))
    assert isinstance(fault, Fault) and "no such host" in fault.cause


def _optional(body):
    packed = {}
    try:
        import brotli

        packed["br"] = brotli.compress(body, quality=1)
    except ImportError:
        pass
    return packed
