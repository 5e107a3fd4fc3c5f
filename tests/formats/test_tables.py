"""Tables with a page in each row: CSV and Parquet."""

import csv
import io
import subprocess
import sys
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.formats import InputOptions, open_inputs, page_from
from readout.formats.rows import NAMES, Columns
from readout.records import Fault, Page
from tests.formats.samples import HTML, TEXT, zipped

URL = "https://courier.example/ferry"


def opened(tmp_path, data, name="reports.csv", **options):
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return list(open_inputs([tmp_path / name], options=InputOptions(**options)))


def written(*rows, delimiter=","):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def parquet(columns, **options):
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, **options)
    return stream.getvalue()


# both kinds


def test_a_row_is_a_page_with_what_stands_beside_it(tmp_path):
    names = ["id", "Headline", "pubDate", "Full Text", "Link", "Newspaper", "LANG"]
    row = ["7", "Ferry sails", "2031-03-12", TEXT, URL, "The Courier", "en"]
    tables = {f"{name}.csv": written(names, row, delimiter=mark) for name, mark in zip("abcd", ",;\t|", strict=True)}
    tables["a.parquet"] = parquet({name: [value] for name, value in zip(names, row, strict=True)})
    facts = {"title": "Ferry sails", "published": "2031-03-12", "language": "en", "outlet": "The Courier"}
    for name, data in tables.items():
        (page,) = opened(tmp_path, data, name)
        assert (page.media_type, page.url, page.charset, page.data.decode()) == ("text/plain", URL, "utf-8", TEXT)
        assert dict(page.given) == facts


@pytest.mark.parametrize("fact", NAMES)
def test_every_name_of_a_column_is_known_and_the_best_one_wins(fact):
    for better, worse in zip(NAMES[fact], NAMES[fact][1:], strict=False):
        assert Columns.found(["x", worse.upper(), better.replace("_", " ").title()]).places == {fact: 2}
    assert Columns.found([NAMES[fact][0], NAMES[fact][0]]).places == {fact: 0}


def test_html_is_read_where_a_row_has_both(tmp_path):
    for data, name in ((written(["text", "html"], ["x", HTML], ["Two, she said.", ""]), "a.csv"),
                       (parquet({"text": ["x", "Two, she said."], "html": [HTML, None]}), "a.parquet")):  # fmt: skip
        one, two = opened(tmp_path, data, name)
        assert (one.media_type, two.media_type, two.data) == ("text/html", "text/plain", b"Two, she said.")


def test_what_the_caller_states_outweighs_the_row(tmp_path):
    (page,) = opened(tmp_path, written(["text", "title"], ["x", "Theirs"]), given=(("title", "Mine"),))
    assert page.stated("title") == "Mine"


def test_a_table_without_a_text_names_its_columns_and_says_what_is_wanted(tmp_path):
    for data, name in (("id,title\n1,Ferry\n", "a.csv"), (parquet({"id": [1], "title": ["Ferry"]}), "a.parquet")):
        (fault,) = opened(tmp_path, data, name)
        assert fault.cause == "is a table with the columns 'id', 'title': name one of them 'text' or 'html'"
    (fault,) = opened(tmp_path, ",".join(f"column{number}" for number in range(40)) + "\n")
    assert "'column11' ...:" in fault.cause and "column12" not in fault.cause


def test_a_row_without_a_text_is_one_fault_that_names_it(tmp_path):
    rows = [[URL, ""], ["", "Two."], ["", "It sails. " * 1_000], ["x", "a\0b"]]
    columns = {"url": [row[0] for row in rows], "text": [row[1] or None for row in rows]}
    csv_and_parquet = ((written(["url", "text"], *rows), "a.csv", "2345"), (parquet(columns), "a.parquet", "1234"))
    for data, name, places in csv_and_parquet:
        one, two, three, four = opened(tmp_path, data, name)
        assert [each.name[-1] for each in (one, two, three, four)] == list(places)
        assert "no text" in one.cause and one.url == URL and two.url is None and three.url is None
        assert "NUL" in four.cause


def test_a_page_over_the_limit_is_one_fault_and_the_next_is_read(tmp_path):
    texts = ["One.", "x" * 1_500, "y" * 3_000, "x\n" * 4_000, "Two."]
    for data, name in (
        (written(["text"], *([text] for text in texts)), "a.csv"),
        (parquet({"text": texts}), "a.parquet"),
    ):
        found = opened(tmp_path, data, name, max_bytes=1_000)
        assert [type(each) for each in found] == [Page, Fault, Fault, Fault, Page]
        assert all("larger than 1,000 bytes" in fault.cause for fault in found[1:4])


def test_tables_in_archives_and_from_other_places_are_read(tmp_path):
    table = parquet({"text": ["One.", "Two."]})
    found = opened(tmp_path, zipped({"a.parquet": table, "b.csv": "text\nThree.\n"}), "pages.zip")
    assert [page.name.rpartition("/")[2] for page in found] == ["a.parquet:1", "a.parquet:2", "b.csv:2"]
    assert page_from(parquet({"text": ["One."]})).data == b"One."


# CSV


def test_a_csv_is_known_by_a_header_that_names_a_text_and_something_else(tmp_path):
    assert len(opened(tmp_path, "title,text\nFerry,It sails.\n", "data")) == 1
    assert opened(tmp_path, "title;body;id\nFerry;It sails.;3\n", "notes.txt")[0].data == b"It sails."
    for text in (
        "The text, she said, is this.\nSo it is.",
        "Title\nIt sails, she said.",
        "text\nIt sails.",
        "a,b\nc,d",
    ):
        assert opened(tmp_path, text, "notes")[0].media_type == "text/plain"
    assert opened(tmp_path, HTML, "page.csv")[0].media_type == "text/html"


def test_a_name_holds_the_line_where_the_row_begins(tmp_path):
    found = opened(tmp_path, 'text,n\n"One,\nin two lines",1\n\n"Two",2\n,,,\r\nThree,3')
    assert [(page.name.rpartition(":")[2], page.data) for page in found] == [
        ("2", b"One,\nin two lines"), ("5", b"Two"), ("7", b"Three"),
    ]  # fmt: skip


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_every_usual_charset_is_read(tmp_path, charset):
    text = "“It’s a café,” she said. " * 20
    (page,) = opened(tmp_path, written(["title", "text"], ["Café", text]).encode(charset))
    assert page.data.decode() == text and page.stated("title") == "Café"


def test_bytes_that_are_not_utf8_spoil_only_themselves(tmp_path):
    (page,) = opened(tmp_path, "text\nÅse’s caf".encode() + b"\xe9 \x93here\x94 \x81.\n")
    assert page.data.decode() == "Åse’s café “here” \ufffd."


def test_long_fields_are_read_up_to_the_limit(tmp_path):
    before = csv.field_size_limit()
    text = "It sails, she said. " * 20_000
    (page,) = opened(tmp_path, written(["text"], [text]))
    assert len(text) > 131_072 and page.data.decode() == text and csv.field_size_limit() >= before


def test_a_quotation_mark_that_is_never_closed_costs_no_more_than_the_limit(tmp_path):
    rows = "text,n\nOne,1\n" + '"open ' + "x,1\n" * 3_000 + "Two,2\n" * 3_000
    found = opened(tmp_path, rows, max_bytes=500)
    assert isinstance(found[0], Page) and found[0].data == b"One"
    assert [type(each) for each in found[1:]] == [Fault, Fault] and "goes on for more than" in found[2].cause


def test_a_row_that_is_too_long_does_not_hide_the_row_after_it(tmp_path):
    rows = 'text,n\n"' + "a quoted word,\n" * 200 + '",1\nTwo,2\n' + "x" * 9_000 + ",3\nThree,3\n"
    found = opened(tmp_path, rows, max_bytes=1_000)
    assert [getattr(each, "data", None) for each in found] == [None, b"Two", None, b"Three"]


def test_rows_of_another_length_are_read_as_far_as_they_go(tmp_path):
    found = opened(tmp_path, "url,text,title\nu,One.,T,more,and more\n,Two.\nu\n")
    assert [type(each) for each in found] == [Page, Page, Fault] and found[0].stated("title") == "T"


def test_an_empty_table_holds_nothing(tmp_path):
    assert opened(tmp_path, "text,title\n") == []
    assert "is empty" in opened(tmp_path, "\n")[0].cause


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), min_size=1),
        min_size=1,
        max_size=6,
    )
)
def test_every_text_comes_through_a_csv_unchanged(tmp_path_factory, texts):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text(written(["title", "text"], *(["t", text] for text in texts)), "utf-8", newline="")
    found = [page.data.decode() if isinstance(page, Page) else None for page in open_inputs([path])]
    assert found == [text if text.strip() else None for text in texts]


# Parquet


def test_cells_of_other_kinds_are_read_as_text_or_passed_over(tmp_path):
    columns = {
        "text": ["One.", "Two."],
        "date": pa.array([datetime(2031, 3, 12, 17, 40, tzinfo=UTC), None], pa.timestamp("us", tz="UTC")),
        "title": pa.array([5, 6]), "outlet": pa.array(["The Courier", "The Courier"]).dictionary_encode(),
        "lang": pa.array([["en"], None]), "link": pa.array([{"a": 1}, None]),
    }  # fmt: skip
    one, two = opened(tmp_path, parquet(columns), "a.parquet")
    assert dict(one.given) == {"title": "5", "published": "2031-03-12T17:40:00+00:00", "outlet": "The Courier"}
    assert dict(two.given) == {"title": "6", "outlet": "The Courier"} and one.url is None
    (dated,) = opened(tmp_path, parquet({"text": ["x"], "date": [date(2031, 3, 12)]}), "a.parquet")
    assert dated.stated("published") == "2031-03-12"
    (raw,) = opened(tmp_path, parquet({"text": [b"caf\xc3\xa9 \xff"]}), "a.parquet")
    assert raw.data.decode() == "café \ufffd"


def test_many_rows_in_many_groups_come_in_order(tmp_path):
    texts = [f"Report {number}." for number in range(1_000)]
    found = opened(tmp_path, parquet({"n": list(range(1_000)), "text": texts}, row_group_size=70), "a.parquet")
    assert [page.data.decode() for page in found] == texts and found[-1].name.endswith(":1000")


def test_reading_goes_on_in_a_fresh_process(tmp_path, monkeypatch):
    monkeypatch.setattr("readout.worker._PAGES_A_CHILD", 3)
    texts = [f"Report {number}." for number in range(200)]
    found = opened(tmp_path, parquet({"text": texts}, row_group_size=90), "a.parquet", parse_seconds=19.0)
    assert [page.data.decode() for page in found] == texts


def test_two_tables_may_be_read_in_turn(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.parquet").write_bytes(parquet({"text": [f"{name}{number}" for number in range(50)]}))
    pairs = zip(open_inputs([tmp_path / "a.parquet"]), open_inputs([tmp_path / "b.parquet"]), strict=True)
    assert [(one.data, two.data) for one, two in pairs] == [(b"a%d" % number, b"b%d" % number) for number in range(50)]


def test_a_damaged_table_is_one_fault(tmp_path):
    whole = parquet({"text": [f"Report {number}, as she said." for number in range(400)]}, row_group_size=100)
    for data in (
        whole[:-1],
        whole[:300],
        b"PAR1",
        b"PAR1" + bytes(100) + b"PAR1",
        whole[:-60] + bytes(52) + whole[-8:],
    ):
        (fault,) = opened(tmp_path, data, "a.parquet")
        assert "is a damaged Parquet table" in fault.cause and "\n" not in fault.cause


def test_the_same_large_page_a_million_times_is_stopped(tmp_path):
    """Parquet keeps a repeated text once: 1 TB out of some kilobytes."""
    text = pa.array(["It sails. " * 100_000])
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 1_000_000, pa.int32()), text)
    data = parquet({"text": column}, row_group_size=1_000_000)
    assert len(data) < 1_000_000
    found = opened(tmp_path, data, "a.parquet", max_unpacked=40_000_000)
    assert "unpacks to more than" in found[-1].cause and 20 < len(found) < 50


def test_a_cell_that_fills_the_memory_ends_the_table_and_not_the_run(tmp_path):
    data = parquet({"text": ["x" * 150_000_000]}, compression="zstd")
    assert len(data) < 1_000_000
    fault, page = [*opened(tmp_path, data, "a.parquet", parse_memory=450 << 20), *opened(tmp_path, "text\nTwo.\n")]
    assert isinstance(fault, Fault) and page.data == b"Two."


def test_without_its_library_a_table_is_one_fault_that_names_the_command(tmp_path):
    (tmp_path / "a.parquet").write_bytes(parquet({"text": ["One."]}))
    (tmp_path / "pyarrow").mkdir()
    (tmp_path / "pyarrow" / "__init__.py").write_text("raise ImportError")
    script = "import sys; from readout.formats import open_inputs; print(next(open_inputs(sys.argv[1:])).cause)"
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "a.parquet")], capture_output=True, text=True, check=True,
        cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path}:{':'.join(sys.path)}"},
    )  # fmt: skip
    assert "pip install 'readout[parquet]'" in told.stdout
