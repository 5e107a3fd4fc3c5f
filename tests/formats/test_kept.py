"""What is kept of the new inputs in a ledger: the file as it came, from which it can be read again."""

import gzip

import pytest

from readout.clean import clean_page
from readout.formats import open_inputs
from readout.ledger.rereading import page_of
from readout.ledger.store import Run, Store
from tests.formats.pdfs import column, pdf
from tests.formats.samples import BODY, TEXT, TITLE, email, item, rss
from tests.formats.test_tables import written

LINES = [line for paragraph in TEXT.split("\n\n") for line in (paragraph[:100], paragraph[100:200], paragraph[200:])]
FILES = {
    "paper.pdf": pdf([[line for line in column(LINES) if line[3]]]),
    "mail.eml": email(TEXT),
    "box.mbox": b"From a\n" + email(TEXT),
    "feed.rss": rss([item(TITLE, "https://courier.example/1", body=BODY, date="Wed, 12 Mar 2031 18:40:00 GMT")]),
    "table.csv.gz": gzip.compress(written(["text", "title", "url"], [TEXT, "T", "https://e.example/"]).encode()),
}


@pytest.mark.parametrize("name", FILES)
def test_a_page_of_any_input_is_read_again_from_what_is_kept(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    (page,) = open_inputs([tmp_path / name])
    run = Run("0", "model")
    with Store(tmp_path / "x.ledger") as store:
        assert store.add(page, clean_page(page), run) == "added" and store.known(page, run)
        assert page_of(store, 1) == page
        assert store.add(page, clean_page(page_of(store, 1)), run) == "known"
    if name.endswith((".pdf", ".eml")):
        assert page.data == FILES[name]
