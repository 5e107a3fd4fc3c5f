import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.charset import codec_of, declared_in, decode
from readout.errors import InputError

NEWS = "The minister said: “It’s a café – naïve £5.” "
RUSSIAN = "Президент заявил, что переговоры продолжатся. Газета сообщила об этом в четверг вечером."


@given(st.text().filter(lambda text: "\0" not in text and not text.startswith("\ufeff")))
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode()).text == text
    assert decode(text.encode(), "utf-8").text == text


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,.’“”–é", min_size=1), st.sampled_from([None, "utf-8", "latin-1"]))
def test_english_in_windows_1252_is_read_under_any_declaration(text, declared):
    data = text.encode("cp1252")
    try:
        data.decode()
    except UnicodeDecodeError:
        assert decode(data, declared).text == text or "U+FFFD" not in decode(data, declared).how


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_the_byte_order_mark_outweighs_headers(mark):
    found = decode(NEWS.encode(mark), "windows-1251")
    assert found.text == NEWS and found.how == "byte order mark"


def test_headers_outweigh_the_page_and_the_page_outweighs_guessing():
    page = '<meta charset="windows-1251">' + RUSSIAN
    assert decode(page.encode("koi8-r"), "koi8-r").text == page
    assert decode(page.encode("cp1251")).how == "the page says cp1251"
    assert RUSSIAN in decode(page.encode("cp1251")).text


def test_a_wrong_declaration_is_not_believed_and_this_is_said():
    for declared in ("iso-8859-1", "windows-1251", "shift_jis", "gbk"):
        found = decode(NEWS.encode(), declared)
        assert found.text == NEWS and "though headers say" in found.how
    assert decode(NEWS.encode("cp1252"), "utf-8").text == NEWS
    assert decode(b'<meta charset="utf-8">' + NEWS.encode("cp1252")).text.endswith(NEWS)
    assert decode(RUSSIAN.encode("cp1251"), "iso-8859-1").text == RUSSIAN


def test_latin_1_means_windows_1252():
    assert [codec_of(label) for label in ("ISO-8859-1", "latin1", "us-ascii", "'cp1252'")] == ["windows-1252"] * 4
    assert decode(b"\x93It\x92s \x81", "latin-1").text.startswith("“It’s ")


@pytest.mark.parametrize("label", ["unicode_escape", "utf-7", "hex", "rot13", "idna", "../x", "", "x" * 99, None])
def test_a_label_that_is_no_text_charset_is_nothing(label):
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("page", "charset"),
    [
        (b'<meta charset="koi8-r">', "koi8-r"),
        (b"<META http-equiv=Content-Type content='text/html; charset=windows-1251'>", "cp1251"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=gb2312>", "gb18030"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?><html>', "iso8859-2"),
        (b'<meta charset="utf-16">', "utf-8"),
        (b"<p>charset=koi8-r</p>", None),
        (b"<!-- <meta charset=koi8-r>", None),
    ],
)
def test_the_page_states_its_charset(page, charset):
    assert declared_in(page) == charset


def test_a_few_broken_bytes_cost_only_themselves():
    found = decode((NEWS * 10).encode() + b"\xff and more")
    assert found.text == NEWS * 10 + "\ufffd and more" and "1 unreadable byte" in found.how


def test_nul_bytes_are_refused_with_their_place_unless_they_are_utf16():
    with pytest.raises(InputError, match="byte 3"):
        decode(b"abc\0def")
    assert decode(NEWS.encode("utf-16-le")).text == NEWS


def test_plain_text_is_not_searched_for_meta_tags():
    assert decode(b"<meta charset=koi8-r> caf\xe9", html=False).text.endswith("café")


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gbk", "euc-jp", "utf-16", "big5", "macintosh"]))
def test_any_bytes_without_nul_give_a_text(data, declared):
    data = data.replace(b"\0", b"x")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data[2:]
    assert isinstance(decode(data, declared).text, str)


@pytest.mark.parametrize(
    "data", [b"<!--" * 500_000, b"<meta " * 300_000, b"<" * 2_000_000 + b"\xe9\xe9\xe9", b"<?xml " * 300_000,
             b"<meta charset= " * 100_000, os.urandom(2_000_000).replace(b"\0", b"x")],
    ids=range(6),
)  # fmt: skip
def test_pumped_bytes_are_decoded_in_linear_time(data):
    start = time.process_time()
    decode(data)
    assert time.process_time() - start < 5
