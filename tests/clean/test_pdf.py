import pytest

from readout.clean import clean_page
from readout.clean.pdf import MOST_PAGES
from readout.clean.pdflines import _joined
from readout.clean.unwrap import unwrap
from readout.errors import InputError
from readout.layers import BLOCKS
from readout.records import Page
from readout.worker import Worker
from tests.formats.pdfs import column, pdf
from tests.formats.samples import PARAGRAPHS, SENTENCES, TITLE

LINES = [
    "The harbour board of Skerry said on Tuesday that the ferry would",
    "sail again before the week is out. “It is repaired,” the harbour",
    "master told reporters.",
    "Opposition councillors doubt it, and one of them called the time-",
    "table a tale told to shareholders in a well-known house. Others",
    "agreed.",
]
FIRST = " ".join(LINES[:3])
SECOND = "Opposition councillors doubt it, and one of them called the timetable a tale told to shareholders in a "
SECOND += "well-known house. Others agreed."


def page(data: bytes) -> Page:
    return Page("paper.pdf", data, "application/pdf")


def paragraphs(*pages, **more):
    return unwrap(page(pdf(pages, **more))).data.decode().split("\n\n")


def test_lines_are_joined_to_paragraphs_where_one_stops_short():
    assert paragraphs(column(LINES)) == [FIRST, SECOND]


def test_an_indented_line_begins_a_paragraph():
    lines = column(LINES[:2], top=700) + column(["Ferries and tugs"], left=72, top=676) + column(["sail."], top=664)
    assert paragraphs(lines) == [" ".join(LINES[:2]), "Ferries and tugs sail."]


def test_a_gap_and_larger_letters_begin_a_paragraph():
    lines = [*column([TITLE], top=740, size=20), *column(LINES[:2], top=700), *column(LINES[:2], top=660)]
    assert paragraphs(lines) == [TITLE, " ".join(LINES[:2]), " ".join(LINES[:2])]


def test_a_byline_is_no_part_of_the_paragraph_under_it():
    assert paragraphs(column(["By Mara Lindqvist", *LINES[:3]])) == ["By Mara Lindqvist", FIRST]


def test_each_point_of_a_list_is_a_paragraph():
    first = column(["• The harbour board meets on Friday in the customs house, and will", "• Tug and"], top=700)
    more = [(72, 688, 10, "publish the letter."), (72, 664, 10, "ferry.")]
    lines = [first[0], more[0], (60, 676, 10, first[1][3]), more[1]]
    assert paragraphs(lines) == [f"{first[0][3]} publish the letter.", "• Tug and ferry."]


def test_a_word_broken_at_the_end_of_a_line_is_made_whole():
    assert paragraphs(column(["The harbour mas-", "ter spoke."])) == ["The harbour master spoke."]
    assert paragraphs(column(["The board of Skerry-", "Sound spoke."])) == ["The board of Skerry-Sound spoke."]
    kept = ["A well-known ship and a well-", "known captain."]
    assert paragraphs(column(kept)) == ["A well-known ship and a well-known captain."]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    left, right = column(LINES[:2], left=40), column(["master told", "them all.", *LINES[3:4]], left=320)
    assert paragraphs([*left, *right], column(["table."])) == [
        f"{LINES[0]} {LINES[1]} master told them all.", f"{LINES[3][:-1]}table.",
    ]  # fmt: skip


def test_what_repeats_at_the_edges_of_the_pages_is_shown_once_and_page_numbers_never():
    head = (60, 810, 8, "The Skerry Courier, 12 March 2031")
    foot = "Courier Press, Customs House Lane"
    pages = [
        [head, (60, 20, 8, foot), (500, 20, 8, f"Page {n}"), *column([sentence], size=8)]
        for n, sentence in enumerate(SENTENCES[:3], start=1)
    ]
    found = paragraphs(*pages)
    assert found[0] == head[3] and len(found) == 1 + 3
    assert not any(foot in each or "Page" in each for each in found)


def test_a_line_at_the_head_of_one_page_only_is_kept():
    assert paragraphs([(60, 810, 8, "Extra edition"), *column(LINES[:3])], column(LINES[:3]))[0] == "Extra edition"


def test_a_page_drawn_in_no_order_is_read_column_by_column():
    left, right = column(SENTENCES[:6], left=40, size=5), column(SENTENCES[1:7], left=320, size=5)
    drawn = [line for pair in zip(reversed(left), right, strict=True) for line in pair]
    assert " ".join(paragraphs(drawn)).split() == " ".join((*SENTENCES[:6], *SENTENCES[1:7])).split()


def test_the_dates_of_the_file_are_weaker_than_a_date_in_the_text():
    facts = {"CreationDate": "D:20310101120000+01'00'", "Title": "Microsoft Word - ferry-final2.doc"}
    lines = [*column([TITLE], size=18, top=760), *column(["12 March 2031"], top=730), *column(LINES)]
    document = clean_page(page(pdf([lines], facts))).document
    assert document.published.earliest.isoformat() == "2031-03-12T00:00:00+00:00"
    assert ("PDF created", "2031-01-01T12:00:00+01:00") in [(date.source, date.raw) for date in document.dates]
    assert document.title == TITLE
    dated = clean_page(page(pdf([[*column([TITLE], size=18, top=760), *column(LINES)]], facts))).document
    assert dated.published.earliest.isoformat() == "2031-01-01T11:00:00+00:00"


def test_the_title_of_the_file_is_believed_where_the_text_shows_it():
    shown = [*column(["Kurze Meldung"], size=18, top=760), *column([TITLE], size=12, top=730), *column(LINES)]
    assert clean_page(page(pdf([shown], {"Title": TITLE}))).document.title == TITLE


def test_a_pdf_is_read_in_the_worker_to_blocks_of_the_report():
    words = [line for paragraph in PARAGRAPHS for line in (paragraph[:100], paragraph[100:200], paragraph[200:])]
    with Worker() as worker:
        reading = worker.clean(page(pdf([[*column([TITLE], size=18, top=760), *column(words)]])))
    assert reading[BLOCKS][0].role == "headline"
    assert "harbour master, Edda Kvarn" in reading.document.text
    assert reading.document.name == "paper.pdf"


def test_an_encrypted_file_is_refused_and_one_that_all_may_open_is_read():
    with pytest.raises(InputError, match=r"paper\.pdf: is encrypted"):
        paragraphs(column(LINES), password="secret")
    assert paragraphs(column(LINES), password="") == [FIRST, SECOND]


def test_a_file_of_pictures_is_refused_with_what_to_do():
    with pytest.raises(InputError, match="OCR"):
        paragraphs([], [])


def test_a_damaged_file_is_refused():
    whole = pdf([column(LINES)])
    for data in (whole[:300], b"%PDF-1.4\n", b"%PDF-1.7\n" + bytes(range(256)) * 20):
        with pytest.raises(InputError, match="damaged"):
            unwrap(page(data))


def test_a_book_is_refused():
    with pytest.raises(InputError, match=f"at most {MOST_PAGES}"):
        paragraphs(*([column(["One line."])] * (MOST_PAGES + 1)))


def test_a_page_with_more_letters_than_a_broadsheet_is_refused():
    with pytest.raises(InputError, match="characters"):
        paragraphs([(10, 3 * (number % 270), 1, f"{number} harbour " * 60) for number in range(400)])


def test_any_cut_of_a_file_gives_its_text_or_one_line():
    whole = pdf([column(LINES), column(LINES)], {"Title": TITLE})
    for end in range(0, len(whole), 97):
        try:
            assert unwrap(page(whole[:end])).media_type == "text/plain"
        except InputError as refused:
            assert "\n" not in str(refused)


def test_ligatures_are_letters_and_control_characters_blanks():
    assert _joined([0xFB01, 114, 115, 116, 1, 0xA0, 0x6F, 0xFB03, 99, 101, 0x7F, 0xD83D, 0xDEA2]) == "first  office 🚢"
