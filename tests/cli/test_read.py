"""The command as a person runs it; no model is needed for what is tested here."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from readout.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "harbour-talks.html"
PASTED = ROOT / "examples" / "pasted-report.txt"


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "readout", "read", *map(str, arguments)]


@dataclass
class Done:
    """How one run of the command ended."""

    returncode: int
    stdout: str
    stderr: str


def readout(*arguments: str | Path, given: bytes = b"") -> Done:
    """The command in this process (an interpreter of its own for each test would take most of the time)."""
    out, said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(given))
    try:
        with redirect_stdout(out), redirect_stderr(said):
            status = main(["read", *map(str, arguments)])
    except SystemExit as misuse:
        status = int(misuse.code or 0)
    finally:
        sys.stdin = stdin
    out.flush()
    return Done(status, out.buffer.getvalue().decode(), said.getvalue())  # type: ignore[attr-defined]


def cleaned(*arguments: str | Path, given: bytes = b"") -> Done:
    return readout("--no-statements", *arguments, given=given)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four inputs: a page, nothing at all, a binary, a pasted text."""
    made = tmp_path_factory.mktemp("pages")
    (made / "1.html").write_bytes(EXAMPLE.read_bytes())
    (made / "2.html").write_bytes(b"")
    (made / "3.html").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8)
    (made / "4.txt").write_bytes(PASTED.read_bytes())
    return made


def test_a_page_is_printed_with_its_title_outlet_byline_date_and_without_its_furniture() -> None:
    done = cleaned(EXAMPLE)
    assert (done.returncode, done.stderr) == (0, "")
    top, _, rest = done.stdout.partition("\n")
    assert top.strip() == "Norvale denies secret deal over Ostrel ferry port"
    assert "The Skerry Courier · by Mirre Aldane · 12 March 2031, 18:40 +01:00" in rest
    assert "the prime minister" in rest and "Sign up for" not in rest and "set aside" in rest
    assert "Sign up for The Morning Tide" in cleaned("--furniture", EXAMPLE).stdout


def test_a_pasted_page_comes_by_standard_input_and_says_that_it_has_no_date() -> None:
    done = cleaned("-", given=PASTED.read_bytes())
    assert done.returncode == 0
    assert "no date on the page" in done.stdout


def test_what_the_caller_states_wins() -> None:
    done = cleaned(
        PASTED, "--published", "2031-03-14", "--outlet", "Own Desk", "--url", "https://x.example/a", "-f", "json"
    )
    document = json.loads(done.stdout)["document"]
    assert document["published"]["earliest"].startswith("2031-03-14")
    assert (document["outlet"], document["url"]) == ("Own Desk", "https://x.example/a")


def test_every_input_comes_out_once_in_order_and_one_bad_page_spares_the_rest(folder: Path) -> None:
    for jobs in ("1", "2"):
        done = cleaned(folder, "-f", "jsonl", "-j", jobs)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        assert [next(key for key in ("document", "skip", "fault") if key in line) for line in lines] == [
            "document", "fault", "fault", "document",
        ]  # fmt: skip
        assert done.returncode == 1
        assert done.stderr.count("2.html: ") == done.stderr.count("3.html: ") == 1


def test_two_processes_give_the_very_same_bytes_as_one(folder: Path) -> None:
    assert cleaned(folder, "-f", "jsonl", "-j", "2").stdout == cleaned(folder, "-f", "jsonl").stdout


def test_json_is_one_object_for_one_input_and_an_array_for_several(folder: Path) -> None:
    assert json.loads(cleaned(EXAMPLE, "-f", "json").stdout)["schema"] == "readout/1"
    several = json.loads(cleaned(EXAMPLE, PASTED, "-f", "json").stdout)
    assert [one["document"]["name"] for one in several] == [str(EXAMPLE), str(PASTED)]


def test_a_file_is_written_in_the_format_of_its_name(tmp_path: Path) -> None:
    for name in ("a.html", "a.csv", "a.txt"):
        assert cleaned(EXAMPLE, "-o", tmp_path / name).stdout == ""
    assert (tmp_path / "a.html").read_text().startswith("<!doctype html>")
    assert next(csv.reader(io.StringIO((tmp_path / "a.csv").read_text())))[0] == "document"
    assert "\x1b" not in (tmp_path / "a.txt").read_text()


def test_a_page_that_is_not_english_is_skipped_in_one_line_and_alone_it_is_a_failure(tmp_path: Path) -> None:
    german = "Der Ministerpräsident sagte am Mittwoch, es gebe kein Abkommen über den Hafen. " * 12
    (tmp_path / "de.txt").write_text(german, encoding="utf-8")
    alone = cleaned(tmp_path / "de.txt")
    assert (alone.returncode, alone.stdout, alone.stderr.count("\n")) == (1, "", 1)
    assert "skipped" in alone.stderr
    assert cleaned(tmp_path / "de.txt", EXAMPLE).returncode == 0


def test_what_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    for missing in (tmp_path / "none.html", tmp_path):
        done = cleaned(missing)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_misuse_ends_with_2() -> None:
    assert readout().returncode == readout("--format", "xml", "x").returncode == 2
    refused = readout(EXAMPLE, PASTED, "--title", "One")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)


def test_output_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "dir.json").mkdir()
    places = [(tmp_path / "dir.json", 2), (Path("/proc/x.json"), 2), (Path("/dev/full"), 1)]
    for place, status in places:
        if place.parent.exists():
            done = cleaned(EXAMPLE, "-o", place)
            assert (done.returncode, done.stderr.count("\n")) == (status, 1)
            assert str(place) in done.stderr


def test_no_model_is_a_clear_refusal(tmp_path: Path) -> None:
    done = readout(EXAMPLE, "--model", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "model" in done.stderr and "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    pages = " ".join([str(folder / "1.html")] * 6)
    line = f"{sys.executable} -m readout read -q --no-statements -f jsonl {pages} | head -c 10"
    done = subprocess.run(["bash", "-c", line], capture_output=True, cwd=ROOT, timeout=120)
    assert done.stderr == b""


def hears_ctrl_c() -> None:
    """A test run started in the background ignores Ctrl-C, and its children with it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_lines(tmp_path: Path, jobs: str) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.html").write_bytes(EXAMPLE.read_bytes())
    running = subprocess.Popen(
        command("--no-statements", "-f", "jsonl", "-j", jobs, tmp_path),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True, preexec_fn=hears_ctrl_c,
    )  # fmt: skip
    assert running.stdout is not None and running.stderr is not None
    first = running.stdout.readline()
    time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    rest, said = running.stdout.read(), running.stderr.read()
    assert running.wait(timeout=60) == 130
    lines = (first + rest).decode().split("\n")
    assert lines.pop() == "" and len(lines) < 300
    assert all(json.loads(line)["document"] for line in lines)
    assert b"Traceback" not in said and b"stopped" in said


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys; from readout.cli.main import main\n"
        "for command in ('read', 'explain'):\n"
        "    try: main([command, '--help'])\n"
        "    except SystemExit: pass\n"
        "heavy = {'lxml', 'trafilatura', 'onnxruntime', 'numpy', 'rich', 'tokenizers', 'urllib3'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr
