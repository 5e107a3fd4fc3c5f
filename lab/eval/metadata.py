"""Metadata against gold: publication time to the minute and the day, title, authors.

Reads any folder of the shape of ``../shared/data/pages/fundus``: per country a folder with gzipped pages
``Outlet_2024_05_03.html.gz``, gold ``Outlet.json`` (one entry a page version, in the pages' order) and
``meta.info`` (address and time of the crawl). Pages in every language are read: metadata needs no English.
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from readout.charset import decode
from readout.clean.metadata import Metadata, read_metadata

DEFAULT = Path(__file__).parents[2].parent / "shared/data/pages/fundus"


@dataclass(frozen=True)
class Case:
    """One page with its gold."""

    path: Path
    url: str | None
    fetched: datetime | None
    gold: dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this evaluation."""
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--split", default=None, help="a country folder; all by default")
    parser.add_argument("--out", type=Path, default=None, help="predictions, one JSON line a page")
    parser.add_argument("--errors", action="store_true", help="print every page that differs")


def main(args: argparse.Namespace) -> dict[str, float]:
    """Read every page, print the scores with counts, return them as fractions."""
    if not args.data.is_dir():
        print(f"metadata: no data at {args.data}")
        raise SystemExit(2)
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for case in cases(args.data, args.split):
        read = read_metadata(_text(case.path), case.url, fetched=case.fetched)
        marks = compare(case.gold, read)
        counts.update(marks)
        lines.append(json.dumps(_prediction(case, read), ensure_ascii=False))
        if args.errors:
            _show(case, read, marks)
    if args.out:
        args.out.write_text("\n".join(lines) + "\n", "utf-8")
    return _print(counts)


def cases(data: Path, split: str | None = None) -> Iterator[Case]:
    """Every page of the folder that has gold, in the order of its path."""
    for gold_path in sorted(data.glob(f"{split or '*'}/*.json")):
        about = _about(gold_path.parent / "meta.info")
        pages = sorted(gold_path.parent.glob(f"{gold_path.stem}_[0-9]*.html.gz"))
        golds = list(json.loads(gold_path.read_text("utf-8")).values())
        for page, gold in _paired(pages, golds, about):
            told = about.get(page.name, {})
            fetched = _time(told.get("crawl_date"))
            yield Case(page, told.get("url"), fetched, gold)


def compare(gold: dict[str, Any], read: Metadata) -> Counter[str]:
    """What one page adds to each count."""
    marks: Counter[str] = Counter(pages=1)
    when = _time(gold.get("publishing_date"))
    if when is not None:
        marks.update(_compare_time(when, str(gold["publishing_date"]), read))
    if gold.get("title"):
        marks["title_gold"] += 1
        marks["title_exact"] += _plain(gold["title"]) == _plain(read.title or "")
    wanted, found = ({_plain(name) for name in names} for names in (gold.get("authors") or (), read.authors))
    marks.update(author_gold=len(wanted), author_found=len(found), author_right=len(wanted & found))
    marks.update(author_pages=1, author_sets=int(wanted == found))
    return marks


def _compare_time(when: datetime, raw: str, read: Metadata) -> Counter[str]:
    """Gold without a zone is compared with the clock time as the page writes it."""
    marks: Counter[str] = Counter(time_gold=1)
    chosen = next((row for row in read.dates if row.chosen), None)
    if chosen is None or chosen.value is None:
        marks["time_missing"] = 1
        return marks
    zoned = raw[-6:-5] in "+-" or raw.endswith("Z")
    value = chosen.value.astimezone(UTC) if zoned else chosen.value.replace(tzinfo=UTC)
    marks["time_minute"] = int(value.replace(second=0, microsecond=0) == when.replace(second=0, microsecond=0))
    day = when.astimezone(chosen.value.tzinfo) if zoned else when
    own_day = _time(raw, keep=True)
    right = chosen.value.date() in {day.date(), own_day.date() if own_day else day.date()}
    marks["time_day"] = int(right)
    marks["time_wrong"] = int(not right)
    return marks


def _paired(
    pages: list[Path], golds: list[dict[str, Any]], about: dict[str, dict[str, str]]
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Pages and gold in their common order; where one is missing, each gold with the first page crawled after it."""
    if len(pages) == len(golds):
        yield from zip(pages, golds, strict=True)
        return
    left = list(pages)
    for gold in golds:
        when = _time(gold.get("publishing_date"))
        crawled = {page: _time(about.get(page.name, {}).get("crawl_date")) for page in left}
        later = [p for p, t in crawled.items() if t and when and t >= when - timedelta(days=1)]
        if later:
            left.remove(later[0])
            yield later[0], gold


def _about(path: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return found


def _time(raw: str | None, keep: bool = False) -> datetime | None:
    """A gold time; without a zone it is taken as UTC. ``keep`` leaves it in its own zone."""
    try:
        value = datetime.fromisoformat(raw) if raw else None
    except ValueError:
        return None
    if value is None:
        return None
    value = value if value.tzinfo else value.replace(tzinfo=UTC)
    return value if keep else value.astimezone(UTC)


def _text(path: Path) -> str:
    return decode(gzip.decompress(path.read_bytes()), "utf-8").text


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _prediction(case: Case, read: Metadata) -> dict[str, Any]:
    rows = [[row.source, row.raw, row.chosen, row.reason] for row in read.dates]
    published = read.published.earliest.isoformat() if read.published else None
    return {"page": case.path.name, "published": published, "title": read.title, "authors": read.authors, "dates": rows}


def _show(case: Case, read: Metadata, marks: Counter[str]) -> None:
    if marks["time_gold"] and not marks["time_minute"]:
        print("TIME", case.path.name, case.gold["publishing_date"])
        for row in read.dates[:12]:
            print("    ", "*" if row.chosen else " ", row.source, "|", row.raw, "|", row.reason)
    if marks["title_gold"] > marks["title_exact"]:
        print("TITLE", case.path.name, "\n    ", case.gold["title"], "\n    ", read.title)
    if not marks["author_sets"]:
        print("AUTHORS", case.path.name, case.gold.get("authors"), read.authors)


def _print(counts: Counter[str]) -> dict[str, float]:
    def share(part: str, whole: str) -> float:
        return counts[part] / counts[whole] if counts[whole] else 0.0

    precision, recall = share("author_right", "author_found"), share("author_right", "author_gold")
    figures = {name: share(f"time_{name}", "time_gold") for name in ("minute", "day", "wrong", "missing")}
    figures["title"] = share("title_exact", "title_gold")
    figures["authors_precision"], figures["authors_recall"] = precision, recall
    figures["authors_f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    figures["authors_set"] = share("author_sets", "author_pages")
    print(f"metadata: {counts['pages']} pages")
    for name in ("minute", "day", "wrong", "missing"):
        print(f"  time {name:8} {figures[name]:.3f}  ({counts['time_' + name]} of {counts['time_gold']})")
    print(f"  title exact   {figures['title']:.3f}  ({counts['title_exact']} of {counts['title_gold']})")
    print(
        f"  authors P {precision:.3f} R {recall:.3f} F1 {figures['authors_f1']:.3f}  ({counts['author_right']} right,"
        f" {counts['author_found']} found, {counts['author_gold']} gold; same set on {figures['authors_set']:.3f})"
    )
    return figures
