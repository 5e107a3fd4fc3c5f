import gzip
import zlib
from datetime import UTC, datetime

import brotli
import pytest

from readout.formats import InputOptions, open_inputs
from readout.records import Fault, Page
from tests.formats.pdfs import column, pdf
from tests.formats.samples import HTML, TEXT, answer, record

URL = "https://courier.example/ferry?id=1"
DATA = HTML.encode()


def opened(tmp_path, *records, name="crawl.warc", **options):
    (tmp_path / name).write_bytes(b"".join(records))
    return list(open_inputs([tmp_path / name], options=InputOptions(**options)))


def chunked(data, size=100):
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def page_with(tmp_path, headers, body):
    (found,) = opened(tmp_path, record("response", URL, answer(body, f"Content-Type: text/html\n{headers}")))
    return found


def test_a_page_has_the_address_time_and_charset_that_the_crawler_kept(tmp_path):
    latin = HTML.replace("“", "é").replace("”", "é").encode("iso-8859-1")
    (page,) = opened(tmp_path, record("response", URL, answer(latin, 'Content-Type: Text/HTML; charset="ISO-8859-1"')))
    assert page.name == f"{tmp_path}/crawl.warc: {URL}"
    assert (page.url, page.media_type, page.charset, page.data) == (URL, "text/html", "ISO-8859-1", latin)
    assert page.fetched == datetime(2031, 3, 12, 17, 40, tzinfo=UTC)


def test_files_and_answers_of_the_three_kinds_are_read_and_nothing_else(tmp_path):
    paper = pdf([column(["The ferry sails."])])
    found = opened(
        tmp_path,
        record("warcinfo", "", b"software: a crawler\r\n", "application/warc-fields"),
        record("request", URL, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("response", "https://e.example/html", answer(DATA)),
        record("response", "https://e.example/xhtml", answer(DATA, "Content-Type: application/xhtml+xml")),
        record("response", "https://e.example/text", answer(TEXT.encode(), "Content-Type: text/plain")),
        record("response", "https://e.example/pdf", answer(paper, "Content-Type: application/pdf")),
        record("resource", "file:///a.html", DATA, "text/html; charset=utf-8"),
        record("response", "https://e.example/picture", answer(b"\x89PNG", "Content-Type: image/png")),
        record("response", "https://e.example/none", answer(DATA, "Server: x")),
        record("response", "https://e.example/gone", answer(DATA, status=404)),
        record("response", "https://e.example/moved", answer(b"", "Location: /html\nContent-Type: text/html", 301)),
        record("revisit", "https://e.example/html", answer(b"")),
        record("metadata", URL, b"via: x\r\n", "application/warc-fields"),
        record("conversion", URL, TEXT.encode(), "text/plain"),
        record("response", "dns:e.example", b"20310312\n1.2.3.4\n", "text/dns"),
    )
    assert [page.name.rpartition("/")[2] for page in found] == ["html", "xhtml", "text", "pdf", "a.html"]
    kinds = ["text/html", "text/html", "text/plain", "application/pdf", "text/html"]
    assert [page.media_type for page in found] == kinds and found[3].data == paper


def test_each_record_may_be_packed_on_its_own(tmp_path):
    records = [gzip.compress(record("response", f"{URL}{number}", answer(DATA))) for number in range(3)]
    assert [page.url[-1] for page in opened(tmp_path, *records, name="crawl.warc.gz")] == ["0", "1", "2"]


CODINGS = {
    "Transfer-Encoding: chunked": chunked,
    "Content-Encoding: gzip": gzip.compress,
    "Content-Encoding: deflate": zlib.compress,
    "Content-Encoding: x-gzip": lambda data: gzip.compress(data[:200]) + gzip.compress(data[200:]),
    "Content-Encoding: Deflate": lambda data: zlib.compress(data)[2:-4],
    "Content-Encoding: br": brotli.compress,
    "Transfer-Encoding: chunked\nContent-Encoding: gzip": lambda data: chunked(gzip.compress(data)),
    "Content-Encoding: br, gzip": lambda data: gzip.compress(brotli.compress(data)),
    "Content-Encoding: identity": bytes,
}


@pytest.mark.parametrize("headers", CODINGS)
def test_what_http_did_to_a_page_is_undone(tmp_path, headers):
    assert page_with(tmp_path, headers, CODINGS[headers](DATA)).data == DATA


@pytest.mark.parametrize("headers", CODINGS)
def test_a_page_that_the_crawler_has_unpacked_already_is_taken_as_it_is(tmp_path, headers):
    assert page_with(tmp_path, headers, DATA).data == DATA


@pytest.mark.parametrize("headers", [each for each in CODINGS if "identity" not in each])
def test_a_packed_page_that_breaks_off_is_one_fault_and_the_next_is_read(tmp_path, headers):
    broken = CODINGS[headers](DATA)[:-30]
    records = [record("response", URL, answer(body, f"Content-Type: text/html\n{headers}")) for body in (broken, DATA)]
    fault, page = opened(tmp_path, *records)
    assert isinstance(fault, Fault) and fault.url == URL and isinstance(page, Page)
    assert any(words in fault.cause for words in ("breaks off", "is damaged"))


def test_damaged_and_unknown_packing_is_one_fault(tmp_path):
    for headers, body in (
        ("gzip", b"\x1f\x8b\x08" + b"x" * 50),
        ("br", b"\xff" * 50),
        ("deflate", b"\x78\x9c" + b"\xff" * 9),
    ):
        assert "is damaged" in page_with(tmp_path, f"Content-Encoding: {headers}", body).cause
    assert "packed with exi" in page_with(tmp_path, "Content-Encoding: exi", b"x" * 50).cause


def test_a_bomb_in_a_record_is_stopped_at_the_limit_and_the_next_is_read(tmp_path):
    zeros = b"<html>" + bytes(40_000_000)
    records = [
        record("response", URL, answer(pack(zeros), f"Content-Type: text/html\nContent-Encoding: {name}"))
        for name, pack in (("gzip", gzip.compress), ("br", lambda data: brotli.compress(data, quality=1)))
    ]
    found = opened(tmp_path, *records, record("response", URL, answer(DATA)), max_bytes=100_000)
    assert [type(each) for each in found] == [Fault, Fault, Page] and "larger than" in found[0].cause
    (fault,) = opened(tmp_path, *records, record("response", URL, answer(DATA)), max_unpacked=1_000_000)
    assert "unpacks to more than" in fault.cause


def test_a_page_that_is_not_what_it_says_is_judged_by_its_bytes(tmp_path):
    found = opened(
        tmp_path,
        record("response", URL, answer(b"\x89PNG\r\n\x1a\n")),
        record("response", URL, answer(b'{"text": "One, she said."}\n', "Content-Type: text/plain")),
        record("response", URL, answer(b"")),
        record("response", URL, answer(DATA, "Content-Type: text/plain")),
    )
    said = ["PNG", "is JSON Lines, not a page", "is empty"]
    assert all(words in fault.cause for words, fault in zip(said, found[:3], strict=True))
    assert found[3].media_type == "text/html"


def test_an_archive_that_breaks_off_gives_what_is_whole_and_one_fault(tmp_path):
    whole = record("response", URL, answer(DATA))
    for cut in (len(whole) - 100, 300):
        page, fault = opened(tmp_path, whole, whole[:cut])
        assert isinstance(page, Page) and "ends in the middle" in fault.cause
    page, fault = opened(tmp_path, gzip.compress(whole), gzip.compress(whole)[:-20], name="crawl.warc.gz")
    assert isinstance(page, Page) and "damaged gzip" in fault.cause
    other = record("request", URL, b"GET / HTTP/1.1\r\n\r\n")
    page, fault = opened(tmp_path, whole, other[:-10])
    assert isinstance(page, Page) and "ends in the middle" in fault.cause


def test_a_record_without_a_length_or_a_beginning_ends_the_archive(tmp_path):
    whole = record("response", URL, answer(DATA))
    changes = [(b"Content-Length: ", b"Content-Length: -"), (b"Content-Length", b"Length"), (b"WARC/1.1", b"WARC")]
    endless = b"WARC/1.1\r\n" + b"x: y\r\n" * 20_000
    for bad in (*(whole.replace(old, new) for old, new in changes), b"nonsense\r\n", endless):
        page, fault = opened(tmp_path, whole, bad)
        assert isinstance(page, Page) and "is damaged" in fault.cause


def test_a_length_that_is_too_long_is_a_fault_and_takes_no_memory(tmp_path):
    whole = record("response", URL, answer(DATA))
    huge = whole.replace(b"Content-Length: %d" % len(answer(DATA)), b"Content-Length: 999999999999999999")
    (fault,) = opened(tmp_path, huge)
    assert isinstance(fault, Fault)


def test_headers_in_several_lines_and_odd_ones_are_read(tmp_path):
    whole = record(
        "response", f"<{URL}>", answer(DATA, "Content-Type: text/html;\n charset=utf-8\nno colon here\n: empty")
    )
    whole = whole.replace(b"WARC-Date", b"WARC-Note: a\r\n b\r\nWARC-Date")
    (page,) = opened(tmp_path, whole)
    assert (page.url, page.charset) == (URL, "utf-8")
    (undated,) = opened(tmp_path, whole.replace(b"2031-03-12T", b"yesterday "))
    assert undated.fetched is None


def test_links_in_a_page_of_an_archive_and_archives_in_one_are_not_followed(tmp_path):
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("crawl.warc", record("response", URL, answer(DATA)))
    (page,) = opened(tmp_path, stream.getvalue(), name="pages.zip")
    assert page.name == f"{tmp_path}/pages.zip/crawl.warc: {URL}" and page.url == URL
