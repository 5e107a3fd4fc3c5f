"""Whatever bytes come under whatever name: pages, and faults of one line, and never another exception."""

from __future__ import annotations

import bz2
import gzip
import lzma

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.errors import InputError
from readout.formats import FORMATS, SUFFIXES, InputOptions, open_inputs
from readout.records import Fault, Page
from readout.worker import Worker
from tests.formats.pdfs import column, pdf
from tests.formats.samples import BODY, HTML, TEXT, answer, atom, email, item, opml, place, record, rss, sitemap, zipped
from tests.formats.test_archives import tarred
from tests.formats.test_tables import parquet, written
from tests.formats.test_warc import chunked

LIMITS = InputOptions(follow=False, max_bytes=5_000, max_unpacked=60_000, max_members=5)
FILES = {"a.html": HTML, "b.csv": written(["title", "text"], ["Ferry", TEXT]), "c.zip": zipped({"d.txt": TEXT})}
CODED = "Content-Type: text/html\nTransfer-Encoding: chunked\nContent-Encoding: gzip"
DATED = "<updated>2031-03-12T00:00:00Z</updated>"
SAMPLES = {
    "": HTML.encode(),
    ".html": HTML.encode(),
    ".txt": TEXT.encode(),
    ".html.gz": gzip.compress(HTML.encode()),
    ".jsonl": b'{"text": "One, she said."}\n' * 3,
    ".pdf": pdf([column(["It sails."])]),
    ".eml": email(TEXT),
    ".mbox": b"From a\n" + email(TEXT) + b"\nFrom b\n" + email(HTML, kind="text/html"),
    ".csv": FILES["b.csv"].encode(),
    ".tsv": written(["text", "url"], [TEXT, "x"], ["It sails.", "y"], delimiter="\t").encode(),
    ".parquet": parquet({"text": ["One.", "Two."], "date": ["2031-03-12", None]}),
    ".rss": rss([item("a", "https://courier.example/1", body=BODY, date="Wed, 12 Mar 2031 18:40:00 GMT")]),
    ".atom": atom([f"<entry><title>a</title><content type='html'>{TEXT}</content>{DATED}</entry>"]),
    ".xml": sitemap([place("https://courier.example/1", "2031-03-12")]),
    ".opml": opml(["https://courier.example/feed"]),
    ".warc": record("response", "https://e.example/1", answer(chunked(gzip.compress(HTML.encode())), CODED)) * 2,
    ".zip": zipped(FILES),
    ".tar": tarred(FILES),
    ".tgz": gzip.compress(tarred(FILES)),
    ".tbz2": bz2.compress(tarred(FILES)),
    ".txz": lzma.compress(tarred(FILES)),
}
"""A sound file of each kind, by the end of its name."""
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 8)), max_size=6)
"""Where bytes are put in, which, and how many they replace."""


def changed(data: bytes, changes: list[tuple[float, bytes, int]]) -> bytes:
    for where, new, size in changes:
        at = int(where * len(data))
        data = data[:at] + new + data[at + size :]
    return data


def check(path, data):
    path.write_bytes(data)
    for found in open_inputs([path], options=LIMITS):
        assert isinstance(found, Page | Fault)
        if isinstance(found, Page):
            assert len(found.data) <= 5_000 + 200  # a report out of a feed has its title and tags around it
        else:
            assert found.cause and "\n" not in found.cause and len(found.cause) < 400


def test_there_is_a_sample_of_every_format_and_all_of_it_is_read(tmp_path):
    assert {suffix for suffix in SUFFIXES if suffix not in SAMPLES} <= {
        ".htm", ".xhtml", ".shtml", ".text", ".md", ".ndjson", ".jsonlines", ".mht", ".mhtml", ".tab", ".rdf",
    }  # fmt: skip
    unfollowed = {".xml", ".opml"}
    for suffix, data in SAMPLES.items():
        (tmp_path / f"sample{suffix}").write_bytes(data)
        found = list(open_inputs([tmp_path / f"sample{suffix}"]))
        assert found and (suffix in unfollowed or all(isinstance(each, Page) for each in found)), (suffix, found)
    assert len(FORMATS) == len({known.NAME for known in FORMATS})


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=1_500))
def test_any_bytes_under_any_name_give_pages_and_faults(tmp_path_factory, suffix, data):
    check(tmp_path_factory.getbasetemp() / f"any{suffix}", data)


@pytest.mark.parametrize("suffix", SAMPLES)
@settings(max_examples=60, deadline=None)
@given(changes=CHANGES, end=st.floats(0.3, 1))
def test_a_sound_file_with_any_damage_gives_pages_and_faults(tmp_path_factory, suffix, changes, end):
    data = changed(SAMPLES[suffix], changes)
    check(tmp_path_factory.getbasetemp() / f"damaged{suffix}", data[: int(end * len(data)) + 1])


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


@pytest.mark.parametrize("suffix,media_type", [(".pdf", "application/pdf"), (".eml", "message/rfc822")])
@settings(max_examples=80, deadline=None)
@given(changes=CHANGES, junk=st.binary(max_size=300))
def test_a_damaged_pdf_or_message_is_read_or_refused_in_one_line(worker, suffix, media_type, changes, junk):
    for data in (changed(SAMPLES[suffix], changes), junk, SAMPLES[suffix][:9] + junk):
        try:
            worker.clean(Page("damaged", data, media_type, given=(("language", "en"),)))
        except InputError as refused:
            assert "\n" not in str(refused) and "could not be cleaned" not in str(refused)
