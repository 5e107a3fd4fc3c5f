import base64

import pytest

from readout.clean import clean_page
from readout.clean.unwrap import unwrap
from readout.errors import InputError, SkippedInput
from readout.layers import BLOCKS
from readout.records import Page
from readout.worker import Worker
from tests.formats.samples import HTML, PARAGRAPHS, TEXT, TITLE, email


def page(data: bytes, given=()) -> Page:
    return Page("a.eml", data, "message/rfc822", given=given)


def multipart(*parts: tuple[str, str], kind: str = "alternative", more: str = "") -> bytes:
    inner = "".join(f"--edge\n{head}\n\n{body}\n" for head, body in parts)
    return email(f"{inner}--edge--", kind=f'multipart/{kind}; boundary="edge"', more=more)


def test_a_plain_message_has_its_subject_as_title_and_its_date_as_time():
    document = clean_page(page(email(TEXT))).document
    assert document.title == TITLE and document.outlet is None
    assert document.published.earliest.isoformat() == "2031-03-12T17:40:00+00:00"
    assert document.text == TEXT + "\n"


def test_a_date_in_the_text_outweighs_the_day_of_sending_and_the_caller_both():
    dated = email(f"{TITLE}\n\nPublished 10 March 2031 09:30 GMT\n\n" + "\n\n".join(PARAGRAPHS))
    assert clean_page(page(dated)).document.published.earliest.isoformat() == "2031-03-10T09:30:00+00:00"
    stated = clean_page(page(dated, (("published", "2031-03-01"), ("title", "Mine")))).document
    assert stated.published.earliest.isoformat() == "2031-03-01T00:00:00+00:00" and stated.title == "Mine"


def test_html_is_preferred_to_text():
    reading = clean_page(page(multipart(("Content-Type: text/plain", "Plain."), ("Content-Type: text/html", HTML))))
    assert [block.role for block in reading[BLOCKS]] == ["headline", "body", "body", "body"]
    empty = multipart(("Content-Type: text/plain", TEXT), ("Content-Type: text/html", " \n"))
    assert unwrap(page(empty)).media_type == "text/plain"


def test_the_headline_of_the_page_is_its_title_and_a_subject_without_one_is():
    answered = email(HTML, subject="Re: Fwd: Something else", kind="text/html")
    assert clean_page(page(answered)).document.title == TITLE
    bare = "<p>" + "</p><p>".join(PARAGRAPHS) + "</p>"
    assert clean_page(page(email(bare, subject="RE: AW: Ferry news", kind="text/html"))).document.title == "Ferry news"


@pytest.mark.parametrize(
    "charset,words", [("iso-8859-1", "café"), ("utf-8", "café “Åse”"), ("koi8-r", "Паром"), ("nonsense", "x")]
)
def test_the_charset_of_a_part_is_told_to_the_decoding(charset, words):
    known = "utf-8" if charset == "nonsense" else charset
    coded = base64.encodebytes(words.encode(known)).decode()
    head = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: base64"
    inner = unwrap(page(multipart((head, coded))))
    assert (inner.data, inner.charset) == (words.encode(known), charset)


def test_subjects_in_encoded_words_are_read():
    subjects = {
        "=?utf-8?q?Caf=C3=A9_=E2=80=9C=C3=85se=E2=80=9D?=": "Café “Åse”",
        "=?utf-8?b?UGFyaXM=?=\n =?utf-8?b?IGNhbGxz?=": "Paris calls",
        "=?no-such-charset?q?x?=": "=?no-such-charset?q?x?=",
        "two\n lines": "two lines",
    }
    for written, read in subjects.items():
        assert unwrap(page(email(TEXT, subject=written))).beside.title == read


def test_attachments_are_not_opened():
    forwarded = ("Content-Type: message/rfc822", email(TEXT, subject="Inner").decode())
    attached = ("Content-Type: text/html\nContent-Disposition: attachment; filename=a.html", HTML)
    text = ("Content-Type: text/plain", "See below, he said.")
    assert unwrap(page(multipart(attached, forwarded, text, kind="mixed"))).data.strip() == b"See below, he said."
    for parts in ([attached, forwarded], [("Content-Type: application/pdf", "x")]):
        with pytest.raises(SkippedInput, match="holds no text"):
            unwrap(page(multipart(*parts, kind="mixed")))
    with pytest.raises(SkippedInput, match="holds no text"):
        unwrap(page(email("x", kind="application/pkcs7-mime")))


def test_a_page_saved_by_a_browser_is_not_dated_by_its_saving():
    html = ("Content-Type: text/html\nContent-Location: https://courier.example/ferry", HTML)
    saved_from = "Snapshot-Content-Location: https://courier.example/ferry\n"
    saved = multipart(html, ("Content-Type: image/png", "x"), kind="related", more=saved_from)
    document = clean_page(page(saved)).document
    assert document.published is None and document.title == TITLE


BROKEN = {
    "no end": multipart(("Content-Type: text/plain", TEXT))[:-12],
    "no boundary": email(TEXT, kind="multipart/mixed"),
    "no blank line": b"Subject: x\nContent-Type: multipart/alternative; boundary=edge\n--edge\nThe ferry sails.",
    "bad base64": email("!!!=not base64", more="").replace(b"8bit", b"base64"),
    "bad quoting": email("a=ZZ=\n=é sails.").replace(b"8bit", b"quoted-printable"),
    "unknown coding": email(TEXT).replace(b"8bit", b"x-uu-odd"),
    "raw bytes in headers": email(TEXT).replace(b"Subject: ", b"Subject: \xff\xfe\xe9 "),
    "a date that is none": email(TEXT).replace(b"Wed, 12 Mar 2031 18:40:00 +0100", b"yesterday \x01"),
    "no header": b"\n\nThe ferry sails, she said.",
    "nothing": b"\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_message_gives_its_text_or_one_line(name):
    try:
        inner = unwrap(page(BROKEN[name]))
    except InputError as refused:
        assert "\n" not in str(refused)
    else:
        assert inner.data.strip() and all("\n" not in date.raw for date in inner.beside.dates)


def nested(depth: int) -> bytes:
    heads = "".join(f"Content-Type: multipart/mixed; boundary=e{n}\n\n--e{n}\n" for n in range(depth))
    return f"Subject: x\nMIME-Version: 1.0\n{heads}Content-Type: text/plain\n\nThe ferry sails.\n".encode()


@pytest.mark.parametrize("depth", [1_000, 20_000])
def test_parts_nested_too_deep_are_refused_in_one_line(depth):
    data = nested(depth)
    assert unwrap(page(nested(20))).data.strip() == b"The ferry sails."
    with Worker(seconds=20) as worker:
        with pytest.raises(InputError) as refused:
            worker.clean(page(data))
        assert "\n" not in str(refused.value)
        assert worker.clean(page(email(TEXT))).document.title == TITLE


def test_no_more_parts_are_looked_at_than_the_limit():
    many = multipart(*[("Content-Type: image/png", "x")] * 2_000, ("Content-Type: text/plain", "Last."), kind="mixed")
    with pytest.raises(SkippedInput, match="holds no text"):
        unwrap(page(many))
