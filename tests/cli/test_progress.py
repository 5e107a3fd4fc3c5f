from __future__ import annotations

from pathlib import Path

from readout.cli.progress import count_inputs, progress_line


def test_a_line_of_progress_says_how_many_how_fast_and_how_long_still() -> None:
    assert progress_line(120, 1000, 14.4) == "120 of 1,000 pages, 8.3 a second, 1 min 46 s left"
    assert progress_line(3, None, 6.0) == "3 pages, 2.0 seconds each"
    assert progress_line(1, 5000, 2.0).endswith("2 h 46 min left")


def test_files_in_folders_are_counted_and_lines_are_not(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.html", "b.html.gz", "in/c.html", "notes.json"):
        (tmp_path / name).write_text("x")
    assert count_inputs([str(tmp_path), "one.html"]) == 4
    assert count_inputs([str(tmp_path), "pages.jsonl"]) is None
    assert count_inputs(["pages.jsonl.gz"]) is None


def test_archives_tables_and_feeds_are_not_counted(tmp_path: Path) -> None:
    many = "pages.zip pages.tar.gz pages.tgz crawl.warc.gz box.mbox a.csv a.parquet feed.xml feeds.opml"
    for name in many.split():
        assert count_inputs([name]) is None and count_inputs(["one.html", f"folder/{name}"]) is None
    for name in ("paper.pdf", "mail.eml"):
        (tmp_path / name).write_text("x")
    assert count_inputs([str(tmp_path)]) == 2 and count_inputs(["https://courier.example/story"]) == 1
