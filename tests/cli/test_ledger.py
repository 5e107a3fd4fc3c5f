"""The ledger's commands as a person runs them, with the installed model."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from lab.corpora.stories import stories
from readout.ledger.ledger import Ledger
from tests.ledger.ledgers import add, canonical, claim, harbour, made, sound

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
model = pytest.mark.skipif(find_spec("readout_model_en") is None, reason="the model package is not installed")


def readout(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs the command."""
    return subprocess.run(
        [sys.executable, "-m", "readout", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", **more},
    )  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour page, the claim with its denial, and seventy made-up documents."""
    path = tmp_path_factory.mktemp("cli") / "a.ledger"
    add(path, harbour(), claim(), *made(70))
    return path


@model
def test_pages_are_added_listed_and_added_again(tmp_path: Path) -> None:
    path = tmp_path / "news.ledger"
    done = readout("add", path, EXAMPLES)
    assert done.returncode == 0 and done.stdout.count("added") == 2 and "2 added" in done.stderr
    again = readout("add", path, EXAMPLES, "-j", "2")
    assert again.returncode == 0 and "2 known" in again.stderr
    listed = readout("documents", path)
    assert listed.returncode == 0 and "Norvale denies secret deal" in listed.stdout
    assert "The government of Norvale  denies" in readout("statements", path, "--stance", "denies").stdout
    assert sound(path)


@model
def test_one_or_four_processes_and_any_order_make_the_same_ledger(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    text = (EXAMPLES / "pasted-report.txt").read_text(encoding="utf-8")
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            text + f"\n\nThe {number}th crate was opened on Monday.\n", encoding="utf-8"
        )
    shutil.copy(EXAMPLES / "harbour-talks.html", folder)
    pages = sorted(folder.iterdir())
    readout("add", tmp_path / "one.ledger", *pages)
    readout("add", tmp_path / "four.ledger", *reversed(pages), "-j", "4")
    for _ in range(2):
        readout("add", tmp_path / "twice.ledger", *pages[::2], *pages[1::2])
    told = {canonical(tmp_path / f"{name}.ledger") for name in ("one", "four", "twice")}
    assert len(told) == 1 and len(Ledger(tmp_path / "one.ledger").documents()) == 7


@model
def test_what_fails_is_told_kept_and_spares_the_rest(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_bytes(b"")
    done = readout(
        "add", tmp_path / "a.ledger", tmp_path / "bad.html", EXAMPLES / "pasted-report.txt", tmp_path / "none"
    )
    assert done.returncode == 1 and "2 failed" in done.stderr and "1 added" in done.stderr
    assert len(Ledger(tmp_path / "a.ledger").documents()) == 1


@model
def test_pages_are_read_again_from_what_was_kept(tmp_path: Path) -> None:
    path, page = tmp_path / "a.ledger", tmp_path / "page.txt"
    shutil.copy(EXAMPLES / "pasted-report.txt", page)
    readout("add", path, page)
    page.unlink()
    same = readout("reread", path)
    assert same.returncode == 0 and "already" in same.stderr
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("UPDATE run SET name = 'older', model = 'older'")
    connection.commit()
    connection.close()
    again = readout("reread", path)
    assert again.returncode == 0 and "1 read again" in again.stderr, again.stderr
    (row,) = Ledger(path).documents()
    assert row["readings"] == 2 and sound(path)


def test_tables_show_a_page_and_other_formats_everything(ledger: Path) -> None:
    table = readout("statements", ledger)
    assert table.returncode == 0 and "rows 1 to 50 of 358: --offset 50" in table.stderr
    lines = readout("statements", ledger, "-f", "jsonl")
    assert len(lines.stdout.splitlines()) == 358 and "358 rows" in lines.stderr
    assert len(json.loads(readout("statements", ledger, "-f", "json", "--limit", "7").stdout)) == 7
    assert len(list(csv.DictReader(readout("events", ledger, "-f", "csv").stdout.splitlines()))) == 351


def test_the_name_of_the_file_tells_the_format(ledger: Path, tmp_path: Path) -> None:
    done = readout(
        "events", ledger, "--country", "RUS", "--recipient-country", "UKR", "--disputed", "-o", tmp_path / "e.csv"
    )
    assert done.returncode == 0 and "1 rows" in done.stderr
    (row,) = csv.DictReader((tmp_path / "e.csv").open(encoding="utf-8", newline=""))
    assert row["actors"] == "Russia"


def test_counts_and_searches(ledger: Path) -> None:
    counted = readout("statements", ledger, "--speaker", "Edda Kvarn", "--count", "stance").stdout
    assert counted.split() == ["stance", "count", "asserts", "2"]
    assert "the price was too high" in readout("search", ledger, '"price was too high"').stdout
    assert readout("search", ledger, "zzzz").stdout.strip() == "Nothing was found."


def test_a_correction_from_the_command_line_and_back(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    add(path, harbour(), claim())
    (row,) = Ledger(path).events()
    done = readout(
        "correct", path, "relabel", row["id"], "status", "possible", "--note", "only a claim", READOUT_BY="mara"
    )
    assert done.returncode == 0 and "mara\trelabel" in done.stdout
    assert len(Ledger(path).events(status="possible")) == 1
    assert readout("correct", path, "merge", "Tomas Brill", "edda kvarn").returncode == 0
    assert len(Ledger(path).statements(speaker="Edda Kvarn")) == 3
    assert readout("correct", path, "undo").returncode == readout("correct", path, "undo").returncode == 0
    assert len(Ledger(path).statements(speaker="Edda Kvarn")) == 2 and len(Ledger(path).events(status="possible")) == 0
    log = readout("correct", path, "log").stdout.splitlines()
    assert len(log) == 4 and log[0].endswith("undone") and log[0].split("\t")[2] == "mara"
    split = readout("correct", path, "split", "Q1", Ledger(path).documents(actor="Q1").__iter__().__next__()["id"])
    assert split.returncode == 0


def test_ledgers_are_merged_and_verified(tmp_path: Path) -> None:
    add(tmp_path / "a.ledger", harbour())
    add(tmp_path / "b.ledger", claim())
    done = readout("merge", tmp_path / "a.ledger", tmp_path / "b.ledger")
    assert done.returncode == 0 and "1 editions" in done.stderr
    assert readout("verify", tmp_path / "a.ledger").returncode == 0
    assert readout("verify", "--redraw", tmp_path / "a.ledger").returncode == 0
    for page in (tmp_path / "a.ledger.pages").glob("??/*.gz"):
        page.unlink()
    broken = readout("verify", tmp_path / "a.ledger")
    assert broken.returncode == 1 and broken.stdout.count("raw page") == 2


def test_documents_are_exported(ledger: Path, tmp_path: Path) -> None:
    done = readout("export", ledger, tmp_path / "tables", "-f", "csv", "--outlet", "Tidings")
    assert done.returncode == 0 and "1 documents, 2 statements, 1 events" in done.stderr
    assert {path.name for path in (tmp_path / "tables").iterdir()} >= {"datapackage.json", "events.csv"}


WRONG = [
    (2, "statements", "L", "--sort", "colour"), (2, "events", "L", "--count", "colour"),
    (2, "events", "L", "--day", "yesterday"), (2, "statements", "L", "-f", "parquet"),
    (2, "search", "L", '"'), (2, "correct", "L", "reject", "nope"), (2, "correct", "L", "undo", "nope"),
    (2, "correct", "L", "relabel", "Q1", "stance", "denies"), (2, "merge", "L", "L"),
    (1, "statements", "none.ledger"), (1, "verify", "none.ledger"), (1, "reread", "none.ledger"),
    (1, "correct", "none.ledger", "log"), (1, "export", "none.ledger", "out", "-f", "prov"),
    (1, "export", "L", "no/folder/out", "-f", "prov"), (2, "export", "L", "out", "-f", "canonical", "--outlet", "x"),
    (1, "mcp", "none.ledger"), (1, "doctor", "none.ledger"),
]  # fmt: skip


@pytest.mark.parametrize("asked", WRONG, ids=lambda asked: " ".join(map(str, asked)))
def test_what_cannot_be_is_one_line_with_what_to_do(ledger: Path, tmp_path: Path, asked: tuple[int, str]) -> None:
    status, *arguments = asked
    told = [
        ledger if each == "L" else str(each).replace("none.ledger", str(tmp_path / "none.ledger")) for each in arguments
    ]
    done = readout(*told)
    assert done.returncode == status, done.stderr
    said = done.stderr + (done.stdout if arguments[0] == "doctor" else "")
    assert "Traceback" not in said and (len(done.stderr.splitlines()) == 1 or arguments[0] == "doctor")
    assert not (tmp_path / "none.ledger").exists()


@model
def test_copies_and_stories_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    ferry = next(story for story in stories() if story.name == "ferry-vathypetra")
    rows = [
        {"text": report.page.data.decode(), "url": report.facts["url"], **dict(report.page.given)}
        for report in ferry.reports[:6]
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    path = tmp_path / "a.ledger"
    readout("add", path, folder)
    copies = readout("copies", path, "--evidence")
    assert copies.returncode == 0 and "Meridian Press Agency" in copies.stdout and "excerpt of" in copies.stdout
    assert "1 family of 5 reports" in copies.stderr
    (family,) = json.loads(readout("copies", path, "-f", "json").stdout)
    assert family["origin"] == "Meridian Press Agency" and len(family["reports"]) == 5
    listed = readout("stories", path)
    assert listed.returncode == 0 and "Three dead in fire on Greek ferry" in listed.stdout
    name = listed.stdout.splitlines()[1].split()[0]
    one = readout("story", path, name)
    assert one.returncode == 0 and "reworded from Meridian Press Agency" in one.stdout
    assert json.loads(readout("story", path, family["reports"][0]["document"], "-f", "json").stdout)[0]["id"] == name
    assert readout("story", path, "none").returncode == 2 and readout("stories", tmp_path / "none").returncode == 1
    board = readout("disputes", path)
    assert board.returncode == 0 and "disputed stor" in board.stderr
    assert json.loads(readout("disputes", path, "--story", name, "-f", "json").stdout) is not None
    assert readout("disputes", path, "--story", "none").returncode == 2
    out = tmp_path / "stories.jsonl"
    assert readout("stories", path, "--least", "1", "-f", "jsonl", "-o", out).returncode == 0
    assert all(json.loads(line)["voices"] for line in out.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports on a banker's extradition."""
    folder = tmp_path_factory.mktemp("bank")
    told = next(story for story in stories() if story.name == "banker-velmanis")
    rows = [
        {"text": report.page.data.decode(), "url": report.facts["url"], **dict(report.page.given)}
        for report in told.reports
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    readout("add", folder / "a.ledger", folder / "a.jsonl", "-q")
    return folder / "a.ledger"


@model
def test_claims_are_told_with_how_they_stand_and_explained(bank: Path) -> None:
    listed = readout("claims", bank)
    assert listed.returncode == 0 and "superseded" in listed.stdout and " of 1 story" in listed.stderr
    told = json.loads(readout("claims", bank, "-f", "json", "--all", "--status", "superseded").stdout)
    assert {each["status"] for each in told} == {"superseded"}
    claim = next(each for each in told if "340 million euros" in each["text"])
    explained = readout("explain", bank, claim["id"])
    assert explained.returncode == 0 and "What makes it so" in explained.stdout
    assert "412 million euros" in explained.stdout and "gives another value" in explained.stdout
    values = json.loads(readout("explain", bank, claim["id"], "--json").stdout)[0]
    assert values["id"] == claim["id"] and values["contested"] and values["passages"]
    page = readout("story", bank, claim["story"], "-f", "html").stdout
    assert "What is claimed, and how it stands" in page and claim["id"] in page and "<script" not in page


@model
def test_of_an_earlier_time_is_told_what_was_known_then(bank: Path) -> None:
    told = json.loads(readout("claims", bank, "-f", "json", "--status", "superseded").stdout)
    claim = next(each for each in told if "340 million euros" in each["text"])
    then = json.loads(readout("explain", bank, claim["id"], "--as-of", "2031-05-14T11:00", "--json").stdout)[0]
    assert then["status"] != "superseded" and "412 million" not in json.dumps(then)
    stories_then = readout("stories", bank, "--as-of", "2031-05-14T08:00", "--least", "1")
    assert stories_then.returncode == 0 and "of 3 reports" in stories_then.stderr
    assert readout("disputes", bank, "--as-of", "2031-05-14T07:30").returncode == 0


@model
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["explain", "LEDGER", "0123456789abcdef"], "there is no claim"),
        (["claims", "LEDGER", "--as-of", "yesterday"], "is no time"),
        (["claims", "LEDGER", "--story", "nothing"], "there is no story or document"),
        (["claims", "LEDGER", "--status", "true"], "invalid choice"),
        (["explain", "LEDGER", "3", "--as-of", "2031-05-14"], "--as-of asks for a claim"),
    ],
)
def test_claims_asked_for_wrongly_say_so_in_a_line(bank: Path, asked: list[str], said: str) -> None:
    done = readout(*(str(bank) if each == "LEDGER" else each for each in asked))
    assert done.returncode == 2 and said in done.stderr
    assert "Traceback" not in done.stderr
