"""Hostile input from end to end: opened, cleaned in the worker, each answered in one line while the batch goes on."""

import gzip
import json
import os
import random
import subprocess
import sys
import time

import pytest

from readout.errors import InputError
from readout.formats import open_inputs
from readout.layers import BLOCKS
from readout.records import REPORT_ROLES, Fault
from readout.worker import Worker
from tests.formats.server import serving

PARAGRAPH = '<p>The ferry would sail again on Friday, the harbour master said. "It is repaired," she told us.</p>\n'
STORY = PARAGRAPH * 8


def page(body: str, head: str = "") -> bytes:
    html = f"<!doctype html><html><head>{head}<title>Ferry</title></head><body><article>{body}</article></body></html>"
    return html.encode()


ATTRIBUTES = " ".join(f'a{n}="{n}"' for n in range(100_000))
REFUSED = {
    "random.bin": random.Random(7).randbytes(100_000),
    "picture.html": b"\x89PNG\r\n\x1a\n" + b"<html>" * 100,
    "empty.html": b"",
    "empty.txt": b"",
    "empty.jsonl": b"",
    "blank.html": b" \n\t\r\n" * 50_000,
    "empty.html.gz": gzip.compress(b""),
    "fifty_megabytes.html": page(PARAGRAPH * (50_000_000 // len(PARAGRAPH))),
    "fifty_megabytes.txt": b"The ferry sails, she said. " * 1_900_000,
    "attributes.html": page(f"<p {ATTRIBUTES}>Ferry</p>" + STORY),
    "nul.html": page(STORY + "\0" + STORY),
    "nul_at_the_end.html": page(STORY * 50 + "\0"),
    "nul.txt": b"The ferry\0sails",
    "bomb.html.gz": gzip.compress(b"<html><p>") + gzip.compress(b"a" * 10_000_000) * 100,
    "bomb.jsonl.gz": gzip.compress(b'{"text": "') + gzip.compress(b"a" * 10_000_000) * 100,
    "cut.html.gz": gzip.compress(page(STORY))[:-30],
    "gzip_in_gzip.html.gz": gzip.compress(gzip.compress(page(STORY))),
}
READ = {
    "divs.html": page("<div>" * 100_000 + STORY + "</div>" * 100_000),
    "unclosed_bold.html": page("<b>" * 100_000 + STORY),
    "wrong_charset.html": page("<p>“It’s a café,” he said in town on Friday.</p>" + STORY).decode().encode("cp1252"),
    "wrong_meta.html": page("<p>“It’s a café,” he said in town on Friday.</p>" + STORY, "<meta charset=shift_jis>"),
    "utf16.html": page(STORY).decode().encode("utf-16"),
    "deep_json.html": page(STORY, '<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>"),
    "half_a_tag.html": page(STORY) + b"<p class='",
}


@pytest.fixture(scope="module")
def worker():
    with Worker() as worker:
        yield worker


def answer(found, worker):
    """The reading, or the reason why there is none."""
    if isinstance(found, Fault):
        return found.cause
    try:
        return worker.clean(found)
    except InputError as refused:
        return str(refused)


def test_every_hostile_file_gets_one_line_and_the_batch_goes_on(tmp_path, worker):
    names = []
    for name, data in {**REFUSED, "good.html": page(STORY), **READ}.items():
        (tmp_path / name).write_bytes(data)
        names.append(str(tmp_path / name))
    start = time.monotonic()
    answers = {os.path.basename(found.name): answer(found, worker) for found in open_inputs(names)}
    assert time.monotonic() - start < 120
    assert {name.partition(":")[0] for name in answers} == {*REFUSED, *READ, "good.html"}
    for name, got in answers.items():
        refused = name.partition(":")[0] in REFUSED
        assert isinstance(got, str) == refused, f"{name}: {got!s:.200}"
        if refused:
            assert got and "\n" not in got and len(got) < 300


def test_deep_nesting_never_empties_an_article(tmp_path, worker):
    for name in ("divs.html", "unclosed_bold.html"):
        (tmp_path / name).write_bytes(READ[name])
        (found,) = open_inputs([tmp_path / name])
        reading = worker.clean(found)
        kept = [block.span.of(reading.document.text) for block in reading[BLOCKS] if block.role in REPORT_ROLES]
        assert sum("harbour master" in text for text in kept) == 8


def test_a_page_in_a_wrong_charset_is_read_right(tmp_path, worker):
    for name in ("wrong_charset.html", "wrong_meta.html"):
        (tmp_path / name).write_bytes(READ[name])
        (found,) = open_inputs([tmp_path / name])
        assert "“It’s a café,” he said" in worker.clean(found).document.text


def test_bombs_and_large_files_leave_the_memory_small(tmp_path):
    large = ("fifty_megabytes.html", "fifty_megabytes.txt", "bomb.html.gz", "bomb.jsonl.gz")
    for name in large:
        (tmp_path / name).write_bytes(REFUSED[name])
    script = (
        "import resource, sys\nfrom readout.formats import open_inputs\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nbefore = peak()\n"
        "print(sum(1 for _ in open_inputs(sys.argv[1:])), (peak() - before) // 1024)"
    )
    pytest.importorskip("resource", reason="needs a Unix system")
    command = [sys.executable, "-c", script, *(str(tmp_path / name) for name in large)]
    count, mebibytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert int(count) >= len(large) and int(mebibytes) < 120


def test_a_bad_line_among_json_lines_spares_the_others(tmp_path, worker):
    story = "The ferry would sail again on Friday, the harbour master said. " * 5
    lines = [json.dumps({"text": story}), "{oops", json.dumps({"html": page(f"<p {ATTRIBUTES}>x</p>").decode()})]
    (tmp_path / "all.jsonl").write_text("\n".join([*lines, json.dumps({"text": story})]))
    answers = [answer(found, worker) for found in open_inputs([tmp_path / "all.jsonl"])]
    assert [isinstance(got, str) for got in answers] == [False, True, True, False]


def test_a_hostile_page_from_the_web_is_answered_like_a_file(worker):
    from readout.formats import InputOptions

    with serving() as site:
        address = site.put("/flood", REFUSED["attributes.html"], content_type="text/html")
        (found,) = open_inputs([address], options=InputOptions(allow_private=True, pause=0))
        assert "attributes" in answer(found, worker)
