import gzip
import io
import json
import os
import random
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.api import input_options
from readout.errors import InputError, SetupError
from readout.formats import FORMATS, SUFFIXES, InputOptions, open_inputs, page_from
from readout.records import Fault, Page
from readout.settings import DEFAULTS, Settings

HTML = "<!doctype html><html><head><title>Ferry</title></head><body><p>“It sails,” she said.</p></body></html>"
TEXT = "Ferry sails again\n\n“It sails,” the captain said on Tuesday. 5 < 6, he added.\n"


def laid_out(folder: Path, **files: bytes | str) -> list[str]:
    """Writes files; ``a__html`` is the file "a.html"."""
    paths = []
    for name, data in files.items():
        path = folder / name.replace("__", ".").replace("_in_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        paths.append(str(path))
    return paths


def only(found):
    (one,) = found
    return one


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page", "page.jsonl.bak", "page.HTM", "page.pdf"])
def test_html_is_known_by_its_content_whatever_its_name(tmp_path, name):
    (tmp_path / name).write_text(HTML)
    assert only(open_inputs([tmp_path / name])).media_type == "text/html"


@pytest.mark.parametrize(
    "opening",
    ["\n\n<HTML lang=en>", "<!-- saved --><!DOCTYPE html>", "<?xml version='1.0'?>\n<html>", "\ufeff<html>", "<head >"],
)
def test_html_may_open_in_many_ways(opening):
    assert page_from((opening + "<p>She said so.").encode()).media_type == "text/html"


def test_a_piece_of_html_is_known_by_its_tags():
    assert page_from(("<p>One, he said.</p>\n" * 4).encode()).media_type == "text/html"


@pytest.mark.parametrize("name", ["page.txt", "page", "page.html"])
def test_text_without_tags_is_plain_text_whatever_its_name(tmp_path, name):
    (tmp_path / name).write_text(TEXT)
    assert only(open_inputs([tmp_path / name])).media_type == "text/plain"


def test_text_keeps_its_bytes(tmp_path):
    data = "Line one\r\nline two\x0c\u2028 “quoted”\r\r\n\t".encode()
    (tmp_path / "a.txt").write_bytes(data)
    assert only(open_inputs([tmp_path / "a.txt"])).data == data


def test_utf16_is_text(tmp_path):
    for charset in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        assert page_from(HTML.encode(charset)).media_type == "text/html"
        assert page_from(TEXT.encode(charset)).media_type == "text/plain"


def test_many_sources_come_in_the_order_named_and_each_once(tmp_path):
    names = laid_out(tmp_path, b__html=HTML, a__txt=TEXT, c__jsonl='{"text": "x said"}')
    found = list(open_inputs([names[1], "absent.html", names[0], names[2], names[1]]))
    assert [page.name for page in found] == [names[1], "absent.html", names[0], names[2] + ":1", names[1]]
    assert isinstance(found[1], Fault) and "no such file" in found[1].cause


def test_a_folder_is_read_sorted_with_all_below_it_and_without_hidden_files(tmp_path):
    laid_out(tmp_path, b__html=HTML, a__txt=TEXT, z_in_y_in_c__html__gz=gzip.compress(HTML.encode()), x__png=b"\x89PNG",
             _hidden__html=HTML, notes__docx=b"PK", d__JSONL='{"text": "x said"}\n{"text": "y said"}')  # fmt: skip
    (tmp_path / "_hidden.html").rename(tmp_path / ".hidden.html")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "page.html").write_text(HTML)
    names = [os.path.relpath(page.name, tmp_path) for page in open_inputs([tmp_path])]
    assert names == ["a.txt", "b.html", "d.JSONL:1", "d.JSONL:2", "z/y/c.html.gz"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path):
    assert "no file that Readout reads" in only(open_inputs([tmp_path])).cause


def test_standard_input_is_sniffed_like_a_file(monkeypatch):
    for data, kind in ((HTML, "text/html"), (TEXT, "text/plain")):
        for body in (data.encode(), gzip.compress(data.encode())):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
            page = only(open_inputs(["-"]))
            assert (page.name, page.media_type, page.data) == ("standard input", kind, data.encode())


def test_a_pipe_may_be_named_as_a_file(tmp_path):
    read, write = os.pipe()
    os.write(write, TEXT.encode())
    os.close(write)
    assert only(open_inputs([f"/dev/fd/{read}"])).data == TEXT.encode()
    os.close(read)


def test_what_the_caller_states_is_kept_with_every_page(tmp_path):
    given_ = (("published", "2031-03-12"),)
    (tmp_path / "a.jsonl").write_text('{"text": "x", "published": "1999-01-01", "title": "T"}')
    page = only(open_inputs([tmp_path / "a.jsonl"], options=InputOptions(given=given_)))
    assert page.stated("published") == "2031-03-12" and page.stated("title") == "T"


def test_other_schemes_are_refused():
    assert "only http" in only(open_inputs(["ftp://example.org/a"])).cause


# JSON Lines


def test_each_line_is_a_page_with_what_stands_beside_it(tmp_path):
    line = {"html": HTML, "url": "https://e.example/1", "title": "T", "published": "2031-03-12", "language": "en"}
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT}) + "\n\n" + json.dumps(line) + "\n")
    first, second = open_inputs([tmp_path / "a.jsonl"])
    assert (first.name, first.media_type, first.data) == (f"{tmp_path}/a.jsonl:1", "text/plain", TEXT.encode())
    assert (second.name, second.media_type, second.url) == (f"{tmp_path}/a.jsonl:3", "text/html", line["url"])
    assert dict(second.given) == {"title": "T", "published": "2031-03-12", "language": "en"}
    assert first.charset == second.charset == "utf-8"


BAD = ["{", "nonsense", "[1]", "3", "null", "{}", '{"text": ""}', '{"text": 3}', '{"text": "a", "url": 4}',
       '{"text": "a\\u0000b"}', "[" * 100_000, '{"a":' * 50_000, '{"text": "a", "n": ' + "9" * 5000 + "}"]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=range(len(BAD)))
def test_a_bad_line_is_one_fault_that_names_it_and_the_file_goes_on(tmp_path, bad):
    (tmp_path / "a.jsonl").write_text('{"text": "One"}\n' + bad + '\n{"text": "Two"}')
    one, fault, two = open_inputs([tmp_path / "a.jsonl"])
    assert isinstance(one, Page) and isinstance(two, Page) and isinstance(fault, Fault)
    assert fault.name.endswith("a.jsonl:2") and "line 2" in fault.cause and "\n" not in fault.cause


def test_a_line_that_is_not_utf8_is_one_fault(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "caf\xe9"}\n{"text": "Two"}\r\n')
    fault, page = open_inputs([tmp_path / "a.jsonl"])
    assert "not UTF-8" in fault.cause and page.data == b"Two"


def test_a_bad_first_line_does_not_turn_the_file_into_text(tmp_path):
    (tmp_path / "a.jsonl").write_text('oops\n{"text": "Two"}')
    fault, page = open_inputs([tmp_path / "a.jsonl"])
    assert isinstance(fault, Fault) and isinstance(page, Page)


def test_a_line_over_the_limit_is_one_fault(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "One"}\n{"text": "' + "x" * 5000 + '"}\n{"text": "Two"}')
    found = list(open_inputs([tmp_path / "a.jsonl"], options=InputOptions(max_bytes=1000)))
    assert [type(item) for item in found] == [Page, Fault, Page] and "larger than" in found[1].cause


def test_half_a_surrogate_pair_becomes_the_replacement_character():
    assert page_from(b'{"text": "a \\ud800 b"}').data == "a \ufffd b".encode()


def test_json_over_several_lines_is_one_fault_that_says_what_to_do(tmp_path):
    for text in (json.dumps([{"text": "a"}], indent=1), json.dumps({"text": "a"}, indent=1), '[{"text": "a"}]'):
        (tmp_path / "a.jsonl").write_text(text)
        assert "jq -c" in only(open_inputs([tmp_path / "a.jsonl"])).cause


@given(st.lists(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text), min_size=1, max_size=5))
def test_every_text_comes_through_json_lines_unchanged(texts):
    lines = "\n".join(json.dumps({"text": text}) for text in texts)
    if len(texts) == 1:
        assert page_from(lines.encode()).data.decode() == texts[0]
    else:
        with pytest.raises(SetupError, match="read_many"):
            page_from(lines.encode())


# Python API


def test_a_string_is_a_path_a_page_or_a_text(tmp_path):
    path = laid_out(tmp_path, a__html=HTML)[0]
    assert page_from(path).name == path and page_from(Path(path)).data == HTML.encode()
    assert page_from(HTML).media_type == "text/html" and page_from(TEXT).data == TEXT.encode()
    assert page_from("“It sails,” she said.").media_type == "text/plain"
    assert page_from(TEXT, url="https://e.example/").url == "https://e.example/"
    for absent in ("absent.html", "no folder/absent page.txt", "absent"):
        with pytest.raises(InputError, match="no such file"):
            page_from(absent)
    for empty in ("", "  ", b"", b"\n"):
        with pytest.raises(InputError, match="empty"):
            page_from(empty)


def test_every_format_has_a_name_suffixes_and_a_docstring():
    assert all(known.NAME and known.SUFFIXES and known.__doc__ for known in FORMATS)
    assert {".html", ".txt", ".jsonl"} <= SUFFIXES


@given(st.binary(max_size=3000), st.sampled_from(["", ".html", ".jsonl"]))
def test_any_bytes_give_pages_or_one_line_faults(tmp_path_factory, data, suffix):
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    for found in open_inputs([path]):
        assert isinstance(found, Page) or "\n" not in found.cause


def test_every_limit_of_the_settings_reaches_the_formats():
    shared = {field.name for field in fields(InputOptions)} & {field.name for field in fields(Settings)}
    other = {name: not value if isinstance(value := getattr(DEFAULTS, name), bool) else 77 for name in shared}
    options = input_options(Settings(**other), ())
    assert {name: getattr(options, name) for name in shared} == other and len(shared) >= 11


def test_random_bytes_are_refused_as_binary():
    source = random.Random(1)
    for size in (200, 5000, 50_000):
        with pytest.raises(InputError, match="binary"):
            page_from(source.randbytes(size))
        with pytest.raises(InputError, match="binary"):
            page_from(source.randbytes(size).replace(b"\0", b"\1"))
