import pytest

from readout.formats import InputOptions, open_inputs, page_from
from readout.records import Fault, Page
from tests.formats.samples import HTML, TEXT, TITLE, email


def opened(tmp_path, data, name="a.eml", **options):
    (tmp_path / name).write_bytes(data)
    return list(open_inputs([tmp_path / name], options=InputOptions(**options)))


def mailbox(*messages, blank=b"\n"):
    return b"".join(b"From courier@e.example Wed Mar 12 18:40:00 2031\n" + each + blank for each in messages)


@pytest.mark.parametrize("name", ["a.eml", "message", "saved.html"])
def test_a_message_is_one_page_kept_as_it_came(tmp_path, name):
    (page,) = opened(tmp_path, email(TEXT), name)
    assert (page.media_type, page.data, page.charset, page.url) == ("message/rfc822", email(TEXT), None, None)


def test_a_text_that_begins_like_a_message_stays_a_text(tmp_path):
    for text in ("From: the harbour\nTo: the town\n\nThe ferry sails, she said.", "Date: today\n\nShe said so."):
        assert page_from(text.encode()).media_type == "text/plain"
    (page,) = opened(tmp_path, email(TEXT), "mail.txt")
    assert page.media_type == "text/plain"


def test_a_named_message_needs_only_one_header(tmp_path):
    (page,) = opened(tmp_path, b"Subject: Ferry\n\nThe ferry sails, she said.", "a.eml")
    assert page.media_type == "message/rfc822"
    (page,) = opened(tmp_path, b"The ferry sails, she said.", "a.eml")
    assert page.media_type == "text/plain"


def test_a_page_saved_by_a_browser_has_its_address(tmp_path):
    saved = email(HTML, kind="text/html", more="Snapshot-Content-Location: https://courier.example/ferry\n")
    (page,) = opened(tmp_path, saved, "page.mhtml")
    assert (page.url, page.media_type) == ("https://courier.example/ferry", "message/rfc822")
    (other,) = opened(tmp_path, saved.replace(b"https://", b"file:///"), "page.mhtml")
    assert other.url is None


def test_each_message_of_a_mailbox_is_a_page(tmp_path):
    found = opened(tmp_path, mailbox(email(TEXT), email("Two.", "Second")), "box.mbox")
    assert [page.name.rpartition(":")[2] for page in found] == ["1", "2"]
    assert all(page.media_type == "message/rfc822" for page in found)
    assert found[0].data.strip() == email(TEXT).strip() and b"Second" in found[1].data


def test_a_mailbox_is_known_by_its_first_lines(tmp_path):
    assert len(opened(tmp_path, mailbox(email(TEXT), email(TEXT)), "inbox")) == 2
    (page,) = opened(tmp_path, b"From the harbour we hear\nthat the ferry sails, she said.", "inbox")
    assert page.media_type == "text/plain"


def test_a_line_in_a_message_that_was_quoted_for_the_mailbox_is_as_it_was_sent(tmp_path):
    body = ">From the harbour: it sails.\n>>From deeper.\n> From a quotation.\nX From here."
    one, two = opened(tmp_path, mailbox(email(body), email(TEXT)), "box.mbox")
    assert b"\nFrom the harbour: it sails.\n>From deeper.\n> From a quotation.\nX From here." in one.data
    assert two.data.startswith(b"From: ")


def test_a_message_over_the_limit_is_one_fault_and_the_next_is_read(tmp_path):
    box = mailbox(email(TEXT), email("x" * 5_000 + "\n" + "y" * 200_000), email(TEXT))
    found = opened(tmp_path, box, "box.mbox", max_bytes=4_000)
    assert [type(each) for each in found] == [Page, Fault, Page] and found[1].name.endswith("box.mbox:2")
    (fault,) = opened(tmp_path, email("x" * 5_000), "a.eml", max_bytes=4_000)
    assert "larger than" in fault.cause


def test_what_the_caller_states_is_kept_with_every_message(tmp_path):
    found = opened(tmp_path, mailbox(email(TEXT), email(TEXT)), "box.mbox", given=(("outlet", "The Courier"),))
    assert [page.given for page in found] == [(("outlet", "The Courier"),)] * 2
    assert TITLE.encode() in found[0].data
